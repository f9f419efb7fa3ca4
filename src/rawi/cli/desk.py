"""The ledger as commands use it: opened from the settings, its documents and contacts at hand."""

from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from rawi.cli import console
from rawi.errors import NothingFound
from rawi.types import Contact, Document, Reading

if TYPE_CHECKING:
    from rawi.export.beyond import Around
    from rawi.ledger import Ledger

_KEPT = 256
_UNLINKED = (
    "the last reading did not come to its end (interrupted, or still going on): what it took in is not linked yet\n"
    "  to link it: rawi read the same again"
)
_HINT = "to fill it: rawi read PATH…     to see an example: rawi demo"


@contextmanager
def open_ledger(store: str) -> Iterator["Ledger"]:
    """The ledger of a --store flag or the settings, made where there is none."""
    from rawi.cli.settings import load
    from rawi.ledger import Ledger

    with Ledger.open(load(store=store).store or None) as ledger:
        yield ledger


@contextmanager
def ask_ledger(store: str) -> Iterator["Ledger"]:
    """The ledger for a question: one that does not exist or holds nothing has no answer, and is not made."""
    from rawi.cli.settings import load
    from rawi.store.connect import default_path

    place = load(store=store).store or str(default_path())
    if "://" not in place and not Path(place).exists():
        raise NothingFound("there is no ledger here yet", place=place, hint=_HINT)
    with open_ledger(store) as ledger:
        if not ledger.counts().documents:
            raise NothingFound("this ledger is empty", place=place, hint=_HINT)
        if (runs := ledger.view.runs()) and runs[-1].state != "done":
            console.note(_UNLINKED)
        yield ledger


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
