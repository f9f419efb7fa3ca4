"""Completion: which words may come next.  The shell scripts hand over the line and fall back to file names."""

from collections.abc import Callable, Iterator
from enum import Enum
from typing import TYPE_CHECKING, Any, get_args

if TYPE_CHECKING:
    from rawi.ledger import Ledger

_MOST = 200


def candidates(words: list[str]) -> Iterator[str]:
    """The words that may stand in the last place.  words: the line after `rawi`, the last one being typed."""
    from typer.main import get_command

    from rawi.cli.app import app

    command: Any = get_command(app)
    *before, last = words
    for word in before:
        command = getattr(command, "commands", {}).get(word, command)
    found = [*_waiting(command, before), *_names(command, before, last)]
    yield from sorted({word for word in found if word.startswith(last)})


def _options(command: Any) -> dict[str, Any]:  # noqa: ANN401  (click's, or typer's own copy of it)
    return {name: p for p in command.params for name in p.opts if name.startswith("-")}


def _waiting(command: Any, before: list[str]) -> list[str]:  # noqa: ANN401
    """Values for an option that has none yet."""
    option = _options(command).get(before[-1]) if before else None
    if option is None or getattr(option, "is_flag", False):
        return []
    if option.opts[0] in ("--actor", "--through"):
        return _actors()
    if command.name == "changes" and option.opts[0] == "--since":
        return _of_book(lambda book: [name for name, _ in book.marks()])
    if option.opts[0] == "--claim":
        return _ids()
    return choices(option)


def choices(option: Any) -> list[str]:  # noqa: ANN401
    """The values an option may have, where they are few; typer keeps them in two ways, by its version."""
    kind = getattr(getattr(option, "type_descriptor", None), "annotation", None)
    for one in (kind, *get_args(kind)):
        if isinstance(one, type) and issubclass(one, Enum):
            return [str(value.value) for value in one]
    return [str(getattr(value, "value", value)) for value in getattr(getattr(option, "type", None), "choices", ())]


def _names(command: Any, before: list[str], last: str) -> list[str]:  # noqa: ANN401
    """Commands, options, and what the first argument may be."""
    if last.startswith("-"):
        return [name for name in _options(command) if name.startswith("--")] + ["--help"]
    option = _options(command).get(before[-1]) if before else None
    if option is not None and not getattr(option, "is_flag", False):
        return []
    if commands := getattr(command, "commands", None):
        return [name for name, one in commands.items() if not one.hidden]
    for parameter in command.params:
        if parameter.param_type_name == "argument" and parameter.name in ("claim", "other"):
            return _ids()
        if parameter.param_type_name == "argument" and parameter.name == "first":
            return _documents()
        if parameter.param_type_name == "argument" and parameter.name == "source":
            return _of_book(lambda book: [track.name for track in book.chains()[:_MOST]])
        if parameter.param_type_name == "argument" and parameter.name == "shell":
            return ["bash", "zsh", "fish"]
    return []


def _of_book(asked: "Callable[[Ledger], list[str]]") -> list[str]:
    """What the configured ledger answers; nothing where there is none."""
    from rawi.cli.desk import ask_ledger
    from rawi.errors import RawiError

    try:
        with ask_ledger("") as book:
            return asked(book)
    except RawiError:
        return []


def _ids() -> list[str]:
    """Ids of the first claims."""
    return _of_book(lambda book: [claim.id for claim, _ in zip(book.claims(), range(_MOST), strict=False)])


def _documents() -> list[str]:
    """Names of the first documents."""
    return _of_book(lambda book: [one.name for one, _ in zip(book.view.documents(), range(_MOST), strict=False)])


def _actors() -> list[str]:
    """Labels of those who speak in the first claims."""
    return _of_book(_speakers)


def _speakers(book: "Ledger") -> list[str]:
    found = [claim for claim, _ in zip(book.claims(), range(_MOST), strict=False)]
    return sorted({a.speaker.label for claim in found for a in claim.assertions if a.speaker.label})
