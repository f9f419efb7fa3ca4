"""`make screenshots`: every page of the demo's ledger as pictures, to look at; never compared by a machine.

python -m tests.web.browser.screenshots FOLDER [LEDGER] [WIDTH]
python -m tests.web.browser.screenshots --docs FOLDER       `make pictures`: the few that the documents show
"""

import re
import sys
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser

from rawi.export.tongue import TONGUES
from rawi.ledger import Ledger

from .serving import opened, served

PAGES = ("/", "/ledger", "/articles?missing=outlet", "/search?q=Malta", "/timeline", "/actor/Malta", "/import",
         "/review", "/network", "/chains", "/source/Harbour%20Gazette", "/export", "/about",
         "/sign-in", "/nowhere")  # fmt: skip
DARK = ("/ledger", "claim")
SHOWN = (
    ("today", "/", "en"), ("claim", "", "fa"), ("article", "/doc/chess-almarfa", "en"), ("timeline", "/timeline", "ar"),
)  # fmt: skip
"""Pictures in the documents: name, page ("" is that of the claim), interface language."""


def addresses(store: Path) -> list[str]:
    """The pages, and those of the claim that most tellings contest."""
    with Ledger.open(store) as ledger:
        claim = max(ledger.claims(status="contested"), key=lambda c: len(c.assertions))
        at = dict.fromkeys(a.document for a in claim.assertions)
        first, *others = at
        spans = {a.document: a.span for a in claim.assertions}
        span = spans[first]
        article = f"/doc/{first}?at={span.start}#c={span.start}-{span.end}"
        return [*PAGES, f"/claim/{claim.id}", article, *(f"/compare/{first}/{other}" for other in others[:1])]


def shoot(browser: Browser, site: str, pages: list[str], folder: Path, width: int) -> None:
    """One file a page and language; two pages also in the dark."""
    for tongue in TONGUES:
        wanted = [(page, "light") for page in pages] + [(p, "dark") for p in pages if any(word in p for word in DARK)]
        for page, theme in wanted:
            context = browser.new_context(
                viewport={"width": width, "height": 900},
                color_scheme="dark" if theme == "dark" else "light",
                extra_http_headers={"accept-language": tongue},
            )
            tab = context.new_page()
            tab.goto(site + page, wait_until="networkidle")
            name = re.sub(r"[^a-z]+", "-", re.split(r"[?#]|/C-", page.removeprefix("/"))[0].lower()).strip("-")
            name = (name.split("-")[0] if name.startswith(("doc", "compare")) else name) or "today"
            tab.screenshot(path=folder / f"{name}.{tongue}{'.dark' * (theme == 'dark')}.png", full_page=True)
            context.close()


def portray(browser: Browser, site: str, pages: list[str], folder: Path) -> None:
    """What a reader sees first of the pages that the documents show."""
    claim = next(page for page in pages if page.startswith("/claim/"))
    for name, page, tongue in SHOWN:
        context = browser.new_context(
            viewport={"width": 1200, "height": 760}, extra_http_headers={"accept-language": tongue}
        )
        tab = context.new_page()
        tab.goto(site + (page or claim), wait_until="networkidle")
        tab.screenshot(path=folder / f"{name}.png")
        context.close()


def main(folder: str, store: str = "", width: str = "1280") -> None:
    """Makes the pictures of a ledger, by default the demo's."""
    documents = folder == "--docs"
    folder, store = (store, "") if documents else (folder, store)
    with TemporaryDirectory() as temporary:
        place = Path(store) if store else Path(temporary) / "demo.db"
        if not store:
            with Ledger.open(place) as ledger:
                ledger.read([str(files("rawi.demo").joinpath("corpus"))], on_error=lambda _: None)
        Path(folder).mkdir(parents=True, exist_ok=True)
        with served(place, "") as site, opened() as browser:
            if documents:
                portray(browser, site, addresses(place), Path(folder))
            else:
                shoot(browser, site, addresses(place), Path(folder), int(width))


if __name__ == "__main__":
    main(*sys.argv[1:])
