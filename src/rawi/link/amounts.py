"""The numbers of a stretch, in digits or in words, and what is counted: “two carriers”, “6 million barrels”."""

import re

from rawi.link.sheet import Sheet

_DIGITS = re.compile(r"\d[\d.,]*")
_YEARS = (range(1300, 1500), range(1900, 2101))


def amounts(sheet: Sheet, first: int, last: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The numbers in the words [first, last), and the same with what is counted by them: "6000000 barrel".

    A year is no amount.  What is counted is the notion behind the number, which all languages share, or its stem.
    """
    meant = {a: c.id for a, _, c in sheet.meant if first <= a < last and c.polarity in ("", "context")}
    found: dict[str, str] = {}
    k = first
    while k < last:
        value, k = _number(sheet, k, last)
        if value:
            found[value] = meant.get(k, "") or (sheet.notions.stem(sheet.texts[k]) if k < last else "")
        elif value is None:
            k += 1
    return tuple(sorted(found)), tuple(sorted(f"{value} {unit}" for value, unit in found.items() if unit))


def _number(sheet: Sheet, k: int, last: int) -> tuple[str | None, int]:
    """The number that begins at the word `k`, and where it ends; None where there is none, "" for a year."""
    known, word = sheet.notions, sheet.texts[k]
    written = word.rstrip(".,").replace(",", "") if _DIGITS.fullmatch(word) else str(known.numbers.get(word, ""))
    if not written:
        return None, k
    zeros, k = 0, k + 1
    while k < last and sheet.texts[k] in known.scales:
        zeros += known.scales[sheet.texts[k]]
        k += 1
    if zeros:
        return _times(written, zeros), k
    year = written.isdigit() and any(int(written) in years for years in _YEARS)
    return ("" if year else written), k


def _times(written: str, zeros: int) -> str:
    whole, _, part = written.partition(".")
    digits = (whole + part).ljust(len(whole) + zeros, "0")
    return digits if len(part) <= zeros else f"{digits[: len(whole) + zeros]}.{digits[len(whole) + zeros :]}"
