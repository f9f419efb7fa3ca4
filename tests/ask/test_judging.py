"""A person's word on claims holds, wins, is told, and can be taken back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from accounts import book, claim, document

from rawi.errors import NothingFound, UsageError
from rawi.ledger import Ledger

CRANE, EQUIPMENT, ORCHIDS, ROOM, BRIDGE = "the crane", "lifting equipment", "orchids", "reading room", "the bridge"


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with book(tmp_path) as made:
        yield made


def ids(ledger: Ledger, words: str) -> set[str]:
    return {a.id for a in claim(ledger, words).assertions}


def test_two_claims_judged_the_same_become_one_with_all_their_assertions(ledger: Ledger) -> None:
    told = ids(ledger, CRANE) | ids(ledger, EQUIPMENT)
    made = ledger.judge(claim(ledger, EQUIPMENT).id, claim(ledger, CRANE).id[:7], "same", "ana", "one crane")
    assert len(told) == 3 and ids(ledger, CRANE) == told
    assert (made.claim, made.new, len(made.decision.pairs)) == (claim(ledger, CRANE).id, True, 2)


def test_a_judgement_holds_when_the_documents_are_read_again(ledger: Ledger) -> None:
    ledger.judge(claim(ledger, CRANE).id, claim(ledger, ORCHIDS).id, "same", "ana", "a test")
    before = list(ledger.claims())
    ledger.add_documents([document("again"), document("crane")])
    ledger.link()
    assert list(ledger.claims()) == before


def test_claims_judged_different_part_all_their_assertions(ledger: Ledger) -> None:
    first, second = sorted(ids(ledger, CRANE))
    made = ledger.judge(first, second, "different", "ana", "two cranes")
    assert len([c for c in ledger.claims() if any(CRANE in a.quote for a in c.assertions)]) == 2
    assert made.decision.reason == "two cranes" and made.decision.about == (first, second)


def test_an_assertion_judged_different_from_its_claim_leaves_it(ledger: Ledger) -> None:
    whole = claim(ledger, CRANE)
    ledger.judge(whole.assertions[1].id[:6], whole.id, "different", "ana", "another crane")
    assert [a.id for a in ledger.claim(whole.id).assertions] == [whole.assertions[0].id]


def test_what_is_held_together_by_others_cannot_be_parted_in_silence(ledger: Ledger) -> None:
    one, two, three = (claim(ledger, words).id for words in (CRANE, ORCHIDS, ROOM))
    ledger.judge(one, two, "same", "ana", "a test")
    ledger.judge(one, three, "same", "ana", "a test")
    with pytest.raises(UsageError, match="holds these together") as caught:
        ledger.judge(two[2:], three[2:], "different", "bo", "not so")
    number = int(caught.value.hint.split()[-1])
    ledger.undo(number, by="bo")
    ledger.judge(two[2:], three[2:], "different", "bo", "not so")
    assert claim(ledger, ORCHIDS).id != claim(ledger, ROOM).id


def test_the_later_decision_counts_and_the_earlier_is_kept(ledger: Ledger) -> None:
    one, two = claim(ledger, ORCHIDS).id, claim(ledger, ROOM).id
    ledger.judge(one, two, "same", "ana", "a test")
    made = ledger.judge(one[2:], two[2:], "different", "bo", "two rooms")
    assert [d.by for d in made.overrules] == ["ana"]
    assert [(d.by, d.state, d.other) for d in ledger.decisions()] == [
        ("ana", "overruled", made.decision.number), ("bo", "in force", 0),
    ]  # fmt: skip
    assert claim(ledger, ORCHIDS).id != claim(ledger, ROOM).id
    ledger.undo(one[2:], two[2:], by="bo")
    assert claim(ledger, ORCHIDS).id == claim(ledger, ROOM).id


def test_a_scope_binds_a_denial_to_one_claim_alone(ledger: Ledger) -> None:
    denial, aim = claim(ledger, BRIDGE), claim(ledger, ROOM)
    made = ledger.judge(denial.id, aim.id, "scope", "ana", "the bridge to the reading room")
    bound = claim(ledger, ROOM)
    assert (bound.id, bound.status, made.claim) == (aim.id, "contested", aim.id)
    assert [a.side for a in bound.assertions] == ["for", "against"] and bound.articles == 2
    assert bound.conflicts == ("mayor denies it; librarian says so",)
    with pytest.raises(NothingFound):
        ledger.claim(denial.id)
    assert made.decision.left == (denial.id,)  # told at what it left, should that still be a claim
    assert [d.decision for d in ledger.decisions(aim.id)] == ["scope"] and not ledger.decisions(claim(ledger, CRANE).id)
    ledger.judge(denial.id, claim(ledger, ORCHIDS).id, "scope", "bo", "a later word")
    assert (claim(ledger, ROOM).status, claim(ledger, ORCHIDS).status) == ("asserted", "contested")
    ledger.undo(denial.id, by="bo")
    ledger.undo(denial.id, by="bo")
    assert ledger.claim(denial.id) == denial


def test_a_scope_is_that_of_a_denial(ledger: Ledger) -> None:
    with pytest.raises(UsageError, match="nobody denies"):
        ledger.judge(claim(ledger, ROOM).id, claim(ledger, CRANE).id, "scope", "ana", "a slip")


def test_what_is_misread_leaves_its_claim_and_comes_back(ledger: Ledger) -> None:
    before = claim(ledger, CRANE)
    gone = before.assertions[1].id
    ledger.judge(gone, "", "wrong", "ana", "no such words")
    after = ledger.claim(before.id)
    assert [a.id for a in after.assertions] == [before.assertions[0].id] and after.articles == before.articles - 1
    assert [d.reason for d in ledger.decisions(before.id)] == ["no such words"]
    ledger.undo(gone, by="ana")
    assert ledger.claim(before.id) == before


def test_what_cannot_be_judged_is_told(ledger: Ledger) -> None:
    one = claim(ledger, CRANE)
    for left, right, error, words in (
        (one.id, one.id, UsageError, "itself"),
        (one.id, "C-ffff", NothingFound, "no claim"),
        ("ffff", one.id, NothingFound, "no assertion"),
        (claim(ledger, ROOM).id, claim(ledger, ROOM).assertions[0].id, UsageError, "itself"),
    ):
        with pytest.raises(error, match=words):
            ledger.judge(left, right, "same", "ana", "a slip")
    assert ledger.decisions() == []
