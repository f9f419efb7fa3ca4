"""Quality floors: what Rawi finds on the shared gold may not fall below floors.toml, and a floor may not be lowered.

    python -m tests.eval.floors            the table; fails below a floor, or where a floor was lowered or taken away
    python -m tests.eval.floors --raise    writes the present figures, rounded down to a half, where they are higher

The gold stands beside the checkout (../shared); without it nothing is measured and nothing fails.  A floor belongs to
the gold it was measured on, known by a digest: where the gold has changed, `--raise` starts its floors anew.
"""

import argparse
import hashlib
import json
import math
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
GOLD = ROOT.parent / "shared" / "gold"
FLOORS = Path(__file__).with_name("floors.toml")
STEP = 0.5
FEWEST = 5  # a figure that rests on fewer gold items is shown, and has no floor
ATTRIBUTIONS = ("seeds", "ar", "fa", "en", "ar-denials", "fa-denials")
CLAIMS = ("seeds", "dev")

Figures = dict[str, float]
Floors = dict[str, dict[str, Any]]  # set → field → floor; "gold" → digest


def gold_files(name: str) -> list[Path]:
    """The files that a set's figures rest on."""
    kind, part = name.split("/")
    if kind == "claims":
        return [GOLD / kind / f"{part}.claims.json", GOLD / kind / f"{part}.jsonl"]
    folder = GOLD / kind / part
    return sorted(p for p in folder.rglob("*") if p.suffix in (".txt", ".ann") or p.name.endswith(".gold.json"))


def digest(name: str) -> str:
    """A digest of a set's gold: names and bytes."""
    found = hashlib.sha256()
    for path in gold_files(name):
        found.update(f"{path.name}\0{path.stat().st_size}\0".encode())
        found.update(path.read_bytes())
    return found.hexdigest()[:16]


def _kept(report: Mapping[str, Any], wanted: Mapping[str, tuple[str, ...]]) -> Figures:
    """The wanted figures of a report that rest on enough gold, as "field measure" → percent."""
    kept: Figures = {}
    for field, measures in wanted.items():
        value = report[field]
        if value.get("gold", value.get("of", 0)) < FEWEST:
            continue
        for measure in measures:
            name = f"{field} {measure}" if measure in ("P", "R", "F1") else field
            if value[measure] is not None:
                kept[name] = value[measure]
    return kept


def attributions(name: str) -> Figures:
    """What Rawi finds in a folder of texts, against their standoff and their gold contacts."""
    from rawi.evaluate import score_attributions
    from rawi.evaluate.contacts import score_contacts
    from rawi.export.interchange import reading
    from rawi.extract.pipeline import extract
    from rawi.read import Known, read_paths

    texts = [p for p in gold_files(name) if p.suffix == ".txt"]
    scheme = "polnear" if name.startswith("polnear") else ""
    found = [reading(d, extract(d, scheme=scheme)) for d in read_paths(texts, Known(), _fail)]
    every = ("P", "R", "F1")
    wanted = {"content overlap": every, "triple": every}
    report = score_attributions(GOLD / name, found)
    if scheme:
        return _kept(report, wanted)
    labels = dict.fromkeys(("speaker", "kind", "stance", "relays"), ("accuracy",))
    figures = _kept(report, {**wanted, **labels, "denies": ("F1",)})
    return figures | _kept(score_contacts(GOLD / name, found), {"contacts": ("P", "F1")})


def claims(name: str) -> Figures:
    """What Rawi links of a set of posts, against gold clusters."""
    from rawi.evaluate import score_claims
    from rawi.export.claims import claim
    from rawi.extract.pipeline import extract
    from rawi.link import link
    from rawi.read import Known, read_paths

    gold, posts = gold_files(name)
    documents = {d.id: d for d in read_paths([posts], Known(), _fail)}
    made = link((d, extract(d)) for d in documents.values())
    report = score_claims(gold, posts, [claim(c, documents) for c in made])
    wanted = {"found": ("share",), "pairs": ("P", "F1"), "cross": ("F1",), "origins": ("F1",)}
    wanted |= {"status": ("accuracy",), "stance": ("accuracy",), "near misses": ("kept apart",)}
    return _kept(report, wanted)


def _fail(error: Exception) -> None:
    raise error


def measure() -> Iterator[tuple[str, Figures]]:
    """Every set and its figures."""
    for name in (*(f"attribution/{part}" for part in ATTRIBUTIONS), "polnear/dev"):
        yield name, attributions(name)
    for name in (f"claims/{part}" for part in CLAIMS):
        yield name, claims(name)


def read_floors(text: str) -> Floors:
    """Floors as floors.toml has them."""
    floors: Floors = tomllib.loads(text)
    return floors


def write_floors(floors: Floors) -> str:
    """floors.toml."""
    lines = ["# The least percent a change must reach: python -m tests.eval.floors --raise.  Never lowered by hand."]
    for name, fields in floors.items():
        lines += ["", f"[{json.dumps(name)}]", f"gold = {json.dumps(fields['gold'])}"]
        lines += [f"{json.dumps(key)} = {value:.1f}" for key, value in fields.items() if key != "gold"]
    return "\n".join(lines) + "\n"


def rounded(figure: float) -> float:
    """A figure rounded down to the step of floors."""
    return math.floor(figure / STEP) * STEP


def raised(floors: Floors, measured: dict[str, Figures], digests: dict[str, str]) -> Floors:
    """Floors lifted to the figures, never lowered; those of a set whose gold has changed begin anew."""
    made: Floors = {}
    for name, figures in measured.items():
        old = floors.get(name, {})
        same = old.get("gold") == digests[name]
        made[name] = {"gold": digests[name]}
        for field, figure in figures.items():
            made[name][field] = max(rounded(figure), old.get(field, 0.0) if same else 0.0)
    return made


def lowered(now: Floors, before: Floors) -> list[str]:
    """What stands lower in `now` than in `before`, or not at all, one sentence each."""
    told = []
    for name, fields in before.items():
        if name not in now:
            told.append(f"{name}: the floors were taken away")
        elif now[name].get("gold") == fields.get("gold"):  # other gold, other figures
            for field, floor in fields.items():
                if field != "gold" and now[name].get(field, 0.0) < floor:
                    told.append(f"{name} {field}: the floor was {floor}, now {now[name].get(field, 'none')}")
    return told


def _git(*arguments: str) -> str | None:
    """What git prints in this checkout, None where it cannot."""
    try:
        done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout


def earlier() -> dict[str, Floors]:
    """The floors of the last commit, of the one before it, and of where this branch left the main branch."""
    place = FLOORS.relative_to(ROOT).as_posix()
    fork = (_git("merge-base", "HEAD", "origin/main") or _git("merge-base", "HEAD", "main") or "").strip()
    found = {}
    for revision in ("HEAD", "HEAD^", fork):
        text = _git("show", f"{revision}:{place}") if revision else None
        if text:
            found[revision[:12]] = read_floors(text)
    return found


def compare(floors: Floors, measured: dict[str, Figures], digests: dict[str, str]) -> list[str]:
    """Prints figure, floor and difference of every field; returns what is refused, one sentence each."""
    refused = []
    print(f"{'set':24} {'field':20} {'figure':>7} {'floor':>7} {'diff':>7}")
    for name, figures in measured.items():
        known = floors.get(name, {})
        if known and known.get("gold") != digests[name]:
            refused.append(f"{name}: the gold is not the one the floors were measured on; see --raise")
            known = {}
        for field in dict.fromkeys((*figures, *(f for f in known if f != "gold"))):
            figure, floor = figures.get(field), known.get(field)
            row = f"{name:24} {field:20} {'-' if figure is None else figure:>7} {'-' if floor is None else floor:>7}"
            if figure is None or floor is None:
                print(row)
            else:
                below = figure < floor
                print(f"{row} {figure - floor:>+7.1f}{'  below the floor' if below else ''}")
                if below:
                    refused.append(f"{name} {field}: {figure} is below the floor of {floor}")
            if figure is None and floor is not None:
                refused.append(f"{name} {field}: no figure for the floor of {floor}")
    return refused


def main() -> int:
    """The exit status: 1 when something is refused."""
    parser = argparse.ArgumentParser(prog="python -m tests.eval.floors", description="Quality floors.")
    parser.add_argument("--raise", dest="lift", action="store_true", help="lift the floors to the present figures")
    lift = parser.parse_args().lift
    floors = read_floors(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    refused = []
    if GOLD.is_dir():
        began = time.perf_counter()
        measured = dict(measure())
        digests = {name: digest(name) for name in measured}
        if lift:
            floors = raised(floors, measured, digests)
            FLOORS.write_text(write_floors(floors), encoding="utf-8")
        refused = compare(floors, measured, digests)
        spare = sum(rounded(x) > floors.get(n, {}).get(f, 0.0) for n, fs in measured.items() for f, x in fs.items())
        print(f"{time.perf_counter() - began:.0f} s; {spare} floors can be raised: python -m tests.eval.floors --raise")
    else:
        print("skipped: the shared gold is not beside this checkout")
    for revision, before in earlier().items():
        refused += [f"{told} (since {revision})" for told in lowered(floors, before)]
    for told in refused:
        print(told, file=sys.stderr)
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main())
