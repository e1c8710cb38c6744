"""The award rules in words: what each is called and what it says, and what stands for its numbers in a formula."""

from collections.abc import Mapping
from typing import NamedTuple

from lcc.language import N_


class RuleWords(NamedTuple):
    """What an award rule is called, and what it says; a field of the rule can stand in braces."""

    name: str
    sentence: str


class Symbol(NamedTuple):
    """What stands for a number in a formula, and what that is."""

    symbol: str
    meaning: str


RULES: Mapping[str, RuleWords] = {
    "lowest_lcc": RuleWords(N_("lowest life-cycle cost"), N_("The lowest cost wins.")),
    "lowest_price": RuleWords(N_("lowest price"), N_("The lowest price wins.")),
    "quality_value": RuleWords(
        N_("award on value (quality in money)"),
        N_(
            "Award on value (Gunnen op Waarde): what a bid earns of the value of full quality is taken off its "
            "cost, for the comparison only, and the lowest outcome wins. Each criterion has its weight of that "
            "value. Quality below zero raises the outcome."
        ),
    ),
    "weighted_factor": RuleWords(
        N_("weighted factor between absolute bounds"),
        N_(
            "Points for cost fall in a straight line between two bounds that are fixed beforehand. Costs outside "
            "the bounds {outside}. The most points for cost and quality together win."
        ),
    ),
    "low_bid": RuleWords(
        N_("in proportion to the lowest bid"),
        N_(
            "Points for cost are in proportion to the lowest cost of the bids that are ranked. The most points "
            "for cost and quality together win."
        ),
    ),
    "logarithmic": RuleWords(
        N_("logarithm of the ratio to the lowest bid"),
        N_(
            "Points for cost fall with the logarithm of how many times the lowest cost of the bids that are "
            "ranked it is; beyond {base} times that they are below zero. The most points for cost and quality "
            "together win."
        ),
    ),
    "linear_to_twice_lowest": RuleWords(
        N_("straight line to twice the lowest bid"),
        N_(
            "Points for cost fall in a straight line from the lowest cost of the bids that are ranked to none at "
            "twice that, and stay none beyond it. The most points for cost and quality together win."
        ),
    ),
    "linear_to_lowest_plus": RuleWords(
        N_("straight line to a share above the lowest bid"),
        N_(
            "Points for cost fall in a straight line from the lowest cost of the bids that are ranked to none at "
            "{over_lowest} above that, and stay none beyond it. The most points for cost and quality together win."
        ),
    ),
    "points_by_item": RuleWords(
        N_("points for the cost of each item by itself"),
        N_(
            "The cost of each item earns points in proportion to the lowest cost of that item, of the bids that are "
            "ranked, by the weight of the item. The most points for cost and quality together win."
        ),
    ),
    "linear_lowest_highest": RuleWords(
        N_("straight line from the lowest to the highest bid"),
        N_(
            "Points for cost fall in a straight line from the lowest to the highest cost of the bids that are "
            "ranked; where all cost the same, each has all of them. The most points for cost and quality "
            "together win."
        ),
    ),
    "value_for_money": RuleWords(
        N_("quality divided by cost"),
        N_(
            "The share of quality earned, times the expected cost, is divided by the cost; the highest outcome "
            "wins."
        ),
    ),
    "utility_index": RuleWords(
        N_("utility index"),
        N_(
            "What a bid lacks of the best quality is weighed against the cost and taken off full worth; what is left "
            "is divided by the cost. The highest index wins, and the others follow in its order; it never falls "
            "below zero."
        ),
    ),
    "quality_within_margin": RuleWords(
        N_("the most quality within a margin of the best ratio"),
        N_(
            "The quality that a bid earns is divided by its cost. Of the bids that come within {margin} of the best "
            "ratio, the one with the most quality wins. A bid further behind comes after them and scores below zero: "
            "by how many per cent its ratio is behind the best one."
        ),
    ),
    "superformula": RuleWords(
        N_("EMVI superformula"),
        N_(
            "EMVI superformula: bids on one curve through the reference points are worth the same, and the "
            "lowest outcome wins. On the curve the outcome is 2: at the reference cost with the reference "
            "quality, and at a cost of {highest_cost} with full quality."
        ),
    ),
    "fixed_budget": RuleWords(
        N_("fixed budget, the most quality"), N_("The budget of {budget} is given, and the most quality wins.")
    ),
}

OF_BIDS: Mapping[str, Symbol] = {
    "cost": Symbol("K", N_("cost of the bid")),
    "assessed_cost": Symbol("P", N_("cost of the bid after fictive discounts and additions")),
    "lowest": Symbol(
        "P_low", N_("lowest cost, after fictive discounts and additions, of the bids that are ranked")
    ),
    "highest": Symbol(
        "P_high", N_("highest cost, after fictive discounts and additions, of the bids that are ranked")
    ),
    "quality": Symbol("Q", N_("share of quality that the bid earns")),
    "best_quality": Symbol("Q_high", N_("highest share of quality of the bids that are ranked")),
    "best_ratio": Symbol("Z_high", N_("best ratio Q / P of the bids that are ranked")),
    "cost_share": Symbol("S_P", N_("share of the points for cost that the items of the bid earn together")),
    "item_cost": Symbol("P_item", N_("cost of the item in the bid")),
    "item_lowest": Symbol("P_item_low", N_("lowest cost of that item, of the bids that are ranked")),
    "mki": Symbol("M", N_("MKI of the bid")),
}
"""By name of a cell of the award sheet."""

OF_RULES: Mapping[str, Symbol] = {
    "points": Symbol("N", N_("points for a perfect bid")),
    "price_weight": Symbol("W", N_("weight of the cost")),
    "price_points": Symbol("N_P", N_("points for the cost")),
    "lowest": Symbol("P_min", N_("cost that earns all points for cost")),
    "highest": Symbol("P_max", N_("cost that earns no points for cost")),
    "cost_weight": Symbol("W_item", N_("weight of the item in the points for cost")),
    "base": Symbol("A", N_("times the lowest cost that earn no points")),
    "over_lowest": Symbol("T", N_("share above the lowest cost that earns no points")),
    "margin": Symbol("B", N_("margin below the best ratio")),
    "quality_value": Symbol("V", N_("value of full quality")),
    "expected_cost": Symbol("c", N_("expected cost")),
    "reference_cost": Symbol("P_ref", N_("reference cost")),
    "reference_quality": Symbol("Q_ref", N_("reference quality")),
    "exponent": Symbol("n", N_("exponent with which the curve runs through the reference points")),
    "shares": Symbol("S", N_("share that belongs to the level of the bid")),
    "mki_factor": Symbol("F", N_("factor by which the MKI is added")),
    "highest_discount": Symbol("D", N_("highest discount for a low MKI")),
    "best": Symbol("M_min", N_("MKI that earns all of the discount")),
    "worst": Symbol("M_max", N_("MKI that earns none")),
}
"""By field of a rule, or name of a number that follows from it."""
