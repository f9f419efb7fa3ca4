"""Who may ask, and what a browser may do with the answer.

Reading   from this machine alone: the Host header must name it (a page elsewhere cannot point its own name at us).
          `--public` opens other names, and then demands the token for reading too.
Writing   needs the token: as a bearer token from programs, or from a browser that signed in with it.  A browser's own
          Origin must be ours.  The token travels in headers and forms, never in an address.
Pages     no inline script, nothing from elsewhere, no frame; article text can do nothing but be read.
"""

import hashlib
import hmac
import secrets
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from rawi.text.said import say

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Message, Receive, Send], Awaitable[None]]

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
COOKIE = "rawi_session"
SIGN_IN = "/sign-in"
_OPEN = (SIGN_IN, "/static/")  # what a visitor without a token may see on a public server
_SAFE = ("GET", "HEAD", "OPTIONS")
POLICY = "; ".join((
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "font-src 'self'", "img-src 'self' data:",
    "connect-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
))  # fmt: skip
HEADERS = (
    ("content-security-policy", POLICY),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),  # with "no-referrer" browsers send the Origin "null", also to ourselves
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=(), interest-cohort=()"),
)


def new_token() -> str:
    """A token nobody can guess."""
    return secrets.token_urlsafe(24)


@dataclass(frozen=True, slots=True)
class Guard:
    """token: what writing takes, "" where nobody may write.  hosts: names the server answers to.  public: reading
    takes the token too."""

    token: str = ""
    hosts: tuple[str, ...] = LOOPBACK
    public: bool = False
    _key: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)

    def opens(self, given: str) -> bool:
        """Whether this is the token."""
        return bool(self.token) and hmac.compare_digest(given.encode(), self.token.encode())

    def session(self) -> str:
        """What a signed-in browser's cookie holds; it tells nothing of the token and ends with the server."""
        return hmac.new(self._key, self.token.encode(), hashlib.sha256).hexdigest()

    def knows(self, headers: dict[str, str]) -> bool:
        """Whether a request carries the token, or the cookie of a browser that signed in."""
        scheme, _, given = headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer" and self.opens(given.strip()):
            return True
        kept = dict(part.strip().partition("=")[::2] for part in headers.get("cookie", "").split(";"))
        return bool(self.token) and hmac.compare_digest(kept.get(COOKIE, ""), self.session())

    def refusal(self, method: str, path: str, headers: dict[str, str]) -> tuple[int, str] | None:
        """Why a request is not answered, with its HTTP status; None when it may pass."""
        if (host := headers.get("host", "")) and _name(host) not in self.hosts:
            return 421, say("this server does not answer to the name '%(code)s'", code=host)
        unsafe = method not in _SAFE
        if unsafe and (origin := headers.get("origin")) and urlsplit(origin).netloc != headers.get("host"):
            return 403, say("the request comes from another site's page")
        if path.startswith(_OPEN):
            return None
        if (self.public or unsafe) and not self.knows(headers):
            form = "this server needs the token that %(code)s was started with"
            if unsafe:
                form = "writing to this ledger needs the token that %(code)s was started with"
            return 401, say(form, code="`rawi serve`")
        return None


def _name(host: str) -> str:
    """A Host header without its port."""
    return host if host.endswith("]") else host.rpartition(":")[0] if ":" in host else host


class Guarded:
    """The application behind the guard: refuses before it runs, and writes the policy on every answer.

    refuse: makes the answer (status, reason) into an application.
    """

    def __init__(self, app: Application, guard: Guard, refuse: Callable[[Message, int, str], Application]) -> None:
        self._app, self._guard, self._refuse = app, guard, refuse

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """ASGI."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
        refused = self._guard.refusal(scope["method"], scope["path"], headers)

        async def send_with_policy(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = {name.lower() for name, _ in message["headers"]}
                extra = [(n.encode(), v.encode()) for n, v in HEADERS if n.encode() not in given]
                message["headers"] = [*message["headers"], *extra]
            await send(message)

        answer = self._app if refused is None else self._refuse(scope, *refused)
        await answer(scope, receive, send_with_policy)
