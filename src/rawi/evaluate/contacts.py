"""Extracted contacts against gold rows.

contacts        a row is found when its kind group and both its parties are (names as lenient as for speakers);
                parties of talks, calls, meetings, visits and mediation in either order
status, intermediaries, account     of the matched rows
"""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from rawi.evaluate.attributions import same_name
from rawi.evaluate.figures import Figures, plain_name, precision_recall, share

GROUPS = {
    "message": "message", "letter": "message", "call": "talk", "meeting": "talk", "talks": "talk", "visit": "talk",
    "mediation": "mediation", "offer": "offer",
}  # fmt: skip
_UNDIRECTED = frozenset(("talk", "mediation"))

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


def score_contacts(gold: Path, predictions: Iterable[Row]) -> dict[str, Figures | float | None]:
    """The figures for a folder of ID.gold.json files and the objects that `rawi extract --format jsonl` prints."""
    table = {plain_name(p["document"]): list(p.get("contacts", ())) for p in predictions}
    right = total = expected = 0
    status, via, account = [], [], []
    for path in sorted(gold.glob("**/*.gold.json")):
        rows = json.loads(path.read_text(encoding="utf-8")).get("contacts", [])
        found = table.get(path.name.removesuffix(".gold.json"), [])
        pairs = matched(rows, found)
        right, total, expected = right + len(pairs), total + len(found), expected + len(rows)
        for i, j in pairs:
            status.append(rows[i]["status"] == found[j]["status"])
            via.append(_same_list(rows[i]["intermediaries"], found[j]["intermediaries"]))
            account.append(same_name(rows[i]["according_to"], found[j]["according_to"]))
    return {
        "contacts": precision_recall(right, total, expected),
        "status": share(status),
        "intermediaries": share(via),
        "account": share(account),
    }
