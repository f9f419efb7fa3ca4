"""At 320 pixels, which is 400 % of 1280, no page scrolls sideways; what is wide scrolls in its own region."""

import pytest

from .conftest import Open

OVER = """() => {
  const seen = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= seen) return [];
  const out = [...document.querySelectorAll("body *")].filter(e => {
    const box = e.getBoundingClientRect();
    return (box.right > seen + 1 || box.left < -1) && !e.closest(".wide, .skip");
  });
  return ["page " + document.documentElement.scrollWidth, ...out.slice(0, 5).map(e => e.outerHTML.slice(0, 120))];
}"""


@pytest.mark.parametrize("tongue", ["en", "fa"])
def test_no_page_scrolls_sideways(tab: Open, site: str, addresses: list[str], tongue: str) -> None:
    with tab(tongue, viewport={"width": 320, "height": 640}) as page:
        over = {}
        for address in addresses[:-1]:
            page.goto(site + address)
            page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
            if found := page.evaluate(OVER):
                over[address] = found
    assert not over


def test_rows_are_cards(tab: Open, site: str) -> None:
    with tab("en", viewport={"width": 320, "height": 640}) as page:
        page.goto(f"{site}/ledger")
        region = page.locator(".wide").first
        assert region.evaluate("e => e.scrollWidth <= e.clientWidth")
        assert page.locator("tr[data-row]").first.evaluate("e => getComputedStyle(e).display") == "block"
        assert page.locator("td[data-label]").first.is_visible()
