"""What may be shown of personal values and of numbers that could be somebody's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi.findings import Finding
from fazhi.ledgers import mask
from fazhi.ledgers.cells.masking import A_DAY, NUMBERS_A_ROW, mask_names, mask_numbers


@pytest.mark.parametrize(
    ("value", "privacy", "shown"),
    [
        ("张三", "P", "张*"),
        ("欧阳小明", "P", "欧*"),
        ("13812341234", "P", "138****1234"),
        (13812341234.0, "P", "138****1234"),
        ("340603199001011234", "P", "340603********1234"),
        ("34060319900101123X", "P", "340603********123X"),
        ("张三、李四", "P", "***"),
        ("AB2024001", "S", "***"),
        ("张三反映道路积水", "F", "***"),
        ("来信吧", "", "来信吧"),
        ("联系 13812341234", "", "联系 138****1234"),
        ("340603199001011234", "", "340603********1234"),
        ("340603 19900101 1234", "", "340603********1234"),
        ("340603-1990-01-01-1234", "P", "340603********1234"),
        ("138 1234 1234", "", "138****1234"),
        ("340603900101123", "", "340603********1123"),
        (3.40603199001011e17, "P", "***"),
        (3.40603199001011e17, "", "***"),
        ("3.40603199001011E+17", "", "***"),
        (3.0, "", "3"),
        ("", "P", ""),
        ("长" * 50, "", "长" * 39 + "…"),
        ("6222021234567890123", "", "622**************23"),
        ("6222 0212 3456 7890 123", "", "6222****"),
        ("+8613812345678", "", "+86138****5678"),
        ("0561-3012345", "", "0561-****"),
        ("E12345678", "", "E********"),
        ("3月5日至7日来信20件", "", "3月5日至7日来信20件"),
        ("+86 138 1234 5678", "P", "+86 138****5678"),
    ],
)
def test_mask(value: object, privacy: str, shown: str) -> None:
    assert mask(value, privacy) == shown  # type: ignore[arg-type]


PERSONAL = st.one_of(
    st.text("张王李赵三四五小明欧阳", min_size=2, max_size=6),
    st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True),
    st.from_regex(r"[1-9][0-9]{5}(19|20)[0-9]{2}(0[1-9]|1[0-2])[0-2][0-9][0-9]{3}[0-9X]", fullmatch=True),
    st.from_regex(r"[A-Za-z0-9]{2,12}", fullmatch=True),
)


@given(PERSONAL, st.sampled_from(["P", "S", "F"]))
def test_what_is_shown_of_a_personal_column_never_holds_the_value(value: str, privacy: str) -> None:
    assert value not in mask(value, privacy)  # type: ignore[arg-type]


@given(
    st.from_regex(
        r"(1[3-9][0-9]{9}|[1-9][0-9]{5}(19|20)[0-9]{2}(0[1-9]|1[0-2])[0-2][0-9][0-9]{3}[0-9X])", fullmatch=True
    ),
    st.text("来信反映，。 ", max_size=5),
)
def test_numbers_of_persons_are_masked_in_any_column(number: str, around: str) -> None:
    assert number not in mask(around + number + around)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("XF-2024-012", "XF-2024-012"),
        ("皖信20240101001", "皖信20240101001"),
        ("A12345678", "A12345678"),
        ("13812345678", "138****5678"),
        ("340603199001011234", "340603********1234"),
        ("6222021234567890123", "622**************23"),
    ],
)
def test_the_number_of_a_row_stays_readable_unless_it_is_a_persons(text: str, shown: str) -> None:
    assert mask_numbers(text, NUMBERS_A_ROW) == shown


@given(st.integers(1_000_000, 10**25), st.text("来信电话abc-: ", max_size=4))
def test_no_long_number_is_shown_in_full(number: int, around: str) -> None:
    assert str(number) not in mask_numbers(around + str(number) + around)


def test_messages_show_names_of_files_without_long_numbers_and_the_fields_keep_them() -> None:
    file = "340603199001011234信访20240305.xlsx"
    given_ = Finding("file-empty", f"{file} 里没有内容。", file=file)
    plain = Finding("file-empty", "信访.xlsx 里没有内容。", file="信访.xlsx")
    [told, other] = mask_names([given_, plain], [file, "信访.xlsx"])
    assert told.message == "340603********1234信访20240305.xlsx 里没有内容。"
    assert told.file == file
    assert other is plain
    assert mask_numbers("20240305", A_DAY) == "20240305"
