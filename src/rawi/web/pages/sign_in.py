"""Signing in: the token that `rawi serve` printed, once, for a cookie that ends with the server."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request, Response
from fastapi.responses import RedirectResponse

from rawi.web.guard import COOKIE, SIGN_IN, Guard
from rawi.web.pages.prefer import local
from rawi.web.render import page

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class SignInPage:
    """back: where the reader came from; wrong: whether the token was; known: whether they are signed in."""

    back: str
    wrong: bool
    known: bool
    public: bool


def _shown(request: Request, back: str, wrong: bool = False) -> Response:
    guard: Guard = request.app.state.guard
    data = SignInPage(local(back), wrong, guard.knows(dict(request.headers)), guard.public)
    return page(request, "sign_in.html.j2", data, 403 if wrong else 200)


@router.get(SIGN_IN)
def ask(request: Request, back: Annotated[str, Query(max_length=2000)] = "/") -> Response:
    """The form."""
    return _shown(request, back)


@router.post(SIGN_IN)
def sign_in(
    request: Request, token: Annotated[str, Form(max_length=500)] = "", back: Annotated[str, Form()] = "/"
) -> Response:
    """Takes the token; it is compared and forgotten."""
    guard: Guard = request.app.state.guard
    if not guard.opens(token.strip()):
        return _shown(request, back, wrong=True)
    answer = RedirectResponse(local(back), status_code=303)
    answer.set_cookie(COOKIE, guard.session(), httponly=True, samesite="strict")
    return answer


@router.post("/sign-out")
def sign_out() -> Response:
    """Forgets the cookie."""
    answer = RedirectResponse("/", status_code=303)
    answer.delete_cookie(COOKIE)
    return answer
