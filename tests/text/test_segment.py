"""Words, sentences, quotations, lines and links: only punctuation is known, no language."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.text.normalize import fold
from rawi.text.segment import lines, links, quotes, sentence_starts, unwrap, words


def cut(text: str) -> list[str]:
    return words(fold(text)[0])[2]


def sentences(text: str, abbreviations: frozenset[str] = frozenset()) -> list[str]:
    folded = fold(text)[0]
    page = words(folded)
    begins = [page[0][k] for k in sentence_starts(page, folded, abbreviations)]
    return [folded[a:b].strip() for a, b in pairwise([*begins, len(folded)])]


def quoted(text: str) -> list[str]:
    folded = fold(text)[0]
    starts, _, texts = words(folded)
    return [folded[q.start : q.end] + ("" if q.closed else "…") for q in quotes(starts, texts, folded)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He didn't go.", ["he", "didn't", "go", "."]),
        ("the minister's plan", ["the", "minister", "'s", "plan"]),
        ("U.S. and U.N. forces", ["u.s.", "and", "u.n.", "forces"]),
        ("at 15:30, 2.5 percent", ["at", "15:30", ",", "2.5", "percent"]),
        ("on 2026/3/4", ["on", "2026/3/4"]),
        ("wide-open (road)", ["wide", "-", "open", "(", "road", ")"]),
        ("قالَ: «نعم»", ["قال", ":", "«", "نعم", "»"]),
        ("می\u200cگوید که", ["میگوید", "که"]),
        ("الطريق، مفتوح؟", ["الطریق", "،", "مفتوح", "؟"]),
        ("۱۲٫۵ درصد", ["12.5", "درصد"]),
        ("''No,'' he said", ["''", "no", ",", "''", "he", "said"]),
        ("#راه @news_room", ["راه", "news", "room"]),
        ("", []),
        (" \n ", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The road is open. The bridge is closed.", ["the road is open.", "the bridge is closed."]),
        ("He paid 2.5 dollars. She left.", ["he paid 2.5 dollars.", "she left."]),
        ("J. Doe spoke.", ["j. doe spoke."]),
        ("هل الطريق مفتوح؟ نعم.", ["هل الطریق مفتوح؟", "نعم."]),
        ("راه باز است! پل بسته است…", ["راه باز است!", "پل بسته است…"]),
        ("“It is open.” He left.", ["«it is open.»", "he left."]),
        ("First line\nSecond line", ["first line", "second line"]),
        ("Wait... What?!", ["wait...", "what?!"]),
        ("see news.example today", ["see news.example today"]),
        ("(It is open.) Good.", ["(it is open.)", "good."]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_abbreviations_end_no_sentence() -> None:
    assert len(sentences("Dr. Smith spoke.")) == 2
    assert len(sentences("Dr. Smith spoke.", frozenset(("dr",)))) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “we go” and “we stay”.", ["«we go»", "«we stay»"]),
        ('قال: "نعم" ثم "لا".', ['"نعم"', '"لا"']),
        ("گفت «راه باز است».", ["«راه باز است»"]),
        ("''No,'' he said", ["''no,''"]),
        ("« open\nnext » line", ["« open…"]),
        ("no quotes", []),
        ("»stray« opened", ["« opened…"]),
        ('“mixed" marks', ['«mixed"']),
        ('«the club "Sun" won» and "the moon" set', ['«the club "sun" won»', '"the moon"']),
        ('«mixed" and\nleft» alone', ['«mixed"']),
    ],
)
def test_quotations(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("see https://news.example/a?b=1 now", ["https://news.example/a?b=1"]),
        ("[text](https://news.example/a) now", ["](https://news.example/a)"]),
        ("www.news.example/x is down", ["www.news.example/x"]),
        ("no link here", []),
    ],
)
def test_links_hold_no_words(text: str, expected: list[str]) -> None:
    folded = fold(text)[0]
    found = links(folded)
    assert [folded[a:b] for a, b in found] == expected
    assert "news" not in words(folded, found)[2]


def test_lines_are_trimmed_and_never_empty() -> None:
    text = " a \n\n\t\r\nb\u2028c"
    assert [text[a:b] for a, b in lines(text)] == ["a", "b", "c"]


@given(st.text(max_size=300))
def test_words_lie_in_order_inside_the_text(text: str) -> None:
    folded = fold(text)[0]
    starts, ends, texts = words(folded, links(folded))
    assert all(folded[a:b] == word for a, b, word in zip(starts, ends, texts, strict=True))
    assert all(end <= start for end, start in zip(ends, starts[1:], strict=False))


@given(st.text(max_size=300))
def test_sentences_start_in_ascending_order_at_words(text: str) -> None:
    folded = fold(text)[0]
    page = words(folded)
    found = sentence_starts(page, folded)
    assert all(a < b for a, b in pairwise(found))
    assert found[:1] == ([0] if page[2] else [])
    assert all(0 <= k < len(page[2]) for k in found)


@given(st.text(st.sampled_from("ab «»\"“”'\n."), max_size=200))
def test_quotations_never_overlap_and_end_with_their_line(text: str) -> None:
    folded = fold(text)[0]
    starts, _, texts = words(folded)
    found = quotes(starts, texts, folded)
    assert all(0 <= q.start < q.end <= len(folded) for q in found)
    assert all(left.end <= right.start for left, right in pairwise(found))
    assert all("\n" not in folded[q.start : q.end] for q in found)


@given(st.text(max_size=300))
def test_lines_hold_something_and_no_break(text: str) -> None:
    for start, end in lines(text):
        assert text[start:end].strip() == text[start:end] != ""
        assert not set(text[start:end]) & set("\r\n")


WRAPPED = """The harbour office of the island opened a new pier for small
boats on Monday and thanked the divers who had cleared the old
stones from the bay; the first ferry will leave the pier on the
coming Friday and will sail twice a day until the last week of
the summer.

Tickets are sold at the pier.
"""


def test_lines_of_a_fixed_width_are_joined_and_paragraphs_kept() -> None:
    joined = unwrap(WRAPPED)
    assert len(joined) == len(WRAPPED)
    assert "small boats on Monday" in joined
    assert joined.count("\n") == 3


@pytest.mark.parametrize("text", ["Short lines\nof a poem\nthat end\nwhere they\nwant to\n", "one\ntwo", ""])
def test_other_lines_are_kept(text: str) -> None:
    assert unwrap(text) == text
