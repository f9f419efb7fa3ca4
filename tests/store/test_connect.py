"""Addresses, errors that say what to do, and what a killed process leaves behind."""

import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest
from samples import document, reading

from rawi.errors import StoreError
from rawi.store.connect import default_path, locate, place_of
from rawi.store.schema import VERSION
from rawi.store.sql import open_store


@pytest.mark.parametrize(
    ("address", "driver", "database"),
    [
        ("{}/ledger.db", "sqlite", "{}/ledger.db"),
        ("{}/100% sure?.db", "sqlite", "{}/100% sure?.db"),
        ("sqlite:///{}/ledger.db", "sqlite", "{}/ledger.db"),
        ("postgresql://me@host/news", "postgresql+psycopg", "news"),
        ("postgres://me@host/news", "postgresql+psycopg", "news"),
        ("postgresql+psycopg://me@host/news", "postgresql+psycopg", "news"),
    ],
)
def test_addresses(tmp_path: Path, address: str, driver: str, database: str) -> None:
    url = locate(address.format(tmp_path))
    assert (url.drivername, url.database) == (driver, database.format(tmp_path))


def test_the_default_follows_xdg(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    if sys.platform == "linux":
        assert default_path() == tmp_path / "rawi" / "ledger.db"
        with open_store() as store:
            assert Path(store.place).exists()


def test_a_password_is_not_shown() -> None:
    assert "secret" not in place_of(locate("postgresql://me:secret@host/news"))


def test_odd_paths_work(tmp_path: Path) -> None:
    for name in ("دفتر.db", "100% sure?.db", "with space#1.db"):
        with open_store(tmp_path / name) as store, store.writer() as writer:
            writer.put(document("a"))
        assert (tmp_path / name).exists()


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("{}", "is a folder"),
        ("{}/none/ledger.db", "folder does not exist"),
        ("mysql://me:secret@host/news", "no store for mysql"),
        ("sqlite://", "needs a file"),
        ("sqlite:///:memory:", "needs a file"),
        ("postgresql://me:secret@localhost:1/news?connect_timeout=2", "cannot be reached"),
        ("postgresql://host:port/news", "no address"),
        ("http://[", "no store for http"),
    ],
)
def test_what_cannot_be_opened(tmp_path: Path, address: str, said: str) -> None:
    with pytest.raises(StoreError, match=said) as caught:
        open_store(address.format(tmp_path))
    assert caught.value.place
    assert "secret" not in str(caught.value)


def test_not_a_database(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text("The road is open. " * 100, encoding="utf-8")
    before = path.read_bytes()
    with pytest.raises(StoreError, match="not a ledger") as caught:
        open_store(path)
    assert caught.value.hint and caught.value.place == str(path)
    assert path.read_bytes() == before


def test_somebody_elses_database(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE documents (id)")
    with pytest.raises(StoreError, match="not a ledger"):
        open_store(path)


def test_a_damaged_file(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with open_store(path) as store, store.writer() as writer:
        for i in range(50):
            writer.put(document(f"d{i}"))
    data = path.read_bytes()
    path.write_bytes(data[:4096] + b"\xff" * (len(data) - 4096))
    with pytest.raises(StoreError, match=r"damaged|tables of a ledger"), open_store(path) as store:
        list(store.view().documents())


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_no_permission(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    open_store(path).close()
    path.chmod(0o444)
    tmp_path.chmod(0o555)
    try:
        with pytest.raises(StoreError, match=r"written|opened"), open_store(path) as store, store.writer() as writer:
            writer.put(document("a"))
    finally:
        tmp_path.chmod(0o755)


def test_locked(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with open_store(path, patience=0.1) as store:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        writer = store.writer()
        writer.put(document("a"))
        with pytest.raises(StoreError, match="another process is writing") as caught:
            writer.flush()
        assert "again" in caught.value.hint
        assert store.view().counts().documents == 0  # readers do not wait
        other.execute("ROLLBACK")
        other.close()
        writer.flush()
        assert store.view().counts().documents == 1


def test_the_newest_schema_is_the_one_in_code() -> None:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    import rawi.store

    config = Config()
    config.set_main_option("script_location", str(Path(rawi.store.__file__).with_name("migrations")))
    assert ScriptDirectory.from_config(config).get_heads() == [VERSION]


STREAM = """
    import sys
    sys.path.insert(0, {tests!r})
    from samples import document, reading
    from rawi.store import open_store
    with open_store({path!r}).writer() as writer:
        for i in range(100_000):
            item = document(f"d{{i}}")
            writer.put(item, reading(item))
            if i == 1500:
                print("under way", flush=True)
"""


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_a_killed_run_leaves_a_store_that_goes_on(tmp_path: Path, how: signal.Signals) -> None:
    path = tmp_path / "ledger.db"
    program = textwrap.dedent(STREAM.format(tests=str(Path(__file__).parent), path=str(path)))
    with subprocess.Popen(
        [sys.executable, "-c", program],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - jobs in the background are born deaf to it
    ) as process:
        assert process.stdout is not None and process.stdout.readline()
        time.sleep(0.15)
        process.send_signal(how)
        assert process.wait(60) != 0
    with open_store(path) as store:
        kept = store.view().counts().documents
        assert kept >= 1500
        if how == signal.SIGKILL:
            assert kept % 500 == 0
        assert store.view().counts().readings == kept
        assert len(store.view().search("الطريق", 10**6)) == kept
        assert list(store.view().verify()) == []
        with store.writer() as writer:
            for i in range(kept + 10):
                item = document(f"d{i}")
                writer.put(item, reading(item))
        assert store.view().counts().documents == kept + 10
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
