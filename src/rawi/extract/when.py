"""The dates a text speaks of: found in folded text, resolved from the day of publication, with original spans."""

import re
from collections.abc import Iterator
from datetime import date

from rawi.extract.dating import read_base, resolve
from rawi.packs.dates import DateWords
from rawi.packs.moments import Moment, scan
from rawi.text.calendar import bounds
from rawi.text.normalize import fold
from rawi.text.offsets import OffsetMap
from rawi.types import When

_TURNED = frozenset(("weekday", "date", "month"))
_BREAK = re.compile(r"[.!?؟؛;,،:\n]")
_NEAR = 60  # characters between a verb that looks ahead and its date


def _awaited(folded: str, moment: Moment, words: DateWords) -> bool:
    """Whether a verb in one breath with a date speaks of what is to come: “will open on Thursday”."""
    if words.ahead is not None:
        before = _BREAK.split(folded[max(moment.start - _NEAR, 0) : moment.start])[-1]
        groups = [found.lastgroup for found in words.ahead.finditer(before)]
        if groups and groups[-1] == "ahead":
            return True
    if words.ahead_behind is None:
        return False
    behind = _BREAK.split(folded[moment.end : moment.end + _NEAR])[0]
    found = words.ahead_behind.search(behind)
    return found is not None and found.lastgroup == "ahead"


def find_dates(folded: str, offsets: OffsetMap, words: DateWords, base: str | None) -> list[When]:
    """The date expressions of a folded text, in order, with spans of the original text.

    base: the publication date as EDTF, None when it is unknown: full dates still have values, relative ones have "" and
    a basis that says why.
    """
    published = read_base(base)
    named: date | None = None

    def accept(moment: Moment) -> When | None:
        nonlocal named
        ahead = moment.meaning in _TURNED and published is not None and _awaited(folded, moment, words)
        outcome = resolve(moment, words, published, named, ahead=ahead)
        if outcome is None:
            return None
        ends = bounds(outcome.value) if outcome.precision in ("day", "minute", "range") else None
        if ends and ends[1] and ends[0]:
            named = ends[0] if ends[0] == ends[1] else named
        where = offsets.span(moment.start, moment.end)
        return When(where, outcome.value, outcome.precision, outcome.calendar, outcome.basis)

    return scan(folded, words, accept)


def prove(words: DateWords) -> Iterator[str]:
    """What is wrong with a pack's entries: one sentence for each example or counter-example that fails."""
    for entry in words.entries:
        if not entry.get("examples"):
            yield f"{entry['id']}: has no example"
        for example in entry.get("examples", ()):
            text, match, value = example["text"], example["match"], example["value"]
            found = {text[w.span.start : w.span.end]: w.value for w in _dates(text, words, example.get("base"))}
            if found.get(match) != value:
                yield f"{entry['id']}: {text!r} should give {match!r} = {value!r}, gave {found}"
        for text in entry.get("counter_examples", ()):
            for found_date in _dates(text, words, "2026-03-04"):
                yield f"{entry['id']}: {text!r} should give nothing, gave {found_date.value!r}"


def _dates(text: str, words: DateWords, base: str | None) -> list[When]:
    return find_dates(*fold(text), words, base)
