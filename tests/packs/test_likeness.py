"""Names and ordinary words are told apart by their letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.packs.likeness import BUCKETS, groups, likeness, ordinary
from rawi.text.normalize import fold_key


@pytest.mark.parametrize("phrase", ["هولمان", "فيرونيكا", "دراغوفيتش", "تيموشكين", "البرغثي", "منصور القطيفي"])
def test_names_are_no_ordinary_words(phrase: str) -> None:
    assert not ordinary(fold_key(phrase).split(), "ar")


@pytest.mark.parametrize("phrase", ["النسخة المعدلة", "سجلات الميناء", "للمشاركين", "المتسابق الأول", "استعداداتهم"])
def test_ordinary_words_are_no_names(phrase: str) -> None:
    assert ordinary(fold_key(phrase).split(), "ar")


def test_a_language_without_a_model_calls_nothing_ordinary() -> None:
    assert likeness("en") is None
    assert not ordinary(["harbour"], "en")


@given(st.text(min_size=1, max_size=40))
def test_any_word_has_its_groups(word: str) -> None:
    found = list(groups(word))
    assert found and all(0 <= bucket < BUCKETS for bucket in found)
    assert found == list(groups(word))
