"""Participles and fixed phrases that continue a statement: NAME left, adding that …; with NAME stressing that …"""

from rawi.extract import objects, source_medial, sources
from rawi.extract.content import GOES_ON, complement, left_content, naming
from rawi.extract.drafts import (
    Draft,
    Range,
    allows,
    bounds,
    content_of,
    pieces,
    prepositional,
    subject_last,
    until_main_clause,
)
from rawi.extract.mentions import CLOSERS, COMMAS, MARKS, OPENERS, Page
from rawi.extract.sources import ADVERB, TIME, is_finite
from rawi.packs.compile import Hit, bit
from rawi.packs.pack import Cue


def participle(page: Page, hit: Hit) -> Draft | None:
    """A participle or fixed phrase that continues a statement: the speaker goes on, the content follows."""
    cue: Cue = hit.entry.ref
    begin, limit = bounds(page, hit)
    attending = _attending(page, hit.first, begin) if page.cased else None
    freely = attending is not None or _continues(page, hit.first) or (page.cased and _in_text(page, hit.first))
    if cue.kind == "verb" and not freely and not _governs(page, hit, cue, limit):
        return None
    if page.verb_first and hit.first and page.texts[hit.first - 1].isdigit():
        return None  # “15 accused”
    draft = Draft((hit.first, hit.last), [], "participle", cue, hit.entry.feature, attending)
    across = page.verb_first
    comma = page.cased and page.texts[hit.last : hit.last + 1] == [","] and hit.last + 1 < limit
    quoted = comma and page.texts[hit.last + 1] in OPENERS  # “…, adding, “the bridge is open””
    found = complement(page, hit.last + quoted, limit, across=False)
    if found is None and across:
        found = complement(page, hit.last, min(limit, hit.last + 4), across=True)
    if found is not None and (allows(cue, found[0]) or found[0] == "that"):
        draft.content, draft.complement = content_of(page, found[0], found[1], limit), found[0]
    elif cue.prepositions and (k := prepositional(page, cue, hit.last, min(limit, hit.last + 3))) > 0:
        draft.content, draft.complement = content_of(page, "prep", k, limit), "prep"
    elif "naming" in cue.content and naming(page, hit.last, limit):
        draft.content, draft.complement = content_of(page, "object", hit.last, limit), "naming"
    elif across and cue.addressee == "object" and (told := objects.addressed(page, cue, hit.last, limit))[1] > 0:
        draft.addressee = told[0]
        draft.content, draft.complement = content_of(page, "prep", told[1], limit), "prep"
    elif cue.content & {"object", "bare"} and hit.last < limit and page.texts[hit.last] not in MARKS:
        draft.content, draft.complement = content_of(page, "object", hit.last, limit), "object"
    if cue.kind == "participle" and not draft.content and (hit.last >= limit or page.texts[hit.last] in MARKS):
        first, last = left_content(page, begin, hit.first)
        if page.verb_first and last > first and page.texts[last - 1] in CLOSERS:
            quote = page.quote(last - 1)
            first = quote[0] if quote is not None and quote[1] == last else first
        if not any(is_finite(page, k) for k in range(first, last)):  # else it only repeats that verb's subject
            draft.content, draft.complement = pieces(page, first, last, "left"), "left"
        if first >= last and page.verb_first and hit.last + 1 < limit and page.texts[hit.last] in COMMAS:
            draft.content, draft.complement = content_of(page, "rest", hit.last + 1, limit), "rest"
    opening = page.cased and draft.content and all(page.texts[k] in MARKS for k in range(begin, hit.first))
    if opening and cue.kind == "verb":  # “Noting that …, NAME said …”; “Warning lights were on” is no participle
        before = draft.content
        until_main_clause(page, draft, limit)
        if draft.content == before and draft.complement == "object":
            return None
    if page.cased and attending is None and draft.content and _in_text(page, hit.first):
        _of_text(page, draft, begin)
    if cue.kind == "participle" and draft.content:
        _until_main_verb(page, draft, limit)
        if page.verb_last:
            draft.source = subject_last(page, begin, hit.first)
    return draft if draft.content else None


def _continues(page: Page, k: int) -> bool:
    """Whether word k stands where a statement is taken up again: behind a comma, a quotation, a conjunction, an
    adverb.
    """
    if k == 0 or page.clitic[k] or page.sentence(k)[0] == k:
        return True
    before = page.texts[k - 1]
    return (
        before in COMMAS
        or before in '»"-.'
        or bool(page.tags[k - 1] & (ADVERB | bit("coordinator") | TIME))
        or before in MARKS
    )


def _clause_at(page: Page, k: int, limit: int) -> bool:
    """Whether a clause with a verb of its own begins at word k."""
    stop = next((j for j in range(k, limit) if page.texts[j] in MARKS), limit)
    opens = k < stop and not page.tags[k] & (sources.PREPOSITION | TIME)
    return opens and any(source_medial.verbal(page, j) for j in range(k + 1, stop))


def _attending(page: Page, k: int, begin: int) -> Range | None:
    """Who speaks by the way (syntax.attending, English): “the two met, with NAME stressing that …”."""
    first = source_medial.noun_phrase_before(page, k, begin)
    named = first < k and (sources.speaks(page, first) or page.capital(first) or page.has(first, bit("determiner")))
    return (first, k) if named and page.texts[first - 1] in page.syntax["attending"] else None


def _in_text(page: Page, k: int) -> bool:
    """Whether a participle tells what the text before it says: “signed a letter calling for …”."""
    text = page.cover.get(k - 1)
    issued = text is not None and text.entry.category == "document" and not page.has(k - 1, TIME)
    return issued and not page.has(k - 2, bit("preposition"))


def _of_text(page: Page, draft: Draft, begin: int) -> None:
    """Whose a text is that a participle tells the content of: who wrote or signed it, else the text itself, whose own
    verb ends the content.
    """
    cue, text = draft.cue[0], source_medial.noun_phrase_before(page, draft.cue[0], begin)
    author = source_medial.heading(page, begin, text)
    draft.source = author if author is not None and text - author[1] <= _NEAR else None
    if draft.source is None and text < cue:
        draft.source = (text, cue)
        first, last = draft.content[0]
        if draft.complement != "that":
            verbs = (k for k in range(first + 2, last) if page.tags[k] & (bit("auxiliary") | bit("also_verb")))
            draft.content = pieces(page, first, next(verbs, last), draft.complement)


_NEAR = 5  # words between an author and the text they sign


def _governs(page: Page, hit: Hit, cue: Cue, limit: int) -> bool:
    """Whether a participle in the middle of a clause has a content of its own right behind it."""
    found = complement(page, hit.last, limit, across=False)
    if found is not None:
        return True
    if page.cased and (
        page.texts[hit.first - 1] in page.syntax["agent"] or page.has(hit.first - 1, bit("subordinator"))
    ):
        # “ended by saying it was late”
        return "bare" in cue.content and cue.strength == "strong" and _clause_at(page, hit.last, limit)
    return (
        bool(page.verb_first and cue.prepositions and cue.strength == "strong")
        and prepositional(page, cue, hit.last, limit) > 0
    )


def _until_main_verb(page: Page, draft: Draft, limit: int) -> None:
    """In verb-final clauses a participle phrase ends before the main verb that carries the next content."""
    if not page.verb_last:
        return
    first = draft.content[0][0]
    verbs = [k for k in range(first, limit) if is_finite(page, k) and _takes_content(page, k, limit)]
    main = next((k for k in verbs if page.texts[page.cue_at[k].last] == ":"), verbs[0] if verbs else 0)
    if main:
        comma = next((j for j in range(main - 1, first, -1) if page.texts[j] in COMMAS), main)
        draft.content = pieces(page, first, comma if main - comma <= 3 else main, draft.complement)
        return
    last = draft.content[-1][1]
    commas = [k for k in range(first, last) if page.texts[k] in COMMAS]
    closed = bit("auxiliary") | bit("also_verb")
    comma = next((k for k in commas if page.has(k - 1, closed)), commas[0] if commas else 0)
    if comma and (draft.complement != "that" or any(is_finite(page, k) for k in range(comma, limit))):
        draft.content = pieces(page, first, comma, draft.complement)


def _takes_content(page: Page, k: int, limit: int) -> bool:
    """Whether the verb at word k carries a content of its own behind it."""
    behind = page.cue_at[k].last
    if behind >= limit:
        return False
    found = complement(page, behind, limit, across=False)
    goes_on = page.cue_at[k].entry.ref.sense in GOES_ON
    spoken = goes_on and (page.texts[behind] not in MARKS or page.texts[behind] in COMMAS)
    return (found is not None and (found[0] != "quote" or goes_on)) or (
        spoken and (page.texts[k - 1] in COMMAS or page.texts[behind] in COMMAS)
    )
