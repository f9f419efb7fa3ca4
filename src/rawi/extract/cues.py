"""From a cue to an attribution's spans: the construction that fits its class and the language's word order makes a
draft.

A draft is still made of word ranges; who speaks, through whom, and with what stance is decided in later steps.
"""

from collections.abc import Callable
from functools import lru_cache

from rawi.extract import sources
from rawi.extract.citations import preposition
from rawi.extract.drafts import BELIEFS, Draft, negated, progressive
from rawi.extract.mentions import Page
from rawi.extract.nouns import noun
from rawi.extract.participles import participle
from rawi.extract.sources import speaks
from rawi.extract.verb_first import verb_first
from rawi.extract.verb_last import discontinuous, verb_last
from rawi.extract.verb_medial import verb_medial
from rawi.packs.compile import Hit, bit
from rawi.packs.pack import Cue
from rawi.text.normalize import fold_key

_CLAUSE = 16  # words


def draft(page: Page, hit: Hit) -> Draft | None:
    """The first construction that fits a cue, or None; a source that turned out to hold no word is no source."""
    if _unreal(page, hit):
        return None
    made = _construct(page, hit)
    if made is None or made.source is None or made.source[1] > made.source[0]:
        return made
    made.source = None
    return None if made.rule == "relay" else made


def _construct(page: Page, hit: Hit) -> Draft | None:
    """The draft of the construction that a cue's class and form call for."""
    cue: Cue = hit.entry.ref
    feature = hit.entry.feature
    if cue.head:
        return discontinuous(page, hit)
    if page.governed(hit.first) and hit.clitic and cue.kind != "noun":
        return None
    if cue.kind == "preposition":
        return preposition(page, hit)
    if cue.kind == "noun":
        return noun(page, hit)
    continues = feature == "gerund" and not progressive(page, hit.first)
    if cue.kind == "participle" or feature.startswith("participle") or continues:
        return participle(page, hit)
    if cue.kind == "mark" or feature == "noun":
        return None
    if page.verb_first and _coordinated_noun(page, hit):
        return None
    made = _VERBS[page.syntax["subject"][0]](page, hit)
    if made is not None and cue.subject == "document":
        made = made if made.source is not None and _text_told(page, *made.source) else None
    if made is not None and cue.subject == "outlet":
        made = made if made.source is not None and sources.names_outlet(page, made.source[0]) else None
    if made is None or _thinks_aloud(page, hit, made) or _guessed(page, made):
        return None
    made.negated = negated(page, hit.first) or feature.startswith("not.")
    hangs = made.complement == "prep" and not cue.objects and cue.stance != "declines"
    if page.verb_first and cue.strength == "weak" and hangs:
        bare = made.source is None and not page.clitic[hit.first] and made.rule != "verb.pronoun"
        if bare or (made.source is not None and not speaks(page, made.source[0])):
            return None
    weak = cue.strength == "weak" and made.complement not in ("that", "colon", "quote", "prep", "left", "naming")
    weak = weak and not made.rule.endswith(".trailing")  # “In May, NAME noted, …”
    return None if weak else made


_VERBS: dict[str, Callable[[Page, Hit], Draft | None]] = {
    "after": verb_first,
    "initial": verb_last,
    "before": verb_medial,
}


def _unreal(page: Page, hit: Hit) -> bool:
    """Whether the verb only names an act of saying that somebody should or may do, or is supposed to do.

    By syntax.unreal, syntax.unreal_after and syntax.unreal_if.
    """
    syntax = page.syntax
    feature = hit.entry.feature.removeprefix("not.").partition(".")[0]
    verb = hit.entry.ref.kind == "verb" and not page.clitic[hit.first]
    if feature in syntax.get("unreal", ()) or (verb and hit.first and _supposed(page, hit.first)):
        return True
    if page.verb_last and verb and not hit.entry.ref.head and _impersonal(page, hit.first):
        return True
    if page.verb_first and feature == "passive" and hit.entry.ref.sense == "ask":
        return True
    after = tuple(fold_key(word) for word in syntax.get("unreal_after", ()))
    bare = page.word(hit.first - 1) if hit.first else ""
    return feature in ("present", "subjunctive") and bare in after and not page.clitic[hit.first]


def _text_told(page: Page, first: int, last: int) -> bool:
    """Whether a subject is a text: “a survey by NAME”."""
    return any((hit := page.cover.get(k)) is not None and hit.entry.category == "document" for k in range(first, last))


def _impersonal(page: Page, verb: int) -> bool:
    """Whether a verb that ends its clause is governed by one of syntax.impersonal in it: “of these one may name …”."""
    phrases = _folded(tuple(page.syntax.get("impersonal", ())))
    first = max(page.sentence(verb)[0], verb - _CLAUSE)
    if _last_words(phrases).isdisjoint(page.texts[first:verb]):
        return False
    k = verb
    while k > first:
        if any(page.texts[max(k - len(p), 0) : k] == p for p in map(str.split, phrases)):
            return True
        k -= 1
        if page.tags[k] & (bit("auxiliary") | bit("also_verb") | bit("complementizer")) or sources.is_finite(page, k):
            return False
    return False


@lru_cache(maxsize=8)
def _last_words(phrases: tuple[str, ...]) -> frozenset[str]:
    return frozenset(phrase.split()[-1] for phrase in phrases)


def _coordinated_noun(page: Page, hit: Hit) -> bool:
    """Whether a form with an object pronoun joins a noun with the same pronoun: “its anger and its blame”."""
    if (
        not page.clitic[hit.first]
        or not hit.entry.feature.endswith(".obj")
        or page.has(hit.first - 1, bit("resumptive"))
    ):
        return False
    before, word = page.word(hit.first - 1), page.word(hit.first)
    endings = (fold_key(ending) for ending in page.syntax["endings"]["object"] if len(ending) > 1)
    return hit.first - 1 not in page.cue_at and any(before.endswith(e) and word.endswith(e) for e in endings)


def _guessed(page: Page, made: Draft) -> bool:
    """Whether a writer only guesses that somebody says or thinks it: a guess right before the verb or its subject."""
    if not page.guesses or made.cue[0] in page.guesses:
        return False
    before = {made.cue[0] - 1} if not page.clitic[made.cue[0]] else set()
    if made.source is not None and made.source[1] <= made.cue[0]:
        near = () if page.verb_last else range(made.source[1], made.cue[0])
        before = {made.source[0] - 1, *near}
    return not before.isdisjoint(page.guesses)


def _supposed(page: Page, k: int) -> bool:
    """Whether one of the words of supposing (syntax.unreal_if) ends right before word k."""
    while page.verb_first and k > 1 and page.tags[k - 1] & bit("auxiliary"):
        k -= 1
    phrases = [p.split() for p in _folded(tuple(page.syntax.get("unreal_if", ())))]
    return any(page.texts[k - 1] == p[-1] and page.texts[max(k - len(p), 0) : k] == p for p in phrases)


@lru_cache(maxsize=64)
def _folded(phrases: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(fold_key(p) for p in phrases)


def _thinks_aloud(page: Page, hit: Hit, made: Draft) -> bool:
    """Whether a speaker only hedges their own quoted words (“we believe …”, “we hope …”): no attribution of its own."""
    if made.complement in ("quote", "colon"):
        return False
    readings = page.features.get(hit.first, set())
    hedges = [f.startswith(("present.1", "future.1")) for f in readings]
    ref = hit.entry.ref
    told = ref.strength == "strong" and ref.sense not in BELIEFS and hit.first not in page.quoted
    first_person = made.source is None and (all(hedges) if told and page.verb_first else any(hedges))
    own = made.source is None and all(".1" in f for f in readings)
    if own and (page.verb_first or (page.verb_last and made.complement in ("object", "prep"))):
        return True
    if own and (
        hit.entry.ref.sense in BELIEFS
        or (hit.first in page.quoted and hit.entry.ref.sense in ("agree", "inform", "ask"))
    ):
        return True
    if made.source is not None:
        name = page.cover.get(made.source[0])
        persons = ("1", "2") if page.cased and not page.scheme else ("1",)
        pronoun = name is not None and name.entry.category == "pronoun"
        first_person = name is not None and pronoun and name.entry.ref.person.startswith(persons)
        if not first_person:
            return False
        readings = {hit.entry.feature}
    return first_person and any(f.partition(".")[0] in ("present", "base", "future", "subjunctive") for f in readings)
