"""What is attributed: where it begins (the complement) and where it ends.

A content begins at a complementizer, behind a colon, at a quotation mark, or as an object next to its cue; it ends with
its sentence unless something earlier begins an attribution or a remark of its own.
"""

from rawi.extract.inserted import aside_end, inserted_end, told_anew
from rawi.extract.mentions import CLOSERS, COMMAS, MARKS, OPENERS, Page
from rawi.extract.sources import ADVERB, PREPOSITION, STOPS, TIME, is_finite, names_outlet, speaks
from rawi.packs.compile import bit
from rawi.packs.pack import Cue
from rawi.text.normalize import fold_key

COMPLEMENTIZER, QUESTION = bit("complementizer"), bit("question")
REACH = 30
_SUBJECT = 7  # words of a speaker and what stands before
_VERBAL = bit("auxiliary") | bit("also_verb")
GOES_ON = frozenset(("say", "add", "stress", "point-out", "write", "explain", "claim", "announce", "warn"))


def names_something(page: Page, k: int) -> bool:
    """Whether the quotation mark at k only sets off a name (network “X”), so that it opens no quoted speech."""
    quote = page.quote(k)
    if quote is None or quote[0] != k:
        return False
    inside = quote[1] - quote[0] - 2
    known = page.cover.get(k + 1)
    if known is not None and known.entry.category == "actor" and known.last >= quote[1] - 1:
        return True
    return inside <= 4 and page.has(k - 1, bit("outlet_head") | bit("org_head"))


def _sets_off(page: Page, k: int, *, far: bool = False) -> bool:
    """Whether the quotation at k only sets off words of a running sentence: behind a preposition, or short and
    followed by more.
    """
    quote = page.quote(k)
    if quote is None or quote[0] != k:
        return False
    told = quote[1] - k > 6 and page.has(k - 1, bit("resumptive"))  # “wrote to him “…””
    if (page.has(k - 1, bit("preposition")) and not told) or page.texts[k - 1] in page.lexicon.settings["clitics"].get(
        "prepositions", ()
    ):
        return True
    coloured = page.has(k - 1, STOPS | TIME | ADVERB | bit("medium")) or k - 1 in page.cover or k - 1 in page.cue_at
    if page.verb_first and far and quote[1] - quote[0] <= 5 and page.texts[k - 1][0].isalpha() and not coloured:
        return True
    follows = quote[1] < len(page.texts) and page.texts[quote[1]] not in MARKS
    return quote[1] - quote[0] <= 5 and follows and page.texts[k - 1] not in COMMAS


def _colon_behind(page: Page, k: int, limit: int) -> bool:
    """Whether a short quotation at k is followed, in the same breath, by a colon that opens what was said."""
    quote = page.quote(k)
    if quote is None or quote[0] != k or quote[1] - k > 6:
        return False
    colon = next((j for j in range(quote[1], min(limit, quote[1] + 12)) if page.texts[j] in ".:،"), 0)
    return bool(colon) and page.texts[colon] == ":" and quote[1] != colon + 1


def strip(page: Page, first: int, last: int) -> tuple[int, int]:
    """The range without commas, stops and dashes at its ends."""
    while last > first and (page.texts[last - 1] in "،,;؛.!?؟-…|/(*" or page.tags[last - 1] == bit("coordinator")):
        last -= 1
    while first < last and page.texts[first] in "،,;؛.-|*:)":
        first += 1
    return first, last


def _inner(page: Page, k: int, first: int) -> int:
    """The word before k; in English the last one inside the quotation or bracket that closes there."""
    j = k - 1
    while page.cased and j > first and page.texts[j] in _CLOSING:
        j -= 1
    return j


_CLOSING = CLOSERS | {")", "]"}


def _carried_on(page: Page, k: int, first: int) -> bool:
    """Whether a contrast behind a comma belongs to the clause told before it (syntax.carries_on, and no new speech).

    “that the bridge is open, while no road is”: a clause that denies something, or has a complementizer of its own.
    """
    if not (page.verb_first and page.tags[first] & COMPLEMENTIZER):
        return False
    phrases = [fold_key(phrase).split() for phrase in page.syntax.get("carries_on", ())]
    behind = next((k + len(p) for p in phrases if page.texts[k : k + len(p)] == p), k)
    if behind == k or is_finite(page, behind + 1):
        return False
    return bool(page.tags[behind] & (COMPLEMENTIZER | bit("negator")))


def _closes(page: Page, k: int) -> bool:
    """Whether an aside that begins at word k is closed by a comma within its sentence, without a verb of saying."""
    last = page.sentence(k)[1]
    comma = next((j for j in range(k + 1, min(last - 2, k + 16)) if page.texts[j] in COMMAS), 0)
    return bool(comma) and not any(is_finite(page, j) for j in range(k, comma))


def _concedes(page: Page, first: int, k: int) -> bool:
    """Whether a clause told opens with what it concedes, so that a contrast goes on with it (syntax.conceding)."""
    words = {fold_key(word) for word in page.syntax.get("conceding", ())}
    return page.verb_first and any(page.word(j) in words for j in range(first, min(first + 4, k)))


def _phrase(page: Page, first: int) -> bool:
    """Whether a content is a phrase (verb first): neither a clause nor a quotation, nor speech behind a colon."""
    clause = page.tags[first] & COMPLEMENTIZER or page.texts[first - 1] == ":"
    return page.verb_first and not clause and page.quote(first) is None


def _breaks(page: Page, k: int, first: int) -> bool:
    """Whether a new remark begins at word k inside a sentence whose content began at `first`."""
    hit = page.cue_at.get(k)
    behind_comma = k > first and page.texts[_inner(page, k, first)] in COMMAS
    if behind_comma and page.tags[k] & bit("contrast"):
        if page.verb_first and k - first <= 6 and page.tags[first] & COMPLEMENTIZER and _closes(page, k):
            return False
        return not (_carried_on(page, k, first) or _concedes(page, first, k))
    if behind_comma and page.verb_first and page.tags[k] & bit("auxiliary") and is_finite(page, k + 1):
        topic = bool(page.clitic[k]) and _phrase(page, first)  # “on the summit that NAME announced, NAME said”
        return topic or page.had(page.sentence(k)[0])  # “had NAME, noting that …, said”
    if k > first + 1 and page.verb_first and page.tags[k] & bit("contrast") and is_finite(page, k + 1):
        opened: Cue = page.cue_at[k + 1].entry.ref
        return opened.strength == "strong" or opened.stance == "denies"
    if k > first and page.texts[k] in ";؛":
        return True
    if (
        page.tags[k] & bit("subordinator")
        and not (page.verb_first and page.has(k - 1, bit("subordinator")))
        and k > first + (3 if page.verb_first else 1)
        and is_finite(page, k + 1)
    ):
        turned: Cue = page.cue_at[k + 1].entry.ref
        return turned.sense in GOES_ON or _phrase(page, first) or (page.verb_first and turned.stance == "denies")
    if page.tags[k] & bit("subordinator") and page.clitic[k] and k > first and _phrase(page, first):
        return True
    if page.tags[k] & bit("subordinator") and k > first and _phrase(page, first):  # “clarity after it learned that …”
        j = next((j for j in range(k, min(k + 4, len(page.texts))) if not page.tags[j] & bit("subordinator")), k)
        if j > k + 1 and is_finite(page, j):
            return True
    if behind_comma and page.tags[k] & bit("relative"):  # a remark longer than what it hangs on is the writer's
        last = page.sentence(k)[1]
        closed = next((j + 1 for j in range(k, last - 1) if page.texts[j] in COMMAS), 0)
        again = page.has(closed, bit("auxiliary") | bit("also_verb"))
        goes_on = again or page.texts[closed] in page.syntax.get("infinitive", ())
        if page.cased and closed and goes_on:
            return False  # “that the deal, which NAME signed, is dead”
        if page.verb_first and k - first <= 6 and page.tags[first] & COMPLEMENTIZER:
            return False
        if page.verb_first and any(_resumes(page, j) for j in range(k + 1, last - 1)):
            return False  # “that the scientist, who …, was one of them”
        return last - k > k - first
    if page.cased and page.texts[k] == "-" and k > first and _said_again(page, k):
        return True
    if page.cased and behind_comma and _other_says(page, k):
        return True
    if hit is None:
        return False
    ref, feature = hit.entry.ref, hit.entry.feature
    if page.cased and behind_comma and is_finite(page, k) and ref.sense in GOES_ON and k not in page.quoted:
        return True  # “NAME, noting the storm, said …”
    if ref.kind == "preposition" and hit.last - hit.first > 1 and k > first + 1:
        return not page.verb_first or ref.strength == "strong" or speaks(page, hit.last)
    if behind_comma and page.verb_first and is_finite(page, k) and ref.strength == "strong" and not page.clitic[k]:
        return ref.sense in GOES_ON or ref.sense == "accuse"
    if ref.kind in ("preposition", "participle"):
        return (
            behind_comma
            or bool(k > first and page.tags[k - 1] & bit("contrast"))
            or (k > first + 1 and bool(page.tags[k - 1] & bit("coordinator")))
        )
    if k > first and _phrase(page, first) and _participle(page, k, page.sentence(k)[1]):
        return True
    if ref.kind == "verb" and feature.startswith(("participle", "gerund")):
        taken_up = bool(page.clitic[k]) and not page.governed(k) and k > first + 2
        return behind_comma or taken_up
    joined = k > first + 1 and bool(page.tags[k - 1] & bit("coordinator"))
    conjoined = (bool(page.clitic[k]) and not page.governed(k)) or (joined and is_finite(page, k))
    acts = ref.strength == "strong" and feature.startswith("past") and not feature.endswith(".obj")
    other = behind_comma and page.verb_first and hit.last < len(page.texts) and speaks(page, hit.last)
    if ref.kind == "verb" and other and conjoined and is_finite(page, k) and names_outlet(page, hit.last):
        return True
    if ref.kind == "verb" and conjoined and acts and (_phrase(page, first) or (other and not page.governed(hit.last))):
        return True
    return ref.kind == "verb" and conjoined and ref.sense in GOES_ON


def _resumes(page: Page, comma: int) -> bool:
    """Whether a comma closes an aside: an auxiliary of the clause it stands in follows."""
    return page.texts[comma] in COMMAS and page.has(comma + 1, bit("auxiliary")) and not page.clitic[comma + 1]


def _said_again(page: Page, dash: int) -> bool:
    """Whether a dash opens a clause with a speaker of its own: “… - but she said the road is open”."""
    joined = page.texts[dash + 1 : dash + 2] and page.texts[dash + 1] in page.syntax.get("joining", ())
    verb = next((k for k in range(dash + 2, min(dash + 6, len(page.texts))) if is_finite(page, k)), 0)
    return bool(joined) and verb > 0 and page.cue_at[verb].entry.ref.sense in GOES_ON


def _other_says(page: Page, k: int) -> bool:
    """Whether a clause with a speaker of its own is joined on at word k: “…, and on Friday a sailor said the …”."""
    if not (page.tags[k] & bit("coordinator") or page.texts[k] in page.syntax.get("joining", ())):
        return False
    timed = k + 1
    while page.has(timed, TIME | PREPOSITION) and timed not in page.quoted:
        timed += 1
    for j in range(timed, min(timed + _SUBJECT, page.sentence(k)[1] - 2)):
        if is_finite(page, j):
            cue: Cue = page.cue_at[j].entry.ref
            behind = page.texts[page.cue_at[j].last]
            return j > timed and cue.sense in GOES_ON and cue.strength == "strong" and behind not in MARKS
        if page.texts[j] in MARKS or page.tags[j] & (_VERBAL | bit("relative") | COMPLEMENTIZER) or j in page.quoted:
            return False
    return False


def _trailing(page: Page, comma: int, limit: int) -> bool:
    """Whether a comma opens a trailing attribution: “…, he said”, “…, NAME told reporters” with nothing behind it."""
    for k in range(comma + 1, min(limit, comma + 14)):
        if page.texts[k] in COMMAS:
            return False
        if is_finite(page, k):
            rest = limit - page.cue_at[k].last
            return rest <= 4 or all(page.tags[j] & (TIME | ADVERB | bit("preposition")) for j in (page.cue_at[k].last,))
    return False


def _next_speech(page: Page, first: int, limit: int) -> int:
    """Where a content ends because a verb with a colon behind it opens the main speech of the sentence (verb-final):
    “… that it is said to be open, said: …”.
    """
    for k in range(first + 1, limit - 1):
        speech = is_finite(page, k) and page.cue_at[k].last < limit and page.texts[page.cue_at[k].last] == ":"
        closed = page.texts[k - 1] in COMMAS or page.has(k - 1, bit("auxiliary") | bit("also_verb"))
        if speech and closed:
            return k if k not in page.quoted or page.quoted.get(first) == page.quoted[k] else limit
    return limit


def clause_end(page: Page, first: int, limit: int) -> int:
    """The end of a content that begins at word `first`, at most `limit`; quotations are never cut."""
    k = first
    opened = page.quote(first + 1) if page.verb_first and page.tags[first] & COMPLEMENTIZER else None
    if opened is not None and opened[0] == first + 1 and opened[1] < limit and page.has(opened[1], bit("relative")):
        return opened[1]  # “that “the port is open”, which …”: the rest is the writer's
    trailing = page.syntax.get("trailing_attribution", False)
    if page.verb_last:
        limit = _next_speech(page, first, limit)
    while k < limit:
        quote = page.quote(k)
        if quote is not None and quote[0] == k and quote[1] <= limit and k > first:
            k = quote[1]
            continue
        if k > first and _breaks(page, k, first):
            break
        if trailing and page.texts[k] == "," and k > first and _trailing(page, k, limit):
            break
        k += 1
    return strip(page, first, k)[1]


def _takes_over(page: Page, k: int) -> bool:
    """Whether a participle or citation behind a comma begins at word k: what follows hangs on it, not on the verb
    before.
    """
    hit = page.cue_at.get(k)
    if hit is None or page.texts[k - 1] not in COMMAS or page.tags[k] & bit("saying_prop"):
        return False
    return hit.entry.ref.kind == "participle" or hit.entry.feature.startswith(("participle", "gerund"))


def _participle(page: Page, k: int, limit: int) -> bool:
    """Whether a participle with a clause or a quotation of its own right behind it begins at word k (verb first)."""
    hit = page.cue_at.get(k)
    if hit is None or not page.verb_first or not hit.entry.feature.startswith("participle"):
        return False
    return complement(page, hit.last, limit, across=False) is not None


def _hangs_elsewhere(page: Page, k: int, prepositions: tuple[str, ...] | None) -> bool:
    """Whether the clause at k goes on with another one (“and that …”), or hangs on a noun with its preposition."""
    if page.clitic[k] and not page.governed(k):
        return True
    joined = page.lexicon.settings["clitics"].get("prepositions", ())
    if prepositions is not None and page.texts[k][0] in joined and len(page.texts[k]) > 2:
        return page.texts[k][0] not in prepositions
    if prepositions is None or not page.has(k - 1, bit("preposition")) or page.has(k - 1, bit("resumptive")):
        return False
    return page.texts[k - 1] not in prepositions


def complement(
    page: Page, first: int, limit: int, *, across: bool, prepositions: tuple[str, ...] | None = None
) -> tuple[str, int] | None:
    """The first complementizer, colon or quotation mark from word `first` on: (kind, word), or None.

    across: whether phrases and commas may stand between (verb-first languages); otherwise the next word decides.
    prepositions: those the cue takes before a complementizer; behind another one the clause hangs on a noun.
    """
    k = first
    while k < limit and k - first < REACH:
        word = page.texts[k]
        coloured = _sets_off(page, k, far=k - first > 2) if k > first else across and _colon_behind(page, k, limit)
        if word in OPENERS and not names_something(page, k) and not coloured:
            quote = page.quote(k)
            return ("quote", k) if quote is not None and quote[0] == k else None
        if word in OPENERS:
            quote = page.quote(k)
            k = quote[1] if quote else k + 1
            continue
        if word == ":" and not (k + 1 < limit and page.texts[k + 1] == "/"):
            return "colon", k
        if k > first and k in page.cue_at and (_takes_over(page, k) or (across and _participle(page, k, limit))):
            return None
        if page.texts[k - 1] == "(" and k > first:  # an abbreviation
            k += 1
            continue
        if page.tags[k] & COMPLEMENTIZER or (page.tags[k] & QUESTION and k not in page.cover):
            return None if across and k > first and _hangs_elsewhere(page, k, prepositions) else ("that", k)
        if across and k > first and page.texts[k - 1] in COMMAS and page.tags[k] & bit("contrast"):
            k = aside_end(page, k, limit)
            if not k:
                return None
            continue
        if not across:
            if page.tags[k] & (ADVERB | TIME) and k - first < 4:
                k += 1
                continue
            return None
        if (
            (k > first or told_anew(page, k))
            and is_finite(page, k)
            and (page.cue_at[k].entry.ref.strength == "strong" or page.clitic[k])
        ):
            return None
        if page.tags[k] & bit("subordinator") and word not in COMMAS:
            k = inserted_end(page, k, limit) if across else 0
            if not k:
                return None
            continue
        if word in ".!?؟":
            return None
        k += 1
    return None


def naming(page: Page, k: int, limit: int) -> bool:
    """Whether an object with what it is called begins at word k: “it a mistake”, “the plan “a step””."""
    known = page.cover.get(k)
    if known is not None and known.entry.category == "pronoun" and known.last < limit:
        follows = page.tags[known.last] & (
            ADVERB | TIME | bit("preposition") | bit("coordinator") | bit("subordinator")
        )
        owned = page.has(k, bit("determiner"))
        if not owned:
            return not follows and (page.texts[known.last] in OPENERS or page.texts[known.last] not in MARKS)
    for j in range(k + 1, min(limit, k + 14)):
        if page.texts[j] in OPENERS:
            quote = page.quote(j)
            return quote is not None and quote[0] == j
        inside = page.tags[j] & bit("np_preposition") or (
            page.texts[j] in "-'/&" and page.starts[j] == page.ends[j - 1]
        )
        inside = inside or (page.cased and page.texts[j] in page.syntax["possessive"])
        if page.cased and j - k >= _QUALIFIED and _quality(page, j) and _phrase_ends(page, j + 1, limit):
            return True
        if page.tags[j] & bit("determiner"):
            if not page.tags[j - 1] & (bit("np_preposition") | bit("coordinator")):
                return not page.tags[j] & bit("quantifier")
        elif not inside and (page.texts[j] in MARKS or page.tags[j] & _ENDS):
            return False
    return False


_QUALIFIED = 2  # words before what something is called


def _quality(page: Page, k: int) -> bool:
    """Whether word k says how something is (English): “called the bridge unsafe” (syntax.qualities, and endings)."""
    return page.texts[k] in page.syntax["qualities"] or (page.ends_in(k, "quality") and not page.capital(k))


def _phrase_ends(page: Page, k: int, limit: int) -> bool:
    joined = bit("coordinator") | bit("preposition") | bit("subordinator") | TIME
    return k >= limit or page.texts[k] in MARKS or bool(page.tags[k] & joined)


_ENDS = (
    bit("preposition") | bit("complementizer") | bit("auxiliary") | bit("also_verb") | bit("relative") | TIME
    | bit("subordinator")
)  # fmt: skip


def lines_below(page: Page, k: int) -> list[tuple[int, int]]:
    """The lines below the one of word k that speech announced there may fill: up to the next speaker, citation or
    noise.
    """
    found: list[tuple[int, int]] = []
    for first, last in page.lines:
        if first <= k or not any(page.texts[j][0].isalnum() for j in range(first, last)):
            continue
        if first in page.muted or len(found) > 40:
            break
        colon = next((j for j in range(first, min(last, first + 14)) if page.texts[j] == ":"), 0)
        if colon and any(j in page.cover or j in page.cue_at for j in range(first, colon)):
            break
        found.append((first, last))
    return found


def behind_colon(page: Page, colon: int) -> tuple[int, int]:
    """The content behind a colon: the quotation that follows with what continues it, or the rest of the line."""
    first = colon + 1
    if first >= len(page.texts) or page.line(first) != page.line(colon):
        return first, first
    quote = page.quote(first)
    last = page.line(first)[1]
    if quote is not None and quote[0] == first and quote[2].closed:
        names = quote[1] - first <= 6 and quote[1] < last and page.texts[quote[1]] not in MARKS
        if not (names and page.verb_last):
            return first, quote[1]
    return strip(page, first, clause_end_line(page, first, last))


def clause_end_line(page: Page, first: int, last: int) -> int:
    """The end of unquoted speech behind a colon: its line, or the sentence in which the writer goes on with a new
    cue.
    """
    for a, b in page.pieces(first, last):
        if a == first:
            continue
        for k in range(a, min(b, a + 12)):
            if is_finite(page, k) and page.cue_at[k].entry.ref.sense in ("say", "add", "announce", "stress", "write"):
                reported = complement(page, page.cue_at[k].last, b, across=page.verb_first)
                if reported is not None and reported[0] == "colon":
                    return a
    return last


def left_content(page: Page, begin: int, last: int) -> tuple[int, int]:
    """The words from a sentence's beginning up to a trailing attribution, commas stripped."""
    dash = next(
        (k for k in range(begin, min(begin + 6, last)) if page.texts[k] == "-" and page.starts[k] > page.ends[k - 1]), 0
    )
    if dash and page.starts[dash + 1 : dash + 2] > [page.ends[dash]]:  # a dateline is no part of what was said
        begin = dash + 1
    quote = page.quote(last - 1) or page.quote(last - 2) if page.cased and last - 2 >= begin else None
    if quote is not None and quote[0] > begin and page.texts[quote[0] - 1] == ":" and quote[1] >= last - 1:
        begin = quote[0]  # “…, with a remark: “…,” he said”
    first, end = strip(page, begin, last)
    while first < end and page.texts[first] in MARKS and page.texts[first] not in OPENERS:
        first += 1
    return first, end
