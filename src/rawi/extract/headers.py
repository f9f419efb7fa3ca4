"""A speaker, a colon, and what was said: NAME: … at the head of a line."""

from rawi.extract import sources
from rawi.extract.clause_head import subject_end
from rawi.extract.content import behind_colon, names_something
from rawi.extract.drafts import COORDINATOR_LIKE, Draft, Range, phrase_end, pieces
from rawi.extract.mentions import COMMAS, MARKS, OPENERS, Page
from rawi.extract.sources import ADVERB, PREPOSITION, TIME, is_finite
from rawi.packs.compile import bit
from rawi.packs.latin import like_name
from rawi.text.normalize import fold_key

_NAME = 4  # words of a name at most
_SPEECH = 5


def header(page: Page, line: Range) -> Draft | None:
    """A speaker, a colon, and what was said: NAME: … at the beginning of a line."""
    first, last = line
    colon = next((k for k in range(first, min(last, first + 26)) if page.texts[k] == ":"), -1)
    if colon <= first:
        return None
    bar = max((k for k in range(first, colon) if _ends_before(page, k, first, colon)), default=first - 1)
    begin = bar + 1
    while begin < colon and (page.texts[begin] in MARKS or not page.texts[begin][0].isalnum()):
        begin += 1
    whole = range(begin if page.verb_last else first, colon)
    plain = [k for k in whole if k not in page.cover]
    if begin >= colon or any(is_finite(page, k) or page.tags[k] & bit("complementizer") for k in plain):
        return None
    if any(_cued(page, k, begin) for k in whole):
        return None
    article = page.cased and page.texts[begin] in page.syntax["definite"] and sources.speaks(page, begin + 1)
    heading = page.has(begin, bit("heading")) and not _titled(page, begin, colon)
    this = page.verb_last and page.has(begin, bit("demonstrative")) and len(plain) == colon - begin
    introduced = sources.speaks(page, begin) or _introduces_quote(page, colon)
    named = article or begin in page.cover or (introduced and not this)
    hangs = page.cased and page.has(begin, PREPOSITION) and begin not in page.cover  # “On the road: …”
    if hangs or heading or not (named or _may_be_name(page, begin, colon)):
        return None
    end = _name_end(page, begin, colon)
    open_ = PREPOSITION | TIME | ADVERB | bit("medium") | bit("addressee_preposition")
    if end < colon and not (page.tags[end] & open_ or page.texts[end] in "(،,«" or page.governed(end)):
        return None
    if page.has(colon + 1, bit("question")) and not (page.verb_last and begin in page.cover):
        return None
    relay = None
    second = next((k for k in range(colon + 1, min(last, colon + 16)) if page.texts[k] == ":"), 0)
    hit = page.cover.get(begin)
    outlet = hit is not None and getattr(hit.entry.ref, "kind", "") == "outlet"
    if second and outlet and colon + 1 < last and sources.speaks(page, colon + 1):
        inner = _name_end(page, colon + 1, second)
        if inner >= second - 1 or page.has(inner, COORDINATOR_LIKE):
            relay, begin, end, colon = (begin, end), colon + 1, second, second
    if outlet and not second and (quoted := _quoted(page, end, colon)) is not None:
        relay, begin, end = (begin, end), *quoted
    content = pieces(page, *behind_colon(page, colon), "colon")
    draft = Draft((colon, colon + 1), content, "header", None, "", (begin, max(end, begin + 1)))
    draft.complement, draft.relay = "colon", relay
    draft.addressee = (end, colon) if end < colon and page.governed(end) else None
    return draft


def _ends_before(page: Page, k: int, first: int, colon: int) -> bool:
    """Whether something else ends with word k of a line that begins at `first`, and the speaker follows."""
    word = page.texts[k]
    if word in ("|.؟?!" if page.verb_last else "|."):
        return True
    if word == "»":  # a headline in quotation marks; a name in them is part of the speaker's phrase
        quote = page.quote(k) if page.verb_last else None
        return quote is None or (k + 1 < colon and not any(page.texts[j][0].isalpha() for j in range(first, quote[0])))
    apart = page.verb_last and k + 1 < colon and page.starts[k + 1] - page.ends[k] > 1
    apart = apart and page.folded[page.ends[k] : page.starts[k + 1]].isspace()
    if apart and (sources.speaks(page, k + 1) or _before_title(page, k + 1, colon)):
        return True
    return _slash(page, k, first)


def _slash(page: Page, k: int, first: int) -> bool:
    """Whether a slash with space around it stands at word k: “urgent / NAME: …”, “urgent/ NAME: …”."""
    if page.texts[k] != "/" or page.starts[k + 1] == page.ends[k]:
        return False
    return page.starts[k] > page.ends[k - 1] or (page.verb_last and k - first <= 2)


def _cued(page: Page, k: int, begin: int) -> bool:
    """Whether a cue stands at word k; “NAME in answer to NAME: …” has none."""
    hit = page.cue_at.get(k)
    if hit is None or hit.entry.ref.kind == "mark":
        return False
    inner = page.verb_last and hit.entry.ref.kind == "noun" and page.has(k - 1, PREPOSITION)
    return not (inner and sources.speaks(page, begin))


def _titled(page: Page, first: int, colon: int) -> bool:
    """Whether a word that elsewhere heads a credit (source: …) is a title: with more words, or with speech behind."""
    known = page.cover.get(first)
    if not page.verb_last or known is None or known.entry.category not in ("title", "anonymous"):
        return False
    spoken = sum(page.texts[k][0].isalpha() for k in range(colon + 1, page.line(colon)[1]))
    return colon - first > 1 or (spoken > _SPEECH and known.entry.category == "title")


def _name_end(page: Page, first: int, colon: int) -> int:
    """The end of the speaker's phrase before a colon."""
    return subject_end(page, first, colon) if page.verb_last else sources.extend(page, first, colon)


def _quoted(page: Page, end: int, colon: int) -> Range | None:
    """Whom an outlet's header quotes: OUTLET, citing NAME: …"""
    behind = phrase_end(page, tuple(fold_key(p) for p in page.syntax.get("citing", ())), end)
    if behind <= end or not sources.speaks(page, behind):
        return None
    return behind, max(sources.extend(page, behind, colon), behind + 1)


def _may_be_name(page: Page, first: int, last: int) -> bool:
    """Whether a few words before a colon, unknown to the pack, may be a person's name with speech behind it.

    In scripts with capitals each must be capitalised; elsewhere there are at most three, and a clause must follow.
    """
    colon = last
    if page.verb_last and _before_title(page, first, colon):
        return True
    comma = next((k for k in range(first, min(last, first + 5)) if page.texts[k] in COMMAS), last)
    described = any(sources.speaks(page, k) for k in range(comma + 1, min(last, comma + 5)))
    if comma < last - 1 and not page.cased and described:
        last = comma  # “NAME, the head of …”
    if any(page.tags[k] or not page.texts[k][0].isalpha() for k in range(first, last)):
        return False
    if page.cased:
        return last - first <= 4 and all(
            page.text[page.back.start(page.starts[k])].isupper() for k in range(first, last)
        )
    spoken = sum(page.texts[k][0].isalpha() for k in range(colon + 1, page.line(colon)[1]))
    ends_line = colon + 1 >= page.line(colon)[1]
    return (
        last - first <= 3
        and (spoken >= 4 or ends_line or last < colon)
        and all(len(page.texts[k]) > 1 for k in range(first, last))
    )


def _before_title(page: Page, first: int, colon: int) -> bool:
    """Whether up to four words no pack knows stand before a title: with a name among them, a comma behind them, or in
    a line that ends with the colon.
    """
    k = first
    while k < min(colon, first + _NAME) and not page.tags[k] and k not in page.cover and page.texts[k][0].isalpha():
        k += 1
    comma = k > first and page.texts[k] in COMMAS
    title = page.cover.get(k + comma)
    if k == first or title is None or title.entry.category != "title" or title.first >= colon:
        return False
    alone = colon + 1 >= page.line(colon)[1] and k - first > 1
    return comma or alone or any(like_name(page.texts[j], page.lexicon.language) for j in range(first, k))


def _introduces_quote(page: Page, colon: int) -> bool:
    return colon + 1 < len(page.texts) and page.texts[colon + 1] in OPENERS and not names_something(page, colon + 1)
