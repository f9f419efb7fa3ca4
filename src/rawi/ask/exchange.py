"""Judgements of people as JSON Lines, to be carried from one ledger to another."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, get_args

from rawi.errors import NothingFound, UsageError
from rawi.link.decisions import MACHINES
from rawi.link.overrule import in_force
from rawi.store.base import Store, View
from rawi.types import Assertion, Judgement, Verdict

_PREFIX = ":"
_WORDS = 120


@dataclass(frozen=True, slots=True)
class Clash:
    """Two people decided otherwise on one matter: what came in, what stands here.  Both are kept, the later counts."""

    came: Judgement
    stands: Judgement


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of judgements that came in.

    new: kept; known: kept here already, or taken back here.  unmatched: (line, what is not in this ledger), not kept.
    """

    new: int
    known: int
    unmatched: tuple[tuple[int, str], ...]
    clashes: tuple[Clash, ...]


def exported(view: View) -> Iterator[dict[str, Any]]:
    """The judgements of people in force, oldest first, each with what it takes to find its assertions elsewhere."""
    for _, one in in_force((r.number, r.judgement, r.undoes) for r in view.history()):
        if one.by.partition(":")[0] in MACHINES:
            continue
        yield {
            "decision": one.decision,
            "left": _place(view, one.left),
            "right": _place(view, one.right),
            "by": one.by,
            "time": one.time,
            "reasons": list(one.reasons),
        }


def _place(view: View, key: str) -> dict[str, Any] | None:
    """An assertion with its document and place; the id alone where a judgement struck it, None for none."""
    if not key:
        return None
    head, _, bare = key.rpartition(_PREFIX)
    if head == "hop":
        return {"hop": bare}
    made: dict[str, Any] = {"assertion": bare} | ({"of": head} if head else {})
    try:
        told, _ = view.assertion(bare)
    except NothingFound:
        return made
    known = view.document(told.document)
    return made | {
        "document": told.document,
        "name": known.name,
        "start": told.span.start,
        "end": told.span.end,
        "side": told.side,
        "quote": told.quote[:_WORDS],
    }


def imported(store: Store, lines: Iterable[str], place: str = "") -> Imported:
    """Keeps judgements that were exported elsewhere; importing them again changes nothing.

    The ledger is not linked anew.  Raises UsageError, before anything is kept, where a line is no judgement.
    """
    view = store.view()
    read = [(number, _parsed(line, number, place)) for number, line in enumerate(lines, 1) if line.strip()]
    history = [r.judgement for r in view.history() if not r.undoes]
    known = {_whole(one) for one in history}
    current = [one for _, one in in_force((r.number, r.judgement, r.undoes) for r in view.history())]
    made: list[Judgement] = []
    unmatched: list[tuple[int, str]] = []
    clashes: list[Clash] = []
    skipped = 0
    for number, (row, one) in read:
        left, right = (_found(view, row[side], old) for side, old in (("left", one.left), ("right", one.right)))
        if left is None or right is None:
            unmatched.append((number, _told(row["left" if left is None else "right"])))
            continue
        here = replace(one, left=left, right=right)
        if _whole(here) in known:
            skipped += 1
            continue
        clashes += [Clash(here, other) for other in current if _against(here, other)]
        made.append(here)
    with store.writer() as writer:
        new = writer.judge_all(made)
    return Imported(new, skipped + len(made) - new, tuple(unmatched), tuple(clashes))


def _whole(one: Judgement) -> tuple[object, ...]:
    return (*sorted((one.left, one.right)), one.decision, one.by, one.time, one.reasons)


def _against(one: Judgement, other: Judgement) -> bool:
    """Whether two people decided otherwise on one matter."""
    if one.by == other.by:
        return False
    if one.decision == "scope" == other.decision:
        return one.left == other.left and one.right != other.right
    return {one.left, one.right} == {other.left, other.right} and one.decision != other.decision


def _parsed(line: str, number: int, place: str) -> tuple[dict[str, Any], Judgement]:
    where = f"{place}:{number}" if place else f"line {number}"
    hint = "nothing was kept; what rawi judgements export prints can be imported"
    try:
        row = json.loads(line)
        verdict = row["decision"]
        if verdict not in get_args(Verdict) or row["by"].partition(":")[0] in MACHINES:
            raise ValueError(f"'{verdict}' by '{row['by']}' is no judgement of a person")
        keys = [_key(row[side]) for side in ("left", "right")]
        reasons = tuple(str(reason) for reason in row["reasons"])
        return row, Judgement(keys[0], keys[1], verdict, str(row["by"]), 1.0, reasons, str(row["time"]))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        said = f"'{error.args[0]}' is missing" if isinstance(error, KeyError) else str(error)
        raise UsageError(f"this line is no judgement: {said}", place=where, hint=hint) from error


def _key(side: dict[str, Any] | None) -> str:
    if side is None:
        return ""
    if "hop" in side:
        return f"hop:{side['hop']}"
    return f"{side['of']}:{side['assertion']}" if side.get("of") else str(side["assertion"])


def _found(view: View, side: dict[str, Any] | None, key: str) -> str | None:
    """The id that an exported side has here: the same, or that of the assertion in the same place; None for neither."""
    if side is None or "hop" in side:
        return key
    head, _, bare = key.rpartition(_PREFIX)
    try:
        found: Assertion | None = view.assertion(bare)[0]
    except (NothingFound, UsageError):
        found = _in_place(view, side)
    return None if found is None else f"{head}:{found.id}" if head else found.id


def _in_place(view: View, side: dict[str, Any]) -> Assertion | None:
    """The only assertion of a document at exactly this place."""
    if "document" not in side:
        return None
    held = {a.id: a for claim in view.claims(document=side["document"]) for a in claim.assertions}
    own = [a for a in held.values() if a.document == side["document"]]
    there = [a for a in own if (a.span.start, a.span.end) == (side.get("start"), side.get("end"))]
    same = [a for a in there if a.side == side.get("side")] or there
    return same[0] if len(same) == 1 else None


def _told(side: dict[str, Any]) -> str:
    where = f" of {side['name']} [{side.get('start')}-{side.get('end')}]" if "name" in side else ""
    return f"assertion {side.get('assertion', '')}{where}"
