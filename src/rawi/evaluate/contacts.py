"""Extracted contacts against gold rows.

contacts        a row is found when its kind group and both its parties are (names as lenient as for speakers);
                parties of talks, calls, meetings, visits and mediation in either order
kind, status, intermediaries, account     of the matched rows; kind: the very word, not its group
"""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from rawi.errors import FormatError
from rawi.evaluate.attributions import same_name
from rawi.evaluate.figures import Figures, plain_name, precision_recall, share

GROUPS = {
    "message": "message", "letter": "message", "call": "talk", "meeting": "talk", "talks": "talk", "visit": "talk",
    "mediation": "mediation", "offer": "offer",
}  # fmt: skip
_UNDIRECTED = frozenset(("talk", "mediation"))
_FIELDS = frozenset(("kind", "initiator", "recipient", "intermediaries", "status", "according_to"))

Row = Mapping[str, Any]


def _same_party(left: str | None, right: str | None) -> bool:
    return same_name(left, right) if left and right else not left and not right


def same_contact(gold: Row, found: Row) -> bool:
    """Whether two rows tell the same contact: kind group and both parties."""
    group = GROUPS[gold["kind"]]
    if group != GROUPS[found["kind"]]:
        return False
    ends = (found["initiator"], found["recipient"])
    for one, other in (ends, ends[::-1]) if group in _UNDIRECTED else (ends,):
        if _same_party(gold["initiator"], one) and _same_party(gold["recipient"], other):
            return True
    return False


def _likeness(gold: Row, found: Row) -> int:
    return 2 * int(gold["status"] == found["status"]) + int(same_name(gold["according_to"], found["according_to"]))


def matched(gold: list[Row], found: list[Row]) -> list[tuple[int, int]]:
    """Indices of gold rows and the found rows that tell the same, one to one, the most alike first."""
    pairs = [(_likeness(g, f), -i, -j) for i, g in enumerate(gold) for j, f in enumerate(found) if same_contact(g, f)]
    left: set[int] = set()
    right: set[int] = set()
    kept = []
    for _, i, j in sorted(pairs, reverse=True):
        if -i not in left and -j not in right:
            left.add(-i)
            right.add(-j)
            kept.append((-i, -j))
    return sorted(kept)


def _same_list(left: Iterable[str], right: Iterable[str]) -> bool:
    one, other = list(left), list(right)
    return len(one) == len(other) and all(any(same_name(x, y) for y in other) for x in one)


def _rows_of(path: Path) -> list[Row] | None:
    """The contacts of a gold file; None where it does not speak of contacts."""
    try:
        rows: list[Row] | None = json.loads(path.read_text(encoding="utf-8")).get("contacts")
        if rows is None or all(row.keys() >= _FIELDS and row["kind"] in GROUPS for row in rows):
            return rows
    except (ValueError, AttributeError) as error:
        raise FormatError(f"not what a gold file holds: {error}", place=str(path)) from error
    raise FormatError("a contact lacks a field, or its kind is unknown", place=str(path))


def has_contacts(gold: Path) -> bool:
    """Whether a folder holds gold that speaks of contacts, be it to say that there are none."""
    return any('"contacts"' in path.read_text(encoding="utf-8") for path in gold.glob("**/*.gold.json"))


def _accuracy(hits: list[bool]) -> Figures:
    return {"accuracy": share(hits), "of": len(hits)}


def score_contacts(gold: Path, predictions: Iterable[Row]) -> dict[str, Figures]:
    """The figures for a folder of ID.gold.json files and the objects that `rawi extract --format jsonl` prints."""
    table = {plain_name(p["document"]): list(p.get("contacts", ())) for p in predictions}
    right = total = expected = 0
    kind, status, via, account = [], [], [], []
    for path in sorted(gold.glob("**/*.gold.json")):
        rows = _rows_of(path)
        if rows is None:
            continue
        found = table.get(path.name.removesuffix(".gold.json"), [])
        pairs = matched(rows, found)
        right, total, expected = right + len(pairs), total + len(found), expected + len(rows)
        for i, j in pairs:
            kind.append(rows[i]["kind"] == found[j]["kind"])
            status.append(rows[i]["status"] == found[j]["status"])
            via.append(_same_list(rows[i]["intermediaries"], found[j]["intermediaries"]))
            account.append(same_name(rows[i]["according_to"], found[j]["according_to"]))
    return {
        "contacts": precision_recall(right, total, expected),
        "kind": _accuracy(kind),
        "status": _accuracy(status),
        "intermediaries": _accuracy(via),
        "account": _accuracy(account),
    }
