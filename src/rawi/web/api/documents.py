"""Documents: those that fit, one, what was read in it, its versions, its page; and two side by side."""

from dataclasses import dataclass
from itertools import islice
from typing import Annotated, Any, Literal

from fastapi import Path, Query, Request
from pydantic import Field

from rawi.errors import NothingFound
from rawi.text.said import say
from rawi.types import Document, Fact, Reading
from rawi.web.api.paging import Paged, Part, Place
from rawi.web.api.routes import reading
from rawi.web.facets import MOST
from rawi.web.pages import compare as compare_page
from rawi.web.pages import document as document_page
from rawi.web.pages.compare import ComparePage
from rawi.web.pages.document import DocumentPage
from rawi.web.render import ledger_of

router = reading("documents")
ROUTERS = (router,)
Key = Annotated[
    str, Path(max_length=300, description="A document's id, its name where that has no slash, or the beginning of one.")
]


class Asked(Paged):
    """Conditions on documents; what is empty does not restrict."""

    language: Literal["", "ar", "fa", "en", "und"] = ""
    publisher: str = Field("", max_length=200)
    since: str = Field("", max_length=40, description="EDTF: a day, a month, a year; an undated document never fits.")
    until: str = Field("", max_length=40)
    name: str = Field("", max_length=300, description="A name or an id, whole.")

    def asked(self) -> Any:  # noqa: ANN401  (store.base.DocumentFilter, made of what was asked)
        """The conditions in force, as the ledger takes them."""
        given = self.model_dump(exclude=set(Paged.model_fields))
        return {k: v.strip() for k, v in given.items() if v.strip()}


@dataclass(frozen=True, slots=True)
class Head:
    """A document without its text.  length: in code points; revision_of: the id of the version before it."""

    id: str
    name: str
    title: str
    language: str
    url: str
    publisher: Fact | None
    published: Fact | None
    length: int
    revision_of: str | None


def _head(known: Document) -> Head:
    return Head(
        known.id, known.name, known.title, known.language, known.url, known.publisher, known.published,
        len(known.text), known.revision_of,
    )  # fmt: skip


@router.get("/documents", summary="Documents that fit all conditions")
def documents(request: Request, asked: Annotated[Asked, Query()]) -> Part[Head]:
    """In the order they came in, without their texts."""
    book, place = ledger_of(request), Place(request, asked)
    conditions = asked.asked() | ({"after": str(place.at)} if place.at else {})
    shown = [_head(known) for known in islice(book.view.documents(**conditions), asked.limit + 1)]
    more = len(shown) > asked.limit
    shown = shown[: asked.limit]
    return Part(tuple(shown), place.following(shown[-1].id if more else None))


@router.get("/documents/{key}", summary="One document with its text")
def document(request: Request, key: Key) -> Document:
    """The text to the letter; every offset elsewhere counts its code points."""
    return ledger_of(request).document(key)


@router.get("/documents/{key}/reading", summary="What was read in a document")
def read(request: Request, key: Key) -> Reading:
    """Attributions, contacts and dates, each with its spans."""
    book = ledger_of(request)
    known = book.document(key)
    if (found := book.reading(known.id)) is None:
        raise NothingFound(say("nothing was read in this document"), place=known.name)
    return found


@router.get("/documents/{key}/versions", summary="All texts that stood at a document's address")
def versions(request: Request, key: Key) -> tuple[Head, ...]:
    """Oldest first; the document itself is among them."""
    book = ledger_of(request)
    return tuple(_head(one) for one in book.view.versions(book.document(key).address))


@router.get("/documents/{key}/page", summary="A document as its page shows it")
def page(
    request: Request,
    key: Key,
    at: Annotated[int, Query(ge=0, le=MOST, description="A code point in the part of a long text to show.")] = 0,
) -> DocumentPage:
    """Lines cut where evidence begins and ends, the claims that it tells, articles that tell the same."""
    return document_page.document(request, key, at)


@router.get("/compare", summary="Two documents side by side")
def compare(
    request: Request,
    first: Annotated[str, Query(max_length=300, description="A document, by id, name or the beginning of one.")],
    second: Annotated[str, Query(max_length=300, description="Another one.")],
) -> ComparePage:
    """What both tell and in which different words, and what only one of them tells."""
    return compare_page.compare(request, first, second)
