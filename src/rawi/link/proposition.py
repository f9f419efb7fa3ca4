"""What a stretch affirms or denies, in its barest form, so that denials in other words find one another.

A key is a contact between the sides of two states ("contact:states:ir:us", or ":persons:" where both sides are persons
by name), or an act done to an object ("act:approve:deal").  It is countered where the act is negated, denied or said to
be still to come.  A message that was not sent is no contact of this kind: to deny messages is not to deny talks.
"""

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from rawi.link.candidate import Parties
from rawi.packs.actors import load_actors

_TABLES = ("contact", "onset", "act", "object", "filler", "alone", "outcome", "decider", "review", "day")
_DONE = frozenset(("approve", "finalise"))
_TALKS = frozenset(("talks", "meeting", "call", "visit"))


@dataclass(frozen=True, slots=True)
class Held:
    """What is known of a stretch: its ids, those near a negation or a word of pending, whether all of it is denied.

    around: ids in its whole sentence; nearest: actors and countries, those nearest to a word of contact first.
    camp: the state or camp that the speaker belongs to; quoting: whether it reports what somebody said;
    suspected: whether it tells what somebody suspects; foreseen: whether it tells what will or may come.
    """

    ids: frozenset[str]
    near: frozenset[str]
    denied: bool
    camp: str
    around: frozenset[str] = frozenset()
    nearest: tuple[str, ...] = ()
    parties: Parties | None = None
    quoting: bool = False
    suspected: bool = False
    foreseen: bool = False


@lru_cache(maxsize=1)
def _tables() -> dict[str, dict[str, str]]:
    """For contacts, acts and objects: notion → family, as kin.toml has them."""
    read = tomllib.loads(Path(__file__).with_name("kin.toml").read_text(encoding="utf-8"))
    return {name: {n: family for family, notions in read[name].items() for n in notions} for name in _TABLES}


@lru_cache(maxsize=1)
def _labels() -> dict[str, str]:
    """English name of a country or actor → its state's code, or its id where it has no state."""
    known = load_actors()
    found = {one.camp: one.id for one in reversed(known.countries.values()) if one.camp}
    found.update({one.name: one.country or one.id for one in known.actors.values()})
    found.update({text: one.id for one in known.countries.values() for text in (one.label, one.name)})
    return found


@lru_cache(maxsize=1)
def _persons() -> frozenset[str]:
    return frozenset(one.name for one in load_actors().actors.values() if one.kind == "person")


@lru_cache(maxsize=65536)
def state(thing: str) -> str:
    """The state that an id of an actor or country belongs to; the actor itself where it has none."""
    kind, _, name = thing.partition(":")
    if kind == "country":
        return name
    actor = load_actors().actors.get(name)
    return (actor.country or name) if actor else name


@lru_cache(maxsize=1)
def _parties() -> dict[str, str]:
    known = load_actors()
    found = {text: one.id for one in known.countries.values() for text in (one.label, one.name)}
    return found | {one.name: one.id for one in known.actors.values()}


def party(label: str) -> str:
    """The id of an actor, or the code of a country, that a party's name means; the name where the packs know none."""
    return _parties().get(label, label)


def onset(notion: str) -> str:
    """The kind of event that divides the time of contacts, which a notion names; "" for others."""
    return _tables()["onset"].get(notion, "")


def known_persons(label: str) -> frozenset[str]:
    """The ids of the persons among the parties of one side that the packs know."""
    return frozenset(party(name) for name in label.split("; ") if name in _persons())


def side_states(label: str) -> frozenset[str]:
    """The states of one side of a contact, by the names of its parties; a party of no known state stands for itself."""
    return frozenset(_labels().get(name, name) for name in label.split("; ") if name)


def states(things: Iterable[str]) -> frozenset[str]:
    """The states of the actors and countries among ids."""
    return frozenset(state(thing) for thing in things if ":" in thing)


def is_contact(notion: str) -> bool:
    """Whether a notion is a contact between sides."""
    return notion in _tables()["contact"]


def spoken(key: str, notion: str) -> bool:
    """Whether a notion is part of what a key says."""
    tables = _tables()
    parts = key.split(":")
    if notion in tables["filler"]:
        return True
    if parts[0] == "contact":
        return notion in tables["contact"]
    act = tables["act"].get(notion, "")
    if parts[1] in _DONE and (act in _DONE or notion in tables["review"] or tables["outcome"].get(notion) == parts[2]):
        return True
    return act == parts[1] or tables["object"].get(notion) == parts[2]


def acted(notion: str) -> bool:
    """Whether a notion is an act that may be denied."""
    return notion in _tables()["act"]


def to_come(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether two stretches name one day to come: what is told for tomorrow has not happened, in whatever tense."""
    return any(notion in _tables()["day"] for notion in set(left) & set(right))


def mirrored(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether two stretches name different states as the one that did what one side does alone."""
    one, other = _doer(left), _doer(right)
    return bool(one and other) and one != other


def _doer(things: Sequence[str]) -> str:
    """The state that does what one side does alone: named last before the act, or first behind it; "" without one.

    things: ids in the order of the text.
    """
    at = next((k for k, one in enumerate(things) if one in _tables()["alone"]), -1)
    if at < 0:
        return ""
    before, behind = ([state(t) for t in some if ":" in t] for some in (reversed(things[:at]), things[at:]))
    return next(iter([*before, *behind]), "")


def approvable(*ids: Iterable[str]) -> bool:
    """Whether a text or a deal is among ids."""
    table = _tables()["object"]
    return any(table.get(n) == "deal" for some in ids for n in some)


def _sides(held: Held) -> tuple[str, str, bool] | None:
    """The two sides of a contact, in order, and whether both are persons by name; None where there are not two."""
    known = _labels()
    if held.parties is not None:
        given = [[w for w in side.split("; ") if w] for side in (held.parties.initiator, held.parties.recipient)]
        found = [{known.get(name, "") for name in side} - {""} for side in given]
        if all(len(side) == 1 for side in found):
            persons = all(name in _persons() for side in given for name in side)
            one, two = sorted(next(iter(side)) for side in found)
            return (one, two, persons) if one != two else None
    named = states(held.ids)
    if len(named) == 1 and known.get(held.camp, "") not in ("", *named):
        named |= {known[held.camp]}
    if len(named) > 2:
        named = frozenset(list(dict.fromkeys(state(n) for n in held.nearest))[:2])
    if len(named) != 2:
        return None
    who = [t.partition(":")[2] for t in held.ids if ":" in t and state(t) in named]
    people = load_actors().actors
    persons = len(who) > 1 and sum(w in people and people[w].kind == "person" for w in who) > 1
    one, two = sorted(named)
    return one, two, persons


def _reviewed(held: Held) -> bool:
    """Whether those who decide will yet review something: so they have not approved it."""
    tables = _tables()
    if held.denied or held.quoting or not held.foreseen or len(states(held.ids)) > 1:
        return False
    return all(any(n in tables[name] for n in held.ids) for name in ("decider", "review"))


def _objects(held: Held, done: bool) -> set[str]:
    """What acts are done to: what the stretch names, else what came of talks that are done, else what stands around."""
    tables = _tables()
    named = {tables["object"][n] for n in held.ids if n in tables["object"]}
    if done and not named:
        named = {tables["outcome"][n] for n in held.ids if n in tables["outcome"]}
    return named or {tables["object"][n] for n in held.around if n in tables["object"]}


def _acts(held: Held) -> Iterator[tuple[str, bool]]:
    """The acts of a stretch, and whether each of them is countered.

    What those who decide have still to make final is not approved.
    """
    table = _tables()["act"]
    decided = any(n in _tables()["decider"] for n in held.ids)
    for notion in held.ids:
        act = table.get(notion, "")
        if not act or (held.foreseen and act in _DONE) or (notion == "finalised" and "decision" in held.ids):
            continue  # a final decision makes nothing final by itself
        countered = held.denied or notion in held.near
        yield ("approve" if countered and decided and act in _DONE else act), countered


def propositions(held: Held) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The keys of a stretch, and those of them that it counters."""
    keys: set[str] = set()
    counter: set[str] = set()
    tables = _tables()
    contacts = {n for n in held.ids if n in tables["contact"]}
    framed = held.parties is not None and held.parties.kind in _TALKS
    if (contacts or framed) and (held.suspected or not held.quoting) and (sides := _sides(held)):
        key = f"contact:{'persons' if sides[2] else 'states'}:{sides[0]}:{sides[1]}"
        keys.add(key)
        status = held.parties.status if framed and held.parties else ""
        if status == "denied" or (status != "refused" and (held.denied or contacts & held.near)):
            counter.add(key)
        elif status not in ("", "occurred"):
            keys.discard(key)
    objects = _objects(held, any(tables["act"].get(n) in _DONE for n in held.ids))
    acts = [*_acts(held), *([("approve", True)] if _reviewed(held) and "deal" in objects else [])]
    for act, countered in acts:
        for thing in objects:
            keys.add(f"act:{act}:{thing}")
            if countered:
                counter.add(f"act:{act}:{thing}")
    return tuple(sorted(keys)), tuple(sorted(counter))
