"""A large ledger linked by what has changed is the ledger linked as a whole."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reports import Report, told

from rawi.ledger import Ledger
from rawi.link import steady
from rawi.link.ladder import LEVELS, Ladder
from rawi.types import Claim, Judgement

PLACES = (("Iran", "the United States", "Qatar"), ("France", "Egypt", "Oman"), ("Turkey", "Iraq", "Jordan"))
MATTERS = ("a ceasefire", "the opening of the harbour", "new sanctions", "the release of 12 sailors")
ACTS = (
    "that {a} sent messages to {b} through {c} about {m}",
    "that {a} and {b} held talks in {c} on {m} and agreed to continue the negotiations",
    "that {a} offered {b} a meeting in {c} about {m}",
)
SPEAKERS = (("unnamed sources", "unnamed", ""), ("Abbas Araghchi", "person", "Iran"), ("Reuters", "outlet", ""))


@st.composite
def reports(draw: st.DrawFn) -> list[Report]:
    """Reports of few events, so that many tell the same, copy and deny one another."""
    made = []
    for k in range(draw(st.integers(9, 24))):
        a, b, c = draw(st.sampled_from(PLACES))
        content = draw(st.sampled_from(ACTS)).format(a=a, b=b, c=c, m=draw(st.sampled_from(MATTERS)))
        speaker, kind, camp = draw(st.sampled_from(SPEAKERS))
        denied = draw(st.integers(0, 3)) == 0
        made.append(
            told(
                f"d{k}",
                f"{speaker} {'denied' if denied else 'said'} {content}.",
                content,
                speaker=speaker,
                kind=kind,  # type: ignore[arg-type]
                camp=camp,
                stance="denies" if denied else "asserts",
                sense="deny" if denied else "say",
                relays=draw(st.sampled_from(((), ("Axios",), ("Quay Courier",)))),
                publisher=draw(st.sampled_from(("", "Reuters", "Quay Courier"))),
                day=draw(st.sampled_from(("", "2026-03-04", "2026-03-05", "2026-03-29"))),
            )
        )
    return made


@contextmanager
def large() -> Iterator[pytest.MonkeyPatch]:
    """Every ledger counts as large, and no change as much."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("rawi.link.FULL", 0)
        patch.setattr("rawi.linking.MUCH", 1)
        patch.setattr("rawi.linking.AGAIN", 2)
        patch.setattr("rawi.link.block.A_DAY", 6)
        patch.setattr("rawi.link.ladder.LARGEST", 5)
        yield patch


def take(ledger: Ledger, reports: Sequence[Report]) -> None:
    """Keeps reports without linking them."""
    with ledger.store.writer() as writer:
        for document, reading in reports:
            writer.put(document, reading)


def linked(
    batches: Sequence[Sequence[Report]], address: str, judged: Sequence[tuple[str, str, str]] = ()
) -> list[Claim]:
    """The claims of a ledger that took in reports in batches, and was linked after each."""
    with Ledger.open(address) as ledger:
        for batch in batches:
            take(ledger, batch)
            ledger.link()
        for left, right, decision in judged:
            if decision == "undo":
                ledger.undo(left, right, by="analyst")
            else:
                ledger.judge(left, right, decision, "analyst")  # type: ignore[arg-type]
        ledger.link(settle=True)
        return list(ledger.claims())


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(reports(), st.randoms(use_true_random=False), st.integers(1, 5))
def test_order_and_batches_do_not_matter(made: list[Report], chance: object, size: int) -> None:
    shuffled = list(made)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    batches = [shuffled[k : k + size] for k in range(0, len(shuffled), size)]
    document, reading = shuffled[0]
    other = replace(reading, attributions=())
    batches.insert(0, [(document, other)])  # what is read anew is linked anew
    with large(), tempfile.TemporaryDirectory() as folder:
        whole = linked([made], str(Path(folder, "whole.db")))
        assert linked(batches, str(Path(folder, "grown.db"))) == whole
        ids = [a.id for c in whole for a in c.assertions if not c.id.startswith("P-")]
        judged = [(ids[0], ids[-1], "same"), (ids[0], ids[-1], "undo"), (ids[0], ids[len(ids) // 2], "different")]
        if len({*ids}) > 2 and len({pair[:2] for pair in judged}) == 2 and all(a != b for a, b, _ in judged):
            told_whole = linked([], str(Path(folder, "whole.db")), judged[2:])
            assert linked([], str(Path(folder, "grown.db")), judged) == told_whole


@st.composite
def verdicts(draw: st.DrawFn) -> list[tuple[int, int, str]]:
    """What people say of assertions that are known by their places in a list."""
    place = st.integers(0, 99)
    said = st.sampled_from(("same", "different", "different", "scope", "scope", "wrong"))
    return draw(st.lists(st.tuples(place, place, said), min_size=2, max_size=6))


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(reports(), verdicts(), st.randoms(use_true_random=False))
def test_it_does_not_matter_when_people_decide(
    made: list[Report], said: list[tuple[int, int, str]], chance: object
) -> None:
    with large(), tempfile.TemporaryDirectory() as folder:
        claims = linked([made], str(Path(folder, "first.db")))
        ids = sorted({a.id for c in claims for a in c.assertions})
        judged = [
            Judgement(a, "" if said == "wrong" else b, said, "analyst", 1.0, (), f"2026-05-01T10:00:{k:02}")  # type: ignore[arg-type]
            for k, (a, b, said) in enumerate((ids[i % len(ids)], ids[j % len(ids)], v) for i, j, v in said)
            if a != b
        ]
        with Ledger.open(str(Path(folder, "whole.db"))) as whole, Ledger.open(str(Path(folder, "grown.db"))) as grown:
            take(whole, made)
            with whole.store.writer() as writer:
                writer.judge_all(judged)
            whole.link()
            shuffled: list[Report | Judgement] = [*made, *judged]
            chance.shuffle(shuffled)  # type: ignore[attr-defined]
            for one in shuffled:
                if isinstance(one, Judgement):
                    with grown.store.writer() as writer:
                        writer.judge(one)
                else:
                    take(grown, [one])
                grown.link()
            grown.link(settle=True)
            assert list(grown.claims()) == list(whole.claims())


def test_a_weight_changes_only_with_the_class_of_a_count() -> None:
    classes = [steady.step(n) for n in range(3000)]
    assert classes == sorted(classes)
    assert len(set(classes)) == 7
    assert {steady.typical(n) for n in range(32, 128)} == {64}


def test_a_neighbourhood_is_small_or_rests_on_sure_links() -> None:
    row = [(k, k + 1, 0.6 if k % 3 == 2 else 0.9) for k in range(30)]
    looked: list[int] = []

    def near(numbers: list[int]) -> list[tuple[int, int, float]]:
        looked.extend(numbers)
        return [link_ for link_ in row if link_[0] in numbers or link_[1] in numbers]

    assert Ladder(near, 40).around(7) == (LEVELS[0], frozenset(range(31)))
    looked.clear()
    level, found = Ladder(near, 5).around(7)
    assert (round(level, 2), found) == (0.65, frozenset((6, 7, 8)))
    assert len(looked) < 31
