"""What an analyst reads for verdicts, relations, confidences and places; and hostile characters made visible."""

from __future__ import annotations

import re
from enum import StrEnum

from fazhi.audit.judgement import Confidence, Relation, Verdict
from fazhi.audit.manuscript import Place

VERDICTS: dict[Verdict, str] = {
    Verdict.INCONSISTENT: "不相符",
    Verdict.IMPOSSIBLE: "不可能",
    Verdict.WRONG_UNIT: "单位有误",
    Verdict.TRUNCATED: "截尾",
    Verdict.STYLE: "写法",
    Verdict.UNDETERMINED: "无法判断",
    Verdict.HALF_EVEN: "四舍六入",
    Verdict.CONSISTENT: "相符",
}
"""The verdicts, worst first."""

RANK: dict[Verdict, int] = {verdict: place for place, verdict in enumerate(VERDICTS)}

RELATIONS: dict[Relation, str] = {
    Relation.SHARE: "部分、整体与比率",
    Relation.WHOLE_NUMERATOR: "比率能否由整数得出",
    Relation.GROWTH: "本期、上期与增幅",
    Relation.WHOLE_PREVIOUS: "上年数能否是整数",
    Relation.SUM: "分项与合计",
    Relation.RESPECTIVELY: "“分别”的个数",
    Relation.ONE_FOR_SEVERAL: "一个数说几项",
    Relation.POINTS: "比率的变化",
    Relation.DIFFERENCE: "数量的变化",
    Relation.STATED_TWICE: "前后两处",
    Relation.FREQUENCY: "频次与次数",
    Relation.STOCK_FLOW: "结转、新增与结余",
    Relation.YEARS: "年度",
    Relation.BETWEEN_REPORTS: "与另一年度报告",
    Relation.WRITING: "数字写法",
    Relation.FORM: "格式",
    Relation.LEDGER_AGREED: "与台账一致",
    Relation.LEDGER_CHANGED: "与台账不同",
    Relation.LEDGER_UNKNOWN: "台账里查不到",
    Relation.LEDGER_MISSING: "文中没有写",
}

CONFIDENCES: dict[Confidence, str] = {
    Confidence.SURE: "读法确定",
    Confidence.LIKELY: "按通常读法",
    Confidence.OPEN: "有几种读法",
}


class Grade(StrEnum):
    """How a verdict is shown: four looks, each with its own sign, colour and words."""

    FAULT = "fault"
    CARE = "care"
    OPEN = "open"
    GOOD = "good"


GRADES: dict[Verdict, Grade] = {
    Verdict.INCONSISTENT: Grade.FAULT,
    Verdict.IMPOSSIBLE: Grade.FAULT,
    Verdict.WRONG_UNIT: Grade.FAULT,
    Verdict.TRUNCATED: Grade.CARE,
    Verdict.STYLE: Grade.CARE,
    Verdict.UNDETERMINED: Grade.OPEN,
    Verdict.HALF_EVEN: Grade.GOOD,
    Verdict.CONSISTENT: Grade.GOOD,
}

SIGNS: dict[Grade, str] = {Grade.FAULT: "✕", Grade.CARE: "▲", Grade.OPEN: "○", Grade.GOOD: "✓"}
"""One shape each, so that grades are told apart without colours."""

GRADE_WORDS: dict[Grade, str] = {
    Grade.FAULT: "要改正",
    Grade.CARE: "要斟酌",
    Grade.OPEN: "供参考",
    Grade.GOOD: "相符",
}

_HEADING = 18
"""Characters of a heading that a place names."""

# Controls, marks that reverse the reading order, and halves of characters: none may act on a page or in a terminal.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\uffff\ud800-\udfff]"
)


def visible(text: str) -> str:
    """The text with what nobody can see written out: ``‹U+202E›``."""
    return _HIDDEN.sub(lambda found: f"‹U+{ord(found[0]):04X}›", text)


def place_words(place: Place) -> str:
    """Where something stands, in words: ``第3页“人民调解”第4段第2句``; 全文 for the report as a whole."""
    heading = f"“{shortened(place.heading, _HEADING)}”" if place.heading and place.paragraph else ""
    return f"{_page(place)}{heading}{_line(place)}" or "全文"


def spot_words(place: Place) -> str:
    """The same in short, without the heading: ``3页4段2句`` for a page that is known, else ``第4段第2句``."""
    if place.page and place.paragraph:
        return f"{place.page}页{place.paragraph}段" + (f"{place.sentence}句" if place.sentence else "")
    return f"{_page(place)}{_line(place)}" or "全文"


def _page(place: Place) -> str:
    return f"第{place.page}页" if place.page else ""


def _line(place: Place) -> str:
    if not place.paragraph:
        return ""
    return f"第{place.paragraph}段" + (f"第{place.sentence}句" if place.sentence else "")


def shortened(text: str, most: int) -> str:
    """The text in one line, with … in the place of what is beyond `most` characters."""
    line = " ".join(visible(text[: most + 1]).split())
    return line if len(text) <= most else f"{line[: most - 1]}…"
