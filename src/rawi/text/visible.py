"""What cannot be seen in a text, made visible for display; the document itself never changes.

Purpose   directional controls (U+202A-202E, U+2066-2069, U+200E/F, U+061C), terminal escapes and other invisible
          characters can make a text look other than it is.  A reader sees a token in their place: <U+202E>.
Keeps     line feeds and tabs; ZWNJ and ZWJ beside Arabic letters and inside emoji, where they are spelling.
"""

import re
from collections.abc import Iterator

_ARABIC = "\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufefc"
_JOINERS = re.compile(
    f"(?<=[{_ARABIC}])[\u200c\u200d]|[\u200c\u200d](?=[{_ARABIC}])|\u200d(?=[\u2600-\u27bf\U0001f000-\U0001faff])"
)
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\U000e0000-\U000e007f]|\r(?!\n)"
)
RIGHT_TO_LEFT = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
"""A pattern for one letter of a script that runs from right to left."""
_LETTER = re.compile(RIGHT_TO_LEFT)


def pieces(text: str) -> Iterator[tuple[str, bool]]:
    """The text in pieces as (piece, hidden); a hidden piece is the name of one invisible character: "U+202E"."""
    kept = {m.start() for m in _JOINERS.finditer(text)}
    last = 0
    for match in _HIDDEN.finditer(text):
        if match.start() in kept:
            continue
        if match.start() > last:
            yield text[last : match.start()], False
        yield f"U+{ord(match.group()):04X}", True
        last = match.end()
    if last < len(text):
        yield text[last:], False


def visible(text: str) -> str:
    """The text with a token for each invisible character.

    >>> visible("abc" + chr(0x202E))
    'abc<U+202E>'
    """
    return "".join(f"<{piece}>" if hidden else piece for piece, hidden in pieces(text)).replace("\r\n", "\n")


def one_line(text: str) -> str:
    """The text as `visible` has it, on one line."""
    return " ".join(visible(text).split())


def is_right_to_left(text: str) -> bool:
    """Whether the text holds any letter of a script that runs from right to left."""
    return bool(_LETTER.search(text))
