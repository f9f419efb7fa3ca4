"""Names and words for places where no right-to-left text may stand: tables, ids, lines with numbers."""

import re

from rawi.text.visible import RIGHT_TO_LEFT, is_right_to_left, one_line

AGREEMENT = "agreement"
"""The kind of a claim that says what voices of both sides say, above claims of their own."""
SHAPES = {"asserted": "○", "contested": "◐", "denied": "✕", "corroborated": "●"}
SIDES = {"for": "says so", "against": "denies", "doubt": "doubts", "no-comment": "will not say"}
LANGUAGES = {"ar": "Arabic", "fa": "Persian", "en": "English", "und": "other"}
NOWHERE = "[outlet not stated]"
_OTHER = re.compile(f"{RIGHT_TO_LEFT}(?:[^A-Za-z<>()\\[\\]|/\u201c\u201d]*{RIGHT_TO_LEFT}[\\u0300-\\u036f]*)?")


def latin(text: str, language: str = "") -> str:
    """The text on one line without right-to-left letters; stretches in other scripts are transliterated.

    language: of the text, "" when not known.
    """
    shown = one_line(text)
    return _OTHER.sub(lambda m: _spelt(m.group(), language), shown) if is_right_to_left(shown) else shown


def _spelt(stretch: str, language: str) -> str:
    from rawi.packs.glossary import load_glossary
    from rawi.packs.language import language_of
    from rawi.packs.latin import romanize
    from rawi.text.normalize import fold_key

    found = language if language in ("ar", "fa") else language_of(stretch)
    script = found if found in ("ar", "fa") else "ar"
    head, _, name = stretch.partition(" ")
    term = load_glossary(script).at([fold_key(head)], 0, 1) if name else None
    named = term is not None and term[0].kind == "noun"
    spelt = f"{romanize(name, script)} {term[0].english}" if term and named else romanize(stretch, script)
    return "?" if is_right_to_left(spelt) or not spelt else spelt


def status_word(status: str) -> str:
    """The first word of a status: "corroborated 3" is corroborated."""
    return status.partition(" ")[0]


def count(number: int, one: str, many: str = "") -> str:
    """A number with its noun: count(2, "article") is "2 articles"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def triple(articles: int, origins: int, camps: int) -> str:
    """The three counts that always stand together: 2 articles · 1 origin · 1 camp."""
    return " · ".join((count(articles, "article"), count(origins, "origin"), count(camps, "camp")))
