"""What may stand in nothing that leaves the office: collected from every row and column, and never printed."""

from __future__ import annotations

import pickle
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from builders import HOTLINE, PETITIONS, REGISTER, a_town, ingest_folder, write_book

from fazhi.catalog import Column
from fazhi.ledgers import Ingested, PrivateValues
from fazhi.ledgers.cells.naming import name_parts

TITLE = PETITIONS.title


def read(folder: Path, header: list[str], *rows: list[Any], **given: Any) -> PrivateValues:
    """The private values of one sheet of petitions; each row begins with its number, date and form."""
    lines = [[f"A{number}", date(2024, 3, 5), "来信", *row] for number, row in enumerate(rows, 1)]
    write_book(folder / "信访.xlsx", [["编号", "登记日期", "信访形式", *header], *lines])
    return ingest_folder(folder, **given).private


def values(private: PrivateValues, column: str, ledger: str = TITLE) -> set[str]:
    return set(private.get((ledger, column), ()))


def test_personal_columns_give_their_cells_and_free_text_its_long_ones(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        ["信访人", "电话", "内容"],
        ["欧阳试字", 13900001234, "反映邻居占用通道"],
        ["张试", "0561-300123", "问路"],
    )
    assert values(found, "信访人") == {"欧阳试字", "张试"}
    assert values(found, "电话") == {"13900001234", "0561-300123"}
    assert values(found, "内容") == {"反映邻居占用通道"}
    assert {column for _, column in found} == {"信访人", "电话", "内容"}


def test_sensitive_text_counts_and_sensitive_choices_do_not(tmp_path: Path) -> None:
    columns = (
        *PETITIONS.columns,
        Column(title="对象编号", type="text", privacy="S"),
        Column(title="人员类别", type="choice", privacy="S", choices=("刑满释放", "其他")),
    )
    ledger = PETITIONS.model_copy(update={"columns": columns})
    write_book(
        tmp_path / "信访.xlsx",
        [
            ["编号", "登记日期", "信访形式", "对象编号", "人员类别"],
            ["A1", date(2024, 3, 5), "来信", "AB2019001", "刑满释放"],
        ],
    )
    found = ingest_folder(tmp_path, ledger).private
    assert dict(found) == {(TITLE, "对象编号"): frozenset({"AB2019001"})}


@pytest.mark.parametrize(
    "word", ["来信", "已办结", "大庄村", "庄里", "某某镇大庄村", "信访办", "无", "是", "123", "本人", "2024-3-5", "王"]
)
def test_words_of_everybody_are_nobodys(tmp_path: Path, word: str) -> None:
    assert not read(tmp_path, ["信访人"], [word])


def test_rows_that_do_not_count_name_people_too(tmp_path: Path) -> None:
    write_book(
        tmp_path / "信访.xlsx",
        [
            ["编号", "登记日期", "信访形式", "信访人"],
            ["A1", date(2024, 3, 5), "来信", "张试"],
            ["A2", "三月里", "来信", "李试"],  # in quarantine
            ["合计", 2, None, None],
        ],
    )
    found = ingest_folder(tmp_path)
    assert len(found.quarantined["petitions"]) == 1
    assert values(found.private, "信访人") == {"张试", "李试"}


def test_an_identity_number_that_cannot_exist_is_searched_for_all_the_same(tmp_path: Path) -> None:
    identity = Column(title="身份证号", type="text", privacy="P", format="identity")
    ledger = PETITIONS.model_copy(update={"columns": (*PETITIONS.columns, identity)})
    write_book(
        tmp_path / "信访.xlsx",
        [["编号", "登记日期", "信访形式", "身份证号"], ["A1", date(2024, 3, 5), "来信", "340603199001011239"]],
    )
    found = ingest_folder(tmp_path, ledger)
    assert [each.code for each in found.findings if each.code == "cell-identity"] == ["cell-identity"]
    assert values(found.private, "身份证号") == {"340603199001011239"}


def test_a_corrected_name_and_the_wrong_one_are_both_somebodys(tmp_path: Path) -> None:
    (tmp_path / "corrections.toml").write_text(
        '[[corrections]]\nledger = "petitions"\nmatch = { "编号" = "A1" }\nset = { "信访人" = "张试" }\n'
        'expect = { "信访人" = "张式" }\nreason = "笔误"\nwho = "信访办"\nwhen = 2025-01-10\n',
        encoding="utf-8",
    )
    assert values(read(tmp_path, ["信访人"], ["张式"]), "信访人") == {"张式", "张试"}


def test_a_constant_of_ledgers_toml_names_somebody(tmp_path: Path) -> None:
    (tmp_path / "ledgers.toml").write_text(
        '[[files]]\nfile = "信访.xlsx"\nconstants = { "信访人" = "张试" }\n', encoding="utf-8"
    )
    assert values(read(tmp_path, [], []), "信访人") == {"张试"}


class TestUnknownColumns:
    def test_one_whose_title_says_who_gives_every_cell(self, tmp_path: Path) -> None:
        assert values(read(tmp_path, ["联系人"], ["张试"], ["张试"], ["张试"]), "联系人") == {"张试"}

    def test_addresses_and_numbers_count_however_often_they_stand_there(self, tmp_path: Path) -> None:
        rows = [["大庄村三组柳树巷12号", "皖F12345"]] * 4
        found = read(tmp_path, ["家庭住址", "车牌"], *rows)
        assert values(found, "家庭住址") == {"大庄村三组柳树巷12号"}

    def test_words_that_many_rows_share_are_a_class(self, tmp_path: Path) -> None:
        found = read(tmp_path, ["处理情况", "政治面貌"], *[["已经依法答复当事人", "团员"]] * 4)
        assert not found

    def test_where_nearly_every_row_has_its_own_word_the_words_are_names(self, tmp_path: Path) -> None:
        assert values(read(tmp_path, ["绰号"], ["大刘"], ["小马哥"]), "绰号") == {"大刘", "小马哥"}

    def test_sums_days_and_serial_numbers_are_nobodys(self, tmp_path: Path) -> None:
        assert not read(
            tmp_path, ["面积", "金额合计元", "回访日"], [123456, "12,000.50", "20240305"], [23456, 1.5, "3月5日"]
        )

    def test_remarks_count_where_they_are_long_and_papers_never(self, tmp_path: Path) -> None:
        found = read(
            tmp_path, ["备注", "佐证材料"], ["由其子张小试代为来访", "档案室第三柜第五盒"], ["同意", "会议记录"]
        )
        assert {column: values(found, column) for _, column in found} == {"备注": {"由其子张小试代为来访"}}


def test_a_ledger_that_the_town_does_not_keep_names_people_too(tmp_path: Path) -> None:
    town = a_town(kept=("hotline",))
    write_book(
        tmp_path / "信访.xlsx", [["编号", "登记日期", "信访形式", "信访人"], ["A1", date(2024, 3, 5), "来信", "张试"]]
    )
    found = ingest_folder(tmp_path, PETITIONS, HOTLINE, REGISTER, town=town)
    assert "petitions" not in found.frames
    assert values(found.private, "信访人") == {"张试"}


def test_a_table_that_is_no_ledger_gives_its_columns_of_names(tmp_path: Path) -> None:
    rows = [
        ["姓名", "编号", "登记日期", "备考"],
        ["张试", "1", "2024-1-1", "很长很长的一段话"],
        ["李试", "2", "2024-1-2", "x"],
    ]
    write_book(tmp_path / "名单.xlsx", {"其他": rows})
    found: Ingested = ingest_folder(tmp_path)
    assert not found.frames
    assert values(found.private, "姓名", "其他") == {"张试", "李试"}
    assert {column for _, column in found.private} == {"姓名"}


def test_what_is_kept_comes_back_and_nothing_prints_it(tmp_path: Path) -> None:
    first = read(tmp_path / "raw", ["信访人"], ["张试"], interim=tmp_path / "interim")
    again = ingest_folder(tmp_path / "raw", interim=tmp_path / "interim")
    assert again.private == first == pickle.loads(pickle.dumps(first))
    for said in (repr(first), str(first), f"{first}", repr(again)):
        assert "张试" not in said


def test_clean_ledgers_without_their_private_values_are_read_again(tmp_path: Path) -> None:
    first = read(tmp_path / "raw", ["信访人"], ["张试"], interim=tmp_path / "interim")
    (tmp_path / "interim/private.json").unlink()
    assert ingest_folder(tmp_path / "raw", interim=tmp_path / "interim").private == first


def test_values_of_two_years_are_those_of_both() -> None:
    one, other = (
        PrivateValues({("甲", "姓名"): ["张试"]}),
        PrivateValues({("甲", "姓名"): ["李试"], ("乙", "电话"): ["13900001234"]}),
    )
    assert dict(one | other) == {("甲", "姓名"): {"张试", "李试"}, ("乙", "电话"): {"13900001234"}}


@pytest.mark.parametrize(
    ("cell", "parts"),
    [
        ("张试", {"张试"}),
        ("张试、李试验", {"张试、李试验", "张试", "李试验"}),
        ("张 试", {"张试"}),
        ("张试 李试验", {"张试李试验", "张试", "李试验"}),
        ("张试等5人", {"张试等5人", "张试"}),
        ("张试（13900001234）", {"张试（13900001234）", "张试", "13900001234"}),
        ("申请人：张试；被申请人：李试验", {"申请人：张试；被申请人：李试验", "张试", "李试验"}),
        ("张试与李试验", {"张试与李试验", "张试", "李试验"}),
        ("张试夫妇", {"张试夫妇", "张试"}),
        ("李艺名", {"李艺名"}),
        ("某某村委会", set()),
        ("示例一律师事务所", set()),
    ],
)  # fmt: skip
def test_a_cell_of_names_is_taken_apart(cell: str, parts: set[str]) -> None:
    assert set(name_parts(cell)) == parts
