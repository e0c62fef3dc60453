"""``python -m fazhi`` is ``fazhi``."""

from fazhi.cli import app

app()
