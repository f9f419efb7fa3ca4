"""The interface says everything in three languages."""

import re
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from io import BytesIO

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from rawi.export import messages as below
from rawi.export.tongue import OWN, catalogue
from rawi.web import messages as pages

_PLACES = re.compile(r"%\(\w+\)s")


@pytest.mark.parametrize("tongue", ["ar", "fa"])
def test_every_message_is_translated_and_none_is_left_over(tongue: str) -> None:
    for package, every, seen in ((OWN, below.messages(), (OWN,)), ("rawi.web", pages.messages(), (OWN, "rawi.web"))):
        said = {m.id: m for m in _merged(tongue, seen) if m.string}
        for name, wanted in every.items():
            missing = [one for one, many in wanted.items() if ((one, many) if many else one) not in said]
            assert not missing, f"{package} {name} lacks: {missing}"
        folder = files(package).joinpath("locale", tongue)
        for file in folder.iterdir():
            wanted = every.get(file.name.partition(".")[0], {})
            for message in _read(file, tongue):
                one, many = map(str, message.id if isinstance(message.id, tuple) else (message.id, ""))
                assert wanted.get(one) == many, f"{package} {file.name} has what nobody says: {one}"
                forms = [message.string] if isinstance(message.string, str) else list(message.string or ())
                assert all(forms), (file.name, one)
                for form in forms:
                    assert set(_PLACES.findall(form)) <= set(_PLACES.findall(one)), (file.name, one)


def _read(file: Traversable, tongue: str) -> list[Message]:
    return [m for m in read_po(BytesIO(file.read_bytes()), locale=tongue) if m.id]


def _merged(tongue: str, packages: tuple[str, ...]) -> Iterator[Message]:
    for package in packages:
        for file in files(package).joinpath("locale", tongue).iterdir():
            yield from _read(file, tongue)


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
    assert catalogue(tongue, OWN, "rawi.web").ngettext("%(num)s article", "%(num)s articles", number) == said
