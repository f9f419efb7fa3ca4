"""What both sides say: agreements above the claims, for voices of two states that are parties to a contact.

Two claims need not be one to agree: the one tells an offer through channels, the other that friends mediate, and both
sides say so that their states were in contact; the one that two persons never spoke since the war began, the other that
they last spoke before it.  An agreement is a view over claims, which keep their identity; it needs a voice of either
side, two origins, and nobody against it.
"""

import hashlib
import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from rawi.link import standing
from rawi.link.candidate import Candidate
from rawi.link.course import ends, persons
from rawi.link.proposition import known_persons, onset, side_states, state
from rawi.link.scale import day_of
from rawi.link.sheet import Sheet
from rawi.packs.actors import Actor, Country, load_actors
from rawi.text.said import say
from rawi.types import Assertion, Claim

KIND = "agreement"
MET, UNMET, QUIET = "met", "unmet", "quiet"
_DAYS = 4
_NEAR = 3
_TALKING = frozenset(("message", "letter", "call", "meeting", "talks", "mediation"))
_HAPPENED = frozenset(("occurred", "unanswered"))
_OPEN = frozenset(("conditional", "possible", "future"))
_WISHED = frozenset((
    "demand", "call-for", "urge", "order", "propose", "promise", "vow", "threaten", "warn", "expect", "suspect", "ask",
))  # fmt: skip

Range = tuple[int, int]


def accords(sheet: Sheet, where: Range, one: Candidate) -> tuple[str, ...]:
    """The keys of what a stretch says that the other side may say too, or that speaks against it.

    "met:A:B" and "unmet:A:B": two states were in contact, or were not; "quiet:EVENT:X:Y": two persons have not been
    since an event.
    """
    frame = one.parties
    if frame is None or one.heading or one.suspected or one.mood in _OPEN or one.sense in _WISHED:
        return ()
    quiet = _since(sheet, where) if frame.status == "denied" else _final(sheet, where)
    if quiet and frame.kind in _TALKING and frame.status in (*_HAPPENED, "denied"):
        sides = (known_persons(frame.initiator), known_persons(frame.recipient))
        return tuple(sorted({f"{QUIET}:{quiet}:{':'.join(sorted(pair))}" for pair in itertools.product(*sides)}))
    left, right = ends(frame)
    if len(left) != 1 or len(right) != 1 or left == right:
        return ()
    pair = ":".join(sorted((*left, *right)))
    if frame.status == "denied":
        return (f"{UNMET}:{pair}",)
    met = (frame.kind in _TALKING and frame.status in _HAPPENED) or (frame.kind, frame.status) == ("offer", "offered")
    return (f"{MET}:{pair}",) if met and one.stance in ("asserts", "confirms") and not one.counter else ()


def _since(sheet: Sheet, where: Range) -> str:
    """The event since which something is told: “since the war began”; "" without."""
    return _event(sheet, where, "since")


def _final(sheet: Sheet, where: Range) -> str:
    """The event before which a contact was the last one: “the last contact was before the war”; "" without."""
    first, last = where
    frames = {k for k in sheet.framed if first <= k < last}
    final = any(b in frames for a, b, c in sheet.meant if c.polarity == "final" and first <= a < last)
    return _event(sheet, where, "before") if final else ""


def _event(sheet: Sheet, where: Range, bound: str) -> str:
    first, last = where
    for _, b, concept in sheet.meant:
        if concept.polarity == bound and first < b <= last:
            told = [onset(c.id) for a, _, c in sheet.meant if b <= a < min(b + _NEAR, last)]
            if any(told):
                return next(filter(None, told))
    return ""


@dataclass(frozen=True, slots=True)
class Voice:
    """One assertion for something that the other side may say too."""

    told: Candidate
    assertion: Assertion
    claim: str


def stories(one: Candidate) -> frozenset[str]:
    """What agreements, by the two states or persons they are of, a candidate speaks for or against."""
    met = _met(one)
    return frozenset({*map(_pair, one.accords), *([":".join(sorted(met))] if met else [])})


def _pair(key: str) -> str:
    return ":".join(key.split(":")[-2:])


def agreements(groups: Iterable[tuple[Claim, Sequence[Candidate]]]) -> dict[str, list[Claim]]:
    """What both sides say, as claims of their own kind, by the two they are of; groups: claims with their members.

    A member of an undisputed claim speaks for what it tells; whoever tells the same claim says the same with it.  Who
    denies a contact, and is not contradicted, says that there was none.
    """
    voices: dict[str, list[Voice]] = defaultdict(list)
    against: dict[str, list[Candidate]] = defaultdict(list)
    met: dict[frozenset[str], list[Voice]] = defaultdict(list)
    for claim, members in groups:
        spoken = {one.id: one for one in members}
        told = [Voice(spoken[a.id], a, claim.id) for a in claim.assertions if a.id in spoken]
        sides = {a.side for a in claim.assertions}
        for voice in told:
            if voice.assertion.side == "for" and (pair := _met(voice.told)):
                met[pair].append(voice)
        for key in dict.fromkeys(k for one in members for k in one.accords):
            kind, _, rest = key.partition(":")
            camped = [v for v in told if v.assertion.speaker.camp]
            if kind == UNMET:
                against[rest].extend(one for one in members if key in one.accords)
            elif kind == QUIET and sides in ({"for"}, {"against"}):
                voices[key] += camped
            elif sides == {"for"}:
                voices[key] += [v for v in camped if key in v.told.accords]
    found: dict[str, list[Claim]] = defaultdict(list)
    for key in sorted(voices):
        for group in [voices[key]] if key.startswith(QUIET) else _windows(voices[key]):
            made = _agreement(key, group, against, met.get(frozenset(key.split(":")[-2:]), []))
            if made is not None:
                found[_pair(key)].append(made)
    return found


def _windows(voices: list[Voice]) -> Iterator[list[Voice]]:
    """Voices of about the same time, by publication; an undated article speaks only beside itself.

    What has not been since an event has not been whenever it is said, so that those voices are all heard together.
    """
    undated: dict[str, list[Voice]] = defaultdict(list)
    current: list[Voice] = []
    for voice in sorted(voices, key=lambda v: (day_of(v.told.published), v.told.id)):
        day = day_of(voice.told.published)
        if not day:
            undated[voice.told.document].append(voice)
        elif current and day - day_of(current[0].told.published) > _DAYS:
            yield current
            current = [voice]
        else:
            current.append(voice)
    yield from ([current] if current else [])
    yield from undated.values()


def _met(one: Candidate) -> frozenset[str]:
    """The two persons of a contact that is told to have been; none for one that was the last before an event."""
    happened = one.parties is not None and one.parties.status in _HAPPENED
    return persons(one.parties) if happened and not any(k.startswith(QUIET) for k in one.accords) else frozenset()


def _agreement(key: str, group: list[Voice], against: dict[str, list[Candidate]], met: Sequence[Voice]) -> Claim | None:
    """The agreement on a key of voices of about one time; None unless both sides say so and nobody says otherwise.

    against: who denies contacts, by their states; met: who tells of a contact of the two persons of a key.
    """
    kind, _, rest = key.partition(":")
    parties = rest.split(":")[-2:]
    sides = {state(f"actor:{p}") for p in parties} if kind == QUIET else set(parties)
    heard = {code for v in group for code in side_states(v.assertion.speaker.camp)}
    if len(sides) != 2 or not sides <= heard:
        return None
    if kind == MET and any(_beside(one, group) for one in against.get(rest, ())):
        return None
    upto = min((day for v in group if (day := day_of(v.told.published))), default=0)
    if kind == QUIET and any(upto and 0 < day_of(v.told.published) <= upto for v in met):
        return None
    claims = list(dict.fromkeys(v.claim for v in group))
    notes: list[str] = [say("Rests on %(codes)s: claims of their own, which agree in this.", codes=tuple(claims))]
    if kind == QUIET and met:
        others = list(dict.fromkeys(v.claim for v in met))
        form = "%(codes)s tells of a contact of the two, later or undated."
        if len(others) > 1:
            form = "%(codes)s tell of a contact of the two, later or undated."
        notes.append(say(form, codes=tuple(others)))
    name = "P-" + hashlib.sha256("|".join((key, *sorted(v.told.id for v in group))).encode()).hexdigest()[:12]
    told = tuple(
        replace(
            v.assertion, id=hashlib.sha256(f"{v.assertion.id}|{name}".encode()).hexdigest()[:16], side="for", scope=""
        )
        for v in group
    )
    status = standing.status(told)
    if not status.startswith("corroborated"):
        return None
    return Claim(
        id=name,
        title=_title(key, parties),
        kind=KIND,
        status=status,
        articles=len({v.told.address for v in group}),
        origins=standing.origin_count(told),
        camps=standing.camp_count(told),
        assertions=told,
        when=_upto(group) if kind == QUIET else "",
        notes=tuple(notes),
    )


def _beside(one: Candidate, group: list[Voice]) -> bool:
    """Whether a denial is of the time of a group, or of one of its articles."""
    day, days = day_of(one.published), [day_of(v.told.published) for v in group]
    near = bool(day) and all(days) and min(days) - _DAYS <= day <= max(days) + _DAYS
    return near or any(one.document == v.told.document for v in group)


def _title(key: str, parties: Sequence[str]) -> str:
    known = load_actors()
    named: dict[str, Actor | Country] = {**known.actors, **known.countries}
    if key.startswith(QUIET):
        names = [known.actors[p].name for p in parties]
        form = "%(left)s — %(right)s: no contact since the war began, both sides say"
        if (event := key.split(":")[1]) == "war":
            return say(form, left=names[0], right=names[1])
        form = "%(left)s — %(right)s: no contact since the %(notion)s began, both sides say"
        return say(form, left=names[0], right=names[1], notion=event)
    names = [named[p].name if p in named else p for p in parties]
    form = "%(left)s — %(right)s: in contact, directly or through others, both sides say"
    return say(form, left=names[0], right=names[1])


def _upto(group: list[Voice]) -> str:
    """Up to when all say so: the earliest day on which one of them was published; "" where none is dated."""
    days = sorted(v.told.published[:10] for v in group if day_of(v.told.published))
    return f"../{days[0]}" if days else ""
