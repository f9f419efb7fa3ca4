"""Entries proved by their own examples: forms by the lexicon, cues by the engine that the caller hands in."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Protocol, cast

from rawi.packs.compile import Hit, Lexicon
from rawi.packs.inflect import spellings
from rawi.packs.lint import Finding
from rawi.packs.pack import NAME_CATEGORIES, Concept, Cue, Frame, Name, Words
from rawi.text.normalize import fold, fold_key
from rawi.text.segment import words
from rawi.types import Attribution, Document, Language, Reading, Span

_NAMES = frozenset((*NAME_CATEGORIES, "actor", "country", "capital", "void"))
_EDGES = " \n.،,;؛:!؟?…"


class Engine(Protocol):
    """What reads an example: `rawi.extract.pipeline.extract`, which stands on a higher floor."""

    def __call__(self, document: Document, *, scheme: str = "") -> Reading:
        """The reading of a document; scheme as in the pipeline."""


def example_document(text: str, language: str) -> Document:
    """An example's text as a document without title, publisher or date."""
    return Document("example", "example", text, cast(Language, language), "example")


Entry = Cue | Name | Words | Frame | Concept


def _finding(entry: Entry, what: str, hint: str = "", *, warning: bool = False) -> Finding:
    return Finding(entry.place.partition("[")[0], entry.id, what, hint, "warning" if warning else "error")


# ---- forms, by the lexicon


def look_up(lexicon: Lexicon, text: str, *, shadowed: bool = True) -> list[tuple[Span, Hit]]:
    """What the lexicon finds in a text, with spans of the text.

    shadowed: whether a name inside a longer name counts (on a page the longer one is read, the shorter one kept).
    """
    folded, back = fold(text)
    hits = lexicon.hits(*words(folded))
    longest: dict[int, int] = {}
    for hit in hits:
        if hit.entry.category in _NAMES:
            for k in range(hit.first, hit.last):
                longest[k] = max(longest.get(k, 0), hit.last - hit.first)
    found = []
    for hit in hits:
        span = back.span(hit.start, hit.end)
        inside = hit.entry.category in _NAMES and longest[hit.first] > hit.last - hit.first
        if (shadowed or not inside) and text[span.start :].startswith(hit.entry.cased):
            found.append((span, hit))
    return found


def occurrences(lexicon: Lexicon, entry: Entry, text: str, *, shadowed: bool = True) -> list[Span]:
    """Where a text holds a form of an entry; shadowed as in `look_up`."""
    spans = []
    for span, hit in look_up(lexicon, text, shadowed=shadowed):
        own = hit.entry.ref == entry.id if hit.entry.category == "words" else hit.entry.ref is entry
        if own and (hit.entry.category == "words") == isinstance(entry, Words) and span not in spans:
            spans.append(span)
    return spans


def prove_forms(lexicon: Lexicon, entries: Iterable[Entry]) -> Iterator[Finding]:
    """Each example's `match` must be found as this entry; a counter-example must hold no form of it.

    Frames may find their words in a counter-example (`prove_contacts` asks whether they fire); a notion's forms are
    looked up as they are.
    """
    for entry in entries:
        if not entry.examples and not isinstance(entry, Concept):
            yield _finding(entry, "has no example", "add { text = …, match = … }")
        for example in entry.examples:
            text, match = example.get("text", ""), example.get("match", "")
            found = [text[s.start : s.end] for s in occurrences(lexicon, entry, text)]
            if match not in found:
                yield _finding(entry, f"example {text!r}: finds {found}, should find {match!r}")
        for text in entry.counter_examples if not isinstance(entry, Frame) else ():
            for span in occurrences(lexicon, entry, text, shadowed=False):
                yield _finding(entry, f"counter-example {text!r}: found {text[span.start : span.end]!r}")
        if isinstance(entry, Concept):
            for form in entry.forms:
                if not occurrences(lexicon, entry, form.text):
                    yield _finding(entry, f"its form {form.text!r} is not found as this entry")


# ---- cues and contacts, by the engine


def prove_contacts(lexicon: Lexicon, frames: Iterable[Frame], engine: Engine) -> Iterator[Finding]:
    """No counter-example of a frame may give a contact at one of its forms."""
    for frame in frames:
        for text in frame.counter_examples:
            spots = occurrences(lexicon, frame, text)
            for contact in engine(example_document(text, lexicon.language)).contacts if spots else ():
                if _overlaps(contact.evidence, spots):
                    yield _finding(frame, f"counter-example {text!r}: gives a {contact.kind}")


def prove_cues(lexicon: Lexicon, cues: Iterable[Cue], engine: Engine) -> Iterator[Finding]:
    """Each example must give an attribution with its cue (error), its source and its content (warnings).

    An example without `source` must be read without one.  No counter-example may give an attribution at a form of it.
    """
    for cue in cues:
        if not cue.examples:
            yield _finding(cue, "has no example", "add { text = …, cue = …, source = …, content = … }")
        for example in cue.examples:
            for what, warning in read_example(lexicon, cue, example, engine):
                yield _finding(cue, f"example {example.get('text')!r}: {what}", warning=warning)
        for text in cue.counter_examples:
            for made in fires(lexicon, cue, text, engine):
                yield _finding(cue, f"counter-example {text!r}: fires at {made!r}")


def fires(lexicon: Lexicon, cue: Cue, text: str, engine: Engine) -> list[str]:
    """The words of a text at which a cue gives an attribution."""
    spots = [spot for spot in _spots(lexicon, cue, text) if _fits(lexicon, cue, text, spot)]
    own = engine(example_document(text, lexicon.language), scheme=cue.scheme).attributions
    return [text[a.cue.start : a.cue.end] for a in own if a.cue and a.sense == cue.sense and _overlaps(a.cue, spots)]


def _fits(lexicon: Lexicon, cue: Cue, text: str, spot: Span) -> bool:
    """Whether a form that needs a word before it (pack.toml, syntax.needs) has one; else another entry reads."""
    needs: dict[str, list[str]] = lexicon.settings["syntax"].get("needs", {})
    written = fold_key(text[spot.start : spot.end])
    features = {form.feature for form in cue.forms if written in map(fold_key, spellings(form.text))}
    before = words(fold_key(text[: spot.start]))[2][-3:]
    return not features or any(f not in needs or set(needs[f]) & set(before) for f in features)


def _overlaps(span: Span, spots: list[Span]) -> bool:
    return any(span.start < spot.end and spot.start < span.end for spot in spots)


def _spots(lexicon: Lexicon, cue: Cue, text: str) -> list[Span]:
    """Where a cue can stand in a text: at its forms, or at its head where it has two parts."""
    found = occurrences(lexicon, cue, text)
    if not cue.head or not found:
        return found
    folded, back = fold(text)
    head, position = fold_key(cue.head), -1
    spots = []
    while (position := folded.find(head, position + 1)) >= 0:
        spots.append(back.span(position, position + len(head)))
    return [*found, *spots]


def read_example(lexicon: Lexicon, cue: Cue, example: Mapping[str, Any], engine: Engine) -> Iterator[tuple[str, bool]]:
    """What an example says against its cue: a sentence, and whether it is only a warning."""
    text = str(example.get("text", ""))
    wanted = {role: str(example.get(role, "")) for role in ("cue", "source", "content")}
    for role, words_of_role in wanted.items():
        if words_of_role not in text or (role == "cue" and not words_of_role):
            yield f"the {role} {words_of_role!r} does not stand in the text", False
            return
    spots = [text[spot.start : spot.end] for spot in _spots(lexicon, cue, text)]
    if not any(wanted["cue"] in spot or spot in wanted["cue"] for spot in spots):
        yield f"no form of the entry stands at {wanted['cue']!r}", False
        return
    reading = engine(example_document(text, lexicon.language), scheme=cue.scheme)
    own = [a for a in reading.attributions if a.cue and text[a.cue.start : a.cue.end].endswith(wanted["cue"])]
    if not own:
        others = [text[a.cue.start : a.cue.end] for a in reading.attributions if a.cue]
        yield f"the cue {wanted['cue']!r} gives nothing (cues found: {others})", False
        return
    if all(a.sense != cue.sense for a in own):
        yield f"the cue is read as sense {own[0].sense!r} by another entry", True
    faults = [{role: got for role, got in roles(text, a).items() if not same(got, wanted[role])} for a in own]
    for role, got in min(faults, key=len).items():
        yield f"{role} {got!r}, should be {wanted[role]!r}", True


def roles(text: str, attribution: Attribution) -> dict[str, str]:
    """The words of an attribution's cue, source and content; pieces of a content are joined by a space."""
    spans = {"cue": attribution.cue, "source": attribution.source}
    found = {role: text[span.start : span.end] if span else "" for role, span in spans.items()}
    return {**found, "content": " ".join(text[s.start : s.end] for s in attribution.content)}


def same(left: str, right: str) -> bool:
    """Whether two stretches are equal up to punctuation at their ends."""
    return left.strip(_EDGES) == right.strip(_EDGES)
