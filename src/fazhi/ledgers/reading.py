"""From a file to its sheets: look, decide what it is by its content, read it behind the boundary."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, replace
from pathlib import Path

from charset_normalizer import from_bytes

from fazhi.errors import ReadingError
from fazhi.findings import Finding
from fazhi.ledgers.bounded import BoundedReader
from fazhi.ledgers.grid import Grid, address
from fazhi.ledgers.scan import FileKind, SheetScan, kind_of, scan_workbook

MAX_TEXT = 100 << 20
"""Bytes of a text file."""

TABLE_SUFFIXES = frozenset({".xlsx", ".xlsm", ".xls", ".et", ".ods", ".csv", ".tsv"})
"""Names that promise a table: where the content is none, somebody's ledger is missing."""

_ENCODINGS = ("utf-8-sig", "gb18030")


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file that was read.

    Parameters
    ----------
    name : str
    sheets : tuple of Grid
    findings : tuple of Finding
        Why it, or a sheet of it, could not be read; what is hidden.
    is_text : bool
        A text file need not be a table at all.
    """

    name: str
    sheets: tuple[Grid, ...] = ()
    findings: tuple[Finding, ...] = ()
    is_text: bool = False


def read_file(path: Path, reader: BoundedReader) -> ReadFile:
    """Every sheet of a file, or a finding that says why there is none. Raises nothing.

    Parameters
    ----------
    path : Path
    reader : BoundedReader
    """
    try:
        kind = kind_of(path)
        if kind is FileKind.XLSX:
            return _read_xlsx(path, reader)
        if kind is FileKind.WORKBOOK:
            return _with_hidden(ReadFile(path.name, tuple(reader.read(path))))
        if kind is FileKind.TEXT:
            return ReadFile(path.name, (_read_text(path),), is_text=True)
    except ReadingError as error:
        return _failed(path, str(error.args[1]) if len(error.args) > 1 else "")
    except OSError:
        return _refused(path, "file-unreadable", f"{path.name} 打不开，请检查文件是否完整。")
    if kind is FileKind.EMPTY:
        return _refused(path, "file-empty", f"{path.name} 是空文件。")
    if kind is FileKind.ENCRYPTED:
        return _failed(path, "password")
    if kind is FileKind.HTML:
        return _refused(path, "file-unreadable", f"{path.name} 是网页格式，请用表格软件打开后另存为 .xlsx。")
    if path.suffix.lower() in TABLE_SUFFIXES:
        return _refused(path, "file-unreadable", f"{path.name} 的内容不是表格，未读取；请核对是否放错或损坏。")
    return _refused(path, "file-not-a-ledger", f"{path.name} 不是表格文件，未读取。")


def _refused(path: Path, code: str, message: str) -> ReadFile:
    return ReadFile(path.name, findings=(Finding(code, message, file=path.name),))


def _failed(path: Path, reason: str) -> ReadFile:
    match reason:
        case "password":
            return _refused(path, "file-encrypted", f"{path.name} 有密码，请去掉密码后再保存。")
        case "size":
            return _refused(path, "file-too-large", f"{path.name} 解压后过大，请删除数据区以外的内容后另存。")
        case "slow" | "memory" | "died":
            words = {"slow": "读取超时", "memory": "占用内存过多", "died": "读取时出错"}[reason]
            return _refused(path, "file-unreadable", f"{path.name} {words}，请用表格软件打开后另存为 .xlsx。")
        case _:
            return _refused(path, "file-unreadable", f"{path.name} 打不开或已损坏，请用表格软件打开后另存为 .xlsx。")


def _read_xlsx(path: Path, reader: BoundedReader) -> ReadFile:
    scans = scan_workbook(path)
    skipped = frozenset(index for index, scan in enumerate(scans) if scan.is_too_large)
    grids = reader.read(path, skipped)
    # Both follow the workbook's own table of sheets, charts included.
    grids = [_seen(grid, scan) for grid, scan in zip(grids, scans, strict=False)]
    read = _with_hidden(ReadFile(path.name, tuple(grids)))
    large = tuple(
        Finding(
            "file-too-large",
            f"工作表的范围到了第{scan.rows}行、第{scan.columns}列，未读取；请删除数据区以外误填的单元格后再保存。",
            file=path.name, sheet=grid.name, cell=address(scan.rows - 1, scan.columns - 1), row=scan.rows,
        )
        for grid, scan in zip(grids, scans, strict=False)
        if scan.is_too_large
    )  # fmt: skip
    sheets = tuple(grid for index, grid in enumerate(read.sheets) if index not in skipped)
    return replace(read, sheets=sheets, findings=(*read.findings, *large))


def _seen(grid: Grid, scan: SheetScan) -> Grid:
    return grid.seen(scan.errors, scan.hidden_rows)


def _with_hidden(read: ReadFile) -> ReadFile:
    found = [
        Finding("sheet-hidden", "工作表是隐藏的，照样读取；不需要的请删除。", file=read.name, sheet=grid.name)
        for grid in read.sheets
        if grid.hidden and grid.height
    ]
    for grid in read.sheets:
        if grid.hidden_rows:
            shown = "、".join(str(row + 1) for row in grid.hidden_rows[:5]) + (
                "等" if len(grid.hidden_rows) > 5 else ""
            )
            message = f"有{len(grid.hidden_rows)}行是隐藏或筛掉的（第{shown}行），照样计入；不该计入的请删除。"
            found.append(Finding("rows-hidden", message, file=read.name, sheet=grid.name, row=grid.hidden_rows[0] + 1))
    return replace(read, findings=(*read.findings, *found))


def _read_text(path: Path) -> Grid:
    if path.stat().st_size > MAX_TEXT:
        raise ReadingError(f"{path.name} 过大。", "size")
    text = decode(path.read_bytes())
    if text is None:
        raise ReadingError(f"{path.name} 的文字编码认不出。", "encoding")
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(",\t;", key=first.count)
    head = "\n".join(text.splitlines()[:40])
    if first.count(delimiter) == 0:
        delimiter = max(",\t;", key=head.count)
    try:
        rows: list[list[object]] = [list(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)]
    except csv.Error:
        raise ReadingError(f"{path.name} 不是正确的 CSV。", "csv") from None
    width = max((len(row) for row in rows), default=0)
    if SheetScan(len(rows), width).is_too_large:
        raise ReadingError(f"{path.name} 过大。", "size")
    return Grid.of_rows(path.stem, rows)


def decode(data: bytes) -> str | None:
    """Text in UTF-8 with or without BOM, UTF-16 with BOM, GB18030, or what it most probably is; None if none fits."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    for encoding in _ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    best = from_bytes(data).best()
    return None if best is None else str(best)
