from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import docx
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.styles.style import ParagraphStyle
from report.builders import PNG, document, table, text

from fazhi.report.blocks import (
    Annex,
    Document,
    EmphasisSpan,
    Heading,
    Image,
    LinkSpan,
    ListBlock,
    Note,
    Preformatted,
    TextSpan,
)
from fazhi.report.paper.docx import render_docx
from fazhi.report.paper.filing import filing


def opened(made: Document) -> WordDocument:
    return docx.Document(io.BytesIO(render_docx(made)))


def texts(word: WordDocument, style: str) -> list[str]:
    return [
        paragraph.text for paragraph in word.paragraphs if paragraph.style is not None and paragraph.style.name == style
    ]


def test_the_text_stands_in_real_styles() -> None:
    word = opened(filing(document()))
    assert texts(word, "Title") == ["青禾镇2024年法治政府建设情况报告"]
    assert texts(word, "Heading 1") == ["一、主要举措和成效", "二、下一步工作"]
    assert texts(word, "附件标题") == ["图表", "指标总表", "方法和数据说明"]
    assert texts(word, "主送机关") == ["临川区委、区人民政府："]
    assert texts(word, "Heading 2") == ["（一）把信访件办在时限之内"]
    assert "全年登记信访件608件，件件有着落。" in texts(word, "Body Text")
    assert texts(word, "附件号") == ["附件1", "附件2", "附件3"]
    assert texts(word, "落款") == ["中共青禾镇委员会", "青禾镇人民政府", "2025年2月11日"]
    assert texts(word, "附件说明") + texts(word, "附件说明续") == ["附件：1.图表", "2.指标总表", "3.方法和数据说明"]
    assert not [
        paragraph.style.name
        for paragraph in word.paragraphs
        if not paragraph.text and paragraph.style.name not in ("图片", "表后")
    ]


def test_headings_of_annexes_are_headings_to_the_navigation_too() -> None:
    style = opened(document()).styles["附件标题"]
    assert isinstance(style, ParagraphStyle) and style.base_style is not None
    assert style.base_style.name == "Heading 1"


def test_styles_do_what_hands_would_do_otherwise() -> None:
    """No run has letters of its own, and no paragraph but those that must stay with the next a layout of its own."""
    word = opened(filing(document(number := text("正文", EmphasisSpan("要", "strong")), table(3), number)))
    for paragraph in word.element.body.iter(qn("w:p")):
        properties = paragraph.find(qn("w:pPr"))
        names = {element.tag for element in properties} if properties is not None else set()
        assert names <= {qn("w:pStyle"), qn("w:keepNext"), qn("w:pageBreakBefore"), qn("w:sectPr")}
    for letters in word.element.body.iter(qn("w:rPr")):
        assert {element.tag for element in letters} <= {qn("w:rStyle")}


def test_the_sign_off_keeps_the_end_of_the_text_with_it() -> None:
    word = opened(filing(document()))
    names = [paragraph.style.name for paragraph in word.paragraphs if paragraph.style is not None]
    end = names.index("附件说明") - 1
    closing = word.paragraphs[end : names.index("落款") + 2]
    kept = [p.paragraph_format.keep_with_next or p.style.paragraph_format.keep_with_next for p in closing if p.style]
    assert word.paragraphs[end].text == "每月核对一次台账。" and all(kept)


def test_page_grid_and_fonts_follow_the_standard() -> None:
    word = opened(document())
    section = word.sections[0]
    margins = [section.top_margin, section.right_margin, section.bottom_margin, section.left_margin]
    assert [round(margin.mm) for margin in margins if margin is not None] == [37, 26, 35, 28]
    grid = section._sectPr.find(qn("w:docGrid"))
    assert grid is not None and grid.get(qn("w:linePitch")) == "579"
    style = word.styles["Body Text"].element
    assert style.rPr.find(qn("w:rFonts")).get(qn("w:eastAsia")) == "仿宋_GB2312"
    assert style.rPr.find(qn("w:spacing")).get(qn("w:val")) == "-5"


def test_page_numbers_are_fields_on_the_outer_side() -> None:
    word = opened(document())
    assert word.settings.odd_and_even_pages_header_footer
    section = word.sections[0]
    for footer, side in ((section.footer, "RIGHT"), (section.even_page_footer, "LEFT")):
        paragraph = footer.paragraphs[0]
        assert [code.text for code in paragraph._p.iter(qn("w:instrText"))] == [" PAGE "]
        assert paragraph.text.startswith("— ") and paragraph.text.endswith(" —")
        style = paragraph.style
        assert style is not None and style.paragraph_format.alignment is not None
        assert style.paragraph_format.alignment.name == side


def test_wide_tables_are_turned_and_repeat_their_head() -> None:
    word = opened(filing(document()))
    assert [section.orientation for section in word.sections] == [
        WD_ORIENT.PORTRAIT,
        WD_ORIENT.LANDSCAPE,
        WD_ORIENT.PORTRAIT,
    ]
    (grid,) = word.tables
    assert grid.rows[0]._tr.trPr is not None and grid.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert [cell.text for cell in grid.rows[3].cells] == ["第3行0", "第3行1", "第3行2"]
    assert all(row._tr.trPr is not None and row._tr.trPr.find(qn("w:cantSplit")) is not None for row in grid.rows)
    assert [cell.paragraphs[0].style.name for cell in grid.rows[3].cells] == ["宽表文字", "宽表数字", "宽表数字"]


def test_charts_are_pictures_with_alternative_text() -> None:
    word = opened(filing(document()))
    (shape,) = word.inline_shapes
    assert shape._inline.docPr.get("descr") == "登记件数由1月的40件降到2月的38件。"
    assert texts(word, "Caption")[0] == "图1　各月登记件数"


def test_the_package_says_its_language_and_carries_nothing_of_the_template() -> None:
    data = render_docx(document())
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = package.namelist()
        styles, fonts = package.read("word/styles.xml").decode(), package.read("word/fontTable.xml").decode()
    assert 'w:eastAsia="zh-CN"' in styles and opened(document()).core_properties.language == "zh-CN"
    assert not [name for name in names if "thumbnail" in name]
    assert '<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋"/>' in fonts


def test_lists_of_both_kinds_nest() -> None:
    items = tuple((TextSpan(word),) for word in "甲乙丙丁")
    word = opened(document(ListBlock(True, items, (0, 1, 1, 0), numbered=(True, False, False, True))))
    assert texts(word, "列表一级") == ["1. 甲", "2. 丁"]
    assert texts(word, "列表二级") == ["•　乙", "•　丙"]


def test_a_long_last_paragraph_may_break_before_the_sign_off() -> None:
    word = opened(document(text("天地人和" * 300)))
    (body,) = [paragraph for paragraph in word.paragraphs if paragraph.text.startswith("天")]
    assert body.paragraph_format.keep_with_next is None


def test_demo_and_draft_stand_in_the_header() -> None:
    section = opened(document(demo=True, draft=True)).sections[0]
    assert section.header.paragraphs[0].text == section.even_page_header.paragraphs[0].text == "示例数据　草稿"
    assert opened(document()).sections[0].header.paragraphs[0].text == ""


def test_an_analysts_own_blocks_come_along_under_one_mark() -> None:
    own = (
        Heading(2, "", "补充", own=True),
        replace(
            text(
                EmphasisSpan("偏高", "strong"), EmphasisSpan("待核", "missing"), LinkSpan("说明", "https://example.org")
            ),
            own=True,
        ),
        ListBlock(True, ((TextSpan("甲"),), (TextSpan("乙"),)), own=True),
        Image("image/png", PNG, "小图", "图样", own=True),
        replace(table(1), own=True),
        Preformatted("一\n二", own=True),
        Note("不能收入。", "finding", own=True),
    )
    word = opened(document(text("正文"), *own))
    assert texts(word, "分析者自加") == ["分析者自加内容"]
    read = [paragraph.text for paragraph in word.paragraphs]
    for piece in ("偏高待核说明", "1. 甲", "2. 乙", "图样", "一\n二", "提示：不能收入。"):
        assert any(line.endswith(piece) for line in read), piece
    assert len(word.inline_shapes) == 1


def test_the_same_document_gives_the_same_bytes_and_tells_no_time() -> None:
    made = filing(document(text("正文"), annexes=[Annex("附", (table(2),))]))
    assert render_docx(made) == render_docx(made)
    properties = opened(made).core_properties
    assert (properties.created, properties.author) == (properties.modified, "中共青禾镇委员会、青禾镇人民政府")
    assert properties.created is not None and properties.created.date().isoformat() == "2025-02-11"
