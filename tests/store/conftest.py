"""Two stores for one contract: an SQLite file, and a private PostgreSQL server where its programs are installed."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from rawi.store.sql import SqlStore, open_store


def _programs() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[-3]))
    if found:
        return found[-1].parent
    initdb = shutil.which("initdb")
    return Path(initdb).resolve().parent if initdb else None


def _run(*command: str | Path) -> None:
    """Runs a program of the server; as root, as the user nobody, because a server refuses root."""
    prefix = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"] if os.geteuid() == 0 else []
    # the server keeps the streams it is born with: pipes would never close
    with tempfile.TemporaryFile() as said:
        done = subprocess.run([*prefix, *map(str, command)], stdout=said, stderr=said, cwd="/", check=False)
        if done.returncode:
            said.seek(0)
            pytest.fail(f"{command[0]} failed:\n{said.read().decode(errors='replace')}")


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of an empty database on a server of our own: a Unix socket in a folder, no network."""
    programs = _programs()
    if programs is None:
        pytest.skip("PostgreSQL is not installed")
    pytest.importorskip("psycopg")
    folder = Path(tempfile.mkdtemp(prefix="rawi-pg-"))
    if os.geteuid() == 0:
        nobody = pwd.getpwnam("nobody")
        os.chown(folder, nobody.pw_uid, nobody.pw_gid)
    data = folder / "data"
    _run(programs / "initdb", "-D", data, "-U", "rawi", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
    settings = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off -c max_connections=20"
    _run(programs / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", settings, "start")
    try:
        yield f"postgresql://rawi@/postgres?host={folder}"
    finally:
        _run(programs / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty store."""
    if request.param == "sqlite":
        return str(tmp_path / "ledger.db")
    import psycopg

    url: str = request.getfixturevalue("postgres")
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public")
    return url


@pytest.fixture
def opened(address: str) -> Iterator[Callable[[], SqlStore]]:
    """Opens the same store as often as it is called; closes all in the end."""
    stores: list[SqlStore] = []

    def again() -> SqlStore:
        stores.append(open_store(address, patience=0.3))
        return stores[-1]

    yield again
    for store in stores:
        store.close()


@pytest.fixture
def store(opened: Callable[[], SqlStore]) -> SqlStore:
    """An empty store."""
    return opened()
