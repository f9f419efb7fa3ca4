"""The ledger in a browser: pages, their JSON twins, and a REST API, served on this machine.

    app        `create_app`: settings → an ASGI application; one table from exception to response
    guard      who may ask: Host and Origin, the token, the content policy
    tongue     the interface in English, Arabic and Persian; the reader's preferences
    render     a page's data → HTML or JSON, with an entity tag; the filters of the templates
    pages      one file a page: a function from an address to the data that page and twin both show
    templates, static, locale   what the pages are made of; static is built by `make web` from assets

`create_app` is the door; `rawi serve` opens it.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fastapi import FastAPI

    from rawi.web.guard import Guard

__all__ = ["create_app"]


def create_app(store: str | None = None, guard: "Guard | None" = None) -> "FastAPI":
    """The application over one ledger.

    store: a path or URL, None for the user's own.  guard: who may ask; by default this machine alone, and nobody may
    write.  Raises StoreError.
    """
    from rawi.web import app  # the web libraries are imported when something is served

    return app.create_app(store, guard)
