"""The reading pane: an article in its own direction, its evidence marked, the claims it tells in the margin.

Marks are placed by span, never by looking for words.  A long article is shown in parts; `?at=N` picks the part with the
N-th code point, and `#c=120-272` the evidence in it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated

from fastapi import Path, Query, Request

from rawi.store.base import Listed, Shared
from rawi.text.visible import pieces as visible_pieces
from rawi.types import Assertion, Document, Fact, Reading
from rawi.web.render import Pages, ledger_of

router = Pages()
_OTHERS = 8
PART = 40_000
"""Code points of a part; a part ends with a line where it can."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under the same marks.  anchors: spans that begin here, as addresses name them."""

    text: str
    marks: tuple[str, ...]
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the article, with its number and its first code point."""

    number: int
    start: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A claim in the margin, and where the article tells it."""

    claim: str
    about: str
    status: str
    side: str
    start: int
    end: int
    line: int


@dataclass(frozen=True, slots=True)
class Version:
    """Another text that stood at the same address."""

    id: str
    name: str
    published: str
    here: bool


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """An article, or a part of a long one; offsets are code points of the whole."""

    id: str
    name: str
    title: str
    language: str
    url: str
    publisher: Fact | None
    published: Fact | None
    sha256: str
    length: int
    attributions: int
    hidden: int
    noise: tuple[str, ...]
    notes: tuple[str, ...]
    versions: tuple[Version, ...]
    start: int
    end: int
    lines: tuple[Line, ...]
    told: tuple[Told, ...]
    others: tuple[Shared, ...]


@router.page("/doc/{key:path}", "document.html.j2", twin="/doc/{key:path}.json")
def document(
    request: Request,
    key: Annotated[str, Path(max_length=300)],
    at: Annotated[int, Query(ge=0)] = 0,
) -> DocumentPage:
    """The document with this name or id, or the beginning of one."""
    book = ledger_of(request)
    known = book.document(key)
    read = book.reading(known.id)
    start, end = part_of(known.text, at)
    told = tuple(_told(known, book.told(known.id)))
    versions = book.view.versions(known.address)
    return DocumentPage(
        id=known.id,
        name=known.name,
        title=known.title,
        language=known.language,
        url=known.url,
        publisher=known.publisher,
        published=known.published,
        sha256=known.sha256,
        length=len(known.text),
        attributions=len(read.attributions) if read else 0,
        hidden=sum(hidden for _, hidden in visible_pieces(known.text)),
        noise=tuple(dict.fromkeys(n.reason for n in known.noise)),
        notes=known.notes,
        versions=tuple(_version(v, known) for v in versions) if len(versions) > 1 else (),
        start=start,
        end=end,
        lines=tuple(lines(known.text, start, end, spans(known, read, told))),
        told=tuple(t for t in told if start <= t.start < end),
        others=tuple(book.view.shared(known.id, _OTHERS)),
    )


def part_of(text: str, at: int) -> tuple[int, int]:
    """The part of a text in which a code point stands; the last part where there are fewer."""
    start = 0
    while True:
        end = start + PART
        if end >= len(text):
            return start, len(text)
        end = text.rfind("\n", start, end) + 1 or end
        if at < end:
            return start, end
        start = end


def spans(known: Document, read: Reading | None, told: Iterable[Told]) -> list[tuple[int, int, str, str]]:
    """What is marked, as (start, end, mark, anchor)."""
    found = [(n.span.start, n.span.end, "noise", "") for n in known.noise]
    for item in read.attributions if read else ():
        found += [(s.start, s.end, "source", "") for s in (item.source,) if s]
        found += [(s.start, s.end, "cue", "") for s in (item.cue,) if s]
        found += [(s.start, s.end, "content", "") for s in item.content]
    anchors = dict.fromkeys((t.start, t.end) for t in told)
    return found + [(a, b, "evidence", f"c={a}-{b}") for a, b in anchors]


def lines(text: str, start: int, end: int, marked: list[tuple[int, int, str, str]]) -> Iterator[Line]:
    """The lines from start to end, cut where a mark begins or ends; linear in text and marks."""
    cuts = sorted({p for a, b, _, _ in marked for p in (a, b) if start < p < end})
    opening = sorted((max(a, start), k) for k, (a, b, _, _) in enumerate(marked) if a < end and b > start)
    number = text.count("\n", 0, start) + 1
    live: set[int] = set()
    at = cut = opened = 0
    for row in text[start:end].split("\n"):
        begin = here = start + at
        stop = begin + len(row)
        made: list[Piece] = []
        while here < stop or (here == begin and not made):
            while cut < len(cuts) and cuts[cut] <= here:
                cut += 1
            following = min(stop, cuts[cut]) if cut < len(cuts) else stop
            anchors = []
            while opened < len(opening) and opening[opened][0] <= here:
                live.add(opening[opened][1])
                anchors += [marked[opening[opened][1]][3]]
                opened += 1
            live = {k for k in live if marked[k][1] > here}
            names = dict.fromkeys(marked[k][2] for k in sorted(live))
            made.append(Piece(text[here:following], tuple(names), tuple(a for a in anchors if a)))
            if here == following:
                break
            here = following
        yield Line(number, begin, tuple(made))
        number, at = number + 1, at + len(row) + 1


def _told(known: Document, found: Iterable[tuple[Listed, Assertion]]) -> Iterator[Told]:
    for claim, item in sorted(found, key=lambda one: (one[1].span.start, one[1].span.end, one[0].id)):
        line = known.text.count("\n", 0, item.span.start) + 1
        about = claim.card.about if claim.card else ""
        yield Told(claim.id, about, claim.status, item.side, item.span.start, item.span.end, line)


def _version(one: Document, known: Document) -> Version:
    return Version(one.id, one.name, one.published.value if one.published else "", one.id == known.id)
