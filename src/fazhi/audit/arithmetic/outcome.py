"""What an arithmetic test says, and the numbers that it names."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from fazhi.audit.figure import Figure
from fazhi.audit.judgement import Value, Verdict


@dataclass(frozen=True, slots=True)
class Outcome:
    """The answer of one test.

    Parameters
    ----------
    verdict : Verdict
    explanation : str
        Chinese, with the arithmetic written out; for undetermined the reason.
    expected : str
        What would be right, as it would print; empty where nothing is wrong or nothing can be named.
    values : tuple of Value
        The figures by their role, then what was worked out.
    """

    verdict: Verdict
    explanation: str
    expected: str = ""
    values: tuple[Value, ...] = ()


def open_question(reason: str, *values: Value) -> Outcome:
    """Undetermined, with the reason."""
    return Outcome(Verdict.UNDETERMINED, reason, values=values)


def stated(role: str, figure: Figure) -> Value:
    """A number that stands in the text."""
    return Value(role, figure.text, figure.value, figure.unit)


def worked(role: str, value: Decimal | int, unit: str) -> Value:
    """A number that the test worked out."""
    return Value(role, "", Decimal(value), unit)
