"""The side an account leaves out: whom a missing subject means, and whom a speaker stands for.  Nothing is guessed."""

from functools import cache

from rawi.extract.case import DIRECTED, Case
from rawi.extract.naming import SPEAKER, names_in, persons
from rawi.extract.parties import Range, phrases
from rawi.extract.rolewords import blocs, roles
from rawi.extract.sources import PREPOSITION
from rawi.packs.actors import load_actors
from rawi.packs.compile import bit
from rawi.packs.pack import load_pack

_ANSWERS = frozenset(("deny", "reject", "accept"))
_ADDRESSED = DIRECTED | {"call"}
_THAT = bit("complementizer")  # with its pronoun: that he …
_URGING = frozenset(("urge", "call-for", "advise", "propose"))  # whoever is urged is to do it, not the speaker
_NEXT = 6  # words behind a word of contact in which its other party stands
_BACK = 3  # sentences in which a traveller may have been named


def topic(case: Case) -> list[str]:
    """Whom a missing subject means: whoever is urged, the teller, or whom the sentences before are about."""
    page, holder = case.page, case.holder
    unnamed = (page.texts[k].isalpha() and not page.tags[k] for k in range(case.clause[0], case.hit.first))
    if case.order == "after" and case.frame.part == "verb" and (any(unnamed) or _unknown_subject(case)):
        return []
    if case.order == "before" and case.frame.part == "verb" and case.frame.direction == "place" and _own_subject(case):
        return []
    if case.order == "initial" and case.frame.part == "verb" and _plain(case, case.clause[0]):
        return []
    if holder is not None and (holder.speaker.kind != "outlet" or holder.mode == "direct"):
        own = _urged(case) if holder.sense in _URGING else _teller(case)
        return [own] if own and own not in case.recipient else []
    begin, end = page.sentence(case.hit.first)
    at = page.back.start(case.hit.start)
    earlier = _before(case, begin, 1)
    for first, last in ((begin, end), *earlier):
        span = page.span(first, last)
        spoken = [(a.source.start, a.speaker) for a in case.attributions if a.source is not None]
        told = [t for t in spoken if span.start <= t[0] < span.end]
        told = [t for t in told if t[0] < at] or (told if case.order != "after" else [])
        if told and told[-1][1].label not in case.recipient:
            return [told[-1][1].label] if told[-1][1].kind == "person" else []
    travels = case.frame.direction == "place"
    for sentence in ((begin, case.hit.first), *(_before(case, begin, _BACK) if travels else earlier)):
        found = phrases(page, case.discourse, sentence, {}) if sentence[1] > sentence[0] else []
        free = (p for p in found if not p.role and not p.bare)
        subject = next((p for p in free if not travels or persons(names_in(page, p.first, p.last)) == 1), None)
        if subject is not None and not set(subject.labels) & set(case.recipient):
            return list(subject.labels[:1])
    return []


def _own_subject(case: Case) -> bool:
    """Whether a noun stands before a verb that is its subject, though it names nobody: “the shipments arrived”."""
    page = case.page
    heads = (k for k in range(case.clause[0], case.hit.first - 1) if page.has(k, bit("determiner")))
    return any(page.texts[k + 1].isalpha() and not page.tags[k - 1] & PREPOSITION for k in heads)


def _unknown_subject(case: Case) -> bool:
    """Whether a word that nobody knows stands right behind a verb: its subject."""
    return case.hit.last < case.clause[1] and _plain(case, case.hit.last)


def _plain(case: Case, k: int) -> bool:
    """Whether word k is a noun that hangs on nothing and that nobody knows."""
    page = case.page
    return bool(page.texts[k][0].isalpha() and not page.tags[k] and k not in page.cover and not page.governed(k))


def _before(case: Case, begin: int, most: int) -> list[Range]:
    """Up to `most` sentences before word `begin`, the nearest first; the one right before only within its line."""
    page = case.page
    found: list[Range] = []
    while begin and len(found) < most and (most > 1 or page.line(begin - 1) == page.line(begin)):
        found.append(page.sentence(begin - 1))
        begin = found[-1][0]
    return found


def _teller(case: Case) -> str:
    """The party of whoever tells of a contact without naming who takes part in it."""
    holder, frame = case.holder, case.frame
    if holder is None or holder.speaker.kind not in ("person", "government"):
        return ""
    owned = any(case.page.texts[k] in case.page.syntax.get("own", ()) for k in (case.hit.first - 1, case.hit.first - 2))
    spoken = holder.mode == "direct" or (holder.mode == "mixed" and case.hit.first in case.page.quoted)
    if spoken and not owned and not (holder.speaker.camp and set(case.recipient) <= _states(case)):
        return ""
    carried = frame.part == "noun" and frame.kind in (
        "message",
        "letter",
    )  # whoever tells of a message need not send it
    referred = frame.part == "verb" and case.page.verb_first and case.page.has(case.hit.first - 1, _THAT)
    known = (
        (holder.speaker.camp and not carried)
        or owned
        or referred
        or (frame.part == "verb" and frame.kind not in ("message", "talks"))
    )
    return _own(case, case.recipient) if known else ""


def _states(case: Case) -> set[str]:
    """The labels of states and groups of states."""
    return {c.name for c in load_actors().countries.values()} | blocs(case.page.lexicon.language)


def _urged(case: Case) -> str:
    """Whoever is asked, invited or urged to get in touch."""
    spoken = case.holder.addressee if case.holder is not None else None
    if spoken is None:
        return ""
    page = case.page
    at = {k: page.back.start(page.starts[k]) for k in range(page.sentence(case.hit.first)[0], case.hit.first)}
    inside = [k for k, start in at.items() if spoken.start <= start < spoken.end]
    found = phrases(page, case.discourse, (inside[0], inside[-1] + 1), {}) if inside else []
    return found[0].labels[0] if found else ""


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
    if answered(case) and not recipient and len(initiator) == 1:
        own = _own(case, initiator)  # “Norway rejected the offer of NAME”
        recipient = [own] if own and not one_camp(initiator, [own]) else []
    recipient = [_in_office(case, x, initiator) for x in recipient]
    initiator = [x for x in initiator if x]
    return initiator, [x for x in recipient if x and x not in initiator]


def _in_office(case: Case, label: str, other: list[str]) -> str:
    """Who holds in a state the office that the other side holds in theirs: “his counterpart of Norway”."""
    if not other or not any(p.peer and label in p.labels for p in case.used):
        return label
    registry, day = case.discourse.registry, case.discourse.day
    state = next((c for c in registry.countries.values() if c.name == label), None)
    actor = next((a for a in registry.actors.values() if a.name == other[0]), None)
    if state is None:
        return label
    if actor is None and (title := _told_title(case, other[0])):
        return f"{state.label} {title}"
    if actor is None:
        home = next((c for c in registry.countries.values() if other[0].startswith(f"{c.label} ")), None)
        return label if home is None else f"{state.label}{other[0].removeprefix(home.label)}"
    held = [o.office for o in actor.offices if day and o.covers(day) and o.country != state.id]
    found = [registry.holder(office, state.id, day) for office in held]
    titles = (_titles(case.page.lexicon.language).get(office) for office in held)
    described = (f"{state.label} {title}" for title in titles if title)
    return next((a.name for a in found if a is not None), next(described, label))


def _told_title(case: Case, label: str) -> str:
    """The fullest title with which the text names somebody."""
    people = case.discourse.people
    titles = {
        people.titles.get(t, "") for p in (*people.named, *people.ahead) if p.speaker.label == label for t in p.titles
    }
    return max(titles, key=len, default="")


@cache
def _titles(language: str) -> dict[str, str]:
    """The English name of each office that a language's pack knows."""
    return {n.office: n.english for n in load_pack(language).names if n.office}


def answered(case: Case) -> bool:
    """Whether somebody rejects, denies or accepts what was offered, sent or paid to them."""
    return case.holder is not None and case.holder.sense in _ANSWERS and case.frame.kind in _ADDRESSED


def _names_other(case: Case) -> bool:
    """Whether a role word of the clause introduces another party, though the text does not say which."""
    known = roles(case.page.lexicon.language).entries
    words = case.page.texts[case.hit.last : min(case.hit.last + _NEXT, case.clause[1])]
    return any((w,) in known and known[(w,)].direction in ("counterpart", "pair") for w in words)


@cache
def _places() -> frozenset[str]:
    registry = load_actors()
    bodies = (a.name for a in registry.actors.values() if a.kind != "person")
    return frozenset((*(c.name for c in registry.countries.values()), *bodies, SPEAKER))


def is_place(label: str) -> bool:
    """Whether a label is a state's or a body's, where one can go."""
    return label in _places()


@cache
def _homes() -> dict[str, str]:
    registry = load_actors()
    return {
        a.name: registry.countries[a.country].name for a in registry.actors.values() if a.country in registry.countries
    }


@cache
def _bodies() -> frozenset[tuple[str, str]]:
    """Persons of the packs with the body, not the state, that is their camp."""
    registry = load_actors()
    states = {c.name for c in registry.countries.values()}
    return frozenset((a.name, a.camp) for a in registry.actors.values() if a.kind == "person" and a.camp not in states)


def speaks_for(person: str | None, body: str | None) -> bool:
    """Whether a person stands for a body that is no state."""
    return (person or "", body or "") in _bodies()


def one_camp(one: list[str], other: list[str]) -> bool:
    """Whether one side is a state and the other belongs to it: a state is in touch with itself."""
    pairs = ((one, other), (other, one))
    return any(_homes().get(x) in right or any(at_home([x], y) for y in right) for left, right in pairs for x in left)


def at_home(labels: list[str], place: str) -> bool:
    """Whether somebody described by a nationality would visit their own country."""
    country = next((c for c in load_actors().countries.values() if c.name == place), None)
    return country is not None and any(x.startswith(f"{country.label} ") for x in labels)


def _own(case: Case, other: list[str]) -> str:
    """The party of the account's speaker: the state it speaks for where the other side is a state, else itself."""
    if case.holder is None or case.holder.sense in _URGING:
        return ""
    speaker = case.holder.speaker
    if case.frame.direction == "place":
        return speaker.label if speaker.kind == "person" and not speaker.label.islower() else speaker.camp
    if speaker.camp and (speaker.kind not in ("person", "organization") or set(other) <= _states(case)):
        return speaker.camp
    if speaker.kind == "person" and speaker.label.islower():
        return speaker.camp  # an office without a name
    return speaker.label if speaker.kind in ("person", "organization", "government") else speaker.camp
