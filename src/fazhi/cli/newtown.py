"""fazhi new-town: the folder of a town that begins to use fazhi."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.markup import escape

from fazhi.cli.edge import DONE
from fazhi.errors import UsageError, WorkspaceError
from fazhi.forms.form import form_of
from fazhi.forms.template import write_template
from fazhi.forms.townfile import check_town_name, town_toml
from fazhi.settings import load_town
from fazhi.wholefile import growing
from fazhi.workspace import Workspace


def new_town_command(name: str, year: int | None, *, workspace: str) -> int:
    """Set up ``data/raw/<name>`` and say what to do next; returns the exit code.

    Raises
    ------
    UsageError
        The name cannot be a town's, or there is such a town.
    WorkspaceError
        There is no workspace, or nothing may be written there.
    """
    check_town_name(name)
    place = Workspace.find(workspace)
    folder = place.raw / name
    if os.path.lexists(folder):
        raise UsageError(
            f"data/raw 里已经有“{name}”，没有改动；要空白台账用 fazhi template --town {name} --year 年度。"
        )
    year = year or date.today().year
    try:
        with growing(folder) as part:
            part.mkdir(parents=True)
            written = _fill(part, name, year, place)
    except OSError:
        raise WorkspaceError("data/raw 里写不进文件；请检查文件夹的权限和磁盘空间。") from None
    _say_next(Console(), name, year, written)
    return DONE


def _fill(part: Path, name: str, year: int, place: Workspace) -> str:
    """Write the town's files into a folder that is not yet its own; returns the workbook's name."""
    made_up = load_town(part.with_name(name))
    (part / "town.toml").write_text(town_toml(made_up, place.catalog), encoding="utf-8", newline="\n")
    form = form_of(place.catalog, year, load_town(part))
    (part / str(year)).mkdir()
    return write_template(form, part / str(year) / f"台账模板{year}.xlsx").name


def _say_next(console: Console, name: str, year: int, workbook: str) -> None:
    lines = (
        f"已建好 data/raw/{name}：",
        "  town.toml　镇的基本情况，每一项都有说明",
        f"  {year}/{workbook}　空白台账，一本台账一张表",
        "下一步：",
        "  1. 打开 town.toml，填主送机关和村（社区）名单，删去没有的台账。",
        f"  2. 删去 {year} 文件夹里的空白台账，重新生成一份（表里会有村的下拉）：",
        f"     fazhi template --town {name} --year {year} -o data/raw/{name}/{year}/{workbook}",
        f"  3. 就填在这个工作簿里，或发给各科室填好后都放进 {year} 文件夹；已有的台账也可以直接放进来。",
        f"  4. 运行 fazhi check --town {name} --year {year}，看还缺什么、要改哪里。",
    )
    for line in lines:
        console.print(escape(line), highlight=False, soft_wrap=True)
