"""The queue for people: what is in doubt, in order, and what an answer does."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from accounts import book, claim, document

from rawi.ask.exchange import Imported
from rawi.errors import UsageError
from rawi.ledger import Ledger
from rawi.types import Document

PORT = "The harbour master said that the new crane was delivered to the port on Monday."
QUAY = (
    "The mayor said that a new crane was delivered on Monday to the quay.\n\n"
    "The librarian said that a museum of ships opens at the port on Monday."
)


@pytest.fixture(params=("small", "large"))
def ledger(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Ledger]:
    """A ledger whose doubts are computed, and one whose doubts are read off what linking keeps."""
    if request.param == "large":
        monkeypatch.setattr("rawi.link.FULL", 0)
    monkeypatch.setattr("rawi.link.compare.BAND", 0.5)  # whatever the weights have learnt: every pair is in doubt
    with book(tmp_path, "lifting") as made:
        made.add_documents([texted("crane", PORT), texted("again", QUAY)])
        yield made


def texted(name: str, text: str) -> Document:
    return replace(document(name), text=text)


def test_the_queue_runs_from_the_greatest_doubt(ledger: Ledger) -> None:
    queue = ledger.review()
    assert queue and [q.doubt for q in queue] == sorted((q.doubt for q in queue), reverse=True)
    assert len({q.id for q in queue}) == len(queue)
    assert {q.kind for q in queue} <= {"link", "near", "reading"}
    assert [q.kind for q in ledger.review(["near"])] == [q.kind for q in queue if q.kind == "near"]
    first = next(q for q in queue if q.kind in ("link", "near"))
    assert first.reasons and first.right is not None


def test_an_answer_is_kept_and_not_asked_again(ledger: Ledger) -> None:
    asked = next(q for q in ledger.review() if q.kind in ("link", "near"))
    together = asked.kind == "near"
    made = ledger.answer(asked, together, "ana")
    assert made.decision == ("same" if together else "different") and made.by == "ana"
    ledger.link()
    assert asked.right is not None
    one, other = (ledger.view.assertion(a.id)[1].id for a in (asked.left, asked.right))
    assert (one == other) is together
    assert asked.id not in {q.id for q in ledger.review()}
    ledger.undo(made.number, by="ana")
    assert asked.id in {q.id for q in ledger.review()}


def test_who_says_that_two_passages_tell_the_same_ties_their_claims(ledger: Ledger) -> None:
    near = next(q for q in ledger.review() if q.kind == "near")
    told = {a.id for key in near.claims for a in ledger.claim(key).assertions}
    made = ledger.answer(near, True, "ana")
    ledger.link()
    assert {ledger.view.assertion(key)[1].id for key in told} == {ledger.view.assertion(near.left.id)[1].id}
    assert len(made.pairs) == len(told) - 1
    asked = {frozenset((q.left.id, q.right.id)) for q in ledger.review(["link", "near"]) if q.right}
    assert not [pair for pair in asked if pair <= told]


def test_an_unsure_reading_is_asked_about_and_struck(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rawi.ask.review._UNSURE", 2.0)
    asked = ledger.review(["reading"])[0]
    ledger.answer(asked, False, "ana")
    ledger.link()
    assert asked.left.id not in {a.id for c in ledger.claims() for a in c.assertions}


def test_unnamed_sources_are_asked_about_and_never_put_together_alone(tmp_path: Path) -> None:
    said = "Unnamed officials told {} that the new crane was delivered to the port on Monday."
    with Ledger.open(tmp_path / "ledger.db") as made:
        made.add_documents([texted("crane", said.format("Reuters")), texted("again", said.format("Axios"))])
        before = claim(made, "crane")
        assert {a.origin for a in before.assertions} == {"Reuters", "Axios"}  # of its own, the ledger keeps them apart
        [asked] = made.review(["source"])
        assert asked.about == before.assertions[0].speaker.label
        made.answer(asked, True, "ana")
        made.link()
        after = made.claim(before.id)
        assert len({a.origin for a in after.assertions}) == 1 and after.origins == before.origins - 1
        assert [d.decision for d in made.decisions(after.id)] == ["same"]


# carried from one ledger to another


def _copy(place: Path) -> Ledger:
    place.mkdir()
    return book(place)


def test_judgements_are_carried_once(tmp_path: Path) -> None:
    import json

    with _copy(tmp_path / "one") as one, _copy(tmp_path / "two") as two:
        one.judge(claim(one, "orchids").id, claim(one, "the crane").id, "same", "ana", "a test")
        one.judge(claim(one, "the bridge").id, claim(one, "reading room").id, "scope", "ana", "the door")
        lines = [json.dumps(row) for row in one.export_judgements()]
        assert two.import_judgements(lines) == Imported(3, 0, (), ())
        assert list(two.claims()) == list(one.claims()) and two.decisions() == one.decisions()
        assert two.import_judgements(lines) == Imported(0, 3, (), ())
        two.undo(two.decisions()[0].number, by="bo")
        assert two.import_judgements(lines).known == 3  # what was taken back here stays so


def test_what_is_not_there_is_told_and_two_minds_are_kept(tmp_path: Path) -> None:
    import json

    with _copy(tmp_path / "one") as one, _copy(tmp_path / "two") as two:
        left, right = (claim(one, words).assertions[0].id for words in ("orchids", "reading room"))
        one.judge(left, right, "same", "ana", "a test")
        two.judge(left, right, "different", "bo", "not so")
        rows = list(one.export_judgements())
        moved = json.loads(json.dumps(rows[0]))
        moved["left"] |= {"assertion": "0" * 16}  # another rule's id: document and place still tell
        gone = json.loads(json.dumps(moved))
        gone["left"]["start"] += 1
        made = two.import_judgements([json.dumps(r) for r in (moved, gone)])
        assert (made.new, [number for number, _ in made.unmatched]) == (1, [2])
        assert [(c.stands.by, c.came.by) for c in made.clashes] == [("bo", "ana")]
        assert {d.by for d in two.decisions()} == {"ana", "bo"}


def test_a_line_that_is_no_judgement_stops_before_anything_is_kept(tmp_path: Path) -> None:
    import json

    with _copy(tmp_path / "one") as one:
        one.judge(claim(one, "orchids").id, claim(one, "the crane").id, "same", "ana", "a test")
        rows = list(one.export_judgements())
        for broken in ("{", "[]", "{}", json.dumps(rows[0] | {"by": "rule"}), json.dumps(rows[0] | {"decision": "no"})):
            with pytest.raises(UsageError, match="no judgement") as caught:
                one.import_judgements([json.dumps(rows[0] | {"time": "2026-01-01"}), broken], "file.jsonl")
            assert caught.value.place == "file.jsonl:2" and len(one.decisions()) == 1
