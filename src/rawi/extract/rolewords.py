"""Role words: the small words before a party that give it its part in a contact (frames.toml)."""

from dataclasses import dataclass, field
from functools import lru_cache

from rawi.extract.mentions import Page
from rawi.packs.pack import Frame, load_pack
from rawi.text.normalize import fold_key
from rawi.text.segment import words


@dataclass(frozen=True, slots=True)
class Roles:
    """A pack's role words: folded words → entries, and how many words the longest has."""

    entries: dict[tuple[str, ...], Frame] = field(default_factory=dict)
    longest: int = 1


@lru_cache(maxsize=8)
def roles(language: str) -> Roles:
    """The role words of a language's frames.toml."""
    marks = [e for e in load_pack(language).frames if e.part == "role"]
    entries = {tuple(words(fold_key(f.text))[2]): e for e in marks for f in e.forms}
    return Roles(entries, max((len(k) for k in entries), default=1))


@lru_cache(maxsize=8)
def blocs(language: str) -> frozenset[str]:
    """The labels of the groups of states that frames.toml describes."""
    return frozenset(e.english for e in load_pack(language).frames if e.part == "party" and e.kind == "states")


def marker(page: Page, k: int, known: Roles) -> tuple[str, int]:
    """The role word at word k and the word behind it; a clitic's role word is its letter."""
    for size in range(known.longest, 0, -1):
        form = tuple(page.texts[k : k + size])
        if form in known.entries or (size == 1 and (page.word(k),) in known.entries and not page.governed(k)):
            return " ".join(form) if form in known.entries else page.word(k), k + size
    return "", k


def known_role(page: Page, role: str) -> str:
    """The part that a role word gives, "" when the pack knows none."""
    entry = roles(page.lexicon.language).entries.get(tuple(role.split()))
    return entry.direction if entry is not None else ""


def own_role(page: Page, first: int) -> tuple[int, str]:
    """Where a phrase that was read together with another begins, and the role word right before it."""
    known = roles(page.lexicon.language)
    if page.governed(first) and page.clitic[first]:
        return first, page.clitic[first][-1]
    role = marker(page, first - 1, known)[0] if first else ""
    apart = role and known.entries[tuple(role.split())].direction != "joint"
    return (first - 1, role) if apart else (first, "")


def turns(page: Page, k: int) -> bool:
    """Whether a role word at word k begins another party's phrase."""
    entry = roles(page.lexicon.language).entries.get((page.texts[k],))
    return entry is not None and entry.direction in ("counterpart", "pair", "intermediary")


def joins(page: Page, word: str) -> bool:
    """Whether a word only joins two parties: “or”."""
    entry = roles(page.lexicon.language).entries.get((word,))
    return entry is not None and entry.direction == "joint"
