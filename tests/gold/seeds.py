"""The five real articles beside the checkout: read, extracted and linked once, and asked by article and line.

No word of them is kept here: articles are called by their number, stretches by lines and by the offsets of the target.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from rawi.extract.pipeline import extract
from rawi.link import link
from rawi.read import Known, read_paths
from rawi.types import Assertion, Attribution, Claim, Contact, Document, Reading, Span

SHARED = Path(__file__).parents[3] / "shared"
HERE = (SHARED / "seeds").is_dir() and (SHARED / "seeds-target.json").exists()
ABSENT = "the five articles are not beside this checkout"
Place = tuple[str, Span]  # the number of an article, and a stretch of it


def overlap(left: Span, right: Span) -> bool:
    """Whether two stretches share a character."""
    return left.start < right.end and right.start < left.end


@dataclass(frozen=True)
class Seeds:
    """Documents and readings by number, and the claims of all five together."""

    documents: dict[str, Document]
    readings: dict[str, Reading]
    claims: list[Claim]

    @cached_property
    def numbers(self) -> dict[str, str]:
        """Document id → number."""
        return {document.id: number for number, document in self.documents.items()}

    @cached_property
    def target(self) -> dict[str, Any]:
        """The claims that a person wrote, by their number."""
        found = json.loads((SHARED / "seeds-target.json").read_text(encoding="utf-8"))["claims"]
        return {claim["id"]: claim for claim in found}

    def lines(self, number: str, *wanted: int) -> list[Span]:
        """The stretches of lines, counted from one."""
        spans, start = [], 0
        for line in self.documents[number].text.split("\n"):
            spans.append(Span(start, start + len(line)))
            start += len(line) + 1
        return [spans[line - 1] for line in wanted]

    def evidence(self, claim: str, *stances: str) -> list[Place]:
        """Where the target's assertions of a claim stand in the articles."""
        assertions = [a for a in self.target[claim]["assertions"] if not stances or a["stance"] in stances]
        return [(e["seed"], Span(e["start"], e["end"])) for a in assertions for e in a["evidence"]]

    def said(self, number: str, *lines: int) -> list[Attribution]:
        """The attributions whose cue stands on some lines."""
        spans = self.lines(number, *lines)
        items = self.readings[number].attributions
        return [a for a in items if a.cue is not None and any(overlap(a.cue, span) for span in spans)]

    def contacts(self, number: str, *lines: int) -> list[Contact]:
        """The contacts whose evidence touches some lines."""
        spans = self.lines(number, *lines)
        return [c for c in self.readings[number].contacts if any(overlap(c.evidence, span) for span in spans)]

    def asserted(self, places: list[Place]) -> Iterator[tuple[Claim, Assertion]]:
        """The assertions that touch some places, with their claims."""
        for claim in self.claims:
            for assertion in claim.assertions:
                number = self.numbers[assertion.document]
                if any(number == where and overlap(assertion.span, span) for where, span in places):
                    yield claim, assertion

    def on_lines(self, number: str, *lines: int) -> list[Assertion]:
        """The assertions that touch some lines."""
        return [a for _, a in self.asserted([(number, span) for span in self.lines(number, *lines)])]


def read_seeds() -> Seeds:
    """Reads, extracts and links the five."""
    found = read_paths(sorted((SHARED / "seeds").glob("*.txt")), Known(), _fail)
    documents = {document.name[:3]: document for document in found}
    readings = {number: extract(document) for number, document in documents.items()}
    return Seeds(documents, readings, link((documents[n], readings[n]) for n in documents))


def _fail(error: Exception) -> None:
    raise error
