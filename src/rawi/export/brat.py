"""Attributions as brat standoff in PolNeAR's scheme: the form of the gold, which `rawi eval` reads."""

from rawi.types import Attribution, Document, Reading, Span


def standoff(document: Document, reading: Reading) -> str:
    """The .ann file of a document; its .txt file is the document's text."""
    return "".join(f"{line}\n" for line in _Writer(document.text).lines(reading.attributions))


class _Writer:
    """Numbers spans, events, attributes and notes as brat wants them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans = self.events = self.attributes = self.notes = 0
        self.made: list[str] = []

    def lines(self, items: tuple[Attribution, ...]) -> list[str]:
        """All lines of the file."""
        for item in items:
            if item.cue is not None:
                self._attribution(item, item.cue)
        return self.made

    def _span(self, kind: str, span: Span) -> str:
        """One text-bound line; over several lines the span is discontinuous, for brat allows no line feed in one."""
        self.spans += 1
        parts, start = [], span.start
        for piece in self.text[span.start : span.end].split("\n"):
            if piece.strip():
                parts.append((start, start + len(piece)))
            start += len(piece) + 1
        parts = parts or [(span.start, span.end)]
        ranges = ";".join(f"{a} {b}" for a, b in parts)
        words = " ".join(self.text[a:b].replace("\r", " ") for a, b in parts)
        self.made.append(f"T{self.spans}\t{kind} {ranges}\t{words}")
        return f"T{self.spans}"

    def _attribution(self, item: Attribution, cue: Span) -> None:
        roles = [("Cue", self._span("Cue", cue))]
        if item.source is not None:
            roles.append(("Source", self._span("Source", item.source)))
        for k, part in enumerate(item.content, 1):
            roles.append((f"Content{k if k > 1 else ''}", self._span("Content", part)))
        if item.addressee is not None:
            roles.append(("Addressee", self._span("Addressee", item.addressee)))
        anchor = self._span("Attribution", cue)
        self.events += 1
        event = f"E{self.events}"
        self.made.append(f"{event}\tAttribution:{anchor} " + " ".join(f"{role}:{tag}" for role, tag in roles))
        for name, value in (("Kind", item.speaker.kind), ("Stance", item.stance), ("Quote", item.mode)):
            self.attributes += 1
            self.made.append(f"A{self.attributes}\t{name} {event} {value}")
        for name, note in (("Speaker", item.speaker.label), ("Relays", " | ".join(item.relays))):
            if note:
                self.notes += 1
                self.made.append(f"#{self.notes}\t{name} {event}\t{note}")
