"""The first and last lines of a text: what they say about publisher and date, word for word, with their places.

Nothing is concluded here: candidates come out, `metadata` chooses.  A name counts as publisher only when a pack lists
it, when it is an agency by its first word, or when the page repeats it as its own name (title ending and masthead).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from rawi.packs.heads import HeadWords, head_words, known_outlet
from rawi.read.stamps import parse_stamp
from rawi.text.normalize import fold_key
from rawi.types import Noise, Span

_LINE = re.compile(r"[^\r\n]*[^\s][^\r\n]*")
_HEAD_LINES, _SHORT = 8, 9
_BULLETS = " \t\u00a0•·*|-–—▪●🗓📅🕒:،,."
_DATELINE = re.compile(r"^\W*(?P<name>[^\W\d][^\r\n:()|–—]{1,40}?)\s*(?P<mark>[:–—]|--?)(?:\s|$)")
_PLACE_LINE = re.compile(r"^[^()\r\n]{2,80}\((?P<name>[^()\r\n]{2,25})\)\s*[-–—]")
_TITLE_END = re.compile(r"\s[-–—|]\s*(?P<name>[^-–—|]{2,40})$")
_SIGNATURE = re.compile(r"^\W*(?P<name>@\w{3,32})(?:\W.{0,30})?$")
_CLOCK = re.compile(r"^\W*(\d{1,2})[:.](\d{2})\W*$")
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Line:
    """One line that holds words, trimmed, with its place and its number among all lines."""

    start: int
    end: int
    text: str
    number: int


@dataclass(frozen=True, slots=True)
class Stamp:
    """A line that is nothing but a date: EDTF value, raw words, line number; timed when a clock time goes with it."""

    value: str
    raw: str
    number: int
    timed: bool


@dataclass(slots=True)
class Head:
    """Candidates from a text's edges.  ages: raw relative ages, line numbers; furniture: lines that are not article."""

    publishers: list[str] = field(default_factory=list)
    stamps: list[Stamp] = field(default_factory=list)
    ages: list[tuple[str, int]] = field(default_factory=list)
    furniture: list[Noise] = field(default_factory=list)


def read_head(text: str, language: str) -> Head:
    """What the edges of a text say about it; language decides how its dates are read."""
    words = head_words()
    lines = list(_first_lines(text))
    head = Head()
    names: list[str] = []
    for k, line in enumerate(lines):
        if len(line.text.split()) <= _SHORT:
            _read_age(line, words, head, names)
            _read_stamp(line, lines[k + 1] if k + 1 < len(lines) else None, head, language)
    head.publishers = list(dict.fromkeys(_publishers(lines, names, words, text)))
    return head


def _first_lines(text: str) -> Iterator[Line]:
    for k, match in enumerate(_LINE.finditer(text)):
        if k == _HEAD_LINES:
            return
        raw = match.group()
        start = match.start() + len(raw) - len(raw.lstrip())
        line = raw.strip()
        yield Line(start, start + len(line), line, text.count("\n", 0, start) + 1)


def _read_age(line: Line, words: HeadWords, head: Head, names: list[str]) -> None:
    """A relative age; what stands before it on the line may be the page's own name."""
    span = words.age_in(line.text)
    if span is None:
        return
    head.ages.append((line.text[span.start : span.end], line.number))
    head.furniture.append(Noise(Span(line.start, line.end), "masthead"))
    names.append(line.text[: span.start].strip(_BULLETS))


def _read_stamp(line: Line, below: Line | None, head: Head, language: str) -> None:
    """A date line, with the clock time that stands alone below it."""
    if not any(character.isdigit() for character in line.text):
        return
    bare, changed = head_words().unlabel(line.text.strip(_BULLETS))
    value = _value(bare.strip(_BULLETS), language)
    if not value:
        return
    head.furniture.append(Noise(Span(line.start, line.end), "date line"))
    clock = _CLOCK.match(below.text) if below and "T" not in value else None
    if below and clock and int(clock.group(1)) < 24 and int(clock.group(2)) < 60:
        head.furniture.append(Noise(Span(below.start, below.end), "date line"))
        if re.fullmatch(_ISO_DAY, value):
            value = f"{value}T{int(clock.group(1)):02d}:{clock.group(2)}"
    if not changed:
        head.stamps.append(Stamp(value, line.text, line.number, "T" in value))


def _value(words: str, language: str) -> str:
    """EDTF of a line that is nothing but a date, also where it says the same day twice; "" otherwise."""
    if value := parse_stamp(words, language):
        return value
    day = _ISO_DAY.match(words)
    rest = words[day.end() :].strip(_BULLETS) if day else ""
    return day.group() if day and parse_stamp(rest, language)[:10] == day.group() else ""


def _named_again(name: str, rest: str) -> bool:
    return name.split(maxsplit=1)[-1] in rest


def _publishers(lines: list[Line], names: list[str], words: HeadWords, text: str) -> Iterator[str]:
    """Names the text gives itself, the surest first: datelines, a title ending the masthead repeats, a signature."""
    for k, line in enumerate(lines):
        match = _DATELINE.match(line.text)
        if match and len(match["name"].split()) <= 4:
            name = match["name"].strip()
            agency = words.is_agency(name)
            if match["mark"] != ":":
                cased = name[0].isascii()  # a script without capitals: an article behind the dash is company enough
                article = len(line.text[match.end() :].split()) >= 6
                signed = agency or bool(known_outlet(name, certain=cased or not article) and not name[0].islower())
            else:  # a name and a colon is mostly somebody speaking: an agency's own report names it again
                signed = agency and k < 2 and _named_again(name, text[line.end :])
            if signed:
                yield name
        place = _PLACE_LINE.match(line.text)
        if place and known_outlet(place["name"], certain=True):
            yield place["name"].strip()
    ending = _TITLE_END.search(lines[0].text) if lines else None
    if ending:
        name = ending["name"].strip()
        if known_outlet(name, certain=True) or fold_key(name) in {fold_key(n) for n in names}:
            yield name
    yield from (name for name in names if known_outlet(name, certain=True))
    last = text.rstrip().rpartition("\n")[2].strip() if lines else ""
    signature = _SIGNATURE.match(last)
    if signature:
        yield signature["name"]
