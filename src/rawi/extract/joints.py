"""Small words inside a noun phrase (English): the envoy to the region, a survey by NAME, the Food and Drug Board."""

from rawi.extract.mentions import Page
from rawi.packs.compile import bit


def sent_to(page: Page, k: int) -> bool:
    """Whether the preposition at k says to whom somebody is sent (syntax.sent): “the envoy to the region”."""
    if k == 0 or not page.has(k, bit("addressee_preposition")) or page.texts[k - 1] not in page.syntax.get("sent", ()):
        return False
    return k + 1 < len(page.texts) and (
        page.has(k + 1, bit("determiner")) or k + 1 in page.cover or page.capital(k + 1)
    )


def made_by(page: Page, k: int) -> bool:
    """Whether the preposition at k says whose a text is: “a survey by NAME” (English)."""
    text = page.cover.get(k - 1)
    cited = page.cased and text is not None and text.entry.category == "document"
    return cited and page.texts[k] in page.syntax["agent"]


def counted_by(page: Page, first: int, last: int) -> int:
    """Where the name of those begins whose figures a phrase is about (English): “data from NAME”; 0 where none is."""
    for k in range(first + 1, last - 1):
        if page.has(k, bit("preposition")):
            told = (hit.entry for hit in page.names.get(k - 1, ()))
            counted = any(e.category == "document" and e.ref.kind == "counted" for e in told)
            named = k + 1 + page.has(k + 1, bit("determiner"))
            return k + 1 if page.cased and counted and named < last and page.capital(named) else 0
    return 0


def joins_fields(page: Page, k: int, limit: int) -> bool:
    """Whether a conjunction at word k joins two fields of one body (English): “the Food and Drug Administration”."""
    if not page.cased or not page.has(k, bit("coordinator")) or not page.capital(k - 1):
        return False
    for j in range(k + 1, min(limit, k + 5)):
        if not page.capital(j):
            return False
        if page.has(j, bit("org_head")):
            return j > k + 1
    return False
