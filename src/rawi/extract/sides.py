"""Which party takes which part in a contact: role words, then what hangs on the noun, object, subject, speaker."""

from rawi.extract.case import DIRECTED, Case, close_to, continues, direction_of, listed, take
from rawi.extract.mentions import COMMAS, MARKS
from rawi.extract.naming import SPEAKER, named_at, names_in, persons
from rawi.extract.ownside import is_place, topic
from rawi.extract.parties import Phrase, past_dateline
from rawi.extract.sources import ADVERB, AUXILIARY, COORDINATOR, DETERMINER, HEADS, PREPOSITION, TIME, is_finite
from rawi.packs.compile import bit

_RELATIVE = bit("relative")
_OBJECT = bit("object_marker")
_CARRIED = frozenset(("message", "letter", "offer", "call"))
_SEVERAL = ("3md", "3mp", "3fd", "3fp")  # a verb whose subject went before it
_THAT = 2  # letters of “that” without the pronoun that is the subject
_FRONT = 6  # words before a noun that still opens its clause
_OFFICE = 14  # words of a place or an office before a name
_BETWEEN = 3  # words from an owner's mark to the noun: “NAME's first official visit”


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


def assign(case: Case) -> None:
    """Gives the phrases their parts: role words first, then what hangs on the noun, then object and subject."""
    if case.frame.part == "verb":
        _object(case)
    elif "object" in case.frame.takes and case.order == "before":  # “to visit”, which is also a noun
        for phrase in [p for p in case.after[:1] if p.role == "" and close_to(case, p, 1)]:
            take(case, case.recipient, phrase)
    both = case.order == "initial" or case.frame.kind == "mediation"
    around = case.after + (list(reversed(case.before)) if both else [])
    for phrase in around:
        direction = direction_of(case, phrase) if not _in_relative(case, phrase) else ""
        if _of_traveller(case, phrase, direction):
            take(case, case.initiator, phrase)
        elif direction == "pair" and not case.recipient and len(phrase.labels) > 1:
            take(case, case.initiator, phrase, phrase.labels[:1])
            take(case, case.recipient, phrase, phrase.labels[1:])
        elif direction == "pair" and not case.recipient and (other := _second(case, phrase)) is not None:
            take(case, case.initiator, phrase)
            take(case, case.recipient, other)
        elif (direction in ("counterpart", "recipient") and not case.recipient) or _further(case, phrase):
            take(case, case.recipient, phrase)
        elif direction == "initiator" and not case.initiator and close_to(case, phrase, 3):
            take(case, case.initiator, phrase)
    for phrase in case.before + case.after:
        via = direction_of(case, phrase) == "intermediary" and not case.via
        more = bool(case.via) and phrase not in case.used and phrase.role == ""
        if via or (more and listed(case, case.used[-1], phrase)):
            take(case, case.via, phrase)
    if case.frame.part == "noun":
        _genitive(case)
    if not case.initiator and _unknown_owner(case):
        return
    if not case.initiator:
        _subject(case)
    elif case.frame.part == "noun" and case.frame.kind in _CARRIED and _given(case, "initiator"):
        own = [
            p for p in case.after if SPEAKER in p.labels and not p.role
        ]  # “received messages from NAME”, in the verb
        for phrase in ([p for p in case.before if p not in case.used and _free(case, p)] or own)[-1:]:
            if not case.recipient:
                take(case, case.recipient, phrase)
            elif not case.via and _given(case, "recipient"):
                take(case, case.via, phrase)
    elif case.frame.part == "noun" and not case.via and _given(case, "pair"):
        hosts = [p for p in case.before if p not in case.used and _free(case, p) and all(is_place(x) for x in p.labels)]
        for phrase in hosts[-1:]:
            take(case, case.via, phrase)
    _visited(case)
    if not case.initiator:
        _beside(case)
    if not case.initiator and case.cued is not None and case.cued.speaker.kind not in ("outlet", "unspecified"):
        speaker = case.cued.speaker
        case.initiator = [speaker.label if speaker.kind != "unnamed" else speaker.camp]
    if not case.initiator and case.recipient:
        case.initiator = _writer(case) or topic(case)
    if case.frame.kind == "mediation" and case.initiator and not (case.recipient and len(case.initiator) > 1):
        _mediator(case)


def _of_traveller(case: Case, phrase: Phrase, direction: str) -> bool:
    """Whether what looks like where a journey goes names who goes: “a visit of NAME's to the capital”."""
    journey = case.frame.direction == "place" and case.frame.part == "noun" and case.order == "after"
    person = len(phrase.labels) == 1 and not is_place(phrase.labels[0])
    return journey and person and direction == "recipient" and not case.initiator and close_to(case, phrase, 1)


def _visited(case: Case) -> None:
    """Turns round a meeting that the clause's subject wants with whoever the noun names: “his wish to meet NAME”."""
    noun = case.frame.part == "noun" and case.frame.kind == "meeting" and case.order == "after"
    if (
        not noun
        or any(is_place(x) for x in case.initiator)
        or case.recipient
        or len(case.initiator) != 1
        or len(case.used) != 1
        or case.used[0] not in case.after
    ):
        return
    ahead = [p for p in case.before if p not in case.used and _free(case, p) and not _told_apart(case, p)]
    if ahead and case.page.has(case.hit.first - 1, PREPOSITION):
        case.recipient, case.initiator = case.initiator, []
        take(case, case.initiator, ahead[-1])


def _beside(case: Case) -> None:
    """A person who stands right before the noun, whatever they hang on: “words of NAME at a meeting with NAME”."""
    near = [p for p in case.before[-1:] if case.hit.first - p.last <= 1 and p not in case.used and not p.bare]
    if case.frame.part == "noun" and case.recipient and case.page.has(case.hit.first - 1, PREPOSITION):
        for phrase in near:
            if persons(names_in(case.page, phrase.first, phrase.last)) and not set(phrase.labels) & set(case.recipient):
                take(case, case.initiator, phrase)


def _writer(case: Case) -> list[str]:
    """Who writes or says what the noun names, where it opens the content: “NAME had written a letter to NAME”."""
    holder = case.holder
    if holder is None or holder.source is None or case.frame.part != "noun" or case.frame.kind not in _CARRIED:
        return []
    begin = case.page.back.start(case.page.starts[max(case.hit.first - 2, 0)])
    opens = any(begin <= s.start <= case.page.back.start(case.hit.start) for s in holder.content[:1])
    speaker = holder.speaker
    own = speaker.camp if speaker.kind in ("unnamed", "group") else speaker.label
    return (
        [own] if opens and own and speaker.kind not in ("outlet", "unspecified") and own not in case.recipient else []
    )


def _given(case: Case, direction: str) -> bool:
    """Whether a role word gave a party this part."""
    return any(direction_of(case, p) == direction for p in case.used)


def _in_relative(case: Case, phrase: Phrase) -> bool:
    """Whether a phrase behind a verb belongs to a relative clause about something else: spoke of the boycott that …"""
    page = case.page
    if case.frame.part != "verb" or not page.verb_first:
        return False
    return any(page.tags[k] & _RELATIVE for k in range(case.hit.last, phrase.start))


def _second(case: Case, phrase: Phrase) -> Phrase | None:
    """The other half of “between A and B” where the two were read apart."""
    page = case.page
    other = next((p for p in case.before + case.after if p.first >= phrase.last), None)
    if other is None or other.role or other.first - phrase.last > _BETWEEN:
        return None
    joined = any(page.tags[k] & COORDINATOR or page.clitic[k] for k in range(phrase.last, other.first + 1))
    return other if joined else None


def _further(case: Case, phrase: Phrase) -> bool:
    """Whether a phrase goes on the list of the phrase taken before it: “with A and with B”, “with A and B”."""
    if not case.recipient or not set(case.used[-1].labels) & set(case.recipient):
        return False
    before = case.used[-1]
    again = phrase.role == before.role and phrase.start == before.last + 1 and case.page.texts[before.last] in COMMAS
    return again or (phrase.role in ("", before.role) and continues(case, before, phrase))


def _genitive(case: Case) -> None:
    """Parties that hang on a noun without a role word: its genitive, its nationality adjectives, its compound."""
    near = case.after[:1] if case.order != "before" else case.before[-1:]
    own = [p for p in near if p.role == "" and p not in case.used and close_to(case, p) and not _venue(case, p)]
    own += [p for p in case.after[:1] if case.order == "before" and direction_of(case, p) == "genitive"]
    own = [p for p in near if p not in case.used and _possesses(case, p)] or own
    for phrase in own[:1]:
        if case.frame.direction == "owned":
            take(case, case.recipient, phrase)  # “his meeting of NAME”
        elif (
            case.frame.direction == "place" and _place(case, phrase) and (not case.recipient or _capital(case, phrase))
        ):
            case.recipient = []
            take(case, case.recipient, phrase)  # “a visit of the capital”
        elif len(phrase.labels) > 1 and case.frame.kind not in DIRECTED and not case.recipient and not case.initiator:
            take(case, case.initiator, phrase, phrase.labels[:1])
            take(case, case.recipient, phrase, phrase.labels[1:])
        elif not case.initiator:
            take(case, case.initiator, phrase)


def _place(case: Case, phrase: Phrase) -> bool:
    """Whether a phrase is only the name of a state or a capital, not of somebody who belongs to it."""
    hits = names_in(case.page, phrase.first, phrase.last)
    return bool(hits) and hits[0].first == phrase.first and hits[0].entry.category in ("country", "capital")


def _capital(case: Case, phrase: Phrase) -> bool:
    """Whether a phrase is the name of a capital, which does not travel: it is where one went."""
    return all(h.entry.category == "capital" for h in names_in(case.page, phrase.first, phrase.last))


def _possesses(case: Case, phrase: Phrase) -> bool:
    """Whether a phrase owns the noun behind it, whatever it hangs on: “expects NAME's visit”."""
    page, marks = case.page, case.page.syntax.get("possessive", ())
    last = next((k for k in range(phrase.first + 1, case.hit.first) if page.texts[k] in marks), -1)
    return case.order == "before" and last >= 0 and last + _BETWEEN >= case.hit.first and last <= phrase.last


def _venue(case: Case, phrase: Phrase) -> bool:
    """Whether a capital only says where one met: the summit of Helsinki."""
    hits = names_in(case.page, phrase.first, phrase.last)
    places = bool(hits) and all(h.entry.category == "capital" for h in hits)
    others = phrase.last - phrase.first > sum(
        h.last - h.first for h in hits
    )  # “the meeting of Oslo and the statement …”
    return case.frame.kind == "meeting" and places and (len(hits) == 1 or others)


def _object(case: Case) -> None:
    """The direct object of a verb; where subject and object both follow (Arabic), the second phrase."""
    if "object" not in case.frame.takes or case.recipient:
        return
    plain = [p for p in case.after if p.role == "" and p not in case.used and not p.bare]
    if case.order == "after":
        ahead = [p for p in case.before if _free(case, p) and close_to(case, p, 2)]
        that = case.hit.first - 1
        single = len(plain) == 1 and len(plain[0].labels) == 1 and not any(p.role not in ("", "?") for p in case.after)
        told = case.page.has(that, bit("complementizer"))  # its pronoun, or what goes before, is the subject
        told = told and (single or len(case.page.word(that)) > _THAT)
        told = told or case.frame.direction == "purpose" or case.hit.entry.feature.endswith(_SEVERAL)
        alone = bool(ahead) or told or (len(plain) == 1 and any(not p.role for p in case.before))
        next_to = [p for p in plain[1:2] if _adjoins(case, plain[0].last, p.start)] or _far_object(case, plain)
        visited = case.frame.direction == "place" and bool(plain) and all(is_place(x) for x in plain[0].labels)
        alone = alone or (visited and not next_to)  # its subject is in the verb
        wanted = [p for p in plain[:1] if _adjoins(case, case.hit.last, p.start)] if alone else next_to
    else:
        wanted = [p for p in case.before if p.role == "" and not p.bare and case.page.has(p.last, _OBJECT)]
        wanted = wanted[-1:] or [p for p in plain[:1] if close_to(case, p, 1) and not _attributive(case, p)]
    for phrase in wanted:
        take(case, case.recipient, phrase)


def _far_object(case: Case, plain: list[Phrase]) -> list[Phrase]:
    """Whom somebody received, with the place or a long office before the name: “received in the capital … NAME”."""
    if len(plain) < 2 or not close_to(case, plain[0]) or plain[1].start - plain[0].last > _OFFICE:
        return []
    between = range(plain[0].last, plain[1].start)
    verbs = any(is_finite(case.page, k) or case.page.has(k, _RELATIVE) for k in between)
    named = persons(names_in(case.page, plain[1].first, plain[1].last)) or len(plain[1].labels[0].split()) > 1
    return plain[1:2] if named and not verbs and case.frame.direction != "place" else []


def _adjoins(case: Case, last: int, first: int) -> bool:
    """Whether no plain noun stands between two words: who “met NAME's words with” met nobody."""
    page = case.page
    return first - last <= 3 and all(
        page.tags[k] or page.texts[k] in MARKS or k in page.cover for k in range(last, first)
    )


def _qualifies(case: Case, phrase: Phrase) -> bool:
    """Whether the name of a state or a body only qualifies the noun behind it; a person's does not."""
    return not persons(names_in(case.page, phrase.first, phrase.last)) and _attributive(case, phrase)


def _attributive(case: Case, phrase: Phrase) -> bool:
    """Whether a plain noun follows, so that the name only qualifies it: “met the U.S. deadline”."""
    page, k = case.page, phrase.last
    plain = k < case.clause[1] and page.texts[k].isalpha() and not page.tags[k] and k not in page.names
    return plain and page.text[page.back.start(page.starts[k])].islower()


def _subject(case: Case) -> None:
    """The subject of the clause as initiator."""
    page = case.page
    known = [p for p in case.before if p.last < case.hit.first]
    relative = [p for p in known if page.has(p.last, _RELATIVE) or page.has(p.last + 1, _RELATIVE)]
    ahead = relative[-1:] or [p for p in case.before if p not in case.used and _free(case, p)]
    ahead = [p for p in ahead if not _told_apart(case, p) and not (case.frame.part == "noun" and _qualifies(case, p))]
    if case.order == "before":
        ahead = [p for p in ahead if not _pronoun_between(case, p)]
    if case.order == "after" and not relative:
        verb = max((k for k in range(case.clause[0], case.hit.first) if is_finite(page, k)), default=-1)
        ahead = [p for p in ahead if p.first > verb] or ahead[-1:]
    if case.order == "after" and case.frame.part == "verb":
        behind = [p for p in case.after[:1] if p.role == "" and p not in case.used and close_to(case, p)]
        part = [p for p in case.before if direction_of(case, p) == "initiator"]  # “some of the ministry”
        if case.frame.direction == "purpose":
            people = [p for p in ahead if not all(is_place(x) for x in p.labels)]
            behind = (people or ahead)[-1:]  # “NAME arrived in the capital to meet”
        chosen = behind or [p for p in ahead or part if close_to(case, p, 4)][-1:]
    elif case.order == "initial":
        chosen = ahead[:1]
    else:
        others = [p for p in ahead if not set(p.labels) <= set(case.recipient)]
        chosen = others[:1] if case.order == "after" and not relative else others[-1:]
    chosen = chosen or _behind_comma(case) or _represented(case)
    for phrase in chosen:
        take(case, case.initiator, phrase)
    if chosen and case.frame.part == "verb":
        for phrase in (p for p in (*case.before, *case.after) if p.first >= chosen[0].last):
            if not phrase.role and phrase not in case.used and continues(case, case.used[-1], phrase):
                take(case, case.initiator, phrase)
    if chosen and case.order == "before" and chosen[0] in case.before:
        for phrase in reversed([p for p in case.before if p.last <= chosen[0].start and p not in case.used]):
            if phrase.role or phrase.bare or not listed(case, phrase, case.used[-1]):
                break
            case.initiator[:0] = [x for x in phrase.labels if x not in case.initiator + case.recipient]
            case.used.append(phrase)
    own = any(p.labels == (SPEAKER,) and not p.role and p not in case.used for p in (*case.before, *case.after))
    if not chosen and (own or case.hit.entry.feature.endswith((".1p", ".1s"))):
        case.initiator = [SPEAKER]


def _pronoun_between(case: Case, phrase: Phrase) -> bool:
    """Whether a pronoun begins a clause of its own between a phrase and the hit: “NAME …, it was time to talk”."""
    page = case.page
    commas = [k for k in range(phrase.last, case.hit.first) if page.texts[k] in COMMAS]
    begun = (h for k in commas if not page.has(k + 1, _RELATIVE) for h in page.names.get(k + 1, ()))
    return any(h.entry.category == "pronoun" for h in begun)


def _represented(case: Case) -> list[Phrase]:
    """Whose people open the clause: “representatives of NAME and NAME held talks”."""
    own = case.before[:1] if case.order == "before" else []
    begin = past_dateline(case.page, case.clause[0])
    return [p for p in own if direction_of(case, p) == "genitive" and p.start - begin <= 2 and p not in case.used]


def _behind_comma(case: Case) -> list[Phrase]:
    """The subject of a clause that the noun opens: “In a letter to NAME, NAME asked”, “In a call, A and B agreed”."""
    page, last = case.page, max([case.hit.last, *(p.last for p in case.used)])
    begin = past_dateline(page, case.clause[0])
    opens = any(page.tags[k] & PREPOSITION for k in range(begin, min(begin + 2, case.hit.first)))
    opens = opens or (case.order == "after" and any(page.tags[k] & TIME for k in range(begin, case.hit.first)))
    if case.order == "initial" or case.frame.part != "noun" or not opens or case.hit.first - begin > _FRONT:
        return []
    commas = [k for k in range(last, case.clause[1]) if page.texts[k] in COMMAS][:2]
    free = [p for p in case.after if p not in case.used and not p.role and not _attributive(case, p)]
    if case.order == "after":
        return [
            p for p in free if commas and _free(case, p) and is_finite(page, p.first - 1) and p.first - 2 in commas
        ][:1]
    found = [p for p in free if p.first - 1 - page.has(p.first - 1, DETERMINER) in commas][:1]
    further = [p for p in free if found and p.first >= found[0].last and continues(case, found[0], p)][:1]
    if case.recipient or not found:
        return found
    return [*found, *further] if further or len(found[0].labels) > 1 else []


def _told_apart(case: Case, phrase: Phrase) -> bool:
    """Whether words of saying stand between a subject and the hit: what they introduce has a subject of its own."""
    back = case.page.back
    first, last = back.start(case.page.ends[phrase.last - 1]), back.start(case.hit.start)
    return any(a.cue is not None and first <= a.cue.start and a.cue.end <= last for a in case.attributions)


def _unknown_owner(case: Case) -> bool:
    """Whether a title or a head that names nobody known stands right behind the noun: the visit is that person's."""
    page, k = case.page, case.hit.last
    headed = case.order == "initial" and (page.has(k, HEADS) or named_at(page, k) is not None)
    return headed and case.frame.part == "noun" and not any(p.first <= k < p.last for p in case.after)


def _mediator(case: Case) -> None:
    """Who mediates stands between the parties."""
    pair = next((p for p in case.used if direction_of(case, p) == "pair"), None)
    if pair is None:
        case.via, case.initiator = [*case.initiator, *case.via], []
    else:
        own = [p for p in case.before + case.after if p not in case.used and (_free(case, p) or p.bare)]
        for phrase in own[:1]:
            take(case, case.via, phrase)
