"""The learned tagger, an optional step behind the rules: two chains of conditional random fields.

The first finds cues in each sentence; the second, asked once for each cue, finds its source and content.  Both see the
rules' drafts, and keep, move or drop them, or propose what the rules missed.  `rawi train` makes the file.
"""

import json
import zlib
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any, Protocol

from rawi.errors import FormatError, InputError, UsageError
from rawi.extract.drafts import Draft, Range
from rawi.extract.mentions import OPENERS, Page
from rawi.extract.traits import Sight, beside, of_cue, of_sentence, sight

MAGIC = b"rawi tagger 1\n"
OUT, BEGIN, GO_ON = "O", "B", "I"


class Field(Protocol):
    """A trained chain, as pycrfsuite.Tagger is one."""

    def tag(self, xseq: list[list[str]], /) -> list[str]:
        """The likeliest label of each word, by its traits."""


class Tagger:
    """The step itself: `Steps(tag=load(path))`.  Picklable by its path, so that several processes can use it."""

    def __init__(self, path: str, cues: Field, roles: Field) -> None:
        self.path, self._cues, self._roles = path, cues, roles

    def __reduce__(self) -> tuple[Any, ...]:
        return load, (self.path,)

    def __call__(self, page: Page, drafts: list[Draft]) -> list[Draft]:
        """The drafts as learned: of every cue found, in order."""
        seen = sight(page, drafts)
        cues = [cue for first, last in page.sentences for cue in self._find(seen, first, last)]
        made = (self._attribute(seen, cue, cues) for cue in cues if cue[0] not in page.muted)
        return [draft for draft in made if draft is not None]

    def _find(self, seen: Sight, first: int, last: int) -> list[Range]:
        """The cues of a sentence."""
        return ranges(self._cues.tag(of_sentence(seen, first, last)), "Q", first)

    def _attribute(self, seen: Sight, cue: Range, cues: Sequence[Range]) -> Draft | None:
        """The draft of a cue, or None where nothing is attributed."""
        first, traits = of_cue(seen, cue, cues)
        labels = self._roles.tag(traits)
        content = ranges(labels, "C", first)
        if not content:
            return None
        sources = sorted(ranges(labels, "S", first), key=lambda s: abs(s[0] - cue[0]))
        return _draft(seen, cue, sources[0] if sources else None, content)


def _draft(seen: Sight, cue: Range, source: Range | None, content: list[Range]) -> Draft:
    """The rules' draft with what was learned of it; a new one where they have none."""
    page, known = seen.page, beside(seen.drafts, cue)
    if known is not None:
        same = (known.cue, known.source, known.content) == (cue, source, content)
        moved = [] if same else ["the learned tagger moved its words"]
        return replace(known, cue=cue, source=source, content=content, trace=[*known.trace, *moved])
    hit = next((page.cue_at[k] for k in range(*cue) if k in page.cue_at), None)
    entry = hit.entry if hit is not None else None
    made = Draft(cue, content, "tagger", entry.ref if entry else None, entry.feature if entry else "", source)
    made.sentence = page.sentence(cue[0])
    opener = page.texts[content[0][0]]
    made.complement = "quote" if opener in OPENERS else "left" if content[0][0] < cue[0] else "bare"
    made.trace.append("the learned tagger found it")
    return made


def ranges(labels: Sequence[str], role: str, offset: int) -> list[Range]:
    """The stretches of a role: each begins with B, or with I where nothing of the role stands before."""
    found: list[Range] = []
    k = 0
    for label, group in groupby(labels):
        size = len(list(group))
        if label == BEGIN + role:
            found += [(k + j + offset, k + j + offset + 1) for j in range(size)]
        elif label == GO_ON + role and found and found[-1][1] == k + offset:
            found[-1] = (found[-1][0], k + offset + size)
        elif label == GO_ON + role:
            found.append((k + offset, k + offset + size))
        k += size
    return found


def crfsuite() -> Any:  # noqa: ANN401  (a module without types)
    """The library that trains and runs the chains.  Raises UsageError without it."""
    try:
        import pycrfsuite
    except ImportError as error:
        hint = "pip install 'rawi[tagger]', or leave the tagger out"
        raise UsageError("the learned tagger needs python-crfsuite", hint=hint) from error
    return pycrfsuite


def pack(cues: bytes, roles: bytes) -> bytes:
    """The contents of a tagger's file."""
    head = json.dumps({"cues": len(cues), "roles": len(roles)}).encode()
    return MAGIC + head + b"\n" + zlib.compress(cues + roles)


@lru_cache(maxsize=4)
def load(path: str) -> Tagger:
    """The tagger in a file.  Raises InputError, FormatError, or UsageError without the library."""
    library = crfsuite()
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", place=path, hint="rawi train GOLD --out FILE") from error
    head, _, rest = data.removeprefix(MAGIC).partition(b"\n")
    if not data.startswith(MAGIC):
        raise FormatError("no tagger", place=path, hint="rawi train GOLD --out FILE makes one")
    told = json.loads(head)
    chains = zlib.decompress(rest)
    parts = (chains[: told["cues"]], chains[told["cues"] :])
    fields = [_field(library, part) for part in parts]
    return Tagger(path, *fields)


class _Held:
    """A chain with the bytes that it reads from: the library keeps no copy of them."""

    def __init__(self, chain: Field, data: bytes) -> None:
        self.data, self.tag = data, chain.tag


def _field(library: Any, data: bytes) -> Field:  # noqa: ANN401  (pycrfsuite)
    chain = library.Tagger()
    chain.open_inmemory(data)
    return _Held(chain, data)
