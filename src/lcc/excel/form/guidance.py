"""What is said beside a cell to fill in when it is chosen, and when what is typed there can't stand."""

from collections.abc import Sequence
from datetime import date
from math import ceil
from typing import NamedTuple

from lcc.excel.form.layout import Question
from lcc.language import Translate
from lcc.language.numbers import exact_number, local_date, local_share

_LONGEST_TITLE, _LONGEST_TEXT = 32, 255
_NUMBERS, _WHOLES, _SHARE, _DAY = (1250.5, 7.5, 0.5), (36, 10, 2027), 0.125, date(2027, 1, 31)
"""Examples; of a number the first that its cell takes."""


class Guidance(NamedTuple):
    """The title and text of the help with a cell, and of what is said where something else is typed; empty for none."""

    title: str
    help: str
    refusal: str


def guidance(asked: Question, label: str, _: Translate) -> Guidance:
    """Return what is said about a cell that is called so."""
    refusal = _refusal(asked, _)
    is_typed = asked.kind != "text" and not asked.choices and not asked.among
    said = " ".join(filter(None, (asked.help, refusal if is_typed else "")))
    return Guidance(_cut(label, _LONGEST_TITLE), _cut(said, _LONGEST_TEXT), _cut(refusal, _LONGEST_TEXT))


def _refusal(asked: Question, _: Translate) -> str:
    """Return what can be typed, with an example that can be typed there."""
    if asked.choices:
        return _("Choose one from the list: {choices}.").format(choices=", ".join(asked.choices))
    if asked.among:
        return _("Choose one of the names that were filled in above.")
    example, said = {
        "number": (
            exact_number(_first(_NUMBERS, asked), _),
            _("Type a plain number, without a unit or currency: for example {example}."),
        ),
        "whole": (str(_first(_WHOLES, asked)), _("Type a whole number: for example {example}.")),
        "share": (local_share(_SHARE, _), _("Type a percentage: for example {example}.")),
        "date": (local_date(_DAY, _), _("Type a date: for example {example}.")),
        "text": ("", ""),
    }[asked.kind]
    bounds = [] if asked.kind in ("text", "date") else _bounds(asked, _)
    return " ".join([said.format(example=example), *bounds])


def _first(examples: Sequence[float], asked: Question) -> float:
    low = -float("inf") if asked.minimum is None else asked.minimum
    high = float("inf") if asked.maximum is None else asked.maximum
    return next((one for one in examples if low <= one <= high), low)


def _bounds(asked: Question, _: Translate) -> list[str]:
    def written(bound: float) -> str:
        return local_share(bound, _) if asked.kind == "share" else exact_number(bound, _)

    low, high = asked.minimum, asked.maximum
    if low is not None and high is not None and high < 10**9:
        return [_("From {low} to {high}.").format(low=written(_just_above(low)), high=written(high))]
    return (
        [_("At least {low}.").format(low=written(_just_above(low)))] if low is not None and low > -(10**9) else []
    )


def _just_above(bound: float) -> float:
    """Return a lower bound as it is told: what is typed so is never below it, as 0.08 years are below a month."""
    return ceil(bound * 100 - 1e-9) / 100


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 3] + "..."
