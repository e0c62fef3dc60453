"""Which towns and years a command is about."""

from __future__ import annotations

from fazhi.errors import UsageError
from fazhi.workspace import Workspace


def chosen(workspace: Workspace, towns: list[str], years: list[int]) -> list[tuple[str, int]]:
    """Towns and years to work on, in order.

    Parameters
    ----------
    workspace : Workspace
    towns, years : list
        Empty: all there are.

    Raises
    ------
    UsageError
        A town or year is not there, or nothing is.
    """
    for town in towns:
        for year in years or workspace.years(town) or (0,):
            workspace.require(town, year)
    pairs = [
        (town, year)
        for town in (towns or workspace.towns())
        for year in workspace.years(town)
        if not years or year in years
    ]
    if not pairs:
        wanted = f" {'、'.join(map(str, years))} 年的" if years else ""
        raise UsageError(f"data/raw 里没有{wanted}台账；请建立“data/raw/镇名/年份”文件夹并放入台账。")
    return list(dict.fromkeys(pairs))
