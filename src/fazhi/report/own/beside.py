"""Pictures that Markdown names: inside the cell, or in files beside the notebook, and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from fazhi.report.pictures import MAX_BYTES, Picture, from_base64, from_bytes, from_uri

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//|\\\\")
_BROKEN = "不是可以使用的图片（可用png、jpg、svg、gif，不超过20MB）"


@dataclass(frozen=True, slots=True)
class Beside:
    """Where a cell may take pictures from.

    Parameters
    ----------
    folder
        The folder of the notebook; None when it is not known.
    attachments
        The cell's attachments: file name to MIME bundle.
    """

    folder: Path | None = None
    attachments: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def picture(self, source: str) -> Picture | str:
        """Return the picture, or why there is none, as the rest of a Chinese sentence. Nothing is ever fetched."""
        if source.startswith("data:"):
            return from_uri(source) or _BROKEN
        if source.startswith("attachment:"):
            return self._attached(unquote(source.removeprefix("attachment:")))
        if source.startswith(("http:", "https:", "//")):
            return "在网络上，报告不从网络取图；请下载后放在笔记本旁边"
        if self.folder is None:
            return "不在笔记本之内；请把图片拖入单元格"
        return self._read(self.folder, unquote(source))

    def _attached(self, name: str) -> Picture | str:
        for data in self.attachments.get(name, {}).values():
            return from_base64(data if isinstance(data, str) else "".join(data)) or _BROKEN
        return "没有附在单元格里；请重新拖入"

    @staticmethod
    def _read(folder: Path, name: str) -> Picture | str:
        if _SCHEME.match(name) or Path(name).is_absolute() or "\0" in name:
            return "不是笔记本旁边的文件；请复制到笔记本所在的文件夹，用相对路径"
        try:
            root = folder.resolve(strict=True)
            path = (root / name).resolve(strict=True)
            # A link that leads out of the folder is resolved by now, so it is refused with all the others.
            if not path.is_relative_to(root):
                return "不在笔记本所在的文件夹里；请复制到那里，用相对路径"
            if not path.is_file():
                return "在笔记本所在的文件夹里没有找到"
            if path.stat().st_size > MAX_BYTES:
                return _BROKEN
            return from_bytes(path.read_bytes()) or _BROKEN
        except (OSError, RuntimeError, ValueError):
            return "在笔记本所在的文件夹里没有找到"
