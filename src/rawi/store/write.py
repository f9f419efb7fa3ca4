"""The Writer: a stream in batches, claims as a whole, judgements one after another."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, Self

from sqlalchemy import (
    BindParameter,
    Connection,
    Engine,
    RowMapping,
    Table,
    bindparam,
    delete,
    func,
    insert,
    select,
    update,
)

from rawi.errors import StoreError
from rawi.store import rows
from rawi.store.base import Kept, MakeCard, Mark, Marked, no_card
from rawi.store.claimed import replace as replace_claims
from rawi.store.codec import dumps
from rawi.store.connect import writing
from rawi.store.interrupt import Interrupt
from rawi.store.proof import prove
from rawi.store.schema import documents, judgements, marks, readings, runs
from rawi.store.search import INSERTS
from rawi.store.search import rows as search_rows
from rawi.store.telling import tell
from rawi.store.view import SqlView, in_force
from rawi.types import Claim, Document, Judgement, Reading

BATCH = 500
_LETTERS = 8_000_000  # a batch of long texts ends earlier
_FIXED = ("id", "digest", "text", "revision_of")  # what putting a known document again leaves alone


def now() -> str:
    """This moment, to the second, in UTC."""
    return datetime.now(UTC).isoformat(timespec="seconds")


class SqlWriter:
    """Writes to a database; see `base.Writer`."""

    def __init__(self, engine: Engine, place: str, batch: int = BATCH) -> None:
        self._engine, self._place, self._size = engine, place, batch
        self._waiting: dict[str, tuple[Document, Reading | None]] = {}
        self._letters = 0
        self._interrupt = Interrupt()

    def __enter__(self) -> Self:
        self._interrupt.listen()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Keep what came in whole, also when the stream broke off; not when the store itself gave out."""
        self._interrupt.leave()
        if not isinstance(error, StoreError):
            self.flush()
        if error is None:
            self._interrupt.check()

    def put(self, document: Document, reading: Reading | None = None) -> None:
        """Keep a document, and what was read in it; a new text at a known address becomes its next version."""
        if reading is not None and reading.document != document.id:
            raise StoreError("a reading belongs to another document", place=document.name)
        self._interrupt.check()
        before = self._waiting.pop(document.id, None)
        self._waiting[document.id] = (document, reading or (before[1] if before else None))
        self._letters += len(document.text)
        if len(self._waiting) >= self._size or self._letters >= _LETTERS:
            self.flush()

    def flush(self) -> None:
        """Keep what has come in until now, in one transaction."""
        if not self._waiting:
            return
        with writing(self._engine, self._place) as connection:
            batch = list(self._waiting.values())
            _put_documents(connection, [document for document, _ in batch])
            _put_readings(connection, [(d, reading) for d, reading in batch if reading is not None])
            again = readings.c.document.in_([document.id for document, _ in batch])
            connection.execute(update(readings).where(again).values(told=0))
        self._waiting.clear()
        self._letters = 0

    def tell(self, told: Mapping[str, Sequence[Kept]]) -> None:
        """Keep what documents tell, by their ids, in place of what they told before."""
        self.flush()
        with writing(self._engine, self._place) as connection:
            tell(connection, told)

    def put_claims(self, claims: Iterable[Claim], card: MakeCard = no_card) -> int:
        """Replace all claims at once; others see the old ones until it is done.  Returns how many."""
        self.flush()
        with writing(self._engine, self._place) as connection:
            return replace_claims(connection, ((c.id, f"{n:09}", c) for n, c in enumerate(claims)), None, card)

    def judge(self, judgement: Judgement) -> None:
        """Add a judgement; one without a time gets the present, one already in force is not said twice."""
        self.judge_all((judgement,))

    def judge_all(self, judged: Iterable[Judgement]) -> int:
        """Add judgements at once; those without a time get the present one.  Returns how many were new."""
        moment, made = now(), 0
        with writing(self._engine, self._place) as connection:
            for item in judged:
                row = rows.judgement(item)
                last = _last_judgement(connection, item.left, item.right)
                if last is not None and all(last[key] == value for key, value in row.items() if key != "time"):
                    continue
                row |= {"number": _next(connection, judgements), "time": item.time or moment, "undoes": None}
                connection.execute(insert(judgements), row)
                made += 1
        return made

    def undo(self, left: str, right: str, by: str, reason: str = "") -> Judgement | None:
        """Take back the last judgement in force on a pair; returns it, or None when there is none."""
        with writing(self._engine, self._place) as connection:
            last = _last_judgement(connection, left, right)
            if last is None:
                return None
            _take_back(connection, last, by, reason)
            return rows.as_judgement(last)

    def take_back(self, numbers: Iterable[int], by: str, reason: str = "") -> int:
        """Take back judgements by the numbers of their rows; returns how many were in force."""
        made = 0
        with writing(self._engine, self._place) as connection:
            for number in numbers:
                asked = select(judgements).where(judgements.c.number == number, in_force())
                if (row := connection.execute(asked).mappings().first()) is not None:
                    _take_back(connection, row, by, reason)
                    made += 1
        return made

    def mark(self, name: str) -> Mark:
        """Remember how the claims stand now, under a name; an older mark of that name goes."""
        self.flush()
        standing = tuple(
            Marked(c.id, c.title, c.status, c.articles, c.origins, c.camps, tuple(a.id for a in c.assertions))
            for c in SqlView(self._engine, self._place).claims()
        )
        made = Mark(name, now(), standing)
        with writing(self._engine, self._place) as connection:
            connection.execute(delete(marks).where(marks.c.name == name))
            connection.execute(insert(marks), {"name": name, "time": made.time, "body": dumps(standing)})
        return made

    def begin_run(self, what: str) -> int:
        """Note that a run begins; returns its number."""
        with writing(self._engine, self._place) as connection:
            number = _next(connection, runs)
            row = {"number": number, "what": what, "started": now(), "ended": "", "state": "begun"}
            connection.execute(insert(runs), row | {"documents": 0, "errors": 0})
        return number

    def end_run(self, number: int, state: str, documents: int, errors: int) -> None:
        """Note how a run ended."""
        ended = {"ended": now(), "state": state, "documents": documents, "errors": errors}
        with writing(self._engine, self._place) as connection:
            connection.execute(update(runs).where(runs.c.number == number).values(ended))


def _insert(connection: Connection, table: Table, made: Iterable[dict[str, Any]]) -> None:
    if batch := list(made):
        connection.execute(insert(table), batch)


def _next(connection: Connection, table: Table) -> int:
    """The next number of a table; nobody else writes meanwhile."""
    return int(connection.execute(select(func.coalesce(func.max(table.c.number), 0))).scalar_one()) + 1


def _put_documents(connection: Connection, batch: list[Document]) -> None:
    """New documents with their place in the line of versions; known ones only where something about them changed."""
    meta = [column for column in documents.c if column.name not in ("text", "digest", "revision_of")]
    asked = select(*meta).where(documents.c.id.in_([document.id for document in batch]))
    known = {row["id"]: row for row in connection.execute(asked).mappings()}
    fresh = [rows.document(document) for document in batch if document.id not in known]
    changed = []
    for document in batch:
        if document.id in known:
            row = {k: v for k, v in rows.document(document, proven=False).items() if k not in _FIXED}
            if any(known[document.id][key] != value for key, value in row.items()):
                changed.append(row | {"key": document.id})
    if changed:
        columns: dict[str, BindParameter[Any]] = {key: bindparam(key) for key in changed[0] if key != "key"}
        connection.execute(update(documents).where(documents.c.id == bindparam("key")).values(columns), changed)
    if fresh:
        _chain_versions(connection, fresh)
        dialect = connection.dialect.name
        for row, number in zip(fresh, range(_next(connection, documents), 2**62), strict=False):
            row["number"] = number
        connection.execute(insert(documents), fresh)
        found = [entry for row in fresh for entry in search_rows(row["number"], row["text"], dialect)]
        connection.execute(INSERTS[dialect], found)


def _chain_versions(connection: Connection, fresh: list[dict[str, Any]]) -> None:
    """Ties each new document to the newest one at its address whose text differs."""
    columns = (documents.c.address, documents.c.id, documents.c.digest)
    addresses = {row["address"] for row in fresh if row["address"]}
    asked = select(*columns).where(documents.c.address.in_(addresses)).order_by(documents.c.number)
    newest: dict[str, Any] = {row["address"]: row for row in connection.execute(asked).mappings()}
    for row in fresh:
        before = newest.get(row["address"])
        if row["revision_of"] is None and before is not None and before["digest"] != row["digest"]:
            row["revision_of"] = before["id"]
        if row["address"]:
            newest[row["address"]] = row


def _put_readings(connection: Connection, batch: list[tuple[Document, Reading]]) -> None:
    asked = select(readings).where(readings.c.document.in_([document.id for document, _ in batch]))
    known = {row["document"]: dict(row) for row in connection.execute(asked).mappings()}
    for row in known.values():
        del row["told"]
    made = [rows.reading(reading, prove(document.text, reading)) for document, reading in batch]
    changed = [row | {"key": row["document"]} for row in made if known.get(row["document"], row) != row]
    if changed:
        columns: dict[str, BindParameter[Any]] = {key: bindparam(key) for key in made[0] if key != "document"}
        connection.execute(update(readings).where(readings.c.document == bindparam("key")).values(columns), changed)
    _insert(connection, readings, (row for row in made if row["document"] not in known))


def _take_back(connection: Connection, row: RowMapping, by: str, reason: str) -> None:
    undone = rows.as_judgement(row)
    reasons = (reason,) if reason else ()
    made = rows.judgement(replace(undone, by=by, reasons=reasons, time=now()))
    connection.execute(insert(judgements), made | {"number": _next(connection, judgements), "undoes": row["number"]})


def _last_judgement(connection: Connection, left: str, right: str) -> RowMapping | None:
    j = judgements.c
    pair = ((j.left == left) & (j.right == right)) | ((j.left == right) & (j.right == left))
    asked = select(judgements).where(pair, in_force()).order_by(j.number.desc()).limit(1)
    return connection.execute(asked).mappings().first()
