"""Verbs that end their clause (Persian): the content follows them, or is the object before them."""

from functools import lru_cache

from rawi.extract import sources
from rawi.extract.clause_head import initial, subject_end
from rawi.extract.content import GOES_ON, complement
from rawi.extract.drafts import (
    BELIEFS,
    Draft,
    Range,
    addressee,
    allows,
    bare_participle,
    bounds,
    clause_start,
    content_of,
    named_end,
    phrase_end,
    pieces,
)
from rawi.extract.mentions import COMMAS, MARKS, Page
from rawi.extract.sources import ADVERB, PREPOSITION, TIME, is_finite
from rawi.extract.subjects import subject
from rawi.packs.compile import Hit, bit
from rawi.packs.pack import Cue
from rawi.text.normalize import fold_key
from rawi.text.segment import words

_REACH = 60  # words between the two parts of a predicate
_TOLD = frozenset(("report", "announce", "confirm", "deny", "say", "claim", "warn", "propose", "reject"))
_CALLING = frozenset(("describe", "point-out", "say", "believe", "assess"))


def verb_last(page: Page, hit: Hit) -> Draft | None:
    """A verb at the end of its clause (Persian): the subject opens the clause; the content follows, or is the
    object before it.
    """
    cue: Cue = hit.entry.ref
    begin, limit = bounds(page, hit)
    clause = clause_start(page, begin, hit.first)
    source, order = subject(page, hit, begin, limit)
    if hit.entry.feature.removeprefix("not.").startswith("passive"):
        return _passive(page, hit, clause, limit)
    if source is None and cue.sense == "report":
        source = _news(page, clause, hit.first)
    if source is not None and not _agrees(page, hit, source):
        source, order = None, ""
    source = _several(page, hit, clause, source) or source
    if _joined(page, hit, clause, source):
        source, order = _shared(page, hit, begin) or source, "coordinated"
    elif cue.source_prep and (named := _governed_source(page, cue, clause, hit.first)):
        source, order = named, "governed"
    draft = Draft((hit.first, hit.last), [], f"verb.{order or 'pro-drop'}", cue, hit.entry.feature, source)
    draft.addressee = addressee(page, hit, source[1] if source else clause, hit.first)
    found = complement(page, hit.last, limit, across=False)
    if found is not None and found[0] == "that" and _half_conjunction(page, clause, hit.first):
        return None
    if found is not None and found[0] == "that" and _named_before(page, cue, clause, hit.first):
        _object_before(page, cue, draft, clause)
        draft.content += content_of(page, "that", found[1], limit) if draft.content else []
        found = None
    if found is not None and (allows(cue, found[0]) or found[0] == "that"):
        draft.content, draft.complement = content_of(page, found[0], found[1], limit), found[0]
    elif found is None and hit.last < limit and page.texts[hit.last] not in MARKS and "bare" in cue.content:
        ended = page.tags[hit.last] & (bit("coordinator") | bit("contrast"))
        if not ended:
            draft.content, draft.complement = content_of(page, "bare", hit.last, limit), "bare"
    wanted = cue.sense in ("demand", "ask", "call-for") and hit.entry.feature.startswith("perfect")
    relative = cue.sense in ("demand", "ask", "call-for") and page.has(hit.first - 1, bit("complementizer"))
    if draft.complement == "bare" and relative:  # “what they wanted did not come”
        return None
    bare = draft.complement == "bare" and wanted and page.ends_in(hit.last - 1, "participle")
    purpose = tuple(fold_key(w) for w in page.syntax.get("purpose", ()))
    if not draft.content and "to" in cue.content and hit.last < limit and page.texts[hit.last] in purpose:
        draft.content, draft.complement = content_of(page, "bare", hit.last, limit), "that"
    if (
        bare and page.texts[hit.last] not in purpose
    ):  # a participle without its auxiliary in mid-clause is a noun or an attribute
        return None
    if draft.complement == "bare" and bare_participle(page, hit) and draft.content[-1][1] - draft.content[0][0] <= 2:
        draft.content = []  # “a love letter”, “a written text”
    if not draft.content and cue.sense == "decline":
        _topic(page, draft, clause)
    if not draft.content:
        _behind_comma(page, hit, draft, clause, limit)
    if not draft.content:
        _object_before(page, cue, draft, clause)
    return draft if draft.content else None


@lru_cache(maxsize=128)
def _first_part(head: str) -> list[str]:
    """The folded words of the first part of a predicate in two parts."""
    return words(fold_key(head))[2]


def discontinuous(page: Page, hit: Hit) -> Draft | None:
    """A predicate in two parts with the content between them: خواستار … شد.  The hit is the second part."""
    if not page.verb_last:
        return None
    cue: Cue = hit.entry.ref
    head = _first_part(cue.head)
    if head[0] not in page.texts[max(hit.first - _REACH - len(head), 0) : hit.first]:
        return None
    begin, _ = bounds(page, hit)
    clause = clause_start(page, begin, hit.first)
    for k in range(hit.first - len(head), max(clause, hit.first - _REACH) - 1, -1):
        if is_finite(page, k) and page.cue_at[k].entry.ref.head == "":
            return None
        if page.texts[k : k + len(head)] == head and not (page.tags[k - 1] & PREPOSITION and k > clause):
            source, last = _agent(page, clause, k), hit.first
            while page.tags[last - 1] & sources.AUXILIARY and last - 1 > k:  # “will” before the second part
                last -= 1
            content = pieces(page, k + len(head), last, "object")
            draft = Draft((k, k + len(head)), content, "verb.discontinuous", cue, hit.entry.feature, source)
            draft.complement = "object"
            return draft if content else None
    return None


def _agent(page: Page, clause: int, head: int) -> Range | None:
    """Who speaks with the predicate whose first part stands at `head`: the subject, but of a passive its agent.

    “NAME is accused by the ministry of …”: NAME says nothing.
    """
    agents = tuple(fold_key(a) for a in page.syntax.get("agent", ()))
    for k in range(clause, head - 1):
        if (behind := phrase_end(page, agents, k)) > 0:
            return behind, sources.extend(page, behind, head)
    return initial(page, clause, head)


def _passive(page: Page, hit: Hit, clause: int, limit: int) -> Draft | None:
    """A passive of saying (verb-final): what was said stands before or behind it; the agent, if any, behind a
    preposition.
    """
    cue: Cue = hit.entry.ref
    draft = Draft((hit.first, hit.last), [], "verb.passive", cue, hit.entry.feature)
    draft.impersonal = True
    agents = tuple(fold_key(a) for a in page.syntax.get("agent", ())) + cue.source_prep
    clause = _behind_joined(page, clause, hit.first)
    first, before = clause, 0
    for k in range(clause, hit.first - 1):
        behind = phrase_end(page, agents, k)
        if behind > 0:
            draft.source = _agent_phrase(page, behind, hit.first)
            first, before = draft.source[1], k
            break
    if draft.source is None and (text := _text_that_says(page, clause, hit.first)) is not None:
        draft.source, draft.impersonal, first = text, False, text[1]
    found = complement(page, hit.last, limit, across=False)
    if found is not None and found[0] == "that" and _half_conjunction(page, clause, hit.first):
        return None
    if found is not None and found[0] in ("that", "colon", "quote"):
        draft.content, draft.complement = content_of(page, found[0], found[1], limit), found[0]
    elif hit.last < limit and page.texts[hit.last] not in MARKS and not page.tags[hit.last] & bit("coordinator"):
        draft.content, draft.complement = content_of(page, "bare", hit.last, limit), "bare"
    elif first == hit.first and before - clause > 1 and cue.sense in _TOLD:  # “a fire was reported by the residents”
        comma = next((k for k in range(before - 2, clause, -1) if page.texts[k] in COMMAS), clause - 1)
        draft.content, draft.complement = pieces(page, comma + 1, before, "object"), "object"
    else:
        while first < hit.first and (page.tags[first] & (ADVERB | TIME) or page.texts[first] in MARKS):
            first += 1
        k = (
            next((j for j in range(first, hit.first) if page.texts[j] in cue.prepositions), -1)
            if cue.prepositions
            else -1
        )
        draft.content, draft.complement = pieces(page, k + 1 if k >= 0 else first, hit.first, "object"), "object"
    weak = cue.strength == "weak" and draft.complement in ("bare", "object")
    weak = weak or (cue.sense in BELIEFS and draft.complement == "object")
    described = hit.first > clause and bare_participle(page, hit) and draft.source is None
    weak = weak or (described and draft.complement == "bare")  # “the announced programme”
    return draft if draft.content and not weak else None


def _agent_phrase(page: Page, first: int, verb: int) -> Range:
    """The agent of a passive; a common noun of many that a conjunction joins goes with it: the residents and guests."""
    end = sources.extend(page, first, verb)
    several = tuple(fold_key(e) for e in page.syntax.get("common_endings", ()))
    further = page.has(end, bit("coordinator")) and end + 1 < verb and page.texts[end + 1].endswith(several)
    return first, subject_end(page, first, verb) if further else end


def _behind_joined(page: Page, clause: int, verb: int) -> int:
    """Where the clause of a verb begins that a conjunction right before it joins to another verb."""
    ended = page.has(verb - 2, bit("auxiliary") | bit("also_verb")) or page.ends_in(verb - 2, "participle")
    return verb if verb - 2 > clause and page.has(verb - 1, bit("coordinator")) and ended else clause


def _half_conjunction(page: Page, first: int, last: int) -> bool:
    """Whether a conjunction in two parts stands around the verb: its second part opens no content."""
    halves = tuple(fold_key(h) for h in page.syntax.get("split_conjunctions", ()))
    return any(phrase_end(page, halves, k) > 0 for k in range(first, last))


def _text_that_says(page: Page, first: int, last: int) -> Range | None:
    """The document a passive of saying stands in: “in this letter it is demanded …”."""
    inside = tuple(fold_key(p) for p in page.syntax.get("text_preposition", ()))
    for k in range(first, last - 1):
        if page.texts[k] not in inside:
            continue
        j = k + 1
        while j < last and page.tags[j] & (ADVERB | bit("quantifier")) and j not in page.cover:  # “further on in …”
            j += 1
        named = next((page.cover[i] for i in range(j, min(j + 2, last)) if i in page.cover), None)
        if named is not None and named.entry.category == "document":
            return j, subject_end(page, j, last)
    return None


def _topic(page: Page, draft: Draft, clause: int) -> None:
    """What somebody declines to speak about: the phrase behind “about”, or else the words declined."""
    topics = tuple(fold_key(t) for t in page.syntax.get("topic", ())) + (
        draft.entry.prepositions if draft.entry else ()
    )
    first = draft.source[1] if draft.source is not None else clause
    for k in range(first, draft.cue[0]):
        behind = phrase_end(page, topics, k)
        if behind > 0:
            end = sources.extend(page, behind, draft.cue[0])
            draft.content, draft.complement = pieces(page, behind, max(end, behind + 1), "prep"), "prep"
            return
    if draft.cue[1] - draft.cue[0] > 2:
        draft.content, draft.complement = [(draft.cue[0], draft.cue[1])], "prep"


def _news(page: Page, clause: int, cue: int) -> Range | None:
    """A report that shows something, by a noun that elsewhere opens an object: “unconfirmed news shows that …”."""
    while clause < cue and page.tags[clause] & (ADVERB | TIME):
        clause += 1
    report = page.has(clause, bit("object_opening")) and not page.tags[clause] & PREPOSITION
    stops = bit("object_marker") | PREPOSITION
    whole = all(page.texts[k] not in MARKS and not page.tags[k] & stops for k in range(clause, cue))
    return (clause, cue) if report and whole and 0 < cue - clause <= 5 else None


def _agrees(page: Page, hit: Hit, source: Range) -> bool:
    """Whether a verb's person lets the phrase be its subject: “we hope” has no third person before it."""
    if not all(f.partition(".")[2].startswith("1") for f in page.features[hit.first]):
        return True
    name = page.cover.get(source[0])
    return name is not None and name.entry.category == "pronoun" and name.entry.ref.person.startswith("1")


def _several(page: Page, hit: Hit, clause: int, source: Range | None) -> Range | None:
    """The many, named between a comma and a verb of many, where one person opens the sentence: “NAME died, residents
    say …”.
    """
    many = all(feature.endswith("3p") for feature in page.features[hit.first])
    comma = next((k for k in range(hit.first - 1, max(clause, hit.first - 7), -1) if page.texts[k] in COMMAS), 0)
    known = page.cover.get(comma + 1)
    if source is None or not (many and comma) or source[1] >= comma or known is None or page.clitic[comma + 1]:
        return None
    several = known.entry.category in ("anonymous", "group") and known.entry.feature == "plural"
    return (comma + 1, hit.first) if several and sources.extend(page, comma + 1, hit.first) == hit.first else None


def _joined(page: Page, hit: Hit, clause: int, source: Range | None) -> bool:
    """Whether a verb is joined by a conjunction to one before it whose subject it shares: “and added”, “and called it
    a duty”.
    """
    if page.has(hit.first - 1, bit("coordinator")):
        return True
    opened = page.has(clause, bit("coordinator")) and is_finite(page, clause - 2)
    return opened and source is None


def _shared(page: Page, hit: Hit, begin: int) -> Range | None:
    """The subject of the verb this one is joined to by a conjunction.

    A verb that goes on speaking (“and added”) shares the subject of the last verb that no clause of speech holds.
    """
    earlier = [page.cue_at[k] for k in range(begin, hit.first - 1) if is_finite(page, k)]
    earlier = [h for h in earlier if not h.entry.ref.head]
    if hit.entry.ref.sense in GOES_ON:
        main = [h for h in earlier if not _reported(page, begin, h.first)]
        earlier = main or earlier
    return subject(page, earlier[-1], begin, hit.first)[0] if earlier else None


def _reported(page: Page, begin: int, k: int) -> bool:
    """Whether a verb stands in a clause that a complementizer opens."""
    start = clause_start(page, begin, k)
    return start > begin and page.has(start - 1, bit("complementizer"))


def _governed_source(page: Page, cue: Cue, first: int, last: int) -> Range | None:
    """A source that stands behind one of the cue's prepositions before the verb: “in this letter it is said …”."""
    for k in range(first, last - 1):
        phrase = " ".join(page.texts[k : k + 2])
        step = 2 if phrase in cue.source_prep else 1 if page.texts[k] in cue.source_prep else 0
        if step:
            end = subject_end(page, k + step, last)
            return (k + step, end) if end > k + step else None
    return None


def _out_of_source(page: Page, cue: Cue, draft: Draft) -> None:
    """A preposition of the cue that the subject took along: “sources aware of talks gave news”, which is of talks."""
    first, last = draft.source or (0, 0)
    k = next((k for k in range(first + 1, last - 1) if page.texts[k] in cue.prepositions), 0)
    if k and sources.speaks(page, first):
        draft.source = (first, k)
        draft.content, draft.complement = pieces(page, k + 1, draft.cue[0], "prep"), "prep"


def _behind_comma(page: Page, hit: Hit, draft: Draft, clause: int, limit: int) -> None:
    """What was said behind a comma where a colon is usual: “NAME stressed, the bridge is open”."""
    cue: Cue = hit.entry.ref
    first = hit.last + 1
    said = cue.sense in GOES_ON or ("that" in cue.content and cue.strength == "strong")
    if not said or first + 3 > limit or page.texts[hit.last] not in COMMAS or draft.source is None:
        return
    opens = bit("subordinator") | bit("complementizer")
    if page.has(clause - 1, opens) or page.tags[first] & (opens | bit("contrast") | bit("coordinator")):
        return
    if any(page.tags[k] & bit("object_marker") for k in range(clause, hit.first)) or first in page.cue_at:
        return
    if not any(page.texts[k] in cue.prepositions for k in range(draft.source[1], hit.first)):
        kind = "colon" if draft.rule == "verb.governed" else "bare"
        draft.content, draft.complement = content_of(page, "bare", first, limit), kind


def _named_before(page: Page, cue: Cue, clause: int, verb: int) -> bool:
    """Whether an object with what it is called stands before a verb: “NAME called the bridge a gift that …”."""
    marker = next((k for k in range(verb - 1, clause, -1) if page.tags[k] & bit("object_marker")), 0)
    called = marker and "object" in cue.content and verb - marker > 1 and cue.sense in _CALLING
    return bool(called) and not any(page.tags[k] & PREPOSITION for k in range(marker, marker + 2))


def _lists(page: Page, first: int, comma: int, marker: int) -> bool:
    """Whether commas before an object's marker part the things of a list: “wood, glass and stone”."""
    closes = any(page.has(k, bit("coordinator")) for k in range(comma + 1, marker))
    return closes and not any(page.tags[k] & (PREPOSITION | bit("medium")) for k in range(first, comma))


def _object_before(page: Page, cue: Cue, draft: Draft, clause: int) -> None:
    """An object that stands between the subject and a verb-final cue: with its marker, or behind a preposition."""
    first = max(draft.source[1], clause) if draft.source is not None else clause
    last = draft.cue[0]
    if draft.source is not None and (first >= last - 1 or page.tags[first] & bit("object_marker")):
        named = named_end(page, *draft.source)
        if draft.source[0] < named < draft.source[1]:
            draft.source, first = (draft.source[0], named), named
    if "prep" in cue.content:
        for k in range(first, last):
            behind = phrase_end(page, cue.prepositions, k)
            if behind > 0 and not page.tags[k - 1] & PREPOSITION and not page.tags[k] & ADVERB:
                draft.content, draft.complement = pieces(page, behind, last, "prep"), "prep"
                return
        if draft.source is not None:
            _out_of_source(page, cue, draft)
            if draft.content:
                return
    if "object" not in cue.content and "that" not in cue.content:
        return
    marker = next((k for k in range(last - 1, first, -1) if page.tags[k] & bit("object_marker")), 0)
    pointed = next((k for k in range(marker - 1, first, -1) if page.has(k, bit("demonstrative"))), 0)
    if pointed and marker == last - 1 and marker - pointed == 2 and cue.sense in GOES_ON:
        return  # “in a meeting pointed this out” says nothing of what
    commas = [k for k in range(first, (marker or last) - 2) if page.texts[k] in COMMAS]
    if commas and not _lists(page, first, commas[-1], marker):
        first = commas[-1] + 1
    while first < last and (page.tags[first] & (ADVERB | TIME | bit("coordinator")) or page.texts[first] in MARKS):
        first += 1
    if first < last and page.texts[first] in cue.addressee_prep:
        first = sources.extend(page, first + 1, last)
    if "object" in cue.content and first < last and (marker or last - first >= 2):
        draft.content, draft.complement = pieces(page, first, last, "object"), "object"
