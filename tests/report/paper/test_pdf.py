from __future__ import annotations

import base64
import io
from dataclasses import replace

import pypdfium2
import pytest
from report.builders import PNG, chart, document, figure, notes, table, text
from report.pages import HAN, MM, lines, page_text, sizes

from fazhi.errors import MissingGlyphError, ReportError
from fazhi.report.blocks import (
    Annex,
    Column,
    Document,
    Heading,
    Image,
    LinkSpan,
    ListBlock,
    Note,
    Preformatted,
    Table,
    TextSpan,
)
from fazhi.report.paper.filing import filing
from fazhi.report.paper.pdf import render_pdf


def test_titles_are_centred_over_the_type_area() -> None:
    middle = (28 + 156 / 2) * MM
    title = "青禾镇人民政府2024年法治政府建设工作情况报告"
    data = render_pdf(filing(document(text("正文"), title=title, annexes=[Annex("说明", ())])))
    for line in (*lines(data, 0)[:2], lines(data, 1)[1]):
        assert (line[0].left + line[-1].right) / 2 == pytest.approx(middle, abs=2)


def test_a_first_line_is_indented_two_characters() -> None:
    body = lines(render_pdf(document(text(HAN * 3), addressee="")), 0)
    first, second = [line for line in body if line[0].text in HAN][:2]
    assert first[0].left - second[0].left == pytest.approx(31.5, abs=0.2)
    assert (len(first), len(second)) == (26, 28)


def test_text_reads_back_in_order_without_added_spaces() -> None:
    read = page_text(render_pdf(filing(document())), 0)
    places = [
        read.index(piece)
        for piece in (
            "青禾镇2024年法治政府",
            "临川区委",
            "一、主要举措",
            "（一）把信访件",
            "全年登记信访件608件，",
            "二、下一步",
        )
    ]
    assert places == sorted(places)
    assert "附件：1.图表2.指标总表3.方法和数据说明" in read.replace(" ", "")
    assert read.index("中共青禾镇委员会") < read.index("2025年2月11日")


def test_annexes_begin_pages_and_wide_tables_are_turned() -> None:
    made = filing(
        document(text("正文"), annexes=[Annex("总表", (table(60, wide=True),)), Annex("说明", (text("按日期。"),))])
    )
    data = render_pdf(made)
    found = sizes(data)
    assert found[0] == (210, 297) and found[-1] == (210, 297)
    assert set(found[1:-1]) == {(297, 210)} and len(found) > 3
    for page in range(1, len(found) - 1):
        assert "列0" in page_text(data, page)
    read = "".join(page_text(data, page) for page in range(len(found)))
    assert all(f"第{row}行0" in read for row in range(1, 61))
    assert "附件1" in page_text(data, 1) and "附件2" in page_text(data, len(found) - 1)


@pytest.mark.parametrize("lines_before", range(8, 17))
def test_the_sign_off_never_stands_on_a_page_without_text(lines_before: int) -> None:
    made = filing(
        document(*[text("天地人和。")] * lines_before, text(HAN * 5), annexes=[Annex("说明", (text("按日期。"),))])
    )
    data = render_pdf(made)
    (signed,) = [page for page in range(len(sizes(data))) if "2025年2月11日" in page_text(data, page)]
    body = [line for line in lines(data, signed) if line[0].text in HAN]
    assert body


def test_a_long_upright_table_loses_no_row() -> None:
    data = render_pdf(document(table(80)))
    read = "".join(page_text(data, page) for page in range(len(sizes(data))))
    assert all(f"第{row}行2" in read for row in range(1, 81))


def test_every_page_of_a_demo_or_a_draft_says_so() -> None:
    data = render_pdf(filing(document(demo=True, draft=True)))
    for page in range(len(sizes(data))):
        assert "示例数据" in page_text(data, page) and "草稿" in page_text(data, page)
    assert "示例数据" not in page_text(render_pdf(document()), 0)


def test_what_an_analyst_added_is_printed_under_one_mark() -> None:
    own = (
        Heading(2, "", "补充分析", own=True),
        replace(text("按村看，见", LinkSpan("说明", "https://example.org")), own=True),
        ListBlock(True, ((TextSpan("甲村"),), (TextSpan("乙村"),), (TextSpan("丙村"),)), (0, 1, 0), own=True),
        Image("image/png", PNG, "小图", "图样", own=True),
        Image("image/svg+xml", base64.b64encode(chart().svg.encode()).decode(), "线", own=True),
        replace(table(2), own=True),
        Preformatted("村名  件数\n东湾    31", own=True),
        Note("第3个单元格的输出不能收入报告。", "finding", own=True),
    )
    read = "".join(page_text(render_pdf(document(text("正文"), *own)), page) for page in (0, 1))
    assert read.count("分析者自加内容") == 1
    for piece in ("补充分析", "说明", "甲村", "乙村", "图样", "第2行2", "东湾", "提示："):
        assert piece in read


def test_bookmarks_are_the_headings() -> None:
    opened = pypdfium2.PdfDocument(io.BytesIO(render_pdf(filing(document()))))
    titles = [(mark.level, mark.get_title()) for mark in opened.get_toc()]
    assert titles[:3] == [(0, "一、主要举措和成效"), (1, "（一）把信访件办在时限之内"), (0, "二、下一步工作")]
    assert (0, "指标总表") in titles
    opened.close()


def test_it_is_tagged_and_says_its_language() -> None:
    data = render_pdf(document())
    opened = pypdfium2.PdfDocument(io.BytesIO(data))
    assert opened.is_tagged()
    assert opened.get_metadata_value("Title") == "青禾镇2024年法治政府建设情况报告"
    opened.close()
    assert b"/Lang" in data and b"pdfuaid" in data


def test_a_missing_glyph_stops_with_the_character_and_its_place() -> None:
    made = document(Heading(1, "一、", "总体"), text("顾问", figure("\U00020bb7先生", None)))
    with pytest.raises(MissingGlyphError, match=r"“\U00020bb7”（U\+20BB7，正文“一、总体”之下第2块）"):
        render_pdf(made)


@pytest.mark.parametrize(
    ("made", "place"),
    [
        (document(text("正文"), addressee="\ue000区政府"), "主送机关"),
        (document(text("正文"), issuers=("\ue000镇人民政府",)), "落款"),
        (document(text("正文"), annexes=[Annex("\ue000说明", (text("按日期。"),))]), "附件标题"),
        (document(replace(table(3), rows=(("一", "二", "三"), ("甲", "\ue000", "丙")))), "正文第1块表格第2行"),
    ],
)
def test_a_missing_character_is_found_wherever_it_stands(made: Document, place: str) -> None:
    with pytest.raises(MissingGlyphError, match=rf"U\+E000，{place}）"):
        render_pdf(made)


def test_all_missing_characters_are_named_at_once() -> None:
    with pytest.raises(MissingGlyphError) as caught:
        render_pdf(document(text("甲\ue000乙\U0001f389"), annexes=[Annex("说明", (text("\U0001f389"),))]))
    assert "U+E000" in str(caught.value) and "U+1F389" in str(caught.value)


def test_a_picture_that_cannot_be_drawn_is_one_sentence() -> None:
    with pytest.raises(ReportError, match="PDF排版失败"):
        render_pdf(document(replace(chart(), svg="<svg")))


def test_text_that_looks_like_markup_stays_text() -> None:
    assert '#panic("x") $a$ *b* @c' in page_text(render_pdf(document(text('#panic("x") $a$ *b* @c'))), 0)


def test_the_same_document_gives_the_same_bytes() -> None:
    made = filing(replace(document(), figures=notes()))
    assert render_pdf(made) == render_pdf(made)


def test_a_draft_of_a_town_that_names_no_issuer_is_made() -> None:
    read = page_text(render_pdf(filing(document(issuers=(), draft=True))), 0)
    assert "2025年2月11日" in read


def test_a_cell_of_two_lines_stands_in_its_column() -> None:
    columns, rows = (Column("口径"), Column("本年", "right")), (("条数", "98.52%\n（1335/1355）"),)
    made = lines(render_pdf(document(Table("t", "", columns, rows, wide=True))), 1)
    printed = ["".join(char.text for char in line) for line in made]
    assert any(line.endswith("98.52%") for line in printed) and any("（1335/1355）" in line for line in printed)
