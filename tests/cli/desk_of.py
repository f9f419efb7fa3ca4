"""A ledger of invented texts for the command line's tests, and a way to run a command."""

import tempfile
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import pytest

from rawi.cli.app import run
from rawi.demo import corpus

Run = Callable[..., tuple[int, str, str]]

ARABIC = (
    "عنوان التقرير\nقال الوزير إن الطريق إلى المدينة مفتوح منذ الصباح.\nونفى مسؤول في البلدية أن يكون الجسر مغلقا.\n"
)
ENGLISH = "The minister said that the road was open.\nA city official denied that the bridge was closed.\n"


@lru_cache(maxsize=1)
def filled() -> str:
    """The path of a ledger with the demo corpus in it, made once."""
    from rawi.ledger import Ledger

    place = str(Path(tempfile.mkdtemp(prefix="rawi-test-")) / "ledger.db")
    with Ledger.open(place) as book:
        book.read(corpus(), on_error=print)
    return place


@lru_cache(maxsize=1)
def some_claim() -> str:
    """The id of a claim that somebody denies."""
    from rawi.ledger import Ledger

    with Ledger.open(filled()) as book:
        return next(c.id for c in book.claims() if any(a.side == "against" for a in c.assertions))


def caller(folder: Path, patch: pytest.MonkeyPatch, said: pytest.CaptureFixture[str]) -> Run:
    """Runs a command in an empty folder with a configuration of its own: (exit code, stdout, stderr)."""
    patch.chdir(folder)
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        patch.setenv(name, str(folder / name))
    for name in ("RAWI_STORE", "RAWI_JOBS", "RAWI_TRANSLIT", "RAWI_DEBUG", "RAWI_USER"):
        patch.delenv(name, raising=False)

    def call(*arguments: str) -> tuple[int, str, str]:
        code = run(list(arguments))
        heard = said.readouterr()
        return code, heard.out, heard.err

    return call
