"""Tellers of one claim that are one mouth: an office and its holder, a body and who speaks for it, a report retold.

What two posts quote from one person's act has that person as its origin, whether they write the name, the office or the
ministry.  A passage that states no outlet rests on the report that its document retells, where the claim has it.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from rawi.link.candidate import Candidate
from rawi.link.origins import outlet, outlets_named
from rawi.packs.actors import Actor, load_actors
from rawi.packs.pack import load_pack

_WORD = re.compile(r"[a-z]+")
_KINDS = frozenset(("person", "organization", "government"))


@lru_cache(maxsize=2)
def _table(name: str) -> dict[str, str]:
    """Actor id → the voice it speaks with, or the office whose seat it is, as kin.toml has them."""
    read = tomllib.loads(Path(__file__).with_name("kin.toml").read_text(encoding="utf-8"))[name]
    return {actor: voice for voice, actors in read.items() for actor in actors}


@dataclass(frozen=True, slots=True)
class _Labels:
    """Words of labels: which say nothing, which say that somebody speaks for a body, which are put for another.

    press: which are put for the outlets of a country.
    """

    empty: frozenset[str]
    speaks: frozenset[str]
    same: Mapping[str, str]
    press: frozenset[str]


@lru_cache(maxsize=1)
def _labels() -> _Labels:
    """The [labels] of the English pack: labels are English, whatever the language of the text."""
    read = load_pack("en").settings["labels"]
    return _Labels(frozenset(read["empty"]), frozenset(read["speaks"]), read["same"], frozenset(read["press"]))


@lru_cache(maxsize=4096)
def _role(text: str) -> frozenset[str]:
    """The words of an office or of a body's name that say what it is."""
    known = _labels()
    return frozenset(known.same.get(w, w) for w in _WORD.findall(text.lower())) - known.empty


def _actor(one: Candidate) -> Actor | None:
    return load_actors().actors.get(one.speaker.actor)


def _offices(actor: Actor, day: str) -> list[tuple[frozenset[str], str]]:
    return [(_role(o.office), o.country) for o in actor.offices if not day or o.covers(day)]


def one_mouth(a: Candidate, b: Candidate) -> bool:
    """Whether two named speakers are one: the holder of an office and the office, a body and who speaks for it."""
    x, y = _actor(a), _actor(b)
    if x and y and x.id != y.id and _table("voice").get(x.id, x.id) == _table("voice").get(y.id, y.id):
        return True
    for holder, other, who in ((x, b, a), (y, a, b)):
        if holder is None or holder.kind != "person" or other.speaker.actor == holder.id:
            continue
        known = _actor(other)
        if known is not None and known.kind == "person":
            continue
        if other.speaker.camp and holder.camp and other.speaker.camp != holder.camp:
            continue
        said = _role(other.speaker.label)
        seat = _role(_table("seat").get(known.id, "")) if known and known.country == holder.country else frozenset()
        for office, _ in _offices(holder, who.published[:10]):
            if office in (said, seat) or (
                known is not None and known.country == holder.country and office - said <= _labels().speaks
            ):
                return True
    return _of_body(a, b) or _of_body(b, a) or _same_office(a, b)


def _same_office(a: Candidate, b: Candidate) -> bool:
    """Whether two speakers whom no pack knows have one name put in two ways, of a body or of who speaks for it."""
    if a.speaker.label == b.speaker.label or a.speaker.actor or b.speaker.actor:
        return False
    if a.speaker.camp and b.speaker.camp and a.speaker.camp != b.speaker.camp:
        return False
    x, y = (_role(one.speaker.label) - _labels().speaks for one in (a, b))
    return len(x) > 1 and x == y


def _of_body(role: Candidate, body: Candidate) -> bool:
    """Whether a speaker known by an office alone speaks for a body that the other speaker is."""
    known = _actor(body)
    if role.speaker.actor or role.speaker.kind != "person" or known is None or known.kind == "person":
        return False
    if role.speaker.camp and role.speaker.camp != known.camp:
        return False
    said = _role(role.speaker.label)
    return bool(said & _labels().speaks) and said - _labels().speaks <= _role(known.name)


def settled(members: Sequence[Candidate], tellers: Sequence[str], rest: Mapping[str, frozenset[str]]) -> list[str]:
    """The origins of a claim's members, with those put together that are one mouth or one report.

    rest: document → the outlets whose reports it retells.
    """
    found = list(tellers)
    named = [k for k, one in enumerate(members) if one.voice != "own" and one.speaker.kind in _KINDS]
    for i, k in enumerate(named):
        for n in named[i + 1 :]:
            if found[k] != found[n] and members[k].speaker.label == tellers[k] and one_mouth(members[k], members[n]):
                better = min((found[k], found[n]), key=lambda o: (not _is_person(o), o))
                worse = found[n] if better == found[k] else found[k]
                found = [better if o == worse else o for o in found]
    found = _through_outlets(members, _of_states(members, found))
    said = [(one.document, o) for one, o in zip(members, found, strict=True) if o and o != outlet(one.publisher)]
    for k, one in enumerate(members):
        if found[k] in ("", outlet(one.publisher)) and one.speaker.kind not in _KINDS:
            stated = {o for document, o in said if document != one.document}
            retold = {outlet(name) for name in rest.get(one.document, ())}
            shared = sorted(stated & outlets_named(one)) or sorted(stated & retold)
            if shared:
                found[k] = shared[0]
    return _of_the_press(found)


def _of_states(members: Sequence[Candidate], tellers: Sequence[str]) -> list[str]:
    """The origins of members; a state that says something is whoever of its camp says it by name or office."""
    states = {one.name for one in load_actors().countries.values()}
    heard: dict[str, Counter[str]] = {}
    for one, teller in zip(members, tellers, strict=True):
        spoken = one.voice != "own" and one.speaker.kind in _KINDS and one.speaker.camp
        if spoken and not states & {teller, one.speaker.label}:
            heard.setdefault(one.speaker.camp, Counter())[teller] += 1
    found = []
    for one, teller in zip(members, tellers, strict=True):
        others = heard.get(one.speaker.camp) if teller in states and teller == one.speaker.label else None
        found.append(min(others, key=lambda o: (-others[o], o)) if others else teller)
    return found


def _through_outlets(members: Sequence[Candidate], tellers: Sequence[str]) -> list[str]:
    """The origins of members, with a person whose words an outlet hands on put together with that outlet's own telling.

    The outlet tells it in other words where its passage names the person.  Both are the person's where somebody quotes
    the person without an outlet; else both rest on the report.
    """
    found = list(tellers)
    named = [k for k, one in enumerate(members) if one.voice != "own" and one.speaker.kind in _KINDS]
    direct = {tellers[k] for k in named if not any(outlet(name) for name in members[k].relays)}
    for k in named:
        person, actor = tellers[k], f"actor:{members[k].speaker.actor}"
        houses = {outlet(name) for name in members[k].relays} - {"", person}
        for n, other in enumerate(members):
            if tellers[n] in houses and actor in other.things:
                if person in direct:
                    found[n] = person
                else:
                    found[k] = tellers[n]
    return found


def _of_the_press(tellers: Sequence[str]) -> list[str]:
    """The origins of members, with “Israeli media” put for the one outlet of that country that tells the same."""
    known = load_actors()
    land = {a.name: a.country for a in known.actors.values() if a.kind == "outlet" and a.name in tellers}
    found = []
    for teller in tellers:
        adjective, _, last = teller.rpartition(" ")
        home = {c.id for c in known.countries.values() if c.label == adjective} if last in _labels().press else set()
        houses = sorted(name for name, country in land.items() if country in home)
        found.append(houses[0] if houses else teller)
    return found


@lru_cache(maxsize=1)
def _people() -> frozenset[str]:
    return frozenset(a.name for a in load_actors().actors.values() if a.kind == "person")


def _is_person(label: str) -> bool:
    return label in _people()
