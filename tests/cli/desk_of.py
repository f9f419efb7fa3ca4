"""A ledger of invented texts for the command line's tests, and a way to run a command."""

import tempfile
from functools import lru_cache
from pathlib import Path

from rawi.demo import corpus

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
