"""The words around an article: ages of a page, labels before its date, agencies that sign a dateline (`heads.toml`)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from rawi.errors import PackError
from rawi.packs.actors import load_actors
from rawi.packs.inflect import spellings
from rawi.packs.pack import BUILT_IN, folder_of, read_toml
from rawi.text.normalize import fold, fold_key
from rawi.types import Span

_WORDS_OF = {"age": "regex", "agency": "regex", "published": "match", "updated": "match"}
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")


@dataclass(frozen=True, slots=True)
class HeadWords:
    """Compiled head words of all languages (a page's furniture speaks several).

    age: a relative age at the end of a line; agency: a dateline's agency; published, updated: folded labels.
    """

    age: "re.Pattern[str]"
    agency: "re.Pattern[str]"
    published: tuple[str, ...]
    updated: tuple[str, ...]

    def age_in(self, line: str) -> Span | None:
        """Where a line ends with an age such as "2 hours ago", in the line's own code points."""
        folded, back = fold(line)
        match = self.age.search(folded.rstrip())
        return back.span(match.start(), match.end()) if match else None

    def is_agency(self, name: str) -> bool:
        """Whether a name is an agency by its first word, though no pack lists it."""
        return bool(self.agency.fullmatch(fold_key(name)))

    def unlabel(self, line: str) -> tuple[str, bool]:
        """A date line without its label, and whether the label says that this is when the page was changed."""
        key = fold_key(line)
        for labels, changed in ((self.updated, True), (self.published, False)):
            for label in labels:
                if key.startswith(label) and not key[len(label) : len(label) + 1].isalnum():
                    return " ".join(line.split()[label.count(" ") + 1 :]).lstrip(" :-|"), changed
        return line, False


@lru_cache(maxsize=1)
def head_words() -> HeadWords:
    """The head words of the built-in packs.  Raises PackError."""
    entries = [entry for _, entry in head_entries()]

    def patterns(kind: str) -> str:
        return "|".join(f"(?:{fold_pattern(e['regex'])})" for e in entries if e["kind"] == kind) or r"(?!)"

    def labels(kind: str) -> tuple[str, ...]:
        found = {fold_key(s) for e in entries if e["kind"] == kind for label in e["match"] for s in spellings(label)}
        return tuple(sorted(found, key=lambda label: (-len(label), label)))

    age = re.compile(f"(?:{patterns('age')})$")
    return HeadWords(age, re.compile(patterns("agency")), labels("published"), labels("updated"))


def head_entries() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every entry of every `heads.toml`, with the place it stands."""
    for code in BUILT_IN:
        for entry in read_toml(folder_of(code) / "heads.toml").get("head", []):
            place = f"{code}/heads.toml[{entry.get('id', '?')}]"
            wanted = _WORDS_OF.get(entry.get("kind", ""))
            if wanted is None or wanted not in entry or not entry.get("examples"):
                raise PackError("needs id, kind (age, agency, published, updated), its words and examples", place=place)
            yield place, entry


def fold_pattern(pattern: str) -> str:
    r"""A regular expression with its letters folded and its escapes left alone.

    >>> fold_pattern(r"\W+أكد")
    '\\W+اکد'
    """
    return re.sub(r"\\.|[^\\]", lambda m: m.group() if m.group()[0] in "\\ " else fold(m.group())[0], pattern)


def known_outlet(name: str, *, certain: bool = False) -> str:
    """The canonical name of an outlet that a pack lists under exactly this form or handle, or "".

    certain: a form that is also an ordinary word (Time) does not count.
    """
    found, doubtful = _outlets().get(_EDGES.sub("", fold_key(name)), ("", False))
    return "" if certain and doubtful else found


@lru_cache(maxsize=1)
def _outlets() -> dict[str, tuple[str, bool]]:
    found: dict[str, tuple[str, bool]] = {}
    for actor in load_actors().actors.values():
        if actor.kind == "outlet" and not actor.platform:
            for form in (actor.name, *(form for forms in actor.forms.values() for form in forms)):
                found.setdefault(_EDGES.sub("", fold_key(form)), (actor.name, form in actor.ambiguous))
    return found
