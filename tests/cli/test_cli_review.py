import io
import json
import os
import pty
import select
import shutil
import signal
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest
from desk_of import Run, caller, filled

from rawi.ledger import Ledger

# the terminal becomes that of the process, so that Ctrl-C reaches it
MAIN = "import fcntl, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); from rawi.cli import main; main()"


@pytest.fixture
def rawi(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    return caller(tmp_path, monkeypatch, capsys)


@pytest.fixture
def store(rawi: Run) -> str:
    return shutil.copy(filled(), "l.db")


def queue(store: str) -> list[str]:
    with Ledger.open(store) as book:
        return [one.id for one in book.review()]


def typed(patch: pytest.MonkeyPatch, keys: str) -> None:
    patch.setattr("sys.stdin", io.StringIO(keys))


def test_the_queue_as_json(rawi: Run, store: str) -> None:
    rows = json.loads(rawi("review", "--json", "--store", store)[1])
    assert [row["id"] for row in rows] == queue(store) and len(rows) > 3
    assert len(json.loads(rawi("review", "--json", "--limit", "2", "--store", store)[1])) == 2
    kinds = {row["kind"] for row in json.loads(rawi("review", "--json", "--kind", "near", "--store", store)[1])}
    assert kinds == {"near"}


def test_answers_are_kept_and_the_rest_is_asked_next_time(
    rawi: Run, store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = queue(store)
    typed(monkeypatch, "y nx?q")  # yes, later, no, a key that means nothing, help, quit
    code, out, err = rawi("review", "--by", "ana", "--store", store)
    assert code == 0 and "yes: kept as" in out and "later" in out and "no: kept as" in out and "2 decided" in err
    with Ledger.open(store) as book:
        assert [d.by for d in book.decisions()] == ["ana", "ana"]
        assert list(book.verify()) == []
    after = queue(store)
    assert before[0] not in after and before[2] not in after and before[1] in after


def test_an_answer_is_taken_back_in_the_same_session(rawi: Run, store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch, "ybb")  # and the end of the input
    code, out, err = rawi("review", "--by", "ana", "--store", store)
    assert code == 0 and "taken back" in out and "nothing was answered" in out and "nothing decided" in err
    with Ledger.open(store) as book:
        assert book.decisions() == []


def test_a_whole_claim_is_shown_on_the_way(rawi: Run, store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch, "oq")
    assert "SAYS SO" in rawi("review", "--by", "ana", "--store", store)[1]


def test_when_all_is_decided_the_answer_is_nothing(rawi: Run, store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with Ledger.open(store) as book:
        monkeypatch.setattr("rawi.ask.review.review", lambda view, kinds: [])
        assert book.review() == []
    code, _, err = rawi("review", "--by", "ana", "--store", store)
    assert code == 3 and "rawi judge list" in err


def _until(terminal: int, words: str, seconds: float = 60.0) -> str:
    heard, end = "", time.monotonic() + seconds
    while words not in heard and time.monotonic() < end:
        if select.select([terminal], [], [], 0.2)[0]:
            try:
                heard += os.read(terminal, 4096).decode("utf-8", "replace")
            except OSError:
                break
    assert words in heard, heard
    return heard


@pytest.mark.parametrize("end", ["q", "\x03", "\x04"])
def test_in_a_terminal_one_key_decides_and_the_terminal_is_left_as_it_was(store: str, end: str) -> None:
    ours, theirs = pty.openpty()
    before = termios.tcgetattr(theirs)
    command = [sys.executable, "-c", MAIN, "review", "--by", "ana", "--store", store]
    settings = {**os.environ, "TERM": "dumb"}
    running = subprocess.Popen(
        command,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
        env=settings,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - jobs in the background are born deaf to it
    )
    try:
        _until(ours, "> ")
        os.write(ours, b"n")
        _until(ours, "no: kept as")
        _until(ours, "> ")
        os.write(ours, b"\x1b[A")  # an arrow: help, no answer
        _until(ours, "later: it is asked again")
        os.write(ours, end.encode())
        _until(ours, "claims in the ledger")
        assert running.wait(30) == 0
        assert termios.tcgetattr(theirs)[3] == before[3]
    finally:
        running.kill()
        os.close(ours)
        os.close(theirs)
    with Ledger.open(store) as book:
        assert [d.by for d in book.decisions()] == ["ana"]


def test_judgements_go_out_and_come_in(rawi: Run, store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    other = shutil.copy(store, "other.db")
    assert rawi("judgements", "export", "--store", store)[0] == 3
    typed(monkeypatch, "nnq")
    rawi("review", "--by", "ana", "--store", store)
    code, out, _ = rawi("judgements", "export", "--store", store)
    assert (
        code == 0 and all(json.loads(line)["by"] == "ana" for line in out.splitlines()) and len(out.splitlines()) >= 2
    )
    assert rawi("judgements", "export", "-o", "j.jsonl", "--store", store)[0] == 0
    assert Path("j.jsonl").read_text(encoding="utf-8") == out
    number = len(out.splitlines())
    code, said, _ = rawi("judgements", "import", "j.jsonl", "--store", other)
    assert code == 0 and f"{number} judgements new, 0 known, 0 not matched" in said
    made = json.loads(rawi("judgements", "import", "j.jsonl", "--store", other, "--json")[1])
    assert (made["new"], made["known"]) == (0, number)
    with Ledger.open(store) as one, Ledger.open(other) as two:
        assert list(one.claims()) == list(two.claims())
    broken = json.loads(out.splitlines()[0])
    broken["left"] = {"assertion": "0" * 16, "document": "no", "name": "مقاله", "start": 0, "end": 1}
    typed(monkeypatch, json.dumps(broken))
    code, said, _ = rawi("judgements", "import", "-", "--store", other)
    assert code == 4 and "line 1: not in this ledger" in said and "مقاله" not in said
    assert rawi("judgements", "import", "none.jsonl", "--store", other)[0] == 2
