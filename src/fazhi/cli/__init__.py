"""The door for the terminal: run, check, status, lab."""

from fazhi.cli.app import app

__all__ = ["app"]
