"""Where things are, and one town and year of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from batch.offices import DEMO, NAME, PHONE, small_town

from fazhi.errors import CatalogError, ParameterError, SettingsError, UsageError, WorkspaceError
from fazhi.workspace import Analysis, Workspace, analyse

TOWN = "小河乡"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A workspace with 小河乡."""
    small_town(tmp_path, TOWN)
    return tmp_path


class TestFind:
    def test_the_one_that_is_named(self, root: Path) -> None:
        assert Workspace.find(root).root == root

    def test_a_folder_without_data_is_none(self, tmp_path: Path) -> None:
        with pytest.raises(WorkspaceError, match="没有 data 文件夹"):
            Workspace.find(tmp_path)

    def test_the_environment_names_one(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("FAZHI_WORKSPACE", str(root))
        assert Workspace.find(start=Path("/")).root == root

    def test_the_nearest_upwards(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv("FAZHI_WORKSPACE", raising=False)
        assert Workspace.find(start=root / "data/raw" / TOWN).root == root

    def test_none_upwards(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv("FAZHI_WORKSPACE", raising=False)
        with pytest.raises(WorkspaceError, match="--workspace"):
            Workspace.find(start=tmp_path)


class TestTownsAndYears:
    def test_folders_of_raw(self, root: Path) -> None:
        for name in (".cache", "_old", "大山乡/2023", "大山乡/2021", "大山乡/资料", "大山乡/20231"):
            (root / "data/raw" / name).mkdir(parents=True)
        place = Workspace(root)
        assert place.towns() == ("大山乡", TOWN)
        assert (place.years("大山乡"), place.years(TOWN), place.years("没有")) == ((2021, 2023), (2024,), ())

    def test_nothing_under_raw(self, tmp_path: Path) -> None:
        assert Workspace(tmp_path).towns() == ()

    def test_an_unknown_town_names_near_ones(self, root: Path) -> None:
        with pytest.raises(UsageError, match=f"没有“小河镇”；最接近的是 {TOWN}"):
            Workspace(root).require("小河镇", 2024)

    def test_an_unknown_year_names_those_there_are(self, root: Path) -> None:
        with pytest.raises(UsageError, match="已有：2024"):
            analyse(TOWN, 2023, workspace=root)

    def test_a_wrong_parameter(self, root: Path) -> None:
        with pytest.raises(ParameterError, match="year"):
            analyse(TOWN, "2024", workspace=root)  # type: ignore[arg-type]


class TestAnalysis:
    def test_from_ledgers_to_text(self, root: Path) -> None:
        one = analyse(TOWN, 2024, workspace=root)
        assert list(one.ingested.frames) == ["petitions"]
        rate = one.released["petitions.closed_rate"]
        assert (rate.numerator, rate.denominator, rate.text) == (2, 3, "66.67%")
        assert {claim.indicator for claim in one.claims} >= {"petitions.accepted"}
        assert one.inputs_by_ledger()["petitions"][0][0] == "信访件台账.xlsx"

    def test_without_last_year_there_is_nothing_to_compare(self, root: Path) -> None:
        one = analyse(TOWN, 2024, workspace=root)
        assert one.last is None
        assert all(value.previous is None for value in one.released.values.values())

    def test_each_step_is_taken_once(self, root: Path) -> None:
        one = analyse(TOWN, 2024, workspace=root)
        assert one.table is one.table and one.ingested is one.ingested

    def test_a_case_closed_after_the_end_of_a_part_of_the_year_is_open(self, root: Path) -> None:
        half = analyse(TOWN, 2024, workspace=root, period="上半年")
        assert (half.released["petitions.accepted"].value, half.released["petitions.closed"].value) == (2, 1)

    def test_last_years_cut_off_is_its_own_where_the_period_is_the_same(self, root: Path) -> None:
        earlier = root / "data/raw" / TOWN / "2023"
        earlier.mkdir()
        (earlier / "year.toml").write_text("cut_off = 2023-12-20\n", encoding="utf-8")
        one = analyse(TOWN, 2024, workspace=root)
        assert one.last_period.cut_off.isoformat() == "2023-12-20"
        half = analyse(TOWN, 2024, workspace=root, period="上半年")
        assert half.last_period.cut_off.isoformat() == "2023-06-30"

    def test_force_reads_again_what_is_stored(self, root: Path) -> None:
        first = analyse(TOWN, 2024, workspace=root).ingested
        again = Analysis(Workspace(root), analyse(TOWN, 2024, workspace=root).parameters, force=True).ingested
        assert again.frames["petitions"].equals(first.frames["petitions"])

    def test_an_unknown_ledger_in_town_toml(self, root: Path) -> None:
        path = root / "data/raw" / TOWN / "town.toml"
        path.write_text(path.read_text(encoding="utf-8").replace("petitions", "petition"), encoding="utf-8")
        with pytest.raises((CatalogError, SettingsError), match="petition"):
            _ = analyse(TOWN, 2024, workspace=root).catalog

    def test_an_unknown_indicator_in_year_toml(self, root: Path) -> None:
        path = root / "data/raw" / TOWN / "2024/year.toml"
        path.write_text('approximate = ["petitions.acepted"]\n', encoding="utf-8")
        with pytest.raises((CatalogError, UsageError), match=r"petitions\.acepted"):
            _ = analyse(TOWN, 2024, workspace=root).catalog

    def test_findings_hold_no_personal_value(self, tmp_path: Path) -> None:
        small_town(tmp_path, TOWN, cell="三月里")
        findings = analyse(TOWN, 2024, workspace=tmp_path).findings
        assert any(finding.cell == "B3" for finding in findings)
        assert NAME not in str(findings) and PHONE not in str(findings)

    def test_the_demo_year_is_complete(self, demo_2024: Analysis) -> None:
        assert demo_2024.town.name == DEMO and demo_2024.town.demo
        assert demo_2024.ingested.missing == () and demo_2024.narrative.waiting == ()
        assert [finding.message for finding in demo_2024.findings if finding.is_error] == []
