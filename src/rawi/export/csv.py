"""Claims as CSV: one row an assertion, safe to open in a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping

from rawi.export.claims import claim
from rawi.text.visible import visible
from rawi.types import Claim, Document

CLAIM = ("id", "title", "kind", "status", "articles", "origins", "camps")
ASSERTION = ("document", "start", "end", "quote", "stance", "scope", "speaker", "relays", "origin", "camp")
BOM = "\ufeff"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def cell(value: object) -> str:
    """A value as a cell that no spreadsheet takes for a formula; invisible characters are shown as tokens."""
    if isinstance(value, int):
        return str(value)
    text = visible(" | ".join(value) if isinstance(value, list) else str(value))
    return "'" + text if text.startswith(_FORMULA) else text


def lines(claims: Iterable[Claim], documents: Mapping[str, Document], *, bom: bool = False) -> Iterator[str]:
    """The file line by line, with its header.  bom: begin with a byte order mark, which some spreadsheets need."""
    header = [*(f"claim_{name}" if name in ("id", "title", "kind", "status") else name for name in CLAIM), *ASSERTION]
    yield (BOM if bom else "") + _line(header)
    for item in claims:
        made = claim(item, documents)
        for told in made["assertions"]:
            yield _line([cell(made[name]) for name in CLAIM] + [cell(told[name]) for name in ASSERTION])


def _line(cells: list[str]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\r\n").writerow(cells)
    return buffer.getvalue()
