"""A candidate assertion, reduced to what linking needs: its evidence, who tells it, and its features.

Candidates are frozen and picklable, so that documents can be read on many machines and linked in one place.
"""

from dataclasses import dataclass

from rawi.types import Hop, Language, Span, Speaker, Stance


@dataclass(frozen=True, slots=True)
class Parties:
    """A contact's frame: kind, who to whom, and how it stands."""

    kind: str
    initiator: str
    recipient: str
    status: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """One stretch of one document that tells something.

    address: what the versions of an article share.  voice: "attributed" or "own" (the publisher's).
    stems: words without endings, of one script.  things: ids of actors, countries and notions, for all languages alike,
    in the order of the text.
    context: ids of notions too common to tell claims apart.  negative, denial, mood: how the statement is held;
    negated: what stands close to a negation.  keys: the bare propositions it speaks of;
    counter: those it speaks against.  suspected: it tells a suspicion.  heading: it is a line above the text.
    confidence: that of the attribution, 0 without one.
    replier: the state that answers a message, or leaves it unanswered.
    accords: what it says that the other side may say too.  amounts: its numbers with what is counted.
    """

    id: str
    document: str
    address: str
    language: Language
    published: str
    publisher: str
    span: Span
    quote: str
    voice: str
    stance: Stance
    sense: str
    speaker: Speaker
    relays: tuple[str, ...]
    chain: tuple[Hop, ...]
    attribution: str
    stems: tuple[str, ...]
    pairs: tuple[str, ...]
    things: tuple[str, ...]
    context: tuple[str, ...]
    numbers: tuple[str, ...]
    negative: bool
    negated: tuple[str, ...]
    denial: bool
    mood: str
    when: str = ""
    parties: Parties | None = None
    keys: tuple[str, ...] = ()
    counter: tuple[str, ...] = ()
    suspected: bool = False
    heading: bool = False
    confidence: float = 0.0
    replier: str = ""
    accords: tuple[str, ...] = ()
    amounts: tuple[str, ...] = ()
