"""No page has what axe-core calls a violation of WCAG 2.2 AA, in any interface language and theme."""

import re
from importlib.resources import files
from typing import Any

import pytest
from playwright.sync_api import Page

from rawi.export.tongue import TONGUES

from .conftest import Open

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
ALIKE = "[data-row]:nth-child(n + 7)"
"""Further rows are like the first ones; looking at all takes minutes."""


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


@pytest.mark.parametrize("tongue", list(TONGUES))
def test_no_violation(tab: Open, site: str, addresses: list[str], tongue: str) -> None:
    found = []
    with tab(tongue) as page:
        for address in addresses[:-1] if tongue == "en" else one_of_each(addresses[:-1]):
            page.emulate_media(color_scheme="light")
            page.goto(site + address, wait_until="load")
            page.evaluate(AXE)
            page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
            found += [f"{address} {one}" for one in violations(page, {"runOnly": LEVELS})]
            page.emulate_media(color_scheme="dark")  # only colours change
            dark = violations(page, {"runOnly": {"type": "rule", "values": ["color-contrast"]}})
            found += [f"{address} dark {one}" for one in dark]
    assert not found, "\n".join(found)
