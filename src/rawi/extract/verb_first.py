"""Verbs that stand before their subject and content (Arabic), or behind a subject that was named first."""

from rawi.extract import asides, objects, source_first, sources
from rawi.extract.asides import name_out, past_apposition, past_asides, past_places
from rawi.extract.content import complement, left_content
from rawi.extract.drafts import (
    BELIEFS,
    Draft,
    Range,
    addressee,
    allows,
    bounds,
    clause_start,
    content_of,
    named_end,
    prepositional,
)
from rawi.extract.mentions import CLOSERS, COMMAS, Page
from rawi.extract.sources import ADVERB, PREPOSITION, TIME
from rawi.extract.subjects import subject
from rawi.packs.compile import Hit, bit
from rawi.packs.latin import is_name_word
from rawi.packs.pack import Cue
from rawi.text.normalize import fold_key

COMPLEMENTIZER = bit("complementizer")


def verb_first(page: Page, hit: Hit) -> Draft | None:
    """A finite verb whose subject and content follow (Arabic), or whose subject stands before it."""
    cue: Cue = hit.entry.ref
    begin, limit = bounds(page, hit)
    if (trailing := _as_told(page, hit, begin, limit)) is not None:
        return trailing
    source, order = _who(page, hit, begin, limit)
    draft = Draft((hit.first, hit.last), [], f"verb.{order or 'pro-drop'}", cue, hit.entry.feature, source)
    start = source[1] if source is not None and order == "after" else hit.last
    if source is not None and order == "after":
        start = name_out(page, cue, start, limit)
        draft.source = source = (source[0], start)
        if source[1] - source[0] == 1 or source[1] - 1 in page.cover:
            start = past_apposition(page, start, limit) if "object" in cue.content else start
    start = past_asides(page, cue, start, limit)
    draft.addressee = addressee(page, hit, start, limit)
    if cue.source_prep:
        return _relayed(page, hit, draft, start, limit)
    _complete(page, hit, draft, start, limit)
    told = draft.complement == "that" and "object" in cue.content
    if told and source is not None and order == "after" and objects.owned(page, source):
        draft.source, draft.rule = None, "verb.pro-drop"
    asked = draft.addressee is not None and bool(cue.addressee_prep)
    if not draft.content and source is not None and (cue.strength == "strong" or cue.prepositions or asked):
        further = past_places(page, start, limit)
        if further > start:
            draft.source = draft.source or source
            _complete(page, hit, draft, further, limit)
    if not draft.content and source is not None and order == "after":
        _short_clitic(page, draft, limit)
    if draft.source is None and _indicates(page, hit, cue):
        return None
    taken = draft.complement in ("prep", "object") or (draft.complement == "quote" and "object" in cue.content)
    if draft.source is not None and order == "after" and taken:
        draft = objects.without_object(page, draft, limit)
        if draft.source is None and _indicates(page, hit, cue):
            return None
    if hit.entry.feature.endswith(".obj") and draft.content:
        objects.only_quoted(page, draft)
    if order == "after" and draft.complement == "that":
        draft.described = asides.described(page, draft.source, draft.content[0][0]) if draft.source else None
    if cue.sense == "admit" and draft.complement == "prep" and _recognised(page, draft.content[0][0]):
        return None
    readings = page.features.get(hit.first, ())
    draft.impersonal = draft.source is None and bool(readings) and all("passive" in reading for reading in readings)
    if draft.content and draft.complement in ("prep", "object"):
        _until_closed(page, hit, draft)
    return draft if draft.content else None


def _complete(page: Page, hit: Hit, draft: Draft, start: int, limit: int) -> None:
    """Give a draft the content found from word `start` on: a clause, a quotation, its preposition's, or an object."""
    cue: Cue = hit.entry.ref
    behind = draft.source is not None and draft.source[0] > hit.first
    first = start if behind else hit.last
    found = complement(page, first, limit, across=True, prepositions=_clauses(page, cue))
    k = prepositional(page, cue, start, limit) if cue.prepositions else -1
    if cue.tail or (found is not None and k > 0 and _said_besides(page, start, found[1])):
        found = None
    if k < 0 and hit.entry.feature.endswith(".obj") and start < limit and page.has(start, COMPLEMENTIZER):
        k = start if page.texts[start][0] in cue.prepositions else -1  # “NAME described it as …”
    if k < 0 and cue.addressee == "object":
        draft.addressee, k = objects.addressed(page, cue, start, limit)
        if k < 0 and found is None and cue.sense == "inform":
            draft.addressee, k = objects.told_of_own(page, start, limit)
    if cue.strength == "weak" and draft.addressee is not None and k > draft.addressee[1]:
        k = k if sources.speaks(page, draft.addressee[0]) else -1
    if k < 0 and cue.strength == "strong" and found is not None and found[0] == "quote":
        k = objects.hung_before(page, cue, start, found[1])
    hung = start < limit and page.texts[start] in cue.prepositions and k == start + 1  # “hinted at the plan that …”
    hung = hung and found is not None and page.texts[found[1] - 1] not in COMMAS
    if found is not None and allows(cue, found[0]) and not (0 < k < found[1] and (hung or found[0] != "that")):
        draft.content = content_of(page, found[0], found[1], limit)
        draft.complement = found[0]
    if not draft.content and cue.prepositions and k > 0:
        draft.content = content_of(page, "prep", k, limit)
        draft.complement = "prep"
        if draft.source is not None and draft.source[1] > k:
            draft.source = (draft.source[0], k) if draft.source[0] < k else None
    if not draft.content and "object" in cue.content:
        subject = draft.source
        first = objects.object_start(page, draft, objects.behind_told(page, draft, start), limit)
        first = objects.past_name(page, draft, subject, first, limit) if cue.objects and behind else first
        asked = draft.addressee is not None and bool(cue.addressee_prep) and cue.sense == "demand"
        named = not cue.objects or asked or (first < limit and objects.fits(page, cue, first))
        if first < limit and (named or cue.strength == "strong") and not page.tags[first] & PREPOSITION:
            draft.complement = "object" if not cue.objects else "prep"
            draft.content = content_of(page, "object", first, limit)


def _short_clitic(page: Page, draft: Draft, limit: int) -> None:
    """A subject that swallowed a short word with the cue's own preposition: “promised a solution” (وعدت بحل)."""
    cue, source = draft.entry, draft.source
    if cue is None or source is None or cue.strength != "strong":
        return
    clitics = [c for c in page.lexicon.settings["clitics"].get("prepositions", ()) if c in cue.prepositions]
    the = objects.article(page)
    for k in range(source[0] + 1, source[1]):
        word = page.texts[k]
        known = k - 1 in page.cover or page.texts[k - 1].startswith(the)
        if len(word) == 3 and word[0] in clitics and k not in page.cover and not page.tags[k] and known:
            draft.source, draft.complement = (source[0], k), "prep"
            draft.content = content_of(page, "prep", k, limit)
            return


def _until_closed(page: Page, hit: Hit, draft: Draft) -> None:
    """A content in an inserted relative clause ends with the comma that closes it: “NAME, who asked for help, left”."""
    k = hit.first - 1
    while k > 0 and page.tags[k] & sources.AUXILIARY:
        k -= 1
    if not page.has(k, bit("relative")) or page.clitic[k] or page.texts[k - 1] not in COMMAS:
        return
    first, last = draft.content[0]
    comma = next((j for j in range(first + 1, last) if page.texts[j] in COMMAS and j not in page.quoted), 0)
    if comma:
        draft.content = [(first, comma)]


def _said_besides(page: Page, first: int, content: int) -> bool:
    """Whether a participle of saying behind a comma opens what stands there: “promised help, saying that …”."""
    return any(page.has(k, bit("saying_prop")) and page.texts[k - 1] in COMMAS for k in range(first + 1, content))


def _recognised(page: Page, k: int) -> bool:
    """Whether a place or state stands at word k, which somebody recognises (“as the capital”), and admits nothing."""
    known = page.cover.get(k)
    words = [fold_key(word) for word in page.syntax.get("recognised", ())]
    place = known is not None and known.entry.category in ("country", "capital")
    return place or page.texts[k + 1 : k + 2] in [[word] for word in words] or page.word(k) in words


_TOLD = frozenset(
    ("say", "announce", "report", "point-out", "stress", "explain", "confirm", "reveal", "inform", "write")
)


def _as_told(page: Page, hit: Hit, begin: int, limit: int) -> Draft | None:
    """What stands before “…, as NAME announced on Monday.”: nothing but a time behind the name (syntax.as_told)."""
    cue: Cue = hit.entry.ref
    opened = page.has(hit.first - 1, bit("contrast")) and hit.first - 2 > begin and page.texts[hit.first - 2] in COMMAS
    marks = [fold_key(word) for word in page.syntax.get("as_told", ())] if opened else []
    if page.word(hit.first - 1) not in marks or cue.sense not in _TOLD:
        return None
    source = None if hit.entry.feature.endswith(".obj") else sources.following(page, hit.last, limit)
    if source is None:
        return None
    whole = asides.whole_described(page, *source, limit)
    known = whole if whole > source[1] else max(named_end(page, *source), objects.definite_end(page, *source))
    source = source[0], whole
    if not all(
        page.texts[k] in CLOSERS or is_name_word(page.texts[k], page.lexicon.language) for k in range(known, source[1])
    ):
        return None
    k = source[1]
    while k < limit and page.tags[k] & (TIME | ADVERB):
        k += 1
    if k < limit and page.texts[k] not in COMMAS and page.texts[k] not in ".":
        return None
    content = left_content(page, begin, hit.first - 1)
    if content[1] - content[0] < 3:
        return None
    return Draft((hit.first, hit.last), [content], "verb.as-told", cue, hit.entry.feature, source, complement="left")


def _clauses(page: Page, cue: Cue) -> tuple[str, ...]:
    """The prepositions behind which a clause may be the cue's: its own, and for strong cues any that is a clitic."""
    told = cue.addressee == "object"
    clitics = (
        tuple(page.lexicon.settings["clitics"].get("prepositions", ())) if cue.strength == "strong" or told else ()
    )
    return cue.prepositions + cue.clauses + clitics


def _who(page: Page, hit: Hit, begin: int, limit: int) -> tuple[Range | None, str]:
    """The speaker and the side of the verb; behind it, cut where an object or the content's preposition begins."""
    cue: Cue = hit.entry.ref
    source, order = subject(page, hit, begin, limit)
    if source is None or order != "after":
        return source, order
    source = objects.person_only(page, cue, source)
    asked = cue.addressee_prep if cue.sense in ("demand", "ask") else ()
    ends = (k for k in range(source[0] + 1, source[1]) if page.texts[k] in cue.source_prep or page.texts[k] in asked)
    handed = next(ends, source[1])
    source = (source[0], handed)
    if cue.prepositions:
        source = objects.before_clitic(page, cue, source)
    if cue.addressee == "object":
        source = objects.before_object(page, source)
    if objects.only_object(page, hit, cue, source, limit):
        source = source_first.preceding(page, hit.first, clause_start(page, begin, hit.first))
        return source, "before" if source is not None else ""
    return source, order


def _indicates(page: Page, hit: Hit, cue: Cue) -> bool:
    """Whether a bare verb of showing only goes on about things (“…, which shows that …”): nobody says it.

    Nor does anybody where a relative clause holds its antecedent for something: “oil, which is held the only …”.
    """
    tense = hit.entry.feature.partition(".")[0]
    if cue.sense in BELIEFS and page.has(hit.first - 1, bit("relative")) and not page.has(hit.last, COMPLEMENTIZER):
        return True
    return tense == "present" and not page.clitic[hit.first] and cue.sense in ("reveal", "point-out", "report")


def _relayed(page: Page, hit: Hit, draft: Draft, start: int, limit: int) -> Draft | None:
    """A verb that hands on another's words: its subject is the relay, the source follows its preposition."""
    cue: Cue = hit.entry.ref
    for k in range(start, min(limit, start + 12)):
        apart = page.texts[k] in cue.source_prep
        joined = page.governed(k) and page.clitic[k][-1] in cue.source_prep
        unknown = k > start and not page.clitic[k] and page.texts[k][0] in cue.source_prep and k not in page.cover
        if unknown and not page.tags[k] and len(page.texts[k]) > 3:
            page.cut[k], page.clitic[k], joined = 1, page.texts[k][0], True
        if not apart and not joined:
            continue
        first = k + 1 if apart else k
        source = sources.following(page, first, limit) if apart else (first, sources.extend(page, first, limit))
        if source is None:
            return None
        found = complement(page, source[1], limit, across=True)
        if found is None:
            return None
        draft.relay, draft.source = draft.source, source
        draft.content = content_of(page, found[0], found[1], limit)
        draft.complement, draft.rule = found[0], "relay"
        return draft if draft.content else None
    return None
