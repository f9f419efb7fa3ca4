"""`rawi ledger show claims search timeline`: questions to the ledger."""

import dataclasses
import sys
from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rawi.cli import console, options
from rawi.cli.table import fit, row, rows, status_cell
from rawi.errors import NothingFound, UsageError
from rawi.types import Claim

if TYPE_CHECKING:
    from rawi.export.plain import Words
    from rawi.ledger import Ledger


class Status(StrEnum):
    """How a claim stands."""

    asserted = "asserted"
    contested = "contested"
    denied = "denied"
    corroborated = "corroborated"


class Form(StrEnum):
    """How `rawi claims` prints."""

    jsonl = "jsonl"
    json = "json"
    table = "table"
    csv = "csv"


LANGUAGES = ("ar", "fa", "en", "und")
StatusOption = Annotated[Status | None, typer.Option("--status", help="Only claims that stand so.")]
Actor = Annotated[str, typer.Option("--actor", metavar="NAME", help="Somebody speaks or is named, in any script.")]
Through = Annotated[
    str,
    typer.Option(
        "--through",
        metavar="NAME",
        help="Somebody hands the report on, or goes between the parties of the contact it tells.",
    ),
]
Since = Annotated[str, typer.Option("--since", metavar="DATE", help="Told in an article of this day or later.")]
Until = Annotated[str, typer.Option("--until", metavar="DATE", help="Told in an article of this day or earlier.")]
Told = Annotated[str, typer.Option("--lang", metavar="CODE", help="Told in this language: ar, fa or en.")]
MinOrigins = Annotated[int, typer.Option("--min-origins", min=0, help="At least so many independent origins.")]
UnnamedOnly = Annotated[bool, typer.Option("--unnamed-only", help="Only what nobody with a name says.")]
Unsourced = Annotated[bool, typer.Option("--unsourced", help="Only what outlets say in their own voice alone.")]
Undated = Annotated[bool, typer.Option("--undated", help="Only what undated articles alone tell.")]
Limit = Annotated[int, typer.Option("--limit", min=0, help="At most so many; 0 is all.")]


def ledger(
    *,
    status: StatusOption = None,
    actor: Actor = "",
    through: Through = "",
    since: Since = "",
    until: Until = "",
    lang: Told = "",
    min_origins: MinOrigins = 0,
    unnamed_only: UnnamedOnly = False,
    unsourced: Unsourced = False,
    undated: Undated = False,
    min_confidence: options.MinConfidence = None,
    high_precision: options.HighPrecision = False,
    limit: Limit = 0,
    store: options.Store = "",
    as_json: options.Json = False,
) -> None:
    """The claims as a table, those in dispute first.

    How each stands, when, how many say so and deny it, and how many articles, origins and camps.
    """
    from rawi.cli.desk import ask_ledger

    asked = _asked(status, actor=actor, through=through, since=since, until=until, lang=lang, min_origins=min_origins,
                   unnamed_only=unnamed_only, unsourced=unsourced, undated=undated)  # fmt: skip
    asked["order"] = "standing"
    with ask_ledger(store) as book:
        found = _sure(book.claims(**asked), options.least(min_confidence, high_precision))
        rows(book, _some(book, asked, found, limit), as_json)
        _left_out(book, asked)


def claims(
    *,
    form: Annotated[Form, typer.Option("--format", help="How to print them.")] = Form.jsonl,
    status: StatusOption = None,
    actor: Actor = "",
    since: Since = "",
    until: Until = "",
    lang: Told = "",
    min_confidence: options.MinConfidence = None,
    high_precision: options.HighPrecision = False,
    limit: Limit = 0,
    bom: Annotated[bool, typer.Option("--bom", help="Begin CSV with a byte order mark, for spreadsheets.")] = False,
    store: options.Store = "",
    as_json: options.Json = False,
) -> None:
    """The claims with their assertions, as the interchange.

    One JSON object a line, or JSON, CSV with one row an assertion, or a table.
    """
    from rawi.cli.desk import ask_ledger
    from rawi.cli.settings import load
    from rawi.desk import Shelf
    from rawi.export import csv
    from rawi.export.claims import claim

    asked = _asked(status, actor=actor, since=since, until=until, lang=lang)
    with ask_ledger(store) as book:
        shelf = Shelf(book)
        form = Form.json if as_json else form
        least = options.least(min_confidence, high_precision)
        found = _some(book, asked, _sure(book.claims(**asked), least), limit)
        if form is Form.jsonl:
            for item in found:
                console.emit(claim(item, shelf))
        elif form is Form.csv:
            for line in csv.lines(found, shelf, bom=bom or load().bom):
                sys.stdout.write(line)
        elif form is Form.json:
            console.emit([claim(item, shelf) for item in found], indent=1)
        else:
            rows(book, found, as_json=False)


def show(
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="A claim's id, the beginning of one, or words of it.")],
    ids: Annotated[bool, typer.Option("--ids", help="With the ids of assertions, for `rawi judge`.")] = False,
    translit: options.Translit = False,
    store: options.Store = "",
    as_json: options.Json = False,
) -> None:
    """One claim: for and against, word for word.

    Chains, quotations, scope of denials, origins, what retelling changed, and what cannot be told.
    """
    from rawi.cli.desk import ask_ledger
    from rawi.cli.judged import judged_lines
    from rawi.cli.named import named
    from rawi.cli.settings import load
    from rawi.desk import page_of
    from rawi.export.plain import entry_lines

    with ask_ledger(store) as book:
        page = page_of(book, named(book, claim), load().quote_limit)
        judged = book.decisions(page.id)
    if as_json:
        console.emit(dataclasses.asdict(page) | {"judged": [dataclasses.asdict(one) for one in judged]}, indent=1)
    else:
        console.show_all(entry_lines(page, words(translit), ids))
        console.show_all(judged_lines(judged))


def search(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="Words in any of the three languages.")],
    limit: Annotated[int, typer.Option("--limit", min=1, help="At most so many documents.")] = 20,
    translit: options.Translit = False,
    store: options.Store = "",
    as_json: options.Json = False,
) -> None:
    """Documents with these words, in whatever spelling.

    Yeh and kaf of either keyboard, with or without hamza, vowel marks and joiners.
    """
    from rawi.cli.desk import ask_ledger
    from rawi.export.labels import latin

    with ask_ledger(store) as book:
        hits = book.search(text, limit)
        places = [(hit, book.document(hit.document)) for hit in hits]
    if as_json:
        console.emit([_hit(hit, known.text) for hit, known in places], indent=1)
        return
    if not hits:
        raise NothingFound("nothing in this ledger has these words", hint="fewer or shorter words find more")
    for hit, known in places:
        line = known.text.count("\n", 0, hit.span.start) + 1
        console.show(f"{latin(hit.name, known.language)} line {line} [{hit.span.start}-{hit.span.end}]")
        console.show(f"    {words(translit)(hit.snippet, known.language)}")


def timeline(
    *,
    actor: Actor = "",
    status: StatusOption = None,
    since: Since = "",
    until: Until = "",
    lang: Told = "",
    limit: Limit = 0,
    store: options.Store = "",
    as_json: options.Json = False,
) -> None:
    """The claims by the time of what they tell.

    Those without a time stand last, in a block of their own.
    """
    from rawi.cli.desk import ask_ledger
    from rawi.desk import contacts_in
    from rawi.export.gist import gist
    from rawi.export.highlights import contacts_of
    from rawi.export.labels import latin

    with ask_ledger(store) as book:
        asked = _asked(status, actor=actor, since=since, until=until, lang=lang)
        contacts = contacts_in(book)
        found = _some(book, asked, book.timeline(**asked), limit)
        if as_json:
            console.emit([row(c, gist(c, contacts_of(c, contacts))) for c in found], indent=1)
            return
        block = None
        for item in found:
            when = latin(item.when)
            if when != block:
                console.show(f"{'' if block is None else chr(10)}{when or 'UNDATED'}")
                block = when
            about = gist(item, contacts_of(item, contacts))
            days = [a.published[:10] for a in item.assertions if a.published]
            reported = f"reported {min(days)}" if days else "articles undated"
            console.show(f"  {status_cell(item.status)}  {item.id}  {fit(about, 52)}  {reported}")
        _left_out(book, asked)


def words(translit: bool) -> "Words":
    """How quotations are printed: as they are written, or in Latin letters."""
    from rawi.cli.settings import load
    from rawi.export.plain import as_written, in_latin

    return in_latin if translit or load().translit else as_written


def _asked(status: Status | None, **given: Any) -> Any:  # noqa: ANN401  (the store's filter, made of what was asked)
    asked = {name: value for name, value in given.items() if value}
    if status is not None:
        asked["status"] = status.value
    if lang := asked.get("lang"):
        asked["lang"] = lang.lower()
        if asked["lang"] not in LANGUAGES:
            raise UsageError(f"'{lang}' is no language that Rawi reads", hint=f"one of {', '.join(LANGUAGES)}")
    since, until = asked.get("since", ""), asked.get("until", "")
    if since and until and since > until and not until.startswith(since):
        raise UsageError(
            f"{since} is later than {until}: no day is in this period", hint="--since comes before --until"
        )
    return asked


def _alone(book: "Ledger", asked: Any) -> str:  # noqa: ANN401  (the store's filter)
    """Which of several conditions nothing fits even alone; or that it is all of them together."""
    parts = {name: value for name, value in asked.items() if name != "order"}
    if not book.counts().claims:
        return "to see what was read: rawi extract PATH…"
    none = [name for name, value in parts.items() if next(book.claims(**{name: value}), None) is None]
    if none:
        named = ", ".join("--" + name.replace("_", "-") for name in none)
        return f"alone already without an answer: {named}; names as they stand in the ledger: rawi search, rawi chains"
    if len(parts) > 1:
        return "each condition alone fits some claims, all of them together none; leave one out"
    return "fewer conditions find more: rawi ledger"


def _left_out(book: "Ledger", asked: Any) -> None:  # noqa: ANN401  (the store's filter)
    """Says how many claims a period leaves out because nothing that tells them has a date."""
    if not {"since", "until"} & set(asked):
        return
    rest = {name: value for name, value in asked.items() if name not in ("since", "until")}
    number = sum(1 for _ in book.claims(**rest, undated=True))
    if number:
        stand = "claim stands" if number == 1 else "claims stand"
        console.note(f"{number} more {stand} in undated articles alone, and so in no period: rawi ledger --undated")


def _sure(found: Iterator[Claim], least: float | None) -> Iterator[Claim]:
    """Claims with an assertion that is sure enough; all of them where nothing is asked."""
    return (c for c in found if least is None or any(a.confidence >= least for a in c.assertions))


def _some(book: "Ledger", asked: Any, found: Iterator[Claim], limit: int) -> Iterator[Claim]:  # noqa: ANN401
    """The first few; none at all is an answer of its own (exit code 3)."""
    number = 0
    for number, item in enumerate(found, 1):
        yield item
        if number == limit:
            break
    if not number:
        raise NothingFound("no claim fits", hint=_alone(book, asked))


def _hit(hit: Any, text: str) -> dict[str, Any]:  # noqa: ANN401  (store.base.Hit)
    return {
        "document": hit.name,
        "line": text.count("\n", 0, hit.span.start) + 1,
        "start": hit.span.start,
        "end": hit.span.end,
        "text": text[hit.span.start : hit.span.end],
        "snippet": hit.snippet,
    }
