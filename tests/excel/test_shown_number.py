"""What number formats show: a unit beside a number is read, and what can be taken for another number is not."""

import pytest

from lcc.excel.shown.colours import contrast, mixed
from lcc.excel.shown.number import shows_day, shows_text, shows_what_it_holds, words_beside

HONEST = [
    "General", "@", "0", "#,##0.00", "# ##0", "0.00E+00", "#,##0.00####", "€ 0", "€0", '"€ "#,##0.00', '0"€"',
    '0" st."', '0"st."', '0" per stuk"', '0.00" m2"', '0" m²"', '#,##0.00 "kr."', 'General" EUR"', '0" euro"',
    "0\" euro's\"", '0.00" EUR/st."', '0" €/m2"', '0" (excl. btw)"', '0" kg CO2-eq"', "[$EUR] #,##0.00", "[Blue]0",
    "[$€-413] #,##0.00", "[$€-2]\\ #,##0.00", "#,##0.00\\ [$€-407]", "[$€-413]\\ #,##0.00;[Red][$€-413]\\ -#,##0.00",
    '_-* #,##0.00_-;\\-* #,##0.00_-;_-* "-"??_-;_-@_-', '_-* #,##0.00\\ "€"_-;\\-* #,##0.00\\ "€"_-;_-@_-',
    '_ [$€-413] * #,##0.00_ ;_ [$€-413] * \\-#,##0.00_ ;_ [$€-413] * "-"??_ ;_ @_ ', 'General;General;"-";@',
    '_("€"* #,##0.00_);_("€"* \\(#,##0.00\\);_("€"* "-"??_);_(@_)', "#,##0.00;[Red]#,##0.00", '0;-0;"nihil"',
]  # fmt: skip
MISLEADING = [
    '0 "k"', '0"k"', "-0", "\\-0", '"\u2212"0', "+0", "*90", "**0", "0*0", "*-0", "0/0", "# ?/?", "(0)", '"1"0', '0"0"',
    '0"O"', '0"l"', "l0", '0"\u043e"', '0"\u0660"', "0,", "0,,", "0.0,",
    '0,"k"', "0,000,", ",0", '"$"0', '0" USD"', '0" SEK"',
    "[$$-409]0", "[$£-809] 0", "[$USD] 0", ";;;", '""', '"900"', '0" mln"', '0" miljoen"', '0"%"', "0%", '0" procent"',
    '0" cent"', '0" per 100"', '0" per 1.000 st."', '0" x 1000"', '0" dozijn"', '0" KEUR"', '"k€"0', '"T€" 0',
    '0" ½"', '0"e3"', "0\\.00", "00\\.00", "0\\,000", '0" "00', '0"-"', '0",-"', '0"."', '"0."0', "0'00", "0|", '0":"',
    '0"/2"', '0"\u202e"', '0"\u0301"', "[DBNum1]0", "[$-D000000]0", "[$-2060000]0", "[>1000]0;0", "h:mm", "yyyy",
    '"minder dan -"0', '0" keer twee"', "0@", "_00*1", "0;0;0;0;0",
]  # fmt: skip


@pytest.mark.parametrize("number_format", HONEST)
def test_a_number_with_its_unit_is_shown(number_format: str) -> None:
    assert shows_what_it_holds(number_format, 1250.5)


@pytest.mark.parametrize("number_format", MISLEADING)
def test_what_can_be_taken_for_another_number_is_not(number_format: str) -> None:
    assert not shows_what_it_holds(number_format, 1250.5)


@pytest.mark.parametrize(
    ("number_format", "is_shown"),
    [
        ("0", True), ("0;-0", True), ("0;0-", True), ("0;\\-0", True), ("0;(0)", True), ("#,##0.00;[Red]-#,##0", True),
        ("0;0", False), ("0;[Red]0", False), ('0;"1"-0', False), ("0;;0", False), ("0;- -0", False),
        ('_-* #,##0.00_-;_-* #,##0.00\\-;_-* "-"??_-;_-@_-', True),
    ],
)  # fmt: skip
def test_a_number_below_zero_has_its_sign(number_format: str, is_shown: bool) -> None:
    assert shows_what_it_holds(number_format, -1250.5) is is_shown


@pytest.mark.parametrize(
    ("number_format", "is_shown"),
    [
        ("0", True), ("General", True), ('0;-0;"-"', True), ("0;-0;-", True), ('0;-0;"€ -"', True),
        ('0;-0;0" st."', True),
        ('_ [$€-413] * #,##0.00_ ;_ [$€-413] * \\-#,##0.00_ ;_ [$€-413] * "-"??_ ;_ @_ ', True),
        ("0;-0;", False), ('0;-0;"5"', False), ('0;-0;"gratis"', False), ('0;-0;"$ -"', False), ("#", False),
        ("#,###", False), ("#.##", False),
    ],
)  # fmt: skip
def test_zero_is_a_zero_or_a_dash(number_format: str, is_shown: bool) -> None:
    assert shows_what_it_holds(number_format, 0) is is_shown


@pytest.mark.parametrize(
    ("number_format", "value", "is_share", "is_shown"),
    [
        ("0.00%", 0.0225, True, True), ("0.00%", 0.0225, False, False), ("0.00##%", 0.05, True, True),
        ("0%", 0.0225, True, False), ("0%%", 0.05, True, False), ("0.00", 0.05, True, True), ("0", 0.4, False, False),
        ("0", 1.49, False, False), ("0", 12.5, False, True), ("0.0E+0", 1250.5, False, True),
        ("0E+0", 1250.5, False, False),
    ],
)  # fmt: skip
def test_a_small_part_may_be_rounded_away(
    number_format: str, value: float, is_share: bool, is_shown: bool
) -> None:
    assert shows_what_it_holds(number_format, value, is_share=is_share) is is_shown


@pytest.mark.parametrize("number_format", ['"€ "#,##0",-"', '"€ "#,##0",--"', "€ #,##0.-", '#,##0",="'])
def test_a_dash_for_no_cents_stands_where_there_are_none(number_format: str) -> None:
    assert shows_what_it_holds(number_format, 900)
    assert not shows_what_it_holds(number_format, 900.5)


def test_a_dash_alone_after_the_digits_is_a_minus_and_a_comma_among_them_makes_thousands() -> None:
    assert not shows_what_it_holds('#,##0"-"', 900)
    assert not shows_what_it_holds("#,##0.00,-", 900)


def test_the_money_is_that_of_the_tender() -> None:
    assert shows_what_it_holds('"$" 0.00', 900, currency="USD")
    assert not shows_what_it_holds('"€" 0.00', 900, currency="USD")
    assert shows_what_it_holds('"£" 0.00', 900, currency=None)


def test_a_format_that_is_not_there_shows_nothing() -> None:
    assert not shows_what_it_holds(None, 900)
    assert not shows_text(None)
    assert not shows_day(None)


def test_words_that_are_no_unit_are_told() -> None:
    assert words_beside('0.00" excl. montage"', 900) == "excl. montage"
    assert words_beside('"vanaf "0', 900) == "vanaf"
    assert not any(
        words_beside(one, 900) for one in ('0" st."', '[$€-413] 0.00" per stuk"', '0" m2"', '0.00 "kr."')
    )


def test_how_well_colours_are_read() -> None:
    """The ratio of the Web Content Accessibility Guidelines 2: 21 for black on white, 1 for no difference."""
    assert contrast("000000", "FFFFFF") == pytest.approx(21)
    assert contrast("777777", "FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert contrast("FFFFFF", mixed("000000", "FFFFFF", 0.125)) < 2
