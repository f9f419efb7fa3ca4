"""Where a text speaks of time: runs of date words, and the patterns that match in them.

One pass cuts the folded text into tokens and keeps those the language's date words know, and numbers.  Neighbours with
nothing but space or one mark between them make a run; a run becomes a string of signs, in which the shapes of
`dates.toml` are matched.  Runs repeat, so what matches in a string of signs is remembered.  Time is linear in the text.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from rawi.packs.dates import PUNCTUATION, DateWords, Reading, Word

_TOKEN = re.compile(r"[^\W\d_]+|\d+(?:[/.:-]\d+|,\d{3}(?!\d))*")
_GAP = re.compile(r"[ \t_#]{0,3}[,،/().:\-]?[ \t_#]{0,3}|[ \t]{0,2}[,،]?[ \t]{0,2}\n[ \t]{0,3}")
_LONGEST_RUN = 40
_FIRST_YEARS, _LATER_YEARS = range(1300, 1500), range(1800, 2100)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Item:
    """One word, number or mark of a run, in folded positions.  numbers: what a numeric token says."""

    start: int
    end: int
    kind: str
    word: Word | None = None
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Moment:
    """A matched pattern: a folded stretch, what its shape means, and the items it is made of."""

    start: int
    end: int
    meaning: str
    shape: str
    items: tuple[Item, ...]

    def words(self, *kinds: str) -> list[Word]:
        """Its words of these kinds, in the order of the text."""
        return [item.word for item in self.items if item.word and item.kind in kinds]

    def has(self, *kinds: str) -> bool:
        """Whether it holds an item of one of these kinds."""
        return any(item.kind in kinds for item in self.items)

    def numbers(self, *kinds: str) -> list[int]:
        """The numbers of its items of these kinds; a number word counts as `number`."""
        found: list[int] = []
        for item in self.items:
            if item.kind in kinds:
                found.extend(item.numbers or ((item.word.value,) if item.word else ()))
        return found


def scan(folded: str, words: DateWords, accept: Callable[[Moment], T | None]) -> list[T]:
    """What `accept` makes of every date expression of a folded text, in order.

    At each place the longest pattern is offered first; one that is refused (None) gives way to the next.  A pattern
    whose meaning is `none` takes its words away from all others.
    """
    found: list[T] = []
    for run in _runs(folded, words):
        items, signs = _items(folded, run, words)
        choices = _matches(words, signs)
        position = 0
        for start, options in choices:
            if start < position:
                continue
            for end, index in options:
                shape = words.shapes[index]
                if shape.meaning == "none":
                    position = end
                    break
                chosen = tuple(items[start:end])
                result = accept(Moment(chosen[0].start, chosen[-1].end, shape.meaning, shape.id, chosen))
                if result is not None:
                    found.append(result)
                    position = end
                    break
    return found


Token = tuple[int, int, str]


def _runs(folded: str, words: DateWords) -> Iterator[list[Token]]:
    """Neighbouring known tokens with an anchor among them, cut where anything but a light gap stands between them."""
    parts, anchors = words.parts, words.anchors
    run, end, anchored = list[Token](), -9, False
    for match in _TOKEN.finditer(folded):
        token = match.group()
        if token not in parts and token[0] > "9":
            continue
        start = match.start()
        if run and (not _adjacent(folded, end, start) or len(run) >= _LONGEST_RUN):
            if anchored:
                yield run
            run, anchored = [], False
        end = match.end()
        run.append((start, end, token))
        anchored = anchored or token in anchors or (token[0] <= "9" and len(token) >= 4)
    if anchored:
        yield run


def _adjacent(folded: str, end: int, start: int) -> bool:
    gap = start - end
    if gap <= 1:
        return gap == 0 or folded[end] in " _,،/-(.:\n"
    return gap <= 7 and _GAP.fullmatch(folded, end, start) is not None


def _items(folded: str, run: list[Token], words: DateWords) -> tuple[list[Item], str]:
    """The items of a run, phrases taken together, and their signs; what is no date word becomes a break."""
    items: list[Item] = []
    index, before = 0, -1
    while index < len(run):
        start = run[index][0]
        if before >= 0 and (mark := folded[before:start].strip(" \t_#\n")):
            place = folded.index(mark, before)
            items.append(Item(place, place + 1, PUNCTUATION[mark]))
        size, reading = _reading(folded, run, index, words)
        before = run[index + size - 1][1]
        if reading is None:
            items.append(_number(folded, run, index))
        else:
            word, clitic, skip = reading
            if clitic:
                items.append(Item(start, start + skip, clitic.kind, clitic))
            items.append(Item(start + skip, before, word.kind, word))
        index += size
    if items and folded[before : before + 1] == ")":
        items.append(Item(before, before + 1, "close"))
    return items, "".join(_sign(item, words) for item in items)


def _sign(item: Item, words: DateWords) -> str:
    if item.word:
        return words.sign(item.word)
    return words.signs.get((item.kind, "", "alone"), " ")


def _reading(folded: str, run: list[Token], index: int, words: DateWords) -> tuple[int, Reading | None]:
    """How many tokens the longest phrase at `index` takes, and its reading; None for a number or a lone part."""
    for tail, reading in words.phrases.get(run[index][2], ()):
        stretch = run[index + 1 : index + 1 + len(tail)]
        if len(stretch) == len(tail) and all(
            token == wanted and _joined(folded, run[index + k][1], start)
            for k, ((start, _, token), wanted) in enumerate(zip(stretch, tail, strict=True))
        ):
            return 1 + len(tail), reading
    return 1, words.single.get(run[index][2])


def _joined(folded: str, end: int, start: int) -> bool:
    return not folded[end:start].strip(" \t_-.\n")


def _number(folded: str, run: list[Token], index: int) -> Item:
    """A numeric token's item; kind "" when it is no number of a date, or is glued to a foreign word or a sign."""
    start, end, token = run[index]
    if token[0] > "9" or _glued(folded, run, index):
        return Item(start, end, "")
    kind, numbers = read_number(token)
    return Item(start, end, kind, None, numbers)


def _glued(folded: str, run: list[Token], index: int) -> bool:
    start, end, _ = run[index]
    left = start - run[index - 1][1] if index else 9
    right = run[index + 1][0] - end if index + 1 < len(run) else 9
    before, after = folded[start - 1 : start], folded[end : end + 1]
    if (left and before.isalpha()) or (left > 1 and before and before in "$€£./=@"):
        return True
    return bool(after) and ((right > 0 and after.isalpha()) or after in "%$€£" or (right > 1 and after == "/"))


@lru_cache(maxsize=8192)
def read_number(token: str) -> tuple[str, tuple[int, ...]]:
    """What a numeric token can be in a date, and its numbers.

    >>> read_number("14"), read_number("2026"), read_number("15:30"), read_number("2026/3/4"), read_number("2-3")
    (('day', (14,)), ('year', (2026,)), ('clock', (15, 30)), ('numeric', (2026, 3, 4)), ('days', (2, 3)))
    """
    if len(token) > 10:
        return "", ()
    numbers = tuple(int(part) for part in re.findall(r"\d+", token))
    marks = "".join(re.findall(r"\D", token))
    if not marks:
        return _plain(token, numbers[0]), numbers
    years = [n in _FIRST_YEARS or n in _LATER_YEARS for n in numbers]
    kind = ""
    if len(numbers) == 3 and marks in ("//", "--", "..") and years in ([True, False, False], [False, False, True]):
        kind = "numeric"
    elif set(marks) == {":"} and len(numbers) <= 3 and numbers[0] < 24 and all(n < 60 for n in numbers[1:]):
        kind = "clock"
    elif marks in "-/" and len(marks) == 1 and all(years) and numbers[0] < numbers[1]:
        kind = "years"
    elif marks == "-" and 1 <= numbers[0] < numbers[1] <= 31:
        kind = "days"
    return kind, numbers


def _plain(token: str, number: int) -> str:
    if 1 <= number <= 31 and len(token) <= 2:
        return "day"
    if len(token) == 4 and (number in _FIRST_YEARS or number in _LATER_YEARS):
        return "year"
    return "count" if number < 1000 else ""


@lru_cache(maxsize=65536)
def _matches(words: DateWords, signs: str) -> tuple[tuple[int, tuple[tuple[int, int], ...]], ...]:
    """For each place of a string of signs where shapes match: the ends and shapes, longest first."""
    found = []
    for start in range(len(signs)):
        options: dict[int, int] = {}
        for index, shape in enumerate(words.shapes):
            match = shape.regex.match(signs, start)
            if match and match.end() > start:
                options.setdefault(match.end(), index)
        if options:
            found.append((start, tuple(sorted(options.items(), reverse=True))))
    return tuple(found)
