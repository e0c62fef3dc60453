"""fazhi template: the blank ledger workbook."""

from __future__ import annotations

import re
from pathlib import Path

from rich.console import Console
from rich.markup import escape

from fazhi.catalog import Catalog, load_catalog
from fazhi.cli.edge import DONE
from fazhi.errors import UsageError, WorkspaceError, near
from fazhi.forms.form import Form, form_of
from fazhi.forms.template import file_name, write_template
from fazhi.settings import Town, load_town
from fazhi.workspace import Workspace


def template_command(year: int, *, town: str, ledgers: str, output: str, workspace: str) -> int:
    """Write the blank workbook and say what to do next; returns the exit code.

    Raises
    ------
    UsageError, WorkspaceError
        A wrong name, a file that is there already, or no workspace where one is needed.
    """
    place = _workspace(workspace, needed=bool(town or workspace))
    settings = _town(place, town) if place is not None and town else None
    names = [name.strip() for name in re.split("[,，、]", ledgers) if name.strip()]
    form = form_of(_catalog(place), year, settings, names)
    path = write_template(form, Path(output or file_name(form)).expanduser())
    _say_next(Console(), form, path, town or "镇名", _not_kept(form, settings))
    return DONE


def _workspace(given: str, *, needed: bool) -> Workspace | None:
    """The workspace; a workbook for no town in particular can do without one."""
    try:
        return Workspace.find(given)
    except WorkspaceError:
        if needed:
            raise
        return None


def _town(place: Workspace, town: str) -> Town:
    if town not in place.towns():
        raise UsageError(f"data/raw 里没有“{town}”；{near(town, place.towns())}。新增用 fazhi new-town。")
    return load_town(place.raw / town)


def _catalog(place: Workspace | None) -> Catalog:
    return load_catalog() if place is None else place.catalog


def _not_kept(form: Form, town: Town | None) -> list[str]:
    """Titles of sheets that would be filled in for nothing: the town does not keep these ledgers."""
    if town is None:
        return []
    kept = form.catalog.kept_ledgers(town.kept)
    return [ledger.title for ledger in form.ledgers if ledger.id not in kept]


def _say_next(console: Console, form: Form, path: Path, folder: str, not_kept: list[str]) -> None:
    lines = [
        f"已生成 {path}：{len(form.ledgers)}本台账，第一张表是填表说明。",
        f"下一步：发给各科室，从第5行填起；填好后放进 data/raw/{folder}/{form.year}，"
        f"运行 fazhi check --town {folder} --year {form.year}。",
    ]
    if form.town and not form.villages:
        lines.append("town.toml 里还没有村（社区）名单，表里没有村的下拉；补上名单后可以再生成一次。")
    if not_kept:
        listed = "、".join(f"“{title}”" for title in not_kept)
        lines.append(f"注意：town.toml 的 kept 里没有{listed}，填了也不会读取；要用请先加上。")
    for line in lines:
        console.print(escape(line), highlight=False, soft_wrap=True)
