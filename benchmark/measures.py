"""What is measured, each as a row: a value, and its cost against a plain loop over the same text in the same run.

Times of computing are processor times of this process, so that busy neighbours do not count; times that a person
waits for (starting, searching, keeping) are wall-clock times.
"""

import random
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from rawi.extract.mentions import scan
from rawi.extract.pipeline import Steps, extract
from rawi.ledger import Ledger
from rawi.packs.actors import load_actors
from rawi.packs.compile import Entry, Lexicon, lexicon
from rawi.packs.pack import load_pack
from rawi.text.normalize import fold
from rawi.types import Document

WORD = re.compile(r"\w+")
TENFOLD = 10
ROUNDS = 5

Clock = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Row:
    """One measurement.  ratio: how many times the cost of the plain thing named in `against`; None without one."""

    name: str
    value: float
    unit: str
    ratio: float | None = None
    against: str = ""


def plain(texts: Iterable[str]) -> int:
    """The plain loop: every word of every text, counted in a table."""
    seen: dict[str, int] = {}
    total = 0
    for text in texts:
        for match in WORD.finditer(text):
            word = match.group()
            seen[word] = seen.get(word, 0) + 1
            total += 1
    return total


def timed(work: Callable[[], object], clock: Clock = time.process_time) -> float:
    """Seconds that some work takes."""
    began = clock()
    work()
    return clock() - began


def best(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The least processor time of some rounds."""
    return min(timed(work) for _ in range(rounds))


def memory() -> float:
    """The most memory this process has held, in MiB."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 if sys.platform != "darwin" else 1024 * 1024)


def extraction(documents: list[Document]) -> list[Row]:
    """Folding and extraction of articles on one core."""
    texts = [d.text for d in documents]
    total = plain(texts)
    loop = best(partial(plain, texts))
    folded = best(lambda: [fold(text) for text in texts], rounds=3)
    extract(documents[0])  # the lexicon is measured by itself
    spent = timed(lambda: [extract(d) for d in documents])
    return [
        Row("plain loop", total / loop, "words/s", 1.0, "itself"),
        Row("fold", total / folded, "words/s", folded / loop, "plain loop"),
        Row("extract", total / spent, "words/s", spent / loop, "plain loop"),
        Row("memory after extraction", memory(), "MiB"),
    ]


def building(loop_words: float) -> list[Row]:
    """Building each language's lexicon from its files.  loop_words: words a second of the plain loop."""
    rows = []
    for language in ("ar", "fa", "en"):
        for cached in (lexicon, load_pack, load_actors):
            cached.cache_clear()
        spent = timed(partial(lexicon, language))
        forms = _size(lexicon(language))
        rows.append(Row(f"lexicon {language}, {forms} forms", spent, "s", spent * loop_words / forms, "a word read"))
    return rows


def _size(one: Lexicon) -> int:
    return sum(1 for head in one.heads.values() for _ in head)


def tenfold(one: Lexicon, chance: random.Random) -> Lexicon:
    """A lexicon with ten times the entries: made words; of longer forms, one copy begins with the real first word."""
    made = Lexicon(one.language, one.settings)
    letters = "".join(sorted({letter for first in one.heads for letter in first if letter.isalpha()}))

    def word() -> str:
        return "".join(chance.choices(letters, k=chance.randint(3, 9)))

    for first, head in one.heads.items():
        for rest, entry in head:
            made.enter(first, rest, entry)
            for copy in range(TENFOLD - 1):
                begins = first if rest and not copy else word()
                made.enter(begins, [word() for _ in rest], _uncased(entry))
    made.close()
    return made


def _uncased(entry: Entry) -> Entry:
    return Entry(entry.category, entry.ref, entry.feature, entry.uncertain)


def flatness(documents: list[Document]) -> list[Row]:
    """Extraction with a lexicon as it is and with one of ten times the size, in turns."""
    language = documents[0].language
    documents = [d for d in documents if d.language == language]
    small = lexicon(language)
    large = tenfold(small, random.Random(7))
    spent: dict[int, list[float]] = {id(small): [], id(large): []}
    for _ in range(ROUNDS):
        for one in (small, large):
            spent[id(one)].append(timed(partial(_extract_with, one, documents)))
    least, most = min(spent[id(small)]), min(spent[id(large)])
    total = plain(d.text for d in documents)
    name = f"extract, {_size(large)} forms for {_size(small)}"
    return [Row(name, total / most, "words/s", most / least, "the lexicon as it is")]


def _extract_with(one: Lexicon, documents: list[Document]) -> None:
    steps = Steps(scan=lambda text, _known, *rest: scan(text, one, *rest))
    for document in documents:
        extract(document, steps)


def starting() -> list[Row]:
    """What a person waits for before anything happens: median wall-clock times of fresh processes, in turns."""
    commands = {
        "python -c pass": "pass",
        "import rawi": "import rawi",
        "rawi --help": "import sys; sys.argv[:] = ['rawi', '--help']; from rawi.cli import main; main()",
    }
    waits: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(ROUNDS + 1):
        for name, code in commands.items():
            run = partial(subprocess.run, [sys.executable, "-c", code], check=True, capture_output=True)
            waits[name].append(timed(run, time.perf_counter))
    medians = {name: statistics.median(found[1:]) for name, found in waits.items()}  # the first fills the disk's cache
    nothing, *named = medians
    return [Row(name, 1000 * medians[name], "ms", medians[name] / medians[nothing], nothing) for name in named]


def keeping(fetch: Callable[[], list[Document]]) -> list[Row]:
    """A ledger of posts: read, extracted and kept, linked, searched."""
    began = time.perf_counter()
    posts = fetch()
    reading = time.perf_counter() - began
    *posts, last = posts
    texts = [d.text for d in posts]
    loop = best(partial(plain, texts))
    with tempfile.TemporaryDirectory() as folder, Ledger.open(Path(folder) / "ledger.db") as ledger:
        whole = reading + timed(partial(ledger.add_documents, posts), time.perf_counter)
        added = timed(partial(ledger.add_documents, [last]), time.perf_counter)
        rows = [
            Row(f"read and link {len(posts)} posts", len(posts) / whole, "posts/s", whole / loop, "plain loop"),
            Row("add one more post", added, "s", added / whole, "all before it"),
            Row("memory after linking", memory(), "MiB"),
        ]
        return rows + _searching(ledger, texts)


def _searching(ledger: Ledger, texts: list[str]) -> list[Row]:
    """Searches for words from frequent to rare, against looking for them in every text."""
    ranked = [word for word, _ in Counter(w for text in texts for w in WORD.findall(text)).most_common()]
    asked = [ranked[10**k] for k in range(6) if 10**k < len(ranked)] + [f"{ranked[1]} {ranked[10]}"]
    waits, scans = [], []
    for question in asked:
        waits.append(min(timed(partial(ledger.search, question), time.perf_counter) for _ in range(3)))
        scans.append(timed(partial(_scan, question, texts), time.perf_counter))
    rows = []
    for name, pick in (("search, median", statistics.median), ("search, slowest", max)):
        wait: float = pick(waits)
        rows.append(Row(name, 1000 * wait, "ms", wait / pick(scans), "finding the words in every text"))
    return rows


def _scan(question: str, texts: list[str]) -> int:
    return sum(question in text for text in texts)
