"""The demo corpus: invented articles and posts that ship with Rawi, so that a first ledger needs no network.

Two harmless stories in Arabic, Persian and English: a friendly chess match that two countries offer to host, and a
count of migrating storks.  The countries are real; outlets, reports, events and speakers are not.  What each document
is here to show stands in `corpus/manifest.toml`.  Whoever shows the corpus shows `NOTICE` with it.
"""

import tomllib
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).with_name("corpus")


def _manifest() -> dict[str, Any]:
    return tomllib.loads((FOLDER / "manifest.toml").read_text(encoding="utf-8"))


NOTICE: dict[str, str] = dict(_manifest()["notice"])
"""The sentence that says the corpus is invented, by language code (en, ar, fa)."""


def corpus() -> list[Path]:
    """The files of the corpus that Rawi reads, in order of name; side-cars and the manifest are left out."""
    return sorted(FOLDER / name for name in _manifest()["file"])
