"""What ledgers.toml might say of sheets that nobody can be sure of: a proposal for a person to read and settle."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path

from fazhi.catalog.columns import Ledger
from fazhi.catalog.model import Catalog
from fazhi.ledgers.cells.values import Context
from fazhi.ledgers.files.bounded import BoundedReader
from fazhi.ledgers.files.folder import files_of, is_ledger_file, settings_file
from fazhi.ledgers.files.grid import Grid
from fazhi.ledgers.files.reading import read_file
from fazhi.ledgers.sheets.alike import alike, can_be
from fazhi.ledgers.sheets.filerules import FILE_NAME, NO_LEDGER, Constant, FileRules, Rule, load_rules
from fazhi.ledgers.sheets.headers import Header
from fazhi.ledgers.sheets.sorting import Sorted, sort_sheets
from fazhi.ledgers.sheets.titles import match_columns, readings, title_key
from fazhi.settings import Town

_HEAD = f"""\
# {FILE_NAME}：哪个文件是哪本台账，列名怎么对应。本文件由 fazhi check --suggest 写出，只是建议，请逐条核对：
# 不对的改掉，不要的删去；行首有 # 的还没有生效，核对以后去掉 # 才生效。
"""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Proposed tables of ledgers.toml.

    Parameters
    ----------
    text : str
        TOML, with what is doubtful commented out.
    settled, open : int
        How many sheets it proposes an answer for, and how many it only asks about.
    first : bool
        Whether the tables must stand before those that are there, one of which covers a sheet with a pattern.
    waiting : int
        Doubtful sheets that ledgers.toml already speaks of, so that nothing is proposed: a person has to settle them.
    """

    text: str
    settled: int
    open: int
    first: bool = False
    waiting: int = 0


def suggest(folder: Path, *, town: Town, year: int, catalog: Catalog) -> Suggestion:
    """Propose an answer for each sheet of a year's folder that needs one.

    Parameters
    ----------
    folder : Path
        ``data/raw/<town>/<year>``; only read.
    town : Town
    year : int
    catalog : Catalog

    Raises
    ------
    SettingsError
        There is a ledgers.toml, and it cannot be used.
    """
    catalog = catalog.with_lists(town.lists)
    context = Context.of(town, year)
    rules = load_rules(folder, catalog, context)
    path = settings_file(folder, FILE_NAME)
    existing = path.read_text(encoding="utf-8-sig") if path else ""
    with BoundedReader() as reader:
        files = [read_file(path, reader) for path in files_of(folder) if is_ledger_file(path)]
    found = sort_sheets(files, catalog.ledgers, catalog.kept_ledgers(town.kept), rules)
    sheets = {(each.file, each.grid.name): each for each in _unsettled(found, catalog.ledgers, rules)}.values()
    new = [each for each in sheets if not each.is_spoken_of(existing)]
    tables = [_proposal(each, context) for each in new]
    settled = sum(table.active for table in tables)
    return Suggestion(
        "\n".join(table.text for table in tables),
        settled,
        len(tables) - settled,
        any(each.rule is not None for each in new),
        len(sheets) - len(new),
    )


def written(existing: str, suggestion: Suggestion) -> str:
    """The text of ledgers.toml with the proposals added; what stood there stays as it is."""
    if not existing.strip():
        return _HEAD + "\n" + suggestion.text
    if not suggestion.first:
        return existing.rstrip("\n") + "\n\n" + suggestion.text
    head = _HEAD if existing.startswith(_HEAD) else ""
    return head + ("\n" if head else "") + suggestion.text + "\n" + existing.removeprefix(head).lstrip("\n")


@dataclass(frozen=True, slots=True)
class _Unsettled:
    """A sheet that needs an answer.

    Parameters
    ----------
    file : str
    grid : Grid
    header : Header or None
    rivals : tuple of Ledger
        What it may be.
    known : bool
        Whether it is read as the one of them.
    rule : Rule or None
        The table that covers it with a pattern, and perhaps other sheets too.
    alone : bool
        Whether the sheet holds no other table.
    """

    file: str
    grid: Grid
    header: Header | None
    rivals: tuple[Ledger, ...]
    known: bool
    rule: Rule | None
    alone: bool

    @property
    def ledger(self) -> Ledger | None:
        """What it is or may be, where there is but one answer."""
        return self.rivals[0] if len(self.rivals) == 1 else None

    @property
    def names(self) -> list[str]:
        """The lines of a table that name it."""
        return [f"file = {_quoted(self.file)}", f"sheet = {_quoted(self.grid.name)}"]

    def is_spoken_of(self, existing: str) -> bool:
        """Whether the text has a table of its own for the sheet, in force or commented out."""
        if self.rule is not None and (self.rule.file, self.rule.sheet) == (self.file, self.grid.name):
            return True
        file, sheet = (f"# {line}" for line in self.names)
        lines = existing.splitlines()
        return any(pair == (file, sheet) for pair in pairwise(lines))


def _unsettled(found: Sorted, ledgers: Mapping[str, Ledger], rules: FileRules) -> Iterator[_Unsettled]:
    tables = Counter((sheet.file, sheet.grid.name) for sheet in (*found.sheets, *found.unkept))
    tables.update((each.file, each.grid.name) for each in found.doubtful)
    for sheet in found.sheets:
        ledger = ledgers[sheet.ledger]
        renamed, given = (sheet.rule.renamed, sheet.rule.constants) if sheet.rule else ({}, {})
        places, _ = match_columns(ledger, sheet.header.titles, sheet.header.groups, renamed)
        if _lacking(ledger, {*places, *given}):
            alone = tables[sheet.file, sheet.grid.name] == 1
            yield _Unsettled(sheet.file, sheet.grid, sheet.header, (ledger,), True, sheet.rule, alone)
    for each in found.doubtful:
        rule = rules.rule_for(each.file, each.grid.name)
        named = each.answer.rivals or ((rule.ledger,) if rule and rule.ledger else ())
        rivals = tuple(ledgers[name] for name in named)
        alone = tables[each.file, each.grid.name] == 1
        yield _Unsettled(each.file, each.grid, each.answer.header, rivals, False, rule, alone)


def _lacking(ledger: Ledger, held: set[str]) -> list[str]:
    """Required columns that the sheet has not; one whose empty cells mean a number is no loss."""
    return [
        column.title
        for column in ledger.columns
        if column.required and column.blank is None and column.title not in held
    ]


@dataclass(frozen=True, slots=True)
class _Table:
    """A table of ledgers.toml and whether it is in force."""

    text: str
    active: bool


def _proposal(sheet: _Unsettled, context: Context) -> _Table:
    if not sheet.alone:
        question = f"这张工作表里有几个表，{FILE_NAME} 的一条管的是整张工作表；请把几个表分到几张工作表，再检查一次。"
        return _asked(question, ["[[files]]", *sheet.names])
    return _table(sheet, context) if sheet.ledger and sheet.header else _question(sheet)


def _question(sheet: _Unsettled) -> _Table:
    rivals = sheet.rivals
    said = "是" + "还是".join(f"“{ledger.title}”" for ledger in rivals) + "？" if rivals else "是哪本台账？"
    names = " 或 ".join(_quoted(ledger.id) for ledger in rivals) or "台账的名字"
    lines = [
        "[[files]]",
        *sheet.names,
        f"ledger = {_quoted(rivals[0].id if rivals else NO_LEDGER)}  # {names}",
    ]
    return _asked(f"{said}写明以后去掉行首的 #；不是台账的写 {_quoted(NO_LEDGER)}。", [*_before(sheet.rule), *lines])


def _asked(question: str, lines: list[str]) -> _Table:
    return _Table("\n".join(f"# {line}" for line in (question, *lines)) + "\n", active=False)


def _before(rule: Rule | None) -> list[str]:
    """What has to be known of a table that takes the place of one with a pattern."""
    if rule is None:
        return []
    said = f"file = {_quoted(rule.file)}" + (f"、sheet = {_quoted(rule.sheet)}" if rule.sheet != "*" else "")
    return [f"# 要放在 {said} 那一条之前才生效；那一条里用得上的已抄到这里。"]


def _table(sheet: _Unsettled, context: Context) -> _Table:
    header, ledger, rule = sheet.header, sheet.ledger, sheet.rule
    assert header is not None and ledger is not None
    renamed: Mapping[str, str] = rule.renamed if rule else {}
    places, _ = match_columns(ledger, header.titles, header.groups, renamed)
    valid = {column.title for column in ledger.columns}
    constants = {t: v for t, v in rule.constants.items() if t in valid and t not in places} if rule else {}
    found = list(alike(sheet.grid, header, ledger, places, constants, context))
    # the rule with the pattern no longer holds for this sheet, so what it says comes along
    keys = {key for title, heads in zip(header.titles, header.groups, strict=True) for key in readings(title, heads)}
    columns = {mine: title for mine, title in rule.columns.items() if title_key(mine) in keys} if rule else {}
    columns |= {each.written: each.title for each in found if each.tested}
    untested = {each.written: each.title for each in found if not each.tested}
    lines = ["[[files]]", *sheet.names, f"ledger = {_quoted(ledger.id)}  # {ledger.title}，请核对"]
    if header.titles_row:
        lines.append(f"header = {header.titles_row + 1}  # 列名在这一行")
    if columns:
        lines.append(f"columns = {_inline(columns)}  # 文件里的列名 = 目录里的列名，请核对")
    if untested:
        instead = "，代替上一行" if columns else ""
        names = "、".join(f"“{title}”" for title in untested.values())
        lines.append(
            f"# columns = {_inline(columns | untested)}"
            f"  # {names}什么字都能填，看不出对不对；核对不是个人信息以后，去掉行首的 #{instead}"
        )
    if constants:
        lines.append(f"constants = {_inline(constants)}  # 文件里没有这一列，各行都一样")
    lacking = _lacking(ledger, {*places, *columns.values(), *constants})
    lines += _open_constants(ledger, [title for title in lacking if title not in untested.values()], constants)
    # a choice may be the same for the whole file; without any other column the sheet may well be something else
    may_lack = {column.title for column in ledger.columns if column.choices}
    if sheet.known or (may_lack.issuperset(lacking) and can_be(sheet.grid, header, ledger, places, context)):
        return _Table("\n".join([*_before(rule), *lines]) + "\n", active=True)
    question = f"是“{ledger.title}”吗？列名或内容对不全，是的话补好、去掉行首的 #；不是台账的写 {_quoted(NO_LEDGER)}。"
    return _asked(question, [*_before(rule), *lines])


def _open_constants(ledger: Ledger, lacking: list[str], constants: Mapping[str, Constant]) -> Iterator[str]:
    """A commented line for required columns that the sheet has not, and what may be written in it."""
    columns = [column for column in ledger.columns if column.title in lacking]
    if not columns:
        return
    asked = {column.title: column.choices[0] if column.choices else "" for column in columns}
    choices = [
        f"{f'“{column.title}”' if len(columns) > 1 else ''}可选：{'、'.join(column.choices)}"
        for column in columns
        if column.choices
    ]
    instead = "，代替上一行" if constants else ""
    said = "，".join([f"文件里没有这一列；全文件都一样时写在这里{instead}", *choices])
    yield f"# constants = {_inline({**constants, **asked})}  # {said}"


def _inline(pairs: Mapping[str, Constant]) -> str:
    return "{ " + ", ".join(f"{_quoted(key)} = {_value(value)}" for key, value in pairs.items()) + " }"


def _value(value: Constant) -> str:
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat() if isinstance(value, date) else repr(value)


def _quoted(text: str) -> str:
    """A TOML basic string."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007F")
