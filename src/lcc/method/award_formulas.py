"""The formulas of the award rules as people read them: in the method, in notices, with the numbers of a bid.

Each says what its function in `lcc.award` does; tests work them out beside it. `x` is times, `;` stands between the
arguments of a function, so that a decimal comma can't be mistaken for it.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from lcc.award.ratio import exponent
from lcc.language import N_, Local, Text
from lcc.model.award import (
    AnyAward,
    FixedBudget,
    Logarithmic,
    Points,
    QualityValue,
    Superformula,
    ValueForMoney,
    WeightedFactor,
)
from lcc.words.rule import exact, in_currency, money

_COST_SHARES: dict[str, str] = {
    "weighted_factor": "(P_max - P) / (P_max - P_min)",
    "low_bid": "P_low / P",
    "logarithmic": "(1 - log(P / P_low) / log(A))",
    "linear_to_twice_lowest": "max(0; 2 - P / P_low)",
    "linear_lowest_highest": "(P_high - P) / (P_high - P_low)",
}
_SCORES: dict[str, str] = {
    "lowest_lcc": "P",
    "lowest_price": "P",
    "quality_value": "P - V x Q",
    "value_for_money": "c x Q / P",
    "superformula": "(Q_ref / Q)^n + (P / P_ref)^n",
    "fixed_budget": "100 x Q",
}
_WITHOUT_DISCOUNTS: dict[str, str] = {
    "P": N_("cost of the bid"),
    "P_low": N_("lowest cost of the bids that are ranked"),
    "P_high": N_("highest cost of the bids that are ranked"),
}
_FUNCTIONS: dict[str, str] = {"round": N_("round")}
"""Names of functions that are words of a language."""
MKI_DISCOUNT = "D x max(0; min(1; (M_max - M) / (M_max - M_min)))"
LADDER_DISCOUNT = "S x K"

SYMBOLS: dict[str, str] = {
    "K": N_("cost of the bid"),
    "P": N_("cost of the bid after fictive discounts"),
    "P_low": N_("lowest cost, after fictive discounts, of the bids that are ranked"),
    "P_high": N_("highest cost, after fictive discounts, of the bids that are ranked"),
    "P_min": N_("cost that earns all points for cost"),
    "P_max": N_("cost that earns no points for cost"),
    "P_ref": N_("reference cost"),
    "Q": N_("share of quality that the bid earns"),
    "Q_ref": N_("reference quality"),
    "N": N_("points for a perfect bid"),
    "W": N_("weight of the cost"),
    "A": N_("times the lowest cost that earn no points"),
    "V": N_("value of full quality"),
    "c": N_("expected cost"),
    "n": N_("exponent with which the curve runs through the reference points"),
    "S": N_("share that belongs to the level of the bid"),
    "D": N_("highest discount for a low MKI"),
    "M": N_("MKI of the bid"),
    "M_min": N_("MKI that earns all of the discount"),
    "M_max": N_("MKI that earns none"),
}
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
    if isinstance(rule, FixedBudget):
        return Formulas(_SCORES[rule.method], quality_points=_SCORES[rule.method])
    if not isinstance(rule, Points):
        return Formulas(_SCORES[rule.method])
    share = _COST_SHARES[rule.method]
    if isinstance(rule, WeightedFactor) and rule.outside == "held":
        share = f"max(0; min(1; {share}))"
    cost, quality = f"N x W x {share}", "N x (1 - W) x Q"
    if rule.decimals is not None:
        cost, quality = f"round({cost}; {rule.decimals})", f"round({quality}; {rule.decimals})"
    return Formulas(f"{cost} + {quality}", cost, quality)


def has_discounts(rule: AnyAward) -> bool:
    """Whether there are fictive discounts, so that the cost P that is scored is not the cost K of the bid."""
    return bool(rule.co2_ladder or rule.mki_discount)


def scores_discounted_cost(rule: AnyAward) -> bool:
    """Whether the score follows from a cost after fictive discounts."""
    return has_discounts(rule) and "P" in symbols_in(formulas(rule).score)


def assessed_cost_formula(rule: AnyAward) -> str:
    """Return how the cost after fictive discounts follows from the cost."""
    return " - ".join(
        ["K", *([LADDER_DISCOUNT] if rule.co2_ladder else []), *([MKI_DISCOUNT] if rule.mki_discount else [])]
    )


def symbols_in(formula: str) -> list[str]:
    """Return the symbols of a formula, in reading order.

    >>> symbols_in("P - V x Q")
    ['P', 'V', 'Q']
    """
    return list(dict.fromkeys(_SYMBOL.findall(formula)))


def stated(rule: AnyAward) -> dict[str, float]:
    """Return by symbol the numbers that the tender sets."""
    numbers: dict[str, float] = {}
    if isinstance(rule, Points):
        numbers |= {"N": rule.points, "W": rule.price_weight}
    if isinstance(rule, WeightedFactor):
        numbers |= {"P_min": rule.lowest, "P_max": rule.highest}
    elif isinstance(rule, Logarithmic):
        numbers |= {"A": rule.base}
    elif isinstance(rule, QualityValue):
        numbers |= {"V": rule.quality_value}
    elif isinstance(rule, ValueForMoney):
        numbers |= {"c": rule.expected_cost}
    elif isinstance(rule, Superformula):
        numbers |= {"P_ref": rule.reference_cost, "Q_ref": rule.reference_quality, "n": exponent(rule)}
    if rule.mki_discount:
        discount = rule.mki_discount
        numbers |= {"D": discount.highest_discount, "M_min": discount.best, "M_max": discount.worst}
    return numbers


_IN_CENTS = ("K", "P", "P_low", "P_high")
"""What is worked out and ranked in cents; other amounts are stated."""
_MONEY = ("K", "P", "P_low", "P_high", "P_min", "P_max", "P_ref", "V", "c", "D", "M", "M_min", "M_max")


def meaning(symbol: str, rule: AnyAward, currency: str) -> Text:
    """Return what a symbol stands for, with its number where the tender sets it."""
    value = stated(rule).get(symbol)
    if value is None:
        return Text((SYMBOLS if has_discounts(rule) else SYMBOLS | _WITHOUT_DISCOUNTS)[symbol])
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
