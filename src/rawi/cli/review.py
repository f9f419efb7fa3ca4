"""`rawi review`: what needs a person, in order of doubt, one keystroke a decision."""

import dataclasses
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rawi.cli import console, options
from rawi.errors import NothingFound, RawiError, UsageError

if TYPE_CHECKING:
    from rawi.ask.review import Question
    from rawi.cli.tell import Told
    from rawi.export.plain import Words
    from rawi.ledger import Ledger
    from rawi.link.decisions import Decision
    from rawi.types import Assertion

_HELP = "[y] yes  [n] no  [space] later  [b] take the last one back  [o] open the claim  [?] help  [q] quit"
_LONG = """  y  yes: what is asked is so; kept at once
  n  no; kept at once
  space  later: it is asked again another time
  b  take back the last answer of this session
  o  print the whole page of the claim
  q  quit: everything decided is kept, and the ledger is linked anew"""
_ESCAPE, _END = "\x1b", ("", "\x04", "q", "Q")


class Kind(StrEnum):
    """What is in question."""

    link = "link"
    near = "near"
    hop = "hop"
    reading = "reading"
    source = "source"


def review(
    *,
    kind: Annotated[list[Kind] | None, typer.Option("--kind", help="Only these questions; can be repeated.")] = None,
    limit: Annotated[int, typer.Option("--limit", min=0, help="At most so many; 0 is all.")] = 0,
    by: options.By = "",
    translit: options.Translit = False,
    store: options.Store = "",
    as_json: options.Json = False,
) -> None:
    """What needs a person, in order of doubt.

    Links that barely hold, near misses, inferred hands, unsure readings, unnamed sources that may be one.
    """
    from rawi.cli.asking import words
    from rawi.cli.desk import ask_ledger
    from rawi.cli.settings import user
    from rawi.cli.tell import told_in

    with ask_ledger(store) as book:
        who = "" if as_json else user(by)
        console.note("looking for what is in doubt …", as_json or not sys.stderr.isatty())
        queue = book.review([one.value for one in kind] if kind else None)
        if as_json:
            console.emit([dataclasses.asdict(one) for one in queue[: limit or None]], indent=1)
            return
        if not queue:
            raise NothingFound("nothing here is in doubt, or a person has decided it", hint="rawi judge list")
        session = _Session(book, who, told_in(book), words(translit))
        with _keys() as keys:
            session.run(queue[: limit or None], len(queue), keys)


class _Session:
    """One sitting: the questions one after another, each answer kept at once; the ledger is linked anew at its end."""

    def __init__(self, book: "Ledger", by: str, told: "Told", words: "Words") -> None:
        self._book, self._by, self._told, self._words = book, by, told, words
        self._made: list[Decision] = []

    def run(self, queue: "list[Question]", whole: int, keys: Iterator[str]) -> None:
        """Asks until the queue or the keys end; however it ends, what was decided is kept and linked."""
        console.show(f"{whole} in doubt, the most doubtful first.  {_HELP}")
        try:
            for number, one in enumerate(queue, 1):
                console.show()
                console.show_all(question_lines(one, number, len(queue), self._told, self._words))
                if not self._ask(one, keys):
                    break
        except KeyboardInterrupt:
            console.note("")
        finally:
            self._close()

    def _ask(self, one: "Question", keys: Iterator[str]) -> bool:
        """Waits for the key that settles a question; False where the sitting ends."""
        while True:
            sys.stdout.write("> ")
            sys.stdout.flush()
            key = next(keys, "")
            if key in _END:
                console.show("quit")
                return False
            if key == " ":
                console.show("later")
                return True
            if key in "yYnN":
                if self._keep(one, key in "yY"):
                    return True
            elif key in "bB":
                self._back()
            elif key in "oO":
                self._open(one)
            else:
                console.show("?")
                console.show(_LONG)

    def _keep(self, one: "Question", yes: bool) -> bool:
        try:
            made = self._book.answer(one, yes, self._by)
        except RawiError as error:
            console.show("not kept")
            console.complain(error)
            return False
        self._made.append(made)
        console.show(f"{'yes' if yes else 'no'}: kept as {made.decision}, number {made.number}")
        return True

    def _back(self) -> None:
        if not self._made:
            console.show("nothing was answered in this session yet")
            return
        made = self._made.pop()
        with self._book.store.writer() as writer:
            writer.take_back(made.rows, self._by)
        console.show(f"taken back: {made.decision}, number {made.number}; it is asked again another time")

    def _open(self, one: "Question") -> None:
        from rawi.cli.settings import load
        from rawi.desk import page_of
        from rawi.export.plain import entry_lines

        console.show("open")
        for key in one.claims:
            console.show_all(entry_lines(page_of(self._book, self._book.claim(key), load().quote_limit), self._words))

    def _close(self) -> None:
        kept = len(self._made)
        if not kept:
            console.note("nothing decided, nothing changed")
            return
        console.note(f"{kept} decided; linking the ledger anew …")
        number = self._book.link()
        console.note(f"kept; {number} claims in the ledger     next: rawi judge list")


def question_lines(one: "Question", number: int, whole: int, told: "Told", words: "Words") -> Iterator[str]:
    """A question with what it is about; quotations alone on their lines."""
    from rawi.export.labels import latin

    head = f"{number} of {whole}  {one.kind}  {' '.join(one.claims)}  doubt {one.doubt:.2f}"
    yield console.paint(head, "head")
    for letter, side in (("A", one.left), ("B", one.right)):
        if side is not None:
            yield from _side(letter, side, told, words)
    for reason in one.reasons:
        yield f"  because {latin(reason)}"
    yield latin(one.text)


def _side(letter: str, side: "Assertion", told: "Told", words: "Words") -> Iterator[str]:
    from rawi.export.labels import SIDES
    from rawi.export.plain import chain_line, place

    [account] = told.accounts([side])
    [quote] = account.quotes
    day = side.published[:10] or "undated"
    yield f"  {letter}  {chain_line(account)}  ({SIDES.get(side.side, side.side)}, {day})"
    yield f"       {words(quote.text, quote.language)}{' …' if quote.cut else ''}"
    yield f"     {place(quote)}"


@contextmanager
def _keys() -> Iterator[Iterator[str]]:
    """Keystrokes: one at a time from a terminal, which is left as it was; else the characters of standard input."""
    if not sys.stdin.isatty():
        yield (key for key in iter(lambda: sys.stdin.read(1), "") if key not in "\r\n")
        return
    try:
        import termios
        import tty
    except ImportError as error:  # no such terminal on this system
        hint = "rawi review --json, and rawi judge"
        raise UsageError("single keystrokes cannot be read in this terminal", hint=hint) from error
    terminal = sys.stdin.fileno()
    before: Any = termios.tcgetattr(terminal)
    try:
        tty.setcbreak(terminal)
        yield iter(lambda: _pressed(terminal), "")
    finally:
        termios.tcsetattr(terminal, termios.TCSADRAIN, before)


def _pressed(terminal: int) -> str:
    """The next key; arrows and other keys that send several characters are one key that means nothing."""
    import os
    import select

    key = os.read(terminal, 1)
    if key == _ESCAPE.encode():
        while select.select([terminal], [], [], 0.02)[0] and os.read(terminal, 1):
            pass
    return key.decode("utf-8", "replace")
