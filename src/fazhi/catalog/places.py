"""Where in the catalogue something stands, so that every fault names file, table and key."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from fazhi.errors import CatalogError, near


@dataclass(frozen=True, slots=True)
class Place:
    """A file and a table in it."""

    file: str
    table: str = ""

    def at(self, table: str) -> Place:
        """The same file at another table."""
        return replace(self, table=table)

    def read(self, path: Path) -> str:
        """The text of the file, which is at `path`.

        Raises
        ------
        CatalogError
            It is not UTF-8 or cannot be opened.
        """
        try:
            return path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError:
            raise CatalogError(f"目录文件 {self.file} 不是 UTF-8 编码，请用 UTF-8 编码保存。") from None
        except OSError:
            raise CatalogError(f"目录文件 {self.file} 打不开，请检查它是不是文件、有没有读取权限。") from None

    def error(self, key: str, message: str) -> CatalogError:
        """A fault at `key` of this table."""
        table = f"，表 [{self.table}]" if self.table else ""
        return CatalogError(f"目录文件 {self.file}{table}，键 {key}：{message}。")

    def unknown(self, key: str, kind: str, name: str, valid: Iterable[str]) -> CatalogError:
        """A name that means nothing, with the valid ones."""
        return self.error(key, f"没有名为“{name}”的{kind}；{near(name, valid)}")
