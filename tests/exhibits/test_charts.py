"""Charts: drawn from released numbers alone, the same bytes every time, readable without fonts and without eyes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any
from xml.etree import ElementTree

import matplotlib as mpl
import pytest
from makers import (
    VILLAGES,
    case,
    make_catalog,
    make_chart,
    make_frame,
    make_indicator,
    make_ingested,
    make_released,
    make_table,
)

from fazhi.catalog import Catalog
from fazhi.errors import MissingGlyphError, ReleaseError, UsageError
from fazhi.exhibits import Chart, chart, charts
from fazhi.exhibits.fonts import require_glyphs
from fazhi.periods import parse
from fazhi.release import Released

ROWS = (
    [case("2024-01-05", 形式="来信")] * 5
    + [case("2024-02-05", 形式="网上")] * 3
    + [case("2024-02-06", 形式="来访")] * 2
)
RECEIVED = make_indicator(title="登记件数")


def prepared(rows: Any = ROWS, **given: Any) -> tuple[Released, Catalog]:
    catalog = make_catalog(RECEIVED, charts=[make_chart(title="登记情况", **given)])
    return make_released(rows, catalog), catalog


def drawn(rows: Any = ROWS, **given: Any) -> Chart:
    made = chart("cases.chart", *prepared(rows, **given))
    assert made is not None
    return made


@pytest.mark.parametrize("kind", ["line", "bar", "barh", "stacked"])
def test_the_drawing_is_vector_text_as_paths_and_has_no_date(kind: str) -> None:
    svg = drawn(by="形式", kind=kind).svg
    assert svg.lstrip().startswith("<?xml")
    root = ElementTree.fromstring(svg)
    names = {each.tag.rpartition("}")[2] for each in root.iter()}
    assert "path" in names
    assert not names & {"text", "tspan", "script", "image", "foreignObject"}
    assert "font-family" not in svg and "@font-face" not in svg
    assert not re.search(r"\b20\d\d-\d\d-\d\d|<dc:date>", svg)
    assert "http" not in re.sub(r'(xmlns(:\w+)?|rdf:\w+)="[^"]*"|<!DOCTYPE[^>]*>|<dc:type[^>]*>', "", svg)


@pytest.mark.parametrize("kind", ["line", "barh"])
def test_the_same_numbers_give_the_same_bytes(kind: str) -> None:
    assert drawn(by="形式", kind=kind) == drawn(by="形式", kind=kind)


def test_other_numbers_give_another_drawing() -> None:
    assert drawn(by="形式").svg != drawn([*ROWS, case(形式="来信")], by="形式").svg


def test_caption_and_alternative_text_say_what_is_seen() -> None:
    made = drawn(by="month", kind="line")
    assert made.caption == "2024年登记情况"
    assert made.alt.startswith("折线图：2024年登记情况。横向比较月份，共12项。")
    assert made.alt.endswith("登记件数最高为1月、2月（均为5件），最低为3月等10项（均为0件），1月5件，12月0件。")


def test_the_period_stands_in_the_caption() -> None:
    catalog = make_catalog(charts=[make_chart(title="登记情况")])
    made = chart("cases.chart", make_released(ROWS, catalog, period=parse("上半年", 2024)), catalog)
    assert made is not None and made.caption == "2024年上半年登记情况"


def test_the_data_are_the_released_cells() -> None:
    rows = [case("2024-01-05")] * 5 + [case("2024-03-05")] * 4
    released, _ = prepared(rows, by="month")
    data = drawn(rows, by="month").data
    cells = released.breakdowns["cases.received", "month"].cells
    assert data.keys == tuple(cell.key for cell in cells)
    assert data.series[0].values == tuple(cell.value for cell in cells)
    assert data.series[0].texts[:3] == ("5", "0", "4")
    assert (data.dimension, data.unit, data.hidden) == ("月份", "件", False)


def test_hidden_cells_are_marked_and_explained() -> None:
    made = drawn(by="形式", kind="barh", note="按登记日期")
    assert made.data.hidden
    assert dict(zip(made.data.keys, made.data.series[0].texts, strict=True)) == {
        "来信": "5",
        "网上": "不公开",
        "来访": "不公开",
    }
    assert dict(zip(made.data.keys, made.data.series[0].values, strict=True)) == {"来信": 5, "网上": None, "来访": None}
    assert made.note == "按登记日期；为保护个人信息，部分数目不公开"
    assert made.alt.endswith("登记件数：来信5件。另有2个数目不公开。")


def test_beyond_the_top_the_rest_is_added_up() -> None:
    rows = [case(单位=name) for name, many in (("甲", 9), ("乙", 7), ("丙", 5), ("丁", 4)) for _ in range(many)]
    data = drawn(rows, by="单位", top=2).data
    assert data.keys == ("甲", "乙", "其余")
    assert data.series[0].values == (9, 7, 9)


def test_a_rest_with_a_hidden_cell_is_hidden_too() -> None:
    rows = [case(单位=name) for name, many in (("甲", 9), ("乙", 7), ("丙", 3), ("丁", 1)) for _ in range(many)]
    data = drawn(rows, by="单位", top=2).data
    assert data.series[0].texts == ("9", "7", "不公开")


def test_classes_that_never_occurred_are_left_out_but_months_and_villages_stay() -> None:
    rows = [case(形式="来信", **{"村（社区）": VILLAGES[0]})] * 4
    assert drawn(rows, by="形式").data.keys == ("来信",)
    assert drawn(rows, by="village").data.keys == VILLAGES
    assert drawn(rows, by="village").data.dimension == "村（社区）"


def test_yes_and_no_are_words() -> None:
    assert drawn([case(延期=True)] * 3 + [case(延期=False)] * 4, by="延期").data.keys == ("是", "否")


def test_classes_of_days_say_days() -> None:
    rows = [case("2024-12-20")] * 3 + [case("2024-11-10")] * 3 + [case("2024-01-01")] * 3
    data = drawn(rows, by="未结天数", bins=(30, 60)).data
    assert data.keys == ("30天以内", "31—60天", "60天以上")


@pytest.mark.parametrize("rows", [[], None])
def test_nothing_to_show_is_no_chart(rows: Any) -> None:
    released, catalog = prepared(rows)
    assert chart("cases.chart", released, catalog) is None
    assert charts(released, catalog) == ()


def this_year_and_last(**last: Any) -> Chart:
    indicators = (
        make_indicator("one", title="登记件数"),
        make_indicator("two", title="办结件数", where={"办结日期": "by cut-off"}),
    )
    catalog = make_catalog(*indicators, charts=[make_chart(("cases.one", "cases.two"), by="last year")])
    made = chart("cases.chart", make_released([case(办结日期="2024-04-01"), case()], catalog, **last), catalog)
    assert made is not None
    return made


def test_this_year_beside_last() -> None:
    data = this_year_and_last(last=make_ingested([case("2023-03-01")] * 3, year=2023)).data
    assert data.keys == ("登记件数", "办结件数")
    assert [(series.title, series.values) for series in data.series] == [("2023年", (3, 0)), ("2024年", (2, 1))]


def test_without_last_year_this_year_alone() -> None:
    assert [series.title for series in this_year_and_last().data.series] == ["2024年"]
    assert this_year_and_last().alt.endswith("登记件数2件；办结件数1件。")


def test_the_change_is_said_and_shown_where_the_text_would_say_it() -> None:
    small = this_year_and_last(last=make_ingested([case("2023-03-01")] * 9, year=2023))
    assert small.data.changes == ("", "") and small.alt.endswith("登记件数2件，上年9件；办结件数1件，上年0件。")
    large = this_year_and_last(last=make_ingested([case("2023-03-01")] * 10, year=2023))
    assert large.data.changes == ("下降80.00%", "")
    assert "登记件数2件，上年10件，下降80.00%" in large.alt


def test_a_village_that_no_row_leaves_out_has_no_row_of_unknown() -> None:
    assert drawn([case(**{"村（社区）": VILLAGES[0]})] * 4, by="village").data.keys == VILLAGES
    unknown = drawn([case(**{"村（社区）": VILLAGES[0]})] * 4 + [case()] * 4, by="village").data
    assert unknown.keys == (*VILLAGES, "未填")


def test_another_definition_does_not_stand_beside_this_years() -> None:
    indicators = (make_indicator("one", since=2024), make_indicator("two"))
    catalog = make_catalog(*indicators, charts=[make_chart(("cases.one", "cases.two"), by="last year")])
    last = make_ingested([case("2023-03-01")] * 3, year=2023)
    made = chart("cases.chart", make_released([case()], catalog, last=last), catalog)
    assert made is not None
    before = made.data.series[0]
    assert (before.values, before.texts) == ((None, 3), ("口径调整", "3件"))
    assert made.data.changes[0] == "口径调整"


def test_a_rate_without_cases_is_a_gap_not_a_zero() -> None:
    rate = make_indicator("rate", unit="%", digits=1, where={"形式": "来信"}, of={}, ledger="facts")
    catalog = make_catalog(rate, charts=[make_chart("cases.rate", by="month", kind="line")])
    frames = {"facts": make_frame([case("2024-01-05", 形式="来信")] * 3 + [case("2024-03-05")])}
    made = chart("cases.chart", make_released(make_ingested(frames=frames), catalog), catalog)
    assert made is not None
    assert made.data.series[0].values[:3] == (Decimal("100.0"), None, Decimal("0.0"))
    assert made.data.series[0].texts[:3] == ("100", "—", "0")


def test_a_class_that_only_the_other_series_has_is_a_zero_count_but_no_rate() -> None:
    indicators = (
        make_indicator("all", ledger="facts"),
        make_indicator("letters", ledger="facts", where={"形式": "来信"}),
        make_indicator("rate", ledger="facts", unit="%", where={"延期": True}, of={"形式": "来信"}),
    )
    catalog = make_catalog(*indicators, charts=[make_chart(tuple(each.id for each in indicators), by="单位")])
    frames = {"facts": make_frame([case(单位="甲", 形式="来信"), case(单位="乙", 形式="网上")])}
    made = chart("cases.chart", make_released(make_ingested(frames=frames), catalog), catalog)
    assert made is not None
    assert [series.texts for series in made.data.series] == [("1", "1"), ("1", "0"), ("0", "—")]


def test_a_character_that_the_font_lacks_is_an_error() -> None:
    with pytest.raises(MissingGlyphError, match=r"图表“登记情况”.*U\+10FFFD"):
        drawn([case(单位="甲\U0010fffd")] * 4, by="单位")
    require_glyphs("信访件登记、办结（按月）＊", "图")


def test_only_released_numbers_are_drawn() -> None:
    _, catalog = prepared()
    for unreleased in (make_table(ROWS, catalog), None):
        with pytest.raises(ReleaseError):
            chart("cases.chart", unreleased, catalog)  # type: ignore[arg-type]


def test_an_unknown_chart_lists_the_charts() -> None:
    with pytest.raises(UsageError, match=r"没有名为“cases\.map”的图；可用：cases\.chart"):
        chart("cases.map", *prepared())


def test_charts_of_one_topic() -> None:
    released, catalog = prepared()
    assert [each.id for each in charts(released, catalog, "cases")] == ["cases.chart"]
    assert charts(released, catalog, "other") == ()


@pytest.fixture(autouse=True)
def _matplotlib_settings_stay_as_they_are() -> Iterator[None]:
    before = mpl.rcParams["svg.hashsalt"], mpl.rcParams["font.family"]
    yield
    assert (mpl.rcParams["svg.hashsalt"], mpl.rcParams["font.family"]) == before
