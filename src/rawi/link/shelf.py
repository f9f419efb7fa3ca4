"""What linking asks of whoever keeps the candidates of a large ledger, and the one that keeps them in memory.

Candidates are known by numbers that mean nothing: no result depends on them.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple, Protocol

from rawi.link.candidate import Candidate
from rawi.types import Claim


class Link(NamedTuple):
    """Two candidates and how likely they tell the same.

    copied: their wording is shared.  refused: they cannot tell the same, and outdo no other link.  firm: it may join
    two clusters.  binding: the one is a denial that covers the other.
    """

    left: int
    right: int
    score: float
    copied: bool
    refused: bool = False
    firm: bool = False
    binding: bool = False


Use = Literal["any", "firm", "binding"]
Posting = tuple[str, int, int]  # key, day, number
Holders = Mapping[str, Mapping[int, Sequence[int]]]  # key → day → numbers


class Shelf(Protocol):
    """Keeps candidates, who holds which key, the links between candidates, and their clusters."""

    def total(self) -> int:
        """How many candidates are linked."""

    def candidates(self, numbers: Iterable[int]) -> dict[int, Candidate]:
        """Candidates by their numbers."""

    def documents(self, numbers: Iterable[int]) -> dict[int, str]:
        """The documents of candidates."""

    def told(self, documents: Iterable[str]) -> list[int]:
        """The candidates of documents."""

    def named(self, ids: Iterable[str]) -> dict[str, int]:
        """The numbers of candidates by their ids."""

    def denials(self, numbers: Iterable[int]) -> set[int]:
        """Those candidates among some that are outright denials."""

    def counts(self, keys: Iterable[str]) -> dict[str, int]:
        """How many candidates hold each key."""

    def holders(self, keys: Iterable[str]) -> Holders:
        """Who holds keys, by key and day."""

    def near(self, keys: Iterable[str], day: int, far: int, most: int = 0) -> Holders:
        """Who holds keys within so many days of a day.

        Who has no day is near to everybody; with most, only to others without one.  most: keys that more hold on the
        very day are left out, and other days on which more hold a key.
        """

    def crowds(self, keys: Iterable[str], day: int) -> dict[str, int]:
        """How many hold keys on a day."""

    def post(self, added: Iterable[Posting], removed: Iterable[Posting]) -> None:
        """Notes who holds keys now, and who no longer does."""

    def defer(self, numbers: Iterable[int], most: int) -> set[int]:
        """Those to compare again now, of some and those put off before: not more than most, if it is not 0.

        The others are put off.
        """

    def links(self, numbers: Iterable[int], use: Use = "any") -> list[Link]:
        """The links with an end among candidates, each once."""

    def tie(self, removed: Iterable[tuple[int, int]], put: Iterable[Link]) -> None:
        """Takes links away and puts others, new or in place of old ones."""

    def roots(self, numbers: Iterable[int]) -> dict[int, int]:
        """The clusters of candidates, each known by a member."""

    def members(self, roots: Iterable[int]) -> dict[int, list[int]]:
        """The members of clusters."""

    def gather(self, roots: Mapping[int, int]) -> None:
        """Puts candidates into clusters; they are linked from now on."""

    def drop(self, numbers: Iterable[int]) -> None:
        """Forgets candidates; their keys and links are gone already."""

    def claims(self, ids: Iterable[str]) -> dict[str, Claim]:
        """Claims by their ids, as they stand."""


class MemoryShelf:
    """Keeps everything in memory, for as long as a large ledger is linked as a whole."""

    def __init__(self, candidates: Mapping[int, Candidate], denial: Callable[[Candidate], bool]) -> None:
        self.kept = dict(candidates)
        self._denial = denial
        self._named = {one.id: k for k, one in self.kept.items()}
        self._told: dict[str, list[int]] = defaultdict(list)
        for k, one in self.kept.items():
            self._told[one.document].append(k)
        self.holding: dict[str, dict[int, list[int]]] = {}
        self.counted: dict[str, int] = defaultdict(int)
        self.tied: dict[int, dict[int, Link]] = defaultdict(dict)
        self.root: dict[int, int] = {}
        self._members: dict[int, list[int]] = defaultdict(list)
        self.standing: dict[str, Claim] = {}

    def total(self) -> int:
        """How many candidates are linked."""
        return len(self.root)

    def candidates(self, numbers: Iterable[int]) -> dict[int, Candidate]:
        """Candidates by their numbers."""
        return {k: self.kept[k] for k in numbers}

    def documents(self, numbers: Iterable[int]) -> dict[int, str]:
        """The documents of candidates."""
        return {k: self.kept[k].document for k in numbers}

    def told(self, documents: Iterable[str]) -> list[int]:
        """The candidates of documents."""
        return [k for name in documents for k in self._told.get(name, ())]

    def named(self, ids: Iterable[str]) -> dict[str, int]:
        """The numbers of candidates by their ids."""
        return {name: self._named[name] for name in ids if name in self._named}

    def denials(self, numbers: Iterable[int]) -> set[int]:
        """Those candidates among some that are outright denials."""
        return {k for k in numbers if self._denial(self.kept[k])}

    def counts(self, keys: Iterable[str]) -> dict[str, int]:
        """How many candidates hold each key."""
        return {key: self.counted.get(key, 0) for key in keys}

    def holders(self, keys: Iterable[str]) -> Holders:
        """Who holds keys, by key and day."""
        return {key: self.holding.get(key, {}) for key in keys}

    def near(self, keys: Iterable[str], day: int, far: int, most: int = 0) -> Holders:
        """Who holds keys within so many days of a day."""
        found = self.holders(keys)
        if most:
            window = range(day - far, day + far + 1) if day else (0,)
            few = {key: days for key, days in found.items() if len(days.get(day, ())) <= most}
            return {key: {d: days[d] for d in window if 0 < len(days.get(d, ())) <= most} for key, days in few.items()}
        if not day:
            return found
        return {
            key: {d: some for d, some in days.items() if not d or abs(d - day) <= far} for key, days in found.items()
        }

    def crowds(self, keys: Iterable[str], day: int) -> dict[str, int]:
        """How many hold keys on a day."""
        return {key: len(self.holding.get(key, {}).get(day, ())) for key in keys}

    def post(self, added: Iterable[Posting], removed: Iterable[Posting]) -> None:
        """Notes who holds keys now, and who no longer does."""
        for key, day, one in removed:
            self.holding[key][day].remove(one)
            self.counted[key] -= 1
        for key, day, one in added:
            self.holding.setdefault(key, {}).setdefault(day, []).append(one)
            self.counted[key] += 1

    def defer(self, numbers: Iterable[int], most: int) -> set[int]:
        """Those to compare again now."""
        return set(numbers)

    def links(self, numbers: Iterable[int], use: Use = "any") -> list[Link]:
        """The links with an end among candidates, each once."""
        asked = set(numbers)
        return [
            link
            for k in asked
            for other, link in self.tied.get(k, {}).items()
            if (other not in asked or k < other) and (use == "any" or (link.firm if use == "firm" else link.binding))
        ]

    def tie(self, removed: Iterable[tuple[int, int]], put: Iterable[Link]) -> None:
        """Takes links away and puts others, new or in place of old ones."""
        for a, b in removed:
            self.tied[a].pop(b, None)
            self.tied[b].pop(a, None)
        for link in put:
            self.tied[link.left][link.right] = self.tied[link.right][link.left] = link

    def roots(self, numbers: Iterable[int]) -> dict[int, int]:
        """The clusters of candidates, each known by a member."""
        return {k: self.root[k] for k in numbers if k in self.root}

    def members(self, roots: Iterable[int]) -> dict[int, list[int]]:
        """The members of clusters."""
        return {root: self._members[root] for root in roots}

    def gather(self, roots: Mapping[int, int]) -> None:
        """Puts candidates into clusters; they are linked from now on."""
        for one, root in roots.items():
            if one in self.root:
                self._members[self.root[one]].remove(one)
            self.root[one] = root
            self._members[root].append(one)

    def drop(self, numbers: Iterable[int]) -> None:
        """Forgets candidates; their keys and links are gone already."""
        for one in numbers:
            self._members[self.root.pop(one)].remove(one)
            gone = self.kept.pop(one)
            self._told[gone.document].remove(one)
            self._named.pop(gone.id, None)

    def all_links(self) -> Iterator[Link]:
        """All links, each once."""
        return (link for k, some in self.tied.items() for other, link in some.items() if k < other)

    def claims(self, ids: Iterable[str]) -> dict[str, Claim]:
        """Claims by their ids, as they stand."""
        return {name: self.standing[name] for name in ids if name in self.standing}
