"""How names are spelt in Latin letters, and what bodies are called in English."""

import re

import pytest

from rawi.packs.glossary import KINDS, load_glossary, wording
from rawi.packs.latin import contexts, is_name_word, like_name, listed, romanize, table
from rawi.packs.pack import DATA, read_toml
from rawi.text.normalize import fold_key


@pytest.mark.parametrize(
    ("language", "name", "spelt"),
    [
        ("ar", "سمير حداد", "Samir Haddad"),  # both known
        ("ar", "خالد القليوبي", "Khaled al-Qalyoubi"),  # the article of a surname
        ("ar", "سالم بن سمير", "Salem bin Samir"),  # a word of names without a capital
        ("ar", "عبد الكريم", "Abdulkarim"),  # the servant of …: one name in two words
        ("ar", "ستيوارت", "Stewart"),  # each letter by its neighbours
        ("ar", "ططوغ", "Ttog"),  # letters that no neighbours tell
        ("ar", "فيرنر", "Werner"),  # spelt so in a name
        ("ar", "جان بيار", "Jean Pierre"),
        ("fa", "هدایت رستگار", "Hedayat Rastegar"),
        ("fa", "فيرنر", "Werner"),  # … in the language it borrows from
        ("fa", "محمدحسین زمانی", "Mohammad Hossein Zamani"),  # two names in one word
        ("fa", "کیوان‌پور", "Keyvanpour"),  # a known name with an ending
        ("fa", "سیدمحمدحسین آل‌زمان", "Seyed Mohammad Hossein Al Zaman"),  # a title of descent; parts kept apart
        ("fa", "کیوان‌سام", "Keyvan Sam"),
        ("fa", "استیوارت", "Stewart"),  # the same, in Persian letters
        ("fa", "لیندا", "Linda"),
        ("en", "Linda Green", "Linda Green"),
    ],
)
def test_names_are_spelt_as_newsrooms_spell_them(language: str, name: str, spelt: str) -> None:
    assert romanize(name, language) == spelt


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("سمير", True),
        ("السمير", True),
        ("ططط", False),
        ("كوك", False),
        ("اللواء", False),
    ],  # a spelling, a rank: no signs
)
def test_words_of_names_are_told_from_others(word: str, name: bool) -> None:
    assert is_name_word(fold_key(word), "ar") == name


@pytest.mark.parametrize(("noun", "several"), [("ministry", "ministries"), ("committee", "committees")])
def test_plurals_follow_the_pack(noun: str, several: str) -> None:
    assert wording().plural(noun) == several


@pytest.mark.parametrize(("word", "name"), [("بزرگ", False), ("کیوان", True), ("سیدکیوان", False)])
def test_ordinary_words_show_no_name(word: str, name: bool) -> None:
    assert is_name_word(fold_key(word), "fa") == name
    assert like_name(fold_key(word), "fa") == (word != "بزرگ")


def test_contexts_go_from_wide_to_narrow() -> None:
    assert list(contexts("ab", 0)) == ["^^|a|b$", "^|a|b$", "^^|a|b", "^|a|b", "|a|b", "^|a|", "|a|"]


@pytest.mark.parametrize("language", ["ar", "fa"])
def test_every_line_of_the_tables_has_a_word_and_its_english(language: str) -> None:
    pairs = {**listed(table(language)["names"])}
    glossary = read_toml(DATA / language / "glossary.toml")
    for kind in KINDS:
        pairs |= listed(glossary.get(kind, ""))
    wrong = [w for w, s in pairs.items() if w.isascii() or not re.fullmatch(r"[A-Za-zÀ-ÿğçşı' -]+", s)]
    assert wrong == []


@pytest.mark.parametrize(
    ("language", "text", "kind", "english"),
    [
        ("ar", "الصحة", "field", "health"),
        ("ar", "عسكرية", "adjective", "military"),
        ("ar", "للطيران المدني", "field", "civil aviation"),
        ("fa", "شرکت‌های", "noun", "companies"),
        ("fa", "هرمزگان", "place", "Hormozgan"),
    ],
)
def test_words_are_found_in_their_forms(language: str, text: str, kind: str, english: str) -> None:
    words = fold_key(text).split()
    found = load_glossary(language).at(words, 0, len(words))
    assert found is not None and (found[0].kind, found[0].english, found[1]) == (kind, english, len(words))


def test_a_word_outside_the_glossary_is_no_term() -> None:
    assert load_glossary("en").at(["bridge"], 0, 1) is None
