"""Bringing articles in: looked at, corrected, kept; only by who has the token."""

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from rawi.errors import NothingFound
from rawi.ledger import Ledger
from rawi.read.assemble import Known, assemble
from rawi.read.draft import Draft
from rawi.web import create_app
from rawi.web.guard import Guard
from rawi.web.intake import Intake

TOKEN = "import-token"
ARTICLE = "قال رئيس البلدية إن المكتبة الجديدة ستفتح أبوابها يوم الأحد.\n"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "ledger.db"


@pytest.fixture
def writer(place: Path) -> Iterator[TestClient]:
    with TestClient(create_app(str(place), Guard(TOKEN)), base_url="http://localhost") as made:
        made.headers["accept"] = "text/html"
        yield made


def sign_in(client: TestClient, token: str = TOKEN) -> int:
    return client.post("/sign-in", data={"token": token, "back": "/import"}, follow_redirects=False).status_code


def finished(client: TestClient, address: str) -> str:
    for _ in range(60):
        text = client.get(address).text
        if "/ledger" in text and 'hx-trigger="load' not in text:
            return text
        time.sleep(0.2)
    raise AssertionError(text)


def test_nothing_is_brought_without_the_token(writer: TestClient) -> None:
    answer = writer.post("/import", data={"text": ARTICLE})
    assert answer.status_code == 401 and "/sign-in" in answer.text
    assert sign_in(writer, "wrong") == 403
    assert writer.post("/import", data={"text": ARTICLE}).status_code == 401


def test_a_pasted_article_is_looked_at_corrected_and_kept(writer: TestClient, place: Path) -> None:
    assert sign_in(writer) == 303
    seen = writer.post("/import", data={"text": ARTICLE, "name": "library"})
    with Ledger.open(place) as ledger:
        assert ledger.counts().documents == 0  # looking keeps nothing
    (key,) = set(re.findall(r'name="publisher-([0-9a-f]+)"', seen.text))
    said = {f"publisher-{key}": "The Harbour Gazette", f"date-{key}": "2026-03-05", f"lang-{key}": "ar"}
    kept = writer.post(str(seen.url.path), data=said)
    assert "library" in finished(writer, kept.url.path)
    with Ledger.open(place) as ledger:
        document = ledger.document("library")
        assert document.text == ARTICLE
        assert document.publisher is not None and document.publisher.basis == "user"
        assert document.published is not None and document.published.value == "2026-03-05"
        assert document.address == "library"
        assert ledger.counts().claims == 1


def test_files_are_read_by_their_format_and_broken_ones_are_told(writer: TestClient, place: Path) -> None:
    sign_in(writer)
    files = [
        ("files", ("../../posts.jsonl", b'{"id": "p1", "text": "The mayor said the bridge would open."}\n{broken\n')),
        ("files", ("picture.png", b"\x89PNG")),
    ]
    seen = writer.post("/import", files=files)
    assert "p1" in seen.text and "picture.png" in seen.text and "rawi-import" not in seen.text
    kept = writer.post(seen.url.path, data={})
    finished(writer, kept.url.path)
    with Ledger.open(place) as ledger:
        assert ledger.document("p1").text.startswith("The mayor")


def test_nothing_at_all_is_told(writer: TestClient) -> None:
    sign_in(writer)
    assert writer.post("/import", data={"text": "  "}).status_code == 400
    assert writer.get("/import/forgotten").status_code == 404


def test_signing_out_ends_it(writer: TestClient) -> None:
    sign_in(writer)
    writer.post("/sign-out")
    assert writer.post("/import", data={"text": ARTICLE}).status_code == 401


def test_what_was_said_of_an_article_before_holds(writer: TestClient, place: Path) -> None:
    with Ledger.open(place) as ledger:
        ledger.add_documents(
            [assemble(Draft("library", ARTICLE, "library", "0" * 64), Known(publisher="The Harbour Gazette"))]
        )
        (before,) = ledger.view.documents()
    sign_in(writer)
    seen = writer.post("/import", data={"text": ARTICLE, "name": before.name})
    (key,) = set(re.findall(r'name="publisher-([0-9a-f]+)"', seen.text))
    assert key == before.id and "The Harbour Gazette" in seen.text
    kept = writer.post(str(seen.url.path), data={f"date-{key}": "2026-03-05"})
    finished(writer, kept.url.path)
    with Ledger.open(place) as ledger:
        (after,) = ledger.view.documents()
        assert after.publisher and after.publisher.raw == "The Harbour Gazette"
        assert after.published and after.published.raw == "2026-03-05"


def test_an_upload_being_read_is_not_forgotten_for_new_ones(place: Path) -> None:
    with Ledger.open(place) as ledger:
        intake = Intake(ledger)
        reading = intake.look([("a.txt", ARTICLE.encode())])
        reading.state = "reading"
        idle = [intake.look([(f"{n}.txt", f"{ARTICLE}{n}".encode())]) for n in range(40)]
        assert intake.found(reading.key) is reading
        assert intake.found(idle[-1].key) is idle[-1]
        with pytest.raises(NothingFound):
            intake.found(idle[0].key)
        assert not Path(idle[0].folder.name).exists()


def test_two_files_of_one_name_are_both_looked_at(writer: TestClient) -> None:
    sign_in(writer)
    other = ARTICLE.replace("الأحد", "الاثنين")
    files = [("files", ("library.txt", text.encode(), "text/plain")) for text in (ARTICLE, other)]
    seen = writer.post("/import", files=files)
    assert len(set(re.findall(r'name="publisher-([0-9a-f]+)"', seen.text))) == 2
