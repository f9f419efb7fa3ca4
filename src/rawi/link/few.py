"""Linking a small set of candidates: all are compared with all, and each key weighs what it weighs in this set."""

from rawi.link import block, compare
from rawi.link.candidate import Candidate
from rawi.link.copies import copies, family_origins
from rawi.link.making import Made, listed, make, tellers
from rawi.link.reach import reaching
from rawi.link.resolve import People, apart, cluster, joinable, unrivalled
from rawi.link.scale import scale_of, view


def link_few(candidates: list[Candidate], said: People) -> list[Made]:
    """The claims of a small set of candidates."""
    ordered = block.order(candidates)
    scale = scale_of(ordered)
    views = [view(one, scale) for one in ordered]
    known: dict[tuple[int, int], float] = {}

    def compared(i: int, j: int) -> float:
        key = (i, j) if i < j else (j, i)
        found = known.get(key)
        return compare.score(views[i], views[j], scale) if found is None else found

    for i, j in block.pairs(views, scale):
        score = compare.score(views[i], views[j], scale)
        if score >= compare.LEAST:
            known[i, j] = score
    limits = compare.weights()["settings"]
    documents = [one.document for one in ordered]
    refused = {(i, j) for (i, j), score in known.items() if apart(views[i], views[j], score)}
    scored = unrivalled(documents, [(i, j, score) for (i, j), score in known.items()], refused, limits["margin"])
    firm = joinable(views, scored, limits["within"], scale)
    made = cluster(views, firm, compared, said, (limits["link"], limits["mean"]))
    cited = {name for one in ordered for name in one.relays}
    denials = reaching(views, made, scored, scale)
    family = copies(views, known)
    teller = tellers(ordered, (family, family_origins(ordered, family)), cited)
    return listed(make(ordered, made, denials, teller, scale.reports))
