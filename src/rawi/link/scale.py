"""What is rare in a set of candidates, and candidates made ready for many comparisons."""

import math
import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from rawi.link.candidate import Candidate
from rawi.link.proposition import side_states, states

_PRIOR = 20.0
_TOP = 6.0


@dataclass(slots=True)
class Scale:
    """How much each stem, word pair and thing weighs: the rarer in the set, the more."""

    total: int
    counts: Counter[str] = field(default_factory=Counter)
    stories: dict[str, tuple[frozenset[str], float]] = field(default_factory=dict)
    reports: dict[str, frozenset[str]] = field(default_factory=dict)
    _weights: dict[str, float] = field(default_factory=dict)

    def weight(self, key: str) -> float:
        """The weight of one key, 0.3 to 6: 6 for a key found once, whatever the size of the set."""
        found = self._weights.get(key)
        if found is None:
            found = self._weights[key] = max(
                0.3, _TOP * (1.0 - math.log(self.counts[key] + 1.0) / math.log(self.total + _PRIOR))
            )
        return found

    def sum(self, keys: Iterable[str]) -> float:
        """The weights of several keys together."""
        weights = self._weights
        return sum(weights[k] if k in weights else self.weight(k) for k in keys)

    def kinship(self, left: str, right: str) -> float:
        """How much of what the shorter of two documents speaks of the other speaks of too: 0 to 1."""
        (one, x), (two, y) = self.stories[left], self.stories[right]
        return self.sum(one & two) / min(x, y) if min(x, y) > 0 else 0.0


@lru_cache(maxsize=1)
def _kin() -> dict[str, tuple[str, ...]]:
    """Notion → its families, as kin.toml has them."""
    table = tomllib.loads(Path(__file__).with_name("kin.toml").read_text(encoding="utf-8"))["family"]
    found: dict[str, list[str]] = {}
    for family, notions in table.items():
        for notion in notions:
            found.setdefault(notion, []).append(f"kin:{family}")
    return {notion: tuple(families) for notion, families in found.items()}


def families(one: Candidate) -> frozenset[str]:
    """The families of the notions a candidate speaks of; a notion without kin stands for itself."""
    kin = _kin()
    found = {f for t in one.things if ":" not in t for f in kin.get(t, (t,))}
    return frozenset(found.union(*(kin.get(c, ()) for c in one.context)))


def scale_of(candidates: list[Candidate]) -> Scale:
    """The scale of a set of candidates."""
    counts: Counter[str] = Counter()
    for one in candidates:
        counts.update(one.stems)
        counts.update(one.things)
        counts.update(one.pairs)
        counts.update(families(one))
    made = Scale(len(candidates), counts)
    told: dict[str, set[str]] = {}
    for one in candidates:
        told.setdefault(one.document, set()).update(one.things)
    made.stories = {name: (frozenset(things), made.sum(things)) for name, things in told.items()}
    rest: dict[str, set[str]] = {}
    for one in candidates:
        rest.setdefault(one.document, set()).update(outlets(one))
    made.reports = {name: frozenset(some) for name, some in rest.items()}
    return made


def outlets(one: Candidate) -> set[str]:
    """The outlets that a candidate rests on, as far as it states them."""
    return {*one.relays, *([one.speaker.label] if one.speaker.kind == "outlet" and one.voice != "own" else [])}


@dataclass(frozen=True, slots=True)
class View:
    """A candidate made ready for many comparisons."""

    one: Candidate
    stems: frozenset[str]
    pairs: frozenset[str]
    things: frozenset[str]
    names: frozenset[str]
    kin: frozenset[str]
    context: frozenset[str]
    numbers: frozenset[str]
    outlets: frozenset[str]
    reports: frozenset[str]
    keys: frozenset[str]
    counter: frozenset[str]
    states: frozenset[str]
    stem_weight: float
    thing_weight: float
    kin_weight: float
    day: int


def view(one: Candidate, scale: Scale) -> View:
    """A candidate with its sets and weights."""
    names = frozenset(t for t in one.things if ":" in t)
    kin = families(one)
    return View(
        one,
        frozenset(one.stems),
        frozenset(one.pairs),
        frozenset(one.things),
        names,
        kin,
        frozenset(one.context),
        frozenset(one.numbers),
        frozenset(outlets(one)),
        scale.reports[one.document],
        frozenset(one.keys),
        frozenset(one.counter),
        states(names) or states(scale.stories[one.document][0]) | side_states(one.speaker.camp),
        scale.sum(one.stems),
        scale.sum(one.things),
        scale.sum(kin),
        day_of(one.published),
    )


@lru_cache(maxsize=65536)
def day_of(published: str) -> int:
    """The day of an EDTF date as a running number; 0 when it is no full day."""
    from datetime import date

    try:
        return date.fromisoformat(published[:10]).toordinal()
    except ValueError:
        return 0
