"""Nouns ↔ rows of tables."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import RowMapping

from rawi.store.base import Card, Headed, Listed
from rawi.store.codec import decode, dumps, encode, loads, parse
from rawi.store.proof import digest
from rawi.text.calendar import bounds
from rawi.text.normalize import fold_key
from rawi.types import Assertion, Claim, Document, Judgement, Reading

_OWN = ("id", "name", "text", "language", "address", "title", "url", "sha256", "revision_of")
_CLAIM = ("id", "title", "kind", "status", "articles", "origins", "camps")
HEADED = ("id", "name", "title", "language")
LISTED = ("id", "status", "articles", "origins", "camps")
_LAST = "\U0010ffff"  # sorts after everything that begins alike
_NEVER, _ALWAYS = "0000-00-00", "9999-99-99"
TRAIT, UNSOURCED = "trait", "unsourced"
NAMELESS = ("unnamed", "unspecified", "outlet")
STANDING = ("contested", "denied", "corroborated", "asserted")
STEP = 10**8
"""From one status to the next in `standing`."""


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


def headed(row: RowMapping) -> Headed:
    """A document's row as lists show it."""
    rest = parse(row["body"])
    known = {name: rest[name] for name in ("publisher", "published") if name in rest}
    return decode(Headed, {name: row[name] for name in HEADED} | {"publisher": None, "published": None} | known)


def reading(item: Reading, proof: str) -> dict[str, Any]:
    """A reading's row."""
    return {
        "document": item.document,
        "attributions": len(item.attributions),
        "contacts": len(item.contacts),
        "proof": proof,
        "body": dumps(item),
    }


def claim(position: int, item: Claim, card: Card | None = None) -> dict[str, Any]:
    """A claim's row, without its assertions."""
    row: dict[str, Any] = {name: getattr(item, name) for name in _CLAIM}
    when = days(item.when)
    said_by = {member.speaker.kind for member in item.assertions if member.side == "for"}
    return row | {
        "position": position,
        **when,
        "body": _rest(encode(item), (*_CLAIM, "assertions")),
        "standing": standing(item.status, item.origins, item.articles),
        "nameless": int(bool(said_by) and said_by.issubset(NAMELESS)),
        "undated": int(not any(days(member.published)["first_day"] for member in item.assertions)),
        "happened": happened(**when),
        "card": None if card is None else dumps(card),
    }


def standing(status: str, origins: int, articles: int) -> int:
    """What sorts first what is disputed, then what has most origins and most articles.

    >>> sorted(("asserted", "corroborated 2", "contested"), key=lambda status: standing(status, 1, 1))
    ['contested', 'corroborated 2', 'asserted']
    """
    word = status.partition(" ")[0]
    rank = STANDING.index(word) if word in STANDING else len(STANDING)
    return rank * STEP + (9999 - min(origins, 9999)) * 10**4 + 9999 - min(articles, 9999)


def happened(first_day: str | None, last_day: str | None) -> str:
    """What sorts by the time of what is told, the undated last."""
    return f"{first_day or _LAST}{last_day or _LAST}"


def listed(row: RowMapping) -> Listed:
    """A claim's row as lists show it."""
    given = {name: row[name] for name in LISTED}
    return Listed(**given, card=loads(Card, row["card"]) if row["card"] else None)


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
            "speaker": member.speaker.label,
            **days(member.published),
            "body": dumps(member),
        }


def names(position: int, item: Claim, card: Card | None = None) -> Iterator[dict[str, Any]]:
    """What a claim can be asked for by: who speaks or stands in its title, who handed it on, if it has a source."""
    between = card.through if card else ()
    if card and card.unsourced:
        yield {"claim": position, "part": TRAIT, "key": f" {UNSOURCED} "}
    found: set[tuple[str, str]] = {("actor", key(item.title))} | {("through", key(name)) for name in between}
    for member in item.assertions:
        found |= {("actor", key(member.speaker.label)), ("actor", key(member.speaker.actor))}
        found |= {("through", key(relay)) for relay in member.relays}
        found |= {("through", key(hop.name)) for hop in member.chain if hop.role == "relay"}
    for part, name in sorted(found):
        if name:
            yield {"claim": position, "part": part, "key": name}


def words(named: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The rows of the words of names."""
    found = {(row["part"], word, row["claim"]): None for row in named for word in row["key"].split()}
    return [{"part": part, "word": word, "claim": claim} for part, word, claim in found]


def judgement(item: Judgement) -> dict[str, Any]:
    """A judgement's row, but for its number and what it undoes."""
    row: dict[str, Any] = {name: getattr(item, name) for name in ("left", "right", "decision", "by", "score", "time")}
    return row | {"reasons": dumps(item.reasons)}


def as_judgement(row: RowMapping) -> Judgement:
    """The judgement of a row."""
    columns = ("left", "right", "decision", "by", "score", "time")
    return decode(Judgement, {name: row[name] for name in columns} | {"reasons": parse(row["reasons"])})


def _rest(encoded: dict[str, Any], columns: tuple[str, ...]) -> str:
    """What has no column of its own, and of what sentences in columns are made, as JSON."""
    return dumps({name: value for name, value in encoded.items() if name not in columns or isinstance(value, dict)})
