"""The pack linter behind `rawi packs check`: every entry proves itself.  Findings are returned; the caller prints them.

    check(language, engine, dates) ─┬─ lint     TOML, keys, ids, letters, forms written twice
                                    ├─ prove    examples and counter-examples, by the lexicon and by the engine
                                    └─ provers  of dates.toml and noise.toml
    check_actors()                  ─── roster   actors/*.toml: letters, countries, offices, forms, titles

The engine and the prover of dates stand on a higher floor, so the caller hands them in:

    from rawi.extract.pipeline import extract
    from rawi.extract.when import prove
    findings = [*check("fa", extract, prove), *check_actors()]
    failed = any(f.severity == "error" for f in findings)
"""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from rawi.errors import PackError
from rawi.packs import lint, prove, roster
from rawi.packs.compile import lexicon
from rawi.packs.dates import DateWords, load_dates
from rawi.packs.heads import HeadWords, head_entries, head_words
from rawi.packs.lint import Finding
from rawi.packs.noise import load_rules
from rawi.packs.noise import prove as prove_noise
from rawi.packs.pack import BUILT_IN, DATA, Pack, folder_of, load_pack, read_toml
from rawi.packs.prove import Engine

__all__ = ["DateProver", "Engine", "Finding", "check", "check_actors"]

DateProver = Callable[[DateWords], Iterable[str]]


def check(language: str, engine: Engine | None = None, dates: DateProver | None = None) -> list[Finding]:
    """What is wrong in a language's pack; errors first, then in the order of the files.

    language: a built-in code or a plug-in's.  engine: `rawi.extract.pipeline.extract`, None leaves the cues unread.
    dates: `rawi.extract.when.prove`, None leaves dates.toml unproved.  Raises PackError only for an unknown language.
    """
    folder = folder_of(language)
    rows, found = lint.read_rows(folder)
    settings = _settings(folder, found)
    if settings is None:
        return _sorted(found)
    found += lint.lint(rows, settings)
    try:
        pack = load_pack(language)
        words = lexicon(language)
    except PackError as error:
        found.append(_loading(error, folder))
        return _sorted(found)
    found += _doubles(pack, folder)
    found += prove.prove_forms(words, (*pack.names, *pack.words, *pack.frames, *pack.concepts))
    if engine is not None:
        found += prove.prove_cues(words, pack.cues, engine)
        found += prove.prove_contacts(words, pack.frames, engine)
    if dates is not None and language in BUILT_IN:
        found += _dates(language, dates)
    found += _noise(folder / "noise.toml")
    if language in BUILT_IN:
        found += _heads(language)
    return _sorted(found)


def check_actors(folder: Path = DATA / "actors") -> list[Finding]:
    """What is wrong with the actors all languages share, and with their shared noise rules; errors first.

    folder: where countries.toml, outlets.toml, organizations.toml and persons.toml lie; forms are looked up in the
    built-in lexicons, so that is done for the built-in folder only.
    """
    rows, found = roster.read_roster(folder)
    packs = {code: load_pack(code) for code in BUILT_IN}
    foreign = {code: pack.settings.get("foreign_letters", "") for code, pack in packs.items()}
    found += roster.check_roster(rows, foreign)
    if folder == DATA / "actors":
        for code in BUILT_IN:
            found += roster.resolve(lexicon(code), rows)
        found += roster.offices_without_title(rows, {code: pack.names for code, pack in packs.items()})
        found += _noise(DATA / "noise.toml")
    return _sorted(found)


def _sorted(found: list[Finding]) -> list[Finding]:
    return sorted(found, key=lambda finding: finding.severity)


def _settings(folder: Path, found: list[Finding]) -> dict[str, object] | None:
    """The pack's settings, or None with a finding where there are none."""
    file = f"{folder.name}/pack.toml"
    try:
        settings = read_toml(folder / "pack.toml")
    except PackError as error:
        found.append(Finding(file, "", f"is no valid TOML: {error.message}", error.hint))
        return None
    missing = [key for key in ("language", "name", "direction", "clitics", "syntax") if key not in settings]
    if missing:
        found.append(Finding(file, "", f"lacks {', '.join(missing)}", "see the built-in packs"))
    return None if missing else settings


def _loading(error: PackError, folder: Path) -> Finding:
    file, _, entry = error.place.partition("[")
    return Finding(file or folder.name, entry.rstrip("]"), f"cannot be loaded: {error.message}", error.hint)


def _doubles(pack: Pack, folder: Path) -> Iterator[Finding]:
    for name, entries in (("cues.toml", pack.cues), ("names.toml", pack.names)):
        declared = read_toml(folder / name).get("homographs", [])
        yield from lint.homographs(entries, declared, f"{folder.name}/{name}")


def _dates(language: str, prover: DateProver) -> Iterator[Finding]:
    try:
        faults = list(prover(load_dates(language)))
    except PackError as error:
        yield Finding(f"{language}/dates.toml", "", f"cannot be loaded: {error.message}", error.hint)
        return
    for fault in faults:
        entry, _, what = fault.partition(": ")
        yield Finding(f"{language}/dates.toml", entry, what)


def _noise(path: Path) -> Iterator[Finding]:
    try:
        rules = load_rules(path)
    except PackError as error:
        yield _loading(error, path.parent)
        return
    for rule in rules:
        for fault in prove_noise(rule):
            yield Finding(f"{path.parent.name}/{path.name}", rule.id, fault)


def _heads(language: str) -> Iterator[Finding]:
    try:
        entries, words = list(head_entries()), head_words()
    except PackError as error:
        yield _loading(error, folder_of(language))
        return
    for place, entry in entries:
        if not place.startswith(f"{language}/"):
            continue
        for key, wanted in (("examples", True), ("counter_examples", False)):
            for text in entry.get(key, ()):
                if _is_head(words, entry["kind"], text) != wanted:
                    what = f"{key[:-1].replace('_', '-')} {text!r}: {'not ' if wanted else ''}taken for {entry['kind']}"
                    yield Finding(f"{language}/heads.toml", entry["id"], what)


def _is_head(words: HeadWords, kind: str, text: str) -> bool:
    if kind == "age":
        return words.age_in(text) is not None
    if kind == "agency":
        return words.is_agency(text)
    label, changed = words.unlabel(f"{text}: 2026-03-04")
    return label == "2026-03-04" and changed == (kind == "updated")
