"""How the speaker stands to the content, and whether the words are given as spoken."""

from rawi.extract.chain import cites_outlet
from rawi.extract.content import GOES_ON
from rawi.extract.drafts import Draft
from rawi.extract.mentions import MARKS, Page
from rawi.extract.sources import is_finite
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
    if draft.rule == "noun.rejected":
        return "asserts"
    base: Stance = cue.stance if cue is not None else "asserts"  # type: ignore[assignment]
    if draft.negated and cue is not None:
        if cue.sense in _BELIEFS:
            return "doubts"
        return "asserts" if cue.sense in _ACTS else _NEGATED[base]
    answers = cue is None or cue.sense not in _ACTS | _BELIEFS
    if draft.rule == "header" and draft.source is not None and cites_outlet(page, draft.source):
        answers = False  # an outlet's headline reports what others reject
    if base in ("asserts", "confirms") and answers and draft.content and _rejects(page, *draft.content[0]):
        return "denies"
    stressed = cue is not None and cue.sense in ("stress", "confirm") and not page.cased
    held = bool(draft.content) and page.has(draft.content[0][0], bit("position"))
    going_on = page.verb_last and draft.rule == "participle"
    if base == "asserts" and stressed and draft.complement == "object" and not (held or going_on):
        return "confirms"
    return base


def _rejects(page: Page, first: int, last: int) -> bool:
    """Whether a content rejects a report: it calls something false, negates the whole of something, or says that a
    contact
    did not take place.

    “We sent no message whatever” and “they are not talking to us” deny; “we will not negotiate” only states a position.
    """
    last_one = page.syntax.get("negation_last", False)
    end = min(first + (16 if last_one else 10), last)
    if page.tags[first] & bit("subordinator") or page.has(first + 1, bit("subordinator")):
        return False
    negators = [k for k in range(first, end) if page.tags[k] & bit("negator")]
    reach = first + (30 if last_one else 10)
    for k in range(first, min(reach, last)):
        if page.tags[k] & bit("falsity") and not any(n < k for n in negators):
            far = k >= first + 10 and not _ends(page, k, last)
            if not (last_one and k >= first + 3 and (far or _told(page, first, k))):
                return True
        if page.tags[k] & bit("any") and any((n > k) if last_one else (k - 8 <= n < k) for n in negators):
            return True
    return any(_no_contact(page, n, end, last_one) for n in negators if n - first <= 7 or last_one)


def _told(page: Page, first: int, k: int) -> bool:
    """Whether somebody else is quoted in the content before word k: the rejection is theirs."""
    return any(
        is_finite(page, j) and not page.cue_at[j].entry.ref.head and page.cue_at[j].entry.ref.sense in GOES_ON
        for j in range(first, k - 1)
    )


def _ends(page: Page, k: int, last: int) -> bool:
    """Whether a predicate at word k closes its clause: only its copula stands behind it."""
    behind = k + 1
    while behind < last and page.tags[behind] & (bit("falsity") | bit("auxiliary")):
        behind += 1
    return behind >= last or page.texts[behind] in MARKS or page.has(behind, bit("coordinator"))


def _no_contact(page: Page, negator: int, end: int, last_one: bool) -> bool:
    """Whether a negation bears on a verb of contact behind it, or a contact on a negated verb behind it (verb-
    final).
    """
    if page.word(negator) in page.syntax.get("future_negators", ()):
        return False
    if last_one:
        words = page.framed(negator - 16, negator)
        words = [h for h in words if h.entry.ref.part in ("noun", "verb") and h.entry.ref.needs != "next"]  # not “said”
        return any(h.last > max(negator - 4, 1) for h in words)
    return any("." in h.entry.feature for h in page.framed(negator + 1, min(negator + 4, end)))


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
    few = 0 if draft.complement == "naming" else 2
    if (inside and outside <= few) or (draft.complement == "colon" and not inside):
        return "direct"
    return "mixed" if inside else "indirect"
