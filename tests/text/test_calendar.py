from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.text import calendar
from rawi.text.calendar import Calendar, bounds, contains, interval, overlap

DAYS = st.dates(date(1930, 1, 1), date(2070, 1, 1))


@pytest.mark.parametrize(
    ("kind", "parts", "expected"),
    [
        ("jalali", (1404, 12, 13), date(2026, 3, 4)),
        ("hijri", (1447, 9, 15), date(2026, 3, 4)),
        ("jalali", (1403, 12, 30), date(2025, 3, 20)),
        ("jalali", (1404, 12, 30), None),
        ("hijri", (1200, 1, 1), None),
        ("gregorian", (2026, 2, 29), None),
        ("gregorian", (2026, 13, 1), None),
    ],
)
def test_days_of_three_calendars(kind: Calendar, parts: tuple[int, int, int], expected: date | None) -> None:
    assert calendar.to_gregorian(kind, *parts) == expected


@given(DAYS, st.sampled_from(["gregorian", "jalali", "hijri"]))
def test_conversion_goes_both_ways(day: date, kind: Calendar) -> None:
    there = calendar.from_gregorian(kind, day)
    assert there is not None
    assert calendar.to_gregorian(kind, *there) == day


@given(DAYS, st.sampled_from(["gregorian", "jalali", "hijri"]))
def test_a_day_lies_in_its_month_and_year(day: date, kind: Calendar) -> None:
    there = calendar.from_gregorian(kind, day)
    assert there is not None
    assert contains(calendar.month_edtf(kind, there[0], there[1]), day.isoformat())
    assert contains(calendar.year_edtf(kind, there[0]), day.isoformat())


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2026-03-04", (date(2026, 3, 4), date(2026, 3, 4))),
        ("2026-03-04T14:22+03:30", (date(2026, 3, 4), date(2026, 3, 4))),
        ("2026-03-04T23:59Z", (date(2026, 3, 4), date(2026, 3, 4))),
        ("2024-02", (date(2024, 2, 1), date(2024, 2, 29))),
        ("2024", (date(2024, 1, 1), date(2024, 12, 31))),
        ("2024-11-11?", (date(2024, 11, 11), date(2024, 11, 11))),
        ("../2026-03-04", (None, date(2026, 3, 4))),
        ("2026-03-04/..", (date(2026, 3, 4), None)),
        ("2026-03-04/", (date(2026, 3, 4), None)),
        ("2015/2018", (date(2015, 1, 1), date(2018, 12, 31))),
        ("2024-11/2026-03-04", (date(2024, 11, 1), date(2026, 3, 4))),
    ],
)
def test_bounds(edtf: str, expected: calendar.Bounds) -> None:
    assert bounds(edtf) == expected


@pytest.mark.parametrize("edtf", ["", "soon", "2026-02-30", "2026-13", "0000", "2026-03-05/2026-03-04", "2026/x"])
def test_what_is_no_edtf_has_no_bounds(edtf: str) -> None:
    assert bounds(edtf) is None
    assert not overlap(edtf, "2026")
    assert not contains("2026", edtf)


@given(st.text(max_size=30))
def test_bounds_never_fails(text: str) -> None:
    bounds(text)
    calendar.minute(text)


@given(DAYS, DAYS, DAYS, DAYS)
def test_overlap_is_symmetric_and_containment_implies_it(a: date, b: date, c: date, d: date) -> None:
    left, right = interval(min(a, b), max(a, b)), interval(min(c, d), max(c, d))
    assert overlap(left, right) == overlap(right, left)
    if contains(left, right):
        assert overlap(left, right)
    assert contains("../..", left)


@given(DAYS, st.integers(0, 6))
def test_weekdays_before_and_after(day: date, weekday: int) -> None:
    before, after = calendar.weekday_before(day, weekday), calendar.weekday_after(day, weekday)
    assert before <= day < after
    assert before.weekday() == after.weekday() == weekday
    assert after - before == timedelta(days=7)
    assert calendar.weekday_before(day, weekday, same=False) < day


@pytest.mark.parametrize(
    ("year", "early", "expected"),
    [
        (1404, "jalali", "jalali"),
        (1404, "hijri", "hijri"),
        (1447, "jalali", "hijri"),
        (2026, "hijri", "gregorian"),
        (1600, "jalali", None),
        (3000, "jalali", None),
    ],
)
def test_bare_years(year: int, early: Calendar, expected: Calendar | None) -> None:
    assert calendar.year_calendar(year, early) == expected


def test_no_gregorian_1404() -> None:
    assert not calendar.plausible("gregorian", 1404)
    assert not calendar.plausible("hijri", 2026)
