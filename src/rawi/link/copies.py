"""Documents that repeat one another's wording: a copy is no second teller."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set

from rawi.link.candidate import Candidate
from rawi.link.origins import stated
from rawi.link.scale import View

Part = tuple[str, bool]
_SHARED = 0.6
_LEAST_PAIRS = 5
_SHORT_PAIRS = 4  # a passage of so few word pairs is a copy only where all of them are the other's


def repeats(a: View, b: View, whole: Mapping[Part, Set[str]]) -> bool:
    """Whether two passages of different documents, or those documents, repeat one another; whole: documents' pairs.

    A denial has the words of what it denies, and copies nobody by that.
    """
    x, y = part(a.one), part(b.one)
    return x[0] != y[0] and x[1] == y[1] and (_repeats(a.pairs, b.pairs) or _repeats(whole[x], whole[y]))


def part(one: Candidate) -> Part:
    """The document of a passage, and whether it is among what is denied there."""
    return one.document, one.stance == "denies"


def copies(views: Sequence[View], pairs: Iterable[tuple[int, int]]) -> dict[str, str]:
    """Document → the earliest document of its family: they share a good part of the word pairs of a passage, or of all.

    views: in order of publication.  pairs: indices of views worth comparing.
    """
    whole: dict[Part, set[str]] = {}
    for one in views:
        whole.setdefault(part(one.one), set()).update(one.pairs)
    alike = [(views[i], views[j]) for i, j in pairs if repeats(views[i], views[j], whole)]
    return families([one.one.document for one in views], [(a.one.document, b.one.document) for a, b in alike])


def families(documents: Iterable[str], copied: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Document → the first document of its family.  copied: those that repeat one another."""
    parent: dict[str, str] = {}
    rank = {name: k for k, name in enumerate(dict.fromkeys(documents))}

    def root(name: str) -> str:
        while parent.get(name, name) != name:
            name = parent[name]
        return name

    for left, right in copied:
        x, y = sorted((root(left), root(right)), key=rank.__getitem__)
        if x != y:
            parent[y] = x
    return {name: root(name) for name in rank}


def _repeats(left: Set[str], right: Set[str]) -> bool:
    """Whether two stretches have most of the shorter one's word pairs in common."""
    least, most = sorted((len(left), len(right)))
    if least < _LEAST_PAIRS:
        return least >= _SHORT_PAIRS and most - least < 2 and len(left & right) == least
    return len(left & right) >= _SHARED * least


def family_origins(candidates: Iterable[Candidate], family: dict[str, str]) -> dict[str, str]:
    """The origin that a family of copies states for its unnamed and own-voice passages, the commonest first."""
    votes: dict[str, Counter[str]] = {}
    for one in candidates:
        if one.speaker.kind in ("person", "organization", "government") and one.voice != "own":
            continue
        teller = stated(one)
        if teller:
            votes.setdefault(family[one.document], Counter())[teller] += 1
    return {name: min(count.items(), key=lambda kv: (-kv[1], kv[0]))[0] for name, count in votes.items()}
