"""Who may ask, and what a browser may do with the answer."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from rawi.web import create_app
from rawi.web.guard import COOKIE, LOOPBACK, Guard

TOKEN = "another-token"


def test_every_answer_carries_the_policy(client: TestClient) -> None:
    for path in ("/ledger", "/ledger.json", "/nowhere", "/static/x/mark.svg"):
        headers = client.get(path).headers
        assert "script-src 'self'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "127.0.0.1.nip.example", "[::2]:80"])
def test_another_name_is_not_answered(client: TestClient, host: str) -> None:
    assert client.get("/ledger", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost", "localhost:8377", "127.0.0.1:1", "[::1]:8377", "[::1]"])
def test_this_machine_is_answered(client: TestClient, host: str) -> None:
    assert client.get("/ledger", headers={"host": host}).status_code == 200


HOME = {"host": "localhost"}
BEARER = {"authorization": f"Bearer {TOKEN}"}


@pytest.mark.parametrize(
    ("method", "headers", "status"),
    [
        ("GET", {}, None),
        ("POST", {}, 401),
        ("DELETE", {"authorization": "Bearer wrong"}, 401),
        ("POST", BEARER, None),
        ("POST", BEARER | {"origin": "http://localhost"}, None),
        ("POST", BEARER | {"origin": "http://evil.example"}, 403),
        ("POST", BEARER | {"origin": "null"}, 403),
        ("POST", {"cookie": f"{COOKIE}={TOKEN}"}, 401),
    ],
)
def test_writing_takes_the_token_and_our_own_origin(method: str, headers: dict[str, str], status: int | None) -> None:
    refused = Guard(TOKEN).refusal(method, "/api/v1/judgements", HOME | headers)
    assert (refused[0] if refused else None) == status


def test_a_browser_that_signed_in_may_write() -> None:
    guard = Guard(TOKEN)
    assert guard.refusal("POST", "/judge", HOME | {"cookie": f"ui=fa; {COOKIE}={guard.session()}"}) is None
    assert Guard(TOKEN).session() != guard.session()  # a session ends with the server


def test_without_a_token_nobody_may_write() -> None:
    guard = Guard()
    for headers in ({"authorization": "Bearer "}, {"cookie": f"{COOKIE}={guard.session()}"}):
        refused = guard.refusal("POST", "/judge", HOME | headers)
        assert refused is not None and refused[0] == 401


def test_a_public_server_takes_the_token_for_reading_too(demo: Path) -> None:
    guard = Guard(TOKEN, (*LOOPBACK, "news.example"), public=True)
    with TestClient(create_app(str(demo), guard), base_url="http://news.example") as client:
        assert client.get("/ledger.json").status_code == 401
        assert client.get("/ledger.json", headers=BEARER).status_code == 200
        assert client.get("/ledger.json", params={"token": TOKEN}).status_code == 401  # never in an address
