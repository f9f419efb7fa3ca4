"""What went wrong, as readers and programs are told."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any


@dataclass(frozen=True, slots=True)
class Trouble:
    """status: HTTP's; code: Rawi's own, "" for none; what, where, what was done with the data, what to do next.

    template: of the page that tells it.
    """

    status: int
    code: str
    message: str
    place: str = ""
    kept: str = ""
    hint: str = ""
    template: str = "trouble"

    @property
    def title(self) -> str:
        """HTTP's words for it."""
        return HTTPStatus(self.status).phrase

    def problem(self, instance: str) -> dict[str, Any]:
        """The members of problem+json (RFC 9457)."""
        said = {"code": self.code, "place": self.place, "kept": self.kept, "hint": self.hint}
        base = {"type": "about:blank", "title": self.title, "status": self.status, "detail": self.message}
        return base | {"instance": instance} | {name: value for name, value in said.items() if value}
