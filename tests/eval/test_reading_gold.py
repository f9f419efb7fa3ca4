"""Noise, dates and days of publication on invented pages: figures may not fall below these floors."""

from pathlib import Path

import pytest

from rawi.evaluate import score_reading
from rawi.export.interchange import reading
from rawi.extract.pipeline import extract
from rawi.read import Known, read_paths

GOLD = Path(__file__).parents[1] / "gold" / "reading"
FLOORS = {
    "ar": {"noise characters": 96.0, "noise lines": 98.0, "dates": 97.0, "date values": 92.0, "published": 85.0},
    "fa": {"noise characters": 99.0, "noise lines": 99.0, "dates": 95.0, "date values": 90.0, "published": 99.0},
    "en": {"noise characters": 94.0, "noise lines": 96.0, "dates": 95.0, "date values": 95.0, "published": 99.0},
}


def _fail(error: Exception) -> None:
    raise error


@pytest.mark.parametrize("language", list(FLOORS))
def test_noise_and_dates_keep_their_floors(language: str) -> None:
    folder = GOLD / language
    documents = list(read_paths(sorted(folder.glob("*.txt")), Known(), _fail))
    assert len(documents) == 8
    told = score_reading(folder, [reading(d, extract(d)) for d in documents])
    figures = {name: value["F1"] if "F1" in value else value["accuracy"] for name, value in told.items()}
    assert {n: figures[n] for n, least in FLOORS[language].items() if figures[n] < least} == {}
