"""Training: from folders of gold in brat standoff to a tagger's file (docs/tagger.md).

The same gold, the same rules and the same settings give the same file.
"""

import tempfile
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rawi.evaluate import gold_spans, standoff_of
from rawi.extract.drafts import Draft, Range
from rawi.extract.mentions import Page
from rawi.extract.pipeline import Steps, extract
from rawi.extract.tagger import BEGIN, GO_ON, OUT, crfsuite, pack
from rawi.extract.traits import of_cue, of_sentence, sight
from rawi.read import Known, read_paths
from rawi.types import Document

FEWEST = 4

Told = dict[str, list[Range]]


@dataclass(frozen=True, slots=True)
class Settings:
    """rounds: how often all gold is gone through."""

    rounds: int = 10


def _fail(error: Exception) -> None:
    raise error


def gold_documents(folders: Iterable[Path]) -> Iterator[tuple[Document, Path]]:
    """The documents of some folders that have gold, each with its .ann file."""
    for folder in folders:
        texts = [(p, notes) for p in sorted(folder.glob("**/*.txt")) if (notes := standoff_of(p)) is not None]
        documents = read_paths([p for p, _ in texts], Known(), _fail)
        yield from zip(documents, (notes for _, notes in texts), strict=True)


def train(
    documents: Iterable[tuple[Document, Path]],
    scheme: str = "",
    settings: Settings = Settings(),
    on_document: Callable[[Document], None] | None = None,
) -> bytes:
    """The file of a tagger learned from documents with gold.  Raises UsageError without python-crfsuite."""
    library = crfsuite()
    cues, roles = library.Trainer(verbose=False), library.Trainer(verbose=False)
    for document, notes in documents:
        for page, drafts in _read(document, scheme):
            _append(page, drafts, _told(page, gold_spans(document.text, notes)), cues, roles)
        if on_document:
            on_document(document)
    return pack(_fit(cues, settings), _fit(roles, settings))


def _read(document: Document, scheme: str) -> list[tuple[Page, list[Draft]]]:
    """The page of a document with the rules' drafts, as the tagger meets them; none for a language without a pack."""
    met: list[tuple[Page, list[Draft]]] = []

    def note(page: Page, drafts: list[Draft]) -> list[Draft]:
        met.append((page, drafts))
        return []

    extract(document, Steps(tag=note), scheme)
    return met


def _told(page: Page, gold: Iterable[dict[str, list[tuple[int, int]]]]) -> list[Told]:
    """Gold in words of the page; what has no cue, or a part that holds no word, teaches nothing."""
    found = []
    for item in gold:
        told = {role: [_words(page, *span) for span in spans] for role, spans in item.items()}
        if told["cue"] and all(last > first for spans in told.values() for first, last in spans):
            found.append(told)
    return found


def _words(page: Page, start: int, end: int) -> Range:
    """The words that begin in a span of the document; the one it begins in the middle of counts too."""
    first = bisect_left(page.ends, page.back.derived(start) + 1)
    return first, bisect_left(page.starts, page.back.derived(end))


def _append(page: Page, drafts: list[Draft], gold: list[Told], cues: Any, roles: Any) -> None:  # noqa: ANN401
    """Teach the two trainers one document."""
    seen = sight(page, drafts)
    labels = [OUT] * len(page.texts)
    for told in gold:
        _mark(labels, told["cue"], "Q", 0)
    for first, last in page.sentences:
        cues.append(of_sentence(seen, first, last), labels[first:last])
    every = [told["cue"][0] for told in gold]
    for told in gold:
        offset, traits = of_cue(seen, told["cue"][0], every)
        labels = [OUT] * len(traits)
        _mark(labels, [told["cue"][0]], "K", offset)
        _mark(labels, told["source"], "S", offset)
        _mark(labels, told["content"], "C", offset)
        roles.append(traits, labels)


def _mark(labels: list[str], spans: Iterable[Range], role: str, offset: int) -> None:
    for first, last in spans:
        for k in range(max(first - offset, 0), min(last - offset, len(labels))):
            if labels[k] == OUT:
                labels[k] = (BEGIN if k == first - offset else GO_ON) + role


def _fit(trainer: Any, settings: Settings) -> bytes:  # noqa: ANN401  (pycrfsuite)
    trainer.select("ap", "crf1d")
    trainer.set_params({"max_iterations": settings.rounds, "feature.minfreq": FEWEST})
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "chain"
        trainer.train(str(path))
        return path.read_bytes()
