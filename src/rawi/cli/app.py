"""The table of commands, and what becomes of an error."""

import os
import sys
from typing import Annotated, Any

import typer

from rawi import __version__
from rawi.cli import console
from rawi.errors import EvidenceError, InputError, NothingFound, RawiError, UsageError

_EXITS: tuple[tuple[type[RawiError], int], ...] = (
    (UsageError, console.MISUSED),
    (NothingFound, console.NOTHING),
    (InputError, console.PARTIAL),
    (EvidenceError, console.BROKEN),
)

app = typer.Typer(
    name="rawi",
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help="Who said what, to whom, through whom, according to whom, and who denies it.",
    epilog="Rawi describes the reporting; it never rules on truth.  First steps: rawi demo",
)


def _version(wanted: bool) -> None:
    if wanted:
        console.show(f"rawi {__version__}")
        raise typer.Exit


_Version = Annotated[
    bool, typer.Option("--version", help="Print the version and leave.", is_eager=True, callback=_version)
]


@app.callback()
def _root(version: _Version = False) -> None:
    pass


def _register() -> None:
    """Hang every command on the app, in the order the help shows them."""
    from rawi.cli import (
        asking,
        carrying,
        checking,
        comparing,
        demo,
        explain,
        following,
        house,
        judging,
        packs,
        reading,
        reporting,
        review,
        scoring,
        serving,
    )

    groups: tuple[tuple[str, tuple[Any, ...]], ...] = (
        ("read", (reading.read, reading.extract, explain.explain)),
        ("ask", (asking.ledger, asking.show, asking.claims, asking.search, asking.timeline, comparing.compare)),
        ("follow", (following.mark, following.changes, following.chains, following.network)),
        ("report", (reporting.report, serving.serve, checking.verify, demo.demo)),
        ("measure", (scoring.eval_, scoring.eval_claims, scoring.train)),
        ("house", (house.doctor, house.config, house.completion)),
    )
    for _, commands in groups:
        for command in commands:
            app.command(command.__name__.rstrip("_").replace("_", "-"))(command)
    app.command("complete", hidden=True, context_settings={"ignore_unknown_options": True})(house.complete)
    app.command("review")(review.review)
    app.add_typer(judging.judge, name="judge")
    app.add_typer(carrying.judgements, name="judgements")
    app.add_typer(packs.packs, name="packs")


_register()


def run(arguments: list[str]) -> int:
    """Run one command; returns the exit code and lets no exception out."""
    console.prepare()
    try:
        return _invoke(arguments)
    except RawiError as error:
        console.complain(error)
        return next((code for kind, code in _EXITS if isinstance(error, kind)), console.FAILED)
    except (KeyboardInterrupt, typer.Abort):
        console.note("\ninterrupted; what was finished is kept, and running the same command again goes on from there")
        return console.INTERRUPTED
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w")  # noqa: PTH123, SIM115  nobody reads on: nothing more to say, at exit neither
        return console.DONE
    except Exception as error:
        if "RAWI_DEBUG" in os.environ:
            raise
        console.note(f"unexpected failure: {type(error).__name__}: {error}\n  to see where: RAWI_DEBUG=1 rawi …")
        return console.FAILED


def _invoke(arguments: list[str]) -> int:
    """The command's exit code; a wrong use is told with the command's usage line."""
    try:
        result = typer.main.get_command(app).main(arguments, prog_name="rawi", standalone_mode=False)
        sys.stdout.flush()
        return result if isinstance(result, int) else console.DONE
    except Exception as error:
        if not hasattr(error, "format_message") or not hasattr(error, "exit_code"):
            raise
        context = getattr(error, "ctx", None)
        if type(error).__name__ == "NoArgsIsHelpError" and context is not None:
            console.show(context.get_help())
            return console.DONE
        hint = f"{context.get_usage()}\n  help: {context.command_path} --help" if context is not None else ""
        console.complain(UsageError(error.format_message(), hint=hint))
        return console.MISUSED
