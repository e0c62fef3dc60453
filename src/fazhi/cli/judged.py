"""What the audit says of a report, in a terminal: the worst verdict first, a few lines for each judgement."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from fazhi.audit import Audited
from fazhi.audit.judgement import Confidence, Judgement
from fazhi.audit.words import CONFIDENCES, GRADES, SIGNS, VERDICTS, Grade, shortened, spot_words, visible

STYLES = {Grade.FAULT: "red", Grade.CARE: "yellow", Grade.OPEN: "dim", Grade.GOOD: "green"}

MOST = 20
"""Judgements of one verdict that are listed unless all are asked for."""

_QUOTED = 80
"""Characters of the quoted text in a table."""

_PLACE = 16
"""Columns for the place, enough for 第118段第12句; a longer heading beneath it is cut."""
_GAP = 2

_PIECE = re.compile(
    "[“‘（《〔(]{0,2}(?:[0-9A-Za-z][0-9A-Za-z.,%％]{0,24}|.)[，。；：、！？”’）》〕)%％]{0,3}", re.DOTALL
)
"""What stays in one line: a number with its marks, a character with what closes after it."""


def show(console: Console, audited: Audited, *, everything: bool) -> None:
    """Print the judgements of a report by verdict, then what was found in a sentence."""
    say(console, f"[bold]{escape(visible(audited.file))}[/bold]")
    titled = True
    for verdict, count in audited.counts.items():
        grade = GRADES[verdict]
        style = STYLES[grade]
        say(console, f"[{style}]{SIGNS[grade]} {VERDICTS[verdict]}[/{style}]　{count}处")
        if everything or grade is not Grade.GOOD:
            rows = [each for each in audited.judgements if each.verdict is verdict]
            console.print(_table(rows if everything else rows[:MOST], console.width, titled=titled), highlight=False)
            titled = False
            if len(rows) > MOST and not everything:
                say(console, f"另有{len(rows) - MOST}处{VERDICTS[verdict]}没有列出，加 --all 全部列出。")
    say(console, escape(visible(audited.sentence)))


def say(console: Console, text: str) -> None:
    """Print a line that may be longer than the terminal is wide."""
    console.print(text, highlight=False, soft_wrap=True)


def _table(judgements: Sequence[Judgement], width: int, *, titled: bool) -> Table:
    """Columns of the same widths for every verdict, so that titles over the first are enough."""
    place = max(min(_PLACE, width // 4), 4)
    quoted = max((width - place - 2 * _GAP) * 2 // 5, 4)
    told = max(width - place - quoted - 2 * _GAP, 4)
    table = Table(box=None, pad_edge=False, padding=(0, _GAP, 0, 0), show_header=titled)
    table.add_column("位置", width=place, overflow="fold")
    table.add_column("原文", width=quoted, no_wrap=True)
    table.add_column("说明", width=told, no_wrap=True)
    for each in judgements:
        table.add_row(
            _place(each, place), Text(wrapped(shortened(each.text, _QUOTED), quoted)), Text(wrapped(_told(each), told))
        )
    return table


def wrapped(text: str, width: int) -> str:
    """The text in lines of at most `width` columns, never broken inside a number or before a closing mark.

    Examples
    --------
    >>> print(wrapped("共办理信访件1335件，办结率93.15%。", 14))
    共办理信访件
    1335件，办结率
    93.15%。
    """
    lines = [""]
    room = width
    for piece in _PIECE.findall(" ".join(text.split())):
        for part in [piece] if cell_len(piece) <= width else piece:
            if cell_len(part) > room:
                lines.append("")
                room = width
            lines[-1] += part
            room -= cell_len(part)
    return "\n".join(lines)


def _place(judgement: Judgement, width: int) -> Text:
    """Where it is in one short line, and under which heading in another."""
    place = Text(spot_words(judgement.place))
    heading = shortened(judgement.place.heading, _QUOTED)
    if heading:
        while cell_len(heading) > width:
            heading = f"{heading.removesuffix('…')[:-1]}…"
        place.append(f"\n{heading}", style="dim")
    return place


def _told(judgement: Judgement) -> str:
    """The arithmetic, what would be right, and how sure the reading is where it is not."""
    explanation = visible(judgement.explanation).rstrip("。")
    expected = (
        f"；应为{visible(judgement.expected)}" if judgement.expected and judgement.expected not in explanation else ""
    )
    unsure = "" if judgement.confidence is Confidence.SURE else f"（{CONFIDENCES[judgement.confidence]}）"
    return f"{explanation}{expected}{unsure}。"
