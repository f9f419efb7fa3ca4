"""Store, Writer, View: three short things.  A store is opened, written through a writer, asked through a view.

Identity is content: putting the same document, reading or judgement again changes nothing.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Literal, Protocol, Self, TypedDict, TypeVar, Unpack

from rawi.types import Assertion, Claim, Contact, Document, Fact, Judgement, Reading, Span, Speaker


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a store holds; languages: how many documents of each."""

    documents: int
    languages: dict[str, int]
    readings: int
    attributions: int
    contacts: int
    claims: int
    assertions: int
    judgements: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that answers a search, the first stretch that matches, and the words around it on one line."""

    document: str
    name: str
    span: Span
    snippet: str


@dataclass(frozen=True, slots=True)
class Broken:
    """A stored span whose words are not in its document.  expected: the words then, "" where only a check was kept."""

    document: str
    place: str
    span: Span
    expected: str
    found: str


@dataclass(frozen=True, slots=True)
class Recorded:
    """One row of the judgements' history; undoes: the number of the row that it takes back, 0 for none."""

    number: int
    judgement: Judgement
    undoes: int = 0


@dataclass(frozen=True, slots=True)
class Marked:
    """A claim as it stood when a mark was set."""

    id: str
    title: str
    status: str
    articles: int
    origins: int
    camps: int
    assertions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A named moment to compare with, and the claims of that moment."""

    name: str
    time: str
    claims: tuple[Marked, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """One run over input.  ended is "" while it goes on, or when it was killed."""

    number: int
    what: str
    started: str
    ended: str = ""
    state: str = "begun"
    documents: int = 0
    errors: int = 0


@dataclass(frozen=True, slots=True)
class Card:
    """What a list shows of a claim, so that it needs neither assertions nor readings.

    parties, through: of the contacts that the claim tells.  says, denies: assertions for and against.
    reported: the first and the last day on which it was told, () where nobody says when.  unsourced: outlets tell it in
    their own voice alone.
    """

    about: str
    when: str = ""
    parties: tuple[str, ...] = ()
    through: tuple[str, ...] = ()
    says: int = 0
    denies: int = 0
    reported: tuple[str, ...] = ()
    unsourced: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """A claim in a list.  card: None where it was put without one."""

    id: str
    status: str
    articles: int
    origins: int
    camps: int
    card: Card | None


@dataclass(frozen=True, slots=True)
class Page:
    """Some of the claims that fit a question.  total: how many fit; statuses: how many of each status there are when
    the question does not ask for one."""

    rows: tuple[Listed, ...]
    total: int
    statuses: dict[str, int]


@dataclass(frozen=True, slots=True)
class Headed:
    """A document in a list, without its text."""

    id: str
    name: str
    title: str
    language: str
    publisher: Fact | None
    published: Fact | None


@dataclass(frozen=True, slots=True)
class Articles:
    """Some of the documents that fit a question.  total: how many fit."""

    rows: tuple[Headed, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Shared:
    """A document that tells some of the claims of another, and how many."""

    id: str
    name: str
    shared: int


Noun = TypeVar("Noun")
Missing = Literal["", "date", "outlet"]
MakeCard = Callable[[Claim], Card | None]


def no_card(_: Claim) -> None:
    """Claims without cards: nothing but the words of their assertions is known of them."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What linking keeps of one stretch of a document: a noun with an id; denies: whether it is an outright denial."""

    id: str
    denies: bool
    noun: object


class ClaimFilter(TypedDict, total=False):
    """Which claims are asked for; what is left out does not restrict.

    status: "corroborated" also means "corroborated 3".  actor: speaks in the claim, or its title names it, in whole
    words of the canonical label.  through: hands the report on, or goes between the parties of the contact that it
    tells.  speaker: who speaks in it, by the very label; sides: on one of these, where a speaker is named.  silent: who
    does not speak in it.  document: told in the document of that id.  since, until: EDTF; a claim with an assertion
    published then.  lang: told in that language.  undated: told in undated articles only, and so in no period.
    unnamed_only: nobody who says so has a name; an outlet is no name.  unsourced: outlets tell it in their own voice
    alone, as its card says.  order: as linked, by event time with the undated
    last, or by standing: first what is disputed, then what has most origins and most articles.
    """

    status: str
    kind: str
    actor: str
    through: str
    speaker: str
    sides: tuple[str, ...]
    silent: str
    document: str
    since: str
    until: str
    lang: str
    undated: bool
    min_origins: int
    unnamed_only: bool
    unsourced: bool
    order: Literal["ledger", "time", "standing"]


class DocumentFilter(TypedDict, total=False):
    """Which documents are asked for.

    since, until: EDTF; an undated document is in neither.  name: a name or an id.  after: those that came in after the
    document of this id.
    """

    language: str
    publisher: str
    since: str
    until: str
    name: str
    after: str


class Writer(Protocol):
    """Takes a stream, keeps it in batches.  Leaving the block keeps what came in whole, whatever ended it."""

    def put(self, document: Document, reading: Reading | None = None) -> None:
        """Keep a document, and what was read in it; a new text at a known address becomes its next version."""

    def flush(self) -> None:
        """Keep what has come in until now."""

    def tell(self, told: Mapping[str, Sequence[Kept]]) -> None:
        """Keep what documents tell, by their ids, in place of what they told before."""

    def put_claims(self, claims: Iterable[Claim], card: MakeCard = no_card) -> int:
        """Replace all claims at once; others see the old ones until it is done.  Returns how many.

        card: what lists show of a claim.
        """

    def judge(self, judgement: Judgement) -> None:
        """Add a judgement; one without a time gets the present."""

    def judge_all(self, judged: Iterable[Judgement]) -> int:
        """Add judgements at once; those without a time get the present one.  Returns how many were new."""

    def undo(self, left: str, right: str, by: str, reason: str = "") -> Judgement | None:
        """Take back the last judgement in force on a pair; returns it, or None when there is none."""

    def take_back(self, numbers: Iterable[int], by: str, reason: str = "") -> int:
        """Take back judgements by the numbers of their rows; returns how many were in force."""

    def mark(self, name: str) -> Mark:
        """Remember how the claims stand now, under a name; an older mark of that name goes."""

    def begin_run(self, what: str) -> int:
        """Note that a run begins; returns its number."""

    def end_run(self, number: int, state: str, documents: int, errors: int) -> None:
        """Note how a run ended."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


class View(Protocol):
    """Answers questions.  Iterators stream, and each sees one moment of the store."""

    def counts(self) -> Counts:
        """How much there is."""

    def documents(self, **asked: Unpack[DocumentFilter]) -> Iterator[Document]:
        """Documents in the order they came in."""

    def articles(self, start: int, size: int, missing: Missing = "", language: str = "") -> Articles:
        """So many documents in the order they came in, from the start-th (0 is the first).

        missing: those without a date, or without an outlet.
        """

    def document(self, key: str) -> Document:
        """By id, by name (its newest version), or by an unambiguous beginning of either; else NothingFound."""

    def versions(self, address: str) -> list[Document]:
        """All versions of what stands at an address, oldest first."""

    def reading(self, document: str) -> Reading | None:
        """What was read in a document, by its id."""

    def readings(self) -> Iterator[tuple[Document, Reading]]:
        """All documents that were read, in the order of their ids."""

    def untold(self) -> Iterator[tuple[Document, Reading]]:
        """Documents that were read since linking last took in what they tell."""

    def contacts(self) -> Iterator[tuple[str, tuple[Contact, ...]]]:
        """The contacts of all documents that tell of any, by the documents' ids."""

    def shelf(self, kind: type[Noun], link: Callable[..., Any]) -> AbstractContextManager[Any]:
        """What linking keeps, to be looked at; see `Store.shelf`."""

    def claims(self, **asked: Unpack[ClaimFilter]) -> Iterator[Claim]:
        """Claims with all their assertions."""

    def page(self, start: int, size: int, **asked: Unpack[ClaimFilter]) -> Page:
        """So many of the claims that fit, from the start-th (0 is the first)."""

    def told(self, document: str) -> list[tuple[Listed, Assertion]]:
        """What a document tells, by its id, each with its claim."""

    def shared(self, document: str, most: int) -> list[Shared]:
        """The documents that share most claims with one, by its id."""

    def speaker(self, label: str) -> Speaker | None:
        """Somebody who speaks in the claims, by label; with a camp where any of the first assertions has it."""

    def version(self) -> str:
        """A word that changes whenever what the store would answer may have changed."""

    def claim(self, key: str) -> Claim:
        """By id or by an unambiguous beginning of one; else NothingFound."""

    def assertion(self, key: str) -> tuple[Assertion, Claim]:
        """By id or by an unambiguous beginning of one, with the first claim that has it; else NothingFound."""

    def judgements(self) -> list[Judgement]:
        """The judgements in force, oldest first."""

    def history(self) -> list[Recorded]:
        """Every judgement ever made, and every one taken back, oldest first."""

    def marks(self) -> list[tuple[str, str]]:
        """Names and times of the marks, oldest first."""

    def mark(self, name: str) -> Mark:
        """A mark by its name; else NothingFound."""

    def runs(self) -> list[Run]:
        """All runs, oldest first."""

    def search(self, text: str, limit: int = 20) -> list[Hit]:
        """Documents with these words side by side, newest first; then documents with all of them anywhere."""

    def verify(self) -> Iterator[Broken]:
        """Every stored span that does not hold."""


class Store(Protocol):
    """A ledger's memory.  place: where it is, as it may be shown."""

    place: str

    def writer(self) -> Writer:
        """A writer, to be used in a with block."""

    def view(self) -> View:
        """The questions."""

    def shelf(self, kind: type[Noun], link: Callable[..., Any]) -> AbstractContextManager[Any]:
        """What linking keeps, for one transaction; kind: what candidates are; link: makes a link between two."""

    def close(self) -> None:
        """Let go of files and connections."""
