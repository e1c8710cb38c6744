"""Whether a number in a cell is shown as it is: a number format can show another number, or none."""

import re

_LITERALS = re.compile(r'"([^"]*)"|\\(.)|\[([^\]]*)\]|[_*](.)')
_SCALED = re.compile(r"[0#?],+(?![0#?])")
_WIDEST_GENERAL, _EXACT = 1e11, 1e15
"""From here on the format General shows a power of ten, and a workbook no longer has every digit."""
_PLAIN = re.compile(r"[\s0#?,.%E+\-()/€$£¥]*")


def shows_what_it_holds(number_format: str, *, is_share: bool) -> bool:
    """Whether a cell with this number format shows the number that it holds.

    Thousands that are left out, digits in quotes, an empty format or white digits show something else. A percent sign
    belongs to shares only.

    >>> [shows_what_it_holds(one, is_share=False) for one in ("General", "#,##0.00", '"€" 0', '0","000', ";;;", "0,")]
    [True, True, True, False, False, False]
    """
    if number_format in ("General", "@"):
        return True
    positive = _LITERALS.sub(_without_digits, number_format).partition(";")[0]
    return bool(
        _PLAIN.fullmatch(positive)
        and re.search("[0#?]", positive)
        and not _SCALED.search(positive)
        and (is_share or "%" not in positive)
    )


def digits_shown(number: float, number_format: str) -> str | None:
    """Return the digits of a whole number as its cell shows them, zeros in front and all; None where it shows others.

    >>> digits_shown(1234567, "00000000"), digits_shown(1234567, "General"), digits_shown(1234567, "#,##0")
    ('01234567', '1234567', None)
    """
    shown = number_format.partition(";")[0]
    if number < 0 or not float(number).is_integer():
        return None
    if shown in ("General", "@"):
        return f"{number:.0f}" if number < _WIDEST_GENERAL else None
    is_plain = re.fullmatch("#*0+", shown) is not None and number < _EXACT
    return f"{number:.0f}".zfill(shown.count("0")) if is_plain else None


def _without_digits(literal: re.Match[str]) -> str:
    """Return nothing for a literal that can't be taken for a part of the number, and otherwise what is refused."""
    quoted, escaped, bracketed, _padding = literal.groups()
    text = quoted or escaped or ""
    is_colour = bracketed is not None and not bracketed.startswith("$") and bracketed.lower() != "red"
    return "!" if is_colour or any(character.isdigit() or character in ".,%" for character in text) else ""
