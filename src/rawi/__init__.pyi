from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from rawi.errors import RawiError
from rawi.ledger import Ledger as Ledger
from rawi.packs.pack import load_pack as load_pack
from rawi.read import Known
from rawi.types import Assertion as Assertion
from rawi.types import Attribution as Attribution
from rawi.types import Claim as Claim
from rawi.types import Contact as Contact
from rawi.types import Document as Document
from rawi.types import Fact as Fact
from rawi.types import Hop as Hop
from rawi.types import Judgement as Judgement
from rawi.types import Noise as Noise
from rawi.types import Reading as Reading
from rawi.types import Span as Span
from rawi.types import Speaker as Speaker
from rawi.types import When as When

__version__: str
__all__: list[str]

def read(
    paths: Iterable[str | Path], known: Known | None = None, on_error: Callable[[RawiError], None] | None = None
) -> Iterator[Document]: ...
def extract(document: Document) -> Reading: ...
