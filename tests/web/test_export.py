"""What can be taken along: the same claims in every form, and nothing that runs."""

import csv
import io
import json

from starlette.testclient import TestClient


def test_every_form_has_the_claims_asked_for(client: TestClient) -> None:
    contested = client.get("/ledger.json?status=contested").json()
    wanted = {row["id"] for row in contested["rows"]}
    assert wanted
    lines = client.get("/export/claims.jsonl?status=contested").text.splitlines()
    assert {json.loads(line)["id"] for line in lines} == wanted
    table = client.get("/export/claims.csv?status=contested").text.removeprefix("\ufeff")
    assert {row["claim_id"] for row in csv.DictReader(io.StringIO(table))} == wanted
    data = client.get("/export/report.json?status=contested").json()
    assert {entry["id"] for entry in data["entries"]} == wanted
    told = {name for entry in data["entries"] for a in entry["says"] + entry["denies"] for name in [a["document"]]}
    assert {source["name"] for source in data["sources"]} == told
    for name in ("report.md", "dossier.html"):
        text = client.get(f"/export/{name}?status=contested").text
        assert all(key in text for key in wanted)


def test_files_are_saved_and_not_shown(client: TestClient) -> None:
    for name in ("claims.jsonl", "claims.csv", "report.md", "report.json", "dossier.html"):
        assert client.get(f"/export/{name}").headers["content-disposition"] == f'attachment; filename="{name}"'


def test_the_dossier_speaks_the_language_of_the_pages(client: TestClient) -> None:
    text = client.get("/export/dossier.html", headers={"accept-language": "fa"}).text
    assert '<html lang="fa" dir="rtl">' in text and len(text.encode()) < 1_000_000
    assert '<html lang="ar" dir="rtl">' in client.get("/export/dossier.html?ui=ar").text


def test_nothing_to_take_along_is_told(client: TestClient) -> None:
    assert client.get("/export/dossier.html?actor=Nobody+at+all").status_code == 404


def test_a_question_that_is_none_is_told_before_a_file_begins(client: TestClient) -> None:
    for name in ("claims.jsonl", "claims.csv", "report.json"):
        assert client.get(f"/export/{name}?since=nonsense").status_code == 400
