"""fazhi template: where the blank workbook goes, for whom, and what is said."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
from batch.offices import hashes

if TYPE_CHECKING:
    from cli.conftest import Command


@pytest.fixture(autouse=True)
def here(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder that is in no workspace."""
    folder = tmp_path_factory.mktemp("here")
    monkeypatch.chdir(folder)
    return folder


def sheets(path: Path) -> list[str]:
    return list(openpyxl.load_workbook(path).sheetnames)


def test_without_a_town_no_workspace_is_needed(command: Command, here: Path) -> None:
    ended = command("template", "--year", "2024")
    assert ended.exit_code == 0, ended.output
    assert len(sheets(here / "台账模板2024.xlsx")) == 22
    said = ended.stdout.splitlines()
    assert said[0] == "已生成 台账模板2024.xlsx：21本台账，第一张表是填表说明。"
    assert "下一步" in said[1] and "fazhi check" in said[1]


def test_a_towns_own_ledgers_and_villages(command: Command, here: Path, workspace: Path) -> None:
    before = hashes(workspace)
    ended = command("template", "--year", "2025", "--town", "小河乡", "--workspace", workspace)
    assert ended.exit_code == 0, ended.output
    book = openpyxl.load_workbook(here / "小河乡台账模板2025.xlsx")
    assert book.sheetnames == ["填表说明", "信访件台账"]
    lists = [rule.formula1 for rule in book["信访件台账"].data_validations.dataValidation if rule.type == "list"]
    assert '"大庄村"' in lists
    assert hashes(workspace) == before


def test_chosen_ledgers_and_file(command: Command, here: Path) -> None:
    ended = command("template", "--year", "2024", "--ledgers", "petitions，人民调解台账", "-o", "空白.xlsx")
    assert ended.exit_code == 0, ended.output
    assert sheets(here / "空白.xlsx") == ["填表说明", "人民调解台账", "信访件台账"]


def test_a_ledger_that_the_town_does_not_keep_is_written_and_said(command: Command, workspace: Path) -> None:
    ended = command("template", "--year", "2024", "--town", "小河乡", "--ledgers", "visits", "--workspace", workspace)
    assert ended.exit_code == 0 and "kept 里没有“来访接待台账”" in ended.stdout


def test_a_filled_workbook_is_never_overwritten(command: Command, here: Path) -> None:
    (here / "台账模板2024.xlsx").write_bytes(b"filled in")
    ended = command("template", "--year", "2024")
    assert ended.exit_code == 2
    [said] = ended.stderr.splitlines()
    assert "已经存在" in said and "-o" in said
    assert (here / "台账模板2024.xlsx").read_bytes() == b"filled in"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "缺少 --year"),
        (("--year", "24"), "年度“24”不对"),
        (("--year", "今年"), "选项 --year 的值不对"),
        (("--year", "2024", "--ledgers", "信访台账"), "没有名为“信访台账”的台账；最接近的是 信访件台账"),
        (("--year", "2024", "--town", "小河乡"), "找不到工作区"),
        (("--year", "2024", "-o", "a.xls"), "不是 .xlsx"),
    ],
)
def test_wrong_usage(command: Command, here: Path, words: tuple[str, ...], said: str) -> None:
    ended = command("template", *words)
    assert ended.exit_code == 2
    [line] = ended.stderr.splitlines()
    assert said in line and list(here.iterdir()) == []


def test_an_unknown_town_names_near_ones(command: Command, workspace: Path) -> None:
    ended = command("template", "--year", "2024", "--town", "小何乡", "--workspace", workspace)
    assert ended.exit_code == 2 and "最接近的是 小河乡" in ended.stderr and "new-town" in ended.stderr


def test_a_workspaces_own_ledger_gets_a_sheet(command: Command, here: Path, workspace: Path) -> None:
    (workspace / "catalog/canals").mkdir(parents=True)
    (workspace / "catalog/canals/topic.toml").write_text(
        'title = "沟渠"\nchapter = "stability"\n[ledgers.canals]\ntitle = "沟渠巡查台账"\nrow = "一次巡查"\nunit = "次"\n'
        'office = "水利站"\nyear_by = "日期"\n[ledgers.canals.columns]\n"日期" = { type = "date", required = true }\n',
        encoding="utf-8",
    )
    ended = command("template", "--year", "2024", "--ledgers", "canals", "--workspace", workspace)
    assert ended.exit_code == 0, ended.output
    assert sheets(here / "台账模板2024.xlsx") == ["填表说明", "沟渠巡查台账"]


@pytest.mark.parametrize("name", ["template", "new-town"])
def test_help_of_both_commands_is_chinese(command: Command, name: str) -> None:
    ended = command(name, "--help")
    assert ended.exit_code == 0
    for english in ("Usage", "OPTIONS", "Arguments", "required", "default:", "<int>", "<="):
        assert english not in ended.stdout, english
