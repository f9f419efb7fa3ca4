"""Settings → an ASGI application: pages, twins, API, static files; one table from exception to response."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import lru_cache
from http import HTTPStatus
from importlib.resources import files

from anyio.to_thread import current_default_thread_limiter
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from rawi import __version__
from rawi.errors import EvidenceError, InputError, NothingFound, RawiError, StoreError, UsageError
from rawi.ledger import Ledger
from rawi.text.said import each, say
from rawi.text.visible import one_line
from rawi.web.guard import Application, Guard, Guarded, Message
from rawi.web.intake import Intake
from rawi.web.memory import Memory, Pending
from rawi.web.render import page
from rawi.web.trouble import Trouble

_STATUS: tuple[tuple[type[RawiError], int], ...] = (
    (NothingFound, 404),
    (UsageError, 400),
    (InputError, 422),
    (EvidenceError, 409),
    (StoreError, 503),
)
_TYPES = {
    "css": "text/css",
    "js": "text/javascript",
    "woff2": "font/woff2",
    "svg": "image/svg+xml",
    "txt": "text/plain",
}
_AT_ONCE = 8
"""Pages made at once; each holds a connection with its cache, and more threads make none of them faster."""
_FOR_GOOD = "public, max-age=31536000, immutable"


def create_app(store: str | None = None, guard: Guard | None = None) -> FastAPI:
    """The application over one ledger; see `rawi.web.create_app`."""
    from rawi.web import api, pages
    from rawi.web.api.routes import describe, problems

    ledger = Ledger.open(store)
    memory = Memory(ledger, {"network": ledger.network, "chains": ledger.chains, "review": ledger.review})

    @asynccontextmanager
    async def living(_: FastAPI) -> AsyncIterator[None]:
        current_default_thread_limiter().total_tokens = _AT_ONCE
        memory.state()  # begins to compute what takes long
        yield
        memory.close()
        ledger.close()

    app = FastAPI(
        title="Rawi",
        version=__version__,
        summary="Who said what, to whom, through whom, according to whom, and who denies it.",
        description="Offsets are half-open ranges of Unicode code points of a document's text, in logical order.",
        lifespan=living,
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
    )
    app.state.ledger, app.state.guard, app.state.intake = ledger, guard or Guard(), Intake(ledger)
    app.state.memory = memory
    for router in pages.ROUTERS:
        app.include_router(router, responses=problems())
    for router in api.ROUTERS:
        app.include_router(router)
    app.openapi = describe(app)  # type: ignore[method-assign]  # FastAPI's way of saying more
    app.add_api_route("/static/{digest}/{name}", _static, include_in_schema=False)
    app.add_exception_handler(RawiError, _rawi_error)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(Pending, _pending)
    app.add_exception_handler(Exception, _unexpected)
    app.add_middleware(Guarded, guard=app.state.guard, refuse=Refuse(app))
    return app


def answer(request: Request, trouble: Trouble) -> Response:
    """What went wrong, as problem+json for programs (RFC 9457) and as a page for readers."""
    path = request.url.path
    if path.endswith(".json") or path.startswith("/api/") or "text/html" not in request.headers.get("accept", ""):
        return JSONResponse(trouble.problem(path), trouble.status, media_type="application/problem+json")
    return page(request, f"{trouble.template}.html.j2", trouble, trouble.status)


def _rawi_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, RawiError)
    status = next((number for kind, number in _STATUS if isinstance(error, kind)), 500)
    ledger = request.app.state.ledger
    where = "" if error.place == ledger.store.place else error.place  # a reader need not know where the ledger lies
    said = (each(part, one_line) for part in (error.message, where, error.kept, error.hint))
    return answer(request, Trouble(status, error.code, *said))


def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    absent = error.status_code == HTTPStatus.NOT_FOUND and error.detail == HTTPStatus.NOT_FOUND.phrase
    return answer(
        request, Trouble(error.status_code, "", say("there is no such page") if absent else str(error.detail))
    )


def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"][1:])
    return answer(request, Trouble(422, UsageError.code, f"{where}: {first['msg']}"))


def _pending(request: Request, _: Exception) -> Response:
    made = answer(
        request, Trouble(503, "", say("this is being computed"), hint=say("ask again in a moment"), template="pending")
    )
    made.headers["retry-after"] = "5"
    return made


def _unexpected(request: Request, error: Exception) -> Response:
    return answer(request, Trouble(500, RawiError.code, say("this page failed: %(code)s", code=type(error).__name__)))


class Refuse:
    """The answer of the guard to a request that may not pass."""

    def __init__(self, app: FastAPI) -> None:
        self._app = app

    def __call__(self, scope: Message, status: int, reason: str) -> Application:
        """The application that answers so."""
        scope["app"] = self._app
        made = answer(Request(scope), Trouble(status, UsageError.code, reason))
        if status == 401:
            made.headers["www-authenticate"] = "Bearer"
        return made


def _static(digest: str, name: str) -> Response:
    import hashlib

    try:
        body = static_file(name)
    except FileNotFoundError:
        raise NothingFound(say("there is no file '%(raw)s'", raw=name)) from None
    same = hashlib.sha256(body).hexdigest().startswith(digest)
    kept = _FOR_GOOD if same or name.endswith("woff2") else "no-cache"
    return Response(body, media_type=_TYPES.get(name.rpartition(".")[2]), headers={"cache-control": kept})


@lru_cache(maxsize=64)
def static_file(name: str) -> bytes:
    """A static file by its name.  Raises FileNotFoundError."""
    if name == "rawi.css":  # the dossier's look, and what only the pages have
        return files("rawi.export").joinpath("templates", "dossier.css").read_bytes() + static_file("pages.css")
    for folder in (files("rawi.web").joinpath("static"), files("rawi.export").joinpath("fonts")):
        found = folder.joinpath(name)
        if "/" not in name and not name.startswith((".", "_")) and not name.endswith(".py") and found.is_file():
            return found.read_bytes()
    raise FileNotFoundError(name)
