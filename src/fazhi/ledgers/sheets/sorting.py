"""Every sheet of every file given to a ledger, or to none with a finding that says why."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath

from fazhi.catalog.columns import Ledger
from fazhi.findings import Finding, Severity
from fazhi.ledgers.cells.wording import plain
from fazhi.ledgers.files.grid import Grid
from fazhi.ledgers.files.reading import ReadFile
from fazhi.ledgers.model import Reconciled
from fazhi.ledgers.sheets.filerules import FILE_NAME, FileRules, Rule
from fazhi.ledgers.sheets.headers import Header, find_header, header_ending_at
from fazhi.ledgers.sheets.recognition import Recognised, Verdict, recognise
from fazhi.ledgers.sheets.stacking import tables
from fazhi.ledgers.sheets.titles import match_columns, readings, title_key

INSTRUCTIONS = "填表说明"
"""The sheet of the blank workbook that tells how to fill it in."""

RESULTS = "检查结果"
"""The sheet of a marked copy that lists what was found."""

_OUR_OWN = frozenset({INSTRUCTIONS, RESULTS})
"""No ledgers, and nobody need be told; a clerk may hand in the marked copy, mended."""

_TABLE_ROWS, _TABLE_CELLS = 2, 3
"""From so many rows with so many cells on, a sheet is a table that somebody meant to hand in."""


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """A sheet that is a kept ledger.

    Parameters
    ----------
    file : str
    grid : Grid
    header : Header
    ledger : str
        Ledger id.
    rule : Rule or None
        What ledgers.toml says of it.
    """

    file: str
    grid: Grid
    header: Header
    ledger: str
    rule: Rule | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Doubtful:
    """A sheet that ledgers.toml could settle.

    Parameters
    ----------
    file : str
    grid : Grid
    answer : Recognised
    """

    file: str
    grid: Grid
    answer: Recognised


@dataclass(frozen=True, slots=True, eq=False)
class Sorted:
    """The sheets of all files.

    Parameters
    ----------
    sheets : tuple of Sheet
        In the order of files and sheets.
    findings : tuple of Finding
    reconciliation : tuple of Reconciled
        Of the sheets that are no ledger.
    doubtful : tuple of Doubtful
        Sheets that were not read because nobody can be sure what they are.
    unkept : tuple of Sheet
        Sheets of ledgers that the town does not keep.
    """

    sheets: tuple[Sheet, ...]
    findings: tuple[Finding, ...]
    reconciliation: tuple[Reconciled, ...]
    doubtful: tuple[Doubtful, ...] = ()
    unkept: tuple[Sheet, ...] = ()


def sort_sheets(
    files: Iterable[ReadFile], ledgers: Mapping[str, Ledger], kept: Collection[str], rules: FileRules | None = None
) -> Sorted:
    """Recognise every sheet.

    Parameters
    ----------
    files : iterable of ReadFile
    ledgers : mapping of str to Ledger
        All of the catalogue.
    kept : collection of str
        Ids of those that the town keeps.
    rules : FileRules, optional
        What ledgers.toml settles.

    Raises
    ------
    SettingsError
        ledgers.toml gives a sheet's ledger a constant that cannot be read.
    """
    rules = rules or FileRules()
    sheets: list[Sheet] = []
    findings: list[Finding] = []
    others: list[Reconciled] = []
    doubtful: list[Doubtful] = []
    unkept: list[Sheet] = []
    met: list[Rule] = []
    for file in files:
        findings += file.findings
        used = [grid for grid in file.sheets if grid.height and grid.filled.any()]
        if file.sheets and not used:
            findings.append(Finding("file-empty", f"{file.name} 里没有内容。", file=file.name))
        for grid, rule in _tables(file.name, used, ledgers, rules):
            met += [rule] if rule else []
            if rule and rule.leaves_alone:
                others.append(_left_alone(file.name, grid))
                continue
            answer = _kept_first(_recognised(file.name, grid, ledgers, rule), kept)
            if plain(grid.name) in _OUR_OWN and answer.verdict is not Verdict.LEDGER:
                others.append(_left_alone(file.name, grid))
                continue
            if answer.verdict is Verdict.LEDGER and answer.ledger in kept and answer.header is not None:
                sheets.append(Sheet(file.name, grid, answer.header, answer.ledger, rule))
                if rule and rule.constants:
                    rules.check(rule, ledgers[answer.ledger], _columns_of(sheets[-1], ledgers))
                continue
            findings.append(_explain(file.name, grid, answer, ledgers))
            others.append(_left_out(file.name, grid, answer))
            if answer.verdict is Verdict.LEDGER and answer.header is not None:
                unkept.append(Sheet(file.name, grid, answer.header, answer.ledger, rule))
            elif answer.verdict is not Verdict.LEDGER and (answer.header or _is_table(grid)):
                doubtful.append(Doubtful(file.name, grid, answer))
    findings += rules.unused(met)
    findings += _unused_columns(rules, sheets, ledgers)
    return Sorted(tuple(sheets), tuple(findings), tuple(others), tuple(doubtful), tuple(unkept))


def _tables(
    file: str, grids: Iterable[Grid], ledgers: Mapping[str, Ledger], rules: FileRules
) -> Iterator[tuple[Grid, Rule | None]]:
    """The tables of a file's sheets, with the rule of each sheet; a rule that names the header leaves a sheet whole."""
    for grid in grids:
        rule = rules.rule_for(file, grid.name)
        for table in (grid,) if rule and rule.header else tables(grid, ledgers):
            yield table, rule


def _recognised(file: str, grid: Grid, ledgers: Mapping[str, Ledger], rule: Rule | None) -> Recognised:
    stem = PurePath(file).stem
    if rule is None:
        return recognise(grid, ledgers, stem)
    likely = {rule.ledger: ledgers[rule.ledger]} if rule.ledger else ledgers
    header = (
        header_ending_at(grid, rule.header - 1, likely, rule.renamed)
        if rule.header
        else find_header(grid, likely, rule.renamed, least=1 if rule.ledger else 2)
    )
    if rule.ledger:
        return Recognised(Verdict.LEDGER if header else Verdict.UNKNOWN, header, rule.ledger)
    return recognise(grid, ledgers, stem, rule.renamed, tuple(rule.constants), header)


def _kept_first(answer: Recognised, kept: Collection[str]) -> Recognised:
    """Of ledgers that fit alike, one that the town keeps goes before those that it does not."""
    likely = [name for name in answer.rivals if name in kept]
    if answer.verdict is Verdict.AMBIGUOUS and len(likely) == 1:
        return Recognised(Verdict.LEDGER, answer.header, likely[0])
    return answer


def _explain(file: str, grid: Grid, answer: Recognised, ledgers: Mapping[str, Ledger]) -> Finding:
    titles = [f"“{ledgers[name].title}”" for name in answer.rivals]
    if answer.verdict is Verdict.AMBIGUOUS:
        message = (
            f"是{'还是'.join(titles)}？表头都像，未读取；请在 {FILE_NAME} 里写明，或把工作表的名字改成台账的名字。"
        )
        return Finding("sheet-ambiguous", message, file=file, sheet=grid.name)
    if answer.verdict is Verdict.LEDGER:
        title = ledgers[answer.ledger].title
        message = f"像是“{title}”，但本地没有登记这本台账（town.toml 的 kept），未读取。"
        return Finding("sheet-unrecognised", message, Severity.HINT, file=file, sheet=grid.name, ledger=answer.ledger)
    if answer.header is None and not _is_table(grid):
        return Finding("file-not-a-ledger", "没有表格，未读取。", file=file, sheet=grid.name)
    if titles and answer.header is not None:
        ledger = ledgers[answer.rivals[0]]
        places, _ = match_columns(ledger, answer.header.titles, answer.header.groups)
        lacking = [column.title for column in ledger.columns if column.required and column.title not in places]
        said = f"（缺“{'”“'.join(lacking)}”列）" if lacking else ""
        message = f"是{titles[0]}吗？最像它，但不能断定{said}，未读取；是的话请改表头，或在 {FILE_NAME} 里写明。"
        return Finding("sheet-unrecognised", message, Severity.ERROR, file=file, sheet=grid.name, ledger=ledger.id)
    message = f"认不出是哪本台账，未读取；请检查表头是否与模板一致，或在 {FILE_NAME} 里写明。"
    return Finding("sheet-unrecognised", message, file=file, sheet=grid.name)


def _unused_columns(rules: FileRules, sheets: Iterable[Sheet], ledgers: Mapping[str, Ledger]) -> Iterator[Finding]:
    """Columns of ledgers.toml that no sheet of their rule has, and constants where every sheet has the column."""
    by_rule: dict[int, list[Sheet]] = {}
    for sheet in sheets:
        by_rule.setdefault(id(sheet.rule), []).append(sheet)
    for number, rule in enumerate(rules.rules, 1):
        renamed, constants = dict.fromkeys(rule.columns), dict.fromkeys(rule.constants)
        mine = by_rule.get(id(rule), [])
        for sheet in mine:
            header = sheet.header
            keys = {title_key(title) for title in header.titles} | {
                key for pair in zip(header.titles, header.groups, strict=True) for key in readings(*pair)
            }
            places = _columns_of(sheet, ledgers)
            renamed = {title: None for title in renamed if title_key(title) not in keys}
            constants = {title: None for title in constants if title in places}
        if mine and renamed:
            message = f"{FILE_NAME} 第{number}条的 columns：表里没有“{'”“'.join(renamed)}”列；请核对表头。"
            yield Finding("mapping-unused", message, file=FILE_NAME)
        if mine and constants:
            message = f"{FILE_NAME} 第{number}条的 constants：表里已有“{'”“'.join(constants)}”列，按表里的读。"
            yield Finding("mapping-unused", message, file=FILE_NAME)


def _columns_of(sheet: Sheet, ledgers: Mapping[str, Ledger]) -> Mapping[str, int]:
    """Where each column of its ledger stands in the sheet."""
    renamed = sheet.rule.renamed if sheet.rule else None
    return match_columns(ledgers[sheet.ledger], sheet.header.titles, sheet.header.groups, renamed)[0]


def _is_table(grid: Grid) -> bool:
    return int((grid.filled.sum(axis=1) >= _TABLE_CELLS).sum()) >= _TABLE_ROWS


def _left_alone(file: str, grid: Grid) -> Reconciled:
    rows = grid.used_rows
    return Reconciled(file, grid.name, "", rows, 0, 0, rows)


def _left_out(file: str, grid: Grid, answer: Recognised) -> Reconciled:
    """Rows of a sheet that is no ledger: those of a table were kept out, the rest is no data."""
    rows = grid.used_rows
    start = answer.header.last + 1 if answer.header else 0
    is_table = answer.header is not None or _is_table(grid)
    kept_out = int((grid.filled.sum(axis=1)[start:] >= 2).sum()) if is_table else 0
    return Reconciled(file, grid.name, "", rows, 0, kept_out, rows - kept_out)
