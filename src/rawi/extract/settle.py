"""Rival drafts: when two cues claim the same words, the better construction stays."""

from rawi.extract.drafts import Draft
from rawi.extract.mentions import COMMAS, Page
from rawi.extract.sources import LONGEST
from rawi.text.normalize import fold_key

_EDGED = frozenset(("that", "colon", "quote", "bare"))
_RANK = {"header": 5, "relay": 6, "preposition": 3, "participle": 3, "noun": 1}


def _rank(draft: Draft) -> int:
    return _RANK.get(draft.rule.partition(".")[0], 4)


def relay(drafts: list[Draft]) -> list[Draft]:
    """OUTLET, quoting NAME, reported that …: the citation inside gives the source, the outer subject is its relay."""
    merged: set[int] = set()
    for cited in drafts:
        if cited.rule != "preposition" or cited.entry is None or not cited.source:
            continue
        if cited.entry.sense not in ("relay", "quote"):
            if cited.complement == "left" and (told := _inserted(cited, drafts)) is not None:
                told.relay = told.relay or cited.source
                merged.add(id(cited))
            continue
        for outer in drafts:
            if outer is cited or outer.sentence != cited.sentence or outer.source is None or not outer.content:
                continue
            first = outer.content[0][0]
            between = outer.source[1] - 1 <= cited.cue[0] <= first and outer.source[0] < cited.cue[0]
            if between and cited.entry.source_prep and cited.relay is None and cited.entry.kind == "preposition":
                if outer.complement in ("that", "quote", "colon") and cited.source[1] <= first:  # “as OUTLET relayed”
                    outer.relay = cited.source
                    outer.source = (outer.source[0], min(outer.source[1], cited.cue[0]))
                    merged.add(id(cited))
                break
            if between and outer.complement in ("that", "quote", "colon", "bare") and cited.source[1] <= first:
                outer.relay, outer.source, outer.cue, outer.rule = outer.source, cited.source, cited.cue, "relay"
                outer.entry = cited.entry
                outer.relay = (outer.relay[0], min(outer.relay[1], cited.cue[0]))
                merged.add(id(cited))
                break
    return [d for d in drafts if id(d) not in merged]


def _inserted(cited: Draft, drafts: list[Draft]) -> Draft | None:
    """The draft of a verb whose subject ends right before a citation that stands before what it says.

    “The sources said, according to OUTLET, that …”: the outlet only hands it on.
    """
    near = (d for d in drafts if d is not cited and d.sentence == cited.sentence and d.complement == "that")
    for draft in near:
        start = draft.cue[0] if draft.source is None else min(draft.cue[0], draft.source[0])
        end = draft.cue[1] if draft.source is None else max(draft.cue[1], draft.source[1])
        behind = cited.source is not None and draft.content[0][0] >= cited.source[1]
        if end <= cited.cue[0] <= end + 3 and behind and cited.content[0][0] >= start - 2:
            return draft
    return None


def settle(page: Page, drafts: list[Draft]) -> list[Draft]:
    """Drafts without duplicates: one per cue, one per content, no content that only repeats its own cue's source.

    Two drafts with the same content and cues in the same sentence are rivals (نقلت … عن … قوله إن): the higher rank
    stays, then the earlier cue.  A citation without a source gives way to any other attribution of its content.
    """
    drafts = relay(drafts)
    if page.verb_last:
        _as_named_elsewhere(page, drafts)
    kept: list[Draft] = []
    by_cue: dict[int, Draft] = {}
    for draft in sorted(drafts, key=lambda d: (d.cue[0], -_rank(d))):
        if draft.cue[0] in by_cue:
            continue
        by_cue[draft.cue[0]] = draft
        kept.append(draft)
    kept = [d for d in kept if not _idle(d, kept) and not _expressed(d, kept) and not _carried(page, d, kept)]
    by_content: dict[tuple[int, int], Draft] = {}
    chosen = []
    for draft in sorted(kept, key=lambda d: (-_rank(d), d.cue[0])):
        key = draft.content[0]
        rival = by_content.get(key)
        if rival is not None and rival.sentence == draft.sentence and rival.content == draft.content:
            continue
        by_content[key] = draft
        chosen.append(draft)
    return sorted((d for d in chosen if not _performed(page, d, chosen)), key=lambda d: d.cue)


def _as_named_elsewhere(page: Page, drafts: list[Draft]) -> None:
    """Give a subject that borders on its verb's object the length it has where the same speaker stands before a clause.

    Before a clause or a colon nothing but the speaker stands; “the mayor of CITY called the bridge …” has no such edge.
    """
    spoke = [d for d in drafts if d.source and d.rule == "verb.initial" and d.complement in _EDGED]
    names = {tuple(page.texts[a:b]) for a, b in (d.source for d in spoke if d.source)}
    surnames = {whole[-1:] for whole in (_plain_name(page, d.source) for d in spoke if d.source) if whole}
    shared, within = None, (0, 0)
    for draft in drafts:
        if not (draft.complement in ("object", "prep") or draft.rule == "verb.coordinated") or draft.impersonal:
            continue
        first, last = draft.source or (draft.content[0][0], draft.content[0][0])
        touches = all(page.texts[k] in COMMAS for k in range(last, draft.content[0][0])) if draft.source else True
        if draft.source and draft.complement == "prep" and not touches:  # a preposition parts them
            shared, within = draft.source, draft.sentence
            continue
        whole = tuple(page.texts[first : max(last, draft.content[0][1] - 1) if touches else last])
        known = page.cover.get(first)
        least = 1 if known is None and draft.source else known.last - first + 1 if known is not None else 2
        end = next((first + n for n in range(min(len(whole), LONGEST), least - 1, -1) if whole[:n] in names), last)
        if end == first and whole[:1] in surnames and len(whole) > 1:
            end = first + 1
        draft.source = (first, end) if end > first else None
        if touches and end != last:
            draft.content[0] = (end, draft.content[0][1])
        if draft.source is None and draft.rule == "verb.coordinated" and shared is not None:
            draft.source = shared if draft.sentence == within else None
        shared, within = draft.source, draft.sentence


def _plain_name(page: Page, source: tuple[int, int]) -> tuple[str, ...]:
    """The words of a speaker that are two or three no pack knows, with nothing of a title: a person's full name."""
    first, last = source
    plain = all(k not in page.cover and not page.tags[k] and page.texts[k][0].isalpha() for k in range(first, last))
    return tuple(page.texts[first:last]) if plain and 2 <= last - first <= 3 else ()


_PERFORMED = frozenset(("propose", "ask", "demand", "call-for", "urge", "announce", "stress", "order"))


def _performed(page: Page, draft: Draft, others: list[Draft]) -> bool:
    """Whether a passive inside somebody's speech does what it names (“it is advised to …”): no words of another's."""
    if not draft.impersonal or draft.source is not None or draft.entry is None or draft.entry.sense not in _PERFORMED:
        return False
    if page.texts[draft.cue[1] - 1] not in (fold_key(form) for form in page.syntax.get("performed", ())):
        return False
    return any(a <= draft.cue[0] < b for other in others if other is not draft for a, b in other.content)


def _expressed(draft: Draft, others: list[Draft]) -> bool:
    """Whether a noun with a pronoun is what a verb of expressing carries: “voiced its refusal” is one attribution."""
    owned = draft.source is None and draft.feature in ("noun.poss", "past.3ms.obj", "past.3fs.obj")
    at = draft.cue[0]
    return owned and any(o is not draft and o.complement == "prep" and o.content[0][0] == at for o in others)


_NEAR = 4  # words of a phrase before its head


def _carried(page: Page, draft: Draft, others: list[Draft]) -> bool:
    """Whether a noun heads the object of a verb of saying: “repeated his demand that …” is one attribution (English).

    A noun with somebody else's name before it is that one's.
    """
    if not page.cased or not draft.rule.startswith("noun") or draft.source is not None:
        return False
    at, end = draft.cue[0], draft.content[-1][1]
    verbs = (o for o in others if o.entry is not None and o.entry.kind != "noun" and o.complement in ("object", "prep"))
    own = (o for o in verbs if o.entry is not None and o.entry.stance != "denies")  # else the claim is another's
    return any(0 <= at - o.content[0][0] <= _NEAR and o.content[-1][1] >= end for o in own)


def _idle(draft: Draft, others: list[Draft]) -> bool:
    """Whether a citation that names nobody holds another attribution's cue in its content."""
    if draft.rule != "preposition" or draft.source is not None:
        return False
    return any(o is not draft and any(a <= o.cue[0] < b for a, b in draft.content) for o in others)
