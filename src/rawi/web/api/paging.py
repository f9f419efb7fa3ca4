"""Lists a page at a time: a cursor says where the next page begins, and of which state of the ledger.

A ledger that changed in between is told (410), so that nobody reads a row twice or misses one without knowing.
"""

import base64
import binascii
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from fastapi import HTTPException, Request
from pydantic import BaseModel, Field

from rawi.errors import UsageError
from rawi.web.render import ledger_of

Item = TypeVar("Item")
Position = int | str
_CHANGED = "the ledger changed, begin again"


class Paged(BaseModel):
    """Which part of a list is asked for."""

    cursor: str = Field("", max_length=400, description="The `next` of the page before; empty for the first page.")
    limit: int = Field(50, ge=1, le=200, description="The most items of a page.")


@dataclass(frozen=True, slots=True)
class Part(Generic[Item]):
    """A page of a list.  next: the cursor of the page after it, null at the end."""

    items: tuple[Item, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class Counted(Generic[Item]):
    """A page of a list.  total: of all pages; next: the cursor of the page after this one, null at the end."""

    items: tuple[Item, ...]
    total: int
    next: str | None


class Place:
    """Where a request's page begins, and the cursor of the next one.  Raises UsageError, and 410 where it is over."""

    def __init__(self, request: Request, asked: Paged) -> None:
        self._ledger = ledger_of(request)
        self._version = self._ledger.version()
        question = sorted((k, v) for k, v in request.query_params.multi_items() if k not in ("cursor", "limit"))
        self._state = _digest((request.url.path, question)), _digest(self._version)
        self.at: Position = self._opened(asked.cursor) if asked.cursor else 0

    @property
    def start(self) -> int:
        """The number of the first item, from 0."""
        if not isinstance(self.at, int) or self.at < 0:
            raise _foreign()
        return self.at

    def following(self, at: Position | None) -> str | None:
        """The cursor of the page that begins there; None for none.  Raises 410 where the ledger changed meanwhile."""
        if self._ledger.version() != self._version:
            raise HTTPException(410, _CHANGED)
        if at is None:
            return None
        return base64.urlsafe_b64encode(json.dumps([at, *self._state]).encode()).decode().rstrip("=")

    def _opened(self, cursor: str) -> Position:
        try:
            at, question, state = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        except (ValueError, TypeError, binascii.Error, RecursionError):
            raise _foreign() from None
        if question != self._state[0] or not isinstance(at, int | str):
            raise _foreign()
        if state != self._state[1]:
            raise HTTPException(410, _CHANGED)
        return at


def part(request: Request, asked: Paged, items: Sequence[Item]) -> Counted[Item]:
    """The page that is asked for, of a list at hand."""
    place = Place(request, asked)
    end = place.start + asked.limit
    shown = tuple(items[place.start : end])
    return Counted(shown, len(items), place.following(end if end < len(items) else None))


def _foreign() -> UsageError:
    return UsageError("this cursor belongs to another question", hint="begin without a cursor, with the same question")


def _digest(of: object) -> str:
    return hashlib.sha256(repr(of).encode()).hexdigest()[:16]
