"""Which links change: those of candidates that came or went, or whose keys weigh otherwise or find others now.

Where a common key weighs otherwise, many have to be compared again.  Those that are too many for one linking are put
off: the next ones take them up, until nothing waits.
"""

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from rawi.link import block, compare
from rawi.link.copies import repeats
from rawi.link.reach import covered
from rawi.link.resolve import People, apart, joinable, unrivalled
from rawi.link.shelf import Holders, Link
from rawi.link.steady import COMMON, RARE, step
from rawi.link.work import CITES, Work, postings

_AT_ONCE = 200
_OWN = 5  # so many fields of a link do not depend on other links

Pair = tuple[int, int]


@dataclass(slots=True)
class Moves:
    """The links that change, and whom that touches.

    old, new: links before and after.  again: candidates that are compared again.  touched: whose neighbourhoods may
    change.  retold: who is cited now and was not, or the other way round.
    """

    old: dict[Pair, Link] = field(default_factory=dict)
    new: dict[Pair, Link] = field(default_factory=dict)
    again: set[int] = field(default_factory=set)
    touched: set[int] = field(default_factory=set)
    retold: set[str] = field(default_factory=set)


def moves(work: Work) -> Moves:
    """Notes who holds which key, and finds the links that change."""
    made = Moves()
    dirty = _post(work, made)
    made.new = _compared(work, dirty)
    made.old = {(x.left, x.right): x for x in work.shelf.links(dirty | work.gone)}
    moved = {p for p in made.old.keys() | made.new.keys() if _differs(made.old.get(p), made.new.get(p))}
    made.old, made.new = ({p: x for p, x in some.items() if p in moved} for some in (made.old, made.new))
    _stand(work, made, moved)
    judged = _pairs(work.waiting.before) ^ _pairs(work.waiting.now)
    named = work.shelf.named({one for pair in judged for one in pair[1:]})
    firm = {k for p in made.old.keys() | made.new.keys() if _joins(made, p) for k in p}
    made.touched = (firm | made.again | work.fresh | set(named.values())) - work.gone
    return made


def _post(work: Work, made: Moves) -> set[int]:
    """Notes who holds which key; returns those whose links may change."""
    added, removed = (list(postings(some)) for some in (work.coming, work.leaving))
    delta = Counter(key for key, _, _ in added)
    delta.subtract(key for key, _, _ in removed)
    before = work.shelf.counts(delta)
    cited = [key for key in delta if key.startswith(CITES) and bool(before[key]) != bool(before[key] + delta[key])]
    made.retold = {key.removeprefix(CITES) for key in cited}
    often = {key for key, n in delta.items() if key[0] != "@" and RARE <= before[key] + n < COMMON}
    days = Counter((key, day) for key, day, _ in added if key in often)
    days.subtract((key, day) for key, day, _ in removed if key in often)
    work.shelf.post(added, removed)
    if work.whole:
        return set(work.fresh)
    turned = {k for k, n in delta.items() if k[0] != "@" and _class(k, before[k]) != _class(k, before[k] + n)}
    made.again = _again(work, turned)
    crowded: set[int] = set()
    for day in {day for _, day in days}:
        held = work.shelf.crowds([key for key, d in days if d == day], day)
        for key, count in held.items():
            if (count > block.A_DAY) != (count - days[key, day] > block.A_DAY):
                crowded.update(work.shelf.near([key], day, 0)[key].get(day, ()))
    return made.again | crowded | work.fresh


def _again(work: Work, turned: set[str]) -> set[int]:
    """Whom to compare again as keys enter another class: their holders, and of a thing, all that their documents tell.

    Where those are many, only some, and whoever was put off before; the others are put off.
    """
    holders = held_by(work.shelf.holders(turned)) - work.fresh
    known = work.sight.candidates(holders)
    telling = {one.document for one in known.values() if not turned.isdisjoint(one.things)}
    weighed = holders | (set(work.sight.told(telling)) - work.fresh)
    return work.shelf.defer(weighed, work.waiting.most)


def _compared(work: Work, dirty: set[int]) -> dict[Pair, Link]:
    """The links of dirty candidates."""
    pairs = _partners(work, sorted(dirty))
    views = work.sight.see({k for pair in pairs for k in pair})
    found = {}
    least, disputed = compare.weights()["settings"]["link"] - compare.BAND, work.sight.disputed
    for i, j in pairs:
        score = work.score(i, j)
        if score < compare.LEAST:
            continue
        a, b = views[i], views[j]
        copied = repeats(a, b, work.sight.whole)
        if copied or score >= least or not disputed.isdisjoint((a.one.document, b.one.document)):
            found[i, j] = Link(i, j, score, copied, apart(a, b, score))
    return found


def _partners(work: Work, row: list[int]) -> set[Pair]:
    """The pairs worth comparing with an end in a row."""
    views = work.sight.see(row)
    row = sorted(row, key=lambda k: views[k].day)  # one look-up for those of one day
    pairs: set[Pair] = set()
    for first in range(0, len(row), _AT_ONCE):
        some = row[first : first + _AT_ONCE]
        held = {k: block.keys(views[k].one) for k in some}
        counts = work.shelf.counts({key for keys in held.values() for key in keys})
        for day, group in itertools.groupby(some, key=lambda k: views[k].day):
            parted = {k: block.parted(held[k], counts) for k in group}
            rare = work.shelf.near({key for keys, _ in parted.values() for key in keys}, day, block.FAR)
            often = work.shelf.near({key for _, keys in parted.values() for key in keys}, day, block.NEAR, block.A_DAY)
            near = {**rare, **often}
            for k, (keys, common) in parted.items():
                found = block.partners((*keys, *common), near, work.scale)
                pairs.update((k, other) if k < other else (other, k) for other in found if other != k)
    return pairs


def _stand(work: Work, made: Moves, moved: set[Pair]) -> None:
    """Puts among the moves the links that stand otherwise now beside the other links of their ends.

    Looked at are those that moved, those between one end and what else the document of the other tells, and those that
    rest on how much two documents speak of the same.
    """
    beside = _Beside(work, made)
    ends = {k for pair in moved for k in pair} - work.gone
    first = beside.links(ends | made.again)
    homes = work.shelf.documents({k for pair in first for k in pair} | ends)
    homes |= {k: one.document for k, one in work.leaving.items()}
    sides = {side for i, j in moved for side in ((i, homes[j]), (j, homes[i]))}
    near = {
        (i, j): x
        for (i, j), x in first.items()
        if (i, homes[j]) in sides or (j, homes[i]) in sides or i in made.again or j in made.again
    }
    wide = beside.links({k for pair in near for k in pair})
    homes |= work.shelf.documents({k for pair in wide for k in pair} - homes.keys())
    limits = compare.weights()["settings"]
    refused = {p for p, x in wide.items() if x.refused}
    best = {
        (i, j): s for i, j, s in unrivalled(homes, [(*p, x.score) for p, x in wide.items()], refused, limits["margin"])
    }
    joining = [(*p, best[p]) for p in near if p in best and best[p] >= limits["link"]]
    views = work.sight.see({k for i, j, _ in joining for k in (i, j)})
    firm = {(i, j) for i, j, _ in joinable(views, joining, limits["within"], work.scale)}
    binding = _binding(work, [pair for pair in near if pair in best])
    for pair, x in near.items():
        link = x._replace(firm=pair in firm, binding=pair in binding)
        if pair in made.new:
            made.new[pair] = link
        elif link != x:
            made.old[pair], made.new[pair] = x, link


def _binding(work: Work, pairs: Iterable[Pair]) -> set[Pair]:
    """The pairs of which the one is a denial that covers the other."""
    some = list(pairs)
    denials = work.shelf.denials({k for pair in some for k in pair})
    some = [pair for pair in some if not denials.isdisjoint(pair)]
    views = work.sight.see({k for pair in some for k in pair})
    scale = work.scale
    return {(i, j) for i, j in some if covered(views[i], views[j], scale) or covered(views[j], views[i], scale)}


class _Beside:
    """Looks up the links of candidates as they will be, each once."""

    def __init__(self, work: Work, made: Moves) -> None:
        self._work, self._made = work, made
        self._kept: dict[Pair, Link] = {}  # as they stand
        self._looked: set[int] = set()
        self._ends: dict[int, set[Pair]] = defaultdict(set)

    def links(self, numbers: set[int]) -> dict[Pair, Link]:
        """The links with an end among some."""
        made = self._made
        if self._work.whole:
            return dict(made.new)
        for x in self._work.shelf.links(numbers - self._looked):
            self._kept[x.left, x.right] = x
            self._ends[x.left].add((x.left, x.right))
            self._ends[x.right].add((x.left, x.right))
        self._looked |= numbers
        found = {p: self._kept[p] for k in numbers for p in self._ends[k] if p not in made.old}
        return found | {p: x for p, x in made.new.items() if p[0] in numbers or p[1] in numbers}


def held_by(holders: Holders) -> set[int]:
    """All who hold any of some keys."""
    return {k for days in holders.values() for some in days.values() for k in some}


def _class(key: str, count: int) -> int:
    """What of a key's count matters: its weight, and whether partners are looked for by it, and where."""
    return step(count) if block.weighed(key) else (count >= RARE) + (count >= COMMON)


def _differs(old: Link | None, new: Link | None) -> bool:
    """Whether a link is new or gone, or another one, whatever stands beside it."""
    return (old and old[:_OWN]) != (new and new[:_OWN])


def _joins(made: Moves, pair: Pair) -> bool:
    """Whether what a link does to clusters changes."""
    old, new = (x.score if x and x.firm else 0.0 for x in (made.old.get(pair), made.new.get(pair)))
    return old != new


def _pairs(said: People) -> set[tuple[str, str, str]]:
    return {("same", *pair) for pair in said.same} | {("different", *pair) for pair in said.different}
