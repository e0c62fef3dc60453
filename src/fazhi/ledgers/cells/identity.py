"""Identity numbers: can such a number exist? It is never shown, in a message least of all.

The library knows the check digit of GB 11643 and the date within; the six digits of the place are not asked, because
districts come and go faster than any list of them. The fifteen digits of cards from before 1999 have no check digit.
"""

from __future__ import annotations

import re
from datetime import date

from stdnum.cn import ric
from stdnum.exceptions import ValidationError

from fazhi.ledgers.cells.faults import Fault
from fazhi.ledgers.cells.wording import plain

_BETWEEN = re.compile(r"[、，,；;/\n]+")
_OLD = re.compile(r"[1-9]\d{7}(\d{2})(\d{2})\d{3}", re.ASCII)
_NEW = re.compile(r"[1-9]\d{16}[\dX]", re.ASCII)
_LOST = re.compile(r"\d(?:\.\d+)?[Ee]\+\d{2}")
_LONGEST_EXACT = 10**15
"""A spreadsheet keeps fifteen digits of a number."""

DIGITS_LOST = "以数字保存，后几位已经丢失，请把单元格设为文本格式后重填"


def has_lost_digits(cell: object) -> bool:
    """Whether a long number was kept as a number, so that its last digits are gone: 3.406E+17."""
    if isinstance(cell, float):
        return abs(cell) >= _LONGEST_EXACT
    return isinstance(cell, str) and _LOST.fullmatch(plain(cell)) is not None


def identity_fault(text: str, year: int) -> Fault | None:
    """Why there can be no such identity number, or None.

    Parameters
    ----------
    text : str
        The cell; several numbers may stand in it, by 、.
    year : int
        The year of the file: nobody in it was born later.
    """
    for number in filter(None, (plain(part).upper() for part in _BETWEEN.split(text))):
        why = _impossible(number, year)
        if why:
            return Fault("cell-identity", f"不是可能的身份证号码（{why}），请核对")
    return None


def _impossible(number: str, year: int) -> str:
    if old := _OLD.fullmatch(number):
        born = f"{number[:6]}19{number[6:]}0"
        return _date_within(born, year) if old else ""
    if len(number) != 18:
        return f"有{len(number)}位，应为18位"
    if not _NEW.fullmatch(number):
        return "有不该有的字符"
    return _date_within(number, year) or ("校验码不符" if number[-1] != ric.calc_check_digit(number) else "")


def _date_within(number: str, year: int) -> str:
    try:
        born: date = ric.get_birth_date(number)
    except ValidationError:
        return "其中的出生日期不存在"
    return "" if 1880 < born.year <= year else "其中的出生日期不可能"
