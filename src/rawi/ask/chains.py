"""Who relies on whom, and what each outlet's claims in this ledger rest on: counts with denominators, never a score.

An outlet's claims are those that its own articles tell, and those that others tell on its word.  Below ten of them
nothing is said: a few articles cannot rate anybody.
"""

import itertools
from collections.abc import Iterable
from dataclasses import dataclass, field

from rawi.errors import NothingFound, UsageError
from rawi.export.labels import AGREEMENT, NOWHERE, latin
from rawi.link.origins import outlet
from rawi.text.normalize import fold_key
from rawi.text.said import say
from rawi.types import Assertion, Claim

LEAST = 10
"""The fewest claims of which anything is counted."""
_NAMED = frozenset(("person", "government", "organization", "group"))


@dataclass(frozen=True, slots=True)
class Reliance:
    """One outlet tells on the word of another: in which claims, and in how many articles."""

    outlet: str
    on: str
    claims: tuple[str, ...]
    articles: int


@dataclass(frozen=True, slots=True)
class Branch:
    """An outlet that tells on the word of the one above it: how many claims, in how many articles; who tells on its."""

    outlet: str
    claims: int
    articles: int
    retold: tuple["Branch", ...]


@dataclass(frozen=True, slots=True)
class Record:
    """Counts of an outlet's claims; each with the number that it is out of.

    own: told on its own report in at least one place; relayed: only on another outlet's word.  unattributed: all in its
    own voice; unnamed: nobody with a name behind any of it.  Out of `shared`, the claims that another outlet tells too
    and whose times can be compared: first, tied, later.  denied: out of all, those that a named party denies on the
    same day or later; confirmed: those that a named party whom it did not quote tells on a later day.
    """

    claims: int
    own: int
    relayed: int
    unattributed: int
    unnamed: int
    shared: int
    first: int
    tied: int
    later: int
    denied: int
    confirmed: int


@dataclass(frozen=True, slots=True)
class Track:
    """An outlet: how many claims it tells, whom it relies on, who relies on it; no record below ten claims.

    retold: who tells on its word, and who on theirs.  origin: of how many claims it is the last outlet of a chain.
    sources: whom its claims are told by, with how many claims, the most first.
    """

    name: str
    claims: int
    articles: int
    record: Record | None
    relies_on: tuple[Reliance, ...]
    relied_on_by: tuple[Reliance, ...]
    retold: tuple[Branch, ...]
    origin: int
    sources: tuple[tuple[str, int], ...]


_Way = tuple[list[str], str, str]  # outlets from the nearest outward, the claim, the document


@dataclass(slots=True)
class _Hands:
    """What one outlet has to do with claims: where it tells (as publisher) and where others tell on its word.

    outward: the ways from it to the publishers; last: the claims of which it is the last outlet of a chain.
    """

    told: dict[str, list[Assertion]] = field(default_factory=dict)
    lent: dict[str, list[Assertion]] = field(default_factory=dict)
    outward: list[_Way] = field(default_factory=list)
    last: set[str] = field(default_factory=set)


def chains(claims: Iterable[Claim]) -> tuple[Track, ...]:
    """Every outlet of a ledger's claims, those of most claims first."""
    whole = {claim.id: claim for claim in claims if claim.kind != AGREEMENT}
    hands: dict[str, _Hands] = {}
    edges: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for claim in whole.values():
        for told in (a for a in claim.assertions if a.side == "for"):
            row = outlets(told)
            hands.setdefault(row[0], _Hands()).told.setdefault(claim.id, []).append(told)
            for k, (outer, inner) in enumerate(itertools.pairwise(row)):
                lender = hands.setdefault(inner, _Hands())
                lender.lent.setdefault(claim.id, []).append(told)
                lender.outward.append((row[k::-1], claim.id, told.document))
                if k == len(row) - 2:
                    lender.last.add(claim.id)
                edges.setdefault((outer, inner), []).append((claim.id, told.document))
    ties = [
        Reliance(outer, inner, tuple(dict.fromkeys(c for c, _ in told)), len({d for _, d in told}))
        for (outer, inner), told in edges.items()
    ]
    ties.sort(key=lambda r: (-len(r.claims), r.outlet, r.on))
    made = [_track(name, one, whole, ties) for name, one in hands.items()]
    return tuple(sorted(made, key=lambda t: (-t.claims, t.name)))


def outlets(told: Assertion) -> list[str]:
    """The outlets that an assertion went through, from the publisher inward; a publisher that is not stated says so."""
    row = [next((hop.name for hop in told.chain if hop.role == "publisher"), "") or NOWHERE]
    named = [*told.relays, *([told.speaker.label] if told.speaker.kind == "outlet" else [])]
    for name in (found for one in named if (found := _outlet(one, told))):
        if name != _known(row[-1]):
            row.append(name)
    return [_known(row[0]), *row[1:]]


def _branches(ways: Iterable[_Way]) -> tuple[Branch, ...]:
    """Ways that begin alike as a tree, the branches of most claims first."""
    table: dict[str, list[_Way]] = {}
    for row, claim, document in ways:
        if row:
            table.setdefault(row[0], []).append((row[1:], claim, document))
    made = [
        Branch(name, len({c for _, c, _ in some}), len({d for _, _, d in some}), _branches(some))
        for name, some in table.items()
    ]
    return tuple(sorted(made, key=lambda b: (-b.claims, -b.articles, b.outlet)))


def _known(name: str) -> str:
    return outlet(name) or name


def _outlet(name: str, told: Assertion) -> str:
    return outlet(name) or (name if name == told.speaker.label and told.speaker.kind == "outlet" else "")


def _track(name: str, hands: _Hands, claims: dict[str, Claim], ties: list[Reliance]) -> Track:
    own = dict.fromkeys((*hands.told, *hands.lent))
    told = [*hands.told.values(), *hands.lent.values()]
    speakers: dict[str, set[str]] = {}
    for mine in (hands.told, hands.lent):
        for key, some in mine.items():
            for one in some:
                if one.speaker.kind != "unspecified" and one.speaker.label and _known(one.speaker.label) != name:
                    speakers.setdefault(one.speaker.label, set()).add(key)
    ranked = sorted(((label, len(keys)) for label, keys in speakers.items()), key=lambda row: (-row[1], row[0]))
    return Track(
        name=name,
        claims=len(own),
        articles=len({a.document for some in told for a in some}),
        record=_record(name, hands, [claims[key] for key in own]) if len(own) >= LEAST and name != NOWHERE else None,
        relies_on=tuple(r for r in ties if r.outlet == name),
        relied_on_by=tuple(r for r in ties if r.on == name),
        retold=_branches(hands.outward),
        origin=len(hands.last),
        sources=tuple(ranked),
    )


def _record(name: str, hands: _Hands, claims: list[Claim]) -> Record:
    mine = {c.id: [*hands.told.get(c.id, ()), *hands.lent.get(c.id, ())] for c in claims}
    own = sum(any(outlets(a)[-1] == name for a in some) for some in mine.values())
    orders = [order for c in claims if (order := _order(name, c)) is not None]
    return Record(
        claims=len(claims),
        own=own,
        relayed=len(claims) - own,
        unattributed=sum(all(_own_voice(a, name) for a in some) for some in mine.values()),
        unnamed=sum(all(a.speaker.kind == "unnamed" for a in some) for some in mine.values()),
        shared=len(orders),
        first=orders.count(-1),
        tied=orders.count(0),
        later=orders.count(1),
        denied=sum(_denied(c, mine[c.id]) for c in claims),
        confirmed=sum(_confirmed(c, mine[c.id]) for c in claims),
    )


def _own_voice(told: Assertion, name: str) -> bool:
    """Whether an outlet tells something without anybody it has it from."""
    speaks = told.speaker.kind == "unspecified" or _known(told.speaker.label) == name
    return not told.relays and (not told.attribution or speaks)


def _order(name: str, claim: Claim) -> int | None:
    """Whether an outlet's own articles tell a claim before (-1), with (0) or after (1) the others; None: unknown."""
    mine: list[str] = []
    others: list[str] = []
    for told in (a for a in claim.assertions if a.side == "for" and a.published):
        (mine if outlets(told)[0] == name else others).append(told.published)
    if not mine or not others:
        return None
    return _compared(min(mine, key=_moment), min(others, key=_moment))


def _moment(published: str) -> str:
    """A date as it sorts: moments in universal time, days as they are."""
    from datetime import UTC, datetime

    try:
        moment = datetime.fromisoformat(published)
    except ValueError:
        return published
    return moment.astimezone(UTC).isoformat()[:16] if moment.tzinfo and len(published) > 10 else published


def _compared(one: str, other: str) -> int:
    """-1, 0 or 1 as far as both dates are precise: two of one day, one of them without the hour, are together."""
    a, b = _moment(one), _moment(other)
    least = min(len(a), len(b))
    return (a[:least] > b[:least]) - (a[:least] < b[:least])


def _since(mine: list[Assertion]) -> str:
    days = sorted(a.published[:10] for a in mine if a.published)
    return days[0] if days else ""


def _denied(claim: Claim, mine: list[Assertion]) -> bool:
    since = _since(mine)
    against = [a for a in claim.assertions if a.side == "against" and a.speaker.kind in _NAMED]
    return any(since and a.published[:10] >= since for a in against)


def _confirmed(claim: Claim, mine: list[Assertion]) -> bool:
    since, quoted = _since(mine), {a.speaker.label for a in mine}
    named = [a for a in claim.assertions if a.side == "for" and a.speaker.kind in _NAMED and a.attribution]
    return any(since and a.published[:10] > since and a.speaker.label not in quoted for a in named)


def named(tracks: Iterable[Track], key: str) -> Track:
    """The outlet that a name in any script means.  Raises NothingFound, or UsageError where it may be several."""
    every = list(tracks)
    wanted = {fold_key(key), fold_key(outlet(key) or key)}
    whole = [t for t in every if {fold_key(t.name), fold_key(latin(t.name))} & wanted]
    part = [t for t in every if any(f in fold_key(t.name) or f in fold_key(latin(t.name)) for f in wanted if f)]
    found = whole or part
    if not found:
        raise NothingFound(
            say("no outlet of this ledger is called '%(raw)s'", raw=key), hint=say("to see all: rawi chains")
        )
    if len(found) > 1:
        some = tuple(latin(t.name) for t in found[:5])
        raise UsageError(
            say("'%(raw)s' may be %(documents)s", raw=key, documents=some), hint=say("write more of the name")
        )
    return found[0]
