"""One rate for several subjects (参考率、合格率均达100%): a note that it says two things, no more."""

from __future__ import annotations

from collections.abc import Iterator

from fazhi.audit.arithmetic.outcome import open_question, stated
from fazhi.audit.figure import Kind
from fazhi.audit.judgement import Confidence, Judgement, Relation
from fazhi.audit.relations.judging import judge
from fazhi.audit.relations.window import NOT_COUNTED, Window


def find(window: Window) -> Iterator[Judgement]:
    """Rates that speak for more than one subject."""
    for item in window.unspoken(window.items):
        figure = item.figure
        if figure.kind is not Kind.RATE or figure.role in NOT_COUNTED or len(figure.subjects) < 2:
            continue
        listed = "、".join(figure.subjects)
        told = f"“{figure.text}”一个数说{len(figure.subjects)}个率（{listed}），各自的分子分母文中没有写，没有检验。"
        yield judge(Relation.ONE_FOR_SEVERAL, open_question(told, stated("rate", figure)), (item,), Confidence.OPEN)
