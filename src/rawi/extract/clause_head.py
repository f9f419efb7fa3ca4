"""The subject at the head of a clause whose verb stands last (Persian): where its clause begins, where its phrase
ends.
"""

from rawi.extract.mentions import COMMAS, MARKS, SPEAKERS, Page
from rawi.extract.sources import (
    ADVERB,
    BREAKS,
    COORDINATOR,
    HEADS,
    MEDIUM,
    PREPOSITION,
    TIME,
    extend,
    is_finite,
    speaks,
)
from rawi.packs.compile import bit
from rawi.packs.glossary import load_glossary
from rawi.packs.latin import like_name

Range = tuple[int, int]
_MARKER = bit("object_marker")
_OBJECTS = frozenset(("group", "document", "anonymous", "country", "capital"))
_ITEM = 4  # words of the last but one thing of a list
_JOINABLE = bit("object_opening") | MEDIUM | bit("also_verb") | bit("particle")


def initial(page: Page, begin: int, cue: int) -> Range | None:
    """The subject at the head of a clause whose verb stands last; an object with its marker is no subject."""
    first = _skip_opening(page, begin, cue)
    if first >= cue or is_finite(page, first):
        return None
    limit = _object(page, first, cue)
    end = subject_end(page, first, limit)
    bare = end - first == 1 and page.has(first, bit("demonstrative")) and first not in page.cover
    if end <= first or bare or _is_object(page, first, end, cue):
        return None
    return first, end


def _is_object(page: Page, first: int, end: int, cue: int) -> bool:
    """Whether a phrase is the verb's object: its marker follows, or a common noun runs on to the marker unbroken.

    A name with more words before the marker is a subject with its object behind it.
    """
    if speaks(page, first) or (end - first > 1 and full_name(page, first, cue)):
        known = page.cover.get(first)
        whole = known.last >= end if known is not None else page.has(first, bit("demonstrative"))
        return whole and page.has(end, _MARKER)
    while end < cue and (_plain(page, end, cue) or page.tags[end] & (_JOINABLE | bit("demonstrative"))):
        end += 1
    return page.has(end, _MARKER)


def subject_end(page: Page, first: int, limit: int) -> int:
    """The end of the phrase that begins at `first` and stands before a verb or a colon at `limit`.

    A pronoun stands alone.  A title goes on over the lists in it: “the minister of health, work and welfare”, “the
    head of programme and budget”.
    """
    known = page.cover.get(first)
    if known is not None and known.entry.category == "pronoun" and known.first == first:
        joined = page.has(known.last, COORDINATOR) and speaks(page, known.last + 1)
        if not joined:
            return min(known.last, limit)
    end = extend(page, first, limit)
    member = page.syntax.get("member", ())
    if end + 2 < limit and page.texts[end] in COMMAS and page.texts[end + 1] in member and speaks(page, end + 2):
        among = extend(page, end + 2, limit)  # “NAME, one of the officials of …, said”
        closed = page.texts[among] in COMMAS or (among == limit and page.texts[limit] == ":")
        end = among if closed else end
    if end <= first or not any(speaks(page, k) for k in range(first, end)):
        return end
    marked = any(page.tags[k] & _MARKER for k in range(end, limit))
    while end < limit and not marked:
        further = _further(page, end, limit)
        if further <= end:
            break
        end = further
    return end


def _further(page: Page, end: int, limit: int) -> int:
    """How far a title goes on behind `end`: over a conjunction, a list with commas, a noun that elsewhere opens an
    object.
    """
    k = end
    if page.texts[k] in COMMAS:
        k = _list_end(page, k, limit)
        if k < 0:
            return end
    if page.has(k, COORDINATOR):
        return extend(page, k + 1, limit) if _plain(page, k + 1, limit) else end
    spoken = k in page.cue_at and page.cue_at[k].entry.ref.kind != "noun"
    inner = page.tags[k] & _JOINABLE and not page.tags[k] & PREPOSITION and not spoken
    inner = inner and page.texts[k - 1] not in MARKS
    return extend(page, k + 1, limit) if inner and _plain(page, k + 1, limit) else k + 1 if inner else end


def _list_end(page: Page, comma: int, limit: int) -> int:
    """The conjunction that closes a list of plain words begun by a comma: “…, work and welfare”; -1 where none is."""
    k = comma + 1
    while k < min(limit, comma + 12):
        if page.has(k, COORDINATOR):
            return k if k > comma + 1 else -1
        if page.texts[k] not in COMMAS and not _plain(page, k, limit):
            return -1
        k += 1
    return -1


def _list_closed(page: Page, comma: int, cue: int) -> int:
    """The comma that ends an opening phrase whose own list this one belongs to (“according to the office of industry,
    mine and trade, NAME …”), else this comma.
    """
    joined = _list_end(page, comma, cue)
    if joined < 0 or joined - comma > _ITEM or any(k in page.names for k in range(comma, joined)):
        return comma
    return next((j for j in range(joined + 1, min(cue, joined + 6)) if page.texts[j] in COMMAS), comma)


def _plain(page: Page, k: int, limit: int) -> bool:
    """Whether word k may go on a noun phrase: a word of no closed class, no verb, no citation."""
    if k >= limit or page.texts[k] in MARKS or not page.texts[k][0].isalpha() or k in page.cue_at:
        return False
    return not page.tags[k] & (BREAKS & ~_JOINABLE | PREPOSITION | ADVERB | TIME | COORDINATOR)


def _skip_opening(page: Page, begin: int, cue: int) -> int:
    """The first word of a clause that may begin its subject: adverbs, times and opening phrases are passed over."""
    k = begin
    while k < cue:
        if (
            page.texts[k] in MARKS
            or not page.texts[k][0].isalpha()
            or (
                page.tags[k] & (ADVERB | TIME | COORDINATOR | bit("subordinator") | bit("particle"))
                and not _named(page, k)
            )
            or (page.has(k, bit("quantifier")) and page.has(k + 1, TIME))
        ):
            k += 1
        elif k > begin and page.has(k, bit("demonstrative")) and page.has(k + 1, MEDIUM) and k + 1 not in page.cover:
            return _last_named(page, k + 2, cue)  # “further on in this meeting NAME …”
        elif page.tags[k] & (PREPOSITION | bit("object_opening") | MEDIUM) and not _named(page, k):
            comma = next((j for j in range(k, cue) if page.texts[j] in COMMAS), 0)
            if comma:
                k = _list_closed(page, comma, cue) + 1
                continue
            return _last_named(page, k, cue)
        elif k - begin > 1 and (comma := _phrase_closed(page, begin, k, cue)):
            k = comma + 1
        else:
            return k
    return cue


def _phrase_closed(page: Page, begin: int, k: int, cue: int) -> int:
    """The comma that closes an opening phrase whose first words are an adverb elsewhere (“further to the …, NAME …”),
    where somebody is named behind it; or 0.
    """
    opened = page.texts[begin] in page.syntax.get("text_preposition", ()) and page.tags[begin] & ADVERB
    if not opened or speaks(page, k) or page.has(k - 1, COORDINATOR):
        return 0
    comma = next((j for j in range(k, cue) if page.texts[j] in COMMAS), 0)
    return comma if comma and speaks(page, comma + 1) else 0


def _named(page: Page, k: int) -> bool:
    hits = page.names.get(k)
    return hits is not None and hits[0].entry.category in SPEAKERS


def _last_named(page: Page, begin: int, cue: int) -> int:
    """The last phrase before the cue that names somebody and hangs on no preposition; cue when there is none."""
    found = cue
    k = begin
    while k < cue:
        inner = k > begin and (k - 1 in page.cover or page.tags[k - 1] & page.tags[k] & (HEADS | bit("quantifier")))
        if inner or not (speaks(page, k) or full_name(page, k, cue)):
            k += 1
            continue
        end = max(extend(page, k, cue), k + 1)
        if page.has(k - 1, PREPOSITION | bit("addressee_preposition")) or _cited(page, k):
            named = next((j for j in range(k + 1, end) if full_name(page, j, cue)), k + 1)
            k = named if named - 1 not in page.cover else max(page.cover[named - 1].first, k + 1)
            continue
        if found == cue or not (_owned(page, k) or page.has(end, _MARKER)):
            found = k - page.has(k - 1, bit("demonstrative")) if k > begin else k
        k = end
    return found


def _cited(page: Page, k: int) -> bool:
    """Whether a citation (“according to”) ends right before word k."""
    near = (page.cue_at.get(j) for j in range(max(k - 3, 0), k))
    return any(hit is not None and hit.last == k and hit.entry.ref.kind == "preposition" for hit in near)


def _owned(page: Page, k: int) -> bool:
    """Whether word k goes on a plain noun: “the descendants of NAME”."""
    before = k - 1
    plain = not page.tags[before] and before not in page.cover and page.texts[before][0].isalpha()
    return plain and not like_name(page.texts[before], page.lexicon.language)


def full_name(page: Page, k: int, cue: int) -> bool:
    """Whether two words no pack knows as somebody's stand at word k which people are named with."""
    two = range(k, min(k + 2, cue))
    if len(two) < 2 or any(page.tags[j] or j in page.cue_at or not _shared(page, j) for j in two):
        return False
    return all(like_name(page.texts[j], page.lexicon.language) for j in two)


def _shared(page: Page, k: int) -> bool:
    """Whether word k is nobody's name that the packs know, but at most a surname somebody known shares with others."""
    known = page.cover.get(k)
    return known is None or (known.entry.uncertain and getattr(known.entry.ref, "kind", "") == "person")


def _name_ends(page: Page, first: int, last: int) -> int:
    """The word behind a name: words that people are named with, in a row."""
    language, k = page.lexicon.language, first
    while k < last and k not in page.cover and not page.tags[k] and like_name(page.texts[k], language):
        k += 1
    return k


def _object(page: Page, first: int, cue: int) -> int:
    """Where the object before its marker begins, as far as words show it; the verb where no marker stands.

    A demonstrative opens it, and so does a common noun behind a proper name, which no further noun can describe.
    """
    marker = next((k for k in range(first + 1, cue) if page.tags[k] & _MARKER), 0)
    if not marker:
        return cue
    opened = next((k for k in range(marker - 1, first, -1) if page.tags[k] & bit("demonstrative")), 0)
    if opened > first + 1:  # “the head of this body” goes on
        return opened
    k, proper = first, False
    while k < marker and page.has(k, HEADS):
        k += 1
    titled = (head := page.cover.get(k)) is not None and head.entry.category in ("title", "anonymous")
    while k < marker and (hit := page.cover.get(k)) is not None and not page.clitic[k]:
        person = getattr(hit.entry.ref, "kind", "") == "person"
        if proper and (hit.entry.category in _OBJECTS or (hit.entry.category == "actor" and not (titled and person))):
            return k
        k, proper = hit.last, hit.entry.category in ("country", "capital", "actor")
    if k == first and full_name(page, first, marker):  # a name no pack knows; what follows is what is said of it
        k, proper = _name_ends(page, first, marker), True
    if proper and k < marker and not page.tags[k] and k not in page.cover and page.texts[k][0].isalpha():
        return k
    return _behind_place(page, first, marker) or cue


def _behind_place(page: Page, first: int, marker: int) -> int:
    """The common noun right behind a place that closes a title (the member of the council of PLACE), which opens an
    object; or 0.
    """
    glossary, k = load_glossary(page.lexicon.language), first
    while k < marker - 1:
        found = None if page.tags[k] or k in page.cover else glossary.at(page.texts, k, marker)
        if found is not None and found[0].kind == "place" and k > first:
            k = found[1]
            free = not page.tags[k] and k not in page.cover and glossary.at(page.texts, k, marker) is None
            return k if free and page.texts[k][0].isalpha() and k < marker else 0
        k = found[1] if found is not None else k + 1
    return 0
