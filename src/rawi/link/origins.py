"""First tellers: whom an assertion rests on, after everything that retells the same report is put together.

In this order: a named speaker's act; the innermost outlet whose report is retold; the outlet that publishes.  An
unnamed source is tied to the outlet that quotes it, unless that one mostly hands on what others report; an outlet that
no pack knows is one where others cite it.  What repeats another document's wording has that one's origin.  "" is "not
stated": it is no origin, and is never counted.
"""

import tomllib
from collections import Counter
from collections.abc import Container, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from rawi.link.candidate import Candidate
from rawi.packs.actors import LANGUAGES, Actor, load_actors
from rawi.packs.pack import load_pack
from rawi.text.normalize import fold_key

UNNAMED = "unnamed "
_NAMED = frozenset(("person", "organization", "government"))


@lru_cache(maxsize=1)
def _outlets() -> dict[str, Actor]:
    """Outlets by their English names and by all their forms, folded; platforms are venues and left out."""
    found: dict[str, Actor] = {}
    for actor in load_actors().actors.values():
        if actor.kind == "outlet" and not actor.platform:
            for form in _forms(actor):
                found.setdefault(fold_key(form), actor)
    known = load_actors().actors
    for writer, house in _writers().items():
        for form in _forms(known[writer]):
            found.setdefault(fold_key(form), known[house])
    return found


def _forms(actor: Actor) -> tuple[str, ...]:
    return (actor.name, *(form for forms in actor.forms.values() for form in forms))


@lru_cache(maxsize=1)
def _writers() -> dict[str, str]:
    """Id of a reporter → id of the outlet that prints what this one finds out, as kin.toml has them."""
    table = tomllib.loads(Path(__file__).with_name("kin.toml").read_text(encoding="utf-8"))["writer"]
    return {writer: house for house, writers in table.items() for writer in writers}


@lru_cache(maxsize=1)
def _texts() -> frozenset[str]:
    """English labels of texts (a report, a statement) in all packs: what somebody wrote, not somebody."""
    packs = [load_pack(language) for language in LANGUAGES]
    return frozenset(name.english for pack in packs for name in pack.names if name.category == "document")


@lru_cache(maxsize=1)
def _retelling() -> frozenset[str]:
    return frozenset(actor.name for actor in load_actors().actors.values() if actor.retells)


def _handed_on(one: Candidate) -> tuple[str, ...]:
    """Who handed the content on, without the texts among them."""
    return tuple(name for name in one.relays if name.rpartition(" ")[2] not in _texts())


@lru_cache(maxsize=4096)
def outlet(name: str) -> str:
    """The English name of a known outlet that a name is or holds (beside agency, channel, a slogan …); else ""."""
    words = fold_key(name).split()
    for first in range(len(words)):
        for last in range(len(words), first, -1):
            known = _outlets().get(" ".join(words[first:last]))
            if known is not None and (last - first > 1 or len(words) < 3):
                return known.name
    return ""


def stated(one: Candidate) -> str:
    """The first teller that the text or the publisher's name states; "" when neither does."""
    speaker, relays = one.speaker, _handed_on(one)
    retold = [found for name in relays if (found := outlet(name))]
    handed = bool(relays) and not outlet(relays[-1])
    if one.voice != "own":
        writes = not speaker.actor or speaker.actor in _writers()
        if speaker.kind in _NAMED and writes and (found := outlet(speaker.label)):
            return found
        if speaker.kind in _NAMED and not (handed and retold):
            if not handed:
                return speaker.label
            if not relays[-1].startswith(UNNAMED):
                return relays[-1]
        if speaker.kind == "outlet":
            return outlet(speaker.label) or speaker.label
        if retold or (handed and not relays[-1].startswith(UNNAMED)):
            return retold[-1] if retold else relays[-1]
        if speaker.kind == "group":
            return speaker.label
        if speaker.kind == "unnamed" and outlet(one.publisher) in _retelling():
            return ""
    return outlet(one.publisher)


def cited(one: Candidate) -> str:
    """The outlet that a passage itself says it has this from; "" when it says none, or more than one in own voice."""
    if one.voice == "own":
        named = outlets_named(one)
        return next(iter(named)) if len(named) == 1 else ""
    retold = [found for name in one.relays if (found := outlet(name))]
    return retold[-1] if retold else outlet(one.speaker.label) if one.speaker.kind == "outlet" else ""


def outlets_named(one: Candidate) -> frozenset[str]:
    """Names of the outlets that a passage itself names."""
    known = load_actors().actors
    found = (known.get(t.partition(":")[2]) for t in one.things if t.startswith("actor:"))
    return frozenset(actor.name for actor in found if actor and actor.kind == "outlet" and not actor.platform)


def origins(
    members: Sequence[Candidate],
    repeated: tuple[Mapping[str, str], Mapping[str, str]],
    going_on: Mapping[str, str],
    cited: Container[str],
) -> list[str]:
    """The origin of each member, in order.

    repeated: document → the earliest document whose wording it repeats, and that one → the origin its tellers state.
    going_on: candidate id → the outlet whose report the passage goes on with.  cited: names that reports are retold
    from.
    """
    found = []
    copies, own = repeated
    shared = Counter(copies.values())
    for one in members:
        teller = stated(one) or (one.publisher if one.publisher in cited else "")
        if not teller or teller in (one.publisher, outlet(one.publisher)):
            first = copies.get(one.document, one.document)
            copied = own.get(first, "") if shared[first] > 1 else ""
            teller = going_on.get(one.id, "") or copied or teller
        found.append(teller)
    return found
