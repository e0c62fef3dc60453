"""A whole and a rate alone: only where one count is what the rate can be of."""

from __future__ import annotations

import pytest
from audit.relations.sayings import faults, said

SAID = {
    "possible": ("全年调解纠纷352件，调解成功率97.7%。", "whole_numerator consistent"),
    "no whole number": ("东湖司法所调解纠纷74件，调解成功率98.2%。", "whole_numerator impossible"),
    "too coarse to tell": ("调解纠纷48213件，调解成功率98.6%。", "whole_numerator consistent"),
    "named among others": (
        "调解纠纷608件，排查纠纷138件，预防纠纷11件，调解成功率97.8%。",
        "whole_numerator truncated 97.9%",
    ),
    "in time": ("受理信访件318件，按期办结率99.0%。", "whole_numerator truncated 99.1%"),
    "added up before": ("收到建议12件、提案15件，共27件，办结率98%。", "whole_numerator impossible"),
}

SILENT = {
    "people were asked": "办理信访件36件，群众满意率98.3%。",
    "carried over": "上年结转2件，受理信访件36件，办结率98.3%。",
    "last year's rate": "办理建议36件，上年办结率98.3%。",
    "an approximate whole": "调解纠纷70余件，调解成功率98.2%。",
    "several wholes": "受理信访件36件，受理热线工单41件，办结率98.9%。",
    "another unit": "开展活动12场次，覆盖率98.3%。",
    "not what came in": "评选先进36个，到位率98.3%。",
    "a name before a bracket": "新发现吸毒人员2人，社区戒毒（康复）执行率98.9%。",
    "a target": "受理信访件36件，确保办结率98.3%以上。",
}


@pytest.mark.parametrize(("text", "line"), SAID.values(), ids=SAID.keys())
def test_what_is_said_of_a_whole_and_a_rate(text: str, line: str) -> None:
    assert line in said(text)


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT.keys())
def test_nothing_is_claimed_where_the_rate_may_be_of_something_else(text: str) -> None:
    assert not faults(text)


def test_a_narrowed_rate_is_never_impossible() -> None:
    assert not faults("受理信访件36件，按期办结率98.3%。")
