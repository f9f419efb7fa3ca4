"""The twelve questions of an analyst, answered by going from page to page of the demo's ledger."""

import re

from playwright.sync_api import Page, expect

from .conftest import Open


def go(page: Page, menu: str) -> None:
    """Follows the main menu."""
    page.get_by_role("navigation", name="Pages").get_by_role("link", name=menu, exact=True).click()


def facets(page: Page, label: str, value: str = "") -> None:
    """Sets a facet in the page's form and waits for its rows."""
    if page.locator("details.choose:not([open])").count():
        page.locator("details.choose summary").click()
    field = page.locator("form.facets").get_by_label(label)
    with page.expect_response(lambda answer: "/ledger?" in answer.url or "/timeline?" in answer.url):
        if value:
            field.fill(value)
            field.press("Enter")
        else:
            field.check()


def chess(page: Page, site: str) -> None:
    """From the first page to the claim that is contested most."""
    page.goto(site)
    page.get_by_role("region", name="In dispute").get_by_role("link", name="Kyrgyzstan to Oman: message").click()


def test_1_who_says_it_and_who_denies_it(tab: Open, site: str) -> None:
    with tab("en") as page:
        chess(page, site)
        says, denies = page.locator("section.for"), page.locator("section.against")
        expect(says).to_contain_text("Harbour Gazette")
        expect(says.locator(".account")).to_have_count(6)
        expect(denies).to_contain_text("unnamed Kyrgyz official")
        expect(denies.locator(".account")).to_have_count(1)


def test_2_how_many_independent_origins(tab: Open, site: str) -> None:
    with tab("en") as page:
        chess(page, site)
        expect(page.locator("header .counts")).to_contain_text("6 articles · 1 origin")


def test_3_and_11_which_channels_and_who_goes_between(tab: Open, site: str) -> None:
    with tab("en") as page:
        page.goto(site)
        go(page, "Network")
        expect(page.locator(".node.through")).to_have_text(["Malta"])
        page.locator(".node.through a").click()
        expect(page.locator("h1")).to_have_text("Malta")
        go(page, "Ledger")
        facets(page, "Through", "Malta")
        expect(page.locator("#found [data-row]")).to_have_count(2)


def test_4_who_is_said_to_have_opened_the_channel(tab: Open, site: str) -> None:
    with tab("en") as page:
        page.goto(site)
        page.get_by_role("searchbox").fill("opened the channel")
        page.get_by_role("searchbox").press("Enter")
        page.locator("[data-row] a[href*='/doc/']", has_text="chess-who-began").first.click()
        page.locator(".margin").get_by_role(
            "link", name=re.compile("unnamed Kyrgyz official: Oman, open")
        ).first.click()
        expect(page.locator("section.for")).to_contain_text("Oman opened the chess channel")
        expect(page.locator("section.against")).to_contain_text("that Oman had opened the channel")


def test_5_what_exactly_was_denied(tab: Open, site: str) -> None:
    with tab("en") as page:
        page.goto(site)
        page.locator(".balance").get_by_role("link", name="denied").click()
        page.get_by_role("link", name="Kyrgyzstan to Oman: letter").click()
        expect(page.locator("section.against blockquote").first).to_have_text(
            "أن تكون بلاده قد وجهت رسالة مكتوبة إلى مسقط"
        )


def test_6_what_is_corroborated_across_camps(tab: Open, site: str) -> None:
    with tab("en") as page:
        page.goto(site)
        page.locator(".balance").get_by_role("link", name="corroborated").click()
        row = page.locator("#found [data-row]")
        expect(row).to_have_count(1)
        expect(row).to_contain_text("2 origins · 2 camps")


def test_7_what_changed_between_two_periods(tab: Open, site: str) -> None:
    with tab("en") as page:
        page.goto(site)
        go(page, "Ledger")
        facets(page, "Until", "2026-05-15")
        expect(page.locator(".balance li", has_text="corroborated")).to_contain_text("0")
        page.get_by_role("link", name="All", exact=True).click()
        facets(page, "Since", "2026-05-16")
        expect(page.locator(".balance li", has_text="corroborated")).to_contain_text("1")


def test_8_what_rests_on_unnamed_speakers_only(tab: Open, site: str) -> None:
    with tab("en") as page:
        page.goto(site)
        go(page, "Ledger")
        facets(page, "unnamed speakers only")
        expect(page.locator("#found")).to_contain_text("unnamed sources: Oman, not reply, message")


def test_9_what_has_no_stated_source(tab: Open, site: str) -> None:
    with tab("en") as page:
        page.goto(site)
        page.get_by_role("link", name=re.compile("no stated source")).click()
        expect(page.locator("#found [data-row]")).not_to_have_count(0)
        expect(page.get_by_label("no stated source")).to_be_checked()


def test_10_which_articles_cannot_be_dated_or_placed(tab: Open, site: str) -> None:
    with tab("en") as page:
        page.goto(site)
        page.locator(".gaps-list").get_by_role("link", name="chess-who-began").first.click()
        expect(page.locator(".known")).to_contain_text("undated")


def test_12_what_one_retelling_has_that_the_other_lacks(tab: Open, site: str) -> None:
    with tab("en") as page:
        chess(page, site)
        page.locator("a.evidence", has_text="chess-langargah").click()
        page.locator(".margin li", has_text="chess-almarfa").get_by_role("link").click()
        expect(page.get_by_role("heading", name="Told in one alone")).to_be_visible()
        expect(page.locator("main")).to_contain_text("أن تكون بلاده قد وجهت رسالة مكتوبة إلى مسقط")
