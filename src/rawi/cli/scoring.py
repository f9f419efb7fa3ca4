"""`rawi eval` and `rawi eval-claims`: figures against gold, in percent."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rawi.cli import console, options
from rawi.errors import FormatError, InputError, NothingFound

if TYPE_CHECKING:
    from rawi.types import Document

Figures = dict[str, Any]


def eval_(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="A folder of NAME.txt with NAME.ann.")],
    predictions: Annotated[
        Path | None,
        typer.Option("--predictions", metavar="FILE", help="What `rawi extract` printed; without it Rawi reads now."),
    ] = None,
    scheme: options.SchemeOption = options.Scheme.rawi,
    tagger: options.Tagger = "",
    as_json: options.Json = False,
) -> None:
    """Score attributions against gold in brat standoff, and what NAME.gold.json tells: contacts, noise, dates.

    Spans, speakers, kinds, stances and relays; parties, kind, status and go-betweens of contacts; in percent.
    """
    from rawi.evaluate import has_contacts, score_attributions, score_contacts, score_reading

    if not gold.is_dir():
        raise InputError("no such folder", place=str(gold), hint="a folder of NAME.txt with NAME.ann")
    rows = list(_objects(predictions) if predictions else _read_now(gold, scheme.engine, tagger))
    figures = score_attributions(gold, rows)
    told = score_reading(gold, rows)
    if not figures.get("content overlap", {}).get("gold"):
        figures = {}
    if not figures and not told:
        raise NothingFound("no gold attribution there", place=str(gold), hint="a folder of NAME.txt with NAME.ann")
    if has_contacts(gold):
        met = score_contacts(gold, rows)
        figures |= {name if name == "contacts" else f"contacts: {name}": value for name, value in met.items()}
    figures |= told
    _print(figures, as_json, 32)


def train(
    gold: Annotated[list[Path], typer.Argument(metavar="GOLD…", help="Folders of NAME.txt with NAME.ann.")],
    *,
    out: Annotated[Path, typer.Option("--out", "-o", metavar="FILE", help="The tagger.")] = Path("rawi.tagger"),
    scheme: options.SchemeOption = options.Scheme.rawi,
    rounds: Annotated[int, typer.Option("--rounds", min=1, help="How often all gold is gone through.")] = 10,
    quiet: options.Quiet = False,
) -> None:
    """Learn a tagger from gold in brat standoff.

    It stands behind the rules: rawi extract --tagger FILE.  The same gold and rules give the same file.
    """
    from rawi.train import Settings, gold_documents
    from rawi.train import train as learn

    for folder in gold:
        if not folder.is_dir():
            raise InputError("no such folder", place=str(folder), hint="a folder of NAME.txt with NAME.ann")
    progress = console.Progress("learning", quiet)
    taken = 0

    def step(document: "Document") -> None:
        nonlocal taken
        taken += 1
        progress.step(taken, document.name)

    made = learn(gold_documents(gold), scheme.engine, Settings(rounds), step)
    progress.clear()
    if not taken:
        raise NothingFound("no gold there", place=str(gold[0]), hint="a folder of NAME.txt with NAME.ann")
    out.write_bytes(made)
    console.note(f"{out}: learned from {taken} documents, {len(made) >> 10} KiB", quiet)


def eval_claims(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="A .claims.json file.")],
    posts: Annotated[Path, typer.Argument(metavar="POSTS", help="The posts it speaks of, as JSON Lines.")],
    predicted: Annotated[Path, typer.Argument(metavar="PREDICTED", help="What `rawi claims --format jsonl` printed.")],
    as_json: options.Json = False,
) -> None:
    """Score claims against gold clusters.

    Pairs, pairs across languages, near misses, origins and status, in percent.
    """
    from rawi.evaluate import score_claims

    try:
        figures = score_claims(gold, posts, _objects(predicted))
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", place=str(error.filename)) from error
    except (ValueError, KeyError, TypeError) as error:
        raise FormatError(f"not what a gold file holds: {error!r}", place=str(gold)) from error
    _print(figures, as_json, 14)


def _read_now(gold: Path, scheme: str, tagger: str) -> Iterator[Figures]:
    """What Rawi finds in the gold's texts at this moment."""
    from rawi.cli.reading import steps_with
    from rawi.evaluate import standoff_of
    from rawi.export.interchange import reading
    from rawi.extract.pipeline import extract
    from rawi.read import Known, read_paths

    steps = steps_with(tagger)
    texts = [p for p in sorted(gold.glob("**/*.txt")) if standoff_of(p) or p.with_suffix(".gold.json").exists()]
    for document in read_paths(texts, Known(), console.complain):
        yield reading(document, extract(document, steps, scheme))


def _objects(path: Path) -> Iterable[Figures]:
    """The objects of a JSON Lines file.  Raises FormatError with the line."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", place=str(path)) from error
    made = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                made.append(json.loads(line))
            except ValueError as error:
                raise FormatError(f"no JSON: {error}", place=f"{path}:{number}") from error
    return made


def _print(figures: Figures, as_json: bool, width: int) -> None:
    if as_json:
        console.emit(figures)
        return
    for name, value in figures.items():
        shown = "  ".join(f"{k} {v}" for k, v in value.items()) if isinstance(value, dict) else value
        console.show(f"{name:{width}} {shown}")
