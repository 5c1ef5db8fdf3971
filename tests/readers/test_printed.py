"""Numbers as a workbook shows them."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budget_lint.readers.numberformat import built_in
from budget_lint.readers.printed import printed

ACCOUNTING = '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ '


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        ("516.66666666666663", "0.00", "516.67"),
        ("516.66666666666663", "General", "516.66666667"),
        ("516.66666666666663", "", "516.66666667"),
        ("0.1", "General", "0.1"),
        ("0.30000000000000004", "General", "0.3"),
        ("12", "General", "12"),
        ("1234567890123", "General", "1.23457E+12"),
        ("12345678901", "General", "12345678901"),
        ("0.28499999999999998", "0.00", "0.29"),
        ("2.5", "0", "3"),
        ("-2.5", "0", "-3"),
        ("-0.004", "0.00", "0.00"),
        ("0.5", "#.##", ".5"),
        ("0.5", "0.##", "0.5"),
        ("3", "0.##", "3."),
        ("3", "0.00##", "3.00"),
        ("1234567.891", "#,##0.00", "1,234,567.89"),
        ("123", "#,##0", "123"),
        ("0", "#,##0", "0"),
        ("0", "#", ""),
        ("5", "000", "005"),
        ("0.67645", "0.00%", "67.65%"),
        ("0.0349", "0%", "3%"),
        ("12345678", "0.00,", "12345.68"),
        ("12345678", '0.00,,"百万元"', "12.35百万元"),
        ("1234.5", ACCOUNTING, " 1,234.50 "),
        ("-1234.5", ACCOUNTING, " -1,234.50 "),
        ("0", ACCOUNTING, " - "),
        ("-5.5", "#,##0.00_);(#,##0.00)", "(5.50)"),
        ("5.5", "#,##0.00_);(#,##0.00)", "5.50 "),
        ("-5", '0;"负"0', "负5"),
        ("-5", "0;;", ""),
        ("0", "0;-0;;@", ""),
        ("7", '0.0"万元"', "7.0万元"),
        ("7", "0.0\\元", "7.0元"),
        ("7", "[$¥-804]#,##0.00;[Red][$¥-804]-#,##0.00", "¥7.00"),
        ("-7", "[$¥-804]#,##0.00;[Red][$¥-804]-#,##0.00", "¥-7.00"),
        ("12000", "[>=10000]0.00,;0.00", "12.00"),
        ("12", "[>=10000]0.00,;0.00", "12.00"),
        ("-5", "[=0]0;0.0", "-5.0"),
        ("1234.5", "0.00E+00", "1.23E+3"),
        ("0.5", "# ?/?", "0.5"),
        ("3", "@", "3"),
        ("3", '"无"', "无"),
        ("7", 'General"元"', "7元"),
        ("45291", "yyyy-mm-dd", "2023-12-31"),
        ("45291", 'yyyy"年"m"月"d"日"', "2023年12月31日"),
        ("45291.5", "yyyy/m/d h:mm", "2023/12/31 12:00"),
        ("43829", "yyyy/m/d", "2019/12/30"),
        ("1.5", "[h]:mm", "36:00"),
        ("0.75", "h:mm AM/PM", "6:00 PM"),
        ("60", "yyyy-mm-dd", "1900-02-28"),
        ("-1", "yyyy-mm-dd", "-1"),
        ("abc", "0.00", "abc"),
        ("1e400", "0.00", "1e400"),
        ("nan", "0.00", "nan"),
    ],
)
def test_as_shown(value: str, code: str, shown: str) -> None:
    assert printed(value, code) == shown


def test_days_from_1904() -> None:
    assert printed("43829", "yyyy/m/d", from_1904=True) == "2023/12/31"


@pytest.mark.parametrize(("number", "code"), [(0, "General"), (4, "#,##0.00"), (10, "0.00%"), (999, "General")])
def test_built_in_formats(number: int, code: str) -> None:
    assert built_in(number) == code


@given(st.decimals(-(10**9), 10**9, places=6), st.integers(0, 6), st.booleans())
def test_decimals_are_rounded_halves_away_from_nought(value: Decimal, places: int, grouped: bool) -> None:
    code = ("#,##0" if grouped else "0") + ("." + "0" * places if places else "")
    shown = printed(f"{value:f}", code)
    assert Decimal(shown.replace(",", "")) == value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    assert len(shown.partition(".")[2]) == places
    assert ("," in shown) == (grouped and len(shown.lstrip("-").partition(".")[0]) > 3)


@given(
    st.text('0#?.,%@;"\\_*[]$-EeGgymdhs/ +x<>=1', max_size=30), st.sampled_from(["0", "-1234.5678", "0.5", "45291.25"])
)
def test_no_format_breaks(code: str, value: str) -> None:
    assert isinstance(printed(value, code), str)
