"""What linking costs as a ledger grows: python -m benchmark.linking [--sizes 5000,20000,56253] [--more 50]

For each size a ledger of so many posts, read and linked as a whole; then more posts, drawn by chance, one by one.
"""

import argparse
import math
import random
import resource
import statistics
import tempfile
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmark import corpus
from benchmark.measures import Row, timed
from rawi.extract.pipeline import extract
from rawi.ledger import Ledger
from rawi.types import Document


def costs(size: int, more: int) -> Iterator[Row]:
    """Processor seconds of reading, of linking as a whole and of each post added later; the largest memory in use."""
    posts = corpus.documents("telegram", size)
    chance = random.Random(size)
    last = [posts.pop(chance.randrange(len(posts))) for _ in range(min(more, len(posts) // 2))]
    with tempfile.TemporaryDirectory() as folder, Ledger.open(Path(folder) / "ledger.db") as ledger:
        read = timed(partial(_keep, ledger, posts), time.process_time)
        linked = timed(ledger.link, time.process_time)
        yield Row(f"read {len(posts)} posts", read, "s")
        yield Row("link them as a whole", linked, "s", 1e6 * linked / (size * math.log2(size)), "1 µs of n·log n")
        added = sorted(timed(partial(ledger.add_documents, [post]), time.process_time) for post in last)
        yield Row("add a post, median", statistics.median(added), "s")
        yield Row("add a post, 95 of 100", added[int(0.95 * len(added))], "s")
        yield Row("add a post, the longest", added[-1], "s")
        yield Row("what was put off", timed(partial(ledger.link, settle=True), time.process_time), "s")
        yield Row("memory", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, "MiB")


def _keep(ledger: Ledger, posts: list[Document]) -> None:
    with ledger.store.writer() as writer:
        for post in posts:
            writer.put(post, extract(post))


def main() -> None:
    """Prints the costs of each size as they are measured."""
    parser = argparse.ArgumentParser(prog="python -m benchmark.linking", description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", default="5000,20000,56253", help="how many posts (5000,20000,56253)")
    parser.add_argument("--more", type=int, default=50, help="posts added one by one (50)")
    asked = parser.parse_args()
    for size in map(int, asked.sizes.split(",")):
        print(f"\n{size} posts, {corpus.source('telegram')}")
        for row in costs(size, asked.more):
            ratio = "" if row.ratio is None else f"{row.ratio:10,.2f} x {row.against}"
            print(f"  {row.name:30} {row.value:12,.2f} {row.unit:6} {ratio}", flush=True)


if __name__ == "__main__":
    main()
