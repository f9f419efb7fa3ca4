"""Which claims change: those of clusters that changed, and those that denials, copies or people tie to them."""

from collections import Counter
from collections.abc import Iterable, Mapping

from rawi.link import block
from rawi.link.accord import agreements, stories
from rawi.link.candidate import Candidate
from rawi.link.claims import identity
from rawi.link.copies import families, family_origins
from rawi.link.making import STORY, Group, Made, listed, make, tellers
from rawi.link.moves import Moves, held_by
from rawi.link.reach import denies, reaching
from rawi.link.resolve import Clusters
from rawi.link.shelf import Link
from rawi.link.work import BY, CITES, Work
from rawi.types import Claim


def remake(work: Work, moved: Moves, roots: Mapping[int, int]) -> tuple[set[str], list[Made]]:
    """Keeps the clusters that changed and makes their claims anew: what is gone, by its basis, and what stands now."""
    old = set(work.shelf.roots({*roots, *work.gone}).values())
    heads = [*work.sight.candidates(old - work.gone).values(), *(work.leaving[k] for k in old & work.gone)]
    work.shelf.gather(roots)
    work.shelf.drop(work.gone)
    targets = _tied(work, _targets(work, moved, set(roots)))
    heads += work.sight.candidates(targets).values()
    members = work.shelf.members(targets)
    groups = _make(work, members)
    told = work.sight.candidates(k for some in members.values() for k in some)
    about = _about((*told.values(), *work.leaving.values()))
    gone = {identity([one]) for one in heads} | {STORY + pair for pair in about}
    return gone, listed(groups, _agreed(work, about, targets, groups))


# which clusters


def _targets(work: Work, moved: Moves, changed: set[int]) -> set[int]:
    """The clusters whose claims may change: by their members, by origins, by denials that reach them."""
    if work.whole:
        return set(work.shelf.roots(work.fresh).values())
    told = _retold(work, moved)
    denials, reached = _denials(work, moved, changed | moved.again | told)
    beside = set(work.shelf.documents(denials).values())
    beside |= {one.document for one in work.leaving.values() if denies(one)}
    reached |= set(work.sight.told(beside)) | told
    reached |= set(work.shelf.named(work.waiting.said).values())
    return set(work.shelf.roots((changed | reached) - work.gone).values())


def _retold(work: Work, moved: Moves) -> set[int]:
    """Whose origins may change: what copies tell that are new or gone, and what outlets publish that are cited now."""
    before, after = ({p for p, x in some.items() if x.copied} for some in (moved.old, moved.new))
    copied = {k for pair in before ^ after for k in pair}
    documents = set(work.shelf.documents(copied - work.gone).values())
    documents |= {work.leaving[k].document for k in copied & work.gone}
    found = set(work.sight.told(_families(work, documents)))
    return found | (held_by(work.shelf.holders([BY + name for name in moved.retold])) - work.gone)


def _denials(work: Work, moved: Moves, concerned: set[int]) -> tuple[set[int], set[int]]:
    """The denials that may reach other claims now, and whom they reach or reached; concerned: who changes."""
    lost = {k for k, one in work.leaving.items() if denies(one)}
    pairs = moved.old.keys() | moved.new.keys()
    turned = {p for p in pairs if _binds(moved.old.get(p)) != _binds(moved.new.get(p))}
    near = {(x.left, x.right) for x in work.shelf.links(concerned, "binding")}
    found = work.shelf.denials(({k for pair in near | turned for k in pair} | concerned) - work.gone)
    reached = {k for x in work.shelf.links(found, "binding") for k in (x.left, x.right)} | found
    return found, reached | {k for p in turned if not (found | lost).isdisjoint(p) for k in p}


def _binds(link: Link | None) -> bool:
    return link is not None and link.binding


def _families(work: Work, documents: set[str]) -> set[str]:
    """Documents, and all that copy from one another with them."""
    found, row = set(documents), set(documents)
    while row:
        ends = {k for x in work.shelf.links(work.sight.told(row)) if x.copied for k in (x.left, x.right)}
        row = set(work.shelf.documents(ends).values()) - found
        found |= row
    return found


def _tied(work: Work, targets: set[int]) -> set[int]:
    """Clusters, and all those that decisions of people tie to them or to denials that may reach them."""
    named = work.shelf.named({key for some in work.waiting.decided for key in some})
    homes = dict(zip(named, map(work.shelf.roots(named.values()).get, named.values()), strict=True))
    lost = {one.id for one in work.leaving.values()}
    while homes and not work.whole:
        near = _near(work, {k for some in work.shelf.members(targets).values() for k in some})
        about = _about(work.sight.candidates(near).values())
        speaking = held_by(work.shelf.holders([STORY + pair for pair in about]))
        beside = set(work.shelf.roots(near | speaking).values())
        known = lost | {key for key, root in homes.items() if root in beside}
        tied = {key for some in work.waiting.decided if not known.isdisjoint(some) for key in some}
        more = {root for key, root in homes.items() if key in tied and root is not None} - targets
        if not more:
            break
        targets = targets | more
    return targets


# what they tell


def _near(work: Work, told: set[int]) -> set[int]:
    """Candidates, what else their articles tell, the denials that may reach them, and whatever else those may reach."""
    found = set(work.sight.told(set(work.shelf.documents(told).values()))) | told
    ends = {k for x in work.shelf.links(told, "binding") for k in (x.left, x.right)}
    denials = work.shelf.denials(found | ends)
    return found | denials | {k for x in work.shelf.links(denials, "binding") for k in (x.left, x.right)}


def _make(work: Work, members: Mapping[int, list[int]]) -> list[Group]:
    """The claims of clusters, from all that they depend on."""
    told = {k for some in members.values() for k in some}
    near = told if work.whole else _near(work, told)
    near |= set(work.shelf.roots(near).values())
    known = work.sight.see(near)
    row = sorted(near, key=lambda k: block.place(known[k].one))
    at = {k: n for n, k in enumerate(row)}
    roots = work.shelf.roots(near)
    clusters = Clusters(
        [at[roots[k]] for k in row], {at[root]: sorted(at[k] for k in some) for root, some in members.items()}
    )
    links = [
        (at[x.left], at[x.right], x.score) for x in work.shelf.links(near, "binding") if x.left in at and x.right in at
    ]
    denials = reaching([known[k] for k in row], clusters, links, work.scale)
    bound = {row[k] for root in clusters.members for k in denials.get(root, ())}
    teller = _tellers(work, told | bound)
    return make([known[k].one for k in row], clusters, denials, teller, work.scale.reports)


def _tellers(work: Work, numbers: set[int]) -> dict[str, str]:
    """The origins of candidates by their ids."""
    documents = set(work.shelf.documents(numbers).values())
    own = work.sight.candidates(work.sight.told(documents))
    ordered = sorted(own.values(), key=block.place)
    kin = work.sight.told(_families(work, documents))
    homes = work.shelf.documents(kin)
    copied = [(homes[x.left], homes[x.right]) for x in work.shelf.links(kin) if x.copied]
    family = families(sorted(set(homes.values())), copied)
    alike = Counter(family.values())
    voting = work.sight.candidates(k for k in kin if alike[family[homes[k]]] > 1)
    counts = work.shelf.counts({CITES + one.publisher for one in ordered})
    cited = {key.removeprefix(CITES) for key, n in counts.items() if n}
    return tellers(ordered, (family, family_origins(voting.values(), family)), cited)


# what both sides say


def _about(candidates: Iterable[Candidate]) -> set[str]:
    """The two states or persons that agreements may be of to which candidates contribute."""
    return {pair for one in candidates for pair in stories(one)}


def _agreed(work: Work, about: set[str], targets: set[int], made: list[Group]) -> dict[str, list[Claim]]:
    """The agreements of the two whom changed claims speak of."""
    groups = list(made)
    holders = held_by(work.shelf.holders([STORY + pair for pair in about]))
    others = set(work.shelf.roots(holders).values()) - targets
    names = {root: identity([one]) for root, one in work.sight.candidates(others).items()}
    standing = work.shelf.claims(names.values())
    for root, some in work.shelf.members(others).items():
        if (claim := standing.get(names[root])) is not None:
            groups.append((claim, sorted(work.sight.candidates(some).values(), key=block.place)))
    groups = [group for group in groups if any(not about.isdisjoint(stories(one)) for one in group[1])]
    groups.sort(key=lambda group: block.place(group[1][0]))
    return {pair: some for pair, some in agreements(groups).items() if pair in about}
