"""How real a contact is: it took place, is planned, offered, denied, refused, or was left unanswered."""

from typing import cast

from rawi.extract.case import Case
from rawi.extract.mentions import CLOSERS, COMMAS
from rawi.extract.merged import GROUPS
from rawi.extract.sources import is_finite
from rawi.packs.compile import Hit, bit
from rawi.packs.pack import Frame
from rawi.types import ContactStatus

_RANK = ("occurred", "offered", "planned", "denied", "refused", "unanswered")
_NEAR = 12
_NEGATOR = bit("negator")
_DENIALS = {"deny": "denied", "reject": "refused"}


def reality(case: Case) -> tuple[ContactStatus, bool]:
    """How real the contact is: words of status around it, the form of the verb, the stance of the account.

    And whether nothing of that says so.
    """
    page, hit, feature = case.page, case.hit, case.hit.entry.feature
    found = ["occurred"]
    if case.frame.status:
        found.append(case.frame.status)
    if feature.startswith("not."):
        found.append("refused" if "future" in feature or "present" in feature else "denied")
    elif feature.startswith("future") or (feature.startswith("present") and _to_come(case)):
        found.append("planned")
    start, final = page.sentence(hit.first)
    marks = [m for m in page.framed(start, final) if m.entry.ref.part == "status"]
    for mark in (m for m in marks if not any(_within(m, n) for n in marks)):
        entry: Frame = mark.entry.ref
        governs = case.clause[0] - 1 <= mark.last <= case.clause[0]  # “it is planned that …”
        if entry.part != "status" or (mark.first < case.clause[0] and not governs):
            continue
        if entry.status == "unanswered":
            if GROUPS[case.frame.kind] in ("message", "offer") and _same_content(case, mark):
                found.append("unanswered")
            continue
        before = mark.last <= hit.first and hit.first - mark.last < _NEAR
        after = mark.first >= hit.last and mark.last <= case.clause[1]
        if before and (_governs_other(case, mark) or _quoted_apart(case, mark)):
            continue
        if (before and entry.direction != "after") or (after and entry.direction != "before"):
            found.append(entry.status)
    if case.holder is not None and case.holder.sense in _DENIALS:
        found.append(_DENIALS[case.holder.sense])
    return cast(ContactStatus, max(found, key=_RANK.index)), len(found) == 1 and case.frame.part == "noun"


def _to_come(case: Case) -> bool:
    """Whether a verb in the present tells of what is to come: a journey or a meeting, where a verb ends its clause."""
    return case.page.verb_last and case.frame.part == "verb" and case.frame.kind in ("meeting", "visit")


def _within(mark: Hit, other: Hit) -> bool:
    """Whether a longer expression holds this one: “not” in “did not last”."""
    return other.first <= mark.first and mark.last <= other.last and mark.last - mark.first < other.last - other.first


def _governs_other(case: Case, mark: Hit) -> bool:
    """Whether a negation belongs to another verb than the one that the contact hangs on."""
    page, between = case.page, range(mark.last + 1, case.hit.first)
    return page.has(mark.first, _NEGATOR) and any(page.texts[k] in COMMAS or is_finite(page, k) for k in between)


def _quoted_apart(case: Case, mark: Hit) -> bool:
    """Whether a quotation ends between a word of status and the contact: “… will come,” he said at a meeting with."""
    return any(case.page.texts[k] in CLOSERS for k in range(mark.last, case.hit.first))


def _same_content(case: Case, mark: Hit) -> bool:
    if case.holder is None:
        return True
    at = case.page.back.start(mark.start)
    return any(s.start <= at < s.end for s in case.holder.content)
