"""A change or last year's number that somebody wrote beside a number of ours: it belongs to the same indicator."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from fazhi.audit.against.binding import Binding, Loose
from fazhi.audit.against.facts import Fact
from fazhi.audit.against.units import alike
from fazhi.audit.figure import Comparison, Role

_REACH = 30
"""Characters between a number and what is said of it."""

_MEASURES = {Role.CHANGE: "change", Role.BEFORE: "previous", Role.FROM: "previous"}


class Companions:
    """The indicators that the sentences of a report speak of.

    Parameters
    ----------
    facts : iterable of Fact
    bindings : iterable of Binding
    """

    def __init__(self, facts: Iterable[Fact], bindings: Iterable[Binding]) -> None:
        self._facts = {(fact.indicator, fact.measure): fact for fact in facts}
        self._spoken: dict[tuple[int, int], list[Binding]] = defaultdict(list)
        for binding in bindings:
            if binding.slot.fact is not None and binding.slot.fact.measure == "value":
                self._spoken[binding.sentence.paragraph.number, binding.sentence.number].append(binding)

    def fact(self, loose: Loose) -> Fact | None:
        """Last year's number or the change of the number right beside it; a change follows its number."""
        figure = loose.figure
        measure = _MEASURES.get(figure.role)
        if measure is None or (figure.role is Role.CHANGE and figure.comparison is Comparison.PERIOD):
            return None
        best: tuple[int, Fact] | None = None
        for binding in self._spoken.get((loose.sentence.paragraph.number, loose.sentence.number), ())[:64]:
            before, after = figure.start - binding.end, binding.start - figure.end
            gap = before if before >= 0 else after
            if not 0 <= gap <= _REACH or (measure == "change" and before < 0) or binding.slot.fact is None:
                continue
            fact = self._facts.get((binding.slot.fact.indicator, measure))
            if fact is not None and alike(figure, fact) and (best is None or gap < best[0]):
                best = gap, fact
        return best[1] if best else None
