"""Whatever the numbers are, each prints as numbers.py words it and no digit stands in the text by itself."""

from __future__ import annotations

import re
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st
from narrative.sentences import a_value, paragraphs, write

from fazhi import numbers
from fazhi.indicators import Value
from fazhi.narrative import Figure, plain_text, words

TEXT = (
    "受理{{ petitions.accepted }}{{ petitions.accepted | compared }}，接待{{ petitions.people }}。\n"
    "按期办结率{{ petitions.on_time_rate }}{{ petitions.on_time_rate | compared('（…）') }}。\n"
    "办结{{ petitions.closed_rate | numerator }}，办结率{{ petitions.closed_rate }}。\n"
    "{{ petitions.villages | cover }}建队，{% if petitions.closed %}办结{{ petitions.closed }}{% else %}"
    "{{ petitions.closed | zero('没有') }}办结{% endif %}。"
)
REPEATABLE = settings(deadline=None, derandomize=True)
COUNTS = st.integers(min_value=0, max_value=99_999)


@st.composite
def counts(draw: st.DrawFn, name: str) -> Value:
    """A count with or without last year's, as indicators/ would compute it."""
    now, before = draw(COUNTS), draw(st.none() | COUNTS)
    change = numbers.change_rate(Decimal(now), Decimal(before), 2) if before else None
    return a_value(name, now, previous=before, change=change, approximate=draw(st.booleans()), full=draw(st.booleans()))


@st.composite
def rates(draw: st.DrawFn, name: str) -> Value:
    """A rate with its parts and perhaps last year's."""
    of = draw(st.integers(min_value=1, max_value=5000))
    part = draw(st.integers(min_value=0, max_value=of))
    rate = numbers.ratio(Decimal(part), Decimal(of), Decimal(100), 2)
    before = draw(st.none() | st.decimals(min_value=0, max_value=100, places=2))
    change = None if before is None else numbers.round_half_up(rate - before, 2)
    return a_value(name, rate, numerator=part, denominator=of, previous=before, change=change)


def expected(figure: Figure) -> str:
    """What numbers.py says of a figure, written once more and from the other side."""
    number, value = figure.known(), figure.source
    if figure.instead:
        return figure.instead
    if figure.measure == "change":
        return numbers.change_words(number, "百分点" if value.indicator.unit == "%" else "%")
    if figure.measure in ("numerator", "denominator"):
        return numbers.quantity(number, "件")
    approximate = value.approximate and figure.measure == "value"
    return numbers.quantity(number, value.indicator.unit, value.indicator.noun, approximate=approximate)


YEARS = st.tuples(
    counts("petitions.accepted"), counts("petitions.people"), counts("petitions.closed"), counts("petitions.villages"),
    rates("petitions.closed_rate"), rates("petitions.on_time_rate"),
)  # fmt: skip


@REPEATABLE
@given(YEARS)
def test_every_digit_of_the_text_is_a_figures(values: tuple[Value, ...]) -> None:
    (paragraph,) = paragraphs(write(TEXT, *values))

    assert not [span for span in paragraph.spans if isinstance(span, str) and re.search(r"\d", span)]
    for span in paragraph.spans:
        if isinstance(span, Figure):
            assert words(span) == expected(span)


@REPEATABLE
@given(counts("petitions.accepted"))
def test_an_exact_figure_reads_back_as_its_number(value: Value) -> None:
    (paragraph,) = paragraphs(write("受理{{ petitions.accepted }}。", value))
    printed = Decimal(re.findall(r"\d+", plain_text(paragraph.spans))[0])

    assert value.value is not None
    assert printed <= value.value
    if not value.approximate:
        assert printed == value.value


@REPEATABLE
@given(rates("petitions.closed_rate"))
def test_a_rate_never_stands_without_its_base(value: Value) -> None:
    (paragraph,) = paragraphs(write("办结率{{ petitions.closed_rate }}。", value))

    assert f"（以{value.denominator}件为基数）" in plain_text(paragraph.spans)
