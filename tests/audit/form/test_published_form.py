"""The published report, where it is at hand: what is wrong in its form is found, and nothing else is said."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from fazhi.audit.form import form
from fazhi.audit.reading import read

_PLACES = (
    os.environ.get("FAZHI_REFERENCE", ""),
    *(str(each / "shared" / "reference") for each in Path(__file__).resolve().parents),
)


def _report() -> Path | None:
    folders = [Path(each) for each in _PLACES if each]
    return next((file for folder in folders if folder.is_dir() for file in sorted(folder.glob("*-report.txt"))), None)


@pytest.mark.skipif(_report() is None, reason="the published report is not at hand")
def test_the_published_report() -> None:
    path = _report()
    assert path is not None
    manuscript = read(path)
    assert manuscript.year == 2024
    assert any("”24次，" in each.text for each in manuscript.paragraphs)
    found = list(form(manuscript))
    assert sum("书签" in each.explanation for each in found) == 1
    assert sum("没有单独成章" in each.explanation for each in found) == 1
    assert sum("半角标点" in each.explanation for each in found) == 1
    assert sum("第一级标题" in each.explanation or "下一级" in each.explanation for each in found) == 7
    assert len(found) == 10
