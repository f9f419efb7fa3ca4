"""From a cue to an attribution's spans: one construction after another is tried; the first that fits makes a draft.

A draft is still made of word ranges; who speaks, through whom, and with what stance is decided in later steps.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from rawi.extract import sources
from rawi.extract.content import (
    behind_colon,
    clause_end,
    complement,
    left_content,
    lines_below,
    names_something,
)
from rawi.extract.mentions import CLOSERS, COMMAS, MARKS, OPENERS, SPEAKERS, Page
from rawi.extract.sources import ADVERB, PREPOSITION, TIME, is_finite
from rawi.packs.compile import Hit, bit
from rawi.packs.pack import Cue
from rawi.text.normalize import fold_key
from rawi.text.segment import words

Range = tuple[int, int]
COORDINATOR_LIKE = bit("coordinator") | PREPOSITION
BELIEFS = frozenset(("believe", "expect", "assess", "suspect", "fear", "describe", "regret"))


@dataclass(slots=True)
class Draft:
    """An attribution in the making: ranges of words."""

    cue: Range
    content: list[Range]
    rule: str
    entry: Cue | None = None
    feature: str = ""
    source: Range | None = None
    addressee: Range | None = None
    relay: Range | None = None
    complement: str = ""
    sentence: Range = (0, 0)
    negated: bool = False
    parent: int = -1
    trace: list[str] = field(default_factory=list)


def _pieces(page: Page, first: int, last: int, kind: str) -> list[Range]:
    """One range per sentence, without the final stops."""
    found = []
    for a, b in page.pieces(first, last):
        x, y = a, b
        while y > x and page.texts[y - 1] in ".،,;؛!؟?…":
            y -= 1
        while x < y and page.texts[x] in "،,;؛.:-":
            x += 1
        if y > x and not all(page.texts[k] in MARKS for k in range(x, y)):
            found.append((x, y))
    return found


def _negated(page: Page, cue: int) -> bool:
    """Whether a negating particle stands right before the cue (at most one adverb between)."""
    return page.has(cue - 1, bit("negator")) or (page.has(cue - 2, bit("negator")) and page.has(cue - 1, ADVERB))


def _clause_start(page: Page, begin: int, cue: int) -> int:
    """Where the clause of a cue begins inside its sentence: behind the last break before it."""
    k = cue - 1
    final = page.lexicon.settings["syntax"]["subject"] == ["initial"]
    while k >= begin:
        if final and is_finite(page, k) and page.cue_at[k].last < cue and not page.cue_at[k].entry.ref.head:
            return page.cue_at[k].last
        closing = page.quote(k) if page.texts[k] == "»" else None
        if page.texts[k] in ";؛:" or (closing is not None and closing[1] - closing[0] > 8):
            return k + 1
        if (
            page.tags[k] & (bit("complementizer") | bit("subordinator") | bit("contrast"))
            and not page.tags[k] & PREPOSITION
        ):
            if not (page.tags[k] & bit("relative") and not _verb_between(page, begin, k)):
                return k + 1
        dashed = page.texts[k] == "-" and k - begin <= 6 and page.starts[k] > page.ends[k - 1] and k + 1 < cue
        if dashed and page.starts[k + 1] > page.ends[k]:
            return k + 1
        k -= 1
    return begin


def _verb_between(page: Page, first: int, last: int) -> bool:
    """Whether a clause before a relative word is complete: without a verb, the relative hangs on its subject."""
    return any(is_finite(page, k) or page.tags[k] & (bit("also_verb") | bit("auxiliary")) for k in range(first, last))


def bounds(page: Page, hit: Hit) -> Range:
    """The stretch a cue may reach over: its sentence, or the quotation it stands in."""
    begin, limit = page.sentence(hit.first)
    quote = page.quote(hit.first)
    if quote is not None and quote[2].closed:
        begin, limit = max(begin, quote[0] + 1), min(limit, quote[1] - 1)
        for cut in page.splits:
            if begin < cut <= hit.first:
                begin = cut
            elif hit.first < cut < limit:
                limit = cut
                break
    return begin, limit


def _subject(page: Page, hit: Hit, begin: int, limit: int) -> tuple[Range | None, str]:
    """The speaker of a finite verb by the pack's word orders, and on which side it was found."""
    if page.lexicon.settings["syntax"]["subject"][0] != "initial":
        relative = sources.antecedent(page, hit.first, begin)
        if relative is not None:
            return relative, "relative"
    readings = {h.entry.feature.partition(".")[2] for h in page.cues if h.first == hit.first}
    spoken_of = not all(r.startswith("1") for r in readings)
    for order in page.lexicon.settings["syntax"]["subject"] if spoken_of or "initial" in page.lexicon.settings["syntax"]["subject"] else ():
        found: Range | None = None
        if order == "after":
            found = sources.following(page, hit.last, limit)
        elif order == "inverted":
            opened = hit.first > begin and page.texts[hit.first - 1] in "»\"',"
            found = sources.following(page, hit.last, limit) if opened and hit.entry.ref.inverted else None
        elif order == "before" and page.lexicon.settings["syntax"]["pro_drop"]:
            found = sources.preceding(page, hit.first, _clause_start(page, begin, hit.first))
        elif order == "before":
            found = sources.before(page, hit.first, _clause_start(page, begin, hit.first))
        elif order == "initial":
            found = sources.initial(page, _clause_start(page, begin, hit.first), hit.first)
        if found is not None:
            return found, order
    return None, ""


def _content(page: Page, kind: str, k: int, limit: int) -> list[Range]:
    """The content of a complement found at word k."""
    if kind == "colon":
        first, last = behind_colon(page, k)
        if first >= last and k + 1 >= page.line(k)[1]:
            return [piece for line in lines_below(page, k) for piece in _pieces(page, *line, kind)]
        return _pieces(page, first, last, kind)
    if kind == "quote":
        quote = page.quote(k)
        last = quote[1] if quote is not None else limit
        after = last
        if after < limit and page.texts[after] not in MARKS and not (page.clitic[after] and is_finite(page, after)):
            last = clause_end(page, after, limit)
        return _pieces(page, k, max(last, k), kind)
    last = clause_end(page, k, limit)
    return _pieces(page, k, last, kind)


def _allows(cue: Cue, kind: str) -> bool:
    return kind in cue.content or (kind in ("colon", "quote") and cue.strength == "strong")


def _addressee(page: Page, hit: Hit, first: int, limit: int) -> Range | None:
    """A phrase behind the cue governed by one of its addressee prepositions, written apart or as a clitic."""
    marks = set(hit.entry.ref.addressee_prep)
    if not marks and hit.entry.ref.addressee != "object":
        return None
    reach = 16 if page.lexicon.settings["syntax"].get("complement", "next") == "across" else 2
    if page.lexicon.settings["syntax"]["subject"] == ["initial"]:
        reach = 30
    for k in range(first, min(limit, first + reach)):
        word = page.texts[k]
        if word in OPENERS or word == ":" or page.tags[k] & bit("complementizer"):
            return None
        if page.governed(k) and page.clitic[k][-1] in marks and (sources.speaks(page, k) or k in page.cover):
            return k, sources.extend(page, k, limit)
        if word in marks and k + 1 < limit and (sources.speaks(page, k + 1) or k + 1 in page.cover):
            return k + 1, sources.extend(page, k + 1, limit)
    return None


def _prepositional(page: Page, cue: Cue, first: int, limit: int) -> int:
    """The word behind one of the cue's content prepositions right at `first` (adverbs and asides passed over); -1 without."""
    k = first
    while k < min(limit, first + 16):
        word = page.texts[k]
        if word in cue.prepositions and k + 1 < limit:
            return k + 1
        joined = page.governed(k) and page.clitic[k][-1] in cue.prepositions
        unknown = not page.clitic[k] and word[0] in cue.prepositions and k not in page.cover and not page.tags[k]
        if joined or (unknown and len(word) > 3):
            return k
        if page.tags[k] & (ADVERB | TIME) and k not in page.names:
            k += 1
        elif page.tags[k] & PREPOSITION and page.has(k + 1, bit("medium")):
            k += 2
        elif word in COMMAS and (
            close := next((j for j in range(k + 1, min(limit, k + 9)) if page.texts[j] in COMMAS), 0)
        ):
            k = close + 1
        else:
            return -1
    return -1


def verb_first(page: Page, hit: Hit) -> Draft | None:
    """A finite verb whose subject and content follow (Arabic), or whose subject stands before it."""
    cue: Cue = hit.entry.ref
    begin, limit = bounds(page, hit)
    source, order = _subject(page, hit, begin, limit)
    draft = Draft((hit.first, hit.last), [], f"verb.{order or 'pro-drop'}", cue, hit.entry.feature, source)
    if source is not None and order == "after":
        draft.source = source = _person_only(page, source)
    start = source[1] if source is not None and order == "after" else hit.last
    draft.addressee = _addressee(page, hit, start, limit)
    found = complement(page, hit.last if order != "after" else start, limit, across=True)
    if cue.source_prep:
        return _relayed(page, hit, draft, start, limit)
    k = _prepositional(page, cue, start, limit) if cue.prepositions else -1
    if found is not None and _allows(cue, found[0]) and not (0 < k < found[1] and found[0] != "that"):
        draft.content = _content(page, found[0], found[1], limit)
        draft.complement = found[0]
    if not draft.content and cue.prepositions:
        if k > 0:
            draft.content = _content(page, "prep", k, limit)
            draft.complement = "prep"
            if draft.source is not None and draft.source[1] > k:
                draft.source = (draft.source[0], k) if draft.source[0] < k else None
    if not draft.content and "object" in cue.content:
        first = _object_start(page, draft, start, limit)
        named = not cue.objects or (
            first < limit and page.word(first).removeprefix(_article(page)).startswith(cue.objects)
        )
        if first < limit and (named or cue.strength == "strong"):
            draft.complement = "object" if not cue.objects else "prep"
            draft.content = _content(page, "object", first, limit)
    return draft if draft.content else None


def discontinuous(page: Page, hit: Hit) -> Draft | None:
    """A predicate in two parts with the content between them: خواستار … شد.  The hit is the second part."""
    if page.lexicon.settings["syntax"]["subject"] != ["initial"]:
        return None
    cue: Cue = hit.entry.ref
    head = words(fold_key(cue.head))[2]
    begin, _ = bounds(page, hit)
    clause = _clause_start(page, begin, hit.first)
    for k in range(hit.first - len(head), max(clause, hit.first - 60) - 1, -1):
        if is_finite(page, k) and page.cue_at[k].entry.ref.head == "":
            return None
        if page.texts[k : k + len(head)] == head:
            source = sources.initial(page, clause, k)
            content = _pieces(page, k + len(head), hit.first, "object")
            draft = Draft((k, k + len(head)), content, "verb.discontinuous", cue, hit.entry.feature, source)
            draft.complement = "object"
            return draft if content else None
    return None


def _article(page: Page) -> str:
    return str(page.lexicon.settings["clitics"].get("article", ""))


def _named_end(page: Page, first: int, last: int) -> int:
    """The end of the names that open a phrase: what follows unmarked may be the verb's object."""
    named = first
    while named < last and named in page.cover and not (named > first and page.clitic[named]):
        if named > first and page.cover[named].entry.category in ("document", "group", "anonymous"):
            break
        named = page.cover[named].last
        if named + 1 < last and page.texts[named] in COMMAS and named + 1 in page.cover:
            named += 1
    return named


def _person_only(page: Page, source: Range) -> Range:
    """A subject that opens with a known person ends with that name: unknown words behind it are the verb's object."""
    hit = page.cover.get(source[0])
    if hit is None or hit.entry.category not in ("actor", "country", "capital") or hit.first != source[0]:
        return source
    named = _named_end(page, *source)
    if named < source[1] and named > source[0] and not page.tags[named] and page.texts[named][0].isalpha() and not page.clitic[named]:
        return (source[0], named)
    return source


def _object_start(page: Page, draft: Draft, start: int, limit: int) -> int:
    """Where an object begins behind a subject that nothing sets apart: after the last name of the subject."""
    k = start
    if draft.source is not None and draft.source[0] >= draft.cue[1]:
        first, last = draft.source
        named = _named_end(page, first, last)
        if first < named < last:
            draft.source = (first, named)
            k = named
        elif named == first and page.tags[first] & (bit("org_head") | bit("outlet_head")):
            k = last
        elif named == first:
            draft.source = None
            k = first
    while k < limit and (page.tags[k] & (ADVERB | TIME) or page.texts[k] in COMMAS) and k not in page.names:
        k += 1
    return k


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
        draft.content = _content(page, found[0], found[1], limit)
        draft.complement, draft.rule = found[0], "relay"
        return draft if draft.content else None
    return None


def verb_last(page: Page, hit: Hit) -> Draft | None:
    """A verb at the end of its clause (Persian): the subject opens the clause; the content follows, or is the object before it."""
    cue: Cue = hit.entry.ref
    begin, limit = bounds(page, hit)
    clause = _clause_start(page, begin, hit.first)
    source, order = _subject(page, hit, begin, limit)
    if hit.entry.feature.startswith("passive"):
        return _passive(page, hit, clause, limit)
    if page.has(hit.first - 1, bit("coordinator")):
        source, order = _shared(page, hit, begin), "coordinated"
    elif cue.source_prep and (named := _governed_source(page, cue, clause, hit.first)):
        source, order = named, "governed"
    draft = Draft((hit.first, hit.last), [], f"verb.{order or 'pro-drop'}", cue, hit.entry.feature, source)
    draft.addressee = _addressee(page, hit, source[1] if source else clause, hit.first)
    found = complement(page, hit.last, limit, across=False)
    if found is not None and (_allows(cue, found[0]) or found[0] == "that"):
        draft.content, draft.complement = _content(page, found[0], found[1], limit), found[0]
    elif found is None and hit.last < limit and page.texts[hit.last] not in MARKS and "bare" in cue.content:
        ended = page.tags[hit.last] & bit("coordinator")
        if not ended:
            draft.content, draft.complement = _content(page, "bare", hit.last, limit), "bare"
    if not draft.content:
        _object_before(page, cue, draft, clause)
    return draft if draft.content else None


def _passive(page: Page, hit: Hit, clause: int, limit: int) -> Draft | None:
    """A passive of saying (verb-final): what was said stands before or behind it; the agent, if any, behind a preposition."""
    cue: Cue = hit.entry.ref
    draft = Draft((hit.first, hit.last), [], "verb.passive", cue, hit.entry.feature)
    agents = tuple(fold_key(a) for a in page.lexicon.settings["syntax"].get("agent", ())) + cue.source_prep
    first = clause
    for k in range(clause, hit.first - 1):
        behind = _phrase(page, agents, k)
        if behind > 0:
            draft.source = (behind, sources.extend(page, behind, hit.first))
            first = draft.source[1]
            break
    found = complement(page, hit.last, limit, across=False)
    if found is not None and found[0] in ("that", "colon", "quote"):
        draft.content, draft.complement = _content(page, found[0], found[1], limit), found[0]
    elif hit.last < limit and page.texts[hit.last] not in MARKS and not page.tags[hit.last] & bit("coordinator"):
        draft.content, draft.complement = _content(page, "bare", hit.last, limit), "bare"
    else:
        while first < hit.first and (page.tags[first] & (ADVERB | TIME) or page.texts[first] in MARKS):
            first += 1
        k = next((j for j in range(first, hit.first) if page.texts[j] in cue.prepositions), -1) if cue.prepositions else -1
        draft.content, draft.complement = _pieces(page, k + 1 if k >= 0 else first, hit.first, "object"), "object"
    weak = cue.strength == "weak" and draft.complement in ("bare", "object")
    return draft if draft.content and not weak else None


def _shared(page: Page, hit: Hit, begin: int) -> Range | None:
    """The subject of the verb this one is joined to by a conjunction."""
    earlier = [page.cue_at[k] for k in range(begin, hit.first - 1) if is_finite(page, k)]
    return _subject(page, earlier[-1], begin, hit.first)[0] if earlier else None


def _governed_source(page: Page, cue: Cue, first: int, last: int) -> Range | None:
    """A source that stands behind one of the cue's prepositions before the verb: “in this letter it is said …”."""
    for k in range(first, last - 1):
        phrase = " ".join(page.texts[k : k + 2])
        step = 2 if phrase in cue.source_prep else 1 if page.texts[k] in cue.source_prep else 0
        if step:
            end = sources.extend(page, k + step, last)
            return (k + step, end) if end > k + step else None
    return None


def _object_before(page: Page, cue: Cue, draft: Draft, clause: int) -> None:
    """An object that stands between the subject and a verb-final cue: with its marker, or behind a preposition."""
    first = draft.source[1] if draft.source is not None else clause
    last = draft.cue[0]
    if draft.source is not None and (first >= last - 1 or page.tags[first] & bit("object_marker")):
        named = _named_end(page, *draft.source)
        if draft.source[0] < named < draft.source[1]:
            draft.source, first = (draft.source[0], named), named
    if "prep" in cue.content:
        for k in range(first, last):
            if page.texts[k] in cue.prepositions:
                draft.content, draft.complement = _pieces(page, k + 1, last, "prep"), "prep"
                return
    if "object" not in cue.content and "that" not in cue.content:
        return
    first = max([first, *(k + 1 for k in range(first, last - 2) if page.texts[k] in COMMAS)])
    while first < last and (page.tags[first] & (ADVERB | TIME) or page.texts[first] in MARKS):
        first += 1
    if first < last and page.texts[first] in cue.addressee_prep:
        first = sources.extend(page, first + 1, last)
    marker = next((k for k in range(last - 1, first, -1) if page.tags[k] & bit("object_marker")), 0)
    if "object" in cue.content and first < last and (marker or last - first >= 2):
        draft.content, draft.complement = _pieces(page, first, last, "object"), "object"


def _quoted_as(page: Page, hit: Hit) -> Draft | None:
    """OUTLET quoted NAME as saying …: the object is the source, the subject its relay."""
    cue: Cue = hit.entry.ref
    begin, limit = bounds(page, hit)
    source = sources.following(page, hit.last, limit)
    if source is None:
        return None
    after = _phrase(page, tuple(fold_key(t) for t in cue.tail), source[1])
    draft = Draft((hit.first, hit.last), [], "relay", cue, hit.entry.feature, source)
    draft.relay, order = _subject(page, hit, begin, limit)
    edge = draft.relay[0] if draft.relay is not None and order == "before" else hit.first
    if after > 0 and after < limit and page.texts[after] not in MARKS - OPENERS and not page.has(after, TIME):
        found = complement(page, after, limit, across=False)
        kind, k = found if found is not None else ("bare", after)
        draft.content, draft.complement = _content(page, kind, k, limit), kind
    else:
        _left_content(page, draft, begin, edge, limit)
        draft.rule = "relay"
    return draft if draft.content else None


def verb_medial(page: Page, hit: Hit) -> Draft | None:
    """A verb between subject and content (English), or behind a quotation or a clause it attributes."""
    cue: Cue = hit.entry.ref
    if cue.source == "object":
        return _quoted_as(page, hit)
    begin, limit = bounds(page, hit)
    source, order = _subject(page, hit, begin, limit)
    draft = Draft((hit.first, hit.last), [], f"verb.{order or 'none'}", cue, hit.entry.feature, source)
    start = source[1] if order == "inverted" and source is not None else hit.last
    edge = source[0] if source is not None and order == "before" else hit.first
    draft.addressee = _addressee(page, hit, start, limit)
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
        _left_content(page, draft, begin, edge, limit)
    coordinated = draft.source is None and page.has(hit.first - 1, bit("coordinator"))
    if (draft.source is None and not coordinated) or (
        draft.feature in ("base", "present.3p") and not _agrees(page, hit, draft)
    ):
        return None
    if coordinated:
        draft.rule = "verb.coordinated"
    return draft if draft.content else None


def _agrees(page: Page, hit: Hit, draft: Draft) -> bool:
    """Whether a bare verb form can be a verb here: many are nouns too (a call, the claim, their report)."""
    k = hit.first - 1
    if k < 0 or page.tags[k] & (ADVERB | bit("auxiliary") | bit("negator")) or draft.complement in ("that", "quote"):
        return True
    if draft.feature == "gerund":
        return True
    name = page.cover.get(k)
    plural = page.texts[k].endswith(tuple(page.lexicon.settings["syntax"]["endings"].get("plural", ())))
    described = name is not None and name.entry.category in ("pronoun", "group", "anonymous")
    return described or (plural and page.texts[k] != "'s")


def _right_content(page: Page, cue: Cue, draft: Draft, start: int, limit: int, *, only_quote: bool) -> None:
    """English contents behind the verb: that-clause, quotation, colon, bare clause, infinitive, prepositional, object.

    only_quote: a quotation stands before the speaker, so that a bare clause behind the verb is not what was said.
    """
    k = start
    if k + 1 < limit and page.texts[k] == "," and page.texts[k - 1] not in CLOSERS and draft.source is not None:
        inserted = draft.source[0] > 0 and page.texts[draft.source[0] - 1] in (",", *CLOSERS)
        if inserted and k + 1 not in page.cue_at:
            draft.content, draft.complement = _content(page, "rest", k + 1, limit), "aside"
            return
    while k < limit and (
        page.tags[k] & (ADVERB | TIME)
        or (page.tags[k] & PREPOSITION and page.tags[k + 1 : k + 2] and page.tags[k + 1] & (TIME | bit("medium")))
    ):
        k += 1
    found = complement(page, k, min(limit, k + 22), across=True) if k < limit else None
    if found is not None and found[0] != "that" and found[1] > k + 12:
        found = None
    if found is not None and _allows(cue, found[0]) and (found[1] - k <= 1 or found[0] != "quote"):
        between = any(is_finite(page, j) or page.tags[j] & bit("auxiliary") for j in range(k, found[1]))
        if not between and not (found[0] == "that" and page.texts[found[1]] != "that" and found[1] > k):
            draft.content, draft.complement = _content(page, found[0], found[1], limit), found[0]
            return
    if k >= limit or page.texts[k] in MARKS or only_quote:
        return
    if "to" in cue.content and page.texts[k] in cue.prepositions + ("to",):
        draft.content, draft.complement = _content(page, "to", k, limit), "to"
    elif "prep" in cue.content and page.texts[k] in cue.prepositions:
        if not page.has(k + 1, TIME) and not (k + 1 in page.cover and page.cover[k + 1].last >= limit - 1):
            draft.content, draft.complement = _content(page, "prep", k + 1, limit), "prep"
    elif "bare" in cue.content and not page.tags[k] & PREPOSITION and draft.rule != "verb.inverted":
        draft.content, draft.complement = _content(page, "bare", k, limit), "bare"
    elif "object" in cue.content and not page.tags[k] & (PREPOSITION | bit("coordinator")):
        draft.content, draft.complement = _content(page, "object", k, limit), "object"


def _left_content(page: Page, draft: Draft, begin: int, edge: int, limit: int) -> None:
    """A quotation or clause before a trailing “he said”; without one in the sentence, the quotation that ends the line before."""
    first, last = left_content(page, begin, edge)
    if last > first and (edge > begin and page.texts[edge - 1] in CLOSERS | frozenset(",'،-?!")):
        pieces = _pieces(page, first, last, "left")
        draft.content = pieces + draft.content
        draft.complement = "left" if not draft.complement else draft.complement
        draft.rule += ".trailing"
        return
    if first >= last and begin > 0 and not draft.content and page.texts[begin - 1] in CLOSERS:
        quote = page.quote(begin - 1)
        if quote is not None:
            draft.content, draft.complement = _pieces(page, quote[0], quote[1], "quote"), "left"
            draft.rule += ".line-before"


def _continues(page: Page, k: int) -> bool:
    """Whether word k stands where a statement is taken up again: behind a comma, a quotation, a conjunction, an adverb."""
    if k == 0 or page.clitic[k] or page.sentence(k)[0] == k:
        return True
    before = page.texts[k - 1]
    return (
        before in COMMAS
        or before in '»"-.'
        or bool(page.tags[k - 1] & (ADVERB | bit("coordinator") | TIME))
        or before in MARKS
    )


def participle(page: Page, hit: Hit) -> Draft | None:
    """A participle or fixed phrase that continues a statement: the speaker goes on, the content follows."""
    cue: Cue = hit.entry.ref
    if cue.kind == "verb" and not _continues(page, hit.first):
        return None
    begin, limit = bounds(page, hit)
    draft = Draft((hit.first, hit.last), [], "participle", cue, hit.entry.feature)
    across = page.lexicon.settings["syntax"].get("complement", "next") == "across"
    found = complement(page, hit.last, limit, across=False)
    if found is None and across:
        found = complement(page, hit.last, min(limit, hit.last + 4), across=True)
    if found is not None and (_allows(cue, found[0]) or found[0] == "that"):
        draft.content, draft.complement = _content(page, found[0], found[1], limit), found[0]
    elif cue.prepositions and (k := _prepositional(page, cue, hit.last, min(limit, hit.last + 3))) > 0:
        draft.content, draft.complement = _content(page, "prep", k, limit), "prep"
    elif cue.content & {"object", "bare"} and hit.last < limit and page.texts[hit.last] not in MARKS:
        draft.content, draft.complement = _content(page, "object", hit.last, limit), "object"
    if cue.kind == "participle" and draft.content:
        _until_main_verb(page, draft, limit)
        if page.lexicon.settings["syntax"]["subject"] == ["initial"]:
            draft.source = sources.initial(page, _clause_start(page, begin, hit.first), hit.first)
    return draft if draft.content else None


def _until_main_verb(page: Page, draft: Draft, limit: int) -> None:
    """In verb-final clauses a participle phrase ends before the main verb that carries the next content."""
    if page.lexicon.settings["syntax"]["subject"] != ["initial"]:
        return
    first = draft.content[0][0]
    for k in range(first, limit):
        if (
            is_finite(page, k)
            and (found := complement(page, page.cue_at[k].last, limit, across=False))
            and found[0] != "quote"
        ):
            comma = next((j for j in range(k - 1, first, -1) if page.texts[j] in COMMAS), k)
            last = comma if k - comma <= 3 else k
            draft.content = _pieces(page, first, last, draft.complement)
            return


def _cited_before(page: Page, begin: int, cue: int) -> Range | None:
    """The source of a citation that opens the sentence and ends right before this one: “OUTLET, citing …”."""
    earlier = next((page.cue_at[k] for k in range(begin, min(cue, begin + 4)) if k in page.cue_at), None)
    if earlier is None or earlier.entry.ref.kind != "preposition" or earlier.first == cue:
        return None
    end = sources.extend(page, earlier.last, cue)
    between = all(page.texts[k] in MARKS for k in range(end, cue))
    return (earlier.last, end) if between and end > earlier.last else None


def _outlet_before(page: Page, begin: int, cue: int) -> Range | None:
    """The outlet that opens a line such as “OUTLET, citing NAME: …”."""
    first, last = left_content(page, begin, cue)
    named = page.cover.get(first)
    short = first < last <= first + 6
    outlet = named is not None and getattr(named.entry.ref, "kind", "") == "outlet"
    return (first, last) if short and (outlet or page.has(first, bit("outlet_head"))) else None


def _may_speak(page: Page, source: Range) -> bool:
    """Whether a phrase behind “according to” names somebody or a text, not a rule or a plan."""
    heads = sources.HEADS | bit("quantifier")
    while source[0] + 1 < source[1] and page.has(source[0], bit("demonstrative") | bit("determiner")):
        source = (source[0] + 1, source[1])
    if page.has(source[0], bit("medium")) and page.lexicon.settings["syntax"]["subject"][0] == "after":
        return False
    return any(
        page.tags[k] & heads
        or page.texts[k] in OPENERS
        or ((hit := page.cover.get(k)) is not None and hit.entry.category in SPEAKERS)
        for k in range(source[0], min(source[1], source[0] + 2))
    ) or (
        not page.tags[source[0]]
        and source[1] - source[0] <= 3
        and page.texts[source[0]][0].isalpha()
        and _capital(page, source[0])
    )


def _capital(page: Page, k: int) -> bool:
    """Whether word k is written like a name where the script can show it; True where it cannot."""
    letter = page.text[page.back.start(page.starts[k])]
    return letter.isupper() or (not letter.islower() and not page.lexicon.settings["syntax"]["pro_drop"])


def preposition(page: Page, hit: Hit) -> Draft | None:
    """According to NAME: the source follows; the content is the rest of the sentence, or what stood before."""
    cue: Cue = hit.entry.ref
    begin, limit = bounds(page, hit)
    begin = max([begin, *(k + 1 for k in range(begin, hit.first) if page.texts[k] == ":")])
    first = hit.last
    if hit.entry.glue and first < limit and not page.cut[first]:
        page.cut[first], page.clitic[first] = (
            (0 if page.texts[first].startswith(hit.entry.glue * 2) else 1),
            hit.entry.glue,
        )
    source = (first, sources.extend(page, first, limit)) if first < limit and page.texts[first] not in MARKS else None
    if source is not None and source[1] <= source[0]:
        source = None
    if source is not None and not _may_speak(page, source):
        return None
    if cue.strength == "weak" and (source is None or not sources.speaks(page, source[0])):
        return None
    draft = Draft((hit.first, hit.last), [], "preposition", cue, hit.entry.feature, source)
    after = source[1] if source is not None else first
    while after < limit and page.texts[after] in COMMAS:
        after += 1
    chained = page.cue_at.get(after)
    if (
        chained is not None
        and chained.entry.ref.kind == "preposition"
        and chained.entry.ref.sense in ("relay", "quote")
    ):
        return None
    leading = all(
        page.texts[k] in MARKS or page.tags[k] & (ADVERB | TIME | bit("coordinator")) for k in range(begin, hit.first)
    )
    found = complement(page, after, limit, across=False) if after < limit else None
    if not leading:
        draft.relay = _cited_before(page, begin, hit.first)
        leading = draft.relay is not None
    if found is not None and found[0] == "colon" and not leading:
        draft.relay = _outlet_before(page, begin, hit.first)
    if leading or (found is not None and found[0] == "colon"):
        if found is not None and found[0] == "colon":
            draft.content, draft.complement = _content(page, "colon", found[1], limit), "colon"
        elif after < limit:
            draft.content, draft.complement = _content(page, "rest", after, limit), "rest"
    else:
        first, last = left_content(page, begin, hit.first)
        draft.content, draft.complement = _pieces(page, first, last, "left"), "left"
        if not draft.content and after < limit:
            draft.content, draft.complement = _content(page, "rest", after, limit), "rest"
    return draft if draft.content else None


def _phrase(page: Page, phrases: tuple[str, ...], k: int) -> int:
    """The word behind one of some phrases standing at word k, or -1."""
    for phrase in phrases:
        parts = phrase.split()
        if page.texts[k : k + len(parts)] == parts:
            return k + len(parts)
    return -1


def _rejected_report(page: Page, hit: Hit, limit: int) -> Draft | None:
    """A rumour or report that somebody denies further on (verb-final: خبر … را تکذیب کرد): its content is what was reported."""
    cue: Cue = hit.entry.ref
    if page.lexicon.settings["syntax"]["subject"] != ["initial"] or cue.sense not in ("report", "rumour", "claim"):
        return None
    marker = next((k for k in range(hit.last, min(limit, hit.last + 30)) if page.tags[k] & bit("object_marker")), 0)
    verb = next((page.cue_at[k] for k in range(marker, min(limit, marker + 8)) if marker and is_finite(page, k)), None)
    if verb is None or verb.entry.ref.stance != "denies":
        return None
    source = sources.following(page, hit.last, marker)
    first = max(_phrase(page, cue.prepositions, source[1] if source else hit.last), hit.last)
    named = source is not None and first > source[1] and _may_speak(page, source)
    draft = Draft(
        (hit.first, hit.last), _pieces(page, first, marker, "object"), "noun.rejected", cue, hit.entry.feature
    )
    draft.source = source if named else None
    draft.complement = "object"
    return draft if draft.content else None


def noun(page: Page, hit: Hit) -> Draft | None:
    """A noun of saying that carries its content itself: reports that …, NAME's claim: …"""
    cue: Cue = hit.entry.ref
    begin, limit = bounds(page, hit)
    rejected = _rejected_report(page, hit, limit)
    if rejected is not None:
        return rejected
    source = sources.following(page, hit.last, limit)
    after = source[1] if source is not None else hit.last
    found = complement(page, after, limit, across=False)
    if found is None and source is not None and "prep" in cue.content and _may_speak(page, source):
        k = _phrase(page, cue.prepositions, after)
        if k > 0:
            return Draft(
                (hit.first, hit.last), _content(page, "prep", k, limit), "noun", cue, hit.entry.feature, source
            )
    if found is None or found[0] not in cue.content:
        return None
    draft = Draft(
        (hit.first, hit.last), _content(page, found[0], found[1], limit), "noun", cue, hit.entry.feature, source
    )
    draft.complement = found[0]
    return draft if draft.content else None


def header(page: Page, line: Range) -> Draft | None:
    """A speaker, a colon, and what was said: NAME: … at the beginning of a line."""
    first, last = line
    colon = next((k for k in range(first, min(last, first + 26)) if page.texts[k] == ":"), -1)
    if colon <= first:
        return None
    begin = first
    while begin < colon and (page.texts[begin] in MARKS or not page.texts[begin][0].isalnum()):
        begin += 1
    if begin >= colon or any(is_finite(page, k) or page.tags[k] & bit("complementizer") for k in range(begin, colon)):
        return None
    if any(page.cue_at.get(k) is not None and page.cue_at[k].entry.ref.kind != "mark" for k in range(begin, colon)):
        return None
    bar = max((k for k in range(begin, colon) if page.texts[k] in "|»."), default=begin - 1)
    begin = bar + 1
    named = sources.speaks(page, begin) or begin in page.cover or _introduces_quote(page, colon)
    if begin >= colon or page.has(begin, bit("heading")) or not (named or _may_be_name(page, begin, colon)):
        return None
    end = sources.extend(page, begin, colon)
    if end < colon and not (page.tags[end] & (PREPOSITION | TIME | ADVERB | bit("medium")) or page.texts[end] in "(،,"):
        return None
    if page.has(colon + 1, bit("question")):
        return None
    relay = None
    second = next((k for k in range(colon + 1, min(last, colon + 16)) if page.texts[k] == ":"), 0)
    hit = page.cover.get(begin)
    outlet = hit is not None and getattr(hit.entry.ref, "kind", "") == "outlet"
    if second and outlet and colon + 1 < last and sources.speaks(page, colon + 1):
        inner = sources.extend(page, colon + 1, second)
        if inner >= second - 1 or page.has(inner, COORDINATOR_LIKE):
            relay, begin, end, colon = (begin, end), colon + 1, second, second
    content = _pieces(page, *behind_colon(page, colon), "colon")
    draft = Draft((colon, colon + 1), content, "header", None, "", (begin, max(end, begin + 1)))
    draft.complement, draft.relay = "colon", relay
    return draft


def _may_be_name(page: Page, first: int, last: int) -> bool:
    """Whether a few words before a colon, unknown to the pack, may be a person's name with speech behind it.

    In scripts with capitals each must be capitalised; elsewhere there are at most three, and a clause must follow.
    """
    if any(page.tags[k] or not page.texts[k][0].isalpha() for k in range(first, last)):
        return False
    if not page.lexicon.settings["syntax"]["pro_drop"]:
        return last - first <= 4 and all(
            page.text[page.back.start(page.starts[k])].isupper() for k in range(first, last)
        )
    spoken = sum(page.texts[k][0].isalpha() for k in range(last + 1, page.line(last)[1]))
    ends_line = last + 1 >= page.line(last)[1]
    return last - first <= 3 and (spoken >= 4 or ends_line) and all(len(page.texts[k]) > 1 for k in range(first, last))


def _introduces_quote(page: Page, colon: int) -> bool:
    return colon + 1 < len(page.texts) and page.texts[colon + 1] in OPENERS and not names_something(page, colon + 1)


_VERBS: dict[str, Callable[[Page, Hit], Draft | None]] = {
    "after": verb_first,
    "initial": verb_last,
    "before": verb_medial,
}


def _unreal(page: Page, hit: Hit) -> bool:
    """Whether the verb only names an act of saying somebody should or may do (syntax.unreal, syntax.unreal_after)."""
    syntax = page.lexicon.settings["syntax"]
    feature = hit.entry.feature.removeprefix("not.").partition(".")[0]
    if feature in syntax.get("unreal", ()):
        return True
    after = tuple(fold_key(word) for word in syntax.get("unreal_after", ()))
    bare = page.word(hit.first - 1) if hit.first else ""
    return feature in ("present", "subjunctive") and bare in after and not page.clitic[hit.first]


def _progressive(page: Page, k: int) -> bool:
    """Whether an auxiliary makes a gerund a finite verb: “is demanding”."""
    k -= 1
    while k >= 0 and page.tags[k] & ADVERB:
        k -= 1
    return k >= 0 and page.texts[k] in page.lexicon.settings["syntax"].get("needs", {}).get("passive", ())


def _thinks_aloud(page: Page, hit: Hit, made: Draft) -> bool:
    """Whether a speaker only hedges their own quoted words (“we believe …”, “we hope …”): no attribution of its own."""
    if made.complement in ("quote", "colon"):
        return False
    readings = {h.entry.feature for h in page.cues if h.first == hit.first}
    first_person = any(f.startswith(("present.1", "future.1")) for f in readings) and made.source is None
    own = made.source is None and all(".1" in f for f in readings)
    if own and (hit.entry.ref.sense in BELIEFS or (hit.first in page.quoted and hit.entry.ref.sense in ("agree", "inform", "ask"))):
        return True
    if made.source is not None:
        name = page.cover.get(made.source[0])
        first_person = name is not None and name.entry.category == "pronoun" and name.entry.ref.person.startswith("1")
        if not first_person:
            return False
        readings = {hit.entry.feature}
    return first_person and any(f.partition(".")[0] in ("present", "base", "future", "subjunctive") for f in readings)


def draft(page: Page, hit: Hit) -> Draft | None:
    """The first construction that fits a cue, or None."""
    cue: Cue = hit.entry.ref
    if _unreal(page, hit):
        return None
    if cue.head:
        return discontinuous(page, hit)
    if page.governed(hit.first) and cue.kind != "noun":
        return None
    if cue.kind == "preposition":
        return preposition(page, hit)
    if cue.kind == "noun":
        return noun(page, hit)
    if cue.kind == "participle" or hit.entry.feature.startswith("participle"):
        return participle(page, hit)
    if cue.kind == "mark" or hit.entry.feature == "noun":
        return None
    if hit.entry.feature == "gerund" and not _progressive(page, hit.first):
        return participle(page, hit)
    made = _VERBS[page.lexicon.settings["syntax"]["subject"][0]](page, hit)
    if made is not None:
        if _thinks_aloud(page, hit, made):
            return None
        made.negated = _negated(page, hit.first) or hit.entry.feature.startswith("not.")
        if cue.strength == "weak" and made.complement not in ("that", "colon", "quote", "prep", "left"):
            return None
    return made
