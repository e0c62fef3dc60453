"""What the pages for people say is what there is: commands, options, files, make targets."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import typer

from fazhi.batch.records import CSV_HEADERS
from fazhi.cli import app

ROOT = Path(__file__).parent.parent
ENGLISH, CHINESE = "README.md", "README.zh-CN.md"
PAGES = (ENGLISH, CHINESE, *(path.relative_to(ROOT).as_posix() for path in sorted((ROOT / "docs").glob("*.md"))))

pages = pytest.mark.parametrize("page", PAGES)


def text(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def commands() -> dict[str, Any]:
    """The commands of fazhi by name."""
    return dict(typer.main.get_command(app).commands)  # type: ignore[attr-defined]


def options(command: Any) -> set[str]:
    """Long options of a command."""
    return {name for each in command.params for name in (*each.opts, *each.secondary_opts) if name.startswith("--")}


def shown() -> list[str]:
    """Every fazhi command line that a page shows."""
    lines = re.findall(r"(?:^\$ |`|bin/)fazhi ([^`\n#]*)", "\n".join(map(text, PAGES)), re.M)
    return [line.strip() for line in lines]


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_command_is_on_both_pages(name: str) -> None:
    for page in (ENGLISH, CHINESE):
        assert re.search(rf"fazhi {name}\b|make {name}\b", text(page)), page


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_option_of_a_command_is_on_a_page(name: str) -> None:
    said = text(ENGLISH) + text(CHINESE)
    lacking = {option for option in options(commands()[name]) - {"--help"} if option not in said}
    assert lacking == set()


def test_every_command_shown_exists_with_its_options() -> None:
    lines = shown()
    assert len(lines) > 5
    for line in lines:
        name, _, rest = line.partition(" ")
        if name.startswith("-"):
            continue
        assert name in commands(), line
        used = set(re.findall(r"--[a-z-]+", rest))
        assert used <= options(commands()[name]), line


@pages
def test_links_and_pictures_lead_somewhere(page: str) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)", text(page)):
        assert "://" not in target or target.startswith("https://"), target
        if "://" not in target:
            assert (ROOT / page).parent.joinpath(target).exists(), target


@pages
def test_paths_of_the_repository_exist(page: str) -> None:
    for path in re.findall(r"`((?:src|docs|tests|notebooks|benchmarks|data)/[^`<>*…\s]+)`", text(page)):
        if "/raw/" not in path and "/interim" not in path:
            found = (ROOT / path).exists() or list(ROOT.glob(f"{path}*"))
            assert found, path


@pages
def test_make_targets_exist(page: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", text("Makefile"), re.M))
    said = set(re.findall(r"(?:^\$ |`)make ([a-z]+)", text(page), re.M))
    assert said <= targets


def test_the_three_commands_of_a_fresh_machine_are_on_the_page() -> None:
    assert {"report", "test", "lab"} <= set(re.findall(r"make ([a-z]+)", text(ENGLISH)))


def test_the_pages_open_with_what_it_is_a_picture_and_one_command() -> None:
    for page in (ENGLISH, CHINESE):
        picture, command = text(page).index("!["), text(page).index("$ make report")
        assert text(page).startswith("# fazhi") and picture < command


@pytest.mark.parametrize("page", [ENGLISH, CHINESE])
def test_outputs_are_named_as_they_are(page: str) -> None:
    assert all(
        name in text(page) for name in ("report.html", "report.pdf", "report.docx", "indicators.csv", "internal/")
    )


def test_the_notebooks_are_named(tmp_path: Path) -> None:
    for path in (ROOT / "notebooks").glob("0*.ipynb"):
        assert path.stem in text(ENGLISH)


def test_csv_headers_are_chinese_and_unique() -> None:
    assert len(set(CSV_HEADERS)) == len(CSV_HEADERS)
    assert all(re.fullmatch(r"[\u4e00-\u9fff]+", header) for header in CSV_HEADERS)
