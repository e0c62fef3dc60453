"""From a workbook to validated Parquet: this, a bare calamine read, and pandas with openpyxl, side by side.

Prints ratios from one run with the target beside each, so that the machine's own speed falls out: against the two
others, of the time a row between a quarter of the rows and all of them, and of the memory to the sheet's XML.
``python benchmarks/ingest.py [rows]``. Memory is read from /proc, so it is measured on Linux alone.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from statistics import median

import pandas as pd
import python_calamine
import xlsxwriter

from fazhi.catalog import load_catalog
from fazhi.ledgers import Ingested, ingest
from fazhi.ledgers.files.bounded import BoundedReader
from fazhi.periods import parse
from fazhi.settings import Town, Village

ROWS = 50_000
ROUNDS = 3
HEADER = (
    "编号",
    "登记日期",
    "信访形式",
    "是否初次",
    "诉求类别",
    "承办单位",
    "限办日期",
    "办结日期",
    "状态",
    "村（社区）",
)
FORMS = ("来信", "来访", "网上", "电话", "上级交办")
VILLAGES = tuple(f"示例{number}村" for number in range(1, 21))


def workbook(path: Path, rows: int) -> None:
    """Write a ledger of `rows` × 10 as offices write it: a title, a header in row 2, real dates."""
    chance = random.Random(2024)
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet = book.add_worksheet("信访件台账")
    dated = book.add_format({"num_format": "yyyy-mm-dd"})
    sheet.write(0, 0, "信访件台账")
    sheet.write_row(1, 0, HEADER)
    for number in range(rows):
        received = date(2024, 1, 1) + timedelta(days=chance.randrange(300))
        closed = received + timedelta(days=chance.randrange(60))
        sheet.write(number + 2, 0, f"XF-{number:06d}")
        sheet.write_datetime(number + 2, 1, received, dated)
        sheet.write(number + 2, 2, chance.choice(FORMS))
        sheet.write(number + 2, 3, chance.choice("是否"))
        sheet.write(number + 2, 4, chance.choice(("土地", "社保", "环境")))
        sheet.write(number + 2, 5, "示例科室")
        sheet.write_datetime(number + 2, 6, received + timedelta(days=60), dated)
        sheet.write_datetime(number + 2, 7, closed, dated)
        sheet.write(number + 2, 8, "已办结")
        sheet.write(number + 2, 9, chance.choice(VILLAGES))
    book.close()


def timed(work: Callable[[], object]) -> float:
    """Median seconds of a few rounds."""
    seconds = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - begun)
    return median(seconds)


def folder_of(root: Path, rows: int) -> Path:
    """A year's folder with a ledger of `rows`."""
    folder = root / str(rows) / "2024"
    folder.mkdir(parents=True)
    workbook(folder / "信访件台账.xlsx", rows)
    return folder


def ours(folder: Path) -> Ingested:
    """From file to validated Parquet, as a run does it."""
    town = Town(name="示例镇", villages=tuple(Village(name=name) for name in VILLAGES), kept=("petitions",))
    interim = folder.parent / "interim"
    return ingest(
        folder, town=town, year=2024, period=parse("全年", 2024), catalog=load_catalog(), interim=interim, force=True
    )


def sheet_bytes(folder: Path) -> int:
    """Bytes of the sheet's XML."""
    with zipfile.ZipFile(folder / "信访件台账.xlsx") as archive:
        return archive.getinfo("xl/worksheets/sheet1.xml").file_size


def peak(process: str) -> int:
    """The most bytes that a process has held, since its start or since they were last forgotten."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) << 10 for line in status.splitlines() if line.startswith("VmHWM"))


def print_memory(folder: Path) -> None:
    """Print what ingesting the folder takes: here beyond what the loaded libraries hold, and in the child as a whole."""
    children: list[int] = []
    close = BoundedReader.close

    def closing(reader: BoundedReader) -> None:
        if reader._child is not None:
            children.append(peak(str(reader._child.pid)))
        close(reader)

    ours(folder_of(folder / "warm", 10))
    BoundedReader.close = closing  # type: ignore[method-assign]
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    before = peak("self")
    ours(folder)
    print(peak("self") - before, max(children))


def measured_memory(folder: Path) -> tuple[int, int]:
    """Bytes of parent and child, from a fresh process."""
    done = subprocess.run(
        [sys.executable, __file__, "memory", str(folder)], check=True, capture_output=True, text=True
    )  # fmt: skip
    parent, child = map(int, done.stdout.split())
    return parent, child


def main() -> None:
    """Measure and print."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    with tempfile.TemporaryDirectory() as name:
        folders = [folder_of(Path(name), part) for part in (rows // 4, rows // 2, rows)]
        path = folders[-1] / "信访件台账.xlsx"
        assert len(ours(folders[-1]).frames["petitions"]) == rows  # imports are not what is measured
        times = [timed(lambda folder=folder: ours(folder)) for folder in folders]  # type: ignore[misc]
        this = times[-1]
        bare = timed(lambda: python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python())
        alone = timed(lambda: pd.read_excel(path, engine="openpyxl", header=1))
        print(f"{rows} rows × {len(HEADER)} columns, median of {ROUNDS}")
        print(f"fazhi, file to validated Parquet   {this:6.2f} s")
        print(
            f"calamine, bare read                {bare:6.2f} s   fazhi takes {this / bare:.1f} times as long (target ≤ 3)"
        )
        print(
            f"pandas.read_excel with openpyxl    {alone:6.2f} s   {alone / this:.1f} times as long as fazhi (target ≥ 4)"
        )
        each = [1e6 * seconds / part for seconds, part in zip(times, (rows // 4, rows // 2, rows), strict=True)]
        print(
            f"a row of {rows // 4}, {rows // 2}, {rows}      {each[0]:6.1f}, {each[1]:.1f}, {each[2]:.1f} µs   "
            f"the last is {each[2] / each[0]:.2f} times the first (target ≤ 1.2)"
        )
        if Path("/proc/self/clear_refs").exists():
            parent, child = measured_memory(folders[-1])
            xml = sheet_bytes(folders[-1])
            print(
                f"memory beyond the libraries        {parent / 1e6:6.0f} MB, child {child / 1e6:.0f} MB; XML {xml / 1e6:.0f} MB   "
                f"{(parent + child) / xml:.1f} times the XML (target ≤ 6)"
            )


if __name__ == "__main__":
    if sys.argv[1:2] == ["memory"]:
        print_memory(Path(sys.argv[2]))
    else:
        main()
