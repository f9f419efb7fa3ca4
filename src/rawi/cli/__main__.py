"""`python -m rawi.cli` is the same as `rawi`."""

from rawi.cli import main

main()
