"""Weights that seldom change as a ledger grows: by the class of a key's count, not by the count.

A class spans a factor of four, above a hundred holders one of sixteen, so that a key of n holders has changed its
weight only log n times, and a new article moves few keys into another class.  All that a weight depends on is the set
of candidates, never its history.
"""

from bisect import bisect_right
from collections.abc import Iterable

from rawi.link.candidate import Candidate
from rawi.link.copies import Part, part
from rawi.link.reach import denies
from rawi.link.scale import Scale, View, families, outlets, view
from rawi.link.shelf import Shelf

RARE = 128
COMMON = 8192
_BOUNDS = (1, 2, 8, 32, 128, 2048, 32768)  # wide where many would have to be compared again
_TYPICAL = (0, 1, 4, 16, 64, 512, 8192, 131072)
_FACTOR = 4


def step(count: int) -> int:
    """The class of a key's count."""
    return bisect_right(_BOUNDS, count)


def size(total: int) -> int:
    """The class of a ledger's size: one for each span of a factor of four."""
    return total.bit_length() // 2


def typical(count: int) -> int:
    """What stands for all counts of a class.

    >>> [typical(n) for n in (0, 1, 2, 7, 8, 31, 32)]
    [0, 1, 4, 4, 16, 16, 64]
    """
    return _TYPICAL[step(count)]


class Sight:
    """Candidates of a shelf made ready for comparisons, as they are asked for.

    total: how many there are in all; gone: those that no document tells any more.
    """

    def __init__(self, shelf: Shelf, total: int, gone: Iterable[int] = ()) -> None:
        self.scale = Scale(2 * _FACTOR ** size(total))
        self.views: dict[int, View] = {}
        self.whole: dict[Part, set[str]] = {}  # the word pairs of documents
        self.disputed: set[str] = set()  # documents that deny something
        self._kept: dict[int, Candidate] = {}
        self._shelf, self._gone = shelf, frozenset(gone)

    def candidates(self, numbers: Iterable[int]) -> dict[int, Candidate]:
        """Candidates by their numbers, each looked up once."""
        asked = list(numbers)
        self._kept |= self._shelf.candidates({k for k in asked if k not in self._kept})
        return {k: self._kept[k] for k in asked}

    def told(self, documents: Iterable[str]) -> list[int]:
        """The candidates of documents, without those that are gone."""
        return [k for k in self._shelf.told(documents) if k not in self._gone]

    def see(self, numbers: Iterable[int]) -> dict[int, View]:
        """Candidates made ready, with whatever their documents tell; all that are ready by now."""
        new = [k for k in numbers if k not in self.views]
        if new:
            found = self.candidates(new)
            self._hear({one.document for one in found.values()} - self.scale.stories.keys())
            self._count(found.values())
            self.views |= {k: view(one, self.scale) for k, one in found.items()}
        return self.views

    def _hear(self, documents: set[str]) -> None:
        """What documents not yet known speak of, and whose reports they retell."""
        told: dict[str, set[str]] = {name: set() for name in documents}
        rest: dict[str, set[str]] = {name: set() for name in documents}
        mates = self.candidates(self.told(documents)).values()
        for one in mates:
            told[one.document].update(one.things)
            rest[one.document].update(outlets(one))
            self.whole.setdefault(part(one), set()).update(one.pairs)
            if denies(one):
                self.disputed.add(one.document)
        self._count(mates)
        self.scale.stories |= {name: (frozenset(some), self.scale.sum(some)) for name, some in told.items()}
        self.scale.reports |= {name: frozenset(some) for name, some in rest.items()}

    def _count(self, candidates: Iterable[Candidate]) -> None:
        """How many hold each key of candidates that is weighed."""
        keys = {key for one in candidates for key in (*one.stems, *one.things, *families(one))}
        counts = self._shelf.counts(keys - self.scale.counts.keys())
        self.scale.counts |= {key: typical(n) for key, n in counts.items()}
