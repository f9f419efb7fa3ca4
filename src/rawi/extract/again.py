"""A body spoken of again by its head noun alone (Arabic): the movement, the ministry, the court, named before."""

from rawi.extract import sources
from rawi.extract.mentions import Page
from rawi.extract.phrases import BODY
from rawi.packs.compile import bit
from rawi.text.normalize import fold_key

Range = tuple[int, int]
_FAR = 600  # words


def named_before(page: Page, source: Range) -> Range | None:
    """The last phrase before a bare definite head noun that says which one is meant; None where there is none.

    “the Defence Ministry … the ministry”, “the movement X … the movement”, “the Dutch court … the court”.
    """
    first, last = source
    the = fold_key(str(page.lexicon.settings["clitics"].get("article", "")))
    if not page.verb_first or last - first != 1 or first in page.cover or not page.word(first).startswith(the):
        return None
    headed = page.has(first, BODY)
    bare = page.word(first).removeprefix(the)
    for k in range(first - 1, max(first - _FAR, -1), -1):
        word = page.word(k)
        if word not in (bare, the + bare):
            continue
        behind, whole = page.cover.get(k + 1), page.cover.get(k)
        if whole is not None and whole.first == k and whole.entry.category == "actor" and whole.last > k + 1:
            return k, whole.last
        end = sources.extend(page, k, page.sentence(k)[1]) if headed else k
        told = behind is not None and behind.entry.category in ("nisba", "actor", "country", "capital")
        told = told or (word == bare and end > k + 1 and not page.has(k - 1, bit("quantifier")))
        if end > k + 1 and told and k + 1 < end:
            return k, end
    return None
