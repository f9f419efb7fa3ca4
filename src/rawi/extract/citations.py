"""Citations without a verb of their own: according to NAME …"""

from rawi.extract import sources
from rawi.extract.clause_head import subject_end
from rawi.extract.content import complement, left_content
from rawi.extract.drafts import (
    Draft,
    Range,
    bounds,
    content_of,
    pieces,
)
from rawi.extract.mentions import COMMAS, MARKS, OPENERS, SPEAKERS, Page
from rawi.extract.sources import ADVERB, COORDINATOR, TIME
from rawi.packs.compile import Hit, bit
from rawi.packs.pack import Cue
from rawi.text.normalize import fold_key


def preposition(page: Page, hit: Hit) -> Draft | None:
    """According to NAME: the source follows; the content is the rest of the sentence, or what stood before."""
    cue: Cue = hit.entry.ref
    begin, limit = bounds(page, hit)
    begin = _begin(page, hit, begin)
    first, source = _cited_source(page, hit, limit)
    free = cue.source == "free" and source is not None and not _measure(page, source)
    if source is not None and cue.source != "any" and not free and not may_speak(page, source):
        return None
    if source is None and page.verb_first and cue.sense == "believe":  # nobody's opinion
        return None
    if cue.strength == "weak" and (source is None or not _speaks(page, source) or _bare_text(page, source)):
        return None
    if _own_outlet(page, hit.last, limit) or (source is not None and _rule(page, source[0])):
        return None
    draft = Draft((hit.first, hit.last), [], "preposition", cue, hit.entry.feature, source)
    if source is not None and (told := _told_by(page, cue, source[1] + (source[0] > first), limit)) is not None:
        draft.relay, draft.source = source, told
        first, source = told[0], told
    after = _place_end(page, source[1] + (source[0] > first), limit) if source is not None else first
    while after < limit and page.texts[after] in COMMAS:
        after += 1
    chained = page.cue_at.get(after + page.has(after, COORDINATOR))
    if (
        chained is not None
        and chained.entry.ref.kind == "preposition"
        and chained.entry.ref.sense in ("relay", "quote")
    ):
        return None
    leading = _leads(page, hit, begin, after, limit)
    found = complement(page, after, limit, across=False) if after < limit else None
    if page.verb_first and (found is None or page.clitic[found[1]]) and cue.strength == "weak" and source is not None:
        head = page.cover.get(source[0])
        text = head is not None and head.entry.category == "document"
        if head is not None and text and head.entry.ref.kind != "account":  # acting on an agreement quotes nobody
            return None
    earlier = None if leading else _handing_on(page, begin, hit.first)
    if earlier is not None:
        draft.relay = sources.following(page, earlier.last, hit.first)
        draft.content, draft.complement = pieces(page, *left_content(page, begin, earlier.first), "left"), "left"
        return draft if draft.content else None
    if not leading:
        cited = _cited_before(page, begin, hit.first)
        leading = cited is not None
        draft.relay = cited or draft.relay
    if found is not None and found[0] == "colon" and not leading:
        draft.relay = _outlet_before(page, begin, hit.first)
    if found is not None and found[0] == "colon":
        draft.content, draft.complement = content_of(page, "colon", found[1], limit), "colon"
    elif leading:
        draft.content, draft.complement = content_of(page, "rest", after, limit) if after < limit else [], "rest"
        if not draft.content and page.verb_first:
            draft.content, draft.complement = _sentence_before(page, hit.first), "left"
    else:
        _give_what_stood_before(page, draft, begin, after, limit)
    spoken = "bare" in cue.content or draft.complement not in ("rest", "left")  # not “on behalf of NAME, we thank …”
    return draft if draft.content and (spoken or not page.cased) else None


def _cited_source(page: Page, hit: Hit, limit: int) -> tuple[int, Range | None]:
    """Where the phrase behind a citation begins, and the source in it."""
    first = _behind_time(page, hit.last, limit)
    if hit.entry.glue and first < limit and not page.cut[first]:
        page.cut[first], page.clitic[first] = (
            (0 if page.texts[first].startswith(hit.entry.glue * 2) else 1),
            hit.entry.glue,
        )
    if page.verb_last and first + 1 < limit and page.texts[first] in OPENERS and _names(page, first):
        first += 1
    source = (first, _cited(page, first, limit)) if first < limit and page.texts[first] not in MARKS else None
    quoted = page.quote(first) if first < limit and page.texts[first] in OPENERS else None
    if page.verb_first and quoted is not None and quoted[0] == first and quoted[1] - first <= 7:
        source = (first + 1, quoted[1] - 1)
    return first, None if source is not None and source[1] <= source[0] else source


def _leads(page: Page, hit: Hit, begin: int, after: int, limit: int) -> bool:
    """Whether a citation, whose source ends before word `after`, opens its clause."""
    if all(
        page.texts[k] in MARKS or page.tags[k] & (ADVERB | TIME | bit("coordinator")) for k in range(begin, hit.first)
    ) or (page.verb_first and bool(page.clitic[hit.first]) and page.texts[hit.first - 1] in COMMAS):
        return True
    joined = bit("subordinator") | bit("complementizer") | COORDINATOR
    that = page.has(hit.first - 1, bit("complementizer")) and after + 1 < limit
    closed = page.has(hit.first - 1, joined) and after < limit and page.texts[after - 1] in COMMAS
    return bool(page.verb_last and (that or closed))  # “…, because according to NAME, …”


def _give_what_stood_before(page: Page, draft: Draft, begin: int, after: int, limit: int) -> None:
    """The content of a citation behind it: what stood before, and where that goes on behind the source."""
    source = draft.source
    draft.content, draft.complement = pieces(page, *left_content(page, begin, draft.cue[0]), "left"), "left"
    if draft.content and page.verb_first and source is not None and _goes_on(page, source[1], limit):
        draft.content = draft.content + content_of(page, "rest", after, limit)
    if not draft.content and after < limit:
        draft.content, draft.complement = content_of(page, "rest", after, limit), "rest"


def _sentence_before(page: Page, cue: int) -> list[Range]:
    """The sentence in the same line before a citation that stands alone: “The port is closed. According to NAME.”"""
    begin = page.sentence(cue)[0]
    if begin == 0 or page.line(begin - 1) != page.line(cue):
        return []
    first, last = page.sentence(begin - 1)
    return pieces(page, *left_content(page, first, last), "left")


def _told_by(page: Page, cue: Cue, k: int, limit: int) -> Range | None:
    """Whose words an outlet handed on: “as OUTLET relayed from NAME”; None where nobody is named at word k."""
    handed = page.verb_first and k < limit and page.texts[k] in cue.source_prep
    return sources.following(page, k + 1, limit) if handed else None


def _behind_time(page: Page, k: int, limit: int) -> int:
    """The word behind a day between a verb of saying and its subject: “as NAME said on Monday”, verb first."""
    first = k
    while page.verb_first and k < limit and page.tags[k] & (TIME | ADVERB) and not sources.named(page, k):
        k += 1
    return k if k < limit and page.texts[k] not in MARKS else first


def _rule(page: Page, k: int) -> bool:
    """Whether a text at word k is a rule, which says nothing to anybody: “on the basis of the labour law”."""
    known = page.cover.get(k + 1 if page.cased and page.has(k, bit("determiner")) and k not in page.cover else k)
    return known is not None and known.entry.category == "document" and known.entry.ref.kind == "rule"


def _measure(page: Page, source: Range) -> bool:
    """Whether a phrase names a measure that things are done by (syntax.measures): “according to plan”."""
    return any(page.texts[k] in page.syntax["measures"] for k in range(*source)) or source[1] - source[0] == 1


def _bare_text(page: Page, source: Range) -> bool:
    """Whether a source is only a kind of text, without whose or which: “on the basis of statistics”."""
    known = page.cover.get(source[0])
    return page.verb_last and source[1] - source[0] == 1 and known is not None and known.entry.category == "document"


def _names(page: Page, k: int) -> bool:
    """Whether the quotation mark at k sets off a name: a few words that close before more is said."""
    quote = page.quote(k)
    return quote is not None and quote[0] == k and quote[2].closed and quote[1] - k <= 6


def _cited(page: Page, first: int, limit: int) -> int:
    """The end of a cited phrase.

    Verb-final: a title with a list in it goes on up to its comma, and behind a name no pack knows a counted phrase
    opens the content.
    """
    end = sources.extend(page, first, limit)
    if page.cased and (whole := _told_text(page, first, end, limit)):
        return whole
    if not page.verb_last or end >= limit:
        return end
    if page.texts[first] in [fold_key(word) for word in page.syntax.get("own_reporter", ())]:
        outlet = next((k for k in range(end, min(limit, end + 8)) if sources.names_outlet(page, k)), limit)
        return max(end, sources.extend(page, outlet, limit)) if outlet < limit else end
    known = page.cover.get(first)
    if known is not None and known.entry.category == "document" and (whole := _described_text(page, end, limit)):
        return whole
    bare = known is None and not page.has(first, sources.HEADS | sources.COUNTED)
    if bare or (known is not None and known.entry.category == "actor"):
        return next((k for k in range(first + 1, end) if page.tags[k] & sources.COUNTED), end)
    comma = next((k for k in range(end, min(limit, end + 12)) if page.texts[k] in COMMAS), limit)
    whole = subject_end(page, first, comma)
    return whole if whole == comma < limit else end


def _told_text(page: Page, first: int, end: int, limit: int) -> int:
    """The comma that closes what describes a cited text (English): “a report published in May, …”; or 0."""
    if end >= limit:
        return 0
    text = any(page.cover[k].entry.category == "document" for k in range(first, end) if k in page.cover)
    made = page.texts[end] in page.syntax["agent"] and page.texts[end - 1] not in MARKS
    if not (text or made):
        return 0
    marks = (k for k in range(end, min(limit, end + 18)) if page.texts[k] in MARKS - {"(", ")"})
    comma = next(marks, end)
    opens = page.tags[end] & (sources.PREPOSITION | bit("relative")) or page.ends_in(end, "past")
    if not opens or page.texts[comma] not in COMMAS or page.has(end, TIME):
        return 0
    return 0 if any(k in page.cue_at and not page.ends_in(k, "past") for k in range(end, comma)) else comma


def _described_text(page: Page, end: int, limit: int) -> int:
    """The comma that closes what describes a cited text: “a report that came out today, …”, “figures shown on …, …”;
    or 0.
    """
    comma = next((k for k in range(end, min(limit, end + 12)) if page.texts[k] in COMMAS), 0)
    closed = page.has(comma - 1, bit("auxiliary") | bit("also_verb"))
    relative = page.has(end, bit("relative")) and closed
    published = page.has(end, sources.PREPOSITION) and page.ends_in(end - 1, "participle")
    inside = any(k in page.cue_at and page.cue_at[k].entry.ref.kind != "verb" for k in range(end, comma))
    return comma if comma and not inside and (relative or (published and not closed)) else 0


def _cites(page: Page, k: int) -> bool:
    return k in page.cue_at and page.cue_at[k].entry.ref.kind == "preposition"


def _place_end(page: Page, k: int, limit: int) -> int:
    """The word behind the place a report is sent from: “according to OUTLET from CITY, …”."""
    if page.verb_last and k < limit and page.tags[k] & sources.PREPOSITION and k not in page.cue_at:
        near = range(k + 1, min(limit, k + 5))
        closes = (j for j in near if page.texts[j] in COMMAS or page.has(j, COORDINATOR) or _cites(page, j))
        return next(closes, k)
    return k


def _goes_on(page: Page, k: int, limit: int) -> bool:
    """Whether the sentence that a citation interrupts goes on behind it: “managed, according to NAME, to …”."""
    closed = k < limit and page.texts[k] in COMMAS
    k += closed
    if limit - k < 4 or k in page.cue_at or page.texts[k] in MARKS or page.texts[k][0] in _conjunctions(page):
        return False
    new = bit("contrast") | bit("subordinator") | bit("complementizer") | bit("relative") | bit("medium") | TIME
    if not closed and k in page.cover:  # an apposition of the source
        return False
    told = page.has(k, sources.PREPOSITION) and page.has(k + 1, bit("medium") | TIME | bit("outlet_head"))
    return not page.tags[k] & new and not told and (closed or not page.governed(k))


def _conjunctions(page: Page) -> tuple[str, ...]:
    return tuple(page.lexicon.settings["clitics"].get("conjunctions", ()))


def _begin(page: Page, hit: Hit, begin: int) -> int:
    """Where the clause that a citation belongs to begins: behind a colon, or at “…, but according to NAME …”."""
    before = hit.first - 1
    joins = page.texts[before] in page.syntax.get("joining", ()) or bool(page.tags[before] & bit("coordinator"))
    if page.cased and before - 1 > begin and joins and page.texts[before - 1] in COMMAS:
        return hit.first
    return max([begin, *(k + 1 for k in range(begin, hit.first) if page.texts[k] == ":")])


def _speaks(page: Page, source: Range) -> bool:
    """Whether a phrase that names a speaker begins a source, an English article before it passed over."""
    article = page.cased and page.has(source[0], bit("determiner")) and source[0] + 1 < source[1]
    return sources.speaks(page, source[0] + 1 if article else source[0])


def _own_outlet(page: Page, first: int, limit: int) -> bool:
    """Whether a citation only names the outlet whose text this is (“according to OUTLET's reporter, …” in its own
    report).
    """
    own = tuple(fold_key(word) for word in page.syntax.get("own_reporter", ()))
    reporter = first < limit and page.texts[first] in own
    for k in range(first, min(limit, first + 12)):
        if page.texts[k] in COMMAS or page.texts[k] == ":":
            return reporter
        hit = page.cover.get(k)
        reporter = reporter and not (hit is not None and getattr(hit.entry.ref, "kind", "") == "outlet")
        if hit is not None and page.publisher and getattr(hit.entry.ref, "name", "") == page.publisher:
            return True
        if k > first and k in page.cue_at and page.cue_at[k].entry.ref.kind == "preposition":
            return False
    return False


def by_reporter(page: Page, draft: Draft) -> bool:
    """Whether a citation is of a reporter's account, which nobody goes on with (syntax.own_reporter)."""
    own = tuple(fold_key(word) for word in page.syntax.get("own_reporter", ()))
    return draft.rule == "preposition" and draft.source is not None and page.texts[draft.source[0]] in own


def _cited_before(page: Page, begin: int, cue: int) -> Range | None:
    """The source of a citation that opens the sentence and ends right before this one: “OUTLET, citing …”."""
    earlier = next((page.cue_at[k] for k in range(begin, min(cue, begin + 4)) if k in page.cue_at), None)
    if earlier is None or earlier.entry.ref.kind != "preposition" or earlier.first == cue:
        return None
    end = _cited(page, earlier.last, cue) if page.verb_last else sources.extend(page, earlier.last, cue)
    end = min(_place_end(page, end, cue + 1), cue)
    if end < cue <= end + 3 and page.tags[end] & sources.PREPOSITION and page.verb_last:
        end = cue  # “according to OUTLET from CITY, citing …”, the comma left out
    between = all(page.texts[k] in MARKS or page.has(k, bit("coordinator")) for k in range(end, cue))
    own = page.texts[earlier.last] in [fold_key(word) for word in page.syntax.get("own_reporter", ())]
    first = next((k for k in range(earlier.last, end) if own and sources.names_outlet(page, k)), earlier.last)
    return (first, end) if between and end > first else None


def _handing_on(page: Page, begin: int, cue: int) -> Hit | None:
    """The citation behind a statement whose source ends right before another one: “…, according to OUTLET, citing …”.

    Verb first; the one before then only hands on what the other said.
    """
    near = (page.cue_at[k] for k in range(cue - 1, max(begin, cue - 12), -1) if k in page.cue_at)
    earlier = next((hit for hit in near if hit.entry.ref.kind == "preposition"), None) if page.verb_first else None
    if earlier is None or page.texts[earlier.first - 1] not in COMMAS:
        return None
    source = sources.following(page, earlier.last, cue)
    ended = source is not None and all(page.texts[k] in MARKS for k in range(source[1], cue))
    return earlier if ended and source is not None and may_speak(page, source) else None


def _outlet_before(page: Page, begin: int, cue: int) -> Range | None:
    """The outlet that opens a line such as “OUTLET, citing NAME: …”."""
    first, last = left_content(page, begin, cue)
    named = page.cover.get(first)
    short = first < last <= first + 6
    outlet = named is not None and getattr(named.entry.ref, "kind", "") == "outlet"
    return (first, last) if short and (outlet or page.has(first, bit("outlet_head"))) else None


def may_speak(page: Page, source: Range) -> bool:
    """Whether a phrase behind “according to” names somebody or a text, not a rule or a plan."""
    heads = sources.HEADS | bit("quantifier")
    while source[0] + 1 < source[1] and page.has(source[0], bit("demonstrative") | bit("determiner")):
        source = (source[0] + 1, source[1])
    if page.verb_first and (page.has(source[0], bit("medium")) or _of_somebody(page, source)):
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


def _of_somebody(page: Page, source: Range) -> bool:
    """Whether an unknown noun with a name behind it stands first: the rules, the goals, the deals of NAME."""
    first = source[0]
    if page.has(first, bit("quantifier")) and first + 1 < source[1]:
        first += 1
    unknown = first not in page.cover and not page.tags[first] and page.texts[first] not in OPENERS
    behind = page.cover.get(first + 1)
    return unknown and first + 1 < source[1] and (behind is not None or first > source[0])


def _capital(page: Page, k: int) -> bool:
    """Whether word k is written like a name where the script can show it; True where it cannot."""
    letter = page.text[page.back.start(page.starts[k])]
    return letter.isupper() or (not letter.islower() and page.cased)
