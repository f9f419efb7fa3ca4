"""The timeline: what happened when, in lanes by channel; when it was reported stands apart; the undated has no place.

A point is a day, a bar is a stretch of days, a bar that runs off the edge has an open end.  A long stretch of days on
which nothing begins or ends is shortened, so that one claim of long ago does not press all others together.
"""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate, pairwise
from typing import Annotated, Any

from fastapi import Query, Request

from rawi.text.calendar import Bounds, bounds
from rawi.web.facets import PAGE, Facets
from rawi.web.pages.ledger import Row, rows
from rawi.web.render import Pages, ledger_of

router = Pages()
WIDTH = 1000
"""Units of the axis, from the first day shown to the last."""
_TICKS = 4
_NARROW, _APART = 6, 180
_LONG = 60
_SHORT = 0.25
"""What is left of a stretch that is shortened, in parts of all shorter ones together."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A claim on the axis.  start, width: in units; open: whether its beginning and end are; reported: first, last."""

    row: Row
    start: int
    width: int
    open: tuple[bool, bool]
    reported: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lane:
    """Claims of one channel or of one pair of parties; "" for what has neither."""

    name: tuple[str, ...]
    through: bool
    placed: tuple[Placed, ...]


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """ticks: days of the axis as (unit, EDTF); breaks: stretches of it that stand for more days than they show, as
    (unit, width); undated: claims whose time nobody tells."""

    asked: dict[str, Any]
    total: int
    first: str
    last: str
    ticks: tuple[tuple[int, str], ...]
    breaks: tuple[tuple[int, int], ...]
    lanes: tuple[Lane, ...]
    undated: tuple[Row, ...]
    start: int
    following: int | None


@router.page("/timeline", "timeline.html.j2")
def timeline(request: Request, facets: Annotated[Facets, Query()]) -> TimelinePage:
    """The claims that fit by the time of what they tell, a page at a time."""
    book, start = ledger_of(request), facets.start
    found = book.page(start, PAGE, **(facets.asked() | {"order": "time"}))
    shown = list(zip(rows(found.rows), found.rows, strict=True))
    days = {row.id: bounds(row.when) for row, _ in shown if row.when}
    known = [pair for pair in days.values() if pair and any(pair)]
    axis = _Axis(known)
    lanes: dict[tuple[tuple[str, ...], bool], list[Placed]] = {}
    undated = []
    for row, one in shown:
        if (pair := days.get(row.id)) is None:
            undated.append(row)
            continue
        told = one.card.reported if one.card else ()
        name = (row.through, True) if row.through else (tuple(sorted(row.parties)), False)
        placed = Placed(row, *axis.place(*pair), told)
        lanes.setdefault(name, []).append(placed)
    return TimelinePage(
        asked=facets.model_dump(exclude={"start"}),
        total=found.total,
        first=axis.first.isoformat() if known else "",
        last=axis.last.isoformat() if known else "",
        ticks=tuple(axis.ticks()) if known else (),
        breaks=tuple(axis.breaks),
        lanes=tuple(Lane(name, through, tuple(placed)) for (name, through), placed in lanes.items()),
        undated=tuple(undated),
        start=start,
        following=start + PAGE if start + PAGE < found.total else None,
    )


class _Axis:
    """Days → units."""

    def __init__(self, pairs: Iterable[Bounds]) -> None:
        ends = {day for first, last in pairs for day in (first, last and last + timedelta(1)) if day}
        self._days = sorted(ends) or [date.min]
        if len(self._days) == 1:
            self._days.append(self._days[0] + timedelta(1))
        self.first, self.last = self._days[0], self._days[-1] - timedelta(1)
        lengths = _shortened([(b - a).days for a, b in pairwise(self._days)])
        whole = sum(lengths)
        self._units = [WIDTH * part / whole for part in accumulate(lengths, initial=0.0)]
        stretches = zip(pairwise(self._days), pairwise(self._units), lengths, strict=True)
        self.breaks = [
            (round(start), round(end - start)) for (a, b), (start, end), length in stretches if length < (b - a).days
        ]

    def place(self, first: date | None, last: date | None) -> tuple[int, int, tuple[bool, bool]]:
        """Start and width of a stretch, and which of its ends are open."""
        begin = self._unit(first) if first else 0
        end = self._unit(last + timedelta(1)) if last else WIDTH
        return min(begin, WIDTH - _NARROW), max(end - begin, _NARROW), (first is None, last is None)

    def ticks(self) -> Iterable[tuple[int, str]]:
        """A few days along the axis, evenly; none stands in a stretch that is shortened, nor close to another."""
        last = -WIDTH
        for number in range(_TICKS):
            unit = WIDTH * number // (_TICKS - 1)
            inside = next(((a, a + w) for a, w in self.breaks if a < unit < a + w), None)
            unit = min(inside, key=lambda end: abs(end - unit)) if inside else unit
            if unit - last >= _APART:
                yield unit, self._day(unit).isoformat()
                last = unit

    def _unit(self, day: date) -> int:
        """Only days between the first and the last are asked for, and those are ends of stretches."""
        return round(self._units[bisect_left(self._days, day)])

    def _day(self, unit: int) -> date:
        k = min(bisect_left(self._units, unit), len(self._units) - 1)
        if k == 0:
            return self.first
        (a, b), (start, end) = self._days[k - 1 : k + 1], self._units[k - 1 : k + 1]
        day = a + timedelta(round((unit - start) / (end - start) * (b - a).days))
        return min(day, self.last)


def _shortened(gaps: list[int]) -> list[float]:
    """The lengths of stretches of days; one that is long, and longer than all shorter ones twice, is shortened.

    >>> _shortened([1, 3650, 2, 5])
    [1, 2.0, 2, 5]
    """
    found: list[float] = list(gaps)
    below = 0.0
    for k in sorted(range(len(gaps)), key=gaps.__getitem__):
        if below and gaps[k] > max(_LONG, 2 * below):
            found[k] = _SHORT * below
        below += found[k]
    return found
