"""Asides between a subject and its content (Arabic): days, brackets, relative clauses, names no pack knows."""

from rawi.extract.drafts import prepositional
from rawi.extract.mentions import COMMAS, OPENERS, Page
from rawi.extract.sources import ADVERB, PREPOSITION, TIME, is_finite
from rawi.packs.compile import bit
from rawi.packs.latin import is_name_word
from rawi.packs.pack import Cue
from rawi.text.normalize import fold_key

COMPLEMENTIZER, RELATIVE = bit("complementizer"), bit("relative")


def opens(page: Page, cue: Cue, k: int) -> bool:
    """Whether a content of the cue may open at word k: a complementizer, a colon, a quotation or its preposition."""
    if k >= len(page.texts):
        return False
    word = page.texts[k]
    if page.tags[k] & COMPLEMENTIZER or word == ":" or word in OPENERS or word in cue.prepositions:
        return True
    return prepositional(page, cue, k, k + 1) >= 0 and k not in page.cue_at


def past_asides(page: Page, cue: Cue, k: int, limit: int) -> int:
    """The word behind asides between a subject and its content: “, on Monday,”, “(SANA)”, “, who came later,”."""
    while k < limit:
        j = k + (page.texts[k] in COMMAS)
        if page.texts[k] == "(":
            close = next((i for i in range(k + 1, min(limit, k + 10)) if page.texts[i] == ")"), 0)
            if not close:
                return k
            k = close + 1
            continue
        if j >= limit:
            return k
        if j > k and (opens(page, cue, j) or page.texts[j] in cue.source_prep):
            return j
        timed = j
        while timed < limit and page.tags[timed] & (TIME | ADVERB):
            timed += 1
        if j > k and timed > j:
            k = timed + (timed < limit and page.texts[timed] in COMMAS)
            continue
        if j == k and not page.has(j, RELATIVE):
            return k
        closed = _closed(page, cue, j, limit)
        if not closed:
            return k
        k = closed
    return k


def _closed(page: Page, cue: Cue, k: int, limit: int) -> int:
    """The word behind the comma that closes an aside from word k on, where the content opens there; 0 without."""
    related = page.has(k, RELATIVE)
    for j in range(k + 1, min(limit - 1, k + 30)):
        if page.texts[j] in ".:!؟" or (not related and is_finite(page, j)):
            return 0
        if page.texts[j] in COMMAS and _medium(page, cue, j + 1, limit):
            return j + 1
        if page.texts[j] in COMMAS and opens(page, cue, j + 1):
            guessed = not page.clitic[j + 1] and prepositional(page, cue, j + 1, j + 2) == j + 1
            return 0 if guessed and related and j - k > 12 else j + 1
    return 0


def past_apposition(page: Page, k: int, limit: int) -> int:
    """The word behind a definite apposition between commas that stands at word k: “STATE, the member of …,”; or k."""
    article = str(page.lexicon.settings["clitics"].get("article", ""))
    if k + 2 >= limit or page.texts[k] not in COMMAS or not page.texts[k + 1].startswith(article):
        return k
    close = next((j for j in range(k + 2, min(limit - 1, k + 10)) if page.texts[j] in COMMAS), 0)
    inside = any(is_finite(page, j) or page.tags[j] & (COMPLEMENTIZER | TIME) for j in range(k + 1, close))
    return k if not close or inside else close + 1


def described(page: Page, source: tuple[int, int], content: int) -> tuple[int, int]:
    """The subject with the clause that tells who it is, where nothing else stands before what they say.

    “the group that NAME leads, said that …”, “the bank, which lends to …, fears that …”, “sources at the port and
    others said that …”
    """
    k = source[1]
    last = content - (page.texts[content - 1] in COMMAS)
    set_off = page.texts[k] in COMMAS
    if not 1 < last - k <= _CLAUSE + _SET_OFF * set_off:
        return source
    k += set_off
    joined = [fold_key(form) for form in page.syntax.get("telling_who", ())]
    described = page.has(k, RELATIVE) or page.texts[k] in joined or (not set_off and _adjective(page, source[0], k))
    inside = range(k + 1, last)
    broken = any(page.texts[j] in _BROKEN or page.tags[j] & COMPLEMENTIZER or is_finite(page, j) for j in inside)
    return source if broken or not described else (source[0], last)


_CLAUSE, _SET_OFF = 9, 4  # words


def _adjective(page: Page, first: int, k: int) -> bool:
    """Whether an unknown indefinite word goes on an indefinite subject: “a former minister favouring the union”."""
    article = str(page.lexicon.settings["clitics"].get("article", ""))
    plain = not page.tags[k] and k not in page.cover and k not in page.cue_at and not page.clitic[k]
    return (
        plain
        and first in page.cover
        and not page.word(first).startswith(article)
        and not page.texts[k].startswith(article)
    )


_BROKEN = COMMAS | OPENERS | frozenset(":")


def whole_described(page: Page, first: int, last: int, limit: int) -> int:
    """The end of a description that runs to the end of its sentence: “as NAME, who ran with her for mayor, said.”"""
    end = limit
    while end > last and page.texts[end - 1] in _STOPS:
        end -= 1
    plain = first not in page.cover and not page.tags[first]
    named = plain and is_name_word(page.texts[first], page.lexicon.language)
    tags = COMPLEMENTIZER | TIME | ADVERB
    broken = any(page.texts[k] in _BROKEN or page.tags[k] & tags or is_finite(page, k) for k in range(first, end))
    return end if named and last < end <= first + 12 and not broken else last


_STOPS = ".!؟?"


def past_places(page: Page, k: int, limit: int) -> int:
    """The word behind phrases of place, time or medium between a subject and an object: “in CITY on Monday”; k without.

    A phrase is a preposition with a name, or with one noun and the adjectives that have its article.
    """
    start = k
    for _ in range(4):
        j = k + (k < limit and page.texts[k] in COMMAS)
        if j >= limit:
            return start
        timed = j
        while timed < limit and page.tags[timed] & (TIME | ADVERB):
            timed += 1
        behind = timed if timed > j else _phrase(page, j, limit)
        if behind == j:
            break
        k = behind
    k += page.texts[k] in COMMAS if k < limit else 0
    article = str(page.lexicon.settings["clitics"].get("article", ""))
    closed = page.texts[k - 1] in COMMAS or k - 1 in page.cover or page.tags[k - 1] & TIME
    if not closed and k < limit and page.texts[k].startswith(article) and page.tags[k - 2] & PREPOSITION:
        return start  # the noun of the phrase goes on
    plain = k < limit and page.texts[k][0].isalpha() and not is_finite(page, k)
    plain = plain and (k not in page.cue_at or page.cue_at[k].entry.ref.kind == "noun")
    return (
        k if plain and not page.tags[k] & (RELATIVE | COMPLEMENTIZER | bit("subordinator") | bit("contrast")) else start
    )


def _phrase(page: Page, k: int, limit: int) -> int:
    """The end of a short prepositional phrase that begins at word k, or k."""
    apart = bool(page.tags[k] & PREPOSITION) and not page.tags[k] & RELATIVE
    if not apart and not (page.governed(k) and k in page.cover):
        return k
    j = k + apart
    j += apart and j + 1 < limit and page.has(j, bit("demonstrative"))
    if j >= limit or page.tags[j] & (PREPOSITION | RELATIVE | COMPLEMENTIZER) or not page.texts[j][0].isalpha():
        return k
    named = page.cover.get(j)
    headed = page.tags[j] & (bit("medium") | bit("outlet_head"))
    j = named.last if named is not None else j + 1
    if headed and j < limit and j in page.cover and not page.clitic[j]:
        j = page.cover[j].last
    article = str(page.lexicon.settings["clitics"].get("article", ""))
    owned = tuple(fold_key(e) for e in page.syntax.get("endings", {}).get("possessed", ()))
    text = named is not None and named.entry.category == "document"
    definite = (named is None and page.texts[j - 1].startswith(article)) or (
        (named is None or text) and page.texts[j - 1].endswith(owned)
    )
    while definite and j < limit and page.texts[j].startswith(article) and not page.tags[j] and j not in page.cue_at:
        j += 1
    return j


def _medium(page: Page, cue: Cue, k: int, limit: int) -> bool:
    """Whether a phrase of one or two words on where something was said stands at word k, the content behind it."""
    told = page.has(k, PREPOSITION) and k + 2 < limit and (page.has(k + 1, bit("medium")) or k + 1 in page.cover)
    return told and any(opens(page, cue, j) and prepositional(page, cue, j, j + 1) < 0 for j in (k + 2, k + 3))


def _several(page: Page, k: int) -> bool:
    """Whether a definite word has the ending of a common plural or dual (syntax.common_plurals): no name."""
    article = str(page.lexicon.settings["clitics"].get("article", ""))
    plurals = tuple(fold_key(e) for e in page.syntax.get("common_plurals", ()))
    return page.texts[k].startswith(article) and page.texts[k].endswith(plurals)


def name_out(page: Page, cue: Cue, k: int, limit: int) -> int:
    """The end of a name no pack knows behind the description of somebody, where the content follows it."""
    end = k
    while end < min(limit, k + 4) and page.texts[end][0].isalpha() and not page.clitic[end]:
        if opens(page, cue, end):
            break
        if end in page.cover or end in page.cue_at or page.tags[end] & ~(TIME | ADVERB) or _several(page, end):
            return k
        end += 1
    if end == k:
        return k
    first_only = page.tags[k] & (TIME | ADVERB) and (end - k == 1 or page.tags[k + 1])
    joined = any(page.texts[j][0] in page.lexicon.settings["clitics"].get("conjunctions", ()) for j in range(k, end))
    if first_only or joined:
        return k
    return end if opens(page, cue, past_asides(page, cue, end, limit)) else k
