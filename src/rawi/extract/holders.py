"""Who holds the offices a report speaks of, where offices and names stand apart (syntax.office_before_name).

“The head of the library said …” opens the report, “NAME said …” goes on, and later come the head again, a shorter form
of the office, another office of the same body.  A new name right behind an office is its holder's; an office that
shares a body with one of somebody named before is theirs; and so is any office in a report where nobody else speaks.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from rawi.extract.mentions import Page
from rawi.extract.sources import ADVERB, COORDINATOR, PREPOSITION, TIME
from rawi.packs.actors import Country, load_actors
from rawi.packs.compile import bit
from rawi.packs.glossary import load_glossary, wording
from rawi.types import Speaker

_NEAR = 5  # speakers between an office and its holder's name
_EMPTY = PREPOSITION | COORDINATOR | ADVERB | TIME | bit("demonstrative") | bit("determiner") | bit("quantifier")
_BODY = frozenset(("noun", "field", "state"))
_LEAST = 3  # letters of a word that tells one body from another


class Said(NamedTuple):
    """One who speaks in a report: the phrase, whom it means by itself, whether it is a mere office, whether a new
    name without an office in the text.
    """

    source: tuple[int, int]
    speaker: Speaker
    office: bool
    free: bool


@dataclass(slots=True)
class _Office:
    """What tells one office from another: its titles, the words of its body, all its words, whether it is a state's."""

    titles: set[str] = field(default_factory=set)
    body: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    state: bool = False

    def same(self, other: "_Office") -> bool:
        """Whether two phrases may be forms of one office: one title, and a word in common or nothing else said."""
        bare = not (self.words and other.words)
        return bool(self.titles & other.titles) and (bare or bool(self.words & other.words))


def single(speaker: Speaker) -> bool:
    """Whether a speaker is one human being, whom no plural means."""
    return speaker.kind == "person" and f" {wording().joined} " not in speaker.label


def holders(page: Page, said: Sequence[Said]) -> dict[tuple[int, int], Speaker]:
    """The persons that the phrases of mere offices mean, as far as the report shows them."""
    found: dict[tuple[int, int], Speaker] = {}
    known: dict[Speaker, list[_Office]] = {}
    for k, item in enumerate(said):
        if not item.office:
            if item.speaker.kind == "person":
                known.setdefault(item.speaker, [])
            continue
        office = _office(page, item.source)
        holder = _in_office(known, office) or _named_next(page, said, k, known) or _of_body(known, office)
        if holder is None and not office.state and len(known) == 1:
            only = next(iter(known))
            holder = only if known[only] or _goes_on(said, k, only) else None
        if holder is not None:
            found[item.source] = holder
            known.setdefault(holder, []).append(office)
    return found


def _in_office(known: dict[Speaker, list[_Office]], office: _Office) -> Speaker | None:
    """Who has been named before as holding this very office."""
    return next((speaker for speaker, own in known.items() if any(office.same(o) for o in own)), None)


def _of_body(known: dict[Speaker, list[_Office]], office: _Office) -> Speaker | None:
    """The only one named before who holds an office of the same body."""
    near = [speaker for speaker, own in known.items() if any(office.body & o.body for o in own)]
    return near[0] if len(near) == 1 and not office.state else None


def _named_next(page: Page, said: Sequence[Said], k: int, known: dict[Speaker, list[_Office]]) -> Speaker | None:
    """The new name that comes next behind an office, with nobody else between."""
    office = _office(page, said[k].source)
    for item in said[k + 1 : k + _NEAR]:
        back = page.has(item.source[0], bit("demonstrative")) or page.has(item.source[0] - 1, bit("demonstrative"))
        if item.office and not back and not office.same(_office(page, item.source)):
            return None
        if item.office or item.speaker.kind != "person" or item.speaker == said[k].speaker:
            continue
        actor = load_actors().actors.get(item.speaker.actor)
        other = office.state and actor is not None and actor.offices != ()
        return item.speaker if item.free and item.speaker not in known and not other else None
    return None


def _goes_on(said: Sequence[Said], k: int, speaker: Speaker) -> bool:
    """Whether the one named before an office is the next one named behind it."""
    return next((item.speaker == speaker for item in said[k + 1 : k + _NEAR] if not item.office), False)


def _office(page: Page, source: tuple[int, int]) -> _Office:
    """What the words of a phrase tell about an office."""
    made, glossary = _Office(), load_glossary(page.lexicon.language)
    for k in range(*source):
        hit = page.cover.get(k)
        if hit is not None and hit.entry.category == "title":
            made.titles.add(hit.entry.ref.id)
            made.state = made.state or bool(hit.entry.ref.office)
        elif hit is not None and isinstance(hit.entry.ref, Country):
            made.state = True
        elif page.texts[k][0].isalpha() and len(page.texts[k]) >= _LEAST and not page.tags[k] & _EMPTY:
            made.words.add(page.texts[k])
            term = glossary.at(page.texts, k, k + 1)
            if hit is not None or (term is not None and term[0].kind in _BODY):
                made.body.add(page.texts[k])
    return made
