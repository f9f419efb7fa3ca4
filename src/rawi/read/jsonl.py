"""JSON Lines: one object a line, with `id` and `text`; a bad line is reported with its number, the rest goes on.

Optional: title, url, publisher, published_at (or published, date), lang.  Anything else is ignored.  A record without
an `id` is called by its `path`.  Memory stays bounded: a line longer than the limit is skipped in pieces.
"""

import gzip
import hashlib
import json
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from rawi.errors import EncodingError, FormatError
from rawi.read.decode import has_surrogate
from rawi.read.draft import LIMIT, Draft, Source
from rawi.read.text import Facts, stated_facts

_BOM = b"\xef\xbb\xbf"
_PIECE = 1024 * 1024
_LEFT_OUT = "this line was left out, the others were read"
_MEND = "mend the line and read the file again: what is known already stays as it is"


def read_jsonl(source: Source, limit: int = LIMIT) -> Iterator[Draft]:
    """The documents of a JSON Lines file, as they are read.  Raises FormatError when an archive ends early."""
    number = 0
    with source.open() as stream:
        try:
            for number, line in _lines(stream, limit):
                place = f"{source.place}:{number}"
                try:
                    if line is None:
                        raise FormatError(
                            f"the line is longer than {limit:,} bytes", place=place, kept=_LEFT_OUT, hint=_MEND
                        )
                    if line.strip():
                        yield _draft(line, place)
                except (FormatError, EncodingError) as error:
                    source.report(error)
        except (EOFError, gzip.BadGzipFile, zlib.error) as error:
            raise FormatError(
                f"the archive ended early or is damaged after line {number}: {error}",
                place=source.place,
                kept="what was read before is kept",
                hint="fetch the file again",
            ) from error


def _lines(stream: BinaryIO, limit: int) -> Iterator[tuple[int, bytes | None]]:
    """Numbered lines; None stands for a line over the limit, whose bytes are never held together."""
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        if len(line) > limit and not line.endswith(b"\n"):
            while (piece := stream.readline(_PIECE)) and not piece.endswith(b"\n"):
                pass
            yield number, None
        else:
            yield number, line.removeprefix(_BOM) if number == 1 else line


def _draft(line: bytes, place: str) -> Draft:
    """One line's document.  Raises FormatError or EncodingError naming the line."""
    try:
        record = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        message = f"not UTF-8: byte 0x{line[error.start]:02X} at byte {error.start} of the line"
        raise EncodingError(message, place=place, kept=_LEFT_OUT, hint=_MEND) from error
    except json.JSONDecodeError as error:
        raise FormatError(
            f"broken JSON: {error.msg} at column {error.colno}", place=place, kept=_LEFT_OUT, hint=_MEND
        ) from error
    except (ValueError, RecursionError) as error:
        raise FormatError(f"JSON that cannot be read: {error}", place=place, kept=_LEFT_OUT, hint=_MEND) from error
    if not isinstance(record, dict):
        raise FormatError("a line must be an object with id and text", place=place, kept=_LEFT_OUT, hint=_MEND)
    name, text = _name(record, place), _text(record, place)
    facts = stated_facts(record)
    return Draft(name, text, _address(name, facts), hashlib.sha256(line.rstrip(b"\r\n")).hexdigest(), **facts)


def _address(name: str, facts: Facts) -> str:
    """What versions of a record share; post 17 of one outlet is no version of post 17 of another."""
    return facts.get("url") or "#".join(filter(None, (facts.get("publisher"), name)))


def _name(record: dict[str, object], place: str) -> str:
    value = record.get("id", record.get("path"))
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str) or not value.strip():
        raise FormatError("no id (a string or a whole number)", place=place, kept=_LEFT_OUT, hint=_MEND)
    _check(value, "id", place)
    return value


def _text(record: dict[str, object], place: str) -> str:
    text = record.get("text")
    if not isinstance(text, str):
        found = "is missing" if "text" not in record else f"is {type(text).__name__}, not a string"
        raise FormatError(f"text {found}", place=place, kept=_LEFT_OUT, hint=_MEND)
    if not text.strip():
        raise FormatError("text is empty", place=place, kept=_LEFT_OUT, hint=_MEND)
    _check(text, "text", place)
    return text


def _check(value: str, field: str, place: str) -> None:
    if has_surrogate(value):
        raise FormatError(
            f"{field} has half a surrogate pair: a character was cut in two", place=place, kept=_LEFT_OUT, hint=_MEND
        )
    if "\0" in value:
        raise FormatError(f"{field} has a NUL character", place=place, kept=_LEFT_OUT, hint=_MEND)
