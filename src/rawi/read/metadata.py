"""Who published a document and when: the best stated fact wins, and a note says what was found and not used.

Order     what the user says; metadata of the record, the page or the side-car; datelines and head lines of the text.
Never     a capture time, a file date, a relative age, a day from a file name: an undated document stays undated.
"""

import re

from rawi.packs.heads import known_outlet
from rawi.read.draft import Draft
from rawi.read.head import Head, Stamp
from rawi.read.stamps import parse_stamp
from rawi.text.said import say
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
    others = tuple(f"«{raw}»" for name, raw in found.items() if name != value)
    form = "found as publisher as well: %(documents)s; «%(raw)s» is used"
    notes = (say(form, documents=others, raw=first),) if others else ()
    return Fact(value, "dateline", first), notes


def published(draft: Draft, head: Head, stated: str, language: str) -> tuple[Fact | None, tuple[str, ...]]:
    """The date of publication as EDTF, and notes on what was found and not used."""
    if stated:
        return Fact(parse_stamp(stated), "user", stated), ()
    notes: list[str] = []
    if draft.published:
        if value := parse_stamp(draft.published, language):
            return Fact(value, "metadata", draft.published), ()
        form = "found: «%(raw)s» as date of publication, which cannot be read; not used"
        notes.append(say(form, raw=draft.published))
    if head.stamps:
        chosen = _choose(head.stamps)
        others = {s.value[:10]: s for s in head.stamps if s.value[:10] != chosen.value[:10]}
        for other in others.values():
            form = "found: «%(raw)s» (line %(code)s), not used: line %(second)s dates the article"
            notes.append(say(form, raw=other.raw, code=other.number, second=chosen.number))
        return Fact(chosen.value, "dateline", chosen.raw), tuple(notes)
    for raw, line in head.ages:
        form = "found: «%(raw)s» (line %(code)s), relative to an unknown capture time; kept as undated"
        notes.append(say(form, raw=raw, code=line))
    day = _FILE_DAY.search(draft.name)
    if day and not draft.url:
        form = "found: «%(raw)s» in the file's name, perhaps the day of saving; kept as undated"
        notes.append(say(form, raw=day.group()))
    return None, tuple(notes)


def _choose(stamps: list[Stamp]) -> Stamp:
    """The article's own date among a page's: the one with a time of day, else the one nearest to the article."""
    timed = [stamp for stamp in stamps if stamp.timed]
    return (timed or stamps)[-1]
