"""Claims + documents → the report of a ledger as plain data: what the terminal, Markdown and the dossier all print."""

import dataclasses
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from rawi.export import highlights
from rawi.export.beyond import Around, Dates, beyond, undated
from rawi.export.entry import QUOTE_LIMIT, Entry, entry
from rawi.export.highlights import Channel, Contacts, Finding, Supposed
from rawi.export.labels import AGREEMENT, latin, status_word
from rawi.types import Claim, Document

NOTICE = "Status describes the reporting in these articles, not what is true. Nothing here is adjudicated."
AGREED = "agreed"
SECTIONS = ("contested", "denied", AGREED, "corroborated", "asserted")
INVENTED = "invented"
"""A document whose notes begin with this word was made up for demonstration."""
_MOST_FINDINGS = 3


@dataclass(frozen=True, slots=True)
class Source:
    """A document as the report lists it: where it comes from, how its facts are known, how much of it is quoted."""

    name: str
    language: str
    title: str
    url: str
    publisher: str
    publisher_basis: str
    published: str
    published_basis: str
    sha256: str
    characters: int
    quoted: int
    claims: int
    invented: bool
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gaps:
    """What the articles leave open: names of documents, ids of claims."""

    undated: tuple[str, ...]
    unplaced: tuple[str, ...]
    unsourced: tuple[str, ...]
    unnamed_only: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """Everything a report says.

    entries: contested, denied, agreed (what both sides say, above the claims), corroborated, asserted; `omitted` are
    not among them.  statuses: how many claims stand so, and how many agreements there are.  sources: where there are
    many articles, those that the entries quote.
    """

    version: str
    articles: int
    languages: dict[str, int]
    statuses: dict[str, int]
    claims: int
    assertions: int
    verified: int
    broken: int
    stands_out: tuple[Finding, ...]
    channels: tuple[Channel, ...]
    supposed: tuple[Supposed, ...]
    gaps: Gaps
    entries: tuple[Entry, ...]
    omitted: int
    sources: tuple[Source, ...]
    quote_limit: int

    def section(self, status: str) -> list[Entry]:
        """The entries of one section."""
        return [e for e in self.entries if _section(e) == status]


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a report shows: characters of one quotation, and claims in all."""

    quote: int = QUOTE_LIMIT
    claims: int = 500


def report(
    claims: Iterable[Claim],
    documents: Mapping[str, Document],
    contacts: Contacts,
    limits: Limits = Limits(),
    dates: Dates = undated,
) -> Report:
    """The report of a ledger.

    claims: all of them, or those asked for; documents: by id; contacts, dates: those of a document, by its id.
    """
    from rawi import __version__

    ordered = sorted(claims, key=_rank)
    around = Around(contacts, dates, _told_by(ordered))
    entries = [
        entry(c, documents, highlights.contacts_of(c, contacts), limits.quote, partial(beyond, claim=c, around=around))
        for c in ordered[: limits.claims]
    ]
    own = [c for c in ordered if c.kind != AGREEMENT]
    verified, broken = _verify(ordered, documents)
    sources = tuple(_sources(ordered, documents))
    return Report(
        version=__version__,
        articles=len(sources),
        languages=dict(Counter(s.language for s in sources).most_common()),
        statuses=dict(Counter(_section(c) for c in ordered)),
        claims=len(own),
        assertions=sum(len(c.assertions) for c in own),
        verified=verified,
        broken=broken,
        stands_out=tuple(_stands_out(own, entries, contacts)),
        channels=highlights.channels(own, contacts),
        supposed=highlights.supposed(own, contacts, lambda key: documents[key].name if key in documents else key),
        gaps=_gaps(own, sources),
        entries=tuple(entries),
        omitted=len(ordered) - len(entries),
        sources=_shown(sources, entries, limits.claims),
        quote_limit=limits.quote,
    )


def _told_by(claims: Iterable[Claim]) -> Callable[[str], list[Claim]]:
    """The claims that a document tells, by its id."""
    table: dict[str, list[Claim]] = {}
    for claim in claims:
        for document in dict.fromkeys(a.document for a in claim.assertions):
            table.setdefault(document, []).append(claim)
    return lambda document: table.get(document, [])


def as_data(made: Report) -> dict[str, Any]:
    """The report as JSON has it."""
    return dataclasses.asdict(made)


def _section(item: Claim | Entry) -> str:
    """Where a claim stands in the report: under its status, an agreement in a section of its own."""
    return AGREED if item.kind == AGREEMENT else status_word(item.status)


def _rank(claim: Claim) -> tuple[int, int, int, str, str]:
    """Contested first, then by how much there is to see."""
    word = _section(claim)
    place = SECTIONS.index(word) if word in SECTIONS else len(SECTIONS)
    return place, -claim.articles, -claim.origins, claim.when or "9", claim.id


def _stands_out(own: list[Claim], entries: list[Entry], contacts: Contacts) -> Iterable[Finding]:
    """The first few findings of each kind."""
    mirrored = highlights.mirrors(highlights.directed(own, contacts))
    kinds = (
        [f for f in mirrored if f.kind == "mirror"],
        [f for f in mirrored if f.kind == "opened"],
        highlights.shared_origins(e for e in entries if e.kind != AGREEMENT),
        highlights.agreements(entries),
    )
    for found in kinds:
        yield from found[:_MOST_FINDINGS]


def _verify(claims: list[Claim], documents: Mapping[str, Document]) -> tuple[int, int]:
    """How many quotations stand in their documents to the letter, and how many do not."""
    verified = broken = 0
    for claim in claims:
        for told in claim.assertions:
            known = documents.get(told.document)
            same = known is not None and known.text[told.span.start : told.span.end] == told.quote
            verified, broken = verified + same, broken + (not same)
    return verified, broken


def _sources(claims: list[Claim], documents: Mapping[str, Document]) -> Iterable[Source]:
    """The documents in order of name, each with the share of it that the quotations cover."""
    spans: dict[str, set[tuple[int, int]]] = {}
    told: dict[str, set[str]] = {}
    for claim in claims:
        for item in claim.assertions:
            spans.setdefault(item.document, set()).add((item.span.start, item.span.end))
            told.setdefault(item.document, set()).add(claim.id)
    for known in sorted(documents.values(), key=lambda d: d.name):
        yield Source(
            name=known.name,
            language=known.language,
            title=known.title,
            url=known.url,
            publisher=known.publisher.value if known.publisher else "",
            publisher_basis=known.publisher.basis if known.publisher else "none",
            published=known.published.value if known.published else "",
            published_basis=known.published.basis if known.published else "none",
            sha256=known.sha256,
            characters=len(known.text),
            quoted=_covered(spans.get(known.id, set())),
            claims=len(told.get(known.id, ())),
            invented=any(n.startswith(INVENTED) for n in known.notes),
            notes=known.notes,
        )


def _shown(sources: tuple[Source, ...], entries: list[Entry], most: int) -> tuple[Source, ...]:
    if len(sources) <= most:
        return sources
    quoted = {name for item in entries for name in item.documents}
    return tuple(s for s in sources if s.name in quoted)


def _covered(spans: set[tuple[int, int]]) -> int:
    """How many characters the spans cover, each counted once."""
    total = last = 0
    for start, end in sorted(spans):
        total += max(0, end - max(start, last))
        last = max(last, end)
    return total


def _gaps(claims: list[Claim], sources: tuple[Source, ...]) -> Gaps:
    return Gaps(
        undated=tuple(latin(s.name, s.language) for s in sources if not s.published),
        unplaced=tuple(latin(s.name, s.language) for s in sources if not s.publisher),
        unsourced=tuple(c.id for c in claims if highlights.unsourced(c)),
        unnamed_only=tuple(c.id for c in claims if highlights.nameless(c)),
    )
