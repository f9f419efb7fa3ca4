"""Names in Latin letters: a consistent transliteration where the packs know no English spelling.

Words of names that the packs know in both scripts are spelt as there (محمد → Mohammed); other words go letter by letter
with the table `latin` of the language's pack.toml, vowels written where the script writes them.
"""

from functools import lru_cache

from rawi.packs.actors import LANGUAGES, load_actors
from rawi.packs.pack import load_pack
from rawi.text.normalize import fold_key
from rawi.text.segment import words


@lru_cache(maxsize=8)
def _spellings(language: str) -> dict[str, str]:
    """Name words the packs know in both scripts: folded word → English spelling, the most frequent one."""
    counts: dict[str, dict[str, int]] = {}
    for actor in load_actors().actors.values():
        if actor.kind != "person":
            continue
        english = actor.name.split()
        for form in actor.forms.get(language, ()):
            own = words(fold_key(form))[2]
            if len(own) == len(english):
                for a, b in zip(own, english, strict=True):
                    counts.setdefault(a, {}).setdefault(b, 0)
                    counts[a][b] += 1
    found = {word: max(options, key=lambda o: options[o]) for word, options in counts.items()}
    given = load_pack(language).settings.get("given_names", {})
    return found | {fold_key(k): v for k, v in given.items()}


def is_name_word(word: str, language: str) -> bool:
    """Whether a folded word is known as part of a person's name."""
    return word in _spellings(language)


def _letters(word: str, table: dict[str, str], final: dict[str, str]) -> str:
    """A word letter by letter; two consonants at its beginning are parted by the vowel the script leaves out."""
    parts = [table.get(c, c) for c in word]
    if word[-1] in final and len(word) > 2:
        parts[-1] = final[word[-1]]
    if len(parts) > 2 and all(p and p[0] not in "aeiou" for p in parts[:2]):
        parts[0] += "a"
    spelt = "".join(parts)
    return spelt[:1].upper() + spelt[1:]


def romanize(text: str, language: str) -> str:
    """The text in Latin letters; Latin text comes back as it is.

    text: a name in the document's letters.  Returns words with capitals, white space squeezed.
    """
    if language not in LANGUAGES or language == "en" or text.isascii():
        return " ".join(text.split())
    settings = load_pack(language).settings
    table: dict[str, str] = settings.get("latin", {})
    known = _spellings(language)
    article = settings["clitics"].get("article", "")
    parts = []
    for word in words(fold_key(text))[2]:
        if not word[0].isalnum():
            continue
        bare = word[len(article) :] if article and word.startswith(article) and len(word) > len(article) + 1 else word
        spelt = known.get(word) or known.get(bare)
        if spelt is None:
            spelt = _letters(bare, table, settings.get("latin_final", {}))
        parts.append(spelt)
    return " ".join(parts)
