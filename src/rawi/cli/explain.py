"""`rawi explain PATH:LINE`: why Rawi reads a line as it does.  The document is read again; no ledger is needed."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rawi.cli import console, options
from rawi.errors import NothingFound, UsageError
from rawi.types import Attribution, Contact, Document, Reading, Span

if TYPE_CHECKING:
    from rawi.export.plain import Words
    from rawi.extract.mentions import Page

_AROUND = 6


def explain(
    place: Annotated[str, typer.Argument(metavar="PATH[:LINE]", help="A document, and the line to explain.")],
    *,
    document: Annotated[
        str, typer.Option("--document", metavar="NAME", help="Which document, where the file holds several.")
    ] = "",
    scheme: options.SchemeOption = options.Scheme.rawi,
    translit: options.Translit = False,
    publisher: options.Publisher = None,
    date: options.Date = None,
    lang: options.Lang = None,
    as_json: options.Json = False,
) -> None:
    """Why a line is read as it is.

    The anchor and its pack entry, the rule, each span and what stopped it, the tags around.
    """
    from rawi.cli.asking import words
    from rawi.extract.confidence import reasons, weigh
    from rawi.extract.pipeline import Steps, extract
    from rawi.read import Known, read_paths

    path, line = _split(place)
    known = Known(publisher=publisher, published=date, language=lang)
    found = list(read_paths([path], known, console.complain))
    chosen = _choose(found, document, path)
    if chosen.language == "und":
        raise NothingFound("Rawi reads Arabic, Persian and English", place=place, hint="to state it: --lang ar")
    weighed: list[tuple[str, ...]] = []

    def noting(signs: Sequence[str]) -> float:
        weighed.append(reasons(signs))
        return weigh(signs)

    reading = extract(chosen, Steps(weigh=noting), scheme.engine, least=0.0)
    sure = {item.id: why for item, why in zip(reading.attributions, weighed, strict=True)}
    account = _Account(chosen, reading, _page(chosen, scheme.engine), sure)
    if as_json:
        console.emit(account.data(line), indent=1)
    else:
        console.show_all(account.lines(line, words(translit)))


def _split(place: str) -> tuple[str, int]:
    """Path and line; 0 is the whole document."""
    head, colon, tail = place.rpartition(":")
    if colon and tail.isdigit() and not Path(place).exists():
        return head, int(tail)
    return place, 0


def _choose(found: list[Document], name: str, path: str) -> Document:
    if not found:
        raise NothingFound("no document there", place=path)
    if name:
        named = [d for d in found if name in (d.name, d.id)]
        if not named:
            raise NothingFound("no document of that name", place=f"{path} {name}", hint=f"for example: {found[0].name}")
        return named[0]
    if len(found) > 1:
        hint = f"for example: rawi explain {path} --document {found[0].name}"
        raise UsageError(f"{len(found)} documents there", place=path, hint=hint)
    return found[0]


def _page(document: Document, scheme: str) -> "Page":
    from rawi.extract.mentions import scan
    from rawi.packs.compile import lexicon

    noise = tuple(n.span for n in document.noise)
    return scan(document.text, lexicon(document.language), noise, scheme)


@dataclass(slots=True)
class _Account:
    """What is told of one document."""

    document: Document
    reading: Reading
    page: "Page"
    sure: dict[str, tuple[str, ...]]

    def lines(self, line: int, words: "Words") -> Iterator[str]:
        """The explanation, line by line; the document's words always stand alone on theirs."""
        text, language = self.document.text, self.document.language
        first, last = self._range(line)
        if line:
            yield f"line {line} [{first}-{last}]"
            yield f"    {words(text[first:last], language)}"
        for noise in self.document.noise:
            if noise.span.start < last and first < noise.span.end:
                yield f"noise [{noise.span.start}-{noise.span.end}]: {noise.reason}"
        told = self._attributions(first, last)
        for item in told:
            yield ""
            yield from self._attribution(item, words)
        for contact in self._contacts(first, last):
            yield ""
            yield from _contact(contact)
        idle = list(self._idle(first, last, told))
        if idle:
            yield ""
            yield "anchors that made no attribution"
            for row in idle:
                yield f"  {row['entry']} ({row['class']}, sense {row['sense']}, {row['strength']}): {row['why']}"
                yield f"    {words(row['text'], language)}"
        if not told and not idle:
            yield "no anchor here: no word of this stretch is a cue in the pack"

    def data(self, line: int) -> dict[str, Any]:
        """The same as JSON."""
        from rawi.export.interchange import attribution, contact

        first, last = self._range(line)
        told = self._attributions(first, last)
        rows = []
        for item in told:
            anchor = self._anchor(item)
            rows.append(
                {
                    **attribution(self.document.text, item),
                    "sense": item.sense,
                    "anchor": anchor,
                    "trace": list(item.trace),
                    "confidence because": list(self.sure[item.id]),
                    "around": [{"word": w, "tags": t} for w, t in self._around(item)],
                }
            )
        return {
            "document": self.document.name,
            "lang": self.document.language,
            "line": line or None,
            "start": first,
            "end": last,
            "attributions": rows,
            "contacts": [contact(self.document.text, c) | {"rule": c.rule} for c in self._contacts(first, last)],
            "idle": list(self._idle(first, last, told)),
        }

    def _range(self, line: int) -> tuple[int, int]:
        text = self.document.text
        if not line:
            return 0, len(text)
        rows = text.split("\n")
        if not 0 < line <= len(rows):
            raise NothingFound(f"there is no line {line}", place=self.document.name, hint=f"it has {len(rows)} lines")
        first = sum(len(row) + 1 for row in rows[: line - 1])
        return first, first + len(rows[line - 1])

    def _attributions(self, first: int, last: int) -> list[Attribution]:
        return [a for a in self.reading.attributions if any(_meets(s, first, last) for s in (a.cue, *a.content))]

    def _contacts(self, first: int, last: int) -> list[Contact]:
        return [c for c in self.reading.contacts if _meets(c.evidence, first, last)]

    def _attribution(self, item: Attribution, words: "Words") -> Iterator[str]:
        text, language = self.document.text, self.document.language
        yield f"ATTRIBUTION by rule {item.rule}: {item.mode}, {item.stance}, sense {item.sense}"
        anchor = self._anchor(item)
        if anchor:
            yield f"  anchor: {anchor['entry']} ({anchor['class']}, {anchor['strength']}, form {anchor['form'] or '-'})"
        parts = [("source", item.source), ("cue", item.cue), *(("content", s) for s in item.content)]
        for name, span in [*parts, ("addressee", item.addressee)]:
            if span is not None:
                yield f"  {name} [{span.start}-{span.end}], {self._stop(span)}"
                yield f"    {words(text[span.start : span.end], language)}"
        from rawi.export.labels import latin

        through = f", through {', '.join(latin(r) for r in item.relays)}" if item.relays else ""
        yield f"  speaker: {latin(item.speaker.label, language)} ({item.speaker.kind}){through}"
        yield from (f"  because {latin(sentence, language)}" for sentence in item.trace)
        yield f"  confidence {item.confidence:.2f}: {', '.join(self.sure[item.id])}"
        yield "  around the cue:"
        for word, tags in self._around(item):
            yield f"    {latin(word, language):<20}  {tags or '-'}"

    def _anchor(self, item: Attribution) -> dict[str, str] | None:
        """The pack entry whose words the cue's span holds."""
        if item.cue is None:
            return None
        for hit in self.page.cues:
            span = self.page.span(hit.first, hit.last)
            if _meets(span, item.cue.start, item.cue.end):
                entry = hit.entry.ref
                return {
                    "entry": entry.id,
                    "class": entry.kind,
                    "sense": entry.sense,
                    "strength": entry.strength,
                    "form": hit.entry.feature,
                }
        return None

    def _stop(self, span: Span) -> str:
        """What stands right behind a span."""
        rest = self.document.text[span.end : span.end + 40]
        if not rest.strip():
            return "to the end of the text"
        if "\n" in rest[: len(rest) - len(rest.lstrip())]:
            return "to the end of the line"
        character = rest.lstrip()[0]
        if not character.isalnum():
            return f"up to U+{ord(character):04X}"
        k = bisect_left(self.page.starts, self.page.back.derived(span.end))
        tags = self._tags(k) if k < len(self.page.texts) else ""
        return f"up to a word tagged {tags}" if tags else "up to a word without a tag"

    def _around(self, item: Attribution) -> Iterator[tuple[str, str]]:
        """The words around the cue with what the lexicon says of each."""
        if item.cue is None:
            return
        middle = bisect_left(self.page.starts, self.page.back.derived(item.cue.start))
        for k in range(max(0, middle - _AROUND), min(len(self.page.texts), middle + _AROUND + 1)):
            word = self.page.texts[k]
            yield word if word[0].isalnum() else " ".join(f"U+{ord(c):04X}" for c in word), self._tags(k)

    def _tags(self, k: int) -> str:
        """Everything the lexicon says of one word."""
        from rawi.packs.compile import TAGS, bit

        found = [tag for tag in TAGS if self.page.tags[k] & bit(tag)]
        name, cue = self.page.cover.get(k), next((h for h in self.page.cues if h.first <= k < h.last), None)
        found += [f"{name.entry.category} {getattr(name.entry.ref, 'id', '')}".strip()] if name else []
        found += [f"cue {cue.entry.ref.id}"] if cue else []
        return ", ".join(found)

    def _idle(self, first: int, last: int, told: list[Attribution]) -> Iterator[dict[str, str]]:
        """Cues of the stretch that made no attribution, with the likely reason."""
        used = [a.cue for a in told if a.cue is not None]
        seen: set[tuple[str, Span]] = set()
        for hit in self.page.cues:
            span = self.page.span(hit.first, hit.last)
            if not _meets(span, first, last) or any(_meets(span, u.start, u.end) for u in used):
                continue
            entry = hit.entry.ref
            if (entry.id, span) in seen:
                continue
            seen.add((entry.id, span))
            takes = f"no content of its own, or a stronger rule took it; it takes {', '.join(sorted(entry.content))}"
            yield {
                "entry": entry.id,
                "class": entry.kind,
                "sense": entry.sense,
                "strength": entry.strength,
                "why": "it stands in noise" if hit.first in self.page.muted else takes,
                "text": self.document.text[span.start : span.end],
            }


def _contact(item: Contact) -> Iterator[str]:
    from rawi.export.labels import latin

    parties = f"{latin(item.initiator or '[not stated]')} to {latin(item.recipient or '[not stated]')}"
    through = f", through {', '.join(latin(n) for n in item.intermediaries)}" if item.intermediaries else ""
    yield f"CONTACT by rule {item.rule}: {item.kind}, {item.status}: {parties}{through}"
    yield f"  according to {latin(item.according_to) or '[not stated]'} [{item.evidence.start}-{item.evidence.end}]"


def _meets(span: Span | None, first: int, last: int) -> bool:
    return span is not None and span.start < last and first < span.end
