"""The reading of any text at all: it never fails, its spans are true, its time grows with the text."""

import time
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from rawi.extract.pipeline import extract
from rawi.packs.pack import BUILT_IN, load_pack
from rawi.types import Document, Reading, Span

SPEECH = {
    "ar": [
        "قال",
        "وزير الخارجية الإيراني",
        "إن",
        "أن",
        "الطريق مفتوح",
        "نفى",
        "مؤكدا",
        "بحسب",
        "رويترز",
        "وأضاف",
        "أمس",
        "لم",
    ],
    "fa": [
        "گفت",
        "وزیر خارجه ایران",
        "که",
        "راه باز است",
        "رد کرد",
        "به گزارش",
        "رویترز",
        "وی افزود",
        "را",
        "دیروز",
        "نه",
    ],
    "en": [
        "said",
        "the Iranian foreign minister",
        "that",
        "the road is open",
        "denied",
        "according to",
        "Reuters",
        "he",
        "not",
    ],
}
MARKS = [*'"«»“”:،,.؟-()…\n\u200f\u200c', "''", "\r\n", "@x"]
ANY = st.text(max_size=300)
FAST = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def news(language: str) -> st.SearchStrategy[str]:
    """Texts of words that speak, marks, and anything between them."""
    piece = st.one_of(st.sampled_from(SPEECH[language]), st.sampled_from(MARKS), st.text(max_size=4))
    return st.lists(piece, max_size=40).map(" ".join)


TEXTS = st.sampled_from(BUILT_IN).flatmap(lambda code: st.tuples(st.just(code), st.one_of(news(code), ANY)))


def read(text: str, language: str) -> Reading:
    code = {"ar": "ar", "fa": "fa", "en": "en"}[language]
    return extract(Document("d", "d", text, code, "d"))  # type: ignore[arg-type]


def spans(reading: Reading) -> Iterator[Span]:
    for one in reading.attributions:
        yield from (span for span in (one.source, one.cue, one.addressee) if span is not None)
        yield from one.content
    yield from (contact.evidence for contact in reading.contacts)
    yield from (when.span for when in reading.dates)


def told(reading: Reading, text: str) -> list[tuple[object, ...]]:
    """What a reading says in words, without its offsets; line breaks and joints of white space do not matter."""

    def words(span: Span | None) -> str:
        return " ".join(text[span.start : span.end].split()) if span else ""

    return [
        (words(a.source), words(a.cue), [words(s) for s in a.content], a.speaker, a.stance, a.mode, a.relays, a.rule)
        for a in reading.attributions
    ]


@FAST
@given(TEXTS)
@example(("ar", "قال الوزير إن: «"))
@example(("fa", "گفت: «"))
@example(("en", "he said: “"))
@example(("en", "said the Iranian foreign minister that"))
@example(("ar", "\u202eقال\u202c الوزير\u2066 إن الطريق\u2069 مفتوح"))
def test_any_text_is_read_and_every_span_is_true(case: tuple[str, str]) -> None:
    language, text = case
    reading = read(text, language)
    for span in spans(reading):
        assert 0 <= span.start < span.end <= len(text)
        assert text[span.start : span.end].strip()
    for one in reading.attributions:
        assert one.content
        assert all(left.end <= right.start for left, right in pairwise(one.content))
        assert one.cue is not None


@FAST
@given(TEXTS)
def test_reading_twice_gives_the_same(case: tuple[str, str]) -> None:
    language, text = case
    assert read(text, language) == read(text, language)


@FAST
@given(TEXTS)
def test_line_breaks_of_either_kind_read_alike(case: tuple[str, str]) -> None:
    language, text = case
    unix = text.replace("\r\n", "\n").replace("\r", " ")
    windows = unix.replace("\n", "\r\n")
    left, right = read(unix, language), read(windows, language)
    assert told(left, unix) == told(right, windows)
    back = [k for k, character in enumerate(windows) if character != "\r"]
    for one, other in zip(left.attributions, right.attributions, strict=True):
        assert one.cue is not None and other.cue is not None
        assert back[one.cue.start] == other.cue.start


@pytest.mark.parametrize("language", BUILT_IN)
def test_examples_read_alike_in_a_longer_text(language: str) -> None:
    """Sentences of the packs, one a line: what one of them says does not depend on how long the text is."""
    lines = [example["text"] for cue in load_pack(language).cues for example in cue.examples][:60]
    whole = read("\n".join(lines), language)
    assert len(whole.attributions) >= 30
    for span in spans(whole):
        assert "\n" not in "\n".join(lines)[span.start : span.end]


# ---- time


def seconds(text: str, language: str) -> float:
    """The best of three readings, so that a busy machine does not decide."""
    best = 1e9
    for _ in range(3):
        begun = time.process_time()
        read(text, language)
        best = min(best, time.process_time() - begun)
    return best


@pytest.mark.parametrize("language", BUILT_IN)
def test_ten_times_the_text_takes_about_ten_times_the_time(language: str) -> None:
    sentences = [example["text"] for cue in load_pack(language).cues for example in cue.examples]
    text = "\n\n".join(" ".join(sentences[k : k + 4]) for k in range(0, 160, 4))
    read(text, language)
    assert seconds(text * 10, language) < 15 * max(seconds(text, language), 0.005)


HARD = {
    "ten thousand quotations": '" a b " ' * 10_000,
    "ten thousand unbalanced quotations": "« a " * 10_000,
    "ten thousand closing marks": "” a " * 10_000,
    "speakers": "{who} " * 5_000,
    "speakers and commas": "{who}, " * 5_000,
    "speakers and colons": "{who}: " * 5_000,
    "speakers who say, line by line": "{who} {say}:\n" * 2_000,
    "controls around every word": "\u202e{say}\u202c\u2066 " * 1_000,
    "one word of a megabyte": "{letter}" * 1_000_000,
    "a megabyte of marks": "." * 1_000_000,
    "a megabyte of blanks": " " * 1_000_000,
    "a hundred thousand empty lines": "\n" * 100_000,
    "brackets": "(" * 20_000 + ")" * 20_000,
    "numbers": "2026-03-04 12:30 " * 5_000,
}
ENDLESS = {
    "cues in one line": "{say} ",
    "that and that and that": "{say} {that} ",
    "speech in speech": "{who} {say} {that} ",
    "dashes": "{say} - ",
}
WORDS = {
    "ar": {"say": "قال", "who": "الوزير", "that": "إن", "letter": "ب"},
    "fa": {"say": "گفت", "who": "وزیر", "that": "که", "letter": "ب"},
    "en": {"say": "said", "who": "the minister", "that": "that", "letter": "b"},
}


@pytest.mark.parametrize("name", HARD)
@pytest.mark.parametrize("language", BUILT_IN)
def test_hard_texts_are_read_in_time(name: str, language: str) -> None:
    text = HARD[name].format_map(WORDS[language])
    begun = time.process_time()
    reading = read(text, language)
    assert time.process_time() - begun < 15
    for span in spans(reading):
        assert 0 <= span.start < span.end <= len(text)


@pytest.mark.parametrize("name", ENDLESS)
@pytest.mark.parametrize("language", BUILT_IN)
def test_endless_sentences_take_time_by_their_length(name: str, language: str) -> None:
    text = ENDLESS[name].format_map(WORDS[language]) * 400
    read(text, language)
    assert seconds(text * 4, language) < 8 * max(seconds(text, language), 0.005)


@pytest.mark.parametrize("text", ["", " ", "\n", "\ufeff", "\u200f", "\u0301", '"', ":", "a", "\x00", "\U0010ffff"])
@pytest.mark.parametrize("language", BUILT_IN)
def test_next_to_nothing_says_nothing(text: str, language: str) -> None:
    assert read(text, language).attributions == ()


def test_what_opens_a_sentence_inside_a_quotation_is_no_content_of_a_verb_there() -> None:
    text = '"In spring we rebuilt the bridge. After that flood, we warned them never to park there," Berg said.'
    found = extract(Document("x", "x", text, "en", "x")).attributions
    assert [text[item.cue.start : item.cue.end] for item in found if item.cue] == ["said"]
