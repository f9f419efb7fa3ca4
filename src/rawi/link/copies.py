"""Documents that repeat one another's wording: a copy is no second teller."""

from collections import Counter
from collections.abc import Iterable, Sequence

from rawi.link.origins import stated
from rawi.link.scale import View

_SHARED = 0.6
_LEAST_PAIRS = 5


def copies(views: Sequence[View], pairs: Iterable[tuple[int, int]]) -> dict[str, str]:
    """Document → the earliest document of its family; families share a good part of a passage's word pairs.

    views: in order of publication.  pairs: indices of views worth comparing.
    """
    parent: dict[str, str] = {}
    rank = {one.one.document: k for k, one in reversed(list(enumerate(views)))}

    def root(name: str) -> str:
        while parent.get(name, name) != name:
            name = parent[name]
        return name

    for i, j in pairs:
        a, b = views[i], views[j]
        least = min(len(a.pairs), len(b.pairs))
        if a.one.document == b.one.document or least < _LEAST_PAIRS:
            continue
        if len(a.pairs & b.pairs) >= _SHARED * least:
            x, y = sorted((root(a.one.document), root(b.one.document)), key=lambda d: (rank[d], d))
            if x != y:
                parent[y] = x
    return {name: root(name) for name in rank}


def family_origins(views: Sequence[View], family: dict[str, str]) -> dict[str, str]:
    """The origin that a family of copies states for its unnamed and own-voice passages, the commonest first."""
    votes: dict[str, Counter[str]] = {}
    for one in views:
        if one.one.speaker.kind in ("person", "organization", "government") and one.one.voice != "own":
            continue
        teller = stated(one.one)
        if teller:
            votes.setdefault(family[one.one.document], Counter())[teller] += 1
    return {name: min(count.items(), key=lambda kv: (-kv[1], kv[0]))[0] for name, count in votes.items()}
