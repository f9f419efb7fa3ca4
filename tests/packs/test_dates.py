"""The date words of the packs prove themselves, and wrong entries are refused with file and entry."""

import unicodedata
from typing import Any

import pytest

from rawi.errors import PackError
from rawi.extract.when import prove
from rawi.packs.dates import compile_dates, dated_languages, load_dates
from rawi.packs.moments import read_number


@pytest.mark.parametrize("language", dated_languages())
def test_every_entry_proves_itself(language: str) -> None:
    assert list(prove(load_dates(language))) == []


@pytest.mark.parametrize("language", dated_languages())
def test_every_language_knows_the_whole_year(language: str) -> None:
    words = [reading.word for reading in load_dates(language).single.values()]
    words += [reading.word for rest in load_dates(language).phrases.values() for _, reading in rest]
    for calendar in ("gregorian", "jalali", "hijri"):
        assert {word.value for word in words if word.kind == "month" and word.calendar == calendar} == set(range(1, 13))
    assert {word.value for word in words if word.kind == "weekday"} == set(range(7))
    assert {word.value for word in words if word.kind == "ordinal"} == set(range(1, 32))


@pytest.mark.parametrize("language", dated_languages())
def test_forms_are_clean(language: str) -> None:
    foreign = {"ar": "یکے", "fa": "يكىة", "en": ""}[language]
    for entry in load_dates(language).entries:
        for form in entry.get("forms", ()):
            assert unicodedata.normalize("NFC", form) == form
            assert not set(form) & set(foreign), form


def word(**changes: str | list[str]) -> dict[str, Any]:
    return {"word": [{"id": "x", "class": "month", "value": 3, "calendar": "gregorian", "forms": ["x"], **changes}]}


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (word(**{"class": "moth"}), "unknown class"),
        (word(unit="fortnight"), "unknown class, unit"),
        (word(company="often"), "unknown class, unit"),
        (word(forms=[]), "at least one form"),
        ({"word": word()["word"] * 2}, "two entries"),
        ({"pattern": [{"id": "p", "shape": "moth", "meaning": "date"}]}, "unknown class 'moth'"),
        ({"pattern": [{"id": "p", "shape": "month", "meaning": "dat"}]}, "unknown meaning"),
        ({"pattern": [{"id": "p", "shape": "(month", "meaning": "date"}]}, "cannot be read"),
    ],
)
def test_a_wrong_entry_is_refused_with_its_place(data: dict[str, Any], message: str) -> None:
    with pytest.raises(PackError, match=r"xx/dates\.toml") as caught:
        compile_dates(data, place="xx/dates.toml")
    assert message in str(caught.value)


def test_a_language_without_dates_is_refused() -> None:
    with pytest.raises(PackError, match=r"no dates\.toml"):
        load_dates("xx")


@pytest.mark.parametrize(
    ("token", "kind"),
    [
        ("31", "day"),
        ("32", "count"),
        ("007", "count"),
        ("1404", "year"),
        ("1700", ""),
        ("24:00", ""),
        ("1/2/3", ""),
        ("2026-03/04", ""),
        ("3-2", ""),
        ("10,000", ""),
        ("1" * 5000, ""),
    ],
)
def test_numbers(token: str, kind: str) -> None:
    assert read_number(token)[0] == kind
