"""Nouns ↔ JSON: frozen dataclasses become objects, tuples arrays; what equals its default is left out.  Lossless.

A sentence that knows its form (`Said`) is an object of its own.
"""

import dataclasses
import json
import types
from collections.abc import Callable, Hashable
from functools import lru_cache
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from rawi.errors import StoreError
from rawi.text.said import Said, packed, unpacked

T = TypeVar("T")
_PLAIN = (str, int, float, bool, type(None))


@lru_cache(maxsize=64)
def _layout(kind: Hashable) -> tuple[tuple[str, Any], ...]:
    """Fields of a dataclass with their defaults."""
    return tuple((f.name, f.default) for f in dataclasses.fields(cast(Any, kind)))


def encode(value: object) -> Any:  # noqa: ANN401  JSON
    """A noun as JSON values.

    >>> from rawi.types import Speaker
    >>> encode(Speaker("Iran", "government"))
    {'label': 'Iran', 'kind': 'government'}
    """
    if isinstance(value, Said):
        return packed(value)
    if isinstance(value, _PLAIN):
        return value
    if isinstance(value, dict):  # JSON values already
        return value
    if isinstance(value, tuple):
        return [encode(item) for item in value]
    made = {}
    for name, default in _layout(cast(Hashable, type(value))):
        item = getattr(value, name)
        if item is default or (default is not dataclasses.MISSING and item == default):
            continue
        made[name] = item if type(item) in _PLAIN else encode(item)
    return made


def decode(kind: type[T], data: object) -> T:
    """The noun of class `kind` that `encode` made `data` from.  Raises StoreError when it is damaged."""
    try:
        return cast(T, _decoder(cast(Hashable, kind))(data))
    except (TypeError, KeyError, ValueError, AttributeError) as error:
        message = f"a stored {kind.__name__} cannot be understood: {error}"
        raise StoreError(message, hint="the store is damaged, or was written by a newer Rawi") from error


def dumps(value: object) -> str:
    """A noun as compact JSON."""
    return json.dumps(encode(value), ensure_ascii=False, separators=(",", ":"))


def loads(kind: type[T], text: str) -> T:
    """The noun of class `kind` in a JSON string."""
    return decode(kind, parse(text))


def parse(text: str) -> Any:  # noqa: ANN401  JSON
    """The values of a stored JSON string.  Raises StoreError when it is damaged."""
    try:
        return json.loads(text)
    except ValueError as error:
        raise StoreError(f"stored JSON is damaged: {error}", hint="restore the store from a copy") from error


@lru_cache(maxsize=256)
def _decoder(kind: Hashable) -> Callable[[Any], Any]:
    """The function that reads values of a type; built once for each type."""
    if dataclasses.is_dataclass(kind):
        return _dataclass(cast(type, kind))
    origin = get_origin(kind)
    if origin is tuple:
        item = _decoder(get_args(kind)[0])
        return lambda data: tuple([item(one) for one in data])
    if origin in (Union, types.UnionType):
        (inner,) = (_decoder(arm) for arm in get_args(kind) if arm is not type(None))
        return lambda data: None if data is None else inner(data)
    if kind is str:
        return lambda data: unpacked(data) if isinstance(data, dict) else data
    if origin is Literal or kind in _PLAIN:
        return lambda data: data
    raise TypeError(f"no way to store {kind}")


def _dataclass(kind: type) -> Callable[[Any], Any]:
    hints = get_type_hints(kind)
    fields = {name: _decoder(hints[name]) for name, _ in _layout(cast(Hashable, kind))}
    return lambda data: kind(**{name: fields[name](value) for name, value in data.items()})
