"""A pack → a lexicon: folded forms in one hash table, so that matching a word costs the same in a small or a large
pack.

A form of several words hangs on its first word.  Clitics are stripped at look-up, and each word's analysis is kept,
so that a text pays for each different word once.  Nothing happens at import; a lexicon is built on first use.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any, NamedTuple

from rawi.packs.actors import LANGUAGES, Actor, Country, load_actors
from rawi.packs.inflect import spellings
from rawi.packs.pack import Cue, Name, load_pack
from rawi.text.normalize import fold_key
from rawi.text.segment import words

TAGS = (
    "complementizer", "question", "relative", "negator", "preposition", "np_preposition", "addressee_preposition",
    "subordinator", "contrast", "coordinator", "determiner", "auxiliary", "adverb", "saying_prop", "time", "medium",
    "outlet_head", "org_head", "report_reference", "demonstrative", "quantifier", "also_verb", "object_marker",
    "object_opening", "particle", "falsity", "position", "any", "heading", "one_of", "several", "void", "guess", "may",
    "subject_pronoun", "resumptive",
)  # fmt: skip
GUESSING = frozenset(("guess", "may"))  # classes that say nothing of where a phrase begins or ends
_BITS = {name: 1 << k for k, name in enumerate(TAGS)}


bit = _BITS.__getitem__
"""The bit of a word class in a word's tags."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a form means: its category (cue, title, actor, country, nisba, capital, words, …), the pack's entry, the
    feature.

    cased: the form counts only as written (US is a country, us is not).
    glue: a clitic the next word must begin with (وفقا لـ is found in وفقا للصحيفة).  uncertain: needs company.
    """

    category: str
    ref: Any
    feature: str = ""
    uncertain: bool = False
    glue: str = ""
    cased: str = ""


class Hit(NamedTuple):
    """An entry found in a text: words [first, last), characters [start, end) of the folded text without clitics."""

    first: int
    last: int
    start: int
    end: int
    entry: Entry
    clitic: str = ""


Rows = list[tuple[list[str], Entry]]


@dataclass(frozen=True, slots=True)
class Head:
    """What begins with one word: the entries of that word alone, and by the next word the longer ones, longest first.

    A name that thousands share (محمد) costs a look-up of the word behind it, not a walk through thousands.
    """

    alone: list[Entry] = field(default_factory=list)
    longer: dict[str, Rows] = field(default_factory=dict)

    def __iter__(self) -> Iterator[tuple[list[str], Entry]]:
        """Each entry with the words that must follow."""
        for rows in self.longer.values():
            yield from rows
        yield from (([], entry) for entry in self.alone)


Reading = tuple[int, str, Head]
_hit = tuple.__new__  # a Hit without the detour of a named tuple's own constructor


@dataclass(slots=True)
class Lexicon:
    """The compiled pack of one language; `heads` by first word."""

    language: str
    settings: dict[str, Any]
    heads: dict[str, Head] = field(default_factory=dict)
    _known: dict[str, tuple[Reading, ...]] = field(default_factory=dict)

    def add(self, form: str, entry: Entry) -> None:
        """Enter a form (any spelling; folded here) with its joined and spaced writings."""
        for spelling in spellings(form):
            tokens = words(fold_key(spelling))[2]
            if len(tokens) > 1 and tokens[-1] in self.settings["clitics"].get("prepositions", ()):
                entry = replace(entry, glue=tokens.pop())
            if tokens:
                self.enter(tokens[0], tokens[1:], entry)

    def enter(self, first: str, rest: list[str], entry: Entry) -> None:
        """Enter a folded form by its first word and those that must follow; once, however often it is entered."""
        head = self.heads.setdefault(first, Head())
        if not rest:
            if entry not in head.alone:
                head.alone.append(entry)
            return
        rows = head.longer.setdefault(rest[0], [])
        if (rest, entry) not in rows:
            rows.append((rest, entry))

    def close(self) -> None:
        """Sort continuations, longest first; call once after the last `add`."""
        for head in self.heads.values():
            for rows in head.longer.values():
                rows.sort(key=lambda row: -len(row[0]))

    def analyse(self, word: str) -> tuple[Reading, ...]:
        """The readings of a word: how many letters of clitics are left out, the clitic, and its head."""
        found = self._known.get(word)
        if found is None:
            found = tuple(self._readings(word))
            if len(self._known) < 200_000:
                self._known[word] = found
        return found

    def _readings(self, word: str) -> list[Reading]:
        clitics = self.settings.get("clitics", {})
        options = [(0, "")]
        options += [
            (len(c), c) for c in clitics.get("conjunctions", ()) if word.startswith(c) and len(word) > len(c) + 1
        ]
        for cut, clitic in list(options):
            rest = word[cut:]
            options += [
                (cut + len(p), clitic + p)
                for p in clitics.get("prepositions", ())
                if rest.startswith(p) and len(rest) > len(p) + 1
            ]
        found: list[Reading] = []
        for cut, clitic in options:
            head = self.heads.get(word[cut:])
            if head:
                found.append((cut, clitic, head))
        for written, meant in clitics.get("contracted", {}).items():
            for cut, clitic in options[: 1 + len(clitics.get("conjunctions", ()))]:
                rest = word[cut:]
                if rest.startswith(written) and len(rest) > len(written) + 1:
                    head = self.heads.get(meant + rest[len(written) :])
                    if head:
                        found.append((cut + 1, clitic + written[:1], head))
        return found

    def hits(self, starts: list[int], ends: list[int], texts: list[str]) -> list[Hit]:
        """All entries found in a text, in order of their first word; overlaps are kept."""
        found: list[Hit] = []
        known = self._known
        size = len(texts)
        for k, word in enumerate(texts):
            readings = known.get(word)
            if readings is None:
                readings = self.analyse(word)
            if not readings:
                continue
            after = k + 1
            following = texts[after] if after < size else ""
            for cut, clitic, head in readings:
                for rest, entry in head.longer.get(following, ()):
                    last = after + len(rest)
                    if last > size or texts[after:last] != rest:
                        continue
                    if not entry.glue or (last < size and texts[last].startswith(entry.glue)):
                        found.append(_hit(Hit, (k, last, starts[k] + cut, ends[last - 1], entry, clitic)))
                for entry in head.alone:
                    if not entry.glue or following.startswith(entry.glue):
                        found.append(_hit(Hit, (k, after, starts[k] + cut, ends[k], entry, clitic)))
        return found


def guesses(lexicon: Lexicon, hits: Iterable[Hit], texts: list[str]) -> list[tuple[int, int]]:
    """The words [first, last) by which a writer asks, wonders, hopes, judges or foretells, in order.

    hits: those of the classes `guess` and `may`; one of `may` counts where the next word opens as a guessed verb does
    (syntax.guessed).
    """
    openings = tuple(fold_key(o) for o in lexicon.settings["syntax"].get("guessed", ()))
    found = []
    for hit in hits:
        opened = hit.last < len(texts) and texts[hit.last].startswith(openings)
        if hit.entry.ref == "guess" or opened:
            found.append((hit.first, hit.last))
    return found


def _articles(form: str, article: str) -> list[str]:
    """The form and, for single words in languages with a written article, the definite form."""
    if article and " " not in form and not form.startswith(article):
        return [form, article + form]
    return [form]


def _add_country(lexicon: Lexicon, country: Country, language: str) -> None:
    loose, cased = set(country.ambiguous), set(country.cased)
    article = lexicon.settings["clitics"].get("article", "")
    for category, forms in (("country", country.forms[language]), ("capital", country.capital[language])):
        for form in forms:
            lexicon.add(form, Entry(category, country, "", form in loose, cased=form if form in cased else ""))
    for form in country.people[language]:
        for one in _articles(form, article):
            lexicon.add(one, Entry("nisba", country, "plural", form in loose))
    for base in country.nisba[language]:
        for number, endings in lexicon.settings.get("nisba", {}).items():
            for ending in endings:
                entry = Entry("nisba", country, number, base in loose, cased=base if base in cased else "")
                for one in _articles(base + ending, article):
                    lexicon.add(one, entry)
    for form in country.not_in:
        lexicon.add(form, Entry("void", country))


def _add_actor(lexicon: Lexicon, actor: Actor, language: str) -> None:
    loose = set(actor.ambiguous)
    for form in actor.forms[language]:
        lexicon.add(form, Entry("actor", actor, "full", form in loose))
    for form in actor.short[language]:
        lexicon.add(form, Entry("actor", actor, "short", form in loose))


def _add_names(lexicon: Lexicon, names: tuple[Name, ...]) -> None:
    article = lexicon.settings["clitics"].get("article", "")
    for name in names:
        for form in name.forms:
            for one in _articles(form.text, article):
                lexicon.add(one, Entry(name.category, name, form.feature))


def _add_cues(lexicon: Lexicon, cues: tuple[Cue, ...]) -> None:
    for cue in cues:
        for form in cue.forms:
            lexicon.add(form.text, Entry("cue", cue, form.feature))


@lru_cache(maxsize=8)
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language: its pack's entries and the actors' forms in its script and in English."""
    pack = load_pack(language)
    made = Lexicon(language, pack.settings)
    _add_cues(made, pack.cues)
    _add_names(made, pack.names)
    for group in pack.words:
        for form in group.forms:
            made.add(form.text, Entry("words", group.id))
    for frame in pack.frames:
        for form in frame.forms:
            made.add(form.text, Entry("role" if frame.part == "role" else "frame", frame, form.feature))
    for concept in pack.concepts:
        for form in concept.forms:
            made.add(form.text, Entry("concept", concept, form.feature))
    registry = load_actors()
    for country in registry.countries.values():
        _add_country(made, country, language if language in LANGUAGES else "en")
    for actor in registry.actors.values():
        for code in dict.fromkeys((language, "en")):
            if code in LANGUAGES and (code == language or actor.kind in ("outlet", "organization")):
                _add_actor(made, actor, code)
    made.close()
    return made
