"""marked/: a copy of each workbook that has findings, with a colour and a comment at each cell and a first sheet of all.

A finding without a place in a file (a ledger that was not handed in) is in quality.html alone.
"""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from fazhi.findings import Finding
from fazhi.forms.causes import causes
from fazhi.forms.copies import Copy, own_copy, rebuilt_copy
from fazhi.forms.marks import mark
from fazhi.forms.resultsheet import add_result_sheet
from fazhi.ledgers.files.folder import files_of, is_ledger_file
from fazhi.samezip import timeless

_CLOCK = re.compile(rb"(<dcterms:(?:created|modified)\b[^>]*>)[^<]*(<)")
_CORE = "docProps/core.xml"


@dataclass(frozen=True, slots=True)
class Marked:
    """A marked copy.

    Parameters
    ----------
    name : str
        File name under marked/; ends in .xlsx.
    content : bytes
        The same for the same file and findings.
    """

    name: str
    content: bytes


def marked_copies(
    folder: Path, findings: Iterable[Finding], titles: Mapping[str, str], *, demo: bool = False
) -> Iterator[Marked]:
    """Copies of the files of a year's folder that have findings in a sheet.

    Parameters
    ----------
    folder : Path
        ``data/raw/<town>/<year>``; read, never written.
    findings : iterable of Finding
    titles : mapping of str to str
        Titles of indicators by id.
    demo : bool
        Whether each says 示例数据.
    """
    by_file: dict[str, list[Finding]] = {}
    for cause in causes(findings):
        for finding in cause.findings:
            by_file.setdefault(finding.file, []).append(finding)
    taken: set[str] = set()
    for path in files_of(folder):
        found = by_file.get(path.name, [])
        if not is_ledger_file(path) or not path.is_file() or not any(finding.sheet for finding in found):
            continue
        made = _marked(path, found, titles, demo)
        if made is not None:
            yield Marked(_free_name(path.name, taken), made)


def _free_name(name: str, taken: set[str]) -> str:
    """A name that no other copy has: a.xls and a.xlsx are two files."""
    pure = PurePath(name)
    stem = pure.stem if pure.suffix.lower() == ".xlsx" else name
    number, free = 1, f"{stem}.xlsx"
    while free.casefold() in taken:
        number += 1
        free = f"{stem}（{number}）.xlsx"
    taken.add(free.casefold())
    return free


def _marked(path: Path, findings: Sequence[Finding], titles: Mapping[str, str], demo: bool) -> bytes | None:
    """The copy: the office's own where that can be had, else rebuilt, else none."""
    rows: dict[str, set[int]] = {}
    for finding in findings:
        if finding.row:
            rows.setdefault(finding.sheet, set()).add(finding.row)
    for rebuilt in (False, True):
        try:
            copy = rebuilt_copy(path, rows) if rebuilt else own_copy(path)
            if copy is not None:
                return _written(copy, path.name, findings, titles, demo)
        except Exception:  # noqa: BLE001 - a copy is a kindness: no fault of a file may cost the report
            continue
    return None


def _written(
    copy: Copy, file: str, findings: Sequence[Finding], titles: Mapping[str, str], demo: bool
) -> bytes:  # fmt: skip
    sheets = {sheet.title: sheet for sheet in copy.book.worksheets}
    places: dict[Finding, tuple[str, str]] = {}
    for name, title in copy.titles.items():
        here = [finding for finding in findings if finding.sheet == name]
        if title in sheets and here:
            places |= {finding: (title, address) for finding, address in mark(sheets[title], here).items()}
    add_result_sheet(copy.book, file, findings, places, titles, copy.note, demo)
    out = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        copy.book.save(out)
    return timeless(out.getvalue(), {_CORE: _without_clock})


def _without_clock(core: bytes) -> bytes:
    return _CLOCK.sub(rb"\g<1>2000-01-01T00:00:00Z\g<2>", core)
