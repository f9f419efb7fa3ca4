"""Two who speak together, where names are written with capitals: “NAME and NAME”, “the two leaders”, “they”."""

from rawi.extract.mentions import COMMAS, Page
from rawi.extract.people import People
from rawi.extract.source_medial import heading
from rawi.packs.compile import bit
from rawi.packs.glossary import wording
from rawi.text.normalize import fold_key
from rawi.types import Speaker

Range = tuple[int, int]
_FAR = 400  # words in which those meant have been named
_OPENING = bit("determiner") | bit("adverb")
_PAIR = 2


def coordinator(page: Page, people: People, first: int, last: int) -> int:
    """The conjunction between two people in a phrase: “President NAME and the minister NAME”; or -1."""
    for k in range(first + 1, last - 1):
        if page.texts[k] in COMMAS:
            return -1
        if page.has(k, bit("coordinator")):
            second = page.cover.get(k + 1 + page.has(k + 1, bit("determiner")))
            entitled = second is not None and second.entry.category in ("title", "honorific", "nisba", "country")
            return k if _person(page, people, first, k) and (entitled or _person(page, people, k + 1, last)) else -1
    return -1


def _person(page: Page, people: People, first: int, last: int) -> bool:
    """Whether a phrase ends in a person's name."""
    known = page.cover.get(last - 1)
    if known is not None:
        return getattr(known.entry.ref, "kind", "") == "person"
    words = people.trailing_name(first, last)
    return bool(words) and words[-1] == last - 1 and people.spelt(words)


def joined(one: Speaker, other: Speaker) -> Speaker | None:
    """Two people as one speaker."""
    if one.label == other.label or {one.kind, other.kind} != {"person"}:
        return None
    return Speaker(f"{one.label} {wording().joined} {other.label}", "person", "", one.camp)


def both(page: Page, people: People, first: int, last: int) -> Speaker | None:
    """The two people named before a phrase that means both of them (syntax.both), where there are just two."""
    if page.texts[first:last] not in [fold_key(phrase).split() for phrase in page.syntax.get("both", ())]:
        return None
    return _named(page, people, max(first - _FAR, 0), first)


def _named(page: Page, people: People, begin: int, k: int) -> Speaker | None:
    """The two people named in the words [begin, k); None where there are fewer or more."""
    near = page.texts[begin:k]
    met: dict[str, tuple[int, Speaker]] = {}
    for person in (*people.named, *people.ahead):
        places = [near.index(word) for word in person.words if word in near]
        if len(places) == len(person.words) and person.speaker.label not in met:
            met[person.speaker.label] = min(places), person.speaker
    found = [speaker for _, speaker in sorted(met.values(), key=lambda at: at[0])]
    return joined(*found) if len(found) == _PAIR else None


def only_one(page: Page, people: People, k: int) -> Speaker | None:
    """The only person named in the sentence of word k before it: “When NAME left, he thought …”."""
    near = set(page.texts[page.sentence(k)[0] : k])
    found = {p.speaker.label: p.speaker for p in (*people.named, *people.ahead) if p.words <= near}
    return next(iter(found.values())) if len(found) == 1 else None


def taken_up(page: Page, people: People, k: int) -> tuple[Range | None, Speaker | None]:
    """What “they” at word k, which opens its sentence, takes up: the subject of the sentence before, and the two
    people named in it.
    """
    begin = page.sentence(k)[0]
    if begin == 0 or any(page.tags[j] & ~_OPENING for j in range(begin, k)):
        return None, None
    before = page.sentence(begin - 1)
    return heading(page, *before), _named(page, people, *before)
