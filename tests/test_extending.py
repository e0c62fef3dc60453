"""docs/extending.md is executed as it stands: each block is appended to the file that it names, then the town is run."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from fazhi.catalog import Column
from fazhi.desk import Desk
from fazhi.report.blocks import Chart
from fazhi.workspace import Analysis, analyse

ROOT = Path(__file__).parent.parent
BLOCK = re.compile(r"^```\w+ file=(?P<file>\S+)\n(?P<text>.*?)^```$", re.M | re.S)


@pytest.fixture(scope="module")
def extended(tmp_path_factory: pytest.TempPathFactory) -> Analysis:
    """The demo town's 2024 in a workspace of its own, with everything on the page added."""
    root = tmp_path_factory.mktemp("workspace")
    town = root / "data/raw/段园镇"
    town.mkdir(parents=True)
    (root / "notebooks").mkdir()
    shutil.copy(ROOT / "data/raw/段园镇/town.toml", town)
    shutil.copytree(ROOT / "data/raw/段园镇/2024", town / "2024")
    for match in BLOCK.finditer((ROOT / "docs/extending.md").read_text(encoding="utf-8")):
        path = root / match["file"]
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as file:
            file.write("\n" + match["text"] if path.stat().st_size else match["text"])
    return analyse("段园镇", 2024, workspace=root)


def text_of(analysis: Analysis, topic: str) -> str:
    from fazhi.narrative import Paragraph, plain_text

    return "".join(
        plain_text(passage.spans)
        for passage in analysis.narrative.passages
        if isinstance(passage, Paragraph) and passage.topic == topic
    )


def test_list_value(extended: Analysis) -> None:
    column = extended.catalog.ledgers["publicity"].column("节点")
    assert "乡村法治集市" in column.choices  # type: ignore[union-attr]


def test_an_offices_own_word_and_rule(extended: Analysis) -> None:
    columns = {column.title: column for column in extended.catalog.ledgers["petitions"].columns}
    assert columns["状态"].synonyms["息诉罢访"] == columns["状态"].synonyms["结案"] == "已办结"
    assert columns["承办单位"].required_if == {"状态": ("已办结", "办理中")}


def test_every_key_of_a_column_is_on_the_page() -> None:
    page = (ROOT / "docs/extending.md").read_text(encoding="utf-8")
    section = page.partition("## To read an office's own words")[2].partition("## To add an indicator")[0]
    keys = {field.alias or name for name, field in Column.model_fields.items()} - {"title", "note"}
    assert {key for key in keys if f"`{key}" not in section} == set()


def test_indicator_and_rate(extended: Analysis) -> None:
    letters = extended.released["petitions.by_letter"]
    rate = extended.released["petitions.letter_rate"]
    frame = extended.ingested.frames["petitions"]
    of_year = frame[frame["登记日期"].dt.year == 2024]
    assert int(letters.value or 0) == (of_year["信访形式"] == "来信").sum() > 0
    assert (rate.numerator, rate.denominator) == (letters.value, len(of_year))


def test_chart(extended: Analysis) -> None:
    [chart] = [block for block in Desk(extended).chart("petitions.by_village").blocks if isinstance(block, Chart)]
    assert chart.data.columns[0].title == "村（社区）"
    assert len(chart.data.rows) == 11


def test_sentence(extended: Analysis) -> None:
    letters = extended.released["petitions.by_letter"]
    assert f"其中来信{letters.text}，占{extended.released['petitions.letter_rate'].text}。" in text_of(
        extended, "petitions"
    )


def test_whole_topic(extended: Analysis) -> None:
    assert extended.released["water.patrols"].text == "3次"
    assert text_of(extended, "water") == "我镇落实河湖巡查制度，全年开展河湖巡查3次。"
    headings = [passage.text for passage in extended.narrative.passages if hasattr(passage, "level")]
    assert "河湖巡查" in headings


def test_no_fault_was_added(extended: Analysis) -> None:
    assert [finding.message for finding in extended.findings if finding.is_error] == []
