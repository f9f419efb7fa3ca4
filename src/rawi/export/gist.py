"""A claim in a few English words, for tables and headings; the claim itself is always the quotation.

A contact is told by its parties; anything else by the actors and notions the packs know in it.  Nothing is translated.
"""

from collections.abc import Sequence

from rawi.export.labels import AGREEMENT, latin
from rawi.text.said import contact, each, ended, say
from rawi.text.visible import is_right_to_left, one_line
from rawi.types import Claim, Contact

_MOST = 6
_NOTHING, _DENIED = "statement", "denied"  # a title whose words the packs do not know
_NOBODY = "[not stated]"
_NAMES = ("actor", "country", "nisba", "capital")


def gist(claim: Claim, contacts: Sequence[Contact] = ()) -> str:
    """What the claim is about, without any right-to-left letter.  contacts: those its assertions tell."""
    told = "" if claim.kind == AGREEMENT else _contact(affirmed(claim, contacts))
    if told:
        return told
    if not is_right_to_left(claim.title):
        return _quoted(claim) or each(claim.title, one_line)
    first = next((a for a in claim.assertions if " ".join(a.quote.split()) == claim.title), claim.assertions[0])
    found = subjects(claim.title, first.language)
    if found:
        return each(say("about %(notions)s", notions=tuple(found)), latin)
    if first.speaker.label:
        return say("words of %(name)s", name=latin(first.speaker.label, first.language))
    return latin(claim.title, first.language)


def affirmed(claim: Claim, contacts: Sequence[Contact]) -> Sequence[Contact]:
    """The contacts of a claim as those tell them who say so; all of them where nobody does."""
    own = {key for a in claim.assertions if a.side == "for" for key in (a.id, a.attribution) if key}
    return [c for c in contacts if c.attribution in own or c.id in own] or contacts


def _quoted(claim: Claim) -> str:
    """Who says it and the words, where the packs know nothing in them and they can stand in a line of Latin letters."""
    head, _, rest = claim.title.rpartition(": ")
    quote = next((one_line(a.quote) for a in claim.assertions if not is_right_to_left(a.quote)), "")
    if rest.removesuffix(f" ({_DENIED})") != _NOTHING or not quote:
        return ""
    told = say("%(name)s: “%(raw)s”", name=one_line(head), raw=quote) if head else say("“%(raw)s”", raw=quote)
    return ended(told, "" if rest == _NOTHING else _DENIED)


def _contact(contacts: Sequence[Contact]) -> str:
    """The parties of the contact that says most about them."""
    known = [c for c in contacts if c.initiator or c.recipient]
    if not known:
        return ""
    best = max(known, key=lambda c: (bool(c.initiator) + bool(c.recipient), len(c.intermediaries), c.id))
    told = contact(best.initiator or _NOBODY, "to", best.recipient or _NOBODY, best.medium or best.kind)
    if best.intermediaries:
        told = say("%(told)s, through %(names)s", told=told, names=tuple(best.intermediaries))
    return each(told, latin)


def subjects(text: str, language: str) -> list[str]:
    """English names of the first few actors and notions in a text, in its order."""
    return notions(text, language)[:_MOST]


def notions(text: str, language: str, names: bool = True) -> list[str]:
    """English names of all actors and notions in a text, in its order; names: with the actors."""
    from rawi.packs.compile import lexicon
    from rawi.text.normalize import fold
    from rawi.text.segment import words

    if language not in ("ar", "fa", "en"):
        return []
    hits = lexicon(language).hits(*words(fold(text)[0]))
    found: dict[str, None] = {}
    upto = 0
    for hit in sorted(hits, key=lambda h: (h.first, h.first - h.last, h.entry.category not in _NAMES)):
        if hit.first < upto or hit.entry.uncertain:
            continue
        name = getattr(hit.entry.ref, "name", "") if hit.entry.category in _NAMES else ""
        if hit.entry.category == "concept" and not hit.entry.ref.polarity:
            name = hit.entry.ref.english
        if name:
            upto = hit.last
            if names or hit.entry.category not in _NAMES:
                found.setdefault(name)
    return list(found)
