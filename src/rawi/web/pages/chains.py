"""Sources and chains: which outlets rely on which, and for one outlet what its claims rest on, in counts.

Counts stand with what they are out of, and never become a score; below ten claims nothing is counted.
"""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Path, Query, Request

from rawi.ask.chains import LEAST, Track, named
from rawi.web.render import Pages, computed, ledger_of

router = Pages()
ROWS = 100
_TIES = 50


@dataclass(frozen=True, slots=True)
class Outlet:
    """A row of the overview."""

    name: str
    claims: int
    articles: int
    relies_on: tuple[str, ...]
    relied_on_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChainsPage:
    """The outlets of a ledger, those of most claims first."""

    outlets: tuple[Outlet, ...]
    total: int
    start: int
    following: int | None


@dataclass(frozen=True, slots=True)
class SourcePage:
    """One outlet; ties beyond the first fifty are only counted.  least: the fewest claims for a record."""

    track: Track
    least: int
    most: int


@router.page("/chains", "chains.html.j2")
def chains(request: Request, start: Annotated[int, Query(ge=0)] = 0) -> ChainsPage:
    """Who relies on whom."""
    found = tracks(request)
    rows = tuple(outlet(one) for one in found[start : start + ROWS])
    return ChainsPage(rows, len(found), start, start + ROWS if start + ROWS < len(found) else None)


@router.page("/source/{name:path}", "source.html.j2", twin="/source/{name:path}.json")
def source(request: Request, name: Annotated[str, Path(max_length=300)]) -> SourcePage:
    """One outlet, by its name in any script."""
    return SourcePage(named(tracks(request), name), LEAST, _TIES)


def tracks(request: Request) -> tuple[Track, ...]:
    """Every outlet, those of most claims first."""
    return computed(request, "chains", ledger_of(request).chains)


def outlet(track: Track) -> Outlet:
    """An outlet as a row of the overview."""
    relied_on_by = tuple(r.outlet for r in track.relied_on_by)
    return Outlet(track.name, track.claims, track.articles, tuple(r.on for r in track.relies_on), relied_on_by)
