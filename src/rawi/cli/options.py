"""The options that several commands share."""

from enum import StrEnum
from typing import Annotated

import typer


class Scheme(StrEnum):
    """Which attributions count: Rawi's own, or those of the PolNeAR corpus."""

    rawi = "rawi"
    polnear = "polnear"

    @property
    def engine(self) -> str:
        """The scheme as the pipeline calls it."""
        return "" if self is Scheme.rawi else self.value


Store = Annotated[
    str, typer.Option("--store", metavar="PATH|URL", help="The ledger: an SQLite file or a PostgreSQL address.")
]
SchemeOption = Annotated[Scheme, typer.Option("--scheme", help="Which attributions count.")]
Tagger = Annotated[
    str, typer.Option("--tagger", metavar="FILE", help="A learned tagger behind the rules; `rawi train` makes one.")
]
MinConfidence = Annotated[
    float | None,
    typer.Option("--min-confidence", metavar="X", min=0, max=1, help="Only what is at least so sure, 0 to 1."),
]
HighPrecision = Annotated[bool, typer.Option("--high-precision", help="Only what is marked as surest.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
By = Annotated[str, typer.Option("--by", metavar="NAME", help="Who decides; else the configured user.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no remarks on standard error.")]
Translit = Annotated[bool, typer.Option("--translit", help="Print quotations in Latin letters.")]
Publisher = Annotated[
    str | None, typer.Option("--publisher", metavar="NAME", help="The outlet of every document of this run.")
]
Date = Annotated[
    str | None, typer.Option("--date", metavar="DATE", help="The day every document of this run was published.")
]
Lang = Annotated[
    str | None, typer.Option("--lang", metavar="CODE", help="The language of every document: ar, fa, en or und.")
]
Paths = Annotated[
    list[str],
    typer.Argument(metavar="PATH…", help="Files, folders, patterns, or - for standard input.", show_default=False),
]


def least(min_confidence: float | None, high_precision: bool) -> float | None:
    """The confidence asked for; None when none was."""
    if not high_precision:
        return min_confidence
    from rawi.extract.confidence import settings

    return max(settings()["high"], min_confidence or 0.0)
