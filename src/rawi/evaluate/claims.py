"""Linked claims against gold clusters.

found        gold assertions that some predicted assertion of the same post covers (half of the shorter one's words)
pairs        P, R, F1 over pairs of gold assertions in different posts; cross: those in two languages
near misses  the share of the gold's near-miss pairs that no predicted claim joins
stance       of the found, those on the right side (for, against, other)
origins      P, R, F1 over pairs inside one gold claim and on one side: same origin or not
status       of the gold claims at least half of whose assertions one predicted claim holds, those with the gold status
"""

import itertools
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rawi.evaluate.figures import WORD, Figures, plain_name, precision_recall, share

_SIDE = {"for": "for", "asserts": "for", "confirms": "for", "against": "against", "denies": "against"}

Record = Mapping[str, Any]


def _words(text: str, start: int, end: int) -> frozenset[int]:
    return frozenset(m.start() for m in WORD.finditer(text) if m.start() < end and m.end() > start)


def _overlaps(left: frozenset[int], right: frozenset[int]) -> bool:
    return bool(left) and bool(right) and len(left & right) >= 0.5 * min(len(left), len(right))


def _side(stance: object) -> str:
    return _SIDE.get(str(stance), "other")


@dataclass(slots=True)
class _Predicted:
    words: frozenset[int]
    claim: str
    stance: str
    origin: str | None


@dataclass(slots=True)
class _Row:
    """A gold assertion with the predicted claims that hold its stretch, and the predicted assertion that fits best."""

    claim: str
    document: str
    language: str
    stance: str
    origin: str | None
    stretches: list[frozenset[int]]
    ids: set[str]
    best: _Predicted | None
    gold: set[str]


class _Field:
    """The posts and what was predicted of them."""

    def __init__(self, posts: Iterable[Record], predicted: Iterable[Record]) -> None:
        self.posts = {p["id"]: p for p in posts}
        self.status: dict[str, str] = {}
        self.by_post: dict[str, list[_Predicted]] = {}
        for claim in predicted:
            self.status.setdefault(claim["id"], claim["status"])
            for a in claim["assertions"]:
                name = plain_name(a["document"])
                if name in self.posts:
                    words = _words(self.posts[name]["text"], a["start"], a["end"])
                    made = _Predicted(words, claim["id"], _side(a.get("stance")), a.get("origin"))
                    self.by_post.setdefault(name, []).append(made)

    def stretches(self, post: str, quote: str | list[str]) -> list[frozenset[int]]:
        """The words of each of a gold assertion's quotes that stands in the post."""
        text = self.posts[post]["text"]
        quotes = [quote] if isinstance(quote, str) else quote
        return [_words(text, at, at + len(q)) for q in quotes if (at := text.find(q)) >= 0]

    def cover(self, post: str, quote: str | list[str]) -> tuple[set[str], _Predicted | None]:
        """The predicted claims over a gold assertion, and the predicted assertion that fits it best."""
        hits: list[tuple[float, _Predicted]] = []
        for mine in self.stretches(post, quote):
            for one in self.by_post.get(post, ()):
                if _overlaps(mine, one.words):
                    hits.append((len(mine & one.words) / len(mine | one.words), one))
        hits.sort(key=lambda h: -h[0])
        return {one.claim for _, one in hits}, hits[0][1] if hits else None


def _rows(gold: Record, field: _Field) -> list[_Row]:
    rows = []
    for claim in gold["claims"]:
        for a in claim["assertions"]:
            ids, best = field.cover(a["doc"], a["quote"])
            language = field.posts[a["doc"]]["lang"]
            stretches = field.stretches(a["doc"], a["quote"])
            stance = _side(a["stance"])
            rows.append(_Row(claim["id"], a["doc"], language, stance, a.get("origin"), stretches, ids, best, set()))
    by_post: dict[str, list[_Row]] = {}
    for row in rows:
        by_post.setdefault(row.document, []).append(row)
    for row in rows:
        near = by_post[row.document]
        row.gold = {q.claim for q in near if any(_overlaps(a, b) for a in row.stretches for b in q.stretches)}
    return rows


def _pairs(rows: list[_Row]) -> dict[str, Figures]:
    count = {key: [0, 0, 0] for key in ("pairs", "cross", "origins")}
    for x, y in itertools.combinations(rows, 2):
        if x.document == y.document:
            continue
        same, joined = bool(x.gold & y.gold), bool(x.ids & y.ids)
        for key in ("pairs", "cross") if x.language != y.language else ("pairs",):
            _tally(count[key], same, joined)
        if x.claim == y.claim and x.best and y.best and x.stance == y.stance:
            _tally(count["origins"], x.origin == y.origin, x.best.origin == y.best.origin)
    return {key: precision_recall(*values) for key, values in count.items()}


def _tally(count: list[int], gold: bool, predicted: bool) -> None:
    count[0] += gold and predicted
    count[1] += predicted
    count[2] += gold


def _status(gold: Record, rows: list[_Row], field: _Field) -> Figures:
    right = []
    for claim in gold["claims"]:
        mine = [r for r in rows if r.claim == claim["id"]]
        votes = Counter(i for r in mine for i in r.ids)
        if votes:
            best, count = min(votes.items(), key=lambda kv: (-kv[1], kv[0]))
            if count >= len(mine) / 2:
                right.append(field.status[best].split()[0] == claim["status"])
    return {"accuracy": share(right), "of": len(right), "gold claims": len(gold["claims"])}


def score_records(gold: Record, posts: Iterable[Record], predicted: Iterable[Record]) -> dict[str, Figures]:
    """The figures of predicted claims (objects as `rawi claims --format jsonl` prints them) against gold."""
    field = _Field(posts, predicted)
    rows = _rows(gold, field)
    found = [r for r in rows if r.best]
    apart = [
        not (field.cover(m["a"]["doc"], m["a"]["quote"])[0] & field.cover(m["b"]["doc"], m["b"]["quote"])[0])
        for m in gold.get("near_misses", [])
        if m["a"]["doc"] in field.posts and m["b"]["doc"] in field.posts
    ]
    return {
        "found": {"share": share(bool(r.best) for r in rows), "of": len(rows)},
        **_pairs(rows),
        "near misses": {"kept apart": share(apart), "of": len(apart)},
        "stance": {
            "accuracy": share(r.best is not None and r.best.stance == r.stance for r in found),
            "of": len(found),
        },
        "status": _status(gold, rows, field),
    }


def _lines(path: Path) -> list[Record]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def score_claims(gold: Path, posts: Path, predicted: Iterable[Record]) -> dict[str, Figures]:
    """The figures of predicted claims against a gold file.

    gold: a .claims.json; posts: the JSON Lines of the posts it speaks of (id, text, lang); predicted: claim objects.
    """
    return score_records(json.loads(gold.read_text(encoding="utf-8")), _lines(posts), predicted)
