"""Which clause each token of a sentence belongs to."""

from __future__ import annotations

from collections.abc import Sequence

from fazhi.audit.figures.grammar import Phrase
from fazhi.audit.figures.tokens import Token

_BREAKS = frozenset(",()")


def clauses(tokens: Sequence[Token], phrases: Sequence[Phrase]) -> list[int]:
    """The clause number of each token, from 0.

    ，；： and brackets part clauses. 、 parts them only between two figures (排查3件、化解2件), never within a list of
    names (参考率、合格率均达100%).
    """
    starts = {phrase.first for phrase in phrases}
    follows = [False] * (len(tokens) + 1)
    for index in range(len(tokens) - 1, -1, -1):
        follows[index] = tokens[index].kind not in _BREAKS and (index in starts or follows[index + 1])
    numbers: list[int] = []
    clause, holds_figure = 0, False
    for index, token in enumerate(tokens):
        if token.kind in _BREAKS or (token.kind == "、" and holds_figure and follows[index + 1]):
            clause, holds_figure = clause + 1, False
        holds_figure = holds_figure or index in starts
        numbers.append(clause)
    return numbers
