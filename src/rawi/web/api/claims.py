"""Claims: those that fit, one, its page, the decisions that shaped it; and the timeline."""

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from fastapi import Path, Query, Request
from pydantic import Field

from rawi.export.entry import Entry
from rawi.link.decisions import Decision
from rawi.types import Assertion, Claim
from rawi.web.api.paging import Paged, Place
from rawi.web.api.routes import reading
from rawi.web.facets import Conditions
from rawi.web.pages import claim as claim_page
from rawi.web.pages.ledger import Row, rows
from rawi.web.render import ledger_of

router = reading("claims")
ROUTERS = (router,)
Key = Annotated[str, Path(max_length=80, description="A claim's id, or the beginning of it.")]


class Asked(Conditions, Paged):
    """Conditions on claims, and which part of them."""

    kind: str = Field("", max_length=40, description="contact, statement, denial …")
    document: str = Field("", max_length=300, description="Only claims that this document tells, by name or id.")


class Ordered(Asked):
    """Conditions, part and order."""

    order: Literal["standing", "time", "ledger"] = Field(
        "standing", description="What is disputed first; or by the time of what is told; or as linked."
    )


@dataclass(frozen=True, slots=True)
class Claims:
    """A page of the claims that fit.  statuses: how many of each status, whichever status is asked for."""

    items: tuple[Row, ...]
    total: int
    statuses: dict[str, int]
    next: str | None


@dataclass(frozen=True, slots=True)
class Member:
    """An assertion, and the id of the claim in which it stands."""

    assertion: Assertion
    claim: str


def _found(request: Request, asked: Asked, order: str) -> Claims:
    book, place = ledger_of(request), Place(request, asked)
    conditions: Any = asked.asked() | {"order": order}
    if asked.kind.strip():
        conditions["kind"] = asked.kind.strip()
    if asked.document.strip():
        conditions["document"] = book.document(asked.document.strip()).id
    found = book.page(place.start, asked.limit, **conditions)
    end = place.start + asked.limit
    following = place.following(end if end < found.total else None)
    return Claims(tuple(rows(found.rows)), found.total, found.statuses, following)


@router.get("/claims", summary="Claims that fit all conditions")
def claims(request: Request, asked: Annotated[Ordered, Query()]) -> Claims:
    """One row a claim; `GET /claims/{key}` has all of it."""
    return _found(request, asked, asked.order)


@router.get("/timeline", summary="Claims by the time of what they tell")
def timeline(request: Request, asked: Annotated[Asked, Query()]) -> Claims:
    """The undated come last."""
    return _found(request, asked, "time")


@router.get("/claims/{key}", summary="One claim with all its assertions")
def claim(request: Request, key: Key) -> Claim:
    """Spans are half-open ranges of code points of the document that they name."""
    return ledger_of(request).claim(key)


@router.get("/claims/{key}/page", summary="One claim as its page shows it")
def entry(request: Request, key: Key) -> Entry:
    """Accounts on both sides with chain and quotations, differences between retellings, what cannot be told."""
    return claim_page.claim(request, key).claim


@router.get("/claims/{key}/decisions", summary="What people decided that shaped a claim")
def shaped(request: Request, key: Key) -> tuple[Decision, ...]:
    """Oldest first."""
    book = ledger_of(request)
    return tuple(book.decisions(book.claim(key).id))


@router.get("/assertions/{key}", summary="One assertion, and the claim it stands in")
def assertion(
    request: Request, key: Annotated[str, Path(max_length=80, description="Its id, or the beginning of it.")]
) -> Member:
    """Assertions are what decisions are about; they keep their id when the ledger is linked anew."""
    found, home = ledger_of(request).view.assertion(key)
    return Member(found, home.id)
