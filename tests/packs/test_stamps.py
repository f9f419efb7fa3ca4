import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rawi.packs.dates import load_dates
from rawi.packs.stamps import parse_stamp
from rawi.text.calendar import bounds


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("2018-02-23", "2018-02-23"),
        ("2026-06-11T14:22:05+03:30", "2026-06-11T14:22+03:30"),
        ("2026-06-11T14:22:05.123Z", "2026-06-11T14:22+00:00"),
        ("2023-04-14 18:07:25-04:00", "2023-04-14T18:07-04:00"),
        ("2026-02-01 22:00", "2026-02-01T22:00"),
        ("Mon, 19 Feb 2018 00:16:11 +0400", "2018-02-19T00:16+04:00"),
        ("Sat, 17 Feb 2018 16:53:08 GMT", "2018-02-17T16:53+00:00"),
        ("۱۴۰۴/۱۲/۱۳ ۱۵:۳۰", "2026-03-04T15:30"),
        ("1404-12-13T15:30:00+03:30", "2026-03-04T15:30+03:30"),
        ("۱۴۰۴/۱۲/۱۳ - ۱۵:۳۰", "2026-03-04T15:30"),
        ("1447/09/15", "2026-03-04"),
        ("الأربعاء، 4 مارس 2026 - 14:22", "2026-03-04T14:22"),
        ("الأربعاء 4 آذار/مارس 2026", "2026-03-04"),
        ("14:22 - الأربعاء 4 مارس 2026", "2026-03-04T14:22"),
        ("4 مارس 2026 02:22 م", "2026-03-04T14:22"),
        ("02:22 م - 4 مارس 2026", "2026-03-04"),
        ("۱۳ اسفند ۱۴۰۴ ۰۳:۳۰ ب.ظ", "2026-03-04T15:30"),
        ("چهارشنبه ۱۳ اسفند ۱۴۰۴ - ۱۵:۳۰", "2026-03-04T15:30"),
        ("چهارشنبه ۱۳ اسفند ۱۴۰۴ ۴ مارس ۲۰۲۶", "2026-03-04"),
        ("Published: March 4, 2026 at 2:22 p.m.", "2026-03-04T14:22"),
        ("Wednesday, 4 March 2026", "2026-03-04"),
        ("31/12/2025", "2025-12-31"),
    ],
)
def test_stamps(raw: str, value: str) -> None:
    assert parse_stamp(raw) == value


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "soon",
        "today",
        "منذ ساعتين",
        "4 مارس",
        "دوشنبه",
        "2026-02-30",
        "0001-01-01T00:00:00",
        "2026-03-04T25:00",
        "03/04/2026",
        "1415/01/01",
        "4 March 2026, 5 March 2026",
        "2026",
        "x" * 10_000,
    ],
)
def test_what_cannot_be_read_is_never_invented(raw: str) -> None:
    assert parse_stamp(raw) == ""


def test_the_language_decides_the_order_of_numbers() -> None:
    assert parse_stamp("03/04/2026", load_dates("ar")) == "2026-04-03"
    assert parse_stamp("03/04/2026", load_dates("en")) == ""


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(), st.from_regex(r"\d{1,4}[-/ ]\d{1,2}[-/ ]\d{1,4}.{0,12}", fullmatch=True)))
def test_any_text_is_read_or_refused(raw: str) -> None:
    value = parse_stamp(raw)
    assert value == "" or bounds(value) is not None
