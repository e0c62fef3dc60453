"""Villages that a sheet's title, name or file names."""

from __future__ import annotations

from fazhi.ledgers.cells.values import Context
from fazhi.ledgers.cells.wording import plain

_ENDINGS = ("村", "社区", "居委会", "村委会", "村民委员会", "居民委员会")


def villages_named(text: str, context: Context) -> set[str]:
    """The town's villages that a text names.

    A short name (大庄 for 大庄村) counts only where it is the whole text: within a longer one it may be anything.

    Parameters
    ----------
    text : str
    context : Context
    """
    rest = plain(text).replace(context.town, "") if context.town else plain(text)
    if rest in context.villages:
        return {context.villages[rest]}
    found: set[str] = set()
    for name in sorted(context.villages, key=len, reverse=True):
        if name.endswith(_ENDINGS) and name in rest:
            found.add(context.villages[name])
            rest = rest.replace(name, " ")
    return found
