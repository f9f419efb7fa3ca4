"""Rival drafts: when two cues claim the same words, the better construction stays."""

from rawi.extract.cues import Draft
from rawi.extract.mentions import Page

_RANK = {"header": 5, "relay": 6, "preposition": 3, "participle": 3, "noun": 1}


def _rank(draft: Draft) -> int:
    return _RANK.get(draft.rule.partition(".")[0], 4)


def settle(page: Page, drafts: list[Draft]) -> list[Draft]:
    """Drafts without duplicates: one per cue, one per content, no content that only repeats its own cue's source.

    Two drafts with the same content and cues in the same sentence are rivals (نقلت … عن … قوله إن): the higher rank
    stays, then the earlier cue.
    """
    kept: list[Draft] = []
    by_cue: dict[int, Draft] = {}
    for draft in sorted(drafts, key=lambda d: (d.cue[0], -_rank(d))):
        if draft.cue[0] in by_cue:
            continue
        by_cue[draft.cue[0]] = draft
        kept.append(draft)
    by_content: dict[tuple[int, int], Draft] = {}
    chosen = []
    for draft in sorted(kept, key=lambda d: (-_rank(d), d.cue[0])):
        key = draft.content[0]
        rival = by_content.get(key)
        if rival is not None and rival.sentence == draft.sentence and rival.content == draft.content:
            continue
        by_content[key] = draft
        chosen.append(draft)
    return sorted(chosen, key=lambda d: d.cue)
