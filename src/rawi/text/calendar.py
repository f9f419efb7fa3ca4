"""Three calendars, one way of writing dates: EDTF strings (ISO 8601-2).  Knows no language.

A value is a day `2026-03-04`, a minute `2026-03-04T14:22` (with a zone where one is known), a month `2026-03`, a year
`2026`, or an interval `2026-03-02/2026-03-03` with `..` for an open end.  A trailing `?` says that it is uncertain.
EDTF is Gregorian: a Jalali or Hijri day becomes a Gregorian day, their months and years become intervals of days.
Hijri is Umm al-Qura, which tables cover from 1343 to 1500; what lies outside is not converted.
"""

import calendar as _gregorian
import re
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Literal

Calendar = Literal["gregorian", "jalali", "hijri"]
Precision = Literal["minute", "day", "week", "month", "year", "range", "none"]
Bounds = tuple[date | None, date | None]

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_EARLY = range(1300, 1500)
_MODERN = range(1800, 2100)
_POINT = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::\d\d)?(Z|[+-]\d\d:\d\d)?)?)?)?[?~%]?", re.ASCII)


@lru_cache(maxsize=4096)
def to_gregorian(calendar: Calendar, year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a day stated in `calendar`; None when that calendar has no such day.

    >>> to_gregorian("jalali", 1404, 12, 13)
    datetime.date(2026, 3, 4)
    >>> to_gregorian("hijri", 1447, 9, 15)
    datetime.date(2026, 3, 4)
    >>> to_gregorian("jalali", 1404, 12, 30) is None
    True
    """
    try:
        if calendar == "jalali":
            from persiantools.jdatetime import JalaliDate

            converted = JalaliDate(year, month, day).to_gregorian()  # type: ignore[no-untyped-call]
            return date(converted.year, converted.month, converted.day)
        if calendar == "hijri":
            from hijridate import Hijri

            return date(*Hijri(year, month, day).to_gregorian().datetuple())
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


@lru_cache(maxsize=4096)
def from_gregorian(calendar: Calendar, day: date) -> tuple[int, int, int] | None:
    """Year, month and day of a Gregorian day in `calendar`; None outside what it covers.

    >>> from_gregorian("jalali", date(2026, 3, 4)), from_gregorian("hijri", date(2026, 3, 4))
    ((1404, 12, 13), (1447, 9, 15))
    """
    try:
        if calendar == "jalali":
            from persiantools.jdatetime import JalaliDate

            there = JalaliDate.to_jalali(day.year, day.month, day.day)  # type: ignore[no-untyped-call]
            return there.year, there.month, there.day
        if calendar == "hijri":
            from hijridate import Gregorian

            year, month, number = Gregorian(day.year, day.month, day.day).to_hijri().datetuple()
            return year, month, number
        return day.year, day.month, day.day
    except (ValueError, OverflowError):
        return None


def month_bounds(calendar: Calendar, year: int, month: int) -> tuple[date, date] | None:
    """First and last Gregorian day of a month of `calendar`.

    >>> month_bounds("jalali", 1404, 12)
    (datetime.date(2026, 2, 20), datetime.date(2026, 3, 20))
    """
    first = to_gregorian(calendar, year, month, 1)
    if first is None:
        return None
    if calendar == "gregorian":
        return first, first.replace(day=_gregorian.monthrange(year, month)[1])
    for length in (31, 30, 29, 28):  # Umm al-Qura counts one month of 28 days (1348-12)
        last = to_gregorian(calendar, year, month, length)
        if last is not None:
            return first, last
    return None


def year_bounds(calendar: Calendar, year: int) -> tuple[date, date] | None:
    """First and last Gregorian day of a year of `calendar`.

    >>> year_bounds("jalali", 1404)
    (datetime.date(2025, 3, 21), datetime.date(2026, 3, 20))
    """
    first, last = month_bounds(calendar, year, 1), month_bounds(calendar, year, 12)
    return (first[0], last[1]) if first and last else None


def week_bounds(day: date, first: int) -> tuple[date, date]:
    """The seven days around `day` when weeks begin on weekday `first` (0 is Monday).

    >>> week_bounds(date(2026, 2, 1), 6)
    (datetime.date(2026, 2, 1), datetime.date(2026, 2, 7))
    """
    start = day - timedelta(days=(day.weekday() - first) % 7)
    return start, start + timedelta(days=6)


def shift_month(year: int, month: int, by: int) -> tuple[int, int]:
    """The month `by` months away, in any calendar of twelve months.

    >>> shift_month(2026, 1, -1)
    (2025, 12)
    """
    count = year * 12 + month - 1 + by
    return count // 12, count % 12 + 1


def weekday_before(day: date, weekday: int, *, same: bool = True) -> date:
    """The last such weekday on or before `day`; strictly before it when `same` is false.

    >>> weekday_before(date(2026, 3, 4), 1), weekday_before(date(2026, 3, 4), 2, same=False)
    (datetime.date(2026, 3, 3), datetime.date(2026, 2, 25))
    """
    back = (day.weekday() - weekday) % 7
    return day - timedelta(days=back or (0 if same else 7))


def weekday_after(day: date, weekday: int, *, same: bool = False) -> date:
    """The next such weekday after `day`, or `day` itself when `same` is true and it fits.

    >>> weekday_after(date(2026, 3, 4), 3), weekday_after(date(2026, 3, 4), 2)
    (datetime.date(2026, 3, 5), datetime.date(2026, 3, 11))
    """
    ahead = (weekday - day.weekday()) % 7
    return day + timedelta(days=ahead or (0 if same else 7))


def year_calendar(year: int, early: Calendar = "jalali") -> Calendar | None:
    """The calendar a bare year is counted in; `early` is what the language means by 1300 to 1499.

    None for a number that is no plausible year of news.  A Jalali year far in the future is read as Hijri.

    >>> year_calendar(1404), year_calendar(1447), year_calendar(1404, "hijri"), year_calendar(2026), year_calendar(500)
    ('jalali', 'hijri', 'hijri', 'gregorian', None)
    """
    if year in _MODERN:
        return "gregorian"
    if year not in _EARLY:
        return None
    return "hijri" if early == "jalali" and year >= 1420 else early


def plausible(calendar: Calendar, year: int) -> bool:
    """Whether news may speak of this year of this calendar: never Gregorian 1404.

    >>> plausible("gregorian", 1404), plausible("jalali", 1404), plausible("hijri", 2026)
    (False, True, False)
    """
    return year in (_MODERN if calendar == "gregorian" else _EARLY)


def day_edtf(day: date) -> str:
    """A day as EDTF."""
    return day.isoformat()


def minute_edtf(moment: datetime) -> str:
    """A minute as EDTF, with its zone where it has one: the local reading stays as written.

    >>> minute_edtf(datetime(2026, 3, 4, 14, 22))
    '2026-03-04T14:22'
    """
    return moment.isoformat(timespec="minutes")


def month_edtf(calendar: Calendar, year: int, month: int) -> str:
    """A month as EDTF; "" when the calendar has no such month.

    >>> month_edtf("gregorian", 2026, 3), month_edtf("jalali", 1404, 12)
    ('2026-03', '2026-02-20/2026-03-20')
    """
    ends = month_bounds(calendar, year, month)
    if ends is None:
        return ""
    return f"{year:04d}-{month:02d}" if calendar == "gregorian" else interval(*ends)


def year_edtf(calendar: Calendar, year: int) -> str:
    """A year as EDTF; "" when the calendar has no such year.

    >>> year_edtf("gregorian", 2026), year_edtf("jalali", 1404)
    ('2026', '2025-03-21/2026-03-20')
    """
    ends = year_bounds(calendar, year)
    if ends is None:
        return ""
    return f"{year:04d}" if calendar == "gregorian" else interval(*ends)


def interval(first: date | str | None, last: date | str | None) -> str:
    """An interval of days (or of EDTF points) as EDTF; None is an open end, equal ends are one point.

    >>> interval(None, date(2026, 3, 4)), interval("2015", "2018")
    ('../2026-03-04', '2015/2018')
    """
    left, right = (".." if end is None else str(end) for end in (first, last))
    return left if left == right else f"{left}/{right}"


def minute(edtf: str) -> datetime | None:
    """The moment an EDTF string with a clock time names; None when it has none.

    >>> minute("2026-03-04T14:22"), minute("2026-03-04")
    (datetime.datetime(2026, 3, 4, 14, 22), None)
    """
    if "T" not in edtf or not _POINT.fullmatch(edtf):
        return None
    try:
        return datetime.fromisoformat(edtf.rstrip("?~%"))
    except ValueError:
        return None


def _point(edtf: str) -> tuple[date, date] | None:
    found = _POINT.fullmatch(edtf)
    if not found:
        return None
    year, month, day = (int(part) if part else 0 for part in found.group(1, 2, 3))
    if day:
        exact = to_gregorian("gregorian", year, month, day)
        return (exact, exact) if exact else None
    if not 1 <= year <= 9999 or (found.group(2) and not 1 <= month <= 12):
        return None
    return month_bounds("gregorian", year, month) if month else (date(year, 1, 1), date(year, 12, 31))


@lru_cache(maxsize=4096)
def bounds(edtf: str) -> Bounds | None:
    """Earliest and latest day of an EDTF string; None for an open end, and None alone for what cannot be read.

    >>> bounds("2024-11")
    (datetime.date(2024, 11, 1), datetime.date(2024, 11, 30))
    >>> bounds("../2026-03-04")
    (None, datetime.date(2026, 3, 4))
    >>> bounds("2024-11-11?")
    (datetime.date(2024, 11, 11), datetime.date(2024, 11, 11))
    >>> bounds("soon") is None
    True
    """
    left, stroke, right = edtf.partition("/")
    if not stroke:
        return _point(edtf)
    first = None if left in ("", "..") else _point(left)
    last = None if right in ("", "..") else _point(right)
    if (first is None and left not in ("", "..")) or (last is None and right not in ("", "..")):
        return None
    if first and last and first[0] > last[1]:
        return None
    return (first[0] if first else None, last[1] if last else None)


def overlap(left: str, right: str) -> bool:
    """Whether two EDTF values can be the same time; an unreadable or empty value overlaps nothing.

    >>> overlap("2026-03-02/2026-03-03", "2026-03"), overlap("../2026-03-04", "2026-03-05")
    (True, False)
    """
    one, two = bounds(left), bounds(right)
    if one is None or two is None:
        return False
    (a, b), (c, d) = one, two
    return (b is None or c is None or c <= b) and (a is None or d is None or a <= d)


def contains(outer: str, inner: str) -> bool:
    """Whether every day of `inner` lies in `outer`.

    >>> contains("2026-03", "2026-03-02/2026-03-03"), contains("2026-03-02", "2026-03")
    (True, False)
    """
    one, two = bounds(outer), bounds(inner)
    if one is None or two is None:
        return False
    (a, b), (c, d) = one, two
    return (a is None or (c is not None and a <= c)) and (b is None or (d is not None and d <= b))
