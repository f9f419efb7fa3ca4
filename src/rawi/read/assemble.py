"""Draft → Document: language, publisher, date, noise and identity."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from rawi.errors import UsageError
from rawi.packs.language import detect
from rawi.packs.noise import find_noise
from rawi.read.draft import Draft
from rawi.read.head import read_head
from rawi.read.metadata import published, publisher
from rawi.read.stamps import parse_stamp
from rawi.text.said import say
from rawi.types import Basis, Document, Language, Noise

_READ: dict[str, Language] = {"ar": "ar", "fa": "fa", "en": "en", "per": "fa", "fas": "fa", "ara": "ar", "eng": "en"}


@dataclass(frozen=True, slots=True)
class Known:
    """What the user states about every document of a run, recorded with basis "user".

    None: nothing is said, and what was said at an earlier reading holds; "": what was said is taken back.
    """

    publisher: str | None = None
    published: str | None = None
    language: str | None = None

    def __post_init__(self) -> None:
        """Refuses, as UsageError, a date or a language that Rawi cannot read."""
        if self.published and not parse_stamp(self.published):
            raise UsageError(
                say("'%(raw)s' is no date", raw=self.published), hint=say("write it as %(code)s", code="2026-03-17")
            )
        if self.language and self.language != "und" and self.language not in _READ:
            raise UsageError(f"'{self.language}' is no language that Rawi reads", hint="ar, fa, en, or und")

    def over(self, before: "Known") -> "Known":
        """What is said now; where nothing is, what was said before."""
        return Known(
            before.publisher if self.publisher is None else self.publisher,
            before.published if self.published is None else self.published,
            before.language if self.language is None else self.language,
        )


Recall = Callable[[str], Known]
"""What the user said of a document, by its id, when it was read before."""


def assemble(draft: Draft, known: Known, recall: Recall | None = None) -> Document:
    """The document a draft becomes; the text is the draft's, untouched."""
    key = identity(draft.name, draft.text)
    known = known.over(recall(key)) if recall else known
    language, basis, language_notes = _language(draft, known.language or "")
    head = read_head(draft.text, language)
    who, who_notes = publisher(draft, head, known.publisher or "")
    when, when_notes = published(draft, head, known.published or "", language)
    return Document(
        id=key,
        name=draft.name,
        text=draft.text,
        language=language,
        language_basis=basis,
        address=draft.address or key,
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


def _language(draft: Draft, said: str) -> tuple[Language, Basis, tuple[str, ...]]:
    """The user's word; what the letters say without doubt; what the record says; what the letters say at all."""
    if said:
        return _READ.get(said, "und"), "user", ()
    guess = detect(draft.text)
    stated = _READ.get(draft.language.lower().replace("_", "-").partition("-")[0])
    if stated and (not guess.sure or guess.language == stated):
        return stated, "metadata", ()
    if guess.language == "und":
        unknown = say("language: no words to tell it by")
        note = say("language: %(spoken)s, left alone", spoken=guess.name) if guess.name else unknown
        return "und", "text", (note,)
    if stated:
        note = say("language: stated as %(tongue)s, reads as %(spoken)s", tongue=stated, spoken=guess.name)
        return guess.language, "text", (note,)
    return guess.language, "text", ()


def _merge(furniture: list[Noise], found: tuple[Noise, ...]) -> tuple[Noise, ...]:
    """Both lists in order; a stretch of the second that overlaps one of the first is dropped."""
    kept = [n for n in found if not any(n.span.start < f.span.end and f.span.start < n.span.end for f in furniture)]
    once = {noise.span.start: noise for noise in (*furniture, *kept)}
    return tuple(once[start] for start in sorted(once))
