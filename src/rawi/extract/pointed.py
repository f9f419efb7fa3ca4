"""Whom words mean that only point back: “the two sides”, “this country”.  Nothing is guessed."""

from collections.abc import Iterable
from dataclasses import replace

from rawi.extract.case import Case
from rawi.extract.parties import BOTH, Phrase
from rawi.extract.mentions import Page
from rawi.packs.actors import Country
from rawi.packs.compile import bit
from rawi.types import Contact

_REACH = 60  # words before “the two sides” in which they are named
_LINKS = bit("preposition") | bit("np_preposition")


def pointed(case: Case, found: list[Phrase], recent: Iterable[Contact]) -> list[Phrase]:
    """The phrases of a clause, with those that only point back read as whom they mean, or left out."""
    if not any(BOTH in p.labels for p in found):
        return found
    kept = []
    for phrase in found:
        meant = both(case.page, phrase.first, recent) if BOTH in phrase.labels else phrase.labels
        if meant:
            kept.append(replace(phrase, labels=meant))
    return kept


def both(page: Page, first: int, recent: Iterable[Contact]) -> tuple[str, ...]:
    """The two sides before word `first`: those of the contact told last, or the two states named last; () for neither."""
    for told in reversed(list(recent)):
        if told.initiator and told.recipient and "; " not in told.initiator + told.recipient:
            return told.initiator, told.recipient
    named: list[str] = []
    for k in range(first - 1, max(first - _REACH, -1), -1):
        hit = page.cover.get(k)
        if hit is None or hit.first != k or (hit.entry.category == "capital" and page.tags[k - 1] & _LINKS):
            continue
        name = _state(hit.entry.ref)
        if name and name not in named:
            named.append(name)
    return (named[1], named[0]) if len(named) == 2 else ()


def _state(ref: object) -> str:
    return ref.name if isinstance(ref, Country) else ""
