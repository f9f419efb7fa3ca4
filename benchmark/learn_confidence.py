"""Learns how sure attributions are from hand-made gold: src/rawi/extract/confidence.toml and its page in the docs.

    python -m benchmark.learn_confidence GOLD_DIR...     learn, and write both
    python -m benchmark.learn_confidence --page          write the page anew from what was learned

Logistic regression with a ridge over the signs of each attribution.  Every figure comes from attributions of documents
that the weights were not learned on (ten parts, whole documents).  The same gold and rules always give the same file.
"""

import hashlib
import itertools
import math
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rawi.evaluate import right_ones, standoff_of
from rawi.export.interchange import reading
from rawi.extract.confidence import FILE
from rawi.extract.pipeline import Steps, extract
from rawi.read import Known, read_paths

PAGE = Path(__file__).parents[1] / "docs" / "confidence.md"
RIDGE = 10.0
FEWEST = 6
PARTS = 10
HIGH_P, HIGH_R = 0.97, 0.60
LEAST, WORTH = 0.35, 0.5  # leaving out costs contents whose source alone is wrong: only for half a point of F1
STEPS = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1.0)
BEGIN, END = "<!-- reliability:begin -->", "<!-- reliability:end -->"


@dataclass(slots=True)
class Row:
    """One attribution: its signs as columns, whether it is right, and the part of the gold it belongs to."""

    signs: list[str]
    right: bool
    part: int
    columns: list[int]
    sure: float = 0.0


def _fail(error: Exception) -> None:
    raise error


def rows(folders: Sequence[Path]) -> tuple[list[Row], int]:
    """Every attribution that the rules find in the gold's texts, and the number of gold attributions."""
    made: list[Row] = []
    gold = 0
    for folder in folders:
        texts = [p for p in sorted(folder.glob("**/*.txt")) if standoff_of(p) is not None]
        for path, document in zip(texts, read_paths(texts, Known(), _fail), strict=True):
            kept: list[list[str]] = []
            steps = Steps(weigh=lambda signs, kept=kept: kept.append(list(signs)) or 1.0)  # type: ignore[misc]
            found = reading(document, extract(document, steps, least=0.0))["attributions"]
            notes = standoff_of(path)
            assert notes is not None
            right, number = right_ones(document.text, notes, found)
            gold += number
            part = int(hashlib.sha256(document.name.encode()).hexdigest(), 16) % PARTS
            made += [Row(signs, ok, part, []) for signs, ok in zip(kept, right, strict=True)]
    return made, gold


def _odds(theta: Sequence[float], row: Row) -> float:
    return max(-30.0, min(30.0, theta[0] + sum([theta[c] for c in row.columns])))


def _chance(odds: float) -> float:
    return 1.0 / (1.0 + math.exp(-odds))


def _dot(a: Sequence[float], b: Sequence[float]) -> float:
    return math.fsum(x * y for x, y in zip(a, b, strict=True))


def fit(data: Sequence[Row], size: int) -> list[float]:
    """The weights, the bias first: Newton's method, each step by conjugate gradients."""
    theta = [0.0] * size
    ridge = [0.001, *([RIDGE] * (size - 1))]
    for _ in range(12):
        chances = [_chance(_odds(theta, row)) for row in data]
        slope = [r * t for r, t in zip(ridge, theta, strict=True)]
        for row, p in zip(data, chances, strict=True):
            slope[0] += p - row.right
            for c in row.columns:
                slope[c] += p - row.right
        step = _solve(data, [p * (1.0 - p) for p in chances], ridge, slope)
        theta = [t - s for t, s in zip(theta, step, strict=True)]
        if max(map(abs, step)) < 1e-4:
            break
    return theta


def _solve(data: Sequence[Row], curve: Sequence[float], ridge: list[float], slope: list[float]) -> list[float]:
    """The Newton step: the curvature's inverse times the slope."""
    size = len(slope)
    step, rest = [0.0] * size, list(slope)
    way = list(rest)
    left = _dot(rest, rest)
    for _ in range(60):
        if left < 1e-10:
            break
        bent = [r * w for r, w in zip(ridge, way, strict=True)]
        for row, weight in zip(data, curve, strict=True):
            part = weight * (way[0] + sum([way[c] for c in row.columns]))
            bent[0] += part
            for c in row.columns:
                bent[c] += part
        pace = left / _dot(way, bent)
        step = [s + pace * w for s, w in zip(step, way, strict=True)]
        rest = [r - pace * b for r, b in zip(rest, bent, strict=True)]
        was, left = left, _dot(rest, rest)
        way = [r + left / was * w for r, w in zip(rest, way, strict=True)]
    return step


def _index(data: Sequence[Row]) -> list[str]:
    """The signs that are seen often enough, in order; each row's columns are set (column 0 is the bias)."""
    seen = Counter(sign for row in data for sign in set(row.signs))
    names = sorted(sign for sign, count in seen.items() if FEWEST <= count < len(data))
    column = {sign: k for k, sign in enumerate(names, 1)}
    for row in data:
        row.columns = sorted({column[sign] for sign in row.signs if sign in column})
    return names


def _level(data: Sequence[Row], odds: Sequence[float]) -> tuple[float, float]:
    """Factor and offset that bring odds told across parts in line with what was right (Platt scaling)."""
    factor, offset = 1.0, 0.0
    for _ in range(50):
        chances = [_chance(factor * z + offset) for z in odds]
        misses = [p - row.right for p, row in zip(chances, data, strict=True)]
        curve = [p * (1 - p) for p in chances]
        g1, g2 = _dot(misses, odds), math.fsum(misses)
        h11, h12, h22 = _dot(curve, [z * z for z in odds]), _dot(curve, odds), math.fsum(curve)
        low = h11 * h22 - h12 * h12
        if low < 1e-9:  # nothing to tell apart
            break
        factor -= (h22 * g1 - h12 * g2) / low
        offset -= (h11 * g2 - h12 * g1) / low
    return factor, offset


def learn(data: list[Row], gold: int) -> dict[str, Any]:
    """What is written to confidence.toml: settings, weights, reliability, thresholds."""
    names = _index(data)
    odds = [0.0] * len(data)
    for part in range(PARTS):
        theta = fit([row for row in data if row.part != part], len(names) + 1)
        for k, row in enumerate(data):
            if row.part == part:
                odds[k] = _odds(theta, row)
    factor, offset = _level(data, odds)
    for row, z in zip(data, odds, strict=True):
        row.sure = _chance(factor * z + offset)
    theta = fit(data, len(names) + 1)
    weights = {"": round(factor * theta[0] + offset, 3)}
    weights |= {name: round(factor * t, 3) for name, t in zip(names, theta[1:], strict=True)}
    high, least = _high(data, gold), _least(data, gold)
    marks = sorted({0.0, LEAST, least, 0.5, 0.7, 0.8, 0.9, high})
    return {
        "settings": {"least": least, "high": high},
        "seen": {"documents": 0, "attributions": len(data), "gold": gold},
        "reliability": list(_reliability(data)),
        "thresholds": [_figures(data, gold, mark) for mark in marks],
        "weights": weights,
    }


def _reliability(data: Sequence[Row]) -> Iterator[dict[str, float]]:
    for low, high in itertools.pairwise(STEPS):
        inside = [row for row in data if low <= row.sure < high]
        if inside:
            yield {
                "from": low, "to": high, "attributions": len(inside),
                "said": round(sum(r.sure for r in inside) / len(inside), 3),
                "right": round(sum(r.right for r in inside) / len(inside), 3),
            }  # fmt: skip


def _figures(data: Sequence[Row], gold: int, mark: float) -> dict[str, float]:
    kept = [row.right for row in data if row.sure >= mark]
    p, r = sum(kept) / max(len(kept), 1), sum(kept) / gold
    return {"from": mark, "P": round(100 * p, 1), "R": round(100 * r, 1), "F1": round(200 * p * r / (p + r or 1), 1)}


def _high(data: Sequence[Row], gold: int) -> float:
    """The lowest threshold with the precision wanted; where that finds too little, the one with the recall wanted."""
    marks = [k / 100 for k in range(50, 100)]
    found = [(mark, _figures(data, gold, mark)) for mark in marks]
    enough = [mark for mark, figures in found if figures["R"] >= 100 * HIGH_R]
    precise = [mark for mark in enough if _figures(data, gold, mark)["P"] >= 100 * HIGH_P]
    return min(precise) if precise else max(enough, default=marks[-1])


def _least(data: Sequence[Row], gold: int) -> float:
    """LEAST, where leaving out what is less sure raises F1 enough; else nothing is left out."""
    return LEAST if _figures(data, gold, LEAST)["F1"] >= _figures(data, gold, 0.0)["F1"] + WORTH else 0.0


def toml(learned: dict[str, Any]) -> str:
    """The file's text."""
    lines = ["# Made by python -m benchmark.learn_confidence; do not edit."]
    for name in ("reliability", "thresholds"):
        lines += [
            f"{name} = [",
            *(f"  {{{', '.join(f'{k} = {v}' for k, v in row.items())}}}," for row in learned[name]),
        ]
        lines.append("]")
    for name in ("settings", "seen"):
        lines += [f"[{name}]", *(f"{k} = {v}" for k, v in learned[name].items())]
    lines += ["[weights]", *(f'"{k}" = {v}' for k, v in learned["weights"].items())]
    return "\n".join(lines) + "\n"


def page(learned: dict[str, Any]) -> str:
    """The tables of the docs' page."""
    seen, marks = learned["seen"], learned["settings"]
    made = [
        f"{seen['attributions']} attributions in {seen['documents']} documents; the gold has {seen['gold']}.",
        "",
        "| confidence | attributions | mean confidence | right |",
        "|---|---|---|---|",
    ]
    made += [
        f"| {r['from']:.2f}–{r['to']:.2f} | {r['attributions']} | {r['said']:.2f} | {r['right']:.2f} |"
        for r in learned["reliability"]
    ]
    made += ["", "| kept from | P | R | F1 | |", "|---|---|---|---|---|"]
    for r in learned["thresholds"]:
        said = {marks["least"]: "by default", marks["high"]: "`--high-precision`"}.get(r["from"], "")
        made.append(f"| {r['from']:.2f} | {r['P']} | {r['R']} | {r['F1']} | {said} |")
    return "\n".join(made)


def write_page() -> None:
    """Put the tables of what was learned into the docs' page."""
    text = PAGE.read_text(encoding="utf-8")
    head, _, rest = text.partition(BEGIN)
    tail = rest.partition(END)[2]
    body = page(tomllib.loads(FILE.read_text(encoding="utf-8")))
    PAGE.write_text(f"{head}{BEGIN}\n{body}\n{END}{tail}", encoding="utf-8")


def main() -> None:
    folders = [Path(p) for p in sys.argv[1:] if p != "--page"]
    if folders:
        data, gold = rows(folders)
        learned = learn(data, gold)
        learned["seen"]["documents"] = sum(standoff_of(p) is not None for f in folders for p in f.glob("**/*.txt"))
        FILE.write_text(toml(learned), encoding="utf-8")
    write_page()
    print(PAGE.read_text(encoding="utf-8").partition(BEGIN)[2].partition(END)[0])


if __name__ == "__main__":
    main()
