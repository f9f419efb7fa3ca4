"""The stable interchange of `rawi extract`: one JSON object a document (docs/reference/interchange.md)."""

from typing import Any

from rawi.types import Attribution, Contact, Document, Reading, Span


def _words(text: str, value: Span) -> dict[str, Any]:
    return {"start": value.start, "end": value.end, "text": text[value.start : value.end]}


def span(text: str, value: Span | None) -> dict[str, Any] | None:
    """A span with its words, or None."""
    return None if value is None else _words(text, value)


def attribution(text: str, item: Attribution) -> dict[str, Any]:
    """One attribution as the interchange has it."""
    return {
        "id": item.id,
        "source": span(text, item.source),
        "cue": span(text, item.cue),
        "content": [span(text, s) for s in item.content],
        "addressee": span(text, item.addressee),
        "speaker": item.speaker.label,
        "kind": item.speaker.kind,
        "camp": item.speaker.camp,
        "mode": item.mode,
        "stance": item.stance,
        "relays": list(item.relays),
        "chain": [{"name": h.name, "role": h.role, "stated": h.stated} for h in item.chain],
        "rule": item.rule,
        "confidence": item.confidence,
    }


def contact(text: str, item: Contact) -> dict[str, Any]:
    """One contact as the interchange has it."""
    return {
        "id": item.id,
        "kind": item.kind,
        "initiator": item.initiator,
        "recipient": item.recipient,
        "intermediaries": list(item.intermediaries),
        "medium": item.medium,
        "status": item.status,
        "when": text[item.when.span.start : item.when.span.end] if item.when else None,
        "date": item.when.value or None if item.when else None,
        "according_to": item.according_to,
        "evidence": span(text, item.evidence),
    }


def reading(document: Document, item: Reading) -> dict[str, Any]:
    """One document with all that was read in it."""
    return {
        "document": document.name,
        "lang": document.language,
        "publisher": document.publisher.value if document.publisher else None,
        "published": document.published.value if document.published else None,
        "noise": [{"start": n.span.start, "end": n.span.end, "reason": n.reason} for n in document.noise],
        "attributions": [attribution(document.text, a) for a in item.attributions],
        "contacts": [contact(document.text, c) for c in item.contacts],
        "dates": [{**_words(document.text, w.span), "value": w.value or None} for w in item.dates],
    }
