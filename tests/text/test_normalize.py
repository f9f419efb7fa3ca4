"""Folding: one spelling for matching, whatever the keyboard; and the way back to the letters of the document."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.text.normalize import fold, fold_key

# The letters and marks of the three languages, composed and decomposed, with what stands between them.
ARABIC = st.characters(min_codepoint=0x0600, max_codepoint=0x06FF, categories=("Lo", "Mn", "Nd", "Po", "Lm"))
LATIN = st.characters(min_codepoint=0x20, max_codepoint=0x24F)
MARKS = st.sampled_from("\u0301\u0308\u0327\u064b\u0651\u0653\u0654\u0655\u0670\u200c\u200f\u0640")
OURS = st.text(st.one_of(ARABIC, LATIN, MARKS), max_size=80)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("إيران", "ایران"),
        ("ايران", "ایران"),
        ("آمریکا", "امریكا"),
        ("مسئول", "مسيول"),
        ("رؤساء", "روساء"),
        ("مدرسة", "مدرسه"),
        ("خانۀ", "خانة"),
        ("قَالَ", "قال"),
        ("إنّ", "ان"),
        ("مـهـم", "مهم"),
        ("می\u200cگوید", "میگوید"),
        ("\u200fقال\u200e", "قال"),
        ("١٤٠٤", "1404"),
        ("۱۴۰۴", "1404"),
        ("١٢٫٥٪", "12.5%"),
        ("ﻻ", "لا"),
        ("ﷲ", "الله"),
        ("Erdoğan", "erdogan"),
        ("Zürich", "ZURICH"),
        ("Łódź", "lodz"),
        ("Straße", "strasse"),
        ("e\u0301", "é"),
        ("ﬁnal", "final"),
        ("“ok”", "«ok»"),
        ("don’t", "don't"),
        ("2015–2018", "2015-2018"),
        ("a\u00a0b", "a b"),
    ],
)
def test_these_fold_alike(left: str, right: str) -> None:
    assert fold_key(left) == fold_key(right)


@pytest.mark.parametrize(
    ("left", "right"),
    [("مسؤول", "مسئول"), ("قال", "قائل"), ("علي", "عل"), ("US", "U S"), ("«", "»"), ("گفت", "كفت"), ("پل", "بل")],
)
def test_these_stay_apart(left: str, right: str) -> None:
    assert fold_key(left) != fold_key(right)


def test_a_key_has_no_loose_white_space() -> None:
    assert fold_key("  وزیر \n\t خارجه ") == "وزیر خارجه"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("قَالَ الوزيرُ إنّ الطريقَ مفتوحٌ", "الوزيرُ"),
        ("وزیر می\u200cگوید راه باز است", "می\u200cگوید"),
        ("\u200fقال \u200fالوزير", "الوزير"),
        ("Le résumé — naïve", "résumé"),
        ("die Straße ist offen", "Straße"),
        ("بيان ﷲ اليوم", "ﷲ"),
        ("e\u0301te\u0301 finale", "e\u0301te\u0301"),
    ],
)
def test_a_match_leads_back_to_the_letters_of_the_document(text: str, word: str) -> None:
    folded, back = fold(text)
    start = folded.index(fold_key(word))
    span = back.span(start, start + len(fold_key(word)))
    assert text[span.start : span.end] == word


@given(OURS)
def test_composed_and_decomposed_texts_fold_alike(text: str) -> None:
    composed, decomposed = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)
    assert fold_key(composed) == fold_key(decomposed)


@given(st.text(max_size=200))
def test_folding_again_changes_nothing(text: str) -> None:
    once = fold(text)[0]
    assert fold(once)[0] == once


@given(st.text(max_size=200))
def test_every_folded_character_comes_from_the_document_in_order(text: str) -> None:
    folded, back = fold(text)
    before = 0
    for k in range(len(folded)):
        start, end = back.start(k), back.end(k + 1)
        assert before <= start < end <= len(text)
        assert back.span(k, k + 1).start == start
        before = start


@given(st.text(max_size=200))
def test_a_kept_character_is_found_where_it_was_folded_to(text: str) -> None:
    folded, back = fold(text)
    for k in range(len(folded)):
        assert back.start(back.derived(back.start(k))) == back.start(k)
