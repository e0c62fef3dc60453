"""Files that are there whole or not at all: each grows beside its place and takes its name when it is finished."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4


@contextmanager
def growing(path: Path) -> Iterator[Path]:
    """Where a file or folder grows before it takes its name.

    Two runs that write the same file do not meet there, nothing takes the hidden name for a town or ledger, and what
    fails leaves neither a part nor a change.

    Parameters
    ----------
    path : Path
        The name that it takes at the end; a file of that name is replaced.

    Yields
    ------
    Path
        A name in the same folder where nothing is yet.

    Raises
    ------
    OSError
        There is no room, or nothing may be written there.
    """
    part = path.with_name(f".{uuid4().hex}.part")
    try:
        yield part
        part.replace(path)
    finally:
        if part.is_dir():
            shutil.rmtree(part, ignore_errors=True)
        with suppress(OSError):
            part.unlink()


def write_whole(path: Path, content: bytes | str) -> None:
    """Write a file so that whoever opens it sees the old one or the new one.

    Parameters
    ----------
    path : Path
    content : bytes or str
        Text is written in UTF-8 as it is.

    Raises
    ------
    OSError
        There is no room, or nothing may be written there.
    """
    with growing(path) as part:
        part.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
