"""Which party takes which part in a contact: role words, then what hangs on the noun, object, subject, speaker.

Works on one `Case`: the word that reports the contact, and the naming phrases of its clause.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import cast

from rawi.extract.corefer import Discourse
from rawi.extract.mentions import MARKS, Page
from rawi.extract.naming import SPEAKER, named_at, names_in
from rawi.extract.parties import Phrase, Range, blocs, phrases, roles
from rawi.extract.sources import ADVERB, AUXILIARY, COORDINATOR, HEADS, PREPOSITION, TIME, is_finite
from rawi.packs.actors import load_actors
from rawi.packs.compile import Hit, bit
from rawi.packs.pack import Frame
from rawi.text.normalize import fold_key
from rawi.types import Attribution

DIRECTED = frozenset(("message", "letter", "offer", "visit"))
EDGES = bit("complementizer") | bit("subordinator") | bit("contrast")
_URGING = frozenset(("urge", "call-for", "advise"))  # whoever is urged is to do it, not the speaker
_RELATIVE = bit("relative")
_OBJECT = bit("object_marker")
_FAR = 15


@dataclass(slots=True)
class Case:
    """One word that reports a contact, with its clause and the phrases before and behind it.

    holder: the innermost attribution whose content holds the word; cued: the one whose cue it is.
    """

    page: Page
    hit: Hit
    clause: Range
    holder: Attribution | None
    cued: Attribution | None
    discourse: Discourse
    attributions: Sequence[Attribution]
    before: list[Phrase] = field(default_factory=list)
    after: list[Phrase] = field(default_factory=list)
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


def close_to(case: Case, phrase: Phrase, most: int = 2) -> bool:
    """Whether only a few plain words stand between the hit and a phrase."""
    page = case.page
    first, last = (phrase.last, case.hit.first) if phrase.last <= case.hit.first else (case.hit.last, phrase.start)
    gap = [k for k in range(first, last) if page.texts[k] not in (*page.syntax.get("possessive", ()), "#", '"')]
    return len(gap) <= most and not any(page.texts[k] in MARKS or page.tags[k] & (EDGES | PREPOSITION) for k in gap)


def _direction(case: Case, phrase: Phrase) -> str:
    """What part the phrase's role word gives it in this contact."""
    if phrase.role in ("", "?"):
        return phrase.role
    if phrase.role in {fold_key(t) for t in case.frame.takes}:
        return "counterpart"
    entry = roles(case.page.lexicon.language).entries.get(tuple(phrase.role.split()))
    if phrase.bound and case.frame.kind != "mediation":
        return "?"
    if entry is None or (entry.kinds and case.frame.kind not in entry.kinds):
        return "?"
    if entry.direction == "recipient" and case.frame.kind not in DIRECTED:
        return "?"
    if entry.direction == "initiator" and case.frame.direction == "place":
        return "?"  # “from Norway to Sweden”
    if entry.direction == "recipient" and case.frame.part == "verb" and "object" in case.frame.takes:
        return "?"
    inner = phrase.first - phrase.start - len(phrase.role.split()) > 1
    if inner and (entry.direction == "pair" or (entry.direction == "recipient" and case.frame.direction == "place")):
        return "?"  # “the visit is to persuade Norway”, “between the programme of Norway and …”
    beside = entry.direction in ("counterpart", "pair")
    if beside and (
        case.frame.kind in ("offer", "visit") or (case.frame.part == "verb" and case.frame.kind in DIRECTED)
    ):
        return "?"  # “a visit with the minister”, “warned of a war between Norway and Sweden”
    behind = phrase.start >= case.hit.last
    far = phrase.start - case.hit.last > _FAR and entry.direction != "intermediary"
    if behind and (far or _second_role(case, phrase)):
        return "?"
    joined = case.page.has(case.hit.first - 1, COORDINATOR)
    if case.order == "initial" and case.frame.part == "verb" and joined and not behind:
        return "?"  # what stands before “and warned” belongs to another verb
    return entry.direction


def _second_role(case: Case, phrase: Phrase) -> bool:
    """Whether the role word stood before an unknown party already: “a message to the neighbours hostile to NAME”."""
    begins = {p.start for p in case.after}
    return any(case.page.texts[k] == phrase.role and k not in begins for k in range(case.hit.last, phrase.start))


def _take(case: Case, side: list[str], phrase: Phrase, labels: Sequence[str] = ()) -> None:
    side.extend(x for x in labels or phrase.labels if x not in case.initiator + case.recipient + case.via)
    case.used.append(phrase)


def assign(case: Case) -> None:
    """Gives the phrases their parts: role words first, then what hangs on the noun, then object and subject."""
    if case.frame.part == "verb":
        _object(case)
    around = case.after + (list(reversed(case.before)) if case.order == "initial" else [])
    for phrase in around:
        direction = _direction(case, phrase) if not _in_relative(case, phrase) else ""
        if direction == "pair" and not case.recipient and len(phrase.labels) > 1:
            _take(case, case.initiator, phrase, phrase.labels[:1])
            _take(case, case.recipient, phrase, phrase.labels[1:])
        elif direction == "pair" and not case.recipient and (other := _second(case, phrase)) is not None:
            _take(case, case.initiator, phrase)
            _take(case, case.recipient, other)
        elif (direction in ("counterpart", "recipient") and not case.recipient) or _further(case, phrase):
            _take(case, case.recipient, phrase)
        elif direction == "initiator" and not case.initiator and close_to(case, phrase, 3):
            _take(case, case.initiator, phrase)
    for phrase in case.before + case.after:
        via = _direction(case, phrase) == "intermediary" and not case.via
        more = bool(case.via) and phrase not in case.used and phrase.role == ""
        if via or (more and _listed(case, case.used[-1], phrase)):
            _take(case, case.via, phrase)
    if case.frame.part == "noun":
        _genitive(case)
    sent = case.initiator and not case.recipient and case.frame.kind in DIRECTED
    if not case.initiator and _unknown_owner(case):
        return
    if not case.initiator:
        _subject(case)
    elif sent and any(_direction(case, p) == "initiator" for p in case.used):
        for phrase in [p for p in case.before if p not in case.used and _free(case, p)][-1:]:
            _take(case, case.recipient, phrase)
    elif case.frame.part == "noun" and not case.via and any(_direction(case, p) == "pair" for p in case.used):
        hosts = [p for p in case.before if p not in case.used and _free(case, p) and SPEAKER not in p.labels]
        for phrase in hosts[-1:]:
            _take(case, case.via, phrase)
    if not case.initiator and case.cued is not None and case.cued.speaker.kind not in ("outlet", "unspecified"):
        speaker = case.cued.speaker
        case.initiator = [speaker.label if speaker.kind != "unnamed" else speaker.camp]
    if not case.initiator and case.recipient:
        case.initiator = _topic(case)
    if case.frame.kind == "mediation" and case.initiator and not (case.recipient and len(case.initiator) > 1):
        _mediator(case)


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
    if other is None or other.role or other.first - phrase.last > 2:
        return None
    joined = any(page.tags[k] & COORDINATOR or page.clitic[k] for k in range(phrase.last, other.first + 1))
    return other if joined else None


def _further(case: Case, phrase: Phrase) -> bool:
    """Whether a phrase goes on the list of the phrase taken before it: “with A and with B”, “with A and B”."""
    if not case.recipient or not set(case.used[-1].labels) & set(case.recipient):
        return False
    return phrase.role in ("", case.used[-1].role) and _continues(case, case.used[-1], phrase)


def _continues(case: Case, before: Phrase, phrase: Phrase) -> bool:
    """Whether a phrase is the next member of a list, and not the subject of what follows."""
    return _listed(case, before, phrase) and not (case.order != "before" and is_finite(case.page, phrase.last))


def _listed(case: Case, before: Phrase, phrase: Phrase) -> bool:
    """Whether a coordinator joins a phrase to the one before it, with at most a word between."""
    page = case.page
    joined = bool(page.clitic[phrase.start])
    joined = joined and page.clitic[phrase.start][:1] in page.lexicon.settings["clitics"]["conjunctions"]
    joined = joined or any(page.tags[k] & COORDINATOR for k in range(before.last, phrase.start))
    return joined and before.last <= phrase.start <= before.last + 2


def _genitive(case: Case) -> None:
    """Parties that hang on a noun without a role word: its genitive, its nationality adjectives, its compound."""
    near = case.after[:1] if case.order != "before" else case.before[-1:]
    own = [p for p in near if p.role == "" and p not in case.used and close_to(case, p) and not _venue(case, p)]
    own += [p for p in case.after[:1] if case.order == "before" and _direction(case, p) == "genitive"]
    for phrase in own[:1]:
        if len(phrase.labels) > 1 and case.frame.kind not in DIRECTED and not case.recipient and not case.initiator:
            _take(case, case.initiator, phrase, phrase.labels[:1])
            _take(case, case.recipient, phrase, phrase.labels[1:])
        elif not case.initiator:
            _take(case, case.initiator, phrase)
    if "object" in case.frame.takes and case.order == "before" and not case.recipient:
        for phrase in case.after[:1]:
            if phrase.role == "" and close_to(case, phrase, 1):
                _take(case, case.recipient, phrase)


def _venue(case: Case, phrase: Phrase) -> bool:
    """Whether a capital only says where one met: the summit of Helsinki."""
    hits = names_in(case.page, phrase.first, phrase.last)
    return case.frame.kind == "meeting" and len(hits) == 1 and hits[0].entry.category == "capital"


def _object(case: Case) -> None:
    """The direct object of a verb; where subject and object both follow (Arabic), the second phrase."""
    if "object" not in case.frame.takes or case.recipient:
        return
    plain = [p for p in case.after if p.role == "" and p not in case.used and not p.bare]
    if case.order == "after":
        ahead = [p for p in case.before if _free(case, p) and close_to(case, p, 2)]
        told = case.page.has(case.hit.first - 1, bit("complementizer"))  # its subject is written in that word
        told = told or case.frame.direction == "purpose"
        alone = bool(ahead) or told or (len(plain) == 1 and any(not p.role for p in case.before))
        next_to = [p for p in plain[1:2] if _adjoins(case, plain[0].last, p.start)]
        wanted = [p for p in plain[:1] if _adjoins(case, case.hit.last, p.start)] if alone else next_to
    else:
        wanted = [p for p in case.before if p.role == "" and not p.bare and case.page.has(p.last, _OBJECT)]
        wanted = wanted[-1:] or [p for p in plain[:1] if close_to(case, p, 1) and not _attributive(case, p)]
    for phrase in wanted:
        _take(case, case.recipient, phrase)


def _adjoins(case: Case, last: int, first: int) -> bool:
    """Whether no plain noun stands between two words: who “met NAME's words with” met nobody."""
    page = case.page
    return first - last <= 3 and all(
        page.tags[k] or page.texts[k] in MARKS or k in page.cover for k in range(last, first)
    )


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
    ahead = [p for p in ahead if not _told_apart(case, p) and not (case.frame.part == "noun" and _attributive(case, p))]
    if case.order == "after" and not relative:
        verb = max((k for k in range(case.clause[0], case.hit.first) if is_finite(page, k)), default=-1)
        ahead = [p for p in ahead if p.first > verb] or ahead[-1:]
    if case.order == "after" and case.frame.part == "verb":
        behind = [p for p in case.after[:1] if p.role == "" and p not in case.used and close_to(case, p)]
        part = [p for p in case.before if _direction(case, p) == "initiator"]  # “some of the ministry”
        if case.frame.direction == "purpose":
            behind = ahead[-1:]  # “NAME arrived in the capital to meet”
        chosen = behind or [p for p in ahead or part if close_to(case, p, 4)][-1:]
    elif case.order == "initial":
        chosen = ahead[:1]
    else:
        others = [p for p in ahead if not set(p.labels) <= set(case.recipient)]
        chosen = others[:1] if case.order == "after" and not relative else others[-1:]
    for phrase in chosen:
        _take(case, case.initiator, phrase)
    if chosen and case.frame.part == "verb":
        for phrase in (p for p in (*case.before, *case.after) if p.first >= chosen[0].last):
            if not phrase.role and phrase not in case.used and _continues(case, case.used[-1], phrase):
                _take(case, case.initiator, phrase)
    own = any(p.labels == (SPEAKER,) and not p.role and p not in case.used for p in (*case.before, *case.after))
    if not chosen and (own or case.hit.entry.feature.endswith((".1p", ".1s"))):
        case.initiator = [SPEAKER]


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
    pair = next((p for p in case.used if _direction(case, p) == "pair"), None)
    if pair is None:
        case.via, case.initiator = [*case.initiator, *case.via], []
    else:
        own = [p for p in case.before + case.after if p not in case.used and (_free(case, p) or p.bare)]
        for phrase in own[:1]:
            _take(case, case.via, phrase)


def _topic(case: Case) -> list[str]:
    """Whom a missing subject means: the person whose words are told, or whom the sentence before is about."""
    page, holder = case.page, case.holder
    unnamed = (page.texts[k].isalpha() and not page.tags[k] for k in range(case.clause[0], case.hit.first))
    if case.order == "after" and case.frame.part == "verb" and any(unnamed):
        return []
    if holder is not None:
        personal = holder.speaker.kind == "person" and holder.mode == "indirect"
        known = bool(holder.speaker.camp) or (case.frame.part == "verb" and case.frame.kind not in ("message", "talks"))
        own = _own(case, case.recipient) if personal and known else ""
        return [own] if own and own not in case.recipient else []
    begin, end = page.sentence(case.hit.first)
    at = page.back.start(case.hit.start)
    earlier = page.sentence(begin - 1) if begin and page.line(begin - 1) == page.line(begin) else None
    for first, last in ((begin, end), earlier or (begin, begin)):
        span = page.span(first, last) if last > first else None
        spoken = [(a.source.start, a.speaker) for a in case.attributions if a.source is not None]
        told = [t for t in spoken if span is not None and span.start <= t[0] < span.end]
        told = [t for t in told if t[0] < at] or told
        if told and told[-1][1].label not in case.recipient:
            return [told[-1][1].label] if told[-1][1].kind == "person" else []
    for sentence in ((begin, case.hit.first), earlier or (begin, begin)):
        found = phrases(page, case.discourse, sentence, {}) if sentence[1] > sentence[0] else []
        subject = next((p for p in found if not p.role and not p.bare), None)
        if subject is not None and not set(subject.labels) & set(case.recipient):
            return list(subject.labels[:1])
    return []


def sides(case: Case, status: str) -> tuple[list[str], list[str]]:
    """Initiator and recipient, with the speaker where the words say so or where an account tells of its own side."""
    initiator = [_own(case, case.recipient) if x == SPEAKER else x for x in case.initiator]
    recipient = [_own(case, case.initiator) if x == SPEAKER else x for x in case.recipient]
    told = status in ("denied", "refused", "offered", "unanswered")
    if not recipient and len(initiator) > 1 and case.frame.kind not in DIRECTED and not _names_other(case):
        initiator, recipient = initiator[:1], initiator[1:]
    if told and not initiator and recipient:
        own = _own(case, recipient)
        initiator = [own] if own not in recipient else []
    elif status == "unanswered" and initiator and not recipient:
        own = _own(case, initiator)
        recipient = [own] if own not in initiator else []
    initiator = [x for x in initiator if x]
    return initiator, [x for x in recipient if x and x not in initiator]


def _names_other(case: Case) -> bool:
    """Whether a role word of the clause introduces another party, though the text does not say which."""
    known = roles(case.page.lexicon.language).entries
    words = case.page.texts[case.hit.last : case.clause[1]]
    return any((w,) in known and known[(w,)].direction in ("counterpart", "pair") for w in words)


@cache
def _places() -> frozenset[str]:
    registry = load_actors()
    bodies = (a.name for a in registry.actors.values() if a.kind != "person")
    return frozenset((*(c.name for c in registry.countries.values()), *bodies, SPEAKER))


def is_place(label: str) -> bool:
    """Whether a label is a state's or a body's, where one can go."""
    return label in _places()


def at_home(labels: list[str], place: str) -> bool:
    """Whether somebody described by a nationality would visit their own country."""
    country = next((c for c in load_actors().countries.values() if c.name == place), None)
    return country is not None and any(x.startswith(f"{country.label} ") for x in labels)


def _own(case: Case, other: list[str]) -> str:
    """The party of the account's speaker: the state it speaks for where the other side is a state, else itself."""
    if case.holder is None or case.holder.sense in _URGING:
        return ""
    speaker = case.holder.speaker
    states = {c.name for c in load_actors().countries.values()} | blocs(case.page.lexicon.language)
    if case.frame.direction == "place":
        return speaker.label if speaker.kind == "person" else speaker.camp
    if speaker.camp and (speaker.kind not in ("person", "organization") or set(other) <= states):
        return speaker.camp
    return speaker.label if speaker.kind in ("person", "organization", "government") else speaker.camp
