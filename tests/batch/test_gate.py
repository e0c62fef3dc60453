"""Nothing personal leaves: what a petitioner's name looks like in each file, and what becomes of the folder then."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from time import process_time
from types import SimpleNamespace
from typing import Any, cast

import nbformat
import pytest
from batch.offices import DEMO, NAME, PHONE, YEARS, Ran, small_town
from builders import a_catalog, a_town
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output

from fazhi.batch.gate import gate, search
from fazhi.batch.withheld import shareable, withhold
from fazhi.desk import Desk
from fazhi.findings import Finding
from fazhi.ledgers import PrivateValues
from fazhi.report.exporters import EXPORTERS
from fazhi.workspace import Analysis, analyse

PRIVATE = PrivateValues(
    {("信访件台账", "信访人"): [NAME, "张试"], ("信访件台账", "电话"): [PHONE], ("热线台账", "诉求人"): ["张试"]}
)


def searched(folder: Path, private: PrivateValues = PRIVATE, **given: Any) -> tuple[Finding, ...]:
    return search(folder, private, given.get("catalog", a_catalog()), given.get("town", a_town()))


def staged(folder: Path, **texts: str) -> Path:
    """A folder with a report in HTML, one record and the office's own findings."""
    (folder / "internal").mkdir(parents=True)
    (folder / "report.html").write_text(f"<p>{texts.get('html', '无')}</p>", encoding="utf-8")
    (folder / "claims.json").write_text(json.dumps([texts.get("claims", "无")]), encoding="utf-8")
    (folder / "internal/findings.json").write_text(json.dumps([NAME]), encoding="utf-8")
    return folder


def test_a_finding_names_file_ledger_column_and_count_and_never_the_value(tmp_path: Path) -> None:
    found = searched(staged(tmp_path / "a", html=f"{NAME}和张试，{PHONE}", claims="张试"))
    assert [(each.file, each.ledger, each.column, each.message) for each in found] == [
        ("claims.json", "petitions", "信访人", "claims.json 含有“信访件台账”“信访人”列的1个值，未放出。"),
        ("claims.json", "hotline", "诉求人", "claims.json 含有“热线台账”“诉求人”列的1个值，未放出。"),
        ("report.html", "petitions", "信访人", "report.html 含有“信访件台账”“信访人”列的2个值，未放出。"),
        ("report.html", "petitions", "电话", "report.html 含有“信访件台账”“电话”列的1个值，未放出。"),
        ("report.html", "hotline", "诉求人", "report.html 含有“热线台账”“诉求人”列的1个值，未放出。"),
    ]
    for each in found:
        assert each.code == "personal-found" and each.is_error
        assert not any(value in json.dumps(each.to_json(), ensure_ascii=False) for value in (NAME, "张试", PHONE))


def test_what_is_internal_may_name_people(tmp_path: Path) -> None:
    assert searched(staged(tmp_path / "a")) == ()


def test_numbers_of_people_in_no_ledger_are_found_too(tmp_path: Path) -> None:
    found = searched(staged(tmp_path / "a", html="34060319900101123X，13911112222、0561-3001234"))
    assert [each.message for each in found] == [
        "report.html 含有1个身份证号码，未放出。",
        "report.html 含有2个电话号码，未放出。",
    ]


def test_a_word_of_the_catalogue_or_the_town_is_nobodys(tmp_path: Path) -> None:
    private = PrivateValues({("信访件台账", "信访人"): ["办结", "石桥", "张试"]})
    found = searched(staged(tmp_path / "a", html="办结日期，石桥村，张试"), private)
    assert [each.message for each in found] == ["report.html 含有“信访件台账”“信访人”列的1个值，未放出。"]


def test_a_number_that_the_office_lists_may_stand_there_and_its_like_may_not(tmp_path: Path) -> None:
    catalog = a_catalog()
    outline = catalog.outline.model_copy(update={"listed_names": ("0561-3001234",)})
    listed = SimpleNamespace(
        **{name: getattr(catalog, name) for name in catalog.__dataclass_fields__} | {"outline": outline}
    )
    folder = staged(tmp_path / "a", html="信访接待电话0561-3001234")
    assert searched(folder, catalog=cast(Any, listed)) == ()
    assert len(searched(folder)) == 1


def test_withholding_leaves_nothing_shareable(tmp_path: Path) -> None:
    folder = staged(tmp_path / "a")
    (folder / "tables/more").mkdir(parents=True)
    (folder / "tables/more/a.csv").write_text("a", encoding="utf-8")
    names = [path.relative_to(folder) for path in shareable(folder)]
    moved = withhold(folder)
    assert shareable(folder) == ()
    assert [path.relative_to(folder / "internal/withheld") for path in moved] == names
    assert sorted(path.name for path in folder.iterdir()) == ["internal"]
    assert (folder / "internal/findings.json").is_file()


@pytest.mark.parametrize("year", YEARS)
def test_the_demo_towns_outputs_pass(ran: Ran, year: int, tmp_path: Path) -> None:
    folder = shutil.copytree(ran.output(year), tmp_path / "staged")
    analysis = analyse(DEMO, year, workspace=ran.root)
    assert len([value for values in analysis.ingested.private.values() for value in values]) > 100
    assert gate(analysis, folder) == ()
    assert shareable(folder)


def test_the_demo_is_searched_in_a_moment(ran: Ran) -> None:
    analysis = analyse(DEMO, 2024, workspace=ran.root)
    private = analysis.ingested.private
    began = process_time()
    assert search(ran.output(2024), private, analysis.catalog, analysis.town) == ()
    assert process_time() - began < 2


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """The small town's workspace, whose petitioner everybody wants to mention."""
    settings = small_town(tmp_path) / "town.toml"
    settings.write_text('issuers = ["小河乡人民政府"]\n' + settings.read_text(encoding="utf-8"), encoding="utf-8")
    return tmp_path


def exported(analysis: Analysis, folder: Path, *cells: nbformat.NotebookNode) -> Path:
    """The report of these cells below its front, in all three formats, in a folder."""
    folder.mkdir()
    desk = Desk(analysis)
    front = new_code_cell("desk.front()", execution_count=1, outputs=[_shown(desk.front())])
    notebook = nbformat.v4.new_notebook(cells=[front, *cells])
    for kind in ("html", "pdf", "docx"):
        content, _ = EXPORTERS[kind]().from_notebook_node(notebook)
        path = folder / f"report.{kind}"
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return folder


def _shown(value: Any) -> nbformat.NotebookNode:
    bundle = value._repr_mimebundle_()
    data, metadata = bundle if isinstance(bundle, tuple) else (bundle, {})
    return new_output("display_data", data=data, metadata=metadata)


REPORTS = ["report.docx", "report.html", "report.pdf"]


def test_a_petitioner_named_in_text_md_is_found_in_every_format(town: Path) -> None:
    own = f"## 其他需要报告的情况\n\n群众{NAME}多次来访，已经稳控。\n"
    (town / "data/raw/小河乡/2024/text.md").write_text(own, encoding="utf-8")
    analysis = analyse("小河乡", 2024, workspace=town)
    said = Desk(analysis).remaining()
    folder = exported(
        analysis, town / "staged", new_code_cell("desk.remaining()", execution_count=2, outputs=[_shown(said)])
    )
    found = gate(analysis, folder)
    assert [(each.file, each.column) for each in found] == [(name, "信访人") for name in REPORTS]
    assert shareable(folder) == ()


def test_a_petitioner_named_in_a_cell_of_the_analyst_is_found_in_every_format(town: Path) -> None:
    analysis = analyse("小河乡", 2024, workspace=town)
    cell = new_markdown_cell(f"重点是欧阳**试字**，电话 {PHONE}。")
    found = gate(analysis, exported(analysis, town / "staged", cell))
    assert [(each.file, each.column) for each in found] == [
        (name, title) for name in REPORTS for title in ("信访人", "电话")
    ]


def test_a_report_that_names_nobody_passes(town: Path) -> None:
    analysis = analyse("小河乡", 2024, workspace=town)
    folder = exported(analysis, town / "staged", new_markdown_cell("全年平稳，12345热线畅通。"))
    assert gate(analysis, folder) == ()
    assert [path.name for path in shareable(folder)] == REPORTS


def test_last_years_people_are_people_too(town: Path) -> None:
    year = town / "data/raw/小河乡/2024"
    shutil.copytree(year, year.parent / "2025")
    (year.parent / "2025/信访件台账.xlsx").unlink()
    analysis = analyse("小河乡", 2025, workspace=town)
    found = gate(analysis, exported(analysis, town / "staged", new_markdown_cell(f"与{NAME}有关。")))
    assert {each.column for each in found} == {"信访人"}
