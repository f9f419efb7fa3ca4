"""Floors go up with the figures, never down, and begin anew where the gold is another."""

import pytest
from floors import Floors, lowered, raised, read_floors, rounded, write_floors

BEFORE: Floors = {"attribution/ar": {"gold": "a1", "triple F1": 70.5, "speaker": 60.0}}


@pytest.mark.parametrize(("figure", "floor"), [(70.9, 70.5), (70.5, 70.5), (70.4, 70.0), (100.0, 100.0), (0.0, 0.0)])
def test_a_floor_is_a_figure_rounded_down_to_a_half(figure: float, floor: float) -> None:
    assert rounded(figure) == floor


@pytest.mark.parametrize(
    ("figure", "gold", "floor"),
    [(72.3, "a1", 72.0), (69.0, "a1", 70.5), (69.0, "b2", 69.0)],
    ids=["higher", "lower, same gold", "lower, other gold"],
)
def test_floors_are_raised(figure: float, gold: str, floor: float) -> None:
    made = raised(BEFORE, {"attribution/ar": {"triple F1": figure, "kind": 80.1}}, {"attribution/ar": gold})
    assert made == {"attribution/ar": {"gold": gold, "triple F1": floor, "kind": 80.0}}


@pytest.mark.parametrize(
    ("now", "refused"),
    [
        (BEFORE, 0),
        ({"attribution/ar": {"gold": "a1", "triple F1": 71.0, "speaker": 60.0}}, 0),
        ({"attribution/ar": {"gold": "a1", "triple F1": 70.0, "speaker": 60.0}}, 1),
        ({"attribution/ar": {"gold": "a1", "triple F1": 70.5}}, 1),
        ({"attribution/ar": {"gold": "b2", "triple F1": 10.0}}, 0),
        ({}, 1),
    ],
    ids=["same", "raised", "lowered", "field gone", "other gold", "set gone"],
)
def test_lowered_floors_are_told(now: Floors, refused: int) -> None:
    assert len(lowered(now, BEFORE)) == refused


def test_floors_survive_being_written() -> None:
    assert read_floors(write_floors(BEFORE)) == BEFORE
