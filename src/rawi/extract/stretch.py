"""The stretch of words around a word of contact in which its parties stand: its clause."""

from rawi.extract.case import EDGES
from rawi.extract.mentions import MARKS, Page
from rawi.extract.parties import Range
from rawi.extract.sources import PREPOSITION, is_finite
from rawi.packs.compile import Hit, bit
from rawi.types import Attribution

_CLOSE = 2  # words between a noun and the relative word of its clause
_RELATIVE = bit("relative")
_THAT = bit("complementizer")


def stretch(page: Page, hit: Hit, holder: Attribution | None) -> Range:
    """The words around a hit up to the next clause, inside the content that holds it."""
    begin, end = page.sentence(hit.first)
    if holder is not None:
        at = page.back.start(hit.start)
        span = next(s for s in holder.content if s.start <= at < s.end)
        while begin < hit.first and page.back.start(page.starts[begin]) < span.start:
            begin += 1
        while end > hit.last and page.back.start(page.starts[end - 1]) >= span.end:
            end -= 1
    first, last = hit.first, hit.last
    while first > begin and not _edge(page, first - 1):
        first -= 1
    final = page.syntax["subject"][0] == "initial"
    if hit.entry.ref.part == "noun" and (that := _relative(page, hit, end)):
        last = that
    while last < end and (not _edge(page, last) or (final and is_finite(page, last))):
        last += 1
    first = _antecedent(page, begin, first) if hit.entry.ref.part == "verb" else first
    while last > hit.last and page.texts[last - 1] in MARKS:
        last -= 1
    return first, last


def _relative(page: Page, hit: Hit, end: int) -> int:
    """The word behind the relative word right behind a noun, whose clause tells who met: “talks that …”; 0 without."""
    page_end = min(hit.last + _CLOSE, end - 1)
    that = next((k for k in range(hit.last, page_end) if page.tags[k] & (_RELATIVE | _THAT)), 0)
    between = range(hit.last, that)
    return that + 1 if that and not any(page.texts[k] in MARKS or k in page.cover for k in between) else 0


def _antecedent(page: Page, begin: int, first: int) -> int:
    """The first word of the clause whose subject a relative clause goes on with: “NAME, who visited …”."""
    k = first - 2
    if not page.verb_last or k < begin or not page.has(first - 1, _RELATIVE) or k not in page.cover:
        return first
    while k > begin and not _edge(page, k - 1) and page.texts[k - 1] not in MARKS:
        k -= 1
    return k


def _edge(page: Page, k: int) -> bool:
    if page.texts[k] in ";؛:":
        return True
    if page.syntax["subject"][0] == "initial" and is_finite(page, k) and k not in page.cover:
        return True
    return bool(page.tags[k] & EDGES and not page.tags[k] & PREPOSITION and k not in page.cover)
