"""`rawi read` and `rawi extract`: from files to the ledger, or straight to the interchange."""

import dataclasses
import sys
from collections.abc import Iterator
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rawi.cli import console, options
from rawi.errors import InputError, NothingFound, RawiError, UsageError
from rawi.types import Document, Fact, Reading

if TYPE_CHECKING:
    from rawi.extract.pipeline import Steps
    from rawi.read import Known

_REMARKS = 5


class Form(StrEnum):
    """How `rawi extract` prints."""

    jsonl = "jsonl"
    json = "json"
    table = "table"
    brat = "brat"


def read(
    paths: options.Paths,
    *,
    publisher: options.Publisher = None,
    date: options.Date = None,
    lang: options.Lang = None,
    store: options.Store = "",
    quiet: options.Quiet = False,
    as_json: options.Json = False,
) -> None:
    """Take documents into the ledger, and link it anew.

    Prints what was found in each document.  What cannot be read is reported on standard error, and the rest goes on.
    """
    from rawi.abreast import processes
    from rawi.cli.desk import open_ledger

    known = _known(publisher, date, lang)
    printer = _Printer(quiet, as_json)
    with open_ledger(store) as ledger:
        try:
            summary = ledger.read(paths, known, printer.document, printer.error, processes=processes())
        except KeyboardInterrupt:
            printer.progress.clear()
            kept = f"{printer.taken} documents were read; those taken in whole are kept, and none of them is linked yet"
            console.note(f"\ninterrupted: {kept}\n  to go on: the same command again")
            raise typer.Exit(console.INTERRUPTED) from None
    printer.progress.clear()
    if not summary.documents and not summary.errors:
        raise NothingFound("no document there", place=", ".join(paths), hint="formats: .txt .html .jsonl, also as .gz")
    if summary.documents:
        counts = f"{summary.documents} documents read, {summary.claims} claims in the ledger"
        console.note(f"{counts}     next: rawi report", quiet)
    printer.finish()


def extract(
    paths: options.Paths,
    *,
    form: Annotated[Form, typer.Option("--format", help="How to print it.")] = Form.jsonl,
    scheme: options.SchemeOption = options.Scheme.rawi,
    tagger: options.Tagger = "",
    min_confidence: options.MinConfidence = None,
    high_precision: options.HighPrecision = False,
    jobs: Annotated[int, typer.Option(min=0, help="Processes; 0 is the configured number.")] = 0,
    out: Annotated[str, typer.Option("--out", "-o", metavar="FOLDER", help="Where brat files go.")] = "",
    publisher: options.Publisher = None,
    date: options.Date = None,
    lang: options.Lang = None,
    quiet: options.Quiet = False,
    as_json: options.Json = False,
) -> None:
    """Print what documents say; no ledger is needed.

    As the interchange, a table or brat standoff, in the order of the input.
    """
    from rawi.cli.crew import in_order
    from rawi.cli.settings import load
    from rawi.read import read_paths

    form = Form.json if as_json else form
    if out and form is not Form.brat:
        raise UsageError("--out is for --format brat", hint="for a file: rawi extract … > file.jsonl")
    printer = _Printer(quiet, as_json=False)
    known = _known(publisher, date, lang)
    least = options.least(min_confidence, high_precision)
    work = partial(_extract, steps=steps_with(tagger), scheme=scheme.engine, least=least)
    documents = read_paths(paths, known, printer.error)
    answers = in_order(work, documents, jobs or load().jobs)
    pages = _pages(answers, printer)
    _PRINT[form](pages, out)
    printer.progress.clear()
    sys.stdout.flush()
    if not printer.taken and not printer.errors:
        raise NothingFound("no document there", place=", ".join(paths), hint="formats: .txt .html .jsonl, also as .gz")
    printer.finish()


def _known(publisher: str | None, date: str | None, lang: str | None) -> "Known":
    from rawi.read import Known

    return Known(publisher=publisher, published=date, language=lang)


Page = tuple[Document, Reading]


def steps_with(tagger: str) -> "Steps":
    """The steps of extraction, with a learned tagger where a file is named."""
    from rawi.extract.pipeline import Steps
    from rawi.extract.tagger import load

    return Steps(tag=load(tagger)) if tagger else Steps()


def _extract(document: Document, steps: "Steps", scheme: str, least: float | None) -> Page | RawiError:
    """One document with its reading; what goes wrong comes back as a value, so that the rest goes on."""
    from rawi.extract.pipeline import extract

    try:
        return document, extract(document, steps, scheme, least)
    except RawiError as error:
        return error
    except Exception as error:
        message = f"extraction failed: {type(error).__name__}: {error}"
        return InputError(message, place=document.name, kept="left out", hint="please report it")


def _pages(answers: Iterator[Page | RawiError], printer: "_Printer") -> Iterator[Page]:
    for answer in answers:
        if isinstance(answer, InputError):
            printer.error(answer)
        elif isinstance(answer, RawiError):
            raise answer  # a broken pack breaks every document
        else:
            printer.count(answer[0])
            yield answer


def _jsonl(pages: Iterator[Page], out: str) -> None:
    from rawi.export.interchange import reading

    for document, found in pages:
        console.emit(reading(document, found))


def _json(pages: Iterator[Page], out: str) -> None:
    from rawi.export.interchange import reading

    first = True
    for document, found in pages:
        console.show(("[" if first else ",") + _dump(reading(document, found)))
        first = False
    console.show("[]" if first else "]")


def _dump(data: dict[str, Any]) -> str:
    import json

    return json.dumps(data, ensure_ascii=False)


def _table(pages: Iterator[Page], out: str) -> None:
    """One line an attribution; no right-to-left letters."""
    from rawi.export.labels import latin

    console.show(f"{'document':<24}  {'range':>13}  {'stance':<8}  {'mode':<8}  {'kind':<12}  speaker (through)")
    for document, found in pages:
        name = latin(document.name, document.language)
        for item in found.attributions:
            at = item.cue or (item.content[0] if item.content else None)
            place = f"{at.start}-{at.end}" if at else ""
            through = f" (through {', '.join(latin(r) for r in item.relays)})" if item.relays else ""
            who = latin(item.speaker.label, document.language) + through
            console.show(
                f"{name[:24]:<24}  {place:>13}  {item.stance:<8}  {item.mode:<8}  {item.speaker.kind:<12}  {who}"
            )


def _brat(pages: Iterator[Page], out: str) -> None:
    """To a folder, NAME.txt with NAME.ann; without one, the .ann of the only document."""
    from rawi.export.brat import standoff

    if out:
        folder = Path(out)
        folder.mkdir(parents=True, exist_ok=True)
        for document, found in pages:
            name = "".join("_" if c in '/\\:*?"<>|' or not c.isprintable() else c for c in document.name).lstrip(".")
            (folder / f"{name}.txt").write_bytes(document.text.encode("utf-8"))
            (folder / f"{name}.ann").write_text(standoff(document, found), encoding="utf-8", newline="\n")
        return
    first, second = next(pages, None), next(pages, None)
    if second is not None:
        raise UsageError("brat keeps one file a document", hint="name a folder: --out FOLDER")
    if first is not None:
        sys.stdout.write(standoff(*first))


_PRINT = {Form.jsonl: _jsonl, Form.json: _json, Form.table: _table, Form.brat: _brat}


class _Printer:
    """Prints what was found in each document, reports errors, and keeps count."""

    def __init__(self, quiet: bool, as_json: bool) -> None:
        self.quiet, self.as_json = quiet, as_json
        self.taken = self.errors = self.remarks = 0
        self.progress = console.Progress("reading", quiet)

    def error(self, error: RawiError) -> None:
        """Something could not be read."""
        self.errors += 1
        self.progress.clear()
        console.complain(error)

    def count(self, document: Document) -> None:
        """One more document is done."""
        from rawi.export.labels import latin

        self.taken += 1
        self.progress.step(self.taken, f"{latin(document.name, document.language)} ({document.language})")

    def document(self, document: Document, reading: Reading) -> None:
        """A document was taken in."""
        from rawi.export.labels import latin

        self.progress.clear()
        if self.as_json:
            console.emit(_found(document, reading))
        else:
            if not self.taken:
                head = f"{'document':<28}  lang  {'outlet':<28}  {'published':<28}  noise  attributions  contacts"
                console.show(console.paint(head, "head"))
            name = latin(document.name, document.language)
            outlet, day = (_fact(f, document.language) for f in (document.publisher, document.published))
            row = (
                f"{name[:28]:<28}  {document.language:<4}  {outlet[:28]:<28}  {day[:28]:<28}  {len(document.noise):>5}"
            )
            console.show(f"{row}  {len(reading.attributions):>12}  {len(reading.contacts):>8}")
        for remark in document.notes:
            self.remarks += 1
            if self.remarks <= _REMARKS:
                console.note(f"  {latin(document.name, document.language)}: {latin(remark)}", self.quiet)
        self.count(document)

    def finish(self) -> None:
        """The exit code of the run: 4 when something could not be read."""
        if self.remarks > _REMARKS:
            console.note(f"{self.remarks - _REMARKS} further remarks   (rawi read --json)", self.quiet)
        if self.errors:
            console.note(f"{self.errors} could not be read; {self.taken} documents were", self.quiet)
            raise typer.Exit(console.PARTIAL)


def _fact(fact: Fact | None, language: str) -> str:
    """A fact with its basis, without right-to-left letters."""
    from rawi.export.labels import latin

    return f"{latin(fact.value, language)} ({fact.basis})" if fact and fact.value else "not stated"


def _found(document: Document, reading: Reading) -> dict[str, Any]:
    """What `rawi read --json` prints of a document."""
    return {
        "document": document.name,
        "id": document.id,
        "lang": document.language,
        "lang_basis": document.language_basis,
        "title": document.title,
        "url": document.url,
        "publisher": dataclasses.asdict(document.publisher) if document.publisher else None,
        "published": dataclasses.asdict(document.published) if document.published else None,
        "noise": len(document.noise),
        "attributions": len(reading.attributions),
        "contacts": len(reading.contacts),
        "notes": list(document.notes),
        "sha256": document.sha256,
    }
