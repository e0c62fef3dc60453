"""The part of a year that a report speaks of: 全年, 上半年, 一季度, 前三季度, 1—11月."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from fazhi.errors import SettingsError

WHOLE_YEAR = "全年"

NAMED: dict[str, tuple[int, int]] = {
    WHOLE_YEAR: (1, 12),
    "上半年": (1, 6),
    "下半年": (7, 12),
    "一季度": (1, 3),
    "二季度": (4, 6),
    "三季度": (7, 9),
    "四季度": (10, 12),
    "前三季度": (1, 9),
}
"""Periods by name: first and last month."""

GRACE = timedelta(days=31)
"""A cut-off may lie this much after the period, to count what was closed while the report was written; not more."""

_MONTHS = re.compile(r"^(\d{1,2})(?:[—–-]{1,2}(\d{1,2}))?月$")


@dataclass(frozen=True, slots=True)
class Period:
    """A span of whole months of one year and the date up to which states are known.

    Parameters
    ----------
    name : str
        As it prints: 全年, 上半年, 1—11月.
    start, end : date
        First and last day.
    cut_off : date
        统计截止日期: a case closed after it is open.
    """

    name: str
    start: date
    end: date
    cut_off: date

    @property
    def year(self) -> int:
        """The year of the period."""
        return self.start.year

    @property
    def last(self) -> date:
        """The last day whose events count: the end, or the cut-off if that is earlier."""
        return min(self.end, self.cut_off)

    def year_before(self, cut_off: date | None = None) -> Period:
        """The same period a year earlier, to its own cut-off if one is given."""
        moved = parse(self.name, self.year - 1)
        if cut_off is None:
            cut_off = _shift(self.cut_off)
        return Period(moved.name, moved.start, moved.end, cut_off)

    def up_to_month(self, month: int) -> Period:
        """The period from its start to the end of `month`, with the cut-off moved there."""
        end = min(date(self.year, month, monthrange(self.year, month)[1]), self.last)
        return Period(self.name, self.start, end, end)

    @property
    def months(self) -> tuple[int, ...]:
        """The months of the period up to its last day."""
        return tuple(range(self.start.month, self.last.month + 1)) if self.last >= self.start else ()


def _shift(day: date) -> date:
    year = day.year - 1
    return date(year, day.month, min(day.day, monthrange(year, day.month)[1]))


def parse(name: str, year: int, cut_off: date | None = None) -> Period:
    """The period called `name` in `year`.

    Raises
    ------
    SettingsError
        The name is none that is known, or the cut-off lies before the period.
    """
    months = NAMED.get(name)
    if months is None and (match := _MONTHS.match(name.strip())):
        first, last = int(match[1]), int(match[2] or match[1])
        months = (first, last) if 1 <= first <= last <= 12 else None
        name = f"{first}月" if first == last else f"{first}—{last}月"
    if months is None:
        raise SettingsError(f"期间“{name}”认不出；可用：{'、'.join(NAMED)}，或如 1—11月。")
    start, end = date(year, months[0], 1), date(year, months[1], monthrange(year, months[1])[1])
    if cut_off is not None and cut_off < start:
        raise SettingsError(f"统计截止日期 {cut_off} 早于{year}年{name}的第一天，请核对 year.toml 的 cut_off。")
    if cut_off is not None and cut_off > end + GRACE:
        raise SettingsError(
            f"统计截止日期 {cut_off} 比{year}年{name}的最后一天晚了{(cut_off - end).days}天，请核对 year.toml 的 cut_off 和 period。"
        )
    return Period(name, start, end, cut_off or end)
