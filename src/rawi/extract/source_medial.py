"""The speaker before a verb in languages whose verb stands in the middle (English)."""

from rawi.extract.mentions import COMMAS, MARKS, Page
from rawi.extract.sources import (
    ADVERB,
    AUXILIARY,
    BREAKS,
    COORDINATOR,
    DETERMINER,
    LONGEST,
    NP_PREPOSITION,
    PREPOSITION,
    STOPS,
    TIME,
    is_finite,
)
from rawi.packs.compile import bit


def before(page: Page, cue: int, begin: int) -> tuple[int, int] | None:
    """The subject that ends next to the verb (English): auxiliaries and adverbs skipped, inserted phrases passed
    over.
    """
    last = cue
    while (
        last > begin
        and page.tags[last - 1] & (AUXILIARY | ADVERB | TIME | bit("negator"))
        and last - 1 not in page.cover
    ):
        last -= 1
    if last <= begin:
        return None
    if page.texts[last - 1] == ",":
        comma, describes = _parenthesis(page, last - 1, begin)
        if comma < 0 or comma == begin:
            return None
        first = noun_phrase_before(page, comma, begin)
        if first >= comma:
            return None
        return (first, last - 1) if describes else (first, comma)
    first = noun_phrase_before(page, last, begin)
    return (first, last) if first < last and not all(page.texts[k] in MARKS for k in range(first, last)) else None


def _parenthesis(page: Page, comma: int, begin: int) -> tuple[int, bool]:
    """For a comma before the verb: the word behind the comma that opens the inserted phrase, and whether it
    describes.
    """
    k = comma - 1
    while k > begin and comma - k < 30:
        if page.texts[k] == ",":
            relative = page.tags[k + 1] & (bit("relative") | PREPOSITION | bit("subordinator"))
            participle = page.ends_in(k + 1, "gerund")
            return k, not relative and not participle
        k -= 1
    return -1, False


def noun_phrase_before(page: Page, last: int, begin: int) -> int:
    """The first word of the noun phrase that ends before `last` (English)."""
    k = last
    while k > begin and last - k < LONGEST:
        j = k - 1
        word = page.texts[j]
        hit = page.cover.get(j)
        if word in MARKS:
            if word == ")":
                opening = next((i for i in range(j, max(begin, j - 8), -1) if page.texts[i] == "("), -1)
                if opening > begin:
                    k = opening
                    continue
            glued = word in "-./&" and page.starts[j] == page.ends[j - 1] if j > begin else False
            if not glued:
                break
        elif page.tags[j] & COORDINATOR:
            if not (joins_subject(page, j - 1, begin) and k < last):
                break
        elif page.tags[j] & PREPOSITION and hit is None:
            if (
                j - 1 < begin
                or page.texts[j - 1] in MARKS
                or page.tags[j - 1] & (BREAKS | COORDINATOR)
                or is_finite(page, j - 1)
            ):
                break
            if not page.has(j, NP_PREPOSITION):
                break
        elif page.tags[j] & (STOPS | TIME | ADVERB) and hit is None and not page.tags[j] & DETERMINER:
            if word not in page.syntax.get("possessive", ()):
                break
        elif is_finite(page, j) and hit is None and not (j > begin and page.tags[j - 1] & DETERMINER):
            break
        k = j
        if page.tags[j] & DETERMINER and not (
            j - 1 >= begin and page.tags[j - 1] & (NP_PREPOSITION | COORDINATOR | bit("quantifier"))
        ):
            break
    while k < last and page.tags[k] & (PREPOSITION | COORDINATOR) and k not in page.cover:
        k += 1
    return k


def joins_subject(page: Page, k: int, begin: int) -> bool:
    """Whether the word before a coordinator may belong to a coordinated subject: a name, and no verb further left."""
    if k < begin or not (k in page.cover or page.text[page.back.start(page.starts[k])].isupper()):
        return False
    for j in range(k, begin - 1, -1):
        if page.texts[j] in COMMAS or page.texts[j] in "».":
            return True
        if is_finite(page, j) or page.tags[j] & (AUXILIARY | bit("also_verb")) or page.ends_in(j, "past"):
            return False
    return True
