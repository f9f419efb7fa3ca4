"""A claim: who says so, who denies or will not say, in which words, and what cannot be told from the texts."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Path, Request

from rawi.desk import page_of
from rawi.export.entry import QUOTE_LIMIT, Entry
from rawi.link.decisions import Decision
from rawi.web.guard import Guard
from rawi.web.render import Pages, ledger_of
from rawi.web.tongue import name_of

router = Pages()


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """One claim as the ledger has it now.

    tellings: its assertions as (id, first words), for decisions on one of them; decisions: those that shaped it.
    """

    claim: Entry
    tellings: tuple[tuple[str, str], ...]
    decisions: tuple[Decision, ...]
    known: bool
    name: str


@router.page("/claim/{key}", "claim.html.j2", twin="/claim/{key}.json")
def claim(request: Request, key: Annotated[str, Path(max_length=80)]) -> ClaimPage:
    """The claim with this id, or the beginning of one."""
    book, guard = ledger_of(request), request.app.state.guard
    assert isinstance(guard, Guard)
    found = book.claim(key)
    return ClaimPage(
        claim=page_of(book, found, QUOTE_LIMIT),
        tellings=tuple((a.id, " ".join(a.quote[:60].split())) for a in found.assertions),
        decisions=tuple(book.decisions(found.id)),
        known=guard.knows(dict(request.headers)),
        name=name_of(request),
    )
