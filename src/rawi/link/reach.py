"""A denial binds to the very claims it denies: those nearby whose things lie within what its words cover.

Who denies a contact of two persons denies what the same article tells of the two, in whatever words.  Who denies
“this” denies what stands right before it.
"""

import itertools
from collections import defaultdict
from collections.abc import Iterable, Sequence

from rawi.link.bond import denied_by_one
from rawi.link.candidate import Candidate
from rawi.link.course import persons
from rawi.link.proposition import is_contact, mirrored, party, side_states, state
from rawi.link.resolve import Clusters
from rawi.link.scale import Scale, View
from rawi.link.standing import DENYING, against

_COVERED = 0.6
_COVERED_FAR = 0.8
_LEAST = 4.0
_MOST = 3
_SAYING = frozenset(("kin:guess",))  # notions that only say that something was said
_ECHO = 2  # words of a denial that only points back
_CONTRADICTION = "contradiction"
_BRIEF = 8  # words of a passage that says no more than that
_MESSAGES = frozenset(("message", "letter"))


def reaching(
    views: Sequence[View], made: Clusters, scored: Iterable[tuple[int, int, float]], scale: Scale
) -> dict[int, list[int]]:
    """For each cluster (by its root) the denials outside it that cover it, in order."""
    found: dict[int, dict[int, float]] = defaultdict(dict)
    for i, j, _ in scored:
        for denial, other in ((i, j), (j, i)):
            if made.root(denial) != made.root(other) and (common := covered(views[denial], views[other], scale)):
                root = made.root(other)
                found[denial][root] = max(common, found[denial].get(root, 0.0))
    bound: dict[int, list[int]] = defaultdict(list)
    told = itertools.chain(_beside(views), _echoes(views))
    beside = {(denial, made.root(other)) for denial, other in told if made.root(denial) != made.root(other)}
    for denial in found:
        for root, _ in sorted(found[denial].items(), key=lambda kv: (-kv[1], kv[0]))[:_MOST]:
            beside.add((denial, root))
    for denial, root in sorted(beside):
        bound[root].append(denial)
    return dict(bound)


def covered(denial: View, other: View, scale: Scale) -> float:
    """How much a denial has in common with what it covers; 0 where it does not cover the other."""
    if not _may_deny(denial.one, other.one) or not denial.things:
        return 0.0
    if any(key.startswith("contact:") for key in denial.keys) and not denied_by_one(denial, other, scale):
        return 0.0
    if mirrored(denial.one.things, other.one.things):
        return 0.0
    common = scale.sum(denial.things & other.things)
    share = _COVERED if denial.one.document == other.one.document else _COVERED_FAR
    return common if common >= max(_LEAST, share * denial.thing_weight) else 0.0


def denies(one: Candidate) -> bool:
    """Whether a candidate may speak against what others tell: it denies it outright, or calls it contradicted."""
    return _outright(one) or _contradicts(one)


def _outright(one: Candidate) -> bool:
    return one.stance == "denies" and one.sense in DENYING


def _may_deny(denial: Candidate, other: Candidate) -> bool:
    """Whether the one is an outright denial and the other affirms something."""
    return _outright(denial) and _affirms(other)


def _affirms(one: Candidate) -> bool:
    return one.stance in ("asserts", "confirms") and not against(one)


def _beside(views: Sequence[View]) -> Iterable[tuple[int, int]]:
    """Denials of a contact between two persons, each with what else in its article tells of that contact."""
    denials: dict[str, list[int]] = defaultdict(list)
    for k, view in enumerate(views):
        if view.one.counter and view.one.sense in DENYING and persons(view.one.parties):
            denials[view.one.document].append(k)
    for k, view in enumerate(views):
        for denial in denials.get(view.one.document, ()):
            if _may_deny(views[denial].one, view.one) and _of_the_two(views[denial].one, view.one):
                yield denial, k


def _echoes(views: Sequence[View]) -> Iterable[tuple[int, int]]:
    """Denials that name nothing (“denied this report”, “contradicts the data”), with what somebody else says before."""
    told: dict[str, list[int]] = defaultdict(list)
    for k, view in enumerate(views):
        told[view.one.document].append(k)
    for k, view in enumerate(views):
        one = view.one
        empty = _outright(one) and view.kin <= _SAYING and len(one.stems) <= _ECHO
        if not empty and not _contradicts(one):
            continue
        before = [n for n in told[one.document] if views[n].one.span.end <= one.span.start]
        last = max(before, key=lambda n: views[n].one.span.end, default=None)
        if last is not None and _affirms(views[last].one) and views[last].one.speaker != one.speaker:
            yield k, last


def _contradicts(one: Candidate) -> bool:
    """Whether somebody says no more than that what stands before is contradicted by something."""
    return one.things == (_CONTRADICTION,) and one.voice != "own" and not one.negative and len(one.stems) <= _BRIEF


def _of_the_two(denial: Candidate, other: Candidate) -> bool:
    """Whether a passage tells of the contact that one of two persons denies, and is not the denier's own.

    The denier's side may stand for the denier; that the other person's side was turned to is not denied, nor that the
    denier's side left messages unanswered: who answers nothing may well say that there was no contact.
    """
    pair = persons(denial.parties)
    own = denial.speaker.actor
    if own not in pair or other.speaker.actor == own:
        return False
    [counterpart] = pair - {own}
    if other.parties is not None:
        told = _members(other)
        if other.parties.status == "unanswered" and state(f"actor:{own}") in side_states(other.parties.recipient):
            return False
        return counterpart in told and bool({own, state(f"actor:{own}")} & told)
    named = {t.partition(":")[2] for t in other.things if ":" in t}
    whole = "contact" in denial.things
    turned = any(is_contact(t) or (whole and t in _MESSAGES) for t in other.things)
    return turned and bool(named & pair) and named <= pair


def _members(one: Candidate) -> frozenset[str]:
    """The parties of a framed contact by their ids: actors, and states by their codes."""
    sides = f"{one.parties.initiator}; {one.parties.recipient}" if one.parties else ""
    return frozenset(party(name) for name in sides.split("; ") if name)
