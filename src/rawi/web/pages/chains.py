"""Sources and chains: which outlets rely on which, and for one outlet what its claims rest on, in counts.

Counts stand with what they are out of, and never become a score; below ten claims nothing is counted.
"""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Path, Query, Request

from rawi.ask.chains import LEAST, Track, named
from rawi.web.render import Pages, ledger_of, memory_of

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
    tracks = memory_of(request).recall("chains", ledger_of(request).chains)
    rows = tuple(
        Outlet(t.name, t.claims, t.articles, tuple(r.on for r in t.relies_on), tuple(r.outlet for r in t.relied_on_by))
        for t in tracks[start : start + ROWS]
    )
    return ChainsPage(rows, len(tracks), start, start + ROWS if start + ROWS < len(tracks) else None)


@router.page("/source/{name:path}", "source.html.j2", twin="/source/{name:path}.json")
def source(request: Request, name: Annotated[str, Path(max_length=300)]) -> SourcePage:
    """One outlet, by its name in any script."""
    tracks = memory_of(request).recall("chains", ledger_of(request).chains)
    return SourcePage(named(tracks, name), LEAST, _TIES)
