"""The page: a document's words with what the lexicon says of each, its sentences and quotations.

Everything later steps ask of the text is here: tags of closed-class words, names, cues, who covers which word.
Positions are words (indices); `Page.span` leads back to code points of the document.
"""

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from rawi.packs.compile import GUESSING, Hit, Lexicon, bit, guesses
from rawi.text.normalize import fold, fold_key
from rawi.text.offsets import OffsetMap
from rawi.text.segment import Quote, links, quotes, sentence_starts, unwrap, words
from rawi.types import Span

NAMES = frozenset(("title", "anonymous", "modifier", "group", "pronoun", "document", "honorific",
                   "actor", "country", "nisba", "capital"))  # fmt: skip
SPEAKERS = frozenset(("title", "anonymous", "group", "pronoun", "document", "actor", "country", "capital", "nisba"))
COMMAS = frozenset("،,;؛")
OPENERS = frozenset(('"', "«", "''"))
CLOSERS = frozenset(('"', "»", "''"))
_LONGEST = 400  # words; one sentence in ten thousand of the news is longer, and those are lists
MARKS = frozenset(("''",)) | frozenset("،,;؛:.!?؟…«»\"'()[]{}|/\\*-_=+<>~^&%$•●▪")


@dataclass(slots=True)
class Page:
    """A document made ready for reading; built once by `scan`.

    syntax: the pack's settings of word order.  verb_first: a verb's subject and content follow it, with phrases between
    (Arabic).  verb_last: a clause begins with its subject and ends with its verb (Persian).  cased: the script has
    capitals, which mark names (English).
    """

    text: str
    folded: str
    back: OffsetMap
    lexicon: Lexicon
    scheme: str
    publisher: str
    starts: list[int]
    ends: list[int]
    texts: list[str]
    tags: list[int] = field(default_factory=list)
    cut: list[int] = field(default_factory=list)
    clitic: list[str] = field(default_factory=list)
    names: dict[int, list[Hit]] = field(default_factory=dict)
    cover: dict[int, Hit] = field(default_factory=dict)
    cues: list[Hit] = field(default_factory=list)
    cue_at: dict[int, Hit] = field(default_factory=dict)
    features: dict[int, set[str]] = field(default_factory=dict)
    frames: list[Hit] = field(default_factory=list)
    frame_starts: list[int] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)
    splits: list[int] = field(default_factory=list)
    lines: list[tuple[int, int]] = field(default_factory=list)
    quotes: list[tuple[int, int, Quote]] = field(default_factory=list)
    quoted: dict[int, int] = field(default_factory=dict)
    muted: set[int] = field(default_factory=set)
    gaps: set[int] = field(default_factory=set)
    guesses: set[int] = field(default_factory=set)
    syntax: dict[str, Any] = field(init=False)
    verb_first: bool = field(init=False)
    verb_last: bool = field(init=False)
    cased: bool = field(init=False)

    def __post_init__(self) -> None:
        self.syntax = self.lexicon.settings["syntax"]
        self.verb_first = self.syntax.get("complement") == "across"
        self.verb_last = self.syntax["subject"] == ["initial"]
        self.cased = bool(self.syntax.get("cased", False))

    def span(self, first: int, last: int, *, clitics: bool = False) -> Span:
        """The document span of the words [first, last); a leading clitic is left out unless asked for."""
        start = self.starts[first] + (0 if clitics else self.cut[first])
        return self.back.span(start, self.ends[last - 1])

    def has(self, k: int, tag: int) -> bool:
        """Whether word k carries a tag."""
        return 0 <= k < len(self.texts) and bool(self.tags[k] & tag)

    def governed(self, k: int) -> bool:
        """Whether a preposition is written in one word with word k."""
        return bool(self.clitic[k]) and self.clitic[k][-1] in self.lexicon.settings["clitics"].get("prepositions", ())

    def ends_in(self, k: int, form: str) -> bool:
        """Whether word k has one of the pack's typical endings of a verb form (syntax.endings)."""
        endings = [fold_key(e) for e in self.syntax.get("endings", {}).get(form, ())]
        word = self.texts[k] if 0 <= k < len(self.texts) else ""
        return any(word.endswith(e) and len(word) > len(e) + 2 for e in endings)

    def capital(self, k: int) -> bool:
        """Whether the document writes word k with a capital letter."""
        return self.text[self.back.start(self.starts[k])].isupper()

    def hyphened(self, k: int) -> bool:
        """Whether word k is part of a compound written with hyphens: 57-year-old."""
        if not self.cased:
            return False
        left = k > 1 and self.texts[k - 1] == "-" and self.starts[k] == self.ends[k - 1] == self.ends[k - 2] + 1
        size = len(self.texts)
        right = k + 2 < size and self.texts[k + 1] == "-" and self.starts[k + 2] == self.ends[k] + 1
        return (left and self._hyphen(k - 1)) or (right and self._hyphen(k + 1))

    def _hyphen(self, k: int) -> bool:
        """Whether the dash at word k is a hyphen, as the document writes it."""
        return self.text[self.back.start(self.starts[k])] in "-\u2010\u2011"

    def framed(self, first: int, last: int) -> list[Hit]:
        """The words of contact that begin in [first, last), in order."""
        begins = self.frame_starts
        return self.frames[bisect_left(begins, first) : bisect_left(begins, last)]

    def sentence(self, k: int) -> tuple[int, int]:
        """The sentence [first, last) that holds word k."""
        return self.sentences[bisect_right(self.sentences, (k, len(self.texts) + 1)) - 1]

    def line(self, k: int) -> tuple[int, int]:
        """The line [first, last) that holds word k."""
        return self.lines[bisect_right(self.lines, (k, len(self.texts) + 1)) - 1]

    def quote(self, k: int) -> tuple[int, int, Quote] | None:
        """The quotation that covers word k."""
        found = self.quoted.get(k)
        return None if found is None else self.quotes[found]

    def had(self, k: int) -> bool:
        """Whether word k is an auxiliary that puts its subject before the verb (syntax.had)."""
        return self.word(k) in {fold_key(form) for form in self.syntax.get("had", ())}

    def pieces(self, first: int, last: int) -> list[tuple[int, int]]:
        """The words [first, last) cut at sentence ends."""
        cuts = [s for s in self.splits[bisect_right(self.splits, first) : bisect_left(self.splits, last)] if s < last]
        if self.gaps:
            cuts = sorted({*cuts, *(g for g in self.gaps if first < g < last)})
        edges = [first, *cuts, last]
        return [(a, b) for a, b in itertools.pairwise(edges) if b > a]

    def word(self, k: int) -> str:
        """The folded word k without its clitics."""
        return self.texts[k][self.cut[k] :]


def _sentences(page: Page) -> None:
    """Sentences that never cut a closed quotation; the cuts inside quotations stay in `splits`."""
    if not page.texts:
        return
    short = frozenset(page.syntax.get("abbreviations", ()))
    begins = sentence_starts((page.starts, page.ends, page.texts), page.folded, short)
    if page.cased:
        begins = sorted({*(k for k in begins if not _goes_on(page, k)), *_datelines(page)})
    found = quotes(page.starts, page.texts, page.folded)
    for number, quote in enumerate(found):
        first = bisect_left(page.starts, quote.start)
        last = bisect_left(page.starts, quote.end)
        page.quotes.append((first, last, quote))
        for k in range(first, last):
            page.quoted[k] = number
    size = len(page.texts)
    page.splits = begins[1:]
    outer = []
    for k in begins:
        holder = page.quote(k)
        if holder is None or holder[0] == k or not holder[2].closed:
            outer.append(k)
    page.sentences = [piece for a, b in itertools.pairwise([*outer, size]) for piece in _bounded(page, a, b)]
    edges = [0] if size else []
    edges += [k for k in range(1, size) if "\n" in page.folded[page.ends[k - 1] : page.starts[k]]]
    page.lines = list(zip(edges, [*edges[1:], size], strict=True))


def _bounded(page: Page, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The sentence; one without end is cut, after a comma if there is one: what reads it may look at all of it."""
    while last - first > _LONGEST:
        cuts = (k + 1 for k in range(first + _LONGEST - 1, first + _LONGEST // 2, -1) if page.texts[k] in COMMAS)
        cut = next(cuts, first + _LONGEST)
        yield first, cut
        first = cut
    if last > first:
        yield first, last


_DATELINE = 8  # words


def _datelines(page: Page) -> Iterator[int]:
    """The first words behind the place a report is sent from, at the head of a line: “TOWN - The port is open.”"""
    size = len(page.texts)
    for k in range(size):
        if k and "\n" not in page.folded[page.ends[k - 1] : page.starts[k]]:
            continue
        j = k
        while j < min(k + _DATELINE, size - 1) and (page.texts[j] in "(),./" or _capitals(page, j, whole=j == k)):
            j += 1
        behind = j
        while behind < size - 1 and page.texts[behind] in "-_":
            behind += 1
        apart = page.starts[behind] > page.ends[behind - 1] or (j > k and page.starts[j] > page.ends[j - 1])
        if k < j < behind and apart and page.texts[j - 1] != ",":
            yield behind


def _capitals(page: Page, k: int, *, whole: bool) -> bool:
    """Whether the document writes word k in capitals, or with one where that is enough."""
    word = page.text[page.back.start(page.starts[k]) : page.back.start(page.ends[k] - 1) + 1]
    return word[:1].isalpha() and (word.isupper() and len(word) > 2 if whole else word[:1].isupper())


def _goes_on(page: Page, k: int) -> bool:
    """Whether a sentence seems to end before word k with a quotation or bracket, but goes on in small letters."""
    if k == 0 or page.texts[k - 1] not in CLOSERS | {")"} or "\n" in page.folded[page.ends[k - 1] : page.starts[k]]:
        return False
    return page.text[page.back.start(page.starts[k])].islower()


def _tag(page: Page, hits: list[Hit]) -> None:
    """Tags of closed-class words; where a longer phrase stands, its class replaces those of its words."""
    size = len(page.texts)
    page.tags, page.cut, page.clitic = [0] * size, [0] * size, [""] * size
    longest = [0] * size
    aloof: list[Hit] = []
    whole = {hit.first for hit in hits if not hit.clitic and hit.entry.category in ("words", "cue")}
    for hit in hits:
        if (
            hit.entry.category != "words"
            or (hit.clitic and hit.first in whole)
            or (hit.entry.ref == "auxiliary" and _numbered(page, hit.last))
        ):
            continue
        if hit.entry.ref in GUESSING:
            aloof.append(hit)
            continue
        length = hit.last - hit.first
        skip = hit.start - page.starts[hit.first]
        mask = bit(hit.entry.ref)
        for k in range(hit.first, hit.last):
            if length > longest[k]:
                page.tags[k], longest[k] = mask, length
            elif length == longest[k]:
                page.tags[k] |= mask
        if skip and not page.cut[hit.first]:
            page.cut[hit.first], page.clitic[hit.first] = skip, hit.clitic
    page.guesses = {k for a, b in guesses(page.lexicon, aloof, page.texts) for k in range(a, b)}


def _governed_words(page: Page) -> None:
    """Cut a preposition off unknown words that have it and the article: “by (the) fraud”; names keep theirs."""
    clitics = page.lexicon.settings["clitics"]
    joined = tuple(fold_key(c + clitics.get("article", "")) for c in clitics.get("prepositions", ()))
    for k, word in enumerate(page.texts):
        if word.startswith(joined) and len(word) > _SHORT and not (page.tags[k] or page.clitic[k] or k in page.names):
            page.cut[k], page.clitic[k] = 1, word[0]


_SHORT = 5  # letters; shorter words may be roots of their own


def _numbered(page: Page, k: int) -> bool:
    """Whether a number follows: “May 8” is no auxiliary."""
    return k < len(page.texts) and page.texts[k].isdigit()


_COMPANY = ("outlet_head", "org_head", "demonstrative", "medium")


_REPORTING = frozenset(("report", "relay", "quote"))


def _accompanied(page: Page, hit: Hit, reporting: set[int]) -> bool:
    """Whether a form that is also an ordinary word stands in the company that makes it a name.

    Shared surnames pass: who they mean is decided with the rest of the text.  reporting: where verbs of reporting
    stand, before which a capital gives an outlet away.
    """
    ref = hit.entry.ref
    kind = getattr(ref, "kind", "")
    if kind == "person":
        return True
    if page.cased and hit.last in reporting and kind == "outlet" and page.capital(hit.first):
        return True
    texts, before, after = page.texts, hit.first - 1, hit.last
    headed = any(page.has(before, bit(tag)) for tag in _COMPANY)
    quoted = before >= 0 and texts[before] in OPENERS and after < len(texts) and texts[after] in '»"'
    opens = before < 0 or texts[before] in MARKS or "\n" in page.folded[page.ends[before] : page.starts[hit.first]]
    heading = after < len(texts) and texts[after] == ":" and opens
    return headed or quoted or heading


def _name(page: Page, hits: list[Hit]) -> None:
    """Names by first word, longest first, and the longest name over each word."""
    void = {k: h for h in hits if h.entry.category == "void" for k in range(h.first, h.last)}
    reporting = {h.first for h in hits if h.entry.category == "cue" and h.entry.ref.sense in _REPORTING}
    for hit in hits:
        entry = hit.entry
        if entry.category not in NAMES or (
            entry.cased and entry.cased != page.text[page.back.start(hit.start) :][: len(entry.cased)]
        ):
            continue
        longer = void.get(hit.first)
        if longer is not None and longer.last - longer.first > hit.last - hit.first:
            continue
        if not entry.uncertain or _accompanied(page, hit, reporting):
            page.names.setdefault(hit.first, []).append(hit)
    for found in page.names.values():
        found.sort(key=lambda h: (h.first - h.last, len(h.clitic), not h.entry.cased))
        best = found[0]
        for k in range(best.first, best.last):
            old = page.cover.get(k)
            if old is None or best.last - best.first > old.last - old.first:
                page.cover[k] = best
        if best.clitic and page.cover.get(best.first) is best:
            page.cut[best.first], page.clitic[best.first] = best.start - page.starts[best.first], best.clitic


_FUNCTION = (
    bit("preposition") | bit("adverb") | bit("subordinator") | bit("question") | bit("time") | bit("also_verb")
    | bit("relative") | bit("demonstrative") | bit("auxiliary") | bit("quantifier")
)  # fmt: skip


def _fits(page: Page, hit: Hit) -> bool:
    """Whether a form that needs an auxiliary before it has one: “has said”, “was told” (syntax.needs)."""
    if page.verb_first and hit.entry.ref.tail and not _completed(page, hit):
        return False
    needed = page.syntax.get("needs", {}).get(hit.entry.feature)
    if not needed:
        return True
    k = hit.first - 1
    while k >= 0 and page.tags[k] & (bit("adverb") | bit("negator")) and page.texts[k] not in needed:
        k -= 1
    return k >= 0 and page.texts[k] in needed


_FAR = 24  # words


def _completed(page: Page, hit: Hit) -> bool:
    """Whether one of the words that complete a verb (its tail) follows in its clause, two words behind it at least.

    “held NAME responsible”; “bore the responsibility” names nobody else.
    """
    tail = {fold_key(word) for word in hit.entry.ref.tail}
    for k in range(hit.last, min(len(page.texts), hit.last + _FAR)):
        if page.tags[k] & bit("complementizer") or page.texts[k] in ".:":
            return False
        if page.texts[k] in tail:
            return k > hit.last
    return False


def _governed(page: Page, hit: Hit) -> bool:
    """Whether a reading as a finite verb puts a preposition on it, which no verb takes: the word is another one."""
    clitics = page.lexicon.settings["clitics"].get("prepositions", ())
    finite = not hit.entry.feature.startswith(("participle", "gerund", "noun"))
    return finite and bool(hit.clitic) and hit.clitic[-1] in clitics


def _feminine(page: Page, hit: Hit) -> bool:
    """Whether a reading with a pronoun stands on a word that ends in the feminine letter instead, which folds alike."""
    letter = page.syntax.get("agreement", {}).get("feminine", "")
    owned = hit.entry.feature.endswith((".obj", ".poss"))
    return bool(letter) and owned and page.text[page.back.start(page.ends[hit.last - 1] - 1)] == letter


def _cue(page: Page, hits: list[Hit]) -> None:
    """Cues without those that lie inside longer cues or inside longer names."""
    taken: dict[int, Hit] = {}
    counted = (h for h in hits if h.entry.category == "cue" and h.entry.ref.scheme in ("", page.scheme))
    counted = (h for h in counted if _fits(page, h))
    found = sorted(counted, key=lambda h: (h.first - h.last, len(h.clitic), h.first))
    for hit in found:
        rivals = [taken.get(k) for k in range(hit.first, hit.last)]
        if any(r is not None and (r.first, r.last) != (hit.first, hit.last) for r in rivals):
            continue
        rival = rivals[0]
        if hit.clitic and rival is not None and not rival.clitic and rival.entry.ref.kind != "verb":
            continue
        if (hit.entry.ref.kind == "verb" and _governed(page, hit)) or _feminine(page, hit):
            continue
        name = page.cover.get(hit.first)
        if name is not None and name.last - name.first > hit.last - hit.first:
            continue
        following = page.cover.get(hit.last)
        pair = [h.entry.category for h in (name, following) if h is not None]
        if pair == ["modifier", "anonymous"]:  # “informed sources” inform nobody here
            continue
        if (
            hit.last - hit.first == 1
            and page.tags[hit.first] & _FUNCTION
            and hit.entry.ref.kind == "verb"
            and not hit.entry.ref.head
        ):
            continue
        if rivals[0] is None:
            for k in range(hit.first, hit.last):
                taken[k] = hit
        page.cues.append(hit)
    void = {k for h in hits if h.entry.category == "words" and h.entry.ref == "void" for k in range(h.first, h.last)}
    page.cues = [h for h in page.cues if h.first not in void and not page.hyphened(h.first)]
    page.cues.sort(key=lambda h: (h.first, h.last))
    for hit in page.cues:
        page.features.setdefault(hit.first, set()).add(hit.entry.feature)
        page.cue_at.setdefault(hit.first, hit)
        if page.cue_at[hit.first].clitic and hit.clitic and not page.cut[hit.first]:
            page.cut[hit.first], page.clitic[hit.first] = hit.start - page.starts[hit.first], hit.clitic


def scan(text: str, lexicon: Lexicon, noise: tuple[Span, ...] = (), scheme: str = "", publisher: str = "") -> Page:
    """A document's text as a page; words inside noise are muted: no cue there counts.

    publisher: canonical name of the outlet whose text this is, "" when not stated.
    scheme: "" for Rawi's own, "polnear" to count intentions and mental states as well.
    """
    folded, back = fold(text)
    folded = unwrap(folded)
    skipped = links(folded)
    starts, ends, texts = words(folded, skipped)
    page = Page(text, folded, back, lexicon, scheme, publisher, starts, ends, texts)
    hits = lexicon.hits(starts, ends, texts)
    _tag(page, hits)
    _name(page, hits)
    _cue(page, hits)
    if page.verb_first:
        _governed_words(page)
    page.gaps = {bisect_left(starts, a) for a, _ in skipped}
    page.frames = [h for h in hits if h.entry.category == "frame"]
    page.frame_starts = [h.first for h in page.frames]
    _sentences(page)
    for span in noise:
        first = bisect_left(starts, back.derived(span.start))
        last = bisect_left(starts, back.derived(span.end))
        page.muted.update(range(first, last))
    return page
