"""Inflection: a pack's paradigms (templates over named stems) → the forms of an entry."""

import itertools
import re
from dataclasses import dataclass
from typing import Any

from rawi.errors import PackError

_SLOT = re.compile(r"\{(\w+)\}")
_ZWNJ = "\u200c"


@dataclass(frozen=True, slots=True)
class Form:
    """One written form and its feature ("past.3ms", "participle", "plural", …; "" when it has none)."""

    text: str
    feature: str = ""


def expand(entry: dict[str, Any], paradigms: dict[str, Any], place: str) -> tuple[Form, ...]:
    """All forms of an entry: its own `forms`, and those its paradigm makes from its stems.

    A template whose stem the entry does not have makes nothing.  Raises PackError for an unknown paradigm.
    """
    found = [
        Form(f, "") if isinstance(f, str) else Form(f["form"], f.get("feature", "")) for f in entry.get("forms", ())
    ]
    name = entry.get("paradigm")
    if name is not None:
        names = [name] if isinstance(name, str) else name
        for one in names:
            if one not in paradigms:
                raise PackError(f"unknown paradigm {one}", place=place)
            found += _inflect(paradigms[one], entry.get("stems", {}))
    if not found:
        raise PackError("the entry has no form", place=place)
    return tuple(dict.fromkeys(found))


def _inflect(paradigm: dict[str, Any], stems: dict[str, Any]) -> list[Form]:
    made = []
    for feature, templates in paradigm.items():
        for template in [templates] if isinstance(templates, str) else templates:
            slots = _SLOT.findall(template)
            choices = [stems.get(s, []) for s in slots]
            options = [[c] if isinstance(c, str) else list(c) for c in choices]
            for values in itertools.product(*options):
                text = template
                for slot, value in zip(slots, values, strict=True):
                    text = text.replace("{" + slot + "}", value, 1)
                made.append(Form(text, feature))
    return made


def spellings(form: str) -> list[str]:
    """The form with each ZWNJ joined and spaced: what writers do where the sign is missing.

    >>> spellings("می" + chr(0x200c) + "گوید")
    ['میگوید', 'می گوید']
    """
    parts = form.split(_ZWNJ)
    if len(parts) == 1:
        return [form]
    if len(parts) > 4:
        return ["".join(parts), " ".join(parts)]
    found = []
    for glue in itertools.product(("", " "), repeat=len(parts) - 1):
        text = parts[0]
        for sign, part in zip(glue, parts[1:], strict=True):
            text += sign + part
        found.append(text)
    return found
