"""Which reader reads which file: a table from suffix to reader; other packages add to it by entry point.

An entry point of the group `rawi.readers` is named after its suffix without the dot ("pdf") and loads a function
Source → iterator of Draft.  A suffix of the table cannot be taken over.
"""

import gzip
from collections.abc import Iterator
from functools import lru_cache
from importlib.metadata import entry_points
from pathlib import Path
from typing import BinaryIO, cast

from rawi.read.draft import Draft, Reader, Source
from rawi.read.jsonl import read_jsonl
from rawi.read.text import read_text


def _read_html(source: Source) -> Iterator[Draft]:
    from rawi.read.html import read_html  # heavy: lxml and the extractor

    return read_html(source)


_TABLE: dict[str, Reader] = {
    ".txt": read_text,
    ".text": read_text,
    ".md": read_text,
    ".html": _read_html,
    ".htm": _read_html,
    ".xhtml": _read_html,
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
}
_PACKED = ".gz"


def reader_for(name: str) -> Reader | None:
    """The reader of a file name, by its suffix (a trailing .gz is looked through); None when there is none."""
    return readers().get(Path(name.lower().removesuffix(_PACKED)).suffix)


@lru_cache(maxsize=1)
def readers() -> dict[str, Reader]:
    """Every known suffix and its reader."""
    added = {f".{point.name.lstrip('.')}": cast(Reader, point.load()) for point in entry_points(group="rawi.readers")}
    return {**added, **_TABLE}


def stem(path: Path) -> str:
    """What a file's document is called: its name without .gz and without its last suffix."""
    return Path(path.name.removesuffix(_PACKED)).stem


def opener(path: Path) -> BinaryIO:
    """The file's bytes, unpacked."""
    if path.name.lower().endswith(_PACKED):
        return cast(BinaryIO, gzip.open(path, "rb"))
    return path.open("rb")


def sniff(head: bytes) -> Reader:
    """The reader for bytes without a name (standard input): JSON Lines, HTML or text, by their first characters."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:200].lower()
    if start.startswith(b"{"):
        return read_jsonl
    return _read_html if start.startswith((b"<!doctype html", b"<html", b"<?xml", b"<head")) else read_text
