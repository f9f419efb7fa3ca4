"""No page has what axe-core calls a violation of WCAG 2.2 AA, in any interface language and theme."""

import re
from importlib.resources import files
from typing import Any

import pytest
from playwright.sync_api import Page

from rawi.export.tongue import TONGUES

from ..conftest import TOKEN
from .conftest import Open

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
ALIKE = "[data-row]:nth-child(n + 5)"
"""Further rows are like the first ones; looking at all takes minutes."""
ARTICLE = "VALLETTA - The harbour office said on Monday that the ferry to Gozo had stopped.\n"


def violations(page: Page, run: dict[str, Any]) -> list[str]:
    """What axe finds on the page as it stands: rule, element and why."""
    asked = [{"exclude": [[ALIKE]]}, {**run, "resultTypes": ["violations"]}]
    found = page.evaluate("([where, run]) => axe.run(where, run)", asked)["violations"]
    return [
        f"{one['id']}: {node['html'][:160]} {node['failureSummary'][:300]}" for one in found for node in one["nodes"]
    ]


def one_of_each(addresses: list[str]) -> list[str]:
    """The first address of every page."""
    return list({re.split(r"[/?]", address)[1]: address for address in reversed(addresses)}.values())


def look(page: Page, theme: str) -> list[str]:
    """The violations of a page with everything unfolded.  Contrast is looked at where a theme is named."""
    page.evaluate(AXE)
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    return violations(page, {"runOnly": LEVELS, "rules": {"color-contrast": {"enabled": bool(theme)}}})


WAYS = pytest.mark.parametrize(("tongue", "theme"), [("en", "light"), ("fa", "dark"), ("ar", "")])
"""Colours are the same in every language, so each theme is looked at in one language of either direction."""


def test_every_language_is_looked_at() -> None:
    assert {tongue for tongue, _ in WAYS.args[1]} == set(TONGUES)


@WAYS
def test_no_violation(tab: Open, site: str, addresses: list[str], tongue: str, theme: str) -> None:
    found = []
    with tab(tongue, color_scheme=theme or "light") as page:
        for address in addresses[:-1] if tongue == "en" else one_of_each(addresses[:-1]):
            page.goto(site + address, wait_until="load")
            found += [f"{address} {one}" for one in look(page, theme)]
    assert not found, "\n".join(found)


@WAYS
def test_no_violation_for_who_is_signed_in(tab: Open, site: str, addresses: list[str], tongue: str, theme: str) -> None:
    found = []
    with tab(tongue, color_scheme=theme or "light") as page:
        page.request.post(f"{site}/sign-in", form={"token": TOKEN})
        looked = page.request.post(f"{site}/import", multipart={"text": ARTICLE, "name": "ferry"})
        claim = next(one for one in addresses if one.startswith("/claim/"))
        for address in (claim, "/review", "/import", looked.url.removeprefix(site), "/sign-in"):
            page.goto(site + address, wait_until="load")
            found += [f"{address} {one}" for one in look(page, theme)]
        page.goto(site + claim)
        assert page.locator("form[action='/judge']").count() == 1
    assert not found, "\n".join(found)
