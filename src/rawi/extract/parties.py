"""Who takes part in a contact: the phrases of a clause that name actors, each with the role word it hangs on.

Nothing is guessed: a phrase counts only where the packs or the text itself say whom it names.
"""

from dataclasses import dataclass, field
from functools import lru_cache

from rawi.extract.corefer import Discourse
from rawi.extract.mentions import COMMAS, MARKS, Page
from rawi.extract.sources import ADVERB, COORDINATOR, COUNTED, HEADS, PREPOSITION, TIME, extend, is_finite
from rawi.packs.actors import Actor, Country
from rawi.packs.compile import Hit, bit
from rawi.packs.pack import Frame, load_pack
from rawi.text.normalize import fold_key
from rawi.text.segment import words

Range = tuple[int, int]
SPEAKER = "the speaker"
_NAMING = frozenset(("actor", "country", "capital", "nisba", "title", "group", "anonymous", "pronoun"))
_DESCRIBED = frozenset(("title", "anonymous", "group"))
_SHUT = bit("complementizer") | bit("subordinator") | bit("negator") | bit("auxiliary") | PREPOSITION | ADVERB | TIME


@dataclass(frozen=True, slots=True)
class Phrase:
    """Actors named together.  role: the role word before them, "" when they hang on none, "?" on another preposition.

    start: the role word's position; first, last: the words that name them; bare: only a nationality adjective.
    """

    start: int
    first: int
    last: int
    role: str
    labels: tuple[str, ...]
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Roles:
    """A pack's role words: folded words → entries, and how many words the longest has."""

    entries: dict[tuple[str, ...], Frame] = field(default_factory=dict)
    longest: int = 1


@lru_cache(maxsize=8)
def roles(language: str) -> Roles:
    """The role words of a language's frames.toml."""
    entries = {tuple(words(fold_key(f.text))[2]): e for e in load_pack(language).frames if e.part == "role" for f in e.forms}
    return Roles(entries, max((len(k) for k in entries), default=1))


def _marker(page: Page, k: int, known: Roles) -> tuple[str, int]:
    """The role word at word k and the word behind it; a clitic's role word is its letter."""
    for size in range(known.longest, 0, -1):
        form = tuple(page.texts[k : k + size])
        if form in known.entries or (size == 1 and (page.word(k),) in known.entries and not page.governed(k)):
            return " ".join(form) if form in known.entries else page.word(k), k + size
    return "", k


def _hits(page: Page, first: int, last: int) -> list[Hit]:
    """The longest names one after another in [first, last)."""
    found = []
    k = first
    while k < last:
        at = page.names.get(k)
        if at and at[0].last <= last:
            found.append(at[0])
            k = at[0].last
        else:
            k += 1
    return found


def _complete(unit: list[Hit]) -> bool:
    """Whether the names of a unit need no further name: a person, or a state or an organization without a title."""
    last = unit[-1].entry
    if isinstance(last.ref, Actor) and last.ref.kind == "person":
        return True
    described = any(h.entry.category in _DESCRIBED for h in unit)
    return not described and (last.category in ("country", "capital") or isinstance(last.ref, Actor))


def _joins(page: Page, word: str) -> bool:
    entry = roles(page.lexicon.language).entries.get((word,))
    return entry is not None and entry.direction == "joint"


def _joined(page: Page, before: Hit, hit: Hit, unit: list[Hit]) -> str:
    """How a name follows another: "and" (one more of them), "next" (another phrase), "" (the same unit)."""
    kinds = {h.entry.category for h in unit}
    completes = bool(kinds & _DESCRIBED) and not _complete(unit)
    between = page.texts[before.last : hit.first]
    conjunct = bool(hit.clitic) and hit.clitic[0] in page.lexicon.settings["clitics"].get("conjunctions", ())
    if conjunct or any(page.tags[k] & COORDINATOR for k in range(before.last, hit.first)):
        return "and"
    if between and (between[-1] in ("-", "/") or any(_joins(page, w) for w in between)):
        return "and"
    if between and any(w in COMMAS for w in between):
        person = isinstance(hit.entry.ref, Actor) and hit.entry.ref.kind == "person"
        return "" if (completes and person) or hit.entry.category in _DESCRIBED else "and"
    follows = hit.entry.category in ("nisba", "modifier", "honorific")
    titled = hit.entry.category in _DESCRIBED and page.lexicon.settings["syntax"]["subject"][0] != "after"
    return "next" if _complete(unit) and not follows and not titled else ""


def _units(page: Page, first: int, last: int) -> list[list[Range]]:
    """The names in [first, last) as phrases, each a list of coordinated units."""
    found: list[list[Range]] = []
    unit: list[Hit] = []
    begin = first
    for hit in _hits(page, first, last):
        if hit.entry.category not in _NAMING and not isinstance(hit.entry.ref, Actor) and not unit:
            continue
        how = _joined(page, unit[-1], hit, unit) if unit else ""
        if how:
            found[-1].append((begin, hit.first)) if found else found.append([(begin, hit.first)])
            begin, unit = hit.first, []
            if how == "next":
                found.append([])
        unit.append(hit)
    if unit:
        found[-1].append((begin, last)) if found else found.append([(begin, last)])
    return [f for f in found if f]


def label(page: Page, discourse: Discourse, first: int, last: int) -> str:
    """The canonical name of the party that words [first, last) name, "" when they name none for sure.

    Unnamed officials and the people of a state stand for the state; a first person stands for the speaker.
    """
    hits = _hits(page, first, last)
    named = [h for h in hits if h.entry.category in _NAMING]
    if not named:
        return ""
    if named[0].entry.category == "pronoun":
        return SPEAKER if named[0].entry.ref.person.startswith("1") else ""
    country = next((h.entry.ref for h in hits if isinstance(h.entry.ref, Country)), None)
    person = next((h.entry.ref for h in hits if isinstance(h.entry.ref, Actor) and h.entry.ref.kind == "person"), None)
    if person is not None and any(page.has(k, bit("org_head")) for k in range(first, hits[0].first)):
        state = discourse.registry.countries.get(person.country)
        return state.name if state is not None else person.name
    speaker = discourse.speaker((first, hits[-1].last))
    actor = discourse.registry.actors.get(speaker.actor)
    if actor is not None and actor.kind == "government" and actor.country in discourse.registry.countries:
        return discourse.registry.countries[actor.country].name
    if not speaker.actor and last > hits[-1].last:
        speaker = discourse.speaker((first, last))
    if speaker.kind in ("outlet", "document", "unspecified"):
        return ""
    people = {h.entry.category for h in named} <= {"country", "capital", "nisba", "anonymous"}
    if country is not None and (speaker.kind in ("unnamed", "government") or (speaker.kind in ("group", "organization") and people)):
        return speaker.label if speaker.actor else country.name
    owner = next((h.entry.ref for h in hits if isinstance(h.entry.ref, Actor) and h.entry.ref.kind == "organization"), None)
    if speaker.kind == "unnamed" and owner is not None:
        return owner.name
    if speaker.actor or speaker.kind == "group":
        return speaker.label
    plain = {h.entry.ref.english for h in hits if h.entry.category in ("title", "anonymous")}
    return "" if speaker.kind in ("unnamed", "organization") or speaker.label in plain else speaker.label


def _begin(page: Page, k: int, end: int) -> int:
    """The first word of a naming phrase at or right behind word k: articles and at most two plain nouns are passed over."""
    nouns = 0
    while k < end and nouns <= 2:
        if k in page.names or page.has(k, HEADS):
            return k
        if page.texts[k] in ('"', "«", "''", "#") or page.tags[k] & COUNTED:
            k += 1
        elif page.texts[k] in MARKS or page.tags[k] & _SHUT or is_finite(page, k):
            break
        else:
            nouns, k = nouns + 1, k + 1
    return -1


def _alike(one: Hit, other: Hit) -> bool:
    """Whether two names are of one kind, as the members of a list are."""
    kinds = [h.entry.ref.kind if isinstance(h.entry.ref, Actor) else h.entry.category.replace("capital", "country") for h in (one, other)]
    return kinds[0] == kinds[1] and kinds[0] != "nisba"


def _end(page: Page, first: int, limit: int) -> int:
    """Where a naming phrase ends, lists over commas included."""
    last = extend(page, first, limit)
    while last < limit - 1 and page.texts[last] in COMMAS:
        further = last + 1 + page.has(last + 1, COORDINATOR)
        mine, others = _hits(page, first, last), page.names.get(further)
        if not mine or not others or page.governed(further) or not _alike(mine[-1], others[0]):
            break
        last = max(extend(page, further, limit), others[0].last)
    return last


def phrases(page: Page, discourse: Discourse, span: Range, stops: list[int]) -> list[Phrase]:
    """The naming phrases of a clause in order; none reaches over a stop (the words that report contacts)."""
    known = roles(page.lexicon.language)
    found: list[Phrase] = []
    begin, end = span
    k = begin
    while k < end:
        limit = next((s for s in stops if s > k), end)
        limit = min(limit, end)
        role, behind = _marker(page, k, known)
        joint = bool(role) and known.entries[tuple(role.split())].direction == "joint"
        role = "" if joint else role
        first = _begin(page, behind, limit) if role and behind < limit else -1
        if first < 0 and (k in page.names or page.has(k, HEADS)) and not role:
            first = k
            before = k > begin and page.has(k - 1, PREPOSITION)
            if page.governed(k):
                role = page.clitic[k][-1]
            elif before:
                role = "?"
        if first < 0:
            k = max(k + 1, behind if role else k + 1)
            continue
        last = max(_end(page, first, limit), first + 1)
        for number, group in enumerate(_units(page, first, last)):
            labels = tuple(dict.fromkeys(filter(None, (label(page, discourse, a, b) for a, b in group))))
            if labels:
                a, b = group[0][0], group[-1][1]
                hits = _hits(page, a, b)
                bare = all(h.entry.category == "nisba" and h.entry.feature == "singular" for h in hits) and not page.has(a, HEADS)
                found.append(Phrase(k if not number else a, a, b, role if not number else "", labels, bare))
        k = last
    return found
