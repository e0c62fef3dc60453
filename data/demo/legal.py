"""Legal services: the places, the services given there, the villages' advisers and their work."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from demo.chance import deal, month_day, split, stream, weighted
from demo.sheet import Row, Sheet, Value
from demo.town import TOWN, VILLAGES, written

# Σ服务次数 and number of rows; 2024 prints as 200余.
SERVICES = {2022: (176, 71), 2023: (252, 96), 2024: (237, 90)}
SERVICE_KINDS = (
    ("法律咨询", 20), ("法律援助", 4), ("调解引导", 6), ("公证引导", 2), ("代书", 3), ("其他", 1),
)  # fmt: skip

# Σ数量 and rows of 2022, 2023, 2024; 2024 prints as 9, 60余, 40余, 50余 and 7.
WORK: tuple[tuple[str, tuple[tuple[int, int], ...]], ...] = (
    ("参与重大行政决策", ((7, 7), (11, 11), (9, 9))),
    ("解答法律咨询", ((52, 44), (71, 60), (67, 58))),
    ("出具法律意见", ((33, 30), (38, 34), (43, 38))),
    ("审查合同", ((47, 36), (61, 48), (56, 44))),
    ("参与诉讼和信访案件", ((5, 5), (4, 4), (7, 7))),
)
DECISIONS = "参与重大行政决策"
MISSED_LECTURES = {2022: 6, 2023: 3, 2024: 2}  # Of one a village and quarter.

# Two villages got their legal service room in 2023.
LATE_ROOMS = ("东岗村", "新苑社区")


@dataclass(frozen=True)
class Engagement:
    """
    A village's contract with its adviser.

    Parameters
    ----------
    village : str
        Village or community.
    begin, end : date
        Term, both included.
    firm : int
        Which of the invented firms; each sends one lawyer.
    """

    village: str
    begin: date
    end: date
    firm: int

    @property
    def lawyer(self) -> str:
        """Name of the lawyer."""
        return f"示例律师{self.firm:02d}"


def _engagements() -> tuple[Engagement, ...]:
    """Calendar-year terms, terms from July to June, and one village that came in March 2023."""
    terms: list[Engagement] = []
    for place, village in enumerate(VILLAGES):
        for year in (2021, 2022, 2023, 2024):
            # No lawyer serves more than five villages; the fourth firm left after 2022.
            firm = 4 if village == "双泉村" and year < 2023 else place // 4 + 1
            if village == "新苑社区":
                if year >= 2023:
                    last = date(2024, 2, 29) if year == 2023 else date(2025, 2, 28)
                    terms.append(Engagement(village, date(year, 3, 1), last, firm))
            elif place in (6, 7, 8, 9):
                terms.append(Engagement(village, date(year, 7, 1), date(year + 1, 6, 30), firm))
            else:
                terms.append(Engagement(village, date(year, 1, 1), date(year, 12, 31), firm))
    return tuple(terms)


ENGAGEMENTS = _engagements()


def service_places(year: int) -> Sheet:
    """
    Make 公共法律服务和便民服务场所名册.

    Parameters
    ----------
    year : int
        Year of the register.

    Returns
    -------
    Sheet
        One row a place: two of the town, one of each village.
    """
    columns = ("名称", "层级", "村（社区）", "便民服务中心", "公共法律服务工作站（室）", "启用日期")
    town: list[Row] = [
        {
            "名称": f"{TOWN}公共法律服务工作站",
            "层级": "镇",
            "便民服务中心": False,
            "公共法律服务工作站（室）": True,
            "启用日期": date(2018, 6, 1),
        },
        {
            "名称": f"{TOWN}便民服务中心",
            "层级": "镇",
            "便民服务中心": True,
            "公共法律服务工作站（室）": False,
            "启用日期": date(2017, 3, 15),
        },
    ]
    villages: list[Row] = [
        {
            "名称": f"{village}便民服务中心",
            "层级": "村（社区）",
            "村（社区）": village,
            "便民服务中心": True,
            "公共法律服务工作站（室）": year >= 2023 or village not in LATE_ROOMS,
            "启用日期": date(2018 + place % 4, 1 + place, 10 + place),
        }
        for place, village in enumerate(VILLAGES)
    ]
    return Sheet("service_places", "公共法律服务和便民服务场所名册", columns, (*town, *villages))


def legal_service(year: int) -> Sheet:
    """
    Make 公共法律服务台账.

    Parameters
    ----------
    year : int
        Year of the ledger.

    Returns
    -------
    Sheet
        One row a day, place and kind of service.
    """
    rng = stream("legal_service", year)
    total, count = SERVICES[year]
    found: dict[tuple[date, str, str], None] = {}
    while len(found) < count:
        day = month_day(rng, year, rng.randint(1, 12))
        found[day, rng.choice((TOWN, *VILLAGES)), weighted(rng, SERVICE_KINDS)] = None
    times = split(rng, total, count, weights=(0, 1, 2, 3, 5))
    rows: list[Row] = [
        {
            "日期": day,
            "站点": f"{where}公共法律服务工作{'站' if where == TOWN else '室'}",
            "类型": kind,
            "服务次数": times[place],
            "村（社区）": None if where == TOWN else written(rng, where),
        }
        for place, (day, where, kind) in enumerate(sorted(found))
    ]
    columns = ("日期", "站点", "类型", "服务次数", "村（社区）")
    return Sheet("legal_service", "公共法律服务台账", columns, tuple(rows), ("服务次数",))


def advisers(year: int) -> Sheet:
    """
    Make 村（社区）法律顾问名册.

    Parameters
    ----------
    year : int
        Year of the register.

    Returns
    -------
    Sheet
        One row an engagement with a day in the year; a renewed one stands twice.
    """
    names = ("一", "二", "三", "四")
    rows: list[Row] = [
        {
            "村（社区）": term.village,
            "聘期起": term.begin,
            "聘期止": term.end,
            "律师事务所": f"示例{names[term.firm - 1]}律师事务所",
            "律师": term.lawyer,
            "备注": "续聘" if term.begin > date(year, 1, 1) else None,
        }
        for term in ENGAGEMENTS
        if term.begin.year <= year <= term.end.year
    ]
    columns = ("村（社区）", "聘期起", "聘期止", "律师事务所", "律师")
    return Sheet("advisers", "村（社区）法律顾问名册", columns, tuple(rows))


def adviser_work(year: int) -> Sheet:
    """
    Make 法律顾问工作台账.

    Parameters
    ----------
    year : int
        Year of the ledger.

    Returns
    -------
    Sheet
        One row a piece of work; each village has some in every month that its adviser served.
    """
    rng = stream("adviser_work", year)
    slots = [(village, month) for village in VILLAGES for month in range(1, 13) if _serving(village, year, month)]
    work: dict[tuple[str, int], list[tuple[str, int]]] = {slot: [] for slot in slots}
    quarters = sorted({(village, (month - 1) // 3) for village, month in slots})
    for village, quarter in rng.sample(quarters, len(quarters) - MISSED_LECTURES[year]):
        months = [month for place, month in slots if place == village and (month - 1) // 3 == quarter]
        work[village, rng.choice(months)].append(("法治讲座", 1))
    pieces = [(kind, amount) for kind, sums in WORK if kind != DECISIONS for amount in split(rng, *sums[year - 2022])]
    pieces += [("其他", 1)] * max(6, len(slots) - len(pieces))
    rng.shuffle(pieces)
    order = deal(rng, [(slot, 1) for slot in slots])
    for place, piece in enumerate(pieces):
        work[order[place % len(order)]].append(piece)

    drafts: list[tuple[date, dict[str, Value]]] = []
    for (village, month), done in work.items():
        # Half hours on site in the month: the standard asks for four hours, which one in twenty misses.
        halves = 6 if rng.randrange(20) == 0 else rng.randint(8, 12)
        hours = split(rng, max(halves, len(done)), len(done))
        for (kind, amount), spent in zip(done, hours, strict=True):
            day = month_day(rng, year, month)
            fields: dict[str, Value] = {
                "村（社区）": written(rng, village),
                "类型": kind, "数量": amount, "律师": _lawyer(village, day),
                "现场时长（小时）": spent / 2,
            }  # fmt: skip
            drafts.append((day, fields))
    decisions, _ = dict(WORK)[DECISIONS][year - 2022]
    for _ in range(decisions):
        decided = month_day(rng, year, rng.randint(1, 12))
        drafts.append((decided, {"类型": DECISIONS, "数量": 1, "律师": "示例律师01"}))
    drafts.sort(key=lambda draft: draft[0])
    rows: list[Row] = [
        {"日期": day, **fields, "事项": f"示例事项{number:03d}：{fields['类型']}"}
        for number, (day, fields) in enumerate(drafts, start=1)
    ]
    columns = ("日期", "村（社区）", "类型", "数量", "事项", "律师", "现场时长（小时）")
    return Sheet("adviser_work", "法律顾问工作台账", columns, tuple(rows), ("数量", "现场时长（小时）"))


def _serving(village: str, year: int, month: int) -> bool:
    return any(term.village == village and term.begin <= date(year, month, 1) <= term.end for term in ENGAGEMENTS)


def _lawyer(village: str, day: date) -> str:
    return next(term.lawyer for term in ENGAGEMENTS if term.village == village and term.begin <= day <= term.end)
