"""The annex on method and data: what every reader of the figures should know, in plain Chinese."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from fazhi.findings import Severity
from fazhi.release import THRESHOLD
from fazhi.report.blocks import Block, Heading, ListBlock, TextSpan
from fazhi.workspace import Analysis


def method_notes(analysis: Analysis) -> Iterator[Block]:
    """Blocks on the period, the counting rules, the ledgers and the state of the data.

    Parameters
    ----------
    analysis : Analysis
    """
    period, day = analysis.period, analysis.period.cut_off
    yield Heading(2, "一、", "统计时间和口径")
    yield _items(
        f"统计期间为{period.year}年{period.name}，统计截止日期为{day.year}年{day.month}月{day.day}日；"
        "截止日期以后办结的，按未办结计。",
        "每条记录按台账规定的一个日期归入年度；上年登记、年初尚未办结的列为上年结转，计入办结数，不计入本年登记数。",
        "百分比按未修约的分子、分母计算，四舍五入一次；各分项分别修约，相加可能与合计略有出入，不作调整。",
        "同比为与上年同期相比；数量的变化用百分比，比率的变化用百分点。"
        "上年数依次取上年已报报告、上年报送数字、按上年台账重算的数字。",
        "带“余”的数为概数，保留首位（千以上保留前两位）数字，其余略去。",
        "人民调解、纠纷排查、重点领域排查、信访摸排等台账记录的事项可能有重合，各自统计，不相加。",
        f"涉及个人的分类统计中，少于{THRESHOLD}的格不予公开，并隐去另一格以防推算。",
    )
    yield Heading(2, "二、", "台账和数据")
    yield _items(*_data_lines(analysis))


def _data_lines(analysis: Analysis) -> Iterator[str]:
    ingested = analysis.ingested
    rows = sum(each.accepted for each in ingested.reconciliation)
    kept_out = sum(each.quarantined for each in ingested.reconciliation)
    yield f"共读取台账{len(ingested.frames)}本，计入记录{rows}条，未计入{kept_out}条。"
    if ingested.corrections:
        mended = Counter(each.ledger for each in ingested.corrections)
        said = "、".join(f"{analysis.catalog.ledgers[name].title}{count}处" for name, count in mended.items())
        yield f"按更正记录更正单元格{len(ingested.corrections)}处（{said}），每处都有原值、理由和更正人，原文件未改动。"
    if ingested.missing:
        titles = "、".join(analysis.catalog.ledgers[name].title for name in ingested.missing)
        yield f"没有交来的台账：{titles}；有关数字以科室报送为准，没有报送的不写入报告。"
    counts = Counter(finding.severity for finding in analysis.findings)
    yield f"数据检查发现错误{counts[Severity.ERROR]}处、提醒{counts[Severity.WARNING]}处，详见内部的数据检查表。"
    for standard in analysis.own_text.standards:
        title = analysis.catalog.indicators[standard.indicator].title
        yield f"“{title}”的标准依据：{standard.source}。"
    if analysis.town.demo:
        yield "本文所用台账全部为示例数据，由程序生成，不反映任何单位和个人的真实情况。"


def _items(*texts: str) -> ListBlock:
    return ListBlock(ordered=True, items=tuple((TextSpan(text),) for text in texts))
