"""The map between a text and its folded copy."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.text.normalize import fold
from rawi.text.offsets import OffsetMap
from rawi.types import Span


def test_an_untouched_text_has_an_identity_map() -> None:
    assert fold("plain text")[1].identity
    assert not fold("قَالَ")[1].identity
    assert OffsetMap().span(3, 7) == Span(3, 7)


@pytest.mark.parametrize(
    ("text", "start", "end", "span"),
    [
        ("قَالَ إنّ", 0, 3, Span(0, 5)),  # the marks of the last letter belong to it
        ("قَالَ إنّ", 4, 6, Span(6, 9)),
        ("می\u200cگوید", 0, 6, Span(0, 7)),
        ("می\u200cگوید", 0, 2, Span(0, 2)),  # the joiner behind a word does not
        ("\u200fقال", 0, 3, Span(1, 4)),
        ("Straße", 0, 7, Span(0, 6)),
        ("Straße", 4, 6, Span(4, 5)),  # both letters of an expansion stand for one character
        ("aﷲb", 1, 5, Span(1, 2)),
    ],
)
def test_spans_of_the_original(text: str, start: int, end: int, span: Span) -> None:
    assert fold(text)[1].span(start, end) == span


@pytest.mark.parametrize(
    ("text", "position", "derived"),
    [("abc", 2, 2), ("قَالَ", 2, 1), ("قَالَ", 1, 1), ("می\u200cگوید", 3, 2), ("می\u200cگوید", 2, 2), ("aßb", 2, 3)],
)
def test_places_in_the_folded_text(text: str, position: int, derived: int) -> None:
    assert fold(text)[1].derived(position) == derived


def test_an_empty_range_has_an_empty_span() -> None:
    assert fold("قَالَ")[1].span(2, 2) == Span(3, 3)


@given(st.text(max_size=120))
def test_starts_and_ends_never_go_back(text: str) -> None:
    folded, back = fold(text)
    starts = [back.start(k) for k in range(len(folded))]
    ends = [back.end(k) for k in range(1, len(folded) + 1)]
    assert starts == sorted(starts)
    assert ends == sorted(ends)
    assert all(start < end <= len(text) for start, end in zip(starts, ends, strict=True))


@given(st.text(max_size=120))
def test_the_folded_places_of_a_text_never_go_back(text: str) -> None:
    folded, back = fold(text)
    places = [back.derived(k) for k in range(len(text) + 1)]
    assert places == sorted(places)
    kept = [place for place in places if place < len(folded)]  # behind the last letter only deleted signs can follow
    assert all(0 <= back.start(place) <= len(text) for place in kept)
