"""The annotated report for a notebook's screen: semantic HTML that holds up where the notebook is not trusted.

There, scripts, style elements and most inline style are stripped: marks are ``mark`` elements, signs stand in the text,
and explanations follow their paragraph.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from fazhi.audit.audited import Audited
from fazhi.audit.cells import marked_cells
from fazhi.audit.judgement import Judgement
from fazhi.audit.manuscript import Paragraph, Table
from fazhi.audit.marking import Mark, Piece, pieces
from fazhi.audit.words import CONFIDENCES, GRADES, SIGNS, VERDICTS, Grade, visible

_SHOWN = (Grade.FAULT, Grade.CARE, Grade.OPEN)


def screen(audited: Audited) -> str:
    """Return an audited report as HTML; what is consistent is counted and not marked."""
    told = [(number, each) for number, each in enumerate(audited.judgements, start=1) if GRADES[each.verdict] in _SHOWN]
    numbers = {block.number for block in audited.manuscript.blocks}
    whole = [(number, each) for number, each in told if each.place.paragraph not in numbers]
    marks: dict[int, list[Mark]] = {}
    notes: dict[int, list[tuple[int, Judgement]]] = {}
    for number, each in told:
        notes.setdefault(each.place.paragraph, []).append((number, each))
        for paragraph, start, end in each.marks or ((each.place.paragraph, 0, 0),):
            marks.setdefault(paragraph, []).append(Mark(start, end, each.verdict, number))
    parts = [f"<p><strong>{_text(audited.file)}</strong>　{_text(audited.sentence)}</p>", *_notes(whole)]
    for block in audited.manuscript.blocks:
        here = marks.get(block.number, ())
        if isinstance(block, Table):
            parts.append(_table(block, [(mark, audited.judgements[mark.number - 1].text) for mark in here]))
        else:
            parts.append(_paragraph(block, (mark for mark in here if mark.end)))
        parts += _notes(notes.get(block.number, ()))
    return "\n".join(parts)


def _table(block: Table, marks: Iterable[tuple[Mark, str]]) -> str:
    cells, _ = marked_cells(block, marks)
    rows = ("".join(f"<td>{_pieces(cell)}</td>" for cell in row) for row in cells)
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


def _paragraph(block: Paragraph, marks: Iterable[Mark]) -> str:
    text = _pieces(pieces(block.text, marks))
    return f"<p>{f'<strong>{text}</strong>' if block.level else text}</p>"


def _pieces(pieces: Iterable[Piece]) -> str:
    return "".join(_piece(piece.text, piece.grade, piece.ends) for piece in pieces)


def _piece(text: str, grade: Grade | None, ends: tuple[int, ...]) -> str:
    references = "".join(f"<sup>〔{number}〕</sup>" for number in ends)
    return f"<mark>{_text(text)}</mark>{references}" if grade else f"{_text(text)}{references}"


def _notes(told: Iterable[tuple[int, Judgement]]) -> Iterator[str]:
    for number, each in told:
        expected = f"　应为：<b>{_text(each.expected)}</b>" if each.expected else ""
        yield (
            f"<blockquote>〔{number}〕<b>{SIGNS[GRADES[each.verdict]]} {VERDICTS[each.verdict]}</b>　"
            f"{_text(each.explanation)}{expected}（{CONFIDENCES[each.confidence]}）</blockquote>"
        )


def _text(text: str) -> str:
    return escape(visible(text))
