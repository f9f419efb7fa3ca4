"""The parts of linking: names across scripts, notions, sides, counts."""

import pickle

import pytest
from reports import told

from rawi.link import features
from rawi.link.actors import alike, same_speaker, skeleton
from rawi.link.amounts import amounts
from rawi.link.notions import notions
from rawi.link.origins import outlet
from rawi.link.sheet import lay_out
from rawi.packs.pack import load_pack
from rawi.text.normalize import fold_key
from rawi.text.segment import words
from rawi.types import Language


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Steve Witkoff", "ستيف ويتكوف"),
        ("Abbas Araghchi", "عباس عراقچی"),
        ("عباس عراقجي", "عباس عراقچی"),
        ("Netanyahu", "نتانیاهو"),
    ],
)
def test_one_name_in_two_scripts(left: str, right: str) -> None:
    assert alike(left, right) >= 0.75


@pytest.mark.parametrize(
    ("left", "right"),
    [("محمد بن سلمان", "Mohammed bin Zayed"), ("علي شمخاني", "Ali Khamenei"), ("عباس عراقجي", "Abbas Kamel")],
)
def test_two_names_that_share_a_part(left: str, right: str) -> None:
    assert alike(left, right) < 0.75


def test_skeletons_ignore_vowels_and_article() -> None:
    assert skeleton("السيسي") == skeleton("Sisi")


def test_unnamed_sources_are_never_the_same_person() -> None:
    content = "that Iran sent a message to Oman"
    one, two = (features(*told(n, f"It is said {content}.", content))[0] for n in ("a", "b"))
    assert same_speaker(one, two) < 1


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ar", "تمديد وقف إطلاق النار", {"extension", "ceasefire"}),
        ("fa", "تمدید آتش‌بس", {"extension", "ceasefire"}),
        ("en", "an extension of the ceasefire", {"extension", "ceasefire"}),
        ("ar", "والمفاوضات النووية", {"negotiation", "nuclear"}),
        ("fa", "مذاکرات هسته‌ای", {"negotiation", "nuclear"}),
        ("fa", "مذاکرات هسته ای", {"negotiation", "nuclear"}),
    ],
)
def test_one_notion_in_three_languages(language: str, text: str, expected: set[str]) -> None:
    tokens = words(fold_key(text))[2]
    assert {c.id for _, _, c in notions(language).find(tokens)} == expected


def test_the_notions_are_shared_by_all_languages() -> None:
    ids = [[c.id for c in load_pack(code).concepts] for code in ("ar", "fa", "en")]
    assert ids[0] == ids[1] == ids[2]
    assert len(set(ids[0])) == len(ids[0]) >= 250


def test_every_family_is_made_of_known_notions() -> None:
    from rawi.link.scale import _kin

    known = {c.id for c in load_pack("en").concepts}
    assert set(_kin()) <= known


def test_an_outlet_is_found_in_a_publishers_name() -> None:
    assert outlet("Reuters") == "Reuters"
    assert outlet("A channel nobody knows") == ""


def test_candidates_travel() -> None:
    content = "that Iran sent a message to Oman"
    made = features(*told("a", f"It is said {content}.", content))
    assert pickle.loads(pickle.dumps(made)) == made


@pytest.mark.parametrize(
    ("language", "word", "other"),
    [
        ("fa", "نظامی", "نظام"),
        ("fa", "شهری", "شهر"),
        ("ar", "الشرطة", "شرط"),
        ("ar", "دوري", "دور"),
        ("en", "likely", "like"),
    ],
)
def test_a_whole_word_is_not_cut_into_another(language: str, word: str, other: str) -> None:
    known = notions(language)
    assert known.stem(fold_key(word)) != known.stem(fold_key(other))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("قیمت نفت افزایش یافت و بندر شیراز بسته شد", ["قیمت نفت افزایش یافت", "و بندر شیراز بسته شد"]),
        ("قیمت نفت افزایش یافته؛ بندر شیراز بسته است", ["قیمت نفت افزایش یافته", "بندر شیراز بسته است"]),
        ("قیمت نفت و گاز افزایش یافت", ["قیمت نفت و گاز افزایش یافت"]),
        ("اگر قیمت نفت افزایش یافت، بندر بسته شود", ["اگر قیمت نفت افزایش یافت، بندر بسته شود"]),
    ],
)
def test_a_sentence_that_tells_two_things_is_two_candidates(text: str, parts: list[str]) -> None:
    document, reading = told("a", f"وزیر گفت {text}.", text, language="fa")
    assert [one.quote for one in features(document, reading)] == parts


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fa", "پنج هزار بشکه نفت", ("5000 barrel",)),
        ("ar", "خمسة صواريخ", ("5 missile",)),
        ("en", "five missiles and 1.5 billion barrels", ("1500000000 barrel", "5 missile")),
        ("en", "in 2026 the port of Shiraz", ()),
    ],
)
def test_numbers_in_words_count_what_they_count(language: Language, text: str, expected: tuple[str, ...]) -> None:
    sheet = lay_out(text, language)
    assert amounts(sheet, 0, len(sheet.texts))[1] == expected
