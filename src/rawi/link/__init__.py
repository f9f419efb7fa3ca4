"""The same speaker and the same claim, across documents and languages.

    features  Document + Reading → candidates (pure; may run anywhere)
    block     which pairs are worth comparing
    compare   how alike a pair is, with reasons
    resolve   judgements → clusters; people overrule
    claims    clusters → claims, with origins and standing
    accord    what voices of both sides say, above the claims

`link` is the door; `link_candidates` does the same for candidates made elsewhere; `explain_pair` gives the reasons.
"""

from collections.abc import Iterable

from rawi.link import block, compare
from rawi.link.accord import agreements
from rawi.link.candidate import Candidate, Parties
from rawi.link.claims import claim
from rawi.link.continuing import continued
from rawi.link.copies import copies, family_origins
from rawi.link.features import features
from rawi.link.mouths import settled
from rawi.link.origins import origins
from rawi.link.reach import reaching
from rawi.link.resolve import cluster, joinable, people, refuses, unrivalled
from rawi.link.scale import scale_of, view
from rawi.types import Claim, Document, Judgement, Reading

__all__ = ["Candidate", "Parties", "explain_pair", "features", "link", "link_candidates"]


def link(documents: Iterable[tuple[Document, Reading]], judgements: Iterable[Judgement] = ()) -> list[Claim]:
    """The claims of a set of documents, whatever their order; each document is let go once its features are taken."""
    candidates: list[Candidate] = []
    for document, reading in documents:
        candidates += features(document, reading)
    return link_candidates(candidates, judgements)


def link_candidates(candidates: Iterable[Candidate], judgements: Iterable[Judgement] = ()) -> list[Claim]:
    """The claims of a set of candidates, in the order of their first publication."""
    ordered = block.order(list({one.id: one for one in candidates}.values()))
    scale = scale_of(ordered)
    views = [view(one, scale) for one in ordered]
    known: dict[tuple[int, int], float] = {}

    def compared(i: int, j: int) -> float:
        key = (i, j) if i < j else (j, i)
        found = known.get(key)
        return compare.score(views[i], views[j], scale) if found is None else found

    for i, j in block.pairs(views, scale):
        score = compare.score(views[i], views[j], scale)
        if score >= 0.02:
            known[i, j] = score
    limits = compare.weights()["settings"]
    scored = unrivalled(views, [(i, j, score) for (i, j), score in known.items()], limits["margin"])
    firm = joinable(views, scored, limits["within"], scale)
    made = cluster(views, firm, compared, people(judgements), (limits["link"], limits["mean"]))
    denials = reaching(views, made, scored, scale)
    family = copies(views, known)
    tellers = origins(ordered, family, family_origins(views, family), continued(ordered))
    away = {k for some in denials.values() for k in some}
    groups: list[tuple[Claim, list[Candidate]]] = []
    for root in sorted(made.members):
        members = made.members[root]
        bound = [(ordered[k], tellers[k]) for k in denials.get(root, ())]
        told = [ordered[k] for k in members]
        if all(one.stance == "declines" for one in told) or away.issuperset(members):
            continue  # who will not say anything, or denies what another claim tells, makes no claim
        made_of = claim(told, settled(told, [tellers[k] for k in members], scale.reports), bound)
        groups.append((made_of, told))
    return [one for one, _ in groups] + agreements(groups)


def explain_pair(left: Candidate, right: Candidate, others: Iterable[Candidate] = ()) -> tuple[float, tuple[str, ...]]:
    """How likely two candidates tell the same claim, and why, as sentences; others: the set that says what is rare."""
    everyone = {one.id: one for one in (*others, left, right)}
    scale = scale_of(list(everyone.values()))
    a, b = view(left, scale), view(right, scale)
    refusal = refuses(a, b)
    reasons = compare.explain(a, b, scale)
    return (0.0 if refusal else compare.score(a, b, scale)), ((refusal, *reasons) if refusal else reasons)
