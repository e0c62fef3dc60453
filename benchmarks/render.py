"""The report of an executed notebook as HTML, PDF and Word, against nbconvert's page printed by headless Chromium.

Prints ratios from one run with the target beside each, so that the machine's own speed falls out:
``python benchmarks/render.py [03_report.ipynb]``. Without a notebook the newest executed one under outputs/ is taken.
Ours is measured warm, in one process, from notebook to bytes; the other way is what people do at a terminal.
``--profile`` prints where the time of ours goes.
"""

from __future__ import annotations

import cProfile
import pstats
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import nbformat
from nbformat import NotebookNode

from fazhi.exhibits import charts
from fazhi.report.exporters import EXPORTERS
from fazhi.workspace import Analysis, analyse

ROUNDS = 5
ROUNDS_OF_OTHERS = 3
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
TOGETHER, CHART_MS = 8, 40
"""Targets: times faster than nbconvert with Chromium; milliseconds a chart."""


def timed(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Median seconds of a few rounds."""
    seconds = []
    for _ in range(rounds):
        begun = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - begun)
    return median(seconds)


def executed_notebook() -> Path:
    """The notebook named on the command line, or the newest under outputs/ of the workspace here."""
    named = [word for word in sys.argv[1:] if not word.startswith("--")]
    found = sorted(
        Path("outputs").glob("*/*/internal/notebooks/03_report.ipynb"), key=lambda path: path.stat().st_mtime
    )
    if not (named or found):
        raise SystemExit("no executed notebook: run `fazhi run` first, or name one")
    return Path(named[0]) if named else found[-1]


def export(kind: str, notebook: NotebookNode) -> None:
    """One of our formats, as a run makes it."""
    EXPORTERS[kind]().from_notebook_node(notebook)


def as_others_do(notebook: Path, browser: str) -> tuple[float, float]:
    """Seconds of ``jupyter nbconvert --to html``, and of printing that page."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        convert = [
            sys.executable,
            "-m",
            "nbconvert",
            "--to",
            "html",
            "--output-dir",
            name,
            "--output",
            "page",
            str(notebook),
        ]
        printing = [
            browser, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}",
            f"--print-to-pdf={folder / 'page.pdf'}", (folder / "page.html").as_uri(),
        ]  # fmt: skip

        def run(command: list[str]) -> None:
            subprocess.run(command, check=True, capture_output=True, timeout=300)

        page = timed(lambda: run(convert), ROUNDS_OF_OTHERS)
        paper = timed(lambda: run(printing), ROUNDS_OF_OTHERS)
        assert (folder / "page.pdf").read_bytes().startswith(b"%PDF")
        return page, paper


def analysis_of(notebook: Path) -> Analysis | None:
    """The town and year that the notebook is of, where it lies in a workspace."""
    parts = notebook.resolve().parts
    if "outputs" not in parts:
        return None
    place = len(parts) - 1 - parts[::-1].index("outputs")
    return analyse(parts[place + 1], int(parts[place + 2]), workspace=Path(*parts[:place]))


def print_charts(notebook: Path) -> None:
    """Print the time of a chart, where the ledgers are at hand."""
    if (analysis := analysis_of(notebook)) is None:
        return
    released, catalog = analysis.released, analysis.catalog
    many = len(charts(released, catalog))
    each = 1000 * timed(lambda: charts(released, catalog), 3) / many
    print(f"a chart, mean of {many}                {each:6.0f} ms  (target ≤ {CHART_MS} ms)")


def print_profile(notebook: NotebookNode) -> None:
    """Print the functions in which each format spends its time."""
    for kind in EXPORTERS:
        profile = cProfile.Profile()
        profile.runcall(export, kind, notebook)
        print(f"\n{kind}")
        pstats.Stats(profile, stream=sys.stdout).strip_dirs().sort_stats("cumulative").print_stats(18)


def main() -> None:
    """Measure and print."""
    path = executed_notebook()
    notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    begun = time.perf_counter()
    for kind in EXPORTERS:  # imports, fonts and templates are loaded once a process
        export(kind, notebook)
    cold = time.perf_counter() - begun
    ours = {kind: timed(lambda kind=kind: export(kind, notebook)) for kind in EXPORTERS}  # type: ignore[misc]
    together = sum(ours.values())
    print(f"{path.name}, median of {ROUNDS}")
    for kind, seconds in ours.items():
        print(f"fazhi {kind:4}                        {seconds:6.2f} s")
    print(f"fazhi, the three together         {together:6.2f} s   the first time in a process {cold:.2f} s")
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        print("no Chromium: nothing to compare with")
    else:
        page, paper = as_others_do(path, browser)
        print(
            f"nbconvert, then Chromium's print  {page + paper:6.2f} s ({page:.2f} + {paper:.2f})   "
            f"{(page + paper) / together:.1f} times as long as fazhi (target ≥ {TOGETHER})"
        )
    print_charts(path)
    if "--profile" in sys.argv:
        print_profile(notebook)


if __name__ == "__main__":
    main()
