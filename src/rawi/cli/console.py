"""What reaches the screen: data on standard output, messages on standard error, safe for any terminal."""

import json
import os
import sys
import time
from collections.abc import Iterable
from typing import Any, TextIO

from rawi.errors import RawiError
from rawi.text.visible import one_line, visible

DONE, FAILED, MISUSED, NOTHING, PARTIAL, BROKEN, ABSENT, MET, INTERRUPTED = 0, 1, 2, 3, 4, 5, 6, 10, 130
_COLOURS = {"contested": "33", "denied": "31", "corroborated": "32", "head": "1", "quiet": "2", "error": "31"}
_EVERY = 10.0


def prepare() -> None:
    """Speak UTF-8 on both streams, whatever the platform's habit; no character ends a run."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def show(line: str = "") -> None:
    """One line of data."""
    sys.stdout.write(line + "\n")


def show_all(lines: Iterable[str]) -> None:
    """Lines of data, as they come."""
    for line in lines:
        show(line)


def emit(data: Any, *, indent: int | None = None) -> None:  # noqa: ANN401  (JSON)
    """One JSON value as data; letters of all scripts are written as they are."""
    show(json.dumps(data, ensure_ascii=False, indent=indent))


def note(line: str, quiet: bool = False) -> None:
    """One message, unless it is to be quiet."""
    if not quiet:
        sys.stdout.flush()
        sys.stderr.write(line + "\n")
        sys.stderr.flush()


def complain(error: RawiError, kind: str = "error") -> None:
    """An error: its code, what, where, what was done with the data, and the next command."""
    place = f"{one_line(error.place)}: " if error.place else ""
    rows = [f"{paint(kind, 'error', sys.stderr)} {error.code}: {place}{visible(error.message)}"]
    rows += [f"  {visible(line)}" for line in (error.kept, error.hint) if line]
    note("\n".join(rows))


def coloured(stream: TextIO) -> bool:
    """Whether a stream may carry colour: a terminal that understands it, and nobody asked for none."""
    return stream.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"


def paint(text: str, style: str, stream: TextIO | None = None) -> str:
    """The text in a style, where the stream (standard output) may carry it."""
    if style in _COLOURS and coloured(stream or sys.stdout):
        return f"\x1b[{_COLOURS[style]}m{text}\x1b[0m"
    return text


class Progress:
    """One line that counts: redrawn on a terminal, a plain line each ten seconds elsewhere."""

    def __init__(self, what: str, quiet: bool) -> None:
        self._what, self._quiet = what, quiet
        self._live = sys.stderr.isatty()
        self._last = time.monotonic()
        self._drawn = False

    def step(self, number: int, about: str = "") -> None:
        """`number` are done; `about`: a word on the present one, without right-to-left letters."""
        now = time.monotonic()
        if self._quiet or now - self._last < (0.1 if self._live else _EVERY):
            return
        self._last = now
        line = f"{self._what} {number}  {about}".rstrip()
        if self._live:
            sys.stderr.write(f"\r\x1b[K{line[:100]}")
            sys.stderr.flush()
            self._drawn = True
        else:
            note(line)

    def clear(self) -> None:
        """Take the line away before anything else is written."""
        if self._drawn:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._drawn = False
