"""Whatever a text holds, the audit comes to an end and says something that can be shown."""

from __future__ import annotations

import json
import re
from datetime import timedelta

import pytest
from audit.corpora import passages
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from fazhi.audit import annotated, audit, examine
from fazhi.audit.manuscript import Manuscript, Table
from fazhi.audit.reading import plain
from fazhi.audit.record import record, to_json
from fazhi.audit.screen import screen

CLAUSES = tuple(
    dict.fromkeys(part for passage in passages() for part in re.findall("[^，。；：、]+[，。；：、]?", passage.text))
)
"""Pieces of real sentences: joined anyhow they keep the words that the audit listens for."""

MARKS = st.sampled_from(
    [*"，。、；：！？“”‘’（）()《》〔〕【】—-~.·%％‰+＋×*#<>&[]{}|_/\\\"'=", "\n", "\n\n", " ", "　", "……"]
)
DIGITS = st.sampled_from(["0", "1", "7", "00", "2024", "12345", "1,335", "321 146", "9" * 40, "３", "٣", "²", "½", "1.5.2", "-3", "一", "两", "十", "百", "万", "亿", "零", "〇"])  # fmt: skip
_UNITS = "件 批 人次 场次 个 % 个百分点 倍 成 三分之一 翻一番 元 万元 年 月 日 季度 个工作日 以上 余 多 近 约 超 不足 左右 至 到"
UNITS = st.sampled_from(re.findall(r"\S+", _UNITS))
_WORDS = (
    "其中 其余 共 占 均 分别 同比 环比 比上年 较上月 由 从 增长 下降 增加到 降至 提高 每周一次 全年 截至 上年结转 率 一、 （一） 1. （1）"
    " 第一责任人 2022年、2023年 与上年相比， 力争 关于2024年法治政府建设情况的报告"
)
WORDS = st.sampled_from(re.findall(r"\S+", _WORDS))
STRANGE = st.characters() | st.sampled_from(
    "\x00\x07\x0b\x0c\x1b\x85\u00ad\u200b\u2028\u202e\ufeff\ufffd\U0001f600\U00020000"
)
PIECES = st.one_of(st.sampled_from(CLAUSES), st.sampled_from(CLAUSES), MARKS, DIGITS, UNITS, WORDS, STRANGE)
SOON = timedelta(seconds=10)
"""A text of a page that takes longer than this hangs."""


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Clauses of real reports and stranger things joined, then cut somewhere."""
    text = "".join(draw(st.lists(PIECES, max_size=30)))
    start = draw(st.integers(0, 12))
    return text[start : len(text) - draw(st.integers(0, 12))]


def ends_well(manuscript: Manuscript) -> None:
    """Audit it and show it in every way there is."""
    audited = examine(manuscript)
    assert audited.judgements == audit(manuscript), "the same each time"
    assert json.loads(to_json(audited.judgements)) == [record(each) for each in audited.judgements]
    blocks = {block.number: block for block in manuscript.blocks}
    for each in audited.judgements:
        assert each.place.paragraph in {0, *blocks} and each.explanation
        for paragraph, start, end in each.marks:
            assert 0 <= start < end <= len(getattr(blocks[paragraph], "text", "x" * end))
    assert annotated(audited).endswith("</html>\n") and audited.sentence in screen(audited)


@settings(max_examples=600, deadline=SOON, suppress_health_check=[HealthCheck.too_slow])
@given(texts())
@example("")
@example("（" * 3000)
@example("上年" + "、" * 300 + "同比增长5%")
@example("由、由125件、到到增加到%同比个百分点")
def test_any_text_is_audited(text: str) -> None:
    ends_well(plain(text, "t.txt"))


@settings(max_examples=200, deadline=SOON, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(st.one_of(PIECES, st.tuples(DIGITS, UNITS).map("".join)), min_size=3, max_size=3), max_size=6))
@example([["项目", "2023年", "合计"], ["受理", "9" * 40, "1,335"], ["合计", "-3", "5%"]])
def test_any_table_is_audited(rows: list[list[str]]) -> None:
    table = Table(tuple(tuple(row) for row in rows), 1, caption="受理情况表", year=2024)
    ends_well(Manuscript("t.docx", (table,)))


@pytest.mark.parametrize("size", [1, 40])
def test_every_passage_cut_anywhere_is_audited(size: int) -> None:
    for passage in passages():
        text = passage.text
        for cut in range(size, len(text), 17):
            audit(plain(text[:cut], "t.txt"))
            audit(plain(text[cut:], "t.txt"))
