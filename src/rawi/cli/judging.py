"""`rawi judge same|different|scope|right|wrong|undo|list`: people decide, and what they decided can be taken back."""

from typing import TYPE_CHECKING, Annotated

import typer

from rawi.cli import console, options
from rawi.errors import NothingFound, UsageError

if TYPE_CHECKING:
    from rawi.ledger import Judged
    from rawi.types import Verdict

judge = typer.Typer(
    help="Decide what is the same, what is not, and what a denial denies.", no_args_is_help=True, rich_markup_mode=None
)

Left = Annotated[str, typer.Argument(metavar="A", help="A claim or an assertion, by id or the beginning of one.")]
Right = Annotated[str, typer.Argument(metavar="B", help="Another one.")]
Why = Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason, which is kept with the decision.")]
Reason = Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason, which is kept with it.")]


@judge.command("same")
def same(
    claim: Left,
    other: Right,
    why: Why,
    by: options.By = "",
    store: options.Store = "",
    as_json: options.Json = False,
) -> None:
    """Two claims, or two assertions, tell the same.

    Of claims, all assertions of both are tied together, and stay so when the ledger is read and linked again.
    """
    _judge(claim, other, "same", why, _Where(by, store, as_json))


@judge.command("different")
def different(
    claim: Left,
    other: Right,
    why: Why,
    by: options.By = "",
    store: options.Store = "",
    as_json: options.Json = False,
) -> None:
    """Two claims, or two assertions, do not tell the same.

    Of claims, no assertion of the one is ever put with one of the other.  An assertion and its claim: it leaves it.
    """
    _judge(claim, other, "different", why, _Where(by, store, as_json))


@judge.command("scope")
def scope(
    claim: Annotated[str, typer.Argument(metavar="A", help="A denial: an assertion, or a claim that somebody denies.")],
    other: Annotated[str, typer.Argument(metavar="B", help="The claim that it denies.")],
    why: Why,
    by: options.By = "",
    store: options.Store = "",
    as_json: options.Json = False,
) -> None:
    """What a denial (A) denies is claim B, and no other."""
    _judge(claim, other, "scope", why, _Where(by, store, as_json))


@judge.command("right")
def right(claim: Left, why: Why, by: options.By = "", store: options.Store = "", as_json: options.Json = False) -> None:
    """An assertion is read rightly; `rawi review` asks of it no more."""
    _judge(claim, "", "right", why, _Where(by, store, as_json))


@judge.command("wrong")
def wrong(claim: Left, why: Why, by: options.By = "", store: options.Store = "", as_json: options.Json = False) -> None:
    """An assertion is misread: it leaves its claim; its document stays as it is."""
    _judge(claim, "", "wrong", why, _Where(by, store, as_json))


@judge.command("undo")
def undo(
    claim: Annotated[str, typer.Argument(metavar="NUMBER|A", help="A number of `rawi judge list`, or what was named.")],
    other: Annotated[str, typer.Argument(metavar="[B]", help="The other one that was named.")] = "",
    why: Reason = "",
    by: options.By = "",
    store: options.Store = "",
    as_json: options.Json = False,
) -> None:
    """Take a decision back; of several on the same, the last one.

    The decision and its taking back stay in the history: rawi judge list --all
    """
    from rawi.cli.desk import ask_ledger
    from rawi.cli.settings import user

    with ask_ledger(store) as book:
        key: str | int = int(claim) if claim.isdigit() and not other and len(claim) < 8 else claim
        made = book.undo(key, other, by=user(by), reason=why)
    _tell(made, "taken back", as_json)


@judge.command("list")
def list_(
    every: Annotated[bool, typer.Option("--all", help="Also what was taken back, row by row.")] = False,
    claim: Annotated[str, typer.Option("--claim", metavar="CLAIM", help="Only what shaped this claim.")] = "",
    store: options.Store = "",
    as_json: options.Json = False,
) -> None:
    """What people decided, oldest first.

    Each with who, when, why, and whether a later decision overrules it.
    """
    import dataclasses

    from rawi.cli.desk import ask_ledger
    from rawi.cli.judged import decision_lines, history_lines

    if every and claim:
        raise UsageError("one of --all and --claim at a time", hint="rawi judge list --claim CLAIM")
    with ask_ledger(store) as book:
        history = book.view.history() if every else []
        made = [] if every else book.decisions(book.claim(claim).id if claim else "")
    if as_json:
        console.emit([dataclasses.asdict(one) for one in (history or made)], indent=1)
    elif not history and not made:
        raise NothingFound("nobody has judged anything here", hint="rawi judge same A B --why …   or   rawi review")
    elif every:
        console.show_all(history_lines(history))
    else:
        for one in made:
            console.show_all(decision_lines(one))


class _Where:
    """Who judges, in which ledger, and how the outcome is printed."""

    def __init__(self, by: str, store: str, as_json: bool) -> None:
        self.by, self.store, self.as_json = by, store, as_json


def _judge(left: str, right: str, decision: "Verdict", why: str, where: _Where) -> None:
    from rawi.cli.desk import ask_ledger
    from rawi.cli.settings import user

    if not why.strip():
        raise UsageError("a decision needs its reason", hint='--why "the same call, told by both"')
    with ask_ledger(where.store) as book:
        made = book.judge(left, right, decision, user(where.by), why.strip())
    _tell(made, "kept" if made.new else "was so already", where.as_json)


def _tell(made: "Judged", what: str, as_json: bool) -> None:
    import dataclasses

    from rawi.cli.judged import decision_lines

    if as_json:
        console.emit(dataclasses.asdict(made), indent=1)
        return
    console.show_all(decision_lines(made.decision))
    for one in made.overrules:
        console.note(f"this overrules decision {one.number} ({one.decision}, by {one.by}); both are kept")
    shown = f"     next: rawi show {made.claim}" if made.claim else ""
    console.note(f"{what}; {made.claims} claims in the ledger{shown}")
