"""From a file to its sheets: look, decide what it is by its content, read it behind the boundary."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from fazhi.errors import ReadingError
from fazhi.findings import Finding
from fazhi.ledgers.files.bounded import BoundedReader
from fazhi.ledgers.files.grid import Grid, address
from fazhi.ledgers.files.htmltables import read_html
from fazhi.ledgers.files.kinds import FileKind, kind_of
from fazhi.ledgers.files.odsscan import scan_ods
from fazhi.ledgers.files.scan import SheetScan, scan_workbook
from fazhi.ledgers.files.texttables import decode, read_text
from fazhi.ledgers.files.xlsscan import scan_xls
from fazhi.ledgers.files.xmltables import read_xml

__all__ = ["ReadFile", "decode", "read_file"]

TABLE_SUFFIXES = frozenset({".xlsx", ".xlsm", ".xlsb", ".xls", ".et", ".ods", ".csv", ".tsv"})
"""Names that promise a table: where the content is none, somebody's ledger is missing."""

_SCANS = {FileKind.XLSX: scan_workbook, FileKind.XLS: scan_xls, FileKind.ODS: scan_ods}


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
    read = _read(path, reader)
    if read.sheets or read.findings:
        return read
    return _refused(path, "file-empty", f"{path.name} 里没有工作表。")


def _read(path: Path, reader: BoundedReader) -> ReadFile:
    try:
        if not path.is_file():  # a pipe would be waited for, a link may lead nowhere
            return _refused(path, "file-unreadable", f"{path.name} 不是普通文件（或快捷链接已失效），请放入文件本身。")
        kind = kind_of(path)
        if kind in _SCANS:
            return _read_scanned(path, kind, reader)
        match kind:
            case FileKind.XLSB:
                return _with_hidden(ReadFile(path.name, tuple(reader.read(path))))
            case FileKind.XML:
                return _with_hidden(ReadFile(path.name, read_xml(path)))
            case FileKind.HTML:
                return _read_page(path)
            case FileKind.TEXT:
                return ReadFile(path.name, (read_text(path),), is_text=True)
    except ReadingError as error:
        return _failed(path, *error.args[1:])
    except OSError:
        return _failed(path)
    return _not_read(path, kind)


def _not_read(path: Path, kind: FileKind) -> ReadFile:
    match kind:
        case FileKind.EMPTY:
            return _refused(path, "file-empty", f"{path.name} 是空文件。")
        case FileKind.ENCRYPTED:
            return _failed(path, "password")
        case FileKind.ARCHIVED_PAGE:
            return _refused(path, "file-unreadable", f"{path.name} 是单个文件网页，请用表格软件打开后另存为 .xlsx。")
    if path.suffix.lower() in TABLE_SUFFIXES:
        return _refused(path, "file-unreadable", f"{path.name} 的内容不是表格，未读取；请核对是否放错或损坏。")
    return _refused(path, "file-not-a-ledger", f"{path.name} 不是表格文件，未读取。")


def _refused(path: Path, code: str, message: str) -> ReadFile:
    return ReadFile(path.name, findings=(Finding(code, message, file=path.name),))


def _failed(path: Path, reason: str = "", line: int = 0) -> ReadFile:
    match reason:
        case "password":
            return _refused(path, "file-encrypted", f"{path.name} 有密码，请去掉密码后再保存。")
        case "size":
            return _refused(path, "file-too-large", f"{path.name} 内容过大，请删除数据区以外的内容后另存。")
        case "slow" | "memory" | "died":
            words = {"slow": "读取超时", "memory": "占用内存过多", "died": "读取时出错"}[reason]
            return _refused(path, "file-unreadable", f"{path.name} {words}，请用表格软件打开后另存为 .xlsx。")
        case "encoding":
            return _refused(path, "file-unreadable", f"{path.name} 的文字编码认不出，请另存为 .xlsx 或 UTF-8 的 CSV。")
        case "quotes":
            message = f"{path.name} 第{line}行的引号没有成对，后面的行分不清，未读取；请改正引号后再保存。"
            return ReadFile(path.name, findings=(Finding("file-unreadable", message, file=path.name, row=line),))
        case _:
            return _refused(path, "file-unreadable", f"{path.name} 打不开或已损坏，请用表格软件打开后另存为 .xlsx。")


def _read_page(path: Path) -> ReadFile:
    grids = read_html(path)
    if grids:
        return _with_hidden(ReadFile(path.name, grids))
    if path.suffix.lower() in TABLE_SUFFIXES:
        return _refused(path, "file-unreadable", f"{path.name} 是没有表格的网页，请用表格软件打开后另存为 .xlsx。")
    return _refused(path, "file-not-a-ledger", f"{path.name} 是没有表格的网页，未读取。")


def _read_scanned(path: Path, kind: FileKind, reader: BoundedReader) -> ReadFile:
    scans = _SCANS[kind](path)
    large = {index: scan for index, scan in enumerate(scans) if scan.is_too_large}
    copies = {index for index, scan in enumerate(scans) if scan.is_copy}
    grids = reader.read(path, frozenset(large.keys() | copies))
    findings = tuple(
        Finding(
            "file-too-large",
            f"工作表的范围到了第{scan.rows}行、第{scan.columns}列，未读取；请删除数据区以外误填的单元格后再保存。",
            file=path.name, sheet=grids[index].name, cell=address(scan.rows - 1, scan.columns - 1), row=scan.rows,
        )
        for index, scan in large.items()
        if index < len(grids)
    )  # fmt: skip
    # Both follow the workbook's own table of sheets, charts included.
    sheets = tuple(
        _seen(grid, scans[index] if index < len(scans) else None)
        for index, grid in enumerate(grids)
        if index not in large and index not in copies
    )
    read = _with_hidden(ReadFile(path.name, sheets))
    return replace(read, findings=(*read.findings, *findings))


def _seen(grid: Grid, scan: SheetScan | None) -> Grid:
    """The sheet with what only the scan saw; whatever lies outside its cells is cut off, for a file may say anything."""
    bottom, right = grid.height - 1, len(grid.columns) - 1
    ranges = [
        ((top, left), (min(last, bottom), min(end, right)))
        for (top, left), (last, end) in ((scan and scan.merged) or grid.merged)
        if top <= min(last, bottom) and left <= min(end, right)
    ]
    grid = replace(grid, merged=tuple(each for each in ranges if each[0] != each[1]))
    if scan is None:
        return grid
    errors = {cell: error for cell, error in scan.errors.items() if cell[0] <= bottom and cell[1] <= right}
    return grid.seen(errors, [row for row in scan.hidden_rows if row <= bottom])


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
