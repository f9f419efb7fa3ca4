"""What travels between a reader and the door: a source of bytes on one side, a draft of a document on the other."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from rawi.errors import FormatError, RawiError

LIMIT = 32 * 1024 * 1024
"""The most bytes of one document (a file, or a line of JSON); more is an error, never a full memory."""


@dataclass(frozen=True, slots=True)
class Source:
    """Bytes to be read once, in order.

    place: how errors name it; name: what its document is called; address: what a later version shares, "" when none
    can; path: where it lies (None for standard input); report: where an error goes while the rest is read on.
    """

    place: str
    name: str
    address: str
    path: Path | None
    open: Callable[[], BinaryIO]
    report: Callable[[RawiError], None]

    def data(self) -> bytes:
        """All bytes.  Raises FormatError when there are more than one document may have."""
        with self.open() as stream:
            found = stream.read(LIMIT + 1)
        if len(found) > LIMIT:
            message = f"more than {LIMIT // 2**20} MiB in one document"
            raise FormatError(
                message,
                place=self.place,
                kept="it was not read",
                hint="split it: one article a file, or one JSON object a line",
            )
        return found


@dataclass(frozen=True, slots=True)
class Draft:
    """What a format says of one document, before Rawi has looked at the text; "" is "not said".

    published and language are as written; sha256 is that of the bytes the document came from.
    """

    name: str
    text: str
    address: str
    sha256: str
    title: str = ""
    url: str = ""
    publisher: str = ""
    published: str = ""
    language: str = ""
    notes: tuple[str, ...] = ()


Reader = Callable[[Source], Iterator[Draft]]
