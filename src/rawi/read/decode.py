"""Bytes → text, to the letter: no newline is changed, no character repaired.

Order of trial: a byte order mark; the charset an HTML page declares; UTF-8; Windows-1256, when the bytes read as
plausible Arabic or Persian.  A byte order mark says how to read the text and is not part of it: it is left out, and
offsets count from the character after it.
"""

import codecs
import re
from dataclasses import dataclass

from rawi.errors import EncodingError
from rawi.packs.language import detect
from rawi.text.said import say

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{2,20})|<\?xml[^>]{0,80}encoding=["']([\w-]{2,20})""",
    re.IGNORECASE,
)
_PAGE_CHARSETS = {
    "windows-1256": "cp1256",
    "cp1256": "cp1256",
    "x-cp1256": "cp1256",
    "iso-8859-6": "iso8859-6",
    "windows-1252": "cp1252",
    "iso-8859-1": "cp1252",
    "utf-16": "utf-16-le",
}
_ARABIC = re.compile("[\u0621-\u064a\u067e\u0686\u0698\u06a9\u06af]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile("[\x01-\x08\x0e-\x1a\x80-\x9f]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text, the encoding it was read with, and a note where that is worth one."""

    text: str
    encoding: str
    note: str = ""


def decode(data: bytes, place: str, *, page: bool = False) -> Decoded:
    """The bytes as text.  page: they are HTML, whose own charset counts.  Raises EncodingError naming the place."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            note = say("byte order mark left out (%(code)s); offsets start after it", code=encoding)
            return Decoded(_clean(_strict(data[len(mark) :], encoding, place), place), encoding, note)
    if page and (encoding := _declared(data)):
        try:
            return Decoded(_clean(data.decode(encoding), place), encoding, f"read as {encoding}, as the page declares")
        except UnicodeDecodeError:
            pass  # the page is wrong about itself: go on with what its bytes say
    try:
        return Decoded(_clean(data.decode("utf-8"), place), "utf-8")
    except UnicodeDecodeError as error:
        text = data.decode("cp1256")
        if _plausible(data, text):
            return Decoded(
                _clean(text, place), "cp1256", "read as Windows-1256: no UTF-8, and plausible in that encoding"
            )
        raise _refused(error, data, place) from error


def has_surrogate(text: str) -> bool:
    """Whether half a surrogate pair stands in the text: such a text cannot be stored or shown."""
    return _SURROGATE.search(text) is not None


def _declared(data: bytes) -> str:
    match = _DECLARED.search(data[:4096])
    name = (match.group(1) or match.group(2)).decode("ascii").lower() if match else ""
    return _PAGE_CHARSETS.get(name, "")


def _strict(data: bytes, encoding: str, place: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _refused(error, data, place) from error


def _clean(text: str, place: str) -> str:
    """The text itself; NUL says that the file is binary, whatever its name."""
    at = text.find("\0")
    if at >= 0:
        line = text.count("\n", 0, at) + 1
        raise EncodingError(
            f"NUL character at code point {at} (line {line}): a binary file, or UTF-16 without a byte order mark",
            place=place,
            kept="it was not read",
            hint="convert it to UTF-8 text",
        )
    return text


def _plausible(data: bytes, text: str) -> bool:
    """Whether Windows-1256 makes news of the bytes: mostly Arabic letters, no controls, in Arabic or Persian."""
    if b"\0" in data or _CONTROL.search(text):
        return False
    letters = sum(character.isalpha() for character in text)
    return letters > 0 and len(_ARABIC.findall(text)) >= 0.7 * letters and detect(text).language in ("ar", "fa")


def _refused(error: UnicodeDecodeError, data: bytes, place: str) -> EncodingError:
    line = data.count(b"\n", 0, error.start) + 1
    byte = f"byte 0x{data[error.start]:02X}" if error.start < len(data) else "the end"
    return EncodingError(
        f"not {error.encoding} text: {byte} at offset {error.start} (line {line}), and no plausible Windows-1256",
        place=place,
        kept="it was not read",
        hint="convert it to UTF-8",
    )
