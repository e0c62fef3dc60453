"""What the ledgers room gives to the rest of the house. Frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from types import MappingProxyType

import pandas as pd

from fazhi.findings import Finding
from fazhi.ledgers.privatevalues import PrivateValues

FILE, SHEET, ROW = "文件", "工作表", "行"
"""Columns of every clean ledger that say where a row stands."""

INDEX = "行号"
"""Name of the index: a number unique in the ledger, from 0."""

PLACE_COLUMNS = (FILE, SHEET, ROW)


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file of the year's folder.

    Parameters
    ----------
    name : str
    sha256 : str
        Of its bytes.
    ledgers : tuple of str
        Ids of the ledgers that it holds rows of.
    """

    name: str
    sha256: str
    ledgers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reconciled:
    """What became of the rows of one sheet: ``rows = accepted + quarantined + not_data``.

    Parameters
    ----------
    file, sheet : str
    ledger : str
        Ledger id; "" where the sheet is none.
    rows : int
        From row 1 to the last row that holds anything.
    accepted : int
        Rows that count, earlier entries of a repeated order included.
    quarantined : int
        Rows kept out, each with a finding.
    not_data : int
        Title, header, total, note and blank rows.
    """

    file: str
    sheet: str
    ledger: str
    rows: int
    accepted: int
    quarantined: int
    not_data: int


@dataclass(frozen=True, slots=True)
class Quarantined:
    """A row that was kept out.

    Parameters
    ----------
    file, sheet : str
    row : int
        Row of the sheet, from 1.
    reason : str
        Code of the finding.
    message : str
        Why, in Chinese.
    """

    file: str
    sheet: str
    row: int
    reason: str
    message: str


@dataclass(frozen=True, slots=True)
class Reported:
    """A figure without rows, from reported.csv.

    Parameters
    ----------
    indicator : str
        Indicator id.
    year : int
    value : Decimal
    numerator, denominator : Decimal or None
    source : str
        上年已报报告, 科室报送 or 上级通报.
    office, basis : str
        Who gave it, and on what paper.
    date : date or None
        Of the paper.
    line : int
        Line of the file, from 1.
    """

    indicator: str
    year: int
    value: Decimal
    numerator: Decimal | None
    denominator: Decimal | None
    source: str
    office: str
    basis: str
    date: date | None
    line: int


@dataclass(frozen=True, slots=True)
class Applied:
    """A cell that corrections.toml mended.

    Parameters
    ----------
    ledger : str
        Ledger id.
    file, sheet : str
    row : int
        Row of the sheet, from 1.
    column : str
    reason, who : str
    when : date
    """

    ledger: str
    file: str
    sheet: str
    row: int
    column: str
    reason: str
    who: str
    when: date


@dataclass(frozen=True)
class Ingested:
    """One town and year as recorded.

    Parameters
    ----------
    year : int
    frames : mapping of str to DataFrame
        A clean ledger by id: its columns by title, and 文件, 工作表, 行; index 行号. A column that no file has is absent.
        Dates are ``datetime64[us]``, whole numbers ``Int64``, decimals exact ``decimal128(18, 4)``, text ``string``,
        yes and no ``boolean``, choices and villages categories in the catalogue's order, several values tuples of str.
    reported : tuple of Reported
    findings : tuple of Finding
    reconciliation : tuple of Reconciled
    inputs : tuple of InputFile
        Every file of the folder.
    quarantined : mapping of str to tuple of Quarantined
        By ledger id.
    missing : tuple of str
        Kept ledgers that were not handed in.
    corrections : tuple of Applied
        Cells that corrections.toml mended, in its order.
    private : PrivateValues
        Everything personal or sensitive in the files, by ledger and column: to be searched for, never to be shown.
    """

    year: int
    frames: Mapping[str, pd.DataFrame] = field(repr=False)
    reported: tuple[Reported, ...] = ()
    findings: tuple[Finding, ...] = ()
    reconciliation: tuple[Reconciled, ...] = ()
    inputs: tuple[InputFile, ...] = ()
    quarantined: Mapping[str, tuple[Quarantined, ...]] = field(default_factory=lambda: MappingProxyType({}))
    missing: tuple[str, ...] = ()
    corrections: tuple[Applied, ...] = ()
    private: PrivateValues = field(default_factory=PrivateValues, repr=False)
