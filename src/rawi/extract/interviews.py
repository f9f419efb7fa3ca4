"""Interviews that a report names once: “NAME's remarks came in an interview with OUTLET” is about what they are
said to have said from there on, and what they said to “a newspaper”.

In a language whose verb comes first; the sentence has a verb, the remarks (or “that”) with whose they are, a medium,
and an outlet behind it.
"""

from dataclasses import replace

from rawi.extract.chain import chain, outlet
from rawi.extract.corefer import Discourse
from rawi.extract.drafts import Draft, Range
from rawi.extract.mentions import MARKS, Page
from rawi.extract.sources import PREPOSITION, extend
from rawi.packs.compile import bit
from rawi.types import Attribution, Speaker

_MEDIUM = bit("medium")
_NEAR = 5  # words between an interview and its outlet
_OPENING = 6  # words in which the remarks and whose they are stand


def interviewed(
    page: Page, drafts: list[Draft], made: list[Attribution], discourse: Discourse, publisher: str
) -> list[Attribution]:
    """The attributions with the outlet as a relay of those whose remarks the text says were made in an interview."""
    if not page.verb_first:
        return made
    spoken = {d.sentence[0] for d in drafts}
    for first, last in _sentences(page):
        found = _interview(page, first, last) if first not in spoken else None
        if found is None:
            continue
        named, name = found
        speaker = discourse.speaker(named) if named is not None else _before(drafts, made, first)
        if speaker is not None and speaker.kind in ("person", "unnamed") and name != publisher:
            begin = first if named is not None else max(d.sentence[0] for d in drafts if d.cue[0] < first)
            there = [k for k, d in enumerate(drafts) if d.cue[0] >= begin or _to_nameless(page, d)]
            made = _through(drafts, made, [k for k in there if made[k].speaker == speaker], name, publisher)
    return made


def _sentences(page: Page) -> list[Range]:
    """The sentences that name an outlet."""
    return sorted(
        {page.sentence(k) for k in page.names if k not in page.muted and outlet(page, (k, k + 1)) is not None}
    )


def _interview(page: Page, first: int, last: int) -> tuple[Range | None, str] | None:
    """Whose remarks a sentence says were made to which outlet; None for the name where it says “that”."""
    k = first
    while k < last and page.texts[k] in MARKS:
        k += 1
    remarks = k + 1
    if remarks >= last or page.tags[k] & ~bit("also_verb") or k in page.names:
        return None
    that = page.has(remarks, bit("demonstrative"))
    if not that and not page.has(remarks, _MEDIUM):
        return None
    reach = min(remarks + _OPENING, last - 1)
    stop = next((j for j in range(remarks + 1, reach) if page.tags[j] & PREPOSITION and page.has(j + 1, _MEDIUM)), 0)
    if not stop:
        return None
    told = next((a for j in range(stop + 2, min(stop + 2 + _NEAR, last)) if (a := outlet(page, (j, j + 1)))), None)
    if told is None or (that and stop > remarks + 1) or (not that and stop == remarks + 1):
        return None
    return (None if that else (remarks + 1, min(extend(page, remarks + 1, stop), stop))), told.name


def _before(drafts: list[Draft], made: list[Attribution], first: int) -> Speaker | None:
    """Who spoke last before word `first`."""
    spoke = [
        item.speaker for draft, item in zip(drafts, made, strict=True) if draft.cue[0] < first and draft.parent < 0
    ]
    return spoke[-1] if spoke else None


def _to_nameless(page: Page, draft: Draft) -> bool:
    """Whether something was said to an outlet that is not named there: “told an Israeli newspaper”."""
    return draft.addressee is not None and page.has(draft.addressee[0], bit("outlet_head"))


def _through(
    drafts: list[Draft], made: list[Attribution], said: list[int], name: str, publisher: str
) -> list[Attribution]:
    """The attributions, where what was said there, and what is reported in it, came through an outlet."""
    found, changed = list(made), set[int]()
    for k, (draft, item) in enumerate(zip(drafts, made, strict=True)):
        own = k in said and draft.parent < 0 and not item.relays
        if own or draft.parent in changed:
            names = (name, *item.relays)
            found[k] = replace(item, relays=names, chain=chain(publisher, names, item.speaker, item.chain[-1].cue))
            changed.add(k)
    return found
