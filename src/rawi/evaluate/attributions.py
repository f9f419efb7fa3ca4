"""Extracted attributions against gold in brat standoff (PolNeAR's scheme).

source, cue, content  span by span, exactly      content overlap  words shared are at least half of the union
triple                the content overlaps and the source does too, or neither has one
speaker, kind, stance, relays                    of the matched attributions; denies: P, R, F1 over all
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rawi.evaluate.figures import Figures, jaccard, plain_name, precision_recall, spans_of, words_of

_ROLES = ("source", "cue", "content")
_EDGES = " \t\n\u200c\u200f\u200e.,\u060c;\u061b:\"'“”«»‘’()[]…*-–—"

Spans = tuple[tuple[int, int], ...]
Record = Mapping[str, Any]


@dataclass(slots=True)
class _Item:
    """One attribution, gold or predicted, with its spans trimmed and the words they touch."""

    source: Spans
    cue: Spans
    content: Spans
    speaker: str | None
    kind: str | None
    stance: str | None
    relays: list[str]
    words: frozenset[int] = frozenset()
    source_words: frozenset[int] = frozenset()

    def spans(self, role: str) -> Spans:
        """The spans of a role."""
        return {"source": self.source, "cue": self.cue, "content": self.content}[role]


def _trim(text: str, spans: Iterable[tuple[int, int]]) -> Spans:
    """Spans without white space, quotation marks and stops at their ends, in order."""
    kept = []
    for start, end in spans:
        while start < end and text[start] in _EDGES:
            start += 1
        while end > start and text[end - 1] in _EDGES:
            end -= 1
        if end > start:
            kept.append((start, end))
    return tuple(sorted(kept))


def _read_standoff(
    path: Path,
) -> tuple[dict[str, list[tuple[int, int]]], dict[str, list[str]], dict[str, dict[str, str]]]:
    """The spans, events and (attributes and notes of events) of an .ann file."""
    spans: dict[str, list[tuple[int, int]]] = {}
    events: dict[str, list[str]] = {}
    labels: dict[str, dict[str, str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        tag, tab, rest = line.partition("\t")
        if not tab or not tag:
            continue
        if tag[0] == "T":
            parts = rest.split("\t", 1)[0].split(" ", 1)[1].split(";")
            spans[tag] = [(int(p.split(" ")[0]), int(p.split(" ")[1])) for p in parts]
        elif tag[0] == "E":
            events[tag] = rest.split()
        elif tag[0] == "A":
            name, event, value = [*rest.split(" "), "", ""][:3]
            labels.setdefault(event, {})["A" + name] = value
        elif tag[0] == "#":
            head, value = rest.split("\t", 1)
            name, event = head.split(" ")
            labels.setdefault(event, {})["#" + name] = value
    return spans, events, labels


def _gold(path: Path, text: str) -> list[_Item]:
    spans, events, labels = _read_standoff(path)
    found = []
    for tag, args in events.items():
        if not args[0].startswith("Attribution"):
            continue
        parts: dict[str, list[tuple[int, int]]] = {role: [] for role in _ROLES}
        for arg in args[1:]:
            role, ref = arg.split(":")
            role = re.sub(r"\d+$", "", role).lower()
            if role in parts and ref in spans:
                parts[role] += spans[ref]
        said = labels.get(tag, {})
        relays = [r.strip() for r in said["#Relays"].split("|")] if said.get("#Relays") else []
        trimmed = {role: _trim(text, parts[role]) for role in _ROLES}
        labelled = (said.get("#Speaker"), said.get("AKind"), said.get("AStance"), relays)
        if trimmed["content"]:
            found.append(_Item(trimmed["source"], trimmed["cue"], trimmed["content"], *labelled))
    return found


def _predicted(items: Iterable[Record], text: str) -> list[_Item]:
    found = []
    for item in items:
        spans = {role: _trim(text, spans_of(item.get(role))) for role in _ROLES}
        labelled = (item.get("speaker"), item.get("kind"), item.get("stance"), list(item.get("relays") or []))
        if spans["content"]:
            found.append(_Item(spans["source"], spans["cue"], spans["content"], *labelled))
    return found


def _canonical(name: str | None) -> str:
    import unicodedata

    plain = unicodedata.normalize("NFKD", str(name or "").casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"[^\w]+", " ", plain).strip()


_ARTICLES = frozenset(("the", "of", "al", "el", "a", "an", "and"))


def same_name(left: str | None, right: str | None) -> bool:
    """Whether two labels name one speaker: equal once folded, words all in the other's, or nearly one spelling."""
    from difflib import SequenceMatcher

    a, b = _canonical(left), _canonical(right)
    if not a or not b:
        return False
    if a == b:
        return True
    x, y = (frozenset(t.split()) - _ARTICLES for t in (a, b))
    if ("unnamed" in x) != ("unnamed" in y):
        return False
    if x and y and (x <= y or y <= x):
        return True
    return SequenceMatcher(None, a, b).ratio() >= 0.84


def _matched(gold: list[_Item], predicted: list[_Item]) -> list[tuple[_Item, _Item]]:
    """Pairs of gold and predicted whose contents overlap, each used once, the best first."""
    scored = sorted(
        (
            (overlap + 0.2 * bool(set(g.cue) & set(p.cue)), gi, pi)
            for gi, g in enumerate(gold)
            for pi, p in enumerate(predicted)
            if (overlap := jaccard(g.words, p.words)) >= 0.5
        ),
        reverse=True,
    )
    used_gold: set[int] = set()
    used_predicted: set[int] = set()
    pairs = []
    for _, gi, pi in scored:
        if gi not in used_gold and pi not in used_predicted:
            used_gold.add(gi)
            used_predicted.add(pi)
            pairs.append((gold[gi], predicted[pi]))
    return pairs


class _Tally:
    """Counts over documents."""

    def __init__(self) -> None:
        self.counts = {k: [0, 0, 0] for k in (*_ROLES, "content overlap", "triple", "denies")}
        self.labels = {k: [0, 0] for k in ("speaker", "kind", "stance", "relays")}

    def add(self, gold: list[_Item], predicted: list[_Item]) -> None:
        """One document's gold and predicted attributions."""
        for role in _ROLES:
            given = {i.spans(role) for i in gold if i.spans(role)}
            made = {i.spans(role) for i in predicted if i.spans(role)}
            self._count(role, len(given & made), len(made), len(given))
        pairs = _matched(gold, predicted)
        triples = sum(_same_source(g, p) for g, p in pairs)
        self._count("content overlap", len(pairs), len(predicted), len(gold))
        self._count("triple", triples, len(predicted), len(gold))
        denied = sum(g.stance == p.stance == "denies" for g, p in pairs)
        self._count(
            "denies", denied, sum(p.stance == "denies" for p in predicted), sum(g.stance == "denies" for g in gold)
        )
        for g, p in pairs:
            self._label(g, p)

    def _count(self, key: str, *values: int) -> None:
        for k, value in enumerate(values):
            self.counts[key][k] += value

    def _label(self, g: _Item, p: _Item) -> None:
        right = {"speaker": same_name(g.speaker, p.speaker), "kind": g.kind == p.kind, "stance": g.stance == p.stance}
        given = {"speaker": g.speaker, "kind": g.kind, "stance": g.stance, "relays": g.stance}
        same = len(p.relays) == len(g.relays) and all(same_name(x, y) for x, y in zip(g.relays, p.relays, strict=False))
        right["relays"] = same
        for key, value in given.items():
            if value:
                self.labels[key][0] += right[key]
                self.labels[key][1] += 1


def standoff_of(path: Path) -> Path | None:
    """The .ann file of a text, beside it or in the folder `attributions` beside its own; the first of several."""
    notes = sorted(path.parent.glob(path.stem + "*.ann"))
    notes = notes or sorted((path.parent.parent / "attributions").glob(path.stem + "*.ann"))
    return notes[0] if notes else None


def gold_spans(text: str, gold: Path) -> list[dict[str, list[tuple[int, int]]]]:
    """The attributions of an .ann file: role (source, cue, content) → spans, without marks and spaces at their ends."""
    return [{role: list(item.spans(role)) for role in _ROLES} for item in _gold(gold, text)]


def right_ones(text: str, gold: Path, predicted: Iterable[Record]) -> tuple[list[bool], int]:
    """Whether each attribution of a document is right as a triple, and how many the gold has.

    gold: the .ann file; predicted: the document's attributions as the interchange has them.
    """
    items = _gold(gold, text)
    found = [next(iter(_predicted([one], text)), None) for one in predicted]
    made = [one for one in found if one is not None]
    for item in (*items, *made):
        item.words = words_of(text, item.content)
        item.source_words = words_of(text, item.source)
    right = {id(p) for g, p in _matched(items, made) if _same_source(g, p)}
    return [id(one) in right for one in found], len(items)


def _same_source(gold: _Item, made: _Item) -> bool:
    """Whether two attributions share the words of their sources, or have none."""
    return jaccard(gold.source_words, made.source_words) >= 0.5 or not (gold.source_words or made.source_words)


def score_attributions(gold: Path, predictions: Iterable[Record]) -> dict[str, Any]:
    """The figures of predicted attributions against a folder of NAME.txt with NAME.ann.

    predictions: one object a document, as `rawi extract --format jsonl` prints it; one without counts as empty.
    """
    table = {plain_name(p["document"]): p.get("attributions", []) for p in predictions}
    tally = _Tally()
    unread = 0
    for path in sorted(gold.glob("**/*.txt")):
        notes = standoff_of(path)
        if notes is None:
            continue
        text = path.read_bytes().decode("utf-8")
        unread += path.stem not in table
        items, found = _gold(notes, text), _predicted(table.get(path.stem, ()), text)
        for item in (*items, *found):
            item.words = words_of(text, item.content)
            item.source_words = words_of(text, item.source)
        tally.add(items, found)
    report: dict[str, Figures | int] = {key: precision_recall(*values) for key, values in tally.counts.items()}
    for key, (right, of) in tally.labels.items():
        report[key] = {"accuracy": round(100 * right / of, 1) if of else None, "of": of}
    report["documents without a prediction"] = unread
    return report
