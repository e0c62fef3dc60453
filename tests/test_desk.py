"""The door of the notebooks: each method shows one thing, and refuses a wrong name with the right ones."""

from __future__ import annotations

import io
from pathlib import Path

import matplotlib
import pandas as pd
import pytest
from batch.offices import DEMO, NAME, PHONE, small_town
from matplotlib.figure import Figure

import fazhi
from fazhi.desk import Desk
from fazhi.errors import DraftError, ParameterError, UsageError
from fazhi.exhibits import indicator_table
from fazhi.indicators import Status
from fazhi.report.blocks import Block, Chart, Heading, Note, Paragraph, Table
from fazhi.report.bundle import MIME, Shown
from fazhi.workspace import Analysis


@pytest.fixture
def desk(demo_2024: Analysis) -> Desk:
    """The demo town's 2024, nothing shown yet."""
    return Desk(demo_2024)


def headings(shown: Shown) -> list[str]:
    return [block.text for block in shown.blocks if isinstance(block, Heading)]


def kinds(shown: Shown) -> set[type[Block]]:
    return {type(block) for block in shown.blocks}


class TestOpen:
    def test_an_analysts_own_plot_prints_chinese(self, demo: Path) -> None:
        with matplotlib.rc_context():
            fazhi.open("段园镇", 2024, workspace=str(demo))
            axes = Figure().add_subplot()
            axes.set_title("自己画的图：−1")
            axes.figure.savefig(io.BytesIO(), format="png")  # a missing glyph would warn, and a warning is an error

    def test_the_public_names_are_few_and_sorted(self) -> None:
        assert fazhi.__all__ == sorted(fazhi.__all__) == dir(fazhi)
        assert fazhi.open is not open and fazhi.Desk is Desk
        with pytest.raises(AttributeError):
            _ = fazhi.nothing

    def test_what_is_on_the_desk_is_said(self, desk: Desk) -> None:
        said = desk._repr_markdown_()
        assert f"{DEMO}2024年全年" in said and "示例数据" in said and "2024年12月31日" in said and "缺0本" in said

    def test_the_plain_form_is_the_same_each_time(self, demo_2024: Analysis) -> None:
        assert repr(Desk(demo_2024)) == repr(Desk(demo_2024)) == f"<fazhi {DEMO} 2024年>"

    def test_a_workspace_by_name(self, tmp_path: Path) -> None:
        small_town(tmp_path, "小河乡")
        assert fazhi.open("小河乡", 2024, workspace=str(tmp_path)).analysis.town.name == "小河乡"

    def test_a_mistyped_parameter(self, tmp_path: Path) -> None:
        with pytest.raises(ParameterError, match="可用：town"):
            fazhi.open("小河乡", 2024, strict="yes", workspace=str(tmp_path))  # type: ignore[arg-type]


class TestLedgers:
    def test_reconciliation_adds_up(self, desk: Desk) -> None:
        frame = desk.reconciliation()
        assert (frame["总行数"] == frame[["计入", "未计入", "非数据"]].sum(axis=1)).all()
        assert len(frame) == 21

    def test_findings_errors_first(self, tmp_path: Path) -> None:
        small_town(tmp_path, "小河乡", cell="三月里")
        one = fazhi.open("小河乡", 2024, workspace=str(tmp_path))
        frame = one.findings()
        assert frame.iloc[0][["级别", "单元格"]].tolist() == ["错误", "B3"]
        assert set(one.findings("error")["级别"]) == {"错误"}
        assert frame["怎么办"].str.len().gt(0).all()

    def test_a_ledger_by_title_or_id_is_masked(self, tmp_path: Path) -> None:
        small_town(tmp_path, "小河乡")
        one = fazhi.open("小河乡", 2024, workspace=str(tmp_path))
        frame = one.ledger("信访件台账")
        pd.testing.assert_frame_equal(frame, one.ledger("petitions"))
        assert len(frame) == 3 and set(frame["信访人"]) == {"欧*"}
        assert NAME not in frame.to_string() and PHONE not in frame.to_string()

    def test_a_ledger_that_there_is_not(self, desk: Desk) -> None:
        with pytest.raises(UsageError, match=r"最接近的是 .*信访件台账"):
            desk.ledger("信访台账")

    def test_a_ledger_that_was_not_handed_in(self, demo: Path) -> None:
        with pytest.raises(UsageError, match="来访接待台账没有交来，请向信访办收取"):
            fazhi.open(DEMO, 2022, workspace=str(demo)).ledger("来访接待台账")


class TestIndicators:
    def test_all_of_them_as_released(self, desk: Desk, demo_2024: Analysis) -> None:
        printed = indicator_table(demo_2024.released, demo_2024.catalog)
        frame = desk.indicators()
        assert len(frame) == len(printed.rows) > 100
        assert frame.index.is_unique and set(frame.index) == set(demo_2024.released.values)

    def test_each_row_has_the_id_of_its_own_title(self, desk: Desk, demo_2024: Analysis) -> None:
        frame = desk.indicators()
        titles = {name: value.indicator.title for name, value in demo_2024.released.values.items()}
        assert frame["指标"].to_dict() == titles

    def test_those_of_a_topic(self, desk: Desk) -> None:
        names = set(desk.indicators("petitions").index)
        assert names and all(name.startswith("petitions.") for name in names)
        with pytest.raises(UsageError, match="petitions"):
            desk.indicators("petition")

    def test_the_rows_behind_a_number_are_as_many_as_it_says(self, desk: Desk, demo_2024: Analysis) -> None:
        frame = desk.rows("petitions.accepted")
        assert len(frame) == demo_2024.released["petitions.accepted"].value
        assert "信访人" not in frame.columns

    def test_one_number_explained(self, desk: Desk, demo_2024: Analysis) -> None:
        shown = desk.explain("petitions.closed_rate")
        text = shown._repr_mimebundle_()["text/plain"]
        assert demo_2024.released["petitions.closed_rate"].text in text
        assert all(word in text for word in ("口径：", "来源：", "分子68件，分母73件"))

    def test_a_number_that_is_missing_says_why(self, demo: Path) -> None:
        one = fazhi.open(DEMO, 2022, workspace=str(demo))
        missing = [value for value in one.analysis.released.values.values() if value.status is Status.MISSING]
        assert missing
        for value in missing:
            text = one.explain(value.id)._repr_mimebundle_()["text/plain"]
            assert f"{value.indicator.title}：缺" in text and value.ledger_title in text, value.id

    def test_a_chart(self, desk: Desk) -> None:
        assert Chart in kinds(desk.chart("petitions.by_month"))
        with pytest.raises(UsageError):
            desk.chart("petitions.by_moon")


class TestReport:
    def test_parts_in_any_order_and_the_rest_make_the_whole(self, desk: Desk, demo_2024: Analysis) -> None:
        parts = [part.id for part in demo_2024.catalog.outline.parts]
        shown = [desk.part("next"), desk.part("measures"), desk.remaining()]
        whole = Desk(demo_2024).remaining()
        assert sorted(text for each in shown for text in headings(each)) == sorted(headings(whole))
        assert len(parts) >= 5
        assert desk.front().front is not None

    def test_nothing_remains_when_all_was_shown(self, desk: Desk, demo_2024: Analysis) -> None:
        for part in demo_2024.catalog.outline.parts:
            desk.part(part.id)
        assert desk.remaining().blocks == ()

    def test_a_part_has_text_charts_and_the_notes_of_its_figures(self, desk: Desk) -> None:
        shown = desk.part("measures")
        assert {Heading, Paragraph, Chart} <= kinds(shown)
        assert "petitions.closed_rate" in shown.figures
        assert MIME in shown._repr_mimebundle_()

    def test_a_part_that_the_outline_has_not(self, desk: Desk) -> None:
        with pytest.raises(UsageError, match="measures"):
            desk.part("measure")

    def test_annexes(self, desk: Desk) -> None:
        table, method = desk.indicator_annex(), desk.method_annex()
        assert kinds(table) == {Table} and table.annex == "指标总表"
        assert method.annex == "统计方法和数据说明" and Heading in kinds(method)

    def test_the_final_form_is_refused_with_the_list(self, tmp_path: Path) -> None:
        small_town(tmp_path, "小河乡")
        one = fazhi.open("小河乡", 2024, workspace=str(tmp_path), strict=True)
        with pytest.raises(DraftError, match="指导思想"):
            one.front()

    def test_a_draft_marks_what_is_missing(self, tmp_path: Path) -> None:
        small_town(tmp_path, "小河乡")
        one = fazhi.open("小河乡", 2024, workspace=str(tmp_path))
        assert "〔待核提法" in one.front()._repr_mimebundle_()["text/plain"]

    def test_a_chart_without_data_is_a_note(self, tmp_path: Path) -> None:
        small_town(tmp_path, "小河乡")
        shown = fazhi.open("小河乡", 2024, workspace=str(tmp_path)).chart("visits.by_month")
        assert kinds(shown) == {Note}
