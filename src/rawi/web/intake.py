"""Articles on their way in: looked at first, kept when a person agrees, in the background with progress.

What was looked at waits in a temporary folder, a few at a time; the oldest is forgotten when there are too many.
"""

import secrets
import tempfile
import threading
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from rawi.errors import InputError, NothingFound, RawiError, UsageError
from rawi.ledger import Ledger, OnError, OnProgress, Summary
from rawi.read import Known, Recall, read_paths
from rawi.text.said import say
from rawi.text.visible import one_line
from rawi.types import Document

LIMIT = 64 * 1024 * 1024
"""The most bytes of one upload."""
SHOWN = 50
"""The most documents of one upload whose facts can be corrected one by one."""
_WAITING = 8
_BYTES = 240  # of a file's name; file systems take 255


@dataclass(slots=True)
class Look:
    """One upload: its folder, and what became of it.  documents: the first few, as detected."""

    key: str
    folder: tempfile.TemporaryDirectory[str]
    documents: list[Document] = field(default_factory=list)
    total: int = 0
    errors: list[str] = field(default_factory=list)
    taken: int = 0
    state: str = "looked at"
    claims: int = 0
    done: threading.Event = field(default_factory=threading.Event)


class Intake:
    """The uploads of one server."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._looks: OrderedDict[str, Look] = OrderedDict()
        self._lock = threading.Lock()
        self._writing = threading.Lock()

    def look(self, files: Iterable[tuple[str, bytes]]) -> Look:
        """What the files hold, without keeping anything.  Raises UsageError where there is nothing."""
        made = Look(secrets.token_urlsafe(12), tempfile.TemporaryDirectory(prefix="rawi-import-"))
        size = 0
        for name, data in files:
            size += len(data)
            if size > LIMIT:
                made.folder.cleanup()
                raise UsageError(
                    say("more than %(code)s MiB at once", code=LIMIT // 2**20),
                    hint=say("bring it in parts, or: rawi read"),
                )
            _free(path_in(Path(made.folder.name), name)).write_bytes(data)
        for document in self._documents(made, {}):
            made.total += 1
            if made.total <= SHOWN:
                made.documents.append(document)
        if not made.total and not made.errors:
            made.folder.cleanup()
            raise UsageError(say("there is nothing in it"), hint=say("paste an article, or choose a file"))
        with self._lock:
            self._looks[made.key] = made
            idle = [key for key, look in self._looks.items() if look.state not in ("reading", "linking")]
            for key in idle[: max(0, len(self._looks) - _WAITING)]:
                self._looks.pop(key).folder.cleanup()
        return made

    def found(self, key: str) -> Look:
        """An upload by its key.  Raises NothingFound when it is forgotten."""
        with self._lock:
            if key not in self._looks:
                raise NothingFound(say("this upload is no longer here"), hint=say("bring the articles in again"))
            return self._looks[key]

    def keep(self, key: str, corrections: Mapping[str, Known]) -> Look:
        """Reads an upload into the ledger in the background.  corrections: what a person says, by document id."""
        made = self.found(key)
        with self._lock:
            if made.state != "looked at":
                return made
            made.state = "reading"
        threading.Thread(target=self._keep, args=(made, dict(corrections)), daemon=True).start()
        return made

    def take(self, folder: Path, known: Known, on_progress: OnProgress, on_error: OnError) -> Summary:
        """Reads what lies in a folder into the ledger, when whoever reads already has done."""
        unread = 0

        def count(error: RawiError) -> None:
            nonlocal unread
            unread += 1
            on_error(error)

        with self._writing:
            documents = lying_in(folder, known, count, self._ledger.said)
            made = self._ledger.add_documents(documents, on_progress, on_error)
        return replace(made, errors=made.errors + unread)

    def _keep(self, made: Look, corrections: dict[str, Known]) -> None:
        made.errors.clear()

        def count(*_: object) -> None:
            made.taken += 1
            if made.taken == made.total:
                made.state = "linking"

        try:
            with self._writing:
                documents = self._documents(made, corrections)
                made.claims = self._ledger.add_documents(documents, count, lambda e: self._report(made, e)).claims
            made.state = "done"
        except Exception as error:
            self._report(
                made, error if isinstance(error, RawiError) else InputError(f"{type(error).__name__}: {error}")
            )
            made.state = "failed"
        finally:
            made.folder.cleanup()
            made.done.set()

    def _documents(self, made: Look, corrections: Mapping[str, Known]) -> Iterable[Document]:
        """An upload's documents; what is said of one now goes before what was said when it was read before."""

        def said(key: str) -> Known:
            return corrections.get(key, Known()).over(self._ledger.said(key))

        return lying_in(Path(made.folder.name), Known(), lambda e: self._report(made, e), said)

    def _report(self, made: Look, error: RawiError) -> None:
        made.errors.append(one_line(str(error).replace(made.folder.name + "/", "")))


def path_in(folder: Path, name: str) -> Path:
    """A path inside a folder, whatever the file is called."""
    safe = "".join(c for c in Path(name.replace("\\", "/")).name if c.isprintable() and c not in ':*?"<>|')
    short = safe.lstrip(".").encode()[-_BYTES:].decode(errors="ignore")
    return folder / (short or "article.txt")


def _free(path: Path) -> Path:
    """A path that no other file of an upload has: a second one of a name lies in a folder of its own."""
    number = 0
    free = path
    while free.exists():
        number += 1
        free = path.parent / str(number) / path.name
    free.parent.mkdir(exist_ok=True)
    return free


def lying_in(folder: Path, known: Known, report: OnError, recall: Recall) -> Iterator[Document]:
    """The documents of a folder of uploads; where they came from is their name, not the folder they wait in."""
    for document in read_paths(sorted(folder.iterdir()), known, report, recall=recall):
        inside = document.address.startswith(str(folder))
        yield replace(document, address=document.name) if inside else document
