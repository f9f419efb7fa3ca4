"""One browser and one server for all tests of this folder; without Chromium they are skipped."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, Request

from ..conftest import TOKEN
from .serving import chromium_here, opened, served

HERE = Path(__file__).parent
Open = Callable[..., AbstractContextManager[Page]]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    absent = pytest.mark.skip(reason="Chromium is not installed (on Debian: apt-get install chromium)")
    for item in items:
        if HERE in item.path.parents:
            item.add_marker("browser")
            if not chromium_here():
                item.add_marker(absent)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    with opened() as made:
        yield made


@pytest.fixture(scope="package")
def site(demo: Path) -> Iterator[str]:
    """The demo's ledger, served."""
    with served(demo, TOKEN) as address:
        yield address


@pytest.fixture
def tab(browser: Browser) -> Open:
    """Opens a tab of a new reader: `with tab(ui="fa", locale="fa") as page`.  Dialogs and errors fail the test."""

    @contextmanager
    def opening(ui: str = "", **given: Any) -> Iterator[Page]:  # noqa: ANN401  (whatever a browser context takes)
        if ui:
            given["extra_http_headers"] = {"accept-language": ui}
        context = browser.new_context(**given)
        context.set_default_timeout(10_000)
        page, trouble = context.new_page(), list[str]()

        def refused(dialog: Dialog) -> None:
            trouble.append(f"dialog: {dialog.message}")
            dialog.dismiss()

        def said(message: ConsoleMessage) -> None:
            if message.type == "error":
                trouble.append(f"console: {message.text}")

        def asked(request: Request) -> None:
            if "://127.0.0.1:" not in request.url:
                trouble.append(f"elsewhere: {request.url}")

        page.on("dialog", refused)
        page.on("console", said)
        page.on("request", asked)
        page.on("pageerror", lambda error: trouble.append(f"error: {error}"))
        yield page
        context.close()
        assert not trouble, trouble

    return opening
