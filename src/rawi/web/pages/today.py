"""The first page: what is in dispute, what moved, and what the ledger cannot tell."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated

from fastapi import Form, Query, Request, Response
from fastapi.responses import RedirectResponse

from rawi.desk import contacts_in
from rawi.export.gist import gist
from rawi.export.highlights import contacts_of
from rawi.ledger import Ledger
from rawi.store.base import Articles, Counts, Mark, Run
from rawi.web.memory import Pending
from rawi.web.pages.ledger import Row, rows
from rawi.web.render import Pages, computed, ledger_of, memory_of

router = Pages()
_RANK = {"denial": 0, "flip": 1, "new": 2, "gap": 3, "gone": 4}
_MOVED = 20
_SHOWN = 8
_RUNS = 3
_NAMED = 6


@dataclass(frozen=True, slots=True)
class Moved:
    """A claim that is new, gone or stands differently.  before, after: its status, "" where there was or is none."""

    claim: str
    about: str
    kinds: tuple[str, ...]
    before: str
    after: str
    closed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TodayPage:
    """counts: how much the ledger holds; disputed: claims that somebody denies, most told first; unplaced, undated:
    articles without an outlet, without a date; unsourced: claims that outlets tell in their own voice alone.  moved:
    what changed since the mark `since`; more: and is not shown; counting: this is not known yet."""

    counts: Counts
    statuses: dict[str, int]
    disputed: tuple[Row, ...]
    corroborated: tuple[Row, ...]
    unplaced: Articles
    undated: Articles
    unsourced: int
    runs: tuple[Run, ...]
    since: str
    marks: tuple[tuple[str, str], ...]
    moved: tuple[Moved, ...]
    more: int
    counting: bool


@router.page("/", "today.html.j2", twin="/today.json")
def today(request: Request, since: Annotated[str, Query(max_length=80)] = "") -> TodayPage:
    """What a reader would ask first.  since: a mark; the newest where none is named."""
    book = ledger_of(request)
    marks = tuple(reversed(book.marks()))
    since = since or (marks[0][0] if marks else "")
    try:
        changed, counting = moved(request, since) if since else [], False
    except Pending:
        changed, counting = [], True
        request.state.unfinished = True
    disputed = book.page(0, _SHOWN, status="contested")
    corroborated = book.page(0, _SHOWN, status="corroborated")
    memory = memory_of(request)
    undated, unplaced, unsourced = memory.recall("gaps", lambda: _gaps(book))
    return TodayPage(
        counts=memory.recall("counts", book.counts),
        statuses=disputed.statuses,
        disputed=tuple(rows(disputed.rows)),
        corroborated=tuple(rows(corroborated.rows)),
        unplaced=unplaced,
        undated=undated,
        unsourced=unsourced,
        runs=tuple(reversed(book.view.runs()[-_RUNS:])),
        since=since,
        marks=marks,
        moved=tuple(changed[:_MOVED]),
        more=max(0, len(changed) - _MOVED),
        counting=counting,
    )


@router.post("/mark", include_in_schema=False)
def mark(request: Request, name: Annotated[str, Form(max_length=80)] = "") -> Response:
    """Remembers how the claims stand now."""
    marked(request, name)
    return RedirectResponse("/", status_code=303)


def marked(request: Request, name: str) -> Mark:
    """A mark that was just set; what is called nothing is called by the minute."""
    return ledger_of(request).mark(name.strip() or datetime.now(UTC).strftime("%Y-%m-%d %H:%M"))


def moved(request: Request, since: str) -> list[Moved]:
    """What changed since a mark, new denials and flips first.  Raises NothingFound where there is no such mark."""
    return computed(request, f"moved {since}", lambda: _moved(ledger_of(request), since))


def _gaps(book: Ledger) -> tuple[Articles, Articles, int]:
    """Articles without a date and without an outlet, the first few by name; how many claims have no stated source."""
    view = book.view
    undated, unplaced = view.articles(0, _NAMED, "date"), view.articles(0, _NAMED, "outlet")
    return undated, unplaced, book.page(0, 0, unsourced=True).total


def _moved(book: Ledger, since: str) -> list[Moved]:
    """What changed, new denials and flips first; changed counts alone are no news."""
    contacts = contacts_in(book)
    made = []
    for change in book.changes(since):
        kinds = tuple(k for k in change.kinds if k != "counts")
        if not kinds:
            continue
        before, after = change.before, change.after
        about = gist(after, contacts_of(after, contacts)) if after else before.title if before else ""
        key = after.id if after else before.id if before else ""
        stood = (before.status if before else "", after.status if after else "")
        made.append(Moved(key, about, kinds, *stood, change.closed))
    return sorted(made, key=lambda m: (min(_RANK[k] for k in m.kinds), m.claim))
