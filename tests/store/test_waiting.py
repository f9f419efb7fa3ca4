"""A new ledger waits for whoever else uses its file at that moment."""

import sqlite3
import threading
from pathlib import Path

import pytest
from sqlalchemy import URL

from rawi.errors import StoreError
from rawi.store.connect import open_engine


def test_a_new_ledger_waits_until_the_file_is_free(tmp_path: Path) -> None:
    place = tmp_path / "ledger.db"
    other = sqlite3.connect(place, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    free = threading.Timer(0.5, other.execute, ("COMMIT",))
    free.start()
    open_engine(URL.create("sqlite", database=str(place))).dispose()
    free.join()
    other.close()


def test_waiting_ends(tmp_path: Path) -> None:
    place = tmp_path / "ledger.db"
    other = sqlite3.connect(place, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match="another process is writing"):
        open_engine(URL.create("sqlite", database=str(place)), patience=0.2)
    other.close()
