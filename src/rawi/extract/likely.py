"""Whether words that no pack knows may be somebody's name, or are ordinary words: a name is never coined from those."""

from rawi.extract.drafts import BELIEFS, Draft
from rawi.extract.mentions import OPENERS, SPEAKERS, Page
from rawi.extract.sources import HEADS, PREPOSITION
from rawi.packs.compile import Entry, bit
from rawi.packs.latin import has_name_ending, is_name_word, known_spellings, like_name
from rawi.packs.likeness import ordinary
from rawi.text.normalize import fold_key

_FAR = 400  # words
_POINTING = bit("demonstrative") | bit("quantifier") | bit("one_of") | bit("any") | bit("negator")


def may_name(page: Page, where: list[int]) -> bool:
    """Whether the words `where` may be a name: no sign of a common noun, in scripts whose capitals do not show it.

    Signs are a word that points or counts right before, a notion's word, and an ending that names do not have.
    """
    if page.cased:
        return True
    if not where or all(len(page.word(k)) < 2 for k in where):
        return False
    if page.has(where[0], _POINTING) or page.has(where[0] - 1, _POINTING):
        return False
    language = page.lexicon.language
    if any(
        is_name_word(page.texts[k], language) or (page.verb_last and like_name(page.texts[k], language)) for k in where
    ):
        return True
    if ordinary([page.texts[k] for k in where], language):
        return False
    if page.verb_last and any(page.texts[k].isascii() for k in where):
        return True  # a name in Latin letters
    if page.verb_last:  # Persian names show themselves by their parts, or by what stands around them
        if len(where) > 1 and (_partly(page, where) or _talks(page, where[-1] + 1)):
            return True
        stands_out = page.texts[where[-1] + 1 : where[-1] + 2] == [":"] or page.texts[where[0] - 1] in OPENERS
        return stands_out or (len(where) == 1 and _recurs(page, where[0]))
    notion = any(entry.category == "concept" for entry in _entries(page, where[0]))
    common = page.word(where[0]).endswith(tuple(fold_key(e) for e in page.syntax.get("common_endings", ())))
    return not (notion or common or _ends(page, where[0], "common_plurals"))


def name_part(page: Page, where: list[int]) -> list[int]:
    """The words `where` without those in front that are made like ordinary ones: “the visiting lecturer Anna Lund”."""
    words, language = [page.texts[k] for k in where], page.lexicon.language
    if page.cased:
        return where
    known = next((i for i, word in enumerate(words) if like_name(word, language)), len(words) - 1)
    return where[next((i for i in range(known, 0, -1) if ordinary(words[:i], language)), 0) :]


def _partly(page: Page, where: list[int]) -> bool:
    """Whether several words hold one that is a name and an ordinary word too, and end as surnames do."""
    named = known_spellings(page.lexicon.language)
    ended = has_name_ending(page.texts[where[-1]], page.lexicon.language)
    return ended and any(page.texts[k] in named for k in where[:-1])


def _talks(page: Page, k: int) -> bool:
    """Whether a talk, an interview or a speech is named at word k as where somebody spoke."""
    return page.texts[k : k + 1] == list(page.syntax.get("text_preposition", ()))[:1] and page.has(k + 1, bit("medium"))


def _recurs(page: Page, k: int) -> bool:
    """Whether word k ends as surnames do and begins its line, or the text has it again."""
    ended = has_name_ending(page.texts[k], page.lexicon.language)
    around = page.texts[max(k - _FAR, 0) : k + _FAR]
    return ended and (page.line(k)[0] == k or around.count(page.texts[k]) > 1)


def a_thing(page: Page, draft: Draft) -> bool:
    """Whether what is said to show or to hold something is a thing: “this delay shows that …” is the writer's own.

    Of what may show something (subject = "showing") a notion, an ending or a pointing word tells a thing, but a noun of
    saying may show what it says; of what can hold a belief only the ending tells one.
    """
    if draft.entry is None:
        return False
    if page.cased:
        return draft.entry.subject == "showing" and not page.scheme and _thing_told(page, draft)
    if draft.source is None:
        return page.verb_last and draft.entry.head != "" and draft.entry.subject == "showing"
    where = [k for k in range(*draft.source) if page.texts[k][0].isalpha()]
    if any(k in page.cover or page.has(k, HEADS) for k in where) or all(page.has(k, _POINTING) for k in where):
        return False
    first, entries = where[0], _entries(page, where[0])
    if draft.entry.sense in BELIEFS:
        return _ends(page, first, "thing_plurals")
    said = any(entry.category == "cue" and entry.ref.kind == "noun" for entry in entries)
    pointed = page.has(first, bit("demonstrative")) or any(entry.category == "concept" for entry in entries)
    return draft.entry.subject == "showing" and not said and (pointed or _ends(page, first, "thing_plurals"))


def _thing_told(page: Page, draft: Draft) -> bool:
    """Whether the head of a subject is a common noun that neither speaks nor is read: “a sale of ports shows …”."""
    if draft.source is None or draft.rule == "participle":
        return False
    first, last = draft.source
    if page.has(first - 1, PREPOSITION):  # the head may stand further left: “the report on the port”
        return False
    head = next((k for k in range(first + 1, last) if page.tags[k] & PREPOSITION and k not in page.cover), last) - 1
    known = page.cover.get(head)
    return not (page.has(head, HEADS) or page.capital(head) or (known and known.entry.category in SPEAKERS))


def _entries(page: Page, k: int) -> list[Entry]:
    """What the pack knows of a word, with and without its article."""
    heads = [page.lexicon.heads.get(word) for word in dict.fromkeys((page.word(k), _bare(page, k)))]
    return [entry for head in heads if head is not None for entry in head.alone]


def _bare(page: Page, k: int) -> str:
    article = fold_key(page.lexicon.settings["clitics"].get("article", ""))
    return page.word(k).removeprefix(article)


def _ends(page: Page, k: int, plurals: str) -> bool:
    """Whether a word behind the article has one of the endings of a list of the pack's [syntax]."""
    word, bare = page.word(k), _bare(page, k)
    return bare != word and word.endswith(tuple(fold_key(e) for e in page.syntax.get(plurals, ())))
