"""What every page keeps: a twin, a tag, two directions, and nothing bare in right-to-left text."""

import re
from collections.abc import Iterator

import pytest
from lxml import html
from starlette.testclient import TestClient

from rawi.export.tongue import TONGUES

BARE = re.compile(r"\d")
IDS = re.compile(r"\b[CDP]-[0-9a-f]{6,}")


def texts(page: html.HtmlElement) -> Iterator[tuple[html.HtmlElement, str]]:
    """Every stretch of text that a reader sees, with the element it stands in."""
    for element in page.iter():
        if not isinstance(element.tag, str) or element.tag in ("script", "style", "title", "option"):
            continue
        if element.text:
            yield element, element.text
        for child in element:
            if child.tail:
                yield element, child.tail


def run_of(element: html.HtmlElement) -> tuple[str, bool]:
    """The direction an element stands in, and whether it is isolated from the page's."""
    for near in (element, *element.iterancestors()):
        if near.get("dir"):
            return near.get("dir"), near.tag != "html"
    return "ltr", False


@pytest.mark.parametrize("tongue", ["ar", "fa"])
def test_no_bare_number_date_or_id_in_right_to_left_text(client: TestClient, addresses: list[str], tongue: str) -> None:
    for address in addresses:
        page = html.fromstring(client.get(address, headers={"accept-language": tongue}).text)
        assert page.get("dir") == "rtl" and page.get("lang") == tongue
        for element, text in texts(page):
            if BARE.search(text):
                run, isolated = run_of(element)
                article = run == "rtl" and isolated and not re.search(r"\d{4}-\d\d|[CD]-\d", text)
                assert run == "ltr" or article, (address, text)


@pytest.mark.parametrize("tongue", list(TONGUES))
def test_every_page_has_a_title_a_heading_and_its_language(
    client: TestClient, addresses: list[str], tongue: str
) -> None:
    for address in addresses:
        page = html.fromstring(client.get(address, headers={"accept-language": tongue}).text)
        assert page.get("lang") == tongue
        assert page.findtext(".//title")
        assert len(page.findall(".//h1")) == 1, address


def test_every_page_has_a_twin_with_the_same_data(client: TestClient, addresses: list[str]) -> None:
    for address in addresses[:-2]:
        shown = client.get(address).text
        found = html.fromstring(shown).find(".//link[@rel='alternate']")
        assert found is not None
        answer = client.get(str(found.get("href")))
        assert answer.status_code == 200 and answer.headers["content-type"] == "application/json"
        for key in IDS.findall(answer.text)[:10]:
            assert key in shown, (address, key)


def test_a_page_that_the_reader_has_is_not_sent_again(client: TestClient, addresses: list[str]) -> None:
    for address in addresses[:-2]:
        tag = client.get(address).headers["etag"]
        again = client.get(address, headers={"if-none-match": tag})
        assert again.status_code == 304 and not again.content
        other = client.get(address, headers={"if-none-match": tag, "accept-language": "fa"})
        assert other.status_code == 200


def test_no_page_is_heavy(client: TestClient, addresses: list[str]) -> None:
    shared = sum(len(client.get(f"/static/x/{name}").content) for name in ("rawi.css", "rawi.js"))
    for address in addresses:
        assert len(client.get(address).content) + shared < 300_000, address


def test_what_is_not_there_is_told_to_readers_and_programs(client: TestClient) -> None:
    page = client.get("/claim/C-nothing")
    assert page.status_code == 404 and "C-nothing" in page.text and "RAWI-E050" in page.text
    assert ".db" not in page.text
    problem = client.get("/claim/C-nothing.json")
    assert ".db" not in problem.text
    assert problem.headers["content-type"] == "application/problem+json"
    assert problem.json()["status"] == 404 and problem.json()["code"] == "RAWI-E050"
    assert client.get("/ledger?since=yesterday").status_code == 400
    assert client.get("/ledger?start=-1").status_code == 422


@pytest.mark.parametrize(
    ("tongue", "said"),
    [
        ("en", "6 articles, 1 origin, 0 camps"),
        ("fa", "6 مقاله، 1 منشأ، 0 جبهه"),
        ("ar", "6 مقالات، منشأ واحد، لا معسكر"),
    ],
)
def test_a_citation_counts_in_the_language(client: TestClient, tongue: str, said: str) -> None:
    key = client.get("/ledger.json?status=contested").json()["rows"][0]["id"]
    page = html.fromstring(client.get(f"/claim/{key}", headers={"accept-language": tongue}).text)
    found = page.find(".//p[@id='citation']")
    assert found is not None
    cited = " ".join("".join(map(str, found.itertext())).split())
    assert said in cited and cited.endswith(f"http://localhost/claim/{key}")


def test_articles_without_date_or_outlet_are_named(client: TestClient) -> None:
    for missing, fact in (("date", "published"), ("outlet", "publisher")):
        found = client.get(f"/articles.json?missing={missing}").json()
        assert found["total"] == len(found["rows"]) > 0 and not [row for row in found["rows"] if row[fact]]
        assert all(row["name"] in client.get("/").text for row in found["rows"])
    every = client.get("/articles.json").json()
    assert every["total"] == client.get("/today.json").json()["counts"]["documents"] > found["total"]
    assert {row["language"] for row in client.get("/articles.json?lang=fa").json()["rows"]} == {"fa"}


def test_claims_without_a_stated_source_are_those_of_the_shell(client: TestClient) -> None:
    wanted = {claim.id for claim in client.app.state.ledger.claims(unsourced=True)}  # type: ignore[attr-defined]
    assert {row["id"] for row in client.get("/ledger.json?unsourced=true").json()["rows"]} == wanted != set()


def test_a_name_with_a_slash_leads_to_its_article(client: TestClient) -> None:
    name = next(row["name"] for row in client.get("/articles.json").json()["rows"])
    assert client.get(f"/doc/{name}.json").json()["name"] == name
    assert client.get("/doc/no/such/article").status_code == 404


@pytest.mark.parametrize(
    ("address", "said"),
    [("/claim/C-no", "ادعایی با شناسهٔ"), ("/ledger?since=soon", "تاریخ نیست"), ("/x", "چنین صفحه‌ای")],
)
def test_an_error_speaks_to_readers_in_their_language_and_to_programs_in_english(
    client: TestClient, address: str, said: str
) -> None:
    assert said in client.get(address, headers={"accept-language": "fa"}).text
    problem = client.get(address, headers={"accept-language": "fa", "accept": "application/json"})
    assert problem.json()["detail"].isascii()


def test_preferences_are_kept_and_lead_back_to_this_server_alone(client: TestClient) -> None:
    answer = client.get("/prefer?ui=fa&theme=dark&font=naskh&keys=off&back=/ledger", follow_redirects=False)
    assert answer.headers["location"] == "/ledger"
    kept = answer.headers.get_list("set-cookie")
    assert {c.partition(";")[0] for c in kept} == {"ui=fa", "theme=dark", "font=naskh", "keys=off"}
    client.cookies.clear()
    for back in ("https://evil.example/", "//evil.example", "/\\evil.example"):
        assert client.get("/prefer", params={"back": back}, follow_redirects=False).headers["location"] == "/"
    assert not client.get("/prefer?ui=xx", follow_redirects=False).headers.get_list("set-cookie")
