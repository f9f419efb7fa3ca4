"""The table of claims: Latin letters only, nothing cut when nobody looks at a screen."""

import shutil
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from rawi.cli import console
from rawi.types import Claim

if TYPE_CHECKING:
    from rawi.ledger import Ledger

_ROOM = 40


def rows(book: "Ledger", found: Iterator[Claim], as_json: bool) -> None:
    """The table; no right-to-left letters, nothing cut when nobody looks at a screen."""
    from rawi.desk import contacts_in
    from rawi.export.gist import gist
    from rawi.export.highlights import contacts_of
    from rawi.export.labels import latin

    contacts = contacts_in(book)
    if as_json:
        console.emit([row(c, gist(c, contacts_of(c, contacts))) for c in found], indent=1)
        return
    wide = shutil.get_terminal_size().columns if sys.stdout.isatty() else 0
    for number, item in enumerate(found):
        if not number:
            head = f"{'status':<17}  {'claim':<14}  {'when':<21}  for  against  sure  articles  origins  camps  about"
            console.show(console.paint(head, "head"))
        sides = [a.side for a in item.assertions]
        told = f"{sides.count('for'):>3}  {sides.count('against'):>7}  {sure(item):>4}"
        counts = f"{item.articles:>8}  {item.origins:>7}  {item.camps:>5}"
        facts = f"  {item.id:<14}  {latin(item.when) or 'undated':<21.21}  {told}  {counts}  "
        about = gist(item, contacts_of(item, contacts))
        room = wide - len(facts) - 17 if wide else len(about)
        if room < min(len(about), _ROOM):
            console.show(f"{status_cell(item.status)}{facts}".rstrip())
            console.show(f"{'':<19}{fit(about, max(_ROOM, wide - 20)).rstrip()}")
        else:
            console.show(f"{status_cell(item.status)}{facts}{fit(about, room).rstrip()}")


def status_cell(word: str) -> str:
    """Shape and word, coloured where colour may be."""
    from rawi.export.labels import SHAPES, status_word

    return console.paint(f"{SHAPES.get(status_word(word), '?')} {word:<15}", status_word(word))


def fit(text: str, room: int) -> str:
    """The text in exactly so many columns."""
    return f"{text if len(text) <= room else text[: room - 1].rstrip() + '…':<{room}}"


def sure(item: Claim) -> int:
    """How many assertions of a claim are marked as high precision."""
    from rawi.extract.confidence import settings

    least = settings()["high"]
    return sum(a.confidence >= least for a in item.assertions)


def row(item: Claim, about: str) -> dict[str, Any]:
    """A claim as `ledger --json` and `timeline --json` have it."""
    sides = [a.side for a in item.assertions]
    return {
        "id": item.id,
        "about": about,
        "title": item.title,
        "kind": item.kind,
        "status": item.status,
        "when": item.when or None,
        "for": sides.count("for"),
        "against": sides.count("against"),
        "sure": sure(item),
        "articles": item.articles,
        "origins": item.origins,
        "camps": item.camps,
    }
