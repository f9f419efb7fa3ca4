"""Which words are said in a reader's language below the pages: sentences, tables of words, the dossier's template.

Sentences are found where they are made: the forms given to `say` and `form` anywhere in Rawi.
"""

import ast
import re
from collections.abc import Iterator
from importlib.resources import files
from io import BytesIO
from pathlib import Path

from rawi.export.labels import LANGUAGES, SHAPES, SIDES
from rawi.export.report import AGREED, NOTICE
from rawi.text.said import BETWEEN, CONTACTS, ENDINGS, LAST, PARTIES, framed

Messages = dict[str, str]
"""Each message with its plural, "" where it has none."""
KINDS = (
    "contact", "statement", "agreement", "denial", "threat", "warning", "demand", "order", "promise", "proposal",
    "accusation", "condemnation", "forecast", "praise", "condolence",
)  # fmt: skip
"""The kinds of claims."""
SPEAKERS = ("person", "organization", "government", "outlet", "unnamed", "group", "document", "unspecified")
"""The kinds of actors."""
BASES = ("metadata", "dateline", "text", "file", "user", "none")
"""How a fact of a document is known."""
ASPECTS = ("speaker", "handed on by", "when", "number", "kind of contact", "channel", "wording")
"""What retelling changes."""
MOODS = ("fact", "conditional", "future", "possible", "wanted")
"""How a statement is held."""
NOISE = (
    "related link", "link", "page furniture", "follow-us line", "copyright line", "cookie notice", "channel signature",
    "advertisement", "share line", "image", "hashtags", "end mark", "video caption", "site description", "no words",
    "image file name", "file name", "editors' initials", "other stories", "disclaimer", "masthead", "date line",
)  # fmt: skip
"""Why a stretch is no part of an article."""
COMPOSED = (
    "unnamed %(who)s", "%(which)s %(whose)s %(head)s", "%(which)s %(head)s of %(body)s", "“%(word)s”",
    "not stated", "outlet not stated",
    "until %(date)s", "from %(date)s",
    ", ", " and ", *BETWEEN.values(), *LAST.values(),
)  # fmt: skip
"""The small words of composition."""
TABLES = (
    tuple(SIDES.values()), tuple(LANGUAGES.values()), tuple(SHAPES), KINDS, SPEAKERS, BASES, CONTACTS, ASPECTS, MOODS,
    NOISE, COMPOSED, (AGREED, NOTICE),
)  # fmt: skip
_KEYWORDS = ("_", "gettext", "ngettext")
_PLACE = re.compile(r"%\(\w+\)s")


def messages() -> dict[str, Messages]:
    """By catalogue file of this package."""
    contacts = {framed(between, kind): "" for between in PARTIES for kind in CONTACTS}
    endings = {f"%(told)s ({ending})": "" for ending in ENDINGS}
    return {
        "speech": contacts | endings | sentences(),
        "words": {word: "" for table in TABLES for word in table},
        "dossier": templates("rawi.export")["dossier"],
    }


def sentences() -> Messages:
    """The forms of all sentences that Rawi makes, out of its source; those without words of their own are left out."""
    found: Messages = {}
    for path in sorted(Path(str(files("rawi"))).rglob("*.py")):
        text = path.read_text("utf-8")
        if "rawi.text.said" in text:
            found |= {one: many for one, many in _forms(ast.parse(text)) if re.search(r"[^\W\d_]", _PLACE.sub("", one))}
    return found


def templates(package: str) -> dict[str, Messages]:
    """The messages of a package's templates, by template."""
    from jinja2.ext import babel_extract

    found: dict[str, Messages] = {}
    folder = files(package).joinpath("templates")
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        if not file.name.endswith(".j2"):
            continue
        options = {"trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"}
        for _, _, said, _ in babel_extract(BytesIO(file.read_bytes()), _KEYWORDS, [], options):
            one, many = said[:2] if isinstance(said, tuple) else (said, "")
            if isinstance(one, str):  # what is translated by its value is in the tables
                found.setdefault(file.name.partition(".")[0], {})[one] = many or ""
    return found


def _forms(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """What is given to `say`, `form` or a table's row, or kept in a variable called form, as (form, plural)."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            given = [_text(one) for one in node.args][{"say": 0, "form": 0, "Feature": 2}.get(node.func.id, 99) :]
            if given and given[0]:
                yield given[0], given[1] if len(given) > 1 else ""
        elif isinstance(node, ast.Assign) and any(
            isinstance(one, ast.Name) and one.id == "form" for target in node.targets for one in ast.walk(target)
        ):
            yield from ((text, "") for one in ast.walk(node.value) if (text := _text(one)))


def _text(node: ast.AST) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
