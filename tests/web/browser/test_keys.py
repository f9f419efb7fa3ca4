"""From the ledger to the words of the evidence and back without a mouse: with Tab and Enter, and with single keys."""

import re

import pytest
from playwright.sync_api import Page, expect

from .conftest import Open

ARTICLE = re.compile(r"/doc/.+#c=\d+-\d+$")
CLAIM = re.compile(r"/claim/C-[0-9a-f]+$")
OUTLINED = """() => {
  const at = document.activeElement, look = getComputedStyle(at), box = at.getBoundingClientRect();
  return at !== document.body && look.outlineStyle !== "none" && parseFloat(look.outlineWidth) >= 2
    && box.bottom > 0 && box.top < innerHeight;
}"""


def tab_to(page: Page, wanted: str, most: int = 120) -> None:
    """Presses Tab until an element that fits the selector has the focus, which must be seen on the way."""
    for _ in range(most):
        page.keyboard.press("Tab")
        assert page.evaluate(OUTLINED), page.evaluate("document.activeElement.outerHTML")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            return
    raise AssertionError(f"no Tab leads to {wanted}")


def test_tab_and_enter_lead_to_the_evidence_and_back(tab: Open, site: str) -> None:
    with tab("en") as page:
        page.goto(f"{site}/ledger?status=contested")
        page.keyboard.press("Tab")
        expect(page.locator(".skip")).to_be_focused()
        expect(page.locator(".skip")).to_be_in_viewport()
        page.keyboard.press("Enter")
        expect(page.locator("#main")).to_be_focused()
        tab_to(page, "[data-row] a")
        page.keyboard.press("Enter")
        page.wait_for_url(CLAIM)
        tab_to(page, "a.evidence")
        page.keyboard.press("Enter")
        page.wait_for_url(ARTICLE)
        expect(page.locator(".text .lit").first).to_be_in_viewport()
        tab_to(page, ".margin [data-row] > a")
        page.go_back()
        page.wait_for_url(CLAIM)
        page.go_back()
        page.wait_for_url(re.compile(r"/ledger\?status=contested"))


def test_single_keys_lead_the_same_way(tab: Open, site: str) -> None:
    with tab("en") as page:
        page.goto(f"{site}/about")
        page.keyboard.press("g")
        page.keyboard.press("l")
        page.wait_for_url(f"{site}/ledger")
        first, second = (page.locator("[data-row]").nth(n).locator("a").first for n in (0, 1))
        for key, wanted in (("j", first), ("j", second), ("k", first)):
            page.keyboard.press(key)
            expect(wanted).to_be_focused()
            assert page.evaluate(OUTLINED)
        page.keyboard.press("Enter")
        page.wait_for_url(CLAIM)
        for key, place in (("d", ".against a"), ("f", ".for a"), ("e", "a.evidence")):
            page.keyboard.press(key)
            expect(page.locator(place).first).to_be_focused()
            assert page.evaluate(OUTLINED)
        page.keyboard.press("Enter")
        page.wait_for_url(ARTICLE)
        expect(page.locator(".text .lit").first).to_be_in_viewport()
        page.keyboard.press("/")
        expect(page.locator("#find")).to_be_focused()
        page.keyboard.type("gl?j")
        expect(page.locator("#find")).to_have_value("gl?j")
        page.locator("#main").focus()
        page.keyboard.press("?")
        page.wait_for_url(f"{site}/about#keys")


def test_every_row_is_one_step(tab: Open, site: str) -> None:
    with tab("en") as page:
        for address in ("/chains", "/network", "/search?q=Malta"):
            page.goto(site + address)
            rows = page.locator("[data-row]:has(a)")
            for number in range(min(rows.count(), 4)):
                page.keyboard.press("j")
                expect(rows.nth(number).locator("a").first).to_be_focused()


@pytest.mark.parametrize("tongue", ["en", "ar"])
def test_single_keys_can_be_switched_off(tab: Open, site: str, tongue: str) -> None:
    with tab(tongue) as page:
        page.goto(f"{site}/ledger")
        page.locator("select[name=keys]").select_option("off")
        page.locator(".prefer button").click()
        page.wait_for_load_state()
        expect(page.locator("body")).to_have_attribute("data-keys", "off")
        for key in ("j", "/", "?"):
            page.keyboard.press(key)
        assert page.evaluate("document.activeElement === document.body") and page.url == f"{site}/ledger"
