"""What opens a sentence and tells whose the rest is, without governing it (English): “As NAME noted, …”, “In NAME's
view, …”; and a quotation that a colon hands to the sentence's subject.
"""

from rawi.extract.content import strip
from rawi.extract.drafts import Draft, Range, content_of, pieces
from rawi.extract.mentions import COMMAS, MARKS, Page
from rawi.extract.source_medial import heading
from rawi.extract.sources import ADVERB, PREPOSITION, TIME, is_finite, speaks
from rawi.packs.compile import Hit, bit

_OWN = ("1", "2")  # persons
_REACH = 12  # words between a verb and the comma behind it
_LEAST = 3  # words of what was said
_SPEECH = 6  # words of a quotation that is speech
_VERBAL = bit("auxiliary") | bit("also_verb")


def as_told(page: Page, draft: Draft, begin: int, edge: int, limit: int) -> bool:
    """Whether a verb only hands the rest of its sentence to its subject, which is then its content: “As NAME noted in
    May, …”.
    """
    before, source = range(begin, edge - 1), page.cover.get(edge)
    if source is not None and not page.scheme and getattr(source.entry.ref, "person", "").startswith(_OWN):
        return False
    if page.texts[edge - 1] not in page.syntax["likening"] or any(page.texts[k][0].isalpha() for k in before):
        return False
    k = max(draft.cue[1], draft.addressee[1] if draft.addressee is not None else 0)
    if k < limit and page.texts[k] not in COMMAS and not page.tags[k] & (PREPOSITION | TIME | ADVERB):
        return False
    comma = next((j for j in range(k, min(limit, k + _REACH)) if page.texts[j] in COMMAS), limit)
    if limit - comma <= _LEAST or any(page.tags[j] & _VERBAL or is_finite(page, j) for j in range(k, comma)):
        return False
    draft.content, draft.complement, draft.rule = content_of(page, "rest", comma + 1, limit), "that", "verb.as"
    return bool(draft.content)


def in_view(page: Page, hit: Hit, source: Range | None, begin: int, limit: int) -> list[Range]:
    """What “In NAME's view, …” or “…, in NAME's view” attributes; empty where a noun of thinking is no such phrase."""
    if source is None or hit.entry.ref.sense not in ("believe", "assess") or not page.has(source[0] - 1, PREPOSITION):
        return []
    owner = page.cover.get(source[0])
    if owner is not None and not page.scheme and getattr(owner.entry.ref, "person", "").startswith(_OWN):
        return []
    before, closed = source[0] - 2, hit.last >= limit or page.texts[hit.last] in MARKS
    if before < begin or all(not page.texts[k][0].isalpha() for k in range(begin, before + 1)):
        comma = hit.last < limit and page.texts[hit.last] in COMMAS
        return content_of(page, "rest", hit.last + 1, limit) if comma and limit - hit.last > _LEAST else []
    if page.texts[before] not in COMMAS or not closed:
        return []
    return pieces(page, *strip(page, begin, before), "left")


def handed_over(page: Page, taken: set[int]) -> list[Draft]:
    """Quotations behind a colon whose sentence has no verb of saying: “NAME was blunt: “No.””"""
    found = []
    for first, last, quote in page.quotes:
        colon = first - 1
        if first in page.muted or last - first < _SPEECH or not quote.closed or colon < 1 or page.texts[colon] != ":":
            continue
        begin, _ = page.sentence(colon)
        if colon in taken or any(k in page.cue_at and k in taken for k in range(begin, colon)):
            continue
        subject = heading(page, begin, colon)
        if subject is not None and _somebody(page, *subject):
            draft = Draft((colon, colon + 1), pieces(page, first, last, "quote"), "header.sentence", None, "", subject)
            draft.complement = "quote"
            found.append(draft)
    return found


def _somebody(page: Page, first: int, last: int) -> bool:
    """Whether a phrase names somebody, and not what belongs to somebody: “his answer was blunt” speaks, too."""
    known = page.cover.get(last - 1)
    named = known is not None and known.entry.category in ("pronoun", "actor", "title", "anonymous")
    named = named and not page.has(last - 1, bit("determiner"))
    capitals = all(page.capital(k) and not page.tags[k] for k in range(first, last)) and last - first > 1
    return (named and (speaks(page, first) or page.has(first, bit("determiner")))) or capitals
