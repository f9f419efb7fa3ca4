"""`rawi demo`: the packaged, invented articles, read and reported without a network."""

import dataclasses
from pathlib import Path
from typing import Annotated

import typer

from rawi.cli import console, options


def demo(
    folder: Annotated[str, typer.Option("--out", "-o", metavar="FOLDER", help="Where the dossier goes.")] = "demo",
    translit: options.Translit = False,
    quiet: options.Quiet = False,
    as_json: options.Json = False,
) -> None:
    """Read invented articles and report on them.

     Prints the report and writes a dossier.
    The ledger stands beside it, so that `rawi show` and the rest can be tried with --store.
    """
    from rawi.cli.asking import words
    from rawi.cli.reporting import build, dossier_of, write
    from rawi.demo import NOTICE, corpus
    from rawi.export.plain import report_lines
    from rawi.export.report import INVENTED, as_data
    from rawi.ledger import Ledger
    from rawi.read import Known, read_paths

    place = Path(folder)
    place.mkdir(parents=True, exist_ok=True)
    store = place / "ledger.db"
    for old in place.glob("ledger.db*"):
        old.unlink()
    console.note(NOTICE["en"], quiet)
    found = read_paths(corpus(), Known(), console.complain)
    documents = (dataclasses.replace(d, notes=(f"{INVENTED}: {NOTICE['en']}", *d.notes)) for d in found)
    with Ledger.open(store) as book:
        book.add_documents(documents)
        made = build(book)
    if as_json:
        console.emit(as_data(made), indent=1)
    else:
        console.show_all(report_lines(made, words(translit)))
    target = place / "dossier.html"
    write(target, dossier_of(made, "A chess match and a count of storks: an invented example", quiet=True))
    first = made.entries[0].id
    console.note(f"\ndossier: {target}\nledger:  {store}     try: rawi show {first} --store {store}", quiet)
