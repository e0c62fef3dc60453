"""Orders from the hotline and messages from the net: some are sent back, some are dispatched again."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from demo.cases import CARRIED, Cases, Load, book, spans
from demo.chance import person, phone, stream, weighted, workday
from demo.sheet import Row, Sheet, Value
from demo.town import DEPARTMENTS, VILLAGES


@dataclass(frozen=True)
class Orders:
    """
    The orders of a year.

    Parameters
    ----------
    load : Load
        Orders that the town handles, each counted once.
    redone : int
        Of those closed in the year, how many were dispatched a second time.
    sent_back : int
        Orders besides these that ended as 退单 or 撤单.
    """

    load: Load
    redone: int
    sent_back: int


# Closed within the year: 1388, 1262 and 1335; the last is the published example's.
ORDERS = {
    2021: Orders(Load(1219, 16), 0, 0),
    2022: Orders(Load(1406, 18, shown_late=1), 6, 12),
    2023: Orders(Load(1285, 23, shown_late=2), 9, 19),
    2024: Orders(Load(1355, 20, shown_late=2), 8, 15),
}
CHANNELS = (("12345热线", 82), ("人民网", 5), ("书记镇长信箱", 10), ("其他", 3))
KINDS = (("咨询", 26), ("求助", 34), ("投诉", 24), ("建议", 7), ("举报", 5), ("表扬", 2), ("其他", 2))
ANSWERS = (("满意", 86), ("基本满意", 7), ("不满意", 2), ("未评价", 5))
SUBJECTS = (
    "道路维修", "用水用电", "环境卫生", "惠农补贴", "宅基地审批", "噪声扰民", "养老保险", "路灯照明",
    "农田灌溉",
)  # fmt: skip
DAYS_ALLOWED = 10
COLUMNS = (
    "工单编号", "受理日期", "渠道", "类型", "诉求内容", "诉求人", "电话", "承办单位", "办理时限",
    "办结日期", "办理状态",
    "满意度",
)  # fmt: skip


def hotline(year: int) -> Sheet:
    """
    Make 热线和网民留言台账.

    Parameters
    ----------
    year : int
        Year of the ledger.

    Returns
    -------
    Sheet
        One row an order; one that was dispatched again stands twice, the later row last.
    """
    rng = stream("hotline/rows", year)
    rows: list[dict[str, Value]] = []
    for span, fields in book(_handled, year):
        closed = span.closed_as_seen(year)
        done = not span.open_at_end_of(year)
        row = {
            **fields,
            "办结日期": closed,
            "办理状态": "已办结" if done else "办理中",
            "满意度": fields["满意度"] if done else None,
        }
        rows.append(row)
    rows += _sent_back(year)
    rows += _first_tries(rng, year, rows)
    carried = [row for row in rows if row.get("备注") == CARRIED]
    # Received on the same day, the row of the first dispatch comes before that of the second.
    new = sorted(
        (row for row in rows if row.get("备注") != CARRIED),
        key=lambda row: (str(row["受理日期"]), row.get("备注") == "重办", str(row["工单编号"])),
    )
    ordered: list[Row] = [*carried, *new]
    return Sheet("hotline", "热线和网民留言台账", COLUMNS, tuple(ordered))


@cache
def _handled(year: int) -> Cases:
    rng = stream("hotline", year)
    lives = spans(rng, year, ORDERS[year].load, _days)
    return tuple((span, _order(rng, f"GD{year}{number:05d}", span.received)) for number, span in enumerate(lives, 1))


def _days(rng: random.Random) -> int:
    """Days an order takes: nearly all are done within the ten that are allowed."""
    return rng.randint(1, DAYS_ALLOWED) if rng.randrange(40) else rng.randint(DAYS_ALLOWED + 1, 25)


def _order(rng: random.Random, key: str, received: date) -> dict[str, Value]:
    subject = rng.choice(SUBJECTS)
    return {
        "工单编号": key,
        "受理日期": received,
        "渠道": weighted(rng, CHANNELS),
        "类型": weighted(rng, KINDS),
        "诉求内容": f"示例诉求：反映{subject}问题。",
        "诉求人": person(rng),
        "电话": phone(rng),
        "承办单位": rng.choice(DEPARTMENTS + VILLAGES),
        "办理时限": received + timedelta(days=DAYS_ALLOWED),
        "满意度": weighted(rng, ANSWERS),
    }


def _sent_back(year: int) -> list[dict[str, Value]]:
    """Orders that another office had to take or that the caller withdrew: dated, but not handled."""
    rng = stream("hotline/sent back", year)
    orders = []
    for number in range(1, ORDERS[year].sent_back + 1):
        received = workday(rng, date(year, 1, 2), date(year, 12, 20))
        order = _order(rng, f"GD{year}9{number:04d}", received)
        order |= {
            "办结日期": received + timedelta(days=rng.randint(0, 3)),
            "办理状态": weighted(rng, (("退单", 2), ("撤单", 1))),
            "满意度": None,
        }
        orders.append(order)
    return orders


def _first_tries(rng: random.Random, year: int, rows: list[dict[str, Value]]) -> list[dict[str, Value]]:
    """Rows of orders closed a first time and dispatched again; marks the second rows on the way."""
    # Received late enough for a first try before them, and closed by the cut-off.
    able = [
        row for row in rows
        if row["办理状态"] == "已办结" and row.get("备注") is None and str(row["受理日期"]) > f"{year}-02-01"
    ]  # fmt: skip
    tries = []
    for second in rng.sample(able, ORDERS[year].redone):
        day = second["受理日期"]
        assert isinstance(day, date)
        received = workday(rng, day - timedelta(days=20), day - timedelta(days=6))
        first = {
            **second,
            "受理日期": received,
            "办理时限": received + timedelta(days=DAYS_ALLOWED),
            "办结日期": workday(rng, received, day - timedelta(days=1)),
            "满意度": "不满意",
            "备注": "首次办理",
        }
        second["备注"] = "重办"
        tries.append(first)
    return tries
