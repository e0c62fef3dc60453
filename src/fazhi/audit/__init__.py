"""audit/: does a report agree with itself, and with the ledgers? It observes and never feeds.

``audit(read(path))`` says, for each figure that can be tested, whether it can be true. Names are loaded when first used:
a command that only shows its help does not pay for readers.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fazhi.audit.audited import Audited
    from fazhi.audit.front import Ledgers, audit, examine, examine_all, read_all
    from fazhi.audit.page import annotated
    from fazhi.audit.reading import read

__all__ = ["Audited", "Ledgers", "annotated", "audit", "examine", "examine_all", "read", "read_all"]

_HOMES = {
    "Audited": "fazhi.audit.audited",
    "Ledgers": "fazhi.audit.front",
    "annotated": "fazhi.audit.page",
    "audit": "fazhi.audit.front",
    "examine": "fazhi.audit.front",
    "examine_all": "fazhi.audit.front",
    "read": "fazhi.audit.reading",
    "read_all": "fazhi.audit.front",
}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'fazhi.audit' has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
