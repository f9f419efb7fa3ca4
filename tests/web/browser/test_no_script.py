"""Without JavaScript every page reads, and every form works."""

from pathlib import Path

from playwright.sync_api import expect

from rawi.ledger import Ledger

from ..conftest import TOKEN
from .conftest import Open
from .serving import served

ARTICLE = (
    "VALLETTA - The harbour office said that the ferry to Gozo had stopped.\nThe mayor denied that it had stopped.\n"
)


def test_every_page_reads(tab: Open, site: str, addresses: list[str]) -> None:
    with tab("ar", java_script_enabled=False) as page:
        for address in addresses[:-1]:
            answer = page.goto(site + address)
            assert answer is not None and answer.ok, address
            assert len(page.locator("main").inner_text()) > 40, address


def test_every_form_works(tab: Open, tmp_path: Path) -> None:
    store = tmp_path / "forms.db"
    Ledger.open(store).close()
    with served(store, TOKEN) as site, tab("en", java_script_enabled=False) as page:
        page.goto(f"{site}/import")
        page.get_by_role("link", name="Sign in").click()
        page.get_by_label("Token").fill(TOKEN)
        page.get_by_role("button", name="Sign in").click()
        page.get_by_label("Paste an article").fill(ARTICLE)
        page.get_by_role("button", name="Look at it first").click()
        page.get_by_label("Outlet").fill("Ferry Times")
        page.get_by_role("button", name="Keep and read").click()
        for _ in range(60):
            if page.get_by_role("link", name="To the ledger").count():
                break
            page.wait_for_timeout(500)
            page.reload()
        page.get_by_role("link", name="To the ledger").click()
        page.locator("summary").click()
        page.get_by_label("Actor").fill("nobody of this name")
        page.get_by_role("button", name="Show").click()
        expect(page.locator("main")).to_contain_text("No claim fits")
        page.get_by_role("link", name="All", exact=True).click()
        page.locator("[data-row] a").first.click()
        page.locator("summary").click()
        page.get_by_label("Decision").select_option("right")
        page.get_by_label("What").select_option(index=1)
        page.get_by_label("Your name").fill("A. Reader")
        page.get_by_role("button", name="Decide").click()
        expect(page.locator("main")).to_contain_text("A. Reader")
        page.get_by_role("button", name="Undo").click()
        page.locator("#find").fill("ferry")
        page.locator("#find").press("Enter")
        page.locator("[data-row] a").first.click()
        page.locator("select[name=ui]").select_option("fa")
        page.locator(".prefer button").click()
        expect(page.locator("html")).to_have_attribute("dir", "rtl")
