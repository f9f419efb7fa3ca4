import json
from pathlib import Path
from typing import Any

import pytest

from rawi.errors import FormatError
from rawi.evaluate import score_reading

TEXT = "Read more\nThe port opened on Monday.\nIt closed on May 3, 2024.\nFollow us\n"


def _gold(folder: Path, **told: Any) -> Path:  # noqa: ANN401  (JSON)
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "a.gold.json").write_text(json.dumps(told), encoding="utf-8")
    return folder


def _span(words: str, **more: str | None) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), **more}


def test_noise_is_counted_by_characters_and_by_lines(tmp_path: Path) -> None:
    gold = _gold(tmp_path, noise=["Read more", "Follow us"])
    made = [{"document": "a", "noise": [_span("Read more\nThe"), _span("Follow")]}]
    told = score_reading(gold, made)
    assert told["noise characters"] == {"P": 82.4, "R": 87.5, "F1": 84.8, "gold": 16, "pred": 17}
    assert told["noise lines"] == {"P": 66.7, "R": 100.0, "F1": 80.0, "gold": 2, "pred": 3}
    assert "dates" not in told and "published" not in told


def test_a_date_is_found_by_its_words_and_right_by_its_value(tmp_path: Path) -> None:
    rows = [{"text": "on Monday", "value": None}, {"text": "on May 3, 2024", "value": "2024-05-03"}]
    gold = _gold(tmp_path, dates=rows, published=None)
    dates = [_span("Monday", value=None), _span("May 3, 2024", value="2024-05-04")]
    told = score_reading(gold, [{"document": "a", "dates": dates, "published": "2024-05-06"}])
    assert told["dates"] == {"P": 100.0, "R": 100.0, "F1": 100.0, "gold": 2, "pred": 2}
    assert told["date values"]["F1"] == 50.0
    assert told["published"] == {"accuracy": 0.0, "of": 1}
    assert score_reading(gold, [])["published"] == {"accuracy": 100.0, "of": 1}


def test_words_that_are_not_in_the_text_are_a_fault_of_the_gold(tmp_path: Path) -> None:
    gold = _gold(tmp_path, noise=["Follow us", "Read more"])  # not in the order of the text
    with pytest.raises(FormatError, match="Read more"):
        score_reading(gold, [])


def test_gold_without_noise_or_dates_is_not_counted(tmp_path: Path) -> None:
    assert score_reading(_gold(tmp_path, contacts=[]), []) == {}
