"""What lists show of a claim, in a few words and numbers."""

from collections.abc import Callable, Sequence

from rawi.export.gist import gist
from rawi.export.highlights import contacts_of, unsourced
from rawi.store.base import Card
from rawi.types import Claim, Contact


def card(claim: Claim, contacts: Callable[[str], Sequence[Contact]]) -> Card:
    """A claim's card.  contacts: those of a document, by its id."""
    told = contacts_of(claim, contacts)
    first = told[0] if told else None
    sides = [a.side for a in claim.assertions]
    days = sorted(a.published[:10] for a in claim.assertions if a.published)
    return Card(
        about=gist(claim, told),
        when=claim.when,
        parties=tuple(p for p in (first.initiator, first.recipient) if p) if first else (),
        through=tuple(dict.fromkeys(name for c in told for name in c.intermediaries)),
        says=sides.count("for"),
        denies=sides.count("against"),
        reported=(days[0], days[-1]) if days else (),
        unsourced=unsourced(claim),
    )
