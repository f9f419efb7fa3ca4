"""Work shared by processes: what comes out is in order, and what fails is left to whoever asks."""

import os
import signal
from collections.abc import Iterator

import pytest

from rawi.abreast import abreast


def doubled(number: int) -> int:
    """Twice a number; not of 7, and 13 kills whoever tries."""
    if number == 7:
        raise ValueError(number)
    if number == 13:
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rawi.abreast.ALONE", 2)
    monkeypatch.setattr("rawi.abreast._BATCH", 3)


def test_one_process_leaves_all_to_whoever_asks() -> None:
    assert list(abreast(doubled, range(3), 1)) == [(0, None), (1, None), (2, None)]


def test_what_comes_out_is_in_order(few: None) -> None:
    found = list(abreast(doubled, range(12), 2))
    assert found == [(k, None if k < 2 or k == 7 else 2 * k) for k in range(12)]


def test_a_killed_process_loses_nothing(few: None) -> None:
    found = list(abreast(doubled, range(30), 2))
    assert [item for item, _ in found] == list(range(30))
    assert all(made in (None, 2 * item) for item, made in found)


def test_items_are_taken_as_they_are_needed(few: None) -> None:
    taken = []

    def items() -> Iterator[int]:
        for k in range(20, 90):
            taken.append(k)
            yield k

    row = abreast(doubled, items(), 2)
    assert [next(row)[0], len(taken)] == [20, 1]
    assert [next(row), next(row), next(row)] == [(21, None), (22, 44), (23, 46)]
    assert len(taken) < 40
    row.close()  # type: ignore[attr-defined]
