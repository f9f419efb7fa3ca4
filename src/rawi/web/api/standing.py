"""How the ledger stands: counts, runs, marks, what changed since one, and whether every stored span holds."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Annotated

from fastapi import Query, Request
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, Field

from rawi.errors import StoreError
from rawi.ledger import Ledger
from rawi.store.base import Counts, Run
from rawi.web.api.paging import Counted, Paged, part
from rawi.web.api.routes import reading, writing
from rawi.web.pages import today as today_page
from rawi.web.pages.today import Moved, TodayPage
from rawi.web.render import ledger_of

router, checks, writer = reading("standing"), reading("standing", tagged=False), writing("standing")
ROUTERS = (router, checks, writer)
NDJSON = "application/x-ndjson"


class Since(Paged):
    """Since when, and which part."""

    since: str = Field(min_length=1, max_length=80, description="The name of a mark.")


class NewMark(BaseModel):
    """A mark to set.  name: empty names it by the minute."""

    name: str = Field("", max_length=80)


@dataclass(frozen=True, slots=True)
class MarkHead:
    """A mark.  time: when it was set."""

    name: str
    time: str


@router.get("/today", summary="What is in dispute, what moved, what the ledger cannot tell")
def today(
    request: Request, since: Annotated[str, Query(max_length=80, description="A mark; the newest if empty.")] = ""
) -> TodayPage:
    """The first page."""
    return today_page.today(request, since)


@router.get("/counts", summary="How much the ledger holds")
def counts(request: Request) -> Counts:
    """Documents, readings, attributions, contacts, claims, assertions, judgements."""
    return ledger_of(request).counts()


@router.get("/runs", summary="Runs over input, the newest first")
def runs(request: Request, asked: Annotated[Paged, Query()]) -> Counted[Run]:
    """When each began and ended, and what it took in."""
    return part(request, asked, ledger_of(request).view.runs()[::-1])


@router.get("/marks", summary="The marks, the newest first")
def marks(request: Request) -> tuple[MarkHead, ...]:
    """A mark is a moment to compare with."""
    return tuple(MarkHead(name, time) for name, time in reversed(ledger_of(request).marks()))


@writer.post("/marks", summary="Remember how the claims stand now", status_code=201)
def mark(request: Request, given: NewMark) -> MarkHead:
    """A mark of the same name is replaced."""
    made = today_page.marked(request, given.name)
    return MarkHead(made.name, made.time)


@router.get("/changes", summary="What is new, gone or stands differently since a mark")
def changes(request: Request, asked: Annotated[Since, Query()]) -> Counted[Moved]:
    """New denials and flips first; changed counts alone are no news."""
    return part(request, asked, today_page.moved(request, asked.since))


@checks.get(
    "/verify",
    summary="Every stored span that does not hold",
    response_class=StreamingResponse,
    responses={200: {"description": "One JSON object a line.", "content": {NDJSON: {"schema": {"type": "string"}}}}},
)
def verify(request: Request) -> StreamingResponse:
    """A line for each broken span as it is found; the last line says `{"done": true, "broken": N}`."""
    return StreamingResponse(_broken(ledger_of(request)), media_type=NDJSON)


def _broken(book: Ledger) -> Iterator[str]:
    number = 0
    try:
        for one in book.verify():
            number += 1
            yield json.dumps(asdict(one), ensure_ascii=False) + "\n"
    except StoreError as error:
        yield json.dumps({"done": False, "broken": number, "error": str(error)}, ensure_ascii=False) + "\n"
        return
    yield json.dumps({"done": True, "broken": number}) + "\n"
