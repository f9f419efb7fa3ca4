"""Linking a large ledger by what has changed: only what a new article, or one that is gone, can touch is made anew.

Everything that a claim is made of depends on few candidates: weights on classes of counts, pairs on shared keys,
clusters on neighbourhoods.  So the claims that change are found from those dependencies alone, and a ledger linked
article by article is the one linked as a whole, in whatever order its articles came.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from rawi.link import block, compare
from rawi.link.accord import agreements, stories
from rawi.link.candidate import Candidate
from rawi.link.claims import identity
from rawi.link.copies import repeats
from rawi.link.ladder import Ladder, Linked
from rawi.link.making import STORY, Group, Made, listed, make
from rawi.link.reach import denies
from rawi.link.resolve import Clusters, People, apart, cluster, joinable, unrivalled
from rawi.link.scale import Scale, day_of
from rawi.link.shelf import Holders, Link, MemoryShelf, Posting, Shelf
from rawi.link.steady import COMMON, RARE, Sight, size, step
from rawi.types import Claim

_FIRM, _BINDING = 2, 1
_AT_ONCE = 200
_CITES, _BY = "@ cites ", "@ by "

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Waiting:
    """What has changed since a ledger was linked.

    fresh, gone: candidates that came, and those that no document tells any more.  before, now: what people had
    decided, and have.  named: the candidates that decisions on claims already made are about.
    """

    fresh: Collection[int] = ()
    gone: Collection[int] = ()
    before: People = field(default_factory=People)
    now: People = field(default_factory=People)
    named: frozenset[str] = frozenset()


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
    work = _Work(shelf, waiting)
    work.compare()
    return work.claims(work.gather())


def link_whole(candidates: Mapping[int, Candidate], said: People) -> tuple[MemoryShelf, Change]:
    """Links a large ledger as a whole; candidates: by their numbers."""
    shelf = MemoryShelf(candidates, denies)
    return shelf, relink(shelf, Waiting(fresh=list(shelf.kept), now=said))


class _Work:
    """One linking: the dirty candidates, the links that change, the neighbourhoods that this touches, the claims."""

    def __init__(self, shelf: Shelf, waiting: Waiting) -> None:
        self._shelf, self._waiting = shelf, waiting
        self._fresh, self._gone = frozenset(waiting.fresh), frozenset(waiting.gone)
        total = shelf.total()
        self._whole = not total
        self._sight = Sight(shelf, total + len(self._fresh) - len(self._gone), self._gone)
        self._scale: Scale = self._sight.scale
        self._coming = self._sight.candidates(self._fresh)
        self._leaving = shelf.candidates(self._gone)
        self._touched: set[int] = set()  # whose neighbourhoods may change
        self._weighed: set[int] = set()  # whose weights may change
        self._told: set[int] = set()  # for whom the weights of things may change
        self._old: dict[Pair, Link] = {}
        self._new: dict[Pair, Link] = {}
        self._kept: dict[Pair, Link] = {}  # as they stand, of those looked up
        self._looked: set[int] = set()
        self._ends: dict[int, set[Pair]] = defaultdict(set)
        self._retold: set[str] = set()  # who is cited now and was not, or the other way round

    # which links change

    def compare(self) -> None:
        """Finds the links that change, and who is touched by that."""
        dirty = self._post()
        self._new = self._compared(dirty)
        self._old = {(x.left, x.right): x for x in self._shelf.links(dirty | self._gone)}
        moved = {p for p in self._old.keys() | self._new.keys() if _differs(self._old.get(p), self._new.get(p))}
        self._old, self._new = ({p: x for p, x in some.items() if p in moved} for some in (self._old, self._new))
        for pair, link in self._standing(moved).items():
            if pair in self._new:
                self._new[pair] = link
            elif link != self._kept[pair]:
                self._old[pair], self._new[pair] = self._kept[pair], link
        firm = {k for p in self._old.keys() | self._new.keys() if self._joins(p) for k in p}
        judged = _pairs(self._waiting.before) ^ _pairs(self._waiting.now)
        named = self._shelf.named({one for pair in judged for one in pair[1:]})
        self._touched = (firm | self._weighed | self._fresh | set(named.values())) - self._gone

    def _joins(self, pair: Pair) -> bool:
        """Whether what a link does to clusters changes."""
        old, new = (x.score if x and x.standing == _FIRM else 0.0 for x in (self._old.get(pair), self._new.get(pair)))
        return old != new

    def _post(self) -> set[int]:
        """Notes who holds which key; returns those whose weights or pairs that may change."""
        added, removed = (list(_postings(some)) for some in (self._coming, self._leaving))
        delta = Counter(key for key, _, _ in added)
        delta.subtract(key for key, _, _ in removed)
        before = self._shelf.counts(delta)
        self._retold = {
            key.removeprefix(_CITES)
            for key, n in delta.items()
            if key.startswith(_CITES) and bool(before[key]) != bool(before[key] + n)
        }
        often = {key for key, n in delta.items() if key[0] != "@" and RARE <= before[key] + n < COMMON}
        days = Counter((key, day) for key, day, _ in added if key in often)
        days.subtract((key, day) for key, day, _ in removed if key in often)
        self._shelf.post(added, removed)
        if self._whole:
            return set(self._fresh)
        turned = [
            key
            for key, n in delta.items()
            if key[0] != "@" and _class(key, before[key]) != _class(key, before[key] + n)
        ]
        self._weigh(set(turned))
        holders = set(self._weighed)
        for (key, day), n in days.items():
            some = self._shelf.holders([key], (day, day))[key].get(day, ())
            if (len(some) > block.A_DAY) != (len(some) - n > block.A_DAY):
                holders.update(some)
        return holders | self._fresh

    def _weigh(self, turned: set[str]) -> None:
        """Notes whose weights may change as keys enter another class; of a thing, in all that their documents tell."""
        holders = _all(self._shelf.holders(turned)) - self._fresh
        known = self._sight.candidates(holders)
        telling = {one.document for one in known.values() if not turned.isdisjoint(one.things)}
        self._told = set(self._sight.told(telling)) - self._fresh
        self._weighed = holders | self._told

    def _compared(self, dirty: set[int]) -> dict[Pair, Link]:
        """The links of dirty candidates."""
        views = self._sight.see(dirty)
        pairs: set[Pair] = set()
        row = sorted(dirty)
        for first in range(0, len(row), _AT_ONCE):
            some = row[first : first + _AT_ONCE]
            held = {k: block.keys(views[k].one) for k in some}
            counts = self._shelf.counts({key for keys in held.values() for key in keys})
            parted = {k: block.parted(held[k], counts) for k in some}
            holding = self._shelf.holders({key for rare, _ in parted.values() for key in rare})
            for k, (rare, often) in parted.items():
                day = views[k].day
                near = self._shelf.holders(often, (day - block.NEAR, day + block.NEAR) if day else (0, 0))
                found = block.partners(day, {key: holding[key] for key in rare}, near, self._scale)
                pairs.update((k, other) if k < other else (other, k) for other in found if other != k)
        self._sight.see({k for pair in pairs for k in pair})
        found_links = {}
        least, disputed = compare.weights()["settings"]["link"], self._sight.disputed
        for i, j in pairs:
            score = self._score(i, j)
            if score < compare.LEAST:
                continue
            a, b = views[i], views[j]
            copied = repeats(a, b, self._sight.whole)
            if copied or score >= least or not disputed.isdisjoint((a.one.document, b.one.document)):
                found_links[i, j] = Link(i, j, score, copied, apart(a, b, score))
        return found_links

    def _score(self, i: int, j: int) -> float:
        """Rounded, so that the order in which weights are added up does not matter."""
        views = self._sight.views
        return round(compare.score(views[i], views[j], self._scale), 6)

    def _standing(self, moved: set[Pair]) -> dict[Pair, Link]:
        """Links that may stand otherwise beside the other links of their ends, with how they do.

        Those that moved, those between one end and what else the document of the other tells, and those that rest on
        how much two documents speak of the same.
        """
        ends = {k for pair in moved for k in pair} - self._gone
        first = self._links(ends | self._told)
        homes = self._shelf.documents({k for pair in first for k in pair} | ends)
        homes |= {k: one.document for k, one in self._leaving.items()}
        beside = {key for i, j in moved for key in ((i, homes[j]), (j, homes[i]))}
        near = {
            (i, j): x
            for (i, j), x in first.items()
            if (i, homes[j]) in beside or (j, homes[i]) in beside or i in self._told or j in self._told
        }
        wide = self._links({k for pair in near for k in pair})
        homes |= self._shelf.documents({k for pair in wide for k in pair} - homes.keys())
        limits = compare.weights()["settings"]
        refused = {p for p, x in wide.items() if x.refused}
        scored = [(*p, x.score) for p, x in wide.items()]
        best = {(i, j): s for i, j, s in unrivalled(homes, scored, refused, limits["margin"])}
        joining = [(*p, best[p]) for p in near if p in best and best[p] >= limits["link"]]
        views = self._sight.see({k for i, j, _ in joining for k in (i, j)})
        firm = {(i, j) for i, j, _ in joinable(views, joining, limits["within"], self._scale)}
        return {p: replace(x, standing=_FIRM if p in firm else _BINDING if p in best else 0) for p, x in near.items()}

    def _links(self, numbers: set[int]) -> dict[Pair, Link]:
        """The links of candidates as they will be."""
        if self._whole:
            return self._new
        self._kept |= {(x.left, x.right): x for x in self._shelf.links(numbers - self._looked)}
        self._looked |= numbers
        for pair in self._kept:
            for k in pair:
                self._ends[k].add(pair)
        found = {p: self._kept[p] for k in numbers for p in self._ends[k] if p not in self._old}
        return found | {p: x for p, x in self._new.items() if p[0] in numbers or p[1] in numbers}

    # which clusters change

    def gather(self) -> set[int]:
        """Clusters the touched neighbourhoods anew; returns the members of clusters that change."""
        affected = set(self._touched)
        if not self._whole:
            before = Ladder(self._firm(self._waiting.before))
            before.look(self._touched - self._fresh)
            for k in self._touched - self._fresh:
                affected |= before.around(k)[1]
            homes = set(self._shelf.roots(self._gone).values())
            affected |= {k for some in self._shelf.members(homes).values() for k in some}
        affected -= self._gone
        self._shelf.tie([p for p in self._old if p not in self._new], self._new.values())
        after = Ladder(self._firm(self._waiting.now))
        after.look(affected)
        seen: set[int] = set()
        roots: dict[int, int] = {}
        for k in affected:
            if k not in seen:
                level, members = after.around(k)
                seen |= members
                roots |= self._clustered(members, after.inside(members, level))
        old = _groups(self._shelf.roots(seen | self._gone))
        self._roots = {k: root for root, some in _groups(roots).items() if old.get(root) != some for k in some}
        return set(self._roots)

    def _firm(self, said: People) -> Linked:
        """Looks up the links that may join clusters, those that people made among them."""
        named = self._shelf.named({one for pair in said.same for one in pair})
        same = [(named[a], named[b], 1.0) for a, b in said.same if a in named and b in named]

        def linked(numbers: list[int]) -> list[tuple[int, int, float]]:
            asked = set(numbers)
            found = [(x.left, x.right, x.score) for x in self._shelf.links(numbers, _FIRM)]
            return found + [x for x in same if x[0] in asked or x[1] in asked]

        return linked

    def _clustered(self, members: Collection[int], links: list[tuple[int, int, float]]) -> dict[int, int]:
        """The clusters of one neighbourhood, each known by its earliest member."""
        if len(members) == 1:
            return {k: k for k in members}
        known = self._sight.see(members)
        row = sorted(members, key=lambda k: block.place(known[k].one))
        at = {k: n for n, k in enumerate(row)}
        views = [known[k] for k in row]
        limits = compare.weights()["settings"]
        scored = [(min(at[a], at[b]), max(at[a], at[b]), score) for a, b, score in links]
        made = cluster(
            views,
            scored,
            lambda i, j: self._score(row[i], row[j]),
            self._waiting.now,
            (limits["link"], limits["mean"]),
        )
        return {k: row[made.root(n)] for n, k in enumerate(row)}

    # which claims change

    def claims(self, changed: set[int]) -> Change:
        """Makes anew the claims that changed clusters touch.  changed: the members of neighbourhoods clustered anew."""
        old = self._shelf.roots(changed | self._gone)
        heads = self._sight.candidates(k for k in old.values() if k not in self._gone)
        heads |= {k: self._leaving[k] for k in old.values() if k in self._gone}
        gone = {identity([one]) for one in heads.values()}
        self._shelf.gather(self._roots)
        self._shelf.drop(self._gone)
        targets = self._targets(changed)
        members = self._shelf.members(targets)
        made = self._make(members)
        gone |= {identity([one]) for one in self._sight.candidates(targets).values()}
        told = {k for some in members.values() for k in some}
        about = {s for one in (*self._sight.candidates(told).values(), *self._leaving.values()) for s in stories(one)}
        agreed = self._agreed(about, targets, made)
        return Change(frozenset(gone | {STORY + pair for pair in about}), tuple(listed(made, agreed)))

    def _targets(self, changed: set[int]) -> set[int]:
        """The clusters whose claims may change: by their members, by origins, by denials that reach them."""
        if self._whole:
            return set(self._shelf.roots(self._fresh).values())
        denials, reached = self._denials(changed | self._told)
        changed = changed | set(self._shelf.named(self._waiting.named).values())
        beside = set(self._shelf.documents(denials).values())
        beside |= {one.document for one in self._leaving.values() if denies(one)}
        reached |= set(self._sight.told(beside))
        before, after = ({p for p, x in some.items() if x.copied} for some in (self._old, self._new))
        copied = {k for pair in before ^ after for k in pair}
        documents = set(self._shelf.documents(copied - self._gone).values())
        documents |= {self._leaving[k].document for k in copied & self._gone}
        reached |= set(self._sight.told(self._families(documents)))
        reached |= _all(self._shelf.holders([_BY + name for name in self._retold]))
        return set(self._shelf.roots((changed | reached) - self._gone).values())

    def _denials(self, concerned: set[int]) -> tuple[set[int], set[int]]:
        """The denials that may reach other claims now, and whom they reach or reached; concerned: who changes."""
        lost = {k for k, one in self._leaving.items() if denies(one)}
        turned = {
            p for p in self._old.keys() | self._new.keys() if _binds(self._old.get(p)) != _binds(self._new.get(p))
        }
        near = {(x.left, x.right) for x in self._shelf.links(concerned, _BINDING)}
        found = self._shelf.denials(({k for pair in near | turned for k in pair} | concerned) - self._gone)
        reached = {k for x in self._shelf.links(found, _BINDING) for k in (x.left, x.right)} | found
        return found, reached | {k for p in turned if not (found | lost).isdisjoint(p) for k in p}

    def _families(self, documents: set[str]) -> set[str]:
        """Documents, and all that copy from one another with them."""
        found, row = set(documents), set(documents)
        while row:
            ends = {k for x in self._shelf.links(self._sight.told(row)) if x.copied for k in (x.left, x.right)}
            row = set(self._shelf.documents(ends).values()) - found
            found |= row
        return found

    def _make(self, members: Mapping[int, list[int]]) -> list[Group]:
        """The claims of clusters, from all that they depend on."""
        told = {k for some in members.values() for k in some}
        if self._whole:
            wide = told
        else:
            documents = self._families(set(self._shelf.documents(told).values()))
            wide = set(self._sight.told(documents)) | told
            ends = {k for x in self._shelf.links(told) for k in (x.left, x.right)}
            denials = self._shelf.denials(wide | ends)
            wide |= {k for x in self._shelf.links(denials) for k in (x.left, x.right)}
            wide |= set(self._shelf.roots(wide).values())
        links = [x for x in self._shelf.links(wide) if x.left in wide and x.right in wide]
        known = self._sight.see(wide)
        row = sorted(wide, key=lambda k: block.place(known[k].one))
        at = {k: n for n, k in enumerate(row)}
        roots = self._shelf.roots(wide)
        clusters = Clusters(
            [at[roots[k]] for k in row], {at[root]: sorted(at[k] for k in some) for root, some in members.items()}
        )
        named = {one.one.publisher for one in (known[k] for k in row)}
        counts = self._shelf.counts(_CITES + name for name in named)
        cited = {name for name in named if counts[_CITES + name]}
        pairs = [(min(at[x.left], at[x.right]), max(at[x.left], at[x.right]), x) for x in links]
        scored = [(i, j, x.score) for i, j, x in pairs if x.standing >= _BINDING]
        copied = [(i, j) for i, j, x in pairs if x.copied]
        return make([known[k] for k in row], clusters, (scored, copied), self._scale, cited)

    def _agreed(self, about: set[str], targets: set[int], made: list[Group]) -> dict[str, list[Claim]]:
        """The agreements of the two whom changed claims speak of."""
        groups = list(made)
        holders = _all(self._shelf.holders([STORY + pair for pair in about]))
        others = set(self._shelf.roots(holders).values()) - targets
        heads = self._sight.candidates(others)
        names = {root: identity([one]) for root, one in heads.items()}
        standing = self._shelf.claims(names.values())
        for root, some in self._shelf.members(others).items():
            if (claim := standing.get(names[root])) is not None:
                kept = self._sight.candidates(some)
                groups.append((claim, sorted(kept.values(), key=block.place)))
        groups = [group for group in groups if any(not about.isdisjoint(stories(one)) for one in group[1])]
        groups.sort(key=lambda group: block.place(group[1][0]))
        return {pair: some for pair, some in agreements(groups).items() if pair in about}


def _postings(candidates: Mapping[int, Candidate]) -> Iterable[Posting]:
    for number, one in candidates.items():
        day = day_of(one.published)
        for key in block.keys(one):
            yield key, day, number
        for key in {
            *(STORY + pair for pair in stories(one)),
            *(_CITES + name for name in one.relays),
            _BY + one.publisher,
        }:
            yield key, day, number


def _groups(roots: Mapping[int, int]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    for one, root in roots.items():
        found[root].add(one)
    return found


def _all(holders: Holders) -> set[int]:
    return {k for days in holders.values() for some in days.values() for k in some}


def _class(key: str, count: int) -> int:
    """What of a key's count matters: its weight, and whether partners are looked for by it, and where."""
    return step(count) if block.weighed(key) else (count >= RARE) + (count >= COMMON)


def _differs(old: Link | None, new: Link | None) -> bool:
    """Whether a link is new or gone, or another one, its standing aside."""
    return (old and replace(old, standing=0)) != (new and replace(new, standing=0))


def _binds(link: Link | None) -> bool:
    return link is not None and link.standing >= _BINDING


def _pairs(said: People) -> set[tuple[str, str, str]]:
    return {("same", *pair) for pair in said.same} | {("different", *pair) for pair in said.different}
