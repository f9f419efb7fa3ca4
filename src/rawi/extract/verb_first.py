"""Verbs that stand before their subject and content (Arabic), or behind a subject that was named first."""

from rawi.extract import sources
from rawi.extract.content import complement
from rawi.extract.drafts import (
    Draft,
    Range,
    addressee,
    allows,
    bounds,
    content_of,
    named_end,
    prepositional,
    subject,
)
from rawi.extract.mentions import COMMAS, Page
from rawi.extract.sources import ADVERB, PREPOSITION, STOPS, TIME
from rawi.packs.compile import Hit, bit
from rawi.packs.pack import Cue

COMPLEMENTIZER = bit("complementizer")


def verb_first(page: Page, hit: Hit) -> Draft | None:
    """A finite verb whose subject and content follow (Arabic), or whose subject stands before it."""
    cue: Cue = hit.entry.ref
    begin, limit = bounds(page, hit)
    source, order = subject(page, hit, begin, limit)
    draft = Draft((hit.first, hit.last), [], f"verb.{order or 'pro-drop'}", cue, hit.entry.feature, source)
    if source is not None and order == "after":
        draft.source = source = _person_only(page, source)
    if source is not None and order == "after" and cue.prepositions:
        draft.source = source = _before_clitic(page, cue, source)
    start = source[1] if source is not None and order == "after" else hit.last
    if start + 1 < limit and page.texts[start] in COMMAS and page.has(start + 1, TIME):  # “NAME, on Monday …”
        start += 2
    draft.addressee = addressee(page, hit, start, limit)
    found = complement(page, hit.last if order != "after" else start, limit, across=True)
    if cue.source_prep:
        return _relayed(page, hit, draft, start, limit)
    k = prepositional(page, cue, start, limit) if cue.prepositions else -1
    if k < 0 and hit.entry.feature.endswith(".obj") and start < limit and page.has(start, COMPLEMENTIZER):
        k = start if page.texts[start][0] in cue.prepositions else -1  # “NAME described it as …”
    if k < 0 and cue.addressee == "object":
        draft.addressee, k = _addressed(page, cue, start, limit)
    if found is not None and allows(cue, found[0]) and not (0 < k < found[1] and found[0] != "that"):
        draft.content = content_of(page, found[0], found[1], limit)
        draft.complement = found[0]
    if not draft.content and cue.prepositions and k > 0:
        draft.content = content_of(page, "prep", k, limit)
        draft.complement = "prep"
        if draft.source is not None and draft.source[1] > k:
            draft.source = (draft.source[0], k) if draft.source[0] < k else None
    if not draft.content and "object" in cue.content:
        first = _object_start(page, draft, start, limit)
        named = not cue.objects or (
            first < limit and page.word(first).removeprefix(_article(page)).startswith(cue.objects)
        )
        if first < limit and (named or cue.strength == "strong") and not page.tags[first] & PREPOSITION:
            draft.complement = "object" if not cue.objects else "prep"
            draft.content = content_of(page, "object", first, limit)
    if draft.source is None and _indicates(page, hit, cue):
        return None
    return draft if draft.content else None


def _indicates(page: Page, hit: Hit, cue: Cue) -> bool:
    """Whether a bare verb of showing only goes on about things (“…, which shows that …”): nobody says it."""
    tense = hit.entry.feature.partition(".")[0]
    return tense == "present" and not page.clitic[hit.first] and cue.sense in ("reveal", "point-out", "report")


def _before_clitic(page: Page, cue: Cue, source: Range) -> Range:
    """A subject that swallowed a word opening with the cue's own clitic preposition ends before that word."""
    clitics = [c for c in page.lexicon.settings["clitics"].get("prepositions", ()) if c in cue.prepositions]
    for k in range(source[0] + 1, source[1]):
        word = page.texts[k]
        if len(word) > 3 and word[0] in clitics and k not in page.cover and not page.tags[k]:
            return source[0], k
    return source


def _article(page: Page) -> str:
    return str(page.lexicon.settings["clitics"].get("article", ""))


def _person_only(page: Page, source: Range) -> Range:
    """A subject that opens with a known person ends with that name: unknown words behind it are the verb's object."""
    hit = page.cover.get(source[0])
    if hit is None or hit.entry.category not in ("actor", "country", "capital") or hit.first != source[0]:
        return source
    named = named_end(page, *source)
    if (
        named < source[1]
        and named > source[0]
        and not page.tags[named]
        and page.texts[named][0].isalpha()
        and not page.clitic[named]
    ):
        return (source[0], named)
    return source


def _addressed(page: Page, cue: Cue, start: int, limit: int) -> tuple[Range | None, int]:
    """An object between the verb and its preposition names who is spoken to: NAME called the sides to …; -1 without."""
    k = start
    while k < min(limit, start + 7) and page.texts[k][0].isalpha() and page.tags[k] & STOPS == 0:
        behind = prepositional(page, cue, k, min(limit, k + 2)) if k > start else -1
        if behind >= 0:
            return (start, k), behind
        k += 1
    return None, -1


def _object_start(page: Page, draft: Draft, start: int, limit: int) -> int:
    """Where an object begins behind a subject that nothing sets apart: after the last name of the subject."""
    k = start
    if draft.source is not None and draft.source[0] >= draft.cue[1]:
        first, last = draft.source
        named = named_end(page, first, last)
        if first < named < last:
            draft.source = (first, named)
            k = named
        elif named == first:
            k = _definite_end(page, first, last)
            headed = bool(page.tags[first] & bit("org_head"))
            draft.source = (first, k) if first < k and (headed or k < last) else None
            k = k if draft.source is not None else first
    while k < limit and (page.tags[k] & (ADVERB | TIME) or page.texts[k] in COMMAS) and k not in page.names:
        k += 1
    return k


def _definite_end(page: Page, first: int, last: int) -> int:
    """The end of an unknown definite subject: an indefinite word behind it opens the object.

    A head such as “ministry of …” is made definite by the word that ends its genitive.
    """
    article = _article(page)
    k = first
    if page.tags[first] & (bit("org_head") | bit("outlet_head")):
        while k < last and not page.texts[k].startswith(article) and k not in page.cover:
            k += 1
    while article and k < last and (k in page.cover or page.texts[k].startswith(article)) and not page.clitic[k]:
        k += 1
    k = last if k < last and page.texts[k] == "(" else k
    return k if page.texts[first].startswith(article) or page.tags[first] & bit("org_head") else first


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
