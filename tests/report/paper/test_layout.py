"""GB/T 9704-2012 measured in the finished files: in the PDF, and in what LibreOffice makes of the Word file."""

from __future__ import annotations

import os
import shutil
import subprocess
from itertools import pairwise
from pathlib import Path

import pylopdf_fonts_zh_cn
import pytest
from report.builders import document, figure, table, text
from report.pages import HAN, MM, Char, chars, fonts, lines, page_text, sizes, written

from fazhi.report.blocks import Annex, Document, Heading
from fazhi.report.fonts import font_levels
from fazhi.report.paper.docx import render_docx
from fazhi.report.paper.filing import filing
from fazhi.report.paper.pdf import render_pdf

TOP, BOTTOM, LEFT, RIGHT = (297 - 37) * MM, 35 * MM, 28 * MM, (210 - 26) * MM

FULL = document(text(HAN * 80))
"""Pages of pure Chinese."""

WHOLE = filing(
    document(
        Heading(1, "一、", "主要举措"),
        Heading(2, "（一）", "依法办理"),
        text("全年登记信访件", figure(), "，件件有着落。", HAN * 3),
        Heading(3, "1.", "及时受理"),
        *[text(HAN * 6)] * 9,
        annexes=[Annex("指标总表", (table(70, wide=True, columns=6),)), Annex("说明", (text("按日期归入年度。"),))],
        demo=True,
    )
)


def middle(line: list[Char]) -> float:
    return (line[0].left + line[-1].right) / 2


# --- the PDF --------------------------------------------------------------------------------------------------


def test_a_page_has_22_lines_of_28_characters_in_its_type_area() -> None:
    *body, _ = lines(render_pdf(FULL), 1)
    assert [len(line) for line in body] == [28] * 22
    assert [above[0].bottom - below[0].bottom for above, below in pairwise(body)] == pytest.approx(
        [28.95] * 21, abs=0.1
    )
    assert min(line[0].left for line in body) == pytest.approx(LEFT, abs=0.5)
    assert max(line[-1].right for line in body) == pytest.approx(RIGHT, abs=1.5)
    assert body[0][0].top == pytest.approx(TOP, abs=0.5)
    assert BOTTOM <= body[-1][0].bottom < BOTTOM + 28.95 / 2
    assert {char.size for line in body for char in line} == {16}


def test_a_first_line_is_indented_by_two_characters() -> None:
    first, second, *_ = [
        line for line in lines(render_pdf(document(text(HAN * 3), addressee="")), 0) if line[0].text in HAN
    ]
    assert first[0].left - second[0].left == pytest.approx(31.5, abs=0.2)
    assert (len(first), len(second)) == (26, 28)


@pytest.mark.parametrize(
    "title",
    ["青禾镇人民政府2024年法治政府建设工作情况报告", "中共青禾镇委员会青禾镇人民政府关于2024年法治政府建设情况的报告"],
)
def test_a_title_is_22_pt_centred_and_shaped(title: str) -> None:
    made = [line for line in lines(render_pdf(document(text("正文"), title=title)), 0) if line[0].size == 22]
    assert "".join(map(written, made)) == title
    assert all(middle(line) == pytest.approx((LEFT + RIGHT) / 2, abs=2) for line in made)
    widths = [line[-1].right - line[0].left for line in made]
    # A trapezoid: each line clearly longer than the next, or shorter all the way down.
    steps = [below - above for above, below in pairwise(widths)]
    assert steps and (all(step > 11 for step in steps) or all(step < -11 for step in steps))


def test_the_addressee_stands_flush_left_one_line_below_the_title() -> None:
    title, addressee = (
        next(line for line in lines(render_pdf(document()), 0) if mark in written(line))
        for mark in ("法治政府建设情况报告", "临川区委")
    )
    assert addressee[0].left == pytest.approx(LEFT, abs=0.5)
    assert written(addressee).endswith("：")
    assert title[0].top - addressee[0].top == pytest.approx(2 * 28.95, abs=0.5)


def test_page_numbers_stand_7_mm_below_outside() -> None:
    data = render_pdf(FULL)
    for page in range(len(sizes(data))):
        number = lines(data, page)[-1]
        assert written(number) == f"—{page + 1}—" and {char.size for char in number} == {14}
        # Top of the dashes' line: 7 mm under the type area; a loose box reaches a little over the letters.
        assert BOTTOM - 7 * MM - 14 - 4 < number[1].bottom < BOTTOM - 7 * MM - 7
        if page % 2:
            assert number[0].left == pytest.approx(LEFT + 14, abs=3)
        else:
            assert number[-1].right == pytest.approx(RIGHT - 14, abs=3)


def test_the_sign_off_stands_right_in_order_with_its_date() -> None:
    data = render_pdf(filing(document(text("正文"))))
    party, government, date = lines(data, 0)[-4:-1]
    assert [written(line) for line in (party, government, date)] == [
        "中共青禾镇委员会",
        "青禾镇人民政府",
        "2025年2月11日",
    ]
    assert max(line[-1].right for line in (party, government, date)) == pytest.approx(RIGHT - 31.5, abs=3)
    assert len({round(middle(line)) for line in (party, government, date)}) <= 2


def test_annexes_begin_pages_with_their_label_flush_left_and_a_centred_title() -> None:
    data = render_pdf(WHOLE)
    starts = [page for page in range(len(sizes(data))) if written(lines(data, page)[1]).startswith("附件")]
    assert len(starts) == 2 and written(lines(data, starts[0])[1]) == "附件1"
    head, label, title, *_ = lines(data, starts[-1])
    assert (written(head), written(label), written(title)) == ("示例数据", "附件2", "说明")
    assert label[0].left == pytest.approx(LEFT, abs=0.5)
    assert middle(title) == pytest.approx((LEFT + RIGHT) / 2, abs=2) and title[0].size == 22


def test_a_wide_table_lies_on_turned_pages_whose_numbers_stand_where_all_stand() -> None:
    data = render_pdf(WHOLE)
    turned = [page for page, size in enumerate(sizes(data)) if size == (297, 210)]
    assert len(turned) > 1
    for page in turned:
        body = [char for char in chars(data, page) if char.size <= 9]
        assert (
            min(char.left for char in body) >= 35 * MM - 1 and max(char.right for char in body) <= (297 - 37) * MM + 1
        )
        number = [char for char in chars(data, page) if char.size == 14]
        assert "".join(char.text for char in number) == f"—{page + 1}—"
        assert all(char.right < 35 * MM for char in number)  # in the margin that is the foot of the bound page


def test_each_level_is_set_in_its_font() -> None:
    families = {choice.level: choice.family.replace(" ", "") for choice in font_levels()}
    used = fonts(render_pdf(WHOLE), 0)

    def face(letters: str) -> set[str]:
        return {name.partition("+")[2] or name for name, those in used.items() if set(letters) & those}

    for letters, level in (("举措", "一级标题"), ("舟", "正文")):
        assert any(families[level].casefold() in name.replace(" ", "").casefold() for name in face(letters)), level


def test_text_is_read_in_the_order_of_the_page() -> None:
    read = page_text(render_pdf(WHOLE), 0)
    marks = ("青禾镇2024年", "临川区委", "一、主要举措", "（一）依法办理", "全年登记信访件608件，件件", "1.及时受理")
    places = [read.index(mark) for mark in marks]
    assert places == sorted(places)


# --- the Word file, as LibreOffice opens it ---------------------------------------------------------------------

soffice = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")


def opened_in_office(made: Document, folder: Path) -> bytes:
    """Return what LibreOffice prints of the Word file, with the packaged fonts at hand."""
    (folder / "report.docx").write_bytes(render_docx(made))
    packaged = Path(pylopdf_fonts_zh_cn.serif_path()).parent
    (folder / "fonts.conf").write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>'
        f"<dir>{packaged}</dir><cachedir>{folder / 'cache'}</cachedir></fontconfig>",
        encoding="utf-8",
    )
    subprocess.run(
        ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "pdf",
         "--outdir", str(folder), str(folder / "report.docx")],
        check=True, capture_output=True, timeout=120, env=os.environ | {"FONTCONFIG_FILE": str(folder / "fonts.conf")},
    )  # fmt: skip
    return (folder / "report.pdf").read_bytes()


@soffice
def test_a_page_of_the_word_file_has_22_lines_of_28_characters(tmp_path: Path) -> None:
    data = opened_in_office(FULL, tmp_path)
    *body, number = lines(data, 1)
    assert [len(line) for line in body] == [28] * 22
    assert [above[0].bottom - below[0].bottom for above, below in pairwise(body)] == pytest.approx(
        [28.95] * 21, abs=0.3
    )
    assert min(line[0].left for line in body) == pytest.approx(LEFT, abs=1)
    assert max(line[-1].right for line in body) == pytest.approx(RIGHT, abs=2)
    assert written(number) == "—2—" and number[0].left == pytest.approx(LEFT + 14, abs=3)
    assert lines(data, 0)[-1][-1].right == pytest.approx(RIGHT - 14, abs=3)


@soffice
def test_the_word_file_has_the_pages_of_the_pdf(tmp_path: Path) -> None:
    paper, word = render_pdf(WHOLE), opened_in_office(WHOLE, tmp_path)
    assert abs(len(sizes(paper)) - len(sizes(word))) <= 2
    assert [size for size in sizes(word) if size == (297, 210)] and sizes(word)[0] == sizes(word)[-1] == (210, 297)
    head, *first = [written(line) for line in lines(paper, 0)][:4]
    assert [written(line) for line in lines(word, 0)][:4] == [head, *first]
    annexes = {page: written(lines(word, page)[1]) for page in range(len(sizes(word)))}
    assert [label for label in annexes.values() if label.startswith("附件")] == ["附件1", "附件2"]
    assert all("示例数据" in page_text(word, page) for page in annexes)
    for page in [page for page, size in enumerate(sizes(word)) if size == (297, 210)]:
        assert "列0列1" in page_text(word, page).replace(" ", "")  # the header row repeats
