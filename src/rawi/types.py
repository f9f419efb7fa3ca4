"""The nouns of Rawi: frozen records without logic (glossary in docs/reference/glossary.md).

Spans count Unicode code points of `Document.text`, half-open.  Dates are EDTF strings (ISO 8601-2).
Names in `label` fields are canonical English names; the text's own words are always reached through a span.
"""

from dataclasses import dataclass
from typing import Literal

Language = Literal["ar", "fa", "en", "und"]
ActorKind = Literal["person", "organization", "government", "outlet", "unnamed", "group", "document", "unspecified"]
Mode = Literal["direct", "indirect", "mixed"]
Stance = Literal["asserts", "denies", "confirms", "doubts", "declines"]
Side = Literal["for", "against", "doubt", "no-comment"]
ContactKind = Literal["message", "letter", "call", "meeting", "talks", "visit", "mediation", "offer"]
ContactStatus = Literal["occurred", "planned", "offered", "refused", "denied", "unanswered"]
HopRole = Literal["publisher", "relay", "speaker"]
Basis = Literal["metadata", "dateline", "text", "file", "user", "none"]
Verdict = Literal["same", "different", "scope", "right", "wrong"]


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open range of code points of a document's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Fact:
    """A value about a document, how we know it, and the raw words it was read from."""

    value: str
    basis: Basis
    raw: str = ""


@dataclass(frozen=True, slots=True)
class Noise:
    """A span that is not the article (cookie notice, teaser, signature), and why."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Document:
    """One version of one article or post.  `text` is never altered.

    name: what users call it (file stem, JSONL id); address: what a later version shares (URL, path or name), the id
    where nothing can follow it.  publisher, published: absent (None) when not stated.  language_basis: "text" when its
    letters tell.  revision_of: id of the version it follows, if any.
    """

    id: str
    name: str
    text: str
    language: Language
    address: str
    title: str = ""
    url: str = ""
    publisher: Fact | None = None
    published: Fact | None = None
    noise: tuple[Noise, ...] = ()
    notes: tuple[str, ...] = ()
    sha256: str = ""
    revision_of: str | None = None
    language_basis: Basis = "text"


@dataclass(frozen=True, slots=True)
class When:
    """A date expression resolved.  value: EDTF, or "" when it cannot be; basis: a sentence saying why."""

    span: Span
    value: str
    precision: Literal["minute", "day", "week", "month", "year", "range", "none"]
    calendar: Literal["gregorian", "jalali", "hijri", "relative"]
    basis: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: canonical label, kind, the actor's id when the packs know it, and the camp."""

    label: str
    kind: ActorKind
    actor: str = ""
    camp: str = ""


@dataclass(frozen=True, slots=True)
class Hop:
    """One hand the content went through, from the publisher inward to the speaker."""

    name: str
    role: HopRole
    stated: bool
    cue: str = ""


@dataclass(frozen=True, slots=True)
class Attribution:
    """A stretch presented as coming from somebody: source + cue + content, with chain and stance.

    trace: one sentence for each decision, for `rawi explain`.  confidence: how likely it is right, 0 to 1.
    """

    id: str
    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    speaker: Speaker
    mode: Mode
    stance: Stance
    rule: str
    addressee: Span | None = None
    relays: tuple[str, ...] = ()
    chain: tuple[Hop, ...] = ()
    when: When | None = None
    sense: str = "say"
    trace: tuple[str, ...] = ()
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Contact:
    """A communication between parties, as one account has it."""

    id: str
    kind: ContactKind
    initiator: str | None
    recipient: str | None
    intermediaries: tuple[str, ...]
    medium: str | None
    status: ContactStatus
    when: When | None
    according_to: str
    evidence: Span
    rule: str
    attribution: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that extraction says of one document."""

    document: str
    attributions: tuple[Attribution, ...]
    contacts: tuple[Contact, ...]
    dates: tuple[When, ...] = ()


@dataclass(frozen=True, slots=True)
class Assertion:
    """One attribution's, contact's or publisher's stance on one claim.

    confidence: that of the attribution it rests on; 0 where it rests on none.
    """

    id: str
    document: str
    span: Span
    quote: str
    side: Side
    speaker: Speaker
    relays: tuple[str, ...]
    chain: tuple[Hop, ...]
    origin: str
    scope: str = ""
    attribution: str = ""
    language: Language = "und"
    published: str = ""
    when: str = ""
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Claim:
    """One proposition across documents.  status and counts are computed from the assertions, never stored as truth."""

    id: str
    title: str
    kind: str
    status: str
    articles: int
    origins: int
    camps: int
    assertions: tuple[Assertion, ...]
    conflicts: tuple[str, ...] = ()
    when: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """A decision about two assertions, by their ids; kept, can be undone, a person's wins.

    same, different: they do, or do not, tell the same claim.  scope: the denial (left) denies what the right one tells
    and no other claim.  right, wrong: the left one is read rightly, or is no assertion at all; right is "", or
    "hop:NAME" where the word is on one hand of its chain alone.  same, different of "source:ID" and "source:ID": the
    unnamed sources of two assertions are, or are not, one.
    """

    left: str
    right: str
    decision: Verdict
    by: str
    score: float
    reasons: tuple[str, ...]
    time: str = ""
