"""Attributions that run over lines: headers “NAME:” above a post, quotations that go on in the next sentence or
line.
"""

from rawi.extract.content import lines_below
from rawi.extract.drafts import Draft, Range, clause_start, joined, named_end, pieces
from rawi.extract.headers import header
from rawi.extract.mentions import COMMAS, MARKS, OPENERS, SPEAKERS, Page
from rawi.extract.openings import handed_over
from rawi.extract.source_first import preceding
from rawi.extract.source_medial import heading
from rawi.extract.sources import ADVERB, HEADS, PREPOSITION, TIME, extend
from rawi.packs.compile import bit
from rawi.packs.latin import is_name_word
from rawi.text.normalize import fold_key


def headers(page: Page, drafts: list[Draft]) -> list[Draft]:
    """Drafts for speakers who stand before a colon at the head of a line and have no cue verb of their own."""
    taken = {k for d in drafts for k in range(*d.cue)}
    ends = {d.content[0][0] for d in drafts if d.complement == "colon"}
    found = []
    for line in page.lines:
        if line[0] in page.muted:
            continue
        draft = header(page, line)
        if draft is not None and (_is_publisher(page, draft) or _headline_between(page, line)):
            continue
        if draft is not None and draft.cue[0] not in taken and draft.cue[1] not in ends:
            found.append(draft)
    amounts = {id(d) for d in _table(page, found)}
    found = [d for d in found if id(d) not in amounts]
    turns = _turns(page, found) if page.cased else set()
    for draft in found:
        if id(draft) not in turns:
            _run_on(page, draft, drafts + found)
    for draft in drafts:
        if draft.complement == "colon" and draft.source is not None:
            _post(page, draft, drafts + found)
    if page.cased:
        told = {first - 1 for d in drafts + found for first, _ in d.content if first}
        found += handed_over(page, taken | told | {d.cue[0] for d in found})
    return [d for d in found if d.content]


def _headline_between(page: Page, line: Range) -> bool:
    """Whether a line is the headline of another story between the paragraphs of an article (verb first).

    Short and without a full stop, where nearly all other lines have one.
    """
    if not page.verb_first or len(page.texts) <= _POST // 2 or line[1] - line[0] > _HEADLINE or page.lines[0] == line:
        return False
    told = [x for x in page.lines if any(page.texts[k][0].isalpha() for k in range(*x))]
    if line in told[:2] or line == told[-1] or _stopped(page, line):
        return False
    return sum(_stopped(page, x) for x in told) >= _MOST * len(told)


_HEADLINE, _MOST = 18, 0.7


def _stopped(page: Page, line: Range) -> bool:
    return page.texts[line[1] - 1] in _STOPS


_STOPS = frozenset('.!؟?…:"»')


def _table(page: Page, found: list[Draft]) -> list[Draft]:
    """Headers that are rows of a table of amounts: three or more lines on end, each with a few words and a number."""
    rows: list[Draft] = []
    run: list[Draft] = []
    for draft in [*found, None]:
        if draft is not None and _amount(page, draft) and (not run or draft.cue[0] <= page.line(run[-1].cue[0])[1] + 8):
            run.append(draft)
            continue
        rows += run if len(run) >= 3 else []
        run = [draft] if draft is not None and _amount(page, draft) else []
    return rows


def _amount(page: Page, draft: Draft) -> bool:
    first, last = draft.cue[1], page.line(draft.cue[0])[1]
    return 0 < last - first <= 12 and any(page.texts[k][0].isdigit() for k in range(first, min(first + 3, last)))


_HEAD = 8  # words
_LEAST = 2  # speakers' turns in a transcript
_POST = 260  # words; longer texts are articles, whose headline speaks for itself


def _post(page: Page, draft: Draft, drafts: list[Draft]) -> None:
    """In a short post the lines below a speaker's headline go on with the same speech, until somebody else is cited.

    Below other lines only a list goes on, each of its lines behind a bullet.
    """
    heads = [line for line in page.lines if any(page.texts[k][0].isalpha() for k in range(*line))]
    if len(page.texts) > _POST or not heads or not draft.content:
        return
    headline = draft.rule == "header" and heads[0][0] <= draft.cue[0] < heads[0][1]
    cited = {page.line(d.cue[0])[0] for d in drafts if d is not draft and not _within(page, d)}
    end = draft.content[-1][1]
    below = [line for line in heads if line[0] >= end and line[0] not in page.muted]
    ended = all(page.texts[k] in MARKS for k in range(end, page.line(end - 1)[1]))
    if any(line[0] in cited for line in below) or not (headline or ended):
        return
    if not headline and not all(_bullet(page, line) for line in below):
        return
    for first, last in below:
        draft.content += pieces(page, first, last, "colon")


def _within(page: Page, draft: Draft) -> bool:
    """Whether an attribution may stand inside what somebody says: of nobody named, of “me”, of “them” (verb last)."""
    if draft.source is None:
        return True
    known = page.cover.get(draft.source[0])
    told = known is not None and known.entry.category == "pronoun"
    return page.verb_last and told and known is not None and known.entry.ref.person.startswith(("1", "3p"))


def _bullet(page: Page, line: Range) -> bool:
    """Whether a line begins with a symbol, or stands below a line that is only a symbol."""
    first = line[0]
    if not page.texts[first][0].isalnum():
        return page.texts[first] not in OPENERS
    return first > 0 and not any(page.texts[k][0].isalnum() for k in range(page.line(first - 1)[0], first))


def _turns(page: Page, found: list[Draft]) -> set[int]:
    """In a transcript each speaker, written in capitals, goes on over the lines below, up to the next one or a question
    (syntax.asks, which stands alone at the head of its line).

    One alone only shows a transcript where it is an office (“THE MAYOR: …”); a place before a colon is none.
    """
    spoken = {page.line(d.cue[0])[0]: d for d in found if d.source is not None and _loud(page, *d.source)}
    entitled = any(page.texts[d.source[0]] in page.syntax["definite"] for d in spoken.values() if d.source)
    if len(spoken) < _LEAST and not entitled:
        return set()
    turn: Draft | None = None
    for first, last in page.lines:
        asked = page.texts[first] in page.syntax["asks"] and page.starts[first + 1] > page.ends[first] + 1
        colon = next((k for k in range(first, min(last, first + _HEAD)) if page.texts[k] == ":"), last)
        if first in spoken:
            turn = spoken[first]
        elif asked or first in page.muted or _loud(page, first, colon):
            turn = None
        elif turn is not None and page.texts[first] != "(":
            turn.content += pieces(page, first, last, "colon")
    return {id(draft) for draft in spoken.values()}


def _loud(page: Page, first: int, last: int) -> bool:
    """Whether the document writes all of a phrase in capitals."""
    span = page.span(first, last)
    return page.text[span.start : span.end].isupper()


def _run_on(page: Page, draft: Draft, drafts: list[Draft]) -> None:
    """A header with nothing behind its colon takes the lines below."""
    if draft.content:
        _post(page, draft, drafts)
        return
    for first, last in lines_below(page, draft.cue[0]):
        draft.content += pieces(page, first, last, "colon")


_NEAR = 10  # words between a text and the verb of what it says
_OPENING = ADVERB | TIME | bit("contrast") | bit("subordinator") | bit("coordinator")


def _subjects(page: Page, drafts: list[Draft]) -> None:
    """A participle's speaker is the subject of its sentence (English): “Pointing to the storm, NAME said …”, “NAME met
    the crew, saying …”.
    """
    spoken = [d for d in drafts if d.source is not None and d.rule != "noun"]
    for draft in drafts:
        if draft.rule != "participle" or draft.source is not None:
            continue
        (begin, limit), cue = draft.sentence, draft.cue[0]
        here = [d for d in spoken if begin <= d.cue[0] < limit]
        if all(page.texts[k] in MARKS for k in range(begin, cue)):
            near = next((d for d in here if d.cue[0] > cue), None)
            draft.implied = near.source if near is not None else heading(page, draft.content[-1][1] + 1, limit)
        elif not any(d.cue[0] < cue for d in here):
            draft.implied = heading(page, begin, cue)
        if draft.implied is not None and not _someone(page, *draft.implied):
            draft.implied = None


def _someone(page: Page, first: int, last: int) -> bool:
    """Whether a phrase names or describes somebody who may speak."""
    known = any((hit := page.cover.get(k)) is not None and hit.entry.category in SPEAKERS for k in range(first, last))
    known = known or page.has(last - 1, HEADS)  # “The bank raised its forecast, saying …”
    return known or (1 < last - first <= 4 and all(page.capital(k) and not page.tags[k] for k in range(first, last)))


def go_on(page: Page, drafts: list[Draft]) -> None:
    """A verb joined to a clause about somebody's act has that one as its subject: “NAME took a hard line and said …”.

    In a language whose verb comes first; only where the sentence names no speaker before.
    """
    if page.cased:
        _subjects(page, drafts)
    if not page.verb_first:
        return
    _who_was_cited(page, drafts)
    first: dict[int, int] = {}  # where a sentence begins → its first cue with a source, or with one that goes on
    for draft in drafts:
        if draft.source is not None or draft.rule == "verb.pro-drop":
            first[draft.sentence[0]] = min(draft.cue[0], first.get(draft.sentence[0], draft.cue[0]))
    for draft in drafts:
        begin, cue = draft.sentence[0], draft.cue[0]
        if draft.source is not None or first.get(begin, cue) < cue:
            continue
        if draft.rule == "verb.pro-drop" and joined(page, cue):
            draft.implied = _actor(page, begin, cue) or preceding(page, cue, clause_start(page, begin, cue))
        elif draft.rule == "participle" or (draft.rule == "verb.pro-drop" and _later(page, cue)):
            draft.implied = _author(page, begin, cue) or _actor(page, begin, cue)


def _later(page: Page, cue: int) -> bool:
    """Whether a bare verb stands in a clause of time or about a text: “after he warned of …”, “a letter he said in”."""
    after = page.has(cue - 1, bit("subordinator")) and not page.clitic[cue - 1]
    return after or page.has(page.cue_at[cue].last, bit("resumptive"))


def _author(page: Page, begin: int, cue: int) -> Range | None:
    """Whose text a clause is about: “a letter of NAME in which she says …”, “NAME's speech, in which he said …”."""
    taken_up = page.cue_at[cue].last
    if not page.has(taken_up, bit("resumptive")):
        return None
    feminine = (page.syntax["agreement"]["feminine"], *page.syntax.get("thing_plurals", ()))
    hers = page.texts[taken_up].endswith(tuple(page.syntax.get("common_endings", ())))
    for k in range(cue - 2, max(begin, cue - _NEAR) - 1, -1):
        if not _text(page, k) or page.word(k).endswith(tuple(fold_key(end) for end in feminine)) != hers:
            continue
        first = k + 1
        _governed(page, first)
        if not (_names(page, first) or page.has(first, bit("org_head"))):
            return None
        last = max(named_end(page, first, extend(page, first, cue)), first + 1)
        while last < cue and not page.tags[last] and last not in page.names and _of_name(page, last):
            last += 1
        return first, last
    return None


def _of_name(page: Page, k: int) -> bool:
    """Whether word k may go on a name: a word of names, or one with the article, as surnames have it."""
    article = page.lexicon.settings["clitics"].get("article", "")
    return is_name_word(page.texts[k], page.lexicon.language) or (bool(article) and page.texts[k].startswith(article))


def _governed(page: Page, k: int) -> None:
    """Cut a preposition off a name no pack knows."""
    word, clitics = page.texts[k], page.lexicon.settings["clitics"].get("prepositions", ())
    unknown = k not in page.names and not page.tags[k] and not page.clitic[k]
    named = any(is_name_word(w, page.lexicon.language) for w in (word[1:], *page.texts[k + 1 : k + 2]))
    if unknown and word[0] in clitics and named:
        page.cut[k], page.clitic[k] = 1, word[0]


def _names(page: Page, k: int) -> bool:
    """Whether word k names somebody: known by the packs, or by a name as people bear it."""
    hits = page.names.get(k)
    if hits is not None:
        return hits[0].entry.category in ("actor", "title")
    named = any(is_name_word(w, page.lexicon.language) for w in (page.word(k), *page.texts[k + 1 : k + 2]))
    return named and not page.tags[k]


def _who_was_cited(page: Page, drafts: list[Draft]) -> None:
    """A relative clause right behind a source is about that one: “…, according to NAME, who added that …”."""
    ends = {d.source[1]: d.source for d in drafts if d.source is not None and d.rule != "verb.relative"}
    for draft in drafts:
        k = draft.cue[0] - 1
        while k > 0 and page.tags[k] & (ADVERB | bit("auxiliary")):
            k -= 1
        if draft.rule not in ("verb.pro-drop", "verb.relative") or not page.has(k, bit("relative")):
            continue
        source = ends.get(k) or (ends.get(k - 1) if page.texts[k - 1] in COMMAS else None)
        if source is not None and (draft.source is None or source[0] < draft.source[0]):
            draft.source, draft.rule = source, "verb.relative"


def _actor(page: Page, begin: int, end: int) -> Range | None:
    """The subject of the clause that opens the words [begin, end): the name that opens it, or right behind its verb."""
    k = begin
    while k < end and (page.texts[k] in MARKS or page.tags[k] & _OPENING):
        k += 1
    auxiliary = next((j for j in range(k + 2, min(k + 7, end)) if page.has(j, bit("auxiliary"))), 0)
    between = range(k + 1, auxiliary)
    if auxiliary and page.had(k) and not any(page.tags[j] & PREPOSITION or _text(page, j) for j in between):
        return k + 1, auxiliary  # “had NAME already sent …”
    for first in range(k, min(k + 4, end)):
        hits = page.names.get(first)
        if first == k + 1 and not page.governed(first) and k not in page.cover and _subject(page, first):
            last = extend(page, first, end)
            text = next((j for j in range(first + 1, last) if _text(page, j)), last)  # “NAME issued a statement”
            return first, text
        if hits and hits[0].entry.category in ("actor", "title") and not page.governed(first):
            return first, max(named_end(page, first, extend(page, first, end)), hits[0].last)
        if first in page.cover or page.tags[first] & PREPOSITION:
            return None
    return None


def _text(page: Page, k: int) -> bool:
    """Whether a text or a medium is named at word k."""
    known = page.cover.get(k)
    return page.has(k, bit("medium")) or (known is not None and known.entry.category == "document")


def _subject(page: Page, k: int) -> bool:
    """Whether the word right behind a verb names its subject: a state, a body, a name no pack knows."""
    hits = page.names.get(k)
    state = hits is not None and hits[0].entry.category in ("country", "capital", "anonymous")
    name = k not in page.cover and not page.tags[k] and is_name_word(page.texts[k], page.lexicon.language)
    return state or name or page.has(k, bit("org_head"))


def carry_on(page: Page, drafts: list[Draft]) -> None:
    """Quotations without a cue of their own go on with the attribution before them, in the same line or the next."""
    covered = {k for d in drafts for a, b in d.content for k in range(a, b)}
    for first, last, _quote in page.quotes:
        if first in covered or first in page.muted or last - first < 5:
            continue
        begin = page.sentence(first)[0]
        if not all(page.texts[k] in MARKS and page.texts[k] not in OPENERS for k in range(begin, first)):
            continue
        before: Draft | None = None
        for draft in drafts:
            if page.cased and draft.complement not in ("quote", "colon", "left", "aside"):
                continue
            end = max([draft.cue[1], *(b for _, b in draft.content)])
            if end <= first and (before is None or end > max([before.cue[1], *(b for _, b in before.content)])):
                before = draft
        if (
            before is None
            or not _adjacent(page, before, first)
            or before.complement not in ("quote", "colon", "left", "aside")
        ):
            continue
        if any(k in page.cue_at for k in range(last, min(last + 4, page.sentence(first)[1]))):
            continue
        before.content += pieces(page, first, last, "quote")


def _adjacent(page: Page, draft: Draft, first: int) -> bool:
    """Whether a quotation goes on directly behind an attribution: in the next sentence of its line, or in the next
    line.
    """
    if draft.complement not in ("quote", "left", "colon", "aside"):
        return False
    last: Range = max([draft.cue, *draft.content, *([draft.source] if draft.source else [])], key=lambda r: r[1])
    begin = page.sentence(first)[0]
    follows = begin > 0 and page.sentence(begin - 1)[0] <= last[1] - 1
    same_line = page.line(first) == page.line(draft.cue[0])
    return follows and (same_line or all(page.texts[k] in MARKS for k in range(last[1], first)))


def _is_publisher(page: Page, draft: Draft) -> bool:
    """Whether a header only names the outlet whose text this is."""
    first, last = draft.source or (0, 0)
    named = [page.cover[k].entry.ref for k in range(first, last) if k in page.cover]
    return bool(page.publisher) and any(getattr(ref, "name", None) == page.publisher for ref in named)
