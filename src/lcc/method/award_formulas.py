"""The formulas of the award rules as people read them: in the method, in notices, with the numbers of a bid.

Each is written from the figure that `lcc.award` works out; tests work them out beside it. `x` is times, `;` stands
between the arguments of a function, so that a decimal comma can't be mistaken for it.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from lcc.award.by_item import item_share
from lcc.award.discounts import ladder_discount, mki_addition, mki_discount, with_fictive_amounts
from lcc.award.outcome import general_formula
from lcc.award.rule_input import MKI, OWN_COST, cell
from lcc.figure.figure import Calculated, Constant, Figure, Given, Operator, calculated, written
from lcc.language import N_, Local, Text
from lcc.language.award_words import OF_BIDS, OF_RULES
from lcc.model.award import AnyAward, Co2LadderDiscount, MkiDiscount
from lcc.model.tender import Tender
from lcc.words.rule import exact, in_currency, money

_WITHOUT_DISCOUNTS: dict[str, str] = {
    "P": N_("cost of the bid"),
    "P_low": N_("lowest cost of the bids that are ranked"),
    "P_high": N_("highest cost of the bids that are ranked"),
}
_FUNCTIONS: dict[str, str] = {"round": N_("round")}
"""Names of functions that are words of a language."""
_WRITTEN: Mapping[Operator, str] = {
    "max": "max({}; {})",
    "min": "min({}; {})",
    "reached": "({} >= {})",
    "power": "({})^{}",
    "log": "log({}) / log({})",
    "round": "round({}; {})",
}
_LITTLE = 1e-6
_COST, _MKI = cell(OWN_COST, 1.0), cell(MKI, 1.0)

SYMBOLS: dict[str, str] = dict([*OF_BIDS.values(), *OF_RULES.values()])
"""What each symbol stands for."""
_WORD = re.compile(r"\b[A-Za-z]\w*")
_SYMBOL = re.compile(r"\b(" + "|".join(sorted(SYMBOLS, key=len, reverse=True)) + r")\b")


class Formulas(NamedTuple):
    """How a score is worked out, and the parts of it where they are points."""

    score: str
    cost_points: str | None = None
    quality_points: str | None = None


def formulas(rule: AnyAward) -> Formulas:
    """Return the formulas of a rule, with symbols.

    >>> from lcc.model.award import LowBid
    >>> formulas(LowBid(method="low_bid", price_weight=0.4)).score
    'N x W x P_low / P + N x (1 - W) x Q'
    """
    score, *points = general_formula(rule)
    return Formulas(_formula(score), *(None if part is None else _formula(part) for part in points))


def _formula(figure: Figure) -> str:
    return written(_as_read(figure), _symbol, spaced=True, functions=_WRITTEN)


def _symbol(given: Given) -> str:
    names = [step for step in given.path if isinstance(step, str)]
    return (OF_BIDS if given.document == "award" else OF_RULES)[names[-1]].symbol


def _as_read(figure: Figure) -> Figure:
    """Return a figure as people read it: plain numbers first, and nothing that only keeps a divisor from zero."""
    if isinstance(figure, Constant):
        return Given(figure.value, "tender", (figure.name,))
    if not isinstance(figure, Calculated):
        return figure
    one, other = (_as_read(operand) for operand in figure.operands)
    is_plain = type(other) is Figure
    if figure.operator == "max" and is_plain and 0 < other.value < _LITTLE:
        return one
    if figure.operator in ("*", "max", "min") and is_plain:
        return calculated(figure.operator, other, one)
    if figure.operator == "-" and type(one) is Figure and one.value == 1:
        match other:
            case Calculated(_, "/", (Calculated(_, "-", (a, b)), Calculated(_, "-", (c, d)))) if b == d:
                return (c - a) / (c - d)  # 1 - (a - b) / (c - b)
    return calculated(figure.operator, one, other)


def item_formula(tender: Tender) -> str:
    """Return what one item earns, as a share of the points for cost."""
    return _formula(item_share(tender, 0, 1.0, 1.0))


def is_cost_itself(rule: AnyAward) -> bool:
    """Whether the score is the cost of the bid and nothing else, so that a formula says nothing."""
    return formulas(rule).score == "P" and not rule.has_fictive_amounts


def scores_discounted_cost(rule: AnyAward) -> bool:
    """Whether the score follows from a cost after fictive discounts and additions."""
    return rule.has_fictive_amounts and "P" in symbols_in(formulas(rule).score)


def assessed_cost_formula(rule: AnyAward) -> str:
    """Return how the cost after fictive discounts and additions follows from the cost."""
    level = min(rule.co2_ladder.shares) if rule.co2_ladder else 0
    return _formula(with_fictive_amounts(rule, _COST, _MKI, level))


def ladder_discount_formula(ladder: Co2LadderDiscount) -> str:
    """Return what the level of a bid takes off its cost."""
    return _formula(ladder_discount(ladder, _COST, min(ladder.shares)))


def mki_discount_formula(discount: MkiDiscount) -> str:
    """Return what the MKI of a bid takes off its cost."""
    return _formula(mki_discount(discount, _MKI))


def mki_addition_formula(factor: float) -> str:
    """Return what the MKI of a bid adds to its cost."""
    return _formula(mki_addition(factor, _MKI))


COMPARED = N_("A comparison with >= counts as 1 where it holds, and as 0 where it does not; equal is enough.")
"""What a formula with a comparison needs to be read."""


def has_comparison(formula: str) -> bool:
    """Whether there is a comparison in a formula, which readers have to be told about."""
    return ">=" in formula


def symbols_in(formula: str) -> list[str]:
    """Return the symbols of a formula, in reading order.

    >>> symbols_in("P - V x Q")
    ['P', 'V', 'Q']
    """
    return list(dict.fromkeys(_SYMBOL.findall(formula)))


def stated(rule: AnyAward) -> dict[str, float]:
    """Return by symbol the numbers that the tender sets [each as its rule says]."""
    figures = [general_formula(rule).score]
    if rule.mki_discount:
        figures.append(mki_discount(rule.mki_discount, _MKI))
    if rule.mki_factor is not None:
        figures.append(mki_addition(rule.mki_factor, _MKI))
    fields = (field for figure in figures for field in _as_read(figure).given() if field.document == "tender")
    return {_symbol(field): field.value for field in fields}


_IN_CENTS = ("K", "P", "P_low", "P_high", "P_item", "P_item_low")
"""What is worked out and ranked in cents; other amounts are stated."""
_MONEY = (*_IN_CENTS, "P_min", "P_max", "P_ref", "V", "c", "D", "M", "M_min", "M_max")


def meaning(symbol: str, rule: AnyAward, currency: str) -> Text:
    """Return what a symbol stands for, with its number where the tender sets it."""
    value = stated(rule).get(symbol)
    if value is None:
        return Text((SYMBOLS if rule.has_fictive_amounts else SYMBOLS | _WITHOUT_DISCOUNTS)[symbol])
    shown = in_currency(value, currency) if symbol in _MONEY else exact(value)
    return Text("{meaning}: {number}", {"meaning": Text(SYMBOLS[symbol]), "number": shown})


def with_numbers(formula: str, numbers: Mapping[str, float]) -> Text:
    """Return a formula with numbers in the place of their symbols; a symbol without one stays.

    Functions go by what the reader calls them.

    >>> with_numbers("P - V x Q", {"V": 2500.0, "Q": 0.6}).say(str)
    'P - 2,500 x 0.6'
    """
    shown: dict[str, object] = {symbol: _shown(symbol, value) for symbol, value in numbers.items()}
    shown |= {name: Text(word) for name, word in _FUNCTIONS.items()}
    return Text(_WORD.sub(lambda found: f"{{{found[0]}}}" if found[0] in shown else found[0], formula), shown)


def in_words(formula: str) -> Text:
    """Return a formula with its symbols, as a reader sees it."""
    return with_numbers(formula, {})


def _shown(symbol: str, value: float) -> Text | Local:
    shown = Local(value, 2) if symbol in _IN_CENTS else money(value) if symbol in _MONEY else exact(value)
    return shown if value >= 0 else Text("({number})", {"number": shown})
