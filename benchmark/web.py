"""The pages of a served ledger: times at the server, weights, what many readers do to them, when a browser paints them.

python -m benchmark.web LEDGER [--rounds N] [--load SECONDS] [--clients N] [--paint N]

The server is a process of its own (`rawi serve`) on the loopback; the times include its answer's way.  Nothing is
passed or failed here: other work on the machine shows in every figure.
"""

import argparse
import json
import math
import os
import random
import re
import shutil
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import quote

_FIXED = (
    "/",
    "/ledger",
    "/ledger?status=asserted",
    "/ledger?status=contested&lang=fa",
    "/ledger?actor=Iran",
    "/ledger?actor=Trump&since=2026-03-01",
    "/ledger?through=Qatar",
    "/ledger?unnamed_only=true",
    "/ledger?undated=true",
    "/ledger?unsourced=true",
    "/articles",
    "/articles?missing=outlet",
    "/ledger?min_origins=2",
    "/ledger?start=20000",
    "/timeline",
    "/timeline?actor=Iran",
    "/search?q=iran",
    f"/search?q={quote('ترامپ')}",
    f"/search?q={quote('وقف إطلاق النار')}",
    "/actor/Iran",
    "/actor/Donald%20Trump",
    "/network",
    "/network?actor=Iran",
    "/chains",
    "/review",
    "/export",
    "/about",
)


_PAINTED = """() => new Promise(done => new PerformanceObserver(list => {
  const paint = list.getEntriesByName("first-contentful-paint")[0];
  if (paint) done(paint.startTime);
}).observe({ type: "paint", buffered: true }))"""
"""Milliseconds from the beginning of the navigation to the first paint with something in it."""


@dataclass
class Served:
    """A running server."""

    port: int
    pid: int

    def memory(self) -> float:
        """MB that it holds."""
        found = re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{self.pid}/status").read_text())
        return int(found[1]) / 1024 if found else math.nan


@dataclass
class Reader:
    """A browser that keeps its connection."""

    port: int
    line: HTTPConnection = field(init=False)

    def __post_init__(self) -> None:
        self.line = HTTPConnection("127.0.0.1", self.port, timeout=60)

    def get(self, path: str) -> tuple[float, int, bytes]:
        """Milliseconds, status and body of a page."""
        start = time.perf_counter()
        self.line.request("GET", path, headers={"accept": "text/html"})
        answer = self.line.getresponse()
        body = answer.read()
        return (time.perf_counter() - start) * 1000, answer.status, body


@contextmanager
def serving(ledger: str) -> Iterator[Served]:
    """`rawi serve` on a free port, until the block is left."""
    command = [sys.executable, "-m", "rawi.cli", "serve", "--port", "0", "--store", ledger]
    environment = os.environ | {"RAWI_TOKEN": "benchmark"}
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment)
    assert process.stderr is not None
    try:
        said = process.stderr.readline()
        found = re.search(r":(\d+)/", said)
        if not found:
            raise SystemExit(f"the server did not start: {said}{process.stderr.read()}")
        threading.Thread(target=process.stderr.read, daemon=True).start()
        served = Served(int(found[1]), process.pid)
        _listening(served.port)
        yield served
    finally:
        process.terminate()
        process.wait(30)


def _listening(port: int) -> None:
    """Waits for a server that has its port, and is not answering yet."""
    for _ in range(600):
        try:
            Reader(port).get("/about")
            return
        except ConnectionRefusedError:
            time.sleep(0.1)
    raise SystemExit("the server does not answer")


def paths(reader: Reader) -> list[str]:
    """The pages, with a few claims and an article of the ledger."""
    rows = json.loads(reader.get("/ledger.json")[2])["rows"]
    ids = [row["id"] for row in (max(rows, key=lambda row: row["says"] + row["denies"]), *rows[:2])]
    told = json.loads(reader.get(f"/claim/{ids[0]}.json")[2])["claim"]["says"][0]["document"]
    return [*_FIXED, *(f"/claim/{key}" for key in dict.fromkeys(ids)), f"/doc/{told}"]


def settled(reader: Reader) -> float:
    """Seconds until the pages that take the whole ledger are computed."""
    start = time.perf_counter()
    while any(reader.get(path)[1] == 503 for path in ("/network", "/chains", "/review")):
        time.sleep(0.5)
    return time.perf_counter() - start


def part(times: list[float], share: float) -> float:
    """The time that so many of all do not exceed."""
    return sorted(times)[max(0, math.ceil(share * len(times)) - 1)]


def one_by_one(reader: Reader, rounds: int) -> None:
    """One reader: every page so many times, after once to warm it."""
    print(f"{'p50 ms':>8} {'p95 ms':>8} {'kB':>6}  page")
    for path in paths(reader):
        weight = len(reader.get(path)[2]) / 1000
        found = [reader.get(path) for _ in range(rounds)]
        times = [taken for taken, _, _ in found]
        wrong = {status for _, status, _ in found} - {200}
        print(f"{part(times, 0.5):8.0f} {part(times, 0.95):8.0f} {weight:6.0f}  {path} {wrong or ''}", flush=True)


def crowd(served: Served, clients: int, seconds: float) -> None:
    """Many readers at once, each going from page to page without a pause."""
    every, before, end = paths(Reader(served.port)), served.memory(), time.monotonic() + seconds
    times: list[float] = []
    answered: Counter[str] = Counter()

    def read(seed: int) -> None:
        dice, reader = random.Random(seed), Reader(served.port)
        while time.monotonic() < end:
            try:
                taken, status, _ = reader.get(dice.choice(every))
            except (OSError, HTTPException) as error:
                answered[type(error).__name__] += 1
                reader = Reader(served.port)
                continue
            times.append(taken)
            answered[str(status)] += 1

    readers = [threading.Thread(target=read, args=(seed,)) for seed in range(clients)]
    for thread in readers:
        thread.start()
    most = before
    while any(thread.is_alive() for thread in readers):
        most = max(most, served.memory())
        time.sleep(0.5)
    rate = len(times) / seconds
    print(f"\n{clients} clients, {seconds:.0f} s: {len(times)} pages, {rate:.0f} a second, answers {dict(answered)}")
    print(f"  p50 {part(times, 0.5):.0f} ms, p95 {part(times, 0.95):.0f} ms, slowest {max(times):.0f} ms")
    print(f"  memory {before:.0f} MB before, {most:.0f} MB at most, {served.memory():.0f} MB after", flush=True)


def painted(served: Served, rounds: int) -> None:
    """One browser: when it first paints what is on a page, as a first visit with nothing kept, and as a further one."""
    from playwright.sync_api import sync_playwright

    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        print(f"\n{'first ms':>8} {'p95':>6} {'again ms':>8} {'p95':>6}  first contentful paint")
        for path in paths(Reader(served.port)):
            first: list[float] = []
            again: list[float] = []
            for _ in range(rounds):
                context = browser.new_context()
                page = context.new_page()
                for times in (first, again):
                    page.goto(f"http://127.0.0.1:{served.port}{path}", wait_until="load")
                    times.append(float(page.evaluate(_PAINTED)))
                context.close()
            one, most = part(first, 0.5), part(first, 0.95)
            print(f"{one:8.0f} {most:6.0f} {part(again, 0.5):8.0f} {part(again, 0.95):6.0f}  {path}", flush=True)
        browser.close()


def main() -> None:
    """Serves a ledger, reads its pages, and leaves."""
    parser = argparse.ArgumentParser(prog="python -m benchmark.web", description=__doc__.splitlines()[0])
    parser.add_argument("ledger", help="an SQLite file or a URL")
    parser.add_argument("--rounds", type=int, default=20, help="times each page is read (20)")
    parser.add_argument("--load", type=float, default=0, metavar="SECONDS", help="many readers at once, so long (0)")
    parser.add_argument("--clients", type=int, default=50, help="how many (50)")
    parser.add_argument("--paint", type=int, default=0, help="times a browser opens each page (0)")
    asked = parser.parse_args()
    with serving(asked.ledger) as served:
        reader = Reader(served.port)
        print(f"all pages computed after {settled(reader):.1f} s; memory {served.memory():.0f} MB", flush=True)
        if asked.rounds:
            one_by_one(reader, asked.rounds)
        if asked.paint:
            painted(served, asked.paint)
        if asked.load:
            crowd(served, asked.clients, asked.load)


if __name__ == "__main__":
    main()
