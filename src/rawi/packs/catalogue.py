"""What the packs hold, as data for `rawi packs list` and `rawi packs explain`.  Nothing is printed here.

shelves("fa")                                  counts of entries, forms and examples by category
entries("fa", "cue")                           id, meaning and place of every entry of a category
explain("say.goftan", engine=extract)          the entry, its forms, its examples with marks; one for each language
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from rawi.errors import NothingFound
from rawi.packs.actors import Actor, Country, load_actors
from rawi.packs.compile import Lexicon, lexicon
from rawi.packs.inflect import Form
from rawi.packs.noise import load_rules
from rawi.packs.pack import BUILT_IN, NAME_CATEGORIES, Cue, Frame, Pack, load_pack, read_toml
from rawi.packs.prove import Engine, Entry, fires, occurrences, read_example
from rawi.types import Span

CATEGORIES = ("cue", *NAME_CATEGORIES, "words", "frame", "concept", "date", "noise")


@dataclass(frozen=True, slots=True)
class Shelf:
    """One category of one language's pack in numbers; language "" is the actors all languages share."""

    language: str
    category: str
    entries: int
    forms: int
    examples: int
    counter_examples: int


@dataclass(frozen=True, slots=True)
class Brief:
    """One line of a list: the entry's id, what it means in English, and where it stands."""

    id: str
    english: str
    place: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked stretch of an example: cue, source, content or match, in the example's own code points."""

    role: str
    span: Span


@dataclass(frozen=True, slots=True)
class Sample:
    """An example or a counter-example.  ok: whether it proves the entry (None: no engine was given to read it).

    faults: one sentence for each thing that is not as the example says.
    """

    text: str
    counter: bool
    marks: tuple[Mark, ...]
    ok: bool | None
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Explained:
    """An entry laid open: its facts (key, value) in the order of the file, its forms as inflected, its examples."""

    id: str
    language: str
    category: str
    place: str
    facts: tuple[tuple[str, str], ...]
    forms: tuple[Form, ...]
    samples: tuple[Sample, ...] = ()


def shelves(language: str = "") -> tuple[Shelf, ...]:
    """The categories of a language in numbers; of all built-in languages and the actors when language is ""."""
    if language:
        return tuple(_shelves(load_pack(language)))
    return tuple(shelf for code in BUILT_IN for shelf in _shelves(load_pack(code))) + tuple(_actor_shelves())


def entries(language: str, category: str) -> tuple[Brief, ...]:
    """The entries of a category (CATEGORIES, or "actor" and "country": the shared ones), in the order of the file."""
    if category in ("actor", "country"):
        found = _registry(category)
        return tuple(Brief(a.id, a.name, f"actors[{a.id}]") for a in found)
    pack = load_pack(language)
    return tuple(Brief(e.id, getattr(e, "english", ""), e.place) for e in _of(pack, category))


def explain(entry_id: str, language: str = "", engine: Engine | None = None) -> tuple[Explained, ...]:
    """Every entry with this id: one for each language whose pack has it, or the actor or country.

    entry_id: as in the TOML file.  language: "" looks in every built-in pack.  engine: `rawi.extract.pipeline.extract`,
    to tell whether the examples of a cue are read as they say.  Raises NothingFound.
    """
    found: list[Explained] = []
    for code in (language,) if language else BUILT_IN:
        pack, words = load_pack(code), lexicon(code)
        for category in CATEGORIES[:-2]:
            mine = (entry for entry in _of(pack, category) if entry.id == entry_id)
            found += [_explained(entry, pack, category, words, engine) for entry in mine]
    for category in ("actor", "country"):
        found += [_actor(one, category) for one in _registry(category) if one.id == entry_id]
    if not found:
        raise NothingFound(f"no pack has an entry '{entry_id}'", hint="list the ids with: rawi packs list")
    return tuple(found)


def _of(pack: Pack, category: str) -> Iterable[Entry]:
    tables: dict[str, Iterable[Entry]] = {
        "cue": pack.cues,
        "words": pack.words,
        "frame": pack.frames,
        "concept": pack.concepts,
    }
    return tables.get(category, (name for name in pack.names if name.category == category))


def _shelves(pack: Pack) -> Iterator[Shelf]:
    for category in CATEGORIES[:-2]:
        mine = list(_of(pack, category))
        if mine:
            forms = sum(len(entry.forms) for entry in mine)
            examples = sum(len(entry.examples) for entry in mine)
            counters = sum(len(entry.counter_examples) for entry in mine)
            yield Shelf(pack.language, category, len(mine), forms, examples, counters)
    dates = read_toml(pack.folder / "dates.toml")
    yield _plain(pack, "date", [entry for table in ("word", "clitic", "pattern") for entry in dates.get(table, [])])
    rules = load_rules(pack.folder / "noise.toml")
    examples, counters = sum(len(r.examples) for r in rules), sum(len(r.counter_examples) for r in rules)
    yield Shelf(pack.language, "noise", len(rules), sum(len(r.phrases) for r in rules), examples, counters)


def _plain(pack: Pack, category: str, rows: list[dict[str, Any]]) -> Shelf:
    counts = [sum(len(row.get(key, ())) for row in rows) for key in ("forms", "examples", "counter_examples")]
    return Shelf(pack.language, category, len(rows), *counts)


def _actor_shelves() -> Iterator[Shelf]:
    registry = load_actors()
    countries = list(registry.countries.values())
    yield Shelf("", "country", len(countries), sum(len(_actor_forms(c)) for c in countries), 0, 0)
    for kind in sorted({actor.kind for actor in registry.actors.values()}):
        mine = [actor for actor in registry.actors.values() if actor.kind == kind]
        yield Shelf("", kind, len(mine), sum(len(_actor_forms(a)) for a in mine), 0, 0)


def _registry(category: str) -> Iterable[Actor | Country]:
    registry = load_actors()
    return registry.actors.values() if category == "actor" else registry.countries.values()


def _actor_forms(actor: Actor | Country) -> tuple[Form, ...]:
    """The forms with the language and the part they stand in as feature: "fa", "fa.short", "ar.nisba"."""
    parts: dict[str, dict[str, tuple[str, ...]]] = {"": actor.forms}
    if isinstance(actor, Country):
        parts |= {".nisba": actor.nisba, ".people": actor.people, ".capital": actor.capital}
    else:
        parts[".short"] = actor.short
    return tuple(Form(form, code + part) for part, by in parts.items() for code, forms in by.items() for form in forms)


def _actor(actor: Actor | Country, category: str) -> Explained:
    facts = [("name", actor.name), ("camp", actor.camp)]
    if isinstance(actor, Actor):
        facts += [("kind", actor.kind), ("country", actor.country)]
        facts += [("office", f"{o.office} {o.country} {o.since or '..'}/{o.until or '..'}") for o in actor.offices]
    else:
        facts.append(("label", actor.label))
    facts.append(("ambiguous", ", ".join(actor.ambiguous)))
    kept = tuple((key, value) for key, value in facts if value)
    return Explained(actor.id, "", category, f"actors[{actor.id}]", kept, _actor_forms(actor))


_SHOWN = ("examples", "counter_examples", "forms", "plural_forms", "dual_forms", "id")


def _explained(entry: Entry, pack: Pack, category: str, words: Lexicon, engine: Engine | None) -> Explained:
    file = entry.place.partition("[")[0].partition("/")[2]
    rows = read_toml(pack.folder / file).get(category, [])
    raw: dict[str, Any] = next((row for row in rows if row.get("id") == entry.id), {})
    facts = tuple((key, _value(value)) for key, value in raw.items() if key not in _SHOWN)
    samples = [_sample(entry, example, words, engine) for example in entry.examples]
    samples += [_counter(entry, text, words, engine) for text in entry.counter_examples]
    return Explained(entry.id, pack.language, category, entry.place, facts, entry.forms, tuple(samples))


def _value(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if isinstance(value, dict):
        return ", ".join(f"{key} {_value(part)}" for key, part in value.items())
    return str(value)


def _sample(entry: Entry, example: dict[str, Any], words: Lexicon, engine: Engine | None) -> Sample:
    text = str(example.get("text", ""))
    marks = []
    for role in ("source", "cue", "content", "match"):
        start = text.find(example[role]) if example.get(role) else -1
        if start >= 0:
            marks.append(Mark(role, Span(start, start + len(example[role]))))
    if isinstance(entry, Cue):
        faults = tuple(what for what, _ in read_example(words, entry, example, engine)) if engine else ()
        return Sample(text, False, tuple(marks), not faults if engine else None, faults)
    found = [text[s.start : s.end] for s in occurrences(words, entry, text)]
    ok = example.get("match") in found
    return Sample(
        text, False, tuple(marks), ok, () if ok else (f"finds {found}, should find {example.get('match')!r}",)
    )


def _counter(entry: Entry, text: str, words: Lexicon, engine: Engine | None) -> Sample:
    if isinstance(entry, Cue):
        made = fires(words, entry, text, engine) if engine else []
        return Sample(text, True, (), not made if engine else None, tuple(f"fires at {word!r}" for word in made))
    if isinstance(entry, Frame):  # a frame's words may stand there; whether they fire is the engine's to say
        return Sample(text, True, (), None)
    spans = occurrences(words, entry, text, shadowed=False)
    faults = tuple(f"found {text[s.start : s.end]!r}" for s in spans)
    return Sample(text, True, tuple(Mark("match", s) for s in spans), not spans, faults)
