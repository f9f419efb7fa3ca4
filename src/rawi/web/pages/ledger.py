"""The ledger: one row a claim, those in dispute first; facets live in the address."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Query, Request

from rawi.store.base import Listed
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
        rows=tuple(rows(found.rows)),
        start=start,
        following=start + PAGE if start + PAGE < found.total else None,
        undated=unplaced,
    )


def rows(found: Iterable[Listed]) -> Iterator[Row]:
    """Listed claims as rows."""
    for one in found:
        if card := one.card:
            shown = (card.about, one.status, card.when, card.parties, card.through, card.says, card.denies)
            yield Row(one.id, *shown, one.articles, one.origins, one.camps)
