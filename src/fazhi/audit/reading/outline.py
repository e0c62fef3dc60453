"""Which numbers stand beneath which: levels by the order in which the forms of numbering first appear."""

from __future__ import annotations

from dataclasses import dataclass

from fazhi.audit.reading.headnumbers import Form, HeadNumber


@dataclass(frozen=True, slots=True)
class Step:
    """Where a number stands.

    Parameters
    ----------
    depth : int
        From 1.
    before : HeadNumber, optional
        The number before it at that depth.
    above : HeadNumber, optional
        The number that it stands beneath; None at the top and beneath a heading without a number.
    """

    depth: int
    before: HeadNumber | None
    above: HeadNumber | None


class Outline:
    """Follows the numbers of a report from top to bottom.

    Real reports write 1、 where 一、 is due and （1） right beneath it, so a form means no fixed level: a form seen for
    the first time beneath a heading stands one deeper, one seen before closes all that is deeper. 一、 is always the top.
    """

    def __init__(self) -> None:
        self._open: list[HeadNumber | None] = []  # None: a heading without a number

    def enter(self, number: HeadNumber) -> Step:
        """Take the next number."""
        depth = self._depth(number)
        before = self._open[depth - 1] if depth <= len(self._open) else None
        above = self._open[depth - 2] if depth > 1 else None
        self._open[depth - 1 :] = [number]
        return Step(depth, before, above)

    def close(self, level: int) -> None:
        """A heading without a number, of this level: what stands beneath it begins anew, one deeper."""
        del self._open[max(level - 1, 0) :]
        self._open += [None] * (level - len(self._open))

    def _depth(self, number: HeadNumber) -> int:
        if number.form is Form.HAN:
            return 1
        for depth, each in enumerate(self._open, start=1):
            if each and each.form is number.form and each.enumerates == number.enumerates:
                return depth
        # 1. and then 2、: a slip of the pen, not a level of its own.
        for depth, each in enumerate(self._open, start=1):
            if each and each.form is number.form and number.value == each.value + 1:
                return depth
        return len(self._open) + 1
