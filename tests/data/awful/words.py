"""How people write a value: each function is one habit, which never changes what is meant."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import Any

from .facts import stem_of

Cell = Any
"""str, int, float, date, Formula or None for an empty cell."""

Way = Callable[[Any], Cell]
"""How a value that is there is written."""

_WIDE = {code: code + 0xFEE0 for code in (*range(0x30, 0x3A), *range(0x41, 0x5B))}
_HAN = re.compile(r"(?<=[一-鿿])(?=[一-鿿])")
_SERIAL_ZERO = date(1899, 12, 30)


def mixed(chance: Random, *ways: Way) -> Way:
    """Now one way, now another, as when several people keep one book."""
    return lambda value: chance.choice(ways)(value)


def seldom(chance: Random, odd: Way, usual: Way | None = None, one_in: int = 6) -> Way:
    """The odd way once in a while."""
    return lambda value: (odd if chance.randrange(one_in) == 0 else usual or as_is)(value)


def as_is(value: Any) -> Cell:
    """Nothing done to it."""
    return value


def instead(words: dict[str, str]) -> Way:
    """Other words for the same: 镇长 for 政府主要负责人."""
    return lambda value: words.get(value, value)


# --- any text --------------------------------------------------------------------------------------------


def wide(value: Any) -> str:
    """Digits and capitals in full width: ＸＦ-２０２４-００１."""
    return str(value).translate(_WIDE)


def spaced(value: Any) -> str:
    """Spaces to stretch a word over its column: 已 办 结."""
    return _HAN.sub(" ", str(value))


def broken(value: Any) -> str:
    """A line break where the column was too narrow."""
    text = str(value)
    places = [match.start() for match in _HAN.finditer(text)]
    middle = places[len(places) // 2] if places else len(text)
    return f"{text[:middle]}\n{text[middle:]}"


def padded(value: Any) -> str:
    """White space left at both ends."""
    return f"　{value} "


def half_brackets(value: Any) -> str:
    """（ typed as (."""
    return str(value).replace("（", "(").replace("）", ")")


def square_brackets(value: Any) -> str:
    """（ typed as ［."""
    return str(value).replace("（", "［").replace("）", "］")


def listed_by(sign: str) -> Way:
    """Names of a list parted by another sign than 、."""
    return lambda value: str(value).replace("、", sign)


# --- dates -----------------------------------------------------------------------------------------------


def worded(day: date) -> str:
    """2024年3月5日."""
    return f"{day.year}年{day.month}月{day.day}日"


def dotted(day: date) -> str:
    """2024.3.5."""
    return f"{day.year}.{day.month}.{day.day}"


def slashed(day: date) -> str:
    """2024/3/5."""
    return f"{day.year}/{day.month}/{day.day}"


def dashed(day: date) -> str:
    """2024-03-05."""
    return day.isoformat()


def compact(day: date) -> str:
    """20240305 as text."""
    return f"{day:%Y%m%d}"


def compact_number(day: date) -> int:
    """20240305 as a number."""
    return int(compact(day))


def serial(day: date) -> int:
    """45356, which a spreadsheet shows when a date's cell is formatted as a number."""
    return (day - _SERIAL_ZERO).days


def wide_worded(day: date) -> str:
    """２０２４年３月５日."""
    return wide(worded(day))


def wide_dotted(day: date) -> str:
    """２０２４．３．５."""
    return wide(dotted(day)).replace(".", "．")


def padded_dotted(day: date) -> str:
    """2024.03.05, with a blank behind it."""
    return f"{day:%Y.%m.%d} "


def spoken(day: date) -> str:
    """2024年3月5号."""
    return f"{day.year}年{day.month}月{day.day}号"


def broken_date(day: date) -> str:
    """The day on a line of its own."""
    return f"{day.year}年\n{day.month}月{day.day}日"


def loose_date(day: date) -> str:
    """2024 年 3 月 5 日."""
    return f"{day.year} 年 {day.month} 月 {day.day} 日"


def timed(day: date) -> str:
    """2024-03-05 09:30:00, as systems export it."""
    return f"{day} 09:30:00"


def without_year(year: int) -> Way:
    """3月5日 in the book of that year, in full for any other year."""
    return lambda day: f"{day.month}月{day.day}日" if day.year == year else worded(day)


def lasting(year: int, days: int = 2) -> Way:
    """3月5日-7日: an event of several days, which counts on its first."""

    def write(day: date) -> str:
        last = day + timedelta(days=days)
        if day.year != year or last.month != day.month:
            return f"{dotted(day)}—{dotted(last)}"
        return f"{day.month}月{day.day}日-{last.day}日"

    return write


# --- numbers ---------------------------------------------------------------------------------------------


def as_text(value: Any) -> str:
    """A number kept as text."""
    return f"{value}"


def measured(word: str) -> Way:
    """3人."""
    return lambda value: f"{value}{word}"


def grouped(value: Any) -> str:
    """20,300."""
    return f"{value:,}"


def in_wan(value: Any) -> Cell:
    """2.03万元; exact, for money is counted."""
    return f"{value / 10_000:g}万元"


def numeral(value: Any) -> str:
    """Chinese numerals below a hundred, else full width: 四十六."""
    if not 0 < value < 100:
        return wide(value)
    digits = "零一二三四五六七八九"
    tens, ones = divmod(value, 10)
    return ("" if tens < 2 else digits[tens]) + ("十" if tens else "") + (digits[ones] if ones else "")


# --- yes and no, villages --------------------------------------------------------------------------------


def marked(yes: str, no: str) -> Way:
    """√ or ×, 是 or 否, 有 or 无."""
    return lambda value: yes if value in ("是", "√") else no


def short(village: str) -> str:
    """大庄."""
    return stem_of(village)


def full(village: str) -> str:
    """大庄村, 振兴社区, also where the tidy book says 大庄."""
    stem = stem_of(village)
    return stem + ("社区" if stem in ("振兴", "新苑") else "村")


def in_town(village: str) -> str:
    """段园镇大庄村."""
    return "段园镇" + full(village)


def committee(village: str) -> str:
    """大庄村村委会, 振兴社区居委会."""
    name = full(village)
    return name + ("居委会" if name.endswith("社区") else "村委会")


def committee_short(village: str) -> str:
    """大庄村委会, 振兴居委会."""
    return stem_of(village) + ("居委会" if full(village).endswith("社区") else "村委会")
