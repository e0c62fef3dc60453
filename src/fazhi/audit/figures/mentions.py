"""From tokens to figures: one walk through a sentence that remembers what its words have said so far."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from fazhi.audit.figures import subjects
from fazhi.audit.figures.assembly import Where, assembled, without_verb
from fazhi.audit.figures.clauses import clauses
from fazhi.audit.figures.grammar import Phrase, phrases
from fazhi.audit.figures.hearing import NO_PART, Said, hear
from fazhi.audit.figures.quantities import Quantity, quantity
from fazhi.audit.figures.roles import Context
from fazhi.audit.figures.tokens import Token
from fazhi.audit.model import Figure, Kind, Role

_LINKS = frozenset(("和", "与", "及", "以及"))
_FARTHEST = 40
"""Tokens back within a clause that are looked at."""


@dataclass(slots=True)
class _Mention:
    figure: Figure
    near: Sequence[Token]
    listed: bool


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
    said = Said(base, base)
    mentions: list[_Mention] = []
    outside: _Mention | None = None
    since = 0
    for phrase in found:
        amount = _amount(tokens, phrase)
        if amount is None:
            continue
        clause = clause_of[phrase.first]
        clause_start = bisect_left(clause_of, clause)
        gap = tokens[since : phrase.first]
        near = tokens[max(since, clause_start) : phrase.first]
        if near and near[0].kind in ",、()":
            near = near[1:]
        last = hear(said, gap, near, follows=bool(mentions))
        previous = mentions[-1] if mentions else None
        if gap and gap[0].kind == "(":
            outside = previous
        elif gap and gap[0].kind == ")" and outside and _only_listed(gap[1:]):
            gap, previous = gap[1:], outside  # 231批（同比下降17.20%）、566人次
        context = Context(
            near=near,
            gap=gap,
            clause=tokens[max(clause_start, phrase.first - _FARTHEST) : phrase.first],
            after=text[tokens[phrase.after - 1].end : tokens[phrase.after - 1].end + 2],
            previous=previous.figure if previous else None,
            previous_near=previous.near if previous else (),
            listed=previous is not None and _only_listed(gap),
            part=said.part.holds,
            aimed=said.aimed,
            last=last,
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
        mentions.append(_Mention(figure, near, context.listed))
        if figure.kind is Kind.RATE and figure.role in (Role.PLAIN, Role.EACH):
            said.part = NO_PART  # a rate closes the list of parts
        since = phrase.after
    return _respectively(mentions)


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


def _came_from(figure: Figure, previous: _Mention) -> bool:
    """由125件增加到155件: only what follows tells that 由 was said of a number."""
    return (
        figure.role is Role.TO
        and previous.figure.role in (Role.PLAIN, Role.BEFORE, Role.TOTAL, Role.PART, Role.EACH)
        and previous.figure.kind is figure.kind
        and any(token.kind == "f" for token in previous.near)
    )


def _as_pair(previous: _Mention, figure: Figure) -> Figure:
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


def _respectively(mentions: Sequence[_Mention]) -> tuple[Figure, ...]:
    """甲、乙分别为3件、5件: each number gets its own subject where there are as many of one as of the other."""
    read = [mention.figure for mention in mentions]
    index = 0
    while index < len(mentions):
        after = index + 1
        if any(token.kind == "b" for token in mentions[index].near):
            while after < len(mentions) and mentions[after].listed and read[after].kind is read[index].kind:
                after += 1
            near = mentions[index].near
            mark = next(at for at, token in enumerate(near) if token.kind == "b")
            names = subjects.listed(subjects.subject(near[:mark]))
            if len(names) > 1:
                rest = subjects.subject(without_verb(near[mark:], read[index].role))
                even = len(names) == after - index
                for at in range(index, after):
                    own = (names[at - index] + rest,) if even else names
                    words = own[0] if even else read[index].subject
                    read[at] = replace(read[at], subject=words, subjects=own, beside=False)
        index = after
    return tuple(read)
