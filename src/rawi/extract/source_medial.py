"""The subject in front of its verb (English): the phrase next to the verb, or further left across what is inserted."""

from rawi.extract.joints import made_by, sent_to
from rawi.extract.mentions import COMMAS, MARKS, Page
from rawi.extract.sources import (
    ADVERB,
    AUXILIARY,
    BREAKS,
    COORDINATOR,
    DETERMINER,
    LONGEST,
    MEDIUM,
    NP_PREPOSITION,
    PREPOSITION,
    STOPS,
    TIME,
    extend,
    is_finite,
)
from rawi.packs.compile import Hit, bit
from rawi.text.normalize import fold_key

RELATIVE, SUBORDINATOR = bit("relative"), bit("subordinator")
_HOLDS = COORDINATOR | PREPOSITION | NP_PREPOSITION
Range = tuple[int, int]


def before(page: Page, cue: int, begin: int, sentence: int) -> Range | None:
    """The subject that ends next to the verb: auxiliaries and adverbs skipped, inserted phrases passed over.

    begin, sentence: where the verb's clause begins as far as the words next to it show, and its sentence.
    """
    last = carried(page, cue)
    while last > begin and between(page, last - 1):
        last -= 1
    if last <= begin:
        return None
    if _parts(page, last - 1):
        return _across(page, last - 1, sentence)
    known = page.cover.get(last - 1)
    object_form = page.texts[last - 1] in page.syntax["objective"]
    pronoun = known is not None and known.entry.category == "pronoun" and not object_form
    if known is not None and pronoun and not page.has(known.first - 1, _HOLDS):
        return known.first, last
    first = _list_start(page, noun_phrase_before(page, last, begin), last, begin)
    if first >= last or all(page.texts[k] in MARKS for k in range(first, last)):
        return None
    if page.texts[first] in page.syntax["among"] and first - 1 > begin and page.texts[first - 1] == ",":
        whole = noun_phrase_before(page, first - 1, begin)  # “guests, including NAME and NAME have said”
        return (whole, last) if whole < first - 1 else None
    goes_on = page.texts[page.cue_at[cue].last : page.cue_at[cue].last + 1] == [","] if cue in page.cue_at else False
    described = None if goes_on else _described(page, first, last, sentence)
    return _modified(page, first, last, begin) or described or (first, last)


def carried(page: Page, cue: int) -> int:
    """Where the words of carrying on begin right before an infinitive (syntax.carrying): “went on to say”; else the
    verb.
    """
    phrases = (fold_key(phrase).split() for phrase in page.syntax.get("carrying", ()))
    return next((cue - len(p) for p in phrases if page.texts[max(cue - len(p), 0) : cue] == p), cue)


def _list_start(page: Page, first: int, last: int, begin: int) -> int:
    """Where a list of names begins whose last two a conjunction joins: “NAME, NAME and NAME said”; else `first`.

    What a preposition or a verb governs is no part of it: “In TOWN, NAME and NAME said”, “Visiting TOWN, …”.
    """
    joined = next((k for k in range(first + 1, last - 1) if page.tags[k] & COORDINATOR), 0)
    start = first
    if not joined or not _name_at(page, first) or not _name_at(page, joined + 1):
        return first
    while start - 2 > begin - 1 and page.texts[start - 1] == "," and _name_at(page, start - 2):
        head = noun_phrase_before(page, start - 1, begin)
        speech = any(verbal(page, k) and k not in page.cover for k in range(head, start - 1))
        if head >= start - 1 or speech or page.ends_in(head, "gerund"):
            break
        start = head
    opening = COORDINATOR | SUBORDINATOR | bit("complementizer")
    free = start <= begin or page.texts[start - 1] in MARKS or page.tags[start - 1] & opening
    return start if free or page.texts[start - 1] in page.syntax["agent"] else first


def _name_at(page: Page, k: int) -> bool:
    """Whether word k is part of a name."""
    return page.capital(k) and not page.tags[k] & (TIME | ADVERB)


def _described(page: Page, first: int, last: int, begin: int) -> Range | None:
    """The subject whose description lacks its closing comma: “NAME, the head of the port said”."""
    if first - 2 < begin or page.texts[first - 1] != "," or not page.has(first, DETERMINER) or first in page.cover:
        return None
    head = _opening(page, begin, first - 1)
    alone = head not in page.cover and first - 2 == head  # “Elsewhere, the minister said”
    named = head < first - 1 and not alone and page.capital(head) and noun_phrase_before(page, first - 1, head) == head
    return (head, last) if named and page.capital(first - 2) else None


def between(page: Page, k: int) -> bool:
    """Whether word k may stand between a subject and its verb: an auxiliary, a time, an adverb."""
    if (k in page.cover and not page.tags[k] & ADVERB) or page.texts[k] == "'":
        return False
    manner = page.ends_in(k, "adverb") and not page.tags[k] and not page.capital(k)
    manner = manner and page.texts[k] not in page.syntax["seeming_adverbs"]
    return bool(page.tags[k] & (AUXILIARY | ADVERB | TIME | bit("negator"))) or manner


def heading(page: Page, begin: int, limit: int) -> Range | None:
    """The subject at the head of a sentence: what stands before its first verb."""
    first = _opening(page, begin, limit)
    verb = next((k for k in range(first, limit) if verbal(page, k) and k not in page.cover), 0)
    while verb > first and between(page, verb - 1):
        verb -= 1
    if verb <= first or noun_phrase_before(page, verb, first) != first:
        return None
    return first, verb


def may_follow(page: Page, hit: Hit) -> bool:
    """Whether a verb's subject may stand behind it; a bare form before a common noun is a noun itself."""
    k = hit.last
    bare = hit.entry.feature in ("base", "present.3p")
    return not bare or page.has(k, DETERMINER) or k in page.cover or (k < len(page.texts) and page.capital(k))


def stands_behind(page: Page, hit: Hit, limit: int) -> bool:
    """Whether the subject of a verb behind a comma stands behind it, with nothing else: “…, said NAME.”"""
    if page.texts[hit.first - 1] != "," or hit.last >= limit:
        return False
    named = page.capital(hit.last) or (hit.last in page.cover and not page.has(hit.last, DETERMINER))
    said = page.has(hit.last, DETERMINER) and hit.last not in page.cover and hit.entry.ref.sense in ("say", "add")
    if not (named or said) or hit.entry.ref.addressee == "object":
        return False
    end = extend(page, hit.last, limit)
    rest = range(end, limit)
    ended = end >= limit or page.texts[end] in ",." or (page.has(end, PREPOSITION) and not _spoken_on(page, rest))
    return end > hit.last and ended


def _spoken_on(page: Page, words: range) -> bool:
    """Whether a verb stands among some words."""
    return any(verbal(page, k) and k not in page.cover for k in words)


def relative(page: Page, cue: int) -> Range | None:
    """The relative word before a verb, which is its source in PolNeAR's scheme."""
    k = cue - 1
    while page.tags[k] & (AUXILIARY | ADVERB):
        k -= 1
    return (k, k + 1) if page.scheme else None


def apposed(page: Page, source: Range, limit: int) -> Range:
    """A source with the description behind it, where nothing else follows: “…, said NAME, the head of a union.”"""
    comma = source[1]
    k = comma + 1
    if comma >= limit or page.texts[comma] != ",":
        return source
    while k < limit and page.texts[k].isdigit():  # an age
        k += 2
    if k >= limit or not (_describes(page, k) or (page.scheme and page.tags[k] & RELATIVE)):
        return source
    if k in page.cue_at or page.tags[k] & (ADVERB | TIME | COORDINATOR | STOPS & ~RELATIVE):
        return source
    last = k
    while last < limit and not (page.texts[last] in COMMAS and last + 1 < limit and not _belongs(page, last + 1)):
        if (page.texts[last] in MARKS and page.texts[last] not in "'-&/.,") or (
            page.tags[last] & RELATIVE and not page.scheme
        ):
            break
        last += 1
    while last > source[1] and page.texts[last - 1] in MARKS:
        last -= 1
    return source[0], last


def _belongs(page: Page, k: int) -> bool:
    """Whether the description goes on behind a further comma: with a relative clause, in PolNeAR's scheme."""
    return bool(page.scheme and page.tags[k] & RELATIVE)


def _parts(page: Page, k: int) -> bool:
    """Whether a comma or a dash between spaces stands at word k."""
    if page.texts[k] == ",":
        return True
    return page.texts[k] == "-" and page.starts[k] > page.ends[k - 1] and page.starts[k + 1] > page.ends[k]


def _across(page: Page, edge: int, begin: int) -> Range | None:
    """The subject before an inserted phrase that ends with the comma or dash `edge`: “NAME, who had left, said”.

    A description (“NAME, the envoy, said”) belongs to it, a relative clause only in the wider sense of PolNeAR.
    """
    first = _opening(page, begin, edge)
    comma = next((k for k in range(first, edge + 1) if _parts(page, k)), edge)
    if first >= comma or noun_phrase_before(page, comma, first) != first or _clausal(page, comma, edge):
        comma = next((k for k in range(edge - 1, max(begin, edge - 30), -1) if _parts(page, k)), begin)
        if comma <= begin:
            return None
        first = noun_phrase_before(page, comma, begin)
    if first >= comma or any(verbal(page, k) and k not in page.cover for k in range(first, comma)):
        return None
    if comma == edge and page.texts[edge - 1] != ")":  # nothing is inserted: “…, said NAME”
        return None
    if page.scheme or comma == edge:
        return first, edge
    inserted = next((k for k in range(comma, edge) if _parts(page, k) and not _describes(page, k + 1)), edge)
    return first, inserted


def _clausal(page: Page, comma: int, edge: int) -> bool:
    """Whether what stands between two commas is a main clause, so that the phrase before it is not its subject."""
    k = comma + 1
    return not page.tags[k] & (RELATIVE | SUBORDINATOR) and any(verbal(page, j) for j in range(k, edge))


def verbal(page: Page, k: int) -> bool:
    """Whether a verb stands at word k, as far as closed classes and endings show it."""
    if page.tags[k] & (AUXILIARY | bit("also_verb")) or is_finite(page, k):
        return page.texts[k] not in page.syntax.get("possessive", ())
    return not page.tags[k] and page.ends_in(k, "past") and not page.hyphened(k)


def _describes(page: Page, k: int) -> bool:
    """Whether a phrase that begins at word k behind a comma may describe the name before it."""
    return not (
        page.tags[k] & (RELATIVE | PREPOSITION | SUBORDINATOR) or page.ends_in(k, "gerund") or page.ends_in(k, "past")
    )


def _opening(page: Page, begin: int, edge: int) -> int:
    """The first word of a clause that may begin its subject: what opens the clause up to its comma is passed over."""
    k = begin
    while k < edge:
        named = k in page.names
        quote = page.quote(k)
        if quote is not None and quote[0] == k and quote[1] <= edge:
            k = quote[1]
        elif page.texts[k] in MARKS or (page.tags[k] & (ADVERB | TIME | COORDINATOR) and not named):
            k += 1
        elif (page.tags[k] & (PREPOSITION | SUBORDINATOR) or page.ends_in(k, "gerund")) and not named:
            k = next((j + 1 for j in range(k, edge) if _parts(page, j)), k + 1)
        else:
            break
    return k


def _modified(page: Page, first: int, last: int, begin: int) -> Range | None:
    """The subject whose relative clause or participle ends in the phrase [first, last): “people who saw the ship said”.

    The whole in the wider sense of PolNeAR and with an agent (“a survey made by NAME said”), else without the clause.
    """
    for k in range(first - 1, max(begin, first - 14), -1):
        word = page.texts[k]
        if word in COMMAS or word in MARKS or page.tags[k] & bit("complementizer") & ~RELATIVE:
            return None
        gerund = page.ends_in(k, "gerund") and k >= first - 2 and not page.tags[k - 1]
        agent = page.texts[k + 1] in page.syntax["agent"] and page.ends_in(k, "past") and not page.tags[k - 1]
        participle = (gerund or agent) and not page.tags[k]
        if not (participle or page.tags[k] & RELATIVE):
            continue
        if page.texts[k - 1] in MARKS or page.tags[k - 1] & (BREAKS | COORDINATOR | DETERMINER):
            return None
        head = noun_phrase_before(page, k, begin)
        return None if head >= k else (head, last if page.scheme or agent else k)
    return None


def noun_phrase_before(page: Page, last: int, begin: int) -> int:
    """The first word of the noun phrase that ends before `last` (English)."""
    k = last
    while k > begin and last - k < LONGEST:
        j = k - 1
        word = page.texts[j]
        hit = page.cover.get(j)
        if word in MARKS:
            if word == ")":
                opening = next((i for i in range(j, max(begin, j - 8), -1) if page.texts[i] == "("), -1)
                if opening > begin:
                    k = opening
                    continue
            glued = word in "-./&'" and j > begin and page.starts[j] == page.ends[j - 1]
            if not glued or (word == "'" and page.starts[k] > page.ends[j]):
                break
        elif page.tags[j] & COORDINATOR:
            if not (joins_subject(page, j - 1, begin) and k < last):
                break
        elif page.tags[j] & PREPOSITION and hit is None:
            if (
                j - 1 < begin
                or page.texts[j - 1] in MARKS
                or page.tags[j - 1] & (BREAKS & ~MEDIUM | COORDINATOR)
                or is_finite(page, j - 1)
            ):
                break
            if not (page.has(j, NP_PREPOSITION) or sent_to(page, j) or made_by(page, j)):
                break
        elif page.hyphened(j):
            pass
        elif page.tags[j] & (STOPS | TIME | ADVERB) and hit is None and not page.tags[j] & DETERMINER:
            if word not in page.syntax.get("possessive", ()):
                break
        elif is_finite(page, j) and hit is None and not (j > begin and page.tags[j - 1] & DETERMINER):
            break
        k = j
        if page.tags[j] & DETERMINER and not (
            j - 1 >= begin
            and (
                page.tags[j - 1] & (NP_PREPOSITION | COORDINATOR | bit("quantifier"))
                or sent_to(page, j - 1)
                or made_by(page, j - 1)
            )
        ):
            break
    while k < last and page.tags[k] & (PREPOSITION | COORDINATOR) and k not in page.cover:
        k += 1
    return k


def joins_subject(page: Page, k: int, begin: int) -> bool:
    """Whether the word before a coordinator may belong to a coordinated subject: a name, and no verb further left."""
    if k < begin or not (k in page.cover or page.text[page.back.start(page.starts[k])].isupper()):
        return False
    for j in range(k, begin - 1, -1):
        if page.texts[j] in COMMAS or page.texts[j] in "».":
            return True
        if is_finite(page, j) or page.tags[j] & (AUXILIARY | bit("also_verb")) or page.ends_in(j, "past"):
            return False
    return True
