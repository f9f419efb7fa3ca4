"""`rawi packs check|list|explain`: what Rawi knows about its languages, and whether it proves itself."""

import dataclasses
from typing import Annotated, Any

import typer

from rawi.cli import console, options
from rawi.errors import NothingFound

packs = typer.Typer(help="Look into the language packs and prove them.", no_args_is_help=True, rich_markup_mode=None)


@packs.command("list")
def list_(as_json: options.Json = False) -> None:
    """The packs there are, and how many entries each has."""
    from rawi.packs.pack import load_pack

    rows = []
    for code in _codes():
        pack = load_pack(code)
        parts = {k: len(getattr(pack, k)) for k in ("cues", "names", "words", "frames", "concepts")}
        rows.append({"language": code, **parts, "folder": str(pack.folder)})
    if as_json:
        console.emit(rows, indent=1)
        return
    console.show(
        console.paint(f"{'pack':<6}  {'cues':>6}  {'names':>6}  {'words':>6}  {'frames':>6}  {'concepts':>8}", "head")
    )
    for row in rows:
        counts = f"{row['cues']:>6}  {row['names']:>6}  {row['words']:>6}  {row['frames']:>6}  {row['concepts']:>8}"
        console.show(f"{row['language']:<6}  {counts}")


@packs.command("check")
def check(
    languages: Annotated[
        list[str] | None, typer.Argument(metavar="[CODE]…", help="Which packs; all without one.")
    ] = None,
    as_json: options.Json = False,
) -> None:
    """Prove every entry by its own examples; exit code 1 when an error is found."""
    from rawi.extract.pipeline import extract
    from rawi.extract.when import prove
    from rawi.packs.check import check as check_pack
    from rawi.packs.check import check_actors

    found = [f for code in languages or _codes() for f in check_pack(code, extract, prove)]
    if not languages:
        found += check_actors()
    if as_json:
        console.emit([dataclasses.asdict(f) for f in found], indent=1)
    else:
        for item in found:
            console.show(f"{item.severity}: {item.file}[{item.entry}]")
            console.show(f"  {item.what}")
            if item.hint:
                console.show(f"  {item.hint}")
    errors = sum(f.severity == "error" for f in found)
    console.note(f"{errors} errors, {len(found) - errors} warnings")
    if errors:
        raise typer.Exit(console.FAILED)


@packs.command("explain")
def explain(
    word: Annotated[str, typer.Argument(metavar="WORD", help="A word or phrase, or the id of an entry.")],
    language: Annotated[str, typer.Option("--lang", metavar="CODE", help="Only this pack.")] = "",
    as_json: options.Json = False,
) -> None:
    """What the packs know about a word: entry, class, sense, the form it is."""
    rows = [row for code in ([language] if language else _codes()) for row in _entries(word, code)]
    if not rows:
        raise NothingFound("no pack knows this", place=word, hint="the packs: rawi packs list")
    if as_json:
        console.emit(rows, indent=1)
        return
    for row in rows:
        head = f"{row['pack']}  {row['category']}  {row['id']}" + (f"  ({row['form']})" if row["form"] else "")
        console.show(console.paint(head, "head"))
        for key, value in row["facts"].items():
            console.show(f"  {key}: {value}")


def _codes() -> list[str]:
    from importlib.metadata import entry_points

    from rawi.packs.pack import BUILT_IN

    return [*BUILT_IN, *sorted(p.name for p in entry_points(group="rawi.packs"))]


def _entries(word: str, code: str) -> list[dict[str, Any]]:
    """What one pack has under an id, or finds in a phrase."""
    from rawi.packs.compile import lexicon
    from rawi.packs.pack import load_pack
    from rawi.text.normalize import fold
    from rawi.text.segment import words

    pack = load_pack(code)
    everything: tuple[Any, ...] = (*pack.cues, *pack.names, *pack.words, *pack.frames, *pack.concepts)
    named = [_entry(code, type(e).__name__.lower(), e, "") for e in everything if e.id == word]
    if named:
        return named
    starts, ends, texts = words(fold(word)[0])
    hits = [h for h in lexicon(code).hits(starts, ends, texts) if h.last - h.first == len(texts)]
    return [_entry(code, h.entry.category, h.entry.ref, h.entry.feature) for h in hits]


def _entry(code: str, category: str, ref: Any, form: str) -> dict[str, Any]:  # noqa: ANN401  (any kind of entry)
    if isinstance(ref, str):
        return {"pack": code, "category": category, "id": ref, "form": form, "facts": {}}
    keys = ("english", "name", "kind", "sense", "stance", "strength", "camp", "country", "office", "part", "place")
    facts = {k: v for k in keys if isinstance(v := getattr(ref, k, ""), str) and v}
    return {"pack": code, "category": category, "id": ref.id, "form": form, "facts": facts}
