"""First tellers: whom an assertion rests on, after everything that retells the same report is put together.

In this order: the outlet whose report is retold; a named speaker's public act; an unnamed source, tied to the outlet
that quotes it; the publisher itself.  What only repeats another's wording has that other's origin.  "" is "not stated".
"""

from collections.abc import Callable, Sequence

from rawi.link.candidate import Candidate
from rawi.packs.actors import Actor, load_actors

_NAMED = frozenset(("person", "organization", "government", "group"))
_COPY = 0.6


def _outlets(names: Sequence[str]) -> list[str]:
    """Those of the names that are outlets and tell in their own right; platforms are venues."""
    known = _by_name()
    return [n for n in names if (a := known.get(n)) is not None and a.kind == "outlet" and not a.platform]


def _by_name() -> dict[str, Actor]:
    if not _NAMES:
        _NAMES.update({a.name: a for a in load_actors().actors.values()})
    return _NAMES


_NAMES: dict[str, Actor] = {}


def stated(one: Candidate) -> str:
    """The first teller that the text itself states; "" when it states none."""
    outlets = _outlets(one.relays)
    if one.voice == "own":
        return ""
    if outlets:
        return outlets[-1]
    if one.speaker.kind == "outlet":
        return one.speaker.label
    if one.speaker.kind in _NAMED:
        return one.speaker.label
    if one.relays:
        return one.relays[-1]
    return ""


def origins(members: Sequence[Candidate], copied: Callable[[int, int], float]) -> list[str]:
    """The origin of each member of a claim, in its order.

    copied: how far the wording of two members is the same, 0 to 1, across languages too.
    """
    found = [stated(one) for one in members]
    for k, one in enumerate(members):
        if found[k]:
            continue
        told = [(copied(k, other), -other) for other in range(len(members)) if other != k and found[other]]
        best = max(told, default=(0.0, 0))
        found[k] = found[-best[1]] if best[0] >= _COPY else ""
    for k, one in enumerate(members):
        if found[k]:
            continue
        earlier = next((e for e in range(k) if members[e].document != one.document and copied(k, e) >= _COPY), None)
        found[k] = found[earlier] if earlier is not None else _own(one)
    return found


def _own(one: Candidate) -> str:
    """An unnamed source or the publisher, tied to the outlet, or to the document where the outlet is not stated."""
    place = one.publisher or f"document {one.document}"
    return f"{one.speaker.label} ({place})" if one.voice != "own" and one.speaker.label else place
