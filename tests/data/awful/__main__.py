"""``cd tests && python -m data.awful TOWN OUT``: write the awful town somewhere, to look at it."""

from __future__ import annotations

import sys
from pathlib import Path

from . import make_town

if __name__ == "__main__":
    make_town(Path(sys.argv[1]), Path(sys.argv[2]))
