"""Private values by ledger and column, in a box that does not show them: no log and no notebook prints one by mistake."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

Place = tuple[str, str]
"""Title of a ledger and of a column."""


class PrivateValues(Mapping[Place, frozenset[str]]):
    """Private values by ledger and column; printing it prints no value.

    Parameters
    ----------
    values : mapping of (str, str) to iterable of str
        By title of the ledger and of the column.
    """

    __slots__ = ("_values",)

    def __init__(self, values: Mapping[Place, Iterable[str]] | None = None) -> None:
        self._values = {place: frozenset(held) for place, held in sorted((values or {}).items())}

    def __getitem__(self, place: Place) -> frozenset[str]:
        return self._values[place]

    def __iter__(self) -> Iterator[Place]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __repr__(self) -> str:
        return f"<PrivateValues: {len(self)} columns>"

    def __or__(self, other: Mapping[Place, frozenset[str]]) -> PrivateValues:
        """The values of both."""
        places = {*self, *other}
        nothing: frozenset[str] = frozenset()
        return PrivateValues({place: self.get(place, nothing) | other.get(place, nothing) for place in places})
