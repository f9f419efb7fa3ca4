"""Names and notions in the interface language, by the packs: known actors, and those who are only described.

A label that no pack can say stays English; nothing is transliterated.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from rawi.packs.actors import load_actors
from rawi.packs.pack import load_pack

if TYPE_CHECKING:
    from rawi.packs.actors import Actor, Country
    from rawi.packs.pack import Name

UNNAMED = "unnamed "
_HEADS = ("document", "group", "anonymous")  # the last wins
_NO_PEOPLE = frozenset(("anon.source", "anon.figure"))  # their plural takes the feminine in Arabic


@dataclass(frozen=True, slots=True)
class Described:
    """Somebody described: the head noun, what qualifies it, whose it is, and the body it belongs to."""

    head: str
    which: str
    whose: tuple[str, ...]
    body: str


@dataclass(frozen=True, slots=True)
class _Head:
    text: str
    agreement: int  # place of the adjective's form: 0 one, 1 several things, 2 several people


def named(label: str, tongue: str) -> str:
    """An actor's canonical label in a language; "" where the packs do not know it there."""
    return _actors(tongue).get(label) or _terms(tongue).get(label, "")


def notion(english: str, tongue: str) -> str:
    """A notion by its English word; "" where there is none."""
    return _notions(tongue).get(english, "")


def office(key: str, tongue: str) -> str:
    """An office in a language; its English words where the pack has no title for it."""
    return _offices(tongue).get(key) or key.replace("-", " ")


def described(label: str, tongue: str) -> Described | None:
    """The parts of a description ("US officials") in a language; None where one of them is not known."""
    words = label.split()
    for start in range(len(words)):
        head = _heads(tongue).get(" ".join(words[start:]))
        if head is None:
            continue
        parted = _qualified(words[:start], head, tongue)
        if parted is not None:
            return Described(head.text, *parted)
    return None


def _qualified(words: list[str], head: _Head, tongue: str) -> tuple[str, tuple[str, ...], str] | None:
    """What stands before a head noun, as (qualities, nationalities, body)."""
    if not words:
        return "", (), ""
    owner = " ".join(words)
    sides = [_nationality(one, head, tongue) for one in owner.split(" and ")]
    if all(sides):
        return "", tuple(sides), ""
    if body := named(owner, tongue):
        return "", (), body
    for end in range(len(words), 0, -1):
        forms = _modifiers(tongue).get(" ".join(words[:end]))
        rest = _qualified(words[end:], head, tongue) if forms else None
        if forms and rest is not None:
            which = forms[head.agreement] if _agrees(tongue) and head.agreement < len(forms) else forms[0]
            return f"{which} {rest[0]}".strip(), rest[1], rest[2]
    return None


def _nationality(label: str, head: _Head, tongue: str) -> str:
    """What a country's people and things are called, in the form that the head noun asks for."""
    bases = next((c.nisba.get(tongue, ()) for c in load_actors().countries.values() if c.label == label), ())
    endings = load_pack(tongue).settings.get("nisba", {})
    if not bases or not head.agreement or not _agrees(tongue):
        return bases[0] if bases else ""
    return bases[0] + str(endings["singular"][1] if head.agreement == 1 else endings["plural"][0])


def _agrees(tongue: str) -> bool:
    """Whether adjectives take the number of their noun."""
    return "agreement" in load_pack(tongue).settings.get("syntax", {})


def forms_of(label: str) -> dict[str, tuple[str, ...]]:
    """How an actor or country is written, by language; empty for one the packs do not know."""
    return next((one.forms for one in _everybody() if one.name == label), {})


def _everybody() -> "tuple[Country | Actor, ...]":
    known = load_actors()
    return (*known.countries.values(), *known.actors.values())


@lru_cache(maxsize=3)
def _actors(tongue: str) -> dict[str, str]:
    """Canonical label → the name in a language."""
    return {one.name: one.forms[tongue][0] for one in _everybody() if one.forms.get(tongue)}


def _names(tongue: str, *categories: str) -> "list[Name]":
    return [one for one in load_pack(tongue).names if one.category in categories and one.forms]


@lru_cache(maxsize=3)
def _terms(tongue: str) -> dict[str, str]:
    """Groups, documents and unnamed parties that the pack has as they are."""
    found = {one.english: one.forms[0].text for one in reversed(_names(tongue, "group", "document")) if one.english}
    parties = [one for one in load_pack(tongue).frames if one.part == "party" and one.forms]
    return found | {one.english: one.forms[0].text for one in reversed(parties) if one.english}


@lru_cache(maxsize=3)
def _heads(tongue: str) -> dict[str, _Head]:
    found: dict[str, _Head] = {}
    for one in (name for category in _HEADS for name in reversed(_names(tongue, category))):
        several = next((form.text for form in one.forms if form.feature == "plural"), "")
        if one.category != "anonymous":
            found[one.english] = _Head(one.forms[0].text, _agreement(one))
            continue
        found[one.english] = _Head(one.forms[0].text, 0)
        if several:
            plural = one.plural_english or f"{one.english}s"
            found[plural] = _Head(several, 1 if one.id in _NO_PEOPLE else 2)
    return found


def _agreement(name: "Name") -> int:
    if name.category == "document":
        return 0
    return 1 if name.kind == "outlet" else 2


@lru_cache(maxsize=3)
def _modifiers(tongue: str) -> dict[str, tuple[str, ...]]:
    """An adjective's forms: one, several things, several people."""
    return {
        one.english: tuple(form.text for form in one.forms)
        for one in reversed(_names(tongue, "modifier"))
        if one.english
    }


@lru_cache(maxsize=3)
def _notions(tongue: str) -> dict[str, str]:
    forms = {one.id: one.forms[0].text for one in load_pack(tongue).concepts if one.forms}
    return {one.english: forms[one.id] for one in reversed(load_pack("en").concepts) if one.id in forms}


@lru_cache(maxsize=3)
def _offices(tongue: str) -> dict[str, str]:
    return {one.office: one.forms[0].text for one in reversed(load_pack(tongue).names) if one.office and one.forms}
