"""The one style of every workbook: what a cell looks like, by the part that it plays."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

INK, PAPER, ACCENT, LINE = "#1F2933", "#FFFFFF", "#14506E", "#B8C4CE"
INPUT_FILL, HEAD_FILL, NOTE_INK = "#FFF8DC", "#E4EDF3", "#52606D"

# Okabe and Ito (2008): told apart by every kind of colour vision; black goes last.
CHART_COLOURS = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#F0E442", "#000000")

# What comes in has a minus and a colour of its own.
MONEY, SHARE, WHOLE = "#,##0.00;[Blue]-#,##0.00", "0.00##%", "0"
WHOLE_MONEY = "#,##0;[Blue]-#,##0"
BUDGET = WHOLE_MONEY + ';"-"'
NUMBER, FACTOR, RATE = "#,##0.00####", "0.000000", "0.00##%"

_BASE: dict[str, Any] = {"font_name": "Calibri", "font_size": 10, "font_color": INK, "valign": "vcenter"}
_INPUT = {"bg_color": INPUT_FILL, "border": 1, "border_color": LINE, "locked": False}
_NEEDED = {**_INPUT, "bg_color": "#FFE3A3", "border": 2, "border_color": INK}
"""What has to be filled in: a fill of its own, and on paper a thick edge."""
_LATER = {**_INPUT, "bg_color": "#ECEFF1", "border": 4}
"""What counts once the workbook is scored again."""
_COLUMN = {"bold": True, "bg_color": HEAD_FILL, "text_wrap": True, "bottom": 1, "border_color": LINE}
_STYLES: Mapping[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 16, "font_color": ACCENT},
    "mark": {"font_color": PAPER, "font_size": 6},
    "sentence": {"bold": True, "font_size": 12},
    "long_sentence": {"bold": True, "font_size": 12, "text_wrap": True},
    "sentence_line": {"font_size": 11, "text_wrap": True},
    "heading": {"bold": True, "font_size": 12, "font_color": PAPER, "bg_color": ACCENT},
    "subheading": {"bold": True, "bg_color": HEAD_FILL, "bottom": 1, "border_color": LINE},
    "indented_subheading": {"bold": True, "bg_color": HEAD_FILL, "bottom": 1, "border_color": LINE, "indent": 1},
    "column": _COLUMN,
    "number_column": {**_COLUMN, "align": "right"},
    "indented_column": {**_COLUMN, "indent": 1},
    "centred_column": {**_COLUMN, "align": "center"},
    "text": {},
    "strong": {"bold": True},
    "centred_text": {"align": "center"},
    "wrapped": {"text_wrap": True, "valign": "top"},
    "wrapped_middle": {"text_wrap": True},
    "tall": {"font_size": 32},
    "note": {"font_color": NOTE_INK, "italic": True},
    "wrapped_note": {"font_color": NOTE_INK, "italic": True, "text_wrap": True},
    "wrapped_unit": {"font_color": NOTE_INK, "indent": 1, "text_wrap": True},
    "centred": {"num_format": WHOLE, "align": "center"},
    "indented": {"indent": 1},
    "indented_lines": {"indent": 1, "text_wrap": True},
    "key": {"font_color": NOTE_INK, "font_size": 8},
    "key_amount": {"font_color": NOTE_INK, "font_size": 8, "num_format": NUMBER, "align": "right"},
    "unit": {"font_color": NOTE_INK, "indent": 1},
    "money": {"num_format": MONEY, "align": "right"},
    "whole_money": {"num_format": WHOLE_MONEY, "align": "right"},
    "whole_total": {"num_format": WHOLE_MONEY, "bold": True},
    "cash": {"num_format": MONEY + ';"-"', "align": "right"},
    "total": {"num_format": MONEY, "bold": True},
    "budget": {"num_format": BUDGET, "align": "right"},
    "budget_total": {"num_format": BUDGET, "align": "right", "bold": True, "top": 1, "border_color": LINE},
    "best": {"num_format": MONEY, "bold": True, "bg_color": "#DDF0E6"},
    "best_amount": {"num_format": NUMBER, "bold": True, "bg_color": "#DDF0E6"},
    "link": {"font_color": "#0563C1", "underline": 1},
    "sample": {"num_format": MONEY, "align": "left"},
    "warning": {"bold": True, "font_color": "#9A3412"},
    "long_warning": {"bold": True, "font_color": "#9A3412", "text_wrap": True},
    "amount": {"num_format": NUMBER, "align": "right"},
    "number": {"align": "right"},
    "greyed": {"font_color": LINE, "bg_color": "#F4F5F6"},
    "cheapest": {"bg_color": "#DDF0E6"},
    "not_asked": {"bg_color": "#D5DBE0"},
    "whole": {"num_format": WHOLE},
    "share": {"num_format": SHARE},
    "short_share": {"num_format": "0.0%", "align": "right"},
    "points": {"num_format": "0.0", "align": "right"},
    "total_share": {"num_format": SHARE, "bold": True},
    "total_number": {"num_format": NUMBER, "bold": True},
    "total_whole": {"num_format": WHOLE, "bold": True},
    "rate": {"num_format": RATE},
    "factor": {"num_format": FACTOR},
    "input_text": {**_INPUT, "num_format": "@"},
    "input_lines": {**_INPUT, "num_format": "@", "text_wrap": True},
    "input_paragraph": {**_INPUT, "num_format": "@", "text_wrap": True, "valign": "top"},
    "input_choice": {**_INPUT},
    "input_long_choice": {**_INPUT, "text_wrap": True},
    "input_money": {**_INPUT, "num_format": NUMBER},
    "input_number": {**_INPUT},
    "input_date": {**_INPUT, "align": "right"},
    "input_later": _LATER,
    "input_later_share": {**_LATER, "num_format": SHARE},
    "needed_text": {**_NEEDED, "num_format": "@"},
    "needed_lines": {**_NEEDED, "num_format": "@", "text_wrap": True},
    "filled": {key: value for key, value in _INPUT.items() if key != "locked"},
    "needed_choice": {**_NEEDED},
    "needed_money": {**_NEEDED, "num_format": NUMBER},
    "needed_number": {**_NEEDED},
    "needed_date": {**_NEEDED, "align": "right"},
    "needed_whole": {**_NEEDED, "num_format": WHOLE},
    "needed_share": {**_NEEDED, "num_format": SHARE},
    "needed_sample": {**_NEEDED, "locked": True, "align": "center"},
    "input_sample": {**_INPUT, "locked": True, "align": "center"},
    "signature": {"border": 1, "border_color": LINE},
    "input_whole": {**_INPUT, "num_format": WHOLE},
    "input_share": {**_INPUT, "num_format": SHARE},
}  # fmt: skip


def wraps(style: str) -> bool:
    """Whether a text in this style goes on on a next line."""
    return bool(_STYLES[style].get("text_wrap"))


def decimals_of(style: str) -> int:
    """Return how many decimals an amount in this style shows."""
    return 0 if str(_STYLES[style].get("num_format")).startswith(WHOLE_MONEY) else 2


def chart_colours(number: int) -> tuple[str, ...]:
    """Return so many colours: those for charts, and after those the same ones lighter, and lighter again.

    >>> chart_colours(9)[::8]
    ('#0072B2', '#80B9D9')
    """
    return tuple(_lighter(CHART_COLOURS[k % len(CHART_COLOURS)], k // len(CHART_COLOURS)) for k in range(number))


def _lighter(colour: str, times: int) -> str:
    """Return a colour that is so many times half as far from white."""
    return "#" + "".join(f"{255 - (255 - part >> times):02X}" for part in bytes.fromhex(colour[1:]))


class Styles:
    """The formats of one workbook, made when first asked for."""

    def __init__(self, workbook: Workbook) -> None:
        self._add = partial(Workbook.add_format, workbook)
        self._made: dict[str, Format] = {}

    def change(self, name: str) -> Format:
        """Return the format as a change of another: only what differs from every cell."""
        return self._add(_STYLES[name])

    def dated(self, name: str, number_format: str) -> Format:
        """Return the format of a cell with a date, that shows it so."""
        if (dated := f"{name} {number_format}") not in self._made:
            self._made[dated] = self._add(_BASE | _STYLES[name] | {"num_format": number_format})
        return self._made[dated]

    def __getitem__(self, name: str) -> Format:
        if name not in self._made:
            self._made[name] = self._add(_BASE | _STYLES[name])
        return self._made[name]
