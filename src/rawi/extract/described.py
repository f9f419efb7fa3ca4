"""Speakers who are described and not named: unnamed sources, groups, documents, bodies, governments."""

from dataclasses import replace

from rawi.extract.composed import compose
from rawi.extract.mentions import Page
from rawi.extract.people import People, country_of, known
from rawi.packs.actors import Actor, Country
from rawi.packs.compile import Entry, Hit, bit
from rawi.packs.glossary import wording
from rawi.packs.pack import Name
from rawi.types import ActorKind, Speaker

_KIND_OF: dict[str, ActorKind] = {"state": "government", "group": "group", "person": "person"}
_NO_OWNERS = frozenset(("person", "outlet"))
_REFERENCE = bit("demonstrative")
_HEADS = bit("org_head") | bit("outlet_head")


def anonymous(page: Page, hits: list[Hit], phrase: tuple[int, int], earlier: dict[str, Speaker]) -> Speaker:
    """An unnamed source, labelled as described: “unnamed US official”, “unnamed sources”.

    A definite phrase without a country (the official) means the last one described with the same word; `earlier` holds
    them by English head and is added to.
    """
    first, last = phrase
    head = next(h for h in hits if h.entry.category == "anonymous")
    name: Name = head.entry.ref
    around = range(max(first - 3, 0), head.first + 1)
    one = any(page.has(k, bit("one_of")) for k in around)
    several = any(page.has(k, bit("several")) for k in around)
    plural = (head.entry.feature in ("plural", "dual") or several) and not one
    english = (name.plural_english or name.english + "s") if plural else name.english
    countries = list(dict.fromkeys(h.entry.ref.label for h in hits if isinstance(h.entry.ref, Country)))
    modifiers = [h.entry.ref.english for h in hits if h.entry.category == "modifier" and h.entry.ref.english]
    owners = [h.entry.ref for h in hits if isinstance(h.entry.ref, Actor) and h.entry.ref.kind not in _NO_OWNERS]
    whose, seat = (owners[0].name, owners[0].camp) if owners else ("", "")
    near = next((m for m in modifiers if " " in m), "")  # “close to”, “familiar with”: what they are close to follows
    plain = next((m for m in modifiers if " " not in m), "")
    owner = f" {wording().joined} ".join(countries[:2]) or ("" if near else whose)
    if name.kind == "organization" and not page.cased:  # who speaks for a body, which the label names
        owner = compose(page, head.last, last).english() or owner
    label = " ".join(f"unnamed {plain} {owner} {english} {near and f'{near} {whose}'}".split())
    known_before = earlier.get(english)
    if definite(page, head, first) and not owner and known_before is not None:
        earlier[f"{english}, again"] = known_before
        return known_before
    country = country_of(hits)
    made = Speaker(label, "unnamed", "", country.camp if country else "" if near else seat)
    if several and definite(page, head, first) and earlier.get(f"{english}, again") == known_before is not None:
        return made  # some of others: those whom the text speaks of again and again stay the ones meant
    earlier[english] = made
    return made


def one_of(sources: Speaker, name: Name) -> Speaker | None:
    """One of several unnamed sources: “unnamed US official” of “unnamed US officials”; None where it is one."""
    plural = name.plural_english or name.english + "s"
    return replace(sources, label=sources.label.replace(plural, name.english)) if plural in sources.label else None


def definite(page: Page, head: Hit, first: int) -> bool:
    """Whether a phrase points back: this official, the official."""
    if any(page.has(k, _REFERENCE) for k in (first - 1, first)):
        return True
    article = page.lexicon.settings["clitics"].get("article", "")
    spelt = bool(article) and page.word(head.first).startswith(article)
    return spelt or any(page.texts[k] in page.syntax.get("definite", ()) for k in (first - 1, first) if k >= 0)


def bodies(page: Page, hits: list[Hit], head: Hit, phrase: tuple[int, int], people: People) -> Speaker | None:
    """An organization, outlet, group, document or government; None when the phrase is none of them."""
    first, last = phrase
    entry, country = head.entry, country_of(hits)
    camp = country.camp if country else ""
    actor = next((h.entry.ref for h in hits if isinstance(h.entry.ref, Actor)), None)
    if isinstance(entry.ref, Actor):
        if entry.ref.kind == "outlet":
            people.outlet = known(entry.ref)
        return known(entry.ref)
    if page.has(first, bit("report_reference")) and people.outlet is not None:
        return people.outlet
    if actor is not None and _behind(page, hits, actor, entry):
        return known(actor)
    if actor is not None and (page.has(first, _HEADS) or entry.category in ("honorific", "modifier")):
        return known(actor)
    if page.cased and entry.category in ("nisba", "modifier") and (fields := _fields(page, head, last)):
        return Speaker(" ".join([*((country.label,) if country else ()), *fields]), "organization", "", camp)
    titled = page.cased and last - head.last > 0 and page.has(last - 1, bit("org_head")) and page.capital(last - 1)
    if entry.category == "country" and head.first == first and titled:  # “Norway Harbour Commission”
        return Speaker(people.latin(first, last), "organization", "", camp)
    if entry.category in ("country", "capital") and head.first == first:
        return Speaker(entry.ref.name, "government", "", entry.ref.camp)
    outlet = page.has(first, bit("outlet_head")) and head.first > first  # “the news agency X”
    if entry.category == "group" and not outlet:
        if entry.ref.kind == "unspecified":
            return Speaker("unspecified", "unspecified")
        label = f"{country.label if country else ''} {entry.ref.english}".strip()
        return Speaker(label, entry.ref.kind or "group", "", camp)
    if entry.category == "document":
        sides = [h.entry.ref.name for h in hits if isinstance(h.entry.ref, Country)]
        return _document(entry.ref, actor, country, list(dict.fromkeys(sides)))
    if page.has(first, bit("report_reference")) and page.verb_first and entry.category == "nisba":
        return Speaker(f"{country.label if country else ''} media".strip(), "outlet")
    if page.has(first, bit("outlet_head")):
        while page.has(first + 1, bit("outlet_head")):
            first += 1
        rest = people.name_words(first + 1, last)
        people.outlet = Speaker(
            people.latin(first + 1, last) if rest else f"{country.label if country else ''} media", "outlet"
        )
        return people.outlet
    if page.has(first, bit("org_head")):
        return body(page, first, last, people)
    if entry.category == "nisba" and entry.feature == "plural" and country is not None:
        return Speaker(f"{country.label}s", "group", "", camp)
    if entry.category in ("honorific", "modifier"):
        return None
    rest = people.name_words(hits[-1].last, last)
    if page.cased and rest and page.has(rest[0] - 1, bit("outlet_head")):  # “the Norwegian newspaper NAME”
        people.outlet = Speaker(people.latin(rest[0], last), "outlet")
        return people.outlet
    if rest and entry.category == "nisba":
        return Speaker(people.latin(rest[0], rest[-1] + 1), "person" if len(rest) > 1 else "organization", "", camp)
    return Speaker(country.name, "government", "", camp) if country is not None else None


def _fields(page: Page, head: Hit, last: int) -> list[str]:
    """What a body is called that no pack knows (English): the words behind the adjective of its country, or those that
    begin with what it is concerned with; none where only the kind of body is told (the Jordanian government).
    """
    first = head.last if head.entry.category == "nisba" else head.first
    if not page.has(last - 1, bit("org_head")) or page.has(last - 1, bit("outlet_head")) or last - first < 2:
        return []
    if any(not page.texts[k][0].isalpha() or page.has(k, bit("preposition")) for k in range(first, last)):
        return []
    return [page.texts[k].capitalize() for k in range(first, last)]


def _behind(page: Page, hits: list[Hit], actor: Actor, head: Entry) -> bool:
    """Whether the body named last is the one meant: the carmaker NAME, the state agency NAME."""
    if head.category == "group":
        return actor.kind == "outlet" and head.ref.kind == "outlet"
    return page.cased and hits[-1].entry.ref is actor and head.category in ("nisba", "country", "capital")


def body(page: Page, first: int, last: int, people: People) -> Speaker:
    """A body by its head noun, its fields and its country (Cypriot government), else in Latin letters."""
    made = compose(page, first, last)
    if page.cased and people.name_words(first + 1, last):
        return Speaker(people.latin(first, last), "organization")
    kind: ActorKind = _KIND_OF.get(made.head, "organization")
    camp = made.country.camp if made.country else ""
    return Speaker(made.english() or people.latin(first, last), kind, "", camp)


def _document(name: Name, actor: Actor | None, country: Country | None, sides: list[str]) -> Speaker:
    """A text that speaks; a report of an outlet speaks for the outlet."""
    if actor is not None and actor.kind == "outlet":
        return known(actor)
    owner = actor.name if actor is not None else country.label if country else ""
    if len(sides) > 1:
        owner = "-".join(sides[:2])
    label = f"{owner} {name.english}".strip()
    return Speaker(label, "document", actor.id if actor else "", actor.camp if actor else "")
