"""Which candidates are worth comparing.  A small set is compared in full, a large one where rare keys are shared.

Keys of wording (stems, word pairs) find retellings in one script; keys of things, alone and two by two, find them
across languages.  Whether two candidates are compared depends on the two, on how many hold each key they share, and on
how many hold it on their days: never on the order in which they came, so that a new article asks for its own pairs.
"""

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from rawi.link.candidate import Candidate
from rawi.link.scale import Scale, View, families
from rawi.link.shelf import Holders
from rawi.link.steady import COMMON, RARE

FULL = 800  # so many candidates are compared in full
A_DAY = 40  # a key that more hold on one day tells nothing apart there
NEAR = 2
FAR = 21
_LEAST = 8.0
_REACH = 60
_BEST = 10
_KEYS = 16
_PAIR = 2.5
_NUMBER = 3.0
_JOINED = " + "
_THINGS = 8
_KIN = "kin:"


def order(candidates: list[Candidate]) -> list[Candidate]:
    """Candidates in the order of publication, then of document and place: the same whatever the input order."""
    return sorted(candidates, key=place)


def place(one: Candidate) -> tuple[str, str, int, int, str]:
    """What candidates are ordered by."""
    return one.published, one.document, one.span.start, one.span.end, one.id


def pairs(views: list[View], scale: Scale) -> Iterator[tuple[int, int]]:
    """Index pairs (earlier, later) of ordered views worth comparing: in a large set, those of each with the nearest."""
    if len(views) <= FULL:
        for here, one in enumerate(views):
            yield from ((there, here) for there in range(here) if _touch(views[there], one))
        return
    holders: dict[str, list[int]] = defaultdict(list)
    for here, one in enumerate(views):
        weights: dict[int, float] = defaultdict(float)
        keys = _keys(one, scale)
        for key, weight in keys:
            for there in holders[key][-_REACH:]:
                weights[there] += weight
        for key, _ in keys:
            holders[key].append(here)
        ranked = sorted(((-w, -there) for there, w in weights.items() if w >= _LEAST))
        left = {True: _BEST, False: _BEST}
        for _, negated in ranked:
            other = views[-negated]
            same = other.one.language == one.one.language
            if left[same] and not (one.day and other.day and one.day - other.day > FAR):
                left[same] -= 1
                yield -negated, here
            elif not any(left.values()):
                break


def _keys(one: View, scale: Scale) -> list[tuple[str, float]]:
    """A candidate's keys with their weights, the rarest first."""
    words = sorted(((scale.weight(s), s) for s in one.stems if scale.counts[s] > 1), reverse=True)[:_KEYS]
    pairs = sorted(((scale.weight(p), p) for p in one.pairs if scale.counts[p] > 1), reverse=True)[:_KEYS]
    things = sorted(((scale.weight(t), t) for t in one.things), reverse=True)[:8]
    found = [(key, weight) for weight, key in words]
    found += [(key, weight * 0.5) for weight, key in pairs]
    found += [("~" + key, weight) for weight, key in things[:4]]
    for k, (left, a) in enumerate(things):
        found += [("+".join(sorted((a, b))), (left + right) * 0.5) for right, b in things[k + 1 :]]
    found += [("#" + n, 3.0) for n in sorted(one.numbers)[:4] if len(n) > 1]
    return found


def _touch(a: View, b: View) -> bool:
    return bool(a.things & b.things or a.stems & b.stems or a.kin & b.kin)


def keys(one: Candidate) -> frozenset[str]:
    """All keys that a candidate can be found by: those that are weighed, and joined ones, which hold a space."""
    things = [*dict.fromkeys(one.things)][:_THINGS]
    joined = {_JOINED.join(sorted(two)) for two in itertools.combinations(things, 2)}
    numbers = {f"# {n}" for n in sorted(one.numbers)[:4] if len(n) > 1}
    return frozenset((*one.stems, *one.things, *families(one), *one.pairs, *joined, *numbers))


def weighed(key: str) -> bool:
    """Whether a key has a weight of its own."""
    return " " not in key


def weight(key: str, scale: Scale) -> float:
    """How much a shared key speaks for a comparison."""
    if " " not in key:
        return scale.weight(key)
    if key[0] == "#":
        return _NUMBER
    left, joined, right = key.partition(_JOINED)
    return (scale.weight(left) + scale.weight(right)) / 2 if joined else _PAIR


def parted(keys_: frozenset[str], counts: Mapping[str, int]) -> tuple[list[str], list[str]]:
    """The keys by which partners are found wherever they are, and those by which they are found within days."""
    held = sorted(k for k in keys_ if 1 < counts.get(k, 0) < COMMON and not k.startswith(_KIN))
    return [k for k in held if counts[k] < RARE], [k for k in held if counts[k] >= RARE]


def partners(held: Iterable[str], near: Holders, scale: Scale) -> set[int]:
    """Who is worth comparing with a candidate that holds keys, itself among them; near: who holds them, by day."""
    found: dict[int, int] = defaultdict(int)  # thousandths: whole numbers add up alike in any order
    for key in held:
        if days := near.get(key):
            added = round(1000 * weight(key, scale))
            for some in days.values():
                for one in some:
                    found[one] += added
    return {one for one, shared in found.items() if shared >= 1000 * _LEAST}
