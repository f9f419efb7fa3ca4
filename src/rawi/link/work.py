"""One linking of a large ledger: what came and what went, and the candidates looked up for it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from rawi.link import block, compare
from rawi.link.accord import stories
from rawi.link.candidate import Candidate
from rawi.link.making import STORY
from rawi.link.resolve import People
from rawi.link.scale import Scale, day_of
from rawi.link.shelf import Posting, Shelf
from rawi.link.steady import Sight

CITES, BY = "@ cites ", "@ by "


@dataclass(frozen=True, slots=True)
class Waiting:
    """What has changed since a ledger was linked.

    fresh, gone: candidates that came, and those that no document tells any more.  before, now: what people had
    decided, and have.  decided: what each of their decisions is about, by candidate ids.  said: what those are about
    that were made or taken back.  most: how many others may be compared again; 0 for as many as change.
    """

    fresh: Collection[int] = ()
    gone: Collection[int] = ()
    before: People = field(default_factory=People)
    now: People = field(default_factory=People)
    decided: Collection[frozenset[str]] = ()
    said: frozenset[str] = frozenset()
    most: int = 0


class Work:
    """What all steps of one linking share."""

    def __init__(self, shelf: Shelf, waiting: Waiting) -> None:
        self.shelf, self.waiting = shelf, waiting
        self.fresh, self.gone = frozenset(waiting.fresh), frozenset(waiting.gone)
        total = shelf.total()
        self.whole = not total  # nothing was linked before
        self.sight = Sight(shelf, total + len(self.fresh) - len(self.gone), self.gone)
        self.coming = self.sight.candidates(self.fresh)
        self.leaving = shelf.candidates(self.gone)

    @property
    def scale(self) -> Scale:
        """How much each key weighs."""
        return self.sight.scale

    def score(self, i: int, j: int) -> float:
        """How likely two candidates tell the same; rounded, so that the order of adding weights up does not matter."""
        views = self.sight.views
        return round(compare.score(views[i], views[j], self.scale), 6)


def postings(candidates: Mapping[int, Candidate]) -> Iterable[Posting]:
    """Who holds which keys: those by which partners are found, and those by which claims depend on one another."""
    for number, one in candidates.items():
        day = day_of(one.published)
        told = {STORY + pair for pair in stories(one)}
        cites = {CITES + name for name in one.relays}
        for key in {*block.keys(one), *told, *cites, BY + one.publisher}:
            yield key, day, number
