"""Every construction of reporting, language by language: the tables in constructions/*.toml, one row a sentence."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from reading import found, outline

TABLES = Path(__file__).with_name("constructions")
DEFAULTS: dict[str, Any] = {"source": None, "stance": "asserts", "mode": "indirect", "relays": []}
LABELS = ("speaker", "kind")  # looked at where a row states them
ABOUT_THE_TEXT = ("id", "text", "published", "publisher", "nothing", "missing")


def rows() -> list[Any]:
    """The rows as test cases; one that says what is missing must fail until it is there."""
    made = []
    for path in sorted(TABLES.glob("*.toml")):
        for row in tomllib.loads(path.read_text(encoding="utf-8"))["row"]:
            marks = [pytest.mark.xfail(strict=True, reason=row["missing"])] if "missing" in row else []
            made.append(pytest.param(path.stem, row, id=f"{path.stem}: {row['id']}", marks=marks))
    return made


@pytest.mark.parametrize(("language", "row"), rows())
def test_constructions(language: str, row: dict[str, Any]) -> None:
    reading = found(language, row["text"], row.get("published", ""), row.get("publisher", ""))
    outlines = [outline(row["text"], item) for item in reading.attributions]
    if row.get("nothing"):
        assert outlines == []
        return
    if row.get("absent"):
        assert row["cue"] not in [one["cue"] for one in outlines]
        return
    expected = {**DEFAULTS, **{key: value for key, value in row.items() if key not in ABOUT_THE_TEXT}}
    expected["content"] = [expected["content"]] if isinstance(expected["content"], str) else expected["content"]
    shown = [{key: value for key, value in one.items() if key in expected} for one in outlines]
    near = [one for one in shown if one["cue"] == expected["cue"]] or shown
    assert expected in near if len(near) != 1 else near[0] == expected
