"""Figures without rows: reported.csv, one line a figure that an office handed over as a number."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from fazhi.catalog.model import Catalog
from fazhi.errors import CatalogError
from fazhi.findings import Finding
from fazhi.ledgers.cells.amounts import read_number
from fazhi.ledgers.cells.dates import read_date
from fazhi.ledgers.cells.wording import is_nothing, plain
from fazhi.ledgers.files.reading import decode
from fazhi.ledgers.model import Reported

FILE_NAME = "reported.csv"
COLUMNS = ("指标", "年度", "数值", "分子", "分母", "来源", "提供单位", "依据", "日期")
SOURCES = ("上年已报报告", "科室报送", "上级通报")


def read_reported(folder: Path, catalog: Catalog) -> tuple[tuple[Reported, ...], tuple[Finding, ...]]:
    """The reported figures of a year's folder, and findings for lines that cannot be used.

    Parameters
    ----------
    folder : Path
    catalog : Catalog
        Its indicators are named by id or by title.
    """
    path = folder / FILE_NAME
    if not path.is_file():
        return (), ()
    text = decode(path.read_bytes())
    if text is None:
        return (), (Finding("reported-invalid", "文字编码认不出，请另存为 UTF-8 的 CSV。", file=FILE_NAME),)
    reader = csv.reader(io.StringIO(text, newline=""))
    header = [plain(title) for title in next(reader, [])]
    missing = [title for title in COLUMNS[:3] if title not in header]
    if missing:
        message = f"缺少“{'、'.join(missing)}”列；第一行应为：{','.join(COLUMNS)}。"
        return (), (Finding("reported-invalid", message, file=FILE_NAME, row=1),)
    figures: list[Reported] = []
    findings: list[Finding] = []
    for line, cells in _lines(reader):
        record = dict(zip(header, cells, strict=False))
        read = _figure(record, line, catalog)
        if isinstance(read, Finding):
            findings.append(read)
        else:
            figures.append(read)
    return tuple(figures), tuple(findings)


def _lines(reader: Iterator[list[str]]) -> Iterator[tuple[int, list[str]]]:
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        if any(cell.strip() for cell in cells) and not cells[0].strip().startswith("#"):
            yield reader.line_num, cells  # type: ignore[attr-defined]


def _figure(record: dict[str, str], line: int, catalog: Catalog) -> Reported | Finding:
    """One line as a figure, or the finding that says why not."""
    name = record["指标"].strip()
    try:
        indicator = catalog.indicator(name)
    except CatalogError as error:
        return Finding("reported-unknown", str(error), file=FILE_NAME, row=line, column="指标", value=name[:40])
    numbers: dict[str, Decimal | None] = {}
    for title in ("年度", "数值", "分子", "分母"):
        text = record.get(title, "")
        numbers[title] = None if is_nothing(text) else read_number(text.removesuffix("%").removesuffix("年"))
        if numbers[title] is None and (title in ("年度", "数值") or not is_nothing(text)):
            return _invalid(line, title, text, "读不成数", indicator.id)
        if (numbers[title] or 0) < 0:
            return _invalid(line, title, text, "不能是负数", indicator.id)
    year, value = numbers["年度"], numbers["数值"]
    assert year is not None and value is not None
    if year != int(year) or not 1949 <= year <= 2999:
        return _invalid(line, "年度", record["年度"], "不是年份", indicator.id)
    source = plain(record.get("来源", "")) or "科室报送"
    if source not in SOURCES:
        return _invalid(line, "来源", source, f"应为{'、'.join(SOURCES)}之一", indicator.id)
    day_text = record.get("日期", "")
    day = None if is_nothing(day_text) else read_date(day_text, int(year))
    if day is None and not is_nothing(day_text):
        return _invalid(line, "日期", day_text, "读不成日期", indicator.id)
    return Reported(
        indicator.id, int(year), value, numbers["分子"], numbers["分母"], source,
        record.get("提供单位", "").strip(), record.get("依据", "").strip(), day, line,
    )  # fmt: skip


def _invalid(line: int, title: str, text: str, why: str, indicator: str) -> Finding:
    return Finding(
        "reported-invalid", f"第{line}行“{title}”{f'“{text[:40]}”' if text else '是空的，'}{why}。", file=FILE_NAME,
        row=line, column=title, value=text[:40], indicators=(indicator,),
    )  # fmt: skip
