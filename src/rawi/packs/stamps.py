"""Metadata date strings → EDTF: ISO 8601, RFC 822, and stamps in the words and calendars of the languages.

A stamp keeps its local day and clock and its zone; what cannot be read, or reads in two ways, gives "".
"""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta, timezone

from rawi.packs.dates import DateWords, dated_languages, load_dates
from rawi.packs.moments import Moment, scan
from rawi.packs.stated import Stated, stated
from rawi.text.calendar import Calendar, day_edtf, minute_edtf, plausible, to_gregorian, year_calendar
from rawi.text.normalize import fold_key

_ISO = re.compile(
    r"(\d{4})[-/.](\d\d?)[-/.](\d\d?)"
    r"(?:(?:t|\s*[-,،]?\s+)(\d\d?):(\d\d)(?::\d\d(?:[.,]\d+)?)?\s*(z|utc|gmt|[+-]\d\d:?\d\d)?)?"
)
_MAIL = re.compile(
    r"(?:\w{3,9},?\s+)?\d{1,2}\s+\w{3,9}\s+\d{4}\s+\d\d?:\d\d(?::\d\d)?(?:\s+\S+)?(?:\s+\(\w+\))?", re.ASCII
)
_CLOCK = re.compile(r"(?<![\d:/.-])([01]?\d|2[0-3]):([0-5]\d)(?::[0-5]\d)?(?![\d:])\s*([^\W\d_]?)")
_LONGEST = 200


def parse_stamp(raw: str, words: DateWords | None = None) -> str:
    """The EDTF of a metadata date string, "" when it cannot be read.

    words: the document's language; without it every language that has date words is asked, and they must agree.

    >>> parse_stamp("2026-06-11T14:22:05+0330"), parse_stamp("2018-02-23"), parse_stamp("۱۴۰۴/۱۲/۱۳ ۱۵:۳۰")
    ('2026-06-11T14:22+03:30', '2018-02-23', '2026-03-04T15:30')
    >>> parse_stamp("Mon, 19 Feb 2018 00:16:11 +0400"), parse_stamp("03/04/2026"), parse_stamp("soon")
    ('2018-02-19T00:16+04:00', '', '')
    """
    folded = fold_key(raw[:_LONGEST]) if len(raw) <= _LONGEST else ""
    if not folded:
        return ""
    if found := _ISO.fullmatch(folded):
        return _iso(found)
    if _MAIL.fullmatch(raw.strip()) and (mailed := _mail(raw.strip())):
        return mailed
    known = [words] if words else [load_dates(language) for language in dated_languages()]
    return _worded(folded, known)


def _iso(found: re.Match[str]) -> str:
    year, month, day = (int(part) for part in found.group(1, 2, 3))
    calendar = _stamp_calendar(year)
    exact = to_gregorian(calendar, year, month, day) if calendar else None
    if exact is None:
        return ""
    if found.group(4) is None:
        return day_edtf(exact)
    hour, minute = int(found.group(4)), int(found.group(5))
    if hour > 23 or minute > 59:
        return ""
    return minute_edtf(datetime.combine(exact, time(hour, minute), _zone(found.group(6) or "")))


def _stamp_calendar(year: int) -> Calendar | None:
    """The calendar of a year in a stamp: Jalali and Hijri years of the age of the web do not overlap."""
    if 1370 <= year < 1410:
        return "jalali"
    if 1420 <= year < 1470:
        return "hijri"
    return "gregorian" if year_calendar(year) == "gregorian" else None


def _zone(written: str) -> timezone | None:
    if not written:
        return None
    if written[0] not in "+-":
        return UTC
    hours, minutes = int(written[1:3]), int(written[-2:])
    if hours > 14 or minutes > 59:
        return None
    offset = timedelta(hours=hours, minutes=minutes)
    return timezone(offset if written[0] == "+" else -offset)


def _mail(raw: str) -> str:
    from email.utils import parsedate_to_datetime

    try:
        moment = parsedate_to_datetime(raw)
        return minute_edtf(moment) if plausible("gregorian", moment.year) else ""
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""


def _worded(folded: str, known: Iterable[DateWords]) -> str:
    """A stamp in words: every full date found must be the same day; the clock is the fullest reading's."""
    found: set[tuple[int, date, time | None]] = set()
    for words in known:
        for length, one in _full_dates(folded, words):
            ends = one.gregorian()
            if ends is None or ends[0] != ends[1] or one.ambiguous:
                return ""
            found.add((length, ends[0], one.clock))
    if len({day for _, day, _ in found}) != 1:
        return ""
    longest = max(length for length, _, _ in found)
    clocks = {clock for length, _, clock in found if clock and length == longest} or _lone_clock(folded)
    day = found.pop()[1]
    return minute_edtf(datetime.combine(day, clocks.pop())) if len(clocks) == 1 else day_edtf(day)


def _full_dates(folded: str, words: DateWords) -> list[tuple[int, Stated]]:
    """The dates with day, month and year, each with the length of its stretch."""

    def accept(moment: Moment) -> tuple[int, Stated] | None:
        one = stated(moment, words) if moment.meaning in ("date", "numeric") else None
        if one is None or not one.year or not one.days:
            return None
        if moment.meaning == "numeric" and one.calendar != _stamp_calendar(one.year):
            return None
        return moment.end - moment.start, one

    return scan(folded, words, accept)


def _lone_clock(folded: str) -> set[time]:
    """The clock times that stand apart from the date; before 13:00 not when a word follows that may mean p.m."""
    matches = list(_CLOCK.finditer(folded))
    if len(matches) != 1 or (int(matches[0].group(1)) < 13 and matches[0].group(3)):
        return set()
    return {time(int(matches[0].group(1)), int(matches[0].group(2)))}
