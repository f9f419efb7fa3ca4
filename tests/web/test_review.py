"""People decide in the browser: a queue, answers, decisions on the claim's page, and taking them back."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from rawi.ledger import Ledger
from rawi.web import create_app
from rawi.web.guard import Guard

TOKEN = "review-token"


@pytest.fixture
def place(demo: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(demo, tmp_path / "copy.db"))


@pytest.fixture
def judge(place: Path) -> Iterator[TestClient]:
    with TestClient(create_app(str(place), Guard(TOKEN)), base_url="http://localhost") as made:
        made.headers["accept"] = "text/html"
        made.post("/sign-in", data={"token": TOKEN})
        yield made


def question(client: TestClient) -> str:
    return str(re.findall(r'name="question" value="(Q-\w+)"', client.get("/review").text)[0])


def test_the_queue_goes_on_after_an_answer(judge: TestClient, place: Path) -> None:
    first = question(judge)
    answer = {"question": first, "yes": "true", "by": "Reader One", "why": "both name it"}
    assert judge.post("/review/answer", data=answer).status_code == 200
    assert question(judge) != first
    with Ledger.open(place) as ledger:
        (made,) = ledger.decisions()
        assert made.by == "Reader One" and made.reason == "both name it"
    assert judge.post("/review/answer", data=answer).status_code == 404  # answered already


@pytest.mark.parametrize("name", ["Reader One", "مريم", "رضا؛ تهران"])
def test_a_name_in_any_script_is_remembered(judge: TestClient, name: str) -> None:
    answer = {"question": question(judge), "yes": "true", "by": name}
    assert judge.post("/review/answer", data=answer).status_code == 200
    assert f'value="{name}"' in judge.get("/review").text


def test_an_answer_needs_a_name_and_the_token(judge: TestClient) -> None:
    asked = {"question": question(judge), "yes": "false", "by": " "}
    assert judge.post("/review/answer", data=asked).status_code == 400
    judge.post("/sign-out")
    assert judge.post("/review/answer", data=asked | {"by": "Reader"}).status_code == 401


def test_two_claims_become_one_and_two_again(judge: TestClient, place: Path) -> None:
    with Ledger.open(place) as ledger:
        one, other = [c for c in ledger.claims(status="asserted") if c.kind == "statement"][:2]
    said = {"left": one.id, "right": other.id, "decision": "same", "by": "Reader", "why": "a test"}
    shown = judge.post("/judge", data=said)
    assert shown.status_code == 200 and "Reader" in shown.text
    with Ledger.open(place) as ledger:
        joined = ledger.claim(shown.url.path.rpartition("/")[2])
        assert len(joined.assertions) == len(one.assertions) + len(other.assertions)
        (made,) = ledger.decisions()
    judge.post("/judge/undo", data={"number": made.number, "by": "Reader", "back": "https://evil.example/"})
    with Ledger.open(place) as ledger:
        assert not ledger.decisions() and ledger.claim(one.id) == one
