"""What a spreadsheet lets the clerk type."""

from __future__ import annotations

from typing import Any

import pytest
from builders import HOTLINE, PETITIONS, REGISTER, a_catalog, a_town

from fazhi.catalog import Column, Ledger, load_catalog
from fazhi.forms.form import Form, form_of
from fazhi.forms.options import fits_inline, listed_options
from fazhi.forms.validation import MESSAGE_LIMIT, TITLE_LIMIT, clip, repeated, validation

FORM = form_of(a_catalog(), 2024, a_town())
CATALOG = load_catalog()
WHOLE = form_of(CATALOG, 2024, a_town(kept=tuple(CATALOG.ledgers)))


def check(ledger: Ledger, title: str, form: Form = FORM) -> dict[str, Any]:
    column = next(each for each in ledger.columns if each.title == title)
    made = validation(column, ledger, form, listed_options(form))
    return {key: value for key, value in made.items() if not key.endswith(("_title", "_message"))}


@pytest.mark.parametrize(
    ("ledger", "title", "made"),
    [
        (PETITIONS, "信访形式", {"validate": "list", "source": ["来信", "来访", "网上", "电话", "上级交办"]}),
        (PETITIONS, "是否初次", {"validate": "list", "source": ["是", "否"]}),
        (PETITIONS, "村（社区）", {"validate": "list", "source": ["大庄村", "石桥村", "新苑社区"]}),
        (PETITIONS, "编号", {"validate": "custom", "value": "=SUMPRODUCT(--($B$5:$B$1004=$B5))=1"}),
        (PETITIONS, "对象", {"validate": "any"}),
        (PETITIONS, "法规", {"validate": "any"}),
        (HOTLINE, "工单编号", {"validate": "any"}),
    ],
)
def test_options_keys_and_free_cells(ledger: Ledger, title: str, made: dict[str, Any]) -> None:
    assert check(ledger, title) == made


@pytest.mark.parametrize(
    ("ledger", "title", "low", "high"),
    [
        (HOTLINE, "受理日期", "=DATE(2024,1,1)", "=DATE(2024,12,31)"),
        (PETITIONS, "登记日期", "=DATE(1950,1,1)", "=DATE(2024,12,31)"),  # a case may come from an earlier year
        (PETITIONS, "办结日期", "=MAX($C5,DATE(1950,1,1))", "=DATE(2099,12,31)"),
        (PETITIONS, "人数", 1, 999_999_999),
        (PETITIONS, "五人以下", 0, '=IF($G5="",999999999,$G5)'),
    ],
)
def test_bounds_of_dates_and_numbers(ledger: Ledger, title: str, low: Any, high: Any) -> None:
    made = check(ledger, title)
    assert (made["criteria"], made["minimum"], made["maximum"]) == ("between", low, high)


def test_a_reference_is_looked_up_where_the_other_sheet_is_there_and_may_be_overruled() -> None:
    made = check(HOTLINE, "信访编号")
    assert made["value"] == "=SUMPRODUCT(--('信访件台账'!$B$5:$B$1004=$E5))>0"
    assert made["error_type"] == "warning"
    alone = form_of(a_catalog(), 2024, a_town(), ["hotline"])
    assert check(HOTLINE, "信访编号", alone) == {"validate": "any"}


def test_repeated_keys_are_coloured() -> None:
    assert repeated(REGISTER, FORM) == '=AND($B5<>"",SUMPRODUCT(--($B$5:$B$1004=$B5))>1)'
    assert repeated(HOTLINE, FORM) == ""
    two = repeated(CATALOG.ledgers["advisers"], WHOLE)
    assert two == '=AND($B5<>"",$C5<>"",SUMPRODUCT(($B$5:$B$1004=$B5)*($C$5:$C$1004=$C5))>1)'


@pytest.mark.parametrize("ledger", WHOLE.ledgers, ids=lambda each: each.id)
def test_what_is_said_fits_and_is_chinese(ledger: Ledger) -> None:
    for column in WHOLE.columns(ledger):
        made = validation(column, ledger, WHOLE, ())
        assert 0 < len(made["input_title"]) <= TITLE_LIMIT and 0 < len(made["error_title"]) <= TITLE_LIMIT
        assert 0 < len(made["input_message"]) <= MESSAGE_LIMIT and 0 < len(made["error_message"]) <= MESSAGE_LIMIT
        assert made["error_message"].startswith("填的内容不对")


def test_long_text_is_cut() -> None:
    assert clip("一" * 40, 32) == "一" * 31 + "…"
    assert clip("一" * 32, 32) == "一" * 32


def test_options_that_do_not_fit_into_a_rule_stand_on_the_first_sheet_once() -> None:
    villages = [{"name": f"第{number}号示范居民村"} for number in range(60)]
    form = form_of(CATALOG, 2024, a_town(villages=villages))
    (listed,) = listed_options(form)
    assert (listed.title, listed.options, listed.column) == ("村（社区）", form.villages, 6)
    assert listed.source == "=填表说明!$G$2:$G$61"
    assert check(CATALOG.ledgers["petitions"], "村（社区）", form)["source"] == listed.source
    assert listed_options(WHOLE) == ()


@pytest.mark.parametrize(
    ("options", "fits"),
    [(("是", "否"), True), (("a" * 127, "b" * 127), True), (("a" * 128, "b" * 127), False), (("一,二", "三"), False),
     (('"一"', "二"), False)],
)  # fmt: skip
def test_what_fits_into_a_rule(options: tuple[str, ...], fits: bool) -> None:
    assert fits_inline(options) is fits


def test_a_rule_about_a_column_that_is_not_asked_for_is_left_out() -> None:
    later = Column(title="到期", type="date", not_before="签收")
    hidden = Column(title="签收", type="date", privacy="P")
    ledger = REGISTER.model_copy(update={"columns": (*REGISTER.columns, hidden, later)})
    made = check(ledger, "到期", form_of(a_catalog(ledger), 2024, a_town()))
    assert made["minimum"] == "=DATE(1950,1,1)"
