"""Answers that take the whole ledger, computed once for each state of it."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import TypeVar

from rawi.ledger import Ledger

Answer = TypeVar("Answer")
_KEPT = 32


class Memory:
    """The last few answers; a ledger that changed forgets them all.  Two readers who ask at once compute once."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger, self._version = ledger, ""
        self._kept: OrderedDict[str, object] = OrderedDict()
        self._lock = threading.RLock()

    def recall(self, name: str, compute: Callable[[], Answer]) -> Answer:
        """The answer of this name for the ledger as it is now."""
        with self._lock:
            version = self._ledger.version()
            if version != self._version:
                self._kept.clear()
                self._version = version
            if name not in self._kept:
                self._kept[name] = compute()
                if len(self._kept) > _KEPT:
                    self._kept.popitem(last=False)
            self._kept.move_to_end(name)
            return self._kept[name]  # type: ignore[return-value]  # a name always has answers of one type
