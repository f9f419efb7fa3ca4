"""The axis of the timeline: days in proportion, but no claim of long ago presses the others together."""

from datetime import date

import pytest

from rawi.web.pages.timeline import WIDTH, _Axis

NEAR = [(date(2026, 5, day), date(2026, 5, day)) for day in (1, 4, 8, 12)]
FAR = (date(1998, 1, 1), date(1998, 12, 31))


def widths(axis: _Axis) -> list[int]:
    """Where each of the near days begins."""
    return [axis.place(*pair)[0] for pair in NEAR]


def test_without_a_far_one_days_are_in_proportion() -> None:
    axis = _Axis(NEAR)
    assert widths(axis) == [0, 250, 583, 917] and not axis.breaks
    first, *_, last = axis.ticks()
    assert first == (0, "2026-05-01") and last == (WIDTH, "2026-05-12")


def test_a_far_one_leaves_the_others_room() -> None:
    axis = _Axis([FAR, *NEAR])
    placed = widths(axis)
    assert placed[-1] - placed[0] > WIDTH // 2 and axis.place(*FAR)[0] == 0
    assert len(axis.breaks) >= 1
    for unit, _ in axis.ticks():
        assert not any(start < unit < start + width for start, width in axis.breaks)


@pytest.mark.parametrize("pair", [(None, date(2026, 5, 4)), (date(2026, 5, 4), None)])
def test_an_open_end_runs_to_the_edge(pair: tuple[date | None, date | None]) -> None:
    start, width, (no_start, no_end) = _Axis([*NEAR, pair]).place(*pair)
    assert (start == 0 if no_start else start + width == WIDTH) and no_start != no_end


def test_one_day_alone_has_an_axis() -> None:
    axis = _Axis(NEAR[:1])
    assert axis.place(*NEAR[0]) == (0, WIDTH, (False, False)) and list(axis.ticks())
