"""town.toml and year.toml: defaults where there is nothing, a sentence where something is wrong."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from fazhi.errors import SettingsError
from fazhi.settings import Town, Village, YearSettings, load_town, load_year


def written(folder: Path, name: str, text: str) -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_a_town_needs_nothing_but_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "某某街道"
    folder.mkdir()
    town = load_town(folder)
    assert (town.name, town.kind, town.we, town.kept) == ("某某街道", "街道", "我街道", None)


@pytest.mark.parametrize(("name", "we"), [("甲镇", "我镇"), ("乙乡", "我乡"), ("丙街道", "我街道")])
def test_how_a_town_speaks_of_itself(tmp_path: Path, name: str, we: str) -> None:
    assert load_town(tmp_path / name).we == we


def test_a_town_as_written(tmp_path: Path) -> None:
    town = load_town(
        written(
            tmp_path,
            "town.toml",
            """
            name = "某某乡"
            kind = "乡"
            superior = "区委、区政府"
            issuers = ["中共某某乡委员会", "某某乡人民政府"]
            kept = ["petitions"]
            population = 30000
            demo = true
            villages = [{ name = "大庄村", aliases = ["大庄"] }, { name = "新苑社区", kind = "社区", since = 2024 }]
            [lists]
            "petitions.信访形式" = ["短信"]
            """,
        )
    )
    assert town.we == "我乡"
    assert town.lists == {"petitions.信访形式": ("短信",)}
    assert [village.name for village in town.villages_in(2023)] == ["大庄村"]
    assert [village.name for village in town.villages_in(2024)] == ["大庄村", "新苑社区"]


def test_a_village_until_its_last_year() -> None:
    village = Village(name="旧村", since=2020, until=2022)
    assert [village.exists_in(year) for year in (2019, 2020, 2022, 2023)] == [False, True, True, False]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('name = "甲镇"\nkidn = "镇"', ("键 kidn", "没有这个键", "kind", "villages")),
        ('name = "甲镇"\nkind = "县"', ("键 kind", "只能是", "街道")),
        ('kind = "镇"', ("键 name", "必须填写")),
        ('name = ""', ("键 name", "不能是空的")),
        ('name = "甲镇"\nissuers = "党委"', ("键 issuers", "应为列表")),
        ('name = "甲镇"\ndemo = "也许"', ("键 demo", "应为true 或 false")),
        ('name = "甲镇"\npopulation = -1', ("键 population", "不能小于0")),
        ('name = "甲镇"\npopulation = "三万"', ("键 population", "应为整数")),
        ('name = "甲镇"\nvillages = [{ kind = "村" }]', ("键 villages 第1项的 name", "必须填写")),
        ('name = "甲镇"\nvillages = [{ nmae = "大庄村" }]', ("键 villages 第1项的 nmae", "没有这个键", "name")),
        (
            'name = "甲镇"\nvillages = [{ name = "大庄村", aka = "庄" }]',
            ("键 villages 第1项的 aka", "aliases", "until"),
        ),
        ('name = "甲镇"\nvillages = [{ name = "大庄村" }, { name = "石桥村", aliases = ["大庄村"] }]', ("出现两次",)),
        ("name = 甲镇", ("不是正确的 TOML",)),
    ],
)
def test_a_fault_names_file_key_and_what_is_allowed(tmp_path: Path, text: str, said: tuple[str, ...]) -> None:
    with pytest.raises(SettingsError) as fault:
        load_town(written(tmp_path, "town.toml", text))
    assert f"{tmp_path.name}/town.toml" in str(fault.value)
    for words in said:
        assert words in str(fault.value)


def test_an_unknown_key_of_a_village_lists_a_villages_keys_only(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as fault:
        load_town(written(tmp_path, "town.toml", 'name = "甲镇"\nvillages = [{ name = "大庄村", aka = "庄" }]'))
    assert "population" not in str(fault.value)


def test_a_town_with_a_byte_order_mark(tmp_path: Path) -> None:
    (tmp_path / "town.toml").write_text('name = "甲镇"', encoding="utf-8-sig")
    assert load_town(tmp_path).name == "甲镇"


@pytest.mark.parametrize(("name", "load"), [("town.toml", load_town), ("year.toml", load_year)])
def test_a_file_that_is_no_utf_8_or_no_file(tmp_path: Path, name: str, load: Callable[[Path], object]) -> None:
    (tmp_path / name).write_bytes('name = "甲镇"'.encode("gb18030"))
    with pytest.raises(SettingsError, match=f"{name} .*请用 UTF-8 编码保存"):
        load(tmp_path)
    (tmp_path / name).unlink()
    (tmp_path / name).mkdir()
    with pytest.raises(SettingsError, match=f"{name} 是文件夹，应为文件"):
        load(tmp_path)


def test_a_year_needs_no_file(tmp_path: Path) -> None:
    settings = load_year(tmp_path)
    assert settings == YearSettings()
    assert settings.annex
    assert settings.resolve(2024).cut_off == date(2024, 12, 31)


def test_a_year_as_written(tmp_path: Path) -> None:
    text = """
    cut_off = 2024-11-30
    period = "1—11月"
    document_date = 2024-12-05
    document_number = "某政〔2024〕3号"
    approximate = ["publicity.events"]
    annex = false
    """
    settings = load_year(written(tmp_path, "year.toml", text))
    period = settings.resolve(2024)
    assert (period.name, period.cut_off) == ("1—11月", date(2024, 11, 30))
    assert settings.document_date == date(2024, 12, 5)
    assert not settings.annex


def test_a_period_asked_for_goes_before_the_files_and_leaves_its_cut_off() -> None:
    settings = YearSettings(cut_off=date(2024, 12, 20))
    assert settings.resolve(2024, "上半年").cut_off == date(2024, 6, 30)
    assert settings.resolve(2024).cut_off == date(2024, 12, 20)
    assert YearSettings(period="上半年", cut_off=date(2024, 7, 5)).resolve(2024, "上半年").cut_off == date(2024, 7, 5)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("cut_of = 2024-12-31", "可用：cut_off"),
        ('cut_off = "年底"', "应为日期"),
        ("annex = 3", "应为true 或 false"),
    ],
)
def test_faults_of_a_year(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(SettingsError, match=said):
        load_year(written(tmp_path, "year.toml", text))


def test_an_unknown_period_of_a_year() -> None:
    with pytest.raises(SettingsError, match="认不出"):
        YearSettings(period="前年").resolve(2024)


def test_settings_are_frozen() -> None:
    with pytest.raises(ValueError, match="frozen"):
        Town(name="甲镇").name = "乙镇"  # type: ignore[misc]
