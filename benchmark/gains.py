"""What a change of rules, packs or code gains and loses on real text: make gains.

    python -m benchmark.gains [--base REVISION] [--show N] [--sample N]

The same articles are read by the working tree and by another revision (the main branch), each by its own packs and
code.  Printed is what only one of them finds, and what both find at the same cue with another source, content, speaker
or stance.  The sample is the same every time: the first of each collection in the order of a hash of their names.
"""

import argparse
import gzip
import hashlib
import heapq
import io
import json
import os
import subprocess
import sys
import tarfile
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
COLLECTIONS = (("ant", "ar"), ("telegram", "ar"), ("fars", "fa"), ("telegram", "fa"), ("tehran_times", "en"),
               ("whitehouse", "en"))  # fmt: skip
WIDTH = 150


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution, as it is compared and shown."""

    document: str
    language: str
    cue_at: int
    source: str
    cue: str
    content: str
    speaker: str
    stance: str

    @property
    def place(self) -> tuple[str, int]:
        """What an attribution has in common with its other version."""
        return self.document, self.cue_at

    def shown(self) -> str:
        """source | cue | content, with speaker and stance, on one line."""
        content = self.content if len(self.content) <= WIDTH else self.content[: WIDTH - 1] + "…"
        return f"{self.source or '-'} | {self.cue} | {content}  [{self.speaker}, {self.stance}]"


def sample(size: int) -> Iterator[str]:
    """Lines of JSON: the sampled articles, or the demo corpus where no news stands beside the checkout."""
    from benchmark.corpus import NEWS

    for name, language in COLLECTIONS:
        path = NEWS / f"{name}.jsonl.gz"
        if path.exists():
            with gzip.open(path, "rt", encoding="utf-8") as lines:
                mine = (row for row in map(json.loads, lines) if row.get("lang", "en") == language)
                chosen = heapq.nsmallest(size, mine, key=_order)
            yield from (json.dumps({**row, "id": f"{name}/{_name(row)}"}, ensure_ascii=False) for row in chosen)
    if not NEWS.is_dir():
        from rawi.demo import corpus

        for path in corpus():
            if path.suffix == ".txt":
                yield json.dumps({"id": f"demo/{path.stem}", "text": path.read_text(encoding="utf-8")})


def _name(row: dict[str, Any]) -> str:
    return str(row.get("id") or row["path"])


def _order(row: dict[str, Any]) -> str:
    return hashlib.sha256(_name(row).encode()).hexdigest()


def read(path: Path) -> None:
    """Prints, as JSON Lines, what the Rawi on the path of imports finds in a sample."""
    from rawi.extract.pipeline import extract
    from rawi.read import Known, read_paths

    for document in read_paths([path], Known(), _complain):
        text = document.text
        for a in extract(document).attributions:
            source, cue = (" ".join(text[s.start : s.end].split()) if s else "" for s in (a.source, a.cue))
            content = " … ".join(" ".join(text[s.start : s.end].split()) for s in a.content)
            at = a.cue.start if a.cue else a.content[0].start
            row = [document.name, document.language, at, source, cue, content, a.speaker.label, a.stance]
            print(json.dumps(row, ensure_ascii=False))


def _complain(error: Exception) -> None:
    print(error, file=sys.stderr)


def found_by(source: Path, articles: Path) -> set[Found]:
    """What the Rawi of a source folder finds in a sample, in a process of its own."""
    settings = {**os.environ, "PYTHONPATH": str(source), "PYTHONUTF8": "1"}
    command = [sys.executable, __file__, "--read", str(articles)]
    done = subprocess.run(command, env=settings, stdout=subprocess.PIPE, text=True, encoding="utf-8", check=True)
    return {Found(*json.loads(line)) for line in done.stdout.splitlines()}


def _git(*arguments: str) -> bytes:
    return subprocess.run(["git", *arguments], cwd=ROOT, check=True, stdout=subprocess.PIPE).stdout


def main_branch() -> str:
    """The main branch, or the last commit where there is none."""
    for name in ("main", "origin/main"):
        known = subprocess.run(["git", "rev-parse", "-q", "--verify", name], cwd=ROOT, capture_output=True, check=False)
        if not known.returncode:
            return name
    return "HEAD"


def compare(before: set[Found], after: set[Found], show: int) -> None:
    """Prints what was gained, lost and changed, by language."""
    olds, news = ({a.place: a for a in some - other} for some, other in ((before, after), (after, before)))
    for language in sorted({a.language for a in before | after}):
        old, new = ([a for a in group.values() if a.language == language] for group in (olds, news))
        kept = sum(a.language == language for a in before & after)
        gained = [a for a in new if a.place not in olds]
        lost = [a for a in old if a.place not in news]
        changed = [a for a in new if a.place in olds]
        print(f"\n{language}: {kept} the same, {len(gained)} gained, {len(lost)} lost, {len(changed)} changed")
        for sign, rows in (("+", gained), ("-", lost), ("~", changed)):
            if rows:
                places = Counter(a.document.partition("/")[0] for a in rows)
                print(f"  {sign} {', '.join(f'{name} {n}' for name, n in places.most_common())}")
            for a in sorted(rows, key=lambda a: hashlib.sha256(repr(a.place).encode()).digest())[:show]:
                if sign == "~":
                    print(f"    - {olds[a.place].shown()}\n    + {a.shown()}\n      {a.document}")
                else:
                    print(f"    {sign} {a.shown()}\n      {a.document}")


def main() -> None:
    """Compares the working tree with another revision."""
    parser = argparse.ArgumentParser(prog="python -m benchmark.gains", description=__doc__.splitlines()[0])
    parser.add_argument("--base", default="", help="the revision to compare with (the main branch)")
    parser.add_argument("--show", type=int, default=8, help="examples of each kind and language (8)")
    parser.add_argument("--sample", type=int, default=150, help="articles of each collection (150)")
    parser.add_argument("--read", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.read:
        read(asked.read)
        return
    base = asked.base or main_branch()
    with tempfile.TemporaryDirectory() as folder:
        articles = Path(folder) / "sample.jsonl"
        articles.write_text("\n".join(sample(asked.sample)) + "\n", encoding="utf-8")
        with tarfile.open(fileobj=io.BytesIO(_git("archive", base, "src"))) as archive:
            archive.extractall(folder, filter="data")
        before = found_by(Path(folder) / "src", articles)
        after = found_by(ROOT / "src", articles)
    commit = _git("rev-parse", "--short", base).decode().strip()
    print(f"the working tree against {base} ({commit}): {len(before)} attributions before, {len(after)} after")
    compare(before, after, asked.show)


if __name__ == "__main__":
    main()
