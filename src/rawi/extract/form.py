"""Where a phrase ends or goes on by the form of its words alone, in a language whose verb stands last (Persian)."""

from functools import lru_cache

from rawi.extract.mentions import MARKS, Page
from rawi.packs.compile import bit
from rawi.text.normalize import fold_key

_STEM = 4  # letters of a plural at least
_HEADS = bit("org_head") | bit("outlet_head") | bit("report_reference")


def for_purpose(page: Page, k: int, begin: int) -> bool:
    """Whether the preposition at k belongs to what a body is for: “the fund for support of the families of …”."""
    noun = " ".join(page.texts[k - 1 : k + 1])
    return (
        page.verb_last
        and k - 1 > begin
        and (page.has(k - 2, _HEADS) or k - 2 in page.cover)
        and noun in _folded(tuple(page.syntax.get("body_purpose", ())))
    )


@lru_cache(maxsize=8)
def _folded(phrases: tuple[str, ...]) -> frozenset[str]:
    return frozenset(fold_key(phrase) for phrase in phrases)


def whole_phrase(page: Page, begin: int, limit: int) -> int:
    """The end of a phrase that nothing goes on: “this report”, a pronoun (verb last); or its beginning."""
    alone = page.cover.get(begin) if page.verb_last else None
    if alone is not None and alone.entry.category == "pronoun" and begin + 1 < limit and not _goes_on(page, alone.last):
        return alone.last
    k = begin
    while k < limit and page.has(k, bit("report_reference")):
        k += 1
    return k


def _goes_on(page: Page, k: int) -> bool:
    """Whether word k joins or adds something to the pronoun before it."""
    return page.has(k, bit("coordinator")) or k in page.cover or page.texts[k] in MARKS


def unlinked(page: Page, k: int) -> bool:
    """Whether a plural right before word k is written as one that nothing describes (syntax.unlinked)."""
    if page.tags[k] or page.texts[k] in MARKS or page.tags[k - 1]:
        return False
    known = page.cover.get(k - 1)
    endings = tuple(page.syntax.get("unlinked", ()))
    return len(page.texts[k - 1]) > _STEM and page.texts[k - 1].endswith(endings) and (known is None or known.last == k)


def superlative(page: Page, k: int) -> bool:
    """Whether word k is a superlative (syntax.superlative): behind a noun it opens the next phrase."""
    endings = tuple(page.syntax.get("superlative", ()))
    return bool(endings) and page.texts[k].endswith(endings)
