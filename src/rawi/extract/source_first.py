"""The speaker before a verb in languages whose verb stands first (Arabic): topics, headlines, antecedents."""

from rawi.extract.mentions import COMMAS, SPEAKERS, Page
from rawi.extract.sources import ADVERB, AUXILIARY, HEADS, LONGEST, PREPOSITION, TIME, extend, is_finite, speaks
from rawi.packs.compile import bit


def preceding(page: Page, cue: int, begin: int) -> tuple[int, int] | None:
    """A phrase that may speak, standing between the clause's beginning and a verb behind it (Arabic headlines, bare
    topics).
    """
    last = cue
    while last > begin and page.tags[last - 1] & (AUXILIARY | ADVERB | bit("negator")):
        last -= 1
    first = last
    while first > begin and last - first < LONGEST:
        k = first - 1
        if (
            page.texts[k] in COMMAS
            or page.texts[k] in ':»«".!؟?…|'
            or page.tags[k] & (bit("complementizer") | bit("subordinator") | bit("void"))
        ):
            break
        if is_finite(page, k) and page.cue_at[k].entry.ref.strength == "strong" and k not in page.cover:
            return None
        first = k
    while first < last and page.tags[first] & (ADVERB | TIME | AUXILIARY | bit("contrast")) and first not in page.names:
        first += 1
    topical = page.has(first - 1, bit("complementizer")) and last - first <= 5
    topical = topical and not page.has(first - 1, bit("subject_pronoun"))
    named = bit("subordinator") | bit("contrast")  # “but NAME said”
    plain = all(k not in page.cover and not page.tags[k] for k in range(first, last))
    topical = topical or (page.has(first - 1, named) and plain and 0 < last - first <= 3)
    if first == last or not (speaks(page, first) or topical) or page.governed(first):
        return None
    end = extend(page, first, last)
    if end == first or (end < last and not _placed(page, end, last, headed=page.has(first, HEADS))):
        return None
    return _whole_name(page, first, begin), end


def _placed(page: Page, k: int, last: int, *, headed: bool) -> bool:
    """Whether only a phrase of place or topic stands between a known speaker and the verb: a source inside the ministry
    said.
    """
    body = page.governed(k) and page.verb_first
    if last - k > 6 or not (page.has(k, PREPOSITION) or body) or page.has(k, bit("relative")):
        return False
    if k - 1 not in page.cover and not body and not headed:
        return False
    return not any(
        is_finite(page, j) or page.tags[j] & bit("also_verb") or page.texts[j] in COMMAS for j in range(k, last)
    )


def _whole_name(page: Page, first: int, begin: int) -> int:
    """The first word of a name that an apposition behind a comma belongs to: “NAME, the spokesman, …”."""
    named = page.cover.get(first - 2) if first - 2 >= begin and page.texts[first - 1] in COMMAS else None
    titled = page.cover.get(first)
    if named is None or titled is None or titled.entry.category != "title":
        return first
    return named.first if getattr(named.entry.ref, "kind", "") == "person" and named.last == first - 1 else first


def antecedent(page: Page, cue: int, begin: int) -> tuple[int, int] | None:
    """The name a relative clause hangs on: “…, the king, who denied …”; only phrases the page knows."""
    k = cue - 1
    while k > begin and (page.tags[k] & (AUXILIARY | ADVERB) or (page.ends_in(k, "adverb") and not page.tags[k])):
        k -= 1
    if k <= begin or not page.tags[k] & bit("relative"):
        return None
    last = k - 1 if page.texts[k - 1] in COMMAS else k
    first = last
    while first > begin and (
        first - 1 in page.cover or (page.texts[first - 1] in ("،", ",") and first - 2 in page.cover)
    ):
        if first - 1 in page.cover:
            hit = page.cover[first - 1]
            first = hit.first
            if hit.clitic or page.governed(first):
                break
        else:
            first -= 1
    if first < last and page.has(first - 1, bit("org_head")) and not page.governed(first):
        first -= 1
    named = [page.cover[j].entry.category for j in range(first, last) if j in page.cover]
    return (first, last) if first < last and set(named) & SPEAKERS and named[0] != "nisba" else None
