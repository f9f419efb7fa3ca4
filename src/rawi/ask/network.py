"""Who talks through whom: the contacts that claims tell, put together by who turns to whom and who goes between."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rawi.export.gist import affirmed
from rawi.export.highlights import ONE_WAY, Contacts, contacts_of
from rawi.export.labels import AGREEMENT, latin, status_word
from rawi.text.normalize import fold_key
from rawi.types import Claim, Contact

NOBODY = "[not stated]"
_STYLES = {"asserted": "solid", "corroborated": "bold", "contested": "dashed", "denied": "dotted"}
_Key = tuple[str, str, tuple[str, ...], bool]


@dataclass(frozen=True, slots=True)
class Tie:
    """What is told of contacts between two sides through the same go-betweens.

    directed: one side turns to the other; in talks there is no first side.  kinds, contacts: how many claims tell of
    each kind of contact, and of contacts that stand so (occurred, refused …).  statuses: how many claims stand so.
    claims: their ids; articles: in how many articles.  first, last: the days on which it was told.
    """

    initiator: str
    recipient: str
    through: tuple[str, ...]
    directed: bool
    kinds: dict[str, int]
    contacts: dict[str, int]
    statuses: dict[str, int]
    claims: tuple[str, ...]
    articles: int
    first: str
    last: str


def network(claims: Iterable[Claim], contacts: Contacts, actor: str = "") -> tuple[Tie, ...]:
    """The ties that claims tell of, those of most claims first.

    contacts: those of a document, by its id.  actor: only ties of a party or go-between with this name in its own.
    """
    table: dict[_Key, list[tuple[Claim, Contact]]] = {}
    for claim in claims:
        if claim.kind != AGREEMENT:
            for contact in affirmed(claim, contacts_of(claim, contacts)):
                for key in _keys(contact):
                    table.setdefault(key, []).append((claim, contact))
    wanted = fold_key(actor)
    made = [_tie(key, group) for key, group in table.items() if _names(key, wanted)]
    return tuple(sorted(made, key=lambda t: (-len(t.claims), -t.articles, t.initiator, t.recipient, t.through)))


def _names(key: _Key, wanted: str) -> bool:
    return not wanted or any(f" {wanted} " in f" {fold_key(name)} " for name in (key[0], *key[2], key[1]))


def _keys(contact: Contact) -> Iterator[_Key]:
    """The tie that a contact belongs to; none where no two hands of it are stated."""
    one, other = contact.initiator or NOBODY, contact.recipient or NOBODY
    if (one, other).count(NOBODY) + (not contact.intermediaries) > 1:
        return
    directed = contact.kind in ONE_WAY
    if not directed and NOBODY not in (one, other):
        one, other = sorted((one, other))
    yield one, other, tuple(sorted(contact.intermediaries)), directed


def _tie(key: _Key, group: list[tuple[Claim, Contact]]) -> Tie:
    claims = {claim.id: claim for claim, _ in group}
    days = sorted({a.published[:10] for claim in claims.values() for a in claim.assertions if a.published})
    return Tie(
        initiator=key[0],
        recipient=key[1],
        through=key[2],
        directed=key[3],
        kinds=_counted((claim.id, contact.kind) for claim, contact in group),
        contacts=_counted((claim.id, contact.status) for claim, contact in group),
        statuses=dict(Counter(status_word(c.status) for c in claims.values()).most_common()),
        claims=tuple(claims),
        articles=len({a.document for claim in claims.values() for a in claim.assertions}),
        first=days[0] if days else "",
        last=days[-1] if days else "",
    )


def _counted(pairs: Iterable[tuple[str, str]]) -> dict[str, int]:
    """How many claims have each value."""
    return dict(Counter(value for _, value in dict.fromkeys(pairs)).most_common())


def standing(tie: Tie) -> str:
    """How a tie stands as a whole: contested too where some of its claims are denied and others are not."""
    if "denied" in tie.statuses and len(tie.statuses) > 1:
        return "contested"
    return next(s for s in ("contested", "denied", "corroborated", "asserted") if s in tie.statuses)


def dot(ties: Iterable[Tie]) -> Iterator[str]:
    """The ties for Graphviz, line by line: names in Latin letters, the style of a line says how its claims stand."""
    yield "digraph rawi {"
    yield "  rankdir=LR; node [shape=box]; edge [fontsize=10];"
    yield '  label="solid: asserted; bold: corroborated; dashed: contested; dotted: denied";'
    for tie in ties:
        many = len(tie.claims)
        label = f"{'/'.join(tie.kinds)}, {many} claim{'s' if many > 1 else ''}, {standing(tie)}"
        style = f"style={_STYLES[standing(tie)]}" + ("" if tie.directed else ", dir=none")
        pairs = [pair for name in tie.through for pair in ((tie.initiator, name), (name, tie.recipient))]
        for number, (one, other) in enumerate(pairs or [(tie.initiator, tie.recipient)]):
            shown = f"label={_quoted(label)}, " if not number else ""
            yield f"  {_quoted(latin(one))} -> {_quoted(latin(other))} [{shown}{style}];"
    yield "}"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
