"""`rawi doctor config completion`: is everything in place, what is set where, and completion for the shell."""

import importlib.metadata
import locale
import os
import sys
from enum import StrEnum
from importlib.resources import files
from pathlib import Path
from typing import Annotated

import typer

from rawi.cli import console, options

_LIBRARIES = ("typer", "jinja2", "sqlalchemy", "alembic", "lxml", "trafilatura", "rapidfuzz", "pydantic-settings")


class Shell(StrEnum):
    """A shell there is a script for."""

    bash = "bash"
    zsh = "zsh"
    fish = "fish"


def doctor(store: options.Store = "", as_json: options.Json = False) -> None:
    """Check that Rawi can work here.

    Store, packs, letters, versions; exit code 1 when something must be mended.
    """
    rows = [_versions(), _store(store), _packs(), _fonts(), _letters()]
    if as_json:
        console.emit([{"check": name, "ok": ok, "said": said} for name, ok, said in rows], indent=1)
    else:
        for name, ok, said in rows:
            console.show(f"{'ok  ' if ok else 'FAIL'}  {name:<8}  {said}")
    if not all(ok for _, ok, _ in rows):
        raise typer.Exit(console.FAILED)


def config(
    origin: Annotated[bool, typer.Option("--origin", help="Show where each value comes from.")] = False,
    as_json: options.Json = False,
) -> None:
    """The configuration in force, and where it comes from.

    A flag comes before RAWI_*, then ./rawi.toml, the user's config.toml, and the default.
    """
    from rawi.cli.settings import user_file, values

    found = values()
    if as_json:
        console.emit({v.name: {"value": v.value, "origin": v.origin, "meaning": v.meaning} for v in found}, indent=1)
        return
    for value in found:
        shown = value.value if value.value != "" else '""'
        console.show(f"{value.name:<12} = {shown!s:<24}" + (f"  {value.origin:<20}  {value.meaning}" if origin else ""))
    if origin:
        console.note(f"files: rawi.toml here, then {user_file()}")


def completion(shell: Annotated[Shell, typer.Argument(metavar="SHELL", help="bash, zsh or fish.")]) -> None:
    """Print the completion script of a shell.

    Its first lines say where it belongs.
    """
    sys.stdout.write(files("rawi.cli").joinpath("scripts", f"rawi.{shell.value}").read_text(encoding="utf-8"))


def complete(words: Annotated[list[str] | None, typer.Argument()] = None) -> None:
    """The words that may stand where the last of these words stands; the completion scripts ask this."""
    from rawi.cli.complete import candidates

    console.show_all(candidates(words or [""]))


def _versions() -> tuple[str, bool, str]:
    from rawi import __version__

    found = [f"{name} {_version(name)}" for name in _LIBRARIES]
    return "versions", True, f"rawi {__version__}, Python {sys.version.split()[0]}, {', '.join(found)}"


def _version(name: str) -> str:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return "absent"


def _store(store: str) -> tuple[str, bool, str]:
    """Whether the ledger can be opened and written."""
    from rawi.cli.settings import load
    from rawi.errors import RawiError
    from rawi.store.connect import default_path

    try:
        place = load(store=store).store or str(default_path())
        if "://" not in place and not Path(place).exists():
            folder = Path(place).expanduser().parent
            while not folder.exists():
                folder = folder.parent
            able = os.access(folder, os.W_OK)
            return "store", able, f"{place} does not exist yet; {folder} is {'' if able else 'not '}writable"
        from rawi.ledger import Ledger

        with Ledger.open(place) as book:
            counts = book.counts()
        return "store", True, f"{place}: {counts.documents} documents, {counts.claims} claims"
    except RawiError as error:
        return "store", False, " ".join(str(error).split())


def _packs() -> tuple[str, bool, str]:
    from rawi.errors import RawiError
    from rawi.packs.compile import lexicon
    from rawi.packs.pack import BUILT_IN

    try:
        return "packs", True, ", ".join(f"{code} {len(lexicon(code).heads)} forms" for code in BUILT_IN)
    except RawiError as error:
        return "packs", False, " ".join(str(error).split())


def _fonts() -> tuple[str, bool, str]:
    """The dossier's own letters; the terminal's are the terminal's."""
    found = sorted(p.name for p in files("rawi.export").joinpath("fonts").iterdir() if p.name.endswith(".woff2"))
    return "fonts", len(found) == 3, f"for the dossier: {', '.join(found)}"


def _letters() -> tuple[str, bool, str]:
    encoding = (sys.stdout.encoding or "").lower()
    said = f"output {encoding}, locale {locale.setlocale(locale.LC_CTYPE)}"
    able = encoding.replace("-", "") in ("utf8", "utf8sig")
    return "letters", able, said + ("; no shaping in your terminal? --translit" if able else "; set PYTHONUTF8=1")
