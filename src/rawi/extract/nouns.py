"""Nouns of saying that carry a content themselves: reports that …, NAME's claim: …, the rumour of … was denied."""

from rawi.extract import source_medial, sources
from rawi.extract.citations import may_speak
from rawi.extract.content import complement
from rawi.extract.drafts import Draft, Range, bounds, content_of, phrase_end, pieces
from rawi.extract.likely import may_name
from rawi.extract.mentions import COMMAS, Page
from rawi.extract.openings import in_view
from rawi.extract.sources import PREPOSITION, is_finite
from rawi.packs.compile import Hit, bit
from rawi.packs.latin import like_name
from rawi.packs.pack import Cue
from rawi.text.normalize import fold_key


def noun(page: Page, hit: Hit) -> Draft | None:
    """A noun of saying that carries its content itself: reports that …, NAME's claim: …"""
    cue: Cue = hit.entry.ref
    begin, limit = bounds(page, hit)
    if page.cased and page.texts[hit.first - 1] in page.syntax.get("infinitive", ()):  # “has no right to claim that …”
        return None
    if page.texts[hit.first - 1] in [fold_key(word) for word in page.syntax.get("lacking", ())]:
        return None
    rejected = _rejected_report(page, hit, limit)
    if rejected is not None:
        return rejected
    source, after = _owner(page, hit, begin, limit)
    if page.verb_first and source is not None and not may_speak(page, source):
        source, after = _inner_owner(page, source, hit.last)
    while after < limit and page.has(after, bit("saying_prop")):  # “a message to the effect that …”
        after += 1
    apposed = source is not None and page.verb_first and after + 1 < limit and page.texts[after] in COMMAS
    after += apposed and page.has(after + 1, bit("complementizer"))
    found = complement(page, after, limit, across=False)
    if found is None and page.verb_last and source is not None:
        found = _colon_behind_topic(page, after, limit)
    draft = Draft((hit.first, hit.last), [], "noun", cue, hit.entry.feature, source)
    if source is not None and not page.cased and not (may_speak(page, source) or may_name(page, [*range(*source)])):
        source = draft.source = None
    if found is not None and found[0] == "quote" and _names(page, hit, found[1]):
        return None
    if found is not None and page.cased and found[0] == "that" and _relative(page, found[1]):
        return None
    if found is not None and page.verb_last and found[0] == "that" and _describes(page, hit, found[1]):
        return None
    if page.cased and (whole := in_view(page, hit, source, begin, limit)):
        draft.content, draft.complement, draft.rule = whole, "rest", "preposition"
    elif found is not None and found[0] in cue.content:
        draft.content, draft.complement = content_of(page, found[0], found[1], limit), found[0]
    elif (source is not None and may_speak(page, source)) or (source is None and hit.entry.feature == "noun.poss"):
        k = _hung_on(page, cue, after)
        if k > 0:
            draft.content, draft.complement = content_of(page, "prep", k, limit), "prep"
    elif page.verb_first and source is None:
        _ownerless(page, draft, limit)
    if page.verb_last and draft.complement == "prep":
        _before_verb(page, draft)
    return draft if draft.content else None


_RUMOURED = frozenset(("report", "rumour", "claim", "accuse", "call-for", "demand", "warn"))


def _ownerless(page: Page, draft: Draft, limit: int) -> None:
    """What nobody in particular says: “reports of a fire”, up to the first comma."""
    cue, k = draft.entry, draft.cue[1]
    article = str(page.lexicon.settings["clitics"].get("article", ""))
    if cue is None or cue.sense not in _RUMOURED:
        return
    if "object" not in cue.content or k - draft.cue[0] == 1:  # else the preposition is part of the cue
        k = -1 if page.word(draft.cue[0]).startswith(article) else _hung_on(page, cue, k)
    if 0 < k < limit and page.texts[k][0].isalpha() and not page.tags[k] & PREPOSITION:
        comma = next((j for j in range(k, limit) if page.texts[j] in COMMAS and j not in page.quoted), limit)
        draft.content, draft.complement = content_of(page, "prep", k, comma), "prep"
        draft.impersonal = True


def _describes(page: Page, hit: Hit, k: int) -> bool:
    """Whether the clause at word k describes a noun of saying that nothing points to: “a claim that was made in …”.

    “This claim that …” tells what is claimed, and so does a complementizer that is more than the relative word.
    """
    this = bit("demonstrative") | bit("object_opening")
    pointed = any(page.has(j, this) for j in (hit.first - 1, hit.first - 2))
    return page.has(k, bit("relative")) and not pointed


def _before_verb(page: Page, draft: Draft) -> None:
    """Cut off the verb of saying that ends the sentence of a noun's phrase (verb last): what stands before its object's
    marker is told; without one nothing shows where the phrase ends.
    """
    first, last = draft.content[0][0], draft.content[-1][1]
    told = (page.cue_at[k] for k in range(first, last) if is_finite(page, k))
    verb = next((hit.first for hit in told if hit.entry.ref.strength == "strong" and not hit.entry.ref.head), 0)
    if verb:
        marker = next((k for k in range(first + 1, verb) if page.tags[k] & bit("object_marker")), first)
        draft.content = pieces(page, first, marker, "prep") if marker > first else []


def _relative(page: Page, k: int) -> bool:
    """Whether the clause at word k describes the noun before it: “a position that has changed”, “a remark when …”."""
    if not page.has(k, bit("complementizer")):
        return True
    verb = k + 1 < len(page.texts) and source_medial.verbal(page, k + 1)
    return verb and not page.has(k + 2, bit("auxiliary"))


def _colon_behind_topic(page: Page, first: int, limit: int) -> tuple[str, int] | None:
    """The colon behind what a claim is about: “NAME's claim about the bridge: …”."""
    about = first < limit and page.tags[first] & PREPOSITION
    colon = next((k for k in range(first, min(limit, first + 10)) if page.texts[k] == ":"), -1) if about else -1
    if colon < 0 or any(k in page.cue_at and page.cue_at[k].entry.ref.kind != "mark" for k in range(first, colon)):
        return None
    return "colon", colon


def _names(page: Page, hit: Hit, k: int) -> bool:
    """Whether a short quotation right behind a text is its name, or whose it is: the data of “COMPANY”."""
    quote, text = page.quote(k), page.cover.get(hit.first)
    short = quote is not None and quote[1] - quote[0] <= 6
    return page.verb_first and short and text is not None and text.entry.category == "document"


def _owner(page: Page, hit: Hit, begin: int, limit: int) -> tuple[Range | None, int]:
    """Whose claim it is, and the word behind: NAME's claim, the COUNTRY request, a claim by NAME, or a genitive."""
    before = hit.first - 1
    if before > begin and page.texts[before] in page.syntax.get("possessive", ()):
        return (source_medial.noun_phrase_before(page, before, begin), before), hit.last
    known = page.cover.get(before)
    if page.cased and known is not None and known.entry.category == "pronoun" and page.has(before, bit("determiner")):
        return (before, hit.first), hit.last
    if page.cased and known is not None and known.entry.category in ("country", "nisba", "actor") and before >= begin:
        return (source_medial.noun_phrase_before(page, known.last, begin), known.last), hit.last
    behind = phrase_end(page, tuple(fold_key(a) for a in page.syntax.get("agent", ())), hit.last)
    first = behind if behind > 0 else hit.last
    if page.verb_last and first + 1 < limit and _coloured(page, first):  # “NAME's new claim”
        first += 1
    source = sources.following(page, first, limit)
    return source, source[1] if source is not None else hit.last


def _coloured(page: Page, k: int) -> bool:
    """Whether a word no pack knows stands between a noun of saying and whose it is, as adjectives do."""
    plain = not page.tags[k] and k not in page.cover and k not in page.cue_at and page.texts[k][0].isalpha()
    return plain and sources.speaks(page, k + 1) and not like_name(page.texts[k], page.lexicon.language)


def _inner_owner(page: Page, phrase: Range, noun_end: int) -> tuple[Range | None, int]:
    """Whose claim it is where an adjective stands between (“the general message of the ministry”): nobody's, often."""
    if phrase[1] - phrase[0] > 3:
        return None, noun_end
    named = next((k for k in range(*phrase) if sources.speaks(page, k)), -1)
    return ((named, phrase[1]) if named >= 0 else None), phrase[1]


def _hung_on(page: Page, cue: Cue, k: int) -> int:
    """The word behind one of the cue's prepositions at word k, written apart or as a clitic; -1 when there is none."""
    if "prep" not in cue.content or k >= len(page.texts):
        return -1
    behind = phrase_end(page, cue.prepositions, k)
    if behind > 0:
        return behind
    return k if page.governed(k) and page.clitic[k][-1] in cue.prepositions else -1


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
    draft.impersonal = not named
    draft.complement = "object"
    return draft if draft.content else None
