"""Which words the interface says: those in the templates, and the tables whose words templates show.

A catalogue file is named after the template it belongs to; `base` also holds the tables.
"""

from collections.abc import Iterator
from importlib.resources import files
from io import BytesIO

from rawi.export.labels import LANGUAGES, SHAPES, SIDES
from rawi.web.forms import composed
from rawi.web.pages import NAVIGATION
from rawi.web.tongue import FONTS, THEMES

KINDS = (
    "contact", "statement", "agreement", "denial", "threat", "warning", "demand", "order", "promise", "proposal",
    "accusation", "condemnation", "forecast", "praise", "condolence",
)  # fmt: skip
"""The kinds of claims."""
SPEAKERS = ("person", "organization", "government", "outlet", "unnamed", "group", "document", "unspecified")
"""The kinds of actors."""
BASES = ("metadata", "dateline", "text", "file", "user", "none")
"""How a fact of a document is known."""
CONTACTS = ("message", "letter", "call", "meeting", "talks", "visit", "mediation", "offer")
"""The kinds of contacts."""
DECISIONS = ("same", "different", "scope", "right", "wrong", "in force", "overruled", "without effect")
"""What people decide, and what becomes of it."""
QUESTIONS = ("link", "near", "hop", "reading", "source")
"""What is asked of people."""
CHANGES = ("new", "gone", "flip", "denial", "gap")
"""How a claim changed."""
RUNS = ("read", "add")
"""What a run did."""
ASPECTS = ("speaker", "handed on by", "when", "number", "kind of contact", "channel", "wording")
"""What retelling changes."""
TABLES = (
    tuple(SIDES.values()),
    tuple(LANGUAGES.values()),
    tuple(SHAPES),
    THEMES,
    FONTS,
    KINDS,
    SPEAKERS,
    BASES,
    CONTACTS,
    CHANGES,
    DECISIONS,
    QUESTIONS,
    RUNS,
    ASPECTS,
)
_KEYWORDS = ("_", "gettext", "ngettext")


def messages() -> dict[str, dict[str, str]]:
    """By catalogue file: each message with its plural, "" where it has none."""
    from jinja2.ext import babel_extract

    found: dict[str, dict[str, str]] = {}
    for template in _templates():
        text = files("rawi.web").joinpath("templates", template).read_bytes()
        options = {"trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"}
        for _, _, said, _ in babel_extract(BytesIO(text), _KEYWORDS, [], options):
            one, many = said[:2] if isinstance(said, tuple) else (said, "")
            if isinstance(one, str):  # what is translated by its value is in the tables
                found.setdefault(template.partition(".")[0], {})[one] = many or ""
    found["speech"] = composed()
    base = found.setdefault("base", {})
    base |= found.pop("parts", {})
    base |= {word: "" for table in TABLES for word in table} | {word: "" for _, word in NAVIGATION}
    return found


def _templates() -> Iterator[str]:
    folder = files("rawi.web").joinpath("templates")
    return (f.name for f in sorted(folder.iterdir(), key=lambda f: f.name) if f.name.endswith(".j2"))
