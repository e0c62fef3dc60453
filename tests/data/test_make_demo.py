"""The demo ledgers: made again byte for byte, and counted here without the engine."""

from __future__ import annotations

import csv
import re
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "data" / "make_demo.py"
COMMITTED = ROOT / "data" / "raw" / "段园镇"
YEARS = (2022, 2023, 2024)
VILLAGES = (
    "大庄村", "石桥村", "柳湾村", "杨楼村", "河西村", "双泉村", "前进村", "梨园村", "东岗村",
    "振兴社区", "新苑社区",
)  # fmt: skip
OFFICE_TITLES = {
    "登记时间": "登记日期", "所属村": "村（社区）", "受理时间": "受理日期",
    "来访时间": "来访日期", "办结时间": "办结日期",
}  # fmt: skip

REAL_NUMBER = re.compile(r"(?<!\d)(\d{17}[\dXx]|1[3-9]\d{9})(?!\d)")  # of an identity card, of a mobile phone

Rows = list[dict[str, Any]]


# --- reading the files as they are -------------------------------------------------------------------------


def make(folder: Path) -> Path:
    subprocess.run([sys.executable, "-B", str(SCRIPT), "--out", str(folder)], check=True, capture_output=True)
    return folder


def members(path: Path) -> list[tuple[str, bytes]]:
    """Names and contents in a workbook: another zlib packs them differently."""
    with zipfile.ZipFile(path) as packed:
        return [(name, packed.read(name)) for name in packed.namelist()]


def made_files(folder: Path) -> dict[str, Path]:
    wanted = [*folder.glob("*/*.xlsx"), *folder.glob("*/reported.csv")]
    return {str(path.relative_to(folder)): path for path in wanted}


def sheets(year: int) -> Iterator[tuple[str, Any]]:
    for path in sorted((COMMITTED / str(year)).glob("*.xlsx")):
        book = openpyxl.load_workbook(path, data_only=True)
        for page in book:
            title = page.title if len(book.worksheets) > 1 else re.sub(r"^\d+年?", "", path.stem)
            yield title, page


def value_of(cell: Any) -> Any:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, str) and (found := re.fullmatch(r"(\d{4})[年./-](\d{1,2})[月./-](\d{1,2})日?", cell)):
        return date(*map(int, found.groups()))
    return cell


@cache
def book_of(year: int) -> dict[str, tuple[Rows, dict[str, Any]]]:
    """Rows and 合计 row of each ledger of a year, by title."""
    found = {}
    for title, page in sheets(year):
        grid = [[value_of(cell) for cell in row] for row in page.iter_rows(values_only=True)]
        head = next(place for place, row in enumerate(grid) if row[0] == "序号")
        end = next(place for place, row in enumerate(grid) if row[0] == "合计")
        names = [OFFICE_TITLES.get(name, name) for name in grid[head]]
        rows = [dict(zip(names, row, strict=True)) for row in grid[head + 1 : end]]
        found[title] = rows, dict(zip(names, grid[end], strict=True))
    return found


def ledger(year: int, title: str) -> Rows:
    return book_of(year)[title][0]


def has(row: dict[str, Any], column: str, *words: str) -> bool:
    return bool(set(words) & set((row[column] or "").split("、")))


def of_year(rows: Rows, column: str, year: int = 2024) -> Rows:
    return [row for row in rows if row[column].year == year]


def closed(row: dict[str, Any], column: str, year: int = 2024) -> bool:
    return row[column] is not None and row[column] <= date(year, 12, 31)


def last_dispatch(rows: Rows) -> Rows:
    """Orders that the town handled, one row each."""
    latest = {row["工单编号"]: row for row in rows}
    return [row for row in latest.values() if row["办理状态"] not in ("退单", "撤单")]


def hazard(channel: str, done: bool = False) -> Callable[[], int]:
    return lambda: sum(
        row["排查渠道"] == channel and (not done or closed(row, "化解日期"))
        for row in of_year(ledger(2024, "矛盾隐患排查台账"), "排查日期")
    )


def studied(*tests: tuple[str, tuple[str, ...]]) -> Callable[[], int]:
    rows = "学法培训台账"
    return lambda: sum(all(has(row, column, *words) for column, words in tests) for row in ledger(2024, rows))


def total(title: str, column: str, **only: str) -> Callable[[], int]:
    return lambda: sum(
        row[column] for row in ledger(2024, title) if all(row[name] == word for name, word in only.items())
    )


def count(title: str, **only: str) -> Callable[[], int]:
    return lambda: sum(all(row[name] == word for name, word in only.items()) for row in ledger(2024, title))


def mediated(*results: str) -> int:
    rows = of_year(ledger(2024, "人民调解台账"), "受理日期")
    return sum(closed(row, "结案日期") and row["调解结果"] in results for row in rows)


def registered(year: int) -> int:
    cut_off = date(year, 12, 31)
    return sum(
        row["衔接日期"] <= cut_off and (row["解除日期"] is None or row["解除日期"] > cut_off)
        for row in ledger(year, "安置帮教对象名册")
    )


def covered() -> int:
    day = date(2024, 12, 31)
    rows = ledger(2024, "村（社区）法律顾问名册")
    return len({row["村（社区）"] for row in rows if row["聘期起"] <= day <= row["聘期止"]})


LEADERS, OFFICERS = ("对象", ("党政领导班子",)), ("对象", ("镇机关干部",))
TOGETHER = ("形式", ("集中学习",))
WORK = "法律顾问工作台账"
# The figures of the published example: what is counted, least and largest (a pair where it prints with 余).
FIGURES: dict[str, tuple[Callable[[], int], int, int]] = {
    "study.leadership_sessions": (studied(LEADERS, ("形式", ("专题学习", "会前学法"))), 6, 6),
    "study.seminars": (studied(LEADERS, ("形式", ("专题研讨",))), 2, 2),
    "study.discipline_sessions": (studied(LEADERS, TOGETHER, ("内容类别", ("党内法规",))), 1, 1),
    "study.lectures": (studied(("形式", ("法治讲座",))), 1, 1),
    "study.regular_sessions": (studied(OFFICERS, ("形式", ("例会学习",))), 24, 24),
    "study.statute_sessions": (studied(OFFICERS, TOGETHER, ("内容类别", ("国家法律法规",))), 8, 8),
    "publicity.events": (total("普法宣传台账", "场次"), 101, 199),
    "publicity.consultations": (total("普法宣传台账", "咨询人次"), 201, 299),
    "publicity.materials": (total("普法宣传台账", "发放材料份数"), 20001, 20999),
    "accountability.departments": (count("述法台账", 类别="部门", 方式="现场"), 5, 5),
    "accountability.villages": (count("述法台账", 类别="村（社区）", 方式="现场"), 3, 3),
    "disclosure.items": (count("政务公开台账", 渠道="政府网站"), 585, 585),
    "hotline.closed": (
        lambda: sum(
            closed(row, "办结日期")
            for row in of_year(last_dispatch(ledger(2024, "热线和网民留言台账")), "受理日期")
        ),
        1335, 1335,
    ),
    "patrol.min_members": (lambda: min(row["队员人数"] for row in ledger(2024, "治安巡逻队伍名册")), 20, 20),
    "hazards.found": (hazard("重点领域排查"), 94, 94),
    "hazards.resolved": (hazard("重点领域排查", done=True), 89, 89),
    "legal_service.stations": (
        count("公共法律服务和便民服务场所名册", **{"公共法律服务工作站（室）": "√"}), 12, 12,
    ),
    "legal_service.times": (total("公共法律服务台账", "服务次数"), 201, 299),
    "advisers.villages": (covered, 11, 11),
    "adviser_work.decisions": (total(WORK, "数量", 类型="参与重大行政决策"), 9, 9),
    "adviser_work.consultations": (total(WORK, "数量", 类型="解答法律咨询"), 61, 69),
    "adviser_work.opinions": (total(WORK, "数量", 类型="出具法律意见"), 41, 49),
    "adviser_work.contracts": (total(WORK, "数量", 类型="审查合同"), 51, 59),
    "adviser_work.cases": (total(WORK, "数量", 类型="参与诉讼和信访案件"), 7, 7),
    "mediation.cases": (lambda: len(of_year(ledger(2024, "人民调解台账"), "受理日期")), 608, 608),
    "mediation.success_rate: agreed": (lambda: mediated("达成协议"), 587, 587),
    "mediation.success_rate: of": (lambda: mediated("达成协议", "未达成协议", "终止"), 600, 600),
    "screening.found": (total("纠纷排查预防台账", "发现件数"), 138, 138),
    "screening.prevented": (total("纠纷排查预防台账", "预防件数"), 11, 11),
    "visits.batches": (lambda: len(ledger(2024, "来访接待台账")), 231, 231),
    "visits.batches of 2023": (lambda: len(ledger(2023, "来访接待台账")), 279, 279),
    "visits.people": (total("来访接待台账", "来访人数"), 566, 566),
    "petition_hazards.found": (hazard("信访摸排"), 70, 70),
    "petition_hazards.resolved": (hazard("信访摸排", done=True), 45, 45),
    "petitions.accepted": (lambda: len(of_year(ledger(2024, "信访件台账"), "登记日期")), 73, 73),
    "petitions.closed": (
        lambda: sum(closed(row, "办结日期") for row in of_year(ledger(2024, "信访件台账"), "登记日期")),
        68, 68,
    ),
    "resettlement.received": (lambda: len(of_year(ledger(2024, "安置帮教对象名册"), "衔接日期")), 52, 52),
    "resettlement.registered": (lambda: registered(2024), 152, 152),
    "resettlement.contacts": (lambda: len(ledger(2024, "安置帮教走访台账")), 301, 399),
    "resettlement.lost": (count("安置帮教对象名册", 本年发生脱管漏管="是"), 0, 0),
}  # fmt: skip


# --- the files ---------------------------------------------------------------------------------------------


def test_two_runs_write_the_same_bytes(tmp_path: Path) -> None:
    first, second = (made_files(make(tmp_path / name)) for name in ("a", "b"))
    assert len(first) == 46
    assert {name: path.read_bytes() for name, path in first.items()} == {
        name: path.read_bytes() for name, path in second.items()
    }


def test_committed_files_are_what_the_script_makes(tmp_path: Path) -> None:
    made, kept = made_files(make(tmp_path)), made_files(COMMITTED)
    assert sorted(made) == sorted(kept)
    for name, path in made.items():
        if path.suffix == ".csv":
            assert path.read_bytes() == kept[name].read_bytes()
        else:
            assert members(path) == members(kept[name]), name


@pytest.mark.parametrize("name", FIGURES)
def test_2024_comes_to_the_published_figure(name: str) -> None:
    measure, least, largest = FIGURES[name]
    found = measure()
    assert least <= found <= largest
    assert least == largest or found % 10, "a round number takes no 余"


@pytest.mark.parametrize("year", YEARS)
def test_every_sheet_says_that_it_is_invented_and_names_nobody(year: int) -> None:
    for title, page in sheets(year):
        texts = [str(cell) for row in page.iter_rows(values_only=True) for cell in row if cell is not None]
        assert texts[0] == f"段园镇{year}年{title}（示例数据）"
        assert any(text.startswith("注：") and "示例数据" in text for text in texts)
        assert not [text for text in texts if REAL_NUMBER.search(text)]
    for rows, _ in book_of(year).values():
        assert all(not row.get("身份证号") for row in rows)


@pytest.mark.parametrize("year", YEARS)
def test_totals_are_right(year: int) -> None:
    for title, (rows, totals) in book_of(year).items():
        sums = {name: value for name, value in totals.items() if isinstance(value, int | float)}
        assert sums == {name: sum(row[name] or 0 for row in rows) for name in sums}, title
        assert sums or f"共{len(rows)}条" in str(list(totals.values())[1])


def test_the_years_differ_in_shape_as_offices_do() -> None:
    assert "来访接待台账" not in book_of(2022)
    assert "来访接待台账" in book_of(2023)
    assert "司法确认" not in ledger(2022, "人民调解台账")[0]
    assert "司法确认" in ledger(2023, "人民调解台账")[0]
    for year, header in {2022: 4, 2023: 2, 2024: 3}.items():
        assert {page.cell(header, 1).value for _, page in sheets(year)} == {"序号"}


# --- the rules of the ledgers ------------------------------------------------------------------------------

CROSSING = {
    "信访件台账": ("编号", "登记日期", "办结日期"),
    "矛盾隐患排查台账": ("编号", "排查日期", "化解日期"),
    "人民调解台账": ("案号", "受理日期", "结案日期"),
    "热线和网民留言台账": ("工单编号", "受理日期", "办结日期"),
}


def still_open(year: int, title: str) -> set[str]:
    key, _, end = CROSSING[title]
    return {row[key] for row in ledger(year, title) if not closed(row, end, year)}


@pytest.mark.parametrize("title", CROSSING)
@pytest.mark.parametrize("year", [2023, 2024])
def test_cases_open_at_the_end_stand_in_the_next_book(year: int, title: str) -> None:
    key, begin, end = CROSSING[title]
    rows = last_dispatch(ledger(year, title)) if "工单编号" in key else ledger(year, title)
    carried = {row[key]: row for row in rows if row[begin].year < year}
    assert carried
    assert set(carried) == still_open(year - 1, title)
    assert {row["备注"] for row in carried.values()} == {"上年结转"}
    before = {row[key]: row for row in ledger(year - 1, title)}
    assert all(row[begin] == before[name][begin] for name, row in carried.items())
    received = sum(row[begin].year == year for row in rows)
    done = sum(closed(row, end, year) for row in rows)
    assert len(carried) + received - done == len(still_open(year, title))


@pytest.mark.parametrize("year", [2023, 2024])
def test_register_holds_stock_and_flow(year: int) -> None:
    rows = ledger(year, "安置帮教对象名册")
    received = sum(row["衔接日期"].year == year for row in rows)
    released = sum(row["解除日期"] is not None and row["解除日期"].year == year for row in rows)
    assert registered(year - 1) + received - released == registered(year)
    stay = {row["编号"]: row["衔接日期"] for row in rows}
    before = {row["编号"]: row["衔接日期"] for row in ledger(year - 1, "安置帮教对象名册")}
    assert all(before[key] == day for key, day in stay.items() if day.year < year)


@pytest.mark.parametrize("year", YEARS)
def test_keys_dates_and_places_are_valid(year: int) -> None:
    places = {*VILLAGES, *(name.removesuffix("村").removesuffix("社区") for name in VILLAGES), None}
    for title, (rows, _) in book_of(year).items():
        assert {row.get("村（社区）") for row in rows} <= places, title
        bare = [tuple(row[name] for name in row if name not in ("序号", "佐证材料")) for row in rows]
        assert len(set(bare)) == len(bare), f"{title} holds a row twice"
        for key in {"编号", "案号"} & set(rows[0]):
            assert max(Counter(row[key] for row in rows).values()) == 1, title
    for title, (key, begin, end) in CROSSING.items():
        rows = ledger(year, title)
        assert all(row[key] and row[begin] and (row[end] is None or row[end] >= row[begin]) for row in rows)
    people = {row["编号"]: row for row in ledger(year, "安置帮教对象名册")}
    for row in ledger(year, "安置帮教走访台账"):
        assert people[row["对象编号"]]["衔接日期"] <= row["日期"]
    for row in ledger(year, "合法性审查台账"):
        assert row["采纳条数"] <= row["提出意见条数"]
        assert row["收件日期"] <= row["出具日期"]
    for row in ledger(year, "纠纷排查预防台账"):
        assert row["转调解件数"] <= row["发现件数"]
    for row in ledger(year, "项目服务台账"):
        assert row["已办结事项数"] <= row["审批事项数"]


def test_orders_dispatched_again_stand_twice_and_the_last_holds() -> None:
    rows = of_year(ledger(2024, "热线和网民留言台账"), "受理日期")
    twice = [key for key, times in Counter(row["工单编号"] for row in rows).items() if times > 1]
    assert len(twice) == 8
    for key in twice:
        first, second = (row for row in rows if row["工单编号"] == key)
        assert first["办结日期"] <= second["受理日期"] <= second["办结日期"]
        assert second["备注"] == "重办"


@pytest.mark.parametrize("year", YEARS)
def test_two_petitions_were_late(year: int) -> None:
    rows = of_year(ledger(year, "信访件台账"), "登记日期", year)
    late = [row for row in rows if closed(row, "办结日期", year) and row["办结日期"] > row["限办日期"]]
    assert len(late) == 2


@pytest.mark.parametrize("year", [2022, 2023])
def test_next_years_filed_figures_are_these_ledgers(year: int) -> None:
    counts = {
        "petitions.accepted": len(of_year(ledger(year, "信访件台账"), "登记日期", year)),
        "mediation.cases": len(of_year(ledger(year, "人民调解台账"), "受理日期", year)),
        "visits.batches": len(book_of(year)["来访接待台账"][0]) if year > 2022 else 264,
    }
    raw = (COMMITTED / str(year + 1) / "reported.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    filed = {
        line["指标"]: int(line["数值"])
        for line in csv.DictReader(raw.decode("utf-8-sig").splitlines())
        if line["年度"] == str(year) and line["指标"] in counts
    }
    assert filed
    assert filed.items() <= counts.items()
