"""What the words of a denial leave out of what others tell: parties, time, form, manner, subject, other contacts.

Computed from the frames, parties, dates and notions that stand in the words of either side, and never guessed; where
the words of a denial cover all that can be compared, nothing is said.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from rawi.export.highlights import Contacts, contacts_of, state
from rawi.export.labels import AGREEMENT
from rawi.packs.actors import load_actors
from rawi.packs.compile import Hit, lexicon
from rawi.text.normalize import fold, fold_key
from rawi.text.said import say
from rawi.text.segment import words
from rawi.types import Assertion, Claim, Contact, When

_MANNERS = frozenset(("direct", "indirect", "secret"))
_SUBJECTS = frozenset((
    "ceasefire", "peace", "end-of-war", "agreement", "memorandum", "nuclear", "prisoner", "hostage", "release",
    "exchange", "sanctions", "withdrawal", "border", "oil", "gas", "water",
))  # fmt: skip
_ANY = "contact"
_HAPPENED = frozenset(("occurred", "unanswered"))
_TALKS = frozenset(("talks", "meeting", "call", "visit"))
_MESSAGES = frozenset(("message", "letter", "offer"))


Dates = Callable[[str], Sequence[When]]


def undated(_: str) -> Sequence[When]:
    """The dates of a document of which none are known."""
    return ()


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a claim: the contacts and the dates of a document, and the claims that it tells, by its id."""

    contacts: Contacts
    dates: Dates
    claims: Callable[[str], Iterable[Claim]]


@dataclass(frozen=True, slots=True)
class _Told:
    """What stands in the words of one assertion that others' words can be compared with."""

    contacts: tuple[Contact, ...]
    dates: tuple[tuple[str, str], ...]
    names: frozenset[str]
    others: tuple[str, ...]
    notions: dict[str, str]


def beyond(denial: Assertion, claim: Claim, around: Around) -> tuple[str, ...]:
    """What a denial's words do not cover, in a few English words each."""
    mine = _told(denial, claim, around)
    others = [_told(a, claim, around) for a in claim.assertions if a.side == "for"]
    found = [*_parties(denial, mine, others), *_forms(mine, others), *_times(mine, others)]
    found += [*_narrowed(mine, others), *_elsewhere(denial, claim, mine, around)]
    return tuple(dict.fromkeys(found))


def _told(told: Assertion, claim: Claim, around: Around) -> _Told:
    contacts = contacts_of(replace(claim, assertions=(told,)), around.contacts)
    inside = [w for w in around.dates(told.document) if told.span.start <= w.span.start and w.span.end <= told.span.end]
    dates = [
        (fold_key(told.quote[w.span.start - told.span.start : w.span.end - told.span.start]), w.value) for w in inside
    ]
    hits = _hits(told)
    names = {h.entry.ref.name for h in hits if h.entry.category in ("actor", "country", "nisba", "capital")}
    others = [h.entry.ref.english for h in hits if h.entry.category == "frame" and h.entry.ref.part == "party"]
    notions = {h.entry.ref.id: h.entry.ref.english for h in hits if h.entry.category == "concept"}
    return _Told(tuple(contacts), tuple(dates), frozenset(names), tuple(filter(None, others)), notions)


def _hits(told: Assertion) -> list[Hit]:
    if told.language not in ("ar", "fa", "en"):
        return []
    found = lexicon(told.language).hits(*words(fold(told.quote)[0]))
    return [h for h in found if not h.entry.uncertain]


def _sides(told: _Told) -> list[str]:
    """The parties of the contacts told, without who goes between them."""
    sides = [side for c in told.contacts for side in (c.initiator, c.recipient) if side]
    return [name for side in sides for name in side.split("; ")]


def _parties(denial: Assertion, mine: _Told, others: list[_Told]) -> Iterator[str]:
    """Parties that others name, and neither the denial nor a state that it names nor the denier's side stands for."""
    if not mine.contacts:
        return
    covered = {denial.speaker.label, denial.speaker.camp, *_sides(mine), *mine.names, *mine.others}
    states = covered & {one.name for one in load_actors().countries.values()}
    through = {name for told in others for c in told.contacts for name in c.intermediaries}
    for told in others:
        for name in (*_sides(told), *told.others):
            if name not in covered | through and state(name) not in states:
                yield say("%(name)s", name=name)


def _forms(mine: _Told, others: list[_Told]) -> Iterator[str]:
    """Forms of contact that others tell and the denial does not name: it speaks of a letter, of talks alone."""
    kinds = {c.kind for c in mine.contacts}
    if not kinds or _ANY in mine.notions:
        return
    media = {c.medium for c in mine.contacts}
    if not others and None not in media:
        yield say("contact in another form than %(kinds)s", kinds=tuple(sorted(filter(None, media))))
    for contact in (c for told in others for c in told.contacts):
        if contact.kind not in kinds and None not in media and contact.medium not in media:
            named = tuple(sorted(filter(None, media)))
            yield say("a %(kind)s in another form than %(kinds)s", kind=contact.kind, kinds=named)
        elif contact.kind in _MESSAGES and kinds <= _TALKS:
            yield say("messages")
        elif contact.kind in _TALKS and kinds <= _MESSAGES:
            yield say("talks")


def _times(mine: _Told, others: list[_Told]) -> Iterator[str]:
    """Times that others tell of and the denial does not."""
    named = {text for text, _ in mine.dates}
    values = {value for _, value in mine.dates if value}
    told = [date for one in others for date in one.dates]
    apart = [value for text, value in told if text not in named and not (value and value in values)]
    if mine.dates and told and len(apart) == len(told):
        known = tuple(sorted({value for value in apart if value}))
        yield say("the time that is told of: %(dates)s", dates=known) if known else say("the time that is told of")
    elif mine.dates and others and not told:
        yield say("any time but the one that these words name")


def _narrowed(mine: _Told, others: list[_Told]) -> Iterator[str]:
    """What the denial restricts itself to and others do not name: direct contact, talks on one subject."""
    named = {notion for told in others for notion in told.notions}
    for notion, english in mine.notions.items():
        if notion in _MANNERS and notion not in named:
            yield say("contact that is not %(notion)s", notion=english)
        elif notion in _SUBJECTS and notion not in named and mine.contacts:
            yield say("other subjects than %(notion)s", notion=english)


def _elsewhere(denial: Assertion, claim: Claim, mine: _Told, around: Around) -> Iterator[str]:
    """Contacts of the same parties that the denier tells of in the same article."""
    pairs = {frozenset((c.initiator, c.recipient)) for c in mine.contacts}
    if not denial.speaker.actor or not pairs:
        return
    for other in around.claims(denial.document):
        if other.kind == AGREEMENT:
            continue
        own = [
            a for a in other.assertions
            if a.side == "for" and a.document == denial.document and a.speaker.actor == denial.speaker.actor
        ]  # fmt: skip
        told = contacts_of(replace(other, assertions=tuple(own)), around.contacts) if other.id != claim.id else []
        if any(frozenset((c.initiator, c.recipient)) in pairs and c.status in _HAPPENED for c in told):
            yield say("another contact of the same parties, of which the same speaker tells: %(code)s", code=other.id)
