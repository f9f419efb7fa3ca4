"""Clauses inserted between a verb of saying and what is said (Arabic): asides about the speaker, a scene, a verb."""

from rawi.extract.mentions import COMMAS, OPENERS, Page
from rawi.extract.sources import is_finite
from rawi.packs.compile import bit
from rawi.text.normalize import fold_key


def inserted_end(page: Page, k: int, limit: int) -> int:
    """The word behind a clause inserted between commas, where speech opens: “said in CITY, where …, “…””; or 0."""
    if page.texts[k - 1] not in COMMAS:
        return 0
    comma = next((j for j in range(k + 1, min(limit - 1, k + 14)) if page.texts[j] in COMMAS), 0)
    return comma + 1 if comma and page.texts[comma + 1] in OPENERS else 0


def aside_end(page: Page, k: int, limit: int) -> int:
    """The word behind an aside about the subject at word k (syntax.telling_who) that a comma closes; or 0."""
    if page.texts[k] not in {fold_key(form) for form in page.syntax.get("telling_who", ())}:
        return 0
    comma = next((j for j in range(k + 1, min(limit, k + 14)) if page.texts[j] in COMMAS), 0)
    return 0 if not comma or any(is_finite(page, j) for j in range(k, comma)) else comma + 1


def told_anew(page: Page, k: int) -> bool:
    """Whether a verb right behind a phrase says what is in it: “published a statement in which it said: …”."""
    hit = page.cue_at.get(k)
    return page.verb_first and hit is not None and page.has(hit.last, bit("resumptive"))
