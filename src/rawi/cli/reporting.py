"""`rawi report`: the whole ledger on one page, in the terminal, as Markdown, JSON or a one-file dossier."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rawi.cli import console, options
from rawi.errors import UsageError

if TYPE_CHECKING:
    from rawi.export.report import Report
    from rawi.ledger import Ledger


def report(
    *,
    html: Annotated[bool, typer.Option("--html", help="As a one-file dossier.")] = False,
    md: Annotated[bool, typer.Option("--md", help="As Markdown.")] = False,
    as_json: options.Json = False,
    out: Annotated[
        str, typer.Option("--out", "-o", metavar="FILE", help="Write there instead of standard output.")
    ] = "",
    title: Annotated[str, typer.Option("--title", metavar="TEXT", help="The dossier's heading.")] = "",
    lang: Annotated[str, typer.Option("--lang", metavar="CODE", help="The dossier's language: ar, fa or en.")] = "en",
    limit: Annotated[int, typer.Option("--limit", min=0, help="Claims at most; 0 is the configured number.")] = 0,
    translit: options.Translit = False,
    store: options.Store = "",
    quiet: options.Quiet = False,
) -> None:
    """The whole ledger on one page.

    What stands out, what is contested, denied, corroborated, which channels are named, and where the gaps are.
    """
    from rawi.cli.desk import ask_ledger

    if html + md + as_json > 1:
        raise UsageError("one of --html, --md and --json at a time", hint="rawi report --html -o dossier.html")
    if lang != "en":
        _asked_in(lang, html)
    with ask_ledger(store) as book:
        made = build(book, limit)
    if html:
        text = dossier_of(made, title, quiet, lang)
    elif md:
        from rawi.export.markdown import markdown

        text = markdown(made)
    elif as_json:
        import json

        from rawi.export.report import as_data

        text = json.dumps(as_data(made), ensure_ascii=False, indent=1) + "\n"
    else:
        from rawi.cli.asking import words
        from rawi.export.plain import report_lines

        text = "\n".join(report_lines(made, words(translit))) + "\n"
    if out:
        write(Path(out), text)
        console.note(f"written: {out}", quiet)
    else:
        sys.stdout.write(text)


def build(book: "Ledger", limit: int = 0) -> "Report":
    """The report of a ledger within the configured limits."""
    from rawi.cli.settings import load
    from rawi.desk import report_of
    from rawi.export.report import Limits

    settings = load()
    return report_of(book, Limits(settings.quote_limit, limit or settings.claim_limit))


def _asked_in(lang: str, html: bool) -> None:
    """Refuses a language in which there is no report."""
    from rawi.export.tongue import TONGUES

    if lang not in TONGUES:
        raise UsageError(f"'{lang}' is no language of a dossier", hint=f"one of {', '.join(TONGUES)}")
    if not html:
        raise UsageError("--lang is for the dossier", hint=f"rawi report --html --lang {lang} -o dossier.html")


def dossier_of(made: "Report", title: str, quiet: bool, lang: str = "en") -> str:
    """The dossier in a language; a word of warning where much of an article is quoted."""
    from datetime import UTC, datetime

    from rawi.export.dossier import SHARE, dossier, overquoted
    from rawi.export.labels import latin

    much = overquoted(made)
    if much:
        names = ", ".join(latin(name) for name in much[:3]) + (f" and {len(much) - 3} more" if len(much) > 3 else "")
        console.note(f"warning: more than {SHARE:.0%} of an article is quoted: {names}", quiet)
        console.note("  mind the rights before you publish it; shorter: RAWI_QUOTE_LIMIT=120", quiet)
    return dossier(made, title, datetime.now(UTC).date().isoformat(), lang)


def write(path: Path, text: str) -> None:
    """A file as a whole, or an error that says what was wrong with its place."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise UsageError(
            f"cannot be written: {error.strerror}", place=str(path), hint="name another file: -o FILE"
        ) from error
