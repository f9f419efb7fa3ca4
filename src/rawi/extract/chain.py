"""Through whom a content came: nesting, relays, and the chain from the publisher inward.

Outlets that a speaker talked to, that are cited for a whole sentence, or that hand on another's words are relays.
A speaker who reports another's words is a relay of those words.  The publisher of the document is never listed.
"""

from bisect import bisect_left, bisect_right

from rawi.extract.corefer import Discourse
from rawi.extract.drafts import Draft
from rawi.extract.mentions import Page
from rawi.extract.people import People
from rawi.packs.actors import Actor
from rawi.packs.compile import bit
from rawi.text.normalize import fold_key
from rawi.text.segment import words
from rawi.types import Hop, HopRole, Speaker

_CITING = frozenset(("preposition", "header"))


def nest(drafts: list[Draft]) -> None:
    """Set each draft's parent: the smallest other draft whose content holds its cue."""
    order = sorted(range(len(drafts)), key=lambda i: drafts[i].cue)
    cues = [drafts[i].cue[0] for i in order]
    for j, outer in enumerate(drafts):
        for first, last in outer.content:
            for at in range(bisect_right(cues, first - 1), bisect_right(cues, last - 1)):
                i = order[at]
                inner = drafts[i]
                if i == j or inner.rule == "verb.so-called" or (outer.cue[0] >= first and outer.cue[0] < last):
                    continue
                closer = inner.parent < 0 or _size(outer) < _size(drafts[inner.parent])
                if closer and not _inside(outer, inner):
                    inner.parent = j


def _size(draft: Draft) -> int:
    return sum(b - a for a, b in draft.content)


def _cue_start(draft: Draft) -> int:
    return draft.cue[0]


def _inside(draft: Draft, holder: Draft) -> bool:
    return any(a <= draft.cue[0] < b for a, b in holder.content)


def absorb(page: Page, drafts: list[Draft]) -> list[Draft]:
    """Citations of an outlet around a sentence that has a speaker of its own become that attribution's relay.

    “According to OUTLET, NAME said …” is one attribution by NAME with OUTLET as relay, not two.
    """
    kept = []
    order = sorted((d for d in drafts if d.rule not in _CITING and d.content), key=lambda d: d.cue[0])
    for draft in drafts:
        citing = draft.rule in _CITING or draft.rule.endswith(".trailing")
        carrier = _carrier(draft, order) if citing and draft.source is not None else None
        if (
            carrier is None
            or draft.source is None
            or _requests(carrier)
            or (draft.rule == "header" and _several(draft, carrier, order))
        ):
            kept.append(draft)
        elif cites_outlet(page, draft.source) or _hands_on(page, draft):
            carrier.relay = carrier.relay or draft.source
        elif carrier.source is not None and cites_outlet(page, carrier.source) and draft.rule == "preposition":
            carrier.relay, carrier.source = carrier.source, draft.source
        else:
            kept.append(draft)
    return kept


def _requests(carrier: Draft) -> bool:
    """Whether what is cited is that somebody asked for something, an act of its own: both are told."""
    return carrier.entry is not None and carrier.entry.sense == "demand" and carrier.entry.strength == "weak"


def _hands_on(page: Page, citing: Draft) -> bool:
    """Whether a body is cited only as the one that handed on another's words: “citing the press office of …, NAME
    said”.
    """
    handed = citing.rule == "preposition" and citing.entry is not None and citing.entry.sense == "relay"
    return bool(handed and page.verb_last and citing.source and page.has(citing.source[0], bit("org_head")))


def _several(header: Draft, carrier: Draft, order: list[Draft]) -> bool:
    """Whether a header's content holds more attributions than its carrier and what the carrier says."""
    begin, last = header.content[0][0], header.content[-1][1]
    held = order[bisect_left(order, begin, key=_cue_start) : bisect_left(order, last, key=_cue_start)]
    return any(other is not carrier and not _inside(other, carrier) for other in held)


def cites_outlet(page: Page, source: tuple[int, int]) -> bool:
    """Whether a phrase names an outlet, known or only by its head noun (the newspaper …)."""
    if outlet(page, source) is not None:
        return True
    heads = range(source[0], min(source[0] + 3, source[1]))
    return any(page.has(k, bit("outlet_head") | bit("report_reference")) for k in heads)


def _carrier(citing: Draft, order: list[Draft]) -> Draft | None:
    """The attribution that fills a citation's content: its cue stands there and its content makes up most of it."""
    begin, last = citing.content[0][0], citing.content[-1][1]
    before = bisect_left(order, begin, key=_cue_start) - 1
    told = order[before] if before >= 0 and citing.complement == "left" else citing
    if told is not citing and told.source is not None and told.content[0][0] < begin < last <= told.content[-1][1] + 1:
        return told  # “NAME said: ‘… . …’, according to OUTLET”
    near_by = slice(bisect_left(order, begin, key=_cue_start), bisect_left(order, last, key=_cue_start))
    behind = order[near_by.stop] if near_by.stop < len(order) else citing
    if behind.source is not None and begin <= behind.source[0] < last <= behind.cue[0] <= last + 1:
        return behind  # “according to OUTLET, in this study, which is new, it says: …”
    for other in order[near_by]:
        if other is citing:
            continue
        first = other.source[0] if other.source is not None else other.cue[0]
        covered = sum(max(0, min(b, last) - max(a, begin)) for a, b in other.content)
        near = min(first, other.content[0][0]) - begin <= 8
        if near and other.content[-1][1] >= last - 2 and other.cue[0] >= begin:  # the clause is all its own
            covered = last - min(first, other.cue[0])
        if other.source is not None and other.rule.endswith(".trailing") and _fills(other, begin, last):
            return other  # “…, NAME said on Monday, OUTLET reported.”
        if (
            other.source is not None
            and begin <= other.source[0]
            and other.content[-1][1] <= begin
            and last - begin <= 8
        ):
            return other  # “NAME said, according to OUTLET.” behind a quotation in the line before
        if other.source is not None and near and covered >= 0.5 * (last - begin):
            return other
    return None


def _fills(told: Draft, begin: int, last: int) -> bool:
    """Whether an attribution with its speaker behind it makes up the words [begin, last), but for a time at the end."""
    end = max(told.cue[1], told.source[1] if told.source is not None else 0)
    return told.content[0][0] <= begin + 1 and told.cue[0] >= told.content[-1][1] and end >= last - 3


def outlet(page: Page, source: tuple[int, int]) -> Actor | None:
    """The outlet a phrase names, if it names one."""
    for k in range(*source):
        hit = page.cover.get(k)
        if hit is None:
            continue
        if isinstance(hit.entry.ref, Actor):
            return hit.entry.ref if hit.entry.ref.kind == "outlet" and not hit.entry.ref.platform else None
        if hit.entry.category in ("anonymous", "title", "group"):
            return None
    return None


def credit(page: Page, publisher: str) -> tuple[str, ...]:
    """The outlet a post credits at its end (“… / OUTLET”), unless it is the publisher itself."""
    for _, last in page.lines:
        hit = page.cover.get(last - 1)
        if hit is None or hit.first == 0 or page.texts[hit.first - 1] != "/" or not isinstance(hit.entry.ref, Actor):
            continue
        actor = hit.entry.ref
        if actor.kind == "outlet" and actor.name != publisher:
            return (actor.name,)
    return ()


def venue(page: Page, draft: Draft, people: People) -> str:
    """The outlet a speaker talked to: addressed, or named after an interview or a statement beside the cue; ""
    without.
    """
    if draft.addressee is not None:
        found = outlet(page, draft.addressee)
        if found is not None:
            return found.name
        first, last = draft.addressee
        if page.has(first, bit("outlet_head")) and people.name_words(first + 1, last):
            return people.latin(first + 1, last)
    if draft.parent >= 0:
        return ""
    begin, limit = draft.sentence
    first = draft.content[0][0]
    low = max(begin, min(draft.cue[0], draft.source[0] if draft.source else draft.cue[0]) - 14)
    high = min(limit, max(draft.cue[1] + 16, draft.source[1] if draft.source else 0))
    for k in range(low, high):
        hit = page.cover.get(k)
        if hit is None or hit.first != k or not isinstance(hit.entry.ref, Actor) or hit.entry.ref.kind != "outlet":
            continue
        if any(a <= k < b for a, b in draft.content) or (draft.source and draft.source[0] <= k < draft.source[1]):
            continue
        if hit.entry.ref.platform or page.has(k, bit("time")):
            continue
        governed = page.governed(k) or any(
            page.has(j, bit("preposition") | bit("medium") | bit("outlet_head") | bit("addressee_preposition"))
            for j in range(max(low, k - 2), k)
        )
        if governed and (k < first or draft.complement == "left"):
            return str(hit.entry.ref.name)
    return ""


def relays(page: Page, draft: Draft, discourse: Discourse, outer: tuple[str, ...], publisher: str) -> tuple[str, ...]:
    """Canonical names between the text and the speaker, from the text inward."""
    own: list[str] = []
    if draft.relay is not None:
        named = discourse.speaker(draft.relay)
        thing = page.texts[draft.relay[0]] in page.syntax.get("empty_subject", ())
        if thing and named.kind in ("unnamed", "person") and discourse.people.outlet is not None:
            named = discourse.people.outlet  # “OUTLET reported. It also cited …”: no person is an “it”
        if named.kind != "unspecified":
            own.append(named.label)
    met = venue(page, draft, discourse.people)
    if met and met not in own and not _itself(page, draft, publisher):
        own.append(met)
    return tuple(dict.fromkeys(n for n in (*outer, *own) if n != publisher))


def _itself(page: Page, draft: Draft, publisher: str) -> bool:
    """Whether the outlet that a speaker talked to is the publisher, by the words behind “agency”, “paper”."""
    if draft.addressee is None:
        return False
    first, last = draft.addressee
    named = words(fold_key(publisher))[2]
    return len(named) > 1 and page.has(first, bit("outlet_head")) and named[1:] == page.texts[first + 1 : last]


def chain(publisher: str, names: tuple[str, ...], speaker: Speaker, cue: str) -> tuple[Hop, ...]:
    """The hops from the publisher inward; the publisher's is left out when the outlet is not stated."""
    hops = [Hop(publisher, "publisher", True)] if publisher else []
    role: HopRole = "relay"
    hops += [Hop(name, role, True) for name in names]
    return (*hops, Hop(speaker.label, "speaker", speaker.kind != "unspecified", cue))
