"""An actor: what they say, deny and will not say, and what is said of them; their name in each script, their offices.

An unnamed source has a page too, but is nobody: several people may stand behind one description.
"""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Path, Request

from rawi.export.names import forms_of
from rawi.packs.actors import Office, load_actors
from rawi.web.pages.ledger import Row, rows
from rawi.web.render import Pages, ledger_of

router = Pages()
_SHOWN = 30
"""Claims of one kind; a page that leaves some out says so."""
_SIDES = {"says": ("for",), "denies": ("against",), "silent": ("no-comment", "doubt")}


@dataclass(frozen=True, slots=True)
class ActorPage:
    """says, denies, silent: claims on which they speak; told: claims about them on which they do not.

    totals: how many there are of each of the four, those included that are not shown.
    """

    label: str
    kind: str
    camp: str
    forms: dict[str, tuple[str, ...]]
    offices: tuple[Office, ...]
    total: int
    says: tuple[Row, ...]
    denies: tuple[Row, ...]
    silent: tuple[Row, ...]
    told: tuple[Row, ...]
    totals: dict[str, int]
    left_out: int


@router.page("/actor/{label:path}", "actor.html.j2", twin="/actor/{label:path}.json")
def actor(request: Request, label: Annotated[str, Path(max_length=200)]) -> ActorPage:
    """Whoever the ledger knows by this canonical label."""
    book = ledger_of(request)
    parts = {name: book.page(0, _SHOWN, speaker=label, sides=sides) for name, sides in _SIDES.items()}
    parts["told"] = book.page(0, _SHOWN, actor=label, silent=label)
    made = {name: tuple(rows(part.rows)) for name, part in parts.items()}
    total = book.page(0, 0, actor=label).total
    who = book.view.speaker(label)
    known = next((one for one in load_actors().actors.values() if one.name == label), None)
    return ActorPage(
        label=label,
        kind=who.kind if who else known.kind if known else "unspecified",
        camp=(who.camp if who else "") or (known.camp if known else ""),
        forms=forms_of(label),
        offices=known.offices if known else (),
        total=total,
        **made,
        totals={name: part.total for name, part in parts.items()},
        left_out=max(0, total - len({row.id for found in made.values() for row in found})),
    )
