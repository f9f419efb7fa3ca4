"""Decisions of people as lines of text: ids and names in Latin letters, reasons alone on their line."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rawi.export.labels import latin
from rawi.text.visible import one_line

if TYPE_CHECKING:
    from rawi.link.decisions import Decision
    from rawi.store.base import Recorded


def judged_lines(items: "Iterable[Decision]") -> Iterator[str]:
    """The decisions that shaped a claim, at the foot of its page; nothing where there are none."""
    lines = [line for one in items for line in decision_lines(one)]
    if lines:
        yield ""
        yield "JUDGED BY PEOPLE"
        yield from lines


def decision_lines(item: "Decision") -> Iterator[str]:
    """A decision on one line, its reason on one of its own."""
    about = " ".join(latin(part) for part in item.about)
    pairs = f"  ({len(item.pairs)} pairs)" if len(item.pairs) > 1 else ""
    left = f"  (it leaves {', '.join(item.left)})" if item.left else ""
    state = f"  {item.state}: see {item.other}" if item.other else ""
    yield f"{item.number:>4}  {item.decision:<9}  {about}{pairs}{left}  by {latin(item.by)}, {item.time[:10]}{state}"
    if item.reason:
        yield f"      {one_line(item.reason)}"


def history_lines(rows: "Iterable[Recorded]") -> Iterator[str]:
    """Every judgement and every taking back, row by row."""
    for row in rows:
        item = row.judgement
        about = " ".join(latin(part) for part in (item.left, item.right) if part)
        what = f"undo {row.undoes}" if row.undoes else item.decision
        yield f"{row.number:>4}  {what:<9}  {about}  by {latin(item.by)}, {item.time}"
        if item.reasons and item.reasons[0]:
            yield f"      {one_line(item.reasons[0])}"
