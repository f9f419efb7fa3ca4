"""The interface says everything in three languages."""

import re
from importlib.resources import files

import pytest
from babel.messages.pofile import read_po

from rawi.web.messages import messages
from rawi.web.tongue import catalogue

_PLACES = re.compile(r"%\(\w+\)s")


@pytest.mark.parametrize("tongue", ["ar", "fa"])
def test_every_message_is_translated_and_none_is_left_over(tongue: str) -> None:
    for name, wanted in messages().items():
        file = files("rawi.web").joinpath("locale", tongue, f"{name}.po")
        if not wanted:
            continue
        with file.open("rb") as opened:
            said = {m.id if isinstance(m.id, str) else m.id[0]: m for m in read_po(opened, locale=tongue) if m.id}
        base = messages()["base"] if name != "base" else {}
        missing = [one for one in wanted if one not in base and (one not in said or not said[one].string)]
        assert not missing, f"{name}.po lacks: {missing}"
        assert not set(said) - set(wanted), f"{name}.po has what nobody says: {set(said) - set(wanted)}"
        for one, message in said.items():
            forms = [message.string] if isinstance(message.string, str) else list(message.string or ())
            assert all(forms), (name, one)
            for form in forms:
                assert set(_PLACES.findall(form)) <= set(_PLACES.findall(one)), (name, one)


@pytest.mark.parametrize(
    ("tongue", "number", "said"),
    [
        ("en", 1, "%(num)s article"),
        ("en", 2, "%(num)s articles"),
        ("fa", 2, "%(num)s مقاله"),
        ("ar", 2, "مقالتان"),
        ("ar", 3, "%(num)s مقالات"),
        ("ar", 11, "%(num)s مقالة"),
        ("ar", 103, "%(num)s مقالات"),
    ],
)
def test_numbers_take_the_form_of_the_language(tongue: str, number: int, said: str) -> None:
    assert catalogue(tongue).ngettext("%(num)s article", "%(num)s articles", number) == said
