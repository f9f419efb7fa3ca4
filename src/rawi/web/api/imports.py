"""Taking articles in: one text or page, or JSON Lines of any length, with an event for each document.

What is sent is first laid on disk, so that neither a slow sender nor a slow reader holds up the other; then it is read
one document at a time.  Who stops listening stops nothing: the import goes on to its end.
"""

import json
import queue
import tempfile
import threading
from collections.abc import AsyncIterator, Generator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

from fastapi import HTTPException, Query, Request
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, Field
from starlette.concurrency import run_in_threadpool

from rawi.errors import InputError, RawiError
from rawi.read import Known
from rawi.text.visible import one_line
from rawi.types import Document, Fact, Reading
from rawi.web.api.routes import problems, writing
from rawi.web.api.standing import NDJSON
from rawi.web.intake import Intake, path_in

writer = writing("documents")
ROUTERS = (writer,)
LIMIT = 1024 * 1024 * 1024
"""The most bytes of one import, as they are sent."""
_KINDS = {NDJSON: ".jsonl", "application/jsonl": ".jsonl", "text/plain": ".txt", "text/html": ".html"}
_EVENTS = "text/event-stream"
_WAITING = 256
_PATIENCE = 30.0
_PULSE = 10.0
_BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "description": "JSON Lines with `id` and `text` (optional: title, url, publisher, published_at, lang), one "
        "text, or one page of HTML; each also with `Content-Encoding: gzip`.",
        "content": {kind: {"schema": {"type": "string"}} for kind in _KINDS},
    }
}
_NAMES = {"type": "string", "enum": ["document", "error", "done", "failed"]}
_TOLD: dict[str, Any] = {
    "description": "`document` for each document kept, `error` for what could not be read, then `done` with counts; "
    "`failed` where the ledger gave out. The data of each is a JSON object on one line.",
    "content": {_EVENTS: {"schema": {"type": "object", "properties": {"event": _NAMES, "data": {"type": "string"}}}}},
}


class Given(BaseModel):
    """What the sender states about every document; what is empty is read from the documents."""

    name: str = Field("article", max_length=120, description="What one text is called; JSON Lines have their own ids.")
    publisher: str = Field("", max_length=200)
    published: str = Field("", max_length=40, description="A date, as 2026-03-17.")
    language: Literal["", "ar", "fa", "en", "und"] = ""

    def known(self) -> Known:
        """As readers take it.  Raises UsageError for a date that is none."""
        return Known(self.publisher.strip() or None, self.published.strip() or None, self.language or None)


@dataclass(frozen=True, slots=True)
class Taken:
    """A document that was kept, as it was detected, and how much was read in it."""

    id: str
    name: str
    language: str
    publisher: Fact | None
    published: Fact | None
    attributions: int
    contacts: int


@writer.post(
    "/documents",
    summary="Take in one text, one page or JSON Lines, with progress",
    response_class=StreamingResponse,
    responses=problems(403, 413, 415) | {200: _TOLD},
    openapi_extra=_BODY,
)
async def bring(request: Request, given: Annotated[Given, Query()]) -> StreamingResponse:
    """Server-sent events while documents are kept and linked; what was read before changes nothing."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in _KINDS:
        raise HTTPException(415, f"one of {', '.join(_KINDS)} is taken, not '{kind}'")
    packed = ".gz" if request.headers.get("content-encoding", "").strip().lower() == "gzip" else ""
    known = given.known()
    folder = tempfile.TemporaryDirectory(prefix="rawi-import-")
    try:
        await _laid(request.stream(), path_in(Path(folder.name), f"{given.name.strip()}{_KINDS[kind]}{packed}"))
    except BaseException:
        folder.cleanup()
        raise
    told = Progress(request.app.state.intake, folder, known).events()
    return StreamingResponse(told, media_type=_EVENTS, headers={"cache-control": "no-store", "x-accel-buffering": "no"})


async def _laid(sent: AsyncIterator[bytes], path: Path) -> None:
    """Lays what is sent into a file as it comes."""
    size = 0
    with path.open("wb") as file:
        async for piece in sent:
            size += len(piece)
            if size > LIMIT:
                raise HTTPException(413, f"more than {LIMIT // 2**20} MiB at once; send it in parts")
            await run_in_threadpool(file.write, piece)


class Progress:
    """An import in a thread of its own, told as events."""

    def __init__(self, intake: Intake, folder: tempfile.TemporaryDirectory[str], known: Known) -> None:
        self._intake, self._folder, self._known = intake, folder, known
        self._waiting: queue.Queue[str] = queue.Queue(_WAITING)
        self._alone = threading.Event()
        self.worker = threading.Thread(target=self._work, daemon=True)

    def events(self) -> Generator[str, None, None]:
        """Begins the import; its events until it ended."""
        self.worker.start()
        try:
            while event := self._next():
                yield event
        finally:
            self._alone.set()

    def _next(self) -> str:
        """What to tell next; "" at the end."""
        try:
            return self._waiting.get(timeout=_PULSE)
        except queue.Empty:
            return ": still at work\n\n" if self.worker.is_alive() else ""

    def _work(self) -> None:
        try:
            folder = Path(self._folder.name)
            made = self._intake.take(folder, self._known, self._taken, lambda error: self._wrong("error", error))
            self._tell("done", asdict(made))
        except RawiError as error:
            self._wrong("failed", error)
        except Exception as error:
            self._wrong("failed", InputError(f"{type(error).__name__}: {error}"))
        finally:
            self._folder.cleanup()
            self._put("")

    def _taken(self, known: Document, read: Reading) -> None:
        facts = (known.publisher, known.published, len(read.attributions), len(read.contacts))
        self._tell("document", asdict(Taken(known.id, known.name, known.language, *facts)))

    def _wrong(self, event: str, error: RawiError) -> None:
        said = {"message": error.message, "place": error.place, "kept": error.kept, "hint": error.hint}
        folder = f"{self._folder.name}/"
        shown = {name: one_line(text.replace(folder, "")) for name, text in said.items() if text}
        self._tell(event, {"code": error.code} | shown)

    def _tell(self, event: str, data: dict[str, Any]) -> None:
        self._put(f"event: {event}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n")

    def _put(self, event: str) -> None:
        """Tells whoever listens; who does not take an event for long has left."""
        if self._alone.is_set():
            return
        try:
            self._waiting.put(event, timeout=_PATIENCE)
        except queue.Full:
            self._alone.set()
