"""How a claim stands: sides, status, counts, conflicts.  Pure functions; status describes the reporting, never the truth."""

from collections.abc import Sequence

from rawi.link.candidate import Candidate
from rawi.types import Assertion, Side

_DENYING = frozenset(("deny", "reject"))


def against(one: Candidate) -> bool:
    """Whether a candidate speaks against the proposition in its words: by a cue of denial or by negating it."""
    return one.stance == "denies" or one.negative or one.denial


def sides(members: Sequence[Candidate]) -> list[Side]:
    """The side of each member of one claim.

    Where somebody affirms the proposition, those who negate it are against.  Where all negate it, the claim is the negative
    statement and its tellers are for it; but an outright denial stays against a claim that nobody here makes.
    """
    plain = any(not against(one) for one in members if one.stance in ("asserts", "confirms"))
    found: list[Side] = []
    for one in members:
        if one.stance == "declines":
            found.append("no-comment")
        elif one.stance == "doubts":
            found.append("doubt")
        elif not against(one):
            found.append("for")
        elif plain:
            found.append("against")
        else:
            denied = one.denial or (one.stance == "denies" and (one.sense in _DENYING or not one.negative))
            found.append("against" if denied else "for")
    return found


def status(assertions: Sequence[Assertion]) -> str:
    """asserted, contested, denied, or corroborated N (N independent origins for, none against)."""
    given = {a.side for a in assertions}
    if "against" in given:
        return "contested" if "for" in given else "denied"
    if "doubt" in given and "for" not in given:
        return "asserted"
    count = origin_count(assertions)
    return f"corroborated {count}" if count > 1 else "asserted"


def origin_count(assertions: Sequence[Assertion]) -> int:
    """Independent origins for the claim; an origin that is not stated is none."""
    return len({a.origin for a in assertions if a.side == "for" and a.origin})


def camp_count(assertions: Sequence[Assertion]) -> int:
    """Camps for the claim: three voices of one government are one camp."""
    return len({a.speaker.camp for a in assertions if a.side == "for" and a.speaker.camp})


def conflicts(assertions: Sequence[Assertion]) -> tuple[str, ...]:
    """Who denies what whom, one sentence for each origin against."""
    pro = sorted({_voice(a) for a in assertions if a.side == "for"})
    found = {}
    for one in assertions:
        if one.side == "against":
            scope = f": “{one.scope}”" if one.scope else ""
            found[_voice(one)] = f"{_voice(one)} denies it{scope}" + (f"; {', '.join(pro[:3])} says so" if pro else "")
    return tuple(found[key] for key in sorted(found))


def _voice(one: Assertion) -> str:
    return " <- ".join(dict.fromkeys([*one.relays, one.speaker.label]))
