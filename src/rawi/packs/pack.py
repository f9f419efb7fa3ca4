"""Typed entries loaded from a pack's TOML files; an error names the file and the entry.

The formats are described in docs/reference/packs.md.  Loading happens on first use and is cached for the process.
"""

import tomllib
from dataclasses import dataclass, field, fields
from functools import lru_cache
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

from rawi.errors import PackError
from rawi.packs.inflect import Form, expand
from rawi.text.normalize import fold_key

DATA = Path(__file__).with_name("data")
BUILT_IN = ("ar", "fa", "en")
NAME_CATEGORIES = ("title", "anonymous", "modifier", "group", "pronoun", "document", "honorific")


@dataclass(frozen=True, slots=True)
class Cue:
    """A word or phrase that carries an attribution."""

    id: str
    lemma: str
    english: str
    kind: str
    sense: str
    forms: tuple[Form, ...]
    stance: str = "asserts"
    strength: str = "strong"
    content: frozenset[str] = frozenset()
    prepositions: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    source_prep: tuple[str, ...] = ()
    addressee_prep: tuple[str, ...] = ()
    addressee: str = ""
    head: str = ""
    inverted: bool = False
    scheme: str = ""
    subject: str = ""
    source: str = ""
    relay_prep: tuple[str, ...] = ()
    tail: tuple[str, ...] = ()
    place: str = ""
    examples: tuple[dict[str, Any], ...] = ()
    counter_examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Name:
    """A word or phrase that describes people: a title, an unnamed-source head, a group, a pronoun, a document."""

    id: str
    category: str
    english: str
    forms: tuple[Form, ...]
    plural_english: str = ""
    office: str = ""
    state_office: str = ""
    kind: str = ""
    person: str = ""
    relation: bool = False
    rank: bool = False
    place: str = ""
    examples: tuple[dict[str, Any], ...] = ()
    counter_examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """A closed class of words the engine steers by (complementizers, prepositions, adverbs …)."""

    id: str
    forms: tuple[Form, ...]
    place: str = ""
    examples: tuple[dict[str, Any], ...] = ()
    counter_examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """A word that reports a contact, and how its parties hang on it (head of frames.toml)."""

    id: str
    part: str
    forms: tuple[Form, ...]
    kind: str = ""
    english: str = ""
    takes: tuple[str, ...] = ()
    needs: str = ""
    kinds: tuple[str, ...] = ()
    medium: str = ""
    status: str = ""
    direction: str = ""
    place: str = ""
    examples: tuple[dict[str, Any], ...] = ()
    counter_examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Concept:
    """A notion that claims are compared by; the id is shared by all languages."""

    id: str
    english: str
    forms: tuple[Form, ...]
    polarity: str = ""
    place: str = ""
    examples: tuple[dict[str, Any], ...] = ()
    counter_examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pack:
    """All that Rawi knows about one language."""

    language: str
    settings: dict[str, Any]
    cues: tuple[Cue, ...]
    names: tuple[Name, ...]
    words: tuple[Words, ...]
    frames: tuple[Frame, ...] = ()
    concepts: tuple[Concept, ...] = ()
    folder: Path = field(default=DATA)


def folder_of(language: str) -> Path:
    """The pack's folder: built in, or of a plug-in registered under the entry point group `rawi.packs`."""
    if language in BUILT_IN:
        return DATA / language
    for point in entry_points(group="rawi.packs"):
        if point.name == language:
            return Path(point.load()())
    raise PackError(f"there is no pack for '{language}'", hint=f"known packs: {', '.join(BUILT_IN)}")


def read_toml(path: Path) -> dict[str, Any]:
    """One TOML file as a dict; an error names the file and the line."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PackError(str(error), place=str(path), hint="mend the file, then: rawi packs check") from error


def _place(path: Path, entry: dict[str, Any]) -> str:
    return f"{path.parent.name}/{path.name}[{entry.get('id', '?')}]"


def _take(into: type, entry: dict[str, Any], path: Path, **made: Any) -> Any:  # noqa: ANN401  (any entry)
    """One entry as a dataclass; keys the dataclass does not know are errors."""
    place = _place(path, entry)
    known = {f.name for f in fields(into)}
    given = {k: tuple(v) if isinstance(v, list) else v for k, v in entry.items() if k not in made["drop"]}
    unknown = set(given) - known
    if unknown:
        raise PackError(f"unknown key {', '.join(sorted(unknown))}", place=place)
    made = {k: v for k, v in made.items() if k != "drop"}
    try:
        return into(**{**given, **made, "place": place})
    except TypeError as error:
        raise PackError(str(error), place=place) from error


def _cue(entry: dict[str, Any], paradigms: dict[str, Any], path: Path) -> Cue:
    place = _place(path, entry)
    content = entry.get("content", [])
    forms = expand(entry, paradigms, place)
    for key in ("source_prep", "addressee_prep", "relay_prep"):
        if key in entry:
            entry = {**entry, key: [fold_key(word) for word in entry[key]]}
    made: dict[str, Any] = {
        "kind": entry.get("class", "verb"),
        "forms": forms,
        "content": frozenset(c.partition(":")[0] for c in content),
        "prepositions": tuple(fold_key(c.partition(":")[2]) for c in content if c.startswith("prep:")),
        "clauses": tuple(fold_key(c.partition(":")[2]) for c in content if c.startswith("that:")),
        "objects": tuple(fold_key(c.partition(":")[2]) for c in content if c.startswith("object:")),
        "drop": ("class", "paradigm", "stems", "forms", "content"),
    }
    return _take(Cue, entry, path, **made)  # type: ignore[no-any-return]


def _name(entry: dict[str, Any], category: str, path: Path) -> Name:
    forms = [Form(f, "singular") for f in entry.get("forms", ())]
    forms += [Form(f, "plural") for f in entry.get("plural_forms", ())]
    forms += [Form(f, "dual") for f in entry.get("dual_forms", ())]
    drop = ("forms", "plural_forms", "dual_forms")
    entry = {"english": "", **entry}
    return _take(Name, entry, path, category=category, forms=tuple(forms), drop=drop)  # type: ignore[no-any-return]


def _plain(kind: type, entries: list[dict[str, Any]], path: Path, paradigms: dict[str, Any]) -> tuple[Any, ...]:
    drop = ("forms", "paradigm", "stems")
    return tuple(_take(kind, e, path, forms=expand(e, paradigms, _place(path, e)), drop=drop) for e in entries)


@lru_cache(maxsize=16)
def load_pack(language: str) -> Pack:
    """The pack of a language code, e.g. load_pack("fa").  Raises PackError."""
    folder = folder_of(language)
    settings = read_toml(folder / "pack.toml")
    if not settings:
        raise PackError("pack.toml is missing or empty", place=str(folder))
    cues = read_toml(folder / "cues.toml")
    names = read_toml(folder / "names.toml")
    paradigms = cues.get("paradigm", {})

    def table(file: str, key: str, kind: type) -> tuple[Any, ...]:
        path = folder / file
        return _plain(kind, read_toml(path).get(key, []), path, paradigms)

    return Pack(
        language=settings["language"],
        settings=settings,
        cues=tuple(_cue(e, paradigms, folder / "cues.toml") for e in cues.get("cue", [])),
        names=tuple(_name(e, c, folder / "names.toml") for c in NAME_CATEGORIES for e in names.get(c, [])),
        words=table("patterns.toml", "words", Words),
        frames=table("frames.toml", "frame", Frame),
        concepts=table("concepts.toml", "concept", Concept),
        folder=folder,
    )
