"""A claim as a page of the ledger: who says so, who denies, in which words, and what cannot be told from the texts."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from rawi.export.gist import gist, subjects
from rawi.export.labels import NOWHERE, SHAPES, status_word
from rawi.text.said import say
from rawi.types import Assertion, Claim, Contact, Document

QUOTE_LIMIT = 300
"""The most characters of one quotation in an export."""
_OWN_VOICE = "publisher"
_ITSELF = say("the outlet itself")
_FEW = 3


@dataclass(frozen=True, slots=True)
class Quote:
    """The words an account rests on; `cut` when only the first part of them is shown.

    beyond: what the words of a denial do not cover of what others tell.  assertion: its id.  source: the id of the
    document, whose name may also be that of a later version.
    """

    text: str
    cut: bool
    language: str
    document: str
    start: int
    end: int
    line: int
    scope: str
    when: str
    beyond: tuple[str, ...] = ()
    assertion: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """One hand of a chain; `stated` is False where Rawi infers it."""

    name: str
    role: str
    stated: bool


@dataclass(frozen=True, slots=True)
class Account:
    """One document's account of who holds what: a side, a chain from outlet to speaker, the quotations."""

    side: str
    document: str
    chain: tuple[Link, ...]
    speaker: str
    kind: str
    camp: str
    origin: str
    published: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """How accounts that rest on one origin differ: the aspect, and (value, names of documents) for each value."""

    aspect: str
    origin: str
    values: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim with its accounts on both sides.  status describes the reporting, not the truth."""

    id: str
    gist: str
    title: str
    title_language: str
    kind: str
    status: str
    shape: str
    articles: int
    origins: int
    camps: int
    when: str
    says: tuple[Account, ...]
    denies: tuple[Account, ...]
    conflicts: tuple[str, ...]
    retold: tuple[Difference, ...]
    unknown: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def against(self) -> int:
        """How many accounts deny it; who doubts it or will not say is shown beside them, and not counted."""
        return sum(a.side == "against" for a in self.denies)

    @property
    def quoted(self) -> bool:
        """Whether the title stands among the quotations already."""
        return any(" ".join(q.text.split()) == self.title for a in (*self.says, *self.denies) for q in a.quotes)

    @property
    def documents(self) -> tuple[str, ...]:
        """Names of the documents that tell it, on either side."""
        return tuple(dict.fromkeys(a.document for a in (*self.says, *self.denies)))


Beyond = Callable[[Assertion], tuple[str, ...]]


def nothing(_: Assertion) -> tuple[str, ...]:
    """What a denial leaves out where nothing is known to compare it with."""
    return ()


def entry(
    claim: Claim,
    documents: Mapping[str, Document],
    contacts: Sequence[Contact] = (),
    limit: int = QUOTE_LIMIT,
    beyond: Beyond = nothing,
) -> Entry:
    """The page of a claim.

    documents: by id; contacts: those the claim's assertions tell; limit: the most characters of one quotation; beyond:
    what the words of a denial do not cover.
    """
    says = accounts([a for a in claim.assertions if a.side == "for"], documents, limit)
    denies = accounts([a for a in claim.assertions if a.side != "for"], documents, limit, beyond)
    return Entry(
        id=claim.id,
        gist=gist(claim, contacts),
        title=claim.title if len(claim.title) <= limit else claim.title[:limit].rsplit(None, 1)[0] + " …",
        title_language=_language(claim),
        kind=claim.kind,
        status=claim.status,
        shape=SHAPES.get(status_word(claim.status), "?"),
        articles=claim.articles,
        origins=claim.origins,
        camps=claim.camps,
        when=claim.when,
        says=says,
        denies=denies,
        conflicts=claim.conflicts,
        retold=_retold(says),
        unknown=_unknown(claim, says + denies),
        notes=claim.notes,
    )


def quote(item: Assertion, documents: Mapping[str, Document], limit: int, beyond: Beyond = nothing) -> Quote:
    """An assertion's words with their place; cut at a word where they are longer than the limit."""
    known = documents.get(item.document)
    text, cut = item.quote, len(item.quote) > limit
    if cut:
        text = text[:limit].rsplit(None, 1)[0] if " " in text[:limit] else text[:limit]
    return Quote(
        text=text,
        cut=cut,
        language=item.language if item.language != "und" or known is None else known.language,
        document=known.name if known else item.document,
        start=item.span.start,
        end=item.span.end,
        line=known.text.count("\n", 0, item.span.start) + 1 if known else 0,
        scope=item.scope,
        when=item.when,
        beyond=beyond(item) if item.side == "against" else (),
        assertion=item.id,
        source=item.document,
    )


def chain(item: Assertion, documents: Mapping[str, Document]) -> tuple[Link, ...]:
    """The hands a content went through, from the outlet inward; an outlet that is not stated is said to be so."""
    links = [Link(h.name, h.role, h.stated) for h in item.chain if h.name != _OWN_VOICE]
    if not links:
        links = [Link(name, "relay", True) for name in item.relays]
        if item.speaker.label not in ("", _OWN_VOICE):
            links.append(Link(item.speaker.label, "speaker", True))
    known = documents.get(item.document)
    publisher = known.publisher.value if known and known.publisher else ""
    if not any(link.role == "publisher" for link in links):
        first = Link(publisher or NOWHERE, "publisher", bool(publisher))
        if not links or links[0].name != first.name:
            links.insert(0, first)
    return tuple(links)


def accounts(
    items: list[Assertion], documents: Mapping[str, Document], limit: int, beyond: Beyond = nothing
) -> tuple[Account, ...]:
    """Assertions of one side, those of one document with one chain together; in order of date, document, place."""
    grouped: dict[tuple[object, ...], list[Assertion]] = {}
    for item in sorted(items, key=lambda a: (a.published or "9", a.document, a.span.start)):
        grouped.setdefault((item.side, item.document, chain(item, documents), item.origin), []).append(item)
    made = []
    for group in grouped.values():
        first = group[0]
        known = documents.get(first.document)
        quotes = {(a.span.start, a.span.end): quote(a, documents, limit, beyond) for a in group}
        made.append(
            Account(
                side=first.side,
                document=known.name if known else first.document,
                chain=chain(first, documents),
                speaker=first.speaker.label,
                kind=first.speaker.kind,
                camp=first.speaker.camp,
                origin=first.origin.replace(first.document, known.name) if known else first.origin,
                published=first.published,
                quotes=tuple(quotes.values()),
            )
        )
    return tuple(made)


def _retold(accounts: tuple[Account, ...]) -> tuple[Difference, ...]:
    """What changed between documents that rest on one origin: who is said to speak, and when it happened."""
    found = []
    by_origin: dict[str, list[Account]] = {}
    for account in accounts:
        if account.origin:
            by_origin.setdefault(account.origin, []).append(account)
    for origin, group in by_origin.items():
        if len({a.document for a in group}) < 2:
            continue
        speakers = _values([(_ITSELF if a.chain[-1].role == _OWN_VOICE else a.speaker, a.document) for a in group])
        times = _values([(q.when, a.document) for a in group for q in a.quotes if q.when])
        for aspect, values in (("speaker", speakers), ("when", times), ("wording", _wording(group))):
            if len(values) > 1 and len({values[0][1], *(v[1] for v in values)}) > 1:
                found.append(Difference(aspect, origin, values))
    return tuple(found)


def _language(claim: Claim) -> str:
    """The language of the title: that of the assertion it was taken from."""
    for told in claim.assertions:
        if " ".join(told.quote.split()) == claim.title:
            return told.language
    return "und"


def _wording(group: list[Account]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The notions that some documents name and others do not, in English: “negotiation” here, “dialogue” there."""
    named: dict[str, list[str]] = {}
    for account in group:
        for one in account.quotes:
            named.setdefault(account.document, []).extend(subjects(one.text, one.language))
    common = set.intersection(*(set(names) for names in named.values()))
    own = {d: [n for n in dict.fromkeys(names) if n not in common] for d, names in named.items()}
    near = bool(common) and all(0 < len(names) <= _FEW for names in own.values())
    told: list[tuple[str, str]] = [
        (say("%(notions)s", notions=tuple(names)) if names else "", d) for d, names in own.items()
    ]
    return _values(told) if near else ()


def _values(pairs: list[tuple[str, str]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    table: dict[str, dict[str, None]] = {}
    for value, document in pairs:
        table.setdefault(value, {})[document] = None
    return tuple((value, tuple(names)) for value, names in table.items() if value)


def _unknown(claim: Claim, accounts: tuple[Account, ...]) -> tuple[str, ...]:
    """What the texts do not say, in sentences."""
    found = []
    unplaced = dict.fromkeys(a.document for a in accounts if a.chain and a.chain[0].name == NOWHERE)
    undated = dict.fromkeys(a.document for a in accounts if not a.published)
    unnamed = dict.fromkeys(a.speaker for a in accounts if a.kind == "unnamed" and a.speaker)
    if claim.origins == 0:
        found.append(say("who first told this: no source is stated"))
    if unnamed:
        found.append(say("who speaks: %(names)s", names=tuple(unnamed)))
    if not claim.when:
        found.append(say("when it happened"))
    if unplaced:
        found.append(say("which outlet published %(documents)s", documents=tuple(unplaced)))
    if undated:
        found.append(say("when %(documents)s appeared", documents=tuple(undated)))
    return tuple(found)
