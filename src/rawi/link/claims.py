"""Clusters → claims: sides, origins, denials that reach further claims, title, status and counts."""

import hashlib
from collections.abc import Sequence

from rawi.link import standing, wording
from rawi.link.candidate import Candidate
from rawi.types import Assertion, Claim, Side


def bound_id(denial: str, claim: str) -> str:
    """The id of a denial where it reaches a claim that it was not clustered with."""
    return hashlib.sha256(f"{denial}|{claim}".encode()).hexdigest()[:16]


def assertion(one: Candidate, side: Side, origin: str, claim: str = "") -> Assertion:
    """A candidate's stance on a claim; claim: given where a denial reaches a claim it was not clustered with."""
    scope = one.quote if side == "against" and one.stance == "denies" else ""
    return Assertion(
        id=bound_id(one.id, claim) if claim else one.id,
        document=one.document,
        span=one.span,
        quote=one.quote,
        side=side,
        speaker=one.speaker,
        relays=one.relays,
        chain=one.chain,
        origin=origin,
        scope=scope,
        attribution=one.attribution,
        language=one.language,
        published=one.published,
        when=one.when,
        confidence=one.confidence,
    )


def identity(members: Sequence[Candidate]) -> str:
    """A claim is known by its earliest assertion, so that later retellings do not rename it."""
    return "C-" + members[0].id[:12]


def claim(
    members: Sequence[Candidate], tellers: Sequence[str], reaching: Sequence[tuple[Candidate, str]] = ()
) -> Claim:
    """The claim that ordered members tell.

    tellers: the members' origins.  reaching: denials from elsewhere that cover the claim, with their origins.
    """
    name = identity(members)
    given = standing.sides(members, tellers)
    made = [assertion(one, side, origin) for one, side, origin in zip(members, given, tellers, strict=True)]
    made += [assertion(one, "against", origin, name) for one, origin in reaching]
    return Claim(
        id=name,
        title=wording.title(members, given),
        kind=wording.kind(members, given),
        status=standing.status(made),
        articles=len({one.address for one in (*members, *(one for one, _ in reaching))}),
        origins=standing.origin_count(made),
        camps=standing.camp_count(made),
        assertions=tuple(made),
        conflicts=standing.conflicts(made),
        when=wording.when(members),
        notes=wording.notes(members, made),
    )
