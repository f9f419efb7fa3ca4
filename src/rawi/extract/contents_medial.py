"""What an English verb of speech attributes: the contents that can stand behind it, and those that stand before it."""

from bisect import bisect_left

from rawi.extract.content import GOES_ON, complement, left_content, naming
from rawi.extract.drafts import BEHIND_SPEECH, Draft, allows, content_of, pieces
from rawi.extract.mentions import CLOSERS, COMMAS, MARKS, OPENERS, Page
from rawi.extract.source_medial import verbal
from rawi.extract.sources import ADVERB, PREPOSITION, TIME, is_finite
from rawi.packs.compile import bit
from rawi.packs.pack import Cue

VERBAL = bit("auxiliary") | bit("also_verb")
_LONG = 4
_FAR = 200  # words
_TOLD = GOES_ON | {"report", "inform", "quote"}
_CLAUSE = 5  # words of a clause whose verb nothing shows


def infinitive(page: Page) -> tuple[str, ...]:
    """The particles of an infinitive."""
    return tuple(page.syntax.get("infinitive", ()))


def right_content(page: Page, cue: Cue, draft: Draft, start: int, limit: int, *, only_quote: bool) -> None:
    """English contents behind the verb: that-clause, quotation, colon, bare clause, infinitive, prepositional, object.

    only_quote: a quotation stands before the speaker, so that a bare clause behind the verb is not what was said.
    """
    k = start
    if k + 1 < limit and page.texts[k] == "," and page.texts[k - 1] not in CLOSERS and draft.source is not None:
        inserted = draft.source[0] > 0 and page.texts[draft.source[0] - 1] in (",", *CLOSERS)
        if _reported(page, k + 1, limit):  # “…, NAME said, OUTLET reported.”
            return
        if (
            inserted
            and not (page.texts[k + 1] in OPENERS and _opened(page, draft))
            and k + 1 not in page.cue_at
            and not (only_quote and page.texts[k + 1] not in OPENERS)
            and not page.ends_in(k + 1, "gerund")
        ):
            draft.content, draft.complement = content_of(page, "rest", k + 1, limit), "aside"
            return
    while k < limit and (aside := _aside(page, k)):
        k += aside
    asked = draft.source is not None and page.has(draft.source[0] - 1, bit("question")) and not page.scheme
    if asked and k < limit and ("naming" in cue.content or page.texts[k] in page.syntax["likening"]):
        k += page.texts[k] in page.syntax["likening"]  # “what the mayor described as …”
        draft.content, draft.complement = content_of(page, "object", k, limit), "naming"
        draft.rule = "verb.so-called"
        return
    if "naming" in cue.content and naming(page, k, limit):
        draft.content, draft.complement = content_of(page, "object", k, limit), "naming"
        return
    reach = 36 if draft.addressee is not None else 24
    found = complement(page, k, min(limit, k + reach), across=True) if k < limit else None
    if found is not None and found[0] != "that" and found[1] > k + 12:
        found = None
    near = found is not None and (found[1] - k <= 1 or _speech(page, found[1]))
    if found is not None and allows(cue, found[0]) and (near or found[0] != "quote"):
        inner = (j for j in range(k, found[1]) if not page.has(j - 1, bit("medium")))  # “an interview published in May”
        between = any(is_finite(page, j) or page.tags[j] & VERBAL for j in inner)
        if found[0] == "that" and found[1] > k:
            between = between or only_quote or _relative_that(page, k, found[1]) or _agreed_thing(page, cue, k)
        if not between and not (
            found[0] == "that"
            and page.texts[found[1]] not in page.syntax.get("far_complementizer", ())
            and found[1] > k
        ):
            draft.content, draft.complement = content_of(page, found[0], found[1], limit), found[0]
            return
    if k >= limit or page.texts[k] in MARKS or only_quote:
        return
    verb = k + 1 if page.tags[k] & (bit("negator") | ADVERB) else k
    if "to" in cue.content and verb < limit and page.texts[verb] in page.syntax.get("infinitive", ()):
        if page.scheme or not _thing(page, cue, verb + 1):
            draft.content, draft.complement = content_of(page, "to", k, limit), "to"
    elif "prep" in cue.content and page.texts[k] in cue.prepositions:
        if not page.has(k + 1, TIME) and not (k + 1 in page.cover and page.cover[k + 1].last >= limit - 1):
            draft.content, draft.complement = content_of(page, "prep", k + 1, limit), "prep"
    elif "bare" in cue.content and draft.rule != "verb.inverted" and _clause(page, draft, k, limit):
        draft.content, draft.complement = content_of(page, "bare", k, limit), "bare"
    elif "object" in cue.content and not page.tags[k] & (PREPOSITION | bit("coordinator")) and _fits(page, cue, k):
        draft.content, draft.complement = content_of(page, "object", k, limit), "object"


def _thing(page: Page, cue: Cue, k: int) -> bool:
    """Whether a thing follows at word k, so that what stands before is no infinitive: “committed to the deadline”."""
    name = k < len(page.texts) and (page.capital(k) or page.ends_in(k, "gerund"))
    named = k < len(page.texts) and page.texts[k] in OPENERS and cue.sense in ("agree", "promise")
    return name or named or page.has(k, bit("determiner"))


def _agreed_thing(page: Page, cue: Cue, k: int) -> bool:
    """Whether the thing that one agrees to follows at word k, so that a “that” behind it tells more of it."""
    particle = page.texts[k] in infinitive(page)
    return particle and "to" in cue.content and (_thing(page, cue, k + 1) or page.has(k + 1, bit("determiner")))


def _reported(page: Page, k: int, limit: int) -> bool:
    """Whether only an outlet and its verb of reporting follow at word k."""
    verb = next((j for j in range(k + 1, min(limit, k + 5)) if is_finite(page, j)), 0)
    told = verb > 0 and page.cue_at[verb].entry.ref.sense == "report" and page.capital(k)
    return told and (limit - page.cue_at[verb].last <= 4)


def _opened(page: Page, draft: Draft) -> bool:
    """Whether what stands before a speaker only opens the sentence: “Alluding to the storm, NAME said, “…””."""
    begin, source = page.sentence(draft.cue[0])[0], draft.source
    first, last = left_content(page, begin, source[0] if source is not None else draft.cue[0])
    return last > first and _opens(page, first)


def _speech(page: Page, k: int) -> bool:
    """Whether the quotation behind a comma is a sentence, not the title of a work."""
    quote = page.quote(k)
    whole = quote is not None and quote[0] == k and (quote[1] - k > _LONG or page.texts[quote[1] - 2] in ".!?")
    return whole and page.texts[k - 1] == ","


def _fits(page: Page, cue: Cue, k: int) -> bool:
    """Whether the object at word k is one that the cue takes: “repeated his demand”, not “repeated the test”."""
    return not cue.objects or any(page.texts[j].startswith(cue.objects) for j in range(k, min(k + 5, len(page.texts))))


def _relative_that(page: Page, first: int, k: int) -> bool:
    """Whether the complementizer at k hangs on a noun behind its verb: “he began to call people that were …”."""
    verbal_next = page.has(k + 1, bit("auxiliary") | bit("also_verb"))
    subject_between = any(
        (hit := page.cover.get(j)) is not None
        and hit.entry.category == "pronoun"
        and not page.tags[j] & (bit("determiner") | bit("relative"))
        and page.texts[j] not in page.syntax["objective"]
        for j in range(first, k)
    )
    return bool(verbal_next) or subject_between or any(verbal(page, j) for j in range(first, k))


_OF_THINGS = frozenset(("add", "admit", "assess"))  # one adds flights, admits patients, assesses a bridge
_WHOLE = 9


def _whole_clause(page: Page, k: int, limit: int) -> bool:
    """Whether what begins at word k has a verb of its own, as far as words show it, or is long enough to hide one."""
    stop = next((j for j in range(k, limit) if page.texts[j] in COMMAS), limit)
    known = page.cover.get(k)
    pronoun = known is not None and known.entry.category == "pronoun" and not page.has(k, bit("determiner"))
    return stop - k >= _WHOLE or pronoun or any(verbal(page, j) for j in range(k + 1, stop))


def _clause(page: Page, draft: Draft, k: int, limit: int) -> bool:
    """Whether a bare clause may begin at word k: one that opens with a preposition needs a verb before any comma."""
    if page.texts[k] in page.syntax["agent"]:
        return False
    if draft.entry is not None and draft.entry.sense in _OF_THINGS and not _whole_clause(page, k, limit):
        return False
    if not page.tags[k] & PREPOSITION or k in page.cover:
        return True
    cue, source = draft.entry, draft.source
    if cue is None or source is None or cue.strength != "strong" or page.texts[source[0] - 1] in BEHIND_SPEECH:
        return False
    stop = next((j for j in range(k, limit) if page.texts[j] in COMMAS | OPENERS), limit)
    return page.texts[k] not in cue.prepositions and any(page.tags[j] & VERBAL for j in range(k + 1, stop))


def _aside(page: Page, k: int) -> int:
    """How many words at k stand between a verb and its content without belonging to it: an adverb, a time, “in a
    statement”.
    """
    if page.hyphened(k):  # “said first-time guests …”
        return 0
    if page.tags[k] & (ADVERB | TIME):
        return 0 if page.tags[k] & bit("negator") and set(page.texts[k + 1 : k + 2]) & set(infinitive(page)) else 1
    if not page.tags[k] & PREPOSITION:
        return 0
    noun = k + 2 if page.has(k + 1, bit("determiner")) else k + 1
    return noun + 1 - k if page.has(noun, TIME | bit("medium")) else 0


def left_content_of(page: Page, draft: Draft, begin: int, edge: int, limit: int) -> None:
    """A quotation or clause before a trailing “he said”; without one in the sentence, the quotation that ends the
    line before.
    """
    if draft.source is not None and page.tags[draft.source[1] - 1] & bit("relative"):
        return
    first, last = left_content(page, begin, edge)
    if last > first and edge > begin and _trails(page, draft, first, edge, limit):
        above = _opened_above(page, begin, edge)
        draft.content = pieces(page, above, begin, "left") + pieces(page, first, last, "left") + draft.content
        draft.complement = "left" if not draft.complement else draft.complement
        draft.rule += ".trailing"
        return
    if first >= last and begin > 0 and not draft.content and _alone(page, draft, begin, limit):
        quote = page.quote(begin - 1)
        if quote is not None:
            draft.content, draft.complement = pieces(page, quote[0], quote[1], "quote"), "left"
            draft.rule += ".line-before"


def _opened_above(page: Page, begin: int, edge: int) -> int:
    """Where a quotation that ends before a speaker was opened, in one of the lines above; the sentence's begin if
    here.
    """
    closing = next((k for k in (edge - 1, edge - 2) if page.texts[k] == "»"), 0)
    if not closing or page.quote(closing) is not None:
        return begin
    first = page.line(begin)[0]
    number = bisect_left(page.quotes, first, key=lambda quote: quote[0]) - 1
    opened, _, quote = page.quotes[number] if number >= 0 else (first, first, None)
    unclosed = quote is not None and not quote.closed
    return opened if unclosed and first - opened <= _FAR else first


def _trails(page: Page, draft: Draft, first: int, edge: int, limit: int) -> bool:
    """Whether what stands before a speaker and verb is their content, not the opening of their sentence."""
    before, cue = page.texts[edge - 1], draft.entry
    if before in CLOSERS or (before in ",'" and page.texts[edge - 2] in CLOSERS):
        return True
    if before not in frozenset(",'،-?!"):
        return False
    inside = page.quoted.get(first) is not None and page.quoted.get(first) == page.quoted.get(draft.cue[0])
    if not inside and page.quote(first) is not None and page.quote(edge - 1) is not None:
        return True
    if draft.content:
        return page.texts[_behind(draft)] == "," and not (draft.complement == "quote" and _opens(page, first))
    spoken = cue is not None and (cue.inverted or cue.source == "object")
    k = _behind(draft)
    if k >= limit or page.texts[k] in MARKS:
        opens = page.tags[first] & (PREPOSITION | TIME | ADVERB)
        return spoken or not opens or any(verbal(page, j) for j in range(first, edge))
    opens = page.tags[first] & (PREPOSITION | TIME | ADVERB | bit("subordinator") | bit("question"))
    if opens and all(page.texts[j] != "," for j in range(first, edge - 1)) and not page.has(k, PREPOSITION | TIME):
        return False
    unshown = spoken and cue is not None and cue.sense in _TOLD and not _opens(page, first) and edge - first > _CLAUSE
    clause = unshown or any(verbal(page, j) for j in range(first, edge))
    return (spoken or not opens) and clause and _ends_here(page, draft, limit)


def _behind(draft: Draft) -> int:
    """The word behind a verb with its source and addressee."""
    return max([draft.cue[1], *(r[1] for r in (draft.source, draft.addressee, draft.relay) if r is not None)])


def _opens(page: Page, k: int) -> bool:
    """Whether a phrase that begins at word k may open a sentence before its subject (“In May, …”, “Noting …”)."""
    hit = page.cue_at.get(k)
    hangs = page.tags[k] & (PREPOSITION | TIME | bit("subordinator") | bit("question"))
    return bool(hangs) or page.ends_in(k, "gerund") or (hit is not None and hit.entry.ref.kind == "preposition")


def _ends_here(page: Page, draft: Draft, limit: int) -> bool:
    """Whether nothing that could be a content follows a trailing verb: a mark, a phrase of place or time."""
    k = _behind(draft)
    if k < limit and page.texts[k] in infinitive(page) and draft.entry is not None and "to" in draft.entry.content:
        return False  # “After the talks, NAME agreed to a truce”
    aside = PREPOSITION | TIME | ADVERB | bit("subordinator") | bit("question") | bit("coordinator") | bit("relative")
    return k >= limit or page.texts[k] in MARKS or bool(page.tags[k] & aside)


def _alone(page: Page, draft: Draft, begin: int, limit: int) -> bool:
    """Whether a sentence holds only a speaker and a verb of speech, so that it belongs to the quotation before it."""
    spoken = draft.entry is not None and draft.entry.inverted and draft.cue[0] not in page.quoted
    first = min(draft.source[0], draft.cue[0]) if draft.source is not None else draft.cue[0]
    if not spoken or first != begin or page.texts[begin - 1] not in CLOSERS:
        return False
    mark = next((k for k in range(begin - 1, 0, -1) if page.texts[k] not in CLOSERS | {"'"}), 0)
    finished = page.texts[mark] not in "?!" and page.line(begin) == page.line(begin - 1)
    return not finished and _ends_here(page, draft, limit)
