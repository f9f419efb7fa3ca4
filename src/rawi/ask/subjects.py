"""What a person names in a judgement, a claim or an assertion by id or the beginning of one, as assertions."""

import re
from dataclasses import dataclass

from rawi.errors import NothingFound, UsageError
from rawi.link.claims import bound_id
from rawi.link.decisions import different, same
from rawi.link.overrule import AGREEMENT
from rawi.store.base import View
from rawi.text.said import say
from rawi.types import Assertion, Claim, Verdict

_CLAIM = re.compile(r"[CP]-", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Subject:
    """What was named (its whole id), the claim it stands in, its assertions' own ids, and which of them deny."""

    name: str
    claim: str
    ids: tuple[str, ...]
    denials: tuple[str, ...]


def subject(key: str, view: View) -> Subject:
    """The claim or assertion that a key names.  Raises NothingFound, or UsageError where it may be several.

    A claim that is gone was named after its earliest assertion: that one is meant.
    """
    if not _CLAIM.match(key):
        told, claim = view.assertion(key)
        own = _own(told, claim, view)
        return Subject(told.id, claim.id, (own,), (own,) if told.side == "against" else ())
    try:
        claim = view.claim(key)
    except NothingFound as error:
        try:
            return subject(key[2:], view)
        except NothingFound:
            raise error from None
    if claim.kind == AGREEMENT:
        hint = say("judge the claims that it stands on: rawi show %(code)s", code=claim.id)
        raise UsageError(say("an agreement is no claim of its own"), place=claim.id, hint=hint)
    own_ids = [(a, a.id if a.side != "against" else _own(a, claim, view)) for a in claim.assertions]
    members = tuple(own for a, own in own_ids if own == a.id)
    return Subject(claim.id, claim.id, members, tuple(own for a, own in own_ids if a.side == "against"))


def _own(told: Assertion, claim: Claim, view: View) -> str:
    """An assertion's own id; a denial has another one where it reaches a claim that it was not clustered with."""
    for other in view.claims(document=told.document):
        for one in other.assertions:
            if one.span == told.span and bound_id(one.id, claim.id) == told.id:
                return one.id
    return told.id


def pairs(left: Subject, right: Subject | None, decision: Verdict) -> list[tuple[str, str]]:
    """The pairs of assertions that a decision is kept as.  Raises UsageError where it cannot be meant."""
    if (right is None) != (decision in ("right", "wrong")):
        form = "'%(kind)s' is said of two claims or assertions"
        if right:
            form = "'%(kind)s' is said of one claim or assertion"
        raise UsageError(say(form, kind=decision), place=left.name)
    if right is None:
        return [(one, "") for one in left.ids]
    if left.ids == right.ids:
        raise UsageError(
            say("'%(raw)s' cannot be compared with itself", raw=left.name),
            hint=say("name two assertions or two claims"),
        )
    if decision == "same":
        return same(left.ids, right.ids)
    one, other = _apart(left, right)
    if decision == "different":
        return different(one, other)
    if not left.denials:
        form = "a scope is that of a denial; to see who denies: rawi show %(raw)s --ids"
        hint = say(form, raw=left.name)
        raise UsageError(say("nobody denies anything there"), place=left.name, hint=hint)
    aim = next((key for key in right.ids if key not in left.denials), None)
    if aim is None:
        raise UsageError(
            say("a denial cannot be all that its scope is"), place=right.name, hint=say("name the claim it denies")
        )
    return [(denial, aim) for denial in left.denials]


def _apart(left: Subject, right: Subject) -> tuple[list[str], list[str]]:
    """Two sets of assertions without what is in both: an assertion that leaves its claim is left out of the claim."""
    common = set(left.ids) & set(right.ids)
    one = [k for k in left.ids if k not in common] or list(left.ids)
    other = [k for k in right.ids if k not in one]
    if not other:
        raise UsageError(
            say("'%(raw)s' is all of '%(code)s'", raw=left.name, code=right.name),
            hint=say("name two assertions or two claims"),
        )
    return one, other
