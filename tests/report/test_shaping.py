from __future__ import annotations

import pytest

from fazhi.report.blocks import Column
from fazhi.report.shaping import TITLE_EM, column_widths, em_width, title_lines


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("青禾镇2024年工作报告", ("青禾镇2024年工作报告",)),
        ("青禾镇人民政府2024年法治政府建设工作情况报告", ("青禾镇人民政府2024年", "法治政府建设工作情况报告")),
        (
            "中共青禾区青禾镇委员会青禾区青禾镇人民政府关于2024年法治政府建设情况的报告",
            ("中共青禾区青禾镇委员会", "青禾区青禾镇人民政府", "关于2024年法治政府建设情况的报告"),
        ),
        ("关于青禾镇\n法治政府建设情况的报告", ("关于青禾镇", "法治政府建设情况的报告")),
    ],
)
def test_a_title_breaks_between_words(title: str, lines: tuple[str, ...]) -> None:
    assert title_lines(title) == lines


def test_every_line_of_a_long_title_fits_and_nothing_is_lost() -> None:
    title = "中共青禾镇委员会青禾镇人民政府关于2024年度推进法治政府建设和落实第一责任人职责工作情况的报告"
    lines = title_lines(title)
    assert "".join(lines) == title and all(em_width(line) <= TITLE_EM for line in lines)


def test_numbers_keep_their_width_and_long_text_takes_the_rest() -> None:
    columns = (Column("指标"), Column("本年", "right"), Column("口径"))
    number, text = column_widths(columns, (("办结率", "93.15%", "本年度已办结信访件除以登记信访件"),), 40)[1:]
    assert not number.share and number.em >= em_width("93.15%")
    assert text.share


def test_a_table_of_short_columns_fills_its_measure() -> None:
    assert all(width.share for width in column_widths((Column("甲"), Column("乙")), (("1", "2"),), 40))


def test_a_number_with_its_parts_below_it_is_as_wide_as_the_longer_line() -> None:
    columns = (Column("口径"), Column("本年", "right"))
    rows = (("本年度已办结信访件除以登记信访件", "98.52%\n（1335/1355）"),)
    assert em_width(rows[0][1]) == em_width("（1335/1355）")
    number = column_widths(columns, rows, 40)[1]
    assert not number.share and number.em >= em_width("（1335/1355）")
