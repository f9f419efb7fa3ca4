"""The same work on many things, done by several processes; what comes out is in the order of what went in."""

import itertools
import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
_Coming = Future[list[Result | None]] | None
ALONE = 300
"""So many things are done by one process, which then has ready what the others start with."""
_BATCH = 50
_MOST = 4
_AHEAD = 3


def processes() -> int:
    """How many processes may share in work here: as many as there are cores, up to a few.

    They begin as copies of this one, so that nothing is loaded twice: on Linux, and where no other thread runs.
    """
    copied = sys.platform == "linux" and threading.active_count() == 1
    return min(_MOST, len(os.sched_getaffinity(0))) if copied else 1


def abreast(work: Callable[[Item], Result], items: Iterable[Item], number: int) -> Iterator[tuple[Item, Result | None]]:
    """Things with what became of them, in order; None where nothing did: then whoever asks does the work and sees why.

    number: of processes; see `processes`.
    """
    rest = iter(items)
    yield from ((item, None) for item in itertools.islice(rest, ALONE if number > 1 else None))
    first = next(rest, None)
    if first is None:
        return
    items = itertools.chain([first], rest)
    pool = ProcessPoolExecutor(number, mp_context=multiprocessing.get_context("fork"), initializer=_deaf)
    waiting: deque[tuple[list[Item], _Coming[Result]]] = deque()
    try:
        while batch := list(itertools.islice(items, _BATCH)):
            waiting.append((batch, _given(pool, work, batch)))
            if len(waiting) > _AHEAD * number:
                yield from _done(*waiting.popleft())
        while waiting:
            yield from _done(*waiting.popleft())
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _given(pool: ProcessPoolExecutor, work: Callable[[Item], Result], batch: list[Item]) -> _Coming[Result]:
    """What will become of a batch; None where the processes were killed."""
    try:
        return pool.submit(_each, work, batch)
    except BrokenProcessPool:
        return None


def _done(batch: list[Item], coming: _Coming[Result]) -> Iterator[tuple[Item, Result | None]]:
    made: list[Result | None] = [None] * len(batch)
    if coming is not None:
        with suppress(BrokenProcessPool):
            made = coming.result()
    yield from zip(batch, made, strict=True)


def _each(work: Callable[[Item], Result], batch: list[Item]) -> list[Result | None]:
    return [_tried(work, item) for item in batch]


def _tried(work: Callable[[Item], Result], item: Item) -> Result | None:
    try:
        return work(item)
    except Exception:
        return None


def _deaf() -> None:
    """Ctrl-C is for the process that asked."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
