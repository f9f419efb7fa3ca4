"""The ledger of a command, opened from the settings."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from rawi.cli import console
from rawi.errors import NothingFound

if TYPE_CHECKING:
    from rawi.ledger import Ledger

_UNLINKED = (
    "the last reading did not come to its end (interrupted, or still going on): what it took in is not linked yet\n"
    "  to link it: rawi read the same again"
)
_HINT = "to fill it: rawi read PATH…     to see an example: rawi demo"


@contextmanager
def open_ledger(store: str) -> Iterator["Ledger"]:
    """The ledger of a --store flag or the settings, made where there is none."""
    from rawi.cli.settings import load
    from rawi.ledger import Ledger

    with Ledger.open(load(store=store).store or None) as ledger:
        yield ledger


@contextmanager
def ask_ledger(store: str) -> Iterator["Ledger"]:
    """The ledger for a question: one that does not exist or holds nothing has no answer, and is not made."""
    from rawi.cli.settings import load
    from rawi.store.connect import default_path

    place = load(store=store).store or str(default_path())
    if "://" not in place and not Path(place).exists():
        raise NothingFound("there is no ledger here yet", place=place, hint=_HINT)
    with open_ledger(store) as ledger:
        if not ledger.counts().documents:
            raise NothingFound("this ledger is empty", place=place, hint=_HINT)
        if (runs := ledger.view.runs()) and runs[-1].state != "done":
            console.note(_UNLINKED)
        yield ledger
