"""Dates in running text.  What each word and pattern of a pack can do is proven by its own examples (tests/packs)."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rawi.extract.when import find_dates
from rawi.packs.dates import load_dates
from rawi.text.calendar import bounds
from rawi.text.normalize import fold
from rawi.types import When

BASE = "2026-03-04T14:00"
LANGUAGES = ("ar", "en", "fa")


def dates(text: str, language: str, base: str | None = BASE) -> dict[str, str]:
    return {text[w.span.start : w.span.end]: w.value for w in found(text, language, base)}


def found(text: str, language: str, base: str | None = BASE) -> list[When]:
    return find_dates(*fold(text), load_dates(language), base)


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("4 آذار/مارس 2026", "2026-03-04"),
        ("7 تشرين الأول/أكتوبر 2023", "2023-10-07"),
        ("أول أمس", "2026-03-02"),
        ("يوم الثلاثاء", "2026-03-03"),
        ("الخميس المقبل", "2026-03-05"),
        ("مساء الأحد", "2026-03-01"),
        ("قبل ثلاثة أيام", "2026-03-01"),
        ("5 أيار الماضي", "2025-05-05"),
        ("15 رمضان 1447", "2026-03-04"),
        ("02 شباط 2026", "2026-02-02"),
        ("10 كانون الثاني 2026", "2026-01-10"),
        ("٧ تشرين الأول ٢٠٢٣", "2023-10-07"),
        ("15 جوان 2025", "2025-06-15"),
        ("3 أوت 2025", "2025-08-03"),
        ("20 جويلية 2025", "2025-07-20"),
        ("12 غشت 2025", "2025-08-12"),
        ("5 يوليوز 2025", "2025-07-05"),
        ("الأربعاء 4 مارس 2026", "2026-03-04"),
        ("منذ ساعتين", "2026-03-04T12:00"),
        ("١٤ أكتوبر", "2025-10-14"),
        ("الأسبوع الماضي", "2026-02-22/2026-02-28"),
        ("أمس", "2026-03-03"),
        ("منذ 3 أيام", "2026-03-01"),
        ("14/10/2025", "2025-10-14"),
        ("2026/3/4", "2026-03-04"),
        ("4-3-2026", "2026-03-04"),
    ],
)
def test_arabic_expressions(expression: str, value: str) -> None:
    assert dates(f"عقد الاجتماع {expression}.", "ar") == {expression: value}


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("چهارشنبه ۱۳ اسفند ۱۴۰۴", "2026-03-04"),
        ("۱۳ اسفند", "2026-03-04"),
        ("13 اسفند 1404 ساعت 15:30", "2026-03-04T15:30"),
        ("۱۴۰۴/۱۲/۱۳", "2026-03-04"),
        ("روز سه‌شنبه", "2026-03-03"),
        ("روز سه شنبه", "2026-03-03"),
        ("روز سهشنبه", "2026-03-03"),
        ("سه شنبه گذشته", "2026-03-03"),
        ("پریروز", "2026-03-02"),
        ("دو ساعت پیش", "2026-03-04T12:00"),
        ("۱۵ رمضان ۱۴۴۷", "2026-03-04"),
        ("دیروز", "2026-03-03"),
        ("۲ ساعت پیش", "2026-03-04T12:00"),
        ("هفته گذشته", "2026-02-21/2026-02-27"),
        ("۴ مارس ۲۰۲۶", "2026-03-04"),
        ("۲۸ فوریه", "2026-02-28"),
        ("ماه گذشته", "2026-01-21/2026-02-19"),
        ("دو روز پیش", "2026-03-02"),
    ],
)
def test_persian_expressions(expression: str, value: str) -> None:
    assert dates(f"این نشست {expression} برگزار شد.", "fa") == {expression: value}


def test_a_day_told_in_two_calendars() -> None:
    assert dates("در ۲۸ فوریه (۹ اسفند) دیدار کردند.", "fa") == {"۲۸ فوریه": "2026-02-28", "۹ اسفند": "2026-02-28"}


def test_arabic_marks_and_era() -> None:
    assert dates("في ١٥ رَمَضان ١٤٤٧هـ.", "ar", None) == {"١٥ رَمَضان ١٤٤٧ه": "2026-03-04"}


def test_vague_days_have_an_open_start() -> None:
    one = found("نفى أي اتصال خلال الأيام الأخيرة.", "ar")[0]
    assert (one.value, one.precision) == ("../2026-03-04", "range")
    assert found("در روزهای اخیر تماس گرفتند.", "fa")[0].value == "../2026-03-04"


def test_the_week_of_a_sunday_article() -> None:
    text = (
        "قال مسؤولون إن اللقاء قد يعقد في وقت لاحق من هذا الأسبوع. وكانوا قد اجتمعوا أمس السبت، وقبل ذلك بيوم "
        "تحادثوا هاتفيا. وزار الوفد المدينة يومي الجمعة والسبت، وسافر مساء أمس ويعود اليوم."
    )
    assert dates(text, "ar", "2026-02-01") == {
        "هذا الأسبوع": "2026-02-01/2026-02-07",
        "أمس السبت": "2026-01-31",
        "قبل ذلك بيوم": "2026-01-30",
        "يومي الجمعة والسبت": "2026-01-30/2026-01-31",
        "مساء أمس": "2026-01-31",
        "اليوم": "2026-02-01",
    }


def test_a_base_known_as_a_month_gives_what_every_day_of_it_gives() -> None:
    text = "سلمت الرسالة في 14 أكتوبر ردا على تحذير في سبتمبر. وجاء ذلك الشهر الماضي، والتقيا يوم الاثنين الماضي."
    assert dates(text, "ar", "2024-11") == {
        "14 أكتوبر": "2024-10-14",
        "سبتمبر": "2024-09",
        "الشهر الماضي": "2024-10",
        "يوم الاثنين الماضي": "",
    }
    assert "known only as 2024-11" in found(text, "ar", "2024-11")[-1].basis


@pytest.mark.parametrize("base", [None, "", "soon", "../2026-03-04"])
def test_an_undated_text_keeps_its_full_dates_and_guesses_no_other(base: str | None) -> None:
    text = "قبل أكثر من أسبوعين، ويوم الاثنين، ومنذ ساعتين، وفي 14 أكتوبر، وفي 14 أكتوبر 2024، وفي عام 2018."
    values = dates(text, "ar", base)
    assert values["14 أكتوبر 2024"] == "2024-10-14"
    assert values["عام 2018"] == "2018"
    assert [values[x] for x in ("قبل أكثر من أسبوعين", "يوم الاثنين", "منذ ساعتين", "14 أكتوبر")] == [""] * 4
    assert all("unknown" in one.basis for one in found(text, "ar", base) if not one.value)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The talks may fail, and they march for two months.", "en"),
        ("They were wed and sat in the sun; the Tir company came second.", "en"),
        ("مارس الفريق ضغطا لمدة شهرين، وانتهت المباراة صفر مقابل 3.", "ar"),
        ("خبرگزاری مهر نوشت که بهمن جاده را بست و نشست سه روز طول کشید.", "fa"),
        ("قالت روسيا اليوم إن صلاة الجمعة أقيمت في اليوم الأول.", "ar"),
        ("نسبة 3.5 في المئة، ورقم 14/10، وسعر 2,018 دولارا، وبند 12:99.", "ar"),
        ("See F16, 4km, $2018, 10% and example.org/2025/06/16/page.", "en"),
    ],
)
def test_what_is_no_date(text: str, language: str) -> None:
    assert dates(text, language) == {}


def test_a_bare_weekday_looks_back_and_a_marked_one_where_it_points() -> None:
    text = "They met on Wednesday, last Wednesday and next Wednesday."
    assert dates(text, "en") == {
        "Wednesday": "2026-03-04",
        "last Wednesday": "2026-02-25",
        "next Wednesday": "2026-03-11",
    }


def test_a_stated_weekday_chooses_the_year() -> None:
    assert dates("They met on Tuesday, March 10.", "en") == {"Tuesday, March 10": "2026-03-10"}


def test_a_day_that_is_near_ahead_is_marked_uncertain() -> None:
    one = found("They met on March 20.", "en")[0]
    assert one.value == "2025-03-20?"
    assert "2026-03-20" in one.basis


def test_midnight_articles_trust_the_weekday() -> None:
    assert dates("وأعلن اليوم الأحد.", "ar", "2018-02-19T00:16+04:00") == {"اليوم الأحد": "2018-02-18"}


def test_a_line_break_may_stand_inside_a_date() -> None:
    assert dates("They met on December 19,\n2014 and on July\n4, 2015.", "en") == {
        "December 19,\n2014": "2014-12-19",
        "July\n4, 2015": "2015-07-04",
    }


def test_calendar_and_precision_are_told() -> None:
    one, two, three = found("در ۱۳ اسفند ۱۴۰۴ و سال ۲۰۲۴ و دیروز", "fa")
    assert (one.calendar, one.precision) == ("jalali", "day")
    assert (two.calendar, two.precision) == ("gregorian", "year")
    assert (three.calendar, three.precision) == ("relative", "day")


def pieces(language: str) -> st.SearchStrategy[str]:
    words = load_dates(language)
    known = sorted({form for entry in words.entries for form in entry.get("forms", ())})
    numbers = st.integers(0, 3000).map(str)
    mark = st.sampled_from(["\n", ",", "،", "/", "-", "(", ")", "15:30", "2026/3/4", "۱۴۰۴/۱۲/۱۳", "2-3", "2015-2018"])
    return st.lists(st.one_of(st.sampled_from(known), numbers, mark, st.text(max_size=3)), max_size=12).map(" ".join)


@settings(max_examples=400, deadline=None)
@given(
    st.sampled_from(LANGUAGES).flatmap(lambda language: st.tuples(st.just(language), pieces(language))),
    st.sampled_from([None, "2026-03-04", BASE, "2024-11", "2024-02-29", "0001-01-01", "9999-12-31", "x"]),
)
def test_spans_lie_in_the_text_in_order_and_values_are_edtf(case: tuple[str, str], base: str | None) -> None:
    language, text = case
    end = 0
    for one in found(text, language, base):
        assert end <= one.span.start < one.span.end <= len(text)
        assert one.basis
        assert text[one.span.end - 1] not in " ,،/-.(\n"
        assert (bounds(one.value) is not None) == bool(one.value)
        assert (one.precision == "none") == (not one.value)
        end = one.span.end


@settings(max_examples=200, deadline=None)
@given(st.text(), st.sampled_from(LANGUAGES))
def test_any_unicode_is_read(text: str, language: str) -> None:
    for one in found(text, language):
        assert 0 <= one.span.start < one.span.end <= len(text)


@pytest.mark.parametrize("unit", ["1 2024 ", "الأحد و ", "2026-03-04/", "في من ", "((((", "12 "])
def test_time_is_linear_in_the_text(unit: str) -> None:
    text = unit * 20_000
    start = time.process_time()
    found(text, "ar")
    assert time.process_time() - start < 10


@pytest.mark.parametrize(
    ("text", "language", "words", "value"),
    [
        ("The port will open on Thursday.", "en", "Thursday", "2026-03-05"),
        ("The port will open on Wednesday.", "en", "Wednesday", "2026-03-04"),  # the day of publication
        ("The fair would be held in June.", "en", "June", "2026-06"),
        ("The fair is to begin on March 20.", "en", "March 20", "2026-03-20"),
        ("The port opened on Thursday.", "en", "Thursday", "2026-02-26"),
        ("The port will open, he said on Thursday.", "en", "Thursday", "2026-02-26"),
        ("The port would have opened on Thursday.", "en", "Thursday", "2026-02-26"),
        ("The port will stay as it was on March 3.", "en", "March 3", "2026-03-03"),  # too far ahead
        ("سيفتح الميناء يوم الخميس.", "ar", "يوم الخميس", "2026-03-05"),
        ("من المقرر أن يعقد اللقاء في 20 مارس.", "ar", "20 مارس", "2026-03-20"),
        ("كان من المقرر أن يعقد اللقاء يوم الخميس.", "ar", "يوم الخميس", "2026-02-26"),
        ("وكان من المقرر أن يعقد اللقاء يوم الخميس.", "ar", "يوم الخميس", "2026-02-26"),
        ("فتح الميناء يوم الخميس.", "ar", "يوم الخميس", "2026-02-26"),
        ("بندر روز پنجشنبه باز خواهد شد.", "fa", "روز پنجشنبه", "2026-03-05"),
        ("دو هیئت قرار است پنجشنبه دیدار کنند.", "fa", "پنجشنبه", "2026-03-05"),
        ("دو هیئت قرار بود پنجشنبه دیدار کنند.", "fa", "پنجشنبه", "2026-02-26"),
        ("وزیر روز پنجشنبه گفت بندر باز خواهد شد.", "fa", "روز پنجشنبه", "2026-02-26"),
    ],
)
def test_a_verb_that_looks_ahead_turns_its_date(text: str, language: str, words: str, value: str) -> None:
    assert dates(text, language) == {words: value}
