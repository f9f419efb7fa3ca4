"""What a user names on the command line → sources of bytes, one at a time.

Files, directories (walked one folder at a time, names in order, hidden files and unknown suffixes passed over), globs,
and `-` for standard input.  Only the names of the folders on the way down are held, never the whole tree.
"""

import glob
import gzip
import io
import os
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO, cast

from rawi.errors import FormatError, InputError, RawiError
from rawi.read.draft import Reader, Source
from rawi.read.formats import opener, reader_for, readers, sniff, stem

Report = Callable[[RawiError], None]
_SNIFFED = 4096
_GZIP = b"\x1f\x8b"


def find_sources(
    paths: Iterable[str | Path], report: Report, stdin: BinaryIO | None = None
) -> Iterator[tuple[Source, Reader]]:
    """Every source the paths name, with its reader, in the order given; what cannot be found is reported."""
    for path in paths:
        name = str(path)
        if name == "-":
            yield _standard_input(stdin or sys.stdin.buffer, report)
        elif Path(name).is_dir():
            yield from _directory(Path(name), report)
        elif not Path(name).exists() and glob.has_magic(name):
            yield from _glob(name, report)
        else:
            yield from _file(Path(name), report)


def _standard_input(stream: BinaryIO, report: Report) -> tuple[Source, Reader]:
    buffered = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, stream))
    head = buffered.peek(_SNIFFED)
    if head.startswith(_GZIP):
        buffered = io.BufferedReader(cast(io.RawIOBase, gzip.GzipFile(fileobj=buffered)))
        try:
            head = buffered.peek(_SNIFFED)
        except (OSError, EOFError, zlib.error):
            head = b""  # a damaged archive: its reader says so
    return Source("standard input", "stdin", "", None, lambda: cast(BinaryIO, buffered), report), sniff(head)


def _file(path: Path, report: Report) -> Iterator[tuple[Source, Reader]]:
    reader = reader_for(path.name)
    if not path.exists():
        report(
            InputError("no such file or directory", place=str(path), kept="it was passed over", hint="check the path")
        )
    elif reader is None:
        known = " ".join(sorted(readers()))
        hint = f"formats: {known}, each also as .gz; one object a line is called .jsonl"
        message = f"no reader for '{path.suffix or path.name}'"
        report(FormatError(message, place=str(path), kept="it was passed over", hint=hint))
    else:
        yield _source(path, report), reader


def _glob(pattern: str, report: Report) -> Iterator[tuple[Source, Reader]]:
    found = False
    for name in sorted(glob.iglob(pattern, recursive=True)):  # noqa: PTH207  Path.glob takes no absolute pattern
        found = True
        path = Path(name)
        if path.is_file():
            yield from _file(path, report)
        elif "**" not in pattern:
            yield from _directory(path, report)
    if not found:
        report(InputError("no file matches", place=pattern, kept="it was passed over", hint="check the pattern"))


def _directory(folder: Path, report: Report) -> Iterator[tuple[Source, Reader]]:
    try:
        with os.scandir(folder) as entries:
            shown = (entry for entry in entries if not entry.name.startswith("."))
            names = sorted((entry.name, entry.is_dir(follow_symlinks=False)) for entry in shown)
    except OSError as error:
        message, hint = f"the folder cannot be read: {error.strerror}", "check who owns it, then read it again"
        report(InputError(message, place=str(folder), kept="it was passed over", hint=hint))
        return
    for name, is_folder in names:
        path = folder / name
        if is_folder:
            yield from _directory(path, report)
        elif (reader := reader_for(name)) is not None and path.is_file():
            yield _source(path, report), reader


def _source(path: Path, report: Report) -> Source:
    return Source(str(path), stem(path), str(path.absolute()), path, partial(opener, path), report)
