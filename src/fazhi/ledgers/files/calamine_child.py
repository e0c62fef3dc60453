"""The program that runs calamine apart from us: a file that kills it costs that file and nothing else.

Run by path with ``python -I``, so that it imports neither fazhi nor pandas and is ready in some 30 ms. It reads
pickled requests ``(path, sheets to skip)`` from its standard input and answers each with ``("sheets", …)``
or ``("fault", kind)`` on its standard output, both framed by an eight-byte length.

A sheet travels by columns, each as its distinct values and one number a row: that is a hundredth of the bytes of
a list of rows, and the reader of values then looks at each distinct value once.
"""

from __future__ import annotations

import io
import pickle
import resource
import struct
import sys
from array import array
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

FRAME = struct.Struct("<Q")
"""Length of the message that follows, bytes."""

EncodedColumn = tuple[list[Any], bytes]
"""Distinct values in order of first use, and for each row the place of its value (int32, native order)."""


MAX_CELLS = 20_000_000
"""Of a sheet's rectangle, above what a scan lets through: formats that nothing scans come here too."""

BLOCK = 4096
"""Rows that stand as lists at a time; all at once they would be half of the child's memory."""


def encode_columns(rows: Iterable[list[Any]]) -> list[EncodedColumn]:
    """The columns of a rectangle of cells.

    Parameters
    ----------
    rows : iterable of list
        All of the same length. ``True`` and ``False`` become the texts TRUE and FALSE, because they equal 1 and 0.
    """
    left = iter(rows)
    columns: list[tuple[dict[Any, int], array[int]]] = []
    while block := list(islice(left, BLOCK)):
        columns = columns or [({}, array("i")) for _ in block[0]]
        for (places, codes), cells in zip(columns, zip(*block, strict=True), strict=True):
            place = places.setdefault
            codes.extend([place(_word(cell) if cell.__class__ is bool else cell, len(places)) for cell in cells])
    return [(list(places), codes.tobytes()) for places, codes in columns]


def _word(cell: object) -> str:
    return "TRUE" if cell else "FALSE"


def read_workbook(path: str, skip: frozenset[int] = frozenset()) -> list[dict[str, Any]]:
    """Every worksheet of a workbook from its cell A1 on, by content and not by the file's name.

    Parameters
    ----------
    path : str
    skip : frozenset of int
        Sheets not to be opened (their used range is too large): they come without columns, as chart sheets do.
    """
    from python_calamine import SheetTypeEnum, SheetVisibleEnum, load_workbook

    workbook = load_workbook(io.BytesIO(Path(path).read_bytes()))  # given a path it would trust the name
    sheets = []
    for index, about in enumerate(workbook.sheets_metadata):
        height, columns = 0, list[EncodedColumn]()
        merged: list[Any] = []
        if index not in skip and about.typ == SheetTypeEnum.WorkSheet:
            sheet = workbook.get_sheet_by_index(index)
            height, columns = _from_a1(sheet)
            merged = sheet.merged_cell_ranges or []
        sheets.append({
            "name": about.name,
            "hidden": about.visible != SheetVisibleEnum.Visible,
            "height": height,
            "columns": columns,
            "merged": merged,
        })  # fmt: skip
    return sheets


def _from_a1(sheet: Any) -> tuple[int, list[EncodedColumn]]:
    """Height and columns of a sheet: its rows come from row 1 on, but not from column A."""
    if sheet.start is None:
        return 0, []
    height = sheet.end[0] + 1
    if height * (sheet.end[1] + 1) > MAX_CELLS:
        raise MemoryError
    blank: EncodedColumn = ([""], bytes(array("i", [0]).itemsize * height))
    return height, [blank] * sheet.start[1] + encode_columns(sheet.iter_rows())


def answer(request: tuple[str, frozenset[int]]) -> tuple[str, Any]:
    """What the parent gets for one request."""
    from python_calamine import PasswordError

    try:
        return "sheets", read_workbook(*request)
    except PasswordError:
        return "fault", "password"
    except MemoryError:
        return "fault", "memory"
    except Exception as error:  # noqa: BLE001 - whatever a file makes calamine raise costs that file alone
        return "fault", type(error).__name__


def send(stream: BinaryIO, message: object) -> None:
    """Write one framed message."""
    data = pickle.dumps(message, protocol=5)
    stream.write(FRAME.pack(len(data)))
    stream.write(data)
    stream.flush()


def main(memory: int) -> None:
    """Answer requests until the input ends, within `memory` bytes of address space."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    while head := requests.read(FRAME.size):
        send(answers, answer(pickle.loads(requests.read(FRAME.unpack(head)[0]))))


if __name__ == "__main__":
    main(int(sys.argv[1]))
