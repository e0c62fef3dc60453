"""Markdown gives the words without its marks."""

from __future__ import annotations

from fazhi.audit.reading import read_bytes

_SOURCE = """# 关于2024年工作的报告

## 一、主要成效

全年办理信访件**73件**，其中`68件`办结，见[附表](table.md)。
另有5件在办&nbsp;。

1. 开展学法6次。
2. 开展普法100余场次。

| 指标 | 数量 |
| --- | ---: |
| 信访件 | 73件 |

<p>网页写的一段。</p>

### （一）学法
"""


def test_blocks_and_words() -> None:
    read = read_bytes("报告.md", _SOURCE.encode())
    assert [(each.level, each.text) for each in read.paragraphs] == [
        (-1, "关于2024年工作的报告"),
        (1, "一、主要成效"),
        (0, "全年办理信访件73件，其中68件办结，见附表。"),
        (0, "另有5件在办。"),
        (0, "1.开展学法6次。"),
        (0, "2.开展普法100余场次。"),
        (0, "网页写的一段。"),
        (2, "（一）学法"),
    ]
    assert read.tables[0].rows == (("指标", "数量"), ("信访件", "73件"))


def test_the_ending_decides_between_markdown_and_plain_text() -> None:
    assert read_bytes("报告.txt", "**重点**工作".encode()).paragraphs[0].text == "**重点**工作"
    assert read_bytes("报告.md", "**重点**工作".encode()).paragraphs[0].text == "重点工作"
