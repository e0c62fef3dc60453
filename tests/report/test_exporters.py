from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from nbconvert.nbconvertapp import NbConvertApp
from report.builders import cell, chart, notebook, notes, ours, text

from fazhi.errors import NotExecutedError
from fazhi.report.exporters import FazhiDOCXExporter, FazhiHTMLExporter, FazhiPDFExporter


def executed() -> nbformat.NotebookNode:
    return notebook(ours(blocks=[text("正文一段。"), chart()], figures=notes()))


@pytest.mark.parametrize(
    ("exporter", "suffix", "start"),
    [
        (FazhiHTMLExporter, ".html", b"<!DOCTYPE html>"),
        (FazhiPDFExporter, ".pdf", b"%PDF"),
        (FazhiDOCXExporter, ".docx", b"PK"),
    ],
)
def test_an_exporter_gives_the_file(exporter: type[FazhiHTMLExporter], suffix: str, start: bytes) -> None:
    output, resources = exporter().from_notebook_node(executed())
    data = output.encode() if isinstance(output, str) else output
    assert data.startswith(start) and resources["output_extension"] == suffix


def test_the_export_menu_is_in_chinese_and_no_two_entries_are_alike() -> None:
    labels = {exporter.export_from_notebook for exporter in (FazhiHTMLExporter, FazhiPDFExporter, FazhiDOCXExporter)}
    assert len(labels) == 3 and all(label.startswith("法治政府报告") for label in labels)


def test_a_refusal_is_an_exception_inside_a_program() -> None:
    with pytest.raises(NotExecutedError, match="第2个单元格"):
        FazhiHTMLExporter().from_notebook_node(notebook(cell(count=None)))


@pytest.fixture
def converter() -> object:
    """Run nbconvert's own application, as the command does."""
    NbConvertApp.clear_instance()
    yield NbConvertApp.instance()
    NbConvertApp.clear_instance()


def test_a_refusal_is_one_line_from_nbconvert(
    converter: NbConvertApp, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "03_report.ipynb"
    nbformat.write(notebook(cell(count=None)), path)
    with pytest.raises(SystemExit) as stopped:
        FazhiPDFExporter().from_filename(str(path))
    assert stopped.value.code == 1
    lines = capsys.readouterr().err.strip().splitlines()
    assert lines == ["笔记本03_report第2个单元格还没有执行，请先从头执行全部单元格再导出。"]


def test_nbconvert_writes_the_file(converter: NbConvertApp, tmp_path: Path) -> None:
    path = tmp_path / "03_report.ipynb"
    nbformat.write(executed(), path)
    converter.initialize(["--to", "fazhi.report.exporters.FazhiPDFExporter", str(path)])
    converter.start()
    assert (tmp_path / "03_report.pdf").read_bytes().startswith(b"%PDF")
