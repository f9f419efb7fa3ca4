"""How a claim stands: sides, status, counts, conflicts.  Pure; status describes the reporting, never the truth."""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from rawi.link.candidate import Candidate
from rawi.link.origins import outlet
from rawi.packs.actors import load_actors
from rawi.text.said import Said, form, say
from rawi.types import Assertion, Side

_OFFICES = frozenset(("person", "government", "organization"))
_REPEATED = 0.6  # the share of word pairs by which one telling repeats another
DENYING = frozenset(("deny", "reject"))


def against(one: Candidate) -> bool:
    """Whether a candidate speaks against the proposition in its words: by a cue of denial or by negating it.

    Who rules a contact out for the future does not deny one, but tells that it is ruled out.
    """
    if one.parties is not None and one.parties.status == "refused":
        return False
    return one.stance == "denies" or one.negative or one.denial or bool(one.counter)


def disputed(members: Sequence[Candidate]) -> str:
    """The bare proposition that most members speak of and some counter; "" where there is none."""
    counts = Counter(key for one in members for key in one.keys)
    countered = {key for one in members for key in one.counter}
    found = [(n, key) for key, n in counts.items() if key in countered and n > 1 and 2 * n >= len(members)]
    return max(found, default=(0, ""))[1]


def _bare(one: Candidate, key: str, open_: bool) -> Side | None:
    """The side of a member on a bare proposition that is disputed; None where its own words decide.

    open_: whether somebody here affirms or suspects what the others counter.
    """
    if key not in one.keys:
        return None
    if key in one.counter:
        denied = one.stance == "denies" and key.startswith("contact:states")
        return "against" if open_ or denied else None
    return "doubt" if one.suspected or (key.startswith("contact:") and one.mood == "possible") else "for"


def _shared(members: Sequence[Candidate]) -> frozenset[str]:
    """Notions and words that affirming members speak of, without names: what a negation must touch to contradict."""
    counts: Counter[str] = Counter()
    affirming = [one for one in members if not against(one)]
    for one in affirming:
        counts.update({t for t in one.things if ":" not in t} - set(one.negated))
        counts.update(set(one.stems) - set(one.negated))
    return frozenset(key for key, n in counts.items() if n > 1 or len(affirming) < 3)


def sides(members: Sequence[Candidate], tellers: Sequence[str]) -> list[Side]:
    """The side of each member of one claim; tellers: their origins.

    Where somebody affirms the proposition, those who deny it or negate what it says are against; a teller does not
    contradict itself, so one origin's members take one side unless a cue of denial parts them.  Where all negate it,
    the claim is the negative statement and its tellers are for it, but an outright denial is against a claim that
    nobody here makes.
    """
    core = _shared(members)
    lean: Counter[str] = Counter()
    for one, teller in zip(members, tellers, strict=True):
        said = one.stance in ("asserts", "confirms") or (one.stance == "denies" and one.sense not in DENYING)
        if said and not one.suspected:
            lean[teller or one.document] += -1 if against(one) else 1
    plain = any(
        not against(one) and lean[teller or one.document] >= 0
        for one, teller in zip(members, tellers, strict=True)
        if one.stance in ("asserts", "confirms")
    )
    turned = any(one.stance == "denies" and one.sense == "deny" for one in members)
    found: list[Side] = []
    key = disputed(members)
    open_ = any(key in one.keys and key not in one.counter for one in members)
    for one, teller in zip(members, tellers, strict=True):
        bare = _bare(one, key, open_) if key and one.stance in ("asserts", "confirms", "denies") else None
        if one.stance == "declines":
            found.append("no-comment")
        elif bare:
            found.append(bare)
        elif one.stance == "doubts":
            found.append("doubt")
        elif not against(one):
            found.append("for" if lean[teller or one.document] >= 0 or not plain else "against")
        elif plain:
            outright = one.stance == "denies" and one.sense in DENYING
            negates = _rejects(one) or bool(core.intersection(one.negated))
            fickle = not outright and lean[teller or one.document] >= 0
            found.append("against" if negates and not fickle else "for")
        else:
            found.append("against" if turned or _rejects(one) else "for")
    if plain and "for" not in found:
        found = [
            "for" if side == "against" and not against(one) else side for one, side in zip(members, found, strict=True)
        ]
    return _around(members, _alike(members, found))


def _alike(members: Sequence[Candidate], found: list[Side]) -> list[Side]:
    """Sides in which two that negate in the same words take one side: that of the telling, unless a cue denies it."""
    given = list(found)
    telling = [set(one.pairs) for one, side in zip(members, found, strict=True) if side == "for" and one.negative]
    for k, one in enumerate(members):
        if found[k] == "against" and one.stance != "denies" and not one.denial:
            pairs = set(one.pairs)
            if any(len(pairs & other) >= _REPEATED * min(len(pairs), len(other)) > 0 for other in telling):
                given[k] = "for"
    return given


def _rejects(one: Candidate) -> bool:
    """Whether a candidate denies what it names, rather than telling that something is not so."""
    return one.denial or (one.stance == "denies" and (one.sense in DENYING or not one.negative))


def _around(members: Sequence[Candidate], found: list[Side]) -> list[Side]:
    """Sides in which a passage that only reports another member's denial or suspicion takes that one's side."""
    given = list(found)
    for k, one in enumerate(members):
        for n, other in enumerate(members):
            inside = one.span.start <= other.span.start and other.span.end <= one.span.end and one.span != other.span
            if inside and one.document == other.document and found[k] == "for" and found[n] in ("against", "doubt"):
                given[k] = found[n]
    return given


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
    """Independent origins for the claim.

    Only what is known to be somebody counts beside another: an actor or an outlet of the packs, or the offices of a
    camp for which nobody else speaks, as one.  All that is not
    stated, the publishers' own voice included, counts as one together, and only where nobody is known.  A publisher
    that names somebody else for the claim is no second origin beside that one.  Nor is somebody whose words an outlet
    hands on that is an origin of the claim itself: both rest on its report.
    """
    pro = [a for a in assertions if a.side == "for"]
    known = [a for a in pro if a.attribution and a.origin and (a.speaker.actor or outlet(a.origin))]
    told: dict[str, set[str]] = {}
    for one in known:
        told.setdefault(one.document, set()).add(one.origin)
    found = {a.origin for a in known if len(told[a.document]) == 1 or a.origin != _publisher(a)}
    found -= {a.origin for a in known if any(outlet(name) in found - {a.origin} for name in a.relays)}
    offices = {a.speaker.camp for a in pro if _office(a)} - {a.speaker.camp for a in known}
    return len(found) + len(offices) or int(bool(pro))


def _office(one: Assertion) -> bool:
    """Whether the origin is the speaker, known by an office or as a body of a camp, not by name or as a country."""
    speaker = one.speaker
    named = speaker.actor or speaker.kind not in _OFFICES or speaker.label in _countries()
    return bool(one.attribution and speaker.camp and one.origin == speaker.label and not named)


@lru_cache(maxsize=1)
def _countries() -> frozenset[str]:
    return frozenset(one.name for one in load_actors().countries.values())


def _publisher(one: Assertion) -> str:
    return outlet(next((hop.name for hop in one.chain if hop.role == "publisher"), ""))


def camp_count(assertions: Sequence[Assertion]) -> int:
    """Camps for the claim: three voices of one government are one camp."""
    return len({a.speaker.camp for a in assertions if a.side == "for" and a.speaker.camp})


def conflicts(assertions: Sequence[Assertion]) -> tuple[str, ...]:
    """Who denies it, one sentence for each voice against; in which words stands with its assertion (scope)."""
    pro = sorted({_voice(a) for a in assertions if a.side == "for"})
    found = {}
    for one in assertions:
        if one.side == "against":
            found[_voice(one)] = _conflict(_voice(one), pro[:3])
    return tuple(found[key] for key in sorted(found))


def _conflict(voice: Said, others: Sequence[Said]) -> Said:
    if not others:
        return say("%(voice)s denies it", voice=voice)
    one, several = form("%(voice)s denies it; %(voices)s says so"), form("%(voice)s denies it; %(voices)s say so")
    return say(several if len(others) > 1 else one, voice=voice, voices=tuple(others))


def _voice(one: Assertion) -> Said:
    return say("%(hands)s", hands=tuple(dict.fromkeys([*one.relays, one.speaker.label])))
