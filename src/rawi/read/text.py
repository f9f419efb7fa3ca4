"""Plain text and Markdown: the file decoded, to the letter; facts about it may stand in a side-car NAME.json."""

import hashlib
import json
from collections.abc import Iterator
from typing import TypedDict, cast

from rawi.errors import FormatError
from rawi.read.decode import decode, has_surrogate
from rawi.read.draft import Draft, Source

_SIDE_CAR_LIMIT = 1024 * 1024
_FIELDS = {
    "title": ("title", "headline"),
    "url": ("url",),
    "publisher": ("publisher", "outlet", "site"),
    "published": ("published", "published_at", "date"),
    "language": ("lang", "language"),
}


class Facts(TypedDict, total=False):
    """What a record may say about its document."""

    title: str
    url: str
    publisher: str
    published: str
    language: str


def read_text(source: Source) -> Iterator[Draft]:
    """The one document of a text file.  Raises EncodingError, FormatError."""
    data = source.data()
    decoded = decode(data, source.place)
    if not decoded.text.strip():
        raise FormatError(
            "the file is empty", place=source.place, kept="nothing was read", hint="fetch or save it again"
        )
    facts = _side_car(source)
    notes = (decoded.note,) if decoded.note else ()
    address = facts.get("url") or source.address
    yield Draft(source.name, decoded.text, address, hashlib.sha256(data).hexdigest(), notes=notes, **facts)


def _side_car(source: Source) -> Facts:
    """The facts of NAME.json beside NAME.txt; a JSON file that is something else is no side-car."""
    path = source.path.with_suffix(".json") if source.path else None
    if path is None or not path.is_file() or path.stat().st_size > _SIDE_CAR_LIMIT:
        return {}
    try:
        found = json.loads(path.read_bytes())
    except (ValueError, RecursionError) as error:
        kept = "the text beside it was read without it"
        source.report(FormatError(f"not JSON: {error}", place=str(path), kept=kept))
        return {}
    return stated_facts(found) if isinstance(found, dict) else {}


def stated_facts(record: dict[str, object]) -> Facts:
    """What a record says about its document, under the names of Draft; anything but a usable string is left out."""
    facts: dict[str, str] = {}
    for field, keys in _FIELDS.items():
        values = (record.get(key) for key in keys)
        value = next((v.strip() for v in values if isinstance(v, str) and v.strip()), "")
        if value and "\0" not in value and not has_surrogate(value):
            facts[field] = value
    return cast(Facts, facts)
