"""How the speaker stands to the content, and whether the words are given as spoken."""

from rawi.extract.cues import Draft
from rawi.extract.mentions import MARKS, OPENERS, Page
from rawi.packs.compile import bit
from rawi.types import Mode, Stance

_NEGATED: dict[str, Stance] = {
    "asserts": "declines", "confirms": "declines", "denies": "asserts", "doubts": "asserts", "declines": "asserts",
}  # fmt: skip
_BELIEFS = frozenset(("believe", "expect", "assess", "suspect", "fear"))
_ACTS = frozenset(("demand", "urge", "call-for", "threaten", "promise", "vow", "propose", "order", "ask", "agree", "describe"))


def stance(page: Page, draft: Draft) -> Stance:
    """The cue's own stance, turned by a negation, or a denial that the content itself opens with."""
    cue = draft.entry
    base: Stance = cue.stance if cue is not None else "asserts"  # type: ignore[assignment]
    if draft.negated and cue is not None:
        if cue.sense in _BELIEFS:
            return "doubts"
        return "asserts" if cue.sense in _ACTS else _NEGATED[base]
    if base == "asserts" and draft.content and _opens_with_denial(page, draft.content[0][0]):
        return "denies"
    return base


def _opens_with_denial(page: Page, first: int) -> bool:
    """Whether the content begins, behind a complementizer, with a phrase that rejects something (“there is no truth in …”)."""
    denial = bit("denial_opening")
    for k in range(first, min(first + 3, len(page.texts))):
        if page.tags[k] & denial and (page.has(k + 1, denial)):
            return True
        if not page.tags[k] & bit("complementizer") and page.texts[k] not in OPENERS:
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
    if inside and outside <= 2 or (draft.complement == "colon" and not inside):
        return "direct"
    return "mixed" if inside else "indirect"
