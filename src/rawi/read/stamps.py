"""One date stamp as a page, a feed or a record writes it → EDTF."""

import re
from datetime import datetime
from email.utils import parsedate_to_datetime

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s?(?:Z|[+-]\d{2}:?\d{2})?)?")


def parse_stamp(raw: str) -> str:
    """The stamp as EDTF, "" when it cannot be read whole.

    >>> parse_stamp("2026-05-07T22:09:00+03:30"), parse_stamp("yesterday")
    ('2026-05-07T22:09+03:30', '')
    """
    raw = raw.strip()
    try:
        if _ISO.fullmatch(raw):
            moment = datetime.fromisoformat(raw.replace(" +", "+").replace(" -", "-"))
            return moment.date().isoformat() if len(raw) == 10 else moment.isoformat(timespec="minutes")
        return parsedate_to_datetime(raw).isoformat(timespec="minutes")
    except (ValueError, TypeError, IndexError):
        return ""
