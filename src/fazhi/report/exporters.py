"""nbconvert exporters: ``jupyter nbconvert --to fazhi_html|fazhi_pdf|fazhi_docx`` and JupyterLab's export menu."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from nbconvert.exporters import Exporter
from nbformat import NotebookNode
from traitlets import default
from traitlets.config import Application

from fazhi.errors import ReportError
from fazhi.report.blocks import Document
from fazhi.report.fonts import font_levels
from fazhi.report.html import render_html
from fazhi.report.notebook import document, left_out
from fazhi.report.paper.docx import render_docx
from fazhi.report.paper.filing import filing
from fazhi.report.paper.pdf import render_pdf


class _FazhiExporter(Exporter):
    """From notebook to Document; what the Document becomes is each subclass's own line."""

    renderer: Callable[[Document], str | bytes]
    """Turns the Document into the file's content."""

    def from_notebook_node(  # type: ignore[override]  # nbconvert's own exporters give text or bytes too
        self, nb: NotebookNode, resources: dict[str, Any] | None = None, **kwargs: Any
    ) -> tuple[str | bytes, dict[str, Any]]:
        """Export a notebook; a refusal is one line on the terminal and an exception everywhere else."""
        prepared, given = super().from_notebook_node(nb, resources, **kwargs)
        metadata = given.get("metadata", {})
        name, folder = metadata.get("name", ""), metadata.get("path")
        try:
            made = document(prepared, name, None if folder is None else Path(folder))
            found = left_out(made, f"{name}.ipynb" if name else "")
            if found and _in_nbconvert():
                more = f"（共{len(found)}项，报告里各在原处写明）" if len(found) > 1 else ""
                print(found[0].message + more, file=sys.stderr)
            return self.renderer(made), dict(given) | {"findings": found} | self.said()
        except ReportError as error:
            if _in_nbconvert():
                # nbconvert would print a traceback; the sentence says all that a user needs.
                print(error, file=sys.stderr)
                raise SystemExit(1) from error
            raise

    def said(self) -> dict[str, Any]:
        """What the caller may want to know beside the file, as nbconvert resources."""
        return {}


def _in_nbconvert() -> bool:
    """Whether the jupyter nbconvert command runs us; its module lists our exporters and so cannot be imported here."""
    app = sys.modules.get("nbconvert.nbconvertapp")
    return app is not None and Application.initialized() and isinstance(Application.instance(), app.NbConvertApp)


class FazhiHTMLExporter(_FazhiExporter):
    """The report for reading and sharing: one file with charts in the text."""

    export_from_notebook = "法治政府报告（HTML）"
    output_mimetype = "text/html"

    @default("file_extension")
    def _file_extension_default(self) -> str:
        return ".html"

    renderer = staticmethod(render_html)


class FazhiPDFExporter(_FazhiExporter):
    """The document for filing, laid out by GB/T 9704-2012."""

    export_from_notebook = "法治政府报告（PDF公文）"
    output_mimetype = "application/pdf"

    @default("file_extension")
    def _file_extension_default(self) -> str:
        return ".pdf"

    @staticmethod
    def renderer(made: Document) -> bytes:
        """Return the PDF."""
        return render_pdf(filing(made))

    def said(self) -> dict[str, Any]:
        """Return the face of each level, and whether a free one stood in for the office's."""
        return {"fonts": {each.level: {"family": each.family, "fell_back": each.fell_back} for each in font_levels()}}


class FazhiDOCXExporter(_FazhiExporter):
    """The document for filing that the office can edit."""

    export_from_notebook = "法治政府报告（Word公文）"
    output_mimetype = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

    @default("file_extension")
    def _file_extension_default(self) -> str:
        return ".docx"

    @staticmethod
    def renderer(made: Document) -> bytes:
        """Return the Word file."""
        return render_docx(filing(made))


EXPORTERS: dict[str, type[_FazhiExporter]] = {
    "html": FazhiHTMLExporter,
    "pdf": FazhiPDFExporter,
    "docx": FazhiDOCXExporter,
}
"""Exporters by the ending of what they write."""
