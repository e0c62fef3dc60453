"""text.md and phrases.toml: what a clerk writes without knowing of templates."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from narrative.sentences import INDICATORS, a_catalog

from fazhi.errors import NarrativeError, SettingsError
from fazhi.narrative import TownText, load_town_text
from fazhi.narrative.towntext import Standard, bind_titles, parse_sections

TITLES = {indicator.title: name for name, indicator in INDICATORS.items()}


def loaded(folder: Path, text: str = "", phrases: str = "", encoding: str = "utf-8") -> TownText:
    if text:
        (folder / "text.md").write_bytes(text.encode(encoding))
    if phrases:
        (folder / "phrases.toml").write_text(phrases, encoding="utf-8")
    return load_town_text(folder, a_catalog())


def bodies(text: str) -> dict[str, list[tuple[str, int, bool]]]:
    return {
        name: [(one.text, one.line, one.is_heading) for one in lines] for name, lines in parse_sections(text).items()
    }


def test_nothing_written_is_nothing_said(tmp_path: Path) -> None:
    assert load_town_text(tmp_path, a_catalog()) == TownText()


def test_sections_stand_under_a_title_and_keep_their_line_numbers() -> None:
    text = (
        "# 某镇文字材料\n\n给自己的话\n\n## 学法制度\n\n按季度学法。\n再学一次。\n## 存在的不足\n### 力量薄弱\n人少。\n"
    )

    assert bodies(text) == {
        "学法制度": [("按季度学法。", 7, False), ("再学一次。", 8, False)],
        "存在的不足": [("力量薄弱", 10, True), ("人少。", 11, False)],
    }


def test_without_a_title_the_highest_headings_are_the_sections() -> None:
    assert bodies("#学法制度\n一。\n# 存在的不足 #\n## 力量薄弱\n") == {
        "学法制度": [("一。", 2, False)],
        "存在的不足": [("力量薄弱", 4, True)],
    }


def test_a_heading_used_twice_goes_on() -> None:
    assert bodies("# 学法制度\n一。\n# 别的\n# 学法制度\n二。")["学法制度"] == [("一。", 2, False), ("二。", 5, False)]


def test_the_habits_of_an_input_method_and_of_notes_are_forgiven() -> None:
    assert bodies("＃＃ 学法制度：\n- 按**季度**学法。\n+ 例会学法。") == {
        "学法制度": [("按季度学法。", 2, False), ("例会学法。", 3, False)]
    }


def test_comments_are_for_the_clerk_and_count_as_lines() -> None:
    assert bodies("# 学法制度\n<!-- 写两行\n即可 -->\n一。") == {"学法制度": [("一。", 4, False)]}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_file_saved_by_any_editor_of_an_office_is_read(tmp_path: Path, encoding: str) -> None:
    assert loaded(tmp_path, "# 学法制度\n一。\n", encoding=encoding).sections["学法制度"][0].text == "一。"


def test_an_encoding_that_cannot_be_told_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(NarrativeError, match="另存为 UTF-8"):
        loaded(tmp_path, "# 学法制度\n一。\n", encoding="utf-16")


# --- standards ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "每队最少队员人数：不少于20人（依据：某镇办法）",
        "- 每队最少队员人数: 不少于 20 人(依据: 某镇办法)",
        "petitions.least：不少于20人（依据：某镇办法）",
    ],
)
def test_a_standard_with_its_source(tmp_path: Path, line: str) -> None:
    own = loaded(tmp_path, f"# 规定标准\n\n{line}\n")

    assert own.standards == (Standard("petitions.least", Decimal(20), "某镇办法"),)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("每队至少20人", "请写成“指标名称：不少于20人（依据：文件名称）”"),
        ("每队最少队员人数：不少于20人", "请写成"),  # without its source
        ("每队最少队员数：不少于20人（依据：某办法）", "没有名为“每队最少队员数”的指标；最接近的是 每队最少队员人数"),
        ("每队最少队员人数：不少于20名（依据：某办法）", "单位是“人”，不是“名”"),
    ],
)
def test_a_standard_that_cannot_be_understood_names_its_line(tmp_path: Path, line: str, why: str) -> None:
    with pytest.raises(NarrativeError, match=r"^text\.md 第4行：") as caught:
        loaded(tmp_path, f"# 某镇\n\n## 规定标准\n{line}\n")

    assert why in str(caught.value)


# --- figures by title ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "bound"),
    [
        ("办结{{ 办结件数 }}。", "办结{{ petitions.closed  }}。"),
        ("办结{{办结件数|compared}}。", "办结{{ petitions.closed |compared }}。"),
        ("覆盖{{ 有记录的村（社区）数 }}。", "覆盖{{ petitions.villages  }}。"),  # brackets are no name for Jinja
        ("办结｛｛ 办结件数 ｝｝。", "办结{{ petitions.closed  }}。"),  # braces of an input method
        ("办结{{ petitions.closed }}。", "办结{{ petitions.closed  }}。"),
        ("{{ 办结件数 }}和{{ 信访件数 }}", "{{ petitions.closed  }}和{{ petitions.accepted  }}"),
        ("没有括号", "没有括号"),
    ],
)
def test_titles_in_braces_are_bound(written: str, bound: str) -> None:
    assert bind_titles(written, TITLES) == bound


def test_a_title_that_is_none_is_answered_with_near_ones() -> None:
    with pytest.raises(NarrativeError, match="没有名为“有记录的村（居）数”的指标；最接近的是 有记录的村（社区）数"):
        bind_titles("{{ 有记录的村（居）数 }}", TITLES)


# --- phrases ------------------------------------------------------------------------------------------------------


def test_phrases_are_taken_as_they_are_and_empty_ones_are_none(tmp_path: Path) -> None:
    own = loaded(tmp_path, phrases='"指导思想" = " 坚持…… "\n"上级部署" = ""\n')

    assert own.phrases == {"指导思想": "坚持……"}


@pytest.mark.parametrize(
    ("phrases", "why"), [('"指导思想" = 3\n', "键 指导思想：应为文字"), ("指导思想 = 坚持\n", "不是正确的 TOML")]
)
def test_phrases_that_cannot_be_read(tmp_path: Path, phrases: str, why: str) -> None:
    with pytest.raises(SettingsError, match=r"phrases\.toml") as caught:
        loaded(tmp_path, phrases=phrases)

    assert why in str(caught.value)
