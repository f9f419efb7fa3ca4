"""The ledger: one row a claim, those in dispute first; facets live in the address."""

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Query, Request

from rawi.desk import contacts_in
from rawi.export.gist import gist
from rawi.export.highlights import contacts_of
from rawi.ledger import Ledger
from rawi.types import Claim
from rawi.web.facets import PAGE, Facets
from rawi.web.render import Pages, ledger_of

router = Pages()


@dataclass(frozen=True, slots=True)
class Row:
    """A claim as a row of the ledger."""

    id: str
    about: str
    status: str
    when: str
    parties: tuple[str, ...]
    through: tuple[str, ...]
    says: int
    denies: int
    articles: int
    origins: int
    camps: int


@dataclass(frozen=True, slots=True)
class LedgerPage:
    """A page of the ledger.  total: claims that fit; asked: the facets in force; following: the next page's start."""

    asked: dict[str, Any]
    total: int
    statuses: dict[str, int]
    rows: tuple[Row, ...]
    start: int
    following: int | None
    undated: int


@router.page("/ledger", "ledger.html.j2")
def ledger(request: Request, facets: Annotated[Facets, Query()]) -> LedgerPage:
    """The claims that fit, a page at a time."""
    book, asked, start = ledger_of(request), facets.asked(), facets.start
    found = book.page(start, PAGE, **asked)
    rest = {k: v for k, v in asked.items() if k not in ("since", "until")}
    unplaced = book.page(0, 0, **(rest | {"undated": True})).total if len(rest) < len(asked) else 0
    return LedgerPage(
        asked=facets.model_dump(exclude={"start"}),
        total=found.total,
        statuses=found.statuses,
        rows=tuple(rows(book, found.claims)),
        start=start,
        following=start + PAGE if start + PAGE < found.total else None,
        undated=unplaced,
    )


def rows(book: Ledger, claims: tuple[Claim, ...]) -> list[Row]:
    """Claims as rows; the parties and go-betweens are those of the contacts they tell."""
    contacts = contacts_in(book)
    made = []
    for claim in claims:
        told = contacts_of(claim, contacts)
        sides = [a.side for a in claim.assertions]
        first = told[0] if told else None
        made.append(
            Row(
                id=claim.id,
                about=gist(claim, told),
                status=claim.status,
                when=claim.when,
                parties=tuple(p for p in (first.initiator, first.recipient) if p) if first else (),
                through=tuple(dict.fromkeys(name for c in told for name in c.intermediaries)),
                says=sides.count("for"),
                denies=sides.count("against"),
                articles=claim.articles,
                origins=claim.origins,
                camps=claim.camps,
            )
        )
    return made
