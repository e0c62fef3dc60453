"""分别: as many numbers as subjects. Only where both lists are plain: 甲、乙、丙三个领域，分别为88件、51件、29件."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fazhi.audit.arithmetic.outcome import Outcome, stated
from fazhi.audit.judgement import Confidence, Judgement, Relation, Verdict
from fazhi.audit.relations.judging import judge
from fazhi.audit.relations.window import Item, Window

_WORD = "分别"
_CONTAINED = re.compile("等|等等|以及其他|及其他|于|由|对|向|在|与|[0-9０-９]")
_AND = re.compile("[、和与及]")
_COUNTED = re.compile("([两二三四五六七八九十]|[2-9])(?:个|大|类|项|种|级|家|名)")
_INTRODUCTION = re.compile("^.{0,12}(?:集中在|涉及|分布在)")
_NUMERALS = {word: place for place, word in enumerate("二三四五六七八九十", start=2)} | {"两": 2}
_LONGEST_NAME = 14
_VERB = 12
"""Characters between 分别 and the first number: 分别办理行政处罚案件."""


def find(window: Window) -> Iterator[Judgement]:
    """Every 分别 whose numbers follow at once and whose subjects stand in a plain list before it."""
    for at, first in enumerate(window.items):
        head, word, tail = first.lead.rpartition(_WORD)
        if not word or _CONTAINED.search(tail) or len(tail) > _VERB:
            continue
        numbers = list(_numbers(window.items[at:]))
        fewest, subjects = _subjects(head)
        if len(numbers) < 2 or fewest < 2:
            continue
        told = f"“分别”之前有{len(subjects)}项（{'、'.join(subjects)}），之后有{len(numbers)}个数"
        values = tuple(stated("number", number.figure) for number in numbers)
        if len(numbers) % fewest == 0 and len(numbers) > len(subjects):
            continue  # 2023年、2024年收结案分别为: a pair for each
        if fewest <= len(numbers) <= len(subjects):
            outcome = Outcome(Verdict.CONSISTENT, f"{told}，个数相符。", values=values)
        elif not _closed(numbers[-1]):
            continue
        else:
            outcome = Outcome(Verdict.INCONSISTENT, f"{told}，个数不相符。", values=values)
        yield judge(Relation.RESPECTIVELY, outcome, numbers, Confidence.LIKELY)


def _closed(last: Item) -> bool:
    """Whether the list of numbers ends with its clause."""
    at = last.figure.end - last.sentence.start + len(last.tail)
    return last.sentence.text[at : at + 1] in ("", "。", "；", ";", "，", ",", "！")


def _numbers(items: tuple[Item, ...]) -> Iterator[Item]:
    """The first number and those joined to it by 、 or 和; what counts the same in another way is none of its own."""
    for place, item in enumerate(items):
        if place and item.figure.beside and not item.lead:
            continue
        if place and item.lead.strip() not in ("、", "，", ",", "和", "及", "与", "、和"):
            return
        yield item


def _subjects(head: str) -> tuple[int, list[str]]:
    """The names of a plain list right before 分别, and how few they are where 和 stands within a name; 0 if not plain."""
    clauses = [clause for clause in re.split("[，；。：,;:]", head) if clause.strip()]
    if not clauses:
        return 0, []
    listed = clauses[-1]
    if (
        any(word in listed for word in ("等", "其中", "同比", "环比", "较", "比去", "比上", "比前"))
        or "、" not in listed
    ):
        return 0, []
    listed = _INTRODUCTION.sub("", listed)
    if count := _COUNTED.search(listed):
        listed = listed[: count.start()]
    names = [name.strip() for name in _AND.split(listed)]
    fewest = listed.count("、") + 1
    if not all(0 < len(name) <= _LONGEST_NAME for name in names):
        return 0, []
    if count and not fewest <= (_NUMERALS.get(count[1]) or int(count[1])) <= len(names):
        return 0, []
    return fewest, names
