"""Bytes → types.Document.

    paths     files, folders, globs, standard input → sources, one at a time
    formats   suffix → reader (text, html with page, jsonl); a reader turns a source into drafts
    decode    bytes → text, to the letter
    head      candidates for publisher and date from a text's edges; metadata chooses among all that is stated
    assemble  draft → document: language, facts, noise, identity

`read_paths` is the door.
"""

import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from rawi.errors import FormatError, InputError, RawiError
from rawi.read.assemble import Known, Recall, assemble, identity
from rawi.read.draft import Draft, Reader, Source
from rawi.read.paths import find_sources
from rawi.types import Document

__all__ = ["Draft", "Known", "Reader", "Recall", "Source", "assemble", "identity", "read_paths"]


def read_paths(
    paths: Iterable[str | Path],
    known: Known,
    on_error: Callable[[RawiError], None],
    stdin: BinaryIO | None = None,
    recall: Recall | None = None,
) -> Iterator[Document]:
    """Every document the paths name, one at a time; what cannot be read goes to `on_error`, and the rest goes on.

    paths: files, folders, globs, or "-" for standard input (`stdin` stands in for it).  known: what the user states.
    recall: what the user stated of a document before.
    """
    for source, reader in find_sources(paths, on_error, stdin):
        try:
            for draft in reader(source):
                yield assemble(draft, known, recall)
        except RawiError as error:
            on_error(error)
        except (EOFError, zlib.error) as error:
            on_error(
                FormatError(
                    f"the archive ended early: {error}",
                    place=source.place,
                    kept="it was not read",
                    hint="fetch it again",
                )
            )
        except OSError as error:
            message = error.strerror or str(error)
            hint = "check who owns it, then read it again"
            on_error(InputError(f"cannot be read: {message}", place=source.place, kept="it was passed over", hint=hint))
