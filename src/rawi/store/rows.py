"""Nouns ↔ rows of tables."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import RowMapping

from rawi.store.codec import decode, dumps, encode, parse
from rawi.store.proof import digest
from rawi.text.calendar import bounds
from rawi.text.normalize import fold_key
from rawi.types import Assertion, Claim, Document, Judgement, Reading

_OWN = ("id", "name", "text", "language", "address", "title", "url", "sha256", "revision_of")
_CLAIM = ("id", "title", "kind", "status", "articles", "origins", "camps")
_NEVER, _ALWAYS = "0000-00-00", "9999-99-99"


def key(name: str) -> str:
    """A name's folded words, a space at either end, so that whole words can be looked for.

    >>> key("Iran's Foreign-Ministry")
    ' iran s foreign ministry '
    """
    words = " ".join(re.findall(r"[^\W_]+", fold_key(name)))
    return f" {words} " if words else ""


def days(edtf: str) -> dict[str, str | None]:
    """First and last day of an EDTF string as columns that sort; None for both when there is no date."""
    found = bounds(edtf) if edtf else None
    if found is None:
        return {"first_day": None, "last_day": None}
    first, last = found
    return {"first_day": _iso(first) or _NEVER, "last_day": _iso(last) or _ALWAYS}


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def document(item: Document, *, proven: bool = True) -> dict[str, Any]:
    """A document's row, but for its number; the digest is left out unless `proven`."""
    row: dict[str, Any] = {name: getattr(item, name) for name in _OWN}
    row |= {
        "publisher_key": key(item.publisher.value) if item.publisher else "",
        "published": item.published.value if item.published else "",
        **days(item.published.value if item.published else ""),
        "body": _rest(encode(item), _OWN),
    }
    return row | {"digest": digest(item.text)} if proven else row


def as_document(row: RowMapping) -> Document:
    """The document of a row."""
    return decode(Document, {name: row[name] for name in _OWN} | parse(row["body"]))


def reading(item: Reading, proof: str) -> dict[str, Any]:
    """A reading's row."""
    return {
        "document": item.document,
        "attributions": len(item.attributions),
        "contacts": len(item.contacts),
        "proof": proof,
        "body": dumps(item),
    }


def claim(position: int, item: Claim) -> dict[str, Any]:
    """A claim's row, without its assertions."""
    row: dict[str, Any] = {name: getattr(item, name) for name in _CLAIM}
    return row | {"position": position, **days(item.when), "body": _rest(encode(item), (*_CLAIM, "assertions"))}


def as_claim(row: RowMapping, members: list[Assertion]) -> Claim:
    """The claim of a row and its assertions."""
    rest = {name: row[name] for name in _CLAIM} | parse(row["body"]) | {"assertions": []}
    return replace(decode(Claim, rest), assertions=tuple(members))


def assertions(position: int, item: Claim) -> Iterator[dict[str, Any]]:
    """The rows of a claim's assertions."""
    for index, member in enumerate(item.assertions):
        yield {
            "claim": position,
            "position": index,
            "id": member.id,
            "document": member.document,
            "side": member.side,
            "speaker_kind": member.speaker.kind,
            "language": member.language,
            **days(member.published),
            "body": dumps(member),
        }


def names(position: int, item: Claim, between: Iterable[str] = ()) -> Iterator[dict[str, Any]]:
    """The names a claim can be asked for by: who speaks or stands in its title, who handed it on.

    between: the go-betweens of the contacts that it tells.
    """
    found: set[tuple[str, str]] = {("actor", key(item.title))} | {("through", key(name)) for name in between}
    for member in item.assertions:
        found |= {("actor", key(member.speaker.label)), ("actor", key(member.speaker.actor))}
        found |= {("through", key(relay)) for relay in member.relays}
        found |= {("through", key(hop.name)) for hop in member.chain if hop.role == "relay"}
    for part, name in sorted(found):
        if name:
            yield {"claim": position, "part": part, "key": name}


def judgement(item: Judgement) -> dict[str, Any]:
    """A judgement's row, but for its number and what it undoes."""
    row: dict[str, Any] = {name: getattr(item, name) for name in ("left", "right", "decision", "by", "score", "time")}
    return row | {"reasons": dumps(item.reasons)}


def as_judgement(row: RowMapping) -> Judgement:
    """The judgement of a row."""
    columns = ("left", "right", "decision", "by", "score", "time")
    return decode(Judgement, {name: row[name] for name in columns} | {"reasons": parse(row["reasons"])})


def _rest(encoded: dict[str, Any], columns: tuple[str, ...]) -> str:
    """What has no column of its own, as JSON."""
    return dumps({name: value for name, value in encoded.items() if name not in columns})
