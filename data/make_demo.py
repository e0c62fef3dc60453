"""Make the demo town's ledgers of 2022 to 2024: all invented, from a fixed seed, always the same bytes."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from demo import governing, heads, hotline, learning, legal, mediation, petitions, resettlement
from demo.office import write_workbook
from demo.reported import reported
from demo.sheet import Sheet
from demo.town import TOWN

YEARS = (2022, 2023, 2024)
# In the order of the report; the number in a file's name of 2024 is the place here.
LEDGERS: tuple[Callable[[int], Sheet], ...] = (
    learning.study,
    learning.publicity,
    heads.leadership,
    heads.tasks,
    heads.accountability,
    governing.legality_review,
    governing.disclosure,
    hotline.hotline,
    legal.service_places,
    governing.projects,
    petitions.patrol,
    petitions.hazards,
    legal.legal_service,
    legal.advisers,
    legal.adviser_work,
    mediation.mediation,
    mediation.screening,
    petitions.visits,
    petitions.petitions,
    resettlement.resettlement,
    resettlement.resettlement_visits,
)
WITHOUT_ROWS = {(2022, "visits")}  # Known by two reported sums alone.


def make_demo(folder: Path) -> list[Path]:
    """
    Write all ledgers and reported figures.

    Parameters
    ----------
    folder : Path
        The town's folder; a folder a year is made in it, other files there stay.

    Returns
    -------
    list of Path
        The files written.
    """
    written: list[Path] = []
    for year in YEARS:
        home = folder / str(year)
        home.mkdir(parents=True, exist_ok=True)
        sheets = [sheet for make in LEDGERS if (year, (sheet := make(year)).ledger) not in WITHOUT_ROWS]
        if year == 2022:
            books = {f"{year}年法治台账汇总.xlsx": sheets}
        elif year == 2023:
            books = {f"{year}年{sheet.title}.xlsx": [sheet] for sheet in sheets}
        else:
            books = {f"{place:02d}{sheet.title}.xlsx": [sheet] for place, sheet in enumerate(sheets, start=1)}
        for name, content in books.items():
            write_workbook(home / name, content, year)
            written.append(home / name)
        figures = home / "reported.csv"
        # The byte order mark lets a spreadsheet program read the Chinese; the line ends are set already.
        figures.write_bytes(reported(year).encode("utf-8-sig"))
        written.append(figures)
    return written


def main() -> None:
    """Run the command: --out names the town's folder."""
    parser = argparse.ArgumentParser(description="生成示例乡镇的台账（全部为虚构数据）。")
    parser.add_argument("--out", type=Path, default=Path(__file__).parent / "raw" / TOWN, help="写入的乡镇文件夹")
    files = make_demo(parser.parse_args().out)
    print(f"已生成 {len(files)} 个示例文件。")


if __name__ == "__main__":
    main()
