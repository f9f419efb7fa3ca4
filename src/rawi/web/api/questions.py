"""Questions across the ledger: search, actors, outlets and their chains, who talks through whom."""

from typing import Annotated

from fastapi import Path, Query, Request
from pydantic import Field

from rawi.ask.chains import Track
from rawi.ask.network import Tie
from rawi.web.api.paging import Counted, Paged, part
from rawi.web.api.routes import reading
from rawi.web.pages import actor as actor_page
from rawi.web.pages import chains as chains_page
from rawi.web.pages import network as network_page
from rawi.web.pages import search as search_page
from rawi.web.pages.actor import ActorPage
from rawi.web.pages.chains import Outlet
from rawi.web.pages.search import SearchPage

router = reading("questions")
ROUTERS = (router,)


class Named(Paged):
    """Which ties, and which part of them."""

    actor: str = Field("", max_length=200, description="Only ties of who has this name, in any script.")


@router.get("/search", summary="Passages, claims and names, in three scripts")
def search(
    request: Request, q: Annotated[str, Query(max_length=200, description="Words, in whatever spelling.")] = ""
) -> SearchPage:
    """Articles with these words, claims about whom they name, and how the name is written elsewhere."""
    return search_page.search(request, q)


@router.get("/actors/{label:path}", summary="What somebody says, denies and will not say")
def actor(request: Request, label: Annotated[str, Path(max_length=200, description="A canonical label.")]) -> ActorPage:
    """An unnamed source has an answer too, but is nobody: several people may stand behind one description."""
    return actor_page.actor(request, label)


@router.get("/chains", summary="Outlets, whom they rely on and who relies on them")
def chains(request: Request, asked: Annotated[Paged, Query()]) -> Counted[Outlet]:
    """Those of most claims first."""
    page = part(request, asked, chains_page.tracks(request))
    return Counted(tuple(map(chains_page.outlet, page.items)), page.total, page.next)


@router.get("/sources/{name:path}", summary="One outlet, and what its claims rest on")
def source(
    request: Request, name: Annotated[str, Path(max_length=300, description="An outlet, in any script.")]
) -> Track:
    """Counts with what they are out of, never a score; below ten claims nothing is counted."""
    return chains_page.source(request, name).track


@router.get("/network", summary="Who talks through whom")
def network(request: Request, asked: Annotated[Named, Query()]) -> Counted[Tie]:
    """Those of most claims first."""
    return part(request, asked, network_page.ties(request, asked.actor))
