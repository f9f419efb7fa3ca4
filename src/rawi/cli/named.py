"""A claim as a user names it: by its id, the beginning of one, or words of it."""

import re
from typing import TYPE_CHECKING

from rawi.errors import NothingFound, UsageError
from rawi.types import Claim

if TYPE_CHECKING:
    from rawi.ledger import Ledger

_SHOWN = 5
_ID = re.compile(r"[CP]-[0-9a-f]*$", re.IGNORECASE)


def named(book: "Ledger", key: str) -> Claim:
    """The claim with this id; else the only one with all these words in what it is about, else in one quotation.

    Raises NothingFound when there is none, UsageError when there are several.
    """
    from rawi.desk import contacts_in
    from rawi.export.gist import gist
    from rawi.export.highlights import contacts_of

    try:
        return book.claim(key)
    except NothingFound as error:
        message = f"no claim has the id or the words '{key}'"
        none = NothingFound(message, place=error.place, hint="to see all: rawi ledger; by words: rawi search")
    wanted: frozenset[str] = frozenset() if _ID.match(key) else _words(key)
    if not wanted:
        raise none
    contacts = contacts_in(book)
    about: list[tuple[Claim, str]] = []
    quoting: list[tuple[Claim, str]] = []
    for claim in book.claims():
        told = gist(claim, contacts_of(claim, contacts))
        if wanted <= _words(told):
            about.append((claim, told))
        elif any(wanted <= _words(one.quote) for one in claim.assertions):
            quoting.append((claim, told))
    found = about or quoting
    if not found:
        raise none
    if len(found) > 1:
        rows = "\n".join(f"  {claim.id}  {told}" for claim, told in found[:_SHOWN])
        message = f"{len(found)} claims have these words:\n{rows}"
        raise UsageError(message, hint="name one by its id, or write more words")
    return found[0][0]


def _words(text: str) -> frozenset[str]:
    from rawi.text.normalize import fold_key

    return frozenset(re.findall(r"\w+", fold_key(text)))
