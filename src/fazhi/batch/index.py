"""outputs/index.html: all reports on one page."""

from __future__ import annotations

import os
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, StrictUndefined

from fazhi.batch.manifest import read_manifest

_KINDS = (("html", "网页"), ("pdf", "PDF"), ("docx", "Word"))


def write_index(outputs: Path) -> Path:
    """Write the list of all reports that stand under `outputs`.

    Parameters
    ----------
    outputs : Path

    Returns
    -------
    Path
        outputs/index.html.
    """
    towns: dict[str, list[dict[str, Any]]] = {}
    for folder in sorted(outputs.glob("*/[0-9][0-9][0-9][0-9]"), reverse=True):
        manifest = read_manifest(folder)
        if manifest is not None:
            towns.setdefault(folder.parent.name, []).append(_entry(folder, manifest, outputs))
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    source = (files("fazhi.batch") / "templates" / "index.html.j2").read_text(encoding="utf-8")
    path = outputs / "index.html"
    new = outputs / f".index.{os.getpid()}"
    new.write_text(environment.from_string(source).render(towns=dict(sorted(towns.items()))), encoding="utf-8")
    return new.replace(path)  # whole at any moment, whoever else writes it


def _entry(folder: Path, manifest: dict[str, Any], outputs: Path) -> dict[str, Any]:
    links = [
        ((folder / f"report.{kind}").relative_to(outputs).as_posix(), words)
        for kind, words in _KINDS
        if (folder / f"report.{kind}").is_file()
    ]
    return {
        "year": manifest["year"],
        "links": links,
        "marks": [words for key, words in (("demo", "示例数据"), ("draft", "草稿")) if manifest.get(key)],
        "missing": len(manifest.get("missing", ())),
    }
