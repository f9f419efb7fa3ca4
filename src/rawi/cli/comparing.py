"""`rawi compare`: one report in two tellings."""

import dataclasses
from typing import Annotated

import typer

from rawi.cli import console, options
from rawi.errors import UsageError


def compare(
    first: Annotated[str, typer.Argument(metavar="DOCUMENT", help="A document's name or id, or the beginning of one.")],
    second: Annotated[str, typer.Argument(metavar="DOCUMENT", help="Another document of the same ledger.")],
    translit: options.Translit = False,
    store: options.Store = "",
    as_json: options.Json = False,
) -> None:
    """Two documents: what both tell, and what only one does.

    Where they differ in speaker, hands, dates, numbers, channel and wording, and what is told in one alone.
    """
    from rawi.cli.asking import words
    from rawi.cli.desk import ask_ledger
    from rawi.cli.settings import load
    from rawi.desk import contacts_in
    from rawi.export import comparison
    from rawi.export.plain import comparison_lines

    with ask_ledger(store) as book:
        pair = (book.document(first), book.document(second))
        if pair[0].id == pair[1].id:
            raise UsageError(f"'{first}' and '{second}' are one document", hint="name two documents")
        claims = {claim.id: claim for known in pair for claim in book.claims(document=known.id)}
        made = comparison.compare(claims.values(), pair, contacts_in(book), load().quote_limit)
    if as_json:
        console.emit(dataclasses.asdict(made), indent=1)
    else:
        console.show_all(comparison_lines(made, words(translit)))
