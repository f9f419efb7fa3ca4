"""Subject and object behind a verb that stands first (Arabic): where the one ends and the other begins."""

from rawi.extract import sources
from rawi.extract.asides import past_asides
from rawi.extract.content import GOES_ON
from rawi.extract.drafts import Draft, Range, content_of, named_end, prepositional
from rawi.extract.mentions import COMMAS, MARKS, OPENERS, Page
from rawi.extract.sources import ADVERB, HEADS, STOPS, TIME, is_finite
from rawi.packs.compile import Hit, bit
from rawi.packs.latin import is_name_word
from rawi.packs.pack import Cue
from rawi.text.normalize import fold_key

COMPLEMENTIZER, QUESTION = bit("complementizer"), bit("question")


def only_object(page: Page, hit: Hit, cue: Cue, phrase: Range, limit: int) -> bool:
    """Whether the one phrase between a verb that needs an object and its preposition is that object: “accused NAME of”.

    Somebody accused, described or informed must be named; a pronoun on the verb does so, too.
    """
    spoken_of = cue.sense in ("accuse", "inform") and cue.addressee == "object"
    if not cue.prepositions or not (spoken_of or cue.sense == "describe"):
        return False
    if hit.entry.feature.endswith(".obj") or hit.entry.feature.startswith("passive"):
        return False
    if phrase[1] - phrase[0] <= 2 and _indefinite(page, phrase[0]):
        return True
    k = past_asides(page, cue, phrase[1], limit)
    bound = page.has(k, COMPLEMENTIZER) and page.texts[k][0] in cue.prepositions
    hung = bound or prepositional(page, cue, k, min(k + 2, limit)) >= 0
    return hung and named_end(page, *phrase) in phrase


def _indefinite(page: Page, k: int) -> bool:
    """Whether a word no pack knows has the ending of an indefinite object (syntax.endings.object)."""
    known = page.tags[k] or k in page.cover or page.word(k).startswith(article(page))
    endings = page.syntax.get("endings", {}).get("object", ())[-1:]
    return not known and page.texts[k].endswith(tuple(fold_key(e) for e in endings))


def before_object(page: Page, source: Range) -> Range:
    """A subject that swallowed the name of somebody spoken to ends before it."""
    named = named_end(page, *source)
    if source[0] < named < source[1] and named in page.cover:
        return source[0], named
    told = next((k for k in range(source[0] + 1, source[1]) if _opens_object(page, k)), source[1])
    return source[0], told


def _opens_object(page: Page, k: int) -> bool:
    """Whether a definite word behind a complete definite phrase names somebody else: a group, a body, or, behind the
    name of a person, somebody with a title.
    """
    before, word = page.cover.get(k - 1), page.texts[k]
    the = article(page)
    complete = page.texts[k - 1].startswith(the) or (before is not None and before.last == k)
    if page.clitic[k] or not the or not complete or page.texts[k - 1] in MARKS:
        return False
    hits = page.names.get(k)
    category = hits[0].entry.category if hits else ""
    if category == "group" or page.has(k, bit("quantifier")):
        return True
    if page.has(k, bit("org_head")) and not word.startswith(the) and page.texts[k - 1].startswith(the):
        return True  # no genitive stands behind an article
    name = is_name_word(page.texts[k], page.lexicon.language)
    if not (hits or name or page.tags[k]) and _indefinite(page, k) and page.texts[k - 1].startswith(the):
        return True
    if page.has(k, HEADS) and word.startswith(the):
        return True
    if before is None or getattr(before.entry.ref, "kind", "") != "person":
        return False
    return category == "title" and (word.startswith(the) or before.last - before.first == 1)


def without_object(page: Page, draft: Draft, limit: int) -> Draft:
    """The draft without a subject that looks like an object: its possessed or indefinite, not somebody known."""
    first, last = draft.source or (0, 0)
    if last == first or page.tags[first] or first in page.cover or page.word(first).startswith(article(page)):
        return draft
    endings = [fold_key(e) for e in page.syntax.get("endings", {}).get("object", ()) if last - first == 1 or len(e) > 1]
    if not page.texts[first].endswith(tuple(endings)):
        return draft
    draft.source, draft.rule = None, "verb.pro-drop"
    if "object" in draft.entry.content if draft.entry else False:
        draft.content = content_of(page, "object", first, limit)
    return draft


def only_quoted(page: Page, draft: Draft) -> None:
    """What somebody is said to have called something ends with the quotation it opens with: what he called “…”."""
    first = draft.content[0][0]
    quote = page.quote(first)
    if quote is not None and quote[0] == first and quote[2].closed and draft.complement in ("prep", "object", "quote"):
        draft.content = [(first, quote[1])]


def object_start(page: Page, draft: Draft, start: int, limit: int) -> int:
    """Where an object begins behind a subject that nothing sets apart: after the last name of the subject."""
    k = start
    apart = draft.source is not None and start > draft.source[1]  # an aside stands between
    if draft.source is not None and draft.source[0] >= draft.cue[1] and not apart:
        first, last = draft.source
        named = _bracketed(page, named_end(page, first, last), last)
        if first < named < last:
            draft.source = (first, named)
            k = named
        elif named == first:
            k = definite_end(page, first, last)
            headed = bool(page.tags[first] & bit("org_head"))
            draft.source = (first, k) if first < k and (headed or k < last) else None
            k = k if draft.source is not None else first
    while k < limit and (page.texts[k] in COMMAS or (page.tags[k] & (ADVERB | TIME) and not sources.named(page, k))):
        k += 1
    return k


def past_name(page: Page, draft: Draft, subject: Range | None, first: int, limit: int) -> int:
    """The object the cue takes behind a subject that nothing sets apart (“his lawyer NAME declined to …”), whose end
    it is; or `first`.
    """
    if draft.entry is None or subject is None or first >= limit:
        return first
    for k in range(subject[0] + 1, min(limit, max(first, subject[1]) + 8)):
        if fits(page, draft.entry, k) and page.texts[k].startswith(article(page)):
            draft.source = subject[0], k - (page.texts[k - 1] in COMMAS)
            return k
        if page.tags[k] & (STOPS | bit("preposition") | TIME | ADVERB) and k not in page.cover:
            return first
        if page.governed(k) or not (page.texts[k][0].isalpha() or page.texts[k] in COMMAS):
            return first
    return first


def hung_before(page: Page, cue: Cue, start: int, quote: int) -> int:
    """The word behind the cue's own preposition between a long subject and a quotation within what hangs on it:
    “GROUP, led by NAME, called for a vote because of “fraud””; -1 without.
    """
    apart = (k for k in range(start, quote - 1) if page.texts[k] in cue.prepositions and k + 2 < quote)
    return next(apart, -2) + 1


def behind_told(page: Page, draft: Draft, start: int) -> int:
    """The word behind a named addressee that stands at `start` with its preposition: “asked NAME for …”."""
    told = draft.addressee
    reach = start + 1 + (start < len(page.texts) and page.texts[start] in COMMAS)
    if told is None or not start <= told[0] <= reach:
        return start
    named = named_end(page, *told)
    if named == told[0]:
        return start
    while named < told[1] and page.texts[named].startswith(article(page)) and not page.tags[named]:
        named += 1
    placed = page.has(named, bit("preposition")) and named + 2 < len(page.texts)
    if placed and (named + 1 in page.cover or not page.tags[named + 1]) and page.texts[named + 1][0].isalpha():
        named += 2
    draft.addressee = (told[0], named)
    return named


def _bracketed(page: Page, k: int, last: int) -> int:
    """The word behind brackets that stand at word k, or k."""
    if k >= last or page.texts[k] != "(":
        return k
    return next((j + 1 for j in range(k + 1, last) if page.texts[j] == ")"), k)


def definite_end(page: Page, first: int, last: int) -> int:
    """The end of an unknown definite subject: an indefinite word behind it opens the object.

    A head such as “ministry of …” is made definite by the word that ends its genitive.
    """
    the = article(page)
    k = first
    if page.tags[first] & (bit("org_head") | bit("outlet_head")):
        while k < last and not page.texts[k].startswith(the) and k not in page.cover:
            k += 1
    definite = (the, *page.lexicon.settings["clitics"].get("contracted", {}))
    while the and k < last and (k in page.cover or page.texts[k].startswith(definite)) and not page.clitic[k]:
        known = page.cover.get(k)
        if k > first and known is not None and known.entry.category == "document" and not page.texts[k].startswith(the):
            break  # an indefinite text is the object
        k += 1
    k = last if k < last and page.texts[k] == "(" else k
    return k if page.texts[first].startswith(the) or page.tags[first] & bit("org_head") else first


def article(page: Page) -> str:
    """The article written in one word with its noun, "" without."""
    return str(page.lexicon.settings["clitics"].get("article", ""))


def addressed(page: Page, cue: Cue, start: int, limit: int) -> tuple[Range | None, int]:
    """An object between the verb and its preposition names who is spoken to: NAME called the sides to …; -1 without."""
    k = start
    while k < min(limit, start + 12) and page.tags[k] & STOPS == 0:
        if start < k < limit - 2 and page.texts[k] in COMMAS and page.texts[k + 1] in cue.prepositions:
            return (start, k), k + 2  # “warned NAME, the head of …, of”
        if not page.texts[k][0].isalpha():
            break
        behind = prepositional(page, cue, k, min(limit, k + 2)) if k > start else -1
        guessed = behind == k and not page.clitic[k] and k - start > 4
        if behind >= 0 and not guessed:
            return (start, k), behind
        k += 1
    return None, -1


def owned(page: Page, source: Range) -> bool:
    """Whether the one word behind a verb is a noun with a pronoun (syntax.common_endings): its object, no subject."""
    k = source[0]
    endings = tuple(fold_key(e) for e in page.syntax.get("common_endings", ()))
    alone = source[1] - k == 1 and k not in page.cover and not page.tags[k]
    return alone and len(page.word(k)) > 3 and page.word(k).endswith(endings)


def fits(page: Page, cue: Cue, k: int) -> bool:
    """Whether the word at k is one of the objects that a cue takes, with or without the article or a pronoun."""
    feminine = fold_key(page.syntax.get("agreement", {}).get("feminine", ""))
    stems = tuple(stem.removesuffix(feminine) if feminine and len(stem) > 3 else stem for stem in cue.objects)
    word = page.word(k)
    return word.startswith(stems) or word.removeprefix(article(page)).startswith(stems)


def told_of_own(page: Page, start: int, limit: int) -> tuple[Range | None, int]:
    """Who is told, and the noun with a pronoun behind that is what they are told: “informed NAME its readiness”."""
    endings = tuple(fold_key(e) for e in page.syntax.get("endings", {}).get("possessed", ()))
    if start not in page.cover or page.governed(start):
        return None, -1
    told = named_end(page, start, limit)
    for k in range(told, min(limit, told + 8)):
        known = page.tags[k] or k in page.cover or page.texts[k] in MARKS
        if (
            not known
            and not page.clitic[k]
            and page.word(k).endswith(endings)
            and not page.has(k - 1, bit("preposition"))
        ):
            return (start, told), k
    return None, -1


def before_clitic(page: Page, cue: Cue, source: Range) -> Range:
    """A subject that swallowed a word opening with the cue's own clitic preposition ends before that word."""
    clitics = [c for c in page.lexicon.settings["clitics"].get("prepositions", ()) if c in cue.prepositions]
    sure = bool(clitics) and cue.sense != "describe" and _sure_behind(page, cue, source[1])
    for k in range(source[0] + 1, source[1]):
        word = page.texts[k]
        if _purpose(page, cue, k, source):
            end = k + 1
            while end < source[1] and page.texts[end].startswith(article(page)):
                end += 1
            return source[0], _bracketed(page, end, source[1])
        if page.governed(k) and page.clitic[k][-1] in cue.prepositions:
            return source[0], k
        if len(word) > 3 and word[0] in clitics and k not in page.cover and not page.tags[k] and not sure:
            return source[0], k
    return source


_AHEAD = 12  # words


def _sure_behind(page: Page, cue: Cue, k: int) -> bool:
    """Whether the content certainly opens further on, so that a word like the preposition may be a name.

    At a complementizer or speech before any other verb, or at a word that certainly has the preposition.
    """
    for j in range(k, min(k + _AHEAD, page.sentence(k - 1)[1])):
        own = page.texts[j][0] in cue.prepositions and (page.governed(j) or page.tags[j] & QUESTION)
        if own or page.tags[j] & COMPLEMENTIZER or page.texts[j] == ":":
            return True
        if page.texts[j] in OPENERS:
            return page.texts[j - 1] not in cue.prepositions
        if is_finite(page, j) or page.texts[j] in "،؛.":
            return False
    return False


def _purpose(page: Page, cue: Cue, k: int, source: Range) -> bool:
    """Whether a governed word says what a body is for, the cue's own preposition behind it: “the organization for
    safety calls on the companies to …”.
    """
    contracted = tuple(page.lexicon.settings["clitics"].get("contracted", {}))
    headed = page.has(source[0], bit("org_head")) and not page.clitic[source[0]]
    if not headed or not page.texts[k].startswith(contracted):
        return False
    return any(page.texts[j] in cue.prepositions for j in range(k + 1, min(k + 14, page.sentence(k)[1])))


def _titled(page: Page, name: Hit, first: int, last: int) -> bool:
    """Whether a person's title stands behind the name, up to where the speech opens: “NAME head of the council, …”."""
    title = page.cover.get(first)
    if getattr(name.entry.ref, "kind", "") != "person" or title is None or title.entry.category != "title":
        return False
    if first >= last or last >= len(page.texts) or page.clitic[last] or page.clitic[first]:
        return False
    return page.texts[last] in COMMAS or page.texts[last] in (":", *OPENERS) or page.has(last, bit("complementizer"))


def person_only(page: Page, cue: Cue, source: Range) -> Range:
    """A subject that opens with a known person ends with that name: unknown words behind it are the verb's object."""
    hit = page.cover.get(source[0])
    if hit is None or hit.entry.category not in ("actor", "country", "capital") or hit.first != source[0]:
        return source
    named = named_end(page, *source)
    if cue.sense in GOES_ON and _titled(page, hit, named, source[1]):
        return source
    if (
        named < source[1]
        and named > source[0]
        and not page.tags[named]
        and page.texts[named][0].isalpha()
        and not page.clitic[named]
    ):
        return (source[0], named)
    return source
