"""The dates a text speaks of: found in folded text, resolved from the day of publication, with original spans."""

from collections.abc import Iterator
from datetime import date

from rawi.extract.dating import read_base, resolve
from rawi.packs.dates import DateWords
from rawi.packs.moments import Moment, scan
from rawi.text.calendar import bounds
from rawi.text.normalize import fold
from rawi.text.offsets import OffsetMap
from rawi.types import When


def find_dates(folded: str, offsets: OffsetMap, words: DateWords, base: str | None) -> list[When]:
    """The date expressions of a folded text, in order, with spans of the original text.

    base: the publication date as EDTF, None when it is unknown: full dates still have values, relative ones have "" and
    a basis that says why.
    """
    published = read_base(base)
    named: date | None = None

    def accept(moment: Moment) -> When | None:
        nonlocal named
        outcome = resolve(moment, words, published, named)
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
