"""fazhi: from an office's yearly ledgers to the annual report, every figure traceable to its rows.

Notebooks use :func:`open` and :func:`review`; programs use :func:`analyse`. Names are loaded when first used, so that a command or a
reading child process does not pay for plotting and data frames it never touches.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fazhi.desk import Desk, open  # noqa: A004 - notebooks say fazhi.open(...)
    from fazhi.reviewing import Review, review
    from fazhi.workspace import Analysis, Workspace, analyse

__all__ = ["Analysis", "Desk", "Review", "Workspace", "analyse", "open", "review"]

_HOMES = {
    "Analysis": "fazhi.workspace",
    "Desk": "fazhi.desk",
    "Review": "fazhi.reviewing",
    "Workspace": "fazhi.workspace",
    "analyse": "fazhi.workspace",
    "open": "fazhi.desk",
    "review": "fazhi.reviewing",
}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'fazhi' has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
