"""The ledger as its doors use it, shell and browser: its documents and readings at hand, a claim as a page."""

from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Unpack

from rawi.errors import NothingFound
from rawi.text.said import say
from rawi.types import Claim, Contact, Document, Reading

if TYPE_CHECKING:
    from rawi.export.beyond import Around
    from rawi.export.entry import Entry
    from rawi.export.report import Limits, Report
    from rawi.ledger import Ledger
    from rawi.store.base import ClaimFilter

_KEPT = 256


def page_of(ledger: "Ledger", claim: Claim, limit: int) -> "Entry":
    """A claim's page: accounts on both sides, scope, differences.  limit: the most characters of one quotation."""
    from rawi.export.beyond import beyond
    from rawi.export.entry import entry
    from rawi.export.highlights import contacts_of

    around = around_in(ledger)
    left_out = partial(beyond, claim=claim, around=around)
    return entry(claim, Shelf(ledger), contacts_of(claim, around.contacts), limit, left_out)


def report_of(ledger: "Ledger", limits: "Limits", **asked: "Unpack[ClaimFilter]") -> "Report":
    """The report of a ledger, or of the claims asked for and the articles that tell them.  Raises NothingFound."""
    from rawi.export.report import report

    around, shelf = around_in(ledger), Shelf(ledger)
    if asked:
        claims = list(ledger.claims(**asked))
        told = dict.fromkeys(a.document for claim in claims for a in claim.assertions)
        made = report(claims, {key: shelf[key] for key in told}, around.contacts, limits, around.dates)
    else:
        made = report(ledger.claims(), shelf, around.contacts, limits, around.dates)
    if not made.claims:
        raise NothingFound(
            say("nothing is claimed in these documents"), hint=say("to see what was read: rawi extract PATH…")
        )
    return made


class Shelf(Mapping[str, Document]):
    """A ledger's documents by id, fetched one at a time; the last few are kept."""

    def __init__(self, ledger: "Ledger") -> None:
        self._ledger = ledger
        self._kept: OrderedDict[str, Document] = OrderedDict()

    def __getitem__(self, key: str) -> Document:
        if key not in self._kept:
            try:
                self._kept[key] = self._ledger.document(key)
            except NothingFound:
                raise KeyError(key) from None
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return self._kept[key]

    def __iter__(self) -> Iterator[str]:
        return (known.id for known in self._ledger.view.documents())

    def __len__(self) -> int:
        return self._ledger.counts().documents

    def values(self) -> "_Documents":  # type: ignore[override]  # streams, where Mapping would fetch one by one
        """All documents, one at a time."""
        return _Documents(self._ledger)


class _Documents:
    """All documents of a ledger, streamed anew each time they are asked for."""

    def __init__(self, ledger: "Ledger") -> None:
        self._ledger = ledger

    def __iter__(self) -> Iterator[Document]:
        return self._ledger.view.documents()


def contacts_in(ledger: "Ledger") -> Callable[[str], Sequence[Contact]]:
    """The contacts of a document, by its id; the last few readings are kept."""
    readings = _readings(ledger)
    return lambda document: found.contacts if (found := readings(document)) else ()


def around_in(ledger: "Ledger") -> "Around":
    """What stands around a claim: contacts, dates and claims of a document, by its id."""
    from rawi.export.beyond import Around

    readings = _readings(ledger)
    return Around(
        contacts=lambda document: found.contacts if (found := readings(document)) else (),
        dates=lambda document: found.dates if (found := readings(document)) else (),
        claims=lambda document: ledger.claims(document=document),
    )


def _readings(ledger: "Ledger") -> Callable[[str], Reading | None]:
    kept: OrderedDict[str, Reading | None] = OrderedDict()

    def reading(document: str) -> Reading | None:
        if document not in kept:
            kept[document] = ledger.reading(document)
            if len(kept) > _KEPT:
                kept.popitem(last=False)
        return kept[document]

    return reading
