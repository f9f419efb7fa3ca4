"""What a reader prefers: language, theme, font, single keys; kept in cookies, and back to the page they came from."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse

from rawi.export.tongue import TONGUES
from rawi.web.tongue import FONTS, THEMES, YEAR

router = APIRouter()
_ALLOWED = {"ui": tuple(TONGUES), "theme": THEMES, "font": FONTS, "keys": ("on", "off")}


@router.get("/prefer", include_in_schema=False)
def prefer(request: Request, back: Annotated[str, Query(max_length=2000)] = "/") -> RedirectResponse:
    """Keeps what the address says, and goes back; only to a page of this server."""
    answer = RedirectResponse(local(back), status_code=303)
    for name, allowed in _ALLOWED.items():
        if (said := request.query_params.get(name)) in allowed:
            answer.set_cookie(name, said, max_age=YEAR, httponly=True, samesite="lax")
    return answer


def local(back: str) -> str:
    """An address of this server; the first page for one that leads elsewhere."""
    return back if back.startswith("/") and not back.startswith(("//", "/\\")) else "/"
