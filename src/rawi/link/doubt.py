"""Where linking was least sure: links that barely hold, pairs that were nearly linked or kept apart by one reason."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from rawi.link import block, compare
from rawi.link.candidate import Candidate
from rawi.link.features import features
from rawi.link.resolve import refuses
from rawi.link.scale import Scale, View, scale_of, view
from rawi.link.shelf import Link, Shelf
from rawi.link.steady import Sight
from rawi.text.said import say
from rawi.types import Document, Reading

_BELOW, _ALIKE, _REFUSED = 0.8, 0.6, 0.5  # how far the score of a pair that was not linked counts against the ledger
_WITHIN = 0.5  # the same for a pair of one document: an article tells many things of one story, alike in words
_REASONS = 3
_EXPLAINED = 300
_BEATEN = say("they are alike, but not enough to what else stands in their claims, or another passage fits better")


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two assertions of one claim that barely hold together (link), or of two claims that nearly did (near).

    wrong: how likely the ledger is wrong there, 0 to 1, as far as the score tells.  reasons: sentences, the weightiest
    first; for a pair kept apart by one reason, that one.
    """

    kind: Literal["link", "near"]
    left: str
    right: str
    score: float
    wrong: float
    reasons: tuple[str, ...]


def doubts(documents: Iterable[tuple[Document, Reading]], home: Mapping[str, str]) -> list[Doubt]:
    """The doubts of a small ledger, the greatest first.  home: the claim that an assertion stands in, by their ids."""
    candidates: list[Candidate] = []
    for document, reading in documents:
        candidates += (one for one in features(document, reading) if one.id in home)
    ordered = block.order(list({one.id: one for one in candidates}.values()))
    scale = scale_of(ordered)
    views = [view(one, scale) for one in ordered]
    scored = [(i, j, compare.score(views[i], views[j], scale)) for i, j in block.pairs(views, scale)]
    places = {k: Place(one.id, one.document, home[one.id]) for k, one in enumerate(ordered)}
    found = _doubted(places, scored, lambda i, j: bool(refuses(views[i], views[j])))
    return [_explained(one, places, views[one.left], views[one.right], scale) for one in found]


def doubts_kept(shelf: Shelf, links: Iterable[Link], places: Mapping[int, "Place"]) -> list[Doubt]:
    """The doubts of a large ledger, from the links that were kept when it was linked; the greatest have their reasons.

    places: of the candidates that stand in claims, by their numbers.
    """
    kept = {(x.left, x.right): x for x in links if x.left in places and x.right in places}
    found = _doubted(places, [(*pair, x.score) for pair, x in kept.items()], lambda i, j: kept[i, j].refused)
    sight = Sight(shelf, shelf.total())
    views = sight.see({k for one in found[:_EXPLAINED] for k in (one.left, one.right)})
    explained = [_explained(one, places, views[one.left], views[one.right], sight.scale) for one in found[:_EXPLAINED]]
    rest = [Doubt(x.kind, places[x.left].id, places[x.right].id, x.score, x.wrong, ()) for x in found[_EXPLAINED:]]
    return explained + rest


class Place(NamedTuple):
    """Where a candidate stands: its own id, its document, its claim."""

    id: str
    document: str
    claim: str


class _Doubted(NamedTuple):
    kind: Literal["link", "near"]
    left: int
    right: int
    score: float
    wrong: float


_Scored = Iterable[tuple[int, int, float]]


def _doubted(
    places: Mapping[int, Place], scored: Sequence[tuple[int, int, float]], refused: Callable[[int, int], bool]
) -> list[_Doubted]:
    """The pairs in doubt, the greatest first."""
    found = [*_links(places, scored), *_near(places, scored, refused)]
    return sorted(found, key=lambda x: (-x.wrong, places[x.left].id, places[x.right].id))


def _links(places: Mapping[int, Place], scored: _Scored) -> Iterator[_Doubted]:
    """The pairs by which an assertion holds to its claim, where the best of them is near the threshold."""
    best: dict[int, tuple[float, int, int]] = {}
    for i, j, score in scored:
        if places[i].claim == places[j].claim:
            for k in (i, j):
                best[k] = _surer(places, best.get(k), (score, i, j))
    most = compare.weights()["settings"]["link"] + compare.BAND
    for score, i, j in sorted(set(best.values())):
        if score < most:
            yield _Doubted("link", i, j, score, 1.0 - score)


def _near(places: Mapping[int, Place], scored: _Scored, refused: Callable[[int, int], bool]) -> Iterator[_Doubted]:
    """For each two claims the likeliest pair between them that was not linked."""
    limits = compare.weights()["settings"]
    best: dict[tuple[str, str], tuple[float, int, int]] = {}
    for i, j, score in scored:
        one, other = places[i], places[j]
        least = limits["within"] if one.document == other.document else limits["link"]
        if score >= least - compare.BAND and one.claim != other.claim:
            pair = (min(one.claim, other.claim), max(one.claim, other.claim))
            best[pair] = _surer(places, best.get(pair), (score, i, j))
    for score, i, j in best.values():
        share = _REFUSED if refused(i, j) else _BELOW if score < limits["link"] else _ALIKE
        within = _WITHIN if places[i].document == places[j].document else 1.0
        yield _Doubted("near", i, j, score, share * within * score)


def _surer(
    places: Mapping[int, Place], one: tuple[float, int, int] | None, other: tuple[float, int, int]
) -> tuple[float, int, int]:
    """The surer of two pairs; of two alike, one that does not depend on how candidates are numbered."""
    return other if one is None else max(one, other, key=lambda x: (x[0], *sorted((places[x[1]].id, places[x[2]].id))))


def _explained(one: _Doubted, places: Mapping[int, Place], left: View, right: View, scale: Scale) -> Doubt:
    """A doubt with its reasons."""
    why = ""
    if one.kind == "near":
        beaten = _BEATEN if one.score >= compare.weights()["settings"]["link"] else ""
        why = refuses(left, right) or beaten
    told = compare.explain(left, right, scale)[:_REASONS]
    ids = (places[one.left].id, places[one.right].id)
    return Doubt(one.kind, *ids, one.score, one.wrong, (why, *told) if why else told)
