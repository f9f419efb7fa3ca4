"""Nouns survive JSON to the letter."""

import dataclasses
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rawi import types
from rawi.errors import StoreError
from rawi.store.codec import decode, dumps, encode, loads
from rawi.types import Claim, Document, Judgement, Reading, Span, Speaker

NOUNS = [kind for kind in vars(types).values() if isinstance(kind, type) and dataclasses.is_dataclass(kind)]
_TEXT = st.text(st.characters(), max_size=8)
st.register_type_strategy(str, _TEXT)
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))


@given(st.data())
@settings(max_examples=40, deadline=None)
@pytest.mark.parametrize("kind", NOUNS, ids=lambda kind: kind.__name__)
def test_lossless(kind: type, data: st.DataObject) -> None:
    noun: Any = data.draw(st.from_type(kind))
    assert loads(kind, dumps(noun)) == noun
    assert hash(decode(kind, encode(noun))) == hash(noun)


def test_short() -> None:
    assert dumps(Speaker("Iran", "government")) == '{"label":"Iran","kind":"government"}'
    assert encode(Span(0, 4)) == {"start": 0, "end": 4}


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Span, '{"start": 1}'),
        (Span, '{"start": 1, "end": 2, "why": 3}'),
        (Claim, "[]"),
        (Reading, '{"document": "a", "attributions": 3, "contacts": []}'),
        (Judgement, "null"),
        (Document, "{"),
    ],
)
def test_damage_is_told(kind: type, text: str) -> None:
    with pytest.raises(StoreError, match=r"damaged|cannot be understood"):
        loads(kind, text)
