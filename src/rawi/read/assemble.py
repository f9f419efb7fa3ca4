"""Draft → Document: language, publisher, date, noise and identity."""

import hashlib
from dataclasses import dataclass

from rawi.errors import UsageError
from rawi.packs.language import detect
from rawi.packs.noise import find_noise
from rawi.read.draft import Draft
from rawi.read.head import read_head
from rawi.read.metadata import published, publisher
from rawi.read.stamps import parse_stamp
from rawi.types import Document, Language, Noise

_READ: dict[str, Language] = {"ar": "ar", "fa": "fa", "en": "en", "per": "fa", "fas": "fa", "ara": "ar", "eng": "en"}


@dataclass(frozen=True, slots=True)
class Known:
    """What the user states about every document of a run; "" is "not stated".  Recorded with basis "user"."""

    publisher: str = ""
    published: str = ""
    language: str = ""

    def __post_init__(self) -> None:
        """Refuses, as UsageError, a date or a language that Rawi cannot read."""
        if self.published and not parse_stamp(self.published):
            raise UsageError(f"'{self.published}' is no date", hint="write it as 2026-03-17")
        if self.language and self.language != "und" and self.language not in _READ:
            raise UsageError(f"'{self.language}' is no language that Rawi reads", hint="ar, fa, en, or und")


def assemble(draft: Draft, known: Known) -> Document:
    """The document a draft becomes; the text is the draft's, untouched."""
    language, language_notes = _language(draft, known)
    head = read_head(draft.text, language)
    who, who_notes = publisher(draft, head, known.publisher)
    when, when_notes = published(draft, head, known.published, language)
    return Document(
        id=identity(draft.name, draft.text),
        name=draft.name,
        text=draft.text,
        language=language,
        address=draft.address,
        title=draft.title,
        url=draft.url,
        publisher=who,
        published=when,
        noise=_merge(head.furniture, find_noise(draft.text, language)),
        notes=(*draft.notes, *language_notes, *who_notes, *when_notes),
        sha256=draft.sha256,
    )


def identity(name: str, text: str) -> str:
    """The id of one version of a document: the same name and text have the same id wherever they are read."""
    return hashlib.sha256(f"{name}\0{text}".encode()).hexdigest()[:16]


def _language(draft: Draft, known: Known) -> tuple[Language, tuple[str, ...]]:
    """The user's word; what the letters say without doubt; what the record says; what the letters say at all."""
    if known.language:
        return _READ.get(known.language, "und"), ()
    guess = detect(draft.text)
    stated = _READ.get(draft.language.lower().replace("_", "-").partition("-")[0])
    if stated and (not guess.sure or guess.language == stated):
        return stated, ()
    if guess.language == "und":
        return "und", (f"language: {guess.name}, left alone" if guess.name else "language: no words to tell it by",)
    if stated:
        return guess.language, (f"language: stated as {stated}, reads as {guess.language} ({guess.name})",)
    return guess.language, ()


def _merge(furniture: list[Noise], found: tuple[Noise, ...]) -> tuple[Noise, ...]:
    """Both lists in order; a stretch of the second that overlaps one of the first is dropped."""
    kept = [n for n in found if not any(n.span.start < f.span.end and f.span.start < n.span.end for f in furniture)]
    once = {noise.span.start: noise for noise in (*furniture, *kept)}
    return tuple(once[start] for start in sorted(once))
