"""Rawi (راوي / راوی): who said what, to whom, through whom, according to whom, and who denies it.

    rawi.read(["news/"])             documents from files, folders and globs
    rawi.extract(document)           what one document says, as a reading
    rawi.Ledger.open("ledger.db")    read, link and ask
    rawi.load_pack("fa")             what Rawi knows about a language

Nothing is imported before it is used; the types of the door stand in `__init__.pyi`.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import Any

__version__ = "0.1.0"

__all__ = [
    "Assertion",
    "Attribution",
    "Claim",
    "Contact",
    "Document",
    "Fact",
    "Hop",
    "Judgement",
    "Ledger",
    "Noise",
    "Reading",
    "Span",
    "Speaker",
    "When",
    "extract",
    "load_pack",
    "read",
]

_ROOMS = {"Ledger": "rawi.ledger", "load_pack": "rawi.packs.pack"}
_VERBS = ("read", "extract")  # rooms that are also verbs


def __getattr__(name: str) -> Any:  # noqa: ANN401  whatever the door leads to
    """What the door leads to, fetched when it is first asked for."""
    if name not in __all__:
        raise AttributeError(f"module 'rawi' has no attribute '{name}'")
    if name in _VERBS:
        return import_module(f"rawi.{name}")
    value = getattr(import_module(_ROOMS.get(name, "rawi.types")), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """What can be asked for."""
    return sorted({*globals(), *__all__})


class _ReadRoom(ModuleType):
    """The package rawi.read, which can be called: documents from files, folders, globs or "-"."""

    def __call__(self, paths: Any, known: Any = None, on_error: Any = None) -> Any:  # noqa: ANN401  see __init__.pyi
        """Documents one at a time; without `on_error` the first error is raised."""
        room = vars(self)
        return room["read_paths"](paths, known or room["Known"](), on_error or _fail)


class _ExtractRoom(ModuleType):
    """The package rawi.extract, which can be called: a document's reading."""

    def __call__(self, document: Any) -> Any:  # noqa: ANN401  see __init__.pyi
        """All that is read in a document."""
        return import_module("rawi.extract.pipeline").extract(document)


def _fail(error: Exception) -> None:
    raise error


class _Door(ModuleType):
    """The import system hangs each package on its parent: here `read` and `extract` become verbs as well."""

    def __setattr__(self, name: str, value: object) -> None:
        if name in _VERBS and type(value) is ModuleType:
            value.__class__ = {"read": _ReadRoom, "extract": _ExtractRoom}[name]
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Door
