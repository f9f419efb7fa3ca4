"""Learns what names look like, and writes src/rawi/packs/data/{ar,fa}/likeness.toml.

    python -m benchmark.learn_likeness wd_arabic.normalized.aligned.tokens ar NEWS.jsonl.gz...
    python -m benchmark.learn_likeness wd_arabic.normalized.aligned.tokens fa NEWS.jsonl.gz...

Names are the words of the first file (see learn_spelling.py; for Persian spelt as Persian does) and of the packs;
ordinary words are those that the news has often and seldom beside a word of a known name, and the packs' glossary.
Logistic regression over hashed groups of letters (rawi.packs.likeness).  The same input always gives the same file.
"""

import base64
import gzip
import json
import math
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmark.learn_spelling import align, best, persian, read
from rawi.packs.latin import bare, is_name_word, known_spellings, table
from rawi.packs.likeness import BUCKETS, groups
from rawi.packs.pack import DATA
from rawi.text.normalize import fold_key
from rawi.text.segment import words

ROUNDS = 6
RATE, RIDGE = 0.3, 1e-4
OFTEN = 12
BESIDE = 0.15
KNOWN = 6.0

Example = tuple[tuple[int, ...], float, float]


def plain(word: str) -> bool:
    return len(word) > 1 and word.isalpha() and not word.isascii()


def names(path: Path, language: str) -> Counter[str]:
    """Words of names, each with how often the list has it."""
    rows = read(path)
    found: Counter[str] = Counter()
    if language == "ar":
        for word, _, count in rows:
            found[word] += count
        return found
    chances = align([p for p in rows if p[2] > 1], {k: v for k, v in table("ar").get("latin", {}).items() if v})
    for word, spelt, count in rows:
        if chunks := best(word, spelt, chances):
            found[persian(word, chunks)] += count
    return found


def met(paths: Sequence[str], language: str) -> tuple[Counter[str], Counter[str]]:
    """How often the news has each word, and how often of these beside a word of a known name."""
    seen: Counter[str] = Counter()
    beside: Counter[str] = Counter()
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                article = json.loads(line)
                if article.get("lang", language) != language:
                    continue
                found = words(fold_key(article["text"]))[2]
                known = [False, *(is_name_word(word, language) for word in found), False]
                seen.update(found)
                beside.update(word for i, word in enumerate(found) if known[i] or known[i + 2])
    return seen, beside


def examples(listed: Counter[str], seen: Counter[str], beside: Counter[str], language: str) -> Iterator[Example]:
    """Groups, whether it is a name, and how much it counts."""
    own = known_spellings(language)
    article = fold_key(table(language).get("article", [""])[0])
    for word in sorted(own):
        if plain(word):
            yield tuple(groups(word)), 1.0, KNOWN
            if language == "ar":
                yield tuple(groups(article + word)), 1.0, KNOWN / 2
    for word, count in sorted(listed.items()):
        if plain(word) and count > 1 and (beside[word] > BESIDE * seen[word] or seen[word] < OFTEN):
            yield tuple(groups(word)), 1.0, math.log1p(min(count, 10))
    for word, count in sorted(seen.items()):
        free = count >= OFTEN and beside[word] <= BESIDE * count and listed[bare(word, language)] < 2
        if plain(word) and free and not is_name_word(word, language):
            yield tuple(groups(word)), 0.0, 1.0 + 0.3 * math.log(count / OFTEN)


def learn(rows: list[Example]) -> tuple[list[float], float]:
    """The weight of each bucket, and the bias."""
    weights, steps, bias = [0.0] * BUCKETS, [1e-6] * BUCKETS, 0.0
    order = random.Random(1)
    for _ in range(ROUNDS):
        order.shuffle(rows)
        for where, right, counts in rows:
            total = max(-30.0, min(30.0, bias + sum(weights[i] for i in where)))
            wrong = (1 / (1 + math.exp(-total)) - right) * counts
            for i in where:
                slope = wrong + RIDGE * weights[i]
                steps[i] += slope * slope
                weights[i] -= RATE * slope / math.sqrt(steps[i])
            bias -= 0.01 * wrong
    return weights, bias


def write(language: str, weights: list[float], bias: float) -> None:
    step = max(map(abs, weights)) / 127
    packed = base64.b64encode(bytes(round(weight / step) & 255 for weight in weights)).decode()
    lines = "\n".join(packed[i : i + 120] for i in range(0, len(packed), 120))
    text = (
        f"# {language}: weights of groups of letters, by which a name differs from an ordinary word;\n"
        "# hashed, one byte each; learnt by benchmark/learn_likeness.py.\n\n"
        f"bias = {bias:.4f}\nstep = {step:.6f}\nweights = '''\n{lines}\n'''\n"
    )
    (DATA / language / "likeness.toml").write_text(text, encoding="utf-8")


def main() -> None:
    path, language, *news = sys.argv[1:]
    listed = names(Path(path), language)
    seen, beside = met(news, language)
    weights, bias = learn(list(examples(listed, seen, beside, language)))
    write(language, weights, bias)


if __name__ == "__main__":
    main()
