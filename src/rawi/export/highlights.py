"""What stands out in a ledger: mirror claims, disputed openings, one origin told twice, agreement across camps.

Everything is computed from claims and contacts; each finding names the claims it rests on and rules on nothing.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rawi.export.entry import Entry
from rawi.export.gist import affirmed, gist
from rawi.export.labels import status_word
from rawi.packs.actors import load_actors
from rawi.text.said import Part, Said, say
from rawi.types import Assertion, Claim, Contact

ONE_WAY = frozenset(("message", "letter", "call", "offer", "visit"))
"""The kinds of contact in which one side turns to the other; talks and mediation have no first side."""

_MOST = 3

Contacts = Callable[[str], Sequence[Contact]]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that stands out: its kind, a sentence, further lines, and the ids of the claims it rests on."""

    kind: str
    text: str
    lines: tuple[str, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Channel:
    """A go-between, and the claims in which it hands something on."""

    name: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Supposed:
    """A go-between that only an outlet's own guess names, and the documents that do."""

    name: str
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Directed:
    """A claim that one party turned to another, and which camps say so."""

    claim: Claim
    initiator: str
    recipient: str
    camps: frozenset[str]
    gist: str


def contacts_of(claim: Claim, contacts: Contacts) -> list[Contact]:
    """The contacts that a claim's assertions tell: those whose evidence shares words with the quotation."""
    found: dict[str, Contact] = {}
    for told in claim.assertions:
        for item in contacts(told.document):
            shared = min(item.evidence.end, told.span.end) - max(item.evidence.start, told.span.start)
            shorter = min(item.evidence.end - item.evidence.start, told.span.end - told.span.start)
            if item.id == told.attribution or (shared > 0 and 2 * shared >= shorter):
                found[item.id] = item
    return list(found.values())


def nameless(claim: Claim) -> bool:
    """Whether all who say so are unnamed: described, told of by such, or an outlet cited without its source.

    What outlets only say in their own voice is said by nobody else; see `unsourced`.
    """
    told = [a for a in claim.assertions if a.side == "for" and a.attribution]
    cited = [a for a in told if _unnamed(a)]
    return bool(cited) and all(a in cited or _own_voice(a) or a.speaker.kind == "unspecified" for a in told)


def unsourced(claim: Claim) -> bool:
    """Whether a claim is told in the outlets' own voice alone, without anybody they have it from."""
    told = [a for a in claim.assertions if a.side == "for"]
    return bool(told) and all(
        not a.relays and (not a.attribution or a.speaker.kind == "unspecified" or _own_voice(a)) for a in told
    )


def _unnamed(told: Assertion) -> bool:
    """Whether nobody with a name stands behind an assertion that is no publisher's own."""
    second_hand = any(relay.startswith("unnamed ") for relay in told.relays)
    cited = told.speaker.kind == "outlet" or (told.speaker.kind == "unspecified" and bool(told.relays))
    return told.speaker.kind == "unnamed" or second_hand or (cited and not _own_voice(told))


def _own_voice(told: Assertion) -> bool:
    """Whether the publisher itself speaks."""
    publisher = next((h.name for h in told.chain if h.role == "publisher"), "")
    return told.speaker.kind == "outlet" and not told.relays and told.speaker.label == publisher


def channels(claims: Iterable[Claim], contacts: Contacts) -> tuple[Channel, ...]:
    """The go-betweens named, those of most claims first."""
    table: dict[str, dict[str, None]] = {}
    for claim in claims:
        for item in contacts_of(claim, contacts):
            for name in item.intermediaries:
                table.setdefault(name, {})[claim.id] = None
    made = [Channel(name, tuple(ids)) for name, ids in table.items()]
    return tuple(sorted(made, key=lambda c: (-len(c.claims), c.name)))


def supposed(claims: Iterable[Claim], contacts: Contacts, names: Callable[[str], str]) -> tuple[Supposed, ...]:
    """Go-betweens that only an outlet's own guess or headline names: they carry nothing in any claim.

    names: the name of a document, by its id.
    """
    told: dict[str, set[str]] = {}
    for claim in claims:
        for document in dict.fromkeys(a.document for a in claim.assertions):
            told.setdefault(document, set())
        for item in contacts_of(claim, contacts):
            for document in dict.fromkeys(a.document for a in claim.assertions):
                told[document].add(item.id)
    claimed: dict[str, None] = {}
    guessed: dict[str, dict[str, None]] = {}
    for document, ids in told.items():
        for item in contacts(document):
            for name in item.intermediaries:
                if item.id in ids:
                    claimed[name] = None
                elif not item.attribution:
                    guessed.setdefault(name, {})[names(document)] = None
    return tuple(Supposed(name, tuple(found)) for name, found in sorted(guessed.items()) if name not in claimed)


def directed(claims: Iterable[Claim], contacts: Contacts) -> list[Directed]:
    """The claims in which somebody turns to somebody; one that tells it both ways has no direction."""
    found = []
    for claim in claims:
        if not any(a.side == "for" for a in claim.assertions):
            continue
        told = affirmed(claim, contacts_of(claim, contacts))
        pairs = {(c.initiator, c.recipient) for c in told if c.initiator and c.recipient and c.kind in ONE_WAY}
        one_way = sorted((a, b) for a, b in pairs if a and b and (b, a) not in pairs)
        camps = frozenset(a.speaker.camp for a in claim.assertions if a.side == "for" and a.speaker.camp)
        found += [Directed(claim, a, b, camps, gist(claim, told)) for a, b in one_way]
    return found


def mirrors(items: list[Directed]) -> list[Finding]:
    """Pairs of claims with the parties swapped: each side says the other turned to it, or who began is disputed."""
    table: dict[tuple[str, str], list[Directed]] = {}
    for item in items:
        table.setdefault((item.initiator, item.recipient), []).append(item)
    made = []
    wide = _widened(table)
    for (a, b), group in wide.items():
        if a > b or (b, a) not in wide:
            continue
        left, right = _strongest(group), _strongest(wide[b, a])
        if left.claim.id == right.claim.id or not (_open(left.claim) or _open(right.claim)):
            continue
        shown = _told_with(group, left, right) | _told_with(wide[b, a], right, left)
        lines = tuple(_line(d) for d in shown.values())
        if left.camps and right.camps and not left.camps & right.camps:
            form = (
                "Mirror claims: %(ours)s has it that %(one)s turned to %(other)s;"
                " %(theirs)s, that %(other)s turned to %(one)s."
            )
            sides: dict[str, Part] = {"ours": _camps(left), "one": a, "other": b, "theirs": _camps(right)}
            made.append(Finding("mirror", say(form, **sides), lines, tuple(shown)))
        else:
            text = say("Who turned to whom first is told both ways: %(one)s or %(other)s.", one=a, other=b)
            made.append(Finding("opened", text, lines, tuple(shown)))
    return made


def _widened(table: dict[tuple[str, str], list[Directed]]) -> dict[tuple[str, str], list[Directed]]:
    """The claims by their parties; what is told of a person and another person is also told of the one's state."""
    found = {pair: list(group) for pair, group in table.items()}
    for (a, b), group in table.items():
        for wider in ((state(a), b), (a, state(b))):
            changed, kept = (a, b) if wider[0] != a else (b, a)
            if wider != (a, b) and _person(changed) and _person(kept) and wider in table and wider[::-1] in table:
                found[wider] += group
    return found


def _told_with(group: list[Directed], first: Directed, opposite: Directed) -> dict[str, Directed]:
    """The strongest claim of one side, and the few others that an article tells together with the opposite one."""
    told = {a.document for a in opposite.claim.assertions}
    near = [d for d in group if told & {a.document for a in d.claim.assertions}]
    return {d.claim.id: d for d in (first, *near[:_MOST])}


def _line(item: Directed) -> Said:
    """A claim in a line: how it stands, and who denies it."""
    claim = item.claim
    voices = list(dict.fromkeys(a.speaker.label for a in claim.assertions if a.side == "against" and a.speaker.label))
    form = "%(code)s  %(told)s (%(status)s)"
    if voices:
        form = "%(code)s  %(told)s (%(status)s; %(all)s denies it)"
        form = form if len(voices) == 1 else "%(code)s  %(told)s (%(status)s; %(all)s deny it)"
    parts: dict[str, Part] = {"code": claim.id, "told": item.gist, "status": claim.status}
    return say(form, **parts, **({"all": listed(voices, 2)} if voices else {}))


def shared_origins(entries: Iterable[Entry]) -> list[Finding]:
    """Documents that retell one report: many articles, one origin."""
    table: dict[tuple[str, tuple[str, ...]], list[Entry]] = {}
    languages: dict[str, str] = {}
    for item in entries:
        by_origin: dict[str, set[str]] = {}
        for account in item.says:
            if account.origin:
                by_origin.setdefault(account.origin, set()).add(account.document)
                languages[account.document] = account.quotes[0].language
        for origin, told_by in by_origin.items():
            if len(told_by) > 1:
                table.setdefault((origin, tuple(sorted(told_by))), []).append(item)
    made = []
    for (origin, names), group in sorted(table.items(), key=lambda row: (-len(row[0][1]) * len(row[1]), row[0])):
        spoken = len({languages[n] for n in names})
        form = "%(all)s retell one report (%(name)s): %(articles)s, %(tongues)s, 1 origin."
        tongues = say("%(num)s language", "%(num)s languages", num=spoken)
        text = say(form, all=listed(names, 2), name=origin, articles=counted(len(names)), tongues=tongues)
        made.append(Finding("one-origin", text, (), tuple(e.id for e in group)))
    return made


def agreements(entries: Iterable[Entry]) -> list[Finding]:
    """Claims on which voices of different camps agree and nobody denies."""
    made = []
    for item in entries:
        if item.camps > 1 and status_word(item.status) == "corroborated":
            camps = sorted({a.camp for a in item.says if a.camp})
            told: dict[str, Part] = {"told": item.gist, "articles": counted(item.articles)}
            told["origins"] = say("%(num)s origin", "%(num)s origins", num=item.origins)
            told["camps"] = say("%(num)s camp", "%(num)s camps", num=item.camps)
            form = "Camps agree: %(told)s (%(articles)s · %(origins)s · %(camps)s)."
            if len(camps) > 1:
                form, told["all"] = "%(all)s agree: %(told)s (%(articles)s · %(origins)s · %(camps)s).", tuple(camps)
            made.append(Finding("agreement", say(form, **told), (), (item.id,)))
    return made


def listing(names: Sequence[str], most: int = 4) -> str:
    """Names in a row, the first few and how many more."""
    if len(names) > most + 1:
        return f"{', '.join(names[:most])} and {len(names) - most} more"
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def listed(names: Sequence[str], most: int = 4) -> tuple[str, ...]:
    """The same for a sentence: the first few names, and how many more."""
    if len(names) <= most + 1:
        return tuple(names)
    return (*names[:most], say("%(num)s more", "%(num)s more", num=len(names) - most))


def counted(articles: int) -> Said:
    """How many articles."""
    return say("%(num)s article", "%(num)s articles", num=articles)


@lru_cache(maxsize=4096)
def state(party: str) -> str:
    """The state that a party known by name belongs to; the party itself where the packs know none."""
    known = load_actors()
    own = next((one.country for one in known.actors.values() if one.name == party), "")
    return known.countries[own].name if own in known.countries else party


@lru_cache(maxsize=4096)
def _person(party: str) -> bool:
    return any(one.kind == "person" and one.name == party for one in load_actors().actors.values())


def _strongest(group: list[Directed]) -> Directed:
    return max(group, key=lambda d: (bool(d.camps), _open(d.claim), d.claim.origins, d.claim.articles, d.claim.id))


def _open(claim: Claim) -> bool:
    return status_word(claim.status) in ("contested", "denied")


def _camps(item: Directed) -> tuple[str, ...]:
    return tuple(sorted(item.camps))
