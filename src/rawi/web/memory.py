"""Answers that take the whole ledger, computed once for each state of it; no page waits for those that take long."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar, cast

from rawi.ledger import Ledger

Answer = TypeVar("Answer")
Compute = Callable[[], object]
_KEPT = 32
PATIENCE = 0.1
"""Seconds that a page waits for an answer in the making."""


@dataclass(frozen=True, slots=True)
class Computed(Generic[Answer]):
    """An answer; fresh: it is of the ledger as it is now, not of an earlier state."""

    answer: Answer
    fresh: bool


class Pending(Exception):
    """There is no answer yet, not even an old one; it is being computed."""


class Memory:
    """The last few answers.  Short ones are computed by who asks, long ones by a thread, one after another.

    ready: long answers by name that are computed anew by themselves whenever the ledger changes.
    """

    def __init__(self, ledger: Ledger, ready: dict[str, Compute] | None = None) -> None:
        self._ledger, self._ready = ledger, ready or {}
        self._version, self._made = "", 0
        self._short: OrderedDict[str, object] = OrderedDict()
        self._long: OrderedDict[str, tuple[str, object]] = OrderedDict()
        self._jobs: OrderedDict[str, Compute] = OrderedDict()
        self._changed = threading.Condition(threading.RLock())
        self._worker: threading.Thread | None = None
        self._closed = False

    def state(self) -> str:
        """A word that changes whenever a page may show something else."""
        with self._changed:
            self._look()
            return f"{self._version} {self._made}"

    def recall(self, name: str, compute: Callable[[], Answer]) -> Answer:
        """The answer of this name for the ledger as it is now."""
        with self._changed:
            self._look()
            if name not in self._short:
                self._short[name] = compute()
                if len(self._short) > _KEPT:
                    self._short.popitem(last=False)
            self._short.move_to_end(name)
            return cast(Answer, self._short[name])

    def glance(self, name: str, compute: Callable[[], Answer]) -> Computed[Answer]:
        """The answer of this name as far as it is known: an old one, rather than wait.  Raises Pending without any."""
        with self._changed:
            self._look()
            if not self._fresh(name):
                self._begin(name, compute)
                self._changed.wait_for(lambda: self._fresh(name), PATIENCE)
            if name not in self._long:
                raise Pending
            self._long.move_to_end(name)
            answer = self._long[name][1]
            if isinstance(answer, Exception):
                raise answer.with_traceback(None)
            return Computed(cast(Answer, answer), self._fresh(name))

    def close(self) -> None:
        """Begin nothing any more; what is being computed gets a moment to end."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        if self._worker:
            self._worker.join(1.0)

    def _look(self) -> None:
        """Forgets the short answers of a ledger that changed, and has the long ones made again."""
        version = self._ledger.version()
        if version != self._version:
            self._short.clear()
            self._version = version
            for name, compute in self._ready.items():
                self._begin(name, compute)

    def _fresh(self, name: str) -> bool:
        return name in self._long and self._long[name][0] == self._version

    def _begin(self, name: str, compute: Compute) -> None:
        self._jobs.setdefault(name, compute)
        if self._worker is None:
            self._worker = threading.Thread(target=self._work, name="rawi-memory", daemon=True)
            self._worker.start()
        self._changed.notify_all()

    def _work(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._jobs or self._closed)
                if self._closed:
                    return
                name, compute = next(iter(self._jobs.items()))
                version = self._version
            try:
                answer = compute()
            except Exception as error:  # whoever asks is told
                answer = error
            with self._changed:
                if version == self._version or name not in self._ready:
                    del self._jobs[name]
                self._long[name] = (version, answer)
                self._long.move_to_end(name)
                if len(self._long) > _KEPT:
                    self._long.popitem(last=False)
                self._made += 1
                self._changed.notify_all()
