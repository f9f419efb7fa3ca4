"""Two articles side by side: what both tell and in which different words, and what only one of them tells."""

from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import product
from typing import Annotated

from fastapi import Path, Request

from rawi.desk import contacts_in
from rawi.errors import UsageError
from rawi.export.comparison import Comparison, Shared
from rawi.export.comparison import compare as compared
from rawi.export.entry import QUOTE_LIMIT
from rawi.text.normalize import fold_key
from rawi.text.said import say
from rawi.text.segment import words
from rawi.web.render import Pages, ledger_of

router = Pages()
Stretch = tuple[str, bool]


@dataclass(frozen=True, slots=True)
class ComparePage:
    """compared: the two; differing: quotations of one language told by both, each in stretches (text, own words)."""

    compared: Comparison
    differing: dict[str, tuple[tuple[Stretch, ...], tuple[Stretch, ...]]]


@router.page("/compare/{first}/{second}", "compare.html.j2", twin="/compare/{first}/{second}.json")
def compare(
    request: Request, first: Annotated[str, Path(max_length=300)], second: Annotated[str, Path(max_length=300)]
) -> ComparePage:
    """Two documents by their names or ids."""
    book = ledger_of(request)
    pair = (book.document(first), book.document(second))
    if pair[0].id == pair[1].id:
        raise UsageError(
            say("'%(raw)s' and '%(code)s' are one document", raw=first, code=second), hint=say("name two documents")
        )
    claims = {claim.id: claim for known in pair for claim in book.claims(document=known.id)}
    made = compared(claims.values(), pair, contacts_in(book), QUOTE_LIMIT)
    differing = {f"{one.claim} {one.side}": found for one in made.both if (found := _differing(one))}
    return ComparePage(made, differing)


def _differing(shared: Shared) -> tuple[tuple[Stretch, ...], tuple[Stretch, ...]] | None:
    """The first quotations of both in one language, cut into what they share and what each has alone."""
    told = product(*([q for a in side for q in a.quotes] for side in (shared.first, shared.second)))
    pair = next(((a.text, b.text) for a, b in told if a.language == b.language), None)
    if pair is None:
        return None
    cut = [words(text) for text in pair]
    folded = [[fold_key(word) for word in found] for _, _, found in cut]
    same = SequenceMatcher(None, folded[0], folded[1], autojunk=False).get_matching_blocks()
    shared_words = (
        {k for block in same for k in range(block.a, block.a + block.size)},
        {k for block in same for k in range(block.b, block.b + block.size)},
    )
    one, other = (
        tuple(_stretches(text, [(a, b) for k, (a, b) in enumerate(zip(starts, ends, strict=True)) if k not in share]))
        for text, (starts, ends, _), share in zip(pair, cut, shared_words, strict=True)
    )
    return one, other


def _stretches(text: str, own: list[tuple[int, int]]) -> list[Stretch]:
    """The text cut at its own words; neighbours among them are one stretch."""
    joined: list[list[int]] = []
    for start, end in own:
        if joined and not text[joined[-1][1] : start].strip():
            joined[-1][1] = end
        else:
            joined.append([start, end])
    made, last = [], 0
    for start, end in joined:
        made += [(text[last:start], False), (text[start:end], True)]
        last = end
    return [piece for piece in (*made, (text[last:], False)) if piece[0]]
