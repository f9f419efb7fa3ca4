"""A claim: who says so, who denies or will not say, in which words, and what cannot be told from the texts."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Path, Request

from rawi.desk import page_of
from rawi.export.entry import QUOTE_LIMIT, Entry
from rawi.web.render import Pages, ledger_of

router = Pages()


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """One claim as the ledger has it now."""

    claim: Entry


@router.page("/claim/{key}", "claim.html.j2", twin="/claim/{key}.json")
def claim(request: Request, key: Annotated[str, Path(max_length=80)]) -> ClaimPage:
    """The claim with this id, or the beginning of one."""
    book = ledger_of(request)
    return ClaimPage(page_of(book, book.claim(key), QUOTE_LIMIT))
