"""What the analyst writes beside the office's files: what no file says, and which cells are wrong."""

from __future__ import annotations

LEDGERS = """\
# 这些文件的表头没有说清楚的，写在这里。
[[files]]
file = "热线工单导出.xls"
ledger = "热线和网民留言台账"
constants = { "渠道" = "12345热线" }

[[files]]
file = "网站信息导出*.csv"
ledger = "政务公开台账"
constants = { "渠道" = "政府网站" }

[[files]]
file = "公众号推文.tsv"
ledger = "政务公开台账"
constants = { "渠道" = "政务新媒体" }

[[files]]
file = "*汇总.xlsm"
sheet = "Sheet3"
ledger = "治安巡逻队伍名册"
header = 2
columns = { "片区" = "村（社区）", "力量" = "队员人数", "带队的" = "队长", "何时成军" = "组建日期" }
"""

_CORRECTION = """\
[[corrections]]
ledger = "{ledger}"
match = {{ "编号" = "{key}" }}
set = {{ "{title}" = {right} }}
expect = {{ "{title}" = "{wrong}" }}
reason = "{reason}"
who = "示例核对人"
when = 2025-01-08

"""


def correction(ledger: str, key: str, title: str, wrong: str, right: str, reason: str) -> str:
    """One table of corrections.toml; `right` as TOML writes it."""
    return _CORRECTION.format(ledger=ledger, key=key, title=title, wrong=wrong, right=right, reason=reason)
