"""What a publisher tells in its own voice: events it states, not what it asks, wonders, hopes, judges or foretells."""

from rawi.link.sheet import Sheet
from rawi.types import Contact

Range = tuple[int, int]
_LEAST_WORDS = 3
_OWN_THINGS = 2
_LONGEST = 60
_BREAKS = frozenset("،,;؛—–")


def own(sheet: Sheet, covered: set[int]) -> list[Range]:
    """Stretches in the publisher's own voice that tell an event: they name somebody and what happened."""
    found: list[Range] = []
    for first, last in sheet.sentences(0, len(sheet.texts)):
        inside = sum(k in covered for k in range(first, last))
        if inside > 0.3 * (last - first):
            continue
        a, b = sheet.trim(first, last)
        if sheet.asks(b):
            continue
        a, b = sheet.trim(a, stated(sheet, a, b))
        if a in covered or not _LEAST_WORDS < b - a <= _LONGEST:
            continue
        named = {n for x, _, n in sheet.names if a <= x < b}
        told = {c.id for x, _, c in sheet.meant if a <= x < b and not c.polarity}
        if told and len(named | told) >= _OWN_THINGS:
            found.append((a, b))
    return found


def stated(sheet: Sheet, first: int, last: int) -> int:
    """Where the writer stops stating in the words [first, last): before the clause of the first guess; else `last`.

    A guess inside a relative clause that no comma sets apart describes something the sentence states.
    """
    for guess, _ in sheet.guesses:
        if not first <= guess < last:
            continue
        clause = next((k + 1 for k in range(guess - 1, first - 1, -1) if sheet.texts[k] in _BREAKS), first)
        if any(clause + _LEAST_WORDS <= k < guess for k in sheet.openers):
            continue
        return first if _leads_in(sheet, first, clause) else clause
    return last


def _leads_in(sheet: Sheet, first: int, clause: int) -> bool:
    """Whether the words before a clause only lead in to it: “On Monday, …”, “As before, …”."""
    alone = not any(text in _BREAKS for text in sheet.texts[first : clause - 1])
    return alone and any(first <= k < first + 2 for k in sheet.leads)


def guessed(sheet: Sheet, contact: Contact, first: int, last: int) -> bool:
    """Whether a contact that the publisher tells in the words [first, last) is only asked about or guessed.

    What is planned is no guess, although the words of expectation are the same.
    """
    begin, end = sheet.sentence(first, last)
    asked = sheet.asks(sheet.trim(begin, end)[1])
    return asked or (contact.status != "planned" and first >= stated(sheet, begin, end))


def around(sheet: Sheet, first: int, last: int) -> Range:
    """The sentence that holds a contact's evidence, as far as it states and stands in one line; else the evidence."""
    begin, end = sheet.sentence(first, last)
    begin, end = sheet.trim(begin, max(stated(sheet, begin, end), last))
    return (begin, end) if begin <= first and end >= last and end - begin <= _LONGEST else (first, last)
