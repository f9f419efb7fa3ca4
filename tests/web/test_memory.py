"""No page waits for an answer that takes the whole ledger: an old one is shown as such, or that there is none yet."""

import threading
from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile
from typing import Any, cast

import pytest
from starlette.testclient import TestClient

from rawi.errors import NothingFound
from rawi.ledger import Ledger
from rawi.web import create_app, memory
from rawi.web.guard import Guard
from rawi.web.memory import Computed, Memory, Pending

TOKEN = "memory-token"


class Versioned:
    """A ledger of which only the version is asked."""

    def __init__(self) -> None:
        self.now = "1"

    def version(self) -> str:
        return self.now


def made(ledger: Versioned, **ready: Any) -> Memory:  # noqa: ANN401
    return Memory(cast(Ledger, ledger), ready)


class Slow:
    """Computes only when it is let go."""

    def __init__(self) -> None:
        self.go, self.done, self.times = threading.Event(), threading.Event(), 0

    def __call__(self) -> int:
        assert self.go.wait(60)
        self.times += 1
        self.done.set()
        return self.times


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "PATIENCE", 0.0)


@pytest.mark.usefixtures("hurried")
def test_what_takes_long_is_pending_then_there_then_old(monkeypatch: pytest.MonkeyPatch) -> None:
    ledger, slow = Versioned(), Slow()
    kept = made(ledger)
    before = kept.state()
    for _ in range(2):
        with pytest.raises(Pending):
            kept.glance("slow", slow)
    slow.go.set()
    with monkeypatch.context() as patch:
        patch.setattr(memory, "PATIENCE", 60.0)
        assert kept.glance("slow", slow) == Computed(1, True)
    assert kept.state() != before
    slow.go.clear()
    ledger.now = "2"
    assert kept.glance("slow", slow) == Computed(1, False)
    slow.go.set()
    monkeypatch.setattr(memory, "PATIENCE", 60.0)
    assert kept.glance("slow", slow) == Computed(2, True)
    assert slow.times == 2
    kept.close()


def test_what_is_always_ready_is_made_unasked_and_again_after_a_change() -> None:
    ledger, slow = Versioned(), Slow()
    kept = made(ledger, slow=slow)
    slow.go.set()
    for times in (1, 2):
        ledger.now = str(times)
        kept.state()
        assert slow.done.wait(60)
        slow.done.clear()
        assert kept.glance("slow", lambda: -1) == Computed(times, True)
    kept.close()


def test_a_failure_is_told_to_who_asks_and_others_go_on() -> None:
    kept = made(Versioned())

    def failing() -> int:
        raise NothingFound("no such mark")

    for _ in range(2):
        with pytest.raises(NothingFound):
            kept.glance("failing", failing)
    assert kept.glance("other", lambda: 3) == Computed(3, True)
    kept.close()


@pytest.fixture
def served(demo: Path, tmp_path: Path) -> Iterator[TestClient]:
    """A server of its own, which computes only what it is asked."""
    copyfile(demo, tmp_path / "own.db")
    app = create_app(str(tmp_path / "own.db"), Guard(TOKEN))
    app.state.memory._ready.clear()
    headers = {"accept": "text/html", "authorization": f"Bearer {TOKEN}"}
    yield TestClient(app, base_url="http://localhost", headers=headers)
    app.state.memory.close()
    app.state.ledger.close()


def test_a_page_says_that_it_is_being_computed(served: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    kept: Memory = cast(Any, served.app).state.memory
    cast(Any, served.app).state.ledger.mark("now")
    slow = Slow()
    with monkeypatch.context() as patch:
        patch.setattr(memory, "PATIENCE", 0.0)
        with pytest.raises(Pending):
            kept.glance("in the way", slow)
        for path in ("/network", "/chains", "/review"):
            page = served.get(path)
            assert page.status_code == 503 and page.headers["retry-after"] and "etag" not in page.headers
            assert "Being computed" in page.text
        assert served.get("/network.json").json()["detail"] == "this is being computed"
        today = served.get("/")
        assert today.status_code == 200 and "This is being computed." in today.text
    slow.go.set()
    assert served.get("/network").status_code == 200
    assert "etag" not in today.headers  # half an answer is not kept
    again = served.get("/")
    assert again.status_code == 200 and "This is being computed." not in again.text


def test_a_page_says_that_it_is_of_the_state_before(served: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = served.get("/network")
    assert "rawi-stale" not in fresh.headers and "how it stood before" not in fresh.text
    monkeypatch.setattr(memory, "PATIENCE", 0.0)
    slow = Slow()
    with pytest.raises(Pending):
        cast(Any, served.app).state.memory.glance("in the way", slow)
    cast(Any, served.app).state.ledger.mark("later")
    stale = served.get("/network")
    assert stale.status_code == 200 and stale.headers["rawi-stale"] == "true" and "how it stood before" in stale.text
    slow.go.set()
    monkeypatch.setattr(memory, "PATIENCE", 60.0)
    assert "etag" not in stale.headers
    later = served.get("/network", headers={"if-none-match": fresh.headers["etag"]})
    assert later.status_code == 200 and "rawi-stale" not in later.headers
