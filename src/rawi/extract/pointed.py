"""Whom words mean that only point back: “the two sides”, “this country”.  Nothing is guessed."""

from collections.abc import Iterable
from dataclasses import replace

from rawi.extract.mentions import Page
from rawi.extract.ownside import is_place, one_camp
from rawi.extract.parties import POINTING, Phrase
from rawi.packs.actors import Country
from rawi.packs.compile import bit
from rawi.types import Contact

_REACH = 60  # words before “the two sides” in which they are named
_LINKS = bit("preposition") | bit("np_preposition")
_BOTH, _LEADERS, _LAST = POINTING["both"], POINTING["leaders"], POINTING["last"]


def pointed(page: Page, found: list[Phrase], recent: Iterable[Contact]) -> list[Phrase]:
    """The phrases of a clause, with those that only point back read as whom they mean, or left out."""
    kept: list[Phrase] = []
    for phrase in found:
        labels = phrase.labels
        if _BOTH in labels:
            labels = _both(page, phrase.first, recent)
        elif _LEADERS in labels:
            labels = next((x for x in _told(recent)[:1] if not any(is_place(y) for y in x)), ())
        elif _LAST in labels:
            named = {x for p in kept if not p.role for x in p.labels}
            states = (s for s in _states(page, phrase.first) if s not in named and not one_camp([s], list(named)))
            labels = tuple(states)[:1]
        if labels:
            kept.append(replace(phrase, labels=labels) if labels != phrase.labels else phrase)
    return kept


def _both(page: Page, first: int, recent: Iterable[Contact]) -> tuple[str, ...]:
    """The two sides that word `first` means: those of the contact told last, or the two states named last; or ()."""
    for told in _told(recent)[:1]:
        if len({is_place(x) for x in told}) == 1:
            return told
    found = _states(page, first)[:2]
    return (found[1], found[0]) if len(found) == 2 else ()


def _told(recent: Iterable[Contact]) -> list[tuple[str, str]]:
    """The two sides of the contacts told before, the last first."""
    ends = [(c.initiator or "", c.recipient or "") for c in reversed(list(recent))]
    return [e for e in ends if all(e) and "; " not in e[0] + e[1]]


def _states(page: Page, first: int) -> list[str]:
    """The states named in the words before word `first`, the last first, without the capitals where something was."""
    found: list[str] = []
    for k in range(first - 1, max(first - _REACH, -1), -1):
        hit = page.cover.get(k)
        if hit is None or hit.first != k or not isinstance(hit.entry.ref, Country) or hit.entry.ref.name in found:
            continue
        if not (hit.entry.category == "capital" and page.tags[k - 1] & _LINKS):
            found.append(hit.entry.ref.name)
    return found
