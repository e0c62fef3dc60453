"""From files to clean ledgers: what counts, what is kept out, and that nothing is lost."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from builders import HOTLINE, PETITIONS, REGISTER, Broken, a_catalog, a_town, codes_of, ingest_folder, write_book
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fazhi.catalog import REPEATS, Column, Ledger
from fazhi.errors import WorkspaceError
from fazhi.findings import Finding
from fazhi.ledgers import Ingested, ingest
from fazhi.periods import parse

HEADER = ["序号", "编号", "登记时间", "信访形式", "信访人", "人数", "五人以下", "办结日期", "状态", "备注"]


def row(key: str, day: Any = date(2024, 3, 5), **cells: Any) -> list[Any]:
    given = {"序号": 1, "编号": key, "登记时间": day, "信访形式": "来信"} | cells
    return [given.get(title) for title in HEADER]


def petitions(folder: Path, *rows: list[Any], **given: Any) -> Ingested:
    write_book(folder / "信访.xlsx", [["某镇信访件台账"], HEADER, *rows])
    return ingest_folder(folder, **given)


def only(ingested: Ingested, *unasked: str) -> Finding:
    """The one finding beside absent columns, which these small tables always have."""
    (finding,) = [each for each in ingested.findings if each.code not in ("column-absent", *unasked)]
    return finding


def frame_of(ingested: Ingested, ledger: str = "petitions") -> pd.DataFrame:
    return ingested.frames[ledger]


def test_a_clean_ledger(tmp_path: Path) -> None:
    found = petitions(tmp_path, row("A1", 信访人="张三", 人数="3人"), row("A2", "2024.3.6", 办结日期="3月9日", 状态="已办结"),
                      ["合计", "共2件"], ["审核人：李四"])  # fmt: skip
    frame = frame_of(found)
    assert found.findings == ()
    assert list(frame["编号"]) == ["A1", "A2"]
    assert list(frame["登记日期"]) == [pd.Timestamp(2024, 3, 5), pd.Timestamp(2024, 3, 6)]
    assert frame["办结日期"].iloc[1] == pd.Timestamp(2024, 3, 9)
    assert list(frame["人数"]) == [3, 1]  # blank = 1
    assert {name: str(dtype) for name, dtype in frame.dtypes.items()} == {
        "编号": "string", "登记日期": "datetime64[us]", "信访形式": "category", "信访人": "string", "人数": "Int64",
        "五人以下": "Int64", "办结日期": "datetime64[us]", "状态": "category", "文件": "string", "工作表": "string", "行": "Int64",
    }  # fmt: skip
    assert list(frame["信访形式"].cat.categories) == ["来信", "来访", "网上", "电话", "上级交办"]
    assert (frame.index.name, list(frame.index)) == ("行号", [0, 1])
    assert list(frame["行"]) == [3, 4]
    (line,) = found.reconciliation
    assert (line.rows, line.accepted, line.quarantined, line.not_data) == (6, 2, 0, 4)
    assert [(each.name, each.ledgers) for each in found.inputs] == [("信访.xlsx", ("petitions",))]


def test_sums_of_money_are_exact(tmp_path: Path) -> None:
    write_book(tmp_path / "a.xlsx", [["编号", "登记日期", "信访形式", "金额（元）"],
                                     *([f"A{n}", "2024-3-5", "来信", 0.1] for n in range(10))])  # fmt: skip
    assert frame_of(ingest_folder(tmp_path))["金额（元）"].sum() == Decimal(1)


@pytest.mark.parametrize(
    ("cells", "code", "title", "address", "value"),
    [
        ({"信访形式": "来电话"}, "cell-not-in-list", "信访形式", "D3", "来电话"),
        ({"信访形式": None}, "cell-missing", "信访形式", "D3", ""),
        ({"人数": "约20"}, "cell-unreadable", "人数", "F3", "约20"),
        ({"人数": 0}, "cell-out-of-range", "人数", "F3", "0"),
        ({"人数": 2, "五人以下": 3}, "cell-exceeds", "五人以下", "G3", "3"),
        ({"办结日期": "2024-3-4"}, "cell-order", "办结日期", "H3", "2024-3-4"),
        ({"办结日期": "年底"}, "cell-unreadable", "办结日期", "H3", "年底"),
        ({"办结日期": Broken("#N/A")}, "error-cells", "办结日期", "H3", ""),
    ],
)
def test_a_bad_cell_costs_the_cell(
    tmp_path: Path, cells: dict[str, Any], code: str, title: str, address: str, value: str
) -> None:
    found = petitions(tmp_path, row("A1", **cells), row("A2"))
    finding = only(found)
    assert (finding.code, finding.column, finding.cell, finding.value) == (code, title, address, value)
    assert (finding.file, finding.sheet, finding.row, finding.ledger) == ("信访.xlsx", "信访件台账", 3, "petitions")
    frame = frame_of(found)
    assert list(frame["编号"]) == ["A1", "A2"]
    assert pd.isna(frame[title].iloc[0])


def test_a_finding_names_the_indicators_it_touches(tmp_path: Path) -> None:
    found = petitions(tmp_path, row("A1", 信访形式="来电话", 人数="约20"))
    touched = {finding.column: finding.indicators for finding in found.findings}
    assert touched == {"信访形式": ("petitions.letters",), "人数": ()}


@pytest.mark.parametrize(
    ("key", "day", "address"),
    [(None, date(2024, 3, 5), "B3"), ("A1", None, "C3"), ("A1", "三月", "C3"), ("A1", Broken(), "C3")],
)
def test_a_row_is_quarantined_without_key_or_deciding_date(tmp_path: Path, key: Any, day: Any, address: str) -> None:
    found = petitions(tmp_path, row(key, day), row("A2"))
    finding = only(found)
    assert (finding.code, finding.cell) == ("row-quarantined", address)
    assert finding.indicators == ("petitions.accepted", "petitions.closed", "petitions.letters")
    assert list(frame_of(found)["编号"]) == ["A2"]
    assert [(each.row, each.reason) for each in found.quarantined["petitions"]] == [(3, "row-quarantined")]
    assert found.reconciliation[0].quarantined == 1


def test_an_exact_duplicate_counts_once_whatever_its_serial_number(tmp_path: Path) -> None:
    found = petitions(tmp_path, row("A1", 序号=1), row("A2"), row("A1", 序号=3))
    assert (only(found).code, only(found).row) == ("row-duplicate", 5)
    assert "第3行" in only(found).message
    assert list(frame_of(found)["编号"]) == ["A1", "A2"]


def test_rows_that_differ_in_a_remark_are_no_duplicates(tmp_path: Path) -> None:
    found = petitions(tmp_path, row("A1"), row("A1", 备注="另一件"))
    assert only(found).code == "key-duplicate"
    assert len(frame_of(found)) == 2


def test_one_key_with_different_content_is_shown_and_both_count(tmp_path: Path) -> None:
    found = petitions(tmp_path, row("A1"), row("A1", 信访形式="网上"))
    assert (only(found).code, only(found).cell) == ("key-duplicate", "B4")
    assert len(frame_of(found)) == 2


def test_a_repeated_order_counts_once_with_its_last_row(tmp_path: Path) -> None:
    write_book(tmp_path / "热线.xlsx", [["工单编号", "受理日期", "满意度"], ["G1", "2024-1-2", "不满意"],
                                       ["G2", "2024-1-3", None], ["G1", "2024-1-9", "满意"]])  # fmt: skip
    found = ingest_folder(tmp_path, HOTLINE)
    frame = frame_of(found, "hotline")
    assert list(frame["工单编号"]) == ["G2", "G1"]
    assert list(frame[REPEATS]) == [0, 1]
    assert frame["满意度"].iloc[1] == "满意"
    assert found.reconciliation[0].accepted == 3
    assert found.findings == ()


def test_a_reference_is_looked_up_in_the_other_ledger(tmp_path: Path) -> None:
    write_book(
        tmp_path / "热线.xlsx",
        [["工单编号", "受理日期", "信访编号"], ["G1", "2024-1-2", "A1"], ["G2", "2024-1-3", "A9"]],
    )
    write_book(tmp_path / "信访.xlsx", [HEADER, row("A1")])
    found = ingest_folder(tmp_path, HOTLINE, PETITIONS)
    finding = only(found)
    assert (finding.code, finding.cell, finding.value) == ("cell-reference", "C3", "A9")
    assert list(frame_of(found, "hotline")["信访编号"].fillna("")) == ["A1", ""]


def test_a_reference_to_a_row_in_quarantine_is_no_second_fault(tmp_path: Path) -> None:
    write_book(tmp_path / "热线.xlsx", [["工单编号", "受理日期", "信访编号"], ["G1", "2024-1-2", "A1"]])
    write_book(tmp_path / "信访.xlsx", [HEADER, row("A1", "某日"), row("A2")])
    assert only(ingest_folder(tmp_path, HOTLINE, PETITIONS)).code == "row-quarantined"


def test_a_reference_to_a_ledger_that_is_missing_is_not_asked(tmp_path: Path) -> None:
    write_book(tmp_path / "热线.xlsx", [["工单编号", "受理日期", "信访编号"], ["G1", "2024-1-2", "A1"]])
    found = ingest_folder(tmp_path, HOTLINE, PETITIONS)
    assert codes_of(found) == ["ledger-missing"]
    assert found.missing == ("petitions",)
    assert "信访办" in only(found).message


def test_a_month_a_sheet_and_a_village_a_file_are_put_together_in_order(tmp_path: Path) -> None:
    write_book(tmp_path / "10大庄.xlsx", {"信访": [HEADER, row("C1")]})
    write_book(tmp_path / "2石桥.xlsx", {"1月": [HEADER, row("A1")], "2月": [[], HEADER[:5], row("B1")[:5]]})
    frame = frame_of(ingest_folder(tmp_path))
    assert list(frame["编号"]) == ["A1", "B1", "C1"]
    assert list(frame["工作表"]) == ["1月", "2月", "信访"]
    assert pd.isna(frame["办结日期"].iloc[1])


def test_the_same_ledger_handed_in_twice_is_one_finding(tmp_path: Path) -> None:
    rows = [HEADER, *(row(f"A{number}") for number in range(5))]
    write_book(tmp_path / "信访.xlsx", rows)
    write_book(tmp_path / "信访（副本）.xlsx", rows)
    found = ingest_folder(tmp_path)
    assert only(found).code == "ledger-twice"
    assert len(frame_of(found)) == 5
    assert len(found.quarantined["petitions"]) == 5


def test_columns_unknown_double_and_missing(tmp_path: Path) -> None:
    write_book(
        tmp_path / "信访.xlsx", [["编号", "登记日期", "登记时间", "群众姓名"], ["A1", "2024-3-5", "2024-3-5", "张三"]]
    )
    found = ingest_folder(tmp_path)
    assert [(each.code, each.cell, each.column) for each in found.findings if each.code != "column-absent"] == [
        ("column-duplicate", "C1", "登记日期"),
        ("column-unknown", "D1", "群众姓名"),
        ("column-missing", "", "信访形式"),
    ]
    assert "信访形式" not in frame_of(found)
    assert [each.column for each in found.findings if each.code == "column-absent"] == ["办结日期"]


def test_without_the_deciding_column_every_row_waits_and_one_finding_says_so(tmp_path: Path) -> None:
    write_book(
        tmp_path / "信访.xlsx", [["编号", "信访形式", "状态"], ["A1", "来信", "已办结"], ["A2", "来信", "已办结"]]
    )
    found = ingest_folder(tmp_path)
    assert only(found).code == "column-missing"
    assert frame_of(found).empty
    assert found.reconciliation[0].quarantined == 2


@pytest.mark.parametrize(
    ("day", "closed", "codes"),
    [
        ("2024-1-1", None, []),
        ("2024-12-31", None, []),
        ("2025-1-1", None, ["date-outside-year"]),
        ("2023-12-30", None, []),
        ("2023-12-30", "2024-1-3", []),
        ("2023-12-30", "2023-12-31", ["date-outside-year"]),
    ],
)
def test_dates_outside_the_year_but_for_cases_carried_over(
    tmp_path: Path, day: str, closed: str | None, codes: list[str]
) -> None:
    found = petitions(tmp_path, row("A1", day, 办结日期=closed))
    assert codes_of(found) == codes
    assert len(frame_of(found)) == 1


@pytest.mark.parametrize(
    ("state", "closed", "codes"),
    [
        ("已办结", "2024-6-1", []),
        ("办理中", None, []),
        ("退回", None, []),
        ("已办结", None, ["state-without-date"]),
        ("办理中", "2024-6-1", ["state-contradicts-date"]),
        ("已办结", "2025-1-5", []),  # closed after the cut-off: open, and no contradiction
        ("办理中", "2025-1-5", []),
        ("已办结", "年底", ["cell-unreadable"]),
    ],
)
def test_states_and_their_dates(tmp_path: Path, state: str, closed: str | None, codes: list[str]) -> None:
    assert codes_of(petitions(tmp_path, row("A1", 状态=state, 办结日期=closed))) == codes


def test_a_register(tmp_path: Path) -> None:
    write_book(
        tmp_path / "巡逻.xlsx",
        [
            ["序号", "村（社区）", "队员人数"],
            [1, "大庄", 21],
            [2, "石乔村", 20],
            [3, "新苑社区", None],
            ["合计", "", 41],
        ],
    )
    found = ingest_folder(tmp_path, REGISTER)
    assert [(each.code, each.cell) for each in found.findings] == [("row-quarantined", "B3"), ("cell-missing", "C4")]
    frame = frame_of(found, "patrol")
    assert list(frame["村（社区）"]) == ["大庄村", "新苑社区"]
    assert list(frame["村（社区）"].cat.categories) == ["大庄村", "石桥村", "新苑社区"]


def test_files_that_are_no_ledgers(tmp_path: Path) -> None:
    write_book(tmp_path / "名单.xlsx", [["甲", "乙", "丙"], [1, 2, 3], [4, 5, 6]])
    write_book(tmp_path / "~$信访.xlsx", [HEADER])
    (tmp_path / "说明.txt").write_text("请于月底前报送。", encoding="utf-8")
    (tmp_path / "year.toml").write_text("", encoding="utf-8")
    (tmp_path / "空.xlsx").write_bytes(b"")
    (tmp_path / "旧.xlsx").mkdir()
    found = ingest_folder(tmp_path)
    assert {(each.code, each.file) for each in found.findings} == {
        ("sheet-unrecognised", "名单.xlsx"),
        ("file-not-a-ledger", "说明.txt"),
        ("file-empty", "空.xlsx"),
        ("file-not-a-ledger", "旧.xlsx"),
        ("ledger-missing", ""),
    }
    assert {(line.file, line.rows, line.quarantined) for line in found.reconciliation} == {
        ("名单.xlsx", 3, 3), ("说明.txt", 1, 0),
    }  # fmt: skip


def test_a_ledger_that_the_town_does_not_keep_is_not_taken(tmp_path: Path) -> None:
    write_book(tmp_path / "信访.xlsx", [HEADER, row("A1")])
    found = ingest_folder(tmp_path, PETITIONS, HOTLINE, town=a_town(kept=("hotline",)))
    assert [(each.code, each.severity) for each in found.findings] == [
        ("sheet-unrecognised", "hint"), ("ledger-missing", "warning"),
    ]  # fmt: skip
    assert found.frames == {}


def test_hidden_rows_and_sheets_count_and_are_mentioned(tmp_path: Path) -> None:
    write_book(
        tmp_path / "信访.xlsx", {"信访": [HEADER, row("A1"), row("A2")], "封面": [["封面"]]}, hidden=["信访"], 信访=[3]
    )
    found = ingest_folder(tmp_path)
    assert codes_of(found)[:3] == ["sheet-hidden", "rows-hidden", "file-not-a-ledger"]
    assert len(frame_of(found)) == 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t"])
def test_text_files(tmp_path: Path, encoding: str, delimiter: str) -> None:
    lines = [["编号", "登记日期", "信访形式"], ["A1", "2024年3月5日", "来信"]]
    (tmp_path / "信访.csv").write_bytes("\n".join(delimiter.join(line) for line in lines).encode(encoding))
    assert list(frame_of(ingest_folder(tmp_path))["编号"]) == ["A1"]


def test_a_town_s_own_choice(tmp_path: Path) -> None:
    found = petitions(tmp_path, row("A1", 信访形式="短信"), town=a_town(lists={"petitions.信访形式": ("短信",)}))
    assert found.findings == ()


def test_no_personal_value_in_any_finding(tmp_path: Path) -> None:
    header = ["编号", "登记日期", "信访形式", "信访人", "电话", "内容", "人数", "群众姓名"]
    write_book(
        tmp_path / "信访.xlsx",
        [header, ["A1", "2024-3-5", "13812341234", "张三丰", Broken(), "李四光反映", "340603199001011234", "王五一"]],
    )
    found = ingest_folder(tmp_path)
    text = str([finding.to_json() for finding in found.findings]) + str(found.quarantined)
    assert len(found.findings) >= 4
    for secret in ("张三丰", "李四光", "王五一", "13812341234", "199001011234"):
        assert secret not in text


def test_no_such_folder(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match="没有"):
        ingest_folder(tmp_path / "2030")


def test_the_same_inputs_give_the_same_answer(tmp_path: Path) -> None:
    found = [petitions(tmp_path, row("A1", 信访形式="x"), row(None), row("A2", "2026-1-1")) for _ in range(2)]
    assert found[0].findings == found[1].findings
    pd.testing.assert_frame_equal(frame_of(found[0]), frame_of(found[1]))


def test_raw_files_are_not_touched(tmp_path: Path) -> None:
    raw, interim = tmp_path / "raw", tmp_path / "interim"
    write_book(raw / "信访.xlsx", [HEADER, row("A1")])
    before = {path.name: path.read_bytes() for path in raw.iterdir()}
    ingest(raw, town=a_town(), year=2024, period=parse("全年", 2024), catalog=a_catalog(PETITIONS), interim=interim)
    assert {path.name: path.read_bytes() for path in raw.iterdir()} == before


CELLS = st.one_of(
    st.none(), st.sampled_from(["来信", "A1", "2024-3-5", "合计", "小计", "注：", "无", "x", "已办结", "审核人：某"]),
    st.integers(-5, 60000), st.dates(date(2023, 1, 1), date(2025, 12, 31)),
)  # fmt: skip


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    above=st.lists(st.lists(CELLS, max_size=3), max_size=3),
    rows=st.lists(st.lists(CELLS, min_size=len(HEADER), max_size=len(HEADER)), max_size=12),
)
def test_every_row_is_accepted_quarantined_or_no_data(
    tmp_path: Path, above: list[list[Any]], rows: list[list[Any]]
) -> None:
    write_book(tmp_path / "信访.xlsx", [*above, HEADER, *rows])
    found = ingest_folder(tmp_path)
    (line,) = found.reconciliation
    assert line.rows == line.accepted + line.quarantined + line.not_data
    rows_kept = set(found.frames["petitions"]["行"]) if "petitions" in found.frames else set()
    assert line.accepted == len(rows_kept)
    assert line.quarantined == len(found.quarantined.get("petitions", ()))
    filled = [
        number for number, cells in enumerate([*above, HEADER, *rows], 1) if any(cell is not None for cell in cells)
    ]
    assert line.rows == max(filled)
    seen = rows_kept | {each.row for each in found.quarantined.get("petitions", ())}
    assert len(seen) == line.accepted + line.quarantined


HEADER_ALONE = ["编号", "登记日期", "信访形式", "办结日期"]


def test_an_empty_form_is_no_zero(tmp_path: Path) -> None:
    write_book(tmp_path / "信访件.xlsx", [HEADER_ALONE])
    ingested = ingest_folder(tmp_path)
    assert ingested.missing == ("petitions",)
    assert "petitions" not in ingested.frames
    (finding,) = [each for each in ingested.findings if each.code == "ledger-missing"]
    assert (finding.file, finding.indicators) == (
        "信访件.xlsx",
        ("petitions.accepted", "petitions.closed", "petitions.letters"),
    )


@pytest.mark.parametrize("said", [["本年无"], ["零报告"], ["", "无"], [1, "全年未发生信访件"], ["2024年没有"]])
def test_a_form_that_says_that_there_was_nothing_is_zero(tmp_path: Path, said: list[Any]) -> None:
    write_book(tmp_path / "信访件.xlsx", [HEADER_ALONE, said])
    ingested = ingest_folder(tmp_path)
    assert ingested.missing == ()
    assert len(ingested.frames["petitions"]) == 0
    assert codes_of(ingested) == []
    assert [(line.rows, line.not_data) for line in ingested.reconciliation] == [(2, 2)]


def test_a_list_of_one_column_has_as_many_entries_as_rows(tmp_path: Path) -> None:
    officers = Ledger(
        id="officers", title="执法人员名册", kind="register", row="一名执法人员", unit="名", office="执法队",
        columns=(Column(title="姓名", type="text", privacy="P"), Column(title="持证", type="bool", required=True)),
    )  # fmt: skip
    write_book(tmp_path / "人员.xlsx", {"执法人员名册": [["序号", "持证"], [1, "是"], [2, "是"], [3, "否"]]})
    ingested = ingest_folder(tmp_path, officers)
    assert ingested.frames["officers"]["持证"].tolist() == [True, True, False]
    assert codes_of(ingested) == []


@pytest.mark.parametrize("said", ["本年无法统计", "没有台账", "无资料", "本年无人填报", "截至目前没有"])
def test_what_is_not_known_is_no_zero(tmp_path: Path, said: str) -> None:
    write_book(tmp_path / "信访件.xlsx", [HEADER_ALONE, [said]])
    ingested = ingest_folder(tmp_path)
    assert any(each.is_error for each in ingested.findings)
    assert len(ingested.quarantined["petitions"]) == 1


def test_an_answer_is_no_declaration(tmp_path: Path) -> None:
    officers = Ledger(
        id="officers", title="执法人员名册", kind="register", row="一名执法人员", unit="名", office="执法队",
        columns=(Column(title="持证", type="bool", required=True),),
    )  # fmt: skip
    write_book(tmp_path / "人员.xlsx", {"执法人员名册": [["序号", "持证"], [1, "无"], [2, "有"], [3, "无"]]})
    assert ingest_folder(tmp_path, officers).frames["officers"]["持证"].tolist() == [False, True, False]


def test_none_written_over_the_example_is_none(tmp_path: Path) -> None:
    example = ["本年无", "2024-3-5", "来信", None, "本行是示例，不计入，可以删除"]
    write_book(tmp_path / "信访件.xlsx", [[*HEADER_ALONE, "备注"], example])
    ingested = ingest_folder(tmp_path)
    assert len(ingested.frames["petitions"]) == 0
    assert ingested.missing == ()


def test_a_column_whose_empty_cells_mean_one_may_be_lacking(tmp_path: Path) -> None:
    events = Ledger(
        id="publicity", title="普法台账", row="一次活动", unit="场", office="司法所", year_by="日期",
        columns=(Column(title="日期", type="date", required=True), Column(title="场次", type="int", required=True, blank=1),
                 Column(title="场所", type="text", required=True)),
    )  # fmt: skip
    write_book(tmp_path / "普法.xlsx", {"普法台账": [["日期", "场所"], ["2024-3-5", "社区"]]})
    ingested = ingest_folder(tmp_path, events)
    assert ingested.frames["publicity"]["场次"].tolist() == [1]
    assert codes_of(ingested) == []
