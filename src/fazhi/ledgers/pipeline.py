"""A year's folder from raw files to clean ledgers: read, recognise, type, assemble, check, store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

import pandas as pd

from fazhi.catalog.columns import Ledger
from fazhi.catalog.model import Catalog
from fazhi.errors import WorkspaceError
from fazhi.findings import Finding
from fazhi.ledgers import store
from fazhi.ledgers.assembly import Assembled, assemble
from fazhi.ledgers.cells.masking import mask_names
from fazhi.ledgers.cells.values import Context
from fazhi.ledgers.cleaning import clean
from fazhi.ledgers.files.bounded import BoundedReader
from fazhi.ledgers.files.folder import files_of, is_ledger_file, sha256_of, subfolders_of
from fazhi.ledgers.files.reading import ReadFile, read_file
from fazhi.ledgers.model import Applied, Ingested, InputFile, Quarantined, Reconciled
from fazhi.ledgers.private import private_values
from fazhi.ledgers.reported import read_reported
from fazhi.ledgers.sheets.corrections import correct, load_corrections, unkept
from fazhi.ledgers.sheets.filerules import load_rules
from fazhi.ledgers.sheets.layout import Layout, lay_out
from fazhi.ledgers.sheets.pieces import read_piece
from fazhi.ledgers.sheets.pointing import Pointer
from fazhi.ledgers.sheets.sorting import Sheet, Sorted, sort_sheets
from fazhi.periods import Period
from fazhi.settings import Town


def ingest(
    folder: Path,
    *,
    town: Town,
    year: int,
    period: Period,
    catalog: Catalog,
    interim: Path | None,
    force: bool = False,
) -> Ingested:
    """Read the ledgers of one town and year.

    Parameters
    ----------
    folder : Path
        ``data/raw/<town>/<year>``; never written.
    town : Town
    year : int
        The calendar year of the folder.
    period : Period
        Its cut-off decides what is closed.
    catalog : Catalog
        With the town's own lists already in it, or not: they are added here.
    interim : Path or None
        Where clean ledgers are kept, ``data/interim/<town>/<year>``; an unchanged folder is not read again.
        None keeps nothing.
    force : bool
        Read again even what has not changed.

    Raises
    ------
    WorkspaceError
        There is no such folder.
    CatalogError
        town.toml names a ledger or list that the catalogue has not.
    """
    if not folder.is_dir():
        raise WorkspaceError(f"没有 {folder.parent.name}/{folder.name} 这个文件夹，请建好并放入台账。")
    catalog = catalog.with_lists(town.lists)
    kept = catalog.kept_ledgers(town.kept)
    paths = files_of(folder)
    hashes = {path.name: sha256_of(path) for path in paths}
    key = store.key_of(hashes, town, year, period, catalog)
    if interim is not None and not force:
        known = store.load(interim, key, catalog, town, year)
        if known is not None:
            return known
    context = Context.of(town, year)
    rules = load_rules(folder, catalog, context)
    with BoundedReader() as reader:
        files = [read_file(path, reader) for path in paths if is_ledger_file(path)]
    found = sort_sheets(files, catalog.ledgers, kept, rules)
    ingested = _settle(folder, files, found, hashes, town, year, period, catalog, kept)
    if interim is not None:
        store.save(ingested, interim, key)
    return ingested


def _settle(
    folder: Path, files: list[ReadFile], found: Sorted, hashes: Mapping[str, str], town: Town, year: int,
    period: Period, catalog: Catalog, kept: Mapping[str, Ledger],
) -> Ingested:  # fmt: skip
    """Everything after reading: the same sheets always give the same frames and findings in the same order."""
    context = Context.of(town, year)
    corrections = load_corrections(folder, catalog)
    villages = tuple(village.name for village in town.villages_in(year))
    pointers = {name: Pointer(ledger, catalog, tuple(context.villages)) for name, ledger in kept.items()}
    assembled: dict[str, Assembled] = {}
    applied: list[Applied] = []
    stale: list[Finding] = [*unkept(corrections, kept)]
    layouts: list[Layout] = [lay_out(sheet, catalog.ledgers[sheet.ledger], context)[0] for sheet in found.unkept]
    for name, ledger in kept.items():
        sheets = [sheet for sheet in found.sheets if sheet.ledger == name]
        if not sheets:
            stale += correct(ledger, (), corrections.get(name, ()), context).findings
            continue
        laid_out = [lay_out(sheet, ledger, context) for sheet in sheets]
        mended = correct(ledger, [layout for layout, _ in laid_out], corrections.get(name, ()), context)
        layouts += [layout for layout, _ in laid_out]
        if mended.applied:
            layouts += mended.layouts
        applied += mended.applied
        stale += mended.findings
        pieces = [
            read_piece(layout, context, about) for layout, (_, about) in zip(mended.layouts, laid_out, strict=True)
        ]
        assembled[name] = assemble(ledger, pieces, pointers[name], year)
    rows = {name: each.every_row for name, each in assembled.items()}
    frames: dict[str, pd.DataFrame] = {}
    findings: list[Finding] = [
        Finding(
            "file-not-a-ledger",
            f"文件夹 {path.name} 里的文件不读取；请把台账直接放在年度文件夹里。",
            file=path.name,
        )
        for path in subfolders_of(folder)
    ]
    findings += (_touching(finding, catalog) for finding in found.findings)
    findings += stale
    for name, each in assembled.items():
        cleaned = clean(each, rows, pointers[name], period, year, villages)
        if not _is_blank_form(each):
            frames[name] = cleaned.frame
        findings += cleaned.findings
    missing = tuple(name for name in kept if name not in frames)
    findings += [_missing(kept[name], assembled.get(name)).touching(catalog.indicators_of(name)) for name in missing]
    reported, faulty = read_reported(folder, catalog)
    findings += faulty
    quarantined: dict[str, tuple[Quarantined, ...]] = {
        name: each.quarantined for name, each in assembled.items() if each.quarantined
    }
    return Ingested(
        year=year,
        frames=MappingProxyType(frames),
        reported=reported,
        findings=mask_names(findings, [*hashes, *(grid.name for file in files for grid in file.sheets)]),
        reconciliation=_reconcile(files, found, assembled),
        inputs=_inputs(hashes, found.sheets),
        quarantined=MappingProxyType(quarantined),
        missing=missing,
        corrections=tuple(applied),
        private=private_values(layouts, found.doubtful, town, catalog.ledgers),
    )


def _is_blank_form(assembled: Assembled) -> bool:
    """Whether nothing was filled in, not even that there was nothing: that is no zero."""
    return assembled.every_row.empty and not any(piece.layout.declares_none for piece in assembled.pieces)


def _missing(ledger: Ledger, blank: Assembled | None) -> Finding:
    if blank is None:
        return Finding("ledger-missing", f"“{ledger.title}”没有交来，请向{ledger.office}收取。", ledger=ledger.id)
    piece = blank.pieces[0]
    message = f"“{ledger.title}”是空表，请{ledger.office}填写；本年确实没有的，请在表里写“本年无”。"
    return Finding("ledger-missing", message, file=piece.file, sheet=piece.grid.name, ledger=ledger.id)


def _reconcile(files: list[ReadFile], found: Sorted, assembled: Mapping[str, Assembled]) -> tuple[Reconciled, ...]:
    """What became of every row, in the order of files and sheets."""
    lines = list(found.reconciliation)
    for name, each in assembled.items():
        for piece, kept_out in zip(each.pieces, each.kept_out, strict=True):
            data = len(piece.frame)
            rows = piece.grid.used_rows
            lines.append(Reconciled(piece.file, piece.grid.name, name, rows, data - kept_out, kept_out, rows - data))
    order = {
        (file.name, grid.name): (number, place)
        for number, file in enumerate(files)
        for place, grid in enumerate(file.sheets)
    }
    return tuple(sorted(_added_up(lines), key=lambda line: order[line.file, line.sheet]))


def _added_up(lines: Iterable[Reconciled]) -> Iterator[Reconciled]:
    """One line for all tables of a ledger in one sheet."""
    together: dict[tuple[str, str, str], list[Reconciled]] = {}
    for line in lines:
        together.setdefault((line.file, line.sheet, line.ledger), []).append(line)
    for place, same in together.items():
        yield Reconciled(
            *place, sum(each.rows for each in same), sum(each.accepted for each in same),
            sum(each.quarantined for each in same), sum(each.not_data for each in same),
        )  # fmt: skip


def _touching(finding: Finding, catalog: Catalog) -> Finding:
    """A sheet that may be a ledger, and was not read, leaves that ledger's figures in doubt."""
    return finding.touching(catalog.indicators_of(finding.ledger)) if finding.ledger and finding.is_error else finding


def _inputs(hashes: Mapping[str, str], sheets: tuple[Sheet, ...]) -> tuple[InputFile, ...]:
    return tuple(
        InputFile(name, digest, tuple(dict.fromkeys(sheet.ledger for sheet in sheets if sheet.file == name)))
        for name, digest in hashes.items()
    )
