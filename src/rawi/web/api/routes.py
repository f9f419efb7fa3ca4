"""Routers of the API: reading carries an entity tag, writing names the token; what each may refuse is described."""

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from fastapi import APIRouter, FastAPI, Request, Response, Security
from fastapi.openapi.utils import get_openapi
from fastapi.routing import APIRoute
from fastapi.security import HTTPBearer
from pydantic import TypeAdapter
from starlette.concurrency import run_in_threadpool

from rawi.web import render

PREFIX = "/api/v1"
_TOKEN = HTTPBearer(auto_error=False, description="The token that `rawi serve` was started with.")  # the guard refuses
_WHY = {
    400: "The question is not understood.",
    401: "The token is missing; on a server that was started with --public, reading takes it too.",
    403: "The request comes from another site's page.",
    404: "The ledger has nothing of this name.",
    409: "A stored span no longer matches its document.",
    410: "The ledger changed since the cursor was given: begin again.",
    413: "More than is taken at once.",
    415: "What is sent is of no kind that is read.",
    421: "The server does not answer to this name.",
    422: "A value is not of its type.",
    500: "Something failed that should not.",
    503: "The ledger cannot be asked now.",
}


@dataclass(frozen=True, slots=True)
class Problem:
    """What went wrong (RFC 9457).  code: Rawi's own; place, kept, hint: where, what was done with it, what to do."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    code: str = ""
    place: str = ""
    kept: str = ""
    hint: str = ""


def problems(*more: int) -> dict[int | str, dict[str, Any]]:
    """What an operation may refuse, for its description; more: statuses beyond those that all may answer."""
    body = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    wanted = sorted({400, 401, 404, 409, 421, 422, 500, 503, *more})
    return {status: {"description": _WHY[status], "content": body} for status in wanted}


class Tagged(APIRoute):
    """A route whose answer carries an entity tag; who has the answer already gets none."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """FastAPI's own, behind the tag."""
        handle = super().get_route_handler()

        async def tagged(request: Request) -> Response:
            tag = await run_in_threadpool(render.tag_of, request)
            if render.held(request, tag):
                return render.unchanged(tag)
            made = await handle(request)
            render.tagged(request, made, tag)
            made.headers.setdefault("cache-control", "no-cache")
            return made

        return tagged


def reading(tag: str, tagged: bool = True) -> APIRouter:
    """A router for questions.  tag: the group that the description puts them in; tagged: with entity tags."""
    same: dict[int | str, dict[str, Any]] = {304: {"description": HTTPStatus(304).phrase}}
    return APIRouter(
        prefix=PREFIX,
        tags=[tag],
        route_class=Tagged if tagged else APIRoute,
        responses=problems(410) | (same if tagged else {}),
        generate_unique_id_function=_named,
    )


def writing(tag: str) -> APIRouter:
    """A router for what changes the ledger; all of it takes the token."""
    return APIRouter(
        prefix=PREFIX,
        tags=[tag],
        responses=problems(403, 413),
        generate_unique_id_function=_named,
        dependencies=[Security(_TOKEN)],
    )


def describe(app: FastAPI) -> Callable[[], dict[str, Any]]:
    """The description of the application, with what problems look like."""

    def made() -> dict[str, Any]:
        if app.openapi_schema is None:
            whole = get_openapi(
                title=app.title,
                version=app.version,
                summary=app.summary,
                description=app.description,
                routes=app.routes,
            )
            whole["components"]["schemas"]["Problem"] = TypeAdapter(Problem).json_schema()
            app.openapi_schema = whole
        return app.openapi_schema

    return made


def _named(route: APIRoute) -> str:
    return route.name
