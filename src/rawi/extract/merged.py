"""Mentions of one contact put together: one row per contact, per account where the accounts differ."""

from collections.abc import Iterable
from dataclasses import dataclass

from rawi.extract.case import DIRECTED
from rawi.extract.ownside import speaks_for
from rawi.types import Contact

Pair = tuple[str | None, ...]
Key = tuple[str, Pair]
GROUPS = {
    "message": "message", "letter": "message", "call": "talk", "meeting": "talk", "talks": "talk", "visit": "talk",
    "mediation": "mediation", "offer": "offer",
}  # fmt: skip
_AGAINST = frozenset(("denied", "refused"))


@dataclass(frozen=True, slots=True)
class Told:
    """One mention of a contact.  bare: its words do not say how real it is; heading: it stands in a title."""

    contact: Contact
    bare: bool = False
    heading: bool = False


def merged(told: Iterable[Told]) -> list[Contact]:
    """The contacts that mentions tell, in the order of the text.

    Where somebody denies or refuses a contact, each account of it is a row; else accounts that agree are one.
    """
    groups: dict[Key, list[Told]] = {}
    for one in told:
        groups.setdefault(_key(one.contact), []).append(one)
    body: list[Contact] = []
    headings: list[tuple[Key, Contact]] = []
    shared = {(g, party) for (g, pair), ones in groups.items() if any(not t.heading for t in ones) for party in pair}
    for key, ones in groups.items():
        below = [t for t in ones if not t.heading]
        if below:
            body += _rows(below)
        elif not any((key[0], party) in shared for party in key[1]):
            headings += [(key, c) for c in _rows(ones)]
    rows = [*(c for _, c in headings), *body]
    return sorted((c for c in rows if not _of_the_body(c, rows)), key=lambda c: c.evidence.start)


def _key(contact: Contact) -> Key:
    """What kind of contact it is between whom: the same for every mention of it."""
    ends = (contact.initiator, contact.recipient)
    pair = ends if contact.kind in DIRECTED else tuple(sorted(ends, key=str))
    return ("visit" if contact.kind == "visit" else GROUPS[contact.kind], pair)


def _rows(ones: list[Told]) -> list[Contact]:
    """The rows of mentions of one contact."""
    contested = any(t.contact.status in _AGAINST for t in ones)
    if not contested:
        ones = [t for t in ones if not t.bare] or ones
    kept: dict[tuple[str, str], Contact] = {}
    for one in ones:
        made = one.contact
        key = (made.according_to if contested else "", made.status.replace("unanswered", "occurred"))
        if key not in kept or _tells_more(made, kept[key]):
            kept[key] = made
    return list(kept.values())


def _tells_more(later: Contact, earlier: Contact) -> bool:
    """Whether a later mention names the go-between, or the missing answer, that an earlier one left out."""
    via = len(later.intermediaries) - len(earlier.intermediaries)
    return via > 0 or (via == 0 and later.status == "unanswered" != earlier.status)


def _of_the_body(row: Contact, told: list[Contact]) -> bool:
    """Whether a contact with a body is told elsewhere as one with the person who speaks for it: once is enough."""
    same = [c for c in told if (c.kind, c.status) == (row.kind, row.status) and c is not row]
    ends = [(row.initiator, row.recipient), (row.recipient, row.initiator)]
    others = [(c.initiator, c.recipient) for c in same] + [(c.recipient, c.initiator) for c in same]
    return any(a == one and b != other and speaks_for(b, other) for a, b in others for one, other in ends)
