"""The side an account leaves out: whom a missing subject means, and whom a speaker stands for.  Nothing is guessed."""

from functools import cache

from rawi.extract.case import DIRECTED, Case
from rawi.extract.naming import SPEAKER
from rawi.extract.parties import blocs, phrases, roles
from rawi.packs.actors import load_actors

_URGING = frozenset(("urge", "call-for", "advise"))  # whoever is urged is to do it, not the speaker


def topic(case: Case) -> list[str]:
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
