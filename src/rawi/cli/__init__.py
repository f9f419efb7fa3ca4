"""The command line.  `main` is the console script; commands import what they need when they run.

Data goes to standard output, messages to standard error.  Exit codes: docs/reference/commands.md.
"""

import sys


def main() -> None:
    """Run the command line on the process's arguments and leave with its exit code."""
    from rawi.cli.app import run

    sys.exit(run(sys.argv[1:]))
