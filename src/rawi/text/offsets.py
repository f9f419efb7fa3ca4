"""Carry a Span between two versions of a text.

`OffsetMap` holds the few places where a derived text grew or shrank against its original; between two places the
distance is constant, so a map costs memory only for changes and a look-up is one bisection.
"""

from bisect import bisect_right
from dataclasses import dataclass, field

from rawi.types import Span


@dataclass(slots=True)
class OffsetMap:
    """From positions of a derived text to positions of its original.

    at: positions in the derived text, ascending, starting at 0; to: the original position each of them stands for.
    tails: derived ends whose original end lies later, because deleted combining marks belong to the last letter.
    """

    at: list[int] = field(default_factory=lambda: [0])
    to: list[int] = field(default_factory=lambda: [0])
    tails: dict[int, int] = field(default_factory=dict)

    @property
    def identity(self) -> bool:
        """True when both texts have the same offsets."""
        return len(self.at) == 1

    def start(self, position: int) -> int:
        """Original position of the character that stands at `position` of the derived text."""
        if len(self.at) == 1:
            return position
        k = bisect_right(self.at, position) - 1
        return self.to[k] + position - self.at[k]

    def end(self, position: int) -> int:
        """Original end of a derived stretch ending before `position`: what follows it and was deleted stays outside."""
        if len(self.at) == 1 or position == 0:
            return position
        return self.tails.get(position) or self.start(position - 1) + 1

    def span(self, start: int, end: int) -> Span:
        """The original span of the derived half-open range."""
        return Span(self.start(start), self.end(end)) if end > start else Span(self.start(start), self.start(start))

    def derived(self, position: int) -> int:
        """The first derived position whose character stands at or after `position` of the original."""
        if len(self.at) == 1:
            return position
        k = bisect_right(self.to, position) - 1
        while k and self.start(self.at[k] - 1) >= position:  # one original character that became several
            k -= 1
        limit = self.at[k + 1] if k + 1 < len(self.at) else None
        found = self.at[k] + position - self.to[k]
        return found if limit is None or found < limit else limit
