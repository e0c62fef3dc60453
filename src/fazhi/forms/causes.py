"""Findings by their cause: what is wrong in one way, in one column of one ledger, is one thing to mend.

Two thousand findings drive a clerk away; they are seldom more than twenty causes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from fazhi.findings import CODES, Finding, Severity

LEVELS: dict[Severity, str] = {Severity.ERROR: "错误", Severity.WARNING: "提醒", Severity.HINT: "提示"}
"""The words for severities, worst first."""

SYMBOLS: dict[Severity, str] = {Severity.ERROR: "✕", Severity.WARNING: "▲", Severity.HINT: "○"}
"""One shape each, so that levels are told apart without colours."""

_WORST_FIRST = {severity: rank for rank, severity in enumerate(LEVELS)}

_OF_COLUMNS = "column-"
"""Codes about the columns of a sheet: ten columns that the catalogue does not know are one thing to look at."""

_CONSEQUENCES = frozenset({"sentence-left-out"})
"""Codes that follow from other findings: they come after what can be mended."""

SHOWN = 5
"""Cells of a sheet that a line names; the rest is a number."""


@dataclass(frozen=True, slots=True)
class Spot:
    """The places of a cause in one sheet.

    Parameters
    ----------
    file, sheet : str
    cells : tuple of str
        Addresses, or 第7行 where a whole row is meant; empty where it is the sheet or the file.
    """

    file: str
    sheet: str
    cells: tuple[str, ...]

    @property
    def where(self) -> str:
        """File and sheet as people say them."""
        return " ".join(part for part in (self.file, self.sheet) if part)

    @property
    def text(self) -> str:
        """File, sheet and the first cells: 信访.xlsx 一月 B3、B7等12处."""
        shown = "、".join(self.cells[:SHOWN])
        rest = f"等{len(self.cells)}处" if len(self.cells) > SHOWN else ""
        return " ".join(part for part in (self.where, shown + rest) if part)


@dataclass(frozen=True, slots=True)
class Cause:
    """Findings that are mended in the same way.

    Parameters
    ----------
    findings : tuple of Finding
        At least one; all of one code and severity, of one ledger unless asked otherwise, and of one column unless it
        is columns that are wrong.
    figures : tuple of str
        Ids of the indicators that they touch together.
    """

    findings: tuple[Finding, ...]
    figures: tuple[str, ...]

    @classmethod
    def of(cls, findings: Iterable[Finding]) -> Cause:
        """A cause with the indicators that its findings name."""
        held = tuple(findings)
        return cls(held, tuple(sorted({name for finding in held for name in finding.indicators})))

    @property
    def first(self) -> Finding:
        """The finding that speaks for all of them."""
        return self.findings[0]

    @property
    def severity(self) -> Severity:
        """How much it matters."""
        return level_of(self.first)

    @property
    def title(self) -> str:
        """What is wrong, in a few words."""
        return CODES[self.first.code].title

    @property
    def advice(self) -> str:
        """What the clerk can do."""
        return CODES[self.first.code].advice

    @property
    def column(self) -> str:
        """The column that all of them are in, or ""."""
        return self.first.column if len({finding.column for finding in self.findings}) == 1 else ""

    @property
    def ledger(self) -> str:
        """The ledger that all of them are in, or ""."""
        return self.first.ledger if len({finding.ledger for finding in self.findings}) == 1 else ""

    @property
    def spots(self) -> tuple[Spot, ...]:
        """Where, by file and sheet, in the order of the findings."""
        places: dict[tuple[str, str], dict[str, None]] = {}
        for finding in self.findings:
            cells = places.setdefault((finding.file, finding.sheet), {})
            if point := point_of(finding):
                cells[point] = None
        return tuple(Spot(file, sheet, tuple(cells)) for (file, sheet), cells in places.items())


def level_of(finding: Finding) -> Severity:
    """The severity of a finding; it always has one once it is made."""
    return finding.severity or CODES[finding.code].severity


def point_of(finding: Finding) -> str:
    """The cell of a finding, else its row, else ""."""
    return finding.cell or (f"第{finding.row}行" if finding.row else "")


def place_of(finding: Finding) -> tuple[str, str, str]:
    """What has to be opened to mend it: file, sheet, and cell or row."""
    return (finding.file, finding.sheet, point_of(finding))


def worst(findings: Iterable[Finding]) -> Severity:
    """The worst level among findings, of which there is at least one."""
    return min((level_of(finding) for finding in findings), key=_WORST_FIRST.__getitem__)


def causes(findings: Iterable[Finding], together: Collection[str] = ()) -> tuple[Cause, ...]:
    """Group findings by cause.

    Parameters
    ----------
    findings : iterable of Finding
    together : collection of str
        Codes that are one thing to do whatever the ledger, as asking for all that is owed.

    Returns
    -------
    tuple of Cause
        Errors first, then what touches most figures, then what stands in most places, then as they were found.
    """
    groups: dict[tuple[str, str, str, str], list[Finding]] = {}
    for finding in findings:
        column = "" if finding.code.startswith(_OF_COLUMNS) else finding.column
        ledger = "" if finding.code in together else finding.ledger
        key = (level_of(finding), finding.code, ledger, column)
        groups.setdefault(key, []).append(finding)
    return ordered([Cause.of(group) for group in groups.values()])


def ordered(found: Sequence[Cause]) -> tuple[Cause, ...]:
    """Causes in the order in which they are worth mending."""

    def rank(cause: Cause) -> tuple[int, bool, int, int]:
        follows = cause.first.code in _CONSEQUENCES
        return (_WORST_FIRST[cause.severity], follows, -len(cause.figures), -len(cause.findings))

    return tuple(sorted(found, key=rank))
