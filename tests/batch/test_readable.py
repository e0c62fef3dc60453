"""Whatever a person can read in a file is read, wherever in it; what merely stands side by side makes no word."""

from __future__ import annotations

import base64
import io
import zipfile
from pathlib import Path
from urllib.parse import quote

import docx
import pytest
from report.builders import document, text
from report.builders import table as a_table

from fazhi.batch.readable import readable
from fazhi.errors import RunError
from fazhi.report.blocks import Chart, Image, LinkSpan, TableData, TextSpan
from fazhi.report.paper.docx import render_docx
from fazhi.report.paper.pdf import render_pdf

NAME = "欧阳试字"
SVG = f'<svg xmlns="http://www.w3.org/2000/svg"><title>{NAME}</title><path d="M13900001234 1"/></svg>'


def squeezed(path: Path) -> str:
    return "".join(readable(path).split())


def written(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize(
    "body",
    [
        f"<p>{NAME}</p>",
        "<p>欧<b>阳</b><span>试</span>\n字</p>",
        "<p>&#27431;&#38451;试字</p>",
        f'<img alt="{NAME}">',
        f'<a href="mailto:x?subject={quote(NAME)}">信</a>',
        f"<!-- {NAME} -->",
        f"<script>{NAME}</script>",
        f'<style>p::before {{ content: "{NAME}" }}</style>',
        f'<img src="data:image/svg+xml;base64,{base64.b64encode(SVG.encode()).decode()}">',
        f'<img src="data:image/svg+xml,{quote(SVG)}">',
        f"<svg><text><tspan>欧阳</tspan><tspan>试字</tspan></text></svg><i>{NAME[:1]}</i>",
    ],
)
def test_html_is_read_in_every_corner(tmp_path: Path, body: str) -> None:
    path = written(tmp_path, "report.html", f"<!doctype html><html><body>{body}</body></html>")
    assert NAME in squeezed(path)


def test_cells_and_paragraphs_side_by_side_make_no_word(tmp_path: Path) -> None:
    path = written(tmp_path, "a.html", "<table><tr><td>欧阳</td><td>试字</td></tr></table><p>欧阳</p><p>试字</p>")
    assert NAME not in squeezed(path)
    json = written(tmp_path, "a.json", '["欧阳", "试字"]')
    assert NAME not in squeezed(json)
    csv = written(tmp_path, "a.csv", "欧阳,试字\n")
    assert NAME not in squeezed(csv)


def test_what_is_drawn_is_not_read_as_numbers(tmp_path: Path) -> None:
    assert "13900001234" not in readable(written(tmp_path, "a.svg", SVG))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.json", '[{"text": "\\u6b27\\u9633\\u8bd5\\u5b57"}]'),
        ("a.json", f'{{"{NAME}": 1}}'),
        ("a.csv", f"\ufeff编号,姓名\n1,{NAME}\n"),
        ("a.txt", NAME),
        ("a.txt", NAME.encode("gb18030")),
        ("a.svg", SVG),
        ("a.svg", f'<svg xmlns="http://www.w3.org/2000/svg"><!-- {NAME} --></svg>'),
    ],
)
def test_records_and_plain_files_are_read(tmp_path: Path, name: str, content: str | bytes) -> None:
    assert NAME in squeezed(written(tmp_path, name, content))


def test_a_file_is_read_by_its_name_too(tmp_path: Path) -> None:
    assert NAME in readable(written(tmp_path, "a.txt", ""), f"附件/{NAME}.txt")


def test_pdf_pages_alternative_texts_bookmarks_links_and_metadata(tmp_path: Path) -> None:
    data = TableData((), ())
    made = render_pdf(
        document(
            text("首段甲乙丙丁戊己庚辛壬癸" * 3 + NAME),
            Chart("a.b", "图", "说明在此", SVG.replace(NAME, ""), data),
            text(TextSpan("见"), LinkSpan("这里", "https://example.org/where-it-leads")),
            title="题名在此的报告",
        )
    )
    read = squeezed(written(tmp_path, "report.pdf", made))
    for part in (NAME, "说明在此", "where-it-leads", "题名在此的报告"):
        assert part in read, part


def test_word_text_split_over_runs_and_everything_beside_it(tmp_path: Path) -> None:
    word = docx.Document(io.BytesIO(render_docx(document(text("一段"), a_table(1)))))
    paragraph = word.add_paragraph("信访人")
    for char in NAME:
        run = paragraph.add_run(char)
        run.bold, run.italic, run.font.name, run.font.highlight_color = char == "阳", True, "FangSong", 7
    word.add_comment(paragraph.runs, text="批注里的话", author="批注人甲")
    word.core_properties.author = "作者乙"
    word.sections[0].footer.paragraphs[0].text = "页脚里的话"
    word.save(str(tmp_path / "report.docx"))
    read = squeezed(tmp_path / "report.docx")
    for part in (NAME, "批注里的话", "批注人甲", "作者乙", "页脚里的话"):
        assert part in read, part


def test_alternative_text_in_word(tmp_path: Path) -> None:
    picture = base64.b64encode(_png()).decode()
    made = render_docx(document(Image("image/png", picture, alt=f"画的是{NAME}")))
    assert NAME in squeezed(written(tmp_path, "report.docx", made))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("report.pdf", b"%PDF-1.7 cut short"),
        ("report.docx", b"PK\x03\x04 cut short"),
        ("a.json", b"{"),
        ("a.svg", b"<svg"),
    ],
)
def test_a_file_that_cannot_be_read_does_not_pass(tmp_path: Path, name: str, content: bytes) -> None:
    with pytest.raises(RunError, match=f"{name} 读不出来"):
        readable(written(tmp_path, name, content))


def test_a_damaged_part_of_a_package_does_not_pass(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as package:
        package.writestr("word/document.xml", "<w:document")
    with pytest.raises(RunError):
        readable(tmp_path / "a.docx")


def _png() -> bytes:
    from PIL import Image as Picture

    out = io.BytesIO()
    Picture.new("RGB", (4, 4), "white").save(out, "PNG")
    return out.getvalue()
