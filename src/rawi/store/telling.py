"""What documents tell, kept for linking: candidates that wait to be linked, and those that nothing tells any more."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, delete, func, insert, select, update

from rawi.store.base import Kept
from rawi.store.codec import dumps
from rawi.store.schema import candidates, readings

FRESH, LINKED, GONE, PUT_OFF = 0, 1, 2, 3
"""States of a candidate; put off: linked, and to be compared again."""


def tell(connection: Connection, told: Mapping[str, Sequence[Kept]]) -> None:
    """Keeps what documents tell, in place of what they told; what is told as before stays as it is."""
    c = candidates.c
    before: dict[str, dict[int, tuple[str, str]]] = {name: {} for name in told}
    query = select(c.document, c.number, c.id, c.body).where(c.document.in_(list(told)), c.state != GONE)
    for document, number, name, body in connection.execute(query):
        before[document][number] = (name, body)
    made = {name: [(one, dumps(one.noun)) for one in some] for name, some in told.items()}
    changed = [n for n in told if sorted(before[n].values()) != sorted((one.id, body) for one, body in made[n])]
    old = [number for name in changed for number in before[name]]
    connection.execute(delete(candidates).where(c.number.in_(old), c.state == FRESH))
    connection.execute(update(candidates).where(c.number.in_(old)).values(state=GONE))
    first = int(connection.execute(select(func.coalesce(func.max(c.number), 0))).scalar_one()) + 1
    batch = [
        {"id": one.id, "document": name, "denies": int(one.denies), "state": FRESH, "root": None, "body": body}
        for name in changed
        for one, body in made[name]
    ]
    if batch:
        connection.execute(insert(candidates), [row | {"number": n} for n, row in enumerate(batch, first)])
    connection.execute(update(readings).where(readings.c.document.in_(list(told))).values(told=1))
