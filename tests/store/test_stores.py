"""The contract of a store, kept by SQLite and PostgreSQL alike."""

import threading
from collections.abc import Callable, Iterator

import pytest
from samples import TEXT, assertion, claim, document, reading, rich
from sqlalchemy import text as sql

from rawi.errors import NothingFound, StoreError, UsageError
from rawi.store.base import Card, ClaimFilter, DocumentFilter, Shared, Store
from rawi.store.codec import dumps
from rawi.store.schema import include_object, metadata
from rawi.store.sql import SqlStore
from rawi.types import Claim, Document, Hop, Judgement, Span, Speaker

Opened = Callable[[], SqlStore]


def put(store: Store, *documents: Document) -> None:
    with store.writer() as writer:
        for item in documents:
            writer.put(item, reading(item))


def found(store: Store, **asked: object) -> list[str]:
    return [c.id for c in store.view().claims(**asked)]  # type: ignore[arg-type]


def test_round_trip(store: SqlStore) -> None:
    item = rich()
    put(store, item)
    view = store.view()
    assert list(view.documents()) == [item]
    assert view.reading(item.id) == reading(item)
    assert list(view.readings()) == [(item, reading(item))]
    assert list(view.verify()) == []
    counts = view.counts()
    assert (counts.documents, counts.languages, counts.readings) == (1, {"ar": 1}, 1)
    assert (counts.attributions, counts.contacts, counts.claims) == (1, 1, 0)


def test_text_to_the_letter(store: SqlStore) -> None:
    texts = ["\ufeffa\r\nb\0c", "\ud800 half", "\ufdd00000 \ufdd0", "\ufefb ك\u200cی \u202e", "🚨 " * 3, " "]
    for index, text in enumerate(texts):
        put(store, document(f"odd-{index}", text))
    assert [d.text for d in store.view().documents()] == texts
    assert list(store.view().verify()) == []


def test_putting_again_changes_nothing(store: SqlStore) -> None:
    items = [rich(f"d{i}") for i in range(5)]
    put(store, *items)
    with store._engine.connect() as connection:
        before = connection.execute(sql("SELECT * FROM documents ORDER BY number")).all()
    put(store, *reversed(items), *items)
    with store._engine.connect() as connection:
        assert connection.execute(sql("SELECT * FROM documents ORDER BY number")).all() == before
    assert len(store.view().search("الطريق مفتوح")) == 5


def test_what_is_known_of_a_document_can_change(store: SqlStore) -> None:
    put(store, document("a"))
    with store.writer() as writer:
        writer.put(document("a", published="2026-03-04"))
    (only,) = store.view().documents(since="2026-03-04")
    assert only.published is not None and only.published.value == "2026-03-04"
    assert store.view().reading(only.id) == reading(only)


def test_a_reading_is_replaced(store: SqlStore) -> None:
    item = document("a")
    put(store, item)
    with store.writer() as writer:
        other = type(reading(item))(item.id, (), ())
        writer.put(item, other)
    assert store.view().reading(item.id) == other
    assert store.view().counts().attributions == 0


def test_versions(store: SqlStore) -> None:
    first = document("a", "one", address="https://news.example/1")
    second, third = (document("a", t, address=first.address) for t in ("two", "three"))
    put(store, first, second)
    put(store, first)
    put(store, third, document("b", "one", address="elsewhere"))
    put(store, document("copy", "three", address=first.address))
    links = [(d.text, d.revision_of) for d in store.view().versions(first.address)]
    assert links == [("one", None), ("two", first.id), ("three", second.id), ("three", None)]
    assert store.view().document("a").text == "three"


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ({}, "march fars may undated"),
        ({"language": "fa"}, "fars"),
        ({"publisher": "خبرگزاری فارس"}, "fars"),
        ({"publisher": "فارس"}, "fars"),
        ({"publisher": "فار"}, ""),
        ({"since": "2026-03-04"}, "march fars may"),
        ({"since": "2026-03-05"}, "fars may"),
        ({"until": "2026-03"}, "march fars"),
        ({"since": "2026-03-10", "until": "2026-03-12"}, "fars"),
        ({"name": "may"}, "may"),
    ],
)
def test_document_filters(store: SqlStore, asked: DocumentFilter, names: str) -> None:
    put(
        store,
        document("march", published="2026-03-04T10:00+03:30", publisher="Axios"),
        document("fars", published="2026-03", publisher="خبرگزاري فارس", language="fa"),
        document("may", published="2026-05-01"),
        document("undated"),
    )
    assert " ".join(d.name for d in store.view().documents(**asked)) == names


def test_document_by_id_name_or_beginning(store: SqlStore) -> None:
    put(store, document("000_22a8", id="0abc"), document("001_22a8", "b", id="0abd"), document("10%", "c", id="ffff"))
    view = store.view()
    assert [view.document(k).name for k in ("0abc", "001_22a8", "ff", "001", "10%")] == [
        "000_22a8", "001_22a8", "10%", "001_22a8", "10%",
    ]  # fmt: skip
    for nothing in ("x", "", "%", "_00"):
        with pytest.raises((NothingFound, UsageError)):
            view.document(nothing)
    with pytest.raises(UsageError, match="0abc, 0abd"):
        view.document("0ab")
    with pytest.raises(UsageError, match="no date"):
        list(view.documents(since="soon"))


def test_readings_stream_in_the_order_of_ids(store: SqlStore) -> None:
    items = [document(f"d{i}", f"text {i} ok") for i in range(450)]
    put(store, *items)
    stream = store.view().readings()
    ids = [next(stream)[0].id]
    put(store, document("later", "text later ok"))
    ids += [d.id for d, _ in stream]
    assert ids == sorted(d.id for d in items)


CLAIMS: dict[str, Claim] = {}


def _claims(store: SqlStore) -> list[Claim]:
    araghchi = Speaker("Abbas Araghchi", "person", "araghchi", "Iran")
    nobody = Speaker("unnamed US official", "unnamed", camp="United States")
    a = document("a", published="2026-03-04")
    b = document("b", "به گفته وزیر راه باز است", language="fa", published="2026-03")
    c = document("c", "The road is open.", language="en")
    put(store, a, b, c)
    hops = (Hop("Gooya", "publisher", True), Hop("Axios", "relay", True), Hop(nobody.label, "speaker", False))
    return [
        claim("c1", assertion(a), assertion(b, side="against"), status="contested", when="2026-03-04", origins=2),
        claim("c2", assertion(b, speaker=nobody, chain=hops), when="2025", title="Iran wrote to the United States"),
        claim("c3", assertion(c, relays=("Tasnim News",)), status="corroborated 3", origins=3, kind="contact"),
        claim("d4", assertion(c, speaker=nobody, side="for"), assertion(a, speaker=araghchi, side="against")),
        claim("d5", assertion(c, side="no-comment"), notes=("a note",), conflicts=("who started",), when="2024-01"),
    ]


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        ({}, "c1 c2 c3 d4 d5"),
        ({"order": "time"}, "d5 c2 c1 c3 d4"),
        ({"order": "standing"}, "c1 c3 d4 c2 d5"),
        ({"status": "contested"}, "c1"),
        ({"status": "corroborated"}, "c3"),
        ({"status": "corroborat"}, ""),
        ({"kind": "contact"}, "c3"),
        ({"actor": "araghchi"}, "c1 c3 d4 d5"),
        ({"actor": "Abbas ARAGHCHI"}, "c1 c3 d4 d5"),
        ({"actor": "aragh"}, ""),
        ({"actor": "Iran"}, "c2"),
        ({"actor": "US official"}, "c2 d4"),
        ({"actor": "official US"}, ""),
        ({"actor": "%"}, ""),
        ({"speaker": "Abbas Araghchi"}, "c1 c3 d4 d5"),
        ({"speaker": "abbas araghchi"}, ""),
        ({"speaker": "Abbas Araghchi", "sides": ("against",)}, "c1 d4"),
        ({"speaker": "Abbas Araghchi", "sides": ("no-comment", "doubt")}, "d5"),
        ({"silent": "Abbas Araghchi"}, "c2"),
        ({"actor": "US official", "silent": "Abbas Araghchi"}, "c2"),
        ({"through": "axios"}, "c2"),
        ({"through": "tasnim"}, "c3"),
        ({"through": "Gooya"}, ""),
        ({"document": "nowhere"}, ""),
        ({"since": "2026-03-05"}, "c1 c2"),
        ({"until": "2026-02"}, ""),
        ({"since": "2026-03-04", "until": "2026-03-04"}, "c1 c2 d4"),
        ({"lang": "fa"}, "c1 c2"),
        ({"lang": "ar", "since": "2026-03-05"}, ""),
        ({"min_origins": 2}, "c1 c3"),
        ({"unnamed_only": True}, "c2 d4"),
        ({"undated": True}, "c3 d5"),
        ({"status": "asserted", "unnamed_only": True, "lang": "en"}, "d4"),
    ],
)
def test_claim_filters(store: SqlStore, asked: ClaimFilter, ids: str) -> None:
    with store.writer() as writer:
        writer.put_claims(_claims(store))
    assert " ".join(c.id for c in store.view().claims(**asked)) == ids


def test_a_list_shows_cards_and_counts(store: SqlStore) -> None:
    made = {c.id: Card(f"about {c.id}", through=("Oman",)) for c in _claims(store)[:4]}
    with store.writer() as writer:
        writer.put_claims(_claims(store), lambda claim: made.get(claim.id))
    page = store.view().page(1, 2, order="standing")
    assert [(row.id, row.card) for row in page.rows] == [("c3", made["c3"]), ("d4", made["d4"])]
    assert (page.rows[0].status, page.rows[0].articles, page.rows[0].origins) == ("corroborated 3", 1, 3)
    assert page.total == 5
    assert page.statuses == {"contested": 1, "denied": 0, "corroborated": 1, "asserted": 3}
    assert store.view().page(0, 9, status="asserted", lang="fa").total == 1
    assert [row.card for row in store.view().page(0, 9, speaker="Abbas Araghchi", sides=("no-comment",)).rows] == [None]
    assert len(found(store, through="oman")) == 4


def test_what_a_document_tells_and_who_tells_it_too(store: SqlStore) -> None:
    with store.writer() as writer:
        writer.put_claims(_claims(store))
    view, ids = store.view(), {d.name: d.id for d in store.view().documents()}
    assert [(claim.id, item.side) for claim, item in view.told(ids["a"])] == [("c1", "for"), ("d4", "against")]
    assert view.shared(ids["a"], 5) == sorted(
        (Shared(ids[name], name, 1) for name in ("b", "c")), key=lambda one: one.id
    )
    assert view.shared(ids["a"], 1) == view.shared(ids["a"], 5)[:1]
    assert view.speaker("Abbas Araghchi") == Speaker("Abbas Araghchi", "person", "araghchi", "Iran")
    assert view.speaker("Abbas") is None


def test_the_version_changes_with_the_claims(store: SqlStore) -> None:
    versions = [store.view().version()]
    for made in (_claims(store), [], []):
        with store.writer() as writer:
            writer.put_claims(made)
        versions.append(store.view().version())
    assert len(set(versions)) == 4


def test_claims_of_one_document(store: SqlStore) -> None:
    with store.writer() as writer:
        writer.put_claims(_claims(store))
    told = store.view().claims(document=document("c", "The road is open.", language="en").id)
    assert [c.id for c in told] == ["c3", "d4", "d5"]


def test_claims_come_back_whole(store: SqlStore) -> None:
    made = _claims(store)
    with store.writer() as writer:
        assert writer.put_claims(iter(made)) == 5
        assert writer.put_claims(made) == 5
    view = store.view()
    assert list(view.claims()) == made
    assert [view.claim(c.id) for c in made] == made
    assert view.claim("c2").title == "Iran wrote to the United States"
    assert (view.counts().claims, view.counts().assertions) == (5, 7)
    assert list(view.verify()) == []
    with pytest.raises(UsageError, match="c1, c2, c3"):
        view.claim("c")
    for nothing in ("x", ""):
        with pytest.raises(NothingFound):
            view.claim(nothing)


def test_many_claims_stream(store: SqlStore) -> None:
    item = document("a")
    put(store, item)
    made = [claim(f"c{i:04}", assertion(item, id=f"s{i}")) for i in range(1201)]
    with store.writer() as writer:
        writer.put_claims(iter(made))
    assert list(store.view().claims()) == made


def test_claims_are_replaced_at_once_or_not_at_all(store: SqlStore) -> None:
    old, new = _claims(store)[:2], _claims(store)[2:]
    seen: list[list[str]] = []

    def linking() -> Iterator[Claim]:
        for item in new:
            seen.append(found(store))
            yield item

    def failing() -> Iterator[Claim]:
        yield new[0]
        raise KeyboardInterrupt

    with store.writer() as writer:
        writer.put_claims(old)
    with pytest.raises(KeyboardInterrupt), store.writer() as writer:
        writer.put_claims(failing())
    assert found(store) == ["c1", "c2"]
    reader = store.view().claims()
    first = next(reader)
    with store.writer() as writer:
        writer.put_claims(linking())
    assert seen == [["c1", "c2"]] * 3
    assert [first.id, *(c.id for c in reader)] == ["c1", "c2"]
    assert found(store) == ["c3", "d4", "d5"]


def test_claim_ids_are_not_given_twice(store: SqlStore) -> None:
    with pytest.raises(StoreError), store.writer() as writer:
        writer.put_claims([claim("c1"), claim("c1")])
    assert found(store) == []


def test_judgements_are_kept_and_can_be_undone(store: SqlStore) -> None:
    rule = Judgement("a", "b", "same", "rule", 0.75, ("same speaker",), "2026-03-04T10:00:00+00:00")
    person = Judgement("b", "a", "different", "person", 1.0, ("other days",))
    view = store.view()
    with store.writer() as writer:
        writer.judge(rule)
        writer.judge(rule)
        assert view.judgements() == [rule]
        writer.judge(person)
        (_, second) = view.judgements()
        assert (second.left, second.by, second.score) == ("b", "person", 1.0) and second.time
        undone = writer.undo("a", "b", "person", "a slip")
        assert undone == second
        assert view.judgements() == [rule]
        assert writer.undo("b", "a", "person") == rule
        assert writer.undo("a", "b", "person") is None
        writer.judge(rule)
    assert view.judgements() == [rule]
    rows = view.history()
    assert [(r.number, r.undoes, r.judgement.decision) for r in rows] == [
        (1, 0, "same"), (2, 0, "different"), (3, 2, "different"), (4, 1, "same"), (5, 0, "same"),
    ]  # fmt: skip
    assert rows[2].judgement.reasons == ("a slip",)
    assert view.counts().judgements == 1


def test_marks(store: SqlStore) -> None:
    with store.writer() as writer:
        writer.put_claims(_claims(store))
        made = writer.mark("monday")
        writer.put_claims([])
    assert store.view().mark("monday") == made
    assert [c.status for c in made.claims][:2] == ["contested", "asserted"]
    assert made.claims[0].assertions == ("s-a", "s-b")
    assert store.view().marks() == [("monday", made.time)]
    with store.writer() as writer:
        writer.mark("monday")
    assert store.view().mark("monday").claims == ()
    with pytest.raises(NothingFound, match="tuesday"):
        store.view().mark("tuesday")


def test_runs(store: SqlStore) -> None:
    with store.writer() as writer:
        number = writer.begin_run("read news/")
        (run,) = store.view().runs()
        assert (run.number, run.what, run.state, run.ended) == (number, "read news/", "begun", "")
        writer.end_run(number, "done", 5, 1)
    (run,) = store.view().runs()
    assert (run.state, run.documents, run.errors) == ("done", 5, 1) and run.ended >= run.started


def test_batches(store: SqlStore) -> None:
    with store.writer(batch=10) as writer:
        for i in range(25):
            writer.put(document(f"d{i}"))
        assert store.view().counts().documents == 20
    assert store.view().counts().documents == 25


def test_a_broken_stream_keeps_what_came_in(store: SqlStore, opened: Opened) -> None:
    with pytest.raises(KeyboardInterrupt), store.writer(batch=10) as writer:
        for i in range(13):
            writer.put(document(f"d{i}"), reading(document(f"d{i}")))
        raise KeyboardInterrupt
    again = opened()
    assert again.view().counts().documents == 13
    put(again, *(document(f"d{i}") for i in range(20)))
    assert again.view().counts().readings == 20
    assert len(again.view().search("مفتوح", 50)) == 20


def test_two_writers(opened: Opened) -> None:
    """Two processes read overlapping shards into one ledger."""
    failed: list[BaseException] = []

    def shard(first: int) -> None:
        try:
            with opened().writer(batch=5) as writer:
                for i in range(first, first + 40):
                    writer.put(document(f"d{i}"), reading(document(f"d{i}")))
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=shard, args=(first,)) for first in (0, 20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    view = opened().view()
    assert view.counts().documents == 60
    assert len(view.search("مفتوح", 100)) == 60


def test_a_foreign_reading_is_refused(store: SqlStore) -> None:
    with pytest.raises(StoreError, match="another document"), store.writer() as writer:
        writer.put(document("a"), reading(document("b")))
    assert store.view().counts().documents == 0


def test_verify_finds_what_was_changed_behind_our_back(store: SqlStore) -> None:
    a, b = document("a"), document("b", "كتب الكاتب مقالا", noise=())
    put(store, a, b)
    with store.writer() as writer:
        writer.put_claims([claim("c", assertion(a, span=Span(4, 10)), assertion(b))])
    changed = TEXT.replace("الوزير", "السفير")
    with store._engine.begin() as connection:
        connection.execute(sql("UPDATE documents SET text = :t WHERE name = 'a'"), {"t": changed})
    broken = list(store.view().verify())
    assert {x.document for x in broken} == {a.id}
    assert [x.place for x in broken] == ["text", "attributions[0].source", "contacts[0].evidence", "assertion s-a"]
    assert (broken[1].found, broken[3].expected, broken[3].found) == ("السفير", "الوزير", "السفير")


def test_verify_finds_moved_spans_and_lost_documents(store: SqlStore) -> None:
    a = document("a", noise=())
    put(store, a)
    stray = assertion(document("gone"))
    with store.writer() as writer:
        writer.put_claims([claim("c", stray, assertion(a, span=Span(0, 3)))])
        moved = dumps(reading(a)).replace('"end":10', '"end":9')
    with store._engine.begin() as connection:
        connection.execute(sql("UPDATE readings SET body = :b"), {"b": moved})
    assert [x.place for x in store.view().verify()] == ["attributions[0].source", "assertion s-gone"]


def test_a_newer_schema_is_left_alone(store: SqlStore, opened: Opened) -> None:
    with store._engine.begin() as connection:
        connection.execute(sql("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError, match="9999") as caught:
        opened()
    assert "newer Rawi" in caught.value.hint and caught.value.place


def test_migrations_make_the_tables_of_the_schema(store: SqlStore) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with store._engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": include_object})
        assert compare_metadata(context, metadata) == []


def test_an_old_ledger_gets_what_lists_ask_for(store: SqlStore, opened: Opened) -> None:
    """The first schema, filled, opened again: the same columns, but for the cards and what claims are made of."""
    with store.writer() as writer:
        writer.put_claims(_claims(store))
    tables = ("claims", "assertions", "claim_words")
    with store._engine.connect() as connection:
        asked = [sql(f"SELECT * FROM {table} ORDER BY 1, 2, 3") for table in tables]
        expected = [connection.execute(query).mappings().all() for query in asked]
    new = {
        "claims": ("standing", "nameless", "undated", "happened", "card", "basis", "place"),
        "assertions": ("speaker",),
        "readings": ("told",),
    }
    indexes = ("claims_standing", "claims_happened", "assertions_speaker", "assertions_language", "claims_basis")
    with store._engine.begin() as connection:
        for name in (*indexes, "claims_place", "readings_told", "documents_publisher_key", "readings_attributions"):
            connection.execute(sql(f"DROP INDEX ix_{name}"))
        for table, columns in new.items():
            for column in columns:
                connection.execute(sql(f"ALTER TABLE {table} DROP COLUMN {column}"))
        for table in ("claim_words", "linked", "linking", "candidates", "candidate_keys", "key_counts", "links"):
            connection.execute(sql(f"DROP TABLE {table}"))
        connection.execute(sql("UPDATE alembic_version SET version_num = '0001'"))
    store.close()
    again = opened()
    with again._engine.connect() as connection:
        assert [[dict(row) | {"basis": ""} for row in connection.execute(query).mappings()] for query in asked] == [
            [dict(row) | {"basis": ""} for row in rows] for rows in expected
        ]
    assert [row.id for row in again.view().page(0, 9, order="time").rows] == ["d5", "c2", "c1", "c3", "d4"]


def test_opening_twice_finds_the_same(store: SqlStore, opened: Opened, address: str) -> None:
    put(store, document("a"))
    again = opened()
    assert again.place == store.place and "@" not in again.place.partition("rawi@")[0]
    assert [d.name for d in again.view().documents()] == ["a"]
