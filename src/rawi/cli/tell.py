"""Changes, chains and ties as lines of text: names in Latin letters, quotations alone on their line, no box lines."""

import dataclasses
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from rawi.cli import console
from rawi.cli.table import fit, row
from rawi.export.entry import Account, Quote, accounts
from rawi.export.labels import count, latin, status_word, triple
from rawi.export.plain import Words, chain_line, place
from rawi.types import Assertion, Claim, Document

if TYPE_CHECKING:
    from rawi.ask.chains import Branch, Record, Reliance, Track
    from rawi.ask.changes import Change
    from rawi.ask.network import Tie
    from rawi.ledger import Ledger

_SOURCES = 12
_HEAD = "claims    own  relayed  no source  unnamed   first of  denied  confirmed"
_HEADS = {
    "flip": "FLIPPED",
    "denial": "NEWLY DENIED",
    "new": "NEW",
    "gap": "GAPS CLOSED",
    "gone": "GONE",
    "counts": "OTHER COUNTS",
}


@dataclasses.dataclass(frozen=True, slots=True)
class Told:
    """What it takes to tell of a claim: what it is about, and its assertions as accounts."""

    about: Callable[[Claim], str]
    documents: Mapping[str, Document]
    limit: int

    def accounts(self, some: Sequence[Assertion]) -> tuple[Account, ...]:
        """Assertions with their chains and quotations."""
        return accounts(list(some), self.documents, self.limit)


def told_in(book: "Ledger") -> Told:
    """How the claims of a ledger are told."""
    from rawi.cli.settings import load
    from rawi.desk import Shelf, contacts_in
    from rawi.export.gist import gist
    from rawi.export.highlights import contacts_of

    contacts = contacts_in(book)
    return Told(lambda claim: gist(claim, contacts_of(claim, contacts)), Shelf(book), load().quote_limit)


def change_row(item: "Change", told: Told) -> dict[str, Any]:
    """A change as `changes --json` has it."""
    return {
        "kinds": list(item.kinds),
        "before": dataclasses.asdict(item.before) if item.before else None,
        "after": row(item.after, told.about(item.after)) if item.after else None,
        "closed": list(item.closed),
        "regrouped": item.regrouped,
        "denials": [dataclasses.asdict(a) for a in told.accounts(item.denials)],
    }


def change_lines(name: str, time: str, found: "Sequence[Change]", told: Told, words: Words) -> Iterator[str]:
    """The changes since a mark, what was disputed first; a claim stands under each head that fits it."""
    numbers = {kind: sum(kind in one.kinds for one in found) for kind in _HEADS}
    shown = [f"{number} {head.lower()}" for kind, head in _HEADS.items() if (number := numbers[kind])]
    yield f"since {latin(name)} ({time}): {', '.join(shown) or 'nothing changed'}"
    for kind, head in _HEADS.items():
        if not numbers[kind]:
            continue
        yield ""
        yield console.paint(f"{head} ({numbers[kind]})", "head")
        for one in sorted((one for one in found if kind in one.kinds), key=_rank):
            yield from _change(one, kind, told, words)


def _rank(item: "Change") -> tuple[int, int, int]:
    """What is disputed first, then what has most origins and articles."""
    if item.after is None:
        return 0, 0, 0
    standing = ("contested", "denied", "corroborated", "asserted").index(status_word(item.after.status))
    return standing, -item.after.origins, -item.after.articles


def _change(item: "Change", kind: str, told: Told, words: Words) -> Iterator[str]:
    before, after = item.before, item.after
    if after is None:
        yield f"  {before.id if before else ''}  was {before.status if before else ''}"
        return
    how = {
        "flip": f"{before.status if before else ''} -> {after.status}",
        "gap": f"now with {', '.join(item.closed)}",
        "counts": f"{_triple(before)} -> {_triple(after)}",
    }.get(kind, after.status)
    yield f"  {after.id}  {how}{'   (regrouped: nothing new is told)' if item.regrouped else ''}"
    yield f"      {latin(told.about(after))}"
    for account in told.accounts(item.denials) if kind == "denial" else ():
        yield f"      {chain_line(account)}"
        for quote in account.quotes:
            yield f"        {_words(quote, words)}"
            yield f"        {place(quote)}"


def _words(quote: Quote, words: Words) -> str:
    return f"{words(quote.text, quote.language)}{' …' if quote.cut else ''}"


def _triple(item: Any) -> str:  # noqa: ANN401  (a claim, or one as it was marked)
    return triple(item.articles, item.origins, item.camps) if item else ""


def chains_lines(tracks: "Sequence[Track]", most: int) -> Iterator[str]:
    """All outlets: who relies on whom as a tree, then what the claims of each rest on."""
    from rawi.ask.chains import LEAST

    tops = sorted((t for t in tracks if t.origin), key=lambda t: (-t.origin, t.name))
    yield console.paint("WHO RELIES ON WHOM", "head") + "   (below each name, who tells on its word)"
    if not tops:
        yield "  nobody here tells on the word of another outlet"
    for one in tops[:most]:
        yield f"  {latin(one.name)}"
        yield from _branches(one.retold, 2)
    if len(tops) > most:
        yield f"  and {len(tops) - most} more   (rawi chains --limit 0)"
    counted = [t for t in tracks if t.record]
    yield ""
    yield console.paint("WHAT THEIR CLAIMS REST ON", "head")
    yield f"  {'outlet':<28}  {_HEAD}"
    for one in counted[:most]:
        yield f"  {fit(latin(one.name), 28)}  {_record_row(one.record)}"
    few = sum(1 for t in tracks if not t.record)
    if few:
        what = f"{count(few, 'outlet')} with fewer than {LEAST} claims, or not stated"
        yield f"  {what}: nothing is counted, a few articles cannot rate anybody"
    yield ""
    yield "Next: rawi chains SOURCE"


def _record_row(record: "Record | None") -> str:
    if record is None:
        return ""
    first = f"{record.first}/{record.shared}"
    return (
        f"{record.claims:>6}  {record.own:>5}  {record.relayed:>7}  {record.unattributed:>9}  {record.unnamed:>7}"
        f"  {first:>9}  {record.denied:>6}  {record.confirmed:>9}"
    )


def _branches(retold: "Sequence[Branch]", depth: int) -> Iterator[str]:
    for one in retold:
        name = f"{'  ' * depth}{latin(one.outlet)}"
        yield f"{name:<44}  {count(one.claims, 'claim')}, {count(one.articles, 'article')}"
        yield from _branches(one.retold, depth + 1)


def track_lines(one: "Track") -> Iterator[str]:
    """One outlet: whom it relies on, who relies on it, what its claims rest on."""
    from rawi.ask.chains import LEAST

    yield f"{latin(one.name)}: {count(one.claims, 'claim')} in {count(one.articles, 'article')}"
    yield ""
    yield console.paint("RELIES ON", "head")
    yield from _reliances(one.relies_on)
    yield ""
    yield console.paint("RELIED ON BY", "head")
    if not one.relied_on_by:
        yield "  nobody here"
    yield from _branches(one.retold, 1)
    yield ""
    yield console.paint("WHO SPEAKS IN ITS CLAIMS", "head")
    for label, number in one.sources[:_SOURCES]:
        yield f"  {fit(latin(label), 42)}  {count(number, 'claim')}"
    if len(one.sources) > _SOURCES:
        yield f"  and {len(one.sources) - _SOURCES} more"
    if not one.sources:
        yield "  nobody but itself"
    yield ""
    yield console.paint("WHAT ITS CLAIMS REST ON", "head")
    if one.record is None:
        yield f"  fewer than {LEAST} claims, or an outlet that is not stated: nothing is counted,"
        yield "  a few articles cannot rate anybody"
    else:
        yield from _record(one.record)


def _reliances(ties: "Sequence[Reliance]") -> Iterator[str]:
    for tie in ties:
        yield f"  {fit(latin(tie.on), 42)}  {count(len(tie.claims), 'claim')}, {count(tie.articles, 'article')}"
    if not ties:
        yield "  nobody here"


def _record(record: "Record") -> Iterator[str]:
    whole = record.claims
    rows = (
        (record.own, whole, "told on its own report"),
        (record.relayed, whole, "told only on another outlet's word"),
        (record.unattributed, whole, "without anybody it is from"),
        (record.unnamed, whole, "from unnamed sources alone"),
        (record.first, record.shared, "told first, of those that another outlet tells too and whose times are known"),
        (record.tied, record.shared, "told at the same time, as far as the dates say"),
        (record.later, record.shared, "told later"),
        (record.denied, whole, "denied by a named party, on that day or later"),
        (record.confirmed, whole, "told on a later day by a named party that it had not quoted"),
    )
    for number, of, what in rows:
        yield f"  {number:>5} of {of:<5}  {what}"


def tie_lines(ties: "Sequence[Tie]") -> Iterator[str]:
    """The ties as a list, those through others first; what kind of contact, how its claims stand, in which articles."""
    through, direct = [t for t in ties if t.through], [t for t in ties if not t.through]
    rest = "NO GO-BETWEEN TOLD"
    for head, some in (("THROUGH OTHERS", through), (rest, direct)):
        if some:
            yield console.paint(f"{head} ({len(some)})", "head")
            yield console.paint(f"{'claims':>6}  {'articles':>8}  {'told':<21}  who: contact; how it stands", "head")
            yield from (_tie(one) for one in some)
            yield ""
    yield "Next: rawi ledger --through NAME     rawi network --actor NAME     rawi network --dot"


def _tie(tie: "Tie") -> str:
    standing = ", ".join(f"{number} {status}" for status, number in tie.statuses.items())
    days = tie.first if tie.first == tie.last else f"{tie.first}/{tie.last}"
    way = "->" if tie.directed else "--"
    through = f"({', '.join(latin(name) for name in tie.through)}) {way} " if tie.through else ""
    who = f"{latin(tie.initiator)} {way} {through}{latin(tie.recipient)}"
    kinds = ", ".join(_times(kind, number) for kind, number in tie.kinds.items())
    held = ", ".join(_times(status, number) for status, number in tie.contacts.items())
    return f"{len(tie.claims):>6}  {tie.articles:>8}  {days or 'undated':<21}  {who}: {kinds}, {held}; {standing}"


def _times(word: str, number: int) -> str:
    return word if number == 1 else f"{word} {number}"
