"""The public surface is a list under test, and costs nothing until it is used."""

import ast
import dataclasses
import subprocess
import sys
from pathlib import Path

import pytest

import rawi
from rawi import types

DOOR = [
    "Assertion", "Attribution", "Claim", "Contact", "Document", "Fact", "Hop", "Judgement", "Ledger", "Noise",
    "Reading", "Span", "Speaker", "When", "extract", "load_pack", "read",
]  # fmt: skip


def run(program: str) -> str:
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_the_door() -> None:
    assert rawi.__all__ == DOOR
    assert set(DOOR) <= set(dir(rawi))
    for name in DOOR:
        assert callable(getattr(rawi, name)), name
    assert not hasattr(rawi, "nothing")


def test_all_nouns_are_at_the_door() -> None:
    nouns = {name for name, kind in vars(types).items() if dataclasses.is_dataclass(kind)}
    assert nouns <= set(DOOR)


def test_the_stub_says_the_same() -> None:
    stub = ast.parse(Path(rawi.__file__).with_suffix(".pyi").read_text(encoding="utf-8"))
    names = {node.name for node in stub.body if isinstance(node, ast.FunctionDef)}
    names |= {a.asname for node in stub.body if isinstance(node, ast.ImportFrom) for a in node.names if a.asname}
    assert names == set(DOOR)


@pytest.mark.parametrize("first", ["", "import rawi.read, rawi.extract.pipeline", "from rawi.ledger import Ledger"])
def test_rooms_that_are_verbs(first: str, tmp_path: Path) -> None:
    """`rawi.read` stays a package and can be called, whatever was imported before."""
    article = tmp_path / "a.txt"
    article.write_text("قال الوزير إن الطريق مفتوح.", encoding="utf-8")
    program = f"""
{first}
import rawi
from rawi import extract, read
from rawi.read import read_paths
import rawi.extract.pipeline
(document,) = read([{str(article)!r}])
assert extract(document) == rawi.extract.pipeline.extract(document) == rawi.extract(document)
assert list(rawi.read([{str(article)!r}])) == [document] and rawi.read.read_paths is read_paths
try:
    list(rawi.read(["nothing.txt"]))
except rawi.errors.InputError:
    print("told")
"""
    assert run(program) == "told"


def test_importing_is_cheap() -> None:
    heavy = {"sqlalchemy", "alembic", "lxml", "trafilatura", "jinja2", "typer", "regex", "rapidfuzz", "rawi.types"}
    loaded = run("import sys, rawi; print(*sys.modules)").split()
    assert not heavy & set(loaded)
    times = [float(run("import time; t = time.perf_counter(); import rawi; print(time.perf_counter() - t)"))]
    times += [float(run("import time; t = time.perf_counter(); import rawi; print(time.perf_counter() - t)"))]
    assert min(times) < 0.1


def test_the_ledger_brings_no_database_before_it_is_opened() -> None:
    loaded = run("import sys; from rawi import Ledger; print(*sys.modules)").split()
    assert "sqlalchemy" not in loaded and "alembic" not in loaded
