"""What a number of an edited report is bound to: the place in our own report where it comes from."""

from __future__ import annotations

from dataclasses import dataclass

from fazhi.audit.against.original import Slot
from fazhi.audit.figure import Figure, Sentence
from fazhi.audit.judgement import Confidence


@dataclass(frozen=True, slots=True)
class Binding:
    """One number of the text and one of ours.

    Parameters
    ----------
    sentence : Sentence
    start, end : int
        Offsets of the number in the paragraph.
    figure : Figure or None
        None where the audit sees no number there: words for zero, or digits that lost their sense.
    slot : Slot
    agrees : bool
        Whether what is printed allows what the ledgers say.
    confidence : Confidence
        How sure it is that the one comes from the other.
    """

    sentence: Sentence
    start: int
    end: int
    figure: Figure | None
    slot: Slot
    agrees: bool
    confidence: Confidence = Confidence.SURE

    @property
    def text(self) -> str:
        """As printed in the text."""
        return self.sentence.paragraph.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Loose:
    """A number of the text that is bound to nothing of ours."""

    sentence: Sentence
    figure: Figure


def agrees(figure: Figure, slot: Slot) -> bool:
    """Whether a number says what ours does; one that no ledger holds must be the same print."""
    return slot.fact.agrees(figure) if slot.fact is not None else figure.text == slot.text
