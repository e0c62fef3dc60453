"""The folder of an office: the files that it hands in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from .page import Page
from .workbooks import write_old


@dataclass
class Office:
    """What an office hands in, before and after it is written.

    Parameters
    ----------
    books : dict of str to sequence of Page
        The sheets of each file.
    files : dict of str to bytes
        What is written as it is.
    old : set of str
        Files of Excel 97 and WPS, which another program has to write.
    shared : list of Page
        Sheets of the one workbook that several ledgers share.
    """

    books: dict[str, Sequence[Page]] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    old: set[str] = field(default_factory=set)
    shared: list[Page] = field(default_factory=list)

    def keep(self, name: str, pages: Sequence[Page], save: Callable[[Sequence[Page]], bytes]) -> None:
        """A file of these sheets."""
        self.books[name], self.files[name] = pages, save(pages)

    def keep_old(self, name: str, pages: Sequence[Page]) -> None:
        """A workbook of Excel 97."""
        self.books[name] = pages
        self.old.add(name)

    def write(self, folder: Path) -> None:
        """Write all files into a folder, which is made."""
        folder.mkdir(parents=True)
        for name, content in self.files.items():
            (folder / name).write_bytes(content)
        write_old(folder, {name: self.books[name] for name in sorted(self.old)})
