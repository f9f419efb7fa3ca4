"""The REST API under /api/v1: everything that the pages show and do, for programs; described at /api/openapi.json.

    routes      routers whose answers carry an entity tag, and what every operation may refuse
    paging      lists a page at a time: a cursor holds as long as the ledger stays as it is
    claims      claims, their pages, the timeline        documents   articles, what was read in them, versions, compare
    questions   search, actors, sources, network         standing    counts, runs, marks, changes, verify
    judgements  the review queue, decisions, carrying judgements from ledger to ledger
    imports     taking articles in, with progress

A question here is asked of the same function of `rawi.web.pages` or `rawi.ledger.Ledger` that the pages ask.
"""

from rawi.web.api import claims, documents, imports, judgements, questions, standing

ROUTERS = tuple(
    router
    for router in (
        *claims.ROUTERS,
        *documents.ROUTERS,
        *questions.ROUTERS,
        *standing.ROUTERS,
        *judgements.ROUTERS,
        *imports.ROUTERS,
    )
)
