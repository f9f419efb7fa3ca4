"""Who spoke before a name is told."""

import pytest

from rawi.extract.pipeline import extract
from rawi.read.assemble import Known, assemble
from rawi.read.draft import Draft


def speakers(text: str, language: str) -> list[str]:
    draft = Draft(name="d", text=text, address="", sha256="")
    return [a.speaker.label for a in extract(assemble(draft, Known(language=language))).attributions]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fa", "وی افزود: پل باز است.\nعباس عراقچی ادامه داد: راه هم باز است.", ["Abbas Araghchi", "Abbas Araghchi"]),
        ("fa", "وی افزود: پل باز است.\nعباس عراقچی گفت: راه هم باز است.", ["unspecified", "Abbas Araghchi"]),
    ],
)
def test_who_goes_on_spoke_before(language: str, text: str, expected: list[str]) -> None:
    assert speakers(text, language) == expected
