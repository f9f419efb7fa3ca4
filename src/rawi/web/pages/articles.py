"""The articles of the ledger: what is known of each, and which of them cannot be dated or placed."""

from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import Query, Request

from rawi.store.base import Headed
from rawi.web.facets import MOST, PAGE
from rawi.web.render import Pages, ledger_of

router = Pages()


@dataclass(frozen=True, slots=True)
class ArticlesPage:
    """A page of the articles, in the order they came in.  missing, lang: the conditions; total: articles that fit."""

    missing: str
    lang: str
    total: int
    rows: tuple[Headed, ...]
    start: int
    following: int | None


@router.page("/articles", "articles.html.j2")
def articles(
    request: Request,
    missing: Literal["", "date", "outlet"] = "",
    lang: Literal["", "ar", "fa", "en", "und"] = "",
    start: Annotated[int, Query(ge=0, le=MOST)] = 0,
) -> ArticlesPage:
    """The articles that fit, a page at a time."""
    found = ledger_of(request).view.articles(start, PAGE, missing, lang)
    following = start + PAGE if start + PAGE < found.total else None
    return ArticlesPage(missing, lang, found.total, found.rows, start, following)
