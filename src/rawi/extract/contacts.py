"""Contacts between parties: messages, letters, calls, meetings, talks, visits, mediation, offers, account by account.

A word of frames.toml reports a contact; the phrases of its clause give the parties, words of status say how real it is.
A contact needs two parties (one where the word alone says that there is another); what the text leaves open stays open.
"""

import hashlib
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import cast

from rawi.extract.case import Case, close_to
from rawi.extract.corefer import Discourse
from rawi.extract.mentions import COMMAS, Page
from rawi.extract.merged import Told, merged
from rawi.extract.naming import SPEAKER
from rawi.extract.ownside import answered, at_home, is_place, one_camp, sides
from rawi.extract.parties import Phrase, Range, phrases
from rawi.extract.pointed import pointed
from rawi.extract.reality import reality
from rawi.extract.sides import assign
from rawi.extract.sources import COORDINATOR
from rawi.extract.stretch import stretch
from rawi.extract.when import find_dates
from rawi.packs.compile import Hit
from rawi.packs.dates import load_dates
from rawi.types import Attribution, Contact, ContactKind, ContactStatus, Span, When

_NEAR = 12
_BESIDE = 8
_ASKED = frozenset("?؟")  # a question reports nothing


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
        case = Case(page, hit, stretch(page, hit, holder), holder, cued, discourse, attributions)
        if case.clause not in held:
            held[case.clause] = pointed(page, phrases(page, discourse, case.clause, stops), recent)
        case.before = [p for p in held[case.clause] if p.last <= hit.first]
        case.after = _own_phrases(case, [p for p in held[case.clause] if p.first >= hit.last], stops)
        assign(case)
        status, bare = reality(case)
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
    hits = [
        h
        for h in hits
        if not (h.first and page.texts[h.first - 1] == "-" and page.starts[h.first] == page.ends[h.first - 1])
    ]
    hits.sort(key=lambda h: (h.first - h.last, len(h.clitic), h.first))
    taken: set[int] = set()
    found = []
    for hit in hits:
        asked = page.texts[page.sentence(hit.first)[1] - 1] in _ASKED
        if taken.isdisjoint(range(hit.first, hit.last)) and not asked:
            name = page.cover.get(hit.first)
            if name is None or name.last - name.first <= hit.last - hit.first:
                found.append(hit)
        taken.update(range(hit.first, hit.last))
    return sorted((h for h in found if h.entry.ref.part != "aside"), key=lambda h: h.first)


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
    if frame.part == "noun" and not any(p.role for p in case.used) and (not _near_by(case) or _known(case)):
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
    if frame.kind == "meeting" and _game(case, [*initiator, *recipient]):
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


def _game(case: Case, labels: list[str]) -> bool:
    """Whether states or bodies meet in a sentence that tells of sport: their teams play."""
    first, last = case.page.sentence(case.hit.first)
    told = any(h.entry.ref.part == "game" for h in case.page.framed(first, last))
    return told and all(is_place(x) for x in labels)


def _near_by(case: Case) -> bool:
    """Whether parties that hang on no role word stand near the noun: “NAME and NAME held four rounds of talks”."""
    return any(p.first >= case.hit.last or case.hit.first - p.last <= _BESIDE for p in case.used)


def _known(case: Case) -> bool:
    """Whether a meeting is definite and parties stand only before it: they spoke of it, and need not have met."""
    page, k = case.page, case.hit.first
    article = page.lexicon.settings["clitics"].get("article", "")
    definite = bool(article) and page.word(k).startswith(article)
    definite = definite or any(page.texts[n] in page.syntax.get("definite", ()) for n in (k - 1, k - 2) if n >= 0)
    return definite and case.frame.kind == "meeting" and all(p.last <= k for p in case.used)


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
