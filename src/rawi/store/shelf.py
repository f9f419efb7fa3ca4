"""What linking keeps between runs: candidates, who holds which key, the links between candidates, their clusters.

The store does not know what a candidate is: a noun with an id and a document, kept as JSON.  Candidates have numbers,
which mean nothing; keys are kept as numbers too.
"""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from typing import Any, Generic, Protocol, TypeVar

from sqlalchemy import Connection, Select, Table, bindparam, delete, func, insert, select, tuple_, update

from rawi.store import claimed
from rawi.store.base import Kept, MakeCard, no_card
from rawi.store.claimed import Made
from rawi.store.codec import dumps, loads
from rawi.store.schema import candidate_keys, candidates, claims, key_counts, linking, links, readings
from rawi.store.view import with_members
from rawi.types import Claim

T = TypeVar("T")
FRESH, LINKED, GONE = 0, 1, 2
_AT_ONCE = 800
_ROWS = 20_000


class Tie(Protocol):
    """A link between two candidates, as it is kept."""

    @property
    def left(self) -> int:
        """One end."""

    @property
    def right(self) -> int:
        """The other end."""

    @property
    def score(self) -> float:
        """How likely the two tell the same."""

    @property
    def copied(self) -> bool:
        """Whether their wording is shared."""

    @property
    def refused(self) -> bool:
        """Whether the two cannot tell the same."""

    @property
    def standing(self) -> int:
        """What the link may be used for."""


Link = TypeVar("Link", bound=Tie)


@lru_cache(maxsize=500_000)
def key_number(key: str) -> int:
    """A key as a number that every database holds."""
    return int.from_bytes(hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") >> 1


class SqlShelf(Generic[T, Link]):
    """A shelf in a database, for the length of one transaction.  kind: what candidates are; link: makes a link."""

    def __init__(self, connection: Connection, kind: type[T], link: Callable[..., Link]) -> None:
        self._connection, self._kind, self._link = connection, kind, link

    # asking

    def total(self) -> int:
        """How many candidates are linked."""
        return self._count(select(func.count()).select_from(candidates).where(candidates.c.state != FRESH))

    def waiting(self) -> tuple[list[int], list[int]]:
        """Candidates that came since the last linking, and those that no document tells any more."""
        c = candidates.c
        found: dict[int, list[int]] = {FRESH: [], GONE: []}
        query = select(c.number, c.state).where(c.state.in_((FRESH, GONE))).order_by(c.number)
        for number, state in self._connection.execute(query):
            found[state].append(number)
        return found[FRESH], found[GONE]

    def everything(self) -> dict[int, T]:
        """All candidates that some document tells."""
        query = select(candidates.c.number, candidates.c.body).where(candidates.c.state != GONE)
        return {number: loads(self._kind, body) for number, body in self._connection.execute(query)}

    def value(self, name: str) -> int:
        """A number that was noted under a name; 0 for none."""
        return int(self._connection.execute(select(linking.c.value).where(linking.c.name == name)).scalar() or 0)

    def candidates(self, numbers: Iterable[int]) -> dict[int, T]:
        """Candidates by their numbers."""
        found = self._look(select(candidates.c.number, candidates.c.body), candidates.c.number, numbers)
        return {number: loads(self._kind, body) for number, body in found}

    def documents(self, numbers: Iterable[int]) -> dict[int, str]:
        """The documents of candidates."""
        return dict(self._look(select(candidates.c.number, candidates.c.document), candidates.c.number, numbers))

    def told(self, documents: Iterable[str]) -> list[int]:
        """The candidates of documents."""
        return [number for (number,) in self._look(select(candidates.c.number), candidates.c.document, documents)]

    def named(self, ids: Iterable[str]) -> dict[str, int]:
        """The numbers of candidates by their ids."""
        query = select(candidates.c.id, candidates.c.number).where(candidates.c.state != GONE)
        return dict(self._look(query, candidates.c.id, ids))

    def denials(self, numbers: Iterable[int]) -> set[int]:
        """Those candidates among some that are outright denials."""
        query = select(candidates.c.number).where(candidates.c.denies == 1)
        return {number for (number,) in self._look(query, candidates.c.number, numbers)}

    def counts(self, keys: Iterable[str]) -> dict[str, int]:
        """How many candidates hold each key."""
        names = {key_number(key): key for key in keys}
        found = dict.fromkeys(names.values(), 0)
        for number, count in self._look(select(key_counts.c.key, key_counts.c.count), key_counts.c.key, names):
            found[names[number]] = count
        return found

    def holders(
        self, keys: Iterable[str], days: tuple[int, int] | None = None
    ) -> Mapping[str, Mapping[int, Sequence[int]]]:
        """Who holds keys, by key and day."""
        names = {key_number(key): key for key in keys}
        found: dict[str, dict[int, list[int]]] = {key: defaultdict(list) for key in names.values()}
        c = candidate_keys.c
        query = select(c.key, c.day, c.candidate)
        if days is not None:
            query = query.where(c.day.between(*days))
        for key, day, number in self._look(query, c.key, names):
            found[names[key]][day].append(number)
        return found

    def links(self, numbers: Iterable[int], standing: int = 0) -> list[Link]:
        """All links with an end among candidates, each once; standing: the least."""
        asked, found = set(numbers), {}
        for end in (links.c.left, links.c.right):
            for row in self._look(select(links).where(links.c.standing >= standing), end, asked):
                found[row.left, row.right] = self._link(
                    row.left, row.right, row.score, bool(row.copied), bool(row.refused), row.standing
                )
        return list(found.values())

    def roots(self, numbers: Iterable[int]) -> dict[int, int]:
        """The clusters of candidates, each known by a member."""
        query = select(candidates.c.number, candidates.c.root).where(candidates.c.root.is_not(None))
        return dict(self._look(query, candidates.c.number, numbers))

    def members(self, roots: Iterable[int]) -> dict[int, list[int]]:
        """The members of clusters."""
        found: dict[int, list[int]] = {root: [] for root in roots}
        for root, number in self._look(select(candidates.c.root, candidates.c.number), candidates.c.root, found):
            found[root].append(number)
        return found

    def claims(self, ids: Iterable[str]) -> dict[str, Claim]:
        """Claims by their ids, as they stand."""
        found: dict[str, Claim] = {}
        for some in _chunks(ids, _AT_ONCE):
            chunk = self._connection.execute(select(claims).where(claims.c.id.in_(some))).mappings().all()
            found |= {claim.id: claim for claim in with_members(self._connection, chunk)}
        return found

    # keeping

    def post(self, added: Iterable[tuple[str, int, int]], removed: Iterable[tuple[str, int, int]]) -> None:
        """Notes who holds keys now, and who no longer does."""
        delta: dict[int, int] = defaultdict(int)
        c = candidate_keys.c
        gone = [(key_number(key), day, number) for key, day, number in removed]
        come = [(key_number(key), day, number) for key, day, number in added]
        for some in _chunks(gone, _AT_ONCE // 3):
            self._connection.execute(delete(candidate_keys).where(tuple_(c.key, c.day, c.candidate).in_(some)))
        self._put(candidate_keys, ({"key": k, "day": day, "candidate": n} for k, day, n in come))
        for sign, postings in ((-1, gone), (1, come)):
            for key, _, _ in postings:
                delta[key] += sign
        old = dict(self._look(select(key_counts.c.key, key_counts.c.count), key_counts.c.key, delta))
        self._remove(key_counts, key_counts.c.key, delta)
        now = {key: old.get(key, 0) + n for key, n in delta.items()}
        self._put(key_counts, ({"key": key, "count": n} for key, n in now.items() if n))

    def tie(self, removed: Iterable[tuple[int, int]], put: Iterable[Tie]) -> None:
        """Takes links away and puts others, new or in place of old ones."""
        ties = list(put)
        pairs = [*removed, *((x.left, x.right) for x in ties)]
        for some in _chunks(pairs, _AT_ONCE // 2):
            self._connection.execute(delete(links).where(tuple_(links.c.left, links.c.right).in_(some)))
        self._put(links, map(_tie, ties))

    def gather(self, roots: Mapping[int, int]) -> None:
        """Puts candidates into clusters; they are linked from now on."""
        query = update(candidates).where(candidates.c.number == bindparam("one"))
        query = query.values(root=bindparam("head"), state=LINKED)
        for some in _chunks(roots.items(), _ROWS):
            self._connection.execute(query, [{"one": one, "head": head} for one, head in some])

    def drop(self, numbers: Iterable[int]) -> None:
        """Forgets candidates; their keys and links are gone already."""
        self._remove(candidates, candidates.c.number, numbers)

    def note(self, name: str, value: int) -> None:
        """Keeps a number under a name."""
        self._remove(linking, linking.c.name, [name])
        self._connection.execute(insert(linking), {"name": name, "value": value})

    def lay_out(
        self, held: Mapping[str, Mapping[int, Sequence[int]]], ties: Iterable[Tie], roots: Mapping[int, int]
    ) -> None:
        """Keeps what a whole ledger was linked by, in place of all that was kept: keys, links and clusters."""
        for table in (candidate_keys, key_counts, links):
            self._connection.execute(delete(table))
        self._connection.execute(delete(candidates).where(candidates.c.state == GONE))
        numbered = sorted((key_number(key), days) for key, days in held.items())
        self._put(key_counts, ({"key": k, "count": sum(map(len, days.values()))} for k, days in numbered))
        self._put(
            candidate_keys,
            (
                {"key": k, "day": d, "candidate": n}
                for k, days in numbered
                for d in sorted(days)
                for n in sorted(days[d])
            ),
        )
        self._put(links, map(_tie, ties))
        self.gather(roots)

    def put_claims(self, made: Iterable[Made], gone: Iterable[str] | None, card: MakeCard = no_card) -> None:
        """Claims in place of those made of what is gone; of all claims where gone is None."""
        claimed.replace(self._connection, made, gone, card)

    def _put(self, table: Table, made: Iterable[dict[str, Any]]) -> None:
        for some in _chunks(made, _ROWS):
            self._connection.execute(insert(table), some)

    def _look(self, query: Select[Any], column: Any, values: Iterable[Any]) -> Iterator[Any]:  # noqa: ANN401
        """The rows of a query whose column has one of many values."""
        for some in _chunks(values, _AT_ONCE):
            yield from self._connection.execute(query.where(column.in_(some))).all()

    def _remove(self, table: Table, column: Any, values: Iterable[Any]) -> None:  # noqa: ANN401
        for some in _chunks(values, _AT_ONCE):
            self._connection.execute(delete(table).where(column.in_(some)))

    def _count(self, query: Select[Any]) -> int:
        return int(self._connection.execute(query).scalar_one())


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


def _tie(x: Tie) -> dict[str, Any]:
    flags = {"copied": int(x.copied), "refused": int(x.refused), "standing": x.standing}
    return {"left": x.left, "right": x.right, "score": x.score, **flags}


Item = TypeVar("Item")


def _chunks(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    rest = iter(items)
    while chunk := list(islice(rest, size)):
        yield chunk
