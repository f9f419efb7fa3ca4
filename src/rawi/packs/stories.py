"""Openings of other stories that a page puts below an article without a heading: told by words they do not share."""

import re
from collections.abc import Sequence

from rawi.text.normalize import fold_key

_WORD = re.compile(r"\w+")
_MOST = 6
_LENGTH = range(8, 71)  # words of one opening
_ARTICLE = 70  # words; a shorter text above may itself be a list of stories
_SHARED, _ALIKE = 0.2, 0.34  # of the words of an opening, at most, on average and in any one
_STEM = 6
_STOPS = (".", "!", "?", "؟", "…", '"', "»", "”", ":")


def others(lines: Sequence[str], last: int, prefixes: tuple[str, ...]) -> int:
    """How many lines at the end, at most `last`, are other stories' openings: four, or three of which two are cut off.

    One at least must be cut off, as such openings are: whole sentences may be news in brief.

    prefixes: folded beginnings that are written in one word with a noun; words are compared without them.

    >>> others(["The bridge is open.", "Read on."], 2, ())
    0
    """
    least = 4 if sum(not line.endswith(_STOPS) for line in lines[-3:]) < 2 else 3
    if last < least or any(len(line.split()) not in _LENGTH for line in lines[-least:]):
        return 0
    stems = [_stems(line, prefixes) for line in lines]
    found = 0
    for count in range(least, min(last, _MOST) + 1):
        above = lines[:-count]
        if len(lines[-count].split()) not in _LENGTH or sum(len(line.split()) for line in above) < _ARTICLE:
            break
        known = frozenset[str]().union(*stems[:-count])
        shared = [len(own & known) / max(len(own), 1) for own in stems[-count:]]
        cut = any(not line.endswith(_STOPS) for line in lines[-count:])
        if cut and sum(shared) / count <= _SHARED and max(shared) < _ALIKE:
            found = count
    return found


def _stems(line: str, prefixes: tuple[str, ...]) -> frozenset[str]:
    """The beginnings of a line's longer words."""
    words = (word for word in _WORD.findall(fold_key.__wrapped__(line)) if len(word) > 3)
    return frozenset(_bare(word, prefixes)[:_STEM] for word in words)


def _bare(word: str, prefixes: tuple[str, ...]) -> str:
    return next((word[len(p) :] for p in prefixes if word.startswith(p) and len(word) - len(p) >= 3), word)
