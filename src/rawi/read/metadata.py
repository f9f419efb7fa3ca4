"""Who published a document and when: the best stated fact wins, and a note says what was found and not used.

Order     what the user says; metadata of the record, the page or the side-car; datelines and head lines of the text.
Never     a capture time, a file date, a relative age, a day from a file name: an undated document stays undated.
"""

import re

from rawi.packs.heads import known_outlet
from rawi.read.draft import Draft
from rawi.read.head import Head, Stamp
from rawi.read.stamps import parse_stamp
from rawi.types import Fact

_FILE_DAY = re.compile(r"(?<!\d)(?:19|20)\d\d[-_]?[01]\d[-_]?[0-3]\d(?!\d)")


def publisher(draft: Draft, head: Head, stated: str) -> tuple[Fact | None, tuple[str, ...]]:
    """The publisher and notes; value is the canonical name where a pack knows the outlet, else the words themselves."""
    if stated:
        return Fact(stated, "user", stated), ()
    if draft.publisher:
        return Fact(known_outlet(draft.publisher) or draft.publisher, "metadata", draft.publisher), ()
    found = {known_outlet(raw) or raw: raw for raw in reversed(head.publishers)}
    if not found:
        return None, ()
    first = head.publishers[0]
    value = known_outlet(first) or first
    others = [f"«{raw}»" for name, raw in found.items() if name != value]
    notes = (f"found as publisher as well: {', '.join(others)}; «{first}» is used",) if others else ()
    return Fact(value, "dateline", first), notes


def published(draft: Draft, head: Head, stated: str, language: str) -> tuple[Fact | None, tuple[str, ...]]:
    """The date of publication as EDTF, and notes on what was found and not used."""
    if stated:
        return Fact(parse_stamp(stated), "user", stated), ()
    notes: list[str] = []
    if draft.published:
        if value := parse_stamp(draft.published, language):
            return Fact(value, "metadata", draft.published), ()
        notes.append(f"found: «{draft.published}» as date of publication, which cannot be read; not used")
    if head.stamps:
        chosen = _choose(head.stamps)
        others = {s.value[:10]: s for s in head.stamps if s.value[:10] != chosen.value[:10]}
        for other in others.values():
            notes.append(
                f"found: «{other.raw}» (line {other.number}), not used: line {chosen.number} dates the article"
            )
        return Fact(chosen.value, "dateline", chosen.raw), tuple(notes)
    for raw, line in head.ages:
        notes.append(f"found: «{raw}» (line {line}), relative to an unknown capture time; kept as undated")
    day = _FILE_DAY.search(draft.name)
    if day and not draft.url:
        notes.append(f"found: «{day.group()}» in the file's name, perhaps the day of saving; kept as undated")
    return None, tuple(notes)


def _choose(stamps: list[Stamp]) -> Stamp:
    """The article's own date among a page's: the one with a time of day, else the one nearest to the article."""
    timed = [stamp for stamp in stamps if stamp.timed]
    return (timed or stamps)[-1]
