"""How the counts are made, what the words mean, and what this tool will not do."""

from dataclasses import dataclass

from fastapi import Request

from rawi import __version__
from rawi.web.render import Pages, ledger_of

router = Pages()


@dataclass(frozen=True, slots=True)
class AboutPage:
    """The version that made the pages, and the ledger they show."""

    version: str
    place: str


@router.page("/about", "about.html.j2")
def about(request: Request) -> AboutPage:
    """The method."""
    return AboutPage(__version__, ledger_of(request).store.place.rpartition("/")[2])
