"""Texts made to break a page: nothing in them runs, asks elsewhere or widens a page; what is invisible is shown."""

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from rawi.ledger import Ledger

from .conftest import Open
from .serving import served

RLO, LRI, ZWSP = "\u202e", "\u2066", "\u200b"
MARKUP = (
    '<script>alert("one")</script> <img src=x onerror="alert(2)"> <a href="javascript:alert(3)">here</a> '
    '<svg onload=alert(4)> <iframe src="https://elsewhere.example/"></iframe> </p></article> {{ 7 * 7 }} '
)
NAME = "Ka" + "ra" * 5_000
ODD = "../a\"b'<i>/c?d#e&f%2F"
SAID = "The harbour office said that the ferry to the island had stopped."
HEAVY = 300_000


def articles() -> Iterator[dict[str, str]]:
    """The hostile documents, as lines of a JSON Lines file."""
    yield {"id": "markup", "title": MARKUP, "text": f"{MARKUP}\n{SAID}\nThe mayor said that {MARKUP} was sold.\n"}
    yield {"id": "address", "title": "x", "url": "javascript:alert(5)", "text": f"{SAID}\n"}
    yield {"id": f"turned{RLO}name", "title": f"turned {RLO}title{LRI}", "publisher": f"Gaz{RLO}ette",
           "text": f"The may{RLO}or said that the {LRI}ferry{ZWSP} had stopped.\n"}  # fmt: skip
    yield {
        "id": "long-name",
        "title": NAME,
        "publisher": NAME,
        "text": f"Ambassador {NAME} said that it had stopped.\n",
    }
    yield {"id": ODD, "title": ODD, "publisher": ODD, "text": f"{SAID}\n"}
    yield {"id": "large", "title": "large", "text": f"{SAID}\n" + f"{'fair' * 20} weather.\n" * 56_000}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("hostile")
    lines = place / "hostile.jsonl"
    lines.write_text("\n".join(map(json.dumps, articles())), "utf-8")
    with Ledger.open(place / "hostile.db") as ledger:
        ledger.read([str(lines)], on_error=lambda error: pytest.fail(str(error)))
    return place / "hostile.db"


@pytest.fixture(scope="module")
def hostile_site(hostile: Path) -> Iterator[str]:
    with served(hostile, "t") as address:
        yield address


@pytest.fixture(scope="module")
def pages(hostile: Path) -> list[str]:
    """Every page that shows something of a hostile document."""
    with Ledger.open(hostile) as ledger:
        claims = list(ledger.claims())
        names = {a.speaker.label for c in claims for a in c.assertions} | {NAME[:200], MARKUP[:150]}
        told = [f"/claim/{c.id}" for c in claims[:12]]
        documents = ("markup", "address", "long-name", "large", f"turned{RLO}name")
        articles = [f"/doc/{quote(name, safe='')}" for name in documents]
        odd = f"/doc/{ledger.document(ODD).id}"
    shown = [f"/actor/{quote(name[:200], safe='')}" for name in sorted(names)]
    fixed = ["/", "/ledger", "/timeline", "/network", "/chains", "/review", "/export", "/search?q=ferry",
             f"/search?q={quote(MARKUP[:100])}", f"/ledger?actor={quote(MARKUP[:100])}",
             "/doc/large?at=2000000"]  # fmt: skip
    return [*fixed, *told, *articles, odd, *shown[:24]]


def test_nothing_runs_and_no_page_breaks(tab: Open, hostile_site: str, pages: list[str]) -> None:
    heavy, wide, failed = {}, [], []
    with tab("en", viewport={"width": 320, "height": 640}) as page:
        for address in pages:
            answer = page.goto(hostile_site + address)
            assert answer is not None
            if answer.status != 200:
                failed.append((answer.status, address[:120]))
            if (size := len(answer.body())) > HEAVY:
                heavy[address[:120]] = size
            if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
                wide.append(address[:120])
            assert page.locator("main iframe, main img, main script, main [onerror], main [onload]").count() == 0
            assert page.locator("a[href^='javascript:' i]").count() == 0
    assert (failed, heavy, wide) == ([], {}, [])


def test_controls_are_shown_as_tokens(tab: Open, hostile_site: str, pages: list[str]) -> None:
    with tab("en") as page:
        page.goto(f"{hostile_site}/doc/{quote(f'turned{RLO}name', safe='')}")
        assert page.locator(".text .token").count() == 3
        for address in pages:
            page.goto(hostile_site + address)
            assert not page.evaluate("/[\\u202a-\\u202e\\u2066-\\u2069\\u200b]/.test(document.body.innerText)"), (
                address[:120]
            )


def test_markup_is_read_as_words(tab: Open, hostile_site: str) -> None:
    with tab("en") as page:
        page.goto(f"{hostile_site}/doc/markup")
        expect(page.locator("h1")).to_contain_text('<script>alert("one")</script>')
        expect(page.locator(".text p").first).to_contain_text("{{ 7 * 7 }}")
