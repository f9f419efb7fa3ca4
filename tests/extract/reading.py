"""One invented sentence → what is read in it, in the form that tables state."""

from typing import Any, cast

from rawi.extract.pipeline import extract
from rawi.types import Attribution, Document, Fact, Language, Reading, Span

EDGES = " \t\n\u200c.,،;؛:\"'“”«»‘’()"


def document(language: str, text: str, published: str = "", publisher: str = "") -> Document:
    """A document of a text; published: EDTF; publisher: an outlet's canonical name."""
    return Document(
        id="d",
        name="d",
        text=text,
        language=cast(Language, language),
        address="d",
        publisher=Fact(publisher, "user") if publisher else None,
        published=Fact(published, "user") if published else None,
    )


def found(language: str, text: str, published: str = "", publisher: str = "") -> Reading:
    """All that is read in a text, however unsure."""
    return extract(document(language, text, published, publisher), least=0.0)


def words(text: str, span: Span) -> str:
    """A span's words without quotation marks and stops at their ends; a lone mark is kept."""
    whole = text[span.start : span.end]
    return whole.strip(EDGES) or whole


def outline(text: str, item: Attribution) -> dict[str, Any]:
    """An attribution in words."""
    return {
        "source": words(text, item.source) if item.source else None,
        "cue": words(text, item.cue) if item.cue else None,
        "content": [words(text, span) for span in item.content],
        "speaker": item.speaker.label,
        "kind": item.speaker.kind,
        "stance": item.stance,
        "mode": item.mode,
        "relays": list(item.relays),
    }
