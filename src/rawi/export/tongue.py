"""The three languages in which Rawi is read, and the catalogues that say its words in them.

A catalogue is a folder of gettext files, one for each template or table of words, merged when first asked for.
"""

from functools import lru_cache
from gettext import NullTranslations
from importlib.resources import files

TONGUES = {"en": "English", "ar": "العربية", "fa": "فارسی"}
"""Interface languages by their own names."""
OWN = "rawi.export"
"""Where the words of dossiers and of what Rawi composes stand; pages have more."""


def direction_of(tongue: str) -> str:
    """The direction of a page in a language."""
    return "rtl" if tongue in ("ar", "fa") else "ltr"


@lru_cache(maxsize=2 * len(TONGUES))
def catalogue(tongue: str, *packages: str) -> NullTranslations:
    """The translations into a language that packages have, by default those of dossiers; English is what is said."""
    if tongue == "en":
        return NullTranslations()
    from io import BytesIO

    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po
    from babel.support import Translations

    merged: Translations = Translations()
    for package in packages or (OWN,):
        folder = files(package).joinpath("locale", tongue)
        for file in sorted(folder.iterdir(), key=lambda f: f.name):
            if file.name.endswith(".po"):
                compiled = BytesIO()
                write_mo(compiled, read_po(BytesIO(file.read_bytes()), locale=tongue))
                compiled.seek(0)
                read = Translations(compiled)
                merged.merge(read)
                merged.plural = read.plural
    return merged
