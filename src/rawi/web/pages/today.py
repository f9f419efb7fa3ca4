"""The first page: what is in dispute, what moved, and what the ledger cannot tell."""

from dataclasses import dataclass

from fastapi import Request

from rawi.store.base import Counts, Run
from rawi.web.pages.ledger import Row, rows
from rawi.web.render import Pages, ledger_of

router = Pages()
_SHOWN = 8
_RUNS = 3


@dataclass(frozen=True, slots=True)
class TodayPage:
    """counts: how much the ledger holds; disputed: claims that somebody denies, most told first; unplaced, undated:
    articles without an outlet, without a date."""

    counts: Counts
    statuses: dict[str, int]
    disputed: tuple[Row, ...]
    corroborated: tuple[Row, ...]
    unplaced: int
    undated: int
    runs: tuple[Run, ...]


@router.page("/", "today.html.j2", twin="/today.json")
def today(request: Request) -> TodayPage:
    """What a reader would ask first."""
    book = ledger_of(request)
    disputed = book.page(0, _SHOWN, status="contested")
    corroborated = book.page(0, _SHOWN, status="corroborated")
    unplaced, undated = book.view.gaps()
    return TodayPage(
        counts=book.counts(),
        statuses=disputed.statuses,
        disputed=tuple(rows(book, disputed.claims)),
        corroborated=tuple(rows(book, corroborated.claims)),
        unplaced=unplaced,
        undated=undated,
        runs=tuple(reversed(book.view.runs()[-_RUNS:])),
    )
