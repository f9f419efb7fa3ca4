"""What a claim is called, of what kind it is, when it holds, and what a reader must know of its retelling.

Titles are made of the frame of a contact, or of the actors and notions that most tellers share; nothing is invented.
"""

import itertools
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from rawi.link.candidate import Candidate, Parties
from rawi.link.proposition import is_contact
from rawi.link.standing import disputed
from rawi.packs.actors import load_actors
from rawi.packs.pack import load_pack
from rawi.text.said import contact, ended, say
from rawi.types import Assertion, Side

_KINDS = {
    "threaten": "threat", "vow": "threat", "warn": "warning", "demand": "demand", "call-for": "demand",
    "urge": "demand", "order": "order", "promise": "promise", "propose": "proposal", "accuse": "accusation",
    "condemn": "condemnation", "expect": "forecast", "praise": "praise", "welcome": "praise", "regret": "condolence",
}  # fmt: skip
_ONE_WAY = frozenset(("message", "letter", "call", "offer", "visit"))
_OPEN = frozenset(("possible", "conditional"))
_MOST = 7  # names and notions of a title
_HAPPENED = "occurred"


@lru_cache(maxsize=1)
def _notions() -> dict[str, str]:
    return {one.id: one.english for one in load_pack("en").concepts}


def _name(thing: str) -> str:
    kind, _, name = thing.partition(":")
    known = load_actors()
    if kind == "country":
        return known.countries[name].name if name in known.countries else name
    return known.actors[name].name if name in known.actors else name


def title(members: Sequence[Candidate], given: Sequence[Side]) -> str:
    """A claim in English words: the parties of its contact, or what most of its tellers name and speak of."""
    denied = "" if any(side in ("for", "no-comment") for side in given) else "denied"
    if "doubt" in given and "for" not in given:
        denied = "suspected and denied" if "against" in given else "suspected"
    key = disputed(members)
    pro = [one for one, side in zip(members, given, strict=True) if side == "for"] or list(members)
    frames = Counter(one.parties for one in pro if one.parties)
    if key.startswith("contact:") and not (frames and ":persons:" in key):
        sides = [_name(f"country:{code}") for code in key.split(":")[2:]]
        return ended(contact(sides[0], "—", sides[1], "contact"), denied)
    if frames and 2 * frames.total() >= len(pro):
        framed = _frame(min(frames, key=lambda f: (-frames[f], not (f.initiator and f.recipient), str(f))))
        framed = framed if framed.endswith(")") else ended(framed, _hedge(pro))
        return framed if framed.endswith(f"({denied})") else ended(framed, denied)
    return ended(_words(pro), denied)


def _hedge(pro: Sequence[Candidate]) -> str:
    """What a title says where nobody tells the contact as a fact; "" where somebody does."""
    if all(one.suspected for one in pro):
        return "suspected"
    return "possible" if all(one.suspected or one.mood in _OPEN for one in pro) else ""


def _words(pro: Sequence[Candidate]) -> str:
    """Who says it, and what its tellers share of names and notions, in the order of the words that hold most of it."""
    counts = Counter(thing for one in pro for thing in one.things)
    kept = {t for t, n in counts.items() if 2 * n >= len(pro)} or set(counts)
    fullest = max(pro, key=lambda one: (len(kept & set(one.things)), one.id))
    speakers = [one.speaker.label for one in pro if one.voice != "own" and one.speaker.kind != "unspecified"]
    head = Counter(speakers).most_common(1)[0][0] if speakers else ""
    things = [t for t in fullest.things if t in kept]
    near = [t in fullest.negated for t in things]
    opens = [now and not before for before, now in itertools.pairwise([False, *near])]  # one “not” for a row of them
    told = [
        say("not %(notion)s", notion=named(t)) if first else named(t) for t, first in zip(things, opens, strict=True)
    ]
    told = told or [named(t) for t in fullest.context]
    body = tuple([t for t in dict.fromkeys(told) if t != head][:_MOST]) or (say("statement"),)
    return say("%(name)s: %(notions)s", name=head, notions=body) if head else say("%(notions)s", notions=body)


def named(thing: str) -> str:
    """What a thing that is spoken of is called in English: an actor, a country, a notion."""
    return _name(thing) if ":" in thing else _notions().get(thing, thing)


def _frame(frame: Parties) -> str:
    arrow = "→" if frame.kind in _ONE_WAY else "—"
    left, right = frame.initiator or "[not stated]", frame.recipient or "[not stated]"
    told = contact(left, arrow, right, frame.kind)
    return told if frame.status == _HAPPENED else ended(told, frame.status)


def kind(members: Sequence[Candidate], given: Sequence[Side]) -> str:
    """contact, threat, demand, … by the frame or the sense that most tellers give it; denial; else statement."""
    if any(one.parties for one in members) or disputed(members).startswith("contact:"):
        return "contact"
    senses = Counter(_KINDS.get(one.sense, "") for one in members if one.voice != "own")
    best = min(senses, key=lambda s: (-senses[s], s), default="")
    if best and 2 * senses[best] >= sum(senses.values()):
        return best
    return "denial" if set(given) == {"against"} else "statement"


def when(members: Sequence[Candidate]) -> str:
    """The EDTF date or interval that the members' dates span; "" where none gives one."""
    dates = sorted({one.when for one in members if one.when})
    if len(dates) < 2:
        return dates[0] if dates else ""
    begins = [d.partition("/")[0] for d in dates]
    ends = [d.rpartition("/")[2] for d in dates]
    first = ".." if ".." in begins else min(begins)
    last = ".." if ".." in ends else max(ends, key=lambda d: (d[:10], len(d)))
    return first if first == last else f"{first}/{last}"


def notes(members: Sequence[Candidate], made: Sequence[Assertion]) -> tuple[str, ...]:
    """What is missing, and what changed where documents retell one origin, as sentences."""
    found: list[str] = []
    silent = {one.document for one in made if not any(hop.role == "publisher" for hop in one.chain)}
    if silent:
        found.append(
            say("Outlet not stated in %(num)s document.", "Outlet not stated in %(num)s documents.", num=len(silent))
        )
    bare = {one.document for one in made if one.speaker.kind == "unspecified" and not one.relays}
    if bare:
        found.append(
            say("No source stated in %(num)s document.", "No source stated in %(num)s documents.", num=len(bare))
        )
    groups: dict[str, list[Candidate]] = {}
    origins = {one.id: one.origin for one in made}
    for one in members:
        if origins.get(one.id):
            groups.setdefault(origins[one.id], []).append(one)
    for origin in sorted(groups):
        found += _changes(origin, groups[origin])
    return tuple(found)


def _changes(origin: str, told: Sequence[Candidate]) -> list[str]:
    """How the tellings of one origin differ between documents."""
    if len({one.document for one in told}) < 2:
        return []
    found: list[str] = []
    sources = sorted({one.speaker.label for one in told if one.speaker.kind == "unnamed"})
    if len(sources) > 1:
        form = "One origin (%(name)s), its source described differently: %(described)s."
        found.append(say(form, name=origin, described=tuple(sources)))
    terms = {_notions().get(t, t) for one in told for t in one.things if is_contact(t)}
    if len(terms) > 1 and not all(len({t for t in one.things if is_contact(t)}) > 1 for one in told):
        form = "One origin (%(name)s), the contact named differently: %(called)s."
        found.append(say(form, name=origin, called=tuple(sorted(terms))))
    with_numbers = [one for one in told if one.numbers]
    if with_numbers and len(with_numbers) < len(told):
        numbers = sorted({n for one in with_numbers for n in one.numbers})
        form = "One origin (%(name)s), but only some tell the numbers %(figures)s."
        found.append(say(form, name=origin, figures=tuple(numbers)))
    return found
