"""The stable interchange of `rawi claims`: one JSON object a claim (docs/reference/interchange.schema.json)."""

from collections.abc import Mapping
from typing import Any

from rawi.types import Assertion, Claim, Document


def assertion(item: Assertion, documents: Mapping[str, Document]) -> dict[str, Any]:
    """One assertion as the interchange has it; `document` is the name users know it by."""
    known = documents.get(item.document)
    return {
        "document": known.name if known else item.document,
        "start": item.span.start,
        "end": item.span.end,
        "quote": item.quote,
        "stance": item.side,
        "scope": item.scope,
        "speaker": item.speaker.label,
        "relays": list(item.relays),
        "origin": item.origin,
        "camp": item.speaker.camp,
        "confidence": item.confidence or None,
    }


def claim(item: Claim, documents: Mapping[str, Document]) -> dict[str, Any]:
    """One claim as the interchange has it.  documents: by id, to name them."""
    return {
        "id": item.id,
        "title": item.title,
        "kind": item.kind,
        "status": item.status,
        "articles": item.articles,
        "origins": item.origins,
        "camps": item.camps,
        "assertions": [assertion(a, documents) for a in item.assertions],
        "conflicts": list(item.conflicts),
    }
