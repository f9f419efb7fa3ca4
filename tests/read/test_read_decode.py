"""Bytes → text, to the letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.errors import EncodingError
from rawi.read.decode import decode, has_surrogate

ARABIC = "قال الوزير إن الطريق مفتوح منذ صباح اليوم.\n"
PERSIAN = "وزير گفت که راه از امروز باز است و کار ادامه دارد.\n"


def test_utf8_is_kept_to_the_letter() -> None:
    text = "سطر\r\nآخر\n\n  می‌گوید \u202e \ufeff نهاية"
    assert decode(text.encode(), "a.txt").text == text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_mark_is_left_out_and_noted(encoding: str) -> None:
    decoded = decode(ARABIC.encode(encoding), "a.txt")
    assert decoded.text == ARABIC
    assert "byte order mark left out" in decoded.note


@pytest.mark.parametrize("text", [ARABIC, PERSIAN])
def test_windows_1256_where_plausible(text: str) -> None:
    decoded = decode(text.encode("cp1256"), "a.txt")
    assert (decoded.text, decoded.encoding) == (text, "cp1256")


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xd8\xff\xe0\x10JFIF" * 20,
        "Le ministre a été reçu à l'Élysée".encode("cp1252"),
        "текст".encode("cp1251"),
        b"ok \xc3",
    ],
)
def test_other_bytes_are_refused_with_their_place(data: bytes) -> None:
    with pytest.raises(EncodingError) as caught:
        decode(data, "folder/a.txt")
    assert caught.value.place == "folder/a.txt"
    assert caught.value.hint


def test_nul_names_offset_and_line() -> None:
    with pytest.raises(EncodingError, match=r"code point 4 \(line 2\)"):
        decode(b"ab\nc\x00d", "a.txt")


def test_a_page_may_declare_its_charset() -> None:
    page = '<html><head><meta charset="windows-1256"></head><body>Reuters: قال</body></html>'
    assert decode(page.encode("cp1256"), "a.html", page=True).text == page
    wrong = page.replace("windows-1256", "iso-8859-6") + "گ"
    assert decode(wrong.encode(), "a.html", page=True).text == wrong


def test_surrogates() -> None:
    assert has_surrogate("a\ud800b")
    assert not has_surrogate("a😀b")


@given(st.binary(max_size=400))
def test_any_bytes_give_text_or_a_clear_error(data: bytes) -> None:
    for page in (False, True):
        try:
            assert "\0" not in decode(data, "x", page=page).text
        except EncodingError as error:
            assert error.place == "x"


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_every_text_comes_back(text: str) -> None:
    if not text.startswith("\ufeff"):
        assert decode(text.encode(), "x").text == text
