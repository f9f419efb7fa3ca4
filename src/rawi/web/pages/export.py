"""Export: the claims that fit as a file, and the dossier; quotations are capped, articles never leave the ledger."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain, islice
from typing import Annotated, Any

from fastapi import Query, Request, Response
from fastapi.responses import StreamingResponse

from rawi.desk import Shelf, report_of
from rawi.export import csv
from rawi.export.claims import claim as as_claim
from rawi.export.dossier import dossier
from rawi.export.markdown import markdown
from rawi.export.report import Limits, as_data
from rawi.types import Claim
from rawi.web.facets import Facets
from rawi.web.render import Pages, ledger_of
from rawi.web.tongue import preferences

router = Pages()
_LIMITS = Limits()


def _of(kind: str) -> dict[int | str, dict[str, Any]]:
    """The description of a file of a kind."""
    schema = {} if kind == "application/json" else {"type": "string"}
    return {200: {"description": "A file to be saved.", "content": {kind: {"schema": schema}}}}


@dataclass(frozen=True, slots=True)
class ExportPage:
    """asked: the facets in force; total: claims that fit; most: those a report or a dossier shows."""

    asked: dict[str, Any]
    total: int
    most: int
    quote: int


@router.page("/export", "export.html.j2")
def export(request: Request, facets: Annotated[Facets, Query()]) -> ExportPage:
    """What can be taken along."""
    total = ledger_of(request).page(0, 0, **facets.asked()).total
    return ExportPage(facets.model_dump(exclude={"start"}), total, _LIMITS.claims, _LIMITS.quote)


@router.get(
    "/export/claims.jsonl", tags=["export"], response_class=StreamingResponse, responses=_of("application/x-ndjson")
)
def jsonl(request: Request, facets: Annotated[Facets, Query()]) -> Response:
    """One JSON object a claim: the interchange of `rawi claims`."""
    book = ledger_of(request)
    shelf = Shelf(book)
    found = (json.dumps(as_claim(c, shelf), ensure_ascii=False) + "\n" for c in _claims(request, facets))
    return _file(found, "claims.jsonl", "application/x-ndjson")


@router.get("/export/claims.csv", tags=["export"], response_class=StreamingResponse, responses=_of("text/csv"))
def rows(request: Request, facets: Annotated[Facets, Query()]) -> Response:
    """One row an assertion, safe to open in a spreadsheet; begins with a byte order mark."""
    found = csv.lines(_claims(request, facets), Shelf(ledger_of(request)), bom=True)
    return _file(found, "claims.csv", "text/csv; charset=utf-8")


@router.get("/export/report.md", tags=["export"], response_class=StreamingResponse, responses=_of("text/markdown"))
def report(request: Request, facets: Annotated[Facets, Query()]) -> Response:
    """The report as Markdown."""
    made = report_of(ledger_of(request), _LIMITS, **facets.asked())
    return _file([markdown(made)], "report.md", "text/markdown; charset=utf-8")


@router.get("/export/report.json", tags=["export"], response_class=StreamingResponse, responses=_of("application/json"))
def data(request: Request, facets: Annotated[Facets, Query()]) -> Response:
    """The report as JSON."""
    made = as_data(report_of(ledger_of(request), _LIMITS, **facets.asked()))
    return _file([json.dumps(made, ensure_ascii=False)], "report.json", "application/json")


@router.get("/export/dossier.html", tags=["export"], response_class=StreamingResponse, responses=_of("text/html"))
def whole(request: Request, facets: Annotated[Facets, Query()]) -> Response:
    """The dossier in the reader's language: one file that needs no network and no script."""
    made = report_of(ledger_of(request), _LIMITS, **facets.asked())
    text = dossier(made, "", datetime.now(UTC).date().isoformat(), preferences(request).tongue)
    return _file([text], "dossier.html", "text/html; charset=utf-8")


def _claims(request: Request, facets: Facets) -> Iterator[Claim]:
    """The claims that fit; what is wrong with the question is told before a file begins."""
    found = ledger_of(request).claims(**facets.asked())
    return chain(list(islice(found, 1)), found)


def _file(parts: Iterable[str], name: str, kind: str) -> Response:
    """A file to be saved, not shown."""
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return StreamingResponse((part.encode() for part in parts), headers=headers, media_type=kind)
