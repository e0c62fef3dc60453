"""Part over whole is the rate: 办理73件，其中68件已办结，办结率93.15%; 8.9万件，占70.6%; N件，占M件的P%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TypeAlias

from fazhi.audit.arithmetic.shares import share
from fazhi.audit.model import Confidence, Judgement, Kind, Relation, Role, Verdict
from fazhi.audit.relations import names
from fazhi.audit.relations.judging import fits, judge
from fazhi.audit.relations.units import alike
from fazhi.audit.relations.vocabulary import ASKED, CARRIED
from fazhi.audit.relations.window import NOT_COUNTED, Item, Window, parted, series

_TRIED = 4
"""Candidates on either side that are tried, nearest first."""

_ANOTHER_YEAR = re.compile("上年|去年|上一年|上期|同期|目标[^的]*$|任务[^的]*$")
_PLANNED = re.compile("(?:计划|任务|目标)(?:数|量|任务)?的$")
_PLAN = re.compile("计划|任务|目标")
_NO_NAME = re.compile("^[，（(](?:达到?|约|近|超过?|接近)?$")
_BARE = re.compile("^(?:的|了|到|约|近|超过?|达到?|比|为|总件数|总人数|总数|总量|总|全部|其中|比例|比重)*$")
_HUNDRED = Decimal(100)
_FAR = Decimal(25)
"""Points beyond which one of several readings is not the one that was meant."""

_TOLD = 300
"""Characters of an earlier sentence that are asked for cases carried over."""

_SMALL = re.compile("其中|已|全部|共|均|，| ")

_RANK = {Verdict.CONSISTENT: 0, Verdict.HALF_EVEN: 1, Verdict.TRUNCATED: 2}

_Pair: TypeAlias = tuple[Item, Item]


def find(window: Window) -> Iterator[Judgement]:
    """Every rate of the sentence with the counts that it is of, where the words leave a reading."""
    for rate in window.unspoken(window.items):
        if not is_rate(rate):
            continue
        if _PLANNED.search(rate.near):
            reading = _of_plan
        else:
            reading = _of_series if series(window, rate) else _of_share if _owned(window, rate) else _of_name
        if judgement := reading(window, rate):
            window.spoken.add(rate.key)
            if judgement.verdict is Verdict.INCONSISTENT:
                window.spoken.update((paragraph, start) for paragraph, start, _ in judgement.marks)
            yield judgement


def is_rate(item: Item) -> bool:
    """Whether it is a share of this year, stated for one thing."""
    figure = item.figure
    result = figure.role not in NOT_COUNTED or (figure.role is Role.LIMIT and item.lead.startswith("的"))
    stated = figure.kind is Kind.RATE and result and not figure.direction
    return stated and len(figure.subjects) <= 1 and not _ANOTHER_YEAR.search(item.near)


def named(items: Sequence[Item], name: str) -> list[Item]:
    """The counts that a rate's name names as its numerator, nearest first."""
    for words in (names.numerator_words(name), (names.stem(name),)):
        if words and words[0] and (found := [item for item in items[::-1] if names.names(words, item.label)]):
            return found[:_TRIED]
    return []


def _owned(window: Window, rate: Item) -> bool:
    """Whether the rate says 占, stands after M件的, or follows a part at once: 其中专职24名，近五成."""
    if rate.figure.role is Role.SHARE or "占" in rate.near or rate.lead.startswith("的"):
        return True
    before = [item for item in window.items if item.index == rate.index - 1]
    return bool(before and before[0].figure.role is Role.PART and before[0].counted and _NO_NAME.search(rate.lead))


def _of_name(window: Window, rate: Item) -> Judgement | None:
    """办结率93.15%: the numerator is what the rate's name names."""
    name = names.rate_name(rate.figure.subject, rate.near)
    before = _counts(window.items, rate)
    parts = named(before, name)
    if not parts and not before and not _rated(window.earlier, name):
        before = [item for item in window.earlier if item.counted]
        parts = named(before, name)
    if not parts:
        return _unnamed(rate, before) if name and names.stem(name) not in ASKED else None
    words = names.numerator_words(name)
    parts.sort(key=lambda part: _own_words(part) not in words)
    pairs = [(part, whole) for part in parts for whole in _wholes(part, (*window.earlier, *before))]
    return _best(rate, pairs, _sureness(window, rate, name, pairs), words)


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
    return _best(rate, [(parts[0], plans[0])], Confidence.LIKELY) if len(parts) == 1 else None


def _of_series(window: Window, rate: Item) -> Judgement | None:
    """刑事35件、民事120件，分别占22.6%、77.4%: each with its own part, of the total before them."""
    rates = series(window, rate)
    before = [item for item in _counts(window.items, rates[0]) if not item.figure.beside]
    if "占" not in rates[0].lead or not all(map(is_rate, rates)) or len(before) <= len(rates):
        return None
    parts = before[-len(rates) :]
    part, whole = parts[rates.index(rate)], before[-len(rates) - 1]
    if not all(alike(item.figure, whole.figure) for item in parts):
        return None
    return _best(rate, [(part, whole)], Confidence.LIKELY)


def _of_share(window: Window, rate: Item) -> Judgement | None:
    """占: of the number named right there, else of the total that the parts belong to."""
    before = _counts(window.items, rate)
    if rate.lead.startswith("的"):
        wholes = [item for item in window.items if item.index == rate.index - 1 and item.figure.kind is Kind.COUNT]
        parts = [part for part in before[::-1] if wholes and part.index < wholes[0].index]
        parts = [part for part in parts if alike(part.figure, wholes[0].figure)][:1]
        return _best(rate, [(part, whole) for part in parts for whole in wholes], Confidence.SURE)
    owner, _, of = rate.near.rpartition("占")
    owner = owner.removeprefix("其中").strip("所均各约共")
    if "分别" in rate.near or not before:
        return None
    part = next((each for each in before[::-1] if owner and owner in each.label), None if owner else before[-1])
    if part is None:
        return None
    wholes = _wholes(part, (*window.earlier, *before))
    if len(wholes) > 1 or part.figure.role is Role.TOTAL:
        wholes = [whole for whole in wholes if whole.figure.value >= part.figure.value]
    told = not of or _BARE.search(of) or any(names.overlap(of, each.label) for each in wholes)
    return _best(rate, [(part, whole) for whole in wholes], Confidence.LIKELY if told else Confidence.OPEN)


def _counts(items: Sequence[Item], rate: Item) -> list[Item]:
    return [item for item in items if item.key < rate.key and item.counted]


def _wholes(part: Item, before: Sequence[Item]) -> list[Item]:
    """What the part may be of, the likeliest first: the sentence's own counts before those of earlier sentences."""
    able = [
        item
        for item in before
        if (item.key < part.key or item.figure.role is Role.TOTAL)
        and item.key != part.key
        and item.figure.role is not Role.REST
        and alike(item.figure, part.figure)
        and item.counted
    ]
    own = [item for item in able if item.sentence is part.sentence]
    own = [item for item in own if not parted(item, part)] or own
    own = own or [item for item in able if item.figure.role is not Role.PART]
    own.reverse()
    if part.figure.role is Role.PART:
        own.sort(key=lambda item: item.figure.role is Role.PART)
    return own[:_TRIED]


def _sureness(window: Window, rate: Item, name: str, pairs: Sequence[_Pair]) -> Confidence:
    """How sure it is that one of these pairs is meant."""
    words = window.words_before(rate)
    told = words + "".join(part.sentence.text[-_TOLD:] for part, _ in pairs[:1] if part.sentence is not rate.sentence)
    labels = " ".join(f"{part.label} {whole.label}" for part, whole in pairs)
    narrowed = any(word not in labels for word in names.qualifiers(name))
    about = names.about(name)
    elsewhere = len(about) > 1 and not names.overlap(about, words.removesuffix(rate.near))
    several = len({part.key for part, _ in pairs}) > 1
    if several:
        plain = {part.key for part, _ in pairs if _own_words(part) in names.numerator_words(name)}
        several = len(plain) != 1 or pairs[0][0].key not in plain
    if narrowed or elsewhere or several or any(word in told for word in CARRIED):
        return Confidence.OPEN
    same = all(whole.sentence is rate.sentence for _, whole in pairs)
    return Confidence.SURE if same and len(pairs) == 1 else Confidence.LIKELY


def _own_words(part: Item) -> str:
    """The words of a part's clause without 已, 全部 and the like."""
    return _SMALL.sub("", f"{part.near}{part.tail}")


def _unnamed(rate: Item, before: Sequence[Item]) -> Judgement | None:
    """A rate whose numerator no words name: said only where neighbouring counts give it."""
    near = before[::-1][:_TRIED]
    for at, part in enumerate(near):
        for whole in near[at + 1 :]:
            if alike(part.figure, whole.figure) and part.figure.value <= whole.figure.value:
                outcome = share(part.figure, whole.figure, rate.figure)
                if fits(outcome):
                    return judge(Relation.SHARE, outcome, (part, whole, rate), Confidence.LIKELY)
    return None


def _surely_of(part: Item, whole: Item, words: tuple[str, ...]) -> bool:
    """Whether a whole of an earlier sentence is the part's: 其中, or the part names nothing but what was done."""
    if part.sentence is whole.sentence or part.figure.role is Role.PART:
        return True
    return whole.sentence.number == part.sentence.number - 1 and _own_words(part) in words


def _distance(rate: Item, part: Item, whole: Item) -> Decimal:
    """How many points the printed rate is off in this reading."""
    if not whole.figure.value:
        return _HUNDRED
    return abs(_HUNDRED * part.figure.value / whole.figure.value - rate.figure.value)


def _best(rate: Item, pairs: Sequence[_Pair], confidence: Confidence, words: tuple[str, ...] = ()) -> Judgement | None:
    """The reading that fits; where none does, the first, as sure as the words make it."""
    tried = [((part, whole), share(part.figure, whole.figure, rate.figure)) for part, whole in pairs]
    if not tried:
        return None
    (part, whole), outcome = min(
        tried, key=lambda each: (_RANK.get(each[1].verdict, len(_RANK)), _distance(rate, *each[0]))
    )
    if not fits(outcome) and whole.sentence is not rate.sentence and not _surely_of(part, whole, words):
        return None
    if fits(outcome) and confidence is Confidence.OPEN:
        confidence = Confidence.LIKELY
    elif names.names(words, whole.label) or (
        any(each.figure.role is Role.PART for _, each in pairs[1:]) and _distance(rate, part, whole) > _FAR
    ):
        confidence = Confidence.OPEN
    return judge(Relation.SHARE, outcome, (part, whole, rate), confidence)
