"""What the heads of bodies and offices, their fields and their adjectives are called in English (`glossary.toml`)."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from rawi.packs.latin import listed
from rawi.packs.pack import folder_of, load_pack, read_toml
from rawi.text.normalize import fold_key

KINDS = ("state", "noun", "group", "person", "field", "adjective", "place")
_LONGEST = 3  # words of a term
_SHORTEST = 4  # letters of a word that may begin with a preposition


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase of the glossary: what it is and its English."""

    kind: str
    english: str


@dataclass(frozen=True, slots=True)
class Glossary:
    """The terms of a language by their folded words without articles, and how a word is brought to that form."""

    terms: dict[str, Term]
    article: str
    contracted: dict[str, str]
    endings: tuple[tuple[str, bool], ...]
    prepositions: tuple[str, ...]

    def at(self, texts: list[str], k: int, last: int) -> tuple[Term, int] | None:
        """The longest term that begins at word k, and the word behind it."""
        if not self.terms or not texts[k][0].isalpha():
            return None
        for size in range(min(_LONGEST, last - k), 0, -1):
            found = self._term(texts[k : k + size])
            if found is not None:
                return found, k + size
        return None

    def _term(self, texts: list[str]) -> Term | None:
        rest = [self._bare(word) for word in texts[1:]]
        for first in self._readings(texts[0]):
            key = " ".join([first, *rest])
            if key in self.terms:
                return self.terms[key]
            for ending, several in self.endings:
                stem = key[: -len(ending)] if key.endswith(ending) else ""
                term = self.terms.get(stem) if len(stem) > 2 else None
                if term is not None and (term.kind == "adjective" or not self.article):
                    return Term(term.kind, wording().plural(term.english)) if several and term.kind == "noun" else term
        return None

    def _readings(self, word: str) -> list[str]:
        """A word without its article, then without a preposition that is written in one word with it."""
        found = [self._bare(word)]
        for short, whole in self.contracted.items():
            if word.startswith(short):
                found.append(self._bare(whole + word[len(short) :]))
        if len(word) >= _SHORTEST:
            found += [self._bare(word.removeprefix(p)) for p in self.prepositions if word.startswith(p)]
        return found

    def _bare(self, word: str) -> str:
        long = self.article and word.startswith(self.article) and len(word) > len(self.article) + 1
        return word[len(self.article) :] if long else word


@lru_cache(maxsize=8)
def load_glossary(language: str) -> Glossary:
    """The glossary of a language; empty where its pack has none."""
    settings = load_pack(language).settings
    clitics: dict[str, Any] = settings["clitics"]
    data = read_toml(folder_of(language) / "glossary.toml")
    article = fold_key(clitics.get("article", ""))
    shell = Glossary({}, article, {}, (), ())
    terms: dict[str, Term] = {}
    for kind in KINDS:
        for phrase, english in listed(data.get(kind, "")).items():
            terms.setdefault(" ".join(shell._bare(word) for word in phrase.split()), Term(kind, english))
    nisba = settings.get("nisba", {})
    endings = {fold_key(e): n == "plural" for n in ("singular", "dual", "plural") for e in nisba.get(n, ()) if e}
    contracted = {fold_key(k): fold_key(v) for k, v in clitics.get("contracted", {}).items()}
    prepositions = tuple(fold_key(p) for p in clitics.get("prepositions", ()))
    return Glossary(terms, article, contracted, _longest_first(endings), prepositions)


def _longest_first(endings: dict[str, bool]) -> tuple[tuple[str, bool], ...]:
    return tuple(sorted(endings.items(), key=lambda item: -len(item[0])))


@dataclass(frozen=True, slots=True)
class Wording:
    """How English puts labels together (`[labels]` of its pack): joining words, and plurals by ending."""

    of: str
    joined: str
    plurals: dict[str, str]

    def plural(self, noun: str) -> str:
        """“committee” → “committees”, “ministry” → “ministries”."""
        ending = next(end for end in self.plurals if noun.endswith(end))
        return noun.removesuffix(ending) + self.plurals[ending]


@lru_cache(maxsize=1)
def wording() -> Wording:
    """The wording of labels, which are English whatever the language of the text."""
    labels = load_pack("en").settings["labels"]
    return Wording(labels["of"], labels["joined"], dict(labels["plural"]))
