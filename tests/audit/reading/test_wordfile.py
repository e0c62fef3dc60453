"""Word files: what a reader sees and nothing else."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE

from fazhi.audit.manuscript import Manuscript
from fazhi.audit.reading import read_bytes

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_TYPES = (
    '<Types><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)


def _made(body: str, namespace: str = _W) -> Manuscript:
    """A Word file with this body, its elements without prefixes."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("[Content_Types].xml", _TYPES)
        package.writestr("word/document.xml", f'<document xmlns="{namespace}"><body>{body}</body></document>')
    return read_bytes("报告.docx", file.getvalue())


def _run(text: str) -> str:
    return f"<r><t>{text}</t></r>"


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        pytest.param(_run("共办理") + _run("73件。"), "共办理73件。", id="runs"),
        pytest.param(_run("共") + "<del><r><delText>70</delText></r></del><ins>" + _run("73") + "</ins>" + _run("件。"), "共73件。", id="revisions"),
        pytest.param('<r><fldChar fldCharType="begin"/></r><r><instrText> REF _x \\h </instrText></r><r><fldChar fldCharType="separate"/></r>' + _run("表1") + '<r><fldChar fldCharType="end"/></r>', "表1", id="field"),
        pytest.param('<bookmarkStart id="0" name="_GoBack"/>' + _run("开展排查。") + '<bookmarkEnd id="0"/>', "开展排查。", id="bookmark"),
        pytest.param(_run("办结68件") + '<r><footnoteReference id="2"/></r>' + _run("。"), "办结68件。", id="footnote mark"),
        pytest.param("<r><rPr><vanish/></rPr><t>藏</t></r>" + _run("露。"), "露。", id="hidden"),
        pytest.param("<hyperlink>" + _run("链接文字") + "</hyperlink>", "链接文字", id="link"),
        pytest.param("<r><t>办结率</t><tab/><t>93%</t></r>", "办结率93%", id="tab"),
        pytest.param("<moveFrom>" + _run("旧处") + "</moveFrom><moveTo>" + _run("新处。") + "</moveTo>", "新处。", id="moved"),
        pytest.param("<smartTag><sdt><sdtContent>" + _run("内容控件。") + "</sdtContent></sdt></smartTag>", "内容控件。", id="content control"),
        pytest.param("<commentRangeStart/>" + _run("正文。") + "<r><commentReference/></r>", "正文。", id="comment"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("namespace", [_W, _STRICT], ids=["transitional", "strict"])
def test_text_of_a_paragraph(inside: str, text: str, namespace: str) -> None:
    assert [each.text for each in _made(f"<p>{inside}</p>", namespace).paragraphs] == [text]


def test_text_boxes_are_read_once_after_their_paragraph() -> None:
    box = "<txbxContent><p>" + _run("框里的话。") + "</p></txbxContent>"
    body = f"<p><r><AlternateContent><Choice>{box}</Choice><Fallback>{box}</Fallback></AlternateContent></r>{_run('正文。')}</p>"
    assert [each.text for each in _made(body).paragraphs] == ["正文。", "框里的话。"]


def test_a_deleted_paragraph_mark_joins_and_a_contents_field_is_left_out() -> None:
    joined = "<p><pPr><rPr><del/></rPr></pPr>" + _run("全年办理信访件73件，") + "</p><p>" + _run("办结68件。") + "</p>"
    contents = '<sdt><sdtPr><docPartObj><docPartGallery val="Table of Contents"/></docPartObj></sdtPr><sdtContent><p>'
    body = contents + _run("一、成效1") + "</p></sdtContent></sdt>" + joined
    assert [each.text for each in _made(body).paragraphs] == ["全年办理信访件73件，办结68件。"]


def test_automatic_numbers_make_headings_of_names_and_not_of_items() -> None:
    numbered = '<pPr><numPr><ilvl val="{}"/><numId val="3"/></numPr></pPr>'
    body = "".join(
        f"<p>{numbered.format(level)}{_run(text)}</p>"
        for level, text in [(0, "主要举措和成效"), (1, "强化学法"), (1, "全年学法6次"), (1, "办好实事。")]
    )
    assert [each.level for each in _made(body).paragraphs] == [1, 2, 0, 0]


def test_styles_and_tables_by_python_docx() -> None:
    word = docx.Document()
    own = word.styles.add_style("某镇小标题", WD_STYLE_TYPE.PARAGRAPH)
    own.base_style = word.styles["Heading 2"]
    word.add_paragraph("某镇\n关于2024年工作的报告", "Title")
    word.add_heading("主要成效", 1)
    word.add_paragraph("学法用法", own)
    word.add_paragraph("办理信访件73件，\n办结68件。")
    word.add_paragraph("主要指标", "Caption")
    table = word.add_table(3, 3)
    for place, text in enumerate(["类别", "数量", "", "", "上年", "今年", "信访", "81", "73"]):
        table.cell(place // 3, place % 3).text = text
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(0, 0).merge(table.cell(1, 0))
    file = io.BytesIO()
    word.save(file)
    read = read_bytes("报告.docx", file.getvalue())
    assert [(each.level, each.heading, each.text) for each in read.paragraphs] == [
        (-1, "", "某镇关于2024年工作的报告"),
        (1, "", "主要成效"),
        (2, "主要成效", "学法用法"),
        (0, "学法用法", "办理信访件73件，办结68件。"),
        (0, "学法用法", "主要指标"),
    ]
    assert read.tables[0].rows == (("类别", "数量", ""), ("", "上年", "今年"), ("信访", "81", "73"))
    assert read.tables[0].caption == "主要指标"
