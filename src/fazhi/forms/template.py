"""The blank workbook as a file: written whole or not at all, and never over a file that is there."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import xlsxwriter

from fazhi.errors import UsageError
from fazhi.forms.form import Form
from fazhi.forms.instructions import write_instructions
from fazhi.forms.ledgersheet import write_sheet
from fazhi.forms.options import listed_options
from fazhi.forms.styles import add_styles
from fazhi.wholefile import growing


def file_name(form: Form) -> str:
    """The workbook's usual name."""
    return f"{form.town}台账模板{form.year}.xlsx"


def write_template(form: Form, path: Path) -> Path:
    """Write the blank workbook; the same form gives the same bytes.

    Parameters
    ----------
    form : Form
    path : Path
        A new file whose name ends in .xlsx, in a folder that exists.

    Returns
    -------
    Path
        `path`.

    Raises
    ------
    UsageError
        Something of that name is there already, the folder is not, the name ends otherwise, or nothing may be
        written there.
    """
    _require_free(path)
    try:
        with growing(path) as part:
            _write(form, part)
            _require_free(path)
    except (OSError, xlsxwriter.exceptions.FileCreateError):
        raise UsageError(f"“{path.parent}”里写不进文件；请检查文件夹的权限，或用 -o 换一个地方。") from None
    return path


def _require_free(path: Path) -> None:
    if path.suffix.lower() != ".xlsx":
        raise UsageError(f"“{path.name}”不是 .xlsx 文件名；请写成如 台账模板.xlsx。")
    if os.path.lexists(path):
        raise UsageError(f"“{path}”已经存在，里面可能已填了内容，没有改动；请用 -o 换一个文件名。")
    if not path.parent.is_dir():
        raise UsageError(f"没有“{path.parent}”这个文件夹；请先建好，或换一个地方。")


def _write(form: Form, path: Path) -> None:
    with xlsxwriter.Workbook(str(path)) as book:
        book.set_properties(
            {"title": f"{form.town}{form.year}年台账模板{form.mark}", "created": datetime(form.year, 1, 1)}
        )
        styles, lists = add_styles(book), listed_options(form)
        write_instructions(book, form, styles, lists)
        for ledger in form.ledgers:
            write_sheet(book, ledger, form, styles, lists)
