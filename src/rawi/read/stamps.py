"""One date stamp as a page, a feed or a record writes it → EDTF.

ISO 8601 and RFC 2822 as they are; anything else by the date words of the packs, when the whole stamp is one date.
"""

import re
from datetime import datetime
from email.utils import parsedate_to_datetime
from functools import lru_cache

from rawi.errors import PackError
from rawi.packs.dates import load_dates
from rawi.packs.moments import Moment, scan
from rawi.packs.pack import BUILT_IN
from rawi.packs.stated import stated
from rawi.text.normalize import fold

_ISO = re.compile(r"(\d{4})-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s?(?:Z|[+-]\d{2}:?\d{2})?)?")
_MAIL = re.compile(r"(?:[A-Za-z]{3},\s*)?\d{1,2} [A-Za-z]{3} \d{4} \d{2}:\d{2}")
_MARK = re.compile(r"(?<=[^\W\d]):|[|•·]")
_LONGEST = 80
_RECENT = "1990"


def parse_stamp(raw: str, language: str = "") -> str:
    """The stamp as EDTF, "" when it is not one whole date, when its order is unclear, or when it has no day.

    language: whose habits decide where numbers alone do not (03/04/2026, the calendar of 1404/12/13); without it,
    only what every language reads alike counts, and an early year is read in the calendar that makes it recent.

    >>> parse_stamp("2026-05-07T22:09:00+03:30"), parse_stamp("yesterday")
    ('2026-05-07T22:09+03:30', '')
    """
    raw = raw.strip()
    if len(raw) > _LONGEST or not any(character.isdigit() for character in raw):
        return ""
    try:
        iso = _ISO.fullmatch(raw)
        if iso and int(iso.group(1)) > 1500:
            moment = datetime.fromisoformat(re.sub(r"\s(?=[+-]|Z)", "", raw))
            return raw if len(raw) == 10 else moment.isoformat(timespec="minutes")
        if _MAIL.match(raw):
            return parsedate_to_datetime(raw).isoformat(timespec="minutes")
    except (ValueError, TypeError, IndexError):
        pass  # a number-led stamp may still be a written date
    folded = fold(_MARK.sub(" ", raw))[0]
    own = _in_words(folded, language) if language in BUILT_IN else None
    if own is not None:
        return own
    values = {_in_words(folded, code) for code in BUILT_IN} - {None}
    if len(values) > 1 and "" not in values:
        values = {value for value in values if value and value[:4] >= _RECENT}
    return (values.pop() or "") if len(values) == 1 else ""


@lru_cache(maxsize=4096)
def _in_words(folded: str, language: str) -> str | None:
    """EDTF of a folded stamp that a language reads whole; "" when it is one date of unclear order; None when none."""
    try:
        words = load_dates(language)
    except PackError:
        return None  # a pack without date words reads no stamps
    moments = scan(folded, words, lambda moment: moment if moment.meaning in ("date", "numeric") else None)
    if len(moments) != 1 or not _covers(moments[0], folded):
        return None
    found = stated(moments[0], words)
    if found is None or not found.year or len(found.days) != 1:
        return None
    return "" if found.ambiguous else found.edtf()


def _covers(moment: Moment, folded: str) -> bool:
    """Whether nothing but marks is left beside the date."""
    return not re.search(r"\w", folded[: moment.start] + folded[moment.end :])
