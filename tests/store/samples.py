"""Documents, readings and claims for the tests of the store: invented, each row states only what differs."""

import hashlib
from typing import Any

from rawi.types import (
    Assertion,
    Attribution,
    Claim,
    Contact,
    Document,
    Fact,
    Hop,
    Language,
    Noise,
    Reading,
    Side,
    Span,
    Speaker,
    When,
)

TEXT = "قال الوزير إن الطريق مفتوح. ونفى مصدر مطلع ذلك."


def document(name: str, text: str = TEXT, **given: Any) -> Document:  # noqa: ANN401
    language: Language = given.pop("language", "ar")
    publisher, published = given.pop("publisher", None), given.pop("published", None)
    return Document(
        id=given.pop("id", hashlib.sha256(f"{name}\0{text}".encode("utf-8", "surrogatepass")).hexdigest()[:16]),
        name=name,
        text=text,
        language=language,
        address=given.pop("address", name),
        publisher=Fact(publisher, "metadata", publisher) if publisher else None,
        published=Fact(published, "metadata") if published else None,
        **given,
    )


def rich(name: str = "rich") -> Document:
    """A document with something in every field."""
    return document(
        name,
        title="الطريق",
        url="https://news.example/1",
        publisher="شبكة الخبر",
        published="2026-03-04T10:00+03:30",
        noise=(Noise(Span(0, 3), "teaser"),),
        notes=("language: stated as fa",),
        sha256="00",
    )


def reading(of: Document) -> Reading:
    """A reading with something in every field; its spans are the words of the text."""
    size = len(of.text)
    start = max(of.text.find(" "), 0)
    said = Attribution(
        id=f"a-{of.id}",
        source=Span(min(start + 1, size), min(start + 7, size)),
        cue=Span(0, start),
        content=(Span(min(start + 8, size), size),),
        speaker=Speaker("unnamed minister", "unnamed", camp="Iran"),
        mode="indirect",
        stance="asserts",
        rule="say.qala",
        relays=("Axios",),
        chain=(Hop("Axios", "relay", True, "عن"), Hop("unnamed minister", "speaker", False)),
        when=When(Span(0, min(3, size)), "2026-03", "month", "relative", "the month of the article"),
        trace=("a verb and its subject",),
    )
    met = Contact(
        f"c-{of.id}", "talks", "Iran", None, ("Oman",), None, "planned", None, "Axios", Span(0, size), "frame.talks"
    )
    return Reading(of.id, (said,), (met,), (When(Span(0, 1), "", "none", "relative", "undated"),))


def assertion(of: Document, **given: Any) -> Assertion:  # noqa: ANN401
    span = given.pop("span", Span(0, 3))
    side: Side = given.pop("side", "for")
    speaker = given.pop("speaker", Speaker("Abbas Araghchi", "person", "araghchi", "Iran"))
    return Assertion(
        id=given.pop("id", f"s-{of.name}"),
        document=of.id,
        span=span,
        quote=of.text[span.start : span.end],
        side=side,
        speaker=speaker,
        relays=given.pop("relays", ()),
        chain=given.pop("chain", ()),
        origin=given.pop("origin", speaker.label),
        language=of.language,
        published=of.published.value if of.published else "",
        **given,
    )


def claim(id: str, *members: Assertion, **given: Any) -> Claim:  # noqa: ANN401
    return Claim(
        id=id,
        title=given.pop("title", "the road is open"),
        kind=given.pop("kind", "statement"),
        status=given.pop("status", "asserted"),
        articles=len({m.document for m in members}),
        origins=given.pop("origins", 1),
        camps=1,
        assertions=members,
        **given,
    )
