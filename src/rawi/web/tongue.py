"""What the reader of a page prefers.

Interface language, theme and font are the reader's, kept in cookies; `?ui=fa` in an address wins for that one page.
"""

from dataclasses import dataclass
from urllib.parse import quote, unquote

from fastapi import Request, Response

from rawi.export.tongue import TONGUES, direction_of

THEMES = ("auto", "light", "dark")
FONTS = ("sans", "naskh")
YEAR = 31_536_000
"""Seconds that a preference is kept."""


@dataclass(frozen=True, slots=True)
class Preferences:
    """How this reader wants pages: interface language, its direction, theme, font for Arabic script, single keys."""

    tongue: str = "en"
    theme: str = "auto"
    font: str = "sans"
    keys: bool = True

    @property
    def direction(self) -> str:
        """The direction of the page around the articles."""
        return direction_of(self.tongue)


def preferences(request: Request) -> Preferences:
    """The address's word, else the cookies', else what the browser says it reads."""
    kept = request.cookies
    theme, font = kept.get("theme", ""), kept.get("font", "")
    return Preferences(
        tongue=_tongue(request),
        theme=theme if theme in THEMES else "auto",
        font=font if font in FONTS else "sans",
        keys=kept.get("keys", "on") != "off",
    )


def name_of(request: Request) -> str:
    """Who this reader said they are when they last decided something; "" for who has not."""
    return unquote(request.cookies.get("name", ""))


def keep_name(answer: Response, name: str) -> None:
    """Keeps a reader's name, in whatever script, for the next decision."""
    answer.set_cookie("name", quote(name, safe=""), max_age=YEAR, httponly=True, samesite="lax")


def _tongue(request: Request) -> str:
    for said in (request.query_params.get("ui"), request.cookies.get("ui")):
        if said in TONGUES:
            return said
    for part in request.headers.get("accept-language", "").split(","):
        code = part.split(";")[0].strip().lower().partition("-")[0]
        if code in TONGUES:
            return code
    return "en"
