"""The demo corpus: it is read whole, it says that it is invented, and what it is there to show comes out."""

import json
import re
import tomllib
import unicodedata
from pathlib import Path

import pytest

from rawi.demo import FOLDER, NOTICE, corpus
from rawi.extract.pipeline import extract
from rawi.link import link
from rawi.read import Known, read_paths
from rawi.types import Attribution, Claim, Document

_CONTROLS = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufb50-\ufdff\ufe70-\ufefc]")


def _documents() -> list[Document]:
    def fail(error: Exception) -> None:
        raise error

    return list(read_paths([FOLDER], Known(), fail))


DOCUMENTS = {document.name: document for document in _documents()}


def _attributions(name: str) -> list[Attribution]:
    return list(extract(DOCUMENTS[name]).attributions)


def test_the_folder_is_read_whole_and_holds_three_languages() -> None:
    assert len(DOCUMENTS) >= 14
    assert {document.language for document in DOCUMENTS.values()} == {"ar", "fa", "en"}
    assert {document.name for document in read_paths(corpus(), Known(), print)} == set(DOCUMENTS)


def test_everything_is_marked_as_invented() -> None:
    manifest = tomllib.loads((FOLDER / "manifest.toml").read_text(encoding="utf-8"))
    assert manifest["invented"] is True and set(NOTICE) == {"ar", "fa", "en"}
    readable = {p.name for p in FOLDER.iterdir() if p.suffix in (".txt", ".html", ".jsonl")}
    assert set(manifest["file"]) == readable
    for path in FOLDER.iterdir():
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".html":
            assert '<meta name="invented"' in text, path.name
        if path.suffix == ".json":
            assert json.loads(text)["invented"] is True, path.name
        if path.suffix == ".jsonl":
            assert all(json.loads(line)["invented"] is True for line in text.splitlines()), path.name


@pytest.mark.parametrize("path", sorted(FOLDER.iterdir()), ids=lambda path: path.name)
def test_letters_are_clean(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert not _CONTROLS.search(text)


def test_letters_belong_to_their_language() -> None:
    for document in DOCUMENTS.values():
        wrong = {"ar": "یکپچژگ", "fa": "يكةى"}.get(document.language, "")
        assert not set(wrong) & set(document.text), document.name


def test_two_languages_retell_one_report() -> None:
    for name in ("chess-almarfa", "chess-langargah"):
        assert _attributions(name)[0].relays == ("Harbour Gazette",)


def test_publishers_and_dates_are_stated_or_absent() -> None:
    stated = {name: document.publisher is not None for name, document in DOCUMENTS.items()}
    assert [name for name, known in stated.items() if not known] == [
        "birds-meeting",
        "chess-no-meeting",
        "chess-who-began",
    ]
    for name, day in (
        ("chess-langargah", "2026-05-13"),
        ("birds-alfanar", "2026-05-05"),
        ("birds-fanus", "2026-05-10"),
    ):
        published = DOCUMENTS[name].published
        assert published is not None and published.value == day


def test_boilerplate_is_marked() -> None:
    noise = {name: {n.reason for n in document.noise} for name, document in DOCUMENTS.items()}
    assert "cookie notice" in noise["birds-cyprus"]
    assert {"related link", "follow-us line"} <= noise["chess-almarfa"]


def test_two_revisions_share_an_address() -> None:
    first, second = DOCUMENTS["compass-wire-17@1"], DOCUMENTS["compass-wire-17@2"]
    assert first.address == second.address and first.id != second.id
    assert "Malta" in first.text and "Malta" not in second.text


def test_denials_keep_their_scope() -> None:
    for name, words in (("chess-almarfa", "رسالة مكتوبة"), ("chess-valletta", "this week"), ("birds-cyprus", "money")):
        text = DOCUMENTS[name].text
        denied = [a for a in _attributions(name) if a.stance == "denies"]
        assert any(words in text[s.start : s.end] for a in denied for s in a.content), name


def _claims() -> list[Claim]:
    return link((document, extract(document)) for document in DOCUMENTS.values())


def test_two_camps_corroborate_one_claim() -> None:
    (found,) = (c for c in _claims() if c.status.startswith("corroborated"))
    assert {a.speaker.camp for a in found.assertions} == {"Oman", "Kyrgyzstan"}
    assert {a.language for a in found.assertions} == {"ar", "fa", "en"}


def test_who_opened_the_channel_is_told_in_two_mirror_claims() -> None:
    found = [c for c in _claims() if any("opened the" in a.quote for a in c.assertions)]
    sides = [{(a.side, a.speaker.camp) for a in c.assertions} for c in found]
    assert len(found) == 2
    assert {("for", "Oman")} in sides and {("for", "Kyrgyzstan"), ("against", "Oman")} in sides


def test_no_claim_consists_of_a_refusal() -> None:
    assert all({a.side for a in c.assertions} != {"no-comment"} for c in _claims())


def test_opposed_parties_name_the_same_mediator() -> None:
    camps = set()
    for name in ("chess-alshiraa", "chess-badban", "chess-who-began"):
        contacts = extract(DOCUMENTS[name]).contacts
        camps |= {c.according_to for c in contacts if c.kind == "mediation" and c.intermediaries == ("Malta",)}
    assert {"Kyrgyz culture minister", "Omani Foreign Ministry"} <= camps
