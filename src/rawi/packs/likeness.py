"""Whether a word that no pack knows is made like an ordinary word of its language, or may be a name: by its letters.

Scripts without capitals do not tell a name from a noun.  A linear model over groups of letters does, in most cases:
its weights stand in the `likeness.toml` of a language, learnt by benchmark/learn_likeness.py, hashed and one byte
each, so that no word stands in them.
"""

import base64
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

from rawi.packs.pack import folder_of, read_toml

BUCKETS = 1 << 14
LONGEST = 4
_ALONE, _TOGETHER = -3.5, -2.0
"""The logarithm of the odds below which a word alone, or several on average, name nobody (one name in twenty is)."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """weights: one byte for each bucket, in steps of `step`; together with the bias the logarithm of the odds."""

    bias: float
    step: float
    weights: bytes

    def score(self, word: str) -> float:
        """The logarithm of the odds that a folded word is a name."""
        total = sum(byte - 256 if byte > 127 else byte for byte in map(self.weights.__getitem__, groups(word)))
        return self.bias + self.step * total


def groups(word: str) -> Iterator[int]:
    """The buckets of a word's groups of one to four letters, its edges among them, each once."""
    edged = f"^{word}$"
    found = {edged[i : i + n] for n in range(1, LONGEST + 1) for i in range(len(edged) - n + 1)}
    return (crc32(group.encode()) % BUCKETS for group in sorted(found))


@lru_cache(maxsize=8)
def likeness(language: str) -> Likeness | None:
    """The model of a language; None where it has none."""
    path = folder_of(language) / "likeness.toml"
    if not path.is_file():
        return None
    own = read_toml(path)
    return Likeness(own["bias"], own["step"], base64.b64decode(own["weights"]))


@lru_cache(maxsize=65536)
def _score(word: str, language: str) -> float:
    model = likeness(language)
    return 0.0 if model is None or word.isascii() else model.score(word)


def ordinary(words: Sequence[str], language: str) -> bool:
    """Whether folded words in a row, which no pack knows, are made like ordinary words and so name nobody."""
    mean = sum(_score(word, language) for word in words) / len(words)
    return mean < (_TOGETHER if len(words) > 1 else _ALONE)
