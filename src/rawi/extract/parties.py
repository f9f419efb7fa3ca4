"""Who takes part in a contact: the phrases of a clause that name actors, each with the role word it hangs on.

Nothing is guessed: a phrase counts only where the packs or the text itself say whom it names.
"""

from dataclasses import dataclass, field, replace
from functools import lru_cache

from rawi.extract.corefer import Discourse
from rawi.extract.mentions import COMMAS, MARKS, Page
from rawi.extract.naming import SPEAKER, label, named_at, names_in, peer, persons
from rawi.extract.sources import ADVERB, COORDINATOR, COUNTED, HEADS, PREPOSITION, TIME, extend, is_finite
from rawi.packs.actors import Actor, Country
from rawi.packs.compile import Hit, bit
from rawi.packs.pack import Frame, load_pack
from rawi.text.normalize import fold_key
from rawi.text.segment import words

Range = tuple[int, int]
_DESCRIBED = frozenset(("title", "anonymous", "group"))
_SHUT = bit("complementizer") | bit("subordinator") | bit("negator") | bit("auxiliary") | PREPOSITION | ADVERB | TIME


@dataclass(frozen=True, slots=True)
class Phrase:
    """Actors named together.  role: the role word before them, "" when they hang on none, "?" on another preposition.

    start: the role word's position; first, last: the words that name them; bare: only a nationality adjective.
    bound: its role word belongs to a bond, “relations with”.
    """

    start: int
    first: int
    last: int
    role: str
    labels: tuple[str, ...]
    bare: bool = False
    bound: bool = False


@dataclass(frozen=True, slots=True)
class Roles:
    """A pack's role words: folded words → entries, and how many words the longest has."""

    entries: dict[tuple[str, ...], Frame] = field(default_factory=dict)
    longest: int = 1


@lru_cache(maxsize=8)
def roles(language: str) -> Roles:
    """The role words of a language's frames.toml."""
    marks = [e for e in load_pack(language).frames if e.part == "role"]
    entries = {tuple(words(fold_key(f.text))[2]): e for e in marks for f in e.forms}
    return Roles(entries, max((len(k) for k in entries), default=1))


@lru_cache(maxsize=8)
def blocs(language: str) -> frozenset[str]:
    """The labels of the groups of states that frames.toml describes."""
    return frozenset(e.english for e in load_pack(language).frames if e.part == "party" and e.kind == "states")


def _marker(page: Page, k: int, known: Roles) -> tuple[str, int]:
    """The role word at word k and the word behind it; a clitic's role word is its letter."""
    for size in range(known.longest, 0, -1):
        form = tuple(page.texts[k : k + size])
        if form in known.entries or (size == 1 and (page.word(k),) in known.entries and not page.governed(k)):
            return " ".join(form) if form in known.entries else page.word(k), k + size
    return "", k


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
    joined = conjunct or any(page.tags[k] & COORDINATOR for k in range(before.last, hit.first))
    if kinds & _DESCRIBED and not joined and persons(unit) == 1 == persons([hit]) and hit.first <= before.last + 1:
        return ""  # an adviser of one person, and then the adviser's own name
    if joined:
        return "and"
    if between and (between[-1] in ("-", "/") or any(_joins(page, w) for w in between)):
        return "and"
    if between and any(w in COMMAS for w in between):
        person = isinstance(hit.entry.ref, Actor) and hit.entry.ref.kind == "person"
        return "" if (completes and person) or hit.entry.category in _DESCRIBED else "and"
    follows = hit.entry.category == "nisba" and hit.first == before.last
    titled = hit.entry.category in _DESCRIBED and _title_may_follow(page, unit)
    if follows and {h.entry.category for h in unit} == {"nisba"} and before.entry.ref is not hit.entry.ref:
        return "and"
    placed = any(isinstance(h.entry.ref, Country) and h.entry.ref is not hit.entry.ref for h in unit)
    if placed and hit.entry.category in ("country", "capital") and hit.first == before.last:
        return "next"  # “the French president” and then where he goes
    return "next" if _complete(unit) and not follows and not titled else ""


def _units(page: Page, first: int, last: int) -> list[list[Range]]:
    """The names in [first, last) as phrases, each a list of coordinated units."""
    found: list[list[Range]] = []
    unit: list[Hit] = []
    begin = first
    for hit in names_in(page, first, last):
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


def _begin(page: Page, k: int, end: int) -> int:
    """The first word of a naming phrase at word k or behind it, at most two plain nouns passed over; -1 without."""
    nouns = 0
    while k < end and nouns <= 2:
        if named_at(page, k) or page.has(k, HEADS):
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
    kinds = [_sort(one), _sort(other)]
    return kinds[0] == kinds[1] and kinds[0] != "nisba"


def _sort(hit: Hit) -> str:
    if isinstance(hit.entry.ref, Actor):
        return hit.entry.ref.kind
    return "country" if hit.entry.category == "capital" else hit.entry.category


def _end_list(page: Page, last: int, limit: int) -> int:
    """Where a phrase ends whose next member opens with a word that only colours it: “and senior officials”."""
    conjunctions = page.lexicon.settings["clitics"].get("conjunctions", ())
    if last < limit and page.clitic[last] and page.clitic[last] in conjunctions and last in page.names:
        further = _begin(page, last, limit)
        if 0 <= further <= last + 2:
            return extend(page, further, limit)
    return last


def _end(page: Page, first: int, limit: int) -> int:
    """Where a naming phrase ends, lists over commas included."""
    last = _end_list(page, extend(page, first, limit), limit)
    while last < limit - 1 and page.texts[last] in COMMAS:
        further = last + 1 + page.has(last + 1, COORDINATOR)
        mine, other = names_in(page, first, last), named_at(page, further)
        if not mine or other is None or page.governed(further) or not _alike(mine[-1], other):
            break
        last = max(extend(page, further, limit), other.last)
    return last


def phrases(page: Page, discourse: Discourse, span: Range, stops: dict[int, int]) -> list[Phrase]:
    """The naming phrases of a clause in order; none reaches over a stop (words that report contacts)."""
    found: list[Phrase] = []
    begin, end = span
    bound = _bound(page, span, stops)
    fixed = {h.first: h for h in page.framed(begin, end) if h.entry.ref.part == "party"}
    known, ends = roles(page.lexicon.language), set(stops.values())
    k = begin
    while k < end:
        if k in stops:
            k = stops[k]
            continue
        behind = _marker(page, k, known)[1]
        apart = (
            s
            for s in range(k + 1, end)
            if s in stops or s in fixed or _turns(page, s) or (s > behind and _peer(page, s))
        )
        limit = next(apart, end)
        role, first = _place(page, k, begin, limit)
        role = "" if role == "?" and k in ends else role  # “travelled to” has its own preposition
        while first >= 0 and first not in fixed and page.tags[first] & COUNTED and first + 1 in fixed:
            first += 1
        entry = fixed.get(k) or fixed.get(first if first >= 0 else behind)
        if entry is None and role and first >= 0 and limit - first == 1 and not label(page, discourse, first, limit):
            entry = fixed.get(limit)  # “with members of the opposition”
        if entry is not None:
            if entry.entry.ref.direction != "nobody":
                found.append(_stated(page, entry, role, k))
            k = max(found[-1].last if found else 0, entry.last, k + 1)
        elif first < 0:
            k += 1
        else:
            last = max(_end(page, first, limit), first + 1)
            read = _read(page, discourse, (k, first, last), role)
            found += [replace(p, bound=k in bound and bool(role)) for p in read[:1]] + read[1:]
            k = last
    return [p for n, p in enumerate(found) if not n or not _apposed(page, found[n - 1], p, end)]


def _bound(page: Page, span: Range, stops: dict[int, int]) -> set[int]:
    """Where a role word hangs on a bond: “relations with”, “close relations with”."""
    inner = {k for first, last in stops.items() for k in range(first, last)}  # “peace talks with”
    bonds = [h for h in page.framed(*span) if h.entry.ref.part == "bond" and h.first not in inner]
    return {h.last + n for h in bonds for n in (0, 1)}


def _apposed(page: Page, before: Phrase, phrase: Phrase, end: int) -> bool:
    """Whether a phrase only tells the office of the person named before it: “NAME, the minister, arrived”."""
    between = [k for k in range(before.last, phrase.first) if not page.has(k, bit("determiner"))]
    commas = bool(between) and all(page.texts[k] in COMMAS for k in between)
    hits = names_in(page, phrase.first, phrase.last)
    office = any(h.entry.category == "title" for h in hits) and not persons(hits)
    closed = phrase.last >= end or page.texts[phrase.last] in COMMAS or is_finite(page, phrase.last)
    return commas and office and closed and persons(names_in(page, before.first, before.last)) == 1 and not phrase.role


def _peer(page: Page, k: int) -> bool:
    name = named_at(page, k)
    return name is not None and peer(name)


def _turns(page: Page, k: int) -> bool:
    """Whether a role word at word k begins another party's phrase."""
    entry = roles(page.lexicon.language).entries.get((page.texts[k],))
    return entry is not None and entry.direction in ("counterpart", "pair", "intermediary")


def _place(page: Page, k: int, begin: int, limit: int) -> tuple[str, int]:
    """The role word at word k and the first word of the naming phrase behind it; -1 where none begins."""
    known = roles(page.lexicon.language)
    role, behind = _marker(page, k, known)
    if role and known.entries[tuple(role.split())].direction == "joint":
        role = ""
    if role:
        return role, _begin(page, behind, limit)
    if not (named_at(page, k) or page.has(k, HEADS) or _colours(page, k)):
        return "", -1
    if page.governed(k):
        return page.clitic[k][-1], k
    return "?" if k > begin and page.has(k - 1, PREPOSITION) else "", k


def _colours(page: Page, k: int) -> bool:
    """Whether words that only colour a name open a naming phrase here: “senior officials”."""
    return any(h.entry.category in ("modifier", "honorific") and named_at(page, h.last) for h in page.names.get(k, ()))


def _stated(page: Page, hit: Hit, role: str, start: int) -> Phrase:
    """A party that frames.toml describes, with the nationality beside it; without a label, the speaker's side."""
    entry: Frame = hit.entry.ref
    governed = page.clitic[hit.first][-1:] if page.governed(hit.first) else ""
    part = role or governed or entry.direction
    if not entry.english:
        return Phrase(start, hit.first, hit.last, part, (SPEAKER,))
    near = [h for k in (hit.last, hit.last + 1, hit.first - 1) for h in page.names.get(k, ())]
    beside = [h for h in near if h.entry.category == "nisba"]
    name = " ".join([*(h.entry.ref.label for h in beside[:1]), entry.english])
    return Phrase(start, hit.first, max([hit.last, *(h.last for h in beside[:1])]), part, (name,))


def _shared(page: Page, group: list[Range], n: int) -> str:
    """The office at place n of a list that shares the country of the first: “the Norwegian president and envoy”."""
    hits, first = names_in(page, *group[n]), names_in(page, *group[0])
    state = next((h.entry.ref for h in first if isinstance(h.entry.ref, Country)), None)
    title = hits[0].entry if hits else None
    if not n or state is None or persons(first) or title is None or len(hits) > 1 or title.category != "title":
        return ""
    return f"{state.label} {title.ref.english}"


def _read(page: Page, discourse: Discourse, place: tuple[int, int, int], role: str) -> list[Phrase]:
    """The words [first, last) of a place (start, first, last) as phrases; only the first hangs on the role word."""
    start, first, last = place
    found = []
    for number, group in enumerate(_units(page, first, last)):
        named = (_shared(page, group, n) or label(page, discourse, a, b) for n, (a, b) in enumerate(group))
        labels = tuple(dict.fromkeys(filter(None, named)))
        if labels:
            a, b = group[0][0], group[-1][1]
            hits = names_in(page, a, b)
            bare = all(h.entry.category == "nisba" and h.entry.feature == "singular" for h in hits)
            bare = bare and not page.has(a, HEADS)
            found.append(Phrase(a if number else start, a, b, "" if number else role, labels, bare))
    return found
