"""People helped after prison or community correction: the register and the contacts with them."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from demo.cases import handed_in
from demo.chance import person, stream, weighted, workday
from demo.sheet import Row, Sheet, Value
from demo.town import any_village

PRISON, CORRECTION = "刑满释放", "解除社区矫正"
TERM_YEARS = {PRISON: 5, CORRECTION: 3}
# People received by year. 2024 is the published example's: 52 received, 152 on the register at its end.
RECEIVED: dict[int, Mapping[str, int]] = {
    2017: {PRISON: 8, CORRECTION: 0},
    2018: {PRISON: 9, CORRECTION: 0},
    2019: {PRISON: 10, CORRECTION: 17},
    2020: {PRISON: 13, CORRECTION: 18},
    2021: {PRISON: 13, CORRECTION: 20},
    2022: {PRISON: 16, CORRECTION: 22},
    2023: {PRISON: 18, CORRECTION: 26},
    2024: {PRISON: 22, CORRECTION: 30},
}
# People who leave the register before their term: in which year, received when, why.
EARLY: dict[int, tuple[tuple[int, str], ...]] = {
    2022: ((2021, "迁出"), (2021, "死亡")),
    2023: ((2022, "迁出"), (2022, "迁出"), (2022, "其他")),
    2024: ((2023, "迁出"), (2023, "迁出"), (2023, "重新犯罪")),
}
LOST_TOUCH = {2022: 1, 2023: 0, 2024: 0}
CONTACTS = {2022: 296, 2023: 318, 2024: 341}


@dataclass(frozen=True)
class Person:
    """
    Somebody on the register.

    Parameters
    ----------
    key : str
        Number, the same in every year.
    received, released : date
        First and last day on the register.
    reason : str
        Why the person left it.
    fields : mapping
        The other columns.
    """

    key: str
    received: date
    released: date
    reason: str
    fields: Mapping[str, Value]


def on_register(year: int) -> list[Person]:
    """
    Pick the people whom the register of a year names.

    Parameters
    ----------
    year : int
        Year of the register.

    Returns
    -------
    list of Person
        Those on it at the cut-off and those released within the year.
    """
    return [one for one in _everybody() if one.received.year <= year <= one.released.year]


def resettlement(year: int) -> Sheet:
    """
    Make 安置帮教对象名册.

    Parameters
    ----------
    year : int
        Year of the register.

    Returns
    -------
    Sheet
        One row a person; a release is shown once the clerk knew of it.
    """
    rng = stream("resettlement/year", year)
    people = on_register(year)
    lost = {one.key for one in rng.sample(people, LOST_TOUCH[year])}
    rows: list[Row] = []
    for one in people:
        known = one.released <= handed_in(year)
        rows.append(
            {
                "编号": one.key,
                **one.fields,
                "衔接日期": one.received,
                "解除日期": one.released if known else None,
                "解除原因": one.reason if known else None,
                "本年发生脱管漏管": one.key in lost,
            }
        )
    columns = (
        "编号", "姓名", "身份证号", "村（社区）", "类别", "衔接日期", "衔接方式", "严重精神障碍",
        "解除日期", "解除原因",
        "本年发生脱管漏管", "帮教责任人",
    )  # fmt: skip
    return Sheet("resettlement", "安置帮教对象名册", columns, tuple(rows))


def resettlement_visits(year: int) -> Sheet:
    """
    Make 安置帮教走访台账.

    Parameters
    ----------
    year : int
        Year of the ledger.

    Returns
    -------
    Sheet
        One row a contact, of people on the register on that day.
    """
    rng = stream("resettlement_visits", year)
    people = on_register(year)
    contacts: set[tuple[date, str]] = set()
    queue = list(people)  # Everybody once before anybody twice.
    while len(contacts) < CONTACTS[year]:
        one = queue.pop() if queue else rng.choice(people)
        first, last = max(one.received, date(year, 1, 2)), min(one.released, date(year, 12, 30))
        # Too short a stay in the year may hold no working day.
        if (last - first).days >= 3:
            contacts.add((workday(rng, first, last), one.key))
    rows: list[Row] = [
        {
            "日期": day,
            "对象编号": key,
            "方式": weighted(rng, (("走访", 11), ("电话访谈", 7), ("视频", 2))),
            "走访人": person(rng, "示例走访人", 15),
        }
        for day, key in sorted(contacts)
    ]
    columns = ("日期", "对象编号", "方式", "走访人")
    return Sheet("resettlement_visits", "安置帮教走访台账", columns, tuple(rows))


@cache
def _everybody() -> tuple[Person, ...]:
    people: list[Person] = []
    for year, counts in RECEIVED.items():
        rng = stream("resettlement", year)
        arrivals = sorted(
            (workday(rng, date(year, 1, 3), date(year, 12, 28)), kind)
            for kind, count in counts.items()
            for _ in range(count)
        )
        # Some leave in the first week of a year, before the book of the year before is handed in.
        if counts[PRISON] and year >= 2019:
            arrivals[0] = (date(year, 1, 4), arrivals[0][1])
        leaving = [(gone, reason) for gone, leavers in EARLY.items() for came, reason in leavers if came == year]
        early = dict(zip(rng.sample(range(len(arrivals)), len(leaving)), leaving, strict=True))
        for number, (received, kind) in enumerate(arrivals):
            released, reason = received.replace(year=year + TERM_YEARS[kind]), "期满"
            if number in early:
                gone, reason = early[number]
                released = workday(rng, date(gone, 2, 1), date(gone, 11, 30))
            key = f"AB{year}{number + 1:03d}"
            people.append(Person(key, received, released, reason, _fields(rng, kind)))
    return tuple(people)


def _fields(rng: random.Random, kind: str) -> dict[str, Value]:
    ways = (("必接必送", 3), ("自行报到", 6), ("其他", 1)) if kind == PRISON else (("自行报到", 1),)
    return {
        "姓名": person(rng, "示例对象"),
        "村（社区）": any_village(rng),
        "类别": kind,
        "衔接方式": weighted(rng, ways),
        "严重精神障碍": rng.randrange(60) == 0,
        "帮教责任人": person(rng, "示例责任人", 22),
    }
