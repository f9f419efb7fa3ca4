"""What the learned tagger sees of each word: hashed letters, pack classes, quotation, the rules' own drafts.

Traits are short strings.  Words and their ends come in as numbers (a hash), so that no text stands in what is learned.
Two views: of a sentence, to find cues; and of the surroundings of one cue, to find its source and content.
"""

from bisect import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

from rawi.extract.classes import word_class
from rawi.extract.drafts import Draft, Range
from rawi.extract.mentions import COMMAS, Page

Lexical = tuple[str, str, str, str]  # hashed word, shape, hashed end, hashed beginning
_NONE: Lexical = ("", "", "", "")
_NEAR = (1, 2, 3, 4, 6, 9, 14, 22, 40)
_REACH = 60


@lru_cache(maxsize=1 << 16)
def _lexical(raw: str, folded: str) -> Lexical:
    shape = "Xx"
    if not folded[0].isalnum():
        shape = "p"
    elif folded[0].isdigit():
        shape = "d"
    elif raw.isupper() and len(raw) > 1:
        shape = "X"
    elif raw[0].islower() or raw[0].upper() == raw[0].lower():
        shape = "x"
    return _hashed(folded), shape, _hashed(folded[-3:]), _hashed(folded[:4])


def _hashed(text: str) -> str:
    return format(crc32(text.encode()) & 0xFFFFF, "x")


@dataclass(slots=True)
class Sight:
    """A page laid out for the tagger, one entry a word."""

    page: Page
    lexical: list[Lexical]
    classes: list[str]
    cues: list[str]
    quoted: list[str]
    roles: list[str]
    drafts: Sequence[Draft]


def sight(page: Page, drafts: Sequence[Draft]) -> Sight:
    """What the tagger sees of a page on which the rules have made some drafts."""
    size = len(page.texts)
    lead = page.back.start
    lexical = [
        _lexical(page.text[lead(a) : lead(b - 1) + 1], word)
        for a, b, word in zip(page.starts, page.ends, page.texts, strict=True)
    ]
    cues = [""] * size
    for hit in page.cues:
        cue = hit.entry.ref
        for k in range(hit.first, min(hit.last, size)):
            place = "B" if k == hit.first else "I"
            cues[k] = cues[k] or f"{place}{cue.sense}+{cue.kind}+{cue.strength}+{hit.entry.feature.partition('.')[0]}"
    classes = [word_class(page, k) for k in range(size)]
    quoted = ["q" if k in page.quoted else "-" for k in range(size)]
    return Sight(page, lexical, classes, cues, quoted, _roles(size, drafts), drafts)


def _roles(size: int, drafts: Sequence[Draft]) -> list[str]:
    """What the rules take each word for: C (content), Cb (its first word), S, Q (cue)."""
    roles = [""] * size
    for draft in drafts:
        for first, last in draft.content:
            for k in range(first, last):
                roles[k] = roles[k] or ("C" if k > first else "Cb")
    for draft in drafts:
        for k in range(*draft.source) if draft.source else ():
            roles[k] = "S"
        for k in range(*draft.cue):
            roles[k] = "Q"
    return roles


def of_sentence(seen: Sight, first: int, last: int) -> list[list[str]]:
    """The traits of the words [first, last), by which cues are found."""
    lexical = [_NONE, _NONE, *seen.lexical[first:last], _NONE, _NONE]
    classes = ["^", *seen.classes[first:last], "$", "$"]
    quoted = ["", *seen.quoted[first:last], ""]
    roles = ["", *seen.roles[first:last], ""]
    made = []
    for k in range(last - first):
        (ww, _, _, _), (w, s, e, _), (x, t, f, p), (y, u, g, _), (yy, v, _, _) = lexical[k : k + 5]
        b, c, d, dd = classes[k : k + 4]
        q = quoted[k] + quoted[k + 1] + quoted[k + 2]
        r = roles[k + 1]
        row = [
            "w" + x, "e" + f, "p" + p, "s" + t, "<" + w, ">" + y, "<<" + ww, ">>" + yy, f"{w}~{x}", f"{x}~~{y}",
            "e<" + e, "e>" + g, "s<" + s + t, "s>" + t + u, f"ss{s}{t}{u}{v}", "c" + c, f"c<{b}|{c}", f"c>{c}|{d}",
            f"c>>{c}|{d}|{dd}", "q" + q, "r" + r, f"rr{roles[k]}|{r}|{roles[k + 2]}", f"wc{x}|{d}", f"cw{b}|{x}",
            f"{ww}~{w}~~{x}",
        ]  # fmt: skip
        h = seen.cues[first + k]
        if h:
            row += ["h" + h, "h1" + h.partition("+")[0], f"h>{h}|{d}", f"h<{h}|{b}"]
        made.append(row)
    return made


def window(page: Page, cue: Range) -> Range:
    """How far source and content of a cue are looked for: its sentence and the ones beside it in the same line."""
    first, last = page.sentence(cue[0])
    begin, limit = page.line(cue[0])
    last = max(last, page.sentence(cue[1] - 1)[1])
    if first > begin:
        first = max(begin, page.sentence(first - 1)[0], first - _REACH)
    if last < limit:
        last = min(limit, page.sentence(last)[1], last + _REACH)
    return min(first, cue[0]), max(last, cue[1])


def beside(drafts: Iterable[Draft], cue: Range) -> Draft | None:
    """The rules' own draft of a cue: with the same words, else with a word in common."""
    met = [d for d in drafts if d.cue[0] < cue[1] and cue[0] < d.cue[1]]
    return next((d for d in met if d.cue == cue), met[0] if met else None)


def _drafted(draft: Draft | None) -> dict[int, str]:
    """What the rules take the words around a cue for."""
    found: dict[int, str] = {}
    if draft is not None:
        for first, last in draft.content:
            found |= dict.fromkeys(range(first, last), "C") | {first: "Cb"}
        if draft.source:
            found |= dict.fromkeys(range(*draft.source), "S") | {draft.source[0]: "Sb"}
    return found


def _between(seen: Sight, words: Iterable[int], others: frozenset[int]) -> dict[int, tuple[int, int, int, int]]:
    """What stands between the cue and each word: commas, other cues, complementizers, quotation marks."""
    commas = cues = that = marks = 0
    found = {}
    for k in words:
        found[k] = (min(commas, 3), min(cues, 2), min(that, 2), min(marks, 2))
        commas += seen.page.texts[k] in COMMAS
        cues += k in others
        that += seen.classes[k] == "complementizer"
        marks += seen.classes[k] == "quotation"
    return found


def of_cue(seen: Sight, cue: Range, cues: Sequence[Range]) -> tuple[int, list[list[str]]]:
    """The first word of a cue's window, and the traits of all its words, by which source and content are found."""
    first, last = window(seen.page, cue)
    draft = beside(seen.drafts, cue)
    others = frozenset(k for one in cues if one != cue for k in range(*one))
    between = _between(seen, range(cue[1], last), others) | _between(seen, range(cue[0] - 1, first - 1, -1), others)
    around = _Around(seen, cue, (first, last), _drafted(draft), "" if draft else "n")
    head = seen.lexical[cue[0]][0]
    made = []
    for k in range(first, last):
        if cue[0] <= k < cue[1]:
            made.append(["K", "K" + head])
            continue
        row = around.row(k, between[k])
        row += [f"o{j}" for j in (-1, 0, 1) if k + j in others]
        made.append(row)
    return first, made


@dataclass(slots=True)
class _Around:
    """One cue and its window."""

    seen: Sight
    cue: Range
    span: Range
    drafted: dict[int, str]
    missing: str

    def row(self, k: int, between: tuple[int, int, int, int]) -> list[str]:
        """The traits of one word; between: what stands between it and the cue."""
        seen, cue, (first, last) = self.seen, self.cue, self.span
        begin, limit = seen.page.sentence(cue[0])
        side = "L" if k < cue[0] else "R"
        near = bisect(_NEAR, cue[0] - k if side == "L" else k - cue[1] + 1)
        place = side + ("p" if k < begin else "s" if k < limit else "n")
        x, t, f, _ = seen.lexical[k]
        w, s, _, _ = seen.lexical[k - 1] if k > first else _NONE
        y, u, _, _ = seen.lexical[k + 1] if k + 1 < last else _NONE
        c = seen.classes[k]
        b = seen.classes[k - 1] if k > first else "^"
        d = seen.classes[k + 1] if k + 1 < last else "$"
        head, sense = seen.lexical[cue[0]][0], seen.cues[cue[0]].partition("+")[0]
        q = seen.quoted[k] + seen.quoted[cue[0]] + (seen.quoted[k - 1] if k > first else "")
        q += seen.quoted[k + 1] if k + 1 < last else ""
        r, r0, r2 = (self.drafted.get(j, self.missing) for j in (k, k - 1, k + 1))
        edge = f"{seen.classes[cue[0] - 1] if cue[0] > first else '^'}|{seen.classes[cue[1]] if cue[1] < last else '$'}"
        commas, _, _, marks = between
        found = [
            place, f"d{side}{near}", f"w{place}{x}", f"<{place}{w}", f">{place}{y}", f"{side}{w}~{x}", f"e{side}{f}",
            f"s{side}{s}{t}{u}", f"c{place}{c}", f"c<{side}{b}|{c}", f"c>{side}{c}|{d}", f"cc{side}{b}|{c}|{d}",
            f"cd{side}{near}{c}", f"h{side}{head}", f"hd{side}{head}{near}", f"hs{side}{sense}|{c}",
            f"hc{side}{head}|{c}|{b}", f"x{side}{between}", f"xc{side}{between}{c}", f"xh{side}{commas}{marks}|{sense}",
            f"q{side}{q}", f"k{side}{edge}|{near}", f"kc{side}{edge}|{c}", "r" + r, f"rr{r0}|{r}|{r2}",
            f"rc{r}|{place}{c}", f"rd{r}|{r2}{d}|{y}",
        ]  # fmt: skip
        if k in (begin, limit - 1):
            found.append(f"edge{side}{k == begin}")
        if "s" not in place:
            found.append(f"out{place}{seen.quoted[k]}{seen.quoted[cue[0]]}")
        return found
