"""The one implementation of a store: SQLite in a file, or PostgreSQL."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Engine

from rawi.store.connect import PATIENCE, locate, open_engine, place_of, writing
from rawi.store.shelf import Link, SqlShelf, T
from rawi.store.view import SqlView
from rawi.store.write import BATCH, SqlWriter


class SqlStore:
    """A store in a database; see `base.Store`.  place: its address without a password."""

    def __init__(self, engine: Engine, place: str) -> None:
        self._engine, self.place = engine, place

    def writer(self, batch: int = BATCH) -> SqlWriter:
        """A writer, to be used in a with block; batch: documents a transaction."""
        return SqlWriter(self._engine, self.place, batch)

    def view(self) -> SqlView:
        """The questions."""
        return SqlView(self._engine, self.place)

    @contextmanager
    def shelf(self, kind: type[T], link: Callable[..., Link]) -> Iterator[SqlShelf[T, Link]]:
        """What linking keeps, for one transaction; kind: what candidates are; link: makes a link between two."""
        with writing(self._engine, self.place) as connection:
            yield SqlShelf(connection, kind, link)

    def close(self) -> None:
        """Let go of files and connections."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_store(url: str | Path | None = None, *, patience: float = PATIENCE) -> SqlStore:
    """Opens a store, making or migrating it where needed.  Raises StoreError with place and hint.

    url: a path to an SQLite file, an `sqlite:` or `postgresql:` URL, or None for the user's own ledger.
    patience: seconds to wait for another process that is writing.
    """
    address = locate(url)
    return SqlStore(open_engine(address, patience), place_of(address))
