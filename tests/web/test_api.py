"""The REST API: the same answers as the pages, a page at a time; writing, and taking articles in with progress."""

import gzip
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from rawi.ledger import Ledger
from rawi.web import create_app
from rawi.web.api import imports
from rawi.web.guard import LOOPBACK, Guard

TOKEN = "api-token"
PROBLEM = "application/problem+json"
LISTS = ("claims", "timeline", "documents", "chains", "network", "review", "runs")


@pytest.fixture
def place(demo: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(demo, tmp_path / "copy.db"))


@pytest.fixture
def reader(place: Path) -> Iterator[TestClient]:
    with TestClient(create_app(str(place), Guard(TOKEN)), base_url="http://localhost/api/v1/") as made:
        yield made


@pytest.fixture
def writer(reader: TestClient) -> TestClient:
    reader.headers["authorization"] = f"Bearer {TOKEN}"
    return reader


def every(client: TestClient, path: str, limit: int, **asked: str) -> list[Any]:
    """All items of a list, page by page."""
    found, cursor = [], ""
    for _ in range(1000):
        page = client.get(path, params=asked | {"limit": str(limit), "cursor": cursor}).json()
        assert len(page["items"]) <= limit
        found += page["items"]
        if not (cursor := page["next"]):
            return found
    raise AssertionError("a list without an end")


def events(stream: str) -> list[tuple[str, Any]]:
    """The server-sent events of an answer."""
    blocks = [block for block in stream.split("\n\n") if block and not block.startswith(":")]
    told = [dict(line.split(": ", 1) for line in block.split("\n")) for block in blocks]
    return [(one["event"], json.loads(one["data"])) for one in told]


@pytest.mark.parametrize("path", LISTS)
def test_pages_of_a_list_put_together_are_the_list(reader: TestClient, path: str) -> None:
    whole = every(reader, path, 200)
    assert whole and every(reader, path, 3) == whole


def test_the_claims_are_those_of_the_ledger(reader: TestClient, place: Path) -> None:
    with Ledger.open(place) as ledger:
        wanted = {claim.id: claim for claim in ledger.claims(status="contested", lang="fa")}
        assert wanted
        found = every(reader, "claims", 1, status="contested", lang="fa")
        assert {row["id"] for row in found} == set(wanted)
        key, claim = next(iter(wanted.items()))
        shown = reader.get(f"claims/{key}").json()
        for told, one in zip(shown["assertions"], claim.assertions, strict=True):
            text = reader.get(f"documents/{told['document']}").json()["text"]
            assert text[told["span"]["start"] : told["span"]["end"]] == told["quote"] == one.quote
            assert reader.get(f"assertions/{told['id']}").json() == {"assertion": told, "claim": key}


def test_what_pages_show_is_what_the_api_says(reader: TestClient, client: TestClient) -> None:
    row = reader.get("claims").json()["items"][0]
    assert reader.get(f"claims/{row['id']}/page").json() == client.get(f"/claim/{row['id']}.json").json()["claim"]
    assert reader.get("search", params={"q": "Iran"}).json() == client.get("/search.json?q=Iran").json()
    assert reader.get("today").json() == client.get("/today.json").json()
    assert reader.get("actors/Iran").json() == client.get("/actor/Iran.json").json()
    assert reader.get("sources/Harbour Gazette").json() == client.get("/source/Harbour Gazette.json").json()["track"]
    first, other = (one["id"] for one in reader.get("documents?limit=2").json()["items"])
    assert reader.get(f"documents/{first}/page").json() == client.get(f"/doc/{first}.json").json()
    compared = reader.get("compare", params={"first": first, "second": other}).json()
    assert compared == client.get(f"/compare/{first}/{other}.json").json()


def test_documents_by_condition_with_reading_and_versions(reader: TestClient, place: Path) -> None:
    with Ledger.open(place) as ledger:
        persian = list(ledger.view.documents(language="fa"))
    assert [one["id"] for one in every(reader, "documents", 2, language="fa")] == [known.id for known in persian]
    assert every(reader, "documents", 2, name=persian[0].name)[0]["length"] == len(persian[0].text)
    read = reader.get(f"documents/{persian[0].id}/reading").json()
    assert read["document"] == persian[0].id and read["attributions"]
    assert persian[0].id in [one["id"] for one in reader.get(f"documents/{persian[0].id}/versions").json()]
    assert len(every(reader, "claims", 50, document=persian[0].id)) < len(every(reader, "claims", 50))


def test_the_timeline_is_in_order_and_the_undated_come_last(reader: TestClient) -> None:
    told = [row["when"] for row in every(reader, "timeline", 50)]
    dated = [when for when in told if when]
    assert dated and told[: len(dated)] == dated


def test_a_cursor_ends_when_the_ledger_changes(writer: TestClient) -> None:
    cursor = writer.get("claims?limit=1").json()["next"]
    again = {"limit": "1", "cursor": cursor}
    assert writer.get("claims", params=again).status_code == 200
    assert writer.get("claims", params=again | {"lang": "fa"}).status_code == 400  # of another question
    assert writer.get("documents", params=again).status_code == 400
    for broken in ("x", "W10", "bnVsbA", cursor[:-4], "٣"):
        assert writer.get("claims", params=again | {"cursor": broken}).status_code == 400
    writer.post("marks", json={"name": "then"})
    over = writer.get("claims", params=again)
    assert over.status_code == 410 and over.headers["content-type"] == PROBLEM
    assert over.json()["detail"] == "the ledger changed, begin again"


def test_who_has_an_answer_is_told_that_nothing_changed(writer: TestClient) -> None:
    tag = writer.get("counts").headers["etag"]
    held = {"if-none-match": tag}
    assert writer.get("counts", headers=held).status_code == 304
    assert writer.get("runs", headers=held).status_code == 200
    writer.post("marks", json={"name": "then"})
    assert writer.get("counts", headers=held).status_code == 200


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("claims/C-nowhere", 404),
        ("documents/nowhere/reading", 404),
        ("claims?since=nonsense", 400),
        ("claims?limit=0", 422),
        (f"claims?min_origins={10**30}", 422),
        ("changes?since=never", 404),
        ("compare?first=a", 422),
        ("no/such/thing", 404),
    ],
)
def test_what_goes_wrong_is_a_problem(reader: TestClient, path: str, status: int) -> None:
    answer = reader.get(path, headers={"accept": "text/html"})
    assert answer.status_code == status and answer.headers["content-type"] == PROBLEM
    told = answer.json()
    assert told["status"] == status and told["title"] and told["detail"] and told["type"] == "about:blank"


WRITING = (
    ("POST", "marks"),
    ("POST", "judgements"),
    ("POST", "judgements/import"),
    ("DELETE", "judgements/1"),
    ("POST", "review/Q-1"),
    ("POST", "documents"),
)


@pytest.mark.parametrize(("method", "path"), WRITING)
def test_writing_takes_the_token(reader: TestClient, method: str, path: str) -> None:
    answer = reader.request(method, path)
    assert answer.status_code == 401 and answer.headers["content-type"] == PROBLEM
    assert answer.headers["www-authenticate"] == "Bearer"
    elsewhere = {"authorization": f"Bearer {TOKEN}", "origin": "http://elsewhere.example"}
    assert reader.request(method, path, headers=elsewhere).status_code == 403


def test_every_writing_operation_is_among_them(reader: TestClient) -> None:
    paths = reader.get("http://localhost/api/openapi.json").json()["paths"]
    found = [(m.upper(), p) for p, item in paths.items() for m in item if m not in ("get", "head")]
    assert len(found) == len(WRITING)


def test_a_public_server_takes_the_token_for_reading(place: Path) -> None:
    app = create_app(str(place), Guard(TOKEN, LOOPBACK, public=True))
    with TestClient(app, base_url="http://localhost") as client:
        assert client.get("/api/v1/counts").status_code == 401
        assert client.get("/api/v1/counts", headers={"authorization": f"Bearer {TOKEN}"}).status_code == 200


def test_a_decision_is_kept_told_and_taken_back(writer: TestClient) -> None:
    one, other = [row["id"] for row in every(writer, "claims", 50, status="asserted", kind="statement")][:2]
    said = {"left": one, "decision": "same", "right": other, "by": "Reader", "why": "one call"}
    made = writer.post("judgements", json=said)
    assert made.status_code == 201 and made.json()["new"]
    number, claim = made.json()["decision"]["number"], made.json()["claim"]
    assert [d["number"] for d in writer.get(f"claims/{claim}/decisions").json()] == [number]
    assert writer.post("judgements", json=said | {"left": claim, "right": ""}).status_code == 400
    assert writer.post("judgements", json=said | {"decision": "wrong"}).status_code == 400
    (line,) = writer.get("judgements").text.splitlines()[:1]
    assert json.loads(line)["by"] == "Reader"
    assert writer.delete(f"judgements/{number}").status_code == 422  # nobody says so
    assert writer.delete(f"judgements/{number}?by=Reader").status_code == 200
    assert writer.get("decisions").json()["total"] == 0
    assert writer.delete(f"judgements/{number}?by=Reader").status_code == 400
    for wrong in (said | {"by": " "}, said | {"decision": "perhaps"}, {"left": one}):
        assert writer.post("judgements", json=wrong).status_code == 422


def test_judgements_are_carried_to_another_ledger(writer: TestClient, demo: Path, tmp_path: Path) -> None:
    told = writer.get("claims").json()["items"][0]["id"]
    one = writer.get(f"claims/{told}").json()["assertions"][0]["id"]
    writer.post("judgements", json={"left": one, "decision": "right", "by": "Reader", "why": "line\u2028break"})
    lines = writer.get("judgements").text
    elsewhere = create_app(str(shutil.copy(demo, tmp_path / "other.db")), Guard(TOKEN))
    with TestClient(elsewhere, base_url="http://localhost/api/v1/") as client:
        client.headers |= {"authorization": f"Bearer {TOKEN}", "content-type": "application/x-ndjson"}
        assert client.post("judgements/import", content=lines).json()["new"] == 1
        assert client.post("judgements/import", content=lines).json()["known"] == 1
        assert client.get("decisions").json()["total"] == 1
        assert client.post("judgements/import", content=f"{lines}{{broken\n").status_code == 400


def test_a_question_is_answered_once(writer: TestClient) -> None:
    waiting = writer.get("review").json()
    asked = waiting["items"][0]["id"]
    answer = {"yes": True, "by": "Reader", "why": "both say so"}
    assert writer.post(f"review/{asked}", json=answer).json()["by"] == "Reader"
    assert writer.post(f"review/{asked}", json=answer).status_code == 404
    assert asked not in {one["id"] for one in writer.get("review?limit=200").json()["items"]}


def test_a_mark_and_what_changed_since(writer: TestClient) -> None:
    assert writer.post("marks", json={"name": "monday"}).status_code == 201
    assert writer.post("marks", json={}).json()["name"].startswith("20")
    assert "monday" in [one["name"] for one in writer.get("marks").json()]
    assert writer.get("changes?since=monday").json()["total"] == 0
    text = "The Harbour Gazette\n5 March 2026\n\nThe mayor said that the new library would open on Sunday.\n"
    writer.post("documents?name=library", content=text, headers={"content-type": "text/plain"})
    changed = writer.get("changes?since=monday").json()
    assert changed["total"] and changed["items"][0]["kinds"] == ["new"]


def test_the_last_line_says_whether_every_span_holds(reader: TestClient) -> None:
    lines = reader.get("verify").text.splitlines()
    assert [json.loads(line) for line in lines] == [{"done": True, "broken": 0}]


POSTS = [
    {"id": f"post/{k}", "text": f"The mayor said that bridge {k} would open on Sunday.", "lang": "en"} for k in range(3)
]


def test_json_lines_are_taken_in_with_an_event_for_each(writer: TestClient, place: Path) -> None:
    lines = [json.dumps(POSTS[0]), "{broken", *(json.dumps(post) for post in POSTS[1:])]
    body = gzip.compress("\n".join(lines).encode())
    sent = {"content-type": "application/x-ndjson", "content-encoding": "gzip"}
    told = events(writer.post("documents?publisher=Axios&published=2026-03-17", content=body, headers=sent).text)
    assert [kind for kind, _ in told] == ["document", "error", "document", "document", "done"]
    assert told[0][1]["name"] == "post/0" and told[0][1]["publisher"]["basis"] == "user"
    assert told[1][1]["place"] == "article.jsonl.gz:2" and told[1][1]["code"] == "RAWI-E012"
    assert told[-1][1]["documents"] == 3 and told[-1][1]["errors"] == 1
    with Ledger.open(place) as ledger:
        kept = ledger.document("post/2")
        assert kept.publisher is not None and kept.publisher.value == "Axios"
        assert ledger.counts().claims == told[-1][1]["claims"]
    again = events(writer.post("documents", content=json.dumps(POSTS[0]), headers=sent | {"content-encoding": ""}).text)
    assert again[0][1]["publisher"]["value"] == "Axios"  # what was said holds until more is said


def test_one_text_is_taken_in_to_the_letter(writer: TestClient) -> None:
    text = "قال رئيس البلدية إن المكتبة ستفتح أبوابها يوم الأحد.\r\n"
    named = {"name": "مكتبة " * 18, "language": "ar"}
    told = events(writer.post("documents", params=named, content=text, headers={"content-type": "text/plain"}).text)
    assert [kind for kind, _ in told] == ["document", "done"]
    assert writer.get(f"documents/{told[0][1]['id']}").json()["text"] == text


def test_what_cannot_be_taken_in_is_refused_before_it_is_read(
    writer: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = {"content-type": "text/plain"}
    assert writer.post("documents", content=b"%PDF", headers={"content-type": "application/pdf"}).status_code == 415
    assert writer.post("documents?published=never", content="text", headers=plain).status_code == 400
    monkeypatch.setattr(imports, "LIMIT", 10)
    assert writer.post("documents", content="x" * 11, headers=plain).status_code == 413
    assert [kind for kind, _ in events(writer.post("documents", content="", headers=plain).text)] == ["error", "done"]


def test_an_import_goes_on_when_nobody_listens(writer: TestClient, place: Path, tmp_path: Path) -> None:
    import tempfile

    from rawi.read import Known
    from rawi.web.intake import Intake

    folder = tempfile.TemporaryDirectory(dir=tmp_path)
    Path(folder.name, "posts.jsonl").write_text("\n".join(map(json.dumps, POSTS)), encoding="utf-8")
    with Ledger.open(place) as ledger:
        before = ledger.counts().documents
        made = imports.Progress(Intake(ledger), folder, Known())
        told = made.events()
        assert next(told).startswith("event: document")
        told.close()
        made.worker.join(60)
        assert not made.worker.is_alive() and ledger.counts().documents == before + len(POSTS)
