"""Which clusters change: the neighbourhoods that moved links touch are clustered anew."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from rawi.link import block, compare
from rawi.link.ladder import Ladder, Linked
from rawi.link.moves import Moves
from rawi.link.resolve import People, cluster
from rawi.link.work import Work


def regroup(work: Work, made: Moves) -> dict[int, int]:
    """Keeps the links that moved, and finds the clusters that change: candidate → the earliest one of its cluster."""
    affected = _affected(work, made)
    work.shelf.tie([p for p in made.old if p not in made.new], made.new.values())
    after = Ladder(_firm(work, work.waiting.now))
    after.look(affected)
    seen: set[int] = set()
    roots: dict[int, int] = {}
    for k in affected:
        if k not in seen:
            level, members = after.around(k)
            seen |= members
            roots |= _clustered(work, members, after.inside(members, level))
    old = _groups(work.shelf.roots(seen | work.gone))
    return {k: root for root, some in _groups(roots).items() if old.get(root) != some for k in some}


def _affected(work: Work, made: Moves) -> set[int]:
    """Whose neighbourhoods may change: those touched, their neighbours until now, and who was with what is gone."""
    if work.whole:
        return set(made.touched)
    found = set(made.touched)
    before = Ladder(_firm(work, work.waiting.before))
    before.look(made.touched - work.fresh)
    for k in made.touched - work.fresh:
        found |= before.around(k)[1]
    homes = set(work.shelf.roots(work.gone).values())
    found |= {k for some in work.shelf.members(homes).values() for k in some}
    return found - work.gone


def _firm(work: Work, said: People) -> Linked:
    """Looks up the links that may join clusters, those that people made among them."""
    named = work.shelf.named({one for pair in said.same for one in pair})
    same = [(named[a], named[b], 1.0) for a, b in said.same if a in named and b in named]

    def linked(numbers: list[int]) -> list[tuple[int, int, float]]:
        asked = set(numbers)
        found = [(x.left, x.right, x.score) for x in work.shelf.links(numbers, "firm")]
        return found + [x for x in same if x[0] in asked or x[1] in asked]

    return linked


def _clustered(work: Work, members: Collection[int], links: list[tuple[int, int, float]]) -> dict[int, int]:
    """The clusters of one neighbourhood, each known by its earliest member."""
    if len(members) == 1:
        return {k: k for k in members}
    known = work.sight.see(members)
    row = sorted(members, key=lambda k: block.place(known[k].one))
    at = {k: n for n, k in enumerate(row)}
    limits = compare.weights()["settings"]
    made = cluster(
        [known[k] for k in row],
        [(min(at[a], at[b]), max(at[a], at[b]), score) for a, b, score in links],
        lambda i, j: work.score(row[i], row[j]),
        work.waiting.now,
        (limits["link"], limits["mean"]),
    )
    return {k: row[made.root(n)] for n, k in enumerate(row)}


def _groups(roots: Mapping[int, int]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    for one, root in roots.items():
        found[root].add(one)
    return found
