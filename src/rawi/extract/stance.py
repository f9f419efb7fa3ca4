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
    """Whether a content rejects a report: it calls something false, negates the whole of something, or says that a contact
    did not take place.

    “We sent no message whatever” and “they are not talking to us” deny; “we will not negotiate” only states a position.
    """
    end = min(first + 16, last)
    negators = [k for k in range(first, end) if page.tags[k] & bit("negator")]
    for k in range(first, end):
        if page.tags[k] & bit("falsity") and not any(n < k for n in negators):
            return True
        if page.tags[k] & bit("any") and any(n != k and abs(n - k) <= 8 for n in negators):
            return True
    return any(_no_contact(page, n, end) for n in negators)


def _no_contact(page: Page, negator: int, end: int) -> bool:
    """Whether a negation bears on a word of contact next to it, and not on a future or a wish."""
    syntax = page.lexicon.settings["syntax"]
    if page.word(negator) in syntax.get("future_negators", ()):
        return False
    after = not syntax.get("negation_last", False)
    near = range(negator + 1, min(negator + 4, end)) if after else range(negator, max(negator - 7, 0), -1)
    for k in near:
        if any(h.first <= k < h.last for h in page.frames):
            return True
        if after and page.texts[k] in MARKS:
            return False
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
