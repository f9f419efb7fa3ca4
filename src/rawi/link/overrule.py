"""What people decided about claims that are made: the scope of a denial, misreadings, hands of a chain, one source.

That two assertions tell the same claim, or not, is decided before claims are made; see `resolve`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from rawi.link import standing
from rawi.link.claims import bound_id
from rawi.link.decisions import HOP, SOURCE, Decision, latest
from rawi.types import Assertion, Claim, Judgement

AGREEMENT = "agreement"


@dataclass(slots=True)
class _Word:
    """The decisions that count, each by what it is about."""

    scopes: dict[str, str] = field(default_factory=dict)  # denial → an assertion of the only claim it denies
    apart: list[tuple[str, str]] = field(default_factory=list)
    struck: set[str] = field(default_factory=set)
    hops: set[tuple[str, str]] = field(default_factory=set)
    sources: list[tuple[str, str]] = field(default_factory=list)


def overrule(claims: Iterable[Claim], decisions: Sequence[Decision]) -> list[Claim]:
    """The claims as people have them: their decisions carried out, statuses and counts anew where something changed."""
    made = list(claims)
    word = _word(decisions)
    if not (word.scopes or word.apart or word.struck or word.hops or word.sources):
        return made
    changed = [_read(one, word) for one in made]
    changed = _scoped(changed, word)
    found = [_stands(old, new) for old, new in zip(made, changed, strict=True)]
    return [one for one in found if one.assertions]


def _word(decisions: Sequence[Decision]) -> _Word:
    word = _Word()
    for key, one in latest(decisions).items():
        if key[0] == "scope":
            word.scopes[str(key[1])] = next(right for left, right in one.pairs if left == key[1])
        elif key[0] == "pair":
            left, right = str(key[1]), str(key[2])
            if left.startswith(SOURCE) and one.decision == "same":
                word.sources.append((left.removeprefix(SOURCE), right.removeprefix(SOURCE)))
            elif one.decision == "different":
                word.apart += [(left, right), (right, left)]
        elif one.decision == "wrong" and str(key[2]).startswith(HOP):
            word.hops.add((str(key[1]), str(key[2]).removeprefix(HOP)))
        elif one.decision == "wrong":
            word.struck.add(str(key[1]))
    return word


def _read(claim: Claim, word: _Word) -> Claim:
    """A claim without what is misread, without hands that are none, its unnamed sources told to be one put together."""
    bound = {bound_id(one, claim.id) for one in word.struck}
    kept = [a for a in claim.assertions if a.id not in word.struck and a.id not in bound]
    kept = [_handed(a, word.hops) for a in kept]
    for left, right in word.sources:
        first = next((a for a in kept if a.id == left), None)
        if first is not None:
            kept = [replace(a, origin=first.origin) if a.id == right else a for a in kept]
    return replace(claim, assertions=tuple(kept)) if tuple(kept) != claim.assertions else claim


def _handed(told: Assertion, hops: set[tuple[str, str]]) -> Assertion:
    gone = {name for one, name in hops if one == told.id}
    if not gone:
        return told
    chain = tuple(hop for hop in told.chain if hop.stated or hop.name not in gone)
    return replace(told, chain=chain, relays=tuple(r for r in told.relays if r not in gone))


def _scoped(claims: list[Claim], word: _Word) -> list[Claim]:
    """Claims in which each denial whose scope is decided stands against that one claim alone."""
    home = {a.id: k for k, claim in enumerate(claims) if claim.kind != AGREEMENT for a in claim.assertions}
    changed = list(claims)
    for left, right in word.apart:
        if right in home and left in home and home[left] != home[right]:
            k = home[right]
            _drop(changed, k, {bound_id(left, changed[k].id)})
    for denial, target in word.scopes.items():
        if denial not in home or target not in home:
            continue
        told = next(a for a in claims[home[denial]].assertions if a.id == denial)
        aim = home[target]
        for k, claim in enumerate(claims):
            if k != aim and claim.kind != AGREEMENT:
                _drop(changed, k, {denial, bound_id(denial, claim.id)})
        _drop(changed, aim, {denial, bound_id(denial, changed[aim].id)})
        against = replace(told, side="against", scope=told.scope or told.quote)
        changed[aim] = replace(changed[aim], assertions=(*changed[aim].assertions, against))
    return changed


def _drop(claims: list[Claim], k: int, gone: set[str]) -> None:
    kept = tuple(a for a in claims[k].assertions if a.id not in gone)
    if len(kept) != len(claims[k].assertions):
        claims[k] = replace(claims[k], assertions=kept)


def _stands(before: Claim, after: Claim) -> Claim:
    """A claim whose assertions changed, with the status and the counts that follow."""
    if after is before or not after.assertions:
        return after
    if after.kind == AGREEMENT:
        return replace(after, assertions=())  # one of the voices that agree is gone
    fewer = len({a.document for a in before.assertions}) - len({a.document for a in after.assertions})
    return replace(
        after,
        status=standing.status(after.assertions),
        articles=max(1, before.articles - fewer),
        origins=standing.origin_count(after.assertions),
        camps=standing.camp_count(after.assertions),
        conflicts=standing.conflicts(after.assertions),
    )


def in_force(rows: Iterable[tuple[int, Judgement, int]]) -> list[tuple[int, Judgement]]:
    """Of numbered judgements, each with the number of the one that it takes back (0 for none), those in force."""
    kept = list(rows)
    gone = {undoes for _, _, undoes in kept}
    return [(number, one) for number, one, undoes in kept if not undoes and number not in gone]


def shaping(claim: Claim, decisions: Iterable[Decision]) -> list[Decision]:
    """The decisions that have to do with a claim: on one of its assertions, or on one that people struck from it."""
    own = {a.id for a in claim.assertions} | {claim.id}
    found = []
    for one in decisions:
        named = {part.removeprefix(SOURCE) for pair in one.pairs for part in pair} | {*one.about, *one.left}
        reaching = {bound_id(left, claim.id) for left, _ in one.pairs}
        if own & (named | reaching):
            found.append(one)
    return found
