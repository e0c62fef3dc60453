"""The words of one report: what its sentences may name."""

from __future__ import annotations

from typing import Any

from fazhi.catalog import Catalog
from fazhi.indicators import Status, Value
from fazhi.narrative.figure import Figure, Waiting
from fazhi.narrative.lines import Language, Namespace
from fazhi.narrative.towntext import PHRASES_FILE, TownText
from fazhi.narrative.vocabulary import threshold_filters
from fazhi.release import Released


def language_of(released: Released, catalog: Catalog, own: TownText) -> Language:
    """Everything that a line may name: topics' figures by id and title, the town, the year, the phrases.

    Parameters
    ----------
    released : Released
    catalog : Catalog
    own : TownText
        The year's phrases, and the standards that ``meets`` and ``at_least`` know.
    """
    period, town = released.period, released.town
    figures = {name: _figure(released, catalog, name) for name in catalog.indicators}
    by_topic: dict[str, dict[str, Figure]] = {}
    for name, figure in figures.items():
        topic, _, key = name.partition(".")
        by_topic.setdefault(topic, {})[key] = figure
    values: dict[str, Any] = {topic: Namespace(entries) for topic, entries in by_topic.items()}
    values |= {figure.source.indicator.title: figure for figure in figures.values()}
    cut_off = period.cut_off
    values |= {
        "we": town.we,
        "town": town.name,
        "superior": town.superior or "上级党委、政府",
        "year": f"{period.year}年",
        "last_year": f"{period.year - 1}年",
        "period": period.name,
        "cut_off": f"{cut_off.year}年{cut_off.month}月{cut_off.day}日",
        "phrase": _Phrases(own.phrases),
    }
    thresholds = {standard.indicator: standard.least for standard in own.standards}
    return Language(values, threshold_filters(thresholds), catalog.outline.listed_names)


def _figure(released: Released, catalog: Catalog, name: str) -> Figure:
    # an indicator of a ledger that the town does not keep is missing, and nobody owes it
    value = released.values.get(name) or Value(catalog.indicators[name], Status.MISSING)
    return Figure(value, released.period.year, "value", value.value)


class _Phrases(Namespace):
    """The year's wording; what the superior's notice has not given yet shows as 〔待核提法〕."""

    __slots__ = ()

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        found: str = self._entries.get(name, "")
        return found or Waiting("待核提法", "phrase-missing", detail=f"{PHRASES_FILE} 的“{name}”")
