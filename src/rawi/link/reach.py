"""A denial binds to the very claims it denies: those nearby whose things lie within what its words cover."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from rawi.link.bond import denied_by_one
from rawi.link.resolve import Clusters
from rawi.link.scale import Scale, View
from rawi.link.standing import DENYING, against

_COVERED = 0.6
_COVERED_FAR = 0.8
_LEAST = 4.0
_MOST = 3


def reaching(
    views: Sequence[View], made: Clusters, scored: Iterable[tuple[int, int, float]], scale: Scale
) -> dict[int, list[int]]:
    """For each cluster (by its root) the denials outside it that cover it, in order."""
    found: dict[int, dict[int, float]] = defaultdict(dict)
    for i, j, _ in scored:
        for denial, other in ((i, j), (j, i)):
            one, two = views[denial], views[other]
            if (
                one.one.stance != "denies"
                or one.one.sense not in DENYING
                or against(two.one)
                or two.one.stance not in ("asserts", "confirms")
            ):
                continue
            if made.root(denial) == made.root(other) or not one.things:
                continue
            if any(key.startswith("contact:") for key in one.keys) and not denied_by_one(one, two, scale):
                continue
            common = scale.sum(one.things & two.things)
            near = one.one.document == two.one.document
            if common >= _LEAST and common >= (_COVERED if near else _COVERED_FAR) * one.thing_weight:
                root = made.root(other)
                found[denial][root] = max(common, found[denial].get(root, 0.0))
    bound: dict[int, list[int]] = defaultdict(list)
    for denial in sorted(found):
        for root, _ in sorted(found[denial].items(), key=lambda kv: (-kv[1], kv[0]))[:_MOST]:
            bound[root].append(denial)
    return dict(bound)
