"""The linter: it finds each kind of defect, and nothing in a clean pack."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from small_packs import CUES, write

from rawi.errors import NothingFound
from rawi.extract.pipeline import extract
from rawi.extract.when import prove
from rawi.packs.catalogue import CATEGORIES, entries, explain, shelves
from rawi.packs.check import check, check_actors
from rawi.packs.lint import Finding, Row, letters
from rawi.packs.pack import BUILT_IN, DATA
from rawi.types import Attribution, Document, Hop, Reading, Span, Speaker

Write = Callable[..., str]
__all__ = ["write"]

NAME = """
[[title]]
id = "title.mayor"
english = "mayor"
forms = ["mayor"]
examples = [{ text = "the mayor", match = "mayor" }]
"""
TWIN = NAME.replace("title.mayor", "title.b").replace('english = "mayor"', 'english = "boss"')
WORDS = '[[words]]\nid = "adverb"\nforms = ["also"]\nexamples = [{ text = "it also rains", match = "also" }]\n'


def read_by(cue: str, source: str, content: str, sense: str = "say") -> Callable[..., Reading]:
    """An engine that always finds these words."""

    def engine(document: Document, *, scheme: str = "") -> Reading:
        def span(words: str) -> Span | None:
            at = document.text.find(words)
            return Span(at, at + len(words)) if words and at >= 0 else None

        if span(cue) is None:
            return Reading(document.id, (), ())
        made = Attribution(
            id="1",
            source=span(source),
            cue=span(cue),
            content=tuple(s for s in [span(content)] if s),
            speaker=Speaker("mayor", "person"),
            mode="indirect",
            stance="asserts",
            rule="test",
            chain=(Hop("mayor", "speaker", True),),
            sense=sense,
        )
        return Reading(document.id, (made,), ())

    return engine


def told(found: list[Finding]) -> list[tuple[str, str, str]]:
    return [(finding.severity, finding.entry, finding.what) for finding in found]


def test_a_clean_pack_has_no_findings(write: Write) -> None:
    language = write(names=NAME, patterns=WORDS)
    assert check(language) == []
    assert check(language, read_by("said", "The mayor", "that it rains")) == []


@pytest.mark.parametrize(
    ("files", "entry", "what"),
    [
        ({"cues": "[[cue]"}, "", "is no valid TOML"),
        ({"cues": CUES + "\n[[cues]]\nid = 1"}, "", "unknown table [cues]"),
        ({"pack": 'language = "en"'}, "", "lacks name, direction, clitics, syntax"),
        ({"pack": "language ="}, "", "is no valid TOML"),
        ({"cues": CUES + CUES}, "say.say", "the id is used twice"),
        ({"cues": CUES.replace("say.say", "Say.Say")}, "Say.Say", "needs an id of ASCII"),
        ({"cues": CUES.replace("lemma =", "lema =")}, "say.say", "unknown key lema"),
        ({"cues": CUES.replace('sense = "say"', 'sense = "sing"')}, "say.say", "sense = 'sing' is unknown"),
        ({"cues": CUES.replace('"that"]', '"thatt"]')}, "say.say", "content 'thatt' is unknown"),
        ({"cues": CUES.replace('"said", f', '"sаid", f')}, "say.say", "letters that are not Latin"),
        ({"cues": CUES.replace("Nothing here.", "Nothing\u200e here.")}, "say.say", "control or invisible"),
        ({"cues": CUES.replace("Nothing here.", "A cafe\u0301.")}, "say.say", "is not in NFC"),
        ({"cues": CUES.replace("Nothing here.", "A \ufb01sh.")}, "say.say", "presentation forms"),
        ({"cues": CUES.replace("forms = [{", 'paradigm = "none"\nforms = [{')}, "say.say", "cannot be loaded"),
        ({"names": NAME.replace('english = "mayor"\n', "")}, "title.mayor", "needs its meaning in English"),
        ({"names": NAME.replace('["mayor"]', '["mayor", "Mayor"]')}, "title.mayor", "folds like 'mayor'"),
        ({"names": NAME + TWIN}, "title.b", "also belongs to title.mayor"),
        ({"names": NAME.replace('match = "mayor"', 'match = "may"')}, "title.mayor", "should find 'may'"),
        ({"names": NAME + 'counter_examples = ["a mayor"]'}, "title.mayor", "found 'mayor'"),
        ({"names": NAME.replace("examples", "# examples")}, "title.mayor", "has no example"),
        ({"patterns": WORDS.replace("adverb", "adverbs")}, "adverbs", "no word class"),
        ({"noise": '[[noise]]\nid = "x"\nkind = "line"\nreason = "x"\nmatch = ["x"]'}, "x", "has no example"),
    ],
)
def test_each_defect_is_found(write: Write, files: dict[str, str], entry: str, what: str) -> None:
    found = told(check(write(**files)))
    assert any(entry == found_entry and what in message for _, found_entry, message in found), found


@pytest.mark.parametrize(
    ("language", "foreign", "form", "what"),
    [
        ("ar", "پچژگکی", "گفت", "letters of another language: گ"),
        ("ar", "پچژگکی", "قال said", "letters that are not Arabic"),
        ("fa", "يكةى", "گفت كه", "letters of another language: ك"),
        ("fa", "يكةى", "گفـت", "a stretched letter"),
        ("fa", "يكةى", "ﮔﻔﺖ", "presentation forms"),
    ],
)
def test_letters_of_another_language(language: str, foreign: str, form: str, what: str) -> None:
    row = Row("zz/cues.toml", "cue", {"id": "say.x", "forms": [form]})
    assert any(what in finding.what for finding in letters(row, language, foreign))


@pytest.mark.parametrize(("language", "form"), [("fa", "می\u200cگوید"), ("ar", "هـ"), ("ar", "الـ24")])
def test_letters_of_the_language_pass(language: str, form: str) -> None:
    assert list(letters(Row("zz/cues.toml", "cue", {"id": "say.x", "forms": [form]}), language, "")) == []


def test_examples_may_hold_foreign_names() -> None:
    row = Row("zz/cues.toml", "cue", {"id": "say.x", "examples": [{"text": "قال على منصة X", "cue": "قال"}]})
    assert list(letters(row, "ar", "پ")) == []


@pytest.mark.parametrize(
    ("engine", "severity", "what"),
    [
        (read_by("mayor", "", ""), "error", "the cue 'said' gives nothing (cues found: ['mayor'])"),
        (read_by("said", "mayor", "that it rains"), "warning", "source 'mayor', should be 'The mayor'"),
        (read_by("said", "The mayor", "it rains"), "warning", "content 'it rains', should be 'that it rains'"),
        (read_by("said", "The mayor", "that it rains", "write"), "warning", "read as sense 'write'"),
    ],
)
def test_what_the_engine_reads_otherwise(
    write: Write, engine: Callable[..., Reading], severity: str, what: str
) -> None:
    (finding,) = check(write(), engine)
    assert (finding.file, finding.entry, finding.severity) == ("zz/cues.toml", "say.say", severity)
    assert what in finding.what


def test_a_cue_that_fires_in_its_counter_example(write: Write) -> None:
    files = write(cues=CUES.replace("Nothing here.", "He said little."))
    (finding,) = check(files, read_by("said", "The mayor", "that it rains"))
    assert (finding.severity, "fires at 'said'" in finding.what) == ("error", True)


def test_an_example_must_hold_its_own_words(write: Write) -> None:
    engine = read_by("said", "The mayor", "that it rains")
    (finding,) = check(write(cues=CUES.replace('source = "The mayor"', 'source = "The king"')), engine)
    assert "the source 'The king' does not stand in the text" in finding.what
    (finding,) = check(write(cues=CUES.replace('cue = "said"', 'cue = "mayor"')), engine)
    assert "no form of the entry stands at 'mayor'" in finding.what


def test_declared_homographs_pass(write: Write) -> None:
    twin = CUES.replace("say.say", "deny.say").replace('sense = "say"', 'sense = "deny"')
    assert any("also belongs" in f.what for f in check(write(cues=CUES + twin)))
    assert check(write(cues='homographs = [["say.say", "deny.say"]]\n' + CUES + twin)) == []


def test_faults_of_dates_are_findings() -> None:
    found = check("en", dates=lambda words: ["month.may: 'x' should give 'y'"])
    assert Finding("en/dates.toml", "month.may", "'x' should give 'y'") in found


ACTORS = {
    "countries": '[[country]]\nid = "no"\nname = "Norway"\nar = ["النرويج"]\nfa = ["نروژ"]\nen = ["Norway"]\n',
    "persons": (
        '[[actor]]\nid = "a-b"\nkind = "person"\nname = "A B"\ncountry = "no"\nen = ["A B"]\nshort = { en = ["B"] }\n'
        'offices = [{ office = "mayor", country = "no", from = "2020-01-01", to = "2021" }]\n'
    ),
}


@pytest.fixture
def actors(tmp_path: Path) -> Callable[..., list[str]]:
    """A function that checks small actor files (persons="…") and returns what is found."""

    def checker(**files: str) -> list[str]:
        for name, text in {**ACTORS, **files}.items():
            (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
        return [f"{finding.entry}: {finding.what}" for finding in check_actors(tmp_path)]

    return checker


def test_clean_actors_have_no_findings(actors: Callable[..., list[str]]) -> None:
    assert actors() == []


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("[[actor]]", "[[actr]]", ": unknown table [actr]"),
        ("[[actor]]", "[[actor]", "is no valid TOML"),
        ('id = "a-b"', 'id = "A-B"', "A-B: needs an id of ASCII"),
        ('name = "A B"', 'nam = "A B"', "a-b: unknown key nam"),
        ('"person"', '"robot"', "a-b: kind = 'robot' is unknown"),
        ('country = "no"\nen', 'country = "xx"\nen', "a-b: country 'xx' is not in countries.toml"),
        ('"mayor", country = "no"', '"mayor", country = "xx"', "a-b: office mayor: country 'xx'"),
        ('"2020-01-01"', '"2020-13-01"', "'2020-13-01' is no day, month or year"),
        ('"2020-01-01"', '"spring"', "'spring' is no day, month or year"),
        ('to = "2021"', 'to = "2019-12"', "from 2020-01-01 is after to 2019-12"),
        ('to = "2021"', 'until = "2021"', "office mayor: keys are"),
        ('en = ["A B"]', 'en = ["А B"]', "letters that are not Latin"),
        ('en = ["A B"]', 'fa = ["علي"]', "fa 'علي' has letters of another language"),
        ('en = ["A B"]', 'en = ["Norway"]', "no: the en form 'norway' also belongs to a-b"),
    ],
)
def test_each_defect_of_actors_is_found(actors: Callable[..., list[str]], old: str, new: str, what: str) -> None:
    assert old in ACTORS["persons"]
    found = actors(persons=ACTORS["persons"].replace(old, new, 1))
    assert any(what in line for line in found), found


def test_shared_names_are_declared_on_both_sides(actors: Callable[..., list[str]]) -> None:
    twin = ACTORS["persons"].replace("a-b", "c-b").replace("A B", "C B")
    assert actors(persons=ACTORS["persons"] + twin) == ["a-b: the en form 'b' also belongs to c-b"]
    declared = (ACTORS["persons"] + twin).replace("short =", "shared_short =")
    assert actors(persons=declared) == []


# ---- the built-in packs


@pytest.mark.parametrize("language", BUILT_IN)
def test_nothing_but_cues_is_left_to_mend(language: str) -> None:
    """All that needs no engine is clean; what the engine does not read yet is counted by `rawi packs check`."""
    assert check(language, None, prove) == []


def test_the_actors_are_clean() -> None:
    assert [finding for finding in check_actors() if finding.severity == "error"] == []


@pytest.mark.parametrize(("language", "most"), [("ar", 0.36), ("fa", 0.05), ("en", 0.1)])
def test_most_cues_prove_themselves(language: str, most: float) -> None:
    found = check(language, extract)
    cues = next(shelf for shelf in shelves(language) if shelf.category == "cue")
    wrong = {finding.entry for finding in found if finding.severity == "error"}
    assert len(wrong) <= most * cues.entries


# ---- the catalogue


def test_shelves_count_what_the_files_hold() -> None:
    shelf = {(s.language, s.category): s for s in shelves()}
    assert shelf["en", "cue"].entries == (DATA / "en" / "cues.toml").read_text(encoding="utf-8").count("\n[[cue]]")
    assert shelf["", "person"].entries > 500
    assert {s.category for s in shelves("fa")} <= set(CATEGORIES)


def test_entries_of_a_category() -> None:
    assert any((e.id, e.english) == ("title.president", "president") for e in entries("en", "title"))
    assert any((e.id, e.english) == ("axios", "Axios") for e in entries("en", "actor"))


def test_an_entry_is_explained_with_its_forms_and_marks() -> None:
    (told_of,) = explain("say.goftan", engine=extract)
    assert (told_of.language, told_of.category, told_of.place) == ("fa", "cue", "fa/cues.toml[say.goftan]")
    assert ("sense", "say") in told_of.facts
    assert {"گفت", "می\u200cگوید", "نگفت"} <= {form.text for form in told_of.forms}
    sample = told_of.samples[0]
    words = {mark.role: sample.text[mark.span.start : mark.span.end] for mark in sample.marks}
    assert words == {"source": "وزیر امور خارجه", "cue": "گفت", "content": "که مرز باز است"}
    assert (sample.ok, sample.faults) == (True, ())
    assert any(s.counter and s.ok for s in told_of.samples)


def test_without_an_engine_cues_are_not_judged() -> None:
    (told_of,) = explain("say.goftan")
    assert {sample.ok for sample in told_of.samples} == {None}


def test_an_id_in_several_languages_and_an_actor() -> None:
    assert [e.language for e in explain("title.president")] == list(BUILT_IN)
    (axios,) = explain("axios")
    assert (axios.category, dict(axios.facts)["kind"]) == ("actor", "outlet")
    with pytest.raises(NothingFound):
        explain("no-such-entry")


def test_findings_are_plain_records() -> None:
    finding = Finding("en/cues.toml", "say.say", "is wrong")
    assert replace(finding, severity="warning") != finding
