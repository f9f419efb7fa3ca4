"""A content cut into stretches that tell one thing each: sentences, and clauses that stand by themselves."""

import itertools
from collections.abc import Iterable

from rawi.link.proposition import acted
from rawi.link.sheet import Sheet

_LEAST_WORDS = 3
_TURNING = frozenset(("contrast", "consequence"))
_COMMAS = frozenset("،,؛;")
_SEMICOLONS = frozenset("؛;")

Range = tuple[int, int]


def stretches(sheet: Sheet, content: Iterable[Range]) -> list[Range]:
    """A content cut into sentences; pieces too short to tell something go with the one before."""
    pieces = [piece for first, last in content for piece in sheet.sentences(first, last)]
    return _merged(sheet, [part for piece in pieces for part in _parted(sheet, piece)])


def _parted(sheet: Sheet, piece: Range) -> list[Range]:
    """A sentence cut where another statement begins: each part tells something by itself."""
    first, last = piece
    cuts = {a for a, _, c in sheet.meant if c.polarity in _TURNING and first < a < last}
    cuts |= {_main(sheet, b, last) for a, b, c in sheet.meant if c.polarity == "given" and first <= a < b <= last}
    cuts |= _acts(sheet, piece) | _clauses(sheet, piece)
    edges = [first]
    for cut in [*sorted(cuts), last]:
        if cut == last or min(cut - edges[-1], last - cut) > _LEAST_WORDS:
            edges.append(cut)
    return list(itertools.pairwise(edges))


def _main(sheet: Sheet, first: int, last: int) -> int:
    """Where the main clause begins behind a reason that is given first: after its comma; `last` without one."""
    return next((k + 1 for k in range(first, last) if sheet.texts[k] in _COMMAS), last)


def _acts(sheet: Sheet, piece: Range) -> set[int]:
    """Where another act is told of behind a comma: the one may be denied where the other is not."""
    first, last = piece
    at = [a for a, _, c in sheet.meant if first <= a < last and acted(c.id)]
    edges = [k for k in range(first, last) if sheet.texts[k] in _COMMAS]
    found: set[int] = set()
    for k, high in itertools.pairwise([*edges, last]):
        low = max(found, default=first)
        if any(low <= a < k for a in at) and any(k < a < high for a in at) and k + 1 not in sheet.openers:
            found.add(k + 1)
    return found


def _clauses(sheet: Sheet, piece: Range) -> set[int]:
    """Where a clause that tells something by itself begins behind one that ends with its verb.

    What opens with a preposition or a condition leads in to what comes behind its comma.
    """
    first, last = piece
    found: set[int] = set()
    low = first
    ends = [_end(sheet, k) for k in range(first + 1, last - 1)]
    for at, high in itertools.pairwise([*filter(None, ends), last]):
        closed = sheet.texts[at - 1] in _SEMICOLONS or not _leads_in(sheet, low, at)
        if closed and _tells(sheet, low, at) and _tells(sheet, at, high):
            found.add(at)
            low = at
    return found


def _leads_in(sheet: Sheet, first: int, last: int) -> bool:
    """Whether the words [first, last) open with a preposition, or hold a condition."""
    opens = any(first <= k < first + 2 for k in sheet.leads)
    return opens or any(c.polarity == "conditional" and first <= a < last for a, _, c in sheet.meant)


def _end(sheet: Sheet, k: int) -> int:
    """Where a clause begins that the word `k`, a comma or an “and”, parts from the one before; 0 without one."""
    word, known = sheet.texts[k], sheet.notions
    if word in _SEMICOLONS:
        return k + 1
    if k + 1 in sheet.openers or k + 1 in sheet.leads or sheet.texts[k - 1] not in known.finite:
        return 0
    return k + 1 if word in _COMMAS else k if word in known.coordinators else 0


def _tells(sheet: Sheet, first: int, last: int) -> bool:
    """Whether the words [first, last) tell something by themselves: what happened, and of whom or of what."""
    if last - first <= _LEAST_WORDS:
        return False
    told = {c.id for a, b, c in sheet.meant if first <= a < b <= last and not c.polarity}
    return bool(told) and len(told | {n for a, b, n in sheet.names if first <= a < b <= last}) > 1


def _merged(sheet: Sheet, pieces: list[Range]) -> list[Range]:
    kept: list[Range] = []
    for first, last in pieces:
        a, b = sheet.trim(first, last)
        if a == b:
            continue
        if b - a < _LEAST_WORDS:
            if kept and kept[-1][1] >= first - 2 and not sheet.broken(kept[-1][1], a):
                kept[-1] = (kept[-1][0], b)
            elif not kept:
                kept.append((a, b))
        else:
            kept.append((a, b))
    return [(a, b) for a, b in kept if b - a >= _LEAST_WORDS] or kept[:1]
