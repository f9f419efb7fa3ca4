"""Where linking was least sure: links that barely hold, pairs that were nearly linked or kept apart by one reason."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from rawi.link import block, compare
from rawi.link.candidate import Candidate
from rawi.link.features import features
from rawi.link.resolve import refuses
from rawi.link.scale import View, scale_of, view
from rawi.text.said import say
from rawi.types import Document, Reading

_BAND = 0.15
_BELOW, _ALIKE, _REFUSED = 0.8, 0.6, 0.5  # how far the score of a pair that was not linked counts against the ledger
_REASONS = 3
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
    """The doubts of a ledger, the greatest first.  home: the claim that an assertion stands in, by their ids."""
    candidates: list[Candidate] = []
    for document, reading in documents:
        candidates += (one for one in features(document, reading) if one.id in home)
    ordered = block.order(list({one.id: one for one in candidates}.values()))
    scale = scale_of(ordered)
    views = [view(one, scale) for one in ordered]
    scored = [(i, j, compare.score(views[i], views[j], scale)) for i, j in block.pairs(views, scale)]
    made = [*_links(views, scored, home), *_near(views, scored, home)]
    found = []
    for kind, i, j, score, wrong, why in made:
        told = compare.explain(views[i], views[j], scale)[:_REASONS]
        found.append(Doubt(kind, views[i].one.id, views[j].one.id, score, wrong, (why, *told) if why else told))
    return sorted(found, key=lambda d: (-d.wrong, d.left, d.right))


_Found = tuple[Literal["link", "near"], int, int, float, float, str]


def _links(views: list[View], scored: list[tuple[int, int, float]], home: Mapping[str, str]) -> Iterator[_Found]:
    """The pairs by which an assertion holds to its claim, where the best of them is near the threshold."""
    best: dict[int, tuple[float, int, int]] = {}
    for i, j, score in scored:
        if home[views[i].one.id] == home[views[j].one.id]:
            for k in (i, j):
                best[k] = max(best.get(k, (0.0, 0, 0)), (score, i, j))
    most = compare.weights()["settings"]["link"] + _BAND
    for score, i, j in sorted(set(best.values())):
        if score < most:
            yield "link", i, j, score, 1.0 - score, ""


def _near(views: list[View], scored: list[tuple[int, int, float]], home: Mapping[str, str]) -> Iterator[_Found]:
    """For each two claims the likeliest pair between them that was not linked."""
    limits = compare.weights()["settings"]
    best: dict[tuple[str, str], tuple[float, int, int]] = {}
    for i, j, score in scored:
        one, other = views[i].one, views[j].one
        least = limits["within"] if one.document == other.document else limits["link"]
        if score >= least - _BAND and home[one.id] != home[other.id]:
            pair = (min(home[one.id], home[other.id]), max(home[one.id], home[other.id]))
            best[pair] = max(best.get(pair, (0.0, 0, 0)), (score, i, j))
    for score, i, j in best.values():
        if refusal := refuses(views[i], views[j]):
            yield "near", i, j, score, _REFUSED * score, refusal
        elif score < limits["link"]:
            yield "near", i, j, score, _BELOW * score, ""
        else:
            yield "near", i, j, score, _ALIKE * score, _BEATEN
