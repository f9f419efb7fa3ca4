"""Names in Latin letters: the spelling newsrooms use where one is known, else a consistent transliteration.

A word of a name is looked up in the names of `latin.toml` and of the actors (محمد → Mohammed), taken apart into known
names, beginnings and endings, and at last spelt letter by letter, each letter by its neighbours (`spelling.toml`).
"""

from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Any

from rawi.packs.actors import LANGUAGES, load_actors
from rawi.packs.pack import folder_of, read_toml
from rawi.text.normalize import fold_key
from rawi.text.segment import words

_SHORTEST = 3
_ALIKE = 0.34
"""How much of a word, spelt letter by letter, and of its spelling must be the same."""
_JOINER = "\u200c"


@lru_cache(maxsize=8)
def table(language: str) -> dict[str, Any]:
    """The `latin.toml` of a language."""
    return read_toml(folder_of(language) / "latin.toml")


@lru_cache(maxsize=64)
def listed(block: str) -> dict[str, str]:
    """The lines “word = spelling” of a block, folded word → spelling."""
    rows = (line.partition("=") for line in block.split("\n") if line)
    return {fold_key(word): spelt.strip() for word, _, spelt in rows}


@lru_cache(maxsize=8)
def known_spellings(language: str) -> dict[str, str]:
    """Name words the packs know: folded word → English spelling, for actors' names the most frequent one."""
    counts: dict[str, dict[str, int]] = {}
    for actor in load_actors().actors.values():
        if actor.kind != "person":
            continue
        english = actor.name.split()
        for form in actor.forms.get(language, ()):
            own = words(fold_key(form))[2]
            if len(own) == len(english):
                for a, b in zip(own, english, strict=True):
                    if _sounds(a, b, language):
                        counts.setdefault(a, {}).setdefault(b, 0)
                        counts[a][b] += 1
    found = {word: max(options, key=lambda o: options[o]) for word, options in counts.items()}
    return found | listed(table(language).get("names", ""))


def _sounds(word: str, spelt: str, language: str) -> bool:
    """Whether a spelling may stand for a word: names of as many words are not always told in the same order."""
    return SequenceMatcher(None, _letters(word, language), spelt.lower()).ratio() >= _ALIKE


@lru_cache(maxsize=8)
def _spellings(language: str) -> dict[str, str]:
    """Folded word → English spelling: of name words, then of words that are spelt so where they stand in a name."""
    own = table(language)
    lent = _spellings(own["borrows"]) if own.get("borrows") else {}
    return lent | listed(own.get("spelt", "")) | known_spellings(language)


@lru_cache(maxsize=8)
def _learnt(language: str) -> dict[str, str]:
    """What `spelling.toml` says a letter becomes in its context."""
    rows = (
        line.partition(" ")
        for line in read_toml(folder_of(language) / "spelling.toml").get("letters", "").split("\n")
        if line
    )
    return {context: spelt for context, _, spelt in rows}


@lru_cache(maxsize=8)
def _article(language: str) -> str:
    """The folded article of names, "" in languages without one."""
    return fold_key(table(language).get("article", [""])[0])


def bare(word: str, language: str) -> str:
    """The word without the article of names."""
    article = _article(language)
    return word[len(article) :] if article and word.startswith(article) and len(word) > len(article) + 1 else word


@lru_cache(maxsize=8)
def _ordinary(language: str) -> frozenset[str]:
    """The words of names that are ordinary words too."""
    return frozenset(fold_key(word) for word in table(language).get("common", ()))


def is_name_word(word: str, language: str) -> bool:
    """Whether a folded word shows that it is part of a person's name."""
    known = known_spellings(language)
    return (word in known or bare(word, language) in known) and word not in _ordinary(language)


@lru_cache(maxsize=65536)
def like_name(word: str, language: str) -> bool:
    """Whether a folded word is known as part of a name, or made of such a part and a usual beginning or ending."""
    return is_name_word(word, language) or (word not in _ordinary(language) and _compound(word, language) is not None)


def has_name_ending(word: str, language: str) -> bool:
    """Whether a folded word ends as names do."""
    return len(word) > _SHORTEST and word.endswith(tuple(listed(table(language).get("endings", ""))))


def contexts(word: str, i: int) -> Iterator[str]:
    """The places letter i of a word can be known by, the widest first: two letters around it … the letter alone."""
    padded = f"^^{word}$$"
    j = i + 2
    for before, after in ((2, 2), (1, 2), (2, 1), (1, 1), (0, 1), (1, 0), (0, 0)):
        yield f"{padded[j - before : j]}|{padded[j]}|{padded[j + 1 : j + 1 + after]}"


def _letters(word: str, language: str) -> str:
    """A word letter by letter, each by the widest context that is known."""
    letters, plain = _learnt(language), table(language).get("latin", {})
    parts = []
    for i, letter in enumerate(word):
        key = next((key for key in contexts(word, i) if key in letters), None)
        parts.append(plain.get(letter, letter) if key is None else letters[key])
    return "".join(parts)


def _compound(word: str, language: str) -> str | None:
    """A name made of two names, or of a name and a usual beginning or ending."""
    known, own = known_spellings(language), table(language)
    endings, beginnings = listed(own.get("endings", "")), listed(own.get("beginnings", ""))
    for cut in range(_SHORTEST, len(word)):
        stem, rest = word[:cut], word[cut:]
        if stem in known and rest in endings:
            return known[stem] + endings[rest]
    for cut in range(2, len(word) - _SHORTEST + 1):
        stem, rest = word[:cut], word[cut:]
        if stem in beginnings and rest in known:
            apart = " " in known[rest] or stem in own.get("apart", ())
            return f"{beginnings[stem]} {known[rest]}" if apart else beginnings[stem] + known[rest].lower()
        if len(stem) >= _SHORTEST and stem in known and rest in known:
            return f"{known[stem]} {known[rest]}"
    return None


def _ended(word: str, language: str) -> str | None:
    """A name no list has, with a long usual ending."""
    endings = listed(table(language).get("endings", ""))
    cut = next((k for k in range(_SHORTEST, len(word) - 2) if word[k:] in endings), None)
    return None if cut is None else _letters(word[:cut], language) + endings[word[cut:]]


@lru_cache(maxsize=65536)
def _word(word: str, language: str) -> str:
    """One folded word in Latin letters."""
    known = _spellings(language)
    plain = bare(word, language)
    article = "" if plain == word else str(table(language)["article"][1])
    found = known.get(word)
    if found is None and article:
        inner = known.get(plain) or _compound(plain, language) or _letters(plain, language)
        return article + _capital(inner, language)
    made = found or _compound(word, language) or _ended(word, language) or _letters(word, language)
    return _capital(made, language)


def _joined(token: str, language: str) -> str:
    """A word whose parts a joiner keeps apart: known as a whole, ended by a usual ending, or part by part."""
    parts = [part for part in token.split(_JOINER) if part]
    whole = fold_key("".join(parts))
    ended = fold_key(parts[-1]) in listed(table(language).get("endings", "")) if parts else True
    if ended or len(parts) < 2 or whole in known_spellings(language) or _compound(whole, language):
        return romanize(token.replace(_JOINER, ""), language)
    spelt = [romanize(part, language) for part in parts]
    if any(is_name_word(fold_key(part), language) for part in parts):
        return " ".join(spelt)
    return spelt[0] + "".join(part.lower() for part in spelt[1:])


def _served(first: str, second: str, language: str) -> bool:
    """Whether two words are one name of the kind “servant of the merciful”, known as such or by its second word."""
    if first != table(language).get("servant") or bare(second, language) == second:
        return False
    return first + second in known_spellings(language) or bare(second, language) in known_spellings(language)


def _capital(name: str, language: str) -> str:
    """The name with a capital, unless it has one inside or is written small."""
    small = name in table(language).get("small", ())
    return name if small or name[1:].lower() != name[1:] else name[:1].upper() + name[1:]


@lru_cache(maxsize=8)
def _parted(language: str) -> frozenset[str]:
    """The endings of names that are also written apart."""
    return frozenset(fold_key(word) for word in table(language).get("parted", ()))


def whole_names(found: list[str], language: str) -> list[str]:
    """The folded words of a name, each with the ending that is written apart from it."""
    parted = _parted(language)
    if parted.isdisjoint(found[1:]):
        return found
    whole = found[:1]
    for word in found[1:]:
        if word in parted:
            whole[-1] += word
        else:
            whole.append(word)
    return whole


def romanize(text: str, language: str) -> str:
    """The text in Latin letters; Latin text comes back as it is.

    text: a name in the document's letters.  Returns words with capitals, white space squeezed.
    """
    if language not in LANGUAGES or language == "en" or text.isascii():
        return " ".join(text.split())
    known = known_spellings(language)
    if _JOINER in text:
        return " ".join(_joined(token, language) for token in text.split())
    own = whole_names([word for word in words(fold_key(text))[2] if word[0].isalnum()], language)
    parts: list[str] = []
    k = 0
    while k < len(own):
        pair = " ".join(own[k : k + 2])
        double = k + 1 < len(own) and (pair in known or _served(own[k], own[k + 1], language))
        parts.append((known.get(pair) or _word(pair.replace(" ", ""), language)) if double else _word(own[k], language))
        k += 2 if double else 1
    return " ".join(part for part in parts if part)
