"""outputs/index.html: all reports on one page, with key figures, what is missing and how many findings.

It reads what earlier runs left in outputs/ and nothing else, so it can be made again at any time.
"""

from __future__ import annotations

import os
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from fazhi.batch.standing import Town, standing
from fazhi.catalog import Catalog
from fazhi.report.pagestyle import TOKENS, policy


def write_index(outputs: Path, catalog: Catalog | None = None) -> Path:
    """Write the list of all reports that stand under `outputs`.

    Parameters
    ----------
    outputs : Path
    catalog : Catalog, optional
        Says which figures are key (``headline`` of report.toml) and what missing ledgers are called.

    Returns
    -------
    Path
        outputs/index.html.
    """
    path = outputs / "index.html"
    new = outputs / f".index.{os.getpid()}"
    new.write_text(index_page(standing(outputs, catalog)), encoding="utf-8")
    return new.replace(path)  # whole at any moment, whoever else writes it


def index_page(towns: tuple[Town, ...]) -> str:
    """The page as text; the same for the same towns.

    Parameters
    ----------
    towns : tuple of Town
        In the order of the page.
    """
    css = TOKENS + _source("index.css")
    return _template().render(
        towns=towns,
        count=sum(len(town.years) for town in towns),
        figures=any(town.years[0].figures for town in towns),
        many=len(towns) > 1,
        due=[town for town in towns if town.years[0].due],
        css=Markup(css),
        csp=policy(css),
    )


def _source(name: str) -> str:
    return (files("fazhi.batch") / "templates" / name).read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def _template() -> Template:
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(_source("index.html.j2"))
