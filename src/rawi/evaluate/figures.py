"""Arithmetic that all measures share: words of spans, precision and recall, shares."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

WORD = re.compile(r"\w+")

Figures = dict[str, Any]


def words_of(text: str, spans: Iterable[tuple[int, int]]) -> frozenset[int]:
    """The words that spans touch, each by its first position in the text."""
    found: set[int] = set()
    for start, end in spans:
        reach = WORD.finditer(text, max(0, start - 40), min(len(text), end + 40))
        found.update(m.start() for m in reach if m.start() < end and m.end() > start)
    return frozenset(found)


def jaccard(left: frozenset[int], right: frozenset[int]) -> float:
    """The share of the union that both have; 0 when both are empty."""
    return len(left & right) / len(left | right) if left or right else 0.0


def precision_recall(right: int, predicted: int, gold: int) -> Figures:
    """P, R and F1 in percent, with the counts they rest on."""
    p = right / predicted if predicted else 0.0
    r = right / gold if gold else 0.0
    f = round(200 * p * r / (p + r), 1) if p + r else 0.0
    return {"P": round(100 * p, 1), "R": round(100 * r, 1), "F1": f, "gold": gold, "pred": predicted}


def share(hits: Iterable[bool]) -> float | None:
    """The share of hits in percent; None when there is nothing to count."""
    found = list(hits)
    return round(100 * sum(found) / len(found), 1) if found else None


def plain_name(name: str) -> str:
    """A document's name without its folder and without .txt."""
    return name.replace("\\", "/").rpartition("/")[2].removesuffix(".txt")


def spans_of(value: Any) -> list[tuple[int, int]]:  # noqa: ANN401  (JSON)
    """The spans of an interchange value: none, one object, or a list of them."""
    items: list[Mapping[str, int]] = [] if not value else [value] if isinstance(value, dict) else list(value)
    return [(item["start"], item["end"]) for item in items]
