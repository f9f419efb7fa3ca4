"""An actor: what they say, deny and will not say, and what is said of them; their name in each script, their offices.

An unnamed source has a page too, but is nobody: several people may stand behind one description.
"""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Path, Request

from rawi.packs.actors import Office, load_actors
from rawi.types import Claim
from rawi.web.pages.ledger import Row, rows
from rawi.web.render import Pages, forms_of, ledger_of

router = Pages()
_READ = 200
"""Claims looked through; a page that leaves some out says so."""


@dataclass(frozen=True, slots=True)
class ActorPage:
    """says, denies, silent: claims on which they speak; told: claims about them on which they do not."""

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
    left_out: int


@router.page("/actor/{label:path}", "actor.html.j2", twin="/actor/{label:path}.json")
def actor(request: Request, label: Annotated[str, Path(max_length=200)]) -> ActorPage:
    """Whoever the ledger knows by this canonical label."""
    book = ledger_of(request)
    found = book.page(0, _READ, actor=label)
    sides: dict[str, list[Claim]] = {"for": [], "against": [], "silent": [], "told": []}
    kind = camp = ""
    for claim in found.claims:
        own = [a for a in claim.assertions if a.speaker.label == label]
        for one in own:
            kind, camp = one.speaker.kind, one.speaker.camp or camp
        said = {"silent" if a.side in ("no-comment", "doubt") else a.side for a in own} or {"told"}
        for side in said:
            sides[side].append(claim)
    known = next((one for one in load_actors().actors.values() if one.name == label), None)
    return ActorPage(
        label=label,
        kind=kind or (known.kind if known else "unspecified"),
        camp=camp or (known.camp if known else ""),
        forms=forms_of(label),
        offices=known.offices if known else (),
        total=found.total,
        says=tuple(rows(book, tuple(sides["for"]))),
        denies=tuple(rows(book, tuple(sides["against"]))),
        silent=tuple(rows(book, tuple(sides["silent"]))),
        told=tuple(rows(book, tuple(sides["told"]))),
        left_out=found.total - len(found.claims),
    )
