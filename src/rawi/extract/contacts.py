"""Contacts between parties: messages, letters, calls, meetings, talks, visits, mediation, offers, account by account.

A word of frames.toml reports a contact; the phrases of its clause give the parties, words of status say how real it is.
A contact needs two parties (one where the word alone says that there is another); what the text leaves open stays open.
"""

import hashlib
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import cast

from rawi.extract.case import EDGES, Case, close_to
from rawi.extract.corefer import Discourse
from rawi.extract.mentions import CLOSERS, COMMAS, MARKS, Page
from rawi.extract.merged import GROUPS, Told, merged
from rawi.extract.naming import SPEAKER
from rawi.extract.ownside import answered, at_home, is_place, one_camp, sides
from rawi.extract.parties import Phrase, Range, phrases
from rawi.extract.pointed import pointed
from rawi.extract.sides import assign
from rawi.extract.sources import COORDINATOR, PREPOSITION, is_finite
from rawi.extract.when import find_dates
from rawi.packs.compile import Hit, bit
from rawi.packs.dates import load_dates
from rawi.packs.pack import Frame
from rawi.types import Attribution, Contact, ContactKind, ContactStatus, Span, When

_RANK = ("occurred", "offered", "planned", "denied", "refused", "unanswered")
_NEAR = 12
_BESIDE = 8
_CLOSE = 2
_RELATIVE = bit("relative")
_THAT = bit("complementizer")
_NEGATOR = bit("negator")
_DENIALS = {"deny": "denied", "reject": "refused"}


def contacts(
    page: Page, attributions: Sequence[Attribution], discourse: Discourse, base: str = "", document: str = ""
) -> list[Contact]:
    """The contacts that a page reports, in the order of the text; mentions of one contact by one account are one row.

    attributions: the page's own, for who says it; base: the day of publication; document: its id.
    """
    if page.cased:  # whoever spoke last in the text is nobody that an office told before it means
        discourse = replace(discourse, last=None, last_person=None, last_body=None, last_many=None)
    triggers = _triggers(page)
    stops = {h.first: h.last for h in triggers}
    held: dict[Range, list[Phrase]] = {}
    told: list[Told] = []
    holders = _covering([hit.start for hit in triggers], page, attributions)
    recent: deque[Contact] = deque(maxlen=_NEAR)
    for hit, (holder, cued) in zip(triggers, holders, strict=True):
        case = Case(page, hit, _clause(page, hit, holder), holder, cued, discourse, attributions)
        if case.clause not in held:
            held[case.clause] = pointed(case, phrases(page, discourse, case.clause, stops), recent)
        case.before = [p for p in held[case.clause] if p.last <= hit.first]
        case.after = _own_phrases(case, [p for p in held[case.clause] if p.first >= hit.last], stops)
        assign(case)
        status, bare = _status(case)
        heading = case.holder is None and _heading(page, hit)
        for made in _contact(case, status, base, document, recent):
            recent.append(made)
            told.append(Told(made, bare, heading))
    return merged(told)


def _own_phrases(case: Case, after: list[Phrase], stops: dict[int, int]) -> list[Phrase]:
    """The phrases behind a word, without those that hang on a further word of contact: “talks about a meeting with”."""
    page, last = case.page, case.hit.last
    for k in sorted(s for s in stops if last <= s < case.clause[1]):
        listed = k <= last + 1 and any(page.tags[n] & COORDINATOR or page.clitic[n] for n in range(last, k + 1))
        if not listed:
            return [p for p in after if p.first < k or not p.role]
        last = stops[k]
    return after


def _covering(
    starts: Sequence[int], page: Page, attributions: Sequence[Attribution]
) -> list[tuple[Attribution | None, Attribution | None]]:
    """For each position, ascending: the innermost attribution whose content holds it, and the one whose cue it is."""
    spans = [(s, a, False) for a in attributions for s in a.content]
    spans += [(a.cue, a, True) for a in attributions if a.cue is not None]
    spans.sort(key=lambda item: item[0].start)
    found: list[tuple[Attribution | None, Attribution | None]] = []
    opened: list[tuple[Span, Attribution, bool]] = []
    k = 0
    for start in starts:
        at = page.back.start(start)
        while k < len(spans) and spans[k][0].start <= at:
            opened.append(spans[k])
            k += 1
        opened = [item for item in opened if item[0].end > at]
        held = min((i for i in opened if not i[2]), key=lambda i: i[0].end - i[0].start, default=None)
        cued = next((i for i in opened if i[2]), None)
        found.append((held[1] if held else None, cued[1] if cued else None))
    return found


def _heading(page: Page, hit: Hit) -> bool:
    """Whether a word stands in a line without a final stop, above another line: a title, not the report."""
    last = page.line(hit.first)[1]
    return last < len(page.texts) and page.texts[last - 1] not in '.!?؟…»":'


def _triggers(page: Page) -> list[Hit]:
    """Words that report contacts, the longest where they overlap; none in noise, none in words that only look so."""
    hits = [h for h in page.frames if h.entry.ref.part in ("noun", "verb", "aside") and h.first not in page.muted]
    hits = [h for h in hits if not (h.first and page.texts[h.first - 1] == "-" and page.starts[h.first] == page.ends[h.first - 1])]
    hits.sort(key=lambda h: (h.first - h.last, len(h.clitic), h.first))
    taken: set[int] = set()
    found = []
    for hit in hits:
        if taken.isdisjoint(range(hit.first, hit.last)):
            name = page.cover.get(hit.first)
            if name is None or name.last - name.first <= hit.last - hit.first:
                found.append(hit)
        taken.update(range(hit.first, hit.last))
    return sorted((h for h in found if h.entry.ref.part != "aside"), key=lambda h: h.first)


def _clause(page: Page, hit: Hit, holder: Attribution | None) -> Range:
    """The words around a hit up to the next clause, inside the content that holds it."""
    begin, end = page.sentence(hit.first)
    if holder is not None:
        at = page.back.start(hit.start)
        span = next(s for s in holder.content if s.start <= at < s.end)
        while begin < hit.first and page.back.start(page.starts[begin]) < span.start:
            begin += 1
        while end > hit.last and page.back.start(page.starts[end - 1]) >= span.end:
            end -= 1
    first, last = hit.first, hit.last
    while first > begin and not _edge(page, first - 1):
        first -= 1
    final = page.syntax["subject"][0] == "initial"
    if hit.entry.ref.part == "noun" and (that := _relative(page, hit, end)):
        last = that
    while last < end and (not _edge(page, last) or (final and is_finite(page, last))):
        last += 1
    first = _antecedent(page, begin, first) if hit.entry.ref.part == "verb" else first
    while last > hit.last and page.texts[last - 1] in MARKS:
        last -= 1
    return first, last


def _relative(page: Page, hit: Hit, end: int) -> int:
    """The word behind the relative word right behind a noun, whose clause tells who met: “talks that …”; 0 without."""
    page_end = min(hit.last + _CLOSE, end - 1)
    that = next((k for k in range(hit.last, page_end) if page.tags[k] & (_RELATIVE | _THAT)), 0)
    between = range(hit.last, that)
    return that + 1 if that and not any(page.texts[k] in MARKS or k in page.cover for k in between) else 0


def _antecedent(page: Page, begin: int, first: int) -> int:
    """The first word of the clause whose subject a relative clause goes on with: “NAME, who visited …”."""
    k = first - 2
    if not page.verb_last or k < begin or not page.has(first - 1, _RELATIVE) or k not in page.cover:
        return first
    while k > begin and not _edge(page, k - 1) and page.texts[k - 1] not in MARKS:
        k -= 1
    return k


def _edge(page: Page, k: int) -> bool:
    if page.texts[k] in ";؛:":
        return True
    if page.syntax["subject"][0] == "initial" and is_finite(page, k) and k not in page.cover:
        return True
    return bool(page.tags[k] & EDGES and not page.tags[k] & PREPOSITION and k not in page.cover)


def _status(case: Case) -> tuple[ContactStatus, bool]:
    """How real the contact is: words of status around it, the form of the verb, the stance of the account.

    And whether nothing of that says so.
    """
    page, hit, feature = case.page, case.hit, case.hit.entry.feature
    found = ["occurred"]
    if case.frame.status:
        found.append(case.frame.status)
    if feature.startswith("not."):
        found.append("refused" if "future" in feature or "present" in feature else "denied")
    elif feature.startswith("future"):
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


def _counterpart(initiator: list[str], recent: Iterable[Contact]) -> list[str]:
    """The other side of the contact told last in which somebody takes part: whom “he opened the contact” means."""
    for one in reversed(list(recent)):
        for own, other in ((one.initiator, one.recipient), (one.recipient, one.initiator)):
            if "; ".join(initiator) == own and other:
                return other.split("; ")
    return []


def _contact(
    case: Case, status: ContactStatus, base: str, document: str, recent: Iterable[Contact]
) -> Iterator[Contact]:
    """The rows of a case, none where too few parties are known; one party meets several in a meeting with each.

    recent: the contacts told before it.
    """
    frame = case.frame
    initiator, recipient = sides(case, status)
    if frame.needs == "told" and not recipient:
        recipient = _counterpart(initiator, recent)
    if frame.direction == "place" and not all(is_place(x) and not at_home(initiator, x) for x in recipient):
        return
    if frame.needs == "other" and not case.recipient and len(case.initiator) < 2 and not (recipient and answered(case)):
        return
    if frame.needs == "role" and not any(p.role for p in case.used):
        return
    if frame.part == "noun" and not any(p.role for p in case.used) and not _near_by(case):
        return
    if frame.needs == "next" and not _in_a_row(case):
        return
    close = bool(case.used) and close_to(case, case.used[-1], 3)
    alone = status == "refused" or (status == "planned" and frame.part == "verb")
    if one_camp(initiator, recipient):
        return
    if not initiator or "writer" in initiator or not (recipient or (alone and close and frame.kind == "talks")):
        return
    if frame.direction == "place" and _counted(case):
        return
    apart = frame.kind in ("meeting", "visit") and len(initiator) == 1 < len(recipient) == len(case.recipient)
    apart = apart and not any(set(initiator) & set(p.labels) and set(recipient) & set(p.labels) for p in case.used)
    for others in [[x] for x in recipient] if apart else [recipient]:
        yield _row(case, status, initiator, others, base, document)


def _counted(case: Case) -> bool:
    """Whether a number stands with the traveller: a million visitors of a country are no party."""
    own = [p for p in case.used if set(p.labels) & set(case.initiator)]
    around = (range(max(p.first - _BESIDE, case.clause[0]), p.last) for p in own)
    texts = case.page.texts
    return any(texts[k][0].isdigit() and texts[k - 1] != "(" for words in around for k in words)  # not an age


def _near_by(case: Case) -> bool:
    """Whether parties that hang on no role word stand near the noun: “NAME and NAME held four rounds of talks”."""
    return any(p.first >= case.hit.last or case.hit.first - p.last <= _BESIDE for p in case.used)


def _in_a_row(case: Case) -> bool:
    """Whether subject, other party and verb follow each other, with nothing between: “NAME to NAME said”."""
    taken = sorted(case.used, key=lambda p: p.first)
    ends = [p.last for p in taken]
    return len(taken) == 2 and ends == [taken[1].start, case.hit.first]


def _row(
    case: Case, status: ContactStatus, initiator: list[str], recipient: list[str], base: str, document: str
) -> Contact:
    frame = case.frame
    span = _evidence(case)
    holder = case.holder
    account = holder.speaker.label if holder is not None else "writer"
    kind = "offer" if frame.kind == "message" and frame.part == "verb" and status == "offered" else frame.kind
    one, other = "; ".join(initiator) or None, "; ".join(recipient) or None
    key = "|".join([document, kind, f"{span.start}-{span.end}", str(one), str(other), account])
    return Contact(
        id=hashlib.sha256(key.encode()).hexdigest()[:16],
        kind=cast(ContactKind, kind),
        initiator=one,
        recipient=other,
        intermediaries=tuple(x for x in case.via if x != SPEAKER),
        medium=frame.medium or None,
        status=status,
        when=_when(case, base),
        according_to=account,
        evidence=span,
        rule=frame.id,
        attribution=holder.id if holder is not None else "",
    )


def _evidence(case: Case) -> Span:
    """The stretch of the clause from the first to the last word that the contact rests on."""
    first = min([case.hit.first, *(p.start for p in case.used)])
    last = max([case.hit.last, *(p.last for p in case.used)])
    page = case.page
    while last > first + 1 and page.texts[last - 1] in COMMAS:
        last -= 1
    return page.span(first, last)


def _when(case: Case, base: str) -> When | None:
    """The date expression of the clause nearest to the hit, read in the line that holds it."""
    page = case.page
    first, last = page.line(case.hit.first)
    begin, end = page.starts[first], page.ends[last - 1]
    line = " " * begin + page.folded[begin:end]  # blanks keep the offsets and cost nothing
    dates = find_dates(line, page.back, load_dates(page.lexicon.language), base or None)
    clause = page.span(*case.clause, clitics=True)
    at = page.back.start(case.hit.start)
    inside = [d for d in dates if clause.start <= d.span.start and d.span.end <= clause.end]
    return min(inside, key=lambda d: abs(d.span.start - at), default=None)
