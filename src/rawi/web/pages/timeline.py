"""The timeline: what happened when, in lanes by channel; when it was reported stands apart; the undated has no place.

A point is a day, a bar is a stretch of days, a bar that runs off the edge has an open end.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, Any

from fastapi import Query, Request

from rawi.text.calendar import bounds
from rawi.web.facets import PAGE, Facets
from rawi.web.pages.ledger import Row, rows
from rawi.web.render import Pages, ledger_of

router = Pages()
WIDTH = 1000
"""Units of the axis, from the first day shown to the last."""
_TICKS = 5
_NARROW = 6


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
    """ticks: days of the axis as (unit, EDTF); undated: claims whose time nobody tells."""

    asked: dict[str, Any]
    total: int
    first: str
    last: str
    ticks: tuple[tuple[int, str], ...]
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
    known = [day for pair in days.values() if pair for day in pair if day]
    first, last = (min(known), max(known)) if known else (date.min, date.min)
    axis = _Axis(first, last)
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
        first=first.isoformat() if known else "",
        last=last.isoformat() if known else "",
        ticks=tuple(axis.ticks()) if known else (),
        lanes=tuple(Lane(name, through, tuple(placed)) for (name, through), placed in lanes.items()),
        undated=tuple(undated),
        start=start,
        following=start + PAGE if start + PAGE < found.total else None,
    )


class _Axis:
    """Days → units."""

    def __init__(self, first: date, last: date) -> None:
        self._first, self._days = first, max((last - first).days + 1, 1)

    def place(self, first: date | None, last: date | None) -> tuple[int, int, tuple[bool, bool]]:
        """Start and width of a stretch, and which of its ends are open."""
        begin = self._unit(first) if first else 0
        end = self._unit(last + timedelta(1)) if last else WIDTH
        return begin, max(end - begin, _NARROW), (first is None, last is None)

    def ticks(self) -> Iterable[tuple[int, str]]:
        """A few days along the axis, evenly."""
        step = max(self._days // _TICKS, 1)
        for number in range(0, self._days, step):
            day = self._first + timedelta(number)
            yield self._unit(day), day.isoformat()

    def _unit(self, day: date) -> int:
        return round((day - self._first).days * WIDTH / self._days)
