"""Proof that every stored span still shows the words it was put with.

A reading keeps a check (CRC-32) of each span's words, an assertion the words, a document a digest of its text.
"""

import dataclasses
import hashlib
import zlib
from collections.abc import Iterator

from rawi.store.base import Broken
from rawi.types import Assertion, Document, Reading, Span


def digest(text: str) -> str:
    """What tells two texts apart."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def check(words: str) -> str:
    """A short check of a span's words."""
    return f"{zlib.crc32(words.encode('utf-8', 'surrogatepass')):08x}"


def prove(text: str, reading: Reading) -> str:
    """The checks of all spans of a reading, in the order of its fields."""
    return " ".join([check(text[span.start : span.end]) for _, span in spans(reading)])


def spans(value: object, place: str = "") -> Iterator[tuple[str, Span]]:
    """Every span in a noun, with the path that leads to it.

    >>> from rawi.types import Noise
    >>> list(spans(Noise(Span(0, 4), "teaser"), "noise"))
    [('noise.span', Span(start=0, end=4))]
    """
    if isinstance(value, Span):
        yield place, value
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from spans(item, f"{place}[{index}]")
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            item = getattr(value, field.name)
            if item is not None and not isinstance(item, str):
                yield from spans(item, f"{place}.{field.name}" if place else field.name)


def broken_document(document: Document, kept: str) -> Iterator[Broken]:
    """A text that is not what was put, and noise that lies outside it."""
    whole = Span(0, len(document.text))
    if digest(document.text) != kept:
        yield Broken(document.id, "text", whole, "", document.text[:80])
    for place, span in spans(document.noise, "noise"):
        if not _inside(document.text, span):
            yield Broken(document.id, place, span, "", "")


def broken_reading(document: Document, reading: Reading, proof: str) -> Iterator[Broken]:
    """Spans of a reading whose words have changed."""
    found = list(spans(reading))
    checks = proof.split()
    if len(found) != len(checks):
        yield Broken(document.id, "reading", Span(0, 0), f"{len(checks)} spans", f"{len(found)} spans")
        return
    for (place, span), kept in zip(found, checks, strict=True):
        words = document.text[span.start : span.end]
        if not _inside(document.text, span) or check(words) != kept:
            yield Broken(document.id, place, span, "", words)


def broken_assertion(text: str | None, assertion: Assertion) -> Iterator[Broken]:
    """An assertion whose quote is not what its document has there; text is None when the document is gone."""
    place, span = f"assertion {assertion.id}", assertion.span
    if text is None:
        yield Broken(assertion.document, place, span, assertion.quote, "")
    elif not _inside(text, span) or text[span.start : span.end] != assertion.quote:
        yield Broken(assertion.document, place, span, assertion.quote, text[max(span.start, 0) : max(span.end, 0)])


def _inside(text: str, span: Span) -> bool:
    return 0 <= span.start <= span.end <= len(text)
