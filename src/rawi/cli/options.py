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
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no remarks on standard error.")]
Translit = Annotated[bool, typer.Option("--translit", help="Print quotations in Latin letters.")]
Publisher = Annotated[
    str, typer.Option("--publisher", metavar="NAME", help="The outlet of every document of this run.")
]
Date = Annotated[str, typer.Option("--date", metavar="DATE", help="The day every document of this run was published.")]
Lang = Annotated[str, typer.Option("--lang", metavar="CODE", help="The language of every document: ar, fa, en or und.")]
Paths = Annotated[
    list[str],
    typer.Argument(metavar="PATH…", help="Files, folders, patterns, or - for standard input.", show_default=False),
]
