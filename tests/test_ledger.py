"""The staircase: what is read is extracted, kept, linked and can be asked for."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from rawi.ask.changes import Change
from rawi.errors import InputError, NothingFound, PackError, RawiError, UsageError
from rawi.ledger import Ledger
from rawi.link import Candidate, Made
from rawi.link.resolve import People
from rawi.read import Known
from rawi.store.base import Card
from rawi.types import Assertion, Attribution, Claim, Document, Fact, Reading, Span, Speaker

OPEN = "قال الوزير إن الطريق مفتوح."


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger.db") as opened:
        yield opened


def document(name: str, text: str = OPEN) -> Document:
    return Document(id=f"{name}-{len(text)}", name=name, text=text, language="ar", address=name)


def said(item: Document) -> Assertion:
    iran = Speaker("Iran", "government")
    return Assertion(f"s-{item.name}", item.id, Span(0, 3), item.text[:3], "for", iran, ("Axios",), (), "Iran")


def a_reading(item: Document) -> Reading:
    spoken = Attribution("a", None, Span(0, 3), (), Speaker("Iran", "government"), "indirect", "asserts", "rule")
    return Reading(item.id, (spoken,), ())


def telling(item: Document, _: Reading) -> list[Candidate]:
    """One candidate, which makes the assertion that is `said` of a document."""
    made = said(item)
    return [
        Candidate(
            id=made.id,
            document=item.id,
            address=item.address,
            language=item.language,
            published="",
            publisher="",
            span=made.span,
            quote=made.quote,
            voice="attributed",
            stance="asserts",
            sense="say",
            speaker=made.speaker,
            relays=made.relays,
            chain=(),
            attribution="",
            stems=(),
            pairs=(),
            things=(),
            context=(),
            numbers=(),
            negative=False,
            negated=(),
            denial=False,
            mood="",
        )
    ]


def asserted(one: Candidate) -> Assertion:
    return Assertion(one.id, one.document, one.span, one.quote, "for", one.speaker, one.relays, (), "Iran")


@pytest.fixture
def rooms(monkeypatch: pytest.MonkeyPatch) -> None:
    """Extraction and linking reduced to what can be foreseen: one claim for each document, or for those judged same."""

    def linked(candidates: Iterable[Candidate], people: People) -> list[Made]:
        same = {right: left for left, right in people.same}
        groups: dict[str, list[Assertion]] = {}
        for one in sorted(candidates, key=lambda c: c.id):
            groups.setdefault(same.get(one.id, one.id), []).append(asserted(one))
        return [
            Made(key, key, Claim(f"c-{key}", "the road is open", "statement", "asserted", len(m), len(m), 1, tuple(m)))
            for key, m in groups.items()
        ]

    monkeypatch.setattr("rawi.extract.pipeline.extract", a_reading)
    monkeypatch.setattr("rawi.link.features", telling)
    monkeypatch.setattr("rawi.link.link_few", linked)


def test_read(ledger: Ledger, rooms: None, tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text(f"{OPEN} {name}", encoding="utf-8")
    seen: list[tuple[str, int]] = []
    errors: list[RawiError] = []
    summary = ledger.read(
        [tmp_path / "one.txt", tmp_path / "none.txt", tmp_path / "two.txt"],
        on_progress=lambda d, r: seen.append((d.name, len(r.attributions))),
        on_error=errors.append,
    )
    assert (summary.documents, summary.errors, summary.claims) == (2, 1, 2)
    assert seen == [("one", 1), ("two", 1)]
    assert [type(e) for e in errors] == [InputError]
    (run,) = ledger.view.runs()
    assert (run.what, run.state, run.documents, run.errors) == ("read", "done", 2, 1)
    again = ledger.read([tmp_path / "one.txt", tmp_path / "two.txt"])
    assert (again.documents, again.claims, ledger.counts().documents) == (2, 2, 2)
    assert list(ledger.verify()) == []


def test_what_the_user_said_of_a_document_holds_when_it_is_read_again(
    ledger: Ledger, rooms: None, tmp_path: Path
) -> None:
    path = tmp_path / "one.txt"
    path.write_text(OPEN, encoding="utf-8")
    ledger.read([path], Known("Quay Courier", "2026-05-20", "ar"))
    before = ledger.document("one")
    ledger.read([path])
    assert ledger.document("one") == before
    ledger.read([path], Known(published=""))
    assert ledger.document("one") == replace(before, published=None)
    path.write_text(f"{OPEN}!", encoding="utf-8")
    ledger.read([path])
    revised = ledger.document("one")
    assert (revised.publisher, revised.revision_of) == (None, before.id)  # it was said of the text as it was


def test_texts_from_standard_input_stand_side_by_side(
    ledger: Ledger, rooms: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for text in (OPEN, f"{OPEN}!"):
        monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(text.encode())))
        ledger.read(["-"])
    assert [d.revision_of for d in ledger.view.documents()] == [None, None]


def test_a_run_is_done_when_it_is_linked(ledger: Ledger, rooms: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(*_: object) -> list[Claim]:
        raise KeyboardInterrupt

    monkeypatch.setattr("rawi.link.link_few", killed)
    with pytest.raises(KeyboardInterrupt):
        ledger.add_documents([document("a")])
    assert ledger.view.runs()[-1].state != "done"


def test_without_on_error_the_first_error_is_raised(ledger: Ledger, rooms: None) -> None:
    with pytest.raises(InputError):
        ledger.read(["nothing.txt"])
    assert ledger.view.runs()[0].state == "interrupted"


def test_asking(ledger: Ledger, rooms: None) -> None:
    ledger.add_documents([document("a"), document("b")])
    assert [c.id for c in ledger.claims(actor="Iran", through="Axios")] == ["c-s-a", "c-s-b"]
    assert ledger.claim("c-s-a").assertions == (said(document("a")),)
    assert ledger.document("b").text == OPEN
    assert ledger.reading(ledger.document("b").id) == a_reading(document("b"))
    assert {h.name for h in ledger.search("طريق")} == {"a", "b"}
    with pytest.raises(NothingFound):
        ledger.claim("nothing")


def test_names_in_other_scripts(ledger: Ledger, rooms: None) -> None:
    ledger.add_documents([document("a")])
    for name in ("ایران", "إيران", "ايران", "Iran", "iran"):
        assert [c.id for c in ledger.claims(actor=name)] == ["c-s-a"], name
    assert list(ledger.claims(actor="مصر")) == []


def test_timeline(ledger: Ledger, rooms: None, monkeypatch: pytest.MonkeyPatch) -> None:
    days = {"a": "", "b": "2026-03-04", "c": "2025", "d": "2026-03-02/2026-03-05"}

    def linked(candidates: Iterable[Candidate], _: People) -> list[Made]:
        names = {one.id.removeprefix("s-"): one for one in candidates}
        claims = [
            Claim(n, "", "statement", "asserted", 1, 1, 1, (asserted(c),), when=days[n]) for n, c in names.items()
        ]
        return [Made(claim.id, claim.id, claim) for claim in claims]

    monkeypatch.setattr("rawi.link.link_few", linked)
    ledger.add_documents(document(name) for name in days)
    assert [c.id for c in ledger.timeline()] == ["c", "d", "b", "a"]
    assert [c.id for c in ledger.timeline(actor="Iran", order="ledger")] == ["c", "d", "b", "a"]


def test_judging_links_anew(ledger: Ledger, rooms: None) -> None:
    ledger.add_documents([document("a"), document("b")])
    made = ledger.judge("s-a", "s-b", "same", "analyst", "the same road")
    assert (made.claims, made.claim, made.new) == (1, "c-s-a", True)
    assert ledger.view.judgements()[0].reasons == ("the same road",)
    assert ledger.judge("s-a", "s-b", "same", "analyst", "the same road").new is False
    assert ledger.undo("s-a", "s-b", by="analyst").claims == 2
    assert [r.undoes for r in ledger.view.history()] == [0, 1]
    with pytest.raises(UsageError, match="in force"):
        ledger.undo("s-a", "s-b", by="analyst")
    with pytest.raises(UsageError, match="itself"):
        ledger.judge("s-a", "s-a", "same", "analyst")


def test_changes(ledger: Ledger, rooms: None) -> None:
    ledger.add_documents([document("a"), document("b")])
    ledger.mark("monday")
    assert list(ledger.changes("monday")) == []
    ledger.add_documents([document("c")])
    (new,) = ledger.changes("monday")
    assert new.before is None and new.after is not None and new.after.id == "c-s-c"
    ledger.judge("s-a", "s-b", "same", "analyst")
    by_id = {c.after.id if c.after else "": c for c in ledger.changes("monday")}
    assert set(by_id) == {"c-s-a", "c-s-c"}
    grown: Change = by_id["c-s-a"]
    assert grown.before is not None and grown.after is not None
    assert (grown.before.origins, grown.after.origins) == (1, 2)
    with pytest.raises(NothingFound):
        list(ledger.changes("tuesday"))


def test_an_interrupted_run_keeps_what_it_has(ledger: Ledger, rooms: None) -> None:
    def stream() -> Iterator[Document]:
        yield document("a")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ledger.add_documents(stream())
    assert ledger.document("a").name == "a"
    assert (ledger.view.runs()[0].state, ledger.view.runs()[0].documents) == ("interrupted", 1)
    assert ledger.add_documents([document("a"), document("b")]).claims == 2


def test_a_document_that_extraction_trips_over(ledger: Ledger, rooms: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def trip(item: Document) -> Reading:
        if item.name == "b":
            raise IndexError("out of range")
        return replace(a_reading(item), attributions=())

    monkeypatch.setattr("rawi.extract.pipeline.extract", trip)
    errors: list[RawiError] = []
    summary = ledger.add_documents([document("a"), document("b"), document("c")], on_error=errors.append)
    assert (summary.documents, summary.errors) == (3, 1)
    assert "IndexError" in str(errors[0]) and errors[0].place == "b"
    assert ledger.reading(ledger.document("b").id) is None


def test_a_broken_pack_ends_the_run(ledger: Ledger, rooms: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(item: Document) -> Reading:
        raise PackError("unknown key", place="ar/cues.toml")

    monkeypatch.setattr("rawi.extract.pipeline.extract", broken)
    with pytest.raises(PackError):
        ledger.add_documents([document("a")], on_error=lambda e: None)


def test_the_whole_staircase(ledger: Ledger, tmp_path: Path) -> None:
    """With the real rooms: every span of the ledger holds."""
    (tmp_path / "one.txt").write_text(OPEN, encoding="utf-8")
    (tmp_path / "two.txt").write_text("به گفته وزیر، راه باز است.", encoding="utf-8")
    summary = ledger.read([tmp_path / "one.txt", tmp_path / "two.txt"])
    assert summary.documents == 2
    assert ledger.counts().claims == summary.claims == len(list(ledger.claims()))
    assert list(ledger.verify()) == []


def test_through_asks_for_relays_of_reports_and_go_betweens_of_contacts(ledger: Ledger) -> None:
    text = "Reuters reported, citing an official, that Iran sent a message to France through Oman and regional states."
    ledger.add_documents([replace(document("a", text), language="en")])
    [claim] = ledger.claims()
    for name in ("Oman", "عمان", "Reuters", "regional countries"):
        assert [c.id for c in ledger.claims(through=name)] == [claim.id], name
    assert list(ledger.claims(through="France")) == []


def test_who_is_quoted_by_the_unnamed_alone_is_among_what_they_say(ledger: Ledger) -> None:
    item = document("one")
    with ledger.store.writer() as writer:
        writer.put(item)
        told = replace(said(item), attribution="a")
        second_hand = replace(told, id="s-2", relays=("unnamed sources",))
        both = [Claim(f"c-{a.id}", "title", "statement", "asserted", 1, 1, 1, (a,)) for a in (told, second_hand)]
        writer.put_claims(both)
    assert [c.id for c in ledger.claims(unnamed_only=True)] == ["c-s-2"]


def test_a_ledger_linked_without_cards_lists_the_same(ledger: Ledger) -> None:
    text = "Reuters reported, citing an official, that Iran sent a message to France through Oman."
    ledger.add_documents([replace(document("a", text), language="en", published=Fact("2026-03-04", "metadata"))])
    [row] = ledger.page(0, 9).rows
    parties, days = ("Iran", "France"), ("2026-03-04", "2026-03-04")
    assert row.card == Card("Iran to France: message, through Oman", "", parties, ("Oman",), 1, 0, days)
    claims = list(ledger.claims())
    with ledger.store.writer() as writer:
        writer.put_claims(claims)
    assert ledger.page(0, 9).rows == (row,)
    assert [claim for claim, _ in ledger.told(claims[0].assertions[0].document)] == [row]
