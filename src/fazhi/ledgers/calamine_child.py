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
from pathlib import Path
from typing import Any, BinaryIO

FRAME = struct.Struct("<Q")
"""Length of the message that follows, bytes."""

EncodedColumn = tuple[list[Any], bytes]
"""Distinct values in order of first use, and for each row the place of its value (int32, native order)."""


def encode_columns(rows: list[list[Any]]) -> list[EncodedColumn]:
    """The columns of a rectangle of cells.

    Parameters
    ----------
    rows : list of list
        All of the same length. ``True`` and ``False`` become the texts TRUE and FALSE, because they equal 1 and 0.
    """
    encoded = []
    for column in zip(*rows, strict=True):
        places: dict[Any, int] = {}
        place = places.setdefault
        codes = array("i", [place(_word(cell) if cell.__class__ is bool else cell, len(places)) for cell in column])
        encoded.append((list(places), codes.tobytes()))
    return encoded


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
        rows: list[list[Any]] = []
        merged: list[Any] = []
        if index not in skip and about.typ == SheetTypeEnum.WorkSheet:
            sheet = workbook.get_sheet_by_index(index)
            rows = sheet.to_python(skip_empty_area=False)
            merged = sheet.merged_cell_ranges or []
        sheets.append({
            "name": about.name,
            "hidden": about.visible != SheetVisibleEnum.Visible,
            "height": len(rows),
            "columns": encode_columns(rows),
            "merged": merged,
        })  # fmt: skip
    return sheets


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
