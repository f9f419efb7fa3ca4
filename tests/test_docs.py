"""Docs under test: what they show runs, what they name exists, where they point to is there."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
QUESTIONS = ROOT / "docs" / "how-to" / "answer-twelve-questions.md"
TUTORIAL = ROOT / "docs" / "tutorial" / "first-ledger.md"

_FENCE = re.compile(r"^```(\w+)[^\n]*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"(?<!\\)\]\(([^()\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_COMMENT = re.compile(r"\s{2,}#\s.*$")
_EXAMPLE_ID = re.compile(r"\b[CD]-[0-9a-f]{6,}")


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _blocks(language: str) -> Iterator[tuple[Path, str]]:
    for page in PAGES:
        for found, body in _FENCE.findall(page.read_text(encoding="utf-8")):
            if found == language:
                yield page, body


def _commands(pages: list[Path]) -> list[tuple[Path, list[str]]]:
    """Every `$ rawi …` line of the pages' console blocks, as arguments without `rawi`."""
    found = []
    for page, body in _blocks("console"):
        for line in body.splitlines():
            command = _COMMENT.sub("", line)
            for start in ("$ rawi ", "$ uvx --from . rawi "):
                if page in pages and command.startswith(start):
                    found.append((page, shlex.split(command.removeprefix(start))))
    return found


@pytest.mark.parametrize(
    ("page", "code"),
    list(_blocks("python")),
    ids=[f"{_name(page)}-{k}" for k, (page, _) in enumerate(_blocks("python"))],
)
def test_python_blocks_run(page: Path, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    exec(compile(code, _name(page), "exec"), {"__name__": "__docs__"})


@pytest.mark.parametrize(
    ("page", "arguments"), _commands(PAGES), ids=[f"{_name(p)}:{' '.join(a)}" for p, a in _commands(PAGES)]
)
def test_commands_are_valid(page: Path, arguments: list[str]) -> None:
    typer = pytest.importorskip("typer")
    from rawi.cli.app import app

    command = typer.main.get_command(app)
    rest = list(arguments)
    while hasattr(command, "commands"):
        assert rest and rest[0] in command.commands, f"{_name(page)}: no command {' '.join(arguments)}"
        command = command.commands[rest.pop(0)]
    command.make_context("rawi", rest)  # raises on an unknown option, a missing argument or a wrong choice


def test_tutorial_runs_on_the_demo_corpus(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from rawi.cli.app import run

    (tmp_path / "src").symlink_to(ROOT / "src", target_is_directory=True)
    monkeypatch.chdir(tmp_path)
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    monkeypatch.setenv("RAWI_STORE", str(tmp_path / "ledger.db"))
    ran = 0
    for _, arguments in _commands([TUTORIAL]):
        if any(_EXAMPLE_ID.search(argument) for argument in arguments):
            continue
        code = run(arguments)
        said = capsys.readouterr()
        assert code == 0, f"rawi {' '.join(arguments)}: exit {code}\n{said.err}"
        ran += 1
    assert ran >= 6


def test_questions_print_what_the_page_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every command of the page runs on the demo corpus; every piece of an excerpt between … is printed, in order."""
    from rawi.cli.app import run

    (tmp_path / "src").symlink_to(ROOT / "src", target_is_directory=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("RAWI_STORE", str(tmp_path / "ledger.db"))
    shown = 0
    for body in (body for page, body in _blocks("console") if page == QUESTIONS):
        for part in filter(None, body.split("$ rawi ")):
            command, _, excerpt = part.partition("\n")
            code = run(shlex.split(command))
            said = capsys.readouterr()
            assert code == 0, f"rawi {command}: exit {code}\n{said.err}"
            rest = said.out
            for piece in filter(str.strip, re.split(r"\s*…\s*", excerpt)):
                assert piece.rstrip() in rest, f"rawi {command} does not print:\n{piece}"
                rest = rest.partition(piece.rstrip())[2]
                shown += 1
    assert shown > 40


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_relative_links_resolve(page: Path) -> None:
    text = re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    text = re.sub(r"`[^`\n]*`", "", text)
    broken = []
    for link in _LINK.findall(text):
        if re.match(r"[a-z]+:", link):
            continue
        place, _, anchor = link.partition("#")
        target = (page.parent / place).resolve() if place else page
        if not target.exists() or (anchor and anchor not in _anchors(target)):
            broken.append(link)
    assert not broken, f"{_name(page)}: {broken}"


def _anchors(page: Path) -> set[str]:
    """The anchors that readers of Markdown make of a page's headings."""
    headings = _HEADING.findall(page.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


def test_every_command_is_in_the_reference() -> None:
    typer = pytest.importorskip("typer")
    from rawi.cli.app import app

    reference = (ROOT / "docs" / "reference" / "commands.md").read_text(encoding="utf-8")
    commands = typer.main.get_command(app).commands
    missing = [name for name, command in commands.items() if not command.hidden and f"rawi {name}" not in reference]
    assert not missing


def test_every_error_code_is_in_the_reference() -> None:
    from rawi import errors

    reference = (ROOT / "docs" / "reference" / "exit-codes.md").read_text(encoding="utf-8")
    codes = {(c.code, n) for n, c in vars(errors).items() if isinstance(c, type) and issubclass(c, errors.RawiError)}
    missing = sorted(
        (code, name) for code, name in codes if name != "RawiError" and f"`{code}` | `{name}`" not in reference
    )
    assert not missing


def test_every_page_is_reachable_from_the_index() -> None:
    index = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    pages = [page.relative_to(ROOT / "docs").as_posix() for page in ROOT.glob("docs/**/*.md")]
    assert not [page for page in pages if page != "index.md" and f"({page})" not in index]
