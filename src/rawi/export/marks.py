"""Text from articles → safe HTML: escaped, isolated by direction, invisible characters as tokens."""

import re

from markupsafe import Markup, escape

from rawi.text.visible import RIGHT_TO_LEFT, is_right_to_left, pieces

_OTHER = re.compile(f"{RIGHT_TO_LEFT}(?:[^A-Za-z<>()\\[\\]|/]*{RIGHT_TO_LEFT}[\u0300-\u036f]*)?")
_DATE = re.compile(r"(?<!\d)\d{1,4}(?:[-\u2013/]\d{1,4}){1,5}(?!\d)")
_ISO = re.compile(r"^[\[.]*\d{4}(-\d\d){0,2}")


def direction(text: str, language: str = "") -> tuple[str, str]:
    """Language and direction of a stretch: the article's where it is known, else by its letters."""
    if language in ("ar", "fa"):
        return language, "rtl"
    if language == "en" or not is_right_to_left(text):
        return "en", "ltr"
    return "und", "rtl"


def tokens(text: str) -> Markup:
    """The text escaped; each invisible character is a small token."""
    token = Markup('<span class="token" dir="ltr">{}</span>')
    return Markup("").join(token.format(piece) if hidden else escape(piece) for piece, hidden in pieces(text))


def words(text: str, language: str = "", marked: str = "") -> Markup:
    """A quotation or a name in its own direction.  marked: the part of it to be set off."""
    lang, way = direction(text, language)
    inner = run(text, way)
    at = text.find(marked) if marked and marked != text else -1
    if at >= 0:
        cut = (text[:at], marked, text[at + len(marked) :])
        before, inside, after = (run(part, way) for part in cut)
        parts = (before, Markup("<mark>{}</mark>").format(inside), after)
        inner = Markup("").join(parts)
    return Markup('<bdi lang="{}" dir="{}">{}</bdi>').format(lang, way, inner)


def run(text: str, direction: str) -> Markup:
    """A stretch of a text that stands in its own direction already; what runs the other way is isolated."""
    return _isolated(text) if direction == "rtl" else _embedded(text)


def code(value: object) -> Markup:
    """An id, a number, a range or a hash: always from left to right."""
    return Markup('<bdi dir="ltr">{}</bdi>').format(tokens(str(value)))


def date(value: str) -> Markup:
    """A date; machine-readable where it is a plain one, and shown to the day."""
    if re.fullmatch(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?)?)?", value):
        return Markup('<time dir="ltr" datetime="{}">{}</time>').format(value, value[:10])
    return Markup('<time dir="ltr">{}</time>').format(value) if _ISO.match(value) else words(value)


def _isolated(text: str) -> Markup:
    """Right-to-left text in which dates and ranges keep their own order."""
    return _replace(_DATE, text, Markup('<bdi dir="ltr">{}</bdi>'))


def _embedded(text: str) -> Markup:
    """Left-to-right text in which stretches of other scripts are isolated."""
    return _replace(_OTHER, text, Markup('<bdi lang="und" dir="rtl">{}</bdi>'))


def _replace(pattern: re.Pattern[str], text: str, form: Markup) -> Markup:
    made, last = [], 0
    for match in pattern.finditer(text):
        made += [tokens(text[last : match.start()]), form.format(tokens(match.group()))]
        last = match.end()
    return Markup("").join([*made, tokens(text[last:])])
