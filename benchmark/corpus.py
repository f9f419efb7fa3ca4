"""Texts to measure on: real news where it stands beside the checkout, else text made from the demo corpus."""

import random
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from rawi.demo import corpus
from rawi.read import Known, assemble, read_paths
from rawi.read.draft import Draft
from rawi.types import Document

NEWS = Path(__file__).parents[2] / "shared" / "news"
MADE_LINES = 12


def fail(error: Exception) -> None:
    """What cannot be read stops a measurement."""
    raise error


def documents(name: str, limit: int) -> list[Document]:
    """The first documents of a collection of news; made ones where it is absent."""
    path = NEWS / f"{name}.jsonl.gz"
    found = read_paths([path], Known(), fail) if path.exists() else _made(name, limit)
    return list(islice(found, limit))


def _made(name: str, limit: int) -> Iterator[Document]:
    """Documents of invented sentences: lines of the demo corpus in one language, put together by chance."""
    lines: dict[str, list[str]] = {}
    for document in read_paths(corpus(), Known(), fail):
        lines.setdefault(document.language, []).extend(line for line in document.text.splitlines() if line.strip())
    chance = random.Random(7)
    languages = ["ar"] if name == "ant" else sorted(lines)
    for k in range(limit):
        language = languages[k % len(languages)]
        text = "\n".join(chance.choices(lines[language], k=MADE_LINES))
        yield assemble(Draft(f"{name}-{k}", text, f"{name}-{k}", "", language=language), Known())


def source(name: str) -> str:
    """What a collection is made of, for the table."""
    return f"{name}.jsonl.gz" if (NEWS / f"{name}.jsonl.gz").exists() else "made from the demo corpus"
