"""Search finds every way of writing a word, and says where it stands; alike on both databases."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import document

from rawi.store.excerpt import Finder, snippet
from rawi.store.search import clitics, terms, words_of
from rawi.store.sql import SqlStore
from rawi.types import Span

TEXTS = {
    "hamza": "زار الوفد إيران أمس.",
    "bare": "زار الوفد ايران امس.",
    "persian": "وزیر به ایران بازگشت.",
    "clitics": "قالت إن المحادثات جرت بإيران وبالمفاوضات معا.",
    "article": "انتهت مفاوضات طويلة، وقال ذلك للوزير مساعده.",
    "marks": "تَنْفِي الوزارة الخبر.",
    "zwnj": "او می\u200cگوید که کشور\u200cها آماده\u200cاند.",
    "joined": "او میگوید که کشورها آمادهاند.",
    "spaced": "او می گوید که کشور ها آماده اند.",
    "apart": "می دانم او چه گوید",
    "latin": "The Café's report no. ۱۲۳ is out; café_bar.",
}


@pytest.fixture
def filled(store: SqlStore) -> SqlStore:
    with store.writer() as writer:
        for name, text in TEXTS.items():
            writer.put(document(name, text))
    return store


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("ايران", "hamza bare persian clitics"),
        ("إيران", "hamza bare persian clitics"),
        ("ایران", "hamza bare persian clitics"),
        ("مفاوضات", "clitics article"),
        ("المفاوضات", "clitics article"),
        ("محادثات", "clitics"),
        ("الوزير", "persian article"),
        ("تنفي", "marks"),
        ("می\u200cگوید", "zwnj joined spaced"),
        ("میگوید", "zwnj joined spaced"),
        ("می گوید", "zwnj joined spaced apart"),
        ("کشورها", "zwnj joined spaced"),
        ("کشور", "zwnj spaced"),
        ("او می\u200cگوید که", "zwnj joined spaced"),
        ("او میگوید که کشورها", "zwnj joined spaced"),
        ("cafe", "latin"),
        ("CAFÉ 123", "latin"),
        ("bar", "latin"),
        ("زار ايران", "hamza bare"),
        ("الوفد إيران", "hamza bare"),
        ("ایر", ""),
        ("!؟ ", ""),
        ("", ""),
        ('") OR "*', ""),
        ("' | & <-> :*", ""),
    ],
)
def test_found(filled: SqlStore, question: str, names: str) -> None:
    hits = filled.view().search(question)
    assert " ".join(sorted(h.name for h in hits)) == " ".join(sorted(names.split()))


@pytest.mark.parametrize(
    ("name", "question", "words"),
    [
        ("clitics", "ايران", "إيران"),
        ("clitics", "مفاوضات", "مفاوضات"),
        ("article", "الوزير", "وزير"),
        ("marks", "تنفي", "تَنْفِي"),
        ("zwnj", "میگوید", "می\u200cگوید"),
        ("zwnj", "می گوید که", "می\u200cگوید که"),
        ("spaced", "می\u200cگوید", "می گوید"),
        ("joined", "کشور ها", "کشورها"),
        ("latin", "123", "۱۲۳"),
        ("hamza", "امس الوفد", "وفد"),
    ],
)
def test_span_is_of_the_text(filled: SqlStore, name: str, question: str, words: str) -> None:
    (hit,) = [h for h in filled.view().search(question) if h.name == name]
    assert TEXTS[name][hit.span.start : hit.span.end] == words
    assert words in hit.snippet
    assert hit.document == filled.view().document(name).id


def test_side_by_side_first_then_newest(store: SqlStore) -> None:
    texts = ["road is open", "open the road", "road and open", "the open road"]
    days = ["2026-03-01", "2026-03-02", "", "2026-03-03"]
    with store.writer() as writer:
        for text, day in zip(texts, days, strict=True):
            writer.put(document(text, text, published=day or None))
    view = store.view()
    assert [h.name for h in view.search("open road")] == [
        "the open road",
        "open the road",
        "road is open",
        "road and open",
    ]
    assert [h.name for h in view.search("open road", limit=2)] == ["the open road", "open the road"]
    assert view.search("open road", limit=0) == []


def test_long_texts_and_long_words(store: SqlStore) -> None:
    """PostgreSQL bounds positions, lexemes and vectors; the index stays inside."""
    long = " ".join(f"w{i}" for i in range(60_000)) + " " + "x" * 5000 + " می\u200cگوید"
    with store.writer() as writer:
        writer.put(document("long", long))
        writer.put(document("same", "again " * 70_000))
    view = store.view()
    for question in ("w59999", "w30000 w30001", "میگوید", "می گوید"):
        assert [h.name for h in view.search(question)] == ["long"], question
    assert [h.name for h in view.search("again")] == ["same"]


def test_a_long_question(filled: SqlStore) -> None:
    assert [h.name for h in filled.view().search(TEXTS["zwnj"] * 10)] == ["spaced", "joined", "zwnj"]
    assert [h.name for h in filled.view().search(TEXTS["clitics"])] == ["clitics"]


def test_clitics_come_from_the_packs() -> None:
    known = clitics()
    assert "" in known.prefixes and len(known.prefixes) > 10
    assert all(prefix == prefix.strip() for prefix in known.prefixes)


def test_words() -> None:
    assert words_of("می\u200cگوید: کشور\u200cها!") == (["میگوید", "کشورها"], ["می", "گوید", "کشور", "ها"])
    assert words_of("a_b 12") == (["a", "b", "12"], [])


@given(st.text(st.characters(codec="utf-8"), max_size=60), st.integers(0, 60), st.integers(0, 12))
def test_snippet_holds_the_words(text: str, start: int, size: int) -> None:
    span = Span(min(start, len(text)), min(start + size, len(text)))
    line = snippet(text, span)
    assert "\n" not in line
    assert " ".join(text[span.start : span.end].split()) in line


@given(st.text(max_size=40))
@settings(deadline=None)
def test_any_question_can_be_asked(question: str) -> None:
    asked = terms(question)
    if asked:
        span = Finder(asked).find(question)
        assert span is None or 0 <= span.start < span.end <= len(question)
