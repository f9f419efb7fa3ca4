"""Clusters → claims: who the first tellers are, which denials reach which claims, and the claims' places."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from rawi.link.accord import agreements
from rawi.link.candidate import Candidate
from rawi.link.claims import claim
from rawi.link.continuing import continued
from rawi.link.mouths import settled
from rawi.link.origins import origins
from rawi.link.resolve import Clusters
from rawi.types import Claim

Group = tuple[Claim, list[Candidate]]
STORY = "@ of "


@dataclass(frozen=True, slots=True)
class Made:
    """A claim, the name of what it is made of (so that it can be replaced), and its place in the ledger."""

    basis: str
    place: str
    claim: Claim


def tellers(
    ordered: Sequence[Candidate], repeated: tuple[Mapping[str, str], Mapping[str, str]], cited: Container[str]
) -> dict[str, str]:
    """The origins of candidates by their ids.

    ordered: all that their documents tell.  repeated: the families of documents that copy from one another, and their
    origins.  cited: the names that reports are retold from.
    """
    found = origins(ordered, repeated, continued(ordered), cited)
    return {one.id: teller for one, teller in zip(ordered, found, strict=True)}


def make(
    ordered: Sequence[Candidate],
    clusters: Clusters,
    denials: Mapping[int, Sequence[int]],
    teller: Mapping[str, str],
    reports: Mapping[str, frozenset[str]],
) -> list[Group]:
    """The claims of clusters, each with its members, in the order of their first publication.

    denials: those that reach each cluster from outside.  teller: the origins of candidates.  reports: the outlets whose
    reports documents retell.
    """
    away = {k for some in denials.values() for k in some}
    groups: list[Group] = []
    for root in sorted(clusters.members):
        members = clusters.members[root]
        bound = [(ordered[k], teller[ordered[k].id]) for k in denials.get(root, ())]
        told = [ordered[k] for k in members]
        if all(one.stance == "declines" for one in told) or away.issuperset(members):
            continue  # who will not say anything, or denies what another claim tells, makes no claim
        groups.append((claim(told, settled(told, [teller[one.id] for one in told], reports), bound), told))
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
