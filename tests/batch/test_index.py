"""outputs/index.html: towns in order, links that lead somewhere, key figures, what is missing, and no word of a finding."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from makers import own_catalog

from fazhi.batch import write_index
from fazhi.batch.standing import standing
from fazhi.catalog import Catalog, load_catalog
from fazhi.errors import CatalogError

CATALOG = load_catalog()


def indicator(**changes: Any) -> dict[str, Any]:
    """A record of indicators.json."""
    values: dict[str, Any] = {
        "id": "mediation.cases", "title": "调解矛盾纠纷件数", "value": 608, "unit": "件", "digits": 0, "text": "608件",
        "previous": 583, "change": 4.29, "change_unit": "%", "status": "computed",
    }  # fmt: skip
    return values | changes


def report(
    outputs: Path,
    town: str,
    year: int = 2024,
    *,
    findings: tuple[str, ...] = (),
    indicators: tuple[dict[str, Any], ...] = (),
    kinds: tuple[str, ...] = ("html", "pdf"),
    **manifest: Any,
) -> Path:
    """A town-year as a run leaves it; ``findings`` are severities."""
    folder = outputs / town / str(year)
    (folder / "internal").mkdir(parents=True)
    for kind in kinds:
        (folder / f"report.{kind}").write_text("报告", encoding="utf-8")
    told = [{"severity": level, "message": "张三的电话写错了", "value": "张三"} for level in findings]
    (folder / "internal/findings.json").write_text(json.dumps(told), encoding="utf-8")
    (folder / "indicators.json").write_text(json.dumps(indicators), encoding="utf-8")
    (folder / "manifest.json").write_text(json.dumps({"year": year, "town": town} | manifest), encoding="utf-8")
    return folder


def page_of(outputs: Path, catalog: Catalog | None = CATALOG) -> str:
    return write_index(outputs, catalog).read_text(encoding="utf-8")


def test_links_lead_to_what_stands_whatever_a_folder_is_called(tmp_path: Path) -> None:
    report(tmp_path, "50% #1镇", kinds=("html", "docx"))
    links = re.findall(r'href="([^"]+)"', page_of(tmp_path))
    assert links == ["50%25%20%231镇/2024/report.html", "50%25%20%231镇/2024/report.docx"]


def test_the_latest_year_shows_key_figures_in_the_order_of_the_catalogue(tmp_path: Path) -> None:
    rate = indicator(id="mediation.success_rate", title="调解成功率", text="97.8%", digits=1, unit="%",
                     value=97.8, previous=97.2, change=0.6, change_unit="百分点")  # fmt: skip
    report(tmp_path, "甲镇", 2024, indicators=(rate, indicator(), indicator(id="study.sessions", title="学法")))
    report(tmp_path, "甲镇", 2023, indicators=(indicator(text="583件"),))
    (town,) = standing(tmp_path, CATALOG)
    assert [year.year for year in town.years] == [2024, 2023] and town.years[1].figures == ()
    assert [(one.title, one.text, one.change) for one in town.years[0].figures] == [
        ("调解矛盾纠纷件数", "608件", "增长4.29%"),
        ("调解成功率", "97.8%", "提高0.6个百分点"),
    ]


@pytest.mark.parametrize(
    ("record", "words"),
    [
        (indicator(change=-17.2), "下降17.20%"),
        (indicator(change=0), "与上年持平"),
        (indicator(change=None, change_unit=None), ""),
        (indicator(previous=5, change=20), "上年5件"),
        (indicator(change=1.05, change_unit="百分点", digits=2, previous=2), "提高1.05个百分点"),
    ],
)
def test_a_change_reads_as_in_the_report(tmp_path: Path, record: dict[str, Any], words: str) -> None:
    report(tmp_path, "甲镇", indicators=(record,))
    assert standing(tmp_path, CATALOG)[0].years[0].figures[0].change == words


def test_a_figure_that_is_not_known_says_why(tmp_path: Path) -> None:
    report(tmp_path, "甲镇", indicators=(indicator(value=None, text="缺台账", change=None, status="missing"),))
    assert '<dd class="value missing">缺台账</dd>' in page_of(tmp_path)


def test_missing_ledgers_have_their_titles_and_findings_only_their_number(tmp_path: Path) -> None:
    report(tmp_path, "甲镇", missing=["petitions", "visits"], findings=("error", "hint", "error"), draft=True)
    page = page_of(tmp_path)
    titles = "、".join(CATALOG.ledgers[name].title for name in ("petitions", "visits"))
    assert f"缺台账2本：{titles}" in page and "错误2处，提示1处" in page and "草稿" in page
    assert "张三" not in page and "internal" not in page


def test_without_the_catalogue_the_number_of_missing_ledgers_stands_alone(tmp_path: Path) -> None:
    report(tmp_path, "甲镇", missing=["petitions"], indicators=(indicator(),))
    page = page_of(tmp_path, None)
    assert ">缺台账1本</span>" in page and "petitions" not in page and "608件" not in page


def test_no_findings_and_unreadable_findings_are_told_apart(tmp_path: Path) -> None:
    report(tmp_path, "甲镇")
    report(tmp_path, "乙镇").joinpath("internal/findings.json").write_text("{", encoding="utf-8")
    found = {town.name: town.years[0].findings for town in standing(tmp_path)}
    assert found == {"甲镇": (), "乙镇": None}
    assert page_of(tmp_path).count("没有发现问题") == 1


def test_many_towns_are_in_the_order_of_their_sound_with_anchors_and_what_is_due(tmp_path: Path) -> None:
    for town, findings in (("张集镇", ()), ("安河乡", ("warning",)), ("龙湖街道", ("error",))):
        report(tmp_path, town, findings=findings)
    page = page_of(tmp_path)
    assert re.findall(r'<h2 id="[^"]+">(.*?)</h2>', page) == ["安河乡", "龙湖街道", "张集镇"]
    anchors = re.findall(r'href="#(town-\d)">(.*?)</a>', page)
    assert anchors == [("town-1", "安河乡"), ("town-2", "龙湖街道"), ("town-3", "张集镇"), ("town-2", "龙湖街道")]
    assert all(f'id="{anchor}"' in page for anchor, _ in anchors)
    assert "最近一年有缺漏的1个" in page and "</a>错误1处" in page


def test_a_part_of_a_year_says_so(tmp_path: Path) -> None:
    report(tmp_path, "甲镇", parameters={"period": "上半年"})
    assert "<h3>2024年上半年</h3>" in page_of(tmp_path)


def test_the_same_outputs_give_the_same_page_and_it_holds_no_script(tmp_path: Path) -> None:
    for town in ("<i>镇", "乙镇"):
        report(tmp_path, town, indicators=(indicator(title="<script>"),))
    page = page_of(tmp_path)
    assert page == page_of(tmp_path) and "<script" not in page and "<i>" not in page
    assert "default-src &#39;none&#39;" in page and "src=" not in page and "url(" not in page


def test_the_catalogue_says_which_figures_are_key_and_a_wrong_name_is_told(tmp_path: Path) -> None:
    assert CATALOG.outline.headline and set(CATALOG.outline.headline) <= set(CATALOG.indicators)
    home = own_catalog(tmp_path, 'title = "信访"\n', topic="petitions")
    (home / "report.toml").write_text('headline = ["visits.people"]\n', encoding="utf-8")
    assert load_catalog(home).outline.headline == ("visits.people",)
    (home / "report.toml").write_text('headline = ["visits.peopel"]\n', encoding="utf-8")
    with pytest.raises(CatalogError, match=r"report\.toml.*headline.*visits\.peopel.*visits\.people"):
        load_catalog(home)


def test_a_year_that_was_withheld_is_named_without_a_link(tmp_path: Path) -> None:
    folder = report(tmp_path, "甲镇", findings=("error",))
    kept = folder / "internal/withheld"
    kept.mkdir()
    for path in (folder / "report.html", folder / "report.pdf", folder / "indicators.json", folder / "manifest.json"):
        path.rename(kept / path.name)
    (town,) = standing(tmp_path, CATALOG)
    assert town.years[0].links == () and town.years[0].figures == ()
    assert "没有放出：成品里有个人信息" in page_of(tmp_path)
