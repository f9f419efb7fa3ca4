"""What linking keeps between runs: a new article, or a judgement, touches only the claims it must."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from samples import document

from rawi import link
from rawi.ledger import Ledger
from rawi.types import Document, Reading

STATES = ("Iran", "Qatar", "Oman", "Egypt", "Turkey", "Iraq")
TOLD = [f"{a} and {b} signed an agreement on sanctions in Geneva." for a, b in pairwise(STATES)]


def events(texts: list[str]) -> list[Document]:
    return [
        document(f"d{k}", text, language="en", published=f"2026-{2 * k + 1:02}-01T10:00")
        for k, text in enumerate(texts)
    ]


@pytest.fixture
def ledger(address: str) -> Iterator[Ledger]:
    with Ledger.open(address) as opened:
        yield opened


@pytest.fixture
def changes(monkeypatch: pytest.MonkeyPatch) -> list[link.Change]:
    """What is linked by what has changed: every ledger counts as large, and no change as much."""
    found: list[link.Change] = []
    real = link.relink

    def noted(shelf: link.Shelf, waiting: link.Waiting) -> link.Change:
        found.append(real(shelf, waiting))
        return found[-1]

    monkeypatch.setattr("rawi.link.relink", noted)
    monkeypatch.setattr("rawi.link.FULL", 0)
    monkeypatch.setattr("rawi.linking.MUCH", 1)
    return found


def put(ledger: Ledger, *documents: Document) -> None:
    with ledger.store.writer() as writer:
        for item in documents:
            writer.put(item, Reading(item.id, (), ()))
    ledger.link()


def test_one_article_touches_only_what_it_must(ledger: Ledger, changes: list[link.Change]) -> None:
    put(ledger, *events(TOLD))
    before = list(ledger.claims())
    assert len(before) == len(TOLD) and not changes
    put(ledger, document("new", "France and Peru opened a harbour for fishing.", language="en", published="2026-12-01"))
    [change] = changes
    assert len(change.made) < len(before)
    assert [c for c in ledger.claims() if c in before] == before
    assert list(ledger.verify()) == []


def test_what_is_linked_already_is_not_linked_again(ledger: Ledger, changes: list[link.Change]) -> None:
    items = events(TOLD)
    put(ledger, *items)
    before = list(ledger.claims())
    put(ledger, *items)
    ledger.link()
    assert not changes
    assert list(ledger.claims()) == before


def test_what_a_document_tells_no_more_is_gone(ledger: Ledger, changes: list[link.Change]) -> None:
    items = events(TOLD)
    put(ledger, *items)
    kept = list(ledger.claims())
    silent = Document(**{**{n: getattr(items[0], n) for n in Document.__slots__}, "language": "und"})
    put(ledger, silent)
    assert len(changes) == 1
    assert [c.id for c in ledger.claims()] == [c.id for c in kept[1:]]
    put(ledger, items[0])
    assert list(ledger.claims()) == kept


def test_a_judgement_links_what_it_touches(ledger: Ledger, changes: list[link.Change]) -> None:
    put(ledger, *events(TOLD))
    one, two = (c.assertions[0].id for c in list(ledger.claims())[:2])
    ledger.judge(one, two, "same", "analyst")
    assert [len(c.assertions) for c in ledger.claims()] == [2, 1, 1, 1]
    ledger.undo(one, two, by="analyst")
    assert [len(c.assertions) for c in ledger.claims()] == [1, 1, 1, 1, 1]
    assert len(changes) == 2 and len(changes[0].made) < len(TOLD)
