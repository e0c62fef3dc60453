"""Heading numbers: 一、（一）1.（1） each in its form, in order, none left out, none twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fazhi.audit.form.faults import Fault
from fazhi.audit.form.kinds import is_report
from fazhi.audit.manuscript import Manuscript, Paragraph
from fazhi.audit.reading.headings import is_contents_line, run_in
from fazhi.audit.reading.headnumbers import Form, HeadNumber, head_number
from fazhi.audit.reading.outline import Outline, Step

_FIGURES, _NUMERALS = re.compile("[0-9０-９]+"), re.compile("[一二三四五六七八九十百]+")
_ORDER = "层次序号依次用“一、”“（一）”“1.”“（1）”"


def numbering(manuscript: Manuscript) -> Iterator[Fault]:
    """Faults of the numbers that headings and numbered paragraphs begin with.

    The forms are judged in reports alone: a list of another kind may number as it likes, but in order.
    """
    judged_forms = is_report(manuscript)
    outline = Outline()
    listing = False
    for paragraph in manuscript.paragraphs:
        number = head_number(paragraph.text)
        listing = paragraph.text.startswith(("附件：", "附件:")) or (listing and number is not None)
        if listing:
            continue  # 附件：1.… and the lines beneath it
        if number is None or is_contents_line(paragraph.text):
            if paragraph.level > 0:
                outline.close(paragraph.level)
            continue
        step = outline.enter(number)
        if paragraph.level == 0 and not paragraph.heading and step.before is None and number.value != 1:
            continue  # a list that began elsewhere
        yield from _order(paragraph, number, step)
        if judged_forms and (paragraph.level > 0 or run_in(paragraph.text)):
            yield from _form(paragraph, number, step)


def _order(paragraph: Paragraph, number: HeadNumber, step: Step) -> Iterator[Fault]:
    before = step.before
    due = before.value + 1 if before else 1
    if number.value == due or (number.value == 1 and _may_restart(number, paragraph)):
        return
    shown, wanted = number.form.shown(number.value), number.form.shown(due)
    if before is None:
        above = f"“{step.above.text}”下面的" if step.above else ""
        said = f"{above}序号从“{shown}”开始，前面缺少“{number.form.shown(1)}”，请核对是否漏了内容或者写错了序号。"
    elif number.value == before.value:
        said = f"序号“{shown}”重复，上一个同级序号已经是“{shown}”，这里应为“{wanted}”，请依次改正后面的序号。"
    elif number.value < before.value:
        said = f"序号“{shown}”排在“{before.form.shown(before.value)}”之后，次序颠倒，这里应为“{wanted}”。"
    else:
        said = f"上一个同级序号是“{before.form.shown(before.value)}”，这里应为“{wanted}”，请核对是否漏了内容。"
    yield Fault("order", paragraph, number.start, number.end, said, expected=wanted)


def _may_restart(number: HeadNumber, paragraph: Paragraph) -> bool:
    """Whether a new list may begin here: any but the chapters' own numbers, or a text's 一、 that is no chapter."""
    return number.form is not Form.HAN or paragraph.level == 0


def _form(paragraph: Paragraph, number: HeadNumber, step: Step) -> Iterator[Fault]:
    due = _due(number, step)
    wanted = due.shown(number.value)
    shape = _shape(number.text)
    many = f"写成“{shape}”这样的序号有{{count}}处，应写成“{due.shown(1)}”这样；第一处“{number.text}”应写“{wanted}”。{_ORDER}。"
    if due is not number.form:
        place = f"“{step.above.text}”的下一级" if step.above else "第一级标题"
        said = f"{place}应写“{wanted}”，不写“{number.text}”；{_ORDER}。"
    elif number.form is Form.ARABIC:
        if number.text[-1] in ".．" or number.text.endswith(". "):
            return
        said = f"“{number.text}”应写“{wanted}”：阿拉伯数字后面用圆点，不用顿号。"
    elif "(" in number.text or ")" in number.text:
        said = f"“{number.text}”用了半角括号，应写“{wanted}”。"
    elif number.text == wanted:
        return
    else:
        said = f"“{number.text}”应写“{wanted}”。"
    kind = f"number {shape} {due.name}"
    yield Fault(kind, paragraph, number.start, number.end, said, expected=wanted, many=many)


def _shape(text: str) -> str:
    """The form of a number that one is written in: （1） for （12）."""
    return _FIGURES.sub("1", _NUMERALS.sub("一", text))


def _due(number: HeadNumber, step: Step) -> Form:
    """The form that is due at this depth; 1. right beneath 一、 is common where there are but two levels."""
    if step.depth == 1:
        return Form.HAN
    if step.above is None:
        return number.form  # what stands above has a number that the file does not show
    if step.above.form is Form.HAN and number.form is Form.ARABIC and not number.enumerates:
        return Form.ARABIC
    if step.depth == 2:
        return Form.BRACKETED_HAN
    return Form(step.above.form + 1) if step.above.form < Form.BRACKETED_ARABIC else number.form
