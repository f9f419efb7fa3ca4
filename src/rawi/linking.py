"""The claims of a ledger, brought up to date with what was read and judged since they were last made.

By what has changed; a small ledger, and one that has grown by much, as a whole.  The claims are the same either way.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from rawi import link as linker
from rawi.abreast import abreast
from rawi.ask.cards import card
from rawi.link.decisions import Decision, decisions, named
from rawi.link.overrule import in_force, overrule
from rawi.store.base import Kept, Recorded, Store, View
from rawi.types import Claim, Contact, Document, Judgement, Reading

if TYPE_CHECKING:
    from rawi.store.shelf import SqlShelf

    Shelf = SqlShelf[linker.Candidate, linker.Link]

MUCH = 50  # one fiftieth of a ledger is so much that linking it whole is quicker
AGAIN = 25  # for each candidate that comes, so many others may be compared again
_AT_ONCE = 500
_Judged = list[tuple[int, Judgement]]


def link(store: Store, *, settle: bool = False, processes: int = 1) -> None:
    """Links what was read and judged since the last time; settle: and all that was put off, however long it takes.

    processes: so many share in taking in what many documents tell.
    """
    _tell(store, processes)
    history = store.view().history()
    with store.shelf(linker.Candidate, linker.Link) as shelf:
        judged = shelf.value("judged")
        if shelf.waiting() != ([], []) or len(history) != judged or shelf.put_off():
            waiting = _waiting(shelf, [r for r in history if r.number <= judged], history)
            made, gone = _made(shelf, waiting if settle else replace(waiting, most=AGAIN * max(1, len(waiting.fresh))))
            contacts = _contacts(store.view(), gone is None)
            shelf.put_claims(_decided(made, decisions(_in_force(history))), gone, partial(card, contacts=contacts))
            shelf.note("judged", len(history))


def _tell(store: Store, processes: int) -> None:
    """Takes in what the documents tell that were read since the last linking."""
    untold = abreast(_told, store.view().untold(), processes)
    while batch := list(islice(untold, _AT_ONCE)):
        told = {read[0].id: _told(read) if some is None else some for read, some in batch}
        kept = {name: [Kept(one.id, linker.denies(one), one) for one in some] for name, some in told.items()}
        with store.writer() as writer:
            writer.tell(kept)


def _told(read: tuple[Document, Reading]) -> list[linker.Candidate]:
    return linker.features(*read)


def _waiting(shelf: "Shelf", before: list[Recorded], history: list[Recorded]) -> linker.Waiting:
    """What has changed since the last linking; before: the judgements that were linked."""
    fresh, gone = shelf.waiting()
    old, now = _in_force(before), _in_force(history)
    decided = {named([one]) for one in (*decisions(old), *decisions(now))}
    turned = [pair for pair in old + now if (pair in old) != (pair in now)]
    return linker.Waiting(
        fresh=fresh,
        gone=gone,
        before=linker.people(one for _, one in old),
        now=linker.people(one for _, one in now),
        decided=decided,
        said=named(decisions(turned)),
    )


def _made(shelf: "Shelf", waiting: linker.Waiting) -> tuple[Sequence[linker.Made], Collection[str] | None]:
    """The claims that change, and what those were made of that they replace: None for all claims."""
    total, coming = shelf.total(), len(waiting.fresh) - len(waiting.gone)
    if total + coming <= linker.FULL:
        kept = shelf.everything()
        shelf.lay_out({}, (), {number: number for number in kept})
        shelf.note("steady", 0)
        return linker.link_few(list(kept.values()), waiting.now), None
    little = len(waiting.fresh) + len(waiting.gone) <= total // MUCH
    known = shelf.named(waiting.said).keys() == waiting.said
    if shelf.value("steady") == linker.WAY and little and known and linker.settled(total, waiting):
        change = linker.relink(shelf, waiting)
        return change.made, change.gone
    memory, change = linker.link_whole(shelf.everything(), waiting.now)
    shelf.lay_out(memory.holding, memory.all_links(), memory.root)
    shelf.note("steady", linker.WAY)
    return change.made, None


def _decided(made: Sequence[linker.Made], decided: Sequence[Decision]) -> Iterator[tuple[str, str, Claim]]:
    """Claims as people have them, with what they are made of and their places."""
    told = {one.id: one for one in overrule([m.claim for m in made], decided)}
    return ((m.basis, m.place, told[m.claim.id]) for m in made if m.claim.id in told)


def _contacts(view: View, whole: bool) -> Callable[[str], Sequence[Contact]]:
    """The contacts of a document, by its id; whole: whether those of all documents are needed."""
    held: dict[str, Sequence[Contact]] = dict(view.contacts()) if whole else {}

    def contacts(document: str) -> Sequence[Contact]:
        if not whole and document not in held:
            read = view.reading(document)
            held[document] = read.contacts if read else ()
        return held.get(document, ())

    return contacts


def _in_force(history: Iterable[Recorded]) -> _Judged:
    """The judgements of a history that are not taken back in it, with their numbers."""
    return in_force((row.number, row.judgement, row.undoes) for row in history)
