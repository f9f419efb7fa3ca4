"""A document's words laid out for linking: which actors and notions stand where, and where sentences begin."""

import itertools
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from rawi.link.notions import Notions, notions
from rawi.packs.actors import Actor, Country
from rawi.packs.compile import GUESSING, Hit, guesses, lexicon
from rawi.packs.pack import Concept
from rawi.text.normalize import fold
from rawi.text.offsets import OffsetMap
from rawi.text.segment import links, sentence_starts, words
from rawi.types import Language, Span

_NAMES = frozenset(("actor", "country", "capital", "nisba"))
_QUESTION = frozenset("?؟")
_CLASSES = (frozenset(("relative", "complementizer")), frozenset(("preposition", "subordinator")))
_FINAL = frozenset(".!…")
_LONGEST_HEADING = 20


@dataclass(slots=True)
class Sheet:
    """The words of a text and what is known of each; positions are indices of words."""

    folded: str
    back: OffsetMap
    notions: Notions
    starts: list[int]
    ends: list[int]
    texts: list[str]
    begins: list[int]
    names: list[tuple[int, int, str]]
    meant: list[tuple[int, int, Concept]]
    framed: list[int]
    guesses: list[tuple[int, int]]
    openers: list[int]
    leads: list[int]

    def range_of(self, span: Span) -> tuple[int, int]:
        """The words [first, last) that a span of the document touches."""
        start, end = self.back.derived(span.start), self.back.derived(span.end)
        return bisect_left(self.ends, start + 1), bisect_left(self.starts, end)

    def span(self, first: int, last: int) -> Span:
        """The document span of the words [first, last)."""
        return self.back.span(self.starts[first], self.ends[last - 1])

    def sentences(self, first: int, last: int) -> list[tuple[int, int]]:
        """The words [first, last) cut at sentence ends."""
        low, high = bisect_left(self.begins, first + 1), bisect_left(self.begins, last)
        edges = [first, *self.begins[low:high], last]
        return [(a, b) for a, b in itertools.pairwise(edges) if b > a]

    def broken(self, before: int, after: int) -> bool:
        """Whether a line ends between the word ahead of `before` and the word `after`."""
        return "\n" in self.folded[self.ends[before - 1] : self.starts[after]]

    def sentence(self, first: int, last: int) -> tuple[int, int]:
        """The whole sentences that the words [first, last) belong to."""
        low, high = bisect_right(self.begins, first), bisect_left(self.begins, last)
        return (self.begins[low - 1] if low else 0), (self.begins[high] if high < len(self.begins) else len(self.texts))

    def asks(self, last: int) -> bool:
        """Whether the words before `last` end as a question."""
        return any(mark in _QUESTION for mark in self.texts[last : last + 2])

    def heading(self, first: int, last: int) -> bool:
        """Whether the words [first, last) stand in a short line without a final stop, with another line below it."""
        low, high = first, last
        while low and not self.broken(low, low) and last - low < _LONGEST_HEADING:
            low -= 1
        while high < len(self.texts) and not self.broken(high, high) and high - low < _LONGEST_HEADING:
            high += 1
        short = high - low < _LONGEST_HEADING
        return short and high < len(self.texts) and self.texts[high - 1] not in _FINAL

    def trim(self, first: int, last: int) -> tuple[int, int]:
        """The words [first, last) without punctuation at their edges."""
        while first < last and not self.texts[first][0].isalnum():
            first += 1
        while last > first and not self.texts[last - 1][0].isalnum():
            last -= 1
        return first, last


def _names(hits: list[Hit]) -> list[tuple[int, int, str]]:
    """Ids of the actors and countries named, the longest at each word; adjectives, capitals stand for the country."""
    found = sorted((h for h in hits if h.entry.category in _NAMES), key=lambda h: (h.first - h.last, h.entry.uncertain))
    taken: set[int] = set()
    kept = []
    for hit in found:
        if hit.entry.uncertain or any(k in taken for k in range(hit.first, hit.last)):
            continue
        taken.update(range(hit.first, hit.last))
        ref: Actor | Country = hit.entry.ref
        kept.append((hit.first, hit.last, f"actor:{ref.id}" if isinstance(ref, Actor) else f"country:{ref.id}"))
    return sorted(kept)


def lay_out(text: str, language: Language) -> Sheet:
    """The sheet of a text in a language that has a pack."""
    folded, back = fold(text)
    starts, ends, texts = words(folded, links(folded))
    known = lexicon(language)
    short = frozenset(known.settings["syntax"].get("abbreviations", ()))
    hits = known.hits(starts, ends, texts)
    meaning = notions(language)
    return Sheet(
        folded,
        back,
        meaning,
        starts,
        ends,
        texts,
        sentence_starts((starts, ends, texts), folded, short),
        _names(hits),
        meaning.find(texts),
        sorted({h.first for h in hits if h.entry.category == "frame"}),
        guesses(known, (h for h in hits if h.entry.category == "words" and h.entry.ref in GUESSING), texts),
        *(sorted({h.first for h in hits if h.entry.category == "words" and h.entry.ref in some}) for some in _CLASSES),
    )
