"""Invented articles whose claims and denials are few and plain, in a ledger of their own."""

from pathlib import Path

from rawi.ledger import Ledger
from rawi.types import Claim, Document, Fact, Language

NEWS: dict[str, tuple[Language, str, str, str]] = {
    "crane": (
        "en",
        "Harbour Gazette",
        "2026-05-01",
        "The harbour master said that the crane arrived on Monday.\n\n"
        "A visiting botanist said that seven rare orchids bloomed in the greenhouse.\n",
    ),
    "lifting": (
        "en",
        "Quay Courier",
        "2026-05-02",
        "The mayor said that new lifting equipment was delivered to the port.\n\n"
        "The librarian said that the reading room opens at nine.\n",
    ),
    "again": (
        "en",
        "Eastern Post",
        "2026-05-03",
        "The harbour master said that the crane arrived on Monday.\n\nThe mayor denied that the bridge was closed.\n",
    ),
}


def document(name: str) -> Document:
    """One of the articles."""
    language, publisher, day, text = NEWS[name]
    return Document(
        id=f"d-{name}",
        name=name,
        text=text,
        language=language,
        address=name,
        publisher=Fact(publisher, "metadata"),
        published=Fact(day, "metadata"),
    )


def book(place: Path, *names: str) -> Ledger:
    """A ledger with these articles, all of them without a name."""
    made = Ledger.open(place / "ledger.db")
    made.add_documents(document(name) for name in names or NEWS)
    return made


def claim(ledger: Ledger, words: str) -> Claim:
    """The only claim with a quotation that has these words."""
    [found] = [c for c in ledger.claims() if any(words in a.quote for a in c.assertions)]
    return found
