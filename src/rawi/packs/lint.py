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


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NAMES = _keys(Name, "category place", "plural_forms dual_forms")
_FORMS_OF_TIME = "id class value unit calendar company forms form replaces shortest shape meaning"
KEYS: dict[str, frozenset[str]] = {
    "cue": _keys(Cue, "kind place prepositions objects", "class paradigm stems"),
    **dict.fromkeys(NAME_CATEGORIES, _NAMES),
    "words": _keys(Words, "place", "paradigm stems"),
    "frame": _keys(Frame, "place", "paradigm stems"),
    "concept": _keys(Concept, "place", "paradigm stems"),
    **dict.fromkeys(("word", "clitic", "pattern"), _set(_FORMS_OF_TIME + " examples counter_examples")),
    "noise": _set("id kind reason match regex at words position raw examples counter_examples"),
    "head": _set("id kind regex match examples counter_examples"),
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
_SETTINGS = _set("paradigm homographs stem settings")
_OWN_IDS = _set("words concept noise word clitic pattern head")  # tables whose ids are counted by file, not by pack
_VALUES: dict[str, frozenset[str]] = {
    "class": _set("verb noun preposition participle mark adverb"),
    "stance": _set("asserts denies confirms doubts declines"),
    "strength": _set("strong weak"),
    "sense": _set(
        "say add write announce report relay quote deny confirm admit reject decline claim believe expect doubt assess "
        "warn threaten demand ask urge call-for propose promise accuse praise condemn describe stress explain "
        "point-out reveal inform answer vow order agree suspect fear regret welcome rumour"
    ),
}
_DEFAULTS = {"class": "verb", "stance": "asserts", "strength": "strong"}
_CONTENT = re.compile(r"that|bare|colon|quote|object|naming|to|(?:prep|object|that):\S.*")
_ID = re.compile(r"[a-z0-9]+(?:[._-][a-z0-9]+)*")
_CONTROLS = re.compile("[\u200b\u200d-\u200f\u061c\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad]")
_STRETCHED = re.compile(r"[^\W\d]\u0640+[^\W\d\u0640]")
_PRESENTED = re.compile("[\ufb00-\ufdff\ufe70-\ufefc]")
_WRITTEN = ("forms", "plural_forms", "dual_forms")
_WORDS_IN = _set(
    "lemma forms plural_forms dual_forms form stems head tail source_prep addressee_prep relay_prep content"
)
_TEXTS_IN = _set("examples counter_examples match")


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
        key = (f"{row.file}/{row.table}" if row.table in _OWN_IDS else "", row.id)
        if key in seen and "id" in row.entry:
            yield row.finding(f"the id is used twice (first in {seen[key].file})", "give one of them another id")
        seen.setdefault(key, row)
        yield from _entry(row)
        yield from letters(row, settings["language"], settings.get("foreign_letters", ""))
        yield from _alike(row)


def _entry(row: Row) -> Iterator[Finding]:
    entry = row.entry
    if not _ID.fullmatch(row.id) and (row.table != "clitic" or "id" in entry):
        yield row.finding("needs an id of ASCII lower-case letters, digits, dots and hyphens")
    for key in sorted(set(entry) - KEYS[row.table]):
        yield row.finding(f"unknown key {key}", "see docs/reference/packs.md")
    if row.table == "cue":
        yield from _cue(row)
    if row.table == "words" and row.id not in TAGS:
        yield row.finding("is no word class the engine knows", f"one of {', '.join(TAGS)}")
    if row.table in ("title", "anonymous", "group", "document") and "english" not in entry:
        yield row.finding("needs its meaning in English", 'english = "…"')


def _cue(row: Row) -> Iterator[Finding]:
    for key, allowed in _VALUES.items():
        value = row.entry.get(key, _DEFAULTS.get(key))
        if value not in allowed:
            yield row.finding(f"{key} = {value!r} is unknown", f"one of {', '.join(sorted(allowed))}")
    for kind in row.entry.get("content", ()):
        if not _CONTENT.fullmatch(kind):
            yield row.finding(f"content {kind!r} is unknown")


def letters(row: Row, language: str, foreign: str) -> Iterator[Finding]:
    """Letters that may not stand in an entry: not NFC, presentation forms, controls, another language's letters.

    foreign: letters of the language's own script that it does not use.  Forms are written in the language's script
    only; examples may hold a foreign name.
    """
    for path, text in strings(row.entry):
        yield from wrong_characters(row, text)
        if path[0] not in _WORDS_IN | _TEXTS_IN or path[-1] == "feature":
            continue
        strange = sorted({c for c in text if c in foreign})
        if strange:
            yield row.finding(f"{text!r} has letters of another language: {' '.join(strange)}")
        if path[0] in _WORDS_IN:
            yield from wrong_script(row, text.rpartition(":")[2] if path[0] == "content" else text, language)


def wrong_characters(row: Row, text: str) -> Iterator[Finding]:
    """Characters that no pack may hold, in any language."""
    if unicodedata.normalize("NFC", text) != text:
        yield row.finding(f"{text!r} is not in NFC", "normalise it")
    for name, pattern in (
        ("control or invisible characters", _CONTROLS),
        ("presentation forms", _PRESENTED),
        ("a stretched letter", _STRETCHED),
    ):
        if pattern.search(text):
            yield row.finding(f"{text!r} has {name}", "write plain letters")


def wrong_script(row: Row, text: str, language: str) -> Iterator[Finding]:
    """Letters of a script the language is not written in; keywords of `content` are passed over."""
    if text in ("that", "bare", "colon", "quote", "object", "to"):
        return
    script = "LATIN" if language == "en" else "ARABIC"
    strange = sorted({c for c in text if c.isalpha() and _script(c) != script})
    if strange:
        yield row.finding(f"{text!r} has letters that are not {script.title()}: {' '.join(strange)}")


@lru_cache(maxsize=4096)
def _script(character: str) -> str:
    return unicodedata.name(character, "?").split()[0]


def strings(entry: object, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
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
            text, feature = (item, key) if isinstance(item, str) else (item.get("form", ""), item.get("feature", ""))
            folded = (frozenset(fold_key(spelling) for spelling in spellings(text)), feature)
            if folded in seen:
                yield row.finding(f"{text!r} folds like {seen[folded]!r}", "list one of them", warning=True)
            seen.setdefault(folded, text)


def homographs(entries: Iterable[Cue | Name], declared: list[list[str]], file: str) -> Iterator[Finding]:
    """Forms that two entries of a category share although they mean different things, unless the file declares them.

    entries: the cues, or the names, of a loaded pack.  declared: the file's `homographs`, lists of entry ids.
    """
    shared: dict[tuple[str, str, str], dict[str, tuple[str, str]]] = {}
    for entry in entries:
        kind = ("cue", entry.head) if isinstance(entry, Cue) else (entry.category, "")
        meaning = (entry.sense, entry.stance) if isinstance(entry, Cue) else (entry.english, entry.person)
        for spelling in (spelling for form in entry.forms for spelling in spellings(form.text)):
            shared.setdefault((*kind, fold_key(spelling)), {})[entry.id] = meaning
    allowed = [frozenset(ids) for ids in declared]
    told: set[frozenset[str]] = set()
    for (_, _, key), owners in shared.items():
        ids = frozenset(owners)
        if len(set(owners.values())) < 2 or ids in told or any(ids <= one for one in allowed):
            continue
        told.add(ids)
        what = f"the form {key!r} also belongs to {', '.join(sorted(ids)[1:])}"
        yield Finding(file, min(ids), what, "drop it from one of them, or list the ids in `homographs`")
