"""A town of twelve villages, a handful of indicators, and the sentences said about them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from fazhi.catalog import Catalog, Chapter, Column, Indicator, Ledger, Outline, Part, ReportPart, Topic
from fazhi.indicators import IndicatorTable, Status, Value
from fazhi.narrative import Narrative, Paragraph, TownText, narrate, plain_text
from fazhi.periods import parse
from fazhi.release import Released, release
from fazhi.settings import Town, YearSettings

YEAR = parse("全年", 2024)
LEDGER = Ledger(
    id="petitions", title="信访件台账", row="一件", office="信访办", unit="件",
    columns=(Column(title="村（社区）", type="village"), Column(title="法规", type="list")),
)  # fmt: skip
ROWS = Part(ledger="petitions")
VILLAGES = Part(ledger="petitions", measure="covers", column="村（社区）")
STATUTES = Part(ledger="petitions", measure="list", column="法规")


def an_indicator(key: str, title: str, unit: str = "件", topic: str = "petitions", **more: Any) -> Indicator:
    """An indicator of the one ledger; a rate (%) is of all its rows."""
    more = {"of": ROWS, "digits": 2} | more if unit == "%" else more
    return Indicator(**({"id": f"{topic}.{key}", "topic": topic, "title": title, "unit": unit,
                         "definition": title, "part": ROWS} | more))  # fmt: skip


INDICATORS = {
    each.id: each
    for each in (
        an_indicator("accepted", "信访件数"),
        an_indicator("closed", "办结件数"),
        an_indicator("people", "来访人次", "人次"),
        an_indicator("closed_rate", "信访件办结率", "%"),
        an_indicator("on_time_rate", "按期办结率", "%"),
        an_indicator("hours", "平均时长", "小时", of=ROWS, digits=1),
        an_indicator("villages", "有记录的村（社区）数", "个", noun="村（社区）", part=VILLAGES),
        an_indicator("statutes", "学习法规数", "部", part=STATUTES),
        an_indicator("firms", "律师事务所数", "家", noun="律师事务所", part=STATUTES),
        an_indicator("least", "每队最少队员人数", "人"),
        an_indicator("cases", "调解件数", topic="mediation"),
        an_indicator("closed", "调解结案件数", topic="mediation"),
    )
}

PARTS = (
    ReportPart(id="measures", title="主要举措", chapters=(Chapter(id="one", title="信访", topics=("petitions",)),)),
    ReportPart(id="shortcomings", title="存在的不足", own="存在的不足"),
)


def a_value(name: str, value: object = None, **more: Any) -> Value:
    """A value of an indicator: computed, unless it is None; its change follows from last year's."""
    number = None if value is None else Decimal(str(value))
    status = more.pop("status", Status.MISSING if value is None else Status.COMPUTED)
    for key in ("numerator", "denominator", "previous", "change"):
        if more.get(key) is not None:
            more[key] = Decimal(str(more[key]))
    return Value(INDICATORS[name], status, number, counted=more.pop("counted", "件"), office="信访办", **more)


def a_catalog(text: str = "", parts: tuple[ReportPart, ...] = PARTS, opening: str = "", **topics: str) -> Catalog:
    """A catalogue whose topic petitions says `text`, and others what is given by their names."""
    texts = {"petitions": text, "mediation": "", **topics}
    return Catalog(
        outline=Outline(title="{year}年{period}报告", parts=parts, listed_names=("12345热线", "12345")),
        topics=MappingProxyType({name: Topic(name, name, said, f"{name}/text.md.j2") for name, said in texts.items()}),
        ledgers=MappingProxyType({"petitions": LEDGER}),
        indicators=MappingProxyType(INDICATORS),
        charts=MappingProxyType({}),
        opening=opening,
    )


def released(*values: Value, catalog: Catalog | None = None, **town: Any) -> Released:
    """What was released: these values of the year 2024."""
    place = Town(**({"name": "某某镇", "superior": "某某区委、区政府", "issuers": ("某某镇人民政府",)} | town))
    by_id = MappingProxyType({value.id: value for value in values})
    table = IndicatorTable(place, YEAR, by_id, MappingProxyType({}), (), MappingProxyType({}))
    return release(table, catalog or a_catalog())


DATED = YearSettings(document_date=date(2025, 2, 11))


def write(text: str, *values: Value, own: TownText | None = None, **catalog: Any) -> Narrative:
    """The report of a town whose catalogue says `text`."""
    return narrate(released(*values), a_catalog(text, **catalog), own or TownText(), DATED)


def paragraphs(narrative: Narrative) -> list[Paragraph]:
    """The paragraphs that the catalogue's topics gave."""
    return [
        each
        for each in narrative.passages
        if isinstance(each, Paragraph) and each.topic in ("petitions", "mediation", "")
    ]


def say(text: str, *values: Value, own: TownText | None = None) -> str:
    """What one template prints, paragraphs on lines of their own."""
    return "\n".join(plain_text(each.spans) for each in paragraphs(write(text, *values, own=own)))
