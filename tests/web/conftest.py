"""The demo's ledger, served: read once, never written to."""

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from rawi.ledger import Ledger
from rawi.web import create_app, memory
from rawi.web.guard import Guard

ALWAYS = (
    "/",
    "/ledger",
    "/ledger?lang=fa&since=2026-01-01",
    "/search?q=%D8%B4%D8%B7%D8%B1%D9%86%D8%AC",
    "/search?q=Iran",
    "/ledger?unsourced=true",
    "/articles",
    "/articles?missing=date",
    "/timeline",
    "/timeline?until=2020-01-01",
    "/actor/Iran",
    "/actor/unnamed%20officials",
    "/import",
    "/review",
    "/network",
    "/network?actor=Malta",
    "/chains",
    "/source/Harbour%20Gazette",
    "/export",
    "/export?status=denied",
    "/about",
)
TOKEN = "a-token-of-the-tests"


@pytest.fixture(scope="session", autouse=True)
def patient() -> Iterator[None]:
    """Pages wait for what takes long: the machine may be busy."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(memory, "PATIENCE", 60.0)
        yield


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ledger of the invented articles."""
    place = tmp_path_factory.mktemp("web") / "demo.db"
    with Ledger.open(place) as ledger:
        ledger.read([str(files("rawi.demo").joinpath("corpus"))], on_error=lambda _: None)
    return place


@pytest.fixture(scope="session")
def client(demo: Path) -> Iterator[TestClient]:
    """A reader's browser without preferences."""
    app = create_app(str(demo), Guard(TOKEN))
    with TestClient(app, base_url="http://localhost", headers={"accept": "text/html"}) as made:
        yield made


@pytest.fixture(scope="session")
def addresses(demo: Path) -> list[str]:
    """One address of every page, with what makes it show most."""
    with Ledger.open(demo) as ledger:
        contested = next(iter(ledger.claims(status="contested")))
        told = [
            f"/claim/{contested.id}",
            *(f"/doc/{name}?at=0" for name in dict.fromkeys(a.document for a in contested.assertions)),
        ]
        first, *others = dict.fromkeys(a.document for a in contested.assertions)
        told += [f"/compare/{first}/{other}" for other in others]
        return [*ALWAYS, *told, "/sign-in", "/nowhere"]
