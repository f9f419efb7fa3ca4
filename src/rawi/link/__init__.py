"""The same speaker and the same claim, across documents and languages.

    features  Document + Reading → candidates (pure; may run anywhere)
    block     which pairs are worth comparing
    compare   how alike a pair is, with reasons
    resolve   judgements → clusters; people overrule
    claims    clusters → claims, with origins and standing
    accord    what voices of both sides say, above the claims
    few       a small set, linked in full
    relink    a large ledger, linked by what has changed; shelf keeps what that needs

`link` is the door; `link_candidates` does the same for candidates made elsewhere; `explain_pair` gives the reasons.
"""

from collections.abc import Iterable

from rawi.link import compare
from rawi.link.block import FULL
from rawi.link.candidate import Candidate, Parties
from rawi.link.features import features
from rawi.link.few import link_few
from rawi.link.making import Made
from rawi.link.reach import denies
from rawi.link.relink import WAY, Change, link_whole, relink, settled
from rawi.link.resolve import people, refuses
from rawi.link.scale import scale_of, view
from rawi.link.shelf import Link, Shelf
from rawi.link.work import Waiting
from rawi.types import Claim, Document, Judgement, Reading

__all__ = [
    "FULL", "WAY", "Candidate", "Change", "Link", "Made", "Parties", "Shelf", "Waiting", "denies", "explain_pair",
    "features", "link", "link_candidates", "link_few", "link_whole", "people", "relink", "settled",
]  # fmt: skip


def link(documents: Iterable[tuple[Document, Reading]], judgements: Iterable[Judgement] = ()) -> list[Claim]:
    """The claims of a set of documents, whatever their order; each document is let go once its features are taken."""
    candidates: list[Candidate] = []
    for document, reading in documents:
        candidates += features(document, reading)
    return link_candidates(candidates, judgements)


def link_candidates(candidates: Iterable[Candidate], judgements: Iterable[Judgement] = ()) -> list[Claim]:
    """The claims of a set of candidates, in the order of their first publication."""
    kept = list({one.id: one for one in candidates}.values())
    said = people(judgements)
    made = link_few(kept, said) if len(kept) <= FULL else link_whole(dict(enumerate(kept)), said)[1].made
    return [one.claim for one in made]


def explain_pair(left: Candidate, right: Candidate, others: Iterable[Candidate] = ()) -> tuple[float, tuple[str, ...]]:
    """How likely two candidates tell the same claim, and why, as sentences; others: the set that says what is rare."""
    everyone = {one.id: one for one in (*others, left, right)}
    scale = scale_of(list(everyone.values()))
    a, b = view(left, scale), view(right, scale)
    refusal = refuses(a, b)
    reasons = compare.explain(a, b, scale)
    return (0.0 if refusal else compare.score(a, b, scale)), ((refusal, *reasons) if refusal else reasons)
