"""From tokens to figures: one walk through a sentence that remembers what its words have said so far."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from fazhi.audit.figure import Figure, Kind, Role
from fazhi.audit.figures import subjects
from fazhi.audit.figures.assembly import Where, assembled
from fazhi.audit.figures.clauses import clauses
from fazhi.audit.figures.grammar import Phrase, phrases
from fazhi.audit.figures.hearing import NO_PART, Said, hear
from fazhi.audit.figures.quantities import Quantity, quantity
from fazhi.audit.figures.respectively import Mention, respectively
from fazhi.audit.figures.roles import Context
from fazhi.audit.figures.tokens import Token

_LINKS = frozenset(("和", "与", "及", "以及"))
_FARTHEST = 40
"""Tokens back within a clause that are looked at."""


def figures(text: str, tokens: Sequence[Token], base: int | None, paragraph: int, sentence: int) -> tuple[Figure, ...]:
    """The figures of one sentence.

    Parameters
    ----------
    text : str
        The paragraph's, to which offsets refer.
    tokens : sequence of Token
        Of the sentence.
    base : int, optional
        The paragraph's year.
    paragraph, sentence : int
        Their numbers.
    """
    found = list(phrases(tokens))
    clause_of = clauses(tokens, found) if found else []
    letters = "".join([token.kind for token in tokens])
    said = Said(base, base)
    mentions: list[Mention] = []
    outside: Mention | None = None
    since = 0
    units: set[str] = set()  # of the figures that stand beside each other
    for phrase in found:
        amount = _amount(tokens, phrase)
        if amount is None:
            continue
        clause = clause_of[phrase.first]
        clause_start = bisect_left(clause_of, clause)
        gap = tokens[since : phrase.first]
        near_start = max(since, clause_start)
        if letters[near_start] in ",、()" and near_start < phrase.first:
            near_start += 1
        near = tokens[near_start : phrase.first]
        last = hear(said, gap, near, follows=bool(mentions))
        previous = mentions[-1] if mentions else None
        if gap and gap[0].kind == "(":
            outside = previous
        elif gap and gap[0].kind == ")" and outside and _only_listed(gap[1:]):
            gap, previous = gap[1:], outside  # 231批（同比下降17.20%）、566人次
        context = Context(
            near=near,
            gap=gap,
            clause=letters[max(clause_start, phrase.first - _FARTHEST) : phrase.first],
            after=text[tokens[phrase.after - 1].end : tokens[phrase.after - 1].end + 2],
            previous=previous.figure if previous else None,
            previous_near=previous.near if previous else (),
            listed=previous is not None and _only_listed(gap),
            part=said.part.holds,
            aimed=said.aimed,
            last=last,
            kinds=letters[near_start : phrase.first],
            units=units,
        )
        where = Where(
            start=tokens[phrase.first].start,
            end=tokens[phrase.after - 1].end,
            words_end=_words_until(tokens, phrase.after),
            paragraph=paragraph,
            sentence=sentence,
            clause=clause,
        )
        figure = assembled(text, where, amount, context, said)
        if previous and _came_from(figure, previous):
            figure = _as_pair(previous, figure)
        mentions.append(Mention(figure, near, gap, context.listed))
        if figure.kind is Kind.COUNT:
            units = {*units, figure.unit} if figure.beside else {figure.unit}
        if figure.kind is Kind.RATE and figure.role in (Role.PLAIN, Role.EACH):
            said.part = NO_PART  # a rate closes the list of parts
        since = phrase.after
    return respectively(mentions, said.base)


def _amount(tokens: Sequence[Token], phrase: Phrase) -> Quantity | None:
    pieces = tokens[phrase.first : phrase.after]
    if phrase.borrowed >= 0:
        pieces = [*(token for token in pieces if token.kind != "U"), tokens[phrase.borrowed]]
    return quantity(pieces)


def _words_until(tokens: Sequence[Token], index: int) -> int:
    """Where the plain words that begin with this token end."""
    end = tokens[index - 1].end
    while index < len(tokens) and tokens[index].kind in "xn" and end - tokens[index].start < subjects.LONGEST_NOUN:
        end = tokens[index].end
        index += 1
        if end - tokens[index - 1].start > subjects.LONGEST_NOUN:
            break
    return end


def _came_from(figure: Figure, previous: Mention) -> bool:
    """由125件增加到155件: only what follows tells that 由 was said of a number."""
    return (
        figure.role is Role.TO
        and previous.figure.role in (Role.PLAIN, Role.BEFORE, Role.TOTAL, Role.PART, Role.EACH)
        and previous.figure.kind is figure.kind
        and any(token.kind == "f" for token in previous.near)
    )


def _as_pair(previous: Mention, figure: Figure) -> Figure:
    """Mark the figure before as where the change began; both speak of the same."""
    words = previous.figure.subject.rstrip("由从自")
    subjects_of = (words,) if words else ()
    previous.figure = replace(previous.figure, role=Role.FROM, subject=words, subjects=subjects_of)
    if figure.subject:
        return figure
    return replace(figure, subject=words, subjects=subjects_of)


def _only_listed(gap: Sequence[Token]) -> bool:
    """Nothing but 、 or 和 stands between two figures."""
    return len(gap) == 1 and (gap[0].kind == "、" or gap[0].text in _LINKS)
