"""Which words the pages say: those in their templates, and the tables whose words templates show.

A catalogue file is named after the template it belongs to; `base` also holds the tables.  What dossiers say too is
listed in `rawi.export.messages`.
"""

from rawi.export.messages import Messages, templates
from rawi.web.pages import NAVIGATION
from rawi.web.tongue import FONTS, THEMES

DECISIONS = ("same", "different", "scope", "right", "wrong", "in force", "overruled", "without effect")
"""What people decide, and what becomes of it."""
QUESTIONS = ("link", "near", "hop", "reading", "source")
"""What is asked of people."""
CHANGES = ("new", "gone", "flip", "denial", "gap")
"""How a claim changed."""
RUNS = ("read", "add")
"""What a run did."""
TABLES = (THEMES, FONTS, CHANGES, DECISIONS, QUESTIONS, RUNS, tuple(word for _, word in NAVIGATION))


def messages() -> dict[str, Messages]:
    """By catalogue file of this package."""
    found = templates("rawi.web")
    base = found.setdefault("base", {})
    base |= found.pop("parts", {})
    base |= {word: "" for table in TABLES for word in table}
    return found
