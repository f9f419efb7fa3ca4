"""Where in a text the words of a question stand, and the words around them."""

import re

from rawi.store.search import JOINT, ZWNJ, Term, clitics, phrases
from rawi.text.normalize import fold
from rawi.types import Span

_AROUND = 70  # code points of context on either side


class Finder:
    """Finds a question's words in texts; built once for a question."""

    def __init__(self, question: tuple[Term, ...]) -> None:
        single = [way for term in question for way in ((term.word,), *term.split)]
        self._patterns = [_pattern(phrases(question)), _pattern(single)]

    def find(self, text: str) -> Span | None:
        """The first stretch with the words side by side, else the first with one of them; without their clitics."""
        folded, back = fold(text.replace(ZWNJ, JOINT))  # as long as the text, so positions stay
        for pattern in self._patterns:
            if found := pattern.search(folded):
                return back.span(*found.span("words"))
        return None


def _pattern(ways: list[tuple[str, ...]]) -> re.Pattern[str]:
    """Words with anything but letters between them, or nothing; a ZWNJ may stand between any two letters."""
    words = "|".join(r"[\W_]*".join(map(_word, way)) for way in sorted(ways, key=len, reverse=True))
    before = "|".join(map(re.escape, clitics().prefixes))
    return re.compile(rf"(?<![^\W_])(?:{before})(?P<words>{words})(?![^\W_])")


def _word(word: str) -> str:
    return f"{JOINT}?".join(map(re.escape, word))


def snippet(text: str, span: Span) -> str:
    """A span with the words around it on one line; "…" where the text goes on."""
    start, end = max(span.start - _AROUND, 0), min(span.end + _AROUND, len(text))
    while start and not text[start - 1].isspace() and start < span.start:
        start += 1
    while end < len(text) and not text[end].isspace() and end > span.end:
        end -= 1
    line = " ".join(text[start:end].split())
    return f"{'…' if text[:start].strip() else ''}{line}{'…' if text[end:].strip() else ''}"
