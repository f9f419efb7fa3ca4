"""English sentences that know what they are made of, so that a reader can be told them in another language.

`say("who speaks: %(names)s", names=("Oman", "Qatar"))` is the string “who speaks: Oman, Qatar”, to programs and to the
columns of the store; it also keeps its form, which is a message of the catalogues, and what stands in the places of the
form.  The name of a place tells what stands there: a name, a notion, a code (`rawi.export.speech`).
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, Union

Part = Union[str, int, tuple["str | Said", ...], "Said"]
CONTACTS = (
    "message", "letter", "call", "phone", "meeting", "in person", "talks", "visit", "mediation", "offer", "contact",
)  # fmt: skip
"""What a contact is called in a heading."""
PARTIES = ("to", "→", "—")
"""What stands between its parties: one turns to the other, or both are in contact."""
ENDINGS = (
    "denied", "planned", "refused", "unanswered", "offered", "suspected", "suspected and denied", "possible",
)  # fmt: skip
"""How a contact stands, behind a heading."""
BETWEEN = {"left": "; ", "right": "; ", "kinds": " or ", "hands": " <- "}
"""What stands between the parts of a place, where it is no comma."""
LAST = dict.fromkeys(("all", "ours", "theirs"), " and ")
"""Places whose last part is set off by a word."""
QUOTED = frozenset(("described", "called", "figures"))


class Said(str):
    """A sentence or heading with its form and what stands in its places.  many: its plural, "" where it has none."""

    __slots__ = ("form", "given", "many")

    form: str
    many: str
    given: dict[str, Part]

    def __new__(cls, text: str, form: str = "", many: str = "", given: dict[str, Part] | None = None) -> "Said":
        """A string; without a form it is a message of its own."""
        made = super().__new__(cls, text)
        made.form, made.many, made.given = form or text, many, given or {}
        return made

    def __deepcopy__(self, _: object) -> "Said":
        return self


@lru_cache(maxsize=512)
def _whole(form: str) -> Said:
    return Said(form)


def say(form: str, many: str = "", /, **given: Part) -> Said:
    """A sentence by its form; `num` chooses between the form and its plural.

    >>> say("%(num)s article", "%(num)s articles", num=2)
    '2 articles'
    """
    if not given:
        return _whole(form)
    chosen = many if many and given.get("num") != 1 else form
    return Said(chosen % {name: _english(name, part) for name, part in given.items()}, form, many, given)


def form(message: str) -> str:
    """A form that is said elsewhere; to be found by whoever gathers the messages."""
    return message


def contact(left: str, between: str, right: str, kind: str) -> Said:
    """A contact by its parties, each several names with “; ” between them, and its kind."""
    parties: dict[str, Part] = {"left": tuple(left.split("; ")), "right": tuple(right.split("; "))}
    return say(framed(between, kind), **parties)


def framed(between: str, kind: str) -> str:
    """The form of a contact."""
    return f"%(left)s {between} %(right)s: {kind}"


def ended(told: str, ending: str) -> str:
    """A heading with how the contact stands; the heading alone for ""."""
    return say(f"%(told)s ({ending})", told=told) if ending else told


def each(text: str, change: Callable[[str], str]) -> str:
    """A text with every stretch of it changed that is not Rawi's own; other texts changed as a whole."""
    if not isinstance(text, Said):
        return change(text)
    return say(text.form, text.many, **{name: _changed(part, change) for name, part in text.given.items()})


def packed(text: Said) -> dict[str, Any]:
    """A sentence as JSON values; `unpacked` makes it again."""
    found: dict[str, Any] = {"say": text.form}
    if text.many:
        found["many"] = text.many
    if text.given:
        found["with"] = {name: _packed(part) for name, part in text.given.items()}
    return found


def unpacked(data: Any) -> Said:  # noqa: ANN401  JSON
    """The sentence that `packed` was given."""
    return say(data["say"], data.get("many", ""), **{n: _unpacked(p) for n, p in data.get("with", {}).items()})


def _english(name: str, part: Part) -> str:
    if not isinstance(part, tuple):
        return str(part)
    parts = [f"“{one}”" for one in part] if name in QUOTED else list(part)
    if name in LAST and len(parts) > 1:
        parts[-2:] = [LAST[name].join(parts[-2:])]
    return BETWEEN.get(name, ", ").join(parts)


def _changed(part: Part, change: Callable[[str], str]) -> Part:
    if isinstance(part, tuple):
        return tuple(each(one, change) for one in part)
    return each(part, change) if isinstance(part, str) else part


def _packed(part: Part) -> Any:  # noqa: ANN401  JSON
    if isinstance(part, tuple):
        return [_packed(one) for one in part]
    return packed(part) if isinstance(part, Said) else part


def _unpacked(data: Any) -> Part:  # noqa: ANN401  JSON
    if isinstance(data, list):
        return tuple(str(one) if isinstance(one, str) else unpacked(one) for one in data)
    return unpacked(data) if isinstance(data, dict) else data
