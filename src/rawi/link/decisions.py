"""What people decided, as they decided it: one decision may be kept as many pairs of assertions.

Claims have no lasting identity, assertions have: they are known by document, place and rule.  So a decision on claims
is kept between their assertions.  “These two claims are the same” ties every assertion of both to the earliest of the
first; “different” parts every assertion of the one from every assertion of the other.  Either holds when documents are
read and linked again; an assertion that comes later joins by the rules.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rawi.types import Judgement, Verdict

MACHINES = ("rule", "model")
SOURCE = "source:"
HOP = "hop:"
_BETWEEN = "between "
_LEFT = "leaves "
_AND = " and "
_PAIRING = ("same", "different")


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody decided at once.

    number: that of its first row.  pairs: ids, as in Judgement.  about: what was named, claims or assertions.
    left: the claims that a denial stood against before its scope was decided, or that a struck assertion stood in.
    state: in force; overruled: a later decision says otherwise of the same; without effect: others hold together what
    this one parts.  other: the number of the decision that keeps it from its effect, 0 for none.
    """

    number: int
    decision: Verdict
    about: tuple[str, ...]
    by: str
    time: str
    reason: str
    pairs: tuple[tuple[str, str], ...]
    rows: tuple[int, ...]
    state: str = "in force"
    other: int = 0
    left: tuple[str, ...] = ()


def named(made: Iterable[Decision]) -> frozenset[str]:
    """The assertions that decisions are about."""
    some = (part.removeprefix(SOURCE) for one in made for pair in one.pairs for part in pair)
    return frozenset(part for part in some if part and not part.startswith(HOP))


def reasons(
    reason: str, about: Sequence[str], pairs: Sequence[tuple[str, str]], left: Sequence[str] = ()
) -> tuple[str, ...]:
    """The reasons of each judgement of one decision: the person's, what was named where that is not the pair, the left.

    See `Decision`.
    """
    named = [] if tuple(about) in {tuple(p) for p in pairs} and len(pairs) == 1 else [_BETWEEN + _AND.join(about)]
    rest = [*named, *([_LEFT + _AND.join(left)] if left else [])]
    return (reason, *rest) if reason or rest else ()


def same(left: Sequence[str], right: Sequence[str]) -> list[tuple[str, str]]:
    """The pairs that tie two sets of assertions together, all to the first of the one."""
    others = [one for one in dict.fromkeys((*left, *right)) if one != left[0]]
    return [(left[0], one) for one in others]


def different(left: Sequence[str], right: Sequence[str]) -> list[tuple[str, str]]:
    """The pairs that part two sets of assertions."""
    return [(one, other) for one in left for other in right if one != other]


def decisions(judged: Iterable[tuple[int, Judgement]]) -> list[Decision]:
    """The decisions of people among numbered judgements in force, oldest first, each with what became of it."""
    groups: dict[tuple[object, ...], list[tuple[int, Judgement]]] = defaultdict(list)
    for number, one in judged:
        if one.by.partition(":")[0] not in MACHINES:
            groups[one.time, one.by, one.decision, one.reasons].append((number, one))
    made = [_decision(group) for group in groups.values()]
    return [_state(one, made) for one in sorted(made, key=lambda d: d.number)]


def _decision(group: list[tuple[int, Judgement]]) -> Decision:
    number, first = group[0]
    pairs = tuple((one.left, one.right) for _, one in group)
    named = next((text for text in first.reasons[1:] if text.startswith(_BETWEEN)), "")
    about = tuple(named.removeprefix(_BETWEEN).split(_AND)) if named else tuple(filter(None, pairs[0]))
    left = next((text for text in first.reasons[1:] if text.startswith(_LEFT)), "")
    return Decision(
        number=number,
        decision=first.decision,
        about=about,
        by=first.by,
        time=first.time,
        reason=first.reasons[0] if first.reasons else "",
        pairs=pairs,
        rows=tuple(n for n, _ in group),
        left=tuple(left.removeprefix(_LEFT).split(_AND)) if left else (),
    )


def _key(decision: Decision, pair: tuple[str, str]) -> tuple[object, ...]:
    """What a decision is about: later ones on the same overrule it."""
    if decision.decision == "scope":
        return ("scope", pair[0])
    if decision.decision in _PAIRING:
        return ("pair", *sorted(pair))
    return ("read", *pair)


def latest(made: Iterable[Decision]) -> dict[tuple[object, ...], Decision]:
    """The decision that counts on each matter: the last one by time, whoever made it."""
    found: dict[tuple[object, ...], Decision] = {}
    for one in sorted(made, key=lambda d: (d.time, d.by, d.decision)):
        found.update({_key(one, pair): one for pair in one.pairs})
    return found


def _state(one: Decision, made: list[Decision]) -> Decision:
    counts = latest(made)
    later = next((counts[_key(one, p)] for p in one.pairs if _says_otherwise(counts[_key(one, p)], one)), None)
    if later is not None:
        return _with(one, "overruled", later.number)
    if one.decision == "different" and (holder := holding(one.pairs, made)):
        return _with(one, "without effect", holder.number)
    return one


def _says_otherwise(counted: Decision, one: Decision) -> bool:
    return counted is not one and (counted.decision != one.decision or one.decision == "scope")


def _with(one: Decision, state: str, other: int) -> Decision:
    from dataclasses import replace

    return replace(one, state=state, other=other)


def holding(pairs: Sequence[tuple[str, str]], made: Iterable[Decision]) -> Decision | None:
    """The last decision through which two that shall be parted are still held together by way of others."""
    parted = {tuple(sorted(pair)) for pair in pairs}
    counts = latest(made)
    tied: dict[str, dict[str, Decision]] = defaultdict(dict)
    for one in counts.values():
        for left, right in one.pairs if one.decision == "same" else ():
            if counts[_key(one, (left, right))] is one and tuple(sorted((left, right))) not in parted:
                tied[left][right] = tied[right][left] = one
    for left, right in pairs:
        if path := _path(tied, left, right):
            return max(path, key=lambda d: d.number)
    return None


def _path(tied: Mapping[str, Mapping[str, Decision]], start: str, end: str) -> list[Decision]:
    """The decisions along a way from one assertion to another; none where there is no way."""
    reached: dict[str, list[Decision]] = {start: []}
    waiting = [start]
    for here in waiting:
        for there, through in tied.get(here, {}).items():
            if there not in reached:
                reached[there] = [*reached[here], through]
                waiting.append(there)
    return reached.get(end, [])
