"""Calamine behind a boundary: a child process with a memory limit, a time limit and a successor.

Calamine is fast but not safe with damaged or hostile files: a single cell in the last corner of a sheet makes it
allocate the whole rectangle and abort. One child serves all files of a town and year; when it dies or dawdles, the
file that did it is given up and the next file gets a new child.
"""

from __future__ import annotations

import os
import pickle
import select
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from fazhi.errors import ReadingError
from fazhi.ledgers.files import calamine_child
from fazhi.ledgers.files.grid import Grid

MEMORY = 2 << 30
"""Address space of the child, bytes: a workbook of 300 MB of XML fits."""

SECONDS = 60.0
"""Time for one file; 50,000 rows take half a second."""


class BoundedReader:
    """Reads workbooks through a child process; a context manager.

    Parameters
    ----------
    memory : int
        Address space of the child, bytes.
    seconds : float
        Time for one file.
    """

    def __init__(self, memory: int = MEMORY, seconds: float = SECONDS) -> None:
        self._memory = memory
        self._seconds = seconds
        self._child: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the child."""
        child, self._child = self._child, None
        if child is None:
            return
        child.kill()
        child.wait()
        assert child.stdin and child.stdout
        child.stdout.close()
        with suppress(BrokenPipeError):  # it died with a request half written
            child.stdin.close()

    def read(self, path: Path, skip: frozenset[int] = frozenset()) -> list[Grid]:
        """All worksheets of a workbook.

        Parameters
        ----------
        path : Path
        skip : frozenset of int
            Positions of the sheets that are too large to be opened; they come empty.

        Raises
        ------
        ReadingError
            Calamine could not read it, died of it or took too long.
            ``args[1]`` says which: password, memory, died, slow, or the name of calamine's own error.
        """
        try:
            kind, content = self._ask((str(path), skip))
        except (OSError, EOFError) as error:
            self.close()
            reason = "slow" if isinstance(error, TimeoutError) else "died"
            raise ReadingError(f"{path.name} 打不开，请用表格软件打开后另存为 .xlsx。", reason) from None
        if kind == "fault":
            raise ReadingError(f"{path.name} 打不开，请用表格软件打开后另存为 .xlsx。", content)
        return [Grid.decode(**sheet) for sheet in content]

    def _ask(self, request: object) -> tuple[str, Any]:
        if self._child is None:
            self._child = subprocess.Popen(
                [sys.executable, "-I", calamine_child.__file__, str(self._memory)],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            )  # fmt: skip
        assert self._child.stdin and self._child.stdout
        deadline = time.monotonic() + self._seconds
        calamine_child.send(self._child.stdin, request)  # type: ignore[arg-type]
        source = self._child.stdout.fileno()
        (length,) = calamine_child.FRAME.unpack(_exactly(source, calamine_child.FRAME.size, deadline))
        answer: tuple[str, Any] = pickle.loads(_exactly(source, length, deadline))
        return answer


def _exactly(source: int, length: int, deadline: float) -> bytes:
    """Read `length` bytes before `deadline` (monotonic seconds)."""
    data = bytearray()
    while len(data) < length:
        left = deadline - time.monotonic()
        if left <= 0 or not select.select([source], [], [], left)[0]:
            raise TimeoutError
        piece = os.read(source, min(length - len(data), 1 << 20))
        if not piece:
            raise EOFError
        data += piece
    return bytes(data)
