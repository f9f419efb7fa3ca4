"""Rawi (راوي / راوی): who said what, to whom, through whom, according to whom, and who denies it."""

__version__ = "0.1.0"
