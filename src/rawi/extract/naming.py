"""Whom the words of a party name: the canonical label, or nothing.  Nothing is guessed."""

from rawi.extract.corefer import Discourse
from rawi.extract.mentions import Page
from rawi.extract.people import People, is_person
from rawi.extract.phrases import of_another
from rawi.extract.rolewords import known_role
from rawi.extract.sources import PREPOSITION
from rawi.packs.actors import Actor, Country
from rawi.packs.compile import Hit, bit
from rawi.packs.glossary import load_glossary
from rawi.packs.pack import Name

SPEAKER = "the speaker"
_PEER = "title.counterpart"
_BODIES = frozenset(("organization", "government"))
_NAMING = frozenset(("actor", "country", "capital", "nisba", "title", "group", "anonymous", "pronoun"))


def named_at(page: Page, k: int) -> Hit | None:
    """The longest name of a party at word k; words that only colour a name are none, third persons neither."""
    hits = page.names.get(k)
    if hits is None:
        return None
    found = [h for h in hits if h.entry.category in _NAMING]
    found = [h for h in found if h.entry.category != "pronoun"] or found
    if not found or (found[0].entry.category == "pronoun" and not found[0].entry.ref.person.startswith("1")):
        return None
    return found[0]


def names_in(page: Page, first: int, last: int) -> list[Hit]:
    """The names of parties one after another in [first, last)."""
    found = []
    k = first
    while k < last:
        hit = named_at(page, k)
        if hit is not None and hit.last <= last:
            found.append(hit)
        k = max(k + 1, hit.last if hit is not None and hit.last <= last else 0)
    return found


def stranger(page: Page, people: People, first: int, limit: int) -> int:
    """The end of a name no pack knows at word `first`: capitalised words, one of them known from names; 0 without."""
    k = first
    while k < limit and _part_of_name(page, people, k):
        k += 1
        glued = k + 1 < limit and page.texts[k] == "-" and page.starts[k] == page.ends[k - 1]
        k += glued and _part_of_name(page, people, k + 1)
    own = [n for n in range(first, k) if page.texts[n] != "-"]
    if own and load_glossary(page.lexicon.language).at(page.texts, own[0], own[0] + 1) is not None:
        return 0  # the end of an office's name
    new = any(n not in page.cover for n in own)
    return k if len(own) > 1 and new and people.spelt(own) else 0


def surname(page: Page, people: People, k: int) -> bool:
    """Whether word k is the last name of somebody whom no pack knows and the text names in full: Lund, Anna Lund."""
    if not page.cased or not people.name_words(k, k + 1):
        return False
    alone = not any(people.name_words(n, n + 1) for n in (k - 1, k + 1) if 0 <= n < len(page.texts))
    return alone and bool(_in_full(people, k))


def _in_full(people: People, k: int) -> str:
    """The label of the one person whom the text names in full with word k; "" for nobody."""
    word = people.name_key(k)
    named = {p.speaker.label for p in (*people.named, *people.ahead) if word in p.words and len(p.words) > 1}
    return named.pop() if len(named) == 1 else ""


def _part_of_name(page: Page, people: People, k: int) -> bool:
    """Whether word k is capitalised and in no other name than a surname that several may bear."""
    hit = page.cover.get(k)
    if hit is None:
        return bool(people.name_words(k, k + 1))
    return is_person(hit) and hit.entry.feature == "short" and hit.last - hit.first == 1


def known_as(page: Page, people: People, first: int, last: int) -> str:
    """The label of somebody no pack knows: as the text named them before, else in Latin letters."""
    if last - first == 1 and (whole := _in_full(people, first)):
        return whole
    before = people.by_words(frozenset(people.name_key(k) for k in range(first, last) if page.texts[k] != "-"))
    return before.label if before is not None else people.latin(first, last)


def persons(hits: list[Hit]) -> int:
    """How many of the hits are persons' names."""
    return sum(isinstance(h.entry.ref, Actor) and h.entry.ref.kind == "person" for h in hits)


def peer(hit: Hit) -> bool:
    """Whether a word says only that somebody holds the same office as whoever was named before."""
    return isinstance(hit.entry.ref, Name) and hit.entry.ref.id == _PEER


def label(page: Page, discourse: Discourse, first: int, last: int) -> str:
    """The canonical name of the party that words [first, last) name, "" when they name none for sure.

    Unnamed officials and the people of a state stand for the state; a first person stands for the speaker.
    """
    hits = names_in(page, first, last)
    countries = {h.entry.ref.id for h in hits if isinstance(h.entry.ref, Country)}
    hits = [h for h in hits if not of_another(h, countries) and not _where(page, h, hits[0])]
    if not hits or (page.has(first, bit("outlet_head")) and hits[0].first > first):
        return ""
    kinds = {h.entry.category for h in hits}
    final = hits[-1].entry.ref
    given = hits[-1]
    if page.cased and is_person(given) and given.entry.feature == "short" and given.last < last:
        end = given.last
        while end < last and discourse.people.name_words(end, end + 1):
            end += 1
        if end > given.last:
            return known_as(page, discourse.people, given.first, end)  # a surname of somebody's is another's first name
    headed = any(page.has(k, bit("org_head")) for k in range(first, hits[0].first))
    head = hits[0].entry.ref
    led = headed or (isinstance(head, Actor) and head.kind == "government" and given.first <= hits[0].last + 1)
    alone = len(hits) == 1 or led
    if alone and is_person(given) and given.entry.uncertain and (full := _in_text(page, given.first)) is not None:
        return _state(discourse, full) if led else full.name
    if is_person(hits[-1]) and discourse.people.namesake(hits[-1], first):
        return discourse.speaker((first, last)).label
    if is_person(hits[-1]) and hits[-1].entry.uncertain:
        meant = _bearer(page, discourse, hits[-1].first)
        if meant or len(hits) == 1:
            return meant
    leader = next((h for h in hits[1:2] if is_person(h) and h.first <= hits[0].last + 1), None)
    if leader is not None and isinstance(hits[0].entry.ref, Actor) and hits[0].entry.ref.kind == "government":
        return _state(discourse, leader.entry.ref)  # the government of NAME
    owner = page.texts[hits[0].last : hits[0].last + 1]
    owned = bool(owner) and owner[0] in page.syntax.get("possessive", ())
    if is_person(hits[0]) and is_person(hits[-1]) and hits[0].entry.ref is not final and not owned:
        return str(hits[0].entry.ref.name)  # “NAME, the adviser of NAME”
    if page.cased and (same := next((h for h in hits if peer(h)), None)) is not None and not persons(hits):
        end = same.last
        while end < last and discourse.people.name_words(end, end + 1):
            end += 1
        if end > same.last:
            return known_as(page, discourse.people, same.last, end)  # “his counterpart NAME”
    if any(peer(h) for h in hits) and not is_person(hits[-1]):
        return next((str(h.entry.ref.name) for h in hits if isinstance(h.entry.ref, Country)), "")
    if kinds == {"pronoun"}:
        return SPEAKER
    if kinds == {"title"} and (office := _of_this_state(page, discourse, hits[0], last)):
        return office
    owner = page.texts[hits[-1].last : last - 1]
    if kinds == {"country"} and len(owner) == 1 and owner[0] in page.syntax.get("possessive", ()):
        whose = _in_full(discourse.people, last - 1) if surname(page, discourse.people, last - 1) else ""
        if whose:
            return whose  # “Norway's NAME”
    if kinds <= {"country", "capital", "nisba", "anonymous"} and kinds != {"anonymous"}:
        return next(h.entry.ref.name for h in hits if isinstance(h.entry.ref, Country))
    if isinstance(final, Actor) and final.kind == "person" and not hits[-1].entry.uncertain:
        return _state(discourse, final) if headed or hits[0].entry.category == "anonymous" else final.name
    several = any(h.entry.category == "title" and h.entry.feature in ("plural", "dual") for h in hits)
    if several:
        states = [h.entry.ref.name for h in hits if isinstance(h.entry.ref, Country)]
        bodies = [h.entry.ref.name for h in hits[1:2] if isinstance(h.entry.ref, Actor) and h.entry.ref.kind in _BODIES
                  and h.first <= hits[0].last + 1]  # fmt: skip
        return next(iter([*states, *bodies]), "")
    return _described(page, discourse, hits, first, last)


def _in_text(page: Page, k: int) -> Actor | None:
    """Whom a surname of several means: the one of them whom the text names in full, nearest before it."""
    sharing = {h.entry.ref.id for h in page.names.get(k, ()) if is_person(h)}
    full = {j: h[0].entry.ref for j, h in page.names.items() if is_person(h[0]) and not h[0].entry.uncertain}
    found = {j: actor for j, actor in full.items() if actor.id in sharing}
    found = {j: actor for j, actor in found.items() if actor.offices} or found
    return found[max((j for j in found if j < k), default=min(found))] if found else None


def _bearer(page: Page, discourse: Discourse, k: int) -> str:
    """Whom a surname of several means: the one whom the text names in full, or with a title, nearest before it."""
    if (full := _in_text(page, k)) is not None:
        return full.name
    word = discourse.people.name_key(k)
    named = (*discourse.people.named, *discourse.people.ahead)
    return next((p.speaker.label for p in named if word in p.words and (p.titles or len(p.words) > 1)), "")


def _state(discourse: Discourse, actor: Actor) -> str:
    """The state that an actor belongs to; the actor itself where the packs know none."""
    country = discourse.registry.countries.get(actor.country)
    return country.name if country is not None else actor.name


def _described(page: Page, discourse: Discourse, hits: list[Hit], first: int, last: int) -> str:
    """The party of a phrase with a title, an unnamed head, a group or an organization."""
    speaker = discourse.speaker((first, hits[-1].last))
    rest = discourse.people.name_words(hits[-1].last, last)
    named = bool(rest) and not persons(hits[-1:]) and (discourse.people.spelt(rest) or len(rest) == 2)
    if last > hits[-1].last and (named or not (speaker.actor or speaker.label)):
        longer = discourse.speaker((first, last))
        speaker = longer if longer.actor or not speaker.actor or speaker.kind == "person" else speaker
    actor = discourse.registry.actors.get(speaker.actor)
    if speaker.kind in ("outlet", "document", "unspecified"):
        return ""
    if actor is not None:
        return _state(discourse, actor) if actor.kind == "government" else actor.name
    country = next((h.entry.ref for h in hits if isinstance(h.entry.ref, Country)), None)
    owner = next((h.entry.ref for h in hits if isinstance(h.entry.ref, Actor) and h.entry.ref.kind != "person"), None)
    if speaker.kind in ("unnamed", "organization", "government"):
        if owner is not None:
            return _state(discourse, owner) if owner.kind == "government" else owner.name
        body = speaker.label if speaker.kind == "organization" and page.has(first, bit("org_head")) else ""
        return country.name if country is not None else body
    plain = {h.entry.ref.english for h in hits if h.entry.category in ("title", "group")}
    if speaker.label not in plain or speaker.label != speaker.label.lower():
        return speaker.label  # a title that says whose it is
    office = f"{country.label} {speaker.label}" if country is not None and len(hits) == 2 else ""
    return _holder(page, discourse, hits[0]) or office


def _where(page: Page, hit: Hit, head: Hit) -> bool:
    """Whether a body's name only says where others are: “the Norwegian delegation at the White House”."""
    k = hit.first - 1 - page.has(hit.first - 1, bit("determiner"))
    at = page.cased and page.has(k, PREPOSITION) and known_role(page, page.texts[k]) != "genitive"
    body = isinstance(hit.entry.ref, Actor) and hit.entry.ref.kind != "person"
    return at and body and hit is not head and head.entry.category == "nisba" and hit.first > head.last


def _of_this_state(page: Page, discourse: Discourse, title: Hit, last: int) -> str:
    """Who holds an office of the state named last: “the president of this country”; "" where none is meant."""
    behind = [h for h in page.framed(title.last, last + 1) if h.entry.ref.kind == "whose" and h.first == title.last]
    before = (page.cover[k].entry.ref for k in range(title.first - 1, -1, -1) if k in page.cover)
    state = next((s for s in before if isinstance(s, Country)), None) if behind else None
    if state is None:
        return ""
    holder = discourse.registry.holder(title.entry.ref.office, state.id, discourse.day)
    return holder.name if holder is not None else f"{state.label} {title.entry.ref.english}"


def _holder(page: Page, discourse: Discourse, title: Hit) -> str:
    """The one person whom the text names with this title or a fuller one of the same trade; "" where none or more."""
    trade = title.entry.ref.id.rpartition("-")[2].rpartition(".")[2] if title.entry.category == "title" else ""
    state = next((h.entry.ref.id for k in range(title.first, title.last + 1) for h in page.names.get(k, ())
                  if isinstance(h.entry.ref, Country)), "")  # fmt: skip
    found = {
        p.speaker.label
        for p in discourse.people.ahead
        if trade and any(t.endswith(("-" + trade, "." + trade)) for t in p.titles) and state in ("", p.country)
    }
    return found.pop() if len(found) == 1 else ""
