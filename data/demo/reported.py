"""Figures without rows: reported.csv of each year, what other offices hand over and what was filed before."""

from __future__ import annotations

import csv
import io

from demo import mediation, petitions

HEADER = ("指标", "年度", "数值", "分子", "分母", "来源", "提供单位", "依据", "日期")
FILED, HANDED = "上年已报报告", "科室报送"


def reported(year: int) -> str:
    """
    Write reported.csv of a year.

    Parameters
    ----------
    year : int
        Year of the folder.

    Returns
    -------
    str
        The text; the writer adds the byte order mark.
    """
    before = year - 1
    batches, people = petitions.VISITS[before]
    report = f"{before}年度法治政府建设报告（示例）"
    filed_day = f"{year}-02-11"
    lines = [("visits.batches", before, batches, FILED, "示例办公室", report, filed_day)]
    if year != 2024:
        lines.append(("visits.people", before, people, FILED, "示例办公室", report, filed_day))
    if year != 2023:
        for name, value in (
            ("petitions.accepted", petitions.PETITIONS[before].received),
            ("mediation.cases", mediation.LOADS[before].received),
        ):
            lines.append((name, before, value, FILED, "示例办公室", report, filed_day))
    if year == 2022:
        # The ledger of visits of this year is gone: only the office's two sums are left.
        batches, people = petitions.VISITS[year]
        handed = ("示例信访室", "来访接待情况年度统计（示例）", "2023-01-06")
        lines.insert(0, ("visits.people", year, people, HANDED, *handed))
        lines.insert(0, ("visits.batches", year, batches, HANDED, *handed))
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(HEADER)
    for name, of, value, source, office, ground, day in lines:
        writer.writerow((name, of, value, "", "", source, office, ground, day))
    return text.getvalue()
