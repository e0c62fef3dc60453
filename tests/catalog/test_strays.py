"""Nothing that a workspace puts into its catalogue folder is passed over without a word."""

from __future__ import annotations

from pathlib import Path

import pytest
from makers import COUNT_PETS as COUNT
from makers import PETS as LEDGER
from makers import catalog_fault as fault
from makers import own_catalog as own

from fazhi.catalog import load_catalog
from fazhi.errors import CatalogError

OUTLINE = 'title = "报告"\n[[parts]]\nid = "a"\ntitle = "一"\ntopics = ["petitions"]\n'


def put(home: Path, name: str, text: str = "x\n") -> Path:
    (home / name).parent.mkdir(parents=True, exist_ok=True)
    (home / name).write_text(text, encoding="utf-8")
    return home


@pytest.mark.parametrize(
    "name",
    ["topic.toml", "Report.toml", "pets/topics.toml", "pets/text.md", "pets/report.toml", "pets/more/topic.toml"],
)
def test_a_file_that_nothing_reads(tmp_path: Path, name: str) -> None:
    with pytest.raises(CatalogError) as caught:
        load_catalog(put(own(tmp_path, LEDGER), name))
    assert f"catalog/{name} " in str(caught.value)
    assert "report.toml、opening.md.j2、<专题>/topic.toml、<专题>/text.md.j2" in str(caught.value)


@pytest.mark.parametrize(
    "name",
    [".DS_Store", ".git/config", "README.md", "readme.txt", "pets/text.md.j2.bak", "pets/topic.toml~", "pets/~$注.docx",
     "pets.bak/topic.toml", ".old/text.md.j2", "Thumbs.db"],
)  # fmt: skip
def test_hidden_files_backups_and_readmes_are_left_alone(tmp_path: Path, name: str) -> None:
    catalog = load_catalog(put(own(tmp_path, LEDGER), name))
    assert set(catalog.topics) - set(load_catalog().topics) == {"pets"}


@pytest.mark.parametrize("name", ["report.toml", "opening.md.j2", "water/topic.toml", "water/text.md.j2"])
def test_a_folder_where_a_file_should_be(tmp_path: Path, name: str) -> None:
    home = own(tmp_path, LEDGER)
    (home / name).mkdir(parents=True)
    with pytest.raises(CatalogError, match=f"catalog/{name} 应为文件"):
        load_catalog(home)


def test_the_catalogue_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / "catalog").write_text("x", encoding="utf-8")
    with pytest.raises(CatalogError, match="catalog 应为文件夹"):
        load_catalog(tmp_path / "catalog")


def test_a_text_for_a_topic_that_is_not_there(tmp_path: Path) -> None:
    home = put(tmp_path / "catalog", "petition/text.md.j2")
    with pytest.raises(
        CatalogError, match=r"catalog/petition/text\.md\.j2：没有名为“petition”的专题；最接近的是 petitions"
    ):
        load_catalog(home)


def test_a_text_alone_replaces_a_default_topics_text(tmp_path: Path) -> None:
    home = put(tmp_path / "catalog", "petitions/text.md.j2", "我们的话。\n")
    assert load_catalog(home).topics["petitions"].text == "我们的话。\n"


@pytest.mark.parametrize("topic", ["by-letter", "2024", "宠物"])
def test_a_topic_folder_is_named_so_that_texts_can_name_it(tmp_path: Path, topic: str) -> None:
    said = fault(tmp_path, LEDGER, topic)
    assert f"catalog/{topic}/topic.toml" in said and f"“{topic}”只能用英文字母、数字和下划线" in said


def test_a_text_in_no_chapter(tmp_path: Path) -> None:
    home = own(tmp_path, LEDGER + COUNT, text_md_j2="养宠物{{ pets.count }}。\n")
    with pytest.raises(
        CatalogError, match=r"catalog/pets/text\.md\.j2：专题“pets”不在报告的任何一章里.*可用：.*stability"
    ):
        load_catalog(home)


def test_a_topic_without_text_needs_no_chapter(tmp_path: Path) -> None:
    assert "pets" not in load_catalog(own(tmp_path, LEDGER + COUNT)).outline.topics()


def test_an_outline_of_ones_own_places_a_text_or_leaves_default_ones_out(tmp_path: Path) -> None:
    home = own(tmp_path, LEDGER + COUNT, text_md_j2="养宠物{{ pets.count }}。\n")
    put(home, "report.toml", OUTLINE.replace('"petitions"', '"petitions", "pets"'))
    assert load_catalog(home).outline.topics() == ("petitions", "pets")
    put(home, "report.toml", OUTLINE)
    with pytest.raises(CatalogError, match="“pets”不在报告的任何一章里"):
        load_catalog(home)
