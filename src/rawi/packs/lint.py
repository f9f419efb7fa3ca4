"""What a pack's TOML shows by itself: tables and keys, ids, values, letters, forms written twice.

Nothing is matched here; `prove.py` does that.  Findings are returned, never printed.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from rawi.errors import PackError
from rawi.packs.compile import TAGS
from rawi.packs.inflect import spellings
from rawi.packs.pack import NAME_CATEGORIES, Concept, Cue, Frame, Name, Words, read_toml
from rawi.text.normalize import fold_key


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong in a pack.

    file: the TOML file with its folder, as in "fa/cues.toml".  entry: the entry's id, "" for the file as a whole.
    what: a sentence.  hint: what to do, "" where it is plain.  severity: an error must go, a warning should.
    """

    file: str
    entry: str
    what: str
    hint: str = ""
    severity: Literal["error", "warning"] = "error"


@dataclass(frozen=True, slots=True)
class Row:
    """An entry as it stands in its file: the file with its folder, its table, its keys."""

    file: str
    table: str
    entry: dict[str, Any]

    @property
    def id(self) -> str:
        """The entry's id; "?" where it has none."""
        return str(self.entry.get("id", "?"))

    def finding(self, what: str, hint: str = "", *, warning: bool = False) -> Finding:
        """A finding about this entry."""
        return Finding(self.file, self.id, what, hint, "warning" if warning else "error")


def _keys(kind: type, dropped: str, added: str) -> frozenset[str]:
    return frozenset(f.name for f in fields(kind)) - set(dropped.split()) | set(added.split())


_NAMES = _keys(Name, "category place", "plural_forms dual_forms")
_DATES = frozenset(
    "id class value unit calendar company forms form replaces shortest shape meaning examples counter_examples".split()
)
KEYS: dict[str, frozenset[str]] = {
    "cue": _keys(Cue, "kind place prepositions objects", "class paradigm stems"),
    **dict.fromkeys(NAME_CATEGORIES, _NAMES),
    "words": _keys(Words, "place", "paradigm stems"),
    "frame": _keys(Frame, "place", "paradigm stems"),
    "concept": _keys(Concept, "place", "paradigm stems"),
    **dict.fromkeys(("word", "clitic", "pattern"), _DATES),
    "noise": frozenset("id kind reason match regex at words position raw examples counter_examples".split()),
    "head": frozenset("id kind regex match examples counter_examples".split()),
}
TABLES: dict[str, tuple[str, ...]] = {
    "cues.toml": ("cue",),
    "names.toml": NAME_CATEGORIES,
    "patterns.toml": ("words",),
    "frames.toml": ("frame",),
    "concepts.toml": ("concept",),
    "dates.toml": ("word", "clitic", "pattern"),
    "noise.toml": ("noise",),
    "heads.toml": ("head",),
}
_SETTINGS = frozenset(("paradigm", "homographs", "stem", "settings"))
_VALUES: dict[str, frozenset[str]] = {
    "class": frozenset("verb noun preposition participle mark adverb".split()),
    "stance": frozenset("asserts denies confirms doubts declines".split()),
    "strength": frozenset(("strong", "weak")),
    "sense": frozenset(
        "say add write announce report relay quote deny confirm admit reject decline claim believe expect doubt assess "
        "warn threaten demand ask urge call-for propose promise accuse praise condemn describe stress explain "
        "point-out reveal inform answer vow order agree suspect fear regret welcome rumour".split()
    ),
}
_CONTENT = re.compile(r"that|bare|colon|quote|object|to|(?:prep|object):\S.*")
_ID = re.compile(r"[a-z0-9]+(?:[._-][a-z0-9]+)*")
_CONTROLS = re.compile("[\u200b\u200d-\u200f\u061c\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad\u0640]")
_PRESENTED = re.compile("[\ufb00-\ufdff\ufe70-\ufefc]")
_LATIN = frozenset(
    "id english plural_english class sense stance strength paradigm feature scheme subject addressee kind office "
    "person part medium status direction needs kinds polarity unit calendar company shape meaning reason position at base value".split()
)
_WRITTEN = ("forms", "plural_forms", "dual_forms")
_IN_TEXT = frozenset("examples counter_examples regex match".split())


def read_rows(folder: Path) -> tuple[list[Row], list[Finding]]:
    """The entries of a pack's folder, and what is wrong with its files: broken TOML, unknown tables."""
    rows: list[Row] = []
    found: list[Finding] = []
    for name, tables in TABLES.items():
        file = f"{folder.name}/{name}"
        try:
            data = read_toml(folder / name)
        except PackError as error:
            found.append(Finding(file, "", f"is no valid TOML: {error.message}", error.hint))
            continue
        for unknown in sorted(set(data) - set(tables) - _SETTINGS):
            found.append(Finding(file, "", f"unknown table [{unknown}]", f"known: {', '.join(tables)}"))
        for table in tables:
            rows += [Row(file, table, entry) for entry in data.get(table, [])]
    return rows, found


def lint(rows: list[Row], settings: dict[str, Any]) -> Iterator[Finding]:
    """Keys, ids, values, letters and forms of a pack's entries.  settings: the pack's `pack.toml`."""
    seen: dict[tuple[str, str], Row] = {}
    for row in rows:
        key = (row.file if row.table in ("words", "concept", "noise", "word", "clitic", "pattern") else "", row.id)
        if key in seen:
            yield row.finding(f"the id is used twice (first in {seen[key].file})", "give one of them another id")
        seen.setdefault(key, row)
        yield from _entry(row)
        yield from letters(row, settings["language"], settings.get("foreign_letters", ""))
        yield from _alike(row)


def _entry(row: Row) -> Iterator[Finding]:
    entry = row.entry
    if not _ID.fullmatch(row.id):
        yield row.finding("needs an id of ASCII lower-case letters, digits, dots and hyphens")
    for key in sorted(set(entry) - KEYS[row.table]):
        yield row.finding(f"unknown key {key}", "see docs/reference/packs.md")
    if row.table == "cue":
        for key, allowed in _VALUES.items():
            if entry.get(key, "verb" if key == "class" else "") not in allowed | ({""} if key in ("stance", "strength") else set()):
                yield row.finding(f"{key} = {entry.get(key)!r} is unknown", f"one of {', '.join(sorted(allowed))}")
        for kind in entry.get("content", ()):
            if not _CONTENT.fullmatch(kind):
                yield row.finding(f"content {kind!r} is unknown")
    if row.table == "words" and row.id not in TAGS:
        yield row.finding("is no word class the engine knows", f"one of {', '.join(TAGS)}")
    if row.table in ("title", "anonymous", "group", "document", "pronoun") and not entry.get("english"):
        if not (row.table == "pronoun" and entry.get("person")):
            yield row.finding("needs its meaning in English (english)")


def letters(row: Row, language: str, foreign: str) -> Iterator[Finding]:
    """Letters that may not stand in an entry: not NFC, presentation forms, controls, another language's letters."""
    for path, text in strings(row.entry):
        yield from wrong_characters(row, text)
        if path[0] in _LATIN or path[-1] in _LATIN:
            continue
        strange = sorted({c for c in text if c in foreign})
        if strange and "regex" not in path:
            yield row.finding(f"{text!r} has letters of another language: {' '.join(strange)}")
        if path[0] not in _IN_TEXT:
            yield from wrong_script(row, text.rpartition(":")[2] if path[0] == "content" else text, language, path)


def wrong_characters(row: Row, text: str) -> Iterator[Finding]:
    """Characters that no pack may hold, in any language."""
    if unicodedata.normalize("NFC", text) != text:
        yield row.finding(f"{text!r} is not in NFC", "normalise it")
    for name, pattern in (("control or invisible characters", _CONTROLS), ("presentation forms", _PRESENTED)):
        if pattern.search(text):
            yield row.finding(f"{text!r} has {name}", "write plain letters")


def wrong_script(row: Row, text: str, language: str, path: tuple[str, ...] = ()) -> Iterator[Finding]:
    """Letters of a script the language is not written in."""
    script = "LATIN" if language == "en" else "ARABIC"
    plain = re.sub(r"\{\w+\}", "", text)
    if (path and path[0] == "content" and plain.isascii() and language != "en") or row.table in ("pattern",):
        return
    strange = sorted({c for c in plain if c.isalpha() and _script(c) != script})
    if strange:
        yield row.finding(f"{text!r} has letters that are not {script.title()}: {' '.join(strange)}")


@lru_cache(maxsize=4096)
def _script(character: str) -> str:
    return unicodedata.name(character, "?").split()[0]


def strings(entry: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every string of an entry with the keys that lead to it."""
    if isinstance(entry, str):
        yield path, entry
    elif isinstance(entry, dict):
        for key, value in entry.items():
            yield from strings(value, (*path, key))
    elif isinstance(entry, list):
        for value in entry:
            yield from strings(value, path)


def _alike(row: Row) -> Iterator[Finding]:
    """Written forms of one entry that fold alike: one of them is enough."""
    seen: dict[tuple[frozenset[str], str], str] = {}
    for key in _WRITTEN:
        for item in row.entry.get(key, ()):
            form, feature = (item, key) if isinstance(item, str) else (item.get("form", ""), item.get("feature", ""))
            folded = (frozenset(fold_key(spelling) for spelling in spellings(form)), feature)
            if folded in seen:
                yield row.finding(f"{form!r} folds like {seen[folded]!r}", "list one of them", warning=True)
            seen.setdefault(folded, form)


def homographs(entries: Iterable[Cue | Name], declared: list[list[str]], file: str) -> Iterator[Finding]:
    """Forms that two entries of a category share although they mean different things, unless the file declares them.

    entries: the cues, or the names, of a loaded pack.  declared: the file's `homographs`, lists of entry ids.
    """
    shared: dict[tuple[str, str, str], dict[str, tuple[str, str]]] = {}
    for entry in entries:
        for form in entry.forms:
            for spelling in spellings(form.text):
                if isinstance(entry, Cue):
                    key, meaning = ("cue", entry.head, fold_key(spelling)), (entry.sense, entry.stance)
                else:
                    key, meaning = (entry.category, "", fold_key(spelling)), (entry.english, entry.person)
                shared.setdefault(key, {})[entry.id] = meaning
    allowed = [frozenset(ids) for ids in declared]
    told: set[frozenset[str]] = set()
    for (_, _, form), owners in shared.items():
        ids = frozenset(owners)
        if len(set(owners.values())) < 2 or ids in told or any(ids <= one for one in allowed):
            continue
        told.add(ids)
        what = f"the form {form!r} also belongs to {', '.join(sorted(ids)[1:])}"
        yield Finding(file, min(ids), what, "drop it from one of them, or list the ids in `homographs`")
