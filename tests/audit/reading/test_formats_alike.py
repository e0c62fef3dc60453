"""The same report gives the same paragraphs whatever file it comes in."""

from __future__ import annotations

import io
from html import escape

import docx
import pytest
import typst

from fazhi.audit.reading import read_bytes
from fazhi.report.blocks import Document, Front, Heading, Paragraph, TextSpan
from fazhi.report.fonts import SERIF, fonts
from fazhi.report.html import render_html
from fazhi.report.paper.docx import render_docx
from fazhi.report.paper.pdf import render_pdf

_PARAGRAPHS = (
    "某镇委员会 某镇人民政府", "关于2024年法治政府建设情况的报告", "某区委、区政府：",
    "2024年，我镇坚持依法行政，推进法治政府建设，各项工作取得新的进展。现将有关情况报告如下。", "一、主要举措和成效",
    "（一）抓学习强基础", "全年开展党政领导班子学法6次、专题研讨2次，组织干部参加“每月一课”24次，学习《中华人民共和国民法典》等法律法规8部，参考率达97.6%，比上年提高1.2个百分点。",
    "1.规范重大行政决策程序。全年审查行政合同50份，提出意见40余条，其中采纳38条。", "2.办好12345热线。办结工单1335件，同比增长5.78%。",
    "二、存在的不足和原因", "专职人员偏少，部分干部运用法治方式解决问题的办法不多，主要原因是培训不够经常。", "三、下一步工作安排",
    "充实力量，加强培训，推动各项任务落地见效，为全镇高质量发展提供有力的法治保障，确保年度目标任务全面完成。", "某镇人民政府", "2025年2月11日",
)  # fmt: skip


def _docx() -> bytes:
    word = docx.Document()
    for text in _PARAGRAPHS:
        word.add_paragraph(text)
    file = io.BytesIO()
    word.save(file)
    return file.getvalue()


def _pdf() -> bytes:
    head = f"""#set page("a4", margin: (left: 28mm, right: 26mm, top: 37mm, bottom: 35mm), numbering: "— 1 —")
#set text(font: "{SERIF}", lang: "zh", size: 16pt)
#set par(justify: true, first-line-indent: (amount: 2em, all: true))
#align(center)[{_PARAGRAPHS[0]} \\ {_PARAGRAPHS[1]}]

"""
    body = "\n\n".join(text.replace("1.", "1\\.").replace("2.办", "2\\.办") for text in _PARAGRAPHS[2:])
    made = typst.Compiler((head + body).encode(), font_paths=fonts()).compile(format="pdf")
    assert isinstance(made, bytes)
    return made


def _files() -> dict[str, bytes]:
    page = "".join(f"<p>{escape(text)}</p>\n" for text in _PARAGRAPHS)
    return {
        "报告.txt": "\n".join("　　" + text for text in _PARAGRAPHS).encode("gb18030"),
        "报告.md": "\n\n".join(_PARAGRAPHS).encode(),
        "报告.html": f"<html><body>{page}</body></html>".encode(),
        "报告.docx": _docx(),
        "报告.pdf": _pdf(),
    }


def _read(name: str, content: bytes) -> list[tuple[str, int, str, int | None]]:
    return [(each.text, each.level, each.heading, each.year) for each in read_bytes(name, content).paragraphs]


def test_five_formats_give_the_same_paragraphs() -> None:
    found = {name: _read(name, content) for name, content in _files().items()}
    expected = ["".join(_PARAGRAPHS[:2]).replace(" ", ""), *_PARAGRAPHS[2:]]
    assert [text for text, *_ in found["报告.txt"]] == expected
    for name, paragraphs in found.items():
        assert paragraphs == found["报告.txt"], name


@pytest.fixture(scope="module")
def own() -> Document:
    """The same as a report of ours."""
    blocks: list[Heading | Paragraph] = []
    for text in _PARAGRAPHS[3:-2]:
        level = 1 if text[1] == "、" else 2 if text.startswith("（") else 0
        end = 2 if level == 1 else 3
        blocks.append(Heading(level, text[:end], text[end:]) if level else Paragraph((TextSpan(text),)))
    issuers = ("某镇人民政府",)
    return Document(Front(_PARAGRAPHS[1], issuers, _PARAGRAPHS[2], _PARAGRAPHS[-1], "某镇", 2024), tuple(blocks))


def test_our_own_three_files_give_the_same_paragraphs(own: Document) -> None:
    files = {
        "report.html": render_html(own).encode(),
        "report.docx": render_docx(own),
        "report.pdf": render_pdf(own),
    }
    found = {name: _read(name, content) for name, content in files.items()}
    assert [text for text, *_ in found["report.docx"]] == list(_PARAGRAPHS[1:])
    assert found["report.html"] == found["report.docx"] == found["report.pdf"]
