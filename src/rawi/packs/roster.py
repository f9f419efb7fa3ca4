"""The linter for the actors all languages share: ids, letters, countries, offices, forms that name one actor only."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, get_args

from rawi.errors import PackError
from rawi.packs.actors import FILES, LANGUAGES
from rawi.packs.compile import Hit, Lexicon
from rawi.packs.lint import Finding, Row, strings, wrong_characters, wrong_script
from rawi.packs.pack import NAME_CATEGORIES, Name, read_toml
from rawi.packs.prove import look_up
from rawi.text.calendar import bounds
from rawi.text.normalize import fold_key
from rawi.types import ActorKind

_BY_LANGUAGE = frozenset(f"{code}{part}" for code in LANGUAGES for part in ("", "_nisba", "_people", "_capital"))
_EVERY = frozenset(("id", "name", "camp", "ambiguous", "loaded", "not_in"))
_COUNTRY = _BY_LANGUAGE | _EVERY | {"label", "cased"}
_ACTOR = _EVERY | {*LANGUAGES, "kind", "country", "short", "shared_short", "shared", "platform", "retells", "offices"}
_NAMING = frozenset((*NAME_CATEGORIES, "actor", "country", "capital", "nisba"))
_OFFICE = frozenset(("office", "country", "from", "to"))
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?", re.ASCII)


def read_roster(folder: Path) -> tuple[list[Row], list[Finding]]:
    """The entries of the actors' folder (tables "country" and "actor"), and what is wrong with its files."""
    rows: list[Row] = []
    found: list[Finding] = []
    for name, table in (("countries", "country"), *((file, "actor") for file in FILES)):
        file = f"{folder.name}/{name}.toml"
        try:
            data = read_toml(folder / f"{name}.toml")
        except PackError as error:
            found.append(Finding(file, "", f"is no valid TOML: {error.message}", error.hint))
            continue
        found += [Finding(file, "", f"unknown table [{key}]", f"known: {table}") for key in sorted(set(data) - {table})]
        rows += [Row(file, table, entry) for entry in data.get(table, [])]
    return rows, found


def check_roster(rows: list[Row], foreign: dict[str, str]) -> Iterator[Finding]:
    """Keys, ids, letters, countries, offices and shared forms.  foreign: language → letters its forms may not have."""
    countries = {row.id for row in rows if row.table == "country"}
    seen: dict[tuple[str, str], Row] = {}
    for row in rows:
        if (row.table, row.id) in seen:
            yield row.finding(f"the id is used twice (first in {seen[row.table, row.id].file})")
        seen.setdefault((row.table, row.id), row)
        yield from _entry(row, countries)
        yield from _letters(row, foreign)
    yield from _shared(rows)


def _entry(row: Row, countries: set[str]) -> Iterator[Finding]:
    entry = row.entry
    known = _COUNTRY if row.table == "country" else _ACTOR
    for key in sorted(set(entry) - known):
        yield row.finding(f"unknown key {key}", "see docs/reference/packs.md")
    if not _ID.fullmatch(row.id):
        yield row.finding("needs an id of ASCII lower-case letters, digits and hyphens")
    if not entry.get("name"):
        yield row.finding("needs an English name")
    if row.table == "country":
        return
    if entry.get("kind") not in get_args(ActorKind):
        yield row.finding(f"kind = {entry.get('kind')!r} is unknown", f"one of {', '.join(get_args(ActorKind))}")
    if entry.get("country", "") not in countries | {""}:
        yield row.finding(f"country {entry.get('country')!r} is not in countries.toml")
    for office in entry.get("offices", ()):
        yield from _office(row, office, countries)


def _office(row: Row, office: dict[str, Any], countries: set[str]) -> Iterator[Finding]:
    name = office.get("office", "?")
    if set(office) - _OFFICE or "office" not in office:
        yield row.finding(f"office {name}: keys are {', '.join(sorted(_OFFICE))}")
    if office.get("country", "") not in countries | {""}:
        yield row.finding(f"office {name}: country {office['country']!r} is not in countries.toml")
    since, until = office.get("from", ""), office.get("to", "")
    wrong = [day for day in (since, until) if day and not (_DAY.fullmatch(day) and bounds(day))]
    for day in wrong:
        yield row.finding(f"office {name}: {day!r} is no day, month or year", "write 2026-03-04, 2026-03 or 2026")
    if since and until and not wrong and since[: len(until)] > until[: len(since)]:
        yield row.finding(f"office {name}: from {since} is after to {until}")


def _letters(row: Row, foreign: dict[str, str]) -> Iterator[Finding]:
    for path, text in strings(row.entry):
        yield from wrong_characters(row, text)
        key = path[-1] if path[0] in ("short", "shared_short") else path[0]
        code = key.partition("_")[0]
        if code not in LANGUAGES:
            continue
        strange = sorted({c for c in text if c in foreign.get(code, "")})
        if strange:
            yield row.finding(f"{code} {text!r} has letters of another language: {' '.join(strange)}")
        yield from wrong_script(row, text, code)


def _shared(rows: Iterable[Row]) -> Iterator[Finding]:
    """Forms of one language that two actors bear, unless each of them declares it."""
    owners: dict[tuple[str, str], dict[str, tuple[Row, bool]]] = {}
    for row in rows:
        entry = row.entry
        loose = {fold_key(form) for form in entry.get("ambiguous", ())}
        for code in LANGUAGES:
            shy = {fold_key(form) for form in entry.get("shared_short", {}).get(code, ())}
            forms = [*entry.get(code, ()), *entry.get(f"{code}_capital", ()), *entry.get("short", {}).get(code, ())]
            for key in {*map(fold_key, forms), *shy}:
                declared = bool(entry.get("shared")) or key in loose or key in shy
                owners.setdefault((code, key), {})[f"{row.table}:{row.id}"] = (row, declared)
    for (code, key), found in owners.items():
        undeclared = [row for row, declared in found.values() if not declared]
        if len(found) > 1 and undeclared:
            others = ", ".join(sorted({row.id for row, _ in found.values()} - {undeclared[0].id}))
            hint = "shared = true, shared_short or ambiguous in each of them, or drop the form"
            yield undeclared[0].finding(f"the {code} form {key!r} also belongs to {others}", hint)


def resolve(lexicon: Lexicon, rows: Iterable[Row]) -> Iterator[Finding]:
    """Every form of a language, looked up in its lexicon, must lead to its own actor."""
    code = lexicon.language
    for row in rows:
        entry = row.entry
        parts = {"country": ("", "_capital", "_nisba", "_people"), "actor": ("",)}[row.table]
        forms = [form for part in parts for form in entry.get(code + part, ())]
        forms += [form for key in ("short", "shared_short") for form in entry.get(key, {}).get(code, ())]
        for form in dict.fromkeys(forms):
            whole = [hit for span, hit in look_up(lexicon, form) if span.start == 0 and hit.entry.category in _NAMING]
            longest = [hit for hit in whole if hit.last == max(h.last for h in whole) and not hit.clitic]
            if not any(_is(row, hit) for hit in longest):
                got = sorted({_name(hit) for hit in longest}) or ["nothing"]
                yield row.finding(f"the {code} form {form!r} leads to {', '.join(got)}", "make it longer, or drop it")


def _is(row: Row, hit: Hit) -> bool:
    kinds = ("actor",) if row.table == "actor" else ("country", "capital", "nisba")
    return hit.entry.category in kinds and hit.entry.ref.id == row.id


def _name(hit: Hit) -> str:
    return f"{hit.entry.category} {getattr(hit.entry.ref, 'id', hit.entry.ref)}"


def offices_without_title(rows: Iterable[Row], names: dict[str, tuple[Name, ...]]) -> Iterator[Finding]:
    """Offices of one holder that no title of a language leads to, neither by themselves nor by a twin.

    names: language → the names of its pack.  A twin is another office of the same holder for the same time (secretary
    of state and foreign minister).  Offices that several hold at once (senators) say nothing and are passed over.
    """
    held: dict[str, list[tuple[Row, dict[str, Any]]]] = {}
    for row in rows:
        for office in row.entry.get("offices", ()):
            held.setdefault(office.get("office", ""), []).append((row, office))
    for language, entries in names.items():
        titled = {entry.office for entry in entries if entry.category == "title"}
        for name, holders in sorted(held.items()):
            led = all(name in titled or _twin(row, office, titled) for row, office in holders)
            if not led and not _crowded([office for _, office in holders]):
                what = f"no title has office = {name!r} (held by {holders[0][0].id})"
                yield Finding(f"{language}/names.toml", name, what, "add a title, or rename the office", "warning")


def _twin(row: Row, office: dict[str, Any], titled: set[str]) -> bool:
    times = [(o.get("from"), o.get("to"), o.get("country")) for o in row.entry["offices"] if o.get("office") in titled]
    return (office.get("from"), office.get("to"), office.get("country")) in times


def _crowded(offices: list[dict[str, Any]]) -> bool:
    """Whether an office of one country has several holders today."""
    today = [office.get("country", "") for office in offices if not office.get("to")]
    return len(today) > len(set(today)) + 2
