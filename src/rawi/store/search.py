"""The folded shadow of every text, and the questions put to it; the same on SQLite (FTS5) and PostgreSQL (tsvector).

Index     the words of the folded text, with ZWNJ words joined; beside them the parts of each ZWNJ word, split.
Question  a word also means itself behind the clitics that the packs list, and with its article or without; two words
          in a row also mean one, and a word of Arabic script also means its two halves (ZWNJ, space and nothing at all
          are three ways of writing one word).
Does not  stem, and does not use a database's own language rules: both databases answer alike.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

from sqlalchemy import TextClause, text

from rawi.packs.pack import BUILT_IN, folder_of, read_toml
from rawi.store.schema import SEARCH
from rawi.text.normalize import fold_key

ZWNJ = "\u200c"
JOINT = "\ue000"  # stands for ZWNJ while a text is folded; folding would delete it
_WORD = re.compile(r"[^\W_]+")
_COMPOUND = re.compile(f"[^\\W_]+(?:{JOINT}[^\\W_]+)+")
_LONGEST = 100  # letters of a word that count
_PART = 4000  # words in one row of the index: PostgreSQL counts positions up to 16383
_SHORTEST = 2  # letters of a half
_MOST = 40  # words of a question that count


def words_of(source: str) -> tuple[list[str], list[str]]:
    """The folded words of a text with ZWNJ words joined, and the parts of its ZWNJ words."""
    zwnj = ZWNJ in source
    folded = fold_key.__wrapped__(source.replace(ZWNJ, JOINT) if zwnj else source)  # the cache is for short keys
    parts = [p for c in _COMPOUND.findall(folded) for p in c.split(JOINT)] if zwnj else []
    words = _WORD.findall(folded.replace(JOINT, "") if zwnj else folded)
    return [w[:_LONGEST] for w in words], [p[:_LONGEST] for p in parts]


def rows(number: int, source: str, dialect: str) -> Iterator[dict[str, Any]]:
    """What the index keeps of a document, for the dialect's `INSERTS`."""
    words, parts = words_of(source)
    if dialect == "sqlite":
        yield {"number": number, "words": " ".join(words), "parts": " ".join(parts)}
        return
    for start in range(0, max(len(words), 1), _PART):
        yield {"number": number, "words": _vector(words[start : start + _PART], parts[start : start + _PART])}


def _vector(words: list[str], parts: list[str]) -> str:
    """A tsvector literal; a gap keeps the last word and the first part from standing side by side."""
    places: dict[str, list[str]] = {}
    for offset, items in ((1, words), (len(words) + 3, parts)):
        for position, word in enumerate(items, offset):
            places.setdefault(word, []).append(str(position))
    return " ".join(f"'{word}':{','.join(positions[:255])}" for word, positions in places.items())


INSERTS: dict[str, TextClause] = {
    "sqlite": text(f"INSERT INTO {SEARCH} (rowid, words, parts) VALUES (:number, :words, :parts)"),
    "postgresql": text(f"INSERT INTO {SEARCH} (number, words) VALUES (:number, CAST(:words AS tsvector))"),
}
_NEWEST = "ORDER BY d.published DESC, d.number DESC LIMIT :limit"
_ASK_SQLITE = text(
    f"SELECT d.number FROM {SEARCH} s JOIN documents d ON d.number = s.rowid WHERE {SEARCH} MATCH :query {_NEWEST}"
)
_ASK_POSTGRESQL = (
    f"WITH found AS %s (SELECT number FROM {SEARCH} WHERE words @@ CAST(:query AS tsquery))"
    f" SELECT d.number FROM documents d WHERE d.number IN (SELECT number FROM found) {_NEWEST}"
)
_ASK_COMMON, _ASK_RARE = (text(_ASK_POSTGRESQL % how) for how in ("NOT MATERIALIZED", "MATERIALIZED"))


def ask(question: tuple["Term", ...], dialect: str) -> TextClause:
    """The statement that takes a `query`; its answers are numbers of documents, the newest first.

    PostgreSQL is told how to go about it, because it cannot guess how rare a phrase is: a single word is looked for
    in the newest documents first, several words in the index (56,000 posts: 5 ms instead of 200, 2 instead of 300).
    """
    if dialect == "sqlite":
        return _ASK_SQLITE
    return _ASK_COMMON if len(question) == 1 else _ASK_RARE


@dataclass(frozen=True, slots=True)
class Clitics:
    """What may stand before a word and be written in one with it: prefixes, "" among them, and articles; folded."""

    prefixes: tuple[str, ...]
    articles: tuple[str, ...]


@lru_cache(maxsize=1)
def clitics() -> Clitics:
    """The clitics of all packs (`[clitics]` in pack.toml): a question does not say what language it is in."""
    prefixes, articles = {""}, set()
    for language in BUILT_IN:
        listed = read_toml(folder_of(language) / "pack.toml").get("clitics", {})
        article = fold_key(listed.get("article", ""))
        before = {fold_key(p) for p in listed.get("prepositions", ())} | {""}
        stems = {p + a for p in before for a in (article, "")}
        stems |= {fold_key(written) for written in listed.get("contracted", {})}
        conjunctions = {fold_key(c) for c in listed.get("conjunctions", ())} | {""}
        prefixes |= {c + s for c in conjunctions for s in stems}
        articles |= {article} - {""}
    return Clitics(tuple(sorted(prefixes, key=lambda p: (-len(p), p))), tuple(sorted(articles)))


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a question: joined, and the ways to write it in parts."""

    word: str
    split: tuple[tuple[str, ...], ...]


def terms(question: str) -> tuple[Term, ...]:
    """The words of a question, folded, without an article."""
    folded = fold_key(question.replace(ZWNJ, JOINT))
    found = []
    for written in re.findall(f"(?:[^\\W_]|{JOINT})+", folded):
        parts = tuple(p[:_LONGEST] for p in written.split(JOINT) if p)
        if parts:
            word = "".join(parts)[:_LONGEST]
            found.append(Term(_bare(word), (parts,)) if len(parts) > 1 else Term(_bare(word), _halves(word)))
    return tuple(found[:_MOST])


def _bare(word: str) -> str:
    for article in clitics().articles:
        if word.startswith(article) and len(word) - len(article) > 2:
            return word[len(article) :]
    return word


def _halves(word: str) -> tuple[tuple[str, ...], ...]:
    """The two halves of a word of Arabic script at every letter; those that no text has cost nothing."""
    if not all("\u0620" <= letter <= "\u06ff" for letter in word) or len(word) > 24:
        return ()
    return tuple((word[:i], word[i:]) for i in range(_SHORTEST, len(word) - _SHORTEST + 1))


def phrases(question: tuple[Term, ...]) -> list[tuple[str, ...]]:
    """All ways to write a question as words side by side."""
    plain = tuple(t.word for t in question)
    found = [plain]
    for index, term in enumerate(question):
        before, after = plain[:index], plain[index + 1 :]
        found += [(*before, *split, *after) for split in term.split]
        if after:
            found.append((*before, term.word + after[0], *after[1:]))
    return list(dict.fromkeys(found))


def side_by_side(question: tuple[Term, ...], dialect: str) -> str:
    """The query for the words of a question in a row."""
    plain, *others = phrases(question)
    return _any([_plain(plain, dialect), *(_phrase(other, dialect) for other in others)], dialect)


def anywhere(question: tuple[Term, ...], dialect: str) -> str:
    """The query for all words of a question; a word may have grown together with its neighbour."""
    grown = [(left.word + right.word,) for left, right in pairwise(question)]
    needed = []
    for index, term in enumerate(question):
        others = [*term.split, *grown[max(index - 1, 0) : index + 1]]
        needed.append(_any([_plain((term.word,), dialect), *(_phrase(other, dialect) for other in others)], dialect))
    return _AND[dialect].join(dict.fromkeys(needed))


_OR = {"sqlite": " OR ", "postgresql": " | "}
_AND = {"sqlite": " AND ", "postgresql": " & "}


def _any(options: list[str], dialect: str) -> str:
    return f"({_OR[dialect].join(options)})"


def _phrase(words: tuple[str, ...], dialect: str) -> str:
    """Words side by side; they hold letters and digits only, so quotation marks are all they need."""
    if dialect == "sqlite":
        return f'"{" ".join(words)}"'
    return " <-> ".join(f"'{word}'" for word in words)


def _plain(words: tuple[str, ...], dialect: str) -> str:
    """Words side by side, the first of them behind any clitic."""
    first, rest = [prefix + words[0] for prefix in clitics().prefixes], words[1:]
    if dialect == "sqlite":
        return _any([_phrase((word, *rest), dialect) for word in first], dialect)
    return " <-> ".join([_any([f"'{word}'" for word in first], dialect), *(f"'{word}'" for word in rest)])
