"""Does an edited report still agree with the ledgers?

Our own report is written anew from the ledgers, and each number of the edited text is traced to its place in ours:
in a sentence with the same words by its order, in a rephrased or moved one by its surroundings. What comes from
nowhere is looked for among all indicators by title, unit and value; what remains is unknown to the ledgers, and what
nobody states any longer is missing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from fazhi.audit.against.binding import Binding, Loose
from fazhi.audit.against.body import body
from fazhi.audit.against.companions import Companions
from fazhi.audit.against.facts import Fact, facts
from fazhi.audit.against.near import NearWords
from fazhi.audit.against.original import Line, original
from fazhi.audit.against.remaining import pair_up
from fazhi.audit.against.same import SameWords
from fazhi.audit.against.spoken import SpokenNumbers
from fazhi.audit.against.titles import Titles
from fazhi.audit.against.verdicts import agreed, contradicted, missing, of_binding, unknown
from fazhi.audit.figure import Role, Sentence
from fazhi.audit.judgement import Confidence, Judgement
from fazhi.audit.manuscript import Manuscript
from fazhi.narrative import Narrative
from fazhi.release import Released

__all__ = ["against"]

_NO_RESULTS = frozenset({Role.LIMIT, Role.PACE})
"""Rules and rhythms that a new sentence may state: no ledger holds them, and none has to."""


def against(
    manuscript: Manuscript,
    sentences: Mapping[int, Sequence[Sentence]],
    narrative: Narrative,
    released: Released,
) -> Iterator[Judgement]:
    """Compare a report with the ledgers, number by number.

    Parameters
    ----------
    manuscript : Manuscript
        Our report as somebody edited it, or any report of that town and year.
    sentences : mapping of int to sequence of Sentence
        By paragraph number.
    narrative : Narrative
        What our own report says.
    released : Released
        All indicators, those that our report does not print too.

    Yields
    ------
    Judgement
        LEDGER_AGREED and LEDGER_CHANGED by number, LEDGER_UNKNOWN and LEDGER_MISSING by sentence. The annexes of the
        report are left out.
    """
    lines = original(narrative)
    known = tuple(facts(released))
    titles = Titles(known)
    text = (sentence for paragraph in body(manuscript) for sentence in sentences.get(paragraph.number, ()))
    bindings, loose, taken = _traced(text, lines)
    for binding in bindings:
        yield from _bound(binding, titles, taken)
    yield from _unbound(loose, titles, Companions(known, bindings))
    yield from _missing(lines, taken)


def _traced(text: Iterable[Sentence], lines: Sequence[Line]) -> tuple[list[Binding], list[Loose], set[int]]:
    """Numbers bound to places of ours, numbers bound to none, and the places that are stated."""
    same, near, spoken = SameWords(lines), NearWords(lines), SpokenNumbers(lines)
    bindings: list[Binding] = []
    for sentence in text:
        found = same.bindings(sentence)
        if found is not None:
            bindings += found
            continue
        near.add(sentence)
        spoken.add(sentence)
    taken = {binding.slot.number for binding in bindings}
    rephrased, loose = near.deal(taken)
    bindings += rephrased
    rest, loose = pair_up(loose, bindings, lines, taken)
    return [*bindings, *rest, *spoken.deal(taken)], loose, taken


def _bound(binding: Binding, titles: Titles, taken: set[int]) -> Iterator[Judgement]:
    fact, figure = binding.slot.fact, binding.figure
    if fact is None:
        if not binding.agrees and figure is not None:
            yield unknown([Loose(binding.sentence, figure)], [f"原稿此处为“{binding.slot.text}”，出自本镇文字材料。"])
        return
    if not binding.agrees and figure is not None and binding.confidence is not Confidence.SURE:
        named = titles.name(binding.sentence, figure)
        if named is not None and named.agrees and named.confidence is Confidence.SURE:
            taken.discard(binding.slot.number)  # another indicator stands here now
            yield agreed(binding.sentence, figure.start, figure.end, figure, named.fact, Confidence.LIKELY)
            return
    yield of_binding(binding, fact)


def _unbound(loose: Iterable[Loose], titles: Titles, companions: Companions) -> Iterator[Judgement]:
    for _, group in groupby(loose, key=lambda each: (each.sentence.paragraph.number, each.sentence.number)):
        unexplained: list[Loose] = []
        hints: list[str] = []
        for each in group:
            sentence, figure = each.sentence, each.figure
            beside = companions.fact(each)
            named = titles.name(sentence, figure)
            if beside is not None and beside.agrees(figure):
                yield agreed(sentence, figure.start, figure.end, figure, beside, Confidence.LIKELY)
            elif named is not None and named.agrees:
                yield agreed(sentence, figure.start, figure.end, figure, named.fact, named.confidence)
            elif named is not None:
                yield contradicted(sentence, figure, named.fact, named.confidence)
            elif figure.role not in _NO_RESULTS:
                unexplained.append(each)
                hints += _hint(each, titles, beside)
        if unexplained:
            yield unknown(unexplained, hints)


def _hint(loose: Loose, titles: Titles, beside: Fact | None) -> Iterator[str]:
    fact = titles.same_value(loose.figure)
    if beside is not None:
        yield f"“{loose.figure.text}”如说的是旁边的数字，按台账，{beside.told}。"
    elif fact is not None:
        yield f"“{loose.figure.text}”与指标{fact.name}的数值相同，但文字对不上。"


def _missing(lines: Iterable[Line], taken: set[int]) -> Iterator[Judgement]:
    for line in lines:
        stated = [(slot, slot.fact) for slot in line.slots if slot.fact is not None]
        gone = [(slot, fact) for slot, fact in stated if slot.number not in taken]
        if gone:
            yield missing(line, gone, whole=len(gone) == len(stated))
