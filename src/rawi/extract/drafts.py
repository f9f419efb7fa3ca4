"""The draft of an attribution, made of word ranges, and what all constructions share: clauses, subjects, contents."""

from dataclasses import dataclass, field

from rawi.extract import source_medial, sources
from rawi.extract.clause_head import full_name, initial
from rawi.extract.content import behind_colon, clause_end, lines_below
from rawi.extract.mentions import CLOSERS, COMMAS, MARKS, OPENERS, Page
from rawi.extract.sources import ADVERB, PREPOSITION, TIME, is_finite
from rawi.packs.compile import Hit, bit
from rawi.packs.pack import Cue
from rawi.text.normalize import fold_key

Range = tuple[int, int]
COORDINATOR_LIKE = bit("coordinator") | PREPOSITION
BEHIND_SPEECH = CLOSERS | frozenset(("'", ",", "?", "!"))
BELIEFS = frozenset(("believe", "expect", "assess", "suspect", "fear", "describe", "regret"))


@dataclass(slots=True)
class Draft:
    """An attribution in the making: ranges of words."""

    cue: Range
    content: list[Range]
    rule: str
    entry: Cue | None = None
    feature: str = ""
    source: Range | None = None
    addressee: Range | None = None
    relay: Range | None = None
    complement: str = ""
    sentence: Range = (0, 0)
    negated: bool = False
    impersonal: bool = False
    implied: Range | None = None
    described: Range | None = None  # the source with a clause that tells who it is
    parent: int = -1
    trace: list[str] = field(default_factory=list)


def pieces(page: Page, first: int, last: int, kind: str) -> list[Range]:
    """One range per sentence, without the final stops."""
    found = []
    for a, b in page.pieces(first, last):
        x, y = a, b
        while y > x and page.texts[y - 1] in ".،,;؛!؟?…":
            y -= 1
        while x < y and page.texts[x] in "،,;؛.:-":
            x += 1
        if y > x and not all(page.texts[k] in MARKS for k in range(x, y)):
            found.append((x, y))
    return found


def negated(page: Page, cue: int) -> bool:
    """Whether a negating particle stands right before the cue (at most one adverb between)."""
    if (page.verb_first and cue - 1 in page.cover) or _relative_particle(page, cue):
        return False
    if page.verb_last and any(k in page.cue_at and page.cue_at[k].last == cue for k in range(max(cue - 3, 0), cue)):
        return False  # the negation is part of a verb before: “unconfirmed news shows”
    if page.verb_last and not page.has(cue - 1, bit("any")):
        return False  # verbs negate themselves; a negated word before one ends another clause
    return page.has(cue - 1, bit("negator")) or (page.has(cue - 2, bit("negator")) and page.has(cue - 1, ADVERB))


def joined(page: Page, k: int) -> bool:
    """Whether a conjunction is written in one word with word k: a verb so joined has no subject before it."""
    return page.clitic[k] in page.syntax.get("joining", ())


def _relative_particle(page: Page, cue: int) -> bool:
    """Whether the particle before a verb with an object pronoun, or behind a preposition, means “what”: no negation."""
    if not page.verb_first or not page.has(cue - 1, bit("negator")):
        return False
    opening = page.sentence(cue)[0] == cue - 1 or page.texts[cue - 2] in MARKS or bool(page.clitic[cue - 1])
    if not opening and all(feature.startswith("past") for feature in page.features.get(cue, ("",))):
        return True  # the other negations do not stand before a past form
    taken_up = any(feature.endswith(".obj") for feature in page.features.get(cue, ()))
    return page.governed(cue - 1) or (taken_up and page.has(cue - 2, PREPOSITION))


def verb_between(page: Page, first: int, last: int) -> bool:
    """Whether a clause before a relative word is complete: without a verb, the relative hangs on its subject."""
    return any(is_finite(page, k) or page.tags[k] & (bit("also_verb") | bit("auxiliary")) for k in range(first, last))


def clause_start(page: Page, begin: int, cue: int) -> int:
    """Where the clause of a cue begins inside its sentence: behind the last break before it."""
    k = cue - 1
    final = page.verb_last
    while k >= begin:
        ended = final and is_finite(page, k) and page.cue_at[k].last < cue and not page.cue_at[k].entry.ref.head
        if ended and not _attribute(page, page.cue_at[k]):
            return page.cue_at[k].last
        closing = page.quote(k) if page.texts[k] == "»" else None
        if page.texts[k] in ";؛:" or (closing is not None and closing[1] - closing[0] > 8):
            return k + 1
        if (
            page.tags[k] & (bit("complementizer") | bit("subordinator") | bit("contrast"))
            and not page.tags[k] & PREPOSITION
            and not (final and page.tags[k] & bit("contrast") and _only_adverbs(page, k + 1, cue))
        ):
            hangs = page.tags[k] & bit("relative") and not verb_between(page, begin, k)
            inserted = page.cased and page.texts[k + 1] == "," and page.texts[k - 1] == ","
            if not (hangs or inserted) and not (final and _in_participle(page, k)):
                return _behind_inserted(page, k, cue) if final and page.tags[k] & bit("subordinator") else k + 1
        dashed = page.texts[k] == "-" and k - begin <= 6 and page.starts[k] > page.ends[k - 1] and k + 1 < cue
        if dashed and page.starts[k + 1] > page.ends[k]:
            return k + 1
        k -= 1
    return begin


def _behind_inserted(page: Page, k: int, cue: int) -> int:
    """Where a clause goes on behind the one a subordinator at k opens: “when the rain came, NAME said …”."""
    closing = bit("auxiliary") | bit("also_verb")
    for j in range(cue - 2, k + 1, -1):
        if page.texts[j] in COMMAS and page.has(j - 1, closing):
            return j + 1
    return k + 1


def bare_participle(page: Page, hit: Hit) -> bool:
    """Whether a verb form ends in a participle without its auxiliary: “announced”, which may describe a noun."""
    return page.texts[hit.last - 1].endswith(tuple(fold_key(e) for e in page.syntax["endings"].get("participle", ())))


def _attribute(page: Page, hit: Hit) -> bool:
    """Whether a passive participle describes the noun before it (“a referee invited to the cup”) and ends no clause."""
    if not hit.entry.feature.removeprefix("not.").startswith("passive") or not bare_participle(page, hit):
        return False
    goes_on = page.texts[hit.last] not in MARKS if hit.last < len(page.texts) else False
    return goes_on and not page.tags[hit.last] & (bit("complementizer") | bit("coordinator") | bit("auxiliary"))


def _only_adverbs(page: Page, first: int, last: int) -> bool:
    return all(page.tags[k] & (ADVERB | TIME | bit("contrast")) for k in range(first, last))


def _in_participle(page: Page, k: int) -> bool:
    """Whether a complementizer belongs to a participle phrase right before it (با بیان اینکه): the main clause
    began earlier.
    """
    while page.has(k - 1, bit("complementizer")):
        k -= 1
    return any(
        (hit := page.cue_at.get(j)) is not None and hit.entry.ref.kind == "participle" and hit.last >= k - 1
        for j in range(max(k - 4, 0), k)
    )


def subject_last(page: Page, begin: int, cue: int) -> Range | None:
    """The subject of a verb that stands last: at the head of its clause, or before the clauses inserted between them.

    “NAME, noting that the bridge NAME wanted is open, said”: a clause that ends right before the verb holds no subject
    of it.
    """
    near = clause_start(page, begin, cue)
    found = initial(page, near, cue)
    inserted = page.has(near - 1, bit("complementizer") | bit("subordinator"))
    junk = inserted and found is not None and not sources.speaks(page, found[0])
    if near == begin or not (junk or _closed(page, near, cue) or (inserted and _ends_inside(page, near, cue))):
        return found
    start = near
    while start > begin and (outer := _around(page, begin, start)) < start:
        start = outer
    further = initial(page, start, cue) if start < near else None
    if further is None:
        return found
    named = found is not None and sources.speaks(page, found[0])
    return further if sources.speaks(page, further[0]) or full_name(page, *further) or not named else found


def _closed(page: Page, first: int, cue: int) -> bool:
    """Whether a clause that began at word `first` has ended right before the verb: with its own verb, or a comma."""
    k = cue - 1
    while k > first and page.tags[k] & ADVERB and not page.tags[k] & bit("also_verb"):
        k -= 1
    return k >= first and (page.texts[k] in COMMAS or page.has(k, bit("auxiliary") | bit("also_verb")))


def _ends_inside(page: Page, first: int, cue: int) -> bool:
    """Whether a clause that a conjunction opens ends with its own verb and a comma, and the main clause goes on with a
    preposition: “noting that the road is not open, of the bridge NAME spoke”.
    """
    closing = bit("auxiliary") | bit("also_verb") | bit("negator")
    commas = (k for k in range(first + 2, cue - 1) if page.texts[k] in COMMAS)
    return any(page.has(k - 1, closing) and page.tags[k + 1] & PREPOSITION for k in commas)


def _around(page: Page, begin: int, start: int) -> int:
    """Where the clause begins that holds the one which begins at word `start`; `start` when that one is no part of
    another.
    """
    opens = bit("complementizer") | bit("subordinator")
    if page.has(start - 1, opens | bit("contrast")):
        return clause_start(page, begin, start - 1)
    verb = next((k for k in range(start - 1, max(begin, start - 8) - 1, -1) if is_finite(page, k)), -1)
    if verb < 0 or page.cue_at[verb].last != start:
        return start
    first = clause_start(page, begin, verb)
    held = (first > begin and page.has(first - 1, opens)) or any(page.has(k, opens) for k in range(first, verb))
    return first if held else start


def bounds(page: Page, hit: Hit) -> Range:
    """The stretch a cue may reach over: its sentence, or the quotation it stands in."""
    begin, limit = page.sentence(hit.first)
    quote = page.quote(hit.first)
    if quote is not None and quote[2].closed:
        begin, limit = max(begin, quote[0] + 1), min(limit, quote[1] - 1)
        for cut in page.splits:
            if begin < cut <= hit.first:
                begin = cut
            elif hit.first < cut < limit:
                limit = cut
                break
    return begin, limit


def content_of(page: Page, kind: str, k: int, limit: int) -> list[Range]:
    """The content of a complement found at word k."""
    if kind == "colon":
        first, last = behind_colon(page, k)
        if first >= last and k + 1 >= page.line(k)[1]:
            return [piece for line in lines_below(page, k) for piece in pieces(page, *line, kind)]
        return pieces(page, first, last, kind)
    if kind == "quote":
        quote = page.quote(k)
        last = quote[1] if quote is not None else limit
        after = last + 1 if _sets_name_off(page, k, last, limit) else last
        whole = page.cased and page.texts[last - 2] in ".,!?"
        if (
            after < limit
            and not whole
            and page.texts[after] not in MARKS
            and not (page.clitic[after] and is_finite(page, after))
        ):
            last = clause_end(page, after, limit)
        return pieces(page, k, max(last, k), kind)
    last = clause_end(page, k, limit)
    return pieces(page, k, last, kind)


def _sets_name_off(page: Page, first: int, last: int, limit: int) -> bool:
    """Whether a short quotation and a comma only open a clause: “said “NAME”, the head of …, is travelling”."""
    short = page.verb_last and last - first <= 8 and last + 4 < limit
    return short and page.texts[last] in COMMAS and not any(is_finite(page, k) for k in range(last, limit))


def allows(cue: Cue, kind: str) -> bool:
    """Whether a cue takes a complement of a kind; strong cues take colons and quotations anyway."""
    return kind in cue.content or (
        kind in ("colon", "quote") and cue.strength == "strong" and not (kind == "colon" and cue.sense == "describe")
    )


def phrase_end(page: Page, phrases: tuple[str, ...], k: int) -> int:
    """The word behind one of some phrases standing at word k, or -1."""
    for phrase in phrases:
        parts = phrase.split()
        if page.texts[k : k + len(parts)] == parts:
            return k + len(parts)
    return -1


def addressee(page: Page, hit: Hit, first: int, limit: int) -> Range | None:
    """A phrase behind the cue governed by one of its addressee prepositions, written apart or as a clitic."""
    marks = set(hit.entry.ref.addressee_prep)
    if not marks and hit.entry.ref.addressee != "object":
        return None
    reach = 16 if page.verb_first else 2
    if page.verb_last:
        reach = 30
    for k in range(first, min(limit, first + reach)):
        word = page.texts[k]
        if word in OPENERS or word == ":" or page.tags[k] & bit("complementizer"):
            return None
        if page.governed(k) and page.clitic[k][-1] in marks and (sources.speaks(page, k) or k in page.cover):
            return k, sources.extend(page, k, limit)
        if word in marks and k + 1 < limit and (sources.speaks(page, k + 1) or k + 1 in page.cover):
            return k + 1, sources.extend(page, k + 1, limit)
    return None


def prepositional(page: Page, cue: Cue, first: int, limit: int) -> int:
    """The word behind one of the cue's content prepositions right at `first` (adverbs and asides passed over); -1
    without.
    """
    k = first
    while k < min(limit, first + 16):
        word = page.texts[k]
        if word in cue.prepositions and k + 1 < limit:
            return k + 1
        joined = page.governed(k) and page.clitic[k][-1] in cue.prepositions
        unknown = not page.clitic[k] and word[0] in cue.prepositions and k not in page.cover and not page.tags[k]
        if joined or (unknown and len(word) > 3):
            return k
        if page.tags[k] & (ADVERB | TIME) and not sources.named(page, k):
            k += 1
        elif page.tags[k] & PREPOSITION and page.has(k + 1, bit("medium")):
            k += 2
        elif word in COMMAS and (
            close := next((j for j in range(k + 1, min(limit, k + 9)) if page.texts[j] in COMMAS), 0)
        ):
            k = close + 1
        else:
            return -1
    return -1


def named_end(page: Page, first: int, last: int) -> int:
    """The end of the names that open a phrase: what follows unmarked may be the verb's object."""
    named, whole, person = first, False, False
    while named < last and named in page.cover:
        hit = page.cover[named]
        category = hit.entry.category
        body = category in ("country", "capital") or (
            category == "actor" and getattr(hit.entry.ref, "kind", "") != "outlet"
        )
        if named > first and category in ("document", "group", "anonymous"):
            break
        if named > first and page.clitic[named] and not (whole and body):
            break
        if person and not page.clitic[named] and (body or category == "group"):
            break
        if whole and not page.clitic[named] and category in ("country", "capital", "actor", "title"):
            break
        whole = body
        person = category == "actor" and getattr(hit.entry.ref, "kind", "") == "person"
        named = hit.last
        if named + 1 < last and page.texts[named] in COMMAS and named + 1 in page.cover:
            named, whole = named + 1, False
    return named


def progressive(page: Page, k: int) -> bool:
    """Whether an auxiliary of being stands before word k, adverbs passed over: “is demanding”, “was told”."""
    k -= 1
    while k >= 0 and (page.tags[k] & ADVERB or (page.cased and not page.tags[k] and page.ends_in(k, "adverb"))):
        k -= 1
    return k >= 0 and page.texts[k] in page.syntax.get("needs", {}).get("passive", ())


def until_main_clause(page: Page, draft: Draft, limit: int) -> None:
    """A content in an opening clause ends at the comma before the main clause (English)."""
    first = draft.content[0][0]
    for k in range(first + 1, limit):
        quote = page.quote(k)
        closed = quote is not None and quote[1] - 1 == k and page.texts[k - 1] == ","
        outside = quote is None and page.texts[k] == ","
        if not (closed or outside) or k + 1 >= limit:
            continue
        aside = PREPOSITION | TIME | bit("relative") | bit("coordinator") | bit("subordinator")
        if not page.tags[k + 1] & aside and any(source_medial.verbal(page, j) for j in range(k + 2, limit)):
            draft.content = pieces(page, first, k + 1 if closed else k, draft.complement)
            return
