"""The ledger, and the only staircase of the house: read → extract → link → store → ask."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, Unpack

from rawi.errors import InputError, RawiError, StoreError
from rawi.store.base import Broken, ClaimFilter, Counts, Hit, Listed, Mark, Page, Store, View
from rawi.types import Assertion, Claim, Document, Reading, Verdict

if TYPE_CHECKING:
    from rawi.ask.chains import Track
    from rawi.ask.changes import Change
    from rawi.ask.exchange import Imported
    from rawi.ask.network import Tie
    from rawi.ask.review import Question, QuestionKind
    from rawi.link.decisions import Decision
    from rawi.read import Known

OnProgress = Callable[[Document, Reading], None]
OnError = Callable[[RawiError], None]


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did: documents taken in, errors reported, claims in the ledger afterwards."""

    documents: int
    errors: int
    claims: int


@dataclass(frozen=True, slots=True)
class Judged:
    """What became of a person's word: the decision, the claims in the ledger, and the earlier decisions it overrules.

    claim: the claim in which what was named first now stands, "" where it stands in none.  new: False where the same
    was said before and is in force.
    """

    decision: "Decision"
    claims: int
    claim: str
    new: bool
    overrules: tuple["Decision", ...] = ()


class Ledger:
    """Who said what, to whom, through whom, according to whom, and who denies it.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder, Ledger.open(f"{folder}/ledger.db") as ledger:
    ...     ledger.counts().documents
    0
    """

    def __init__(self, store: Store) -> None:
        self.store = store

    @classmethod
    def open(cls, url: str | Path | None = None) -> Self:
        """The ledger at a path or URL, made where there is none; None is the user's own.  Raises StoreError."""
        from rawi.store import open_store

        return cls(open_store(url))

    def close(self) -> None:
        """Let go of the store."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def view(self) -> View:
        """All questions that the store answers."""
        return self.store.view()

    # taking in

    def read(
        self,
        paths: Iterable[str | Path],
        known: "Known | None" = None,
        on_progress: OnProgress | None = None,
        on_error: OnError | None = None,
        *,
        processes: int = 1,
    ) -> Summary:
        """Reads files, folders, globs or "-" into the ledger and links it anew.

        known: what the user states about every document.  on_progress: called after each document.  on_error: called
        with what could not be read, while the rest goes on; without it the first error is raised.  processes: so many
        share in the work on many documents; see `rawi.abreast.processes`.
        """
        from rawi.read import Known, read_paths

        errors = _Errors(on_error)
        recall = self.said if self.counts().documents else None
        documents = read_paths(paths, known or Known(), errors, recall=recall)
        return self._take(documents, "read", on_progress, errors, processes)

    def add_documents(
        self,
        documents: Iterable[Document],
        on_progress: OnProgress | None = None,
        on_error: OnError | None = None,
    ) -> Summary:
        """Extracts and keeps documents made elsewhere, and links the ledger anew; see `read`."""
        return self._take(documents, "add", on_progress, _Errors(on_error))

    def said(self, document: str) -> "Known":
        """What the user said of a document, by its id, when it was read before: it holds until the user says more."""
        from rawi.read import Known

        for before in self.view.documents(name=document):
            if before.id == document:
                who, day = (f.raw if f and f.basis == "user" else None for f in (before.publisher, before.published))
                return Known(who, day, before.language if before.language_basis == "user" else None)
        return Known()

    def link(self, *, settle: bool = False) -> int:
        """Links what was read and judged since the last time; returns how many claims there are.

        Where a common word weighs otherwise now, the many that hold it are compared again a few at a time, as more is
        linked; settle: all of them at once.
        """
        from rawi.linking import link

        link(self.store, settle=settle)
        return self.counts().claims

    def judge(self, left: str, right: str, decision: Verdict, by: str, reason: str = "") -> Judged:
        """A person's word on two claims or assertions, named by their ids or beginnings; what it touches is linked.

        same, different: they tell, or do not tell, the same.  scope: the denial (left) denies the claim (right) and no
        other.  right, wrong: what is left is read rightly, or is no assertion; right is "".  The word is kept between
        assertions and so holds when documents are read and linked again; see `rawi.link.decisions`.
        Raises NothingFound, and UsageError where an earlier decision must be taken back first.
        """
        from rawi.ask import judging

        made, new = judging.decide(self.store, left, right, decision, by, reason)
        number = self.link()
        overrules = tuple(one for one in self.decisions() if one.state == "overruled" and one.other == made.number)
        return Judged(made, number, judging.home(self.view, made), new, overrules)

    def undo(self, left: str | int, right: str = "", *, by: str, reason: str = "") -> Judged:
        """Takes back a decision, by its number or by what it is about; of several, the last one in force.

        Raises UsageError when there is none.
        """
        from rawi.ask import judging

        made = judging.standing(self.view, left, right)
        with self.store.writer() as writer:
            writer.take_back(made.rows, by, reason)
        return Judged(made, self.link(), judging.home(self.view, made), True)

    def decisions(self, claim: str = "") -> "list[Decision]":
        """What people decided and did not take back, oldest first; claim: only what shaped the claim of this id."""
        from rawi.ask import judging

        return judging.decided(self.view, claim)

    def review(self, kinds: "Iterable[QuestionKind] | None" = None) -> "list[Question]":
        """What needs a person, the greatest doubt first, without what a person has decided already."""
        from rawi.ask.review import KINDS, review

        return review(self.view, KINDS if kinds is None else kinds)

    def answer(self, question: "Question", yes: bool, by: str, reason: str = "") -> "Decision":
        """Keeps the answer to a question of `review`; the claims are made anew when `link` is called."""
        from rawi.ask.review import answer

        return answer(self.store, question, yes, by, reason)

    def export_judgements(self) -> Iterator[dict[str, Any]]:
        """The judgements of people in force, each as a JSON object that `import_judgements` takes."""
        from rawi.ask.exchange import exported

        return exported(self.view)

    def import_judgements(self, lines: Iterable[str], place: str = "") -> "Imported":
        """Keeps judgements exported elsewhere, and links the ledger anew where any was new; see `Imported`."""
        from rawi.ask.exchange import imported

        made = imported(self.store, lines, place)
        if made.new:
            self.link()
        return made

    def mark(self, name: str) -> Mark:
        """Remembers how the claims stand now, to compare with later."""
        with self.store.writer() as writer:
            return writer.mark(name)

    # asking

    def counts(self) -> Counts:
        """How much the ledger holds."""
        return self.view.counts()

    def claims(self, **asked: Unpack[ClaimFilter]) -> Iterator[Claim]:
        """Claims that fit all filters; a name may be given in any script that the packs know it in.

        unnamed_only is finer than the store's: it leaves out what only an outlet's own voice says, and takes in what
        a named speaker says whom unnamed ones quote.
        """
        from rawi.export.highlights import nameless, unsourced

        _name(asked)
        unnamed, own_voice = asked.pop("unnamed_only", False), asked.pop("unsourced", False)
        found = self.view.claims(**asked)
        found = filter(unsourced, found) if own_voice else found
        return filter(nameless, found) if unnamed else found

    def page(self, start: int, size: int, **asked: Unpack[ClaimFilter]) -> Page:
        """So many of the claims that fit, in the order of their standing, and how many there are of each status.

        unnamed_only is the store's here: nobody who says so has a name; an outlet is no name.
        """
        _name(asked)
        asked.setdefault("order", "standing")
        found = self.view.page(start, size, **asked)
        return replace(found, rows=tuple(row if row.card else self._carded(row) for row in found.rows))

    def version(self) -> str:
        """A word that changes whenever what the ledger would answer may have changed."""
        return self.view.version()

    def claim(self, key: str) -> Claim:
        """A claim by its id or the beginning of it.  Raises NothingFound."""
        return self.view.claim(key)

    def timeline(self, **asked: Unpack[ClaimFilter]) -> Iterator[Claim]:
        """Claims by the time of what they tell, the undated last."""
        asked["order"] = "time"
        return self.claims(**asked)

    def document(self, key: str) -> Document:
        """A document by its id, its name or the beginning of either.  Raises NothingFound."""
        return self.view.document(key)

    def reading(self, document: str) -> Reading | None:
        """What was read in a document, by its id."""
        return self.view.reading(document)

    def told(self, document: str) -> list[tuple[Listed, Assertion]]:
        """What a document tells, by its id, each with its claim as lists show it."""
        return [(claim if claim.card else self._carded(claim), one) for claim, one in self.view.told(document)]

    def search(self, text: str, limit: int = 20) -> list[Hit]:
        """Documents with these words, in whatever spelling, and where they stand."""
        return self.view.search(text, limit)

    def changes(self, since: str) -> "Iterator[Change]":
        """Claims that are new, gone or stand differently since a mark, and how.  Raises NothingFound."""
        from rawi.ask.changes import changes

        return changes(self.view, since)

    def marks(self) -> list[tuple[str, str]]:
        """Names and times of the marks, oldest first."""
        return self.view.marks()

    def chains(self) -> "tuple[Track, ...]":
        """Who relies on whom, and what the claims of each outlet rest on, in counts; those of most claims first."""
        from rawi.ask.chains import chains

        return chains(self.view.claims())

    def network(self, actor: str = "") -> "tuple[Tie, ...]":
        """Who talks through whom, as the claims tell it, in whatever script the actor is named; see `Tie`."""
        from rawi.ask.network import network

        held = dict(self.view.contacts())
        return network(self.view.claims(), lambda document: held.get(document, ()), canonical(actor))

    def verify(self) -> Iterator[Broken]:
        """Every stored span whose words are not in its document; nothing when the ledger holds."""
        return self.view.verify()

    def _carded(self, row: Listed) -> Listed:
        """A row with its card where a ledger was linked before there were any."""
        from rawi.ask.cards import card

        made = card(self.claim(row.id), lambda document: read.contacts if (read := self.reading(document)) else ())
        return replace(row, card=made)

    def _take(
        self,
        documents: Iterable[Document],
        what: str,
        on_progress: OnProgress | None,
        errors: "_Errors",
        processes: int = 1,
    ) -> Summary:
        """Documents → readings → store, one at a time and kept in batches; then the claims."""
        from rawi.abreast import abreast
        from rawi.extract.pipeline import extract
        from rawi.linking import link

        taken = 0
        with self.store.writer() as writer:
            run = writer.begin_run(what)
            try:
                for document, made in abreast(extract, documents, processes):
                    reading = made or _extract(document, errors)
                    writer.put(document, reading)
                    taken += 1
                    if on_progress:
                        on_progress(document, reading or Reading(document.id, (), ()))
            except StoreError:
                raise
            except BaseException:
                writer.end_run(run, "interrupted", taken, errors.count)
                raise
            writer.flush()
            link(self.store, processes=processes)
            writer.end_run(run, "done", taken, errors.count)
        return Summary(taken, errors.count, self.counts().claims)


class _Errors:
    """Counts errors and passes them on; without anyone to pass them to, the first is raised."""

    def __init__(self, on_error: OnError | None) -> None:
        self.count, self._on_error = 0, on_error

    def __call__(self, error: RawiError) -> None:
        self.count += 1
        if self._on_error is None:
            raise error
        self._on_error(error)


def _extract(document: Document, errors: _Errors) -> Reading | None:
    """A document's reading; a document that extraction trips over is kept without one, and told."""
    from rawi.extract.pipeline import extract

    try:
        return extract(document)
    except RawiError:
        raise  # a broken pack breaks every document
    except Exception as error:
        message = f"extraction failed: {type(error).__name__}: {error}"
        told = InputError(message, place=document.name, kept="kept without a reading", hint="please report it")
        told.__cause__ = error
        errors(told)
        return None


def _name(asked: ClaimFilter) -> None:
    """Names in a question become canonical labels."""
    for part in ("actor", "through"):
        if name := asked.get(part):
            asked[part] = canonical(str(name))


@lru_cache(maxsize=1024)
def canonical(name: str) -> str:
    """The canonical label of an actor or country named in another script or spelling.

    The name itself where the packs have none, or where it is part of the label.
    """
    from rawi.text.normalize import fold_key

    forms, key = _forms(), fold_key(name)
    if name.isascii() and any(f" {key} " in f" {fold_key(label)} " for label in forms):
        return name
    whole = [label for label, written in forms.items() if key in written]
    last = [label for label, written in forms.items() if any(f.endswith(f" {key}") for f in written)]
    for found in (whole, [] if name.isascii() else last):
        if len(found) == 1:
            return found[0]
    return name


@lru_cache(maxsize=1)
def _forms() -> dict[str, set[str]]:
    """Canonical label → its folded forms in all scripts."""
    from rawi.packs.actors import load_actors
    from rawi.text.normalize import fold_key

    known = load_actors()
    forms = {c.name: {fold_key(f) for written in c.forms.values() for f in written} for c in known.countries.values()}
    for actor in known.actors.values():
        written_forms = (*actor.forms.values(), *actor.short.values())
        forms[actor.name] = {fold_key(f) for written in written_forms for f in written}
    return forms
