"""Folding: the one page on normalisation.

Purpose   one spelling for matching and searching, whatever the keyboard: ايران, إيران and ایران fold alike.
Order     1. characters are mapped one by one with a table; 2. marks that carry no letter are deleted.
Maps      alef forms → ا; ى ی ي ئ → ی; ؤ → و; ك ک → ک; ة ه → ه; Arabic and Persian digits → 0-9; Latin letters → lower
          case without accents; typographic quotation marks and dashes → one of each; presentation forms → letters.
Deletes   tatweel, harakat and other combining marks, ZWNJ, ZWJ, bidi controls, soft hyphens, byte order marks.
Does not  touch the document: it works on a copy; the offset map leads every match back to the original letters.
          It does not stem, does not strip clitics and knows no words.

Typographic quotation marks keep their direction (“ and « fold to «, ” and » to »), because segmentation needs it.
"""

import re
import unicodedata
from functools import lru_cache

from rawi.text.offsets import OffsetMap

_LETTERS = {
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ٲ": "ا", "ٳ": "ا", "ى": "ی", "ي": "ی", "ئ": "ی", "ې": "ی", "ے": "ی",
    "ؤ": "و", "ۆ": "و", "ك": "ک", "ڪ": "ک", "ة": "ه", "ۀ": "ه", "ە": "ه", "ہ": "ه", "ھ": "ه", "ۃ": "ه",
    "“": "«", "”": "»", "„": "«", "‟": "«", "〝": "«", "〞": "»", "‹": "«", "›": "»", "＂": '"',
    "‘": "'", "’": "'", "‛": "'", "`": "'", "´": "'", "ʼ": "'",
    "–": "-", "—": "-", "―": "-", "−": "-", "‐": "-", "‑": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "…": "…",
    "٪": "%", "٫": ".", "٬": ",", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "ı": "i",
}  # fmt: skip
_DELETED = "\u0640\u200b\u200c\u200d\u200e\u200f\u061c\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad"
_MARKS = (
    "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\ufe00-\ufe0f\ufe20-\ufe2f"
)
_GONE = re.compile(f"[{_DELETED}{_MARKS}]")
_LONGER = re.compile("[ßæœÆŒ\ufb00-\ufb06\ufb50-\ufdff\ufe70-\ufefc\u2026]")


def _fold_character(character: str) -> str:
    """One character's folded form: usually one character, sometimes none or several."""
    if _GONE.match(character):
        return ""
    if character in _LETTERS:
        return _LETTERS[character]
    if unicodedata.category(character) == "Nd":
        return str(unicodedata.digit(character))
    plain = unicodedata.normalize("NFKD", character) if _folds(character) else character
    if plain == character:
        lower = character.lower()[0]
        return _LETTERS.get(lower, lower)
    return "".join(_fold_character(c) for c in plain if not _GONE.match(c))


def _folds(character: str) -> bool:
    """Whether compatibility decomposition may be applied: letters only, so that symbols keep their offsets."""
    return unicodedata.category(character)[0] == "L" and not "\u3040" <= character <= "\ud7ff"


class _Table(dict[int, str]):
    """A translation table that learns each character the first time it is met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code))
        return folded


_TABLE = _Table()


def fold(text: str) -> tuple[str, OffsetMap]:
    """The folded text and the map from its positions back to `text`.

    >>> folded, back = fold("قَالَ إنّ")
    >>> folded
    'قال ان'
    >>> back.span(0, 3)
    Span(start=0, end=5)
    """
    folded = text.translate(_TABLE)
    if not _GONE.search(text) and len(folded) == len(text) and not _LONGER.search(text):
        return folded, OffsetMap()
    at, to = [0], [0]
    tails: dict[int, int] = {}
    position = drift = 0
    for index, character in enumerate(text):
        size = len(_TABLE[ord(character)])
        if not size and unicodedata.combining(character):
            tails[position] = index + 1
        if position - index != drift and size:
            at.append(position)
            to.append(index)
            drift = position - index
        if size > 1:  # each letter of an expansion stands for the one character it came from
            for extra in range(1, size):
                at.append(position + extra)
                to.append(index)
            drift = position + size - 1 - index
        position += size
    return folded, OffsetMap(at, to, tails)


@lru_cache(maxsize=65536)
def fold_key(text: str) -> str:
    """The folded form alone, white space squeezed: a key for look-up and equality.

    >>> fold_key("إيران") == fold_key("ایران")
    True
    """
    return " ".join(text.translate(_TABLE).split())
