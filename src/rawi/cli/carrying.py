"""`rawi judgements export|import`: what people decided, carried from one ledger to another."""

import dataclasses
import sys
from pathlib import Path
from typing import Annotated

import typer

from rawi.cli import console, options
from rawi.errors import NothingFound, UsageError

judgements = typer.Typer(
    help="Carry what people decided from one ledger to another.", no_args_is_help=True, rich_markup_mode=None
)


@judgements.command("export")
def export(
    out: Annotated[
        str, typer.Option("--out", "-o", metavar="FILE", help="Write there instead of standard output.")
    ] = "",
    store: options.Store = "",
    quiet: options.Quiet = False,
) -> None:
    """The judgements of people in force, as JSON Lines.

    Each with document, place and words of its assertions, so that they can be found in another ledger.
    """
    import json

    from rawi.cli.desk import ask_ledger
    from rawi.cli.reporting import write

    with ask_ledger(store) as book:
        rows = [json.dumps(row, ensure_ascii=False) + "\n" for row in book.export_judgements()]
    if not rows:
        raise NothingFound("nobody has judged anything here", hint="rawi judge same A B --why …   or   rawi review")
    if out:
        write(Path(out), "".join(rows))
        console.note(f"written: {out}, {len(rows)} judgements", quiet)
    else:
        sys.stdout.writelines(rows)


@judgements.command("import")
def import_(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="What `rawi judgements export` printed; - for standard input.")
    ],
    store: options.Store = "",
    as_json: options.Json = False,
) -> None:
    """Keep judgements that were exported elsewhere, and link the ledger anew.

    What is not in this ledger is told and not kept; where two people decided otherwise, both are kept and told.
    """
    from rawi.cli.desk import ask_ledger
    from rawi.export.labels import count, latin

    lines = _lines(file)
    with ask_ledger(store) as book:
        made = book.import_judgements(lines, "" if file == "-" else file)
        claims = book.counts().claims
    if as_json:
        console.emit(dataclasses.asdict(made) | {"claims": claims}, indent=1)
    else:
        console.show(f"{count(made.new, 'judgement')} new, {made.known} known, {len(made.unmatched)} not matched")
        for number, what in made.unmatched:
            console.show(f"  line {number}: not in this ledger, not kept: {latin(what)}")
        for one in made.clashes:
            both = "; ".join(f"{d.decision} by {latin(d.by)}, {d.time[:10]}" for d in (one.stands, one.came))
            about = " ".join(filter(None, (one.stands.left, one.stands.right)))
            console.show(f"  two people on {about}: {both}; both are kept, the later counts")
        console.note(f"{claims} claims in the ledger     next: rawi judge list")
    if made.unmatched:
        raise typer.Exit(console.PARTIAL)


def _lines(file: str) -> list[str]:
    if file == "-":
        return sys.stdin.read().splitlines()
    try:
        return Path(file).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        hint = "name a file that rawi judgements export wrote"
        said = error.strerror if isinstance(error, OSError) else "it is no UTF-8 text"
        raise UsageError(f"cannot be read: {said}", place=file, hint=hint) from error
