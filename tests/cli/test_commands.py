import csv
import io
import json
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from desk_of import ARABIC, ENGLISH, Run, caller, filled, some_claim
from jsonschema import Draft202012Validator

from rawi.text.visible import is_right_to_left

SCHEMA = json.loads((Path(__file__).parents[2] / "docs/reference/interchange.schema.json").read_text(encoding="utf-8"))
CONTROLS = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\x1b]")
BOXES = re.compile("[\u2500-\u257f]")


@pytest.fixture
def rawi(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    return caller(tmp_path, monkeypatch, capsys)


def schema(part: str) -> Draft202012Validator:
    return Draft202012Validator({"$ref": f"#/$defs/{part}", "$defs": SCHEMA["$defs"]})


# reading


def test_extract_prints_only_what_is_sure_enough(rawi: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ENGLISH, encoding="utf-8")

    def sure(*options: str) -> list[float]:
        code, out, _ = rawi("extract", "a.txt", "--lang", "en", *options)
        assert code == 0
        return [item["confidence"] for item in json.loads(out)["attributions"]]

    every = sure("--min-confidence", "0")
    middle = sum(every) / len(every)
    assert len(every) == 2 and sure("--min-confidence", str(middle)) == [c for c in every if c >= middle]
    assert sure("--min-confidence", "1") == []
    from rawi.extract.confidence import settings

    assert sure("--high-precision") == [c for c in every if c >= settings()["high"]]


def test_the_ledger_keeps_and_marks_what_is_sure_enough(rawi: Run) -> None:
    rows = json.loads(rawi("ledger", "--store", filled(), "--json")[1])
    kept = json.loads(rawi("ledger", "--store", filled(), "--json", "--high-precision")[1])
    assert 0 < len(kept) < len(rows)
    assert kept == [row for row in rows if row["sure"]]
    head, first, *_ = rawi("ledger", "--store", filled())[1].splitlines()
    assert head[: head.index("sure") + 4].split()[-1] == "sure"
    assert first[head.index("sure") : head.index("sure") + 4].strip() == str(rows[0]["sure"])
    lines = rawi("claims", "--store", filled(), "--min-confidence", "0.9")[1].splitlines()
    assert lines and all(any((a["confidence"] or 0) >= 0.9 for a in json.loads(k)["assertions"]) for k in lines)
    assert rawi("claims", "--store", filled(), "--min-confidence", "1")[0] == 3


def test_explain_says_what_confidence_rests_on(rawi: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ENGLISH, encoding="utf-8")
    out = rawi("explain", "a.txt:1", "--lang", "en")[1]
    assert re.search(r"confidence 0\.\d\d: .+ \([+-]\d\.\d\d\)", out)


def test_read_tells_what_it_found_and_repeats_itself(rawi: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARABIC, encoding="utf-8")
    arguments = ("read", "a.txt", "--store", "l.db", "--publisher", "Test Post", "--date", "2026-05-01")
    code, out, err = rawi(*arguments)
    assert code == 0 and "Test Post (user)" in out and "2026-05-01 (user)" in out and "claims in the ledger" in err
    assert not is_right_to_left(out)
    again = rawi(*arguments)
    assert again[:2] == (code, out)


def test_read_goes_on_after_a_bad_file(rawi: Run, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(ENGLISH, encoding="utf-8")
    (tmp_path / "bad.jsonl").write_text('{"id": "1", "text": "The road is open."}\nnot json\n', encoding="utf-8")
    code, out, err = rawi("read", "bad.jsonl", "missing.txt", "good.txt", "--store", "l.db", "--json")
    assert code == 4
    assert [json.loads(line)["document"] for line in out.splitlines()] == ["1", "good"]
    assert "RAWI-E012" in err and "bad.jsonl" in err and "missing.txt" in err


def test_what_the_user_said_holds_until_it_is_taken_back(rawi: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ENGLISH, encoding="utf-8")
    read = ("read", "a.txt", "--store", "l.db", "--json")
    first = rawi(*read, "--publisher", "Test Post", "--date", "2026-05-01", "--lang", "en")[1]
    assert json.loads(first)["lang_basis"] == "user"
    assert rawi(*read)[1] == first
    assert json.loads(rawi(*read, "--date", "")[1])["published"] is None


def test_an_interrupted_reading_is_told(rawi: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, processes: int) -> None:
        raise KeyboardInterrupt

    (tmp_path / "a.txt").write_text(ENGLISH, encoding="utf-8")
    with monkeypatch.context() as patch:
        patch.setattr("rawi.linking.link", interrupt)
        assert rawi("read", "a.txt", "--store", "l.db")[0] == 130
    assert "not linked yet" in rawi("ledger", "--store", "l.db")[2]
    assert rawi("read", "a.txt", "--store", "l.db")[0] == 0
    assert "not linked yet" not in rawi("ledger", "--store", "l.db")[2]


def test_show_finds_a_claim_by_its_words(rawi: Run) -> None:
    def shown(words: str) -> tuple[int, str, str]:
        code, out, err = rawi("show", words, "--store", filled(), "--json")
        return code, json.loads(out)["id"] if out else "", err

    code, found, _ = shown("mediation through MALTA")
    assert code == 0 and shown(found[:8])[1] == found
    assert shown("Malta was mediating")[1] == found  # words of a quotation
    code, _, err = shown("opened channel")
    assert code == 2 and err.count("C-") == 2 and not is_right_to_left(err)
    assert [shown(words)[0] for words in ("zebra crossing", "C-123", "…")] == [3, 3, 3]


def test_quiet_says_nothing_but_errors(rawi: Run, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(ENGLISH, encoding="utf-8")
    assert rawi("read", "good.txt", "--store", "l.db", "--quiet")[2] == ""


def test_an_empty_folder_is_nothing(rawi: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert rawi("read", "empty", "--store", "l.db")[0] == 3
    assert rawi("extract", "empty")[0] == 3


@pytest.mark.parametrize(
    "arguments",
    [
        ("read",),
        ("nonsense",),
        ("read", "--nonsense", "x"),
        ("read", "x.txt", "--date", "someday"),
        ("extract", "x.txt", "--format", "xml"),
        ("report", "--html", "--md", "--store", "l.db"),
        ("extract", "x.txt", "--out", "folder"),
    ],
)
def test_wrong_use_is_2_and_says_how(rawi: Run, arguments: tuple[str, ...]) -> None:
    code, out, err = rawi(*arguments)
    assert code == 2 and out == "" and "RAWI-E060" in err


def test_extract_prints_the_interchange_in_order(rawi: Run, tmp_path: Path) -> None:
    for name in ("b", "a", "c"):
        (tmp_path / f"{name}.txt").write_text(ENGLISH, encoding="utf-8")
    code, out, _ = rawi("extract", "b.txt", "a.txt", "c.txt")
    rows = [json.loads(line) for line in out.splitlines()]
    assert code == 0 and [r["document"] for r in rows] == ["b", "a", "c"]
    for row in rows:
        schema("document").validate(row)
        assert row["attributions"]
        for item in row["attributions"]:
            for part in (item["source"], item["cue"], *item["content"]):
                assert part is None or ENGLISH[part["start"] : part["end"]] == part["text"]


def test_extract_with_more_processes_is_the_same(rawi: Run, tmp_path: Path) -> None:
    rows = [json.dumps({"id": str(k), "text": ENGLISH + f"Line {k}."}) for k in range(40)]
    (tmp_path / "posts.jsonl").write_text("\n".join(rows), encoding="utf-8")
    one, two = (rawi("extract", "posts.jsonl", "--jobs", str(jobs)) for jobs in (1, 2))
    assert one == two and one[1].count("\n") == 40


def test_extract_as_json_table_and_brat(rawi: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARABIC, encoding="utf-8")
    (tmp_path / "b.txt").write_text(ENGLISH, encoding="utf-8")
    assert len(json.loads(rawi("extract", "a.txt", "b.txt", "--format", "json")[1])) == 2
    table = rawi("extract", "a.txt", "b.txt", "--format", "table")[1]
    assert not is_right_to_left(table) and "minister" in table
    assert rawi("extract", "a.txt", "b.txt", "--format", "brat")[0] == 2
    assert "Attribution:" in rawi("extract", "b.txt", "--format", "brat")[1]
    assert rawi("extract", "a.txt", "b.txt", "--format", "brat", "--out", "gold")[0] == 0
    assert (tmp_path / "gold/a.txt").read_bytes() == ARABIC.encode() and (tmp_path / "gold/a.ann").exists()
    code, out, _ = rawi("eval", "gold", "--json")
    assert code == 0 and json.loads(out)["content"]["F1"] == 100.0 and "contacts" not in json.loads(out)


def test_eval_scores_contacts_where_gold_tells_them(rawi: Run, tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("The minister of Egypt said that Egypt held talks with Turkey.", encoding="utf-8")
    assert rawi("extract", "b.txt", "--format", "brat", "--out", "gold")[0] == 0
    row = {"kind": "talks", "initiator": "Egypt", "recipient": "Turkey", "intermediaries": [], "status": "planned"}
    gold = tmp_path / "gold/b.gold.json"
    gold.write_text(json.dumps({"contacts": [{**row, "according_to": "writer"}]}), encoding="utf-8")
    code, out, _ = rawi("eval", "gold", "--json")
    told = json.loads(out)
    assert code == 0 and told["contacts"] == {"P": 100.0, "R": 100.0, "F1": 100.0, "gold": 1, "pred": 1}
    assert told["contacts: status"] == {"accuracy": 0.0, "of": 1}
    (tmp_path / "found.jsonl").write_text(rawi("extract", "b.txt")[1], encoding="utf-8")
    assert "contacts: kind" in rawi("eval", "gold", "--predictions", "found.jsonl")[1]
    gold.write_text(json.dumps({"contacts": [row]}), encoding="utf-8")
    assert "b.gold.json" in rawi("eval", "gold")[2]


def test_eval_scores_noise_and_dates_without_any_attribution(rawi: Run, tmp_path: Path) -> None:
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold/a.txt").write_text("The port opened on May 3, 2024.\nRead more\n", encoding="utf-8")
    told = {"noise": ["Read more"], "dates": [{"text": "May 3, 2024", "value": "2024-05-03"}]}
    (tmp_path / "gold/a.gold.json").write_text(json.dumps(told), encoding="utf-8")
    code, out, _ = rawi("eval", "gold", "--json")
    assert code == 0 and json.loads(out)["noise lines"]["F1"] == 100.0
    assert json.loads(out)["date values"]["F1"] == 100.0 and "content" not in json.loads(out)
    (tmp_path / "gold/a.gold.json").write_text("[]", encoding="utf-8")
    assert rawi("eval", "gold")[0] == 3


def test_extract_keeps_going_and_says_4(rawi: Run, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(ENGLISH, encoding="utf-8")
    code, out, err = rawi("extract", "missing.txt", "good.txt")
    assert code == 4 and json.loads(out)["document"] == "good" and "missing.txt" in err


# asking


@pytest.mark.parametrize("command", ["ledger", "claims", "timeline", "report", "verify", "show X", "search x"])
def test_no_ledger_is_nothing_and_makes_none(rawi: Run, tmp_path: Path, command: str) -> None:
    code, out, err = rawi(*command.split(), "--store", "none.db")
    assert code == 3 and out == "" and "RAWI-E050" in err and "rawi read" in err
    assert not (tmp_path / "none.db").exists()


@pytest.mark.parametrize("command", ["ledger", "claims --format table", "timeline", "extract --format table"])
def test_tables_hold_no_right_to_left_text(rawi: Run, command: str) -> None:
    from rawi.demo import corpus

    words = command.split()
    rest = [str(p) for p in corpus()] if words[0] == "extract" else ["--store", filled()]
    code, out, _ = rawi(*words, *rest)
    assert code == 0 and out.count("\n") > 5
    assert not is_right_to_left(out) and not CONTROLS.search(out) and not BOXES.search(out)


@pytest.mark.parametrize("command", ["show", "report", "search"])
def test_quotations_stand_alone_on_their_lines(rawi: Run, command: str) -> None:
    subject = {"show": [some_claim()], "report": [], "search": ["Malta"]}[command]
    code, out, _ = rawi(command, *subject, "--store", filled())
    assert code == 0 and not CONTROLS.search(out) and not BOXES.search(out)
    plain = rawi(command, *subject, "--store", filled(), "--translit")[1]
    assert not is_right_to_left(plain)
    for line in out.splitlines():
        if is_right_to_left(line) and not line.startswith("    "):
            raise AssertionError(line)


def test_claims_are_the_interchange(rawi: Run) -> None:
    code, out, _ = rawi("claims", "--store", filled())
    rows = [json.loads(line) for line in out.splitlines()]
    assert code == 0 and rows
    for row in rows:
        schema("claim").validate(row)
    assert json.loads(rawi("claims", "--store", filled(), "--format", "json")[1]) == rows
    table = rawi("claims", "--store", filled(), "--format", "csv", "--bom")[1]
    assert table.startswith("\ufeff")
    cells = list(csv.DictReader(io.StringIO(table.removeprefix("\ufeff"))))
    assert len(cells) == sum(len(r["assertions"]) for r in rows)


@pytest.mark.parametrize(
    "command",
    ["ledger", "timeline", "report", "verify", "search Malta", "show", "config", "doctor", "packs list", "claims"],
)
def test_json_is_valid(rawi: Run, command: str) -> None:
    words = command.split() + ([some_claim()] if command == "show" else [])
    store = [] if words[0] in ("config", "packs") else ["--store", filled()]
    code, out, _ = rawi(*words, *store, "--json")
    assert code == 0 and json.loads(out)


def test_filters_narrow(rawi: Run) -> None:
    everything = json.loads(rawi("ledger", "--json", "--store", filled())[1])
    contested = json.loads(rawi("ledger", "--status", "contested", "--json", "--store", filled())[1])
    assert 0 < len(contested) < len(everything) and {c["status"] for c in contested} == {"contested"}
    assert len(json.loads(rawi("ledger", "--limit", "2", "--json", "--store", filled())[1])) == 2
    code, out, _ = rawi("ledger", "--actor", "Nobody at all", "--store", filled())
    assert code == 3 and out == ""


def test_a_denial_says_what_its_words_leave_out(rawi: Run) -> None:
    rows = json.loads(rawi("ledger", "--status", "contested", "--json", "--store", filled())[1])
    [found] = [row["id"] for row in rows if row["about"].startswith("Kyrgyzstan to Oman: message")]
    code, out, _ = rawi("show", found, "--store", filled())
    assert code == 0 and "    not in these words: the time that is told of: 2026-05-04/2026-05-10" in out
    page = json.loads(rawi("show", found, "--json", "--store", filled())[1])
    assert [q["beyond"] for a in page["denies"] for q in a["quotes"]] == [
        ["the time that is told of: 2026-05-04/2026-05-10"]
    ]
    assert "not in these words" in rawi("report", "--md", "--store", filled())[1].lower()


def test_compare_shows_what_only_one_telling_has(rawi: Run) -> None:
    code, out, _ = rawi("compare", "chess-langargah", "chess-almarfa", "--store", filled())
    assert code == 0 and "TOLD IN BOTH" in out
    alone = out[out.index("ONLY IN chess-almarfa") :]
    assert "denies: Kyrgyzstan to Oman: letter" in alone and "denies" not in out[: out.index("ONLY IN chess-almarfa")]
    made = json.loads(rawi("compare", "chess-langargah", "chess-almarfa", "--store", filled(), "--json")[1])
    assert made["origins"] == ["Harbour Gazette"]
    assert len(made["only_second"]) == alone.count("C-") - alone.count("perhaps")
    text = {name: made[name]["name"] for name in ("first", "second")}
    assert text == {"first": "chess-langargah", "second": "chess-almarfa"}


def test_compare_wants_two_documents_of_the_ledger(rawi: Run) -> None:
    code, _, err = rawi("compare", "chess-almarfa", "chess-almarfa", "--store", filled())
    assert code == 2 and "one document" in err
    code, _, err = rawi("compare", "chess-almarfa", "no-such-text", "--store", filled())
    assert code == 3 and "no document is called" in err


@pytest.mark.parametrize("command", ["ledger", "timeline"])
def test_a_period_says_what_it_leaves_out(rawi: Run, command: str) -> None:
    code, _, err = rawi(command, "--since", "2026-05-01", "--store", filled())
    number = len(json.loads(rawi("ledger", "--undated", "--json", "--store", filled())[1]))
    assert code == 0 and number and f"{number} more claims stand in undated articles alone" in err
    assert "rawi ledger --undated" in err
    assert "undated" not in rawi(command, "--store", filled())[2]


def test_what_outlets_say_themselves_is_not_what_the_unnamed_say(rawi: Run) -> None:
    own, unnamed = (
        {c["id"] for c in json.loads(rawi("ledger", option, "--json", "--store", filled())[1])}
        for option in ("--unsourced", "--unnamed-only")
    )
    gaps = json.loads(rawi("report", "--json", "--store", filled())[1])["gaps"]
    assert own == set(gaps["unsourced"]) and unnamed == set(gaps["unnamed_only"])
    assert own and unnamed and not own & unnamed


def test_show_has_both_sides(rawi: Run) -> None:
    code, out, _ = rawi("show", some_claim()[:8], "--store", filled())
    assert code == 0
    for head in ("SAYS SO", "DENIES, OR WILL NOT SAY", "CANNOT TELL", "in these articles", "origin"):
        assert head in out
    assert rawi("show", "C-none", "--store", filled())[0] == 3


def test_timeline_ends_with_the_undated(rawi: Run) -> None:
    rows = json.loads(rawi("timeline", "--json", "--store", filled())[1])
    dated = [bool(r["when"]) for r in rows]
    assert dated == sorted(dated, reverse=True) and not all(dated)
    out = rawi("timeline", "--store", filled())[1]
    assert out.rindex("\nUNDATED") > out.rindex("\n2026")


def test_report_in_every_form(rawi: Run, tmp_path: Path) -> None:
    out = rawi("report", "--store", filled())[1]
    for head in ("WHAT STANDS OUT", "CONTESTED", "ASSERTED ONLY", "CHANNELS NAMED", "GAPS", "Next: rawi show"):
        assert head in out
    assert rawi("report", "--md", "--store", filled())[1].startswith("# Rawi report")
    assert json.loads(rawi("report", "--json", "--store", filled())[1])["entries"]
    code, out, err = rawi("report", "--html", "-o", "d/x.html", "--store", filled())
    assert (code, out) == (0, "") and "d/x.html" in err
    assert (tmp_path / "d/x.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_verify_finds_what_was_changed(rawi: Run, tmp_path: Path) -> None:
    import sqlite3

    (tmp_path / "a.txt").write_text(ENGLISH, encoding="utf-8")
    assert rawi("read", "a.txt", "--store", "l.db")[0] == 0
    assert rawi("verify", "--store", "l.db")[0] == 0
    with sqlite3.connect(tmp_path / "l.db") as database:
        database.execute("UPDATE documents SET text = 'X' || text")
    code, out, err = rawi("verify", "--store", "l.db")
    assert code == 5 and "expected:" in out and "nothing was changed" in err
    assert json.loads(rawi("verify", "--store", "l.db", "--json")[1])["broken"]


def test_explain_names_the_entry_and_the_spans(rawi: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARABIC, encoding="utf-8")
    code, out, _ = rawi("explain", "a.txt:2")
    assert code == 0 and "say.qala" in out and "ATTRIBUTION by rule" in out and "content [" in out
    for line in out.splitlines():
        assert not (is_right_to_left(line) and re.search("[A-Za-z0-9]", line)), line
    data = json.loads(rawi("explain", "a.txt:2", "--json")[1])
    assert data["attributions"][0]["anchor"]["entry"] == "say.qala" and data["attributions"][0]["around"]
    assert rawi("explain", "a.txt:99")[0] == 3
    assert "ATTRIBUTION" not in rawi("explain", "a.txt:1")[1]


def test_explain_asks_which_document(rawi: Run, tmp_path: Path) -> None:
    rows = [json.dumps({"id": name, "text": ENGLISH}) for name in ("x", "y")]
    (tmp_path / "p.jsonl").write_text("\n".join(rows), encoding="utf-8")
    assert rawi("explain", "p.jsonl")[0] == 2
    assert rawi("explain", "p.jsonl", "--document", "y")[0] == 0


def test_a_dossier_is_written_in_a_language(rawi: Run) -> None:
    code, page, _ = rawi("report", "--html", "--lang", "fa", "--store", filled())
    assert code == 0 and '<html lang="fa" dir="rtl">' in page and "پروندهٔ راوی" in page
    for wrong in (("--html", "--lang", "de"), ("--lang", "fa"), ("--md", "--lang", "ar")):
        assert rawi("report", *wrong, "--store", filled())[0] == 2


def test_demo_leaves_a_dossier_and_a_ledger(rawi: Run, tmp_path: Path) -> None:
    code, out, err = rawi("demo")
    assert code == 0 and "INVENTED" in out and "Invented" in err
    assert "Invented for demonstration" in (tmp_path / "demo/dossier.html").read_text(encoding="utf-8")
    assert rawi("verify", "--store", "demo/ledger.db")[0] == 0


# the house


def test_configuration_has_an_order_and_origins(rawi: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def value() -> tuple[int, str]:
        found = json.loads(rawi("config", "--json")[1])["quote_limit"]
        return found["value"], found["origin"]

    assert value() == (300, "default")
    user = tmp_path / "XDG_CONFIG_HOME/rawi/config.toml"
    user.parent.mkdir(parents=True)
    user.write_text("quote_limit = 200\n", encoding="utf-8")
    assert value() == (200, str(user))
    (tmp_path / "rawi.toml").write_text("quote_limit = 150\n", encoding="utf-8")
    assert value() == (150, "rawi.toml")
    monkeypatch.setenv("RAWI_QUOTE_LIMIT", "100")
    assert value() == (100, "RAWI_QUOTE_LIMIT")
    assert "RAWI_QUOTE_LIMIT" in rawi("config", "--origin")[1]


@pytest.mark.parametrize("text", ["quote_limit = 'many'\n", "nonsense = 1\n", "broken\n"])
def test_a_wrong_configuration_is_2(rawi: Run, tmp_path: Path, text: str) -> None:
    (tmp_path / "rawi.toml").write_text(text, encoding="utf-8")
    code, _, err = rawi("config")
    assert code == 2 and "rawi.toml" in err + str(text)


def test_the_store_may_come_from_the_environment(rawi: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RAWI_STORE", filled())
    assert rawi("ledger")[0] == 0


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts_ask_rawi(rawi: Run, shell: str) -> None:
    code, out, _ = rawi("completion", shell)
    assert code == 0 and "rawi complete --" in out


def test_completion_knows_commands_options_values_and_claims(rawi: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RAWI_STORE", filled())
    assert rawi("complete", "--", "tim")[1] == "timeline\n"
    assert "--html" in rawi("complete", "--", "report", "--")[1].split()
    assert rawi("complete", "--", "ledger", "--status", "c")[1].split() == ["contested", "corroborated"]
    assert some_claim() in rawi("complete", "--", "show", "C-")[1].split()
    assert rawi("complete", "--", "packs", "ch")[1] == "check\n"
    assert "chess-almarfa" in rawi("complete", "--", "compare", "chess-langargah", "chess-a")[1].split()
    assert rawi("complete", "--", "read", "")[1] == ""


def test_packs_explain_finds_a_word(rawi: Run) -> None:
    code, out, _ = rawi("packs", "explain", "said", "--lang", "en")
    assert code == 0 and "cue" in out
    assert rawi("packs", "explain", "qwertyuiop")[0] == 3


def test_eval_claims_reads_its_three_files(rawi: Run, tmp_path: Path) -> None:
    post = {"id": "p", "text": ENGLISH, "lang": "en"}
    quote = "the road was open"
    told = {"doc": "p", "quote": quote, "stance": "for", "origin": "x"}
    gold = {"claims": [{"id": "1", "status": "asserted", "assertions": [told]}], "near_misses": []}
    (tmp_path / "posts.jsonl").write_text(json.dumps(post), encoding="utf-8")
    (tmp_path / "gold.json").write_text(json.dumps(gold), encoding="utf-8")
    assert rawi("read", "posts.jsonl", "--store", "l.db")[0] == 0
    (tmp_path / "found.jsonl").write_text(rawi("claims", "--store", "l.db")[1], encoding="utf-8")
    code, out, _ = rawi("eval-claims", "gold.json", "posts.jsonl", "found.jsonl")
    assert code == 0 and out.startswith("found ") and "share 100.0" in out
    assert rawi("eval-claims", "posts.jsonl", "posts.jsonl", "missing.jsonl")[0] == 4


# the process


def test_help_is_quick_and_plain() -> None:
    best = 9.0
    for _ in range(3):
        start = time.perf_counter()
        done = subprocess.run([sys.executable, "-m", "rawi.cli", "--help"], capture_output=True, text=True, check=True)
        best = min(best, time.perf_counter() - start)
    assert "Commands:" in done.stdout and not BOXES.search(done.stdout) and not is_right_to_left(done.stdout)
    assert best < 1.2, best


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; from rawi.cli.app import run; run(['--help']); "
        "print([m for m in ('sqlalchemy', 'trafilatura', 'lxml', 'jinja2', 'pydantic', 'rich') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.rstrip().endswith("[]")


def test_a_closed_pipe_is_no_failure() -> None:
    command = f"{sys.executable} -m rawi.cli claims --store {filled()} | head -n 1"
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True, check=False)
    assert done.stderr == "" and json.loads(done.stdout)


def test_interrupted_reading_leaves_a_consistent_ledger(tmp_path: Path) -> None:
    rows = "".join(json.dumps({"id": str(k), "text": ENGLISH * 20 + str(k)}) + "\n" for k in range(20_000))
    (tmp_path / "posts.jsonl").write_text(rows, encoding="utf-8")
    store = str(tmp_path / "l.db")
    process = subprocess.Popen(
        [sys.executable, "-m", "rawi.cli", "read", str(tmp_path / "posts.jsonl"), "--store", store],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - jobs in the background are born deaf to it
    )
    assert process.stdout is not None
    for _ in range(3):
        process.stdout.readline()
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130 and "interrupted" in err
    assert subprocess.run([sys.executable, "-m", "rawi.cli", "verify", "--store", store], check=False).returncode in (
        0,
        3,
    )


def test_unexpected_failures_are_1(rawi: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from rawi.cli import settings

    def fail(**flags: object) -> None:
        raise RuntimeError("made to fail")

    monkeypatch.setattr(settings, "load", fail)
    code, out, err = rawi("ledger")
    assert code == 1 and out == "" and "made to fail" in err and "RAWI_DEBUG" in err


def test_the_reference_names_every_command_and_option() -> None:
    from typer.main import get_command

    from rawi.cli.app import app

    reference = (Path(__file__).parents[2] / "docs/reference/commands.md").read_text(encoding="utf-8")
    sections = {part.split("`")[0]: part for part in reference.split("\n## `rawi ")[1:]}
    commands = dict(get_command(app).commands)  # type: ignore[attr-defined]
    for group in [name for name, one in commands.items() if hasattr(one, "commands")]:
        commands |= {f"{group} {name}": one for name, one in commands.pop(group).commands.items()}
    for name, command in commands.items():
        if command.hidden:
            assert name == "complete"
            continue
        for parameter in command.params:
            for option in parameter.opts if parameter.param_type_name == "option" else ():
                assert f"`{option}`" in sections[name] or option in ("-h", "--help"), f"{name} {option}"
