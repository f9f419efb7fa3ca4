"""What is not the article: rules from `noise.toml`, and the stretches of a text they mark.

`data/noise.toml` holds in every language, `data/{ar,fa,en}/noise.toml` in its own (their heads describe the format).
Rules see one line at a time, folded; precision comes first: whatever no rule names stays part of the article.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from rawi.errors import PackError
from rawi.packs.heads import fold_pattern
from rawi.packs.inflect import spellings
from rawi.packs.pack import BUILT_IN, DATA, folder_of, read_toml
from rawi.packs.stories import others
from rawi.text.normalize import fold_key
from rawi.types import Noise, Span

Position = Literal["any", "start", "end"]
_KINDS = ("line", "list", "tail", "stories", "phrase")
_KEYS = {"id", "kind", "reason", "match", "regex", "at", "words", "position", "raw", "examples", "counter_examples"}
_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c]*[^\s\x0b\x0c][^\r\n\u2028\u2029\x0b\x0c]*")
_EDGES = re.compile(r"^\W+|\W+$")
_SENTENCE_END = (".", "…", ":", "!", "»", '"', "”")
_SEEN = 300  # characters of a line the rules look at
_TAIL_FROM = 0.6
_LIST_LINES, _LIST_WORDS = 5, 22
_WRAPPED = 40


@dataclass(frozen=True, slots=True)
class NoiseRule:
    """One entry of a `noise.toml`, compiled.  phrases: folded forms; regex runs on the folded line unless raw."""

    id: str
    kind: str
    reason: str
    phrases: tuple[str, ...]
    regex: "re.Pattern[str] | None"
    head: bool
    words: int
    position: Position
    raw: bool
    examples: tuple[dict[str, Any], ...]
    counter_examples: tuple[str, ...]
    place: str

    def fires(self, line: str, folded: str, bare: str) -> bool:
        """Whether a line is what the rule describes; bare: the folded line without punctuation at its edges."""
        if self.words and folded.count(" ") >= self.words:
            return False
        if self.regex is not None and self.regex.search(line if self.raw else folded):
            return True
        if not self.head:
            return bare in self.phrases
        return any(bare.startswith(p) and not bare[len(p) : len(p) + 1].isalnum() for p in self.phrases)


@dataclass(slots=True)
class _Line:
    start: int
    end: int
    text: str
    folded: str
    bare: str
    reason: str = ""


def find_noise(text: str, language: str, rules: tuple[NoiseRule, ...] | None = None) -> tuple[Noise, ...]:
    """The spans of a text that are not the article, in order, none overlapping.

    >>> [n.reason for n in find_noise("The bridge is open.\\nRead more", "en")]
    ['related link']
    """
    rules = noise_rules(language) if rules is None else rules
    lines = list(_lines(text))
    _mark_lines(text, lines, [r for r in rules if r.kind == "line" and r.position == "any"])
    _mark_lists(lines, [r for r in rules if r.kind == "list"])
    for position, order in (("start", lines), ("end", lines[::-1])):
        _mark_run(order, [r for r in rules if r.kind == "line" and r.position == position])
    _mark_tail(lines, [r for r in rules if r.kind == "tail"], len(text))
    _mark_stories(lines, [r for r in rules if r.kind == "stories"])
    found = [Noise(Span(line.start, line.end), line.reason) for line in lines if line.reason]
    for rule in rules:
        if rule.kind == "phrase" and rule.regex is not None:
            found += _phrases(lines, rule)
    return tuple(sorted(found, key=lambda noise: noise.span.start))


def _lines(text: str) -> Iterator[_Line]:
    # __wrapped__: lines seldom repeat, they would only fill the cache
    for match in _LINE.finditer(text):
        raw = match.group()
        start = match.start() + len(raw) - len(raw.lstrip())
        line = raw.strip()
        folded = fold_key.__wrapped__(line[:_SEEN])
        yield _Line(start, start + len(line), line, folded, _EDGES.sub("", folded))


def _fires(rules: list[NoiseRule], line: _Line) -> str:
    return next((rule.reason for rule in rules if rule.fires(line.text, line.folded, line.bare)), "")


def _mark_lines(text: str, lines: list[_Line], rules: list[NoiseRule]) -> None:
    above: _Line | None = None
    for line in lines:
        if above is None or not _wraps(text, above, line):
            line.reason = _fires(rules, line)
        above = line


def _wraps(text: str, above: _Line, line: _Line) -> bool:
    """Whether a line only goes on with the sentence of the line above it (texts wrapped at a fixed width)."""
    return (
        line.text[0].islower()
        and not above.reason
        and above.end - above.start > _WRAPPED
        and above.text[-1] not in ".!?:…"
        and text.count("\n", above.end, line.start) < 2
    )


def _mark_lists(lines: list[_Line], rules: list[NoiseRule]) -> None:
    """A heading such as "Read also:" and the headlines under it: short lines that do not end like sentences."""
    for k, line in enumerate(lines):
        reason = line.reason or _fires(rules, line)
        if line.reason or not reason:
            continue
        line.reason = reason
        for below in lines[k + 1 : k + 1 + _LIST_LINES]:
            if below.reason:
                continue
            if below.text.endswith(_SENTENCE_END) or len(below.text.split()) > _LIST_WORDS:
                break
            below.reason = reason


def _mark_run(lines: list[_Line], rules: list[NoiseRule]) -> None:
    """Rules for the edge of a text: they go on only while every line up to the edge is noise."""
    for line in lines:
        line.reason = line.reason or _fires(rules, line)
        if not line.reason:
            return


def _mark_tail(lines: list[_Line], rules: list[NoiseRule], size: int) -> None:
    for k in range(bisect_left(lines, _TAIL_FROM * size, key=lambda line: line.start), len(lines)):
        reason = _fires(rules, lines[k])
        if reason:
            for line in lines[k:]:
                line.reason = line.reason or reason
            return


def _mark_stories(lines: list[_Line], rules: list[NoiseRule]) -> None:
    """Openings of other stories below an article: the last lines, none of which a rule knows as going on with it."""
    left = [line for line in lines if not line.reason]
    for rule in rules:
        last = 0
        while last < len(left) and not _fires([rule], left[-1 - last]):
            last += 1
        for line in left[len(left) - others([line.text for line in left], last, rule.phrases) :]:
            line.reason = rule.reason


def _phrases(lines: list[_Line], rule: NoiseRule) -> Iterator[Noise]:
    """Stretches inside lines; positions count in the text as written, so these rules are always raw."""
    chosen = {"any": lines, "start": lines[:3], "end": lines[-1:]}[rule.position]
    for line in chosen:
        if line.reason or rule.regex is None:
            continue
        for match in rule.regex.finditer(line.text):
            if match.end() > match.start():
                yield Noise(Span(line.start + match.start(), line.start + match.end()), rule.reason)


@lru_cache(maxsize=16)
def noise_rules(language: str) -> tuple[NoiseRule, ...]:
    """All rules that hold in a language: its own, the shared ones, and the English ones (interfaces speak English)."""
    files = [DATA / "noise.toml"]
    if language != "und":
        files.append(folder_of(language) / "noise.toml")
    if language != "en":
        files.append(folder_of("en") / "noise.toml")
    return tuple(rule for file in files for rule in load_rules(file))


@lru_cache(maxsize=16)
def load_rules(path: Path) -> tuple[NoiseRule, ...]:
    """The compiled entries of one file; a wrong one raises PackError with file and entry."""
    return tuple(_rule(entry, path) for entry in read_toml(path).get("noise", []))


def rule_files() -> list[Path]:
    """Every noise file of the built-in packs."""
    return [DATA / "noise.toml", *(folder_of(code) / "noise.toml" for code in BUILT_IN)]


def _rule(entry: dict[str, Any], path: Path) -> NoiseRule:
    place = f"{path.parent.name}/{path.name}[{entry.get('id', '?')}]"
    unknown = set(entry) - _KEYS
    if unknown or entry.get("kind") not in _KINDS or not entry.get("id") or not entry.get("reason"):
        raise PackError(f"needs id, kind ({', '.join(_KINDS)}) and reason; unknown: {sorted(unknown)}", place=place)
    raw = bool(entry.get("raw")) or entry["kind"] == "phrase"
    pattern = entry.get("regex", "")
    try:
        regex = re.compile(pattern if raw else fold_pattern(pattern)) if pattern else None
    except re.error as error:
        raise PackError(f"the regex cannot be read: {error}", place=place) from error
    phrases = tuple(_EDGES.sub("", fold_key(s)) for phrase in entry.get("match", ()) for s in spellings(phrase))
    if not phrases and regex is None:
        raise PackError("needs match or regex", place=place)
    head = entry.get("at", "whole") == "head"
    return NoiseRule(
        id=entry["id"],
        kind=entry["kind"],
        reason=entry["reason"],
        phrases=phrases,
        regex=regex,
        head=head,
        words=int(entry.get("words", 25 if head else 0)),
        position=entry.get("position", "any"),
        raw=raw,
        examples=tuple(entry.get("examples", ())),
        counter_examples=tuple(entry.get("counter_examples", ())),
        place=place,
    )


def prove(rule: NoiseRule) -> list[str]:
    """What a rule's own examples and counter-examples say against it; [] when it keeps its word."""
    faults = [] if rule.examples else ["has no example"]
    for example in rule.examples:
        text, wanted = example["text"], example["match"]
        wanted = [wanted] if isinstance(wanted, str) else list(wanted)
        got = [text[n.span.start : n.span.end] for n in find_noise(text, "und", (rule,))]
        if got != wanted:
            faults.append(f"example {text!r}: marks {got}, should mark {wanted}")
    for text in rule.counter_examples:
        if find_noise(text, "und", (rule,)):
            faults.append(f"counter-example {text!r}: marked")
    return faults
