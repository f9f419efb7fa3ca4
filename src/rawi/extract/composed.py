"""Labels of bodies that no pack knows, put together in English from their words: head, fields, adjectives, names."""

from dataclasses import dataclass, field

from rawi.extract.mentions import CLOSERS, OPENERS, Page
from rawi.packs.actors import Actor, Country
from rawi.packs.compile import Hit, bit
from rawi.packs.glossary import load_glossary, wording
from rawi.packs.latin import romanize
from rawi.packs.pack import Name

_LINKS = bit("preposition") | bit("np_preposition") | bit("determiner")
_BODIES = bit("org_head") | bit("outlet_head")
_HEADS = frozenset(("state", "noun", "group", "person"))
_MOST = 4


@dataclass(slots=True)
class _Part:
    """A noun with what colours it."""

    noun: str = ""
    names: list[str] = field(default_factory=list)
    adjectives: list[str] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)

    def english(self) -> str:
        """“Hormozgan supreme health council”."""
        return " ".join([*self.names, *reversed(self.adjectives), *reversed(self.fields), self.noun]).strip()

    def __bool__(self) -> bool:
        return bool(self.noun or self.names or self.adjectives or self.fields)


@dataclass(slots=True)
class Composed:
    """A phrase in English: the country, the parts, the kind of the head, and the word behind the last part."""

    country: Country | None = None
    parts: list[_Part] = field(default_factory=lambda: [_Part()])
    head: str = ""
    end: int = 0

    def english(self) -> str:
        """“Russian Defence Ministry”, “Turkish police”, “Association of Teachers”."""
        inner = f" {wording().of} ".join(part.english() for part in _joined(self.parts) if part)
        plain = len(inner.split()) == 1
        label = self.country.label if self.country is not None else ""
        return f"{label} {inner if plain else _title(inner)}".strip()


def _joined(parts: list[_Part]) -> list[_Part]:
    """The parts, where a lone noun behind another one colours it: the union of teachers is the teachers union."""
    made: list[_Part] = []
    for part in parts:
        lone = bool(part.noun) and not (part.names or part.adjectives or part.fields)
        if made and lone and made[-1].noun and not made[-1].names:
            made[-1].fields.append(part.noun)
        else:
            made.append(part)
    return made


def _title(phrase: str) -> str:
    """Every word of a name in a capital, but the words that join them."""
    small = (wording().of, wording().joined)
    return " ".join(w if w in small or w[:1].isupper() else w[:1].upper() + w[1:] for w in phrase.split())


def compose(page: Page, first: int, last: int) -> Composed:
    """The words [first, last) in English, as far as they make one name of a body."""
    made, glossary = Composed(end=first), load_glossary(page.lexicon.language)
    k = first
    while k < last and len(made.parts) <= _MOST:
        part = made.parts[-1]
        hit = page.names[k][0] if k in page.names else None
        found = glossary.at(page.texts, k, last)
        better = hit is not None and (found is None or (hit.last >= found[1] and hit.entry.feature != "short"))
        if hit is not None and better and _known(made, hit):
            k = hit.last
        elif found is not None:
            term, k = found
            if term.kind in _HEADS:
                _head(made, term.english, term.kind)
            else:
                kind = {"adjective": part.adjectives, "field": part.fields}.get(term.kind, part.names)
                kind.append(term.english)
        elif page.texts[k] in OPENERS or page.texts[k] in CLOSERS or page.tags[k] & _LINKS:
            k += 1
            continue
        elif page.texts[k][0].isalpha() and not page.tags[k] & ~_BODIES and hit is None and k not in page.cue_at:
            span = page.span(k, k + 1)
            part.names.append(romanize(page.text[span.start : span.end], page.lexicon.language))
            k += 1
        else:
            break
        made.end = k
    return made


def _head(made: Composed, noun: str, kind: str) -> None:
    """Begin a part with a noun."""
    if made.parts[-1]:
        made.parts.append(_Part())
    made.parts[-1].noun, made.head = noun, made.head or kind


def _known(made: Composed, hit: Hit) -> bool:
    """Take in a country, a body or people the packs know; whether it was one."""
    ref = hit.entry.ref
    if isinstance(ref, Country):
        made.country = made.country or ref
    elif isinstance(ref, Actor):
        part = made.parts[-1]
        part.noun = "" if ref.kind == "outlet" else part.noun  # the name of a paper says that it is one
        part.names.append(ref.name)
    elif isinstance(ref, Name) and ref.english and hit.entry.category in ("title", "group"):
        _head(made, ref.english, "group" if hit.entry.category == "group" else "person")
    else:
        return False
    return True
