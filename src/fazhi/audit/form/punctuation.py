"""Punctuation: full-width between Chinese characters, none twice, quotation marks and brackets in pairs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fazhi.audit.form.faults import Fault
from fazhi.audit.manuscript import Manuscript, Paragraph
from fazhi.audit.reading.headnumbers import head_number
from fazhi.audit.reading.spacing import HAN

_FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。"}
_NAMES = {",": "逗号", ";": "分号", ":": "冒号", "?": "问号", "!": "叹号", ".": "句点"}
_HALF = re.compile(
    rf"(?<=[{HAN}”’）》〕%％])[,;:?!](?=[{HAN}“‘（《〔]|$)|(?<=\d)[,;?!](?=[{HAN}“《])|(?<=[{HAN}])\.(?=[{HAN}]|$)"
)
_DOUBLED = re.compile("[。，、；：]{2,}")
_SPACED = re.compile(rf"(?<=\d) (?=[%％])|(?<=[A-Za-z0-9]) (?=[,;:?!](?:[{HAN}]|$))")
_BRACKETED = re.compile(r"\(([^()（）]{0,60})\)")
_CHINESE = re.compile(f"[{HAN}]")
_TRIGGER = re.compile("[,;:?!.( “”（）()《》〈〉〔〕]|[。，、；：]{2}")

_PAIRS = {"”": "“", "）": "（", "》": "《", "〕": "〔", ")": "（"}
_OPENING = {"“": "”", "（": "）", "《": "》", "〔": "〕"}
_PAIRED = re.compile("[“”（）()《》〔〕]")
_ITEM = re.compile(r"(?:^|[，。；：、！？]|\s)[\dA-Za-z一二三四五六七八九十①-⑩]{1,3}$")


def punctuation(manuscript: Manuscript) -> Iterator[Fault]:
    """Marks that are not as Chinese prose has them."""
    for paragraph in manuscript.paragraphs:
        text = paragraph.text
        if not _TRIGGER.search(text):
            continue
        yield from _half(paragraph)
        for found in _DOUBLED.finditer(text):
            said = f"标点“{found[0]}”连用，只留一个。"
            yield Fault("doubled", paragraph, *found.span(), said, expected=_kept(found[0]))
        for found in _SPACED.finditer(text):
            said = "标点或者百分号前面多了空格，请删去。"
            many = "全文有{count}处标点或者百分号前面多了空格，请删去。"
            yield Fault("spaced", paragraph, found.start(), found.end() + 1, said, many=many)
        yield from _unpaired(paragraph)


def _half(paragraph: Paragraph) -> Iterator[Fault]:
    text = paragraph.text
    number = head_number(text)
    begin = number.end if number else 0
    for found in _HALF.finditer(text, begin):
        full = _FULL[found[0]]
        said = f"中文之间用了半角标点“{found[0]}”，应改为全角“{full}”。"
        many = f"全文有{{count}}处半角{_NAMES[found[0]]}“{found[0]}”用在中文之间，应改为全角“{full}”。"
        yield Fault(f"half {found[0]}", paragraph, *found.span(), said, expected=full, many=many)
    for found in _BRACKETED.finditer(text, begin):
        before, after = text[max(found.start() - 1, 0) : found.start()], text[found.end() : found.end() + 1]
        between = _CHINESE.match(before) and _CHINESE.match(after)
        if _CHINESE.search(found[1]) or between:
            said = f"中文里的括号应用全角，“{found[0]}”应写“（{found[1]}）”。"
            many = "全文有{count}处中文里的括号是半角“()”，应改为全角“（）”。"
            yield Fault("half ()", paragraph, *found.span(), said, expected=f"（{found[1]}）", many=many)


def _kept(marks: str) -> str:
    """Of several marks the strongest."""
    return next(mark for mark in "。；：，、" if mark in marks)


def _unpaired(paragraph: Paragraph) -> Iterator[Fault]:
    """The first mark of each kind that has no partner, and brackets of which one alone is full-width."""
    text = paragraph.text
    waiting: dict[str, list[int]] = {opening: [] for opening in _OPENING}
    narrow: list[int] = []
    told: set[str] = set()
    # A PDF shows cells and pieces of lines as paragraphs of their own: the partner may stand in the next.
    whole = paragraph.page is None
    ended = whole or text[-1:] in "。；！？"
    for found in _PAIRED.finditer(text):
        mark, place = found[0], found.start()
        if mark in waiting:
            waiting[mark].append(place)
        elif mark == "(":
            narrow.append(place)
        elif mark == ")" and narrow:
            narrow.pop()
        elif mark == "）" and not waiting["（"] and narrow:
            yield _mixed(paragraph, narrow.pop(), place)
        elif stack := waiting[_PAIRS[mark]]:
            opened = stack.pop()
            if mark == ")":
                yield _mixed(paragraph, opened, place)
        elif mark in "）)" and _ITEM.search(text[max(place - 5, 0) : place]):
            continue  # 1）2）: the number of an item
        elif whole and mark != ")" and mark not in told:
            told.add(mark)
            yield _alone(paragraph, place, mark, f"前面没有与它成对的“{_PAIRS[mark]}”")
    for opening, places in waiting.items():
        if places and ended:
            yield _alone(paragraph, places[-1], opening, f"后面没有与它成对的“{_OPENING[opening]}”")


def _mixed(paragraph: Paragraph, start: int, end: int) -> Fault:
    said = "括号一个是全角、一个是半角，应都用全角“（）”。"
    return Fault("mixed", paragraph, start, end + 1, said)


def _alone(paragraph: Paragraph, place: int, mark: str, why: str) -> Fault:
    said = f"“{mark}”{why}，请补上或者删去。" if mark not in "“”" else f"引号不成对：{mark}{why}，请补上或者删去。"
    return Fault("unpaired", paragraph, place, place + 1, said)
