"""Two documents of a ledger side by side: what both tell and how it differs, and what only one of them tells.

What a document tells of a claim is one side of it: a claim that both assert and one also lets somebody deny is told in
both, and denied in the one alone.  Nothing is guessed: that two passages tell one thing is what the ledger says.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from rawi.export.entry import Account, accounts
from rawi.export.gist import gist, notions
from rawi.export.highlights import Contacts, contacts_of
from rawi.export.labels import AGREEMENT, NOWHERE
from rawi.text.normalize import fold_key
from rawi.types import Claim, Contact, Document

_MOST = 20
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class Telling:
    """One of the two documents: where it comes from, and how that is known."""

    id: str
    name: str
    language: str
    title: str
    publisher: str
    publisher_basis: str
    published: str
    published_basis: str


@dataclass(frozen=True, slots=True)
class Change:
    """How two tellings of one thing differ: the aspect, and what each has of it that the other has not."""

    aspect: str
    first: tuple[str, ...]
    second: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shared:
    """One side of a claim that both documents tell.  origin: the one report that both have it from, "" for none."""

    claim: str
    gist: str
    status: str
    side: str
    origin: str
    first: tuple[Account, ...]
    second: tuple[Account, ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Single:
    """One side of a claim that only one document tells.

    shared: whether the other tells another side of the claim; like: the claim of the other document that may tell the
    same in other words, "" for none: a question, not an answer.
    """

    claim: str
    gist: str
    status: str
    side: str
    accounts: tuple[Account, ...]
    shared: bool
    like: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two documents: what both tell, and what only one of them does, in the order of the text."""

    first: Telling
    second: Telling
    origins: tuple[str, ...]
    both: tuple[Shared, ...]
    only_first: tuple[Single, ...]
    only_second: tuple[Single, ...]


def compare(claims: Iterable[Claim], pair: tuple[Document, Document], contacts: Contacts, limit: int) -> Comparison:
    """Compares two documents.

    claims: those that either of them tells; contacts: those of a document, by its id; limit: the most characters of
    one quotation.
    """
    both: list[Shared] = []
    alone: tuple[list[Single], list[Single]] = ([], [])
    for claim in claims:
        if claim.kind == AGREEMENT:
            continue
        told = contacts_of(claim, contacts)
        about = gist(claim, told)
        first, second = (_sides(claim, one, limit) for one in pair)
        for side in dict.fromkeys((*first, *second)):
            if side in first and side in second:
                changes = _changes(first[side], second[side], _contacts(claim, side, pair, contacts))
                origin = _origin(first[side], second[side])
                shown = (first[side], second[side])
                both.append(Shared(claim.id, about, claim.status, side, origin, *shown, changes))
                continue
            here = first if side in first else second
            single = Single(claim.id, about, claim.status, side, here[side], bool(first) and bool(second))
            alone[here is second].append(single)
    for items in (*alone, both):
        items.sort(key=lambda item: _place(item.first if isinstance(item, Shared) else item.accounts))
    return Comparison(
        first=_telling(pair[0]),
        second=_telling(pair[1]),
        origins=tuple(sorted({item.origin for item in both if item.origin})),
        both=tuple(both),
        only_first=tuple(_likened(*alone)),
        only_second=tuple(_likened(*reversed(alone))),
    )


def _telling(known: Document) -> Telling:
    who, day = known.publisher, known.published
    return Telling(
        id=known.id,
        name=known.name,
        language=known.language,
        title=known.title,
        publisher=who.value if who else "",
        publisher_basis=who.basis if who else "none",
        published=day.value if day else "",
        published_basis=day.basis if day else "none",
    )


def _sides(claim: Claim, known: Document, limit: int) -> dict[str, tuple[Account, ...]]:
    """What a document tells of a claim, by side."""
    told = accounts([a for a in claim.assertions if a.document == known.id], {known.id: known}, limit)
    return {side: tuple(a for a in told if a.side == side) for side in dict.fromkeys(a.side for a in told)}


def _contacts(
    claim: Claim, side: str, pair: tuple[Document, Document], contacts: Contacts
) -> tuple[Sequence[Contact], Sequence[Contact]]:
    """The contacts that each document tells on one side of a claim."""

    def of(known: Document) -> Sequence[Contact]:
        told = tuple(a for a in claim.assertions if a.document == known.id and a.side == side)
        return contacts_of(replace(claim, assertions=told), contacts)

    return of(pair[0]), of(pair[1])


def _place(told: tuple[Account, ...]) -> tuple[int, int]:
    return min((q.start, q.end) for a in told for q in a.quotes)


def _origin(first: tuple[Account, ...], second: tuple[Account, ...]) -> str:
    """The origin that both have it from."""
    return next(iter(sorted({a.origin for a in first if a.origin} & {a.origin for a in second})), "")


def _likened(singles: list[Single], others: list[Single]) -> Iterable[Single]:
    """What one document tells alone, each with what the other tells alone that is most like it.

    It is like it where voices of one label, camp or report speak of one thing that is no name.
    """
    told: dict[str, list[Single]] = {}
    for other in others:
        for notion in _things(other):
            told.setdefault(notion, []).append(other)
    for item in singles:
        voices = _voices(item)
        near = Counter(o.claim for n in _things(item) for o in told.get(n, ())[:_MOST] if o.side == item.side)
        kin = {o.claim for n in _things(item) for o in told.get(n, ())[:_MOST] if _voices(o) & voices}
        best = max(((number, claim) for claim, number in near.items() if claim in kin), default=(0, ""))
        yield replace(item, like=best[1])


def _things(item: Single) -> set[str]:
    return {n for a in item.accounts for q in a.quotes for n in notions(q.text, q.language, names=False)}


def _voices(item: Single) -> set[str]:
    return {v for a in item.accounts for v in (a.speaker, a.camp, a.origin) if v}


def _changes(
    first: tuple[Account, ...], second: tuple[Account, ...], told: tuple[Sequence[Contact], Sequence[Contact]]
) -> tuple[Change, ...]:
    """How the two differ, aspect by aspect; an aspect in which they are alike is left out."""
    aspects: tuple[tuple[str, Callable[[tuple[Account, ...]], list[str]]], ...] = (
        ("speaker", _speakers),
        ("handed on by", _relays),
        ("when", lambda some: [q.when for a in some for q in a.quotes if q.when]),
        ("number", _numbers),
        ("wording", _notions),
    )
    found = [_change(aspect, values(first), values(second)) for aspect, values in aspects]
    kinds = [[c.medium or c.kind for c in some] for some in told]
    channels = [[name for c in some for name in c.intermediaries] for some in told]
    found[3:3] = [_change("kind of contact", *kinds), _change("channel", *channels)]
    return tuple(change for change in found if change.first or change.second)


def _change(aspect: str, first: list[str], second: list[str]) -> Change:
    """What each list has that the other has not."""
    one, other = (tuple(dict.fromkeys(v for v in a if v not in b)) for a, b in ((first, second), (second, first)))
    return Change(aspect, one, other)


def _speakers(some: tuple[Account, ...]) -> list[str]:
    """Who speaks; an outlet in its own voice is told with the document."""
    own = {a.chain[0].name for a in some}
    return [a.speaker for a in some if a.kind != "unspecified" and a.speaker not in ("", *own)]


def _relays(some: tuple[Account, ...]) -> list[str]:
    return [x.name for a in some for x in a.chain if x.role == "relay" and x.stated and x.name != NOWHERE]


def _numbers(some: tuple[Account, ...]) -> list[str]:
    return [n for a in some for q in a.quotes for n in _NUMBER.findall(fold_key(q.text))]


def _notions(some: tuple[Account, ...]) -> list[str]:
    """Actors and notions named, in English."""
    return [n for a in some for q in a.quotes for n in notions(q.text, q.language)]
