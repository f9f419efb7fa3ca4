"""Which candidates are worth comparing: those that share rare keys, the nearest in time first.

Keys of wording (stems, word pairs) find retellings in one script; keys of things, alone when rare and two by two, find
them across languages.  A long list of holders of one key is walked only a little way back, so that the cost stays
near-linear; the result depends on the set of candidates alone, never on their order.  A small set is compared in full.
"""

from collections import defaultdict
from collections.abc import Iterator

from rawi.link.candidate import Candidate
from rawi.link.scale import Scale, View

_REACH = 60
_BEST = 10
_LEAST = 8.0
_KEYS = 16
_DAYS = 21
_FULL = 800


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


def order(candidates: list[Candidate]) -> list[Candidate]:
    """Candidates in the order of publication, then of document and place: the same whatever the input order."""
    return sorted(candidates, key=lambda c: (c.published, c.document, c.span.start, c.span.end, c.id))


def _touch(a: View, b: View) -> bool:
    return bool(a.things & b.things or a.stems & b.stems or a.kin & b.kin)


def pairs(views: list[View], scale: Scale) -> Iterator[tuple[int, int]]:
    """Index pairs (earlier, later) of ordered views that are worth comparing."""
    if len(views) <= _FULL:
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
            if left[same] and not (one.day and other.day and one.day - other.day > _DAYS):
                left[same] -= 1
                yield -negated, here
            elif not any(left.values()):
                break
