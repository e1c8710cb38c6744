"""A remark about an award rule or what came of it, in no language: its kind, which bids, and the words to say it with.

Each is something to look at; none excludes a bid or changes a score.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

from lcc.award.outcome import Standing
from lcc.cashflow.line import Line
from lcc.engine.curves import Floats
from lcc.model.bid import Bid
from lcc.record.path import Path

Kind = Literal[
    # of the rule, before it is published
    "relative_rule",
    "relative_level",
    "any_difference_decides",
    "small_difference_decides",
    "no_motivation",
    "quality_without_effect",
    "cost_without_weight",
    "quality_worth_nothing",
    "weight_of_zero",
    "earns_below_zero",
    "counted_twice",
    "scale_against_indicator",
    "score_below_zero",
    "no_tie_break",
    "lots_drawn_first",
    "tie_break_without_effect",
    "no_abnormal_indicator",
    "floor_above_bounds",
    "ladder_recalled",
    "ladder_superseded",
    "variants_without_minimum",
    "lots_in_order",
    "nothing_to_lock",
    "no_assessors",
    "fixed_budget_discounts",
    "other_costs_without_effect",
    "stops_at_zero",
    "criteria_undescribed",
    "one_amount_for_lots",
    "lots_at_any_cost",
    # of settings that decide by themselves
    "use_not_asked",
    "residual_value_favours",
    "bands_favour",
    "yearly_moment_favours",
    "life_unbounded",
    "return_rate_open",
    "loss_open",
    "indices_open",
    "vat_rate_open",
    "resale_counts_whole",
    "options_not_stated",
    "contract_end_not_stated",
    "short_lives_skip_growth",
    "mki_discount_not_stated",
    "phases_not_asked",
    "emissions_without_price",
    "cost_decides_little",
    "points_too_coarse",
    # of the outcome, after opening
    "default_is_cheaper",
    "winner_hangs_on_loser",
    "order_hangs_on_loser",
    "tie_broken",
    "tie_drawn",
    "tie_open",
    "lots_drawn",
    "one_bid",
    "costs_equal",
    "difference_decided",
    "not_ranked",
    "abnormally_low",
    "price_of_zero",
    "symbolic_price",
    "phase_of_zero",
    "costs_beside_price",
    "nothing_lost",
    "resale_not_guaranteed",
    "level_without_certificate",
    "taken_back_unbacked",
    "evidence_expired",
    "intensity_claimed",
    "long_life_claimed",
    "whole_contract",
    "jump_after_horizon",
    "jump_in_use",
    "jump_in_loss",
    "paid_by_losses",
    "past_horizon",
    "short_life_cheaper",
    "life_unlike_others",
    "life_beyond_horizon",
    "loss_unlike_others",
    "interest_on_deposit",
    "impacts_left_out",
    "impacts_missing",
    "vat_below_others",
    "index_unlike_others",
    "option_unlike_others",
    "mass_unlike_others",
    "taken_back_short",
    "resale_of_much",
    "reference_unknown",
    "score_changed",
    "justification_changed",
    "lock_stated",
    "change_stated",
]

Word = str | float | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """A remark: what kind, the bids and the field that it is about, and what its sentence is filled in with.

    `path` is a field of the tender where no bid is named, and otherwise one of the first bid; () for all of it.
    """

    kind: Kind
    bids: tuple[str, ...] = ()
    words: Mapping[str, Word] = field(default_factory=dict)
    path: Path = ()


class Received(Protocol):
    """A bid as checks see it: what it states, what that comes to, and how it was ranked."""

    @property
    def bid(self) -> Bid:
        """What the bidder states."""

    @property
    def lines(self) -> Sequence[Line]:
        """What it comes to, line by line."""

    @property
    def present_value(self) -> Floats:
        """The present value of each line."""

    @property
    def compared(self) -> float:
        """The cost by which it is compared: over the horizon, or by year."""

    @property
    def phases(self) -> Mapping[str, float]:
        """The present value of each phase."""

    @property
    def standing(self) -> Standing:
        """What the award rule makes of it."""
