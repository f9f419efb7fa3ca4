"""Nouns of saying that carry a content themselves: reports that …, NAME's claim: …, the rumour of … was denied."""

from rawi.extract import sources
from rawi.extract.citations import may_speak
from rawi.extract.content import complement
from rawi.extract.drafts import Draft, bounds, content_of, phrase_end, pieces
from rawi.extract.mentions import Page
from rawi.extract.sources import is_finite
from rawi.packs.compile import Hit, bit
from rawi.packs.pack import Cue


def noun(page: Page, hit: Hit) -> Draft | None:
    """A noun of saying that carries its content itself: reports that …, NAME's claim: …"""
    cue: Cue = hit.entry.ref
    _begin, limit = bounds(page, hit)
    rejected = _rejected_report(page, hit, limit)
    if rejected is not None:
        return rejected
    source = sources.following(page, hit.last, limit)
    after = source[1] if source is not None else hit.last
    found = complement(page, after, limit, across=False)
    if found is None and source is not None and "prep" in cue.content and may_speak(page, source):
        k = phrase_end(page, cue.prepositions, after)
        if k > 0:
            return Draft(
                (hit.first, hit.last), content_of(page, "prep", k, limit), "noun", cue, hit.entry.feature, source
            )
    if found is None or found[0] not in cue.content:
        return None
    draft = Draft(
        (hit.first, hit.last), content_of(page, found[0], found[1], limit), "noun", cue, hit.entry.feature, source
    )
    draft.complement = found[0]
    return draft if draft.content else None


def _rejected_report(page: Page, hit: Hit, limit: int) -> Draft | None:
    """A rumour or report that somebody denies further on (verb-final: خبر … را تکذیب کرد): its content is what was
    reported.
    """
    cue: Cue = hit.entry.ref
    if not page.verb_last or cue.sense not in ("report", "rumour", "claim"):
        return None
    marker = next((k for k in range(hit.last, min(limit, hit.last + 30)) if page.tags[k] & bit("object_marker")), 0)
    verb = next((page.cue_at[k] for k in range(marker, min(limit, marker + 8)) if marker and is_finite(page, k)), None)
    if verb is None or verb.entry.ref.stance != "denies":
        return None
    source = sources.following(page, hit.last, marker)
    first = max(phrase_end(page, cue.prepositions, source[1] if source else hit.last), hit.last)
    named = source is not None and first > source[1] and may_speak(page, source)
    draft = Draft((hit.first, hit.last), pieces(page, first, marker, "object"), "noun.rejected", cue, hit.entry.feature)
    draft.source = source if named else None
    draft.complement = "object"
    return draft if draft.content else None
