"""Who talks through whom: the table of all ties, and a picture of the largest beside it.

The picture has three columns: who turns to somebody, who goes between, who is turned to.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated

from fastapi import Query, Request

from rawi.ask.network import Tie, standing
from rawi.ledger import canonical
from rawi.text.normalize import fold_key
from rawi.web.render import Pages, computed, ledger_of

router = Pages()
NODES = 40
"""The most names in the picture; the table has the rest."""
ROWS = 25
WIDTH, STEP, BOX = 1000, 44, 250
_COLUMNS = {"initiator": 0, "through": (WIDTH - BOX) // 2, "recipient": WIDTH - BOX}


@dataclass(frozen=True, slots=True)
class Node:
    """A name in the picture, at its place."""

    name: str
    column: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Edge:
    """A line between two places; status of the claims that tell it; arrow: one side turns to the other."""

    x1: int
    y1: int
    x2: int
    y2: int
    status: str
    arrow: bool


@dataclass(frozen=True, slots=True)
class NetworkPage:
    """ties: a page of the table; total: of them all; drawn: how many of them the picture shows."""

    actor: str
    ties: tuple[Tie, ...]
    total: int
    drawn: int
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    height: int
    start: int
    following: int | None


@router.page("/network", "network.html.j2")
def network(
    request: Request,
    actor: Annotated[str, Query(max_length=200)] = "",
    start: Annotated[int, Query(ge=0)] = 0,
) -> NetworkPage:
    """The ties that the claims tell of, those of most claims first."""
    found = ties(request, actor)
    shown = found[start : start + ROWS]
    drawn, nodes = _placed(found)
    height = max((n.y for n in nodes), default=0) + STEP
    return NetworkPage(
        actor=actor.strip(),
        ties=tuple(shown),
        total=len(found),
        drawn=len(drawn),
        nodes=nodes,
        edges=tuple(_edges(drawn, nodes)),
        height=height,
        start=start,
        following=start + ROWS if start + ROWS < len(found) else None,
    )


def ties(request: Request, actor: str) -> list[Tie]:
    """The ties of who has this name, in any script; all of them for ""."""
    every = computed(request, "network", ledger_of(request).network)
    wanted = fold_key(canonical(actor.strip())) if actor.strip() else ""
    return [t for t in every if _names(t, wanted)]


def _names(tie: Tie, wanted: str) -> bool:
    everybody = (tie.initiator, *tie.through, tie.recipient)
    return not wanted or any(f" {wanted} " in f" {fold_key(name)} " for name in everybody)


def _placed(ties: Iterable[Tie]) -> tuple[list[Tie], tuple[Node, ...]]:
    """The first ties whose names fit into the picture, and where the names stand."""
    columns: dict[str, dict[str, None]] = {name: {} for name in _COLUMNS}
    drawn = []
    for tie in ties:
        parts = {"initiator": (tie.initiator,), "through": tie.through, "recipient": (tie.recipient,)}
        fresh = sum(name not in columns[column] for column, names in parts.items() for name in names)
        if sum(map(len, columns.values())) + fresh > NODES:
            break
        for column, names in parts.items():
            columns[column].update(dict.fromkeys(names))
        drawn.append(tie)
    most = max(map(len, columns.values()))
    nodes = []
    for column, placed in columns.items():
        first = (most - len(placed)) * STEP // 2
        nodes += [Node(n, column, _COLUMNS[column], first + k * STEP + STEP // 2) for k, n in enumerate(placed)]
    return drawn, tuple(nodes)


def _edges(ties: Iterable[Tie], nodes: Iterable[Node]) -> Iterator[Edge]:
    """The lines of each tie: from side to side, or by way of each go-between; one line where ties share it."""
    place = {(n.column, n.name): n for n in nodes}
    drawn: dict[tuple[tuple[str, str], tuple[str, str]], tuple[str, bool]] = {}
    for tie in ties:
        begin, end, how = ("initiator", tie.initiator), ("recipient", tie.recipient), (standing(tie), tie.directed)
        for name in tie.through:
            drawn.setdefault((begin, ("through", name)), how)
            drawn.setdefault((("through", name), end), how)
        if not tie.through:
            drawn.setdefault((begin, end), how)
    for (left, right), (status, arrow) in drawn.items():
        one, other = place[left], place[right]
        yield Edge(one.x + BOX, one.y, other.x, other.y, status, arrow)
