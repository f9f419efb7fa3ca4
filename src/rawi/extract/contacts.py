"""Contacts between parties: messages, letters, calls, meetings, talks, visits, mediation and offers, as each account has them.

A word of frames.toml reports a contact; the phrases of its clause give the parties, words of status say how real it is.
A contact needs two parties (one where the word alone says that there is another); what the text leaves open stays open.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import cast

from rawi.extract.corefer import Discourse
from rawi.extract.mentions import COMMAS, MARKS, Page
from rawi.extract.parties import SPEAKER, Phrase, Range, phrases, roles
from rawi.extract.when import find_dates
from rawi.extract.sources import ADVERB, AUXILIARY, COORDINATOR, PREPOSITION, TIME, is_finite
from rawi.packs.actors import load_actors
from rawi.packs.compile import Hit, bit
from rawi.packs.dates import load_dates
from rawi.packs.pack import Frame
from rawi.text.normalize import fold_key
from rawi.types import Attribution, Contact, ContactKind, ContactStatus, Span, When

GROUPS = {"message": "message", "letter": "message", "call": "talk", "meeting": "talk", "talks": "talk", "visit": "talk",
          "mediation": "mediation", "offer": "offer"}  # fmt: skip
DIRECTED = frozenset(("message", "letter", "offer", "visit"))
_RANK = ("occurred", "offered", "planned", "denied", "refused", "unanswered")
_EDGES = bit("complementizer") | bit("subordinator") | bit("contrast")
_NEAR = 12
_DENIALS = {"deny": "denied", "reject": "refused", "decline": "refused"}


@dataclass(slots=True)
class Case:
    """One word that reports a contact, with its clause and the phrases before and behind it."""

    page: Page
    hit: Hit
    clause: Range
    holder: Attribution | None
    before: list[Phrase]
    after: list[Phrase]
    initiator: list[str] = field(default_factory=list)
    recipient: list[str] = field(default_factory=list)
    via: list[str] = field(default_factory=list)
    used: list[Phrase] = field(default_factory=list)

    @property
    def frame(self) -> Frame:
        """The pack's entry."""
        return cast(Frame, self.hit.entry.ref)

    @property
    def order(self) -> str:
        """Where the language puts a subject: after, before, initial."""
        return str(self.page.syntax["subject"][0])


def contacts(
    page: Page, attributions: Sequence[Attribution], discourse: Discourse, base: str = "", document: str = ""
) -> list[Contact]:
    """The contacts that a page reports, in the order of the text; mentions of one contact by one account are one row.

    attributions: the page's own, for who says it; base: the day of publication; document: its id.
    """
    found: dict[tuple[object, ...], Contact] = {}
    headings: dict[tuple[object, ...], Contact] = {}
    triggers = _triggers(page)
    stops = [h.first for h in triggers]
    held: dict[Range, list[Phrase]] = {}
    for hit in triggers:
        holder = _holder(page, hit, attributions)
        clause = _clause(page, hit, holder)
        if clause not in held:
            held[clause] = phrases(page, discourse, clause, stops)
        known = held[clause]
        before = [p for p in known if p.last <= hit.first]
        after = [p for p in known if p.first >= hit.last]
        case = Case(page, hit, clause, holder, before, after)
        _assign(case)
        if not case.initiator and case.recipient:
            case.initiator = _topic(case, discourse, attributions)
        made = _contact(case, base, document)
        if made is not None:
            ends = (made.initiator, made.recipient)
            sides = ends if made.kind in DIRECTED else tuple(sorted(ends, key=str))
            key = (GROUPS[made.kind], sides, made.according_to, made.status)
            if holder is None and _heading(page, hit):
                headings.setdefault(key, made)
            else:
                found.setdefault(key, made)
    told = {key[:2] for key in found}
    rows = [*(c for key, c in headings.items() if key[:2] not in told), *found.values()]
    return sorted(rows, key=lambda c: c.evidence.start)


def _heading(page: Page, hit: Hit) -> bool:
    """Whether a word stands in a line without a final stop, above another line: a title, not the report."""
    last = page.line(hit.first)[1]
    return last < len(page.texts) and page.texts[last - 1] not in ".!?؟…»\":"


def _triggers(page: Page) -> list[Hit]:
    """Words that report contacts, the longest where they overlap; none in noise."""
    hits = [h for h in page.frames if h.entry.ref.part in ("noun", "verb") and h.first not in page.muted]
    hits.sort(key=lambda h: (h.first - h.last, len(h.clitic), h.first))
    taken: set[int] = set()
    found = []
    for hit in hits:
        if taken.isdisjoint(range(hit.first, hit.last)):
            name = page.cover.get(hit.first)
            if name is None or name.last - name.first <= hit.last - hit.first:
                found.append(hit)
        taken.update(range(hit.first, hit.last))
    return sorted(found, key=lambda h: h.first)


def _holder(page: Page, hit: Hit, attributions: Sequence[Attribution]) -> Attribution | None:
    """The innermost attribution whose content holds the word."""
    at = page.back.start(hit.start)
    held = [(s.end - s.start, k) for k, a in enumerate(attributions) for s in a.content if s.start <= at < s.end]
    return attributions[min(held)[1]] if held else None


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
    while last < end and (not _edge(page, last) or (final and is_finite(page, last))):
        last += 1
    while last > hit.last and page.texts[last - 1] in MARKS:
        last -= 1
    return first, last


def _edge(page: Page, k: int) -> bool:
    if page.texts[k] in ";؛:":
        return True
    if page.syntax["subject"][0] == "initial" and is_finite(page, k) and k not in page.cover:
        return True
    return bool(page.tags[k] & _EDGES and not page.tags[k] & PREPOSITION and k not in page.cover)


def _free(case: Case, phrase: Phrase) -> bool:
    """Whether a phrase may be the subject: it hangs on nothing, and no plain noun stands right before it."""
    page, k = case.page, phrase.first - 1
    if phrase.role or phrase.bare:
        return False
    if case.order == "before" or k < case.clause[0] or page.texts[k] in MARKS or page.clitic[phrase.first]:
        return True
    if page.tags[k] & (AUXILIARY | ADVERB | TIME | COORDINATOR | bit("also_verb") | bit("negator") | bit("particle")):
        return True
    while k >= case.clause[0] and page.texts[k] not in MARKS and not page.tags[k] & (AUXILIARY | bit("negator")):
        k -= 1
    return is_finite(page, phrase.first - 1) or (case.order == "after" and phrase.first - 1 - k <= 2)


def _near(case: Case, phrase: Phrase, most: int = 2) -> bool:
    """Whether only a few plain words stand between the hit and a phrase."""
    page = case.page
    first, last = (phrase.last, case.hit.first) if phrase.last <= case.hit.first else (case.hit.last, phrase.start)
    gap = [k for k in range(first, last) if page.texts[k] not in ("'s", "'", "#", '"')]
    return len(gap) <= most and not any(page.texts[k] in MARKS or page.tags[k] & (_EDGES | PREPOSITION) for k in gap)


def _direction(case: Case, phrase: Phrase) -> str:
    """What part the phrase's role word gives it in this contact."""
    if phrase.role in ("", "?"):
        return phrase.role
    if phrase.role in {fold_key(t) for t in case.frame.takes}:
        return "counterpart"
    entry = roles(case.page.lexicon.language).entries.get(tuple(phrase.role.split()))
    if entry is None or (entry.kinds and case.frame.kind not in entry.kinds):
        return "?"
    if entry.direction == "recipient" and case.frame.kind not in DIRECTED:
        return "?"
    return entry.direction


def _take(case: Case, side: list[str], phrase: Phrase, labels: Sequence[str] = ()) -> None:
    side.extend(x for x in labels or phrase.labels if x not in case.initiator + case.recipient + case.via)
    case.used.append(phrase)


def _assign(case: Case) -> None:
    """Gives the phrases their parts: role words first, then what hangs on the noun, then object and subject."""
    around = case.after + (list(reversed(case.before)) if case.order == "initial" else [])
    for phrase in around:
        direction = _direction(case, phrase)
        if direction == "pair" and not case.recipient and len(phrase.labels) > 1:
            _take(case, case.initiator, phrase, phrase.labels[:1])
            _take(case, case.recipient, phrase, phrase.labels[1:])
        elif direction in ("counterpart", "recipient") and (not case.recipient or _further(case, phrase)):
            _take(case, case.recipient, phrase)
        elif direction == "initiator" and not case.initiator and _near(case, phrase, 3):
            _take(case, case.initiator, phrase)
    for phrase in case.before + case.after:
        if _direction(case, phrase) == "intermediary" and not case.via:
            _take(case, case.via, phrase)
    if case.frame.part == "noun":
        _genitive(case)
    else:
        _object(case)
    if not case.initiator:
        _subject(case)
    elif case.frame.part == "noun" and not case.via and any(_direction(case, p) == "pair" for p in case.used):
        hosts = [p for p in case.before if p not in case.used and _free(case, p)]
        for phrase in hosts[-1:]:
            _take(case, case.via, phrase)
    if case.frame.kind == "mediation" and case.initiator and not (case.recipient and len(case.initiator) > 1):
        _mediator(case)


def _further(case: Case, phrase: Phrase) -> bool:
    """Whether a phrase goes on the list of the phrase taken before it: “with A and with B”."""
    page = case.page
    joined = bool(page.clitic[phrase.start][:1]) and page.clitic[phrase.start][0] in page.lexicon.settings["clitics"]["conjunctions"]
    before = case.used[-1]
    return before.role == phrase.role and before.last <= phrase.start <= before.last + 2 and (
        joined or any(page.tags[k] & COORDINATOR for k in range(before.last, phrase.start))
    )


def _genitive(case: Case) -> None:
    """Parties that hang on a noun without a role word: its genitive, its nationality adjectives, its compound."""
    near = case.after[:1] if case.order != "before" else case.before[-1:]
    own = [p for p in near if p.role == "" and p not in case.used and _near(case, p)]
    own += [p for p in case.after[:1] if case.order == "before" and _direction(case, p) == "genitive"]
    for phrase in own[:1]:
        if len(phrase.labels) > 1 and case.frame.kind not in DIRECTED and not case.recipient and not case.initiator:
            _take(case, case.initiator, phrase, phrase.labels[:1])
            _take(case, case.recipient, phrase, phrase.labels[1:])
        elif not case.initiator:
            _take(case, case.initiator, phrase)
    if "object" in case.frame.takes and case.order == "before" and not case.recipient:
        for phrase in case.after[:1]:
            if phrase.role == "" and _near(case, phrase, 1):
                _take(case, case.recipient, phrase)


def _object(case: Case) -> None:
    """The direct object of a verb; where subject and object both follow (Arabic), the second phrase."""
    if "object" not in case.frame.takes or case.recipient:
        return
    plain = [p for p in case.after if p.role == "" and p not in case.used]
    if case.order == "after":
        ahead = [p for p in case.before if _free(case, p) and _near(case, p, 2)]
        wanted = plain[:1] if ahead or len(plain) == 1 and case.before else plain[1:2]
    else:
        wanted = [p for p in plain[:1] if _near(case, p, 1)]
    for phrase in wanted:
        _take(case, case.recipient, phrase)


def _subject(case: Case) -> None:
    """The subject of the clause as initiator."""
    ahead = [p for p in case.before if p not in case.used and _free(case, p)]
    if case.order == "after" and case.frame.part == "verb":
        behind = [p for p in case.after[:1] if p.role == "" and p not in case.used and _near(case, p)]
        chosen = behind or [p for p in ahead if _near(case, p, 4)][-1:]
    elif case.order == "initial":
        chosen = ahead[:1]
    else:
        chosen = ahead[-1:]
    for phrase in chosen:
        _take(case, case.initiator, phrase)


def _topic(case: Case, discourse: Discourse, attributions: Sequence[Attribution]) -> list[str]:
    """Whom a missing or pronominal subject means: the person whose words are told, or whom the sentence before is about."""
    page, holder = case.page, case.holder
    if holder is not None:
        known = holder.speaker.kind == "person" and holder.mode == "indirect"
        return [holder.speaker.label] if known and holder.speaker.label not in case.recipient else []
    begin = page.sentence(case.hit.first)[0]
    earlier = page.sentence(begin - 1) if begin and page.line(begin - 1) == page.line(begin) else None
    first = earlier[0] if earlier is not None else begin
    span = page.span(first, case.hit.first)
    told = [a.speaker for a in attributions if a.source is not None and span.start <= a.source.start < span.end]
    if told:
        return [told[-1].label] if told[-1].kind == "person" and told[-1].label not in case.recipient else []
    for sentence in ((begin, case.hit.first), earlier):
        found = phrases(page, discourse, sentence, []) if sentence is not None and sentence[1] > sentence[0] else []
        subject = next((p for p in found if not p.role and not p.bare), None)
        if subject is not None and not set(subject.labels) & set(case.recipient):
            return list(subject.labels[:1])
    return []


def _mediator(case: Case) -> None:
    """Who mediates stands between the parties."""
    pair = next((p for p in case.used if _direction(case, p) == "pair"), None)
    if pair is None:
        case.via, case.initiator = [*case.initiator, *case.via], []
    else:
        own = [p for p in case.before + case.after if p not in case.used and (_free(case, p) or p.bare)]
        for phrase in own[:1]:
            _take(case, case.via, phrase)


def _status(case: Case) -> ContactStatus:
    """How real the contact is: words of status around it, the form of the verb, the stance of the account."""
    page, hit, feature = case.page, case.hit, case.hit.entry.feature
    found = ["occurred"]
    if case.frame.status:
        found.append(case.frame.status)
    if feature.startswith("not."):
        found.append("refused" if "future" in feature or "present" in feature else "denied")
    elif feature.startswith("future"):
        found.append("planned")
    final = page.sentence(hit.first)[1]
    for mark in page.frames:
        entry: Frame = mark.entry.ref
        if entry.part != "status" or mark.first < case.clause[0] or mark.first >= final + 25:
            continue
        if entry.status == "unanswered":
            within = mark.first < final and _same_content(case, mark)
            if GROUPS[case.frame.kind] in ("message", "offer") and within:
                found.append("unanswered")
            continue
        before = mark.last <= hit.first and hit.first - mark.last < _NEAR
        after = mark.first >= hit.last and mark.last <= case.clause[1]
        if (before and entry.direction != "after") or (after and entry.direction != "before"):
            found.append(entry.status)
    if case.holder is not None and case.holder.sense in _DENIALS:
        found.append(_DENIALS[case.holder.sense])
    return cast(ContactStatus, max(found, key=_RANK.index))


def _same_content(case: Case, mark: Hit) -> bool:
    if case.holder is None:
        return True
    at = case.page.back.start(mark.start)
    return any(s.start <= at < s.end for s in case.holder.content)


def _contact(case: Case, base: str, document: str) -> Contact | None:
    """The row of a case, or None where too few parties are known."""
    page, hit, frame = case.page, case.hit, case.frame
    status = _status(case)
    initiator, recipient = _sides(case, status)
    if frame.needs == "other" and not case.recipient and len(case.initiator) < 2:
        return None
    open_ended = frame.kind == "talks" and status in ("refused", "planned") and frame.part == "verb"
    if not (initiator and (recipient or open_ended)):
        return None
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
        intermediaries=tuple(case.via),
        medium=frame.medium or None,
        status=status,
        when=_when(case, base),
        according_to=account,
        evidence=span,
        rule=frame.id,
        attribution=holder.id if holder is not None else "",
    )


def _sides(case: Case, status: str) -> tuple[list[str], list[str]]:
    """Initiator and recipient, with the speaker where the words say so or where an account tells of its own side."""
    initiator = [_own(case, case.recipient) if x == SPEAKER else x for x in case.initiator]
    recipient = [_own(case, case.initiator) if x == SPEAKER else x for x in case.recipient]
    told = status in ("denied", "refused", "offered", "unanswered")
    if not recipient and len(initiator) > 1 and case.frame.kind not in DIRECTED:
        initiator, recipient = initiator[:1], initiator[1:]
    if told and not initiator and recipient:
        own = _own(case, recipient)
        initiator = [own] if own not in recipient else []
    elif told and initiator and not recipient:
        own = _own(case, initiator)
        recipient = [own] if own not in initiator else []
    initiator = [x for x in initiator if x]
    return initiator, [x for x in recipient if x and x not in initiator]


def _own(case: Case, other: list[str]) -> str:
    """The party of the account's speaker: the state it speaks for where the other side is a state, else itself."""
    if case.holder is None:
        return ""
    speaker = case.holder.speaker
    states = {c.name for c in load_actors().countries.values()}
    if speaker.camp and (speaker.kind not in ("person", "organization") or set(other) <= states):
        return speaker.camp
    return speaker.label if speaker.kind in ("person", "organization", "government") else speaker.camp


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
    dates = find_dates(page.folded[:end], page.back, load_dates(page.lexicon.language), base or None)
    clause = page.span(*case.clause, clitics=True)
    at = page.back.start(case.hit.start)
    inside = [d for d in dates if clause.start <= d.span.start and d.span.end <= clause.end]
    return min(inside, key=lambda d: abs(d.span.start - at), default=None)
