"""Invented reports, read by hand: what each test states of a report is all that linking is told."""

from __future__ import annotations

import hashlib

from rawi.types import ActorKind, Attribution, Document, Fact, Language, Reading, Span, Speaker, Stance

Report = tuple[Document, Reading]


def told(
    name: str,
    text: str,
    content: str,
    *,
    speaker: str = "unnamed sources",
    kind: ActorKind = "unnamed",
    actor: str = "",
    relays: tuple[str, ...] = (),
    stance: Stance = "asserts",
    sense: str = "say",
    language: Language = "en",
    publisher: str = "",
    day: str = "2026-03-04",
    camp: str = "",
) -> Report:
    """A document of one attribution whose content is a stretch of its text."""
    start = text.index(content)
    span = Span(start, start + len(content))
    identity = hashlib.sha256((name + text).encode()).hexdigest()[:16]
    document = Document(
        id=identity,
        name=name,
        text=text,
        language=language,
        address=name,
        publisher=Fact(publisher, "metadata") if publisher else None,
        published=Fact(day, "metadata") if day else None,
    )
    item = Attribution(
        id=f"{identity}-0",
        source=None,
        cue=None,
        content=(span,),
        speaker=Speaker(speaker, kind, actor, camp),
        mode="indirect",
        stance=stance,
        rule="test",
        relays=relays,
        sense=sense,
    )
    return document, Reading(identity, (item,), ())


def plain(name: str, text: str, day: str = "2026-03-04", language: Language = "en") -> Report:
    """A document without attributions: all of it is the publisher's own voice."""
    document, reading = told(name, text, text, day=day, language=language)
    return document, Reading(reading.document, (), ())
