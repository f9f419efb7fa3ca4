"""The filters and words that templates of pages and dossiers share, in a reader's language."""

from typing import TYPE_CHECKING, Any

from rawi.export import marks
from rawi.export.labels import LANGUAGES, SHAPES, SIDES, status_word
from rawi.export.speech import Speech
from rawi.export.tongue import catalogue

if TYPE_CHECKING:
    from jinja2 import Environment

POINTS = {
    "en": {"comma": ", ", "semicolon": "; ", "said": ("“", "”")},
    "ar": {"comma": "، ", "semicolon": "؛ ", "said": ("«", "»")},
}
"""Punctuation of the reader's script."""


def dressed(made: "Environment", tongue: str, *packages: str) -> "Environment":
    """Templates with the words of a language; packages: those whose catalogues have them."""
    from jinja2 import pass_context

    words, speech = catalogue(tongue, *packages), Speech(tongue)
    made.install_gettext_translations(words, newstyle=True)  # type: ignore[attr-defined]  # added by the extension
    plural: Any = made.globals["ngettext"]
    made.globals["ngettext"] = pass_context(  # the number stands isolated, whatever the language around it
        lambda context, one, many, number, **given: plural(context, one, many, number, num=marks.code(number), **given)
    )
    made.filters.update(
        words=marks.words,
        run=marks.run,
        code=marks.code,
        date=speech.date,
        status=status_word,
        standing=speech.status,
        named=speech.name,
        notion=speech.notion,
        say=speech.say,
        office=speech.office,
        country=speech.country,
        retold=speech.value,
    )
    made.globals.update(
        direction=marks.direction,
        languages=LANGUAGES,
        shapes=SHAPES,
        sides=SIDES,
        **POINTS["en" if tongue == "en" else "ar"],
    )
    return made
