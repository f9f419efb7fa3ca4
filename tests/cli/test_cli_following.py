import json
import shutil
from pathlib import Path

import pytest
from desk_of import Run, caller, filled

from rawi.ledger import Ledger
from rawi.text.visible import is_right_to_left


@pytest.fixture
def rawi(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    return caller(tmp_path, monkeypatch, capsys)


def test_marks_and_changes(rawi: Run, tmp_path: Path) -> None:
    store = shutil.copy(filled(), "l.db")
    code, _, err = rawi("changes", "--store", store)
    assert code == 3 and "rawi mark" in err and rawi("mark", "--store", store)[0] == 3
    assert rawi("mark", "monday", "--store", store)[0] == 0 and "monday" in rawi("mark", "--store", store)[1]
    code, out, _ = rawi("changes", "--store", store, "--fail-on", "new")
    assert code == 0 and "nothing changed" in out
    (tmp_path / "new.txt").write_text("The minister denied that the ferry was late.\n", encoding="utf-8")
    assert rawi("read", "new.txt", "--lang", "en", "--store", store)[0] == 0
    code, out, err = rawi("changes", "--since", "monday", "--store", store, "--fail-on", "new", "--fail-on", "flip")
    assert code == 10 and "--fail-on: new" in err and "NEW (1)" in out and "NEWLY DENIED (1)" in out
    quoted = out.splitlines().index("        that the ferry was late")
    assert out.splitlines()[quoted + 1].startswith("        new line 1 [")
    [row] = json.loads(rawi("changes", "--since", "monday", "--store", store, "--json")[1])
    assert row["kinds"] == ["new", "denial"] and row["before"] is None and row["denials"][0]["side"] == "against"
    assert rawi("changes", "--since", "tuesday", "--store", store)[0] == 3


def test_chains_and_network_print_no_right_to_left_letter(rawi: Run) -> None:
    for command in (("chains",), ("network",), ("network", "--dot")):
        code, out, _ = rawi(*command, "--store", filled())
        assert code == 0 and out and not is_right_to_left(out), command
    with Ledger.open(filled()) as book:
        track, tie = book.chains()[0], book.network()[0]
    code, out, _ = rawi("chains", track.name, "--store", filled())
    assert code == 0 and not is_right_to_left(out) and "WHAT ITS CLAIMS REST ON" in out
    assert ("nothing is counted" in out) == (track.record is None)
    assert json.loads(rawi("chains", track.name, "--json", "--store", filled())[1])["claims"] == track.claims
    assert json.loads(rawi("network", "--json", "--store", filled())[1])[0]["claims"] == list(tie.claims)
    for name in (("chains", "zebra"), ("network", "--actor", "zebra")):
        assert rawi(*name, "--store", filled())[0] == 3
    assert rawi("network", "--dot", "--json", "--store", filled())[0] == 2


def test_completion_knows_marks_and_outlets(rawi: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RAWI_STORE", shutil.copy(filled(), "l.db"))
    rawi("mark", "monday")
    assert rawi("complete", "changes", "--since", "")[1].split() == ["monday"]
    assert rawi("complete", "changes", "--fail-on", "")[1].split() == ["denial", "flip", "new"]
    with Ledger.open("l.db") as book:
        assert book.chains()[0].name in rawi("complete", "chains", "")[1].splitlines()


def test_when_no_claim_fits_the_condition_is_named(rawi: Run) -> None:
    def hint(*arguments: str) -> tuple[int, str]:
        code, _, err = rawi("ledger", *arguments, "--store", filled())
        return code, err

    code, err = hint("--through", "Atlantis", "--lang", "fa")
    assert code == 3 and "--through;" in err and "--lang" not in err
    code, err = hint("--lang", "en", "--since", "2020", "--status", "denied", "--min-origins", "2")
    assert code == 3 and ("together none" in err or "alone already" in err)
    code, err = hint("--lang", "xx")
    assert code == 2 and "ar, fa, en, und" in err
    assert hint("--lang", "FA")[0] == 0
    code, err = hint("--since", "2026-06-01", "--until", "2026-05-01")
    assert code == 2 and "--since comes before --until" in err
    assert hint("--since", "2020", "--until", "2030")[0] == 0


def test_a_name_in_another_latin_spelling_is_known() -> None:
    from rawi.ledger import canonical

    assert canonical("Araqchi") == "Abbas Araghchi"
    assert [canonical(name) for name in ("Araghchi", "Iran", "Trump", "nobody")] == [
        "Araghchi",
        "Iran",
        "Trump",
        "nobody",
    ]
