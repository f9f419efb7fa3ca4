import json
import shutil
from pathlib import Path

import pytest
from desk_of import Run, caller, filled, some_claim

from rawi.text.visible import is_right_to_left


@pytest.fixture
def rawi(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    return caller(tmp_path, monkeypatch, capsys)


def _copy() -> str:
    return shutil.copy(filled(), "l.db")


def _claims(rawi: Run, store: str) -> list[str]:
    return [row["id"] for row in json.loads(rawi("ledger", "--store", store, "--json")[1]) if row["id"][0] == "C"]


def test_judging_is_kept_told_and_taken_back(rawi: Run) -> None:
    store = _copy()
    before = _claims(rawi, store)
    one, two = before[-1], before[-2]
    code, out, err = rawi("judge", "same", one, two, "--why", "همان", "--by", "ana", "--store", store)
    assert (
        code == 0
        and "kept" in err
        and not is_right_to_left(out.splitlines()[0])
        and out.splitlines()[1] == "      همان"
    )
    assert len(_claims(rawi, store)) == len(before) - 1
    assert "was so already" in rawi("judge", "same", one, two, "--why", "x", "--by", "ana", "--store", store)[2]
    shown = rawi("show", one, "--store", store)[1] or rawi("show", two, "--store", store)[1]
    assert "JUDGED BY PEOPLE" in shown and "by ana" in shown
    [made] = json.loads(rawi("judge", "list", "--store", store, "--json")[1])
    assert (made["decision"], made["by"], made["reason"], made["state"]) == ("same", "ana", "همان", "in force")
    code, _, err = rawi("judge", "undo", str(made["number"]), "--store", store, "--by", "ana")
    assert code == 0 and "taken back" in err and sorted(_claims(rawi, store)) == sorted(before)
    assert rawi("judge", "list", "--store", store)[0] == 3
    assert "undo 1" in rawi("judge", "list", "--all", "--store", store)[1]


def test_judging_says_what_is_missing(rawi: Run) -> None:
    store = _copy()
    code, _, err = rawi("judge", "same", "C-1", "C-2", "--why", " ", "--store", store)
    assert code == 2 and "needs its reason" in err and "--why" in err
    assert rawi("judge", "same", some_claim(), "C-fffffff", "--why", "x", "--store", store)[0] == 3
    code, _, err = rawi("judge", "same", some_claim(), "C-1", "--why", "x", "--by", "rule", "--store", store)
    assert code == 2 and "--by" in err
    code, _, err = rawi("judge", "undo", "77", "--store", store)
    assert code == 2 and "rawi judge list" in err


def test_show_gives_the_ids_that_judging_takes(rawi: Run) -> None:
    shown = rawi("show", some_claim(), "--ids", "--store", filled())[1]
    [first, *_] = [line.split()[-1] for line in shown.splitlines() if "  assertion " in line]
    page = json.loads(rawi("show", some_claim(), "--json", "--store", filled())[1])
    assert first in {q["assertion"] for a in (*page["says"], *page["denies"]) for q in a["quotes"]}
    assert page["judged"] == []


def test_completion_knows_judging(rawi: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RAWI_STORE", filled())
    assert {"same", "different", "scope", "undo", "list"} <= set(rawi("complete", "judge", "")[1].split())
    assert some_claim() in rawi("complete", "judge", "same", "C-")[1].split()
    assert some_claim() in rawi("complete", "judge", "same", some_claim(), "C-")[1].split()
