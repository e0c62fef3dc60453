"""From a workbook to validated Parquet: this, a bare calamine read, and pandas with openpyxl, side by side.

Prints ratios from one run, so that the machine's own speed falls out. ``python benchmarks/ingest.py [rows]``
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from statistics import median

import pandas as pd
import python_calamine
import xlsxwriter

from fazhi.catalog import load_catalog
from fazhi.ledgers import ingest
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


def main() -> None:
    """Measure and print."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    catalog = load_catalog()
    town = Town(name="示例镇", villages=tuple(Village(name=name) for name in VILLAGES), kept=("petitions",))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "2024"
        folder.mkdir()
        path = folder / "信访件台账.xlsx"
        workbook(path, rows)

        def ours() -> None:
            period = parse("全年", 2024)
            done = ingest(
                folder, town=town, year=2024, period=period, catalog=catalog, interim=Path(name) / "interim", force=True
            )
            assert len(done.frames["petitions"]) == rows

        ours()  # imports and the child's first start are not what is measured
        this = timed(ours)
        bare = timed(lambda: python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python())
        alone = timed(lambda: pd.read_excel(path, engine="openpyxl", header=1))
    print(f"{rows} rows × {len(HEADER)} columns, median of {ROUNDS}")
    print(f"fazhi, file to validated Parquet   {this:6.2f} s")
    print(f"calamine, bare read                {bare:6.2f} s   fazhi takes {this / bare:.1f} times as long")
    print(f"pandas.read_excel with openpyxl    {alone:6.2f} s   {alone / this:.1f} times as long as fazhi")


if __name__ == "__main__":
    main()
