"""The first town.toml of a new town: every key explained, with a start that can be left as it is."""

from __future__ import annotations

import json

from fazhi.catalog.model import Catalog
from fazhi.errors import UsageError
from fazhi.settings import Town

_LONGEST = 30
_INSIDE = frozenset("·（）()-—")
"""Signs that a town's name may hold; it is a folder's name too."""


def check_town_name(name: str) -> None:
    """Raise where the name cannot be that of a town and its folder.

    Raises
    ------
    UsageError
        It is empty or too long, begins with a sign, or holds a path separator, white space or the like.
    """
    if name and len(name) <= _LONGEST and name[0].isalnum() and all(each.isalnum() or each in _INSIDE for each in name):
        return
    raise UsageError(
        f"镇（街道）名称只能用汉字、字母和数字，不多于{_LONGEST}个字，不能有空格、斜杠等符号；请写成如 某某镇。"
    )


def town_toml(town: Town, catalog: Catalog) -> str:
    """The text of town.toml.

    Parameters
    ----------
    town : Town
        Name and kind, as settings make them up where there is no town.toml.
    catalog : Catalog
        Its default ledgers are kept; the others stand there as comments.
    """
    kept = "\n".join(
        f"{'    ' if ledger.default else '  # '}{_quoted(ledger.id)},  # {ledger.title}（{ledger.office}）"
        for ledger in catalog.ledgers.values()
    )
    choice = next(f"{one.id}.{col.title}" for one in catalog.ledgers.values() for col in one.columns if col.choices)
    return _TEXT.format(
        name=_quoted(town.name),
        kind=town.kind,
        issuers=", ".join(map(_quoted, _issuers(town))),
        kept=kept,
        choice=choice,
    )


def _issuers(town: Town) -> tuple[str, str]:
    if town.kind == "街道":
        return f"中共{town.name}工作委员会", f"{town.name}办事处"
    return f"中共{town.name}委员会", f"{town.name}人民政府"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


_TEXT = """\
# 本镇（街道）的基本情况。“#”后面的是说明，程序不读；改好后用 UTF-8 编码保存。

# 名称，报告里照印。
name = {name}

# 类别：镇、乡或街道，决定报告里写“我镇”“我乡”还是“我街道”。
kind = "{kind}"

# 主送机关，如 "某某区委、区政府"。空着时草稿会提示补填。
superior = ""

# 署名单位，党委在前、政府在后。前面要加县（区、市）名的，请补上。
issuers = [{issuers}]

# 人口数，不用时不必填：去掉下一行开头的“# ”，再改数字。
# population = 30000

# 是不是示例数据。真实的台账写 false；写 true 时，每份报告上都印“示例数据”。
demo = false

# 本镇（街道）有哪些台账，一行一本。没有的整行删去；开头带“#”的默认没有，有的把“#”去掉。
kept = [
{kept}
]

# 村（社区）名单，一个村（社区）写一段：去掉每行开头的“# ”，照样往下加。
# name 是报告里的名称；kind 写村或社区；aliases 是台账里的其他写法，没有就不写；
# since、until 是划入、划出本镇的年份，没有变动就不写。
# [[villages]]
# name = "某某村"
# kind = "村"
# aliases = ["某某", "某某村委会"]
# since = 2020
# until = 2030

# 给下拉选项增加本地的说法：左边是“台账.列名”，右边是增加的选项。用时去掉开头的“# ”。
# [lists]
# "{choice}" = ["增加的选项"]
"""
