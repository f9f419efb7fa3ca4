"""What Rawi remembers: one store behind three short things, on an SQLite file or on PostgreSQL.

    base        Store, Writer, View and the records they hand out
    schema      the tables                  codec    nouns ↔ JSON
    connect     address → engine; opening, migrating, telling what went wrong
    sql         `open_store`, the one implementation: write (Writer) and view (View)
    questions   filters and orders of claims as SQL
    search      the folded shadow index and the questions put to it; excerpt finds the words in the text
    proof       every stored span against its document
    migrations  Alembic, run when a store is opened

`open_store` is the door.
"""

from pathlib import Path

from rawi.store.base import Broken, ClaimFilter, Counts, Hit, Mark, Marked, Recorded, Run, Store, View, Writer

__all__ = [
    "Broken", "ClaimFilter", "Counts", "Hit", "Mark", "Marked", "Recorded", "Run", "Store", "View", "Writer",
    "open_store",
]  # fmt: skip


def open_store(url: str | Path | None = None) -> Store:
    """Opens a store, making or migrating it where needed.  Raises StoreError with place and hint.

    url: a path to an SQLite file, an `sqlite:` or `postgresql:` URL, or None for the user's own ledger.
    """
    from rawi.store import sql  # the database libraries are imported when a store is opened

    return sql.open_store(url)
