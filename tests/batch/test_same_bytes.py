"""The same inputs give the same bytes: in another folder, time, zone and language, with other hash seeds, side by side."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import nbformat
import pytest
from batch.offices import DEMO, Ran

from fazhi.report.bundle import MIME

KINDS = ("html", "pdf", "docx")

OTHER_TIME = """
import sys, time
moved = 400 * 86400.0
_time, _local, _gm = time.time, time.localtime, time.gmtime
time.time = lambda: _time() + moved
time.time_ns = lambda: int(time.time() * 1e9)
time.localtime = lambda seconds=None: _local(time.time() if seconds is None else seconds)
time.gmtime = lambda seconds=None: _gm(time.time() if seconds is None else seconds)
"""
"""Put before a program: its clock is more than a year ahead."""

OTHER_DATE = """
import datetime
_datetime = datetime.datetime
class Later(_datetime):
    @classmethod
    def now(cls, tz=None):
        return _datetime.fromtimestamp(time.time(), tz)
    @classmethod
    def utcnow(cls):
        return _datetime.fromtimestamp(time.time(), datetime.timezone.utc).replace(tzinfo=None)
datetime.datetime = Later
"""
"""The same for dates; compiled parts of pandas need their class as it is, so only where there is none of it."""

EXPORT = """
import hashlib, json, sys
import nbformat
from fazhi.report.exporters import EXPORTERS
notebook = nbformat.read(sys.argv[1], as_version=4)
made = {}
for kind in sys.argv[2:]:
    content, _ = EXPORTERS[kind]().from_notebook_node(notebook)
    made[kind] = hashlib.sha256(content if isinstance(content, bytes) else content.encode("utf-8")).hexdigest()
print(json.dumps(made))
"""

COMPOSE = """
import json, sys
import fazhi
desk = fazhi.open(sys.argv[1], int(sys.argv[2]), workspace=sys.argv[3])
kind = sys.argv[4]
parts = [part.id for part in desk.analysis.catalog.outline.parts]
shown = [desk.front(), *(desk.part(name) for name in parts), desk.indicator_annex(), desk.method_annex()]
print(json.dumps([each._repr_mimebundle_()[kind] for each in shown]))
"""

CONDITIONS: dict[str, dict[str, str]] = {
    "far east, another seed": {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1"},
    "far west, another seed and language": {
        "TZ": "Pacific/Pago_Pago", "PYTHONHASHSEED": "4711", "LANG": "C", "LC_ALL": "C", "LANGUAGE": "de",
    },
}  # fmt: skip


def begin(program: str, *words: str, folder: Path, given: dict[str, str]) -> subprocess.Popen[str]:
    """Start a program in a folder of its own under other circumstances; clocks are ahead in all of them."""
    return subprocess.Popen(
        [sys.executable, "-c", OTHER_TIME + program, *words], cwd=folder, env=os.environ | given, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def ended(process: subprocess.Popen[str]) -> Any:
    out, err = process.communicate(timeout=300)
    assert process.returncode == 0, err
    return json.loads(out.splitlines()[-1])


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture(scope="module")
def exported(ran: Ran, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, str]]:
    """Hashes of the three formats by circumstance; the programs run side by side."""
    begun = {}
    for name, given in CONDITIONS.items():
        folder = tmp_path_factory.mktemp("elsewhere", numbered=True)
        path = folder / "另一个名字.ipynb"
        path.write_bytes((ran.output(2024) / "internal/notebooks/03_report.ipynb").read_bytes())
        begun[name] = begin(OTHER_DATE + EXPORT, str(path), *KINDS, folder=folder, given=given)
    return {name: ended(process) for name, process in begun.items()}


@pytest.mark.parametrize("name", CONDITIONS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_notebook_gives_the_same_file_wherever_and_whenever(
    ran: Ran, exported: dict[str, dict[str, str]], name: str, kind: str
) -> None:
    assert exported[name][kind] == sha256(ran.output(2024) / f"report.{kind}")


def test_ledgers_give_the_same_blocks_wherever_and_whenever(ran: Ran, tmp_path: Path) -> None:
    executed = nbformat.read(ran.output(2024) / "internal/notebooks/03_report.ipynb", as_version=4)
    shown = [output.data[MIME] for cell in executed.cells for output in cell.get("outputs", ()) if MIME in output.get("data", {})]  # fmt: skip
    words = (DEMO, "2024", str(ran.copy(tmp_path / "另一处")), MIME)

    (given,) = [given for name, given in CONDITIONS.items() if "language" in name]
    made = ended(begin(COMPOSE, *words, folder=tmp_path, given=given))

    # The pipeline's notebook also asks for what none of its cells has shown, which is nothing; a part may be empty.
    assert [each for each in made if each["blocks"]] == [each for each in shown if each["blocks"]] != []


def test_the_clock_of_these_programs_is_really_another(tmp_path: Path) -> None:
    program = "import json\nfrom datetime import datetime\nprint(json.dumps([time.time(), datetime.now().timestamp()]))"
    once, twice = (
        ended(begin(OTHER_DATE + part, folder=tmp_path, given={})) for part in (program, f"moved = 0.0\n{program}")
    )
    assert all(later - now > 399 * 86400 for later, now in zip(once, twice, strict=True))
