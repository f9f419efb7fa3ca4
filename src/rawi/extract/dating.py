"""One matched date expression → its EDTF value, seen from the day of publication.

Nothing is guessed: without a publication date a relative expression has no value, and the basis says so.  A publication
date known only as a month or a range still counts when every end of it gives the same value.
"""

from dataclasses import dataclass
from datetime import date, datetime

from rawi.extract.relative import RELATIVE, Outcome, View, marker
from rawi.packs.dates import DateWords
from rawi.packs.moments import Moment
from rawi.packs.stated import Stated, era, stated
from rawi.text.calendar import (
    WEEKDAYS,
    Precision,
    bounds,
    day_edtf,
    from_gregorian,
    interval,
    minute,
    plausible,
    year_calendar,
    year_edtf,
)

_SOON = 45
_AWAITED = 300  # days; what is to come lies nearer than that, or a day past is meant after all
_UNITS = ("unit", "units", "the-unit", "the-units", "dual")
_NEEDED = {  # what a moment of this meaning cannot do without
    "year": ("year", "years"),
    "date": ("day", "number", "ordinal", "days"),
    "month": ("month",),
    "numeric": ("numeric",),
    "weekday": ("weekday",),
    "day-word": ("day-word", "part"),
    "shift": ("shifted", *_UNITS),
    "ago": _UNITS,
    "span": _UNITS,
    "vague": ("vague",),
    "then": ("then", *_UNITS),
    "monthday": ("day", "number", "ordinal", "days"),
}


@dataclass(frozen=True, slots=True)
class Base:
    """The publication date: the first and last day it can be, its clock time if it has one, and how it was written."""

    first: date
    last: date
    clock: datetime | None
    text: str


def read_base(base: str | None) -> Base | None:
    """The publication date of an EDTF string; None when there is none, or when it is open or cannot be read.

    >>> read_base("2024-11").last
    datetime.date(2024, 11, 30)
    """
    ends = bounds(base) if base else None
    if not base or ends is None or ends[0] is None or ends[1] is None:
        return None
    return Base(ends[0], ends[1], minute(base), base)


def resolve(
    moment: Moment, words: DateWords, base: Base | None, before: date | None, *, ahead: bool = False
) -> Outcome | None:
    """The outcome of a moment; `before` is the last day the text has named.  None refuses the match.

    ahead: what is told of has yet to come, so that a day without a year or a bare weekday does, too.
    """
    if not moment.has(*_NEEDED[moment.meaning]):
        return None
    if moment.meaning == "year":
        return _year(moment, words)
    if moment.meaning == "then":
        return RELATIVE["then"](moment, View(words, before or date.min, None, before))
    dated = stated(moment, words) if moment.meaning in ("date", "month", "numeric") else None
    if dated is None and moment.meaning not in RELATIVE:
        return None
    if dated and (dated.ambiguous or dated.year):
        return _full(dated)
    if base is None:
        return _undated(dated)
    known = "" if base.first == base.last else base.text
    views = [View(words, day, base.clock, known=known, ahead=ahead) for day in (base.first, base.last)]
    try:
        first, last = (_seen(moment, dated, view) for view in views)
    except (OverflowError, ValueError):
        return None
    if first is None or last is None or first.value == last.value:
        return first
    basis = f"relative to a publication date known only as {base.text}"
    return Outcome("", "none", first.calendar, basis)


def _undated(dated: Stated | None) -> Outcome | None:
    if dated is None:
        return Outcome("", "none", "relative", "relative to an unknown publication date")
    if dated.days and not dated.edtf(2024 if dated.calendar == "gregorian" else 1403):
        return None
    return Outcome("", "none", dated.calendar, "no year is stated and the publication date is unknown")


def _seen(moment: Moment, dated: Stated | None, view: View) -> Outcome | None:
    if dated is None:
        return RELATIVE[moment.meaning](moment, view)
    return _month(moment, dated, view) if not dated.days else _day(moment, dated, view)


def _full(dated: Stated) -> Outcome | None:
    value = dated.edtf()
    if not value:
        return None
    if dated.ambiguous:
        return Outcome("", "none", dated.calendar, "day and month cannot be told apart")
    ends = dated.gregorian()
    basis = f"stated in full in the {dated.calendar} calendar"
    if ends and dated.weekday is not None and ends[0].weekday() != dated.weekday:
        basis += f", although the text says {WEEKDAYS[dated.weekday]}"
    return Outcome(value, _precision(dated), dated.calendar, basis)


def _precision(dated: Stated) -> Precision:
    if not dated.days:
        return "month"
    return "range" if len(dated.days) > 1 else ("minute" if dated.clock else "day")


def _day(moment: Moment, dated: Stated, view: View) -> Outcome | None:
    """A day and a month without a year: the year that puts it nearest on or before the day of publication."""
    there = from_gregorian(dated.calendar, view.day)
    if there is None:
        return None
    years = {ends[1]: year for year in range(there[0] - 5, there[0] + 5) if (ends := dated.gregorian(year)) is not None}
    past = max((day for day in years if day <= view.day), default=None)
    ahead = min((day for day in years if day > view.day), default=None)
    way, yearly = view.way(moment), _named_year(moment, there[0])
    chosen, doubt = past, ""
    if yearly is not None:
        chosen = next((day for day, year in years.items() if year == yearly), None)
    elif way == 1 and marker(moment) is None:
        soon = ahead is not None and (ahead - view.day).days <= _AWAITED and past != view.day
        chosen = ahead if soon else past
    elif way == 1:
        chosen = ahead
    elif way == -1:
        chosen = max((day for day in years if day < view.day), default=None)
    elif way == 0 and past and ahead:
        chosen = past if (view.day - past).days < (ahead - view.day).days else ahead
    elif dated.weekday is not None and len(dated.days) == 1:
        fitting = [day for day in years if day.weekday() == dated.weekday]
        near = min(fitting, key=lambda day: abs((day - view.day).days), default=None)
        chosen = near if near and abs((near - view.day).days) < 550 else past
    elif past and ahead and (ahead - view.day).days <= _SOON:
        doubt = f"; the coming {day_edtf(ahead)} may be meant"
    if chosen is None:
        return None
    side = "after" if chosen > view.day else ("before" if way == -1 else "on or before")
    basis = f"no year is stated: the nearest such day {side} {view.moment()}{doubt}"
    value = dated.edtf(years[chosen])
    return Outcome(value + ("?" if doubt and "/" not in value else ""), _precision(dated), dated.calendar, basis)


def _named_year(moment: Moment, year: int) -> int | None:
    """The year that "of last year" and its like name, counted from `year`."""
    for word in moment.words("shifted", "unit", "the-unit"):
        if word.unit == "year":
            return year + (word.value if word.kind == "shifted" else (marker(moment) or 0))
    return None


def _month(moment: Moment, dated: Stated, view: View) -> Outcome | None:
    """A month without a year: the last one that has begun, or the one that last, this or next point to."""
    there = from_gregorian(dated.calendar, view.day)
    if there is None:
        return None
    way, year = view.way(moment), there[0]
    if (yearly := _named_year(moment, year)) is not None:
        year = yearly
    elif way == 1 and marker(moment) is None:
        year += dated.month < there[1]
    elif way == 1:
        year += dated.month <= there[1]
    elif way == -1:
        year -= dated.month >= there[1]
    elif way is None:
        year -= dated.month > there[1]
    basis = f"no year is stated: the month {('this year', 'to come', 'past')[way or 0]}, seen from {view.moment()}"
    if way is None:
        basis = f"no year is stated: the last such month that has begun by {view.moment()}"
    value = dated.edtf(year)
    return Outcome(value, "month", dated.calendar, basis) if value else None


def _year(moment: Moment, words: DateWords) -> Outcome | None:
    years = moment.numbers("year", "years")
    calendar = era(moment) or year_calendar(years[0], words.early_calendar)
    if calendar is None or not all(plausible(calendar, year) for year in years):
        return None
    values = [year_edtf(calendar, year) for year in years]
    if not all(values):
        return None
    basis = f"a year stated in the {calendar} calendar"
    if len(years) == 1:
        return Outcome(values[0], "year", calendar, basis)
    if years[0] >= years[-1]:
        return None
    return Outcome(interval(values[0].split("/")[0], values[-1].split("/")[-1]), "range", calendar, basis)
