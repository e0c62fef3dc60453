"""Notebook parameters: known names and types only, with papermill alone as with ``fazhi run``.

papermill merely warns of an unknown parameter and passes on whatever it read. The cell that it injects is the exact
witness of what was asked for, so that cell is read (not run) and checked.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from fazhi.errors import ParameterError, near

INJECTED = "# Parameters"
"""The first line of the cell that papermill injects."""


class Parameters(BaseModel):
    """The parameters of the notebooks, strictly typed.

    Parameters
    ----------
    town : str
        Folder under data/raw.
    year : int
    period : str
        全年, 上半年, 一季度, 1—11月.
    workspace : str
        Path of the workspace; "" finds it.
    strict : bool
        Refuse the final form while something is missing.
    """

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")

    town: Annotated[str, Field(min_length=1)]
    year: Annotated[int, Field(ge=1949, le=2999)]
    period: str = "全年"
    workspace: str = ""
    strict: bool = False


REQUIRED = tuple(name for name, field in Parameters.model_fields.items() if field.is_required())
_TYPES = {"town": "文字", "year": "四位年份（整数）", "period": "文字", "workspace": "文字", "strict": "true 或 false"}


def checked(given: dict[str, Any]) -> Parameters:
    """Validate parameters.

    Raises
    ------
    ParameterError
        A name is unknown or missing, or a value has the wrong type; the message lists the valid ones.
    """
    try:
        return Parameters.model_validate(given)
    except ValidationError as error:
        fault = error.errors()[0]
        name = str(fault["loc"][0])
        if fault["type"] == "extra_forbidden":
            raise ParameterError(f"没有名为“{name}”的参数；{near(name, _TYPES)}。可用：{describe()}。") from None
        if fault["type"] == "missing":
            raise ParameterError(f"缺少参数 {name}。可用：{describe()}。") from None
        raise ParameterError(
            f"参数 {name} 应为{_TYPES[name]}，收到的是 {given[name]!r}。可用：{describe()}。"
        ) from None


def describe() -> str:
    """All parameters with their types, for messages."""
    return "，".join(f"{name}（{kind}{'，必填' if name in REQUIRED else ''}）" for name, kind in _TYPES.items())


def check_injected(cells: Iterable[str]) -> None:
    """Check the names that papermill's injected cell sets, if there is one.

    Parameters
    ----------
    cells : iterable of str
        Sources of the cells that the kernel has run.

    Raises
    ------
    ParameterError
        It sets an unknown parameter, or leaves out town or year.
    """
    for source in cells:
        if source.split("\n", 1)[0].strip() != INJECTED:
            continue
        names = assigned_names(source)
        for name in names:
            if name not in _TYPES:
                raise ParameterError(f"没有名为“{name}”的参数；{near(name, _TYPES)}。可用：{describe()}。")
        for name in REQUIRED:
            if name not in names:
                raise ParameterError(f"批量运行时必须给出参数 {name}。可用：{describe()}。")


def assigned_names(source: str) -> tuple[str, ...]:
    """Names that a cell assigns at its top level."""
    names: list[str] = []
    for statement in ast.parse(source).body:
        targets = statement.targets if isinstance(statement, ast.Assign) else []
        names += [target.id for target in targets if isinstance(target, ast.Name)]
    return tuple(names)


def kernel_cells() -> tuple[str, ...]:
    """Sources of the cells that this kernel has run; empty outside a notebook."""
    from IPython import get_ipython

    shell = get_ipython()
    return tuple(shell.user_ns.get("In", ())) if shell is not None else ()
