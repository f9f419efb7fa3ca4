"""What linking keeps between runs: candidates, who holds which key, the links between candidates, their clusters.

The store does not know what a candidate is: a noun with an id and a document, kept as JSON.  Candidates have numbers,
which mean nothing; keys are kept as numbers too.
"""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from typing import Any, Generic, Literal, Protocol, TypeVar

from sqlalchemy import Connection, Select, Table, bindparam, case, delete, func, insert, select, update

from rawi.store import claimed
from rawi.store.base import MakeCard, no_card
from rawi.store.claimed import Made, with_members
from rawi.store.codec import loads
from rawi.store.schema import candidate_keys, candidates, claims, key_counts, linking, links
from rawi.store.telling import FRESH, GONE, LINKED, PUT_OFF
from rawi.types import Claim

T = TypeVar("T")
Holders = Mapping[str, Mapping[int, Sequence[int]]]
Use = Literal["any", "firm", "binding"]
_FIRM, _BINDING = 2, 1
_LINK = [links.c[name] for name in ("left", "right", "score", "copied", "refused", "standing")]
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
    def firm(self) -> bool:
        """Whether it may join two clusters."""

    @property
    def binding(self) -> bool:
        """Whether the one is a denial that covers the other."""


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

    def put_off(self) -> bool:
        """Whether candidates wait to be compared again."""
        query = select(candidates.c.number).where(candidates.c.state == PUT_OFF).limit(1)
        return self._connection.execute(query).first() is not None

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

    def holders(self, keys: Iterable[str]) -> Holders:
        """Who holds keys, by key and day."""
        c = candidate_keys.c
        return self._held(select(c.key, c.day, c.candidate), keys)

    def near(self, keys: Iterable[str], day: int, far: int, most: int = 0) -> Holders:
        """Who holds keys within so many days of a day."""
        c = candidate_keys.c
        query = select(c.key, c.day, c.candidate)
        around = c.day.between(day - far, day + far)
        if not most:
            return self._held(query.where(around | (c.day == 0)) if day else query, keys)
        crowds = self.crowds(keys, day)
        found = self._held(query.where(around if day else c.day == 0), (k for k, n in crowds.items() if n <= most))
        return {key: {d: some for d, some in days.items() if len(some) <= most} for key, days in found.items()}

    def crowds(self, keys: Iterable[str], day: int) -> dict[str, int]:
        """How many hold keys on a day."""
        c = candidate_keys.c
        names = {key_number(key): key for key in keys}
        query = select(c.key, func.count()).where(c.day == day).group_by(c.key)
        found = dict.fromkeys(names.values(), 0)
        for key, count in self._look(query, c.key, names):
            found[names[key]] = count
        return found

    def _held(self, query: Select[Any], keys: Iterable[str]) -> Holders:
        names = {key_number(key): key for key in keys}
        found: dict[str, dict[int, list[int]]] = {key: defaultdict(list) for key in names.values()}
        for key, day, number in self._look(query, candidate_keys.c.key, names):
            found[names[key]][day].append(number)
        return found

    def places(self) -> dict[int, tuple[str, str]]:
        """The ids and documents of all candidates, by their numbers."""
        c = candidates.c
        query = select(c.number, c.id, c.document).where(c.state != GONE)
        return {number: (name, document) for number, name, document in self._connection.execute(query).all()}

    def all_links(self) -> list[Link]:
        """All links, each once."""
        return [self._tied(row) for row in self._connection.execute(select(*_LINK)).all()]

    def links(self, numbers: Iterable[int], use: Use = "any") -> list[Link]:
        """The links with an end among candidates, each once."""
        c, asked = links.c, set(numbers)
        query = select(*_LINK)
        if use != "any":
            query = query.where(c.standing.in_((_FIRM if use == "firm" else _BINDING, _FIRM + _BINDING)))
        found = {(row[0], row[1]): row for end in (c.left, c.right) for row in self._look(query, end, asked)}
        return [self._tied(row) for row in found.values()]

    def _tied(self, row: Sequence[Any]) -> Link:
        a, b, score, copied, refused, standing = row
        return self._link(a, b, score, copied == 1, refused == 1, standing >= _FIRM, standing % _FIRM == _BINDING)

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
        one = delete(candidate_keys).where(
            c.key == bindparam("of"), c.day == bindparam("on"), c.candidate == bindparam("who")
        )
        for some in _chunks(gone, _ROWS):
            self._connection.execute(one, [{"of": k, "on": day, "who": n} for k, day, n in some])
        self._put(candidate_keys, ({"key": k, "day": day, "candidate": n} for k, day, n in come))
        for sign, postings in ((-1, gone), (1, come)):
            for key, _, _ in postings:
                delta[key] += sign
        old = dict(self._look(select(key_counts.c.key, key_counts.c.count), key_counts.c.key, delta))
        self._remove(key_counts, key_counts.c.key, delta)
        now = {key: old.get(key, 0) + n for key, n in delta.items()}
        self._put(key_counts, ({"key": key, "count": n} for key, n in now.items() if n))

    def defer(self, numbers: Iterable[int], most: int) -> set[int]:
        """Those to compare again now, of some and those put off before; the others are put off."""
        c = candidates.c
        earlier = select(c.number).where(c.state == PUT_OFF).order_by(c.number)
        row = [*self._connection.execute(earlier).scalars(), *numbers]
        now = set(row[:most] if most else row)
        self._turn(now, LINKED)
        self._turn(set(row) - now, PUT_OFF)
        return now

    def _turn(self, numbers: Iterable[int], state: int) -> None:
        for some in _chunks(numbers, _AT_ONCE):
            self._connection.execute(update(candidates).where(candidates.c.number.in_(some)).values(state=state))

    def tie(self, removed: Iterable[tuple[int, int]], put: Iterable[Tie]) -> None:
        """Takes links away and puts others, new or in place of old ones."""
        ties = list(put)
        pairs = [*removed, *((x.left, x.right) for x in ties)]
        one = delete(links).where(links.c.left == bindparam("a"), links.c.right == bindparam("b"))
        for some in _chunks(pairs, _ROWS):
            self._connection.execute(one, [{"a": left, "b": right} for left, right in some])
        self._put(links, map(_tie, ties))

    def gather(self, roots: Mapping[int, int]) -> None:
        """Puts candidates into clusters; they are linked from now on."""
        query = update(candidates).where(candidates.c.number == bindparam("one"))
        linked = case((candidates.c.state == FRESH, LINKED), else_=candidates.c.state)
        query = query.values(root=bindparam("head"), state=linked)
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
        self._connection.execute(update(candidates).where(candidates.c.state == PUT_OFF).values(state=LINKED))
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


def _tie(x: Tie) -> dict[str, Any]:
    flags = {"copied": int(x.copied), "refused": int(x.refused), "standing": _FIRM * x.firm + _BINDING * x.binding}
    return {"left": x.left, "right": x.right, "score": x.score, **flags}


Item = TypeVar("Item")


def _chunks(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    rest = iter(items)
    while chunk := list(islice(rest, size)):
        yield chunk
