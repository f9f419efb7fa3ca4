"""Learns the weights of src/rawi/link/weights.toml from hand-made claim clusters, and prints them as TOML.

    python benchmark/learn_links.py GOLD.claims.json POSTS.jsonl [GOLD POSTS ...]

Pairs of candidates in different posts are labelled: together when some gold claim holds a stretch of both.  Logistic
regression with a ridge, fitted by Newton's method; claims with many pairs weigh less; then each weight is bounded where
the gold of a few days cannot tell (BOUNDS).  The same input always gives the same weights.
"""

import json
import math
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from rawi.extract.pipeline import extract
from rawi.link import features
from rawi.link.block import order
from rawi.link.compare import TABLE, vector
from rawi.link.scale import scale_of, view
from rawi.read import Known, read_paths
from rawi.types import Document

RIDGE = 0.5
ROUNDS = 25
LARGE = 60.0
WORD = re.compile(r"\w+")
BOUNDS = {"denied_both": (6.0, 9.0), "denied_one": (5.5, 9.0), "affirmed": (1.0, 9.0), "repeated": (2.0, 9.0),
          "elsewhere": (-9.0, -1.5),
          "contact": (0.3, 9.0), "days": (-9.0, -5.0), "number_other": (-9.0, -0.8), "number_same": (0.2, 9.0),
          "speaker": (0.3, 9.0), "outlet": (0.3, 9.0)}  # fmt: skip

Row = tuple[list[float], bool, float]


def words(text: str, start: int, end: int) -> set[int]:
    return {m.start() for m in WORD.finditer(text) if m.start() < end and m.end() > start}


def stretches(gold: Path, texts: dict[str, str]) -> Iterator[tuple[str, set[int], str]]:
    """Post, words and claim of each gold quote."""
    for claim in json.loads(gold.read_text(encoding="utf-8"))["claims"]:
        for a in claim["assertions"]:
            for quote in [a["quote"]] if isinstance(a["quote"], str) else a["quote"]:
                at = texts[a["doc"]].find(quote)
                if at >= 0:
                    yield a["doc"], words(texts[a["doc"]], at, at + len(quote)), claim["id"]


def rows(gold: Path, posts: Path) -> Iterator[tuple[bool, Row]]:
    """Whether a pair is in one language; its feature values, its label, its weight."""
    documents: dict[str, Document] = {
        d.id: d for d in read_paths([posts], Known(), lambda e: print(e, file=sys.stderr))
    }
    by_name: dict[str, list[tuple[set[int], str]]] = {}
    for name, marked, claim in stretches(gold, {d.name: d.text for d in documents.values()}):
        by_name.setdefault(name, []).append((marked, claim))
    candidates = order([c for d in documents.values() for c in features(d, extract(d))])
    scale = scale_of(candidates)
    tagged = []
    for one in candidates:
        document = documents[one.document]
        mine = words(document.text, one.span.start, one.span.end)
        near = by_name.get(document.name, ())
        claims = {c for marked, c in near if mine and len(mine & marked) >= 0.5 * min(len(mine), len(marked))}
        if claims:
            tagged.append((view(one, scale), claims))
    pairs = [
        (a, b, x & y) for k, (a, x) in enumerate(tagged) for b, y in tagged[k + 1 :] if a.one.document != b.one.document
    ]
    sizes = Counter(claim for _, _, both in pairs for claim in both)
    for a, b, both in pairs:
        weight = min(1.0, LARGE / min(sizes[c] for c in both)) if both else 1.0
        yield a.one.language == b.one.language, (vector(a, b, scale), bool(both), weight)


def solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """The solution of a small system of linear equations, by elimination."""
    size = len(right)
    table = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for k in range(size):
        pivot = max(range(k, size), key=lambda r: abs(table[r][k]))
        table[k], table[pivot] = table[pivot], table[k]
        for r in range(size):
            if r != k and table[r][k]:
                factor = table[r][k] / table[k][k]
                table[r] = [x - factor * y for x, y in zip(table[r], table[k], strict=True)]
    return [table[k][size] / table[k][k] for k in range(size)]


def fit(data: list[Row]) -> list[float]:
    """The weights of all features, the bias last."""
    size = len(TABLE) + 1
    theta = [0.0] * size
    for _ in range(ROUNDS):
        slope = [RIDGE * t if k < size - 1 else 0.01 * t for k, t in enumerate(theta)]
        curve = [[(RIDGE if r < size - 1 else 0.01) if r == c else 0.0 for c in range(size)] for r in range(size)]
        for values, label, weight in data:
            x = [*values, 1.0]
            p = 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, sum(t * v for t, v in zip(theta, x, strict=True))))))
            there = [k for k, v in enumerate(x) if v]
            for r in there:
                slope[r] += weight * (p - label) * x[r]
                row, part = curve[r], weight * p * (1.0 - p) * x[r]
                for c in there:
                    row[c] += part * x[c]
        theta = [t - step for t, step in zip(theta, solve(curve, slope), strict=True)]
    return theta


def main() -> None:
    paths = [Path(p) for p in sys.argv[1:]]
    data: dict[bool, list[Row]] = {True: [], False: []}
    for gold, posts in zip(paths[::2], paths[1::2], strict=True):
        for same, row in rows(gold, posts):
            data[same].append(row)
    for same, name in ((True, "same"), (False, "cross")):
        *theta, bias = fit(data[same])
        print(f"[{name}]\nbias = {bias:.2f}")
        for feature, weight in zip(TABLE, theta, strict=True):
            low, high = BOUNDS.get(feature.name, (-99.0, 99.0))
            print(f"{feature.name} = {max(low, min(high, weight)):.2f}")
        print()


if __name__ == "__main__":
    main()
