"""Linking a large ledger by what has changed: only what a new article, or one that is gone, can touch is made anew.

    moves     keys → the links that change
    regroup   links → the clusters that change
    remake    clusters → the claims that change

Everything that a claim is made of depends on few candidates: weights on classes of counts, pairs on shared keys,
clusters on neighbourhoods.  So the claims that change are found from those dependencies alone, and a ledger linked
article by article is the one linked as a whole, in whatever order its articles came.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from rawi.link.candidate import Candidate
from rawi.link.making import Made
from rawi.link.moves import moves
from rawi.link.reach import denies
from rawi.link.regroup import regroup
from rawi.link.remake import remake
from rawi.link.resolve import People
from rawi.link.shelf import MemoryShelf, Shelf
from rawi.link.steady import size
from rawi.link.work import Waiting, Work

WAY = 4
"""Counted up when what is kept changes its meaning, so that nothing older is built upon."""


@dataclass(frozen=True, slots=True)
class Change:
    """What linking changed: claims by what they were made of, and those that stand now."""

    gone: frozenset[str]
    made: tuple[Made, ...]


def settled(total: int, waiting: Waiting) -> bool:
    """Whether all weights hold with what has come, so that only what changed need be linked.  total: linked before."""
    return size(total) == size(total + len(waiting.fresh) - len(waiting.gone))


def relink(shelf: Shelf, waiting: Waiting) -> Change:
    """Links what has changed, and tells which claims that changes."""
    work = Work(shelf, waiting)
    moved = moves(work)
    gone, made = remake(work, moved, regroup(work, moved))
    return Change(frozenset(gone), tuple(made))


def link_whole(candidates: Mapping[int, Candidate], said: People) -> tuple[MemoryShelf, Change]:
    """Links a large ledger as a whole; candidates: by their numbers."""
    shelf = MemoryShelf(candidates, denies)
    return shelf, relink(shelf, Waiting(fresh=list(shelf.kept), now=said))
