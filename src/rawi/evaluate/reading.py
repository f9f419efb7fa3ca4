"""What is read of a page besides who speaks, against gold beside the text: noise, dates, the day of publication.

Gold is NAME.gold.json beside NAME.txt, with any of
  noise      the exact words of each stretch that is not the article, in the order of the text
  dates      {text, value} of each date expression, in the order of the text; value: EDTF, null where it has none
  published  EDTF, null where the page does not tell

noise characters   those that are not white space          noise lines   line by line, half of both shared
dates              half of the words of both shared        date values   of those, the value is right as well
published          the share of documents whose day is right, or rightly unknown
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from rawi.errors import FormatError
from rawi.evaluate.figures import Figures, jaccard, plain_name, precision_recall, share, spans_of, words_of

Spans = list[tuple[int, int]]
Record = Mapping[str, Any]
_PARTS = frozenset(("noise", "dates", "published"))
_DOUBT = "?~%"


def _gold_files(gold: Path) -> Iterator[tuple[str, str, Record]]:
    """Name, text and gold of each document whose gold speaks of its noise, dates or publication."""
    for path in sorted(gold.glob("**/*.gold.json")):
        name = path.name.removesuffix(".gold.json")
        beside = path.with_name(name + ".txt")
        try:
            told: Record = json.loads(path.read_text(encoding="utf-8"))
            if isinstance(told, dict) and told.keys() & _PARTS:
                yield name, beside.read_bytes().decode("utf-8"), told
        except (OSError, ValueError) as error:
            raise FormatError(f"not what a gold file holds: {error}", place=str(path)) from error


def _places(text: str, quotes: Iterable[str], name: str) -> Spans:
    """Where quotes stand in a text, each behind the one before it."""
    found, position = [], 0
    for quote in quotes:
        start = text.find(quote, position)
        if start < 0:
            raise FormatError(f"the text has no {quote!r} behind character {position}", place=name)
        position = start + len(quote)
        found.append((start, position))
    return found


def _written(text: str, spans: Iterable[tuple[int, int]]) -> frozenset[int]:
    """The characters of spans that are not white space."""
    return frozenset(k for start, end in spans for k in range(start, end) if not text[k].isspace())


def _by_line(text: str, spans: Iterable[tuple[int, int]]) -> list[frozenset[int]]:
    """The characters of spans, line by line."""
    found = []
    for start, end in spans:
        at = start
        for line in text[start:end].splitlines(keepends=True):
            found.append(_written(text, [(at, at + len(line))]))
            at += len(line)
    return [line for line in found if line]


def _paired(gold: list[frozenset[int]], made: list[frozenset[int]]) -> list[tuple[int, int]]:
    """Indices of gold and made stretches that share at least half of their union, each used once."""
    alike = ((jaccard(g, m), -i, -j) for i, g in enumerate(gold) for j, m in enumerate(made) if g & m)
    left: dict[int, int] = {}
    for _, i, j in sorted((a for a in alike if a[0] >= 0.5), reverse=True):
        if -i not in left and -j not in left.values():
            left[-i] = -j
    return sorted(left.items())


def _value(told: object) -> str:
    return str(told or "").rstrip(_DOUBT)


class _Tally:
    """Counts over documents: right, made, gold."""

    def __init__(self) -> None:
        self.counts: dict[str, list[int]] = {}
        self.published: list[bool] = []

    def _count(self, key: str, right: int, made: int, gold: int) -> None:
        old = self.counts.get(key, [0, 0, 0])
        self.counts[key] = [a + b for a, b in zip(old, (right, made, gold), strict=True)]

    def noise(self, text: str, gold: Spans, made: Spans) -> None:
        """One document's noise."""
        given, found = _written(text, gold), _written(text, made)
        self._count("noise characters", len(given & found), len(found), len(given))
        lines, marked = _by_line(text, gold), _by_line(text, made)
        self._count("noise lines", len(_paired(lines, marked)), len(marked), len(lines))

    def dates(self, text: str, gold: tuple[Spans, list[Any]], made: tuple[Spans, list[Any]]) -> None:
        """One document's dates: where each stands, and its value."""
        given, found = ([words_of(text, [span]) for span in spans] for spans in (gold[0], made[0]))
        pairs = _paired(given, found)
        right = sum(_value(gold[1][i]) == _value(made[1][j]) for i, j in pairs)
        self._count("dates", len(pairs), len(found), len(given))
        self._count("date values", right, len(found), len(given))


def score_reading(gold: Path, predictions: Iterable[Record]) -> dict[str, Figures]:
    """The figures for a folder of NAME.txt with NAME.gold.json and what `rawi extract --format jsonl` prints."""
    table = {plain_name(p["document"]): p for p in predictions}
    tally = _Tally()
    for name, text, told in _gold_files(gold):
        made = table.get(name, {})
        if "noise" in told:
            tally.noise(text, _places(text, told["noise"], name), spans_of(made.get("noise")))
        if "dates" in told:
            rows, found = told["dates"], list(made.get("dates") or ())
            given = (_places(text, (row["text"] for row in rows), name), [row["value"] for row in rows])
            tally.dates(text, given, (spans_of(found), [row["value"] for row in found]))
        if "published" in told:
            tally.published.append(_value(told["published"])[:10] == _value(made.get("published"))[:10])
    report: dict[str, Figures] = {key: precision_recall(*values) for key, values in tally.counts.items()}
    if tally.published:
        report["published"] = {"accuracy": share(tally.published), "of": len(tally.published)}
    return report
