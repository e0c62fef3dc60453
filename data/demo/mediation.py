"""Disputes: those the town mediates and those it looks for in the villages."""

from __future__ import annotations

import random
from functools import cache

from demo.cases import Cases, Load, book, spans
from demo.chance import deal, month_day, person, phone, split, stream, weighted
from demo.sheet import Row, Sheet, Value
from demo.town import VILLAGES, any_village, written

# Received and still open, then how those with a result ended: 未达成协议 and 终止, the rest 达成协议.
# 2024 is the published example's: 608 received, 600 with a result, 587 agreed.
LOADS = {2021: Load(571, 7), 2022: Load(597, 9), 2023: Load(583, 6), 2024: Load(608, 8)}
FAILED = {2021: (11, 3), 2022: (13, 4), 2023: (12, 4), 2024: (10, 3)}
BODIES = (("村（社区）调委会", 62), ("镇调委会", 30), ("行业性专业性调委会", 6), ("其他", 2))
SOURCES = (
    ("当事人申请", 40), ("主动调解", 22), ("排查发现", 12), ("公安移交", 10), ("法院委托", 4),
    ("信访移交", 4),
    ("12345转办", 4), ("政府指定", 2), ("其他", 2),
)  # fmt: skip
KINDS = (
    ("邻里", 25), ("婚姻家庭", 21), ("房屋宅基地", 10), ("损害赔偿", 9), ("合同", 7), ("山林土地", 7),
    ("劳动争议", 5),
    ("道路交通事故", 4), ("生产经营", 3), ("消费", 3), ("征地拆迁", 2), ("环境污染", 1), ("医疗", 1),
    ("物业", 1), ("其他", 1),
)  # fmt: skip
COLUMNS = (
    "案号", "受理日期", "调解组织", "村（社区）", "案件来源", "纠纷类型", "当事人", "身份证号", "电话",
    "调解结果",
    "协议形式", "司法确认", "涉及金额（元）", "结案日期", "调解员",
)  # fmt: skip
CONFIRMED_SINCE = 2023  # The column 司法确认 came with the form of 2023.

# Σ发现件数 and Σ预防件数 of a year.
SCREENED = {2022: (129, 9), 2023: (151, 14), 2024: (138, 11)}


def mediation(year: int) -> Sheet:
    """
    Make 人民调解台账.

    Parameters
    ----------
    year : int
        Year of the ledger.

    Returns
    -------
    Sheet
        One row a dispute, those carried over first.
    """
    rows: list[Row] = []
    for span, fields in book(_disputes, year):
        if span.open_at_end_of(year):
            outcome = ("协议形式", "司法确认", "涉及金额（元）")
            fields = {**fields, **dict.fromkeys(outcome), "调解结果": "调解中"}
        else:
            fields = {**fields, "结案日期": span.closed}
        rows.append({name: value for name, value in fields.items() if name in (*_columns(year), "备注")})
    return Sheet("mediation", "人民调解台账", _columns(year), tuple(rows), ("涉及金额（元）",))


def _columns(year: int) -> tuple[str, ...]:
    return COLUMNS if year >= CONFIRMED_SINCE else tuple(name for name in COLUMNS if name != "司法确认")


@cache
def _disputes(year: int) -> Cases:
    rng = stream("mediation", year)
    load, (failed, stopped) = LOADS[year], FAILED[year]
    results = deal(
        rng,
        [
            ("达成协议", load.received - load.left - failed - stopped),
            ("未达成协议", failed),
            ("终止", stopped),
        ],
    )
    cases = []
    for number, span in enumerate(spans(rng, year, load, _days), start=1):
        result = "达成协议" if span.open_at_end_of(year) else results.pop()
        agreed = result == "达成协议"
        on_paper = agreed and rng.randrange(100) < 85
        fields: dict[str, Value] = {
            "案号": f"〔{year}〕段调字第{number:03d}号",
            "受理日期": span.received,
            "调解组织": weighted(rng, BODIES),
            "村（社区）": any_village(rng),
            "案件来源": weighted(rng, SOURCES),
            "纠纷类型": weighted(rng, KINDS),
            "当事人": f"{person(rng)}、{person(rng)}",
            "电话": phone(rng),
            "调解结果": result,
            "协议形式": ("书面" if on_paper else "口头") if agreed else None,
            # Only what was agreed on paper can be confirmed by a court.
            "司法确认": (on_paper and rng.randrange(100) < 14) if agreed else None,
            "涉及金额（元）": rng.randint(4, 900) * 100 if rng.randrange(3) == 0 else None,
            "调解员": person(rng, "示例调解员", 30),
        }
        cases.append((span, fields))
    return tuple(cases)


def _days(rng: random.Random) -> int:
    """Days to a result: usually within the thirty of the rule."""
    return rng.randint(0, 27) if rng.randrange(25) else rng.randint(33, 50)


def screening(year: int) -> Sheet:
    """
    Make 纠纷排查预防台账.

    Parameters
    ----------
    year : int
        Year of the ledger.

    Returns
    -------
    Sheet
        One row a month and village.
    """
    rng = stream("screening", year)
    rounds = [(month, village) for month in range(1, 13) for village in VILLAGES]
    found_sum, prevented_sum = SCREENED[year]
    found = split(rng, found_sum, len(rounds), least=0, weights=(0, 1, 1, 2, 3))
    prevented = set(rng.sample([place for place, count in enumerate(found) if count], prevented_sum))
    rows: list[Row] = [
        {
            "日期": month_day(rng, year, month),
            "村（社区）": written(rng, village),
            "排查次数": rng.randint(1, 3),
            "发现件数": found[place],
            "预防件数": int(place in prevented),
            "转调解件数": rng.randint(0, found[place] - int(place in prevented)),
        }
        for place, (month, village) in enumerate(rounds)
    ]
    columns = ("日期", "村（社区）", "排查次数", "发现件数", "预防件数", "转调解件数")
    return Sheet("screening", "纠纷排查预防台账", columns, tuple(rows), columns[2:])
