"""Which words the interface says: those in the templates, and the tables whose words templates show.

A catalogue file is named after the template it belongs to; `base` also holds the tables.
"""

from collections.abc import Iterator
from importlib.resources import files

from rawi.export.labels import LANGUAGES, SHAPES, SIDES
from rawi.web import render
from rawi.web.tongue import FONTS, THEMES

KINDS = ("contact", "statement", "agreement")
"""The kinds of claims."""
ASPECTS = ("speaker", "when", "wording")
"""What retelling changes."""
TABLES = (tuple(SIDES.values()), tuple(LANGUAGES.values()), tuple(SHAPES), THEMES, FONTS, KINDS, ASPECTS)
_KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2)}


def messages() -> dict[str, dict[str, str]]:
    """By catalogue file: each message with its plural, "" where it has none."""
    from jinja2.ext import babel_extract

    found: dict[str, dict[str, str]] = {}
    for template in _templates():
        with files("rawi.web").joinpath("templates", template).open("rb") as file:
            options = {"trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"}
            for _, function, said, _ in babel_extract(file, list(_KEYWORDS), [], options):
                one, many = (said[0], said[1]) if function == "ngettext" else (said, "")
                if isinstance(one, str):
                    found.setdefault(template.partition(".")[0], {})[one] = many or ""
    base = found.setdefault("base", {})
    base |= found.pop("parts", {})
    base |= {word: "" for table in TABLES for word in table} | {word: "" for _, word in render.NAVIGATION}
    return found


def _templates() -> Iterator[str]:
    folder = files("rawi.web").joinpath("templates")
    return (f.name for f in sorted(folder.iterdir(), key=lambda f: f.name) if f.name.endswith(".j2"))
