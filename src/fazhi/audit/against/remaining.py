"""What is left when a sentence was recognised: its one number of a kind and ours of the same kind are likely a pair."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from fazhi.audit.against.binding import Binding, Loose, agrees
from fazhi.audit.against.original import Line, Slot
from fazhi.audit.judgement import Confidence

_Sentence = tuple[int, int]


def pair_up(
    loose: Sequence[Loose], bindings: Iterable[Binding], lines: Sequence[Line], taken: set[int]
) -> tuple[list[Binding], list[Loose]]:
    """Bind numbers that share a sentence with numbers of the same sentence of ours, where the measure word decides.

    Such a pair is never an error by itself: only where the value is right more is said than that it should be looked at.

    Parameters
    ----------
    loose : sequence of Loose
    bindings : iterable of Binding
        What is bound so far.
    lines : sequence of Line
    taken : set of int
        Places that are stated; those bound here are added.
    """
    known: dict[_Sentence, set[int]] = defaultdict(set)
    for binding in bindings:
        known[_key(binding)].add(binding.slot.line)
    by_sentence: dict[_Sentence, list[Loose]] = defaultdict(list)
    for each in loose:
        by_sentence[_key(each)].append(each)
    bound: list[Binding] = []
    left: list[Loose] = []
    for key, group in by_sentence.items():
        slots = [slot for line in known.get(key, ()) for slot in lines[line].slots if _free(slot, taken)]
        sorts = Counter((each.figure.kind, each.figure.unit) for each in group)
        for each in group:
            alone = sorts[each.figure.kind, each.figure.unit] == 1
            slot = _partner(each, slots) if alone else None
            if slot is None:
                left.append(each)
                continue
            taken.add(slot.number)
            right = agrees(each.figure, slot)
            sure = Confidence.LIKELY if right else Confidence.OPEN
            bound.append(Binding(each.sentence, each.figure.start, each.figure.end, each.figure, slot, right, sure))
    return bound, left


def _partner(each: Loose, slots: Sequence[Slot]) -> Slot | None:
    partners = [slot for slot in slots if _alike(slot, each)]
    return partners[0] if len(partners) == 1 else None


def _alike(slot: Slot, each: Loose) -> bool:
    ours, theirs = slot.figure, each.figure
    return ours is not None and (ours.kind, ours.unit, ours.role) == (theirs.kind, theirs.unit, theirs.role)


def _free(slot: Slot, taken: set[int]) -> bool:
    return slot.fact is not None and slot.number not in taken


def _key(each: Binding | Loose) -> _Sentence:
    return each.sentence.paragraph.number, each.sentence.number
