"""Reports on disk for the audit to read, written by us: one with faults of several kinds, one without any."""

from __future__ import annotations

from pathlib import Path

SOUND = """某某镇人民政府关于2024年度法治政府建设情况的报告

一、主要举措和成效
全年共登记信访件73件，其中68件已办结，办结率93.15%。
受理矛盾纠纷155件，比去年的125件增长24%。
"""

FAULTY = """某某镇人民政府关于2024年度法治政府建设情况的报告

一、主要举措和成效
全年共受理矛盾纠纷2474件，调解成功2369件，成功率95.87%。
开展法治宣传135余场次。
群众满意率由92.1%提高到95.4%，提高3.3%。
全年共登记信访件73件，其中68件已办结，办结率93.15%。
"""


def write(folder: Path, name: str, text: str) -> Path:
    """A report as a text file."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path
