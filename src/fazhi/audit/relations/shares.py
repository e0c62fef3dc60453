"""Part over whole is the rate: 办理73件，其中68件已办结，办结率93.15%; 8.9万件，占70.6%; N件，占M件的P%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from fazhi.audit.arithmetic.shares import share
from fazhi.audit.figure import Kind, Role
from fazhi.audit.judgement import Confidence, Judgement, Relation, Verdict
from fazhi.audit.relations import families, names, siblings
from fazhi.audit.relations.judging import GOOD, fits, judge
from fazhi.audit.relations.pairing import (
    TRIED,
    Pair,
    best,
    counts,
    named,
    own_words,
    wholes,
)
from fazhi.audit.relations.provisos import (
    SOME,
    may_be_more,
    of_one_list,
    sureness,
)
from fazhi.audit.relations.rivals import of_list, other_reading
from fazhi.audit.relations.units import alike
from fazhi.audit.relations.vocabulary import ASKED, RARELY_COUNTED
from fazhi.audit.relations.window import NOT_COUNTED, Item, Window, series

_ANOTHER_YEAR = re.compile("上年|去年|上一年|上期|同期|目标[^的]*$|任务[^的]*$")


_PER_MILLE = ("‰", "‱")
"""Signs of rates that are of all people: none of their numbers stands in a report."""

_PLANNED = re.compile("(?:计划|任务|目标)(?:数|量|任务)?的$")

_PLAN = re.compile("计划|任务|目标")

_NO_NAME = re.compile("^[，（(](?:达到?|约|近|超过?|接近)?$")

_BARE = re.compile("^(?:的|了|到|约|近|超过?|达到?|比|为|总件数|总人数|总数|总量|总|全部|其中|比例|比重)*$")

_SCOPE = re.compile("全[国省市区县镇乡]|全街道|本[省市区县]")

_ELSEWHERE = re.compile("[0-9个各][^，]{0,4}(?:市州|市|州|县|区|镇|乡|街道|村)|[部直]|[^全本](?:省|市|县|区|镇|乡|村)")
"""Words of a count that is of some places only, where the share is of all of them."""


def find(window: Window) -> Iterator[Judgement]:
    """Every rate of the sentence with the counts that it is of, where the words leave a reading."""
    yield from siblings.find(window)
    for rate in window.unspoken(window.items):
        if not is_rate(rate):
            continue
        if _PLANNED.search(rate.near):
            reading = _of_plan
        else:
            reading = _of_series if series(window, rate) else _of_share if _owned(window, rate) else _of_name
        if judgement := reading(window, rate):
            window.spoken.add(rate.key)
            if judgement.verdict not in GOOD:
                judgement = other_reading(window, rate, _parts_of(window, judgement)) or judgement
            if judgement.verdict is Verdict.INCONSISTENT:
                window.spoken.update((paragraph, start) for paragraph, start, _ in judgement.marks)
            yield judgement


def _parts_of(window: Window, judgement: Judgement) -> list[Item]:
    """The count that a judgement takes for the part."""
    text = next((value.text for value in judgement.values if value.role == "part"), "")
    marked = {(paragraph, start) for paragraph, start, _ in judgement.marks}
    every = (*window.earlier, *window.items)
    return [item for item in every if item.key in marked and item.figure.text == text][-1:]


def is_rate(item: Item) -> bool:
    """Whether it is a share of this year, stated for one thing."""
    figure = item.figure
    result = figure.role not in NOT_COUNTED or (figure.role is Role.LIMIT and item.lead.startswith("的"))
    stated = figure.kind is Kind.RATE and result and not figure.text.endswith(_PER_MILLE) and not figure.direction
    return stated and len(figure.subjects) <= 1 and not _ANOTHER_YEAR.search(item.near)


def _owned(window: Window, rate: Item) -> bool:
    """Whether the rate says 占, stands after M件的, or follows a part at once: 其中专职24名，近五成."""
    if rate.figure.role is Role.SHARE or "占" in rate.near or rate.lead.startswith("的"):
        return True
    before = [item for item in window.items if item.index == rate.index - 1]
    return bool(before and before[0].figure.role is Role.PART and before[0].counted and _NO_NAME.search(rate.lead))


def _of_name(window: Window, rate: Item) -> Judgement | None:
    """办结率93.15%: the numerator is what the rate's name names."""
    name = names.rate_name(rate.figure.subject, rate.near)
    before = counts(window.items, rate)
    parts = named(before, name)
    if not parts and not before and not _rated(window.earlier, name):
        before = [item for item in window.earlier if item.counted]
        parts = named(before, name)
    if not parts:
        return _unnamed(rate, before) if name and names.stem(name) not in ASKED else None
    words = names.numerator_words(name)
    soft = names.stem(name) in RARELY_COUNTED
    parts.sort(key=lambda part: own_words(part) not in words)
    pairs = [(part, whole) for part in parts for whole in wholes(part, (*window.earlier, *before))]
    judgement = best(rate, pairs, sureness(window, rate, name, pairs), words)
    if judgement is None or judgement.verdict in GOOD:
        return judgement
    part, whole = _taken(judgement, pairs)
    if soft or not of_one_list(name, part, whole):
        return None
    success = "成功" in part.label and "成功" not in name
    if success and any("成功率" in item.near for item in window.items if item is not rate):
        return None  # 调处率 beside 调处成功率 is of those that were taken up
    some = SOME.search(own_words(part))
    return None if some and some[0] not in name and may_be_more(part, whole, rate) else judgement


def _taken(judgement: Judgement, pairs: Sequence[Pair]) -> Pair:
    """The pair that a judgement is of."""
    marked = {(paragraph, start) for paragraph, start, _ in judgement.marks}
    return next(pair for pair in pairs if {item.key for item in pair} <= marked)


def _rated(earlier: Sequence[Item], name: str) -> bool:
    """Whether the sentences before already state such a rate of their counts."""
    rates = (item for item in earlier if item.figure.kind is Kind.RATE)
    return any(names.stem(names.rate_name(item.figure.subject, item.near)) == names.stem(name) for item in rates)


def _of_plan(window: Window, rate: Item) -> Judgement | None:
    """全年计划培训240人，实际培训252人，完成年度计划的105%: of what was planned."""
    before = [item for item in window.items if item.index < rate.index and item.figure.kind is Kind.COUNT]
    plans = [item for item in before if _PLAN.search(f"{item.near}{item.tail}")]
    if len(plans) != 1:
        return None
    parts = [item for item in before if item.counted and item is not plans[0] and alike(item.figure, plans[0].figure)]
    return best(rate, [(parts[0], plans[0])], Confidence.LIKELY) if len(parts) == 1 else None


def _of_series(window: Window, rate: Item) -> Judgement | None:
    """刑事35件、民事120件，分别占22.6%、77.4%: each with its own part, of the total before them."""
    rates = series(window, rate)
    before = [item for item in counts(window.items, rates[0]) if not item.figure.beside]
    if "占" not in rates[0].lead or not all(map(is_rate, rates)) or len(before) <= len(rates):
        return None
    parts = before[-len(rates) :]
    part, whole = parts[rates.index(rate)], before[-len(rates) - 1]
    if not all(alike(item.figure, whole.figure) for item in parts):
        return None
    return best(rate, [(part, whole)], Confidence.LIKELY)


def _of_share(window: Window, rate: Item) -> Judgement | None:
    """占: of the number named right there, else of the total that the parts belong to."""
    before = counts(window.items, rate)
    if rate.lead.startswith("的"):
        return _of_number(window, rate, before)
    owner, _, of = rate.near.rpartition("占")
    owner = owner.removeprefix("其中").strip("所均各约共")
    if "分别" in rate.near or not before:
        return None
    part = next((each for each in before[::-1] if owner and owner in each.label), None if owner else before[-1])
    if part is None:
        return None
    owned = {member.part.key for family in families.families(window) for member in family.members}
    every = (*window.earlier, *before)
    able = [whole for whole in wholes(part, every) if whole.key not in owned]
    if len(able) > 1 or part.figure.role is Role.TOTAL:
        able = [whole for whole in able if whole.figure.value >= part.figure.value]
    if part.lead.startswith("、") and part.index == rate.index - 1:
        together = of_list(window, rate, part, [item for item in every if alike(item.figure, part.figure)])
        single = best(rate, [(part, whole) for whole in able], Confidence.LIKELY)
        return together or (single if single and single.verdict in GOOD else None)
    if scope := _SCOPE.search(of):
        able = [whole for whole in able if scope[0] in whole.label or not _ELSEWHERE.search(whole.label)]
    told = not of or _BARE.search(of) or any(names.overlap(of, each.label) for each in able)
    return best(rate, [(part, whole) for whole in able], Confidence.LIKELY if told else Confidence.OPEN)


def _of_number(window: Window, rate: Item, before: Sequence[Item]) -> Judgement | None:
    """67件，占198件的33.8%."""
    whole = next(
        (item for item in window.items if item.index == rate.index - 1 and item.figure.kind is Kind.COUNT), None
    )
    if whole is None:
        return None
    parts = [part for part in before[::-1] if part.index < whole.index and alike(part.figure, whole.figure)]
    return best(rate, [(part, whole) for part in parts[:1]], Confidence.SURE)


def _unnamed(rate: Item, before: Sequence[Item]) -> Judgement | None:
    """A rate whose numerator no words name: said only where neighbouring counts give it."""
    near = before[::-1][:TRIED]
    for at, part in enumerate(near):
        for whole in near[at + 1 :]:
            if alike(part.figure, whole.figure) and part.figure.value <= whole.figure.value:
                outcome = share(part.figure, whole.figure, rate.figure)
                if fits(outcome):
                    return judge(Relation.SHARE, outcome, (part, whole, rate), Confidence.LIKELY)
    return None
