"""Document + Reading → candidate assertions, each reduced to features.  Pure, picklable, one document at a time.

Candidates are: each sentence or clause of an attribution's content; the evidence of each contact; and sentences in the
publisher's own voice that name somebody or something and tell an event.
"""

import hashlib
import itertools
from dataclasses import replace

from rawi.link.accord import accords
from rawi.link.amounts import amounts
from rawi.link.candidate import Candidate, Parties
from rawi.link.clauses import stretches
from rawi.link.course import replier
from rawi.link.own import around, guessed, own
from rawi.link.proposition import Held, approvable, is_contact, propositions
from rawi.link.sheet import Sheet, lay_out
from rawi.types import Attribution, Contact, Document, Hop, Reading, Speaker, Stance

_MOODS = ("conditional", "future", "possible", "wanted")
_FORESEEN = frozenset(("conditional", "future"))
_NEAR = 3
_NEGATING = frozenset(("negative", "denial"))
_BINDING = frozenset(("negative", "denial", "pending"))
_BOUND_NEAR = 6

Range = tuple[int, int]
_BODY = 12  # an article that tells so much tells all that counts below its headings; of a post the first line counts


def features(document: Document, reading: Reading) -> list[Candidate]:
    """The candidates of a document, in the order of the text; none for a language without a pack."""
    if document.language == "und" or not document.text.strip():
        return []
    sheet = lay_out(document.text, document.language)
    found: dict[Range, Candidate] = {}
    covered: set[int] = set()
    told = [(item, [sheet.range_of(span) for span in item.content]) for item in reading.attributions]
    for item, content in told:
        for span in (item.source, item.cue, *item.content):
            if span is not None:
                covered.update(range(*sheet.range_of(span)))
        inner = [(other, ranges) for other, ranges in told if other is not item]
        for first, last in stretches(sheet, content):
            if _told_again((first, last), item, inner):
                continue
            made = _candidate(document, sheet, (first, last), item)
            old = found.get((first, last))
            if old is None or len(made.relays) > len(old.relays):
                found[first, last] = made
    for noise in document.noise:
        covered.update(range(*sheet.range_of(noise.span)))
    _contacts(document, sheet, reading, found, covered)
    for first, last in own(sheet, covered):
        if not any(a < last and first < b for a, b in found):
            found[first, last] = _candidate(document, sheet, (first, last), None)
    quoted = [where for _, ranges in told for where in ranges]
    done = [_held(sheet, key, found[key], quoted) for key in sorted(found)]
    body = sum(not one.heading for one in done) >= _BODY
    return [one for one in done if not (one.heading and (body or _covered(one, done)))]


def _held(sheet: Sheet, where: Range, one: Candidate, quoted: list[Range]) -> Candidate:
    """A candidate with the bare propositions that it affirms or counters.

    Not to have confirmed a text is not to have approved it: that is told by whoever reports it, and is no silence.
    """
    first, last = where
    approval = one.stance == "declines" and one.sense == "confirm" and approvable(one.things, one.context)
    if approval:
        speaker = Speaker("unspecified", "unspecified")
        things = tuple(dict.fromkeys((*one.things, "approve")))
        one = replace(one, stance="asserts", sense="say", negative=True, speaker=speaker, things=things,
                      negated=tuple(sorted({*one.negated, "approve"})))  # fmt: skip
    suspected = one.sense == "suspect" or any(
        c.polarity == "suspected" for a, b, c in sheet.meant if first <= a < b <= last
    )
    begin, end = sheet.sentence(first, last)
    held = Held(
        ids=frozenset((*one.things, *one.context)),
        around=frozenset(c.id for a, _, c in sheet.meant if begin <= a < end),
        nearest=_nearest(sheet, first, last),
        near=frozenset(one.negated) | _bound(sheet, first, last),
        denied=one.stance == "denies" or one.denial,
        camp=one.speaker.camp,
        parties=one.parties,
        quoting=any(a > first and b <= last + 1 for a, b in quoted),
        suspected=suspected,
        foreseen=one.mood in _FORESEEN,
    )
    keys, counter = propositions(held)
    heading = one.voice == "own" and sheet.heading(first, last)
    made = replace(one, keys=keys, counter=counter, suspected=suspected, heading=heading)
    return replace(made, replier=replier(sheet, where, made), accords=accords(sheet, where, made))


def _bound(sheet: Sheet, first: int, last: int) -> frozenset[str]:
    """Ids of notions close to words that negate, or say that something is still to come."""
    at = [(a, b) for a, b, c in sheet.meant if c.polarity in _BINDING and first <= a < b <= last]
    at += [(k, k + 1) for k in range(first, last) if sheet.notions.mood(sheet.texts[k]) == "negative"]
    return frozenset(
        c.id
        for a, _, c in sheet.meant
        if not c.polarity and first <= a < last and any(x - _BOUND_NEAR <= a < y + _BOUND_NEAR for x, y in at)
    )


def _nearest(sheet: Sheet, first: int, last: int) -> tuple[str, ...]:
    """Ids of the actors and countries named, those nearest to a word of contact first."""
    at = [k for a, b, c in sheet.meant if first <= a < b <= last and is_contact(c.id) for k in (a, b - 1)]
    named = [(min((abs(a - k) for k in at), default=0), a, n) for a, b, n in sheet.names if first <= a < b <= last]
    return tuple(n for _, _, n in sorted(named))


def _covered(one: Candidate, others: list[Candidate]) -> bool:
    """Whether a later passage of the document tells all that a heading tells."""
    mine = set(one.things)
    return any(o.span.start > one.span.end and mine <= set(o.things) and not o.heading for o in others)


def _told_again(where: Range, item: Attribution, others: list[tuple[Attribution, list[Range]]]) -> bool:
    """Whether another attribution tells this stretch better: an inner one nearly all of it, or a denial of it.

    What stands within a denial is what is denied there, no assertion of its own; a denial is told by the denial alone.
    """
    first, last = where
    denies = item.stance == "denies"
    for other, ranges in others:
        for a, b in ranges:
            common = min(b, last) - max(a, first)
            if other.stance == "denies" and not denies and common >= 0.8 * (last - first):
                return True
            within = (a, b) != where and a >= first and b <= last and common >= 0.7 * (last - first)
            if within and (other.stance == "denies" or not denies):
                return True
    return False


def _contacts(
    document: Document, sheet: Sheet, reading: Reading, found: dict[Range, Candidate], covered: set[int]
) -> None:
    """Adds each contact's frame to the candidate that tells it, or its evidence as a candidate of its own."""
    for contact in reading.contacts:
        first, last = sheet.trim(*sheet.range_of(contact.evidence))
        if first == last:
            continue
        sizes = {key: min(key[1], last) - max(key[0], first) for key in found}
        best = max(sizes, key=lambda key: (sizes[key], key[0] - key[1], -key[0]), default=None)
        if best is not None and sizes[best] >= 0.7 * min(last - first, best[1] - best[0]):
            found[best] = _framed(found[best], contact)
        elif contact.attribution or not guessed(sheet, contact, first, last):
            holder = next((a for a in reading.attributions if a.id and a.id == contact.attribution), None)
            whole = (first, last) if contact.attribution else around(sheet, first, last)
            where = (first, last) if any(k in covered for k in range(*whole)) else whole
            found[where] = _framed(_candidate(document, sheet, where, holder), contact)


def _framed(candidate: Candidate, contact: Contact) -> Candidate:
    parties = Parties(contact.kind, contact.initiator or "", contact.recipient or "", contact.status)
    when = contact.when.value if contact.when else candidate.when
    return replace(candidate, parties=candidate.parties or parties, when=candidate.when or when)


def _candidate(document: Document, sheet: Sheet, where: Range, item: Attribution | None) -> Candidate:
    """One stretch with its features; item: the attribution that holds it, None for the publisher's own voice."""
    first, last = where
    publisher = document.publisher.value if document.publisher else ""
    span = sheet.span(first, last)
    own = Speaker(publisher or "publisher", "outlet" if publisher else "unspecified")
    hops = (Hop(publisher, "publisher", True),) if publisher else ()
    stance: Stance = item.stance if item else "asserts"
    stems, pairs = _wording(sheet, first, last)
    things, context, held = _about(sheet, first, last)
    numbers, counted = amounts(sheet, first, last)
    key = f"{document.id}|{span.start}-{span.end}|{item.id if item else 'own'}"
    return Candidate(
        id=hashlib.sha256(key.encode()).hexdigest()[:16],
        document=document.id,
        address=document.address,
        language=document.language,
        published=document.published.value if document.published else "",
        publisher=publisher,
        span=span,
        quote=document.text[span.start : span.end],
        voice="attributed" if item else "own",
        stance=stance,
        sense=item.sense if item else "say",
        speaker=item.speaker if item else own,
        relays=item.relays if item else (),
        chain=item.chain if item else hops,
        attribution=item.id if item else "",
        confidence=item.confidence if item else 0.0,
        stems=stems,
        pairs=pairs,
        things=things,
        context=context,
        numbers=numbers,
        amounts=counted,
        negative="negative" in held,
        negated=_negated(sheet, first, last) if held & _NEGATING else (),
        denial="denial" in held,
        mood=next((m for m in _MOODS if m in held), ""),
        when=item.when.value if item and item.when else "",
    )


def _wording(sheet: Sheet, first: int, last: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The stems that say something, and neighbouring ones as pairs (the shingles that betray a copy)."""
    stop = sheet.notions.stop
    row = [sheet.notions.stem(w) for w in sheet.texts[first:last] if w not in stop and w[0].isalpha() and len(w) > 1]
    return tuple(sorted(set(row))), tuple(sorted({f"{a} {b}" for a, b in itertools.pairwise(row)}))


def _negated(sheet: Sheet, first: int, last: int) -> tuple[str, ...]:
    """What stands close to a negation or a word of denial: ids of notions and stems of words."""
    at = {k for a, b, c in sheet.meant if c.polarity in _NEGATING and first <= a < last for k in range(a, b)}
    at |= {k for k in range(first, last) if sheet.notions.mood(sheet.texts[k]) == "negative"}
    named = {k for a, b, _ in sheet.names for k in range(a, b)}
    near = {n for k in at for n in range(max(first, k - _NEAR), min(last, k + _NEAR + 1))} - at - named
    found = {sheet.notions.stem(sheet.texts[k]) for k in near if sheet.texts[k] not in sheet.notions.stop}
    found |= {c.id for a, _, c in sheet.meant if a in near and not c.polarity}
    return tuple(sorted(found))


def _about(sheet: Sheet, first: int, last: int) -> tuple[tuple[str, ...], tuple[str, ...], set[str]]:
    """Ids of the things named in the order of the text, ids of common notions, and how the statement is held."""
    things = [(a, n) for a, b, n in sheet.names if first <= a and b <= last]
    context: set[str] = set()
    held: set[str] = set()
    for a, b, concept in sheet.meant:
        if not first <= a < b <= last:
            continue
        if concept.polarity == "context":
            context.add(concept.id)
        elif concept.polarity:
            held.add(concept.polarity)
        else:
            things.append((a, concept.id))
    held.update(m for w in sheet.texts[first:last] if (m := sheet.notions.mood(w)))
    return tuple(dict.fromkeys(thing for _, thing in sorted(things))), tuple(sorted(context)), held
