"""The words of time of one language: `dates.toml`, loaded and compiled for the finder.  Nothing happens at import.

A word becomes a `Word`; a pattern's shape becomes a regular expression over *signs*, one character for each kind of
word, so that all the grammar of a language stays in its TOML file (whose head describes the format).
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from itertools import product
from typing import Any, NamedTuple, cast

from rawi.errors import PackError
from rawi.text.calendar import WEEKDAYS, Calendar
from rawi.text.normalize import fold_key

PUNCTUATION = {
    ",": "comma",
    "،": "comma",
    "/": "slash",
    "-": "dash",
    "(": "open",
    ")": "close",
    ".": "dot",
    ":": "colon",
}
_NUMERIC = ("day", "count", "year", "clock", "numeric", "days", "years")
# fmt: off
_ANCHORS = frozenset({
    "month", "weekday", "day-word", "shifted", "unit", "units", "the-unit", "the-units", "dual", "vague", "era",
})
_WORDS = _ANCHORS | frozenset({
    "number", "ordinal", "one", "part", "last", "next", "this", "recent", "coming", "ago", "before", "later", "in",
    "of", "and", "to", "the", "then", "by", "more", "about", "few", "suffix", "half", "none",
})
MEANINGS = frozenset({  # the extract room has a function for each
    "date", "month", "year", "numeric", "weekday", "day-word", "shift", "ago", "span", "vague", "then", "monthday",
    "none",
})
# fmt: on
_UNITS = frozenset({"", "minute", "hour", "day", "week", "month", "year"})
_COMPANY = frozenset({"alone", "marker", "number", "year"})
_WIDER = {  # a class name in a shape and the classes of words it stands for
    "day": ("day", "number", "ordinal"),
    "digits": ("day",),
    "number": ("day", "count", "number"),
    "unit": ("unit", "units"),
    "bare-unit": ("unit",),
}


@dataclass(frozen=True, slots=True)
class Word:
    """What one word or phrase of time means.  company: what it needs beside it to be one (see the TOML head)."""

    kind: str
    value: int = 0
    unit: str = ""
    calendar: str = ""
    company: str = "alone"
    id: str = ""


class Reading(NamedTuple):
    """A word as it stands in a token: after `skip` letters of a clitic (None and 0 when there is none)."""

    word: Word
    clitic: Word | None = None
    skip: int = 0


@dataclass(frozen=True, slots=True)
class Shape:
    """A compiled pattern: its expression over signs and the meaning that gives it a value."""

    id: str
    regex: "re.Pattern[str]"
    meaning: str


@dataclass(frozen=True, slots=True, eq=False)
class DateWords:
    """The compiled words of one language.

    single: folded token → its reading.  phrases: first token → the other tokens and the reading, longest first.
    parts: every token that occurs in either.  anchors: those without one of which a run has no date.
    signs: kind of word → its character in shapes.
    """

    language: str
    week_start: int
    unit_calendar: Calendar
    early_calendar: Calendar
    numeric_order: str
    single: Mapping[str, Reading]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], Reading], ...]]
    parts: frozenset[str]
    anchors: frozenset[str]
    signs: Mapping[tuple[str, str, str], str]
    shapes: tuple[Shape, ...]
    ahead: "re.Pattern[str] | None" = None
    ahead_behind: "re.Pattern[str] | None" = None
    entries: tuple[Mapping[str, Any], ...] = field(repr=False, default=())

    def sign(self, word: Word) -> str:
        """The character that stands for a word of this kind."""
        return self.signs[word.kind, word.unit, word.company]


@lru_cache(maxsize=8)
def load_dates(language: str) -> DateWords:
    """The date words of a language of the built-in packs; PackError when it has none."""
    file = resources.files("rawi.packs") / "data" / language / "dates.toml"
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise PackError("this language has no dates.toml", place=str(file)) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PackError(f"not valid TOML: {error}", place=str(file)) from error
    return compile_dates(data, place=f"{language}/dates.toml")


def dated_languages() -> tuple[str, ...]:
    """The languages of the built-in packs that have date words, in a fixed order."""
    folder = resources.files("rawi.packs") / "data"
    return tuple(sorted(entry.name for entry in folder.iterdir() if (entry / "dates.toml").is_file()))


def compile_dates(data: Mapping[str, Any], place: str = "dates.toml") -> DateWords:
    """The compiled form of a parsed `dates.toml`; a wrong entry raises PackError with file and entry."""
    settings = data.get("settings", {})
    words = [(_word(entry, place), entry) for entry in data.get("word", [])]
    clitics = [(_clitic(entry, place), entry) for entry in data.get("clitic", [])]
    singles, phrases = _vocabulary(words, clitics)
    signs = _signs([word for word, _ in words] + [word for word, _ in clitics])
    shapes = tuple(_shape(entry, signs, place) for entry in data.get("pattern", []))
    entries = (*data.get("word", []), *data.get("pattern", []))
    _unique(entries, place)
    return DateWords(
        language=str(settings.get("language", "und")),
        week_start=WEEKDAYS.index(str(settings.get("week_start", "monday")).capitalize()),
        unit_calendar=cast(Calendar, settings.get("unit_calendar", "gregorian")),
        early_calendar=cast(Calendar, settings.get("early_calendar", "jalali")),
        numeric_order=str(settings.get("numeric_order", "")),
        single=singles,
        phrases=phrases,
        parts=frozenset([*singles, *phrases, *(t for rest in phrases.values() for tail, _ in rest for t in tail)]),
        anchors=frozenset(
            [token for token, reading in singles.items() if _anchors(reading.word)]
            + [token for token, rest in phrases.items() if any(_anchors(reading.word) for _, reading in rest)]
        ),
        signs=signs,
        shapes=shapes,
        ahead=_ahead(settings, "ahead"),
        ahead_behind=_ahead(settings, "ahead_behind"),
        entries=entries,
    )


def _ahead(settings: Mapping[str, Any], key: str) -> "re.Pattern[str] | None":
    """What finds the words that put a date to come: group `ahead`; group `past` for those that end the search."""
    groups = ((name, settings.get(listed, ())) for name, listed in (("past", f"not_{key}"), ("ahead", key)))
    told = [f"(?P<{name}>{'|'.join(re.escape(fold_key(f)) for f in forms)})" for name, forms in groups if forms]
    return re.compile(rf"\b(?:{'|'.join(told)})\b") if told else None


def _anchors(word: Word) -> bool:
    return word.kind in _ANCHORS or (word.kind == "then" and bool(word.value))


def spellings(form: str) -> Iterator[str]:
    """The folded spellings of a form: every zero-width non-joiner left out, or written as a space.

    >>> sorted(spellings("سه‌شنبه"))
    ['سه شنبه', 'سهشنبه']
    """
    pieces = form.split("\u200c")
    for joints in product(("", " "), repeat=len(pieces) - 1):
        yield fold_key("".join(a + b for a, b in zip(pieces, (*joints, ""), strict=True)))


def tokens(folded: str) -> list[str]:
    """The tokens of a folded form, as the finder cuts running text.

    >>> tokens("twenty-third"), tokens("24 ساعت")
    (['twenty', 'third'], ['24', 'ساعت'])
    """
    return re.findall(r"[^\W\d_]+|\d+", folded)


def _word(entry: Mapping[str, Any], place: str) -> Word:
    kind, unit, company = str(entry.get("class", "")), str(entry.get("unit", "")), str(entry.get("company", "alone"))
    where = f"{place}: {entry.get('id', 'an entry without id')}"
    if kind not in _WORDS or unit not in _UNITS or company not in _COMPANY:
        raise PackError(f"unknown class, unit or company: {kind!r}, {unit!r}, {company!r}", place=where)
    if not entry.get("forms"):
        raise PackError("an entry needs at least one form", place=where)
    value = entry.get("value", 0)
    if isinstance(value, str):
        value = WEEKDAYS.index(value.capitalize())
    return Word(kind, int(value), unit, str(entry.get("calendar", "")), company, str(entry.get("id", "")))


def _clitic(entry: Mapping[str, Any], place: str) -> Word:
    return _word({**entry, "forms": [entry.get("form", "")]}, place)


def _unique(entries: Iterable[Mapping[str, Any]], place: str) -> None:
    seen: set[str] = set()
    for entry in entries:
        if entry.get("id") in seen:
            raise PackError("two entries have this id", place=f"{place}: {entry.get('id')}")
        seen.add(str(entry.get("id")))


def _vocabulary(
    words: list[tuple[Word, Mapping[str, Any]]], clitics: list[tuple[Word, Mapping[str, Any]]]
) -> tuple[dict[str, Reading], dict[str, tuple[tuple[tuple[str, ...], Reading], ...]]]:
    plain: dict[tuple[str, ...], Reading] = {}
    for word, entry in words:
        for form in entry["forms"]:
            for spelling in spellings(form):
                plain.setdefault(tuple(tokens(spelling)), Reading(word))
    found = dict(plain)
    for clitic, entry in clitics:
        prefix, dropped = fold_key(str(entry["form"])), fold_key(str(entry.get("replaces", "")))
        for form, reading in plain.items():
            if form[0].startswith(dropped) and len(form[0]) >= entry.get("shortest", 1):
                grown = (prefix + form[0][len(dropped) :], *form[1:])
                found.setdefault(grown, Reading(reading.word, clitic, len(prefix)))
    singles = {form[0]: reading for form, reading in found.items() if len(form) == 1}
    phrases: dict[str, tuple[tuple[tuple[str, ...], Reading], ...]] = {}
    for form, reading in sorted(found.items(), key=lambda item: -len(item[0])):
        if len(form) > 1:
            phrases[form[0]] = (*phrases.get(form[0], ()), (form[1:], reading))
    return singles, phrases


def _signs(words: Iterable[Word]) -> dict[tuple[str, str, str], str]:
    kinds = [(kind, "", "alone") for kind in (*_NUMERIC, *PUNCTUATION.values())]
    kinds += [(word.kind, word.unit, word.company) for word in words]
    return {kind: chr(0x4E00 + index) for index, kind in enumerate(dict.fromkeys(kinds))}


_SHAPE = re.compile(r"[()|?]|[!<]?[a-z-]+(?::[a-z]+)?|\S")


def _shape(entry: Mapping[str, Any], signs: Mapping[tuple[str, str, str], str], place: str) -> Shape:
    where = f"{place}: {entry.get('id', 'an entry without id')}"
    if entry.get("meaning") not in MEANINGS:
        raise PackError(f"unknown meaning {entry.get('meaning')!r}", place=where)
    built = []
    for piece in _SHAPE.findall(str(entry.get("shape", ""))):
        if piece in "()|?":
            built.append("(?:" if piece == "(" else piece)
            continue
        bare, _, detail = piece.lstrip("!<").partition(":")
        known = bare in _WORDS or bare in _NUMERIC or bare in PUNCTUATION.values() or bare in _WIDER
        if not known or (detail and detail not in _UNITS | _COMPANY):
            raise PackError(f"unknown class {piece!r} in the shape", place=where)
        kinds = _WIDER.get(bare, (bare,))
        chosen = "".join(
            sign for (kind, unit, company), sign in signs.items() if kind in kinds and detail in ("", unit, company)
        )
        one = f"[{chosen}]" if chosen else "[^\\s\\S]"
        built.append({"!": f"(?!{one})", "<": f"(?<={one})"}.get(piece[0], one))
    try:
        return Shape(str(entry["id"]), re.compile("".join(built)), str(entry["meaning"]))
    except re.error as error:
        raise PackError(f"the shape cannot be read: {error}", place=where) from error
