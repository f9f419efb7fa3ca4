"""A page's data → HTML or its JSON twin, with an entity tag; the one place where templates are set up.

Safety    every template escapes; names and quotations go through `words`, dates through `date`, ids and numbers through
          `code`, so that each is isolated in its own direction.
Twin      `/claim/C-1` is a page, `/claim/C-1.json` is the same data.
"""

import dataclasses
import hashlib
import json
from collections.abc import Callable
from functools import lru_cache, wraps
from inspect import signature
from typing import Any, TypeVar
from urllib.parse import urlencode

from fastapi import APIRouter, Request, Response
from jinja2 import Environment, PackageLoader, StrictUndefined

from rawi import __version__
from rawi.export.templating import dressed
from rawi.export.tongue import OWN, TONGUES
from rawi.ledger import Ledger
from rawi.web.memory import Answer, Memory
from rawi.web.tongue import FONTS, THEMES, preferences

Show = TypeVar("Show", bound=Callable[..., Any])
NAVIGATION: tuple[tuple[str, str], ...] = ()
"""The pages of the main menu as (path, English word); filled by `pages`."""


def ledger_of(request: Request) -> Ledger:
    """The ledger that is served."""
    found: Ledger = request.app.state.ledger
    return found


def memory_of(request: Request) -> Memory:
    """What was computed of the ledger as it is."""
    found: Memory = request.app.state.memory
    return found


def computed(request: Request, name: str, compute: Callable[[], Answer]) -> Answer:
    """An answer that takes the whole ledger; a page with an old one says so.  Raises Pending where there is none."""
    found = memory_of(request).glance(name, compute)
    request.state.stale = _stale(request) or not found.fresh
    return found.answer


class Pages(APIRouter):
    """A router whose pages have JSON twins."""

    def page(self, path: str, template: str, twin: str = "") -> Callable[[Show], Show]:
        """Registers a page: the decorated function takes `request` first and returns a frozen dataclass.

        path: its address; template: the file; twin: the JSON twin's address, by default path + ".json".
        """

        def add(show: Show) -> Show:
            @wraps(show)
            def html(*args: Any, **given: Any) -> Response:  # noqa: ANN401  (whatever the page asks for)
                request: Request = given["request"]
                return _tagged(request, lambda: page(request, template, show(*args, **given), twin=_twin(request)))

            @wraps(show)
            def data(*args: Any, **given: Any) -> Response:  # noqa: ANN401
                return _tagged(given["request"], lambda: as_json(show(*args, **given)))

            for function in (html, data):  # what FastAPI reads the parameters from
                function.__signature__ = signature(show)  # type: ignore[attr-defined]
                function.__annotations__ = {k: v for k, v in show.__annotations__.items() if k != "return"}
            self.add_api_route(twin or f"{path}.json", data, methods=["GET"], response_model=None, tags=["pages"])
            self.add_api_route(path, html, methods=["GET"], response_model=None, include_in_schema=False)
            return show

        return add


def page(request: Request, template: str, shown: object, status: int = 200, twin: str = "") -> Response:
    """The HTML of a page.  shown: its data, a dataclass, which the template knows as `page`; twin: its JSON."""
    liked = preferences(request)
    given = {"request": request, "liked": liked, "here": _here(request), "twin": twin, "navigation": NAVIGATION}
    text = environment(liked.tongue).get_template(template).render(page=shown, stale=_stale(request), **given)
    fresh = {"cache-control": "no-cache", "vary": "Cookie, Accept-Language"}
    return Response(text, status, headers=fresh, media_type="text/html")


def as_json(shown: Any) -> Response:  # noqa: ANN401  (any dataclass)
    """The JSON of a page's data; letters of all scripts as they are."""
    text = json.dumps(dataclasses.asdict(shown), ensure_ascii=False, separators=(",", ":"))
    return Response(text, headers={"cache-control": "no-cache"}, media_type="application/json")


def _tagged(request: Request, answer: Callable[[], Response]) -> Response:
    """The answer with an entity tag; none at all when the reader has it already."""
    tag = tag_of(request)
    if held(request, tag):
        return unchanged(tag)
    made = answer()
    tagged(request, made, tag)
    return made


def tagged(request: Request, made: Response, tag: str) -> None:
    """Writes the tag on an answer; one of an earlier state of the ledger says so, and has none, nor has half of one."""
    if _stale(request):
        made.headers["rawi-stale"] = "true"
    elif not getattr(request.state, "unfinished", False):
        made.headers["etag"] = tag


def tag_of(request: Request) -> str:
    """The entity tag of what this reader is answered here, as the ledger is now."""
    liked = preferences(request)
    known = request.app.state.guard.knows(dict(request.headers))
    state = (ledger_of(request).version(), str(request.url), dataclasses.astuple(liked), known, __version__)
    return f'W/"{hashlib.sha256(repr(state).encode()).hexdigest()[:20]}"'


def held(request: Request, tag: str) -> bool:
    """Whether the reader has this answer already."""
    return tag in request.headers.get("if-none-match", "")


def unchanged(tag: str) -> Response:
    """The answer to who has it already."""
    return Response(status_code=304, headers={"etag": tag})


def _stale(request: Request) -> bool:
    return getattr(request.state, "stale", False)


def _here(request: Request) -> str:
    """This address within the server, without the language it was asked in."""
    asked = [(k, v) for k, v in request.query_params.multi_items() if k != "ui"]
    return request.url.path + (f"?{urlencode(asked)}" if asked else "")


def _twin(request: Request) -> str:
    path, _, asked = _here(request).partition("?")
    return f"{'/today' if path == '/' else path}.json" + (f"?{asked}" if asked else "")


@lru_cache(maxsize=len(TONGUES))
def environment(tongue: str) -> Environment:
    """The templates in an interface language."""
    made = dressed(
        Environment(loader=PackageLoader("rawi.web"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
                    lstrip_blocks=True, extensions=["jinja2.ext.i18n"]),
        tongue, OWN, "rawi.web",
    )  # fmt: skip
    made.filters["query"] = lambda given: urlencode([(k, v) for k, v in given.items() if v not in ("", None, False)])
    made.globals.update(tongues=TONGUES, themes=THEMES, fonts=FONTS, version=__version__, asset=asset)
    return made


@lru_cache(maxsize=64)
def asset(name: str) -> str:
    """The address of a static file; it changes with the file, so that browsers may keep it for good."""
    from rawi.web.app import static_file

    return f"/static/{hashlib.sha256(static_file(name)).hexdigest()[:12]}/{name}"


__all__ = [
    "Pages",
    "as_json",
    "computed",
    "environment",
    "held",
    "ledger_of",
    "memory_of",
    "page",
    "tag_of",
    "tagged",
    "unchanged",
]
