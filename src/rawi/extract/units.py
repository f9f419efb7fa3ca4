"""Which names read together are one party, several parties of one list, or parts of different phrases."""

import itertools

from rawi.extract.corefer import Discourse
from rawi.extract.mentions import COMMAS, OPENERS, Page
from rawi.extract.naming import names_in, persons
from rawi.extract.rolewords import joins, known_role, own_role
from rawi.extract.sources import COORDINATOR, PREPOSITION
from rawi.packs.actors import Actor, Country
from rawi.packs.compile import Hit, bit

Range = tuple[int, int]
_DESCRIBED = frozenset(("title", "anonymous", "group"))
_OFFICE = frozenset(("nisba", "country", "capital", "honorific", "modifier"))
_REACH = 6  # words of an office between its title and the name of who holds it


def _complete(unit: list[Hit]) -> bool:
    """Whether the names of a unit need no further name: a person, or a state or an organization without a title."""
    last = unit[-1].entry
    if isinstance(last.ref, Actor) and last.ref.kind == "person":
        return True
    described = any(h.entry.category in _DESCRIBED for h in unit)
    return not described and (last.category in ("country", "capital") or isinstance(last.ref, Actor))


def _title_may_follow(page: Page, unit: list[Hit]) -> bool:
    """Whether a title behind these names belongs to them: “US president”, and a person's title in Persian."""
    order = page.lexicon.settings["syntax"]["subject"][0]
    return order == "before" or (order == "initial" and persons(unit[-1:]) == 1)


def _joined(page: Page, before: Hit, hit: Hit, unit: list[Hit]) -> str:
    """How a name follows another: "and" (one more of them), "next" (another phrase), "" (the same unit)."""
    kinds = {h.entry.category for h in unit}
    completes = bool(kinds & _DESCRIBED) and not _complete(unit)
    between = page.texts[before.last : hit.first]
    conjunctions = page.lexicon.settings["clitics"].get("conjunctions", ())
    conjunct = any(page.clitic[k][:1] in conjunctions for k in range(before.last, hit.first + 1) if page.clitic[k])
    led = (
        isinstance(before.entry.ref, Actor)
        and before.entry.ref.kind == "government"
        and before.entry.feature == "short"
    )
    if led and persons([hit]) and all(w in OPENERS for w in between):
        return ""  # the government of NAME
    state = page.cased and before.entry.category == "country" and persons([hit]) == 1
    if state and hit.first == before.last + 1 and between[0] in page.syntax.get("possessive", ()):
        return ""  # “Norway's NAME”
    joined = conjunct or any(page.tags[k] & COORDINATOR for k in range(before.last, hit.first))
    if (
        kinds & _DESCRIBED
        and not joined
        and persons(unit) == 1 == persons([hit])
        and hit.first <= before.last + (not page.cased)
    ):
        return ""  # an adviser of one person, and then the adviser's own name
    if joined:
        return "and"
    if between and (between[-1] in ("-", "/") or any(joins(page, w) for w in between)):
        return "and"
    if between and any(w in COMMAS for w in between):
        person = isinstance(hit.entry.ref, Actor) and hit.entry.ref.kind == "person"
        return "" if (completes and person) or hit.entry.category in _DESCRIBED else "and"
    follows = hit.entry.category == "nisba" and hit.first == before.last
    own = isinstance(before.entry.ref, Actor) and before.entry.feature == "short" and hit.first == before.last
    if own and isinstance(hit.entry.ref, Country) and before.entry.ref.kind != "person":
        return ""  # the ministry of a state, told by its short name
    titled = hit.entry.category in _DESCRIBED and _title_may_follow(page, unit)
    if follows and {h.entry.category for h in unit} == {"nisba"} and before.entry.ref is not hit.entry.ref:
        return "and"
    role = own_role(page, hit.first)[1]
    if persons(unit) and role and known_role(page, role) == "recipient":
        return "next"  # “NAME, the minister, to the capital”
    away = any(page.tags[k] & PREPOSITION for k in range(before.last, hit.first))
    if titled and away and before.entry.category in ("country", "capital"):
        return "next"  # “in the capital at the head of …”
    placed = any(isinstance(h.entry.ref, Country) and h.entry.ref is not hit.entry.ref for h in unit)
    if placed and hit.entry.category in ("country", "capital") and hit.first == before.last:
        return "next"  # “the French president” and then where he goes
    return "next" if _complete(unit) and not follows and not titled else ""


def _coordinated(page: Page, first: int, last: int) -> bool:
    """Whether a conjunction stands in [first, last], so that commas part the members of a list."""
    conjunctions = page.lexicon.settings["clitics"].get("conjunctions", ())
    words = range(first, min(last + 1, len(page.texts)))
    clitic = any(page.clitic[k] and page.clitic[k][:1] in conjunctions for k in words)
    return clitic or any(page.tags[k] & COORDINATOR or joins(page, page.texts[k]) for k in words)


def _another(page: Page, behind: list[Hit]) -> bool:
    """Whether an office behind a name and a comma is somebody else's, whose own name follows: met A, minister B."""
    head = behind[0]
    if page.texts[head.first - 1] not in COMMAS or head.entry.category != "title" or head.entry.ref.relation:
        return False
    own = [head, *itertools.takewhile(lambda h: h.entry.category in _OFFICE and not page.governed(h.first), behind[1:])]
    follows = [h for h in behind[len(own) :] if not page.governed(h.first)]
    return bool(follows) and persons(follows[:1]) == 1 and follows[0].first <= head.last + _REACH


def units(page: Page, first: int, last: int) -> list[list[Range]]:
    """The names in [first, last) as phrases, each a list of coordinated units."""
    found: list[list[Range]] = []
    unit: list[Hit] = []
    begin = first
    hits = names_in(page, first, last)
    for n, hit in enumerate(hits):
        how = _joined(page, unit[-1], hit, unit) if unit else ""
        if unit and not how and persons(unit) == 1 and _another(page, hits[n:]):
            how = "next"
        parted = bool(unit) and any(page.texts[k] in COMMAS for k in range(unit[-1].last, hit.first))
        if how == "and" and parted and persons(unit) and not _coordinated(page, unit[-1].last, last):
            how = "next"  # “a letter to NAME, NAME said”
        if how:
            found[-1].append((begin, hit.first)) if found else found.append([(begin, hit.first)])
            begin, unit = hit.first, []
            if how == "next":
                found.append([])
        unit.append(hit)
    if unit:
        found[-1].append((begin, last)) if found else found.append([(begin, last)])
    return [f for f in found if f]


def one_holder(page: Page, discourse: Discourse, group: list[Range]) -> list[Range]:
    """The units of a phrase; two offices of one person are one: “prime minister and foreign minister NAME”."""
    if len(group) < 2 or page.has(group[0][0] - 1, bit("determiner")):
        return group
    one, two = (names_in(page, *unit) for unit in group[:2])
    kinds = {h.entry.category for h in one} - ({"nisba", "country"} if page.cased else set())
    named = bool(two) and (persons(two) == 1 or bool(discourse.people.trailing_name(two[-1].last, group[1][1])))
    offices = kinds == {"title"} and bool(two) and "title" in {h.entry.category for h in two}
    free = offices and not discourse.people.name_words(one[-1].last, group[0][1])
    return [(group[0][0], group[1][1]), *group[2:]] if free and named else group
