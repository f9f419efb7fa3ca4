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
    """A translation table that learns each character the first time it is met, and which of them fold to no letter or
    to several: only they move offsets."""

    uneven = re.compile("(?!)")

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code))
        if len(folded) != 1:
            known = "".join(re.escape(chr(c)) for c, letters in self.items() if len(letters) != 1)
            self.uneven = re.compile(f"[{known}]")
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
    at, to = [0], [0]
    tails: dict[int, int] = {}
    shift = drift = plain = 0  # plain: where the characters since the last uneven one begin
    for match in _TABLE.uneven.finditer(text):
        index = match.start()
        size = len(_TABLE[ord(text[index])])
        first = plain if plain < index else index
        if shift != drift and (size or first < index):
            at.append(first + shift)
            to.append(first)
            drift = shift
        position = index + shift
        if not size and unicodedata.combining(text[index]):
            tails[position] = index + 1
        for extra in range(1, size):  # each letter of an expansion stands for the one character it came from
            at.append(position + extra)
            to.append(index)
        shift += size - 1
        drift = shift if size else drift
        plain = index + 1
    if shift != drift and plain < len(text):
        at.append(plain + shift)
        to.append(plain)
    return folded, OffsetMap(at, to, tails)


@lru_cache(maxsize=65536)
def fold_key(text: str) -> str:
    """The folded form alone, white space squeezed: a key for look-up and equality.

    >>> fold_key("إيران") == fold_key("ایران")
    True
    """
    return " ".join(text.translate(_TABLE).split())
