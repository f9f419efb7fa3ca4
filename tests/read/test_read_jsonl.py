"""JSON Lines: good lines become documents, bad ones errors with their number."""

import gzip
import io
import json
import tracemalloc
from functools import partial
from pathlib import Path
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.errors import FormatError, RawiError
from rawi.read import Draft, Source
from rawi.read.formats import opener
from rawi.read.jsonl import read_jsonl


def drafts(data: bytes, limit: int = 1 << 20) -> tuple[list[Draft], list[RawiError]]:
    errors: list[RawiError] = []
    source = Source("news.jsonl", "news", "news.jsonl", None, lambda: io.BytesIO(data), errors.append)
    found: list[Draft] = []
    try:
        for draft in read_jsonl(source, limit):
            found.append(draft)
    except RawiError as error:
        errors.append(error)
    return found, errors


def line(**record: object) -> bytes:
    return json.dumps({"id": "a", "text": "قال إن الطريق مفتوح.", **record}).encode() + b"\n"


def test_fields() -> None:
    (draft,), errors = drafts(
        line(title="T", url="https://news.example/1", publisher="P", published_at="2026-03-04", lang="ar", n=1)
    )
    assert not errors
    assert (draft.name, draft.title, draft.url, draft.publisher) == ("a", "T", "https://news.example/1", "P")
    assert (draft.published, draft.language, draft.address) == ("2026-03-04", "ar", "https://news.example/1")


def test_names_and_dates_under_other_keys() -> None:
    (draft,), _ = drafts(line(id=17, published="2026-03-04", date="2026-03-05"))
    assert (draft.name, draft.published, draft.address) == ("17", "2026-03-04", "17")
    (draft,), _ = drafts(b'{"path": "a/b.md", "text": "x", "date": "2026-03-05"}')
    assert (draft.name, draft.published) == ("a/b.md", "2026-03-05")


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        (b'{"id": "b", "text": ', "broken JSON"),
        (b'["b"]', "must be an object"),
        (b'{"id": "b"}', "text is missing"),
        (b'{"id": "b", "text": 3}', "text is int"),
        (b'{"id": "b", "text": " "}', "text is empty"),
        (b'{"text": "x"}', "no id"),
        (b'{"id": true, "text": "x"}', "no id"),
        (b'{"id": "b", "text": "\\ud800x"}', "surrogate"),
        (b'{"id": "b", "text": "\\u0000x"}', "NUL"),
        (b'{"id": "b", "text": "\xff"}', "not UTF-8"),
        (b"[" * 100_000, "cannot be read"),
    ],
)
def test_a_bad_line_is_reported_and_the_rest_goes_on(bad: bytes, message: str) -> None:
    found, errors = drafts(line() + b"\n" + bad + b"\n" + line(id="c"))
    assert [draft.name for draft in found] == ["a", "c"]
    assert [error.place for error in errors] == ["news.jsonl:3"]
    assert message in errors[0].message


def test_a_line_over_the_limit_is_skipped_in_pieces() -> None:
    class Endless(io.RawIOBase):
        """Two hundred megabytes in one line, made on the way."""

        left = 200

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
            if not self.left:
                return 0
            self.left -= 1
            piece = b"x" * (1 << 20) if self.left else b"\n" + line(id="after")
            size = min(len(buffer), len(piece))
            buffer[:size] = piece[:size]
            return size

    errors: list[RawiError] = []
    source = Source(
        "big", "big", "big", None, lambda: io.BufferedReader(cast(io.RawIOBase, Endless()), 1 << 20), errors.append
    )
    tracemalloc.start()
    found = list(read_jsonl(source, 4 << 20))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [draft.name for draft in found] == ["after"]
    assert errors[0].place == "big:1"
    assert peak < 32 << 20


def test_a_line_of_exactly_the_limit_is_read() -> None:
    one = line()
    assert len(drafts(one, len(one))[0]) == 1
    assert len(drafts(one.rstrip(), len(one) - 1)[0]) == 1
    assert len(drafts(one, len(one) - 2)[0]) == 0


def test_a_truncated_archive_keeps_what_was_read(tmp_path: Path) -> None:
    packed = gzip.compress(b"".join(line(id=str(n), text=f"نص رقم {n} " + "م" * (n % 97)) for n in range(20_000)))
    path = tmp_path / "news.jsonl.gz"
    path.write_bytes(packed[: len(packed) // 2])
    source = Source(str(path), "news", str(path), path, partial(opener, path), lambda e: None)
    found = []
    with pytest.raises(FormatError, match="ended early") as caught:
        for draft in read_jsonl(source):
            found.append(draft.name)
    assert len(found) > 1000
    assert found == [str(n) for n in range(len(found))]
    assert caught.value.kept == "what was read before is kept"


def test_byte_order_mark_and_windows_newlines() -> None:
    found, errors = drafts(b"\xef\xbb\xbf" + line().replace(b"\n", b"\r\n") + line(id="b"))
    assert [draft.name for draft in found] == ["a", "b"]
    assert not errors


@given(st.binary(max_size=300))
def test_any_bytes_never_crash(data: bytes) -> None:
    found, errors = drafts(data + b"\n" + line(id="last"))
    assert found[-1].name == "last" or not found
    assert all(error.place.startswith("news.jsonl") for error in errors)
