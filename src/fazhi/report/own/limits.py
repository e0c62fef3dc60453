"""How much of an analyst's output a report carries; what is left out is said in numbers, never dropped in silence."""

from __future__ import annotations

from fazhi.report.blocks import Block, Column, Note, Preformatted, Table

MAX_ROWS = 500
"""Rows of a table: as many as a notebook shows (:data:`fazhi.desk.WHOLE`)."""

MAX_COLUMNS = 24
"""Columns of a table that a turned page can hold."""

MAX_LINES = 300
"""Lines of printed text: about six pages."""

MAX_CHARACTERS = 30_000
"""Characters of printed text."""

WIDE_COLUMNS = 9
"""Columns from which a table stands on a turned page."""

_DOTS = ("...", "…", "⋮", "")


def limited_table(
    columns: tuple[Column, ...],
    rows: tuple[tuple[str, ...], ...],
    *,
    caption: str = "",
    of_rows: int | None = None,
    of_columns: int | None = None,
) -> tuple[Block, ...]:
    """Return an analyst's table, cut where it is too long, with a note that says what is left out.

    Parameters
    ----------
    columns, rows
        The table as the cell showed it.
    caption
        Its caption, or empty.
    of_rows, of_columns
        The size that the table has in truth, where what showed it had already left some out; columns without an index.
    """
    kept, across = rows[:MAX_ROWS], columns[:MAX_COLUMNS]
    table = Table(
        "",
        caption,
        across,
        tuple(row[:MAX_COLUMNS] for row in kept),
        wide=len(across) >= WIDE_COLUMNS,
        own=True,
    )
    said = []
    total = max(of_rows or 0, len(rows))
    # A row of dots stands for rows that pandas left out; it is none itself.
    listed = sum(1 for row in kept if not all(cell in _DOTS for cell in row))
    if total > listed:
        said.append(f"表共{total}行，这里列出{listed}行，其余{total - listed}行没有列出。")
    if len(columns) > MAX_COLUMNS:
        wide = max(len(columns), of_columns or 0)
        said.append(f"表共{wide}列，这里列出前{MAX_COLUMNS}列，其余没有列出。")
    elif any(column.title in _DOTS[:3] for column in columns):
        said.append(f"表共{of_columns}列，中间的若干列没有列出。" if of_columns else "中间的若干列没有列出。")
    return (table, *(Note(each, own=True) for each in said))


def limited_text(text: str) -> tuple[Block, ...]:
    """Return printed text, cut where it is too long, with a note that says how much is left out."""
    lines = text.split("\n")
    kept = "\n".join(lines[:MAX_LINES])[:MAX_CHARACTERS].rstrip("\n")
    block = Preformatted(kept, own=True)
    if len(kept) >= len(text.rstrip("\n")):
        return (block,)
    shown = kept.count("\n") + 1
    if shown == len(lines):
        return block, Note(f"输出共{len(text)}字，这里列出前{len(kept)}字，其余没有列出。", own=True)
    said = f"输出共{len(lines)}行，这里列出前{shown}行，其余{len(lines) - shown}行没有列出。"
    return block, Note(said, own=True)
