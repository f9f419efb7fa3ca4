"""Publisher and date from the edges of a text; nothing is guessed."""

import pytest

from rawi.read import Draft, Known, assemble
from rawi.read.stamps import parse_stamp
from rawi.types import Document

BODY = "قال الوزير إن الطريق الشمالي مفتوح منذ صباح اليوم، وإن السيارات تمر منه دون قيود.\n"


def document(text: str, **facts: str) -> Document:
    return assemble(Draft(facts.pop("name", "a"), text, "a", "", **facts), Known())  # type: ignore[arg-type]


def marked(found: Document, reason: str) -> list[str]:
    return [found.text[n.span.start : n.span.end] for n in found.noise if n.reason == reason]


def test_a_relative_age_gives_no_date_but_a_note() -> None:
    found = document(f"عنوان – صحيفة المثال\n\nصحيفة المثالمنذ ساعتين\n\n{BODY}")
    assert found.published is None
    assert found.notes == ("found: «منذ ساعتين» (line 3), relative to an unknown capture time; kept as undated",)
    assert found.publisher is not None
    assert (found.publisher.raw, found.publisher.basis) == ("صحيفة المثال", "dateline")
    assert marked(found, "masthead") == ["صحيفة المثالمنذ ساعتين"]


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"عنوان – شيء\n{BODY}",
        f"الرياض - {BODY}",
        f"وزير النقل: {BODY}",
        f"(عمان) - {BODY}",
        f"وكالة المثال: {BODY}",
    ],
)
def test_no_publisher_is_invented(text: str) -> None:
    assert document(text).publisher is None
    assert document(text).published is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("خبرگزاری نمونه: وزیر گفت که راه باز است.\nبه گزارش نمونه، کار ادامه دارد.", "خبرگزاری نمونه"),
        ("خبرگزاری نمونه :\nبه گزارش خبرگزاری نمونه، وزیر گفت که راه باز است.", "خبرگزاری نمونه"),
        ("راه باز شد\n\nخبرنامه نمونه - وزیر گفت که راه باز است.", "خبرنامه نمونه"),
        ("👈\nراه باز شد\n✅\n@example_news", "@example_news"),
    ],
)
def test_datelines_and_signatures(text: str, name: str) -> None:
    fact = document(text).publisher
    assert fact is not None
    assert (fact.raw, fact.basis) == (name, "dateline")


def test_a_date_line_dates_the_document() -> None:
    found = document(f" date 2026-03-04\n\n{BODY}")
    assert found.published is not None
    assert (found.published.value, found.published.basis, found.published.raw) == (
        "2026-03-04",
        "dateline",
        "date 2026-03-04",
    )
    assert marked(found, "date line") == ["date 2026-03-04"]


def test_the_articles_own_date_goes_before_the_pages() -> None:
    found = document(f"*\n2026-02-02\n  • 2026-02-01\n  • 22:00\nعنوان\n\n{BODY}")
    assert found.published is not None
    assert found.published.value == "2026-02-01T22:00"
    assert any("2026-02-02" in note and "not used" in note for note in found.notes)
    assert marked(found, "date line") == ["2026-02-02", "• 2026-02-01", "• 22:00"]


def test_a_date_of_change_is_no_date_of_publication() -> None:
    assert document(f"Updated: 2026-03-04\n{BODY}").published is None


def test_metadata_goes_before_the_text() -> None:
    found = document(f"2026-03-04\n{BODY}", published="Wed, 11 Mar 2026 09:00:00 +0300", publisher="Example")
    assert found.published is not None
    assert found.publisher is not None
    assert (found.published.value[:10], found.published.basis) == ("2026-03-11", "metadata")
    assert (found.publisher.value, found.publisher.basis) == ("Example", "metadata")


def test_a_stamp_that_cannot_be_read_is_noted() -> None:
    found = document(BODY, published="last week")
    assert found.published is None
    assert "last week" in found.notes[0]


def test_a_day_in_a_file_name_is_no_date() -> None:
    found = document(BODY, name="2026-03-04-road")
    assert found.published is None
    assert "2026-03-04" in found.notes[0]


@pytest.mark.parametrize(
    ("text", "stated", "language", "note"),
    [
        (BODY, "", "ar", False),
        (BODY, "fa", "ar", True),
        ("الله", "fa", "fa", False),
        ("وزیر نے کہا کہ سڑک آج صبح سے کھلی ہے اور گاڑیاں گزر رہی ہیں۔", "fa", "und", True),
        ("Le ministre a dit que la route est ouverte depuis ce matin dans le nord.", "", "und", True),
        ("🔹 @example", "", "und", True),
        ("🔹 @example", "fa", "fa", False),
    ],
)
def test_language(text: str, stated: str, language: str, note: bool) -> None:
    found = document(text, language=stated)
    assert found.language == language
    assert bool(found.notes) == note


def test_a_foreign_language_is_named_and_left_alone() -> None:
    found = document("وزیر نے کہا کہ سڑک آج صبح سے کھلی ہے اور گاڑیاں گزر رہی ہیں۔")
    assert found.notes == ("language: Urdu, left alone",)


@pytest.mark.parametrize(
    ("raw", "language", "value"),
    [
        ("2026-05-07T22:09:00+03:30", "", "2026-05-07T22:09+03:30"),
        ("2026-04-08T20:03:32.000Z", "", "2026-04-08T20:03+00:00"),
        ("2023-04-14 18:07:25-04:00", "", "2023-04-14T18:07-04:00"),
        ("Mon, 19 Feb 2018 00:16:11 +0400", "", "2018-02-19T00:16+04:00"),
        ("الاثنين: 02 فبراير 2026", "", "2026-02-02"),
        ("چهارشنبه ۱۳ اسفند ۱۴۰۴", "", "2026-03-04"),
        ("1404/12/13", "", "2026-03-04"),
        ("03/04/2026", "", ""),
        ("03/04/2026", "ar", "2026-04-03"),
        ("2026-02-30", "", ""),
        ("حادثة 4 مارس 2026", "", ""),
        ("2026", "", ""),
    ],
)
def test_stamps(raw: str, language: str, value: str) -> None:
    assert parse_stamp(raw, language) == value


def test_a_common_word_and_a_dash_are_no_dateline() -> None:
    assert document("time — the minister said\nthat the road is open.").publisher is None
