import pickle
import subprocess
import sys
from pathlib import Path

import pytest
from reading import document, outline, words

from rawi.errors import FormatError, InputError, UsageError
from rawi.extract import tagger
from rawi.extract.drafts import Draft
from rawi.extract.mentions import Page
from rawi.extract.pipeline import Steps, extract
from rawi.extract.tagger import ranges
from rawi.extract.traits import of_cue, of_sentence, sight

TEXT = "The mayor of the town said that the bridge was closed. The baker burbled that nobody had told her."
TAUGHT = "The baker burbled that nobody had told her"


def _seen(text: str) -> tuple[Page, list[Draft]]:
    met: list[tuple[Page, list[Draft]]] = []

    def note(page: Page, drafts: list[Draft]) -> list[Draft]:
        met.append((page, drafts))
        return drafts

    extract(document("en", text), Steps(tag=note))
    return met[0]


def test_ranges_begin_with_b_or_with_what_goes_on_from_nothing() -> None:
    assert ranges(["O", "BC", "IC", "BC", "O", "IC", "IC", "BS"], "C", 10) == [(11, 13), (13, 14), (15, 17)]
    assert ranges(["BS", "IC", "IS"], "S", 0) == [(0, 1), (2, 3)]
    assert ranges([], "S", 0) == []


def test_no_trait_holds_a_word() -> None:
    page, drafts = _seen(TEXT)
    seen = sight(page, drafts)
    rows = of_sentence(seen, 0, len(page.texts)) + of_cue(seen, drafts[0].cue, [drafts[0].cue])[1]
    assert len(rows) > len(page.texts)
    assert not [trait for row in rows for trait in row for word in ("mayor", "bridge", "burbled") if word in trait]


def test_the_same_word_has_the_same_traits_wherever_it_stands() -> None:
    page, drafts = _seen(TEXT)
    first, second = (of_sentence(sight(page, drafts), *sentence)[0] for sentence in page.sentences)
    assert first[:4] == second[:4] and first != second


def test_a_step_may_move_add_and_drop_drafts() -> None:
    def own(page: Page, drafts: list[Draft]) -> list[Draft]:
        at = page.texts.index("burbled")
        return [Draft((at, at + 1), [(at + 1, len(page.texts) - 1)], "tagger", source=(at - 2, at))]

    (item,) = extract(document("en", TEXT), Steps(tag=own)).attributions
    told = outline(TEXT, item)
    assert (told["source"], told["cue"], told["content"]) == ("The baker", "burbled", ["that nobody had told her"])
    assert item.rule == "tagger"


def test_without_the_library_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pycrfsuite", None)
    with pytest.raises(UsageError, match="python-crfsuite") as caught:
        tagger.crfsuite()
    assert "rawi[tagger]" in caught.value.hint


@pytest.fixture(scope="module")
def learned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tagger learned from one invented text in which the baker, whom no rule knows as a speaker, grumbles."""
    pytest.importorskip("pycrfsuite", reason="python-crfsuite is not installed")
    from rawi.train import Settings, gold_documents, train

    folder = tmp_path_factory.mktemp("gold")
    spans, events = [], []
    for k, at in enumerate(range(0, 20 * (len(TAUGHT) + 2), len(TAUGHT) + 2)):
        for j, (role, part) in enumerate((("Source", "The baker"), ("Cue", "burbled"), ("Content", TAUGHT[18:]))):
            a = TAUGHT.index(part)
            b = a + len(part)
            spans.append(f"T{3 * k + j + 1}\t{role} {at + a} {at + b}\t{TAUGHT[a:b]}")
        events.append(f"E{k + 1}\tAttribution:T{3 * k + 2} Source:T{3 * k + 1} Cue:T{3 * k + 2} Content:T{3 * k + 3}")
    (folder / "a.txt").write_text(f"{TAUGHT}. " * 20, encoding="utf-8")
    (folder / "a.ann").write_text("\n".join(spans + events) + "\n", encoding="utf-8")
    (folder / "one.tagger").write_bytes(train(gold_documents([folder]), "", Settings(20)))
    return folder / "one.tagger"


def test_what_was_learned_is_found_also_by_another_process(learned: Path) -> None:
    steps = pickle.loads(pickle.dumps(Steps(tag=tagger.load(str(learned)))))
    text = "The baker burbled that somebody had told her."
    assert not extract(document("en", text)).attributions
    (item,) = extract(document("en", text), steps).attributions
    assert item.source and words(text, item.source) == "The baker"
    assert [words(text, c) for c in item.content] == ["that somebody had told her"]


def test_what_is_no_tagger_is_refused(learned: Path, tmp_path: Path) -> None:
    (tmp_path / "no.tagger").write_bytes(b"something else")
    with pytest.raises(FormatError, match="no tagger"):
        tagger.load(str(tmp_path / "no.tagger"))
    with pytest.raises(InputError, match="cannot be read"):
        tagger.load(str(tmp_path / "absent.tagger"))


def test_train_and_eval_from_the_command_line(learned: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from rawi.cli.app import run

    made, again = learned.with_name("two.tagger"), learned.with_name("again.tagger")
    for out in (made, again):  # each in a process of its own, as a user runs it
        command = [sys.executable, "-m", "rawi.cli", "train", str(learned.parent), "--out", str(out), "-q"]
        subprocess.run([*command, "--rounds", "20"], check=True)
    assert made.read_bytes() == again.read_bytes()
    assert run(["eval", str(learned.parent), "--tagger", str(made)]) == 0
    assert "F1 100.0" in capsys.readouterr().out
    assert run(["extract", str(learned.with_name("a.txt")), "--lang", "en", "--tagger", str(made), "-q"]) == 0
    assert capsys.readouterr().out.count('"cue"') == 20
    assert run(["train", str(learned.parent / "absent")]) == 4
