"""What Rawi remembers: one store behind three short things, on an SQLite file or on PostgreSQL.

    base        Store, Writer, View and the records they hand out
    schema      the tables                  codec    nouns ↔ JSON
    connect     address → engine; opening, migrating, telling what went wrong
    sql         `open_store`, the one implementation: write (Writer) and view (View)
    search      the folded shadow index and the questions put to it; excerpt finds the words in the text
    proof       every stored span against its document
    migrations  Alembic, run when a store is opened

`open_store` is the door.
"""

from rawi.store.base import Broken, ClaimFilter, Counts, Hit, Mark, Marked, Recorded, Run, Store, View, Writer
from rawi.store.sql import open_store

__all__ = [
    "Broken", "ClaimFilter", "Counts", "Hit", "Mark", "Marked", "Recorded", "Run", "Store", "View", "Writer",
    "open_store",
]  # fmt: skip
