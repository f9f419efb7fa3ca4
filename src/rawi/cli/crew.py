"""Work in several processes, answers in order, never more in flight than the crew can hold."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from typing import TypeVar

Item = TypeVar("Item")
Answer = TypeVar("Answer")
_CHUNK = 8
_AHEAD = 3


def in_order(work: Callable[[Item], Answer], items: Iterable[Item], jobs: int) -> Iterator[Answer]:
    """work(item) for each item, in the order of the items.

    jobs: processes; with one, everything happens here.  work and items must be picklable for more.
    """
    if jobs < 2:
        yield from map(work, items)
        return
    rows = iter(items)
    waiting: deque[Future[list[Answer]]] = deque()
    pool = ProcessPoolExecutor(jobs)
    try:
        while True:
            while len(waiting) < jobs * _AHEAD and (chunk := list(islice(rows, _CHUNK))):
                waiting.append(pool.submit(_each, work, chunk))
            if not waiting:
                return
            yield from waiting.popleft().result()
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _each(work: Callable[[Item], Answer], chunk: list[Item]) -> list[Answer]:
    return [work(item) for item in chunk]
