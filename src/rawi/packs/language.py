"""Which language a stretch of text is in: by its letters and its function words, no model.

Purpose   Arabic, Persian and English are told apart and read; any other language is recognised and left alone.
Evidence  letters that (nearly) one language of a script uses, function words, and prefixes; all of it is data:
          `data/{ar,fa,en}/language.toml` for the three, `data/foreign.toml` for the others.
Cost      the first twelve hundred characters are looked at; addresses and handles are skipped.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Any

from rawi.packs.pack import BUILT_IN, DATA, folder_of, read_toml
from rawi.types import Language

_SAMPLE = 1200
_NOT_PROSE = re.compile(r"(?:https?://|www\.)\S+|[@#]\S+")
_WORD = re.compile(r"[^\W\d_]+")
_MARKS = re.compile("[\u0640\u064b-\u0652\u0670]")
_TWINS = {"ی": "یيى", "ک": "کك", "ه": "هة"}
_LITTLE_OF_IT = 0.015
_MUCH_OF_IT = 0.03
_MOST_OF_IT = 0.08


@dataclass(frozen=True, slots=True)
class Guess:
    """A language, its English name ("" when there are no words), and whether the evidence leaves no doubt."""

    language: Language
    name: str
    sure: bool


@dataclass(frozen=True, slots=True)
class _Profile:
    """What gives one language away: weights of letters and words, and word prefixes."""

    name: str
    script: str
    letters: dict[str, float]
    words: frozenset[str]
    prefixes: tuple[str, ...]

    def score(self, letters: Counter[str], words: Counter[str]) -> float:
        """How much of the evidence speaks for this language."""
        found = sum(weight * letters[letter] for letter, weight in self.letters.items() if letter in letters)
        found += 3 * self.hits(words)
        if self.prefixes:
            found += 2 * sum(words[word] for word in words if word.startswith(self.prefixes) and word not in self.words)
        return found

    def hits(self, words: Counter[str]) -> int:
        """How many of the words are this language's function words."""
        return sum(words[word] for word in words.keys() & self.words)


def detect(text: str) -> Guess:
    """The language of a text or a quotation; any other than ar, fa and en is "und" with its English name.

    >>> detect("اعلن الوزير عن خطة جديدة").language
    'ar'
    """
    plain = _MARKS.sub("", _NOT_PROSE.sub(" ", text[:_SAMPLE])).lower()
    letters = Counter(plain)
    scripts = _count_scripts(letters)
    if not scripts:
        return Guess("und", "", False)
    script, total = max(scripts.items(), key=lambda item: item[1])
    if script not in ("arabic", "latin"):
        return Guess("und", _of_other_script(script, letters), total > 3)
    words = Counter(_WORD.findall(plain))
    return _arabic(letters, words, total) if script == "arabic" else _latin(letters, words, total)


def language_of(text: str) -> Language:
    """The code alone: "ar", "fa", "en", or "und" for every other language and for no words at all."""
    return detect(text).language


def _arabic(letters: Counter[str], words: Counter[str], total: int) -> Guess:
    """Among the languages written in Arabic letters: first the foreign ones, whose letters the two do not have."""
    foreign = _strongest(_foreign("arabic"), letters, words, total)
    if foreign:
        return Guess("und", foreign, total > 20)
    arabic, persian = (_own(code).score(letters, words) for code in ("ar", "fa"))
    language: Language = "ar" if arabic >= persian else "fa"
    high, low = max(arabic, persian), min(arabic, persian)
    return Guess(language, _own(language).name, high >= 6 and high > 2 * low)


def _strongest(profiles: Iterable[_Profile], letters: Counter[str], words: Counter[str], total: int) -> str:
    """Name of the foreign language whose own letters make up enough of the text, or ""."""
    best, name = 0.0, ""
    native = max(_own("ar").hits(words), _own("fa").hits(words))
    for profile in profiles:
        kinds = [letter for letter in profile.letters if letter in letters]
        share = sum(letters[letter] for letter in kinds) / total
        if share < _LITTLE_OF_IT:
            continue
        hits = profile.hits(words)
        telling = share >= _MUCH_OF_IT and (len(kinds) > 1 or hits)
        telling = telling or (hits >= 2 and hits >= 0.08 * words.total())
        telling = telling and (share >= _MOST_OF_IT or hits >= native)  # a quotation in Urdu makes no Urdu article
        strength = share * total + 3 * hits
        if telling and strength > best:
            best, name = strength, profile.name
    return name


def _latin(letters: Counter[str], words: Counter[str], total: int) -> Guess:
    """English, unless the words or letters of another language outweigh it."""
    english = _own("en").hits(words)
    best, name = 0.0, ""
    for profile in _foreign("latin"):
        kinds = [letter for letter in profile.letters if letter in letters]
        marks = sum(letters[letter] for letter in kinds)
        hits = profile.hits(words)
        if hits + len(kinds) < 2 and marks < 0.08 * total:
            continue
        strength = 2 * hits + marks
        if strength > best:
            best, name = strength, profile.name
    if best > 2 * english:
        return Guess("und", name, total > 20)
    return Guess("en", _own("en").name, english >= 3 and english > best)


def _of_other_script(script: str, letters: Counter[str]) -> str:
    """Name of the language of a script that none of the three uses; the first of the script where nothing tells."""
    profiles = _foreign(script)
    counts = [sum(letters[letter] for letter in profile.letters) for profile in profiles]
    return profiles[counts.index(max(counts))].name if profiles else script


def _count_scripts(letters: Counter[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for character, times in letters.items():
        if character.isalpha():
            script = _script(character)
            found[script] = found.get(script, 0) + times
    return found


@lru_cache(maxsize=4096)
def _script(character: str) -> str:
    code = ord(character)
    for name, low, high in _scripts():
        if low <= code <= high:
            return name
    return "another script"


def _data() -> dict[str, Any]:
    return read_toml(DATA / "foreign.toml")


@lru_cache(maxsize=1)
def _scripts() -> tuple[tuple[str, int, int], ...]:
    return tuple((s["name"], ord(low), ord(high)) for s in _data()["script"] for low, high in s["ranges"])


@lru_cache(maxsize=8)
def _foreign(script: str) -> tuple[_Profile, ...]:
    return tuple(_profile(entry) for entry in _data()["foreign"] if entry["script"] == script)


@lru_cache(maxsize=8)
def _own(code: str) -> _Profile:
    if code not in BUILT_IN:
        raise ValueError(code)
    return _profile(read_toml(folder_of(code) / "language.toml"))


def _profile(entry: dict[str, Any]) -> _Profile:
    letters = entry.get("letters", "")
    weights = dict.fromkeys(letters, 1.0) if isinstance(letters, str) else {k: float(v) for k, v in letters.items()}
    words = frozenset(spelled for word in entry.get("words", ()) for spelled in _spellings(word))
    prefixes = tuple(spelled for prefix in entry.get("prefixes", ()) for spelled in _spellings(prefix))
    return _Profile(entry["name"], entry["script"], weights, words, prefixes)


def _spellings(word: str) -> list[str]:
    """The word on every keyboard: letters that look alike are swapped (each of the three yehs, two kafs)."""
    return ["".join(letters) for letters in product(*(_TWINS.get(letter, letter) for letter in word))]
