"""Claims into their tables, all at once or some in place of others, which is counted; and out of them."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Connection, RowMapping, Table, delete, func, insert, select

from rawi.store import rows
from rawi.store.base import MakeCard
from rawi.store.codec import loads
from rawi.store.schema import assertions, claim_names, claim_words, claims, linked
from rawi.types import Assertion, Claim

Made = tuple[str, str, Claim]  # what it is made of, its place, the claim
_AT_ONCE = 500


def replace(connection: Connection, made: Iterable[Made], gone: Iterable[str] | None, card: MakeCard) -> int:
    """Puts claims in place of those made of what is gone, of all where gone is None; returns how many are put."""
    _forget(connection, gone)
    _count(connection)
    first = connection.execute(select(func.coalesce(func.max(claims.c.position), -1))).scalar_one() + 1
    numbered = enumerate(made, first)
    count = 0
    while some := list(islice(numbered, _AT_ONCE)):
        count += len(some)
        carded = [(n, basis, place, one, card(one)) for n, (basis, place, one) in some]
        named = [row for n, _, _, one, shown in carded for row in rows.names(n, one, shown)]
        _insert(
            connection, claims, [rows.claim(n, c, shown) | {"basis": b, "place": p} for n, b, p, c, shown in carded]
        )
        _insert(connection, assertions, [row for n, _, _, one, _ in carded for row in rows.assertions(n, one)])
        _insert(connection, claim_names, named)
        _insert(connection, claim_words, rows.words(named))
    return count


def with_members(connection: Connection, chunk: Sequence[RowMapping]) -> Iterator[Claim]:
    """Claims of rows, with their assertions."""
    a = assertions.c
    query = select(a.claim, a.body).where(a.claim.in_([row["position"] for row in chunk]))
    members: dict[int, list[Assertion]] = {}
    for position, body in connection.execute(query.order_by(a.claim, a.position)):
        members.setdefault(position, []).append(loads(Assertion, body))
    for row in chunk:
        yield rows.as_claim(row, members.get(row["position"], []))


def _forget(connection: Connection, gone: Iterable[str] | None) -> None:
    columns = (claim_words.c.claim, claim_names.c.claim, assertions.c.claim, claims.c.position)
    if gone is None:
        for column in columns:
            connection.execute(delete(column.table))
        return
    bases = iter(gone)
    while some := list(islice(bases, _AT_ONCE)):
        old = connection.execute(select(claims.c.position).where(claims.c.basis.in_(some))).scalars().all()
        for column in columns:
            connection.execute(delete(column.table).where(column.in_(old)))


def _count(connection: Connection) -> None:
    """Notes that claims are put once more."""
    number = connection.execute(select(func.coalesce(func.max(linked.c.number), 0))).scalar_one() + 1
    connection.execute(delete(linked))
    connection.execute(insert(linked), {"number": number})


def _insert(connection: Connection, table: Table, batch: list[dict[str, Any]]) -> None:
    if batch:
        connection.execute(insert(table), batch)
