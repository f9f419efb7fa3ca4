"""Clusters → claims: who the first tellers are, which denials reach which claims, and the claims' places."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from rawi.link.accord import agreements
from rawi.link.candidate import Candidate
from rawi.link.claims import claim
from rawi.link.continuing import continued
from rawi.link.copies import copies, family_origins
from rawi.link.mouths import settled
from rawi.link.origins import origins
from rawi.link.reach import reaching
from rawi.link.resolve import Clusters
from rawi.link.scale import Scale, View
from rawi.types import Claim

Group = tuple[Claim, list[Candidate]]
STORY = "@ of "


@dataclass(frozen=True, slots=True)
class Made:
    """A claim, the name of what it is made of (so that it can be replaced), and its place in the ledger."""

    basis: str
    place: str
    claim: Claim


def make(
    views: Sequence[View],
    made: Clusters,
    links: tuple[Iterable[tuple[int, int, float]], Iterable[tuple[int, int]]],
    scale: Scale,
    cited: Container[str],
) -> list[Group]:
    """The claims of clusters, each with its members, in the order of their first publication.

    links: those that no better partner outdoes, and those among which copies are looked for.  cited: the names that
    reports are retold from.
    """
    scored, copied = links
    ordered = [one.one for one in views]
    denials = reaching(views, made, scored, scale)
    family = copies(views, copied)
    tellers = origins(ordered, (family, family_origins(views, family)), continued(ordered), cited)
    away = {k for some in denials.values() for k in some}
    groups: list[Group] = []
    for root in sorted(made.members):
        members = made.members[root]
        bound = [(ordered[k], tellers[k]) for k in denials.get(root, ())]
        told = [ordered[k] for k in members]
        if all(one.stance == "declines" for one in told) or away.issuperset(members):
            continue  # who will not say anything, or denies what another claim tells, makes no claim
        groups.append((claim(told, settled(told, [tellers[k] for k in members], scale.reports), bound), told))
    return groups


def listed(groups: Sequence[Group], agreed: Mapping[str, Sequence[Claim]] | None = None) -> list[Made]:
    """Claims in the order of their first publication, then the agreements; agreed: those, where they are known."""
    found = [Made(one.id, _place(told[0]), one) for one, told in groups]
    some = agreements(groups) if agreed is None else agreed
    found += [Made(STORY + pair, "~" + one.id, one) for pair in some for one in some[pair]]
    return sorted(found, key=lambda made: made.place)


def _place(first: Candidate) -> str:
    """A claim's place in the ledger: that of its first telling."""
    return f"{first.published} {first.document} {first.span.start:09} {first.span.end:09} {first.id}"
