"""A report that goes on: a source who spoke to an outlet before, and what a writer tells between two such statements.

The outlet behind a passage is the one it states.  Where it states none, a description that an outlet was given for
keeps that outlet until the text cites another one; the writer's own sentence has it only between two passages that do,
or in a post that opens with that report and cites nobody else.
A neighbour's outlet alone says nothing: where the text does not say who reported it, that is not stated.
"""

from collections.abc import Iterable, Sequence

from rawi.link.candidate import Candidate
from rawi.link.origins import UNNAMED, cited

_POST = 6


def continued(candidates: Iterable[Candidate]) -> dict[str, str]:
    """Candidate id → the outlet whose report it goes on with, where it states none itself."""
    held: dict[str, list[Candidate]] = {}
    for one in candidates:
        held.setdefault(one.document, []).append(one)
    found: dict[str, str] = {}
    for row in held.values():
        row.sort(key=lambda one: (one.span.start, -one.span.end))
        ahead, behind = _kept(row), _kept(row[::-1])[::-1]
        names = [a or b for a, b in zip(ahead, behind, strict=True)]
        post = _post(row, names)
        names = [
            name or (post if row[k].voice == "own" else "") or _between(row, names, k) for k, name in enumerate(names)
        ]
        found.update({one.id: name for one, name in zip(row, names, strict=True) if name})
    return found


def _kept(row: Sequence[Candidate]) -> list[str]:
    """The outlet behind each passage of a row: the one it cites, or the one its source was cited with before."""
    through: dict[str, str] = {}
    last, found = "", []
    for one in row:
        name = cited(one)
        if name and name != last:
            through, last = {}, name
        if label := _described(one):
            name = name or through.get(label, "")
            if name:
                through[label] = name
        found.append(name)
    return found


def _described(one: Candidate) -> str:
    """The description of the unnamed source, or of the one who hands a speaker's words on; "" for all others.

    Without its number: one of the officials is one of them.
    """
    told = [name for name in one.relays if name.startswith(UNNAMED)]
    if one.speaker.kind == "unnamed" and one.voice != "own":
        told = [one.speaker.label]
    return " ".join(word.removesuffix("s") for word in told[-1].split()) if told else ""


def _post(row: Sequence[Candidate], names: Sequence[str]) -> str:
    """The outlet that a post of a few passages retells: its first line says so, and nobody else is cited."""
    cites = {name for one, name in zip(row, names, strict=True) if one.voice != "own"}
    return names[0] if len(row) <= _POST and row[0].voice != "own" and cites == {names[0]} else ""


def _between(row: Sequence[Candidate], names: Sequence[str], k: int) -> str:
    """The outlet of a writer's own sentence that stands between two passages of one report, one an unnamed source's."""
    if row[k].voice != "own" or not 0 < k < len(row) - 1 or names[k - 1] != names[k + 1]:
        return ""
    sources = [one for one in (row[k - 1], row[k + 1]) if _described(one)]
    return names[k - 1] if sources else ""
