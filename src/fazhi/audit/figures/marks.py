"""The marks that bear on a sentence as a whole."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fazhi.audit.figures.tokens import Token

_MARKS = frozenset("cspkrhebudvwflyzi")
_PACE = re.compile("每(?:周|月|季度?|年|天|日|半年|半月|旬)")
_NAMES = frozenset("nok")


def marks(tokens: Sequence[Token]) -> frozenset[str]:
    """The words of a sentence that say how its figures hang together: 其中, 其余, 分别, 均, 占, 同比, 每周.

    A pace counts within a quoted name too (“每周四理论学习”), and is given without its weekday.
    """
    found = {token.text for token in tokens if token.kind in _MARKS}
    for token in tokens:
        if token.kind in _NAMES:
            found.update(_PACE.findall(token.text))
    return frozenset(found)
