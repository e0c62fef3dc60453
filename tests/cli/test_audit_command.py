"""fazhi audit: what it prints, what it writes, how it ends."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from audit.written import FAULTY, SOUND, write
from batch.offices import DEMO, Ran

from fazhi.audit.record import record

if TYPE_CHECKING:
    from cli.conftest import Command


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """A report with a wrong rate, a wrong 余 and a wrong unit."""
    return write(tmp_path, "有错.txt", FAULTY)


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    """A report whose numbers hold together."""
    return write(tmp_path, "无错.txt", SOUND)


def test_a_faulty_report_ends_with_1_and_the_worst_comes_first(command: Command, faulty: Path) -> None:
    ended = command("audit", faulty)
    assert ended.exit_code == 1
    said = ended.stdout
    places = [said.index(word) for word in ("✕ 不相符　1处", "✕ 单位有误　1处", "▲ 写法", "✓ 相符　")]
    assert places == sorted(places)
    assert "2369÷2474" in said and "95.76%" in said and "主要举措和成效 " in said
    assert "68÷73" not in said, "what is consistent is counted only"
    assert re.fullmatch(r"共\d+个数字，能检验的关系\d+处；不相符1处，单位有误1处，写法\d+处。", said.splitlines()[-1])


def test_a_sound_report_ends_with_0(command: Command, sound: Path) -> None:
    ended = command("audit", sound)
    assert ended.exit_code == 0 and "不相符" not in ended.stdout and "✓ 相符" in ended.stdout


@pytest.mark.parametrize("option", ["--all", "-v"])
def test_what_is_consistent_is_listed_when_asked(command: Command, sound: Path, option: str) -> None:
    assert "68÷73＝93.15%" in command("audit", sound, option).stdout


def test_json_is_alone_on_stdout(command: Command, faulty: Path, sound: Path) -> None:
    damaged = write(faulty.parent, "坏的.docx", "")
    ended = command("audit", faulty, sound, damaged, "--json")
    found = json.loads(ended.stdout)
    assert {each["file"] for each in found} == {"有错.txt", "无错.txt"}
    assert all(set(each) == _keys() for each in found)
    [wrong] = [each for each in found if each["verdict"] == "inconsistent"]
    assert (wrong["relation"], wrong["expected"], wrong["place"]["heading"]) == ("share", "95.76%", "主要举措和成效")
    assert ended.exit_code == 3 and "坏的.docx" in ended.stderr


def _keys() -> set[str]:
    from audit.judged import a_report

    return set(record(a_report().judgements[0]))


def test_files_of_one_name_are_told_apart(command: Command, tmp_path: Path) -> None:
    first, second = write(tmp_path / "2023", "报告.txt", SOUND), write(tmp_path / "2024", "报告.txt", FAULTY)
    found = json.loads(command("audit", first, second, "--json").stdout)
    assert {each["file"] for each in found} == {"2023/报告.txt", "2024/报告.txt"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("没有.docx",), "没有文件“没有.docx”"),
        ((".",), "是文件夹"),
        (("x.docx", "--agianst", "a", "1"), "没有选项 --agianst"),
        (("x.docx", "--against", "某某镇"), "选项 --against 后面要有2个值"),
        (("x.docx", "--against", "某某镇", "去年"), "选项 --against 的值不对"),
        ((), "缺少 报告"),
    ],
)
def test_wrong_usage_is_exit_code_2_and_one_line(
    command: Command, words: tuple[str, ...], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ended = command("audit", *words)
    assert ended.exit_code == 2 and ended.stdout == ""
    [line] = ended.stderr.splitlines()
    assert line.startswith("错误：") and said in line


def test_a_report_that_cannot_be_read_is_one_line_and_hides_no_other(command: Command, faulty: Path) -> None:
    ended = command("audit", write(faulty.parent, "坏的.pdf", "%PDF-1.7 坏"), faulty)
    assert ended.exit_code == 3
    [line] = ended.stderr.splitlines()
    assert "坏的.pdf" in line and "Traceback" not in line
    assert "不相符" in ended.stdout


def test_it_works_anywhere_without_a_workspace(sound: Path, tmp_path: Path) -> None:
    words = [sys.executable, "-m", "fazhi", "audit", sound.name]
    ended = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stderr) == (0, "")


@pytest.mark.parametrize("columns", ["40", "80", "200"])
def test_no_line_is_wider_than_the_terminal(
    command: Command, faulty: Path, monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    from rich.cells import cell_len

    monkeypatch.setenv("COLUMNS", columns)
    table = [line for line in command("audit", faulty).stdout.splitlines() if not line.startswith("共")]
    assert max(map(cell_len, table)) <= int(columns)


def test_nothing_in_a_report_acts_on_the_terminal(command: Command, tmp_path: Path) -> None:
    path = write(tmp_path, "有害[bold].txt", FAULTY.replace("135余", "\x1b[31m[red]\u202e135余"))
    said = command("audit", path).stdout
    assert "\x1b" not in said and "\u202e" not in said and "有害[bold].txt" in said


def test_of_one_verdict_twenty_are_listed_unless_all_are_asked_for(command: Command, tmp_path: Path) -> None:
    lines = [
        f"第{name}组受理矛盾纠纷2474件，调解成功2369件，成功率95.{last}%。"
        for name, last in zip("甲乙丙丁戊己庚辛壬癸" * 3, range(10, 40), strict=True)
    ]
    path = write(tmp_path, "多.txt", "\n\n".join(lines))
    short, whole = (command("audit", path, *more).stdout for more in ([], ["--all"]))
    assert "✕ 不相符　30处" in short and "另有10处不相符没有列出，加 --all 全部列出。" in short
    assert (short.count("文中为"), whole.count("文中为")) == (20, 30) and "另有" not in whole


class TestPage:
    def test_it_is_written_where_asked_and_nowhere_else(self, command: Command, faulty: Path, tmp_path: Path) -> None:
        before = sorted(tmp_path.iterdir())
        command("audit", faulty)
        assert sorted(tmp_path.iterdir()) == before
        page = tmp_path / "核对/页.html"
        ended = command("audit", faulty, "--html", page)
        assert f"标注页：{page}" in ended.stdout and "2369÷2474" in page.read_text(encoding="utf-8")
        assert command("audit", faulty, "--html", page).exit_code == 1, "a page of ours may be written anew"

    def test_several_reports_go_into_a_folder(
        self, command: Command, faulty: Path, sound: Path, tmp_path: Path
    ) -> None:
        command("audit", faulty, sound, "--html", tmp_path / "页")
        assert {path.name for path in (tmp_path / "页").iterdir()} == {"有错.txt.html", "无错.txt.html"}

    def test_no_other_file_is_written_over(self, command: Command, faulty: Path) -> None:
        ended = command("audit", faulty, "--html", faulty)
        assert ended.exit_code == 2 and "没有覆盖" in ended.stderr
        assert faulty.read_text(encoding="utf-8") == FAULTY

    def test_where_nothing_may_be_written_it_says_so(self, command: Command, faulty: Path) -> None:
        ended = command("audit", faulty, "--html", faulty / "页.html")
        assert ended.exit_code == 3 and "不能写入" in ended.stderr


class TestAgainst:
    def test_our_own_report_agrees_with_its_ledgers(self, command: Command, ran: Ran) -> None:
        report = ran.output(2024) / "report.docx"
        ended = command("audit", report, "--against", DEMO, "2024", "--workspace", ran.root, "--json")
        assert ended.exit_code == 0
        found = json.loads(ended.stdout)
        ledgers = {each["relation"] for each in found if each["relation"].startswith("ledger_")}
        assert ledgers == {"ledger_agreed"}

    def test_a_report_of_another_year_is_refused_with_what_to_do(self, command: Command, ran: Ran) -> None:
        last = ran.output(2023) / "report.docx"
        ended = command("audit", last, "--against", DEMO, "2024", "--workspace", ran.root)
        assert ended.exit_code == 2 and ended.stdout == ""
        assert "报告写的是2023年，--against 给的是2024年" in ended.stderr and f"--against {DEMO} 2023" in ended.stderr

    def test_beside_one_of_the_year_it_is_told_and_not_compared(self, command: Command, ran: Ran) -> None:
        both = [ran.output(year) / "report.docx" for year in (2023, 2024)]
        found = json.loads(command("audit", *both, "--against", DEMO, "2024", "--workspace", ran.root, "--json").stdout)
        last = [each for each in found if each["file"].startswith("2023/")]
        assert not [each for each in last if each["relation"].startswith("ledger_")]
        [told] = [each for each in last if "没有与台账核对" in each["explanation"]]
        assert (told["relation"], told["verdict"]) == ("years", "undetermined")

    def test_a_text_that_names_no_year_is_compared(self, command: Command, ran: Ran, tmp_path: Path) -> None:
        loose = write(tmp_path, "摘录.txt", "全年受理信访件1件。")
        ended = command("audit", loose, "--against", DEMO, "2024", "--workspace", ran.root)
        assert ended.exit_code in (0, 1) and f"与{DEMO}2024年台账比" in ended.stdout.splitlines()[-1]

    @pytest.mark.parametrize(
        ("town", "year", "said"), [("段圆镇", 2024, "最接近的是 段园镇"), (DEMO, 2019, "已有：2022、2023、2024")]
    )
    def test_a_wrong_town_or_year_is_said_as_everywhere(
        self, command: Command, ran: Ran, sound: Path, town: str, year: int, said: str
    ) -> None:
        ended = command("audit", sound, "--against", town, year, "--workspace", ran.root)
        assert ended.exit_code == 2 and said in ended.stderr

    def test_without_a_workspace_it_says_which_option(
        self, command: Command, sound: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        ended = command("audit", sound, "--against", DEMO, "2024")
        assert ended.exit_code == 2 and "--workspace" in ended.stderr
