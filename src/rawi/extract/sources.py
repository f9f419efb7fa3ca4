"""Where the noun phrase that names the speaker begins and ends.

All word orders share one idea: start at the edge next to the cue and go on until a word that cannot belong.  What
differs by where the verb stands is in `source_first` (Arabic), `source_medial` (English), `clause_head` (Persian).
"""

from functools import lru_cache

from rawi.extract.form import for_purpose, superlative, unlinked, whole_phrase
from rawi.extract.joints import joins_fields, made_by, sent_to
from rawi.extract.manner import manner
from rawi.extract.mentions import CLOSERS, COMMAS, MARKS, OPENERS, SPEAKERS, Page
from rawi.packs.compile import Hit, bit
from rawi.text.normalize import fold_key

STOPS = (
    bit("complementizer") | bit("relative") | bit("subordinator") | bit("negator") | bit("question") | bit("auxiliary")
    | bit("saying_prop") | bit("also_verb") | bit("object_marker")
)  # fmt: skip
BREAKS = (
    STOPS | bit("preposition") | bit("time") | bit("adverb") | bit("contrast") | bit("medium") | bit("object_opening")
)
PREPOSITION, NP_PREPOSITION = bit("preposition"), bit("np_preposition")
HEADS = bit("org_head") | bit("outlet_head") | bit("report_reference")
COUNTED = bit("quantifier") | bit("demonstrative") | bit("determiner")
TIME, ADVERB, AUXILIARY = bit("time"), bit("adverb"), bit("auxiliary")
COORDINATOR, DETERMINER, MEDIUM = bit("coordinator"), bit("determiner"), bit("medium")
_HELD = PREPOSITION | NP_PREPOSITION | COORDINATOR
LONGEST = 18


def is_finite(page: Page, k: int) -> bool:
    """Whether a finite cue verb begins at word k."""
    hit = page.cue_at.get(k)
    if hit is None or hit.entry.ref.kind != "verb":
        return False
    return hit.entry.feature.partition(".")[0] in (
        "past",
        "present",
        "future",
        "perfect",
        "subjunctive",
        "passive",
        "not",
        "",
    )


def speaks(page: Page, k: int) -> bool:
    """Whether a phrase that may name a speaker begins at word k."""
    hits = page.names.get(k)
    if hits and any(h.entry.category in SPEAKERS or h.entry.category == "honorific" for h in hits):
        return True
    return page.has(k, HEADS | bit("quantifier") | bit("demonstrative"))


def named(page: Page, k: int) -> bool:
    """Whether a name begins at word k, not only a word that colours one (“former”)."""
    hits = page.names.get(k)
    return hits is not None and hits[0].entry.category != "modifier"


def _inner_preposition(page: Page, k: int, begin: int) -> bool:
    """Whether the preposition at k belongs to the phrase: an official in the ministry, the envoy to the region."""
    if k > begin and (sent_to(page, k) or made_by(page, k)):
        return True
    if page.has(k, bit("addressee_preposition")) and not page.has(k, NP_PREPOSITION):
        return False
    if page.has(k, NP_PREPOSITION) and not page.cased:
        return True
    if for_purpose(page, k, begin):
        return True
    if (
        k == begin
        or not page.has(k, NP_PREPOSITION | PREPOSITION)
        or page.has(k + 1, TIME | MEDIUM | DETERMINER & ~NP_PREPOSITION)
    ):
        return page.has(k, NP_PREPOSITION) and k > begin and page.has(k + 1, DETERMINER) and page.cased
    described = any(
        (hit := page.cover.get(j)) is not None and hit.entry.category in ("anonymous", "title", "group", "document")
        for j in range(begin, k)
    ) or page.has(begin, HEADS)
    if not described:
        return page.has(k, NP_PREPOSITION) and page.cased and k - begin < 4
    if page.verb_last and _seated(page, k):
        return True
    target = page.cover.get(k + 1)
    if any(j in page.cover and getattr(page.cover[j].entry.ref, "platform", False) for j in (k + 1, k + 2)):
        return False  # “wrote on SITE”
    if page.verb_first and _in_place(page, k):
        return True
    placed = target is not None and target.entry.category in ("country", "capital", "actor", "nisba", "title")
    return placed or page.has(k + 1, HEADS) or _inside(page, k, begin)


def _inside(page: Page, k: int, begin: int) -> bool:
    """Whether an unnamed source is told by where it sits: a source in the tribe said that … (syntax.inside)."""
    source = page.cover.get(begin)
    if not page.verb_first or source is None or source.entry.category != "anonymous" or source.last != k:
        return False
    marks = [fold_key(word) for word in page.syntax.get("inside", ())]
    if page.texts[k] not in marks or page.has(k + 1, TIME | MEDIUM | PREPOSITION):
        return False
    for j in range(k + 1, min(k + 6, len(page.texts))):
        if page.tags[j] & bit("complementizer") or page.texts[j] == ":":
            return j > k + 1
        if page.texts[j] in COMMAS:
            return page.has(j + 1, bit("complementizer"))
        if page.tags[j] & (STOPS | PREPOSITION | TIME) or is_finite(page, j) or page.texts[j] in MARKS:
            return False
    return False


def _in_place(page: Page, k: int) -> bool:
    """Whether a place no pack knows closes a title whose holder is named behind it: “the head in PLACE, NAME, said”."""
    marks = [fold_key(mark) for mark in page.syntax.get("inside", ())]
    name = k + 3
    if page.texts[k] not in marks or name >= len(page.texts) or page.texts[k + 2] not in COMMAS:
        return False
    place = not page.tags[k + 1] and k + 1 not in page.cover and page.texts[k + 1][0].isalpha()
    known = page.cover.get(name)
    person = known is not None and getattr(known.entry.ref, "kind", "") == "person"
    return place and (person or bool(_bare_name(page, name, page.sentence(k)[1])))


def _seated(page: Page, k: int) -> bool:
    """Whether “in” and a place no pack knows close a title: “the envoy in CITY said”, “the head in CITY and …”."""
    place, behind = k + 1, k + 2
    if page.texts[k] not in page.syntax.get("text_preposition", ()) or behind + 1 >= len(page.texts):
        return False
    if page.tags[place] or place in page.cover or place in page.cue_at or not page.texts[place][0].isalpha():
        return False
    if page.has(behind, COORDINATOR):
        second = page.cover.get(behind + 1)
        return second is not None and second.entry.category == "title"
    return is_finite(page, behind + page.has(behind, ADVERB))


def _bare_name(page: Page, first: int, limit: int) -> int:
    """The end of one to four words no pack knows between a comma and a comma, colon, quotation or complementizer;
    or 0.
    """
    k = first
    while k < limit and k - first <= 6:
        word = page.texts[k]
        if word in COMMAS or word in OPENERS or word == ":" or page.tags[k] & bit("complementizer"):
            return k if k > first else 0
        glued = word == "-" and page.starts[k] == page.ends[k - 1]
        if not glued and (page.tags[k] or not word[0].isalpha() or is_finite(page, k)):
            return 0
        if page.cased and not glued and not page.capital(k):
            return 0
        k += 1
    return 0


def _apposition(page: Page, comma: int, limit: int) -> int:
    """The end of an apposition that begins behind a comma, or 0: the foreign minister, NAME, …"""
    first = comma + 1
    known = page.names.get(first)
    headed = page.has(first, HEADS) and not page.has(first, bit("report_reference"))
    if first in page.cue_at:
        return 0
    if first < limit and not known and _bare_name(page, first, limit):
        return _bare_name(page, first, limit)
    if (
        first >= limit
        or not (headed or known)
        or page.clitic[first]
        or (page.has(first, bit("quantifier")) and not page.has(first, bit("one_of")))
    ):
        return 0
    if known and known[0].entry.category in ("pronoun", "document", "group", "country", "capital"):
        return 0
    k = first
    person = known is not None and getattr(known[0].entry.ref, "kind", "") == "person"
    if page.verb_first and person and known is not None and page.has(known[0].last, PREPOSITION):
        return known[0].last
    while k < min(limit, first + 22):
        if page.texts[k] in COMMAS or page.texts[k] in OPENERS or page.texts[k] == ":":
            return k
        if page.tags[k] & bit("complementizer") or is_finite(page, k):
            return 0 if page.cased else k  # in English a comma closes it
        if page.tags[k] & STOPS:
            return 0
        k += 1
    end = extend(page, first, limit) if page.verb_last and known else 0
    return 0 if any(page.tags[j] & COORDINATOR for j in range(first, end)) else end  # else the next of a list


def _punctuation(page: Page, k: int, begin: int, limit: int) -> int:
    """How far the phrase goes on across a punctuation mark at k; k when it ends there."""
    word = page.texts[k]
    if word in ("،", ","):
        cited = page.verb_last and (names_outlet(page, begin) or page.has(begin, bit("report_reference")))
        cited = cited or (page.verb_last and _cited_body(page, begin))
        end = 0 if cited else _apposition(page, k, limit)
        return end or k
    if word == "(":
        close = next((j for j in range(k + 1, min(limit, k + 10)) if page.texts[j] == ")"), 0)
        return close + 1 if close else k
    if word in CLOSERS and begin > 0 and page.texts[begin - 1] in OPENERS and k - begin <= 4:
        return _behind_quote(page, k + 1, limit)
    if word in OPENERS and k > begin:
        quote = page.quote(k)
        headed = page.has(k - 1, HEADS | bit("np_preposition")) or (k - 1 in page.cover and not _spoken(page, k))
        headed = headed or (page.verb_last and page.has(begin, bit("outlet_head")))
        if quote is not None and quote[0] == k and quote[1] - quote[0] <= 6 and headed and quote[1] <= limit:
            return quote[1]
        return k
    glued = page.starts[k] == page.ends[k - 1] and k + 1 < limit and page.starts[k + 1] == page.ends[k]
    if word == "." and page.cased and k > begin and k + 1 < limit and len(page.texts[k - 1]) == 1:  # Anna B. Lund
        return k + 1
    return k + 2 if word in "-'/" and k > begin and glued else k


def _spoken(page: Page, k: int) -> bool:
    """Whether the quotation at k, behind a person's name and before a mark, is what that one said (verb first)."""
    named, quote = page.cover[k - 1], page.quote(k)
    person = page.verb_first and getattr(named.entry.ref, "kind", "") == "person"
    return person and quote is not None and (quote[1] >= len(page.texts) or page.texts[quote[1]] in MARKS)


def _cited_body(page: Page, begin: int) -> bool:
    """Whether a body's phrase begins right behind a citing preposition: what follows its comma is told by it."""
    near = (page.cue_at.get(k) for k in range(max(begin - 4, 0), begin))
    cited = any(hit is not None and hit.last == begin and hit.entry.ref.kind == "preposition" for hit in near)
    return cited and page.has(begin, bit("org_head"))


def names_outlet(page: Page, k: int) -> bool:
    """Whether a phrase that begins at word k names an outlet: its words are cited, the next phrase speaks them."""
    known = page.cover.get(k)
    return page.has(k, bit("outlet_head")) or (known is not None and getattr(known.entry.ref, "kind", "") == "outlet")


def _behind_quote(page: Page, k: int, limit: int) -> int:
    """Where a phrase goes on behind a name in quotation marks that closes before word k; k - 1 when it ends there."""
    if k < limit and page.texts[k] in COMMAS and page.verb_last:
        return _apposition(page, k, limit) or k - 1
    return k if k < limit and page.texts[k] not in MARKS else k - 1


def extend(page: Page, begin: int, limit: int) -> int:
    """The end of the noun phrase that begins at word `begin`, at most `limit`."""
    k = whole_phrase(page, begin, limit)
    if k > begin and page.verb_last:
        return k
    talks = bit("addressee_preposition") if page.verb_last else 0
    while k < limit and k - begin < LONGEST:
        word = page.texts[k]
        if word in MARKS or word in _and(page):
            following = _punctuation(page, k, begin, limit) if word in MARKS else _second_name(page, k, begin, limit)
            if following == k and word in MARKS:
                break
            if following > k:
                k = following
                continue
        hits = page.names.get(k)
        cue = page.cue_at.get(k)
        cited = cue is not None and cue.entry.ref.kind in ("preposition", "participle")
        before = hits and hits[0].last == k + 1 and page.has(k, bit("addressee_preposition"))
        if k > begin and (cited or before):  # “before the press”, which is also written like a title
            break
        if (
            cue is not None
            and k > begin
            and is_finite(page, k)
            and (not hits or cue.last - cue.first > hits[0].last - hits[0].first)
        ):
            break
        nor = page.clitic[k] and page.has(k, bit("negator")) and speaks(page, k + 1)  # “nor NAME”
        if page.verb_first and k > begin and (nor or _second_adjective(page, k, limit)):
            k += 1
            continue
        prepositional = k > begin and page.governed(k)
        if prepositional and not page.has(k, NP_PREPOSITION) and not _placed(page, k, begin):
            break
        if k > begin and _begins_other(page, k, begin) and not for_purpose(page, k, begin):
            break
        if k > begin and word in page.syntax.get("possessive", ()) and k + 1 < limit and page.texts[k + 1][0].isalpha():
            k += 1
            continue
        if hits and not page.tags[k] & bit("complementizer"):
            coordinated = k > begin and page.clitic[k] != ""
            if coordinated and hits[0].entry.category not in SPEAKERS:
                break
            k = hits[0].last
            continue
        counted = k == begin and page.tags[k] & (COUNTED & ~bit("demonstrative"))
        if page.tags[k] & (BREAKS | NP_PREPOSITION | talks) and not counted and not page.tags[k] & DETERMINER:
            if not _inner_preposition(page, k, begin):
                break
        elif (is_finite(page, k) and k > begin) or (page.tags[k] & COORDINATOR and not _goes_on(page, k, begin, limit)):
            break
        k += 1
    while k > begin and (page.tags[k - 1] & (COORDINATOR | PREPOSITION | ADVERB | TIME)) and k - 1 not in page.cover:
        k -= 1
    return k


def _goes_on(page: Page, k: int, begin: int, limit: int) -> bool:
    """Whether a phrase goes on behind a conjunction at word k."""
    named = k + 1 < limit and (speaks(page, k + 1) or k + 1 in page.names)
    return named or (k > begin and joins_fields(page, k, limit))


def _second_adjective(page: Page, k: int, limit: int) -> bool:
    """Whether word k joins a second adjective that agrees with the one before, and the phrase ends there: medical and
    military sources said that …
    """
    behind = k + 1
    if page.clitic[k] not in _and(page) or behind >= limit or k in page.cue_at:
        return False
    ended = page.tags[behind] & bit("complementizer") or page.texts[behind] in COMMAS or page.texts[behind] in ":."
    feminine = fold_key(page.syntax["agreement"]["feminine"])
    adjective = page.cover.get(k - 1)
    known = adjective is not None and adjective.entry.category in ("nisba", "modifier", "anonymous")
    return bool(ended and known and page.texts[k - 1].endswith(feminine) and page.texts[k].endswith(feminine))


def _joined_articles(page: Page) -> list[str]:
    """How a preposition and the article are written in one word."""
    return list(page.lexicon.settings["clitics"].get("contracted", {}))


def _placed(page: Page, k: int, begin: int) -> bool:
    """Whether a governed word says where the somebody described before it belongs: a member of the council, sources
    at the ministry, a report of the bank.
    """
    before = page.cover.get(k - 1)
    if before is not None and before.entry.category == "document":
        return page.has(k, HEADS)
    named = page.cover.get(k)
    outlet = page.has(k, bit("outlet_head")) or (named is not None and getattr(named.entry.ref, "kind", "") == "outlet")
    purpose = (
        named is None and page.has(begin, bit("org_head")) and page.texts[k].startswith(tuple(_joined_articles(page)))
    )
    if purpose and not page.clitic[begin]:  # the high committee for elections
        return True
    if page.clitic[begin] or outlet or not (page.has(k, HEADS) or (named is not None and _body(named))):
        return False
    described = {hit.entry.category for j in range(begin, k) if (hit := page.cover.get(j)) is not None}
    person = any(getattr(hit.entry.ref, "kind", "") == "person" for j in range(begin, k) if (hit := page.cover.get(j)))
    return bool(described & {"anonymous", "title", "group"}) and not person


def _body(hit: Hit) -> bool:
    """Whether a name is that of a country or a body, not of a person."""
    category = hit.entry.category
    return category in ("country", "capital") or getattr(hit.entry.ref, "kind", "") == "organization"


def _begins_other(page: Page, k: int, begin: int) -> bool:
    """Whether another phrase begins at word k behind a noun: an object, words of manner, a demonstrative."""
    hits, tags = page.names.get(k), page.tags[k]
    article = page.cased and (page.texts[k] in page.syntax["definite"] or page.texts[k] in page.syntax["indefinite"])
    if article and not page.tags[k - 1] & (_HELD | COUNTED) and page.texts[k - 1] not in MARKS:
        return True  # “According to the mayor a bridge …”
    owned = (
        page.cased and hits is not None and hits[0].entry.category == "pronoun" and not page.tags[k] & bit("relative")
    )
    if owned and not page.tags[k - 1] & (_HELD | COUNTED):
        return True  # “told the crew his ship …”
    if tags & bit("object_opening") and not (hits and hits[0].last - k > 1):
        return True
    if page.verb_first and tags & bit("demonstrative") and not page.tags[k - 1] & COUNTED:
        return True
    if page.verb_last and (unlinked(page, k) or superlative(page, k)):
        return True
    return _disagrees(page, k, begin) or bool(page.verb_last and tags & bit("void") and not tags & MEDIUM)


def _second_name(page: Page, k: int, begin: int, limit: int) -> int:
    """The word behind a second name in quotation marks that a conjunction at k joins: papers “A” and “B”; k without."""
    second = page.quote(k + 1) if k > begin and page.texts[k - 1] in CLOSERS and k + 1 < limit else None
    return second[1] if second is not None and second[0] == k + 1 and second[1] - k <= 6 else k


def _and(page: Page) -> tuple[str, ...]:
    return tuple(page.lexicon.settings["clitics"].get("conjunctions", ()))


@lru_cache(maxsize=16)
def _folded(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(fold_key(word) for word in words)


def _disagrees(page: Page, k: int, begin: int) -> bool:
    """Whether a definite word cannot describe the definite word before it (gender, case): it opens an object.

    By the endings in the pack's [syntax.agreement]; a people's adjective and words of longer names are left alone.
    """
    rules = page.syntax.get("agreement")
    known = page.cover.get(k)
    if not rules or (known is not None and known.entry.category in ("nisba", "country", "capital", "actor")):
        return False
    article, before, word = rules["article"], page.word(k - 1), page.word(k)
    if page.clitic[k] or not (before.startswith(article) and word.startswith(article)):
        return False
    feminine = fold_key(rules["feminine"])
    plural, oblique = ([fold_key(ending) for ending in rules[name]] for name in ("plural", "oblique"))
    if before.endswith(feminine):  # broken plurals end so, too
        if word in _folded(tuple(rules.get("feminine_words", ()))):
            return False
        return not word.endswith((feminine, fold_key(rules["nominative"])))
    head = page.cover.get(k - 1)
    human = head is not None and head.entry.category in ("title", "anonymous") and k - 1 == begin
    human = human and head is not None and head.entry.feature == "singular"
    return human and not before.endswith(tuple(plural)) and word.endswith((feminine, *oblique))


def _name_quoted(page: Page, k: int, limit: int) -> tuple[int, int] | None:
    """A body's name in quotation marks right behind the verb: “GROUP” called for …; None where speech may open."""
    quote = page.quote(k)
    if quote is None or quote[0] != k or not quote[2].closed or not 3 <= quote[1] - k <= 7 or quote[1] >= limit:
        return None
    head = page.has(k + 1, HEADS) or (k + 1 in page.cover and page.cover[k + 1].entry.category == "actor")
    return (k, quote[1]) if head else None


def following(page: Page, first: int, limit: int) -> tuple[int, int] | None:
    """The noun phrase right behind the cue, adverbs skipped; None when something else stands there."""
    k = first
    passed = ADVERB | TIME if page.verb_first else ADVERB
    while k < limit and page.tags[k] & passed and not named(page, k):
        k += 1
    if k < limit and page.verb_first and (name := _name_quoted(page, k, limit)):
        return name
    if k >= limit or page.texts[k] in MARKS or manner(page, k, limit):
        return None
    if page.tags[k] & (BREAKS & ~bit("object_opening")) and k not in page.cover and not page.tags[k] & COUNTED:
        return None
    finite = is_finite(page, k) and not page.cue_at[k].entry.feature.startswith("subjunctive")  # that needs a particle
    if page.governed(k) or (finite and k not in page.cover):
        return None
    end = extend(page, k, limit)
    return (k, end) if end > k else None
