"""Learns how names are spelt in Latin letters, and writes src/rawi/packs/data/{ar,fa}/spelling.toml.

    python -m benchmark.learn_spelling wd_arabic.normalized.aligned.tokens

The input (NETransliteration-COLING2018, taken from Wikidata, CC0 1.0) has a Latin and an Arabic spelling of a word of a
name and a count on each line.  It is learnt what a letter becomes between its neighbours: letters are aligned by
expectation maximisation, and a wider context is kept only where it says something else than the narrower one.  No
name of the input is kept.  Persian has no such corpus: its words are made from the Arabic ones
with the table `persian` of fa/latin.toml (پ for a ب that is spelt p, و for a ف that is spelt v).  The names of
latin.toml and of the actors teach as well.  The same input always gives the same files.
"""

import math
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

from rawi.packs.latin import contexts, known_spellings, listed, table
from rawi.packs.pack import DATA
from rawi.text.normalize import fold_key

ROUNDS = 5
LONGEST = 3
LEAST = 6
HAND = {"ar": 6, "fa": 24}  # how much a name of the packs counts: no corpus has Persian ones

Pair = tuple[str, str, int]
Chances = dict[tuple[str, str], float]
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "ß": "ss", "æ": "ae", "đ": "d", "ı": "i", "œ": "oe", "'": "", "-": ""})


def plain(name: str) -> str:
    """A name in the 26 letters."""
    letters = unicodedata.normalize("NFKD", name.lower())
    return "".join(c for c in letters if not unicodedata.combining(c)).translate(_PLAIN)


def read(path: Path) -> list[Pair]:
    """Folded Arabic word, Latin spelling, how often they were met together."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        latin, letters, count = line.split("\t")
        word, spelt = fold_key(letters.replace(" ", "")), plain(latin)
        if re.fullmatch("[a-z]+", spelt) and word.isalpha() and not word.isascii():
            found.append((word, spelt, int(count)))
    return found


def _start(first_guess: dict[str, str], letter: str, chunk: str) -> float:
    if not chunk:
        return 0.02
    return 0.5 if first_guess.get(letter, "")[:1] == chunk[0] else 0.01


def align(pairs: list[Pair], first_guess: dict[str, str]) -> Chances:
    """How likely a letter is each chunk of up to three Latin letters."""
    chances: Chances = {}
    for number in range(ROUNDS):
        counts: dict[tuple[str, str], float] = defaultdict(float)

        @cache
        def chance(letter: str, chunk: str, begun: bool = number > 0, now: Chances = chances) -> float:
            return now.get((letter, chunk), 1e-6) if begun else _start(first_guess, letter, chunk)

        for pair in pairs:
            _expect(pair, chance, counts)
        totals: dict[str, float] = defaultdict(float)
        for (letter, _), value in counts.items():
            totals[letter] += value
        chances = {key: value / totals[key[0]] for key, value in counts.items() if value > 1e-3}
    return chances


def _expect(pair: Pair, chance: Callable[[str, str], float], counts: dict[tuple[str, str], float]) -> None:
    """Add to `counts` how often each letter is expected to be each chunk in one word."""
    word, spelt, count = pair
    weight = min(count, 5)
    n, m = len(word), len(spelt)
    ahead = [[0.0] * (m + 1) for _ in range(n + 1)]
    behind = [[0.0] * (m + 1) for _ in range(n + 1)]
    ahead[0][0] = behind[n][m] = 1.0
    steps = [(j, k) for j in range(m + 1) for k in range(j, min(j + LONGEST, m) + 1)]
    for i in range(n):
        for j, k in steps:
            if ahead[i][j]:
                ahead[i + 1][k] += ahead[i][j] * chance(word[i], spelt[j:k])
    for i in range(n - 1, -1, -1):
        for j, k in steps:
            if behind[i + 1][k]:
                behind[i][j] += behind[i + 1][k] * chance(word[i], spelt[j:k])
    if not ahead[n][m]:
        return
    for i in range(n):
        for j, k in steps:
            share = ahead[i][j] * behind[i + 1][k]
            if share:
                counts[word[i], spelt[j:k]] += weight * share * chance(word[i], spelt[j:k]) / ahead[n][m]


def best(word: str, spelt: str, chances: Chances) -> list[str] | None:
    """The chunk of each letter; None where the two are no spellings of one name."""
    n, m = len(word), len(spelt)
    score = [[-math.inf] * (m + 1) for _ in range(n + 1)]
    score[0][0] = 0.0
    come: dict[tuple[int, int], int] = {}
    for i in range(n):
        for j in range(m + 1):
            for k in range(j, min(j + LONGEST, m) + 1):
                chance = chances.get((word[i], spelt[j:k]))
                if chance and score[i][j] + math.log(chance) > score[i + 1][k]:
                    score[i + 1][k], come[i + 1, k] = score[i][j] + math.log(chance), j
    if score[n][m] < -4.5 * n:
        return None
    cuts = [m]
    for i in range(n, 0, -1):
        cuts.append(come[i, cuts[-1]])
    return [spelt[a:b] for a, b in pairwise(reversed(cuts))]


def persian(word: str, chunks: list[str]) -> str:
    """An Arabic spelling as a Persian newsroom would write it."""
    rules = [rule.split() for rule in table("fa").get("persian", "").split("\n") if rule]
    made = []
    for letter, chunk in zip(word, chunks, strict=True):
        made.append(next((new for old, sound, new in rules if old == letter and sound in chunk), letter))
    return "".join(made)


def learn(pairs: list[tuple[str, list[str], int]]) -> Iterator[str]:
    """Lines of “before letter after chunk”, the narrowest context first."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    wider: dict[str, str] = {}
    for word, chunks, weight in pairs:
        for i, chunk in enumerate(chunks):
            keys = list(contexts(word, i))
            for key, narrower in pairwise([*keys, ""]):
                seen[key][chunk] += weight
                wider.setdefault(key, narrower)
    decided: dict[str, str] = {"": ""}

    def decision(key: str) -> str:
        if key not in decided:
            below = decision(wider[key])
            (chunk, count), *_ = sorted(seen[key].items(), key=lambda item: (-item[1], item[0]))
            gain = count - seen[key][below]
            decided[key] = chunk if gain >= LEAST or not wider[key] else below
        return decided[key]

    for key in sorted(seen, key=lambda k: (len(k.replace("|", "")), k)):
        if decision(key) != decision(wider[key]) or not wider[key]:
            yield f"{key} {decision(key)}".rstrip()


def write(language: str, letters: list[str]) -> None:
    path = DATA / language / "spelling.toml"
    head = f"# {language}: what letters of names become; learnt by benchmark/learn_spelling.py from Wikidata (CC0 1.0)."
    path.write_text(f"{head}\n\nletters = '''\n" + "\n".join(letters) + "\n'''\n", encoding="utf-8")


def main() -> None:
    found = read(Path(sys.argv[1]))
    chances = align([p for p in found if p[2] > 1], {k: v for k, v in table("ar").get("latin", {}).items() if v})
    arabic = [(w, c, s, n) for w, s, n in found if (c := best(w, s, chances))]
    persian_ = [(persian(w, c), c, s, n) for w, c, s, n in arabic]
    for language, rows in (("ar", arabic), ("fa", persian_)):
        own = listed(table(language).get("spelt", "")) | known_spellings(language)
        hand = [(w, plain(s)) for w, s in own.items() if " " not in s]
        more = [(w, c, HAND[language]) for w, s in hand if w.isalpha() and (c := best(w, s, chances))]
        taught = [(w, c, min(n, 4)) for w, c, _, n in rows] + more
        write(language, list(learn(taught)))


if __name__ == "__main__":
    main()
