"""`rawi mark changes chains network`: what moved, who relies on whom, who talks through whom."""

import dataclasses
from enum import StrEnum
from typing import Annotated, Any

import typer

from rawi.cli import console, options
from rawi.errors import NothingFound, UsageError


class FailOn(StrEnum):
    """What a change must be for exit code 10."""

    flip = "flip"
    denial = "denial"
    new = "new"


def mark(
    name: Annotated[str, typer.Argument(metavar="[NAME]", help="What to call it; without one, all are listed.")] = "",
    store: options.Store = "",
    as_json: options.Json = False,
) -> None:
    """Remember how the claims stand now.

    To be compared with later: rawi changes --since NAME.  An older mark of that name goes.
    """
    from rawi.cli.desk import ask_ledger

    with ask_ledger(store) as book:
        if name:
            made = book.mark(name)
            rows: list[dict[str, Any]] = [{"name": made.name, "time": made.time, "claims": len(made.claims)}]
        else:
            rows = [{"name": known, "time": time} for known, time in book.marks()]
    if as_json:
        console.emit(rows[0] if name else rows, indent=1)
    elif not rows:
        raise NothingFound("no mark is set here", hint="rawi mark monday")
    for row in () if as_json else rows:
        told = f"  {row['claims']} claims" if "claims" in row else ""
        console.show(f"{row['name']}  {row['time']}{told}")


def changes(
    *,
    since: Annotated[str, typer.Option("--since", metavar="MARK", help="The mark; without one, the last.")] = "",
    fail_on: Annotated[
        list[FailOn] | None,
        typer.Option("--fail-on", help="Exit code 10 at such a change; can be repeated."),
    ] = None,
    translit: options.Translit = False,
    store: options.Store = "",
    as_json: options.Json = False,
) -> None:
    """What changed since a mark.

    Claims new, gone, flipped to another status, newly denied, and gaps that were closed.
    """
    from rawi.cli.asking import words
    from rawi.cli.desk import ask_ledger
    from rawi.cli.tell import change_lines, change_row, told_in

    with ask_ledger(store) as book:
        name = since or next((known for known, _ in reversed(book.marks())), "")
        if not name:
            raise NothingFound("no mark is set here", hint="set one before the next reading: rawi mark monday")
        found = list(book.changes(name))
        told = told_in(book)
        if as_json:
            console.emit([change_row(one, told) for one in found], indent=1)
        else:
            console.show_all(change_lines(name, dict(book.marks())[name], found, told, words(translit)))
    met = {kind for one in found for kind in one.kinds} & {one.value for one in fail_on or ()}
    if met:
        console.note(f"--fail-on: {', '.join(sorted(met))}")
        raise typer.Exit(console.MET)


def chains(
    source: Annotated[str, typer.Argument(metavar="[SOURCE]", help="An outlet, in any script; without one, all.")] = "",
    limit: Annotated[int, typer.Option("--limit", min=0, help="At most so many outlets; 0 is all.")] = 20,
    store: options.Store = "",
    as_json: options.Json = False,
) -> None:
    """Who relies on whom.

    Own reporting or relay, without a source, first or later, later denied or confirmed; counts, never a score.
    """
    from rawi.ask.chains import named
    from rawi.cli.desk import ask_ledger
    from rawi.cli.tell import chains_lines, track_lines

    with ask_ledger(store) as book:
        tracks = book.chains()
    if source:
        one = named(tracks, source)
        if as_json:
            console.emit(dataclasses.asdict(one), indent=1)
        else:
            console.show_all(track_lines(one))
    elif as_json:
        console.emit([dataclasses.asdict(one) for one in tracks[: limit or None]], indent=1)
    else:
        console.show_all(chains_lines(tracks, limit or len(tracks)))


def network(
    *,
    dot: Annotated[bool, typer.Option("--dot", help="For Graphviz: rawi network --dot | dot -Tsvg.")] = False,
    actor: Annotated[str, typer.Option("--actor", metavar="NAME", help="Only ties of this party or go-between.")] = "",
    limit: Annotated[int, typer.Option("--limit", min=0, help="At most so many ties; 0 is all.")] = 0,
    store: options.Store = "",
    as_json: options.Json = False,
) -> None:
    """Who talks through whom.

    From whom, through whom, to whom: kinds of contact, claims and how they stand, articles.
    """
    from rawi.cli.desk import ask_ledger
    from rawi.cli.tell import tie_lines

    if dot and as_json:
        raise UsageError("one of --dot and --json at a time", hint="rawi network --json")
    with ask_ledger(store) as book:
        ties = book.network(actor)
    ties = ties[: limit or None]
    if not ties:
        raise NothingFound("no claim tells of a contact between two sides", hint="to see all claims: rawi ledger")
    if dot:
        from rawi.ask.network import dot as graph

        console.show_all(graph(ties))
    elif as_json:
        console.emit([dataclasses.asdict(one) for one in ties], indent=1)
    else:
        console.show_all(tie_lines(ties))
