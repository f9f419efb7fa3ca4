"""Pages: paragraphs verbatim, own metadata, nothing invented."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rawi.errors import FormatError, RawiError
from rawi.read import Draft, Source
from rawi.read.html import article, read_html

FA = [
    "سخنگوی وزارت راه گفت که جادهٔ شمالی از فردا باز می‌شود و خودروها می‌توانند بدون محدودیت در آن رفت‌وآمد کنند.",
    "او افزود که کارهای بازسازی در سه ماه گذشته ادامه داشته و هزینهٔ آن از بودجهٔ استان پرداخت شده است.",
    "به گفتهٔ وی، هیچ‌یک از پیمانکاران خارجی نبوده‌اند و همهٔ نیروها از مردم منطقه به کار گرفته شده‌اند.",
]
AR = [
    "قال المتحدث باسم وزارة النقل إن الطريق الشمالي سيفتح غدا أمام السيارات بعد أشهر من أعمال الصيانة المتواصلة.",
    "وأضاف أن تكلفة العمل بلغت مبلغا كبيرا دفعته المحافظة من ميزانيتها دون أي قرض من الخارج هذا العام.",
    "وأكد أن الشركات المحلية وحدها شاركت في المشروع وأن العمال جميعهم من أبناء المنطقة.",
]


def page(paragraphs: list[str], head: str = "", before: str = "") -> str:
    body = "".join(f"<p>{p}</p>" for p in paragraphs)
    return (
        f"<!doctype html><html lang='fa'><head><title>Road</title>{head}</head><body><nav><a href='/'>Home</a></nav>"
        f"<main><article><h1>Road</h1>{before}{body}</article></main><footer>© 2026 Example</footer></body></html>"
    )


def draft(markup: str | bytes) -> Draft:
    data = markup.encode() if isinstance(markup, str) else markup
    errors: list[RawiError] = []
    source = Source("road.html", "road", "/x/road.html", None, lambda: io.BytesIO(data), errors.append)
    (found,) = read_html(source)
    assert not errors
    return found


@pytest.mark.parametrize("paragraphs", [FA, AR])
def test_paragraphs_come_out_to_the_letter(paragraphs: list[str]) -> None:
    text = draft(page(paragraphs)).text
    assert [line for line in text.split("\n") if line in paragraphs] == paragraphs


def test_zero_width_characters_survive_also_as_entities() -> None:
    assert FA[0] in draft(page([FA[0].replace("\u200c", "&zwnj;"), *FA[1:]])).text
    assert FA[0] in draft(page([FA[0].replace("\u200c", "&#8204;"), *FA[1:]])).text
    marked = [f"\u200f{line}\u200e" for line in FA]
    assert "\u200f" in article(page(marked))


def test_stand_ins_the_page_uses_itself_are_left_alone() -> None:
    odd = [line + " ⸱⸲" for line in FA]
    text = draft(page(odd)).text
    assert all(line in text for line in odd)


def test_json_ld_names_title_publisher_and_date() -> None:
    ld = (
        '<script type="application/ld+json">{"@graph": [{"@type": "WebPage"}, {"@type": "NewsArticle", '
        '"headline": "Road opens", "datePublished": "2026-03-04T09:30:00+03:30", "dateModified": "2026-03-05", '
        '"publisher": {"name": "Example"}}]}</script>'
    )
    found = draft(page(FA, ld))
    assert (found.title, found.publisher, found.published) == ("Road opens", "Example", "2026-03-04T09:30:00+03:30")


def test_meta_and_canonical() -> None:
    head = (
        "<meta property='og:site_name' content='Example'><meta property='article:published_time' content='2026-03-04'>"
        "<link rel='canonical' href='https://news.example/road'>"
    )
    found = draft(page(FA, head))
    assert (found.publisher, found.published, found.address) == ("Example", "2026-03-04", "https://news.example/road")


def test_dates_that_disagree_are_noted() -> None:
    head = "<meta property='article:published_time' content='2026-03-04'><meta name='date' content='2026-03-09'>"
    found = draft(page(FA, head))
    assert found.published == "2026-03-04"
    assert any("2026-03-09" in note for note in found.notes)


def test_nothing_is_invented_from_a_footer() -> None:
    found = draft(page(FA))
    assert (found.publisher, found.published) == ("", "")


def test_hostile_json_ld_is_ignored() -> None:
    assert draft(page(FA, '<script type="application/ld+json">{"@type": "NewsArticle", </script>')).title == "Road"


def test_windows_1256_page() -> None:
    markup = page(AR, "<meta charset='windows-1256'>")
    assert AR[0] in draft(markup.encode("cp1256")).text


def test_without_an_article_all_blocks_are_taken() -> None:
    found = draft("<html><body><p>قصير</p></body></html>")
    assert found.text == "قصير"


@pytest.mark.parametrize("markup", ["", "<html></html>", "<!-- only -->", "<script>1</script>"])
def test_a_page_without_text_is_an_error(markup: str) -> None:
    with pytest.raises(FormatError):
        draft(markup)


@settings(max_examples=40, deadline=None)
@given(
    st.text(max_size=200),
    st.sampled_from(["{}", "<p>{}</p>", "<html><body><div>{}<p>", "<?xml version='1.0' encoding='x'?><a>{}"]),
)
def test_any_markup_never_crashes(text: str, frame: str) -> None:
    data = frame.replace("{}", text).encode("utf-8", "surrogatepass")
    source = Source("x.html", "x", "x.html", None, lambda: io.BytesIO(data), lambda e: None)
    try:
        (found,) = read_html(source)
        assert found.text.strip()
    except RawiError as error:
        assert error.place == "x.html"
