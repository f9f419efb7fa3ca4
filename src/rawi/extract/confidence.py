"""How sure an attribution is: signs of the draft and its surroundings, weighed by numbers learned from gold.

A sign is a short name such as "rule:noun"; none holds a word of any text or pack, so that weights carry over between
languages and outlets.  The weights stand in confidence.toml, made by `python -m benchmark.learn_confidence`.
"""

import math
import tomllib
from bisect import bisect
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from rawi.extract.classes import word_class
from rawi.extract.drafts import Draft, Range
from rawi.extract.mentions import COMMAS, Page
from rawi.extract.sources import BREAKS
from rawi.types import Attribution

FILE = Path(__file__).with_name("confidence.toml")


@lru_cache(maxsize=1)
def _learned() -> dict[str, Any]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def settings() -> Mapping[str, float]:
    """least: what is less sure is left out by default; high: what is as sure as this is marked as high precision."""
    found: Mapping[str, float] = _learned()["settings"]
    return found


@lru_cache(maxsize=1)
def weights() -> Mapping[str, float]:
    """The weight of each sign; "" is the bias.  All of them together give the logarithm of the odds."""
    return {name: float(value) for name, value in _learned()["weights"].items()}


def weigh(found: Sequence[str]) -> float:
    """The probability, 0 to 1, that an attribution with these signs is right: its content and its source."""
    table = weights()
    total = table[""] + sum([table.get(sign, 0.0) for sign in found])
    return round(1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total)))), 3)


def reasons(found: Sequence[str], most: int = 6) -> tuple[str, ...]:
    """The signs that weigh most, with their weights."""
    table = weights()
    known = sorted((-abs(table[sign]), sign) for sign in set(found) if table.get(sign))
    return tuple(f"{sign} ({table[sign]:+.2f})" for _, sign in known[:most])


def signs(page: Page, drafts: Sequence[Draft], at: int, item: Attribution) -> list[str]:
    """The signs of one draft among its fellows, and of the attribution made of it."""
    draft = drafts[at]
    found = _construction(page, draft, item)
    language = page.lexicon.language
    found += [f"{sign}|{language}" for sign in found[:4]]
    found += _source(page, draft, item)
    found += _content(page, draft)
    found += _surroundings(page, drafts, at)
    return found


def _construction(page: Page, draft: Draft, item: Attribution) -> list[str]:
    cue, rule = draft.entry, draft.rule.partition(".")[0]
    found = [
        f"rule:{rule}",
        f"complement:{draft.complement}",
        f"made:{draft.rule}+{draft.complement}",
        f"cue:{cue.kind}+{cue.strength}" if cue is not None else "cue:mark",
        f"stance:{item.stance}",
        f"mode:{item.mode}+{draft.complement}",
    ]
    if cue is not None:
        found += (f"sense:{cue.sense}", f"form:{draft.feature.partition('.')[0]}")
        if draft.complement in cue.content:
            found.append(f"taken:{draft.complement}")
    if draft.cue[0] in page.quoted:
        found.append("cue quoted")
    if draft.parent >= 0:
        found.append("nested")
    return found


def _source(page: Page, draft: Draft, item: Attribution) -> list[str]:
    if draft.source is None:
        form = f"{draft.rule.partition('.')[0]}+{draft.feature.partition('.')[0]}"
        return [f"kind:{item.speaker.kind}", "source:none", f"source:none+{form}"]
    first, last = draft.source
    length, cover = last - first, page.cover
    known = sum([k in cover for k in range(first, last)])
    found = [
        f"kind:{item.speaker.kind}",
        f"source:{word_class(page, first)}",
        f"source ends:{word_class(page, last - 1)}",
        f"source length:{bisect((2, 3, 5, 8, 12), length)}",
        f"source known:{0 if not known else 3 if known == length else 1 + (2 * known >= length)}",
        f"source before:{word_class(page, first - 1)}",
        f"source behind:{word_class(page, last)}",
        f"source at {_apart(draft.source, draft.cue)}",
    ]
    if not item.speaker.actor:
        found.append("no actor")
    if not COMMAS.isdisjoint(page.texts[first:last]):
        found.append("source comma")
    if any(tags & BREAKS for tags in page.tags[first:last]):
        found.append("source break")
    return found


def _content(page: Page, draft: Draft) -> list[str]:
    first, last = draft.content[0][0], draft.content[-1][1]
    commas = sum([word in COMMAS for word in page.texts[first:last]])
    found = [
        f"content length:{bisect((2, 4, 6, 10, 16, 30, 60), last - first)}",
        f"content at {_apart((first, last), draft.cue)}",
        f"content opens:{word_class(page, first)}",
        f"content ends before:{word_class(page, last)}",
        f"content left over:{bisect((2, 4, 8, 16), page.sentence(last - 1)[1] - last)}",
        f"commas inside:{bisect((1, 2, 4), commas)}",
    ]
    return found


def _surroundings(page: Page, drafts: Sequence[Draft], at: int) -> list[str]:
    draft = drafts[at]
    first, last = draft.cue
    begin, limit = draft.sentence
    fellows = [d for d in drafts[max(at - 4, 0) : at + 5] if d is not draft and begin <= d.cue[0] < limit]
    idle = sum([k in page.cue_at for k in range(begin, limit)]) - len(fellows) - 1
    found = [
        f"fellows:{min(len(fellows), 3)}",
        f"idle cues:{bisect((1, 2, 4), idle)}",
        f"sentence:{bisect((8, 16, 30, 50, 80), limit - begin)}",
        f"text:{bisect((60, 150, 400, 1000), len(page.texts))}",
        f"cue from start:{bisect((1, 4, 10, 20), first - begin)}",
        f"cue before:{word_class(page, first - 1)}",
        f"cue behind:{word_class(page, last)}",
    ]
    if any(_overlap(draft, d) for d in fellows):
        found.append("content shared")
    return found


def _apart(part: Range, cue: Range) -> str:
    """On which side of the cue a part stands, and how far."""
    if part[0] < cue[0]:
        return f"left:{bisect((1, 2, 4, 8, 16), cue[0] - part[1])}"
    return f"right:{bisect((1, 2, 4, 8, 16), part[0] - cue[1])}"


def _overlap(draft: Draft, other: Draft) -> bool:
    return any(max(a, x) < min(b, y) for a, b in draft.content for x, y in other.content)
