"""How the speaker stands to the content, and whether the words are given as spoken."""

from rawi.extract.cues import Draft
from rawi.extract.mentions import MARKS, Page
from rawi.packs.compile import bit
from rawi.types import Mode, Stance

_NEGATED: dict[str, Stance] = {
    "asserts": "declines", "confirms": "declines", "denies": "asserts", "doubts": "asserts", "declines": "asserts",
}  # fmt: skip
_BELIEFS = frozenset(("believe", "expect", "assess", "suspect", "fear"))
_ACTS = frozenset(
    ("demand", "urge", "call-for", "threaten", "promise", "vow", "propose", "order", "ask", "agree", "describe")
)


def stance(page: Page, draft: Draft) -> Stance:
    """The cue's own stance, turned by a negation, or a denial that the content itself opens with."""
    cue = draft.entry
    base: Stance = cue.stance if cue is not None else "asserts"  # type: ignore[assignment]
    if draft.negated and cue is not None:
        if cue.sense in _BELIEFS:
            return "doubts"
        return "asserts" if cue.sense in _ACTS else _NEGATED[base]
    answers = cue is None or cue.sense not in _ACTS | _BELIEFS
    if base in ("asserts", "confirms") and answers and draft.content and _rejects(page, *draft.content[0]):
        return "denies"
    if base == "asserts" and cue is not None and cue.sense in ("stress", "confirm") and draft.complement == "object":
        return "confirms"
    return base


def _rejects(page: Page, first: int, last: int) -> bool:
    """Whether a content rejects a report: it calls something false, or negates the whole of something near its start.

    “We sent no message whatever” denies; “we will not negotiate” only states a position.
    """
    negated = -1
    for k in range(first, min(first + 14, last)):
        if page.tags[k] & bit("falsity") and negated < 0:
            return True
        if page.tags[k] & bit("negator") and negated < 0 and k - first <= 5:
            negated = k
        if page.tags[k] & bit("any") and (negated >= 0 or page.has(k, bit("negator"))) and k - negated <= 8:
            return True
    return False


def mode(page: Page, draft: Draft) -> Mode:
    """direct: all of the content is quoted or stands as speech behind a colon; mixed: parts of it are quoted."""
    inside = outside = 0
    for first, last in draft.content:
        for k in range(first, last):
            if page.texts[k] in MARKS:
                continue
            if k in page.quoted:
                inside += 1
            else:
                outside += 1
    if (inside and outside <= 2) or (draft.complement == "colon" and not inside):
        return "direct"
    return "mixed" if inside else "indirect"
