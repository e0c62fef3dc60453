"""What a chart says, in words, for those who do not see it: the finding, from the numbers that are drawn."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from fazhi import numbers
from fazhi.catalog import Chart
from fazhi.exhibits.data import HIDDEN, ChartData, Series

KINDS = {"line": "折线图", "bar": "柱状图", "stacked": "堆积柱状图", "barh": "条形图"}
"""What readers call each kind of chart."""

_NAMED = 3


def alternative(entry: Chart, caption: str, data: ChartData) -> str:
    """State kind, caption, extremes and change of a chart.

    Parameters
    ----------
    entry : Chart
    caption : str
    data : ChartData
        The released numbers that the chart draws; nothing else is said.
    """
    head = f"{KINDS[entry.kind]}：{caption}。"
    if data.compares_years:
        return head + _years(data)
    said = "；".join(_series(series, data.keys, over_time=entry.kind == "line") for series in data.series)
    return f"{head}横向比较{data.dimension}，共{len(data.keys)}项。{said}。{_hidden(data)}"


def _years(data: ChartData) -> str:
    now, before = data.series[-1], data.series[0] if len(data.series) > 1 else None
    said = []
    for index, (key, change) in enumerate(zip(data.keys, data.changes, strict=True)):
        sentence = f"{key}{now.texts[index]}"
        if before is not None and before.values[index] is not None:
            sentence += f"，上年{before.texts[index]}"
        said.append(sentence + (f"，{change}" if change else ""))
    return "；".join(said) + "。"


def _series(series: Series, keys: Sequence[str], *, over_time: bool) -> str:
    known = [(key, value) for key, value in zip(keys, series.values, strict=True) if value is not None]
    if not known:
        return f"{series.title}{HIDDEN if HIDDEN in series.texts else '没有数据'}"
    most, least = max(value for _, value in known), min(value for _, value in known)
    if len(known) == 1:
        return f"{series.title}：{known[0][0]}{numbers.quantity(most, series.unit)}"
    if most == least:
        return f"{series.title}：各项均为{numbers.quantity(most, series.unit)}"
    said = f"{series.title}最高为{_at(known, most, series.unit)}，最低为{_at(known, least, series.unit)}"
    if over_time:
        (first, start), (last, end) = known[0], known[-1]
        said += f"，{first}{numbers.quantity(start, series.unit)}，{last}{numbers.quantity(end, series.unit)}"
    return said


def _at(known: Sequence[tuple[str, Decimal]], value: Decimal, unit: str) -> str:
    """Name the classes that have this value, the first of them where they are many."""
    names = [key for key, each in known if each == value]
    shown = "、".join(names) if len(names) <= _NAMED else f"{names[0]}等{len(names)}项"
    return f"{shown}（{'均为' if len(names) > 1 else ''}{numbers.quantity(value, unit)}）"


def _hidden(data: ChartData) -> str:
    many = sum(text == HIDDEN for series in data.series for text in series.texts)
    return f"另有{many}个数目不公开。" if many else ""
