"""Verbs between their subject and content (English), or behind a quotation or a clause they attribute."""

from rawi.extract import source_medial, sources
from rawi.extract.content import clause_end, complement, strip
from rawi.extract.contents_medial import VERBAL, infinitive, left_content_of, right_content
from rawi.extract.drafts import (
    Draft,
    Range,
    addressee,
    bounds,
    content_of,
    phrase_end,
    pieces,
    progressive,
    until_main_clause,
)
from rawi.extract.mentions import CLOSERS, MARKS, OPENERS, Page
from rawi.extract.openings import as_told
from rawi.extract.source_medial import verbal
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
    features = page.features[hit.first]
    noun_like = "base" in features or ("present.3s" in features and hit.first - 1 not in page.cover)
    if noun_like and page.has(hit.last, bit("auxiliary")):  # “the forecast was …”, “coastal states are …”: a noun
        return None
    if _describes(page, hit):
        return None
    source, order = subject(page, hit, begin, limit)
    if _suffered(page, hit) or (source is not None and (_told(page, source[0]) or _headless(page, source))):
        return None
    draft = Draft((hit.first, hit.last), [], f"verb.{order or 'none'}", cue, hit.entry.feature, source)
    start = source[1] if order == "inverted" and source is not None else hit.last
    edge = source[0] if source is not None and order == "before" else hit.first
    if edge - 1 > begin and page.texts[edge - 1] in page.syntax["likening"]:  # “…, as NAME put it”
        edge -= 1
    if progressive(page, hit.first) and source is not None and page.texts[source[0]] in page.syntax["empty_subject"]:
        return _impersonal(page, draft, limit)
    if cue.subject == "content" and source is not None:
        return _said_of(page, hit, draft, limit)
    if cue.relay_prep and source is not None and page.texts[hit.last - 1] in cue.relay_prep:
        return _quoted_by(page, draft, begin, limit)
    if progressive(page, hit.first) and hit.entry.feature != "gerund" and cue.addressee == "object":
        return _advised(page, hit, draft, limit)
    draft.addressee = addressee(page, hit, start, limit)
    if draft.addressee is not None:
        start = max(start, draft.addressee[1])
    elif cue.addressee == "object":
        phrase = sources.following(page, start, limit)
        if phrase is not None:
            draft.addressee, start = phrase, phrase[1]
    if source is not None and order == "before" and as_told(page, draft, begin, source[0], limit):
        return draft
    quoted_before = edge > begin and (
        page.texts[edge - 1] in CLOSERS or (page.texts[edge - 1 : edge] == [","] and edge - 2 in page.quoted)
    )
    right_content(page, cue, draft, start, limit, only_quote=quoted_before)
    hung = draft.complement == "aside" and page.tags[draft.content[0][0]] & PREPOSITION
    if hung and any(verbal(page, k) for k in range(begin, edge)):  # “He found nobody, he said, on condition of …”
        draft.content, draft.complement = [], ""
    if not draft.content and draft.addressee is not None and "object" in cue.content and not quoted_before:
        draft.content, draft.addressee = content_of(page, "object", draft.addressee[0], limit), None
        draft.complement = "object" if draft.content else ""
    if order == "inverted" and source is not None and draft.complement != "aside":
        draft.source = source_medial.apposed(page, source, limit)
    if draft.complement == "prep" and (quoted_before or page.texts[edge - 1] == ","):  # “…, NAME said of the vote”
        right, draft.content, kind, draft.complement = draft.content, [], draft.complement, ""
        left_content_of(page, draft, begin, edge, limit)
        if not draft.content:
            draft.content, draft.complement = right, kind
    elif not draft.content or draft.complement in ("quote", "aside"):
        left_content_of(page, draft, begin, edge, limit)
    coordinated = draft.source is None and _joined(page, hit.first, begin)
    if (draft.source is None and not coordinated) or not _agrees(page, hit, draft):
        return None
    if coordinated:
        draft.rule = "verb.coordinated"
    if draft.content:
        _cut(page, draft, begin, limit)
    return draft if draft.content else None


def _describes(page: Page, hit: Hit) -> bool:
    """Whether a participle only describes a noun: “in the said time”, “an interview published in May”."""
    published = hit.entry.ref.sense == "publish" and page.has(hit.first - 1, bit("medium"))
    return published or page.texts[hit.first - 1] in page.syntax["definite"]


def _cut(page: Page, draft: Draft, begin: int, limit: int) -> None:
    """Cut a content where the sentence goes on with a verb of its own."""
    if draft.complement in ("object", "prep", "naming", "to"):
        _until_joined_verb(page, draft)
    if draft.rule == "verb.relative" or page.has(draft.cue[0] - 1, bit("relative")):
        _until_outer_verb(page, draft)
    if _leads(page, draft, begin):
        until_main_clause(page, draft, limit)


def _until_outer_verb(page: Page, draft: Draft) -> None:
    """The content of a relative clause ends at the comma before the main verb: “NAME, who said …, also warned”."""
    first, last = draft.content[0]
    for k in range(first + 1, last - 1):
        if page.texts[k] == "," and k not in page.quoted:
            verb = k + 1
            while verb < last - 1 and page.tags[verb] & (ADVERB | bit("auxiliary")):
                verb += 1
            if is_finite(page, verb) or page.tags[k + 1] & VERBAL:
                draft.content = pieces(page, first, k, draft.complement)
                return


def _until_joined_verb(page: Page, draft: Draft) -> None:
    """An object ends where a second verb of the same subject is joined: “welcomed the plan and pledged his support”."""
    first, last = draft.content[0]
    for k in range(first + 1, last):
        if is_finite(page, k) and _told_too(page, k) and _joined(page, k, first):
            end = strip(page, first, next(j for j in range(k, first, -1) if page.tags[j] & _JOINS))[1]
            draft.content = pieces(page, first, max(end, first + 1), draft.complement)
            return
        if page.texts[k] == "," and k not in page.quoted and _new_clause(page, k + 1, last):
            draft.content = pieces(page, first, k, draft.complement)
            return


def _told_too(page: Page, k: int) -> bool:
    """Whether a verb at word k may go on a sentence of reporting: in the past, or with “that” behind it."""
    hit = page.cue_at[k]
    return hit.entry.feature == "past" or (
        hit.entry.feature == "present.3s" and page.has(hit.last, bit("complementizer"))
    )


def _new_clause(page: Page, k: int, limit: int) -> bool:
    """Whether a conjunction at word k joins a clause that speaks by itself: “…, and on Friday a neighbour said …”."""
    if not page.has(k, bit("coordinator")):
        return False
    stops = bit("relative") | bit("complementizer") | bit("subordinator")
    for j in range(k + 1, limit):
        if page.texts[j] in MARKS or page.tags[j] & stops:
            return False
        if is_finite(page, j) and page.cue_at[j].entry.feature == "past":
            return source_medial.before(page, j, k + 1, k + 1) is not None
    return False


_JOINS = bit("coordinator") | bit("subordinator")


def _leads(page: Page, draft: Draft, begin: int) -> bool:
    """Whether a verb stands in a clause that only opens its sentence: “When NAME said …, …”."""
    k = begin
    joins = page.syntax["joining"]
    while page.texts[k] in MARKS or page.texts[k] in joins or page.tags[k] & (ADVERB | TIME | bit("coordinator")):
        k += 1
    if k in page.cover or k >= draft.cue[0]:
        return False
    opens = page.tags[k] & (PREPOSITION | bit("subordinator") | bit("question") | bit("contrast"))
    stop = draft.source[0] if draft.source is not None else draft.cue[0]
    return bool(opens) and ".trailing" not in draft.rule and all(page.texts[j] != "," for j in range(k, stop))


def _told(page: Page, k: int) -> bool:
    """Whether a subject begins with a participle of saying, so that it belongs to what is said: “saying trains …”."""
    hit = page.cue_at.get(k)
    return hit is not None and hit.entry.feature == "gerund" and hit.entry.ref.kind == "verb"


def _headless(page: Page, source: Range) -> bool:
    """Whether a subject is an article alone, so that the verb describes a noun: “a detailed plan”, “their shared
    hope”.
    """
    articles = (*page.syntax["definite"], *page.syntax["indefinite"], *page.syntax["own"])
    return source[1] - source[0] == 1 and page.texts[source[0]] in articles


def _suffered(page: Page, hit: Hit) -> bool:
    """Whether a form of the past is read of a passive: “were admitted”; passive cues are their own."""
    if hit.entry.feature not in ("past", "perfect") or hit.entry.ref.addressee == "object" or hit.entry.ref.scheme:
        return False
    known = hit.entry.ref.subject not in ("", "showing")
    return not known and progressive(page, hit.first)


def _joined(page: Page, k: int, begin: int) -> bool:
    """Whether the verb at k goes on with the subject of a verb before it: “NAME left and later said”, “but said”."""
    while k > begin + 1 and page.tags[k - 1] & (ADVERB | TIME | bit("auxiliary") | bit("negator")):
        k -= 1
    return k > begin + 1 and (page.has(k - 1, bit("coordinator")) or page.texts[k - 1] in page.syntax["joining"])


def _said_of(page: Page, hit: Hit, draft: Draft, limit: int) -> Draft | None:
    """A passive whose subject opens the content: “the crew is believed to be safe”, which nobody says, or with its
    agent behind it: “the report was denied by NAME”.
    """
    subject_range = draft.source
    if subject_range is not None and page.has(subject_range[0], bit("relative")):
        return None
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
    right_content(page, hit.entry.ref, draft, k, limit, only_quote=False)
    return draft if draft.content else None


def _impersonal(page: Page, draft: Draft, limit: int) -> Draft | None:
    """It was reported that …; of “it is expected that …” nobody is said to expect anything."""
    if draft.entry is None or (draft.entry.sense == "expect" and not page.scheme):
        return None
    draft.source, draft.impersonal, draft.rule = None, True, "verb.impersonal"
    right_content(page, draft.entry, draft, draft.cue[1], limit, only_quote=False)
    return draft if draft.complement == "that" else None


def _quoted_by(page: Page, draft: Draft, begin: int, limit: int) -> Draft | None:
    """NAME was quoted by OUTLET as saying …, or “…,” NAME was quoted by OUTLET."""
    draft.relay = sources.following(page, draft.cue[1], limit)
    if draft.relay is None or draft.entry is None or draft.source is None:
        return None
    after = phrase_end(page, tuple(fold_key(t) for t in draft.entry.tail), draft.relay[1])
    if 0 < after < limit:
        found = complement(page, after, limit, across=False) or ("bare", after)
        draft.content, draft.complement = content_of(page, *found, limit), found[0]
    else:
        left_content_of(page, draft, begin, draft.source[0], limit)
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
    """Whether a form of the present can be a verb here: many are nouns too (a call, the claim, their reports)."""
    nominal = bit("determiner") | PREPOSITION | bit("quantifier")
    before = hit.first - 1
    named = before in page.cover and not page.has(before, bit("determiner"))  # “his worries”
    bare_noun = page.tags[before] & nominal and not named and page.texts[before] not in infinitive(page)
    if draft.feature in ("base", "present.3p", "present.3s") and bare_noun:
        return page.has(before, bit("quantifier")) and draft.complement != "bare"
    if draft.feature == "present.3s":
        return not _plural(page, draft) and (draft.complement in ("that", "quote", "colon") or _singular(page, draft))
    if draft.feature not in ("base", "present.3p"):
        return True
    k = hit.first - 1
    if k < 0 or page.tags[k] & (ADVERB | bit("auxiliary") | bit("negator")) or draft.complement == "quote":
        return True
    if draft.complement == "that" and not (draft.source and page.has(draft.source[0], bit("determiner"))):
        return True
    name = page.cover.get(k)
    described = name is not None and name.entry.category in ("pronoun", "group", "anonymous")
    return described or _many(page, draft.source or (k, k + 1))


def _many(page: Page, source: Range) -> bool:
    """Whether a subject's head is a plural or a number: “voters in the north”, “six in ten”, “61 percent”."""
    first, last = source
    if page.texts[last - 1] in page.syntax.get("possessive", ()):
        return False
    if page.texts[last - 1].isdigit() or page.texts[last - 1] in page.syntax["percent"]:
        return True
    joined = any(page.tags[k] & bit("coordinator") and page.capital(k - 1) for k in range(first + 1, last - 1))
    if joined and page.capital(last - 1):  # “NAME and NAME say”
        return True
    endings = tuple(page.syntax["endings"].get("plural", ()))
    head = next((k for k in range(first + 1, last) if page.tags[k] & PREPOSITION and k not in page.cover), last) - 1
    words = [k for k in (*range(first, head + 1), last - 1) if not page.has(k, bit("determiner"))]
    return any(page.texts[k].endswith(endings) for k in words)


def _plural(page: Page, draft: Draft) -> bool:
    """Whether what stands before a form in -s counts several, or owns it: “most states”, “NAME's emails”."""
    if draft.source is None:
        return False
    first, last = draft.source
    several = page.has(first, bit("quantifier") | bit("several")) and last - first > 1
    return several or page.texts[last - 1] in page.syntax.get("possessive", ())


def _singular(page: Page, draft: Draft) -> bool:
    """Whether the subject of a verb in -s may be one person or body, so that the verb is no plural noun."""
    if draft.source is None:
        return True
    first, last = draft.source
    if page.texts[last - 1] == ")":  # “Head of the Harbour Board (HB) says”
        last = next((k for k in range(last - 1, first, -1) if page.texts[k] == "("), last)
    head = page.cover.get(last - 1)
    if head is not None and head.entry.category != "nisba":
        return True
    owned = any(page.texts[k] in page.syntax.get("possessive", ()) for k in range(first, last))
    return owned or page.has(first, bit("determiner")) or page.capital(last - 1)
