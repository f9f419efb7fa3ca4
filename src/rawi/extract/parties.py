"""Who takes part in a contact: the phrases of a clause that name actors, each with the role word it hangs on.

Nothing is guessed: a phrase counts only where the packs or the text itself say whom it names.
"""

from dataclasses import dataclass, replace

from rawi.extract.corefer import Discourse
from rawi.extract.mentions import COMMAS, MARKS, Page
from rawi.extract.naming import SPEAKER, known_as, label, named_at, names_in, peer, persons, stranger, surname
from rawi.extract.rolewords import marker, own_role, roles, turns
from rawi.extract.sources import ADVERB, COORDINATOR, COUNTED, HEADS, PREPOSITION, TIME, extend, is_finite
from rawi.extract.units import one_holder, units
from rawi.packs.actors import Actor, Country
from rawi.packs.compile import Hit, bit
from rawi.packs.pack import Frame

Range = tuple[int, int]
_PLACES = frozenset(("country", "capital"))
_DASHES = frozenset("-–—")
POINTING = {"both": "the two sides", "leaders": "the two leaders", "last": "this country"}
_BOND = 4  # words from a bond to the role word that hangs on it
_DATELINE = 10  # words and marks up to the dash
_SEAT = 5  # words among them
_LINKS = PREPOSITION | bit("np_preposition")
_SHUT = bit("complementizer") | bit("subordinator") | bit("negator") | bit("auxiliary") | PREPOSITION | ADVERB | TIME


@dataclass(frozen=True, slots=True)
class Phrase:
    """Actors named together.  role: the role word before them, "" when they hang on none, "?" on another preposition.

    start: the role word's position; first, last: the words that name them; bare: only a nationality adjective.
    bound: its role word belongs to a bond, “relations with”.
    peer: it only says that they hold the same office elsewhere.
    """

    start: int
    first: int
    last: int
    role: str
    labels: tuple[str, ...]
    bare: bool = False
    bound: bool = False
    peer: bool = False


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


def _cut(page: Page, first: int, last: int) -> int:
    """The end of a phrase without what a comma sets apart behind a person's name: “NAME, to study the case of …”."""
    for k in range(first + 1, last - 1):
        if page.texts[k] in COMMAS and persons(names_in(page, first, k)[-1:]) and page.texts[k + 1].isalpha():
            known = k + 1 in page.names or page.tags[k + 1] or page.has(k + 1, HEADS)
            if not known and not any(n in page.names for n in (k + 2,)):
                return k
    return last


def _end(page: Page, first: int, limit: int) -> int:
    """Where a naming phrase ends, lists over commas included."""
    last = _end_list(page, _cut(page, first, extend(page, first, limit)), limit)
    while last < limit - 1 and page.texts[last] in COMMAS:
        further = last + 1 + page.has(last + 1, COORDINATOR)
        further += page.cased and page.has(further, bit("determiner"))
        mine, other = names_in(page, first, last), named_at(page, further)
        if not mine or other is None or page.governed(further) or not _alike(mine[-1], other):
            break
        last = max(extend(page, further, limit), other.last)
    while last > first + 1 and page.tags[last - 1] & _LINKS and last - 1 not in page.cover:
        last -= 1
    return last


def phrases(page: Page, discourse: Discourse, span: Range, stops: dict[int, int]) -> list[Phrase]:
    """The naming phrases of a clause in order; none reaches over a stop (words that report contacts)."""
    found: list[Phrase] = []
    begin, end = past_dateline(page, span[0]), span[1]
    bound = _bound(page, span, stops)
    fixed = {h.first: h for h in page.framed(begin, end) if h.entry.ref.part == "party" and _stands(page, h)}
    known, ends = roles(page.lexicon.language), set(stops.values())
    cuts = [s for s in range(begin, end) if s in stops or s in fixed or turns(page, s)]
    peers = [s for s in range(begin, end) if not page.cased and _peer(page, s)]
    k = begin
    while k < end:
        if k in stops:
            k = stops[k]
            continue
        behind = marker(page, k, known)[1]
        apart = next((s for s in cuts if s > k), end)
        limit = min(apart, next((s for s in peers if s > behind and s > k), end))
        role, first = _place(page, k, begin, limit)
        role = "" if role == "?" and k in ends else role  # “travelled to” has its own preposition
        unknown = stranger(page, discourse.people, behind, limit) if page.cased and behind not in fixed else 0
        unknown = unknown or (
            behind + 1 if behind < limit and behind not in fixed and surname(page, discourse.people, behind) else 0
        )
        while first >= 0 and first not in fixed and page.tags[first] & COUNTED and first + 1 in fixed:
            first += 1
        entry = fixed.get(k) or fixed.get(first if first >= 0 else behind)
        if entry is None and role and first >= 0 and limit - first == 1 and not label(page, discourse, first, limit):
            entry = fixed.get(limit)  # “with members of the opposition”
        if entry is not None:
            if entry.entry.ref.direction != "nobody":
                found.append(replace(_stated(page, entry, role, k), bound=k in bound and bool(role)))
            k = max(found[-1].last if found else 0, entry.last, k + 1)
        elif unknown:
            role = role or ("?" if k > begin and page.has(k - 1, PREPOSITION) else "")
            found.append(Phrase(k, behind, unknown, role, (known_as(page, discourse.people, behind, unknown),)))
            k = _end_office(page, unknown, limit)
        elif first < 0:
            k += 1
        else:
            last = max(_end(page, first, limit), first + 1)
            read = _read(page, discourse, (k, first, last), role)
            found += [replace(p, bound=k in bound and bool(role)) for p in read[:1]] + read[1:]
            k = last
    found = [p for n, p in enumerate(found) if not n or not _apposed(page, found[n - 1], p, end)]
    return _named_peers(page, found)


def _end_office(page: Page, last: int, limit: int) -> int:
    """Where the office behind an unknown name ends: “NAME, the secretary of the council, …”; else `last`."""
    first = last + 1
    while first < limit and page.has(first, bit("determiner")):
        first += 1
    title = named_at(page, first) if last < limit and page.texts[last] in COMMAS else None
    if title is None or not any(h.entry.category == "title" for h in names_in(page, first, extend(page, first, limit))):
        return last
    end = extend(page, first, limit)
    return last if persons(names_in(page, first, end)) else end


def past_dateline(page: Page, first: int) -> int:
    """The word behind a dateline at the head of a line: “OSLO –”, “Oslo, Norway (NTB) --”; else `first`."""
    begin, end = page.line(first)
    dash = next((k for k in range(begin, min(begin + _DATELINE, end)) if page.texts[k] in _DASHES), begin)
    marks = [k for k in range(begin, dash) if page.texts[k] in MARKS]
    seat = page.cover.get(begin)
    if first != begin or seat is None or seat.entry.category not in _PLACES or dash - begin - len(marks) > _SEAT:
        return first
    joined = seat.last == dash and any(h.entry.category in _PLACES for h in page.names.get(dash + 1, ()))
    capitals = page.text[page.back.start(page.starts[begin]) : page.back.end(page.ends[begin])].isupper()
    glued = page.starts[dash] == page.ends[dash - 1] and page.starts[dash + 1 : dash + 2] == [page.ends[dash]]
    glued = glued and dash - 1 not in marks
    if glued or (not capitals if page.cased and not marks else joined):
        return first
    while dash < end and page.texts[dash] in _DASHES:
        dash += 1
    return dash


def _bound(page: Page, span: Range, stops: dict[int, int]) -> set[int]:
    """Where a role word hangs on a bond: “relations with”, “the attack of the army on”."""
    inner = {k for first, last in stops.items() for k in range(first, last)}  # “peace talks with”
    bonds = [h for h in page.framed(*span) if h.entry.ref.part == "bond" and h.first not in inner]
    known = roles(page.lexicon.language)
    found: set[int] = set()
    for bond in bonds:
        for k in range(bond.last, min(bond.last + _BOND, span[1])):
            found.add(k)
            if k in stops or page.texts[k] in MARKS or is_finite(page, k) or marker(page, k, known)[0]:
                break
    return found


def _apposed(page: Page, before: Phrase, phrase: Phrase, end: int) -> bool:
    """Whether a phrase only tells the office of the person named before it: “NAME, the minister, arrived”."""
    between = [k for k in range(before.last, phrase.first) if not page.has(k, bit("determiner"))]
    commas = bool(between) and all(page.texts[k] in COMMAS for k in between)
    hits = names_in(page, phrase.first, phrase.last)
    office = any(h.entry.category == "title" for h in hits) and not persons(hits)
    closed = phrase.last >= end or page.texts[phrase.last] in COMMAS or is_finite(page, phrase.last)
    return commas and office and closed and persons(names_in(page, before.first, before.last)) == 1 and not phrase.role


def _named_peers(page: Page, found: list[Phrase]) -> list[Phrase]:
    """The phrases without counterparts who are named right behind them: “his counterparts, NAME and NAME”."""
    kept: list[Phrase] = []
    for phrase in found:
        before = kept[-1] if kept else None
        state = any(isinstance(h.entry.ref, Country) for h in names_in(page, phrase.first, phrase.last))
        named = before is not None and before.peer and not phrase.role and not state
        if before is not None and named and page.texts[before.last : phrase.start] in (["،"], [","]):
            kept[-1] = replace(phrase, start=before.start, role=before.role)
        else:
            kept.append(phrase)
    return kept


def _peer(page: Page, k: int) -> bool:
    name = named_at(page, k)
    return name is not None and peer(name)


def _place(page: Page, k: int, begin: int, limit: int) -> tuple[str, int]:
    """The role word at word k and the first word of the naming phrase behind it; -1 where none begins."""
    known = roles(page.lexicon.language)
    role, behind = marker(page, k, known)
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


def _stands(page: Page, hit: Hit) -> bool:
    """Whether a described party stands by itself: “the two presidents”, not “the two presidents NAME and NAME”."""
    if hit.entry.ref.kind in POINTING:
        return hit.last not in page.cover or bool(page.clitic[hit.last])
    return bool(hit.entry.ref.kind != "whose")


def _stated(page: Page, hit: Hit, role: str, start: int) -> Phrase:
    """A party that frames.toml describes, with the nationality beside it; without a label, the speaker's side."""
    entry: Frame = hit.entry.ref
    governed = page.clitic[hit.first][-1:] if page.governed(hit.first) else ""
    part = role or governed or entry.direction
    if entry.kind in POINTING:
        return Phrase(start, hit.first, hit.last, part, (POINTING[entry.kind],))
    if not entry.english:
        return Phrase(start, hit.first, hit.last, part, (SPEAKER,))
    near = [h for k in (hit.last, hit.last + 1, hit.first - 1) for h in page.names.get(k, ())]
    beside = [h for h in near if h.entry.category == "nisba"]
    name = " ".join([*(h.entry.ref.label for h in beside[:1]), entry.english])
    return Phrase(start, hit.first, max([hit.last, *(h.last for h in beside[:1])]), part, tuple(name.split("; ")))


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
    for number, whole in enumerate(units(page, first, last)):
        group = one_holder(page, discourse, whole)
        named = (_shared(page, group, n) or label(page, discourse, a, b) for n, (a, b) in enumerate(group))
        labels = tuple(dict.fromkeys(filter(None, named)))
        if labels:
            a, b = group[0][0], group[-1][1]
            hits = names_in(page, a, b)
            bare = all(h.entry.category == "nisba" and h.entry.feature == "singular" for h in hits)
            bare = bare and not any(page.has(k, HEADS) for k in range(a, b))
            begins, hangs = (start, role) if not number else own_role(page, a)
            same = any(peer(h) for h in hits) and not persons(hits)
            found.append(Phrase(begins, a, b, hangs, labels, bare and not same, peer=same))
    return found
