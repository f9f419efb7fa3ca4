"""Which language: on sentences, on four words, on careless keyboards; foreign ones by name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.packs.language import detect, language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("قال الوزير إن الطريق مفتوح منذ صباح اليوم.", "ar"),
        ("وزیر گفت که راه از امروز صبح باز است.", "fa"),
        ("The minister said the road is open.", "en"),
        ("انفجارات جديدة قرب الميناء", "ar"),
        ("صدای چند انفجار در بندر", "fa"),
        ("Minister opens northern road", "en"),
        ("وزير گفت كه راه باز مي شود", "fa"),
        ("وي اين خبر را اعلام كرد", "fa"),
        ("وزیر میگوید راه باز میشود", "fa"),
        ("قَالَ الوَزِيرُ إِنَّ الطَّرِيقَ مَفْتُوحٌ", "ar"),
        ("📷\nوزیر: راه باز است\n@example_news https://news.example/a-long-english-address", "fa"),
        ("", "und"),
        ("2026 🔹", "und"),
    ],
)
def test_own_languages(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وزیر نے کہا کہ سڑک آج صبح سے کھلی ہے", "Urdu"),
        ("وەزیر گوتی ڕێگاکە لە بەیانییەوە کراوەیە", "Sorani Kurdish"),
        ("وزیر وویل چې لاره د نن سهار راهیسې خلاصه ده", "Pashto"),
        ("Le ministre a dit que la route est ouverte", "French"),
        ("Bakan yolun bu sabah açıldığını söyledi", "Turkish"),
        ("Der Minister sagte, die Straße ist offen", "German"),
        ("El ministro dijo que la carretera está abierta", "Spanish"),
        ("Министр сказал, что дорога открыта", "Russian"),
        ("השר אמר כי הכביש פתוח", "Hebrew"),
        ("部长说道路已经开放", "Chinese"),
    ],
)
def test_foreign_languages_are_named(text: str, name: str) -> None:
    assert (language_of(text), detect(text).name) == ("und", name)


def test_foreign_names_and_words_do_not_make_a_text_foreign() -> None:
    assert language_of("Erdoğan arrives in Ankara for talks with the minister") == "en"
    assert (
        language_of("وزیر گفت روزنامهٔ «جنگ» پاکستان با تیتر «سڑک کھلی ہے» این خبر را در صفحهٔ نخست خود آورده است.")
        == "fa"
    )
    assert language_of("قال الوزير إن كلمة «چای» فارسية وإن الطريق مفتوح أمام الجميع.") == "ar"


def test_little_evidence_is_not_sure() -> None:
    assert not detect("حزب").sure
    assert detect("قال الوزير إن الطريق مفتوح منذ صباح اليوم").sure


@given(st.text(max_size=200))
def test_any_text_has_an_answer(text: str) -> None:
    assert language_of(text) in ("ar", "fa", "en", "und")
