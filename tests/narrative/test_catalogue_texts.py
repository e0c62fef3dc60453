"""The text templates of the default catalogue: every line is read, and said under every condition."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType

import pytest
from narrative.sentences import YEAR

import fazhi.catalog
from fazhi.catalog import Indicator, load_catalog
from fazhi.indicators import IndicatorTable, Status, Value
from fazhi.narrative import Figure, Narrative, Paragraph, TownText, Waiting, narrate, plain_text
from fazhi.narrative.towntext import Standard
from fazhi.narrative.typed import typed_digits
from fazhi.release import release
from fazhi.settings import Town

FOLDER = Path(fazhi.catalog.__file__).parent / "fazhi_zhengfu"
FILES = sorted([*FOLDER.glob("*/text.md.j2"), FOLDER / "opening.md.j2"])
CATALOG = load_catalog()
SPOKEN = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}")
COVERAGE = re.compile(r"(?<![平人户])均(?![衡等])|所有|全部|全覆盖|无一|100|百分之百")
PHRASES = {"指导思想": "坚持学习。", "上级部署": "上级的部署", "工作主线": "以治理为主线"}


@dataclass(frozen=True)
class Situation:
    """What the ledgers of a town amount to."""

    name: str
    number: int
    full: bool = False
    previous: int | None = None
    standards: bool = False

    def __str__(self) -> str:
        return self.name


SITUATIONS = (
    Situation("busy", 137, previous=90, standards=True),
    Situation("all done", 41, full=True, previous=41),
    Situation("nothing happened", 0, previous=0),
    Situation("first year", 12),
)


def value_of(indicator: Indicator, situation: Situation) -> Value:
    """A value such as this indicator can have in the situation."""
    number = Decimal(situation.number)
    ratio = indicator.of is not None or indicator.part.measure == "covers"
    of = number if situation.full else number + 9
    change = None if not situation.previous else Decimal("5.25")
    names = tuple(f"名称{'甲乙丙丁戊己庚辛壬癸'[each]}" for each in range(min(situation.number, 10)))
    return Value(
        indicator, Status.COMPUTED, number, full=ratio and situation.full, counted="件", office="某办", names=names,
        numerator=number if ratio else None, denominator=of if ratio else None,
        previous=None if situation.previous is None else Decimal(situation.previous), change=change,
    )  # fmt: skip


def written(values: dict[str, Value], *, standards: bool = False) -> Narrative:
    own = TownText(
        phrases=PHRASES, standards=tuple(Standard(name, Decimal(1), "某办法") for name in values) if standards else ()
    )
    table = IndicatorTable(
        Town(name="某某镇", superior="某某区委、区政府", kept=tuple(CATALOG.ledgers)), YEAR, MappingProxyType(values),
        MappingProxyType({}), (), MappingProxyType({}),
    )  # fmt: skip
    return narrate(release(table, CATALOG), CATALOG, own)


def in_situation(situation: Situation) -> Narrative:
    values = {name: value_of(indicator, situation) for name, indicator in CATALOG.indicators.items()}
    return written(values, standards=situation.standards)


def lines(path: Path) -> list[tuple[int, str]]:
    return [
        (number, line) for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if line.strip()
    ]


def test_there_are_texts_to_read() -> None:
    assert len(FILES) > 20
    assert {path.parent.name for path in FILES if path.name == "text.md.j2"} <= set(CATALOG.topics)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.parent.name)
def test_no_number_and_no_coverage_word_is_typed(path: Path) -> None:
    for number, line in lines(path):
        words_only = SPOKEN.sub("", line)
        for name in CATALOG.outline.listed_names:
            words_only = words_only.replace(name, "")
        assert not re.search(r"\d", words_only), f"{path.parent.name} 第{number}行 types a number"
        assert not COVERAGE.search(words_only), f"{path.parent.name} 第{number}行 types a coverage word"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.parent.name)
def test_a_line_is_a_sentence_or_a_clause_that_goes_on(path: Path) -> None:
    for number, line in lines(path):
        last = SPOKEN.sub("", line).strip()[-1:]
        whole = re.fullmatch(r"\s*(?:\{%\s*if.*|\{\{\s*(?:own|phrase).*)", line)
        assert last in "。；：！" or whole, f"{path.parent.name} 第{number}行 does not end"


@pytest.mark.parametrize("situation", SITUATIONS, ids=str)
def test_every_line_can_be_said_in_every_situation(situation: Situation) -> None:
    narrative = in_situation(situation)

    assert len([each for each in narrative.passages if isinstance(each, Paragraph)]) > 10
    assert {finding.code for finding in narrative.findings} <= {"text-missing"}


@pytest.mark.parametrize("situation", SITUATIONS, ids=str)
def test_punctuation_and_measure_words_come_out_right(situation: Situation) -> None:
    for passage in in_situation(situation).passages:
        if not isinstance(passage, Paragraph):
            continue
        text = plain_text(passage.spans)
        assert not re.search(r"[，、；：。]{2}|（）|^[，、；。）]|（，|，）| ", text), text
        for figure, after in zip(passage.spans, passage.spans[1:], strict=False):
            if isinstance(figure, Figure) and isinstance(after, str):
                said = figure.source.indicator.unit + figure.source.indicator.noun
                assert not after.startswith(said[-2:] if len(said) > 1 else said), f"{figure.source.id}: {text}"


@pytest.mark.parametrize("situation", SITUATIONS, ids=str)
def test_the_only_digits_outside_figures_are_years_and_listed_names(situation: Situation) -> None:
    for passage in in_situation(situation).passages:
        for span in passage.spans if isinstance(passage, Paragraph) else ():
            assert not isinstance(span, str) or typed_digits(span, CATALOG.outline.listed_names) == (), span


def test_coverage_words_appear_only_where_everything_is_covered() -> None:
    def said(situation: Situation) -> list[str]:
        texts = [plain_text(each.spans) for each in in_situation(situation).passages if isinstance(each, Paragraph)]
        return COVERAGE.findall("".join(texts))

    assert said(SITUATIONS[0]) == []
    assert said(SITUATIONS[1]) != []


def test_a_town_that_handed_in_nothing_gets_a_draft_that_asks_and_claims_nothing() -> None:
    values = {
        name: Value(indicator, Status.MISSING, awaited=("某办提供台账",))
        for name, indicator in CATALOG.indicators.items()
    }
    narrative = written(values)

    spans = [span for each in narrative.passages if isinstance(each, Paragraph) for span in each.spans]
    assert not [span for span in spans if isinstance(span, Figure)]
    assert [span for span in spans if isinstance(span, Waiting)]


def test_what_a_town_does_not_keep_is_not_spoken_of() -> None:
    narrative = written({})

    topics = {each.topic for each in narrative.passages if isinstance(each, Paragraph)}
    assert {"petitions", "mediation", "study"} & topics == set()
    assert {waiting.code for waiting in narrative.waiting} == {"text-missing"}
