"""Sentences are strings that know what they are made of."""

import copy
import pickle

import pytest

from rawi.text.said import Said, contact, each, ended, packed, say, unpacked

MADE = (
    say("when it happened"),
    say("who speaks: %(names)s", names=("unnamed sources", "Oman")),
    say("%(num)s article", "%(num)s articles", num=3),
    ended(contact("Oman; Qatar", "to", "Iran", "message"), "denied"),
    say("%(all)s agree: %(told)s.", all=("Oman", "Qatar", say("%(num)s more", num=2)), told=say("statement")),
    say("its source described differently: %(described)s.", described=("a diplomat", "an envoy")),
)


@pytest.mark.parametrize(
    ("made", "english"),
    zip(
        MADE,
        (
            "when it happened",
            "who speaks: unnamed sources, Oman",
            "3 articles",
            "Oman; Qatar to Iran: message (denied)",
            "Oman, Qatar and 2 more agree: statement.",
            "its source described differently: “a diplomat”, “an envoy”.",
        ),
        strict=True,
    ),
)
def test_a_sentence_is_its_english(made: str, english: str) -> None:
    assert made == english and isinstance(made, Said)


@pytest.mark.parametrize("made", MADE)
def test_a_sentence_keeps_its_form_on_every_way(made: Said) -> None:
    for again in (unpacked(packed(made)), pickle.loads(pickle.dumps(made)), copy.deepcopy(made)):
        assert again == made and (again.form, again.many, again.given) == (made.form, made.many, made.given)


def test_one_takes_the_singular() -> None:
    assert say("%(num)s article", "%(num)s articles", num=1) == "1 article"


def test_only_what_is_not_rawis_own_is_changed() -> None:
    told = ended(contact("Oman", "to", "Iran", "message"), "denied")
    assert each(told, str.upper) == "OMAN to IRAN: message (denied)"
    assert each("a text", str.upper) == "A TEXT"
