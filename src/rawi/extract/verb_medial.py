"""Verbs between their subject and content (English), or behind a quotation or a clause they attribute."""

from rawi.extract import sources
from rawi.extract.content import clause_end, complement, left_content, strip
from rawi.extract.drafts import (
    Draft,
    addressee,
    allows,
    bounds,
    content_of,
    phrase_end,
    pieces,
    progressive,
)
from rawi.extract.mentions import CLOSERS, MARKS, OPENERS, Page
from rawi.extract.sources import ADVERB, PREPOSITION, TIME, is_finite
from rawi.extract.subjects import subject
from rawi.packs.compile import Hit, bit
from rawi.packs.pack import Cue
from rawi.text.normalize import fold_key


def verb_medial(page: Page, hit: Hit) -> Draft | None:
    """A verb between subject and content (English), or behind a quotation or a clause it attributes."""
    cue: Cue = hit.entry.ref
    if cue.source == "object":
        return _quoted_as(page, hit)
    begin, limit = bounds(page, hit)
    if "base" in page.features[hit.first] and page.has(hit.last, bit("auxiliary")):  # “the forecast was …”: a noun
        return None
    source, order = subject(page, hit, begin, limit)
    draft = Draft((hit.first, hit.last), [], f"verb.{order or 'none'}", cue, hit.entry.feature, source)
    start = source[1] if order == "inverted" and source is not None else hit.last
    edge = source[0] if source is not None and order == "before" else hit.first
    if cue.subject == "content" and source is not None:
        return _said_of(page, hit, draft, limit)
    if progressive(page, hit.first) and hit.entry.feature != "gerund" and cue.addressee == "object":
        return _advised(page, hit, draft, limit)
    draft.addressee = addressee(page, hit, start, limit)
    if draft.addressee is not None:
        start = max(start, draft.addressee[1])
    elif cue.addressee == "object":
        phrase = sources.following(page, start, limit)
        if phrase is not None:
            draft.addressee, start = phrase, phrase[1]
    quoted_before = edge > begin and (
        page.texts[edge - 1] in CLOSERS or (page.texts[edge - 1 : edge] == [","] and edge - 2 in page.quoted)
    )
    _right_content(page, cue, draft, start, limit, only_quote=quoted_before)
    if not draft.content or draft.complement in ("quote", "aside"):
        left_content_of(page, draft, begin, edge, limit)
    coordinated = draft.source is None and page.has(hit.first - 1, bit("coordinator"))
    if (draft.source is None and not coordinated) or (
        draft.feature in ("base", "present.3p") and not _agrees(page, hit, draft)
    ):
        return None
    if coordinated:
        draft.rule = "verb.coordinated"
    return draft if draft.content else None


def _said_of(page: Page, hit: Hit, draft: Draft, limit: int) -> Draft | None:
    """A passive whose subject opens the content: “the crew is believed to be safe”, which nobody says, or with its
    agent behind it: “the report was denied by NAME”.
    """
    subject_range = draft.source
    if page.texts[hit.last - 1] in hit.entry.ref.source_prep:
        draft.source, draft.rule, draft.complement = sources.following(page, hit.last, limit), "verb.passive", "object"
        draft.content = [subject_range] if subject_range is not None else []
        return draft if draft.source is not None and draft.content else None
    draft.source, draft.impersonal, draft.rule = None, True, "verb.impersonal"
    first, last = strip(page, hit.last, clause_end(page, hit.last, limit))
    draft.content = [r for r in (subject_range, (first, last)) if r is not None and r[1] > r[0]]
    draft.complement = "to"
    return draft if last > first else None


def _advised(page: Page, hit: Hit, draft: Draft, limit: int) -> Draft | None:
    """A passive of telling: its subject is addressed (“crews were told to …”); who told them stands behind “by”, or
    is not named.
    """
    draft.addressee, draft.source, draft.rule = draft.source, None, "verb.passive"
    k = hit.last
    if k + 1 < limit and page.texts[k] in page.syntax.get("agent", ()):
        draft.source = sources.following(page, k + 1, limit)
        k = draft.source[1] if draft.source is not None else k
    _right_content(page, hit.entry.ref, draft, k, limit, only_quote=False)
    return draft if draft.content else None


def _quoted_as(page: Page, hit: Hit) -> Draft | None:
    """OUTLET quoted NAME as saying …: the object is the source, the subject its relay."""
    cue: Cue = hit.entry.ref
    begin, limit = bounds(page, hit)
    source = sources.following(page, hit.last, limit)
    if source is None:
        return None
    after = phrase_end(page, tuple(fold_key(t) for t in cue.tail), source[1])
    draft = Draft((hit.first, hit.last), [], "relay", cue, hit.entry.feature, source)
    draft.relay, order = subject(page, hit, begin, limit)
    edge = draft.relay[0] if draft.relay is not None and order == "before" else hit.first
    if after > 0 and after < limit and page.texts[after] not in MARKS - OPENERS and not page.has(after, TIME):
        found = complement(page, after, limit, across=False)
        kind, k = found if found is not None else ("bare", after)
        draft.content, draft.complement = content_of(page, kind, k, limit), kind
    else:
        left_content_of(page, draft, begin, edge, limit)
        draft.rule = "relay"
    return draft if draft.content else None


def _agrees(page: Page, hit: Hit, draft: Draft) -> bool:
    """Whether a bare verb form can be a verb here: many are nouns too (a call, the claim, their report)."""
    k = hit.first - 1
    if k < 0 or page.tags[k] & (ADVERB | bit("auxiliary") | bit("negator")) or draft.complement in ("that", "quote"):
        return True
    if draft.feature == "gerund":
        return True
    name = page.cover.get(k)
    plural = page.texts[k].endswith(tuple(page.syntax["endings"].get("plural", ())))
    described = name is not None and name.entry.category in ("pronoun", "group", "anonymous")
    return described or (plural and page.texts[k] not in page.syntax.get("possessive", ()))


def _right_content(page: Page, cue: Cue, draft: Draft, start: int, limit: int, *, only_quote: bool) -> None:
    """English contents behind the verb: that-clause, quotation, colon, bare clause, infinitive, prepositional, object.

    only_quote: a quotation stands before the speaker, so that a bare clause behind the verb is not what was said.
    """
    k = start
    if k + 1 < limit and page.texts[k] == "," and page.texts[k - 1] not in CLOSERS and draft.source is not None:
        inserted = draft.source[0] > 0 and page.texts[draft.source[0] - 1] in (",", *CLOSERS)
        if inserted and k + 1 not in page.cue_at:
            draft.content, draft.complement = content_of(page, "rest", k + 1, limit), "aside"
            return
    while k < limit and (aside := _aside(page, k)):
        k += aside
    reach = 36 if draft.addressee is not None else 24
    found = complement(page, k, min(limit, k + reach), across=True) if k < limit else None
    if found is not None and found[0] != "that" and found[1] > k + 12:
        found = None
    if found is not None and allows(cue, found[0]) and (found[1] - k <= 1 or found[0] != "quote"):
        between = any(is_finite(page, j) or page.tags[j] & bit("auxiliary") for j in range(k, found[1]))
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
        draft.content, draft.complement = content_of(page, "to", k, limit), "to"
    elif "prep" in cue.content and page.texts[k] in cue.prepositions:
        if not page.has(k + 1, TIME) and not (k + 1 in page.cover and page.cover[k + 1].last >= limit - 1):
            draft.content, draft.complement = content_of(page, "prep", k + 1, limit), "prep"
    elif "bare" in cue.content and not page.tags[k] & PREPOSITION and draft.rule != "verb.inverted":
        draft.content, draft.complement = content_of(page, "bare", k, limit), "bare"
    elif "object" in cue.content and not page.tags[k] & (PREPOSITION | bit("coordinator")):
        draft.content, draft.complement = content_of(page, "object", k, limit), "object"


def _aside(page: Page, k: int) -> int:
    """How many words at k stand between a verb and its content without belonging to it: an adverb, a time, “in a
    statement”.
    """
    if page.tags[k] & (ADVERB | TIME):
        return 1
    if not page.tags[k] & PREPOSITION:
        return 0
    noun = k + 2 if page.has(k + 1, bit("determiner")) else k + 1
    return noun + 1 - k if page.has(noun, TIME | bit("medium")) else 0


def left_content_of(page: Page, draft: Draft, begin: int, edge: int, limit: int) -> None:
    """A quotation or clause before a trailing “he said”; without one in the sentence, the quotation that ends the
    line before.
    """
    first, last = left_content(page, begin, edge)
    if last > first and (edge > begin and page.texts[edge - 1] in CLOSERS | frozenset(",'،-?!")):
        draft.content = pieces(page, first, last, "left") + draft.content
        draft.complement = "left" if not draft.complement else draft.complement
        draft.rule += ".trailing"
        return
    if first >= last and begin > 0 and not draft.content and page.texts[begin - 1] in CLOSERS:
        quote = page.quote(begin - 1)
        if quote is not None:
            draft.content, draft.complement = pieces(page, quote[0], quote[1], "quote"), "left"
            draft.rule += ".line-before"
