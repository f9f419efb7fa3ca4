"""What a date expression states by itself: calendar, year, month, days and clock, before anything is worked out.

The finder of running text and the reader of metadata stamps share it.  A part the words do not state stays 0 or None.
"""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import cast

from rawi.packs.dates import DateWords
from rawi.packs.moments import Moment
from rawi.text.calendar import (
    Calendar,
    day_edtf,
    interval,
    minute_edtf,
    month_edtf,
    plausible,
    to_gregorian,
    year_calendar,
)


@dataclass(frozen=True, slots=True)
class Stated:
    """A date as its own calendar has it.  days: one, or the first and last of a range, or none (a whole month)."""

    calendar: Calendar
    year: int = 0
    month: int = 0
    days: tuple[int, ...] = ()
    clock: time | None = None
    weekday: int | None = None
    ambiguous: bool = False

    def gregorian(self, year: int = 0) -> tuple[date, date] | None:
        """First and last Gregorian day, in the stated year or in `year`; None when there is no such day."""
        if not self.days:
            return None
        ends = [to_gregorian(self.calendar, self.year or year, self.month, day) for day in self.days]
        first, last = ends[0], ends[-1]
        return (first, last) if first and last and first <= last else None

    def edtf(self, year: int = 0) -> str:
        """The EDTF value in the stated year or in `year`; "" when the calendar has no such date."""
        if not self.days:
            return month_edtf(self.calendar, self.year or year, self.month)
        ends = self.gregorian(year)
        if ends is None:
            return ""
        if ends[0] != ends[1]:
            return interval(*ends)
        return minute_edtf(datetime.combine(ends[0], self.clock)) if self.clock else day_edtf(ends[0])


def stated(moment: Moment, words: DateWords) -> Stated | None:
    """What a `date`, `month` or `numeric` moment states; None when its parts contradict each other."""
    weekday = next((word.value for word in moment.words("weekday")), None)
    if moment.meaning == "numeric":
        return _numeric(moment, words, weekday)
    months = {(word.calendar, word.value) for word in moment.words("month")}
    if len(months) != 1:
        return None
    calendar, month = months.pop()
    year = next(iter(moment.numbers("year")), 0)
    if year and not plausible(cast(Calendar, calendar), year):
        return None
    days = tuple(moment.numbers("day", "number", "ordinal", "days")) if moment.meaning == "date" else ()
    return Stated(cast(Calendar, calendar), year, month, days, _clock(moment), weekday)


def era(moment: Moment) -> Calendar | None:
    """The calendar that an era mark of the moment names."""
    return next((cast(Calendar, word.calendar) for word in moment.words("era")), None)


def _clock(moment: Moment) -> time | None:
    """The clock time; a word for a half of the day after it (value 1 or 2) counts, one that leaves it open voids it."""
    for index, item in enumerate(moment.items):
        if item.kind != "clock":
            continue
        hour, minute = item.numbers[:2]
        half = moment.items[index + 1].word if index + 1 < len(moment.items) else None
        if half and half.kind in ("half", "part", "era") and hour <= 12:
            if not half.value:
                return None
            hour = hour % 12 + 12 * (half.value - 1)
        return time(hour, minute)
    return None


def _numeric(moment: Moment, words: DateWords, weekday: int | None) -> Stated | None:
    left, middle, right = moment.numbers("numeric")
    year = left if left > 31 else right
    calendar = era(moment) or year_calendar(year, words.early_calendar)
    if calendar is None or not plausible(calendar, year):
        return None
    clock = _clock(moment)
    if left == year:
        return _checked(Stated(calendar, year, middle, (right,), clock, weekday))
    day, month = (left, middle)
    if words.numeric_order == "mdy" or (not words.numeric_order and middle > 12):
        day, month = middle, left
    unclear = not words.numeric_order and left <= 12 and middle <= 12 and left != middle
    return _checked(Stated(calendar, year, month, (day,), clock, weekday, ambiguous=unclear))


def _checked(found: Stated) -> Stated | None:
    return found if found.edtf() else None
