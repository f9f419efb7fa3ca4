"""Where a store is, how it is opened and brought up to date, and what a database's complaint means."""

import importlib
import re
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from rawi.errors import StoreError
from rawi.store.schema import VERSION, documents

PATIENCE = 10.0  # seconds to wait for another process that writes
_PAUSE = 0.05  # seconds between two tries
_LOCK = 0x72617769  # one writer at a time on PostgreSQL; SQLite has its own lock
_SCHEME = re.compile(r"[A-Za-z][\w+.]*://")
_WRITING = "rawi_writing"


def default_path() -> Path:
    """The ledger used when none is named: in the user's data folder."""
    from platformdirs import user_data_path

    return user_data_path("rawi", appauthor=False) / "ledger.db"


def locate(address: str | Path | None) -> URL:
    """The address of a store: an SQLite file's path, `sqlite:///path`, `postgresql://…`, or None for the default."""
    if address is None:
        path = default_path()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(f"the folder cannot be made: {error.strerror}", place=str(path.parent)) from error
        return _file(path)
    if not _SCHEME.match(str(address)):
        return _file(Path(address))
    try:
        url = make_url(str(address))
    except (ArgumentError, ValueError) as error:
        raise StoreError("no address of a store", place=str(address).partition("://")[0] + "://") from error
    if url.get_backend_name() == "sqlite":
        if not url.database or url.database == ":memory:":
            raise StoreError("an SQLite store needs a file", place=str(address), hint="for example: ledger.db")
        return _file(Path(url.database))
    if url.drivername in ("postgresql", "postgres"):
        return url.set(drivername="postgresql+psycopg")
    if url.drivername == "postgresql+psycopg":
        return url
    hint = "a path to an SQLite file, or postgresql://user@host/name"
    raise StoreError(f"no store for {url.drivername}", place=url.render_as_string(), hint=hint)


def _file(path: Path) -> URL:
    path = path.expanduser()
    if path.is_dir():
        raise StoreError("is a folder, not a ledger", place=str(path), hint=f"name a file: {path / 'ledger.db'}")
    if not path.parent.exists():
        raise StoreError("its folder does not exist", place=str(path), hint=f"make it: mkdir -p {path.parent}")
    return URL.create("sqlite", database=str(path))


def place_of(url: URL) -> str:
    """An address as it may be shown: a file's path, or a URL without its password."""
    return url.database or "" if url.get_backend_name() == "sqlite" else url.render_as_string(hide_password=True)


def open_engine(url: URL, patience: float = PATIENCE) -> Engine:
    """An engine over a store that is up to date; a new or empty database is made into one.  Raises StoreError."""
    sqlite = url.get_backend_name() == "sqlite"
    settings = {"timeout": patience, "check_same_thread": False} if sqlite else {"application_name": "rawi"}
    place = place_of(url)
    try:
        engine = create_engine(url, connect_args=settings)
    except (ModuleNotFoundError, NoSuchModuleError) as error:
        hint = "install the driver: pip install 'rawi[postgres]'"
        raise StoreError(f"PostgreSQL needs a driver: {error}", place=place, hint=hint) from error
    if sqlite:
        event.listen(engine, "connect", _settle)
        event.listen(engine, "begin", _begin)
    try:
        with told(place):
            _update(engine, place, patience)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _settle(connection: sqlite3.Connection, _: object) -> None:
    """A commit outlives the process at once (WAL); after a power cut the last commits may be missing, nothing else."""
    connection.isolation_level = None
    connection.execute("PRAGMA synchronous=NORMAL")
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA cache_size=-32000")


def _begin(connection: Connection) -> None:
    """Writers take SQLite's lock at once, so that what they look up is still so when they write."""
    writing = connection.get_execution_options().get(_WRITING)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


@contextmanager
def writing(engine: Engine, place: str) -> Iterator[Connection]:
    """A transaction that alone may write; it holds as a whole or not at all."""
    with told(place), engine.connect().execution_options(**{_WRITING: True}) as connection, connection.begin():
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
        yield connection


@contextmanager
def reading(engine: Engine, place: str) -> Iterator[Connection]:
    """A transaction that sees one moment of the store, and streams."""
    options: dict[str, Any] = {"yield_per": 200}
    if engine.dialect.name == "postgresql":
        options["isolation_level"] = "REPEATABLE READ"
    with told(place), engine.connect().execution_options(**options) as connection, connection.begin():
        yield connection


def _update(engine: Engine, place: str, patience: float) -> None:
    with engine.connect() as connection:
        if _version(connection) == VERSION:
            return
    if engine.dialect.name == "sqlite":
        _write_ahead(engine, patience)
    importlib.import_module("alembic.command")  # before the lock is taken, for which others wait
    with writing(engine, place) as connection:
        version = _version(connection)
        if version == VERSION:
            return
        if version is None and inspect(connection).has_table(documents.name):
            raise StoreError("is a database, but not a ledger of Rawi", place=place, hint="name another file")
        _migrate(connection, version, place)


def _write_ahead(engine: Engine, patience: float) -> None:
    """Turn SQLite's write-ahead log on; it does not wait for others that use the file meanwhile, so that we do."""
    until = time.monotonic() + patience
    raw = engine.raw_connection()
    try:
        while True:
            try:
                raw.cursor().execute("PRAGMA journal_mode=WAL")
                return
            except sqlite3.OperationalError as error:
                if "locked" not in str(error) or time.monotonic() > until:
                    raise
                time.sleep(_PAUSE)
    finally:
        raw.close()


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _migrate(connection: Connection, version: str | None, place: str) -> None:
    """Alembic, up to the newest schema."""
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")).replace("%", "%%"))
    config.attributes["connection"] = connection
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if version is not None and version not in known:
        message = f"has schema version {version}, which this Rawi does not know (it knows {VERSION})"
        raise StoreError(message, place=place, kept="nothing was changed", hint="open it with a newer Rawi")
    command.upgrade(config, "head")


@contextmanager
def told(place: str) -> Iterator[None]:
    """Turns a database's complaints into StoreErrors with place and hint."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        raise _explain(error, place) from error


_MEANINGS: tuple[tuple[str, str, str], ...] = (
    ("is locked", "another process is writing to the ledger", "wait for it to end, then run the command again"),
    ("not a database", "is not a ledger of Rawi", "name another file"),
    ("readonly|read-only|permission denied", "may not be written", "check who owns it and what its folder allows"),
    ("unable to open", "cannot be opened", "check who owns it and what its folder allows"),
    ("is full|no space left", "there is no space left on the disk", "free some space, then run the command again"),
    ("malformed|corrupt", "the file is damaged", "restore it from a copy"),
    ("no such (table|column)|does not exist", "does not have the tables of a ledger", "check the address"),
    ("authentication failed|no password supplied", "the user or the password is wrong", "check the address"),
    ("connection|could not translate", "the server cannot be reached", "check the address, and that the server runs"),
)


def _explain(error: DBAPIError | sqlite3.Error, place: str) -> StoreError:
    """What a complaint means; never with the statement's values, which are article text."""
    said = " ".join(str(error.orig if isinstance(error, DBAPIError) else error).split())
    for pattern, message, hint in _MEANINGS:
        if re.search(pattern, said, re.IGNORECASE):
            return StoreError(f"{message} ({said[:200]})", place=place, kept="nothing was changed", hint=hint)
    return StoreError(f"the database refused: {said[:200]}", place=place, kept="nothing was changed")
