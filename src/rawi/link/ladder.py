"""Neighbourhoods of candidates that may tell one claim: small ones, however much of a large ledger hangs together.

Candidates hang together over links of some score.  A neighbourhood is what hangs together over links of the least score
at which it is small enough; in a story that everybody tells, only surer links count.  So what a new article can change
ends with its neighbourhood.
"""

from collections.abc import Callable, Iterable

LEVELS = (0.26, 0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.98)
LARGEST = 250

Linked = Callable[[list[int]], list[tuple[int, int, float]]]


class Ladder:
    """Finds neighbourhoods.  linked: all links with an end among some candidates, as (one, other, score)."""

    def __init__(self, linked: Linked, largest: int = LARGEST) -> None:
        self._linked, self._largest = linked, largest
        self._near: dict[int, list[tuple[int, float]]] = {}
        self._large: dict[float, set[int]] = {level: set() for level in LEVELS}

    def around(self, one: int) -> tuple[float, frozenset[int]]:
        """The level of a candidate's neighbourhood, and who belongs to it."""
        for level in LEVELS[:-1]:
            found = self._reached(one, level, self._largest)
            if found is not None:
                return level, found
        found = self._reached(one, LEVELS[-1], 0)
        return LEVELS[-1], found or frozenset((one,))

    def inside(self, members: Iterable[int], level: float) -> list[tuple[int, int, float]]:
        """The links within a neighbourhood, each once."""
        return [(a, b, score) for a in members for b, score in self._near[a] if a < b and score >= level]

    def _reached(self, one: int, level: float, most: int) -> frozenset[int] | None:
        """Who hangs together with a candidate at a level; None where that is too many.  most: 0 for no limit."""
        large = self._large[level]
        seen, row = {one}, [one]
        while row:
            if most and (len(seen) > most or not large.isdisjoint(row)):
                large |= seen
                return None
            self.look(row)
            row = list(dict.fromkeys(b for a in row for b, s in self._near[a] if s >= level and b not in seen))
            seen.update(row)
        return frozenset(seen)

    def look(self, row: Iterable[int]) -> None:
        """Looks up the links of candidates not yet met."""
        new = [one for one in row if one not in self._near]
        if not new:
            return
        asked = set(new)
        for one in new:
            self._near[one] = []
        for a, b, score in self._linked(new):
            if a in asked:
                self._near[a].append((b, score))
            if b in asked:
                self._near[b].append((a, score))
