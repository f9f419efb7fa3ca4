"""Speed and memory, as ratios to a plain loop over the same text in the same run: make bench.

python -m benchmark [--documents N] [--posts N] [--json]
"""

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict
from functools import partial

from benchmark import corpus, measures
from benchmark.measures import Row


def rows(documents: int, posts: int) -> Iterator[tuple[str, list[Row]]]:
    """Every group of measurements, made as it is asked for; the large lexicon last, because memory only grows."""
    articles = corpus.documents("ant", documents)
    yield "starting", measures.starting()
    extraction = measures.extraction(articles)
    yield f"extraction, {len(articles)} articles, {corpus.source('ant')}", extraction
    yield f"ledger, posts, {corpus.source('telegram')}", measures.keeping(partial(corpus.documents, "telegram", posts))
    yield "lexicon", measures.building(extraction[0].value)
    yield "a pack of ten times the size", measures.flatness(articles[: max(50, documents // 5)])


def main() -> None:
    """Prints a table as it is measured, or everything as one JSON object."""
    parser = argparse.ArgumentParser(prog="python -m benchmark", description=__doc__.splitlines()[0])
    parser.add_argument("--documents", type=int, default=1500, help="articles to extract (1500)")
    parser.add_argument("--posts", type=int, default=2000, help="posts to read and link (2000)")
    parser.add_argument("--json", dest="as_json", action="store_true", help="one JSON object")
    asked = parser.parse_args()
    found: dict[str, list[dict[str, object]]] = {}
    for title, group in rows(asked.documents, asked.posts):
        found[title] = [asdict(row) for row in group]
        if not asked.as_json:
            print(f"\n{title}")
            for row in group:
                ratio = "" if row.ratio is None else f"{row.ratio:10,.2f} x {row.against}"
                print(f"  {row.name:36} {row.value:14,.2f} {row.unit:8} {ratio}", flush=True)
    if asked.as_json:
        print(json.dumps(found, indent=2))


if __name__ == "__main__":
    main()
