"""What is asked of claims and documents, as conditions of SQL; each has an index that answers it."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, Select, false, intersect, select, true

from rawi.errors import UsageError
from rawi.store import rows
from rawi.store.base import ClaimFilter
from rawi.store.schema import assertions, claim_names, claim_words, claims
from rawi.text.said import say


def named(column: ColumnElement[str], name: str) -> ColumnElement[bool]:
    """The condition that a column of folded words has those of a name, whole and in a row."""
    words = rows.key(name)
    return column.contains(words, autoescape=True) if words else false()


def within(first: ColumnElement[Any], last: ColumnElement[Any], since: str, until: str) -> list[ColumnElement[bool]]:
    """The conditions that something dated overlaps a stretch of time; what has no date never does."""
    found: list[ColumnElement[bool]] = []
    for edtf, column in ((since, "first_day"), (until, "last_day")):
        if not edtf:
            continue
        day = rows.days(edtf)[column]
        if day is None:
            raise UsageError(say("'%(raw)s' is no date", raw=edtf), hint=say("write it as %(code)s", code="2026-03-17"))
        found.append(last >= day if edtf is since else first <= day)
    return found


def order(asked: ClaimFilter) -> list[ColumnElement[Any]]:
    """The order in which claims are asked for."""
    if asked.get("order") == "time":
        return [claims.c.happened, claims.c.place]
    if asked.get("order") == "standing":
        return [claims.c.standing, claims.c.place]
    return [claims.c.place]


def conditions(asked: ClaimFilter) -> Iterator[ColumnElement[bool]]:
    """The conditions on claims."""
    c, a = claims.c, assertions.c
    if status := asked.get("status"):
        yield _standing(status)
    if kind := asked.get("kind"):
        yield c.kind == kind
    if least := asked.get("min_origins"):
        yield c.origins >= least
    for part, name in (("actor", asked.get("actor")), ("through", asked.get("through"))):
        if name:
            yield from _by_name(part, name)
    if speaker := asked.get("speaker"):
        sides = [a.side.in_(asked["sides"])] if "sides" in asked else []
        yield c.position.in_(select(a.claim).where(a.speaker == speaker, *sides))
    if silent := asked.get("silent"):
        yield c.position.not_in(select(a.claim).where(a.speaker == silent))
    if document := asked.get("document"):
        yield c.position.in_(select(a.claim).where(a.document == document))
    told = within(a.first_day, a.last_day, asked.get("since", ""), asked.get("until", ""))
    if lang := asked.get("lang"):
        told.append(a.language == lang)
    if told:
        yield c.position.in_(select(a.claim).where(*told))
    if asked.get("undated"):
        yield c.undated == 1
    if asked.get("unnamed_only"):
        yield c.nameless == 1
    if asked.get("unsourced"):
        w = claim_words.c
        yield c.position.in_(select(w.claim).where(w.part == rows.TRAIT, w.word == rows.UNSOURCED))
    yield true()


def _standing(status: str) -> ColumnElement[bool]:
    """The condition that a claim has a status; without the number of its origins, whatever that is."""
    if status not in rows.STANDING:
        return claims.c.status == status
    rank = rows.STANDING.index(status)
    return claims.c.standing.between(rank * rows.STEP, (rank + 1) * rows.STEP - 1)


def _by_name(part: str, name: str) -> Iterator[ColumnElement[bool]]:
    """The conditions that a name has these words: each by its index, and of several, that they stand in a row."""
    found = dict.fromkeys(rows.key(name).split())
    if not found:
        yield false()
        return
    w, n = claim_words.c, claim_names.c
    each = [select(w.claim).where(w.part == part, w.word == word) for word in found]
    having: Select[Any] | CompoundSelect[Any] = intersect(*each) if len(each) > 1 else each[0]
    yield claims.c.position.in_(having)
    if " " in rows.key(name).strip():
        in_a_row = select(n.claim).where(n.claim == claims.c.position, n.part == part, named(n.key, name))
        yield in_a_row.exists()
