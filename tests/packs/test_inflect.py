"""Inflection: paradigms over stems, and the spellings of a form with joiners."""

from typing import Any

import pytest

from rawi.errors import PackError
from rawi.packs.inflect import Form, expand, spellings
from rawi.packs.pack import BUILT_IN, load_pack

PARADIGMS: dict[str, Any] = {
    "regular": {"base": "{base}", "past": "{base}ed", "gerund": ["{base}ing", "{base}in"]},
    "particle": {"past": "{past} {particle}"},
    "women": {"participle": "{women}s"},
}


def forms(**entry: object) -> set[tuple[str, str]]:
    return {(form.text, form.feature) for form in expand(entry, PARADIGMS, "here")}


def test_a_paradigm_makes_forms_from_stems() -> None:
    made = forms(paradigm="regular", stems={"base": "warn"})
    assert made == {("warn", "base"), ("warned", "past"), ("warning", "gerund"), ("warnin", "gerund")}


def test_a_list_of_stems_multiplies_and_a_list_of_paradigms_adds() -> None:
    made = forms(paradigm=["regular", "particle"], stems={"base": ["ask", "call"], "past": "put", "particle": "it"})
    assert {("asked", "past"), ("called", "past"), ("put it", "past")} <= made
    assert len(made) == 9


def test_a_template_without_its_stem_makes_nothing() -> None:
    assert forms(paradigm=["women", "particle"], stems={"past": "put", "particle": "off"}) == {("put off", "past")}


def test_own_forms_come_first_and_nothing_twice() -> None:
    own = ["warned", {"form": "warned", "feature": "past"}]
    made = expand({"forms": own, "paradigm": "regular", "stems": {"base": "warn"}}, PARADIGMS, "here")
    assert made[:2] == (Form("warned"), Form("warned", "past"))
    assert len(made) == len(set(made)) == 5


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ({"paradigm": "none", "stems": {}}, "unknown paradigm none"),
        ({}, "the entry has no form"),
        ({"paradigm": "women", "stems": {"base": "x"}}, "the entry has no form"),
    ],
)
def test_a_wrong_entry_names_its_place(entry: dict[str, Any], message: str) -> None:
    with pytest.raises(PackError, match=message) as raised:
        expand(entry, PARADIGMS, "xx/cues.toml[say.x]")
    assert raised.value.place == "xx/cues.toml[say.x]"


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("road", ["road"]),
        ("می\u200cگوید", ["میگوید", "می گوید"]),
        ("هم\u200cچنین\u200cکه", ["همچنینکه", "همچنین که", "هم چنینکه", "هم چنین که"]),
    ],
)
def test_a_joiner_is_left_out_or_becomes_a_space(form: str, expected: list[str]) -> None:
    assert spellings(form) == expected


def test_a_form_of_many_joiners_has_two_spellings_only() -> None:
    assert spellings("\u200c".join("abcdef")) == ["abcdef", "a b c d e f"]


@pytest.mark.parametrize(
    ("language", "entry", "made"),
    [
        ("ar", "say.qala", {"قال": "past.3ms", "قالت": "past.3fs", "يقول": "present.3ms", "قلنا": "past.1p"}),
        ("fa", "say.goftan", {"گفت": "past.3s", "می\u200cگوید": "present.3s", "نگفت": "not.past.3s"}),
        ("en", "point-out.note", {"noted": "past", "notes": "present.3s", "noting": "gerund"}),
    ],
)
def test_forms_of_the_built_in_packs(language: str, entry: str, made: dict[str, str]) -> None:
    cue = next(cue for cue in load_pack(language).cues if cue.id == entry)
    found = {form.text: form.feature for form in reversed(cue.forms)}
    assert {text: found.get(text) for text in made} == made


@pytest.mark.parametrize("language", BUILT_IN)
def test_no_form_of_a_built_in_pack_keeps_a_slot_or_loose_space(language: str) -> None:
    for cue in load_pack(language).cues:
        for form in cue.forms:
            assert "{" not in form.text
            assert form.text == " ".join(form.text.split()) != ""
