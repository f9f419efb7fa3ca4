"""Lines, sentences, quotations and words of a folded text.  Knows no language, only punctuation.

All positions are offsets of the folded text; `OffsetMap` leads back to the document.
"""

import re
from dataclasses import dataclass

WORD = re.compile(
    r"(?:[a-z]\.){2,}"  # u.s., u.n.
    r"|\d+(?:[.,:/]\d+)*"  # numbers, times, dates
    r"|''"  # a quotation mark made of two apostrophes
    r"|'(?:s|re|ve|ll|d|m)(?![^\W_])"  # English clitics
    r"|[^\W_]+(?:'t(?![^\W_]))?"  # words, didn't
    r"|[^\w\s#@]"  # one punctuation mark or symbol
)
LINK = re.compile(r"\]\([^)\s]*\)?|https?://[^\s)\]»\"]+|(?<![\w.])www\.[^\s)\]]+")
_FINAL = frozenset(".!?؟…。")
_CLOSERS = frozenset(("»", '"', ")", "]", "'", "''"))
_PAIRS = {"«": "»", '"': '"', "''": "''"}
_LONGEST_QUOTE = 4000


Words = tuple[list[int], list[int], list[str]]


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation: offsets of its opening mark and just behind its closing one; closed is False when none was found."""

    start: int
    end: int
    closed: bool = True


def links(folded: str) -> list[tuple[int, int]]:
    """Ranges of web addresses and of the address part of a [text](address) link: they hold no words of the article."""
    if "http" not in folded and "](" not in folded and "www." not in folded:
        return []
    return [m.span() for m in LINK.finditer(folded)]


def words(folded: str, skipped: list[tuple[int, int]] | None = None) -> tuple[list[int], list[int], list[str]]:
    """Starts, ends and texts of all words and punctuation marks outside the skipped ranges."""
    if skipped:
        blank = list(folded)
        for a, b in skipped:
            blank[a:b] = " " * (b - a)
        folded = "".join(blank)
    spans = [match.span() for match in WORD.finditer(folded)]
    return [a for a, _ in spans], [b for _, b in spans], [folded[a:b] for a, b in spans]


_WIDEST, _NARROWEST, _SHARE = 100, 50, 0.7


_COLON_BELOW = re.compile(r"(?<=\w)[^\S\n]*\n\s*(?=:)")  # bold names in posts: the colon begins a line of its own


def unwrap(folded: str) -> str:
    """The text with spaces for the line breaks of a fixed width, as of mails and old pages; its length is kept.

    So too where only a colon goes on below.

    A break is one of width where the next line's first word would not have fitted; a text counts as wrapped where most
    breaks between two lines are such.
    """
    folded = _COLON_BELOW.sub(lambda gap: " " * len(gap.group()), folded)
    rows = folded.split("\n")
    written = [len(row.rstrip()) for row in rows if row.strip()]
    lengths = sorted(length for length in written if length <= _WIDEST)
    width = lengths[int(len(lengths) * 0.95)] if len(lengths) > max(4, _SHARE * len(written)) else 0
    if width < _NARROWEST:
        return folded
    inner = [k for k in range(len(rows) - 1) if rows[k].strip() and rows[k + 1].strip()]
    soft = {k for k in inner if _full(rows[k], rows[k + 1], width)}
    if len(soft) < 4 or len(soft) < _SHARE * len(inner):
        return folded
    soft |= {k for k in inner if _runs_on(rows[k], rows[k + 1])}
    return "".join(row + ("" if k == len(rows) - 1 else " " if k in soft else "\n") for k, row in enumerate(rows))


def _full(row: str, below: str, width: int) -> bool:
    """Whether the first word of the line below would not have fitted into a line of a width."""
    return len(row.rstrip()) + 1 + len(below.split(maxsplit=1)[0]) > width - 2


def _runs_on(row: str, below: str) -> bool:
    """Whether a line ends within a sentence that the line below goes on with; folded text has no capitals, so only a
    letter or a comma at its end shows it.
    """
    return row.rstrip()[-1:].isalpha() and below.lstrip()[:1].isalpha()


def lines(folded: str) -> list[tuple[int, int]]:
    """Ranges of the lines that hold anything but white space, trimmed."""
    found = []
    for match in re.finditer(r"[^\r\n\u2028\u2029\x0b\x0c]+", folded):
        left = match.group()
        start = match.start() + len(left) - len(left.lstrip())
        end = start + len(left.strip())
        if end > start:
            found.append((start, end))
    return found


def sentence_starts(page: Words, folded: str, abbreviations: frozenset[str] = frozenset()) -> list[int]:
    """Indices of the words that begin a sentence; lines always begin one.

    A full stop ends no sentence inside a number, after a single letter (د., J.), after one of the abbreviations or
    where the next word is glued to it; closing quotation marks and brackets go with the sentence they close.
    """
    starts, ends, texts = page
    found = [0] if texts else []
    size = len(texts)
    k = 0
    while k < size:
        word = texts[k]
        after = k + 1
        if word in _FINAL:
            while after < size and texts[after] in _FINAL:
                after += 1
            while after < size and texts[after] in _CLOSERS and starts[after] == ends[after - 1]:
                after += 1
            short = k > 0 and (texts[k - 1] in abbreviations or (len(texts[k - 1]) == 1 and texts[k - 1].isalpha()))
            initial = word == "." and short and after == k + 1
            glued = after < size and starts[after] == ends[after - 1]
            if after < size and not initial and not (glued and word == "."):
                found.append(after)
            k = after
            continue
        if after < size and "\n" in folded[ends[k] : starts[after]]:
            found.append(after)
        k = after
    return sorted(set(found))


def quotes(starts: list[int], texts: list[str], folded: str) -> list[Quote]:
    """Quotations in order; a quotation ends with its line at the latest (closed=False).

    Marks that keep no direction (") open and close by turns within their line.  A mark inside a word, as in the
    abbreviation of inches or Hebrew-style acronyms, opens nothing.
    """
    found: list[Quote] = []
    marks = [(starts[k], word) for k, word in enumerate(texts) if word in ("«", "»", '"', "''")]
    inner = _within(marks, folded)
    marks = [mark for mark in marks if mark[0] not in inner]
    ahead = _guillemets_ahead(marks)
    opened = -1
    closer = ""
    for (position, word), (later, closing) in zip(marks, ahead, strict=True):
        if opened >= 0 and ("\n" in folded[opened:position] or position - opened > _LONGEST_QUOTE):
            end = folded.find("\n", opened)
            found.append(Quote(opened, end if 0 <= end < position else min(position, opened + _LONGEST_QUOTE), False))
            opened = -1
        if opened < 0:
            if word in _PAIRS:
                opened, closer = position, _PAIRS[word]
        elif word == '"' and closer == "»" and closing and later - opened <= _LONGEST_QUOTE:
            if "\n" in folded[position:later]:  # else a quotation within one between « and »
                found.append(Quote(opened, position + 1))
                opened = -1
        elif word == closer or (word == "»" and closer == '"') or (word == '"' and closer == "»"):
            found.append(Quote(opened, position + len(word)))
            opened = -1
    if opened >= 0:
        end = folded.find("\n", opened)
        found.append(Quote(opened, end if end >= 0 else len(folded), False))
    return [quote for quote in found if quote.end - quote.start > 1]


def _within(marks: list[tuple[int, str]], folded: str) -> set[int]:
    """The straight marks of quotations within quotations, where the spaces around all marks of their line show it."""
    lines: list[list[int]] = []
    for position, word in marks:
        if word == '"':
            same = lines and "\n" not in folded[lines[-1][-1] : position]
            lines = lines if same else [*lines, []]
            lines[-1].append(position)
    return set().union(*(_nested(line, folded) for line in lines if len(line) > 3 and len(line) % 2 == 0))


def _nested(places: list[int], folded: str) -> set[int]:
    """The marks of one line that stand at the second depth; none where the marks do not pair off."""
    opened: list[int] = []
    inner: set[int] = set()
    for place in places:
        before, behind = folded[max(place - 2, 0) : place], folded[place + 1 : place + 2]
        clitic = before[-1:].isalpha() and not before[:1].isalnum()
        opens = behind.strip() and (not before[-1:].strip() or (clitic and behind.isalpha()))
        if opens or not opened:
            opened.append(place)
            continue
        start = opened.pop()
        if opened:
            inner |= {start, place}
    return set() if opened else inner


def _guillemets_ahead(marks: list[tuple[int, str]]) -> list[tuple[int, bool]]:
    """For each mark, where the next « or » behind it stands, and whether that one closes."""
    found, position, closing = [], -1, False
    for place, word in reversed(marks):
        found.append((position, closing))
        if word in "«»":
            position, closing = place, word == "»"
    return found[::-1]
