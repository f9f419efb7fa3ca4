"""A server in a thread and a Chromium: what the browser tests and the screenshots stand on."""

import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, sync_playwright

from rawi.web import create_app
from rawi.web.guard import Guard

NAMES = ("chromium", "chromium-browser", "google-chrome")


def chromium_here() -> str:
    """Where Chromium is, "" where there is none."""
    return os.environ.get("RAWI_CHROMIUM", "") or next(filter(None, map(shutil.which, NAMES)), "")


@contextmanager
def served(store: Path, token: str) -> Iterator[str]:
    """A ledger on a free port of this machine, as an address without a final slash."""
    server = uvicorn.Server(uvicorn.Config(create_app(str(store), Guard(token)), log_level="error"))
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        until = time.monotonic() + 30
        while not server.started:
            assert thread.is_alive() and time.monotonic() < until, "the server did not start"
            time.sleep(0.02)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join(timeout=10)


@contextmanager
def opened() -> Iterator[Browser]:
    """The browser."""
    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=chromium_here(), args=["--no-sandbox"])
        yield made
        made.close()
