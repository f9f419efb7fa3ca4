"""`rawi eval` and `rawi eval-claims`: figures against gold, in percent."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from rawi.cli import console, options
from rawi.errors import FormatError, InputError, NothingFound

Figures = dict[str, Any]


def eval_(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="A folder of NAME.txt with NAME.ann.")],
    predictions: Annotated[
        Path | None,
        typer.Option("--predictions", metavar="FILE", help="What `rawi extract` printed; without it Rawi reads now."),
    ] = None,
    scheme: options.SchemeOption = options.Scheme.rawi,
    as_json: options.Json = False,
) -> None:
    """Score attributions against gold in brat standoff.

    Spans, speakers, kinds, stances and relays, in percent.
    """
    from rawi.evaluate import score_attributions

    if not gold.is_dir():
        raise InputError("no such folder", place=str(gold), hint="a folder of NAME.txt with NAME.ann")
    rows = _objects(predictions) if predictions else _read_now(gold, scheme.engine)
    figures = score_attributions(gold, rows)
    if not figures.get("content overlap", {}).get("gold"):
        raise NothingFound("no gold attribution there", place=str(gold), hint="a folder of NAME.txt with NAME.ann")
    _print(figures, as_json, 32)


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


def _read_now(gold: Path, scheme: str) -> Iterator[Figures]:
    """What Rawi finds in the gold's texts at this moment."""
    from rawi.export.interchange import reading
    from rawi.extract.pipeline import extract
    from rawi.read import Known, read_paths

    texts = [p for p in sorted(gold.glob("**/*.txt")) if any(p.parent.glob(f"{p.stem}*.ann"))]
    for document in read_paths(texts, Known(), console.complain):
        yield reading(document, extract(document, scheme=scheme))


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
