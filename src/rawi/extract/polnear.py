"""Spans as the PolNeAR corpus draws them, for its scheme only.

A verb's subject is its source also where it stands with an earlier verb; the cue takes its auxiliaries and adverbs in;
a quotation of several sentences is one piece.
"""

from rawi.extract.drafts import Draft, Range
from rawi.extract.mentions import MARKS, Page
from rawi.extract.source_medial import between, heading


def redraw(page: Page, drafts: list[Draft]) -> None:
    """Redraw the spans of all drafts, in the order of their cues."""
    for k, draft in enumerate(drafts):
        silent = draft.source is None and not draft.impersonal
        if silent and draft.rule.startswith(("participle", "verb.coordinated")):
            draft.source = _shared(page, draft, drafts[:k])
        draft.cue = (_opened(page, draft), draft.cue[1])
        draft.content = _joined(page, draft.content)


def _shared(page: Page, draft: Draft, earlier: list[Draft]) -> Range | None:
    """The subject of the verb before in the same sentence, or of the sentence's first verb."""
    for other in reversed(earlier):
        if other.sentence != draft.sentence:
            break
        if other.source is not None and other.source[1] <= draft.cue[0]:
            return other.source
    return heading(page, draft.sentence[0], draft.cue[0])


def _opened(page: Page, draft: Draft) -> int:
    """Where a verb begins with the auxiliaries and adverbs before it."""
    first = draft.cue[0]
    if not draft.rule.startswith("verb"):
        return first
    edge = max((b for a, b in [draft.source or (0, 0), *draft.content] if b <= first), default=0)
    while first > edge and between(page, first - 1) and page.texts[first - 1] not in page.syntax["possessive"]:
        first -= 1
    return first


def _joined(page: Page, content: list[Range]) -> list[Range]:
    """Pieces of one quotation as one, and neighbours with nothing but marks between them outside quotations."""
    made: list[Range] = []
    for first, last in content:
        inside = (
            page.quoted.get(first) is not None
            and bool(made)
            and page.quoted.get(first) == page.quoted.get(made[-1][1] - 1)
        )
        if made and inside and all(page.texts[k] in MARKS for k in range(made[-1][1], first)):
            made[-1] = (made[-1][0], last)
        else:
            made.append((first, last))
    return made
