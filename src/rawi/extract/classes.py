"""What kind of word stands somewhere, in a word: what learned weights know a text by."""

from functools import lru_cache

from rawi.extract.mentions import COMMAS, MARKS, Page
from rawi.packs.compile import bit

_NAMES = (
    "complementizer", "question", "relative", "negator", "preposition", "subordinator", "contrast", "coordinator",
    "auxiliary", "adverb", "time", "also_verb", "object_marker", "demonstrative", "quantifier",
)  # fmt: skip
_BITS = tuple((bit(name), name) for name in _NAMES)
_MARKED = {
    **dict.fromkeys(COMMAS, "comma"), **dict.fromkeys('«»"', "quotation"), **dict.fromkeys(".!?؟…", "stop"),
    **{mark: mark for mark in ":()-/"},
}  # fmt: skip


def word_class(page: Page, k: int) -> str:
    """The class of word k: a mark, a category of names, a closed class of the pack, "cue", "word", or "edge"."""
    if not 0 <= k < len(page.texts):
        return "edge"
    word = page.texts[k]
    if word in MARKS:
        return _MARKED.get(word, "mark")
    if k in page.cover:
        return page.cover[k].entry.category
    tags = page.tags[k]
    if tags:
        return _tagged(tags)
    return "cue" if k in page.cue_at else "word"


@lru_cache(maxsize=4096)
def _tagged(tags: int) -> str:
    """The first word class of some tags that says something."""
    return next((name for mask, name in _BITS if tags & mask), "word")
