"""Import: paste or upload, see what was detected, correct it, keep it; progress while it is read and linked."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import File, Form, Request, Response, UploadFile
from fastapi.responses import RedirectResponse

from rawi.read import Known
from rawi.types import Fact
from rawi.web.guard import Guard
from rawi.web.intake import LIMIT, Intake, Look
from rawi.web.render import Pages, page

router = Pages()


@dataclass(frozen=True, slots=True)
class Detected:
    """What was read off one article; a person may correct it."""

    id: str
    name: str
    title: str
    language: str
    publisher: Fact | None
    published: Fact | None
    noise: tuple[str, ...]
    notes: tuple[str, ...]
    beginning: str
    length: int


@dataclass(frozen=True, slots=True)
class ImportPage:
    """known: whether this reader may write; largest: bytes of one upload."""

    known: bool
    largest: int


@dataclass(frozen=True, slots=True)
class LookPage:
    """One upload.  state: looked at, reading, linking, done, failed; total, taken: documents."""

    key: str
    state: str
    total: int
    taken: int
    claims: int
    errors: tuple[str, ...]
    detected: tuple[Detected, ...]


@router.page("/import", "import.html.j2")
def bring(request: Request) -> ImportPage:
    """The form."""
    guard: Guard = request.app.state.guard
    return ImportPage(guard.knows(dict(request.headers)), LIMIT)


@router.post("/import", include_in_schema=False)
def look(
    request: Request,
    text: Annotated[str, Form()] = "",
    name: Annotated[str, Form(max_length=120)] = "",
    files: Annotated[list[UploadFile] | None, File()] = None,
) -> Response:
    """Looks at what was brought, and shows what was detected; nothing is kept yet."""
    given = [(f.filename or "article.txt", f.file.read(LIMIT + 1)) for f in files or () if f.filename]
    if text.strip():
        given.append((f"{name.strip() or 'pasted'}.txt", text.replace("\r\n", "\n").encode()))
    return RedirectResponse(f"/import/{_intake(request).look(given).key}", status_code=303)


@router.get("/import/{key}", include_in_schema=False)
def looked(request: Request, key: str) -> Response:
    """What was detected, or how far the reading is."""
    return page(request, "look.html.j2", _shown(_intake(request).found(key)))


@router.post("/import/{key}", include_in_schema=False)
async def keep(request: Request, key: str) -> Response:
    """Keeps an upload with the corrections of the form: fields publisher-ID, date-ID, lang-ID."""
    form = await request.form()
    intake = _intake(request)
    corrections = {}
    for one in intake.found(key).documents:
        lang = _changed(form.get(f"lang-{one.id}"), one.language)
        corrections[one.id] = Known(
            _changed(form.get(f"publisher-{one.id}"), one.publisher.value if one.publisher else ""),
            _changed(form.get(f"date-{one.id}"), one.published.value if one.published else ""),
            lang or None,
        )
    intake.keep(key, corrections)
    return RedirectResponse(f"/import/{key}", status_code=303)


def _changed(said: object, detected: str) -> str | None:
    """What a person put in place of what was detected; None where the field was left alone or not sent."""
    return None if said is None or str(said).strip() == detected else str(said).strip()


def _intake(request: Request) -> Intake:
    found: Intake = request.app.state.intake
    return found


def _shown(made: Look) -> LookPage:
    made.done.wait(1.0 if made.state in ("reading", "linking") else 0)
    detected = tuple(
        Detected(
            d.id, d.name, d.title, d.language, d.publisher, d.published,
            tuple(dict.fromkeys(n.reason for n in d.noise)), d.notes, d.text[:280], len(d.text),
        )
        for d in made.documents
    )  # fmt: skip
    return LookPage(made.key, made.state, made.total, made.taken, made.claims, tuple(made.errors), detected)
