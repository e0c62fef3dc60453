"""Sentences that nobody rephrased: the same words as one of ours, whatever became of the digits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from fazhi.audit.against.binding import Binding, agrees
from fazhi.audit.against.original import Line
from fazhi.audit.against.shape import RUN, core, masked
from fazhi.audit.figure import Sentence


class SameWords:
    """Finds the sentence of ours that has the same words; each of ours is found once before it is found again.

    Parameters
    ----------
    lines : sequence of Line
    """

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines: dict[str, list[Line]] = defaultdict(list)
        for line in lines:
            if line.slots:
                self._lines[masked(line.text)].append(line)
        self._found: set[int] = set()

    def bindings(self, sentence: Sentence) -> tuple[Binding, ...] | None:
        """The sentence's numbers, each with ours in the same place; None where its words are no sentence of ours."""
        alike = self._lines.get(masked(sentence.text))
        if not alike:
            return None
        tries = [(line, tuple(_paired(sentence, line))) for line in alike]
        line, pairs = max(tries, key=lambda each: self._rank(sentence, *each))
        self._found.add(line.number)
        return pairs

    def _rank(self, sentence: Sentence, line: Line, pairs: Iterable[Binding]) -> tuple[bool, int, bool, int]:
        same_place = line.chapter == sentence.paragraph.heading
        return line.number not in self._found, sum(each.agrees for each in pairs), same_place, -line.number


def _paired(sentence: Sentence, line: Line) -> Iterator[Binding]:
    runs = [match.span() for match in RUN.finditer(sentence.text)]
    figures = {figure.start - sentence.start + core(figure.text)[0]: figure for figure in sentence.figures}
    for slot in line.slots:
        if slot.run is None:  # the words are the same, and they are the number
            start, end = _words(sentence, slot.text)
            yield Binding(sentence, start, end, None, slot, agrees=True)
            continue
        start, end = runs[slot.run]
        figure = figures.get(start)
        if figure is not None:
            yield Binding(sentence, figure.start, figure.end, figure, slot, agrees(figure, slot))
        else:
            printed = RUN.search(slot.text)
            same = printed is not None and printed[0] == sentence.text[start:end]
            yield Binding(sentence, sentence.start + start, sentence.start + end, None, slot, same)


def _words(sentence: Sentence, words: str) -> tuple[int, int]:
    at = max(sentence.text.find(words), 0)
    return sentence.start + at, sentence.start + at + len(words)
