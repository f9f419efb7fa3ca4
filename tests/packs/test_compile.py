"""The lexicon: forms found in running text, with clitics, joined and spaced writings, longest first."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rawi.packs.actors import Country, load_actors
from rawi.packs.compile import TAGS, Entry, Hit, Lexicon, bit, lexicon
from rawi.packs.inflect import spellings
from rawi.packs.pack import BUILT_IN, load_pack
from rawi.text.normalize import fold
from rawi.text.segment import words


def hits(text: str, language: str) -> list[tuple[str, Hit]]:
    folded, back = fold(text)
    found = lexicon(language).hits(*words(folded))
    spans = [back.span(hit.start, hit.end) for hit in found]
    return [(text[span.start : span.end], hit) for span, hit in zip(spans, found, strict=True)]


def found(text: str, language: str, entry: str) -> list[tuple[str, str]]:
    """The matched words and the clitic before them, of every hit of one entry."""
    return [(word, hit.clitic) for word, hit in hits(text, language) if owner(hit) == entry]


def owner(hit: Hit) -> str:
    """The id of the entry a hit belongs to; the class itself for closed classes of words."""
    return str(getattr(hit.entry.ref, "id", hit.entry.ref))


@pytest.mark.parametrize(
    ("text", "language", "entry", "word", "clitic"),
    [
        ("قال الوزير", "ar", "say.qala", "قال", ""),
        ("وقال الوزير", "ar", "say.qala", "قال", "و"),
        ("فقالت الوزيرة", "ar", "say.qala", "قالت", "ف"),
        ("قَالَ الوزيرُ", "ar", "say.qala", "قَالَ", ""),
        ("رسالة لإيران", "ar", "ir", "إيران", "ل"),
        ("وبإيران أيضا", "ar", "ir", "إيران", "وب"),
        ("رسالة لوزير الخارجية", "ar", "title.foreign-minister", "وزير الخارجية", "ل"),
        ("المسؤول الإيراني", "ar", "anon.official", "المسؤول", ""),
        ("قال للمسؤول", "ar", "anon.official", "لمسؤول", "ل"),
        ("وزیر می\u200cگوید", "fa", "say.goftan", "می\u200cگوید", ""),
        ("وزير ميگويد", "fa", "say.goftan", "ميگويد", ""),
        ("وزیر می گوید", "fa", "say.goftan", "می گوید", ""),
        ("وزیر گفته است", "fa", "say.goftan", "گفته است", ""),
        ("The MINISTER said", "en", "title.minister", "MINISTER", ""),
        ("President-elect", "en", "title.president-elect", "President-elect", ""),
    ],
)
def test_a_form_is_found_in_every_writing(text: str, language: str, entry: str, word: str, clitic: str) -> None:
    assert (word, clitic) in found(text, language, entry)


@pytest.mark.parametrize(
    ("text", "language", "entry"),
    [
        ("قيلولة الظهر مفيدة", "ar", "say.qala"),
        ("گفت‌وگوهای دو کشور", "fa", "say.goftan"),
        ("The presidential palace", "en", "title.president"),
        ("ولدت في القرية", "ar", "ir"),
    ],
)
def test_a_form_is_not_found_inside_another_word(text: str, language: str, entry: str) -> None:
    assert found(text, language, entry) == []


def test_longer_forms_come_first() -> None:
    titles = [word for word, hit in hits("the deputy foreign minister of Oman", "en") if hit.entry.category == "title"]
    assert titles[0] == "deputy foreign minister"
    assert {"foreign minister", "minister"} <= set(titles)
    for head in lexicon("en").heads.values():
        for rows in head.longer.values():
            assert [len(rest) for rest, _ in rows] == sorted((len(rest) for rest, _ in rows), reverse=True)


def test_a_form_that_ends_in_a_clitic_needs_it_on_the_next_word() -> None:
    own = [hit for _, hit in hits("وفقا للوزارة فتح الطريق", "ar") if owner(hit) == "according.wafqa"]
    assert [hit.entry.glue for hit in own] == ["ل"]
    assert found("وفقا الوزارة", "ar", "according.wafqa") == []


def test_a_capital_form_says_so() -> None:
    cased = {hit.entry.cased for word, hit in hits("the US said", "en") if owner(hit) == "us"}
    assert cased == {"US"}


@pytest.mark.parametrize("country", [c for c in load_actors().countries.values() if c.not_in], ids=lambda c: c.id)
def test_a_longer_expression_takes_a_country_out(country: Country) -> None:
    for form in country.not_in:
        voids = [word for code in BUILT_IN for word, hit in hits(form, code) if hit.entry.category == "void"]
        assert form in voids


def test_a_doubtful_form_is_uncertain() -> None:
    loose = {word for word, hit in hits("Time passed", "en") if hit.entry.category == "actor" and hit.entry.uncertain}
    assert loose == {"Time"}


def test_every_word_class_has_its_own_bit() -> None:
    assert len({bit(tag) for tag in TAGS}) == len(TAGS)
    with pytest.raises(KeyError):
        bit("no such class")


def test_entries_of_a_small_lexicon() -> None:
    made = Lexicon("zz", {"clitics": {"prepositions": ["ب"], "conjunctions": ["و"], "contracted": {}}})
    made.add("وزیر", Entry("title", "minister"))
    made.add("وزیر", Entry("title", "minister"))
    made.add("وزیر خارجه", Entry("title", "foreign"))
    made.close()
    assert [rest for rest, _ in made.heads["وزیر"]] == [["خارجه"], []]
    assert [(cut, clitic) for cut, clitic, _ in made.analyse("ووزیر")] == [(1, "و")]
    assert [(cut, clitic) for cut, clitic, _ in made.analyse("وبوزیر")] == [(2, "وب")]
    assert made.analyse("سنگ") == ()


@pytest.mark.parametrize("language", BUILT_IN)
def test_every_cue_form_is_found_in_all_its_spellings(language: str) -> None:
    words_of = lexicon(language)
    for cue in load_pack(language).cues[::7]:
        for form in cue.forms[::5]:
            for spelling in spellings(form.text):
                page = words(fold(f"{spelling} للبيت" if spelling.endswith(" ل") else spelling)[0])
                assert any(hit.entry.ref is cue for hit in words_of.hits(*page)), (cue.id, spelling)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.sampled_from(BUILT_IN))
def test_hits_lie_inside_the_text(text: str, language: str) -> None:
    folded, _ = fold(text)
    page = words(folded)
    for hit in lexicon(language).hits(*page):
        assert 0 <= hit.first < hit.last <= len(page[2])
        assert page[0][hit.first] <= hit.start < hit.end <= len(folded)
