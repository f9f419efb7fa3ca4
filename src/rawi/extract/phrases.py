"""Which names count in a source phrase, and how the words between them hang together."""

from itertools import pairwise

from rawi.extract.joints import sent_to
from rawi.extract.mentions import COMMAS, OPENERS, Page
from rawi.extract.people import People, country_of, is_person
from rawi.extract.roles import beside
from rawi.packs.actors import Actor, Country
from rawi.packs.compile import Hit, bit
from rawi.packs.glossary import load_glossary, wording
from rawi.text.normalize import fold_key
from rawi.types import Speaker

SKIPPED = bit("quantifier") | bit("demonstrative") | bit("determiner") | bit("particle")
BODY = bit("org_head")
_TWO = 2
_CALLED = 2  # words of a body before the name it bears
_INNER = bit("preposition") | bit("np_preposition") | BODY


def names_in(page: Page, people: People, first: int, last: int) -> list[Hit]:
    """The names in a phrase, without those whose place or company shows that they mean something else."""
    found: list[Hit] = []
    k = first
    while k < last:
        at = page.names.get(k)
        if at and page.cased and at[0].entry.category == "modifier" and at[0].last == last:
            at = [h for h in at if isinstance(h.entry.ref, Actor) and h.last == last] or at  # “EU”, alone
        if at and _placed(page, people, at[0], first, last):
            found.append(at[0])
        k = at[0].last if at else k + 1
    found = [h for h in found if not _seat(page, h)]
    countries = {h.entry.ref.id for h in found if isinstance(h.entry.ref, Country)}
    return [h for h in found if not of_another(h, countries)]


def joined_states(page: Page, hits: list[Hit], first: int, last: int) -> Speaker | None:
    """Two states that speak as one: “Malta and Cyprus”; None where a phrase is about anything else."""
    states = [h for h in hits if h.entry.category in ("country", "capital")]
    if len(states) < 2 or states[0].first != first or hits[-1].last != last:
        return None
    plain = len(states) == len(hits) and all(h.last >= n.first - 1 for h, n in pairwise(hits))
    linked = [h.first for h in states[1:] if h.clitic or page.has(h.first - 1, bit("coordinator"))]
    names = list(dict.fromkeys(h.entry.ref.name for h in states))
    if not plain or not linked or len(names) != _TWO:
        return None
    return Speaker(f" {wording().joined} ".join(names), "government")


def joined_bodies(page: Page, hits: list[Hit], last: int) -> Speaker | None:
    """Two bodies the packs know that speak as one: “Swedish bank A and carmaker B”."""
    two = [h for h in hits if isinstance(h.entry.ref, Actor) and h.entry.ref.kind == "organization"]
    others = {h.entry.category for h in hits if h not in two}
    if len(two) != _TWO or two[1].last != last or not others <= {"nisba"} or two[0].entry.ref is two[1].entry.ref:
        return None
    linked = two[1].clitic or any(page.has(k, bit("coordinator")) for k in range(two[0].last, two[1].first))
    names = [h.entry.ref.name for h in two]
    return Speaker(f" {wording().joined} ".join(names), "organization") if linked else None


def of_another(hit: Hit, countries: set[str]) -> bool:
    """Whether a short form of a body (the government, the parliament) belongs to another country than the one
    beside it.
    """
    ref = hit.entry.ref
    if not isinstance(ref, Actor) or ref.kind == "person" or hit.entry.feature != "short" or not countries:
        return False
    return ref.country not in countries


def skipped(page: Page, k: int, last: int) -> bool:
    """Whether word k only counts or points: “some of” (syntax.member), “one of”, “this”."""
    member = page.syntax.get("member", ())
    if page.texts[k] in member:
        return page.has(k - 1, SKIPPED)
    among = k + 2 < last and page.texts[k + 1] in member
    some = k in page.names and page.names[k][0].entry.category == "group"
    among = among or (page.verb_last and some and k + 1 < last and k + 1 in page.names)  # “some sources”
    return page.has(k, SKIPPED) and (k not in page.names or page.has(k, bit("one_of")) or among)


def _seat(page: Page, hit: Hit) -> bool:
    """Whether a place only says where somebody is seated: the Paris-based fund."""
    texts, based = page.texts, page.syntax.get("based")
    return bool(based) and isinstance(hit.entry.ref, Country) and texts[hit.last : hit.last + 2] == ["-", based]


def _placed(page: Page, people: People, hit: Hit, first: int, last: int) -> bool:
    """Whether a bare surname stands where a name can: at the head, behind a title or a name, not inside a
    compound.
    """
    if not is_person(hit) or hit.entry.feature != "short" or page.cased:
        return True
    before = hit.first - 1
    inside = hit.last < last and page.texts[hit.last][0].isalpha() and not page.clitic[hit.last]
    if hit.entry.uncertain and inside and before >= first:  # an adjective in the middle of a longer phrase
        return False
    if hit.last < last and people.name_words(hit.last, hit.last + 1):
        return page.clitic[hit.last] != ""
    if before < first or page.texts[before] in COMMAS or page.texts[before] in OPENERS or hit.clitic:
        return True
    linked = page.tags[before] & (_INNER & ~BODY if hit.entry.uncertain else _INNER)
    named = people.trailing_name(before, hit.first)
    if page.verb_last and hit.entry.uncertain:
        named = named if people.spelt(named) else []
    return before in page.cover or bool(named) or bool(linked)


def bears(page: Page, person: Hit, first: int) -> bool:
    """Whether a phrase is of a body called after somebody or somebody's own: the NAME foundation, NAME's office."""
    between = range(first, person.first)
    near = page.verb_last and page.has(first, BODY) and 0 < len(between) <= _CALLED
    return near and not any(k in page.cover and k > first for k in between)


def apart(page: Page, head: Hit, person: Hit) -> bool:
    """Whether a preposition stands between a head and a name: an official in NAME's office is not NAME.

    A body with its article ends the phrase: in “the director of the company NAME” the name is the director's.
    """
    article = page.lexicon.settings["clitics"].get("article", "")
    if page.verb_last and person.first - 1 >= head.last and person.first - 1 not in page.cover:
        noun = load_glossary(page.lexicon.language).at(page.texts, person.first - 1, person.first)
        if noun is not None and noun[0].kind == "noun":
            return True  # a body that bears somebody's name
    if person.first - 1 > head.last and page.texts[person.first - 1] in COMMAS:  # “the envoy to the union, NAME”
        return False
    seat = page.cover.get(person.first - 1)
    if seat is not None and seat.first == head.last + 1 and sent_to(page, head.last):  # “the envoy to CITY NAME”
        return False
    between = [k for k in range(head.last, person.first) if page.tags[k] & _INNER]
    return any(not (article and page.word(k).startswith(article) and page.has(k, BODY)) for k in between)


def bears_article(page: Page, people: People, begin: int, first: int, last: int) -> bool:
    """Whether a name no pack knows stands behind a definite article, which no person's does: “the Harbour Gazette”."""
    definite = range(max(begin - 1, 0), first)
    article = page.cased and any(page.texts[k] in page.syntax["definite"] for k in definite)
    words = [k for k in range(first, last) if page.texts[k][0].isalpha()]
    capitals = bool(words) and all(page.capital(k) or page.tags[k] for k in words)
    return article and capitals and not people.spelt(words)


def author(hits: list[Hit], first: int) -> int | None:
    """Where the office begins that a statement is of: “the spokesman's statement” is the spokesman's word."""
    text, behind = hits[0], next((h for h in hits[1:2] if h.entry.category == "title"), None)
    issued = text.entry.category == "document" and text.entry.ref.kind == "issued" and text.first == first
    return behind.first if issued and behind is not None and behind.first == text.last else None


def is_name(page: Page, people: People, words: list[int], hits: list[Hit], last: int) -> bool:
    """Whether words no pack knows behind a title are an unknown person's name, and not the rest of the title."""
    if not 1 <= len(words) <= 5 or all(len(page.word(k)) < 2 for k in words):
        return False
    if page.cased:
        return beside(page, people, words)
    if page.texts[words[0] - 1] in COMMAS or people.spelt(words):
        return True
    office = any(h.entry.category == "title" and h.entry.ref.office for h in hits) and country_of(hits) is not None
    return office and len(words) <= 4 and words[-1] == last - 1


def that_one(page: Page, k: int) -> bool:
    """Whether a pointing word stands before a noun that names a person by what they do (syntax.agentive)."""
    endings = tuple(fold_key(e) for e in page.syntax.get("agentive", ()))
    return page.has(k - 1, bit("demonstrative")) and page.texts[k].endswith(endings) and page.texts[k] not in endings
