"""Search in three scripts: passages in articles, claims about somebody, and how a name is written elsewhere."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Query, Request

from rawi.export.names import forms_of
from rawi.ledger import canonical
from rawi.web.pages.ledger import Row, rows
from rawi.web.render import Pages, ledger_of

router = Pages()
_CLAIMS = 10
_PASSAGES = 20


@dataclass(frozen=True, slots=True)
class Passage:
    """A place in an article where the words stand, and the words around it."""

    document: str
    name: str
    language: str
    start: int
    end: int
    line: int
    text: str
    snippet: str


@dataclass(frozen=True, slots=True)
class SearchPage:
    """asked: the words; actor: whom they name, "" for nobody known; forms: the name in each language."""

    asked: str
    actor: str
    forms: dict[str, tuple[str, ...]]
    total: int
    claims: tuple[Row, ...]
    passages: tuple[Passage, ...]


@router.page("/search", "search.html.j2")
def search(request: Request, q: Annotated[str, Query(max_length=200)] = "") -> SearchPage:
    """Articles with these words in whatever spelling, and claims about whom they name."""
    book, asked = ledger_of(request), q.strip()
    if not asked:
        return SearchPage("", "", {}, 0, (), ())
    actor = canonical(asked)
    found = book.page(0, _CLAIMS, actor=actor)
    passages = []
    for hit in book.search(asked, _PASSAGES):
        known = book.document(hit.document)
        line = known.text.count("\n", 0, hit.span.start) + 1
        words = known.text[hit.span.start : hit.span.end]
        place = (hit.span.start, hit.span.end, line)
        passages.append(Passage(hit.document, hit.name, known.language, *place, words, hit.snippet))
    forms = forms_of(actor)
    return SearchPage(asked, actor if forms else "", forms, found.total, tuple(rows(found.rows)), tuple(passages))
