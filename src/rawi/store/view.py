"""The View: questions to a store.  Each streams from one transaction, so it sees one moment."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Unpack

from sqlalchemy import ColumnElement, Connection, Engine, Select, func, select

from rawi.errors import NothingFound, UsageError
from rawi.store import proof, rows, search
from rawi.store.base import (
    Articles,
    Broken,
    ClaimFilter,
    Counts,
    DocumentFilter,
    Hit,
    Listed,
    Mark,
    Marked,
    Missing,
    Page,
    Recorded,
    Run,
    Shared,
)
from rawi.store.claimed import with_members
from rawi.store.codec import decode, loads, parse
from rawi.store.connect import reading
from rawi.store.excerpt import Finder, snippet
from rawi.store.questions import conditions, named, order, within
from rawi.store.schema import assertions, claims, documents, judgements, linked, marks, readings, runs
from rawi.store.shelf import Link, SqlShelf, T
from rawi.text.said import say
from rawi.types import Assertion, Claim, Contact, Document, Judgement, Reading, Speaker

_LAST = "\U0010ffff"  # sorts after everything that begins alike
_CHUNK = 200
_HEADED = [documents.c[name] for name in (*rows.HEADED, "body")]
_LISTED = [claims.c[name] for name in (*rows.LISTED, "card")]


def in_force() -> ColumnElement[bool]:
    """The condition that a judgement's row is neither taken back nor takes one back."""
    other = judgements.alias()
    undone = select(other.c.number).where(other.c.undoes == judgements.c.number).exists()
    return judgements.c.undoes.is_(None) & ~undone


class SqlView:
    """Asks a database; see `base.View`."""

    def __init__(self, engine: Engine, place: str) -> None:
        self._engine, self._place = engine, place

    def counts(self) -> Counts:
        """How much there is."""
        with reading(self._engine, self._place) as connection:
            spoken = select(documents.c.language, func.count()).group_by(documents.c.language)
            languages = {language: int(n) for language, n in connection.execute(spoken.order_by(documents.c.language))}
            read = select(func.count(), func.sum(readings.c.attributions), func.sum(readings.c.contacts))
            many, attributions, contacts = connection.execute(read.select_from(readings)).one()
            claimed = _count(connection, select(func.count()).select_from(claims))
            members = _count(connection, select(func.count()).select_from(assertions))
            judged = _count(connection, select(func.count()).select_from(judgements).where(in_force()))
        total = sum(languages.values())
        return Counts(total, languages, many, attributions or 0, contacts or 0, claimed, members, judged)

    def documents(self, **asked: Unpack[DocumentFilter]) -> Iterator[Document]:
        """Documents in the order they came in."""
        d = documents.c
        query = select(documents).order_by(d.number)
        if "language" in asked:
            query = query.where(d.language == asked["language"])
        if "publisher" in asked:
            query = query.where(named(d.publisher_key, asked["publisher"]))
        if "name" in asked:
            query = query.where((d.name == asked["name"]) | (d.id == asked["name"]))
        if "after" in asked:
            query = query.where(d.number > select(d.number).where(d.id == asked["after"]).scalar_subquery())
        query = query.where(*within(d.first_day, d.last_day, asked.get("since", ""), asked.get("until", "")))
        with reading(self._engine, self._place) as connection:
            for row in connection.execute(query).mappings():
                yield rows.as_document(row)

    def articles(self, start: int, size: int, missing: Missing = "", language: str = "") -> Articles:
        """So many documents in the order they came in, without their texts."""
        d = documents.c
        absent = {"date": [d.published == ""], "outlet": [d.publisher_key == ""], "": []}[missing]
        asked = [*absent, *([d.language == language] if language else [])]
        chosen = select(*_HEADED).where(*asked).order_by(d.number).offset(start).limit(size)
        with reading(self._engine, self._place) as connection:
            total = _count(connection, select(func.count()).select_from(documents).where(*asked))
            return Articles(tuple(rows.headed(row) for row in connection.execute(chosen).mappings()), total)

    def document(self, key: str) -> Document:
        """By id, by name (its newest version), or by an unambiguous beginning of either; else NothingFound."""
        d = documents.c
        newest = select(documents).order_by(d.number.desc())
        with reading(self._engine, self._place) as connection:
            for exact in (d.id == key, d.name == key):
                row = connection.execute(newest.where(exact).limit(1)).mappings().first()
                if row is not None:
                    return rows.as_document(row)
            for column in (d.id, d.name):
                starts = (column >= key) & (column < key + _LAST)
                found = connection.execute(select(column).where(starts).distinct().order_by(column).limit(5)).scalars()
                if name := _only(key, list(found)):
                    row = connection.execute(newest.where(column == name).limit(1)).mappings().one()
                    return rows.as_document(row)
        raise NothingFound(say("no document is called '%(raw)s'", raw=key), place=self._place)

    def versions(self, address: str) -> list[Document]:
        """All versions of what stands at an address, oldest first."""
        query = select(documents).where(documents.c.address == address).order_by(documents.c.number)
        with reading(self._engine, self._place) as connection:
            return [rows.as_document(row) for row in connection.execute(query).mappings()]

    def reading(self, document: str) -> Reading | None:
        """What was read in a document, by its id."""
        query = select(readings.c.body).where(readings.c.document == document)
        with reading(self._engine, self._place) as connection:
            body = connection.execute(query).scalar()
        return None if body is None else loads(Reading, body)

    def readings(self) -> Iterator[tuple[Document, Reading]]:
        """All documents that were read, in the order of their ids."""
        query = select(documents, readings.c.body.label("reading")).join(readings).order_by(documents.c.id)
        with reading(self._engine, self._place) as connection:
            for row in connection.execute(query).mappings():
                yield rows.as_document(row), loads(Reading, row["reading"])

    def untold(self) -> Iterator[tuple[Document, Reading]]:
        """Documents that were read since linking last took in what they tell."""
        query = select(documents, readings.c.body.label("reading")).join(readings).where(readings.c.told == 0)
        with reading(self._engine, self._place) as connection:
            for row in connection.execute(query).mappings():
                yield rows.as_document(row), loads(Reading, row["reading"])

    def contacts(self) -> Iterator[tuple[str, tuple[Contact, ...]]]:
        """The contacts of all documents that tell of any, by the documents' ids."""
        query = select(readings.c.document, readings.c.body).where(readings.c.contacts > 0)
        with reading(self._engine, self._place) as connection:
            for document, body in connection.execute(query):
                yield document, loads(Reading, body).contacts

    @contextmanager
    def shelf(self, kind: type[T], link: Callable[..., Link]) -> Iterator[SqlShelf[T, Link]]:
        """What linking keeps, to be looked at."""
        with reading(self._engine, self._place) as connection:
            yield SqlShelf(connection, kind, link)

    def claims(self, **asked: Unpack[ClaimFilter]) -> Iterator[Claim]:
        """Claims with all their assertions."""
        with reading(self._engine, self._place) as connection:
            query = select(claims).where(*conditions(asked)).order_by(*order(asked))
            for chunk in connection.execute(query).mappings().partitions(_CHUNK):
                yield from with_members(connection, chunk)

    def page(self, start: int, size: int, **asked: Unpack[ClaimFilter]) -> Page:
        """So many of the claims that fit, from the start-th (0 is the first)."""
        wide: ClaimFilter = {**asked, "status": ""}
        rank = claims.c.standing.op("/")(rows.STEP)
        tally = select(rank, func.count()).where(*conditions(wide)).group_by(rank)
        chosen = select(*_LISTED).where(*conditions(asked)).order_by(*order(asked)).offset(start).limit(size)
        with reading(self._engine, self._place) as connection:
            counted = {int(rank): int(number) for rank, number in connection.execute(tally)}
            shown = tuple(rows.listed(row) for row in connection.execute(chosen).mappings()) if size else ()
        statuses = {status: counted.get(rank, 0) for rank, status in enumerate(rows.STANDING)}
        wanted = asked.get("status")
        return Page(shown, statuses[wanted] if wanted else sum(statuses.values()), statuses)

    def told(self, document: str) -> list[tuple[Listed, Assertion]]:
        """What a document tells, by its id, each with its claim."""
        a = assertions.c
        query = select(*_LISTED, a.body.label("told")).join(assertions, a.claim == claims.c.position)
        query = query.where(a.document == document).order_by(claims.c.place, a.position)
        with reading(self._engine, self._place) as connection:
            found = connection.execute(query).mappings()
            return [(rows.listed(row), loads(Assertion, row["told"])) for row in found]

    def shared(self, document: str, most: int) -> list[Shared]:
        """The documents that share most claims with one, by its id."""
        a, d = assertions.c, documents.c
        own, many = select(a.claim).where(a.document == document), func.count(a.claim.distinct())
        query = select(a.document, d.name, many).join(documents, d.id == a.document)
        query = query.where(a.claim.in_(own), a.document != document).group_by(a.document, d.name)
        with reading(self._engine, self._place) as connection:
            return [Shared(*row) for row in connection.execute(query.order_by(many.desc(), a.document).limit(most))]

    def speaker(self, label: str) -> Speaker | None:
        """Somebody who speaks in the claims, by label; with a camp where any of the first assertions has it."""
        query = select(assertions.c.body).where(assertions.c.speaker == label)
        with reading(self._engine, self._place) as connection:
            bodies = connection.execute(query.order_by(assertions.c.id).limit(_CHUNK)).scalars()
            found = [loads(Assertion, body).speaker for body in bodies]
        return max(found, key=lambda one: bool(one.camp), default=None)

    def version(self) -> str:
        """A word that changes whenever what the store would answer may have changed."""
        run = select(runs.c.number, runs.c.state).order_by(runs.c.number.desc()).limit(1)
        judged = select(func.max(judgements.c.number))
        marked = select(func.max(marks.c.time))
        with reading(self._engine, self._place) as connection:
            last = connection.execute(run).first()
            others = [connection.execute(query).scalar() for query in (judged, marked, select(linked.c.number))]
            return " ".join(map(str, (last, *others)))

    def claim(self, key: str) -> Claim:
        """By id or by an unambiguous beginning of one; else NothingFound."""
        c = claims.c
        with reading(self._engine, self._place) as connection:
            row = connection.execute(select(claims).where(c.id == key)).mappings().first()
            if row is None:
                starts = (c.id >= key) & (c.id < key + _LAST)
                found = connection.execute(select(c.id).where(starts).order_by(c.id).limit(5)).scalars()
                only = _only(key, list(found))
                row = connection.execute(select(claims).where(c.id == only)).mappings().first()
            if row is None:
                raise NothingFound(say("no claim has the id '%(raw)s'", raw=key), place=self._place)
            return next(with_members(connection, [row]))

    def assertion(self, key: str) -> tuple[Assertion, Claim]:
        """By id or by an unambiguous beginning of one, with the first claim that has it; else NothingFound."""
        a = assertions.c
        with reading(self._engine, self._place) as connection:
            starts = (a.id >= key) & (a.id < key + _LAST)
            found = connection.execute(select(a.id).where(starts).distinct().order_by(a.id).limit(5)).scalars()
            only = key if key in (some := list(found)) else _only(key, some)
            if only is None:
                raise NothingFound(say("no assertion has the id '%(raw)s'", raw=key), place=self._place)
            holding = claims.c.position.in_(select(a.claim).where(a.id == only))
            row = connection.execute(select(claims).where(holding).order_by(claims.c.place).limit(1)).mappings().one()
            claim = next(with_members(connection, [row]))
        return next(one for one in claim.assertions if one.id == only), claim

    def judgements(self) -> list[Judgement]:
        """The judgements in force, oldest first."""
        query = select(judgements).where(in_force()).order_by(judgements.c.number)
        with reading(self._engine, self._place) as connection:
            return [rows.as_judgement(row) for row in connection.execute(query).mappings()]

    def history(self) -> list[Recorded]:
        """Every judgement ever made, and every one taken back, oldest first."""
        query = select(judgements).order_by(judgements.c.number)
        with reading(self._engine, self._place) as connection:
            found = connection.execute(query).mappings()
            return [Recorded(row["number"], rows.as_judgement(row), row["undoes"] or 0) for row in found]

    def marks(self) -> list[tuple[str, str]]:
        """Names and times of the marks, oldest first."""
        query = select(marks.c.name, marks.c.time).order_by(marks.c.time, marks.c.name)
        with reading(self._engine, self._place) as connection:
            return [(name, time) for name, time in connection.execute(query)]

    def mark(self, name: str) -> Mark:
        """A mark by its name; else NothingFound."""
        with reading(self._engine, self._place) as connection:
            row = connection.execute(select(marks).where(marks.c.name == name)).mappings().first()
        if row is None:
            raise NothingFound(say("no mark is called '%(raw)s'", raw=name), place=self._place)
        return Mark(name, row["time"], tuple(decode(Marked, one) for one in parse(row["body"])))

    def runs(self) -> list[Run]:
        """All runs, oldest first."""
        with reading(self._engine, self._place) as connection:
            return [Run(**row) for row in connection.execute(select(runs).order_by(runs.c.number)).mappings()]

    def search(self, text: str, limit: int = 20) -> list[Hit]:
        """Documents with these words side by side, newest first; then documents with all of them anywhere."""
        question, name = search.terms(text), self._engine.dialect.name
        if not question or limit < 1:
            return []
        queries = [search.side_by_side(question, name)]
        if len(question) > 1:
            queries.append(search.anywhere(question, name))
        finder, asking = Finder(question), search.ask(question, name)
        hits: dict[int, Hit] = {}
        with reading(self._engine, self._place) as connection:
            for query in queries:
                wanted = {"query": query, "limit": limit}
                numbers = [n for n in connection.execute(asking, wanted).scalars() if n not in hits]
                hits |= _hits(connection, finder, numbers[: limit - len(hits)])
                if len(hits) >= limit:
                    break
        return list(hits.values())

    def verify(self) -> Iterator[Broken]:
        """Every stored span that does not hold."""
        read = (readings.c.body.label("reading"), readings.c.proof)
        texts = select(documents, *read).join(readings, isouter=True).order_by(documents.c.id)
        quoted = select(assertions.c.body, documents.c.text)
        quoted = quoted.join(documents, documents.c.id == assertions.c.document, isouter=True)
        with reading(self._engine, self._place) as connection:
            for row in connection.execute(texts).mappings():
                document = rows.as_document(row)
                yield from proof.broken_document(document, row["digest"])
                if row["reading"] is not None:
                    yield from proof.broken_reading(document, loads(Reading, row["reading"]), row["proof"])
            for body, text in connection.execute(quoted.order_by(assertions.c.claim, assertions.c.position)):
                yield from proof.broken_assertion(text, loads(Assertion, body))


def _count(connection: Connection, query: Select[Any]) -> int:
    return int(connection.execute(query).scalar_one())


def _only(key: str, found: list[str]) -> str | None:
    """The one of several ids or names that a beginning may mean; None when there is none."""
    if not key or not found:
        return None
    if len(found) > 1:
        raise UsageError(
            say("'%(raw)s' may be %(documents)s", raw=key, documents=tuple(found)),
            hint=say("write more of its id or name"),
        )
    return found[0]


def _hits(connection: Connection, finder: Finder, numbers: list[int]) -> dict[int, Hit]:
    query = select(documents).where(documents.c.number.in_(numbers))
    found = {row["number"]: row for row in connection.execute(query).mappings()}
    hits = {}
    for number in numbers:
        text = found[number]["text"]
        if (span := finder.find(text)) is not None:
            hits[number] = Hit(found[number]["id"], found[number]["name"], span, snippet(text, span))
    return hits
