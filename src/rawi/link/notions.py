"""What a stretch is about, in ids that all languages share; and word stems, to compare wordings within a script.

The words, endings and openings are data (concepts.toml of each pack); here is how they are taken off and looked up.
"""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from rawi.packs.inflect import spellings
from rawi.packs.pack import Concept, load_pack, read_toml
from rawi.text.normalize import fold_key
from rawi.text.segment import words

_KEPT = 200_000


@dataclass(slots=True)
class Notions:
    """The notions of one language, compiled.  `heads`: first word → (following words, notion), longest first."""

    language: str
    prefixes: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    clitics: tuple[str, ...] = ()
    future: tuple[str, ...] = ()
    negative: tuple[str, ...] = ()
    shortest: int = 3
    stop: frozenset[str] = frozenset()
    not_future: frozenset[str] = frozenset()
    whole: frozenset[str] = frozenset()
    coordinators: frozenset[str] = frozenset()
    finite: frozenset[str] = frozenset()
    numbers: dict[str, int] = field(default_factory=dict)
    scales: dict[str, int] = field(default_factory=dict)
    heads: dict[str, list[tuple[tuple[str, ...], Concept]]] = field(default_factory=dict)
    _stems: dict[str, str] = field(default_factory=dict)
    _keys: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def stem(self, word: str) -> str:
        """A folded word without its opening and its ending, never shorter than `shortest` letters."""
        found = self._stems.get(word)
        if found is None:
            found = self._strip(word)
            if len(self._stems) < _KEPT:
                self._stems[word] = found
        return found

    def _strip(self, word: str) -> str:
        if word in self.whole:
            return word
        rest = word
        for prefix in self.prefixes:
            if rest.startswith(prefix) and len(rest) - len(prefix) >= max(self.shortest, 4 if len(prefix) == 1 else 0):
                rest = rest[len(prefix) :]
                break
        if rest in self.whole:
            return rest
        for suffix in self.suffixes:
            if rest.endswith(suffix) and len(rest) - len(suffix) >= self.shortest:
                return rest[: -len(suffix)]
        return rest

    def keys(self, word: str) -> tuple[str, ...]:
        """The keys a word may be found under: as written (marked with =), its stem, its stem without a clitic."""
        found = self._keys.get(word)
        if found is None:
            options = ["=" + word] if word in self.stop else ["=" + word, self.stem(word)]
            for clitic in () if word in self.whole else self.clitics:
                rest = word[len(clitic) :]
                if word.startswith(clitic) and len(rest) > 1:
                    options.append("=" + rest)
                    if len(rest) >= self.shortest and rest not in self.stop:
                        options.append(self.stem(rest))
            found = tuple(k for k in dict.fromkeys(options) if len(k) > 1)
            if len(self._keys) < _KEPT:
                self._keys[word] = found
        return found

    def add(self, form: str, concept: Concept, exact: bool) -> None:
        """Enter a form in its joined and spaced writings."""
        for spelling in spellings(form):
            tokens = words(fold_key(spelling))[2]
            keys = tuple("=" + t if exact or t in self.stop else self.stem(t) for t in tokens)
            if keys:
                rows = self.heads.setdefault(keys[0], [])
                if (keys[1:], concept) not in rows:
                    rows.append((keys[1:], concept))

    def find(self, tokens: list[str]) -> list[tuple[int, int, Concept]]:
        """The notions in a row of folded words as (first, last, notion); the longest at each word, several if equal."""
        found: list[tuple[int, int, Concept]] = []
        k = 0
        while k < len(tokens):
            best = 0
            here: list[Concept] = []
            for key in self.keys(tokens[k]):
                for rest, concept in self.heads.get(key, ()):
                    size = 1 + len(rest)
                    if size < best or (rest and not self._goes_on(tokens, k + 1, rest)):
                        continue
                    if size > best:
                        best, here = size, []
                    here.append(concept)
                if here and best == 1:
                    break
            found += [(k, k + best, concept) for concept in dict.fromkeys(here)]
            k += max(best, 1)
        return found

    def _goes_on(self, tokens: list[str], first: int, rest: tuple[str, ...]) -> bool:
        if first + len(rest) > len(tokens):
            return False
        return all(key in self.keys(tokens[k]) for k, key in enumerate(rest, first))

    def mood(self, word: str) -> str:
        """What a word's own opening says: "negative", "future" or nothing."""
        if any(word.startswith(p) and len(word) > len(p) + 1 for p in self.negative):
            return "negative"
        if len(word) > 4 and word.startswith(self.future) and word not in self.not_future:
            return "future"
        return ""


@lru_cache(maxsize=8)
def notions(language: str) -> Notions:
    """The notions of a language; compiled on first use.  Raises PackError."""
    pack = load_pack(language)
    settings: dict[str, Any] = read_toml(pack.folder / "concepts.toml").get("stem", {})

    def folded(key: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(fold_key(w) for w in settings.get(key, ())))

    def longest(key: str) -> tuple[str, ...]:
        return tuple(sorted(folded(key), key=lambda w: (-len(w), w)))

    made = Notions(
        language,
        longest("prefixes"),
        longest("suffixes"),
        longest("clitics"),
        folded("future"),
        folded("negative"),
        int(settings.get("shortest", 3)),
        frozenset(folded("stop")),
        frozenset(folded("not_future")),
        frozenset(folded("whole")),
        frozenset(folded("coordinators")),
        frozenset(folded("finite")),
        {fold_key(word): value for word, value in settings.get("numbers", {}).items()},
        {fold_key(word): zeros for word, zeros in settings.get("scales", {}).items()},
    )
    for concept in pack.concepts:
        for form in concept.forms:
            made.add(form.text, concept, form.feature == "exact")
    for rows in made.heads.values():
        rows.sort(key=lambda row: (-len(row[0]), row[1].id))
    return made
