"""`rawi --version` answers without a command."""

from typer.testing import CliRunner

from rawi import __version__
from rawi.cli.app import app


def test_version_needs_no_command() -> None:
    result = CliRunner().invoke(app, ["--version"])
    assert result.exit_code == 0
    assert result.stdout.strip() == f"rawi {__version__}"
