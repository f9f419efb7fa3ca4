"""The door: files, folders, globs and standard input, one document at a time."""

import gzip
import io
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rawi.errors import EncodingError, FormatError, InputError, RawiError, UsageError
from rawi.read import Draft, Known, Source, formats, read_paths
from rawi.types import Document

TEXT = "قال الوزير إن الطريق مفتوح منذ صباح اليوم."


def read(*paths: str | Path, known: Known | None = None, stdin: bytes = b"") -> tuple[list[Document], list[RawiError]]:
    errors: list[RawiError] = []
    return list(read_paths(paths, known or Known(), errors.append, io.BytesIO(stdin))), errors


def test_text_is_the_file_to_the_letter(tmp_path: Path) -> None:
    text = "سطر\r\nآخر\r\n\r\n  می‌گوید\n"
    (tmp_path / "a.txt").write_bytes(text.encode())
    (document,), errors = read(tmp_path / "a.txt")
    assert not errors
    assert (document.text, document.name, document.address) == (text, "a", str(tmp_path / "a.txt"))


def test_folders_are_walked_in_order_and_others_passed_over(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.md", "a.txt", "c.pdf", "c.json", ".hidden.txt", "d/e/f.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(TEXT)
    (tmp_path / "b" / "loop").symlink_to(tmp_path)
    documents, errors = read(tmp_path)
    assert [d.name for d in documents] == ["a", "1", "2", "f"]
    assert not errors


def test_a_folder_is_streamed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in range(3):
        (tmp_path / str(folder)).mkdir()
        for file in range(3):
            (tmp_path / str(folder) / f"{file}.txt").write_text(TEXT)
    walked: list[str] = []
    scandir = os.scandir

    def watched(path: Path) -> object:
        walked.append(Path(path).name)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", watched)
    documents = read_paths([tmp_path], Known(), lambda e: None)
    next(documents)
    assert walked == [tmp_path.name, "0"]
    for path in (tmp_path / "1").iterdir():
        path.unlink()  # what is not reached yet may still change
    assert len(list(documents)) == 5


def test_globs(tmp_path: Path) -> None:
    for name in ("a1.txt", "a2.txt", "b1.txt", "a[1].txt"):
        (tmp_path / name).write_text(TEXT)
    assert [d.name for d in read(tmp_path / "a?.txt")[0]] == ["a1", "a2"]
    assert [d.name for d in read(tmp_path / "a[1].txt")[0]] == ["a[1]"]  # a file of that very name goes first
    assert isinstance(read(tmp_path / "z*.txt")[1][0], InputError)


def test_standard_input_is_text_html_or_json_lines() -> None:
    assert read("-", stdin=TEXT.encode())[0][0].text == TEXT
    record = json.dumps({"id": "x", "text": TEXT}).encode()
    assert [d.name for d in read("-", stdin=record + b"\n" + record)[0]] == ["x", "x"]
    assert read("-", stdin=f"<html><body><p>{TEXT}</p></body></html>".encode())[0][0].text == TEXT


def test_packed_standard_input() -> None:
    record = json.dumps({"id": "x", "text": TEXT}).encode()
    assert [d.name for d in read("-", stdin=gzip.compress(record))[0]] == ["x"]
    documents, errors = read("-", stdin=gzip.compress(TEXT.encode() * 50)[:30])
    assert not documents and isinstance(errors[0], FormatError)


def test_texts_from_standard_input_are_no_versions_of_each_other() -> None:
    first, second = (read("-", stdin=f"{TEXT} {k}".encode())[0][0] for k in (1, 2))
    assert first.name == second.name == "stdin"
    assert first.address != second.address


def test_records_of_two_outlets_with_one_id_are_no_versions_of_each_other(tmp_path: Path) -> None:
    for name in ("a", "b"):
        record = {"id": 17, "text": f"{TEXT} {name}", "publisher": f"Outlet {name}"}
        (tmp_path / f"{name}.jsonl").write_text(json.dumps(record))
    first, second = read(tmp_path)[0]
    assert first.name == second.name == "17"
    assert first.address != second.address


def test_every_error_says_what_where_what_was_done_and_what_next(tmp_path: Path) -> None:
    files = {
        "binary.txt": b"\xff\xd8\xff\xe0\x00",
        "blank.txt": b" \n",
        "nul.txt": b"a\0b",
        "void.html": b"<html><body></body></html>",
        "bad.jsonl": b'{"id": 1, "text": "\\ud800"}\n{"id": 2, "text": "\\u0000"}\n{"id": 3}\n{"text": "x"}\n[]\n{"id"',
        "cut.jsonl.gz": gzip.compress(TEXT.encode() * 50)[:30],
        "cut.txt.gz": gzip.compress(TEXT.encode() * 50)[:30],
        "photo.png": b"",
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    _, errors = read(*(tmp_path / name for name in files), tmp_path / "gone.txt", tmp_path / "z*.txt")
    assert len(errors) == len(files) + 5 + 2
    for error in errors:
        assert error.message and error.place and error.kept and error.hint, error


def test_packed_files(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(TEXT.encode()))
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(json.dumps({"id": "x", "text": TEXT}).encode()))
    (tmp_path / "c.txt.gz").write_bytes(gzip.compress(TEXT.encode() * 50)[:40])
    (tmp_path / "d.txt.gz").write_bytes(b"no archive")
    documents, errors = read(tmp_path)
    assert [(d.name, d.text) for d in documents] == [("a", TEXT), ("x", TEXT)]
    assert len(errors) == 2
    assert all(isinstance(error, InputError) for error in errors)


def test_what_cannot_be_read_is_reported_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xff\xd8\xff\xe0\x00")
    (tmp_path / "b.txt").write_text(" \n")
    (tmp_path / "c.txt").write_text(TEXT)
    documents, errors = read(tmp_path, tmp_path / "none.txt", tmp_path / "x.pdf")
    assert [d.name for d in documents] == ["c"]
    assert [type(e) for e in errors] == [EncodingError, FormatError, InputError, InputError]
    (tmp_path / "x.pdf").write_text("x")
    assert "no reader for '.pdf'" in read(tmp_path / "x.pdf")[1][0].message


def test_a_side_car_states_facts(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "a.json").write_text(
        json.dumps({"publisher": "Example", "published": "2026-03-04", "lang": "ar", "id": 1})
    )
    (tmp_path / "b.txt").write_text(TEXT)
    (tmp_path / "b.json").write_text("{broken")
    documents, errors = read(tmp_path)
    first = documents[0]
    assert first.publisher is not None
    assert first.published is not None
    assert (first.publisher.value, first.publisher.basis) == ("Example", "metadata")
    assert (first.published.value, first.published.basis) == ("2026-03-04", "metadata")
    assert documents[1].publisher is None
    assert [Path(error.place).name for error in errors] == ["b.json"]


def test_what_the_user_states_wins(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "a.json").write_text(json.dumps({"publisher": "Example", "published": "2026-03-04"}))
    known = Known(publisher="Other", published="2026-03-17", language="fa")
    (document,), _ = read(tmp_path, known=known)
    assert document.publisher is not None
    assert document.published is not None
    assert (document.publisher.value, document.publisher.basis) == ("Other", "user")
    assert (document.published.value, document.published.basis) == ("2026-03-17", "user")
    assert document.language == "fa"


def test_what_the_user_stated_before_holds_until_it_is_taken_back(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)

    def recall(document: str) -> Known:
        return Known("Other", "2026-03-17", "fa")

    def again(known: Known) -> Document:
        return next(read_paths([tmp_path], known, print, recall=recall))

    kept = again(Known())
    assert kept.publisher is not None and kept.published is not None
    assert (kept.publisher.basis, kept.published.value, kept.language_basis) == ("user", "2026-03-17", "user")
    changed = again(Known(published="2026-03-18"))
    assert changed.published is not None and changed.published.value == "2026-03-18"
    assert changed.publisher == kept.publisher
    taken_back = again(Known("", "", ""))
    assert (taken_back.publisher, taken_back.published, taken_back.language) == (None, None, "ar")


@pytest.mark.parametrize("wrong", [{"published": "soon"}, {"language": "xx"}])
def test_what_the_user_states_must_be_readable(wrong: dict[str, str]) -> None:
    with pytest.raises(UsageError):
        Known(**wrong)


def test_identity_is_name_and_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    before = read(tmp_path)[0][0]
    (tmp_path / "a.txt").write_text(TEXT + "!")
    after = read(tmp_path)[0][0]
    assert before.address == after.address
    assert before.id != after.id
    (tmp_path / "a.txt").write_text(TEXT)
    assert read(tmp_path)[0][0] == before


def test_other_packages_add_readers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def read_shout(source: Source) -> Iterator[Draft]:
        yield Draft(source.name, source.data().decode().upper(), source.address, "")

    class Point:
        name = "shout"

        def load(self) -> object:
            return read_shout

    monkeypatch.setattr(formats, "entry_points", lambda group: [Point()] if group == "rawi.readers" else [])
    formats.readers.cache_clear()
    (tmp_path / "a.shout").write_text("the road is open")
    try:
        assert read(tmp_path)[0][0].text == "THE ROAD IS OPEN"
    finally:
        formats.readers.cache_clear()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=300), suffix=st.sampled_from([".txt", ".md", ".jsonl", ".html", ".txt.gz", ".jsonl.gz"]))
def test_any_file_is_read_or_reported(tmp_path: Path, data: bytes, suffix: str) -> None:
    (tmp_path / f"a{suffix}").write_bytes(data)
    documents, errors = read(tmp_path / f"a{suffix}")
    for document in documents:
        assert all(0 <= n.span.start < n.span.end <= len(document.text) for n in document.noise)
    assert documents or errors or not data.removeprefix(b"\xef\xbb\xbf").strip()  # an empty shard is no error
