"""Small packs written to a folder and registered as a third party's, for the tests of loading and checking."""

from collections.abc import Callable, Iterator
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from rawi.packs import compile as compiled
from rawi.packs import heads, noise, pack

PACK = """
language = "{language}"
name = "Test"
direction = "ltr"
foreign_letters = "{foreign}"
[clitics]
conjunctions = []
prepositions = []
article = ""
contracted = {{}}
[syntax]
subject = ["before"]
content = "after"
pro_drop = false
"""
CUES = """
[[cue]]
id = "say.say"
lemma = "say"
english = "say"
sense = "say"
content = ["that"]
forms = [{ form = "said", feature = "past" }]
examples = [{ text = "The mayor said that it rains.", cue = "said", source = "The mayor", content = "that it rains" }]
counter_examples = ["Nothing here."]
"""

Write = Callable[..., str]


class _Point(EntryPoint):
    """An entry point whose function is at hand."""

    def load(self) -> Callable[[], Path]:
        return lambda: Path(self.value)


def forget() -> None:
    """Empty what is remembered of packs, so that the next look-up reads the files."""
    for cached in (pack.load_pack, compiled.lexicon, noise.load_rules, noise.noise_rules, heads.head_words):
        cached.cache_clear()


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Write]:
    """A function that writes a pack: files by name (cues="…"), language and foreign letters; returns its code."""

    def writer(language: str = "en", foreign: str = "", **files: str) -> str:
        folder = tmp_path / "zz"
        folder.mkdir(exist_ok=True)
        settings = files.pop("pack", PACK.format(language=language, foreign=foreign))
        for name, text in {"pack": settings, "cues": CUES, **files}.items():
            (folder / f"{name}.toml").write_text(text, encoding="utf-8")
        point = _Point("zz", str(folder), "rawi.packs")
        monkeypatch.setattr(pack, "entry_points", lambda group: [point] if group == "rawi.packs" else [])
        forget()
        return "zz"

    yield writer
    forget()
