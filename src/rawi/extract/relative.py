"""Relative expressions of time → values, counted from a known day: last Tuesday, three days ago, recent days."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

from rawi.packs.dates import DateWords, Word
from rawi.packs.moments import Moment
from rawi.packs.stated import era
from rawi.text.calendar import (
    WEEKDAYS,
    Calendar,
    Precision,
    day_edtf,
    from_gregorian,
    interval,
    minute_edtf,
    month_edtf,
    shift_month,
    to_gregorian,
    week_bounds,
    weekday_after,
    weekday_before,
    year_edtf,
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A value with its precision, the calendar the words are in, and the sentence that says how it was found."""

    value: str
    precision: Precision
    calendar: Calendar | Literal["relative"]
    basis: str


@dataclass(frozen=True, slots=True)
class View:
    """Where one looks from: the day of publication, its clock time if known, the last day the text named before.

    known: how the publication date is written when it is not known to the day.
    ahead: what is told of has yet to come.
    """

    words: DateWords
    day: date
    clock: datetime | None = None
    before: date | None = None
    known: str = ""
    ahead: bool = False

    def way(self, moment: Moment) -> int | None:
        """What `marker` says; 1 where it says nothing and what is told of has yet to come."""
        way = marker(moment)
        return 1 if way is None and self.ahead else way

    def moment(self) -> str:
        """The publication day as the basis sentences name it."""
        return self.known or f"{WEEKDAYS[self.day.weekday()]} {day_edtf(self.day)}"


def marker(moment: Moment) -> int | None:
    """-1, 0 or 1 where the words say last, this or next; None where they say nothing."""
    for kind, value in (("last", -1), ("next", 1), ("this", 0), ("recent", -1), ("coming", 1), ("ago", -1)):
        if moment.has(kind):
            return value
    return None


def relative(value: str, precision: Precision, basis: str) -> Outcome:
    """An outcome of relative words."""
    return Outcome(value, precision if value else "none", "relative", basis)


def weekday(moment: Moment, view: View) -> Outcome | None:
    """Tuesday, last Friday, next Sunday, Tuesday last week, Friday and Saturday, from Monday to Wednesday."""
    days, way = [word.value for word in moment.words("weekday")], view.way(moment)
    if any(word.unit == "week" for word in moment.words("unit", "the-unit")):
        first, _ = week_bounds(view.day + timedelta(days=7 * (way or 0)), view.words.week_start)
        found = weekday_after(first, days[0], same=True)
        return relative(day_edtf(found), "day", f"{WEEKDAYS[days[0]]} of the week of {day_edtf(first)}")
    if way == 1:
        first = weekday_after(view.day, days[0], same=marker(moment) is None)
        last = weekday_after(first, days[-1], same=True)
    elif way == 0:
        first = weekday_after(week_bounds(view.day, view.words.week_start)[0], days[0], same=True)
        last = weekday_after(first, days[-1], same=True)
    else:
        last = weekday_before(view.day, days[-1], same=way is None)
        first = weekday_before(last, days[0])
    if len(days) > 1 and not moment.has("to", "dash") and (last - first).days != 1:
        return None
    if first == last == view.day:
        return relative(day_edtf(last), "day", f"the day of publication, {view.moment()}")
    side = "after" if first > view.day else ("up to" if last == view.day else "before")
    names = " to ".join(WEEKDAYS[day] for day in dict.fromkeys(days))
    return relative(interval(first, last), _day_or_range(first, last), f"{names} {side} {view.moment()}")


def _day_or_range(first: date, last: date) -> Precision:
    return "day" if first == last else "range"


def day_word(moment: Moment, view: View) -> Outcome | None:
    """Today, yesterday, tomorrow; a weekday beside it corrects it by a day, for texts written around midnight."""
    offset = next((word.value for word in moment.words("day-word")), 0)
    found = view.day + timedelta(days=offset)
    basis = f"{abs(offset)} day{'s' if abs(offset) > 1 else ''} {'before' if offset < 0 else 'after'} {view.moment()}"
    if not offset:
        basis = f"the day of publication, {view.moment()}"
    named = [word.value for word in moment.words("weekday")]
    if named and named[0] != found.weekday():
        for near in (-1, 1):
            if (found + timedelta(days=near)).weekday() == named[0]:
                found += timedelta(days=near)
                return relative(day_edtf(found), "day", f"the {WEEKDAYS[named[0]]} nearest to {basis}")
        basis += f", although the text says {WEEKDAYS[named[0]]}"
    return relative(day_edtf(found), "day", basis)


def shift(moment: Moment, view: View) -> Outcome | None:
    """Last week, this month, next year, in the calendar the language counts months in."""
    word = moment.words("shifted", "unit", "the-unit", "units")[0]
    way, unit = (word.value if word.kind == "shifted" else marker(moment)), word.unit
    way = -1 if way is None else way
    basis = f"the {unit} {('of', 'after', 'before')[way]} {view.moment()}"
    return _unit_away(unit, way, view, basis, era(moment))


def _unit_away(unit: str, by: int, view: View, basis: str, counted: Calendar | None = None) -> Outcome | None:
    """The day, week, month or year that lies `by` units away; `counted` names a calendar other than the usual one."""
    calendar = counted or view.words.unit_calendar
    there = from_gregorian(calendar, view.day)
    if unit == "day":
        return relative(day_edtf(view.day + timedelta(days=by)), "day", basis)
    if unit == "week":
        return relative(interval(*week_bounds(view.day + timedelta(days=7 * by), view.words.week_start)), "week", basis)
    if there is None:
        return None
    if unit == "month":
        return relative(month_edtf(calendar, *shift_month(there[0], there[1], by)), "month", basis)
    return relative(year_edtf(calendar, there[0] + by), "year", basis) if unit == "year" else None


def monthday(moment: Moment, view: View) -> Outcome | None:
    """The 4th of this month, of last month."""
    calendar = view.words.unit_calendar
    there = from_gregorian(calendar, view.day)
    if there is None:
        return None
    year, month = shift_month(there[0], there[1], marker(moment) or 0)
    ends = [to_gregorian(calendar, year, month, day) for day in moment.numbers("day", "number", "ordinal", "days")]
    if not ends[0] or not ends[-1] or ends[0] > ends[-1]:
        return None
    basis = f"day of a month counted from {view.moment()}"
    return relative(interval(ends[0], ends[-1]), _day_or_range(ends[0], ends[-1]), basis)


def _count(moment: Moment) -> tuple[int | None, str]:
    """How many of which unit; None when the words leave it open."""
    word = moment.words("unit", "units", "the-unit", "the-units", "dual")[0]
    if word.kind == "dual":
        return 2, word.unit
    if moment.has("few"):
        return None, word.unit
    numbers = moment.numbers("day", "number", "count", "one")
    if numbers:
        return numbers[0], word.unit
    return (None if word.kind in ("units", "the-units") else 1), word.unit


def _back(view: View, count: int, unit: str) -> tuple[date, date]:
    """The days that lie `count` units before the publication (after it when negative): two when the hour decides."""
    if unit in ("hour", "minute"):
        gap = timedelta(hours=count) if unit == "hour" else timedelta(minutes=count)
        if view.clock:
            return (view.clock - gap).date(), (view.clock - gap).date()
        return (
            (datetime.combine(view.day, time.min) - gap).date(),
            (datetime.combine(view.day, time(23, 59)) - gap).date(),
        )
    if unit in ("day", "week"):
        there = view.day - timedelta(days=count * (7 if unit == "week" else 1))
        return there, there
    year, month = shift_month(view.day.year, view.day.month, -count * (12 if unit == "year" else 1))
    for day in range(view.day.day, 27, -1):
        if exact := to_gregorian("gregorian", year, month, day):
            return exact, exact
    there = date(year, month, min(view.day.day, 28))
    return there, there


def ago(moment: Moment, view: View) -> Outcome | None:
    """Three days ago, two hours ago, years ago, more than two weeks ago; `later` turns it to the future."""
    count, unit = _count(moment)
    way = -1 if moment.has("later", "coming") else 1
    if count is None or moment.has("more"):
        edge = _back(view, way * (count or 0), unit)[1 if way > 0 else 0]
        value = interval(None, edge) if way > 0 else interval(edge, None)
        return relative(value, "range", f"an open number of {unit}s {_side(way)} {view.moment()}")
    basis = f"{count} {unit}{'s' if count != 1 else ''} {_side(way)} {view.moment()}"
    if unit in ("hour", "minute"):
        if view.clock:
            gap = timedelta(hours=count) if unit == "hour" else timedelta(minutes=count)
            return relative(minute_edtf(view.clock - way * gap), "minute", basis)
        first, last = _back(view, way * count, unit)
        return relative(interval(first, last), _day_or_range(first, last), f"{basis}, whose hour is not known")
    if unit == "week":
        middle, _ = _back(view, way * count, unit)
        return relative(interval(middle - timedelta(days=3), middle + timedelta(days=3)), "week", f"about {basis}")
    return _unit_away(unit, -way * count, view, basis)


def _side(way: int) -> str:
    return "before" if way > 0 else "after"


def span(moment: Moment, view: View) -> Outcome | None:
    """The last three days, the coming weeks, recent months: up to or from the day of publication."""
    count, unit = _count(moment)
    way = 1 if marker(moment) == 1 else -1
    if count is None:
        return _open(way, view, f"{unit}s that the text does not count")
    edge = _back(view, -way * count, unit)[0 if way < 0 else 1]
    value = interval(edge, view.day) if way < 0 else interval(view.day, edge)
    return relative(value, "range", f"{count} {unit}s {'up to' if way < 0 else 'from'} {view.moment()}")


def vague(moment: Moment, view: View) -> Outcome | None:
    """Recently, soon: only the near end is known."""
    return _open(moment.words("vague")[0].value, view, "a vague expression")


def _open(way: int, view: View, what: str) -> Outcome:
    if way < 0:
        return relative(interval(None, view.day), "range", f"{what}: up to {view.moment()}, the start is open")
    return relative(interval(view.day, None), "range", f"{what}: from {view.moment()}, the end is open")


def then(moment: Moment, view: View) -> Outcome | None:
    """A day earlier, two days after that, the next day: counted from the last day the text named."""
    words = moment.words("then")
    fixed: Word | None = next((word for word in words if word.value), None)
    count, unit = (fixed.value, fixed.unit) if fixed else _count(moment)
    if count is None or unit not in ("day", "week"):
        return None
    if fixed is None:
        count = count if moment.has("later") else -count
    if view.before is None:
        return relative("", "none", "relative to a day that the text does not state")
    found = view.before + timedelta(days=count * (7 if unit == "week" else 1))
    side = "after" if count > 0 else "before"
    basis = f"{abs(count)} {unit}{'s' if abs(count) > 1 else ''} {side} {day_edtf(view.before)}, the last day named"
    return relative(day_edtf(found), "day", basis)


RELATIVE: dict[str, Callable[[Moment, View], Outcome | None]] = {
    "weekday": weekday,
    "day-word": day_word,
    "shift": shift,
    "monthday": monthday,
    "ago": ago,
    "span": span,
    "vague": vague,
    "then": then,
}
