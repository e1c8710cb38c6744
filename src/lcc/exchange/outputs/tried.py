"""What other numbers would come to: `lcc sensitivity`, `lcc simulate` and `lcc look-back`."""

from typing import Any, Literal

from pydantic import Field

from lcc.record.record import Output, OutputDocument


class NumberTried(Output):
    """A number that was tried lower and higher, and what bids cost then."""

    bidder: str | None = Field(title="Bidder", description="Whose number it is; null for one of the tender.")
    field: str = Field(title="Field", description="Its path in the document.")
    label: str = Field(title="Label", description="What it is called.")
    low: float = Field(title="Low", description="The lower number.")
    stated: float = Field(title="Stated", description="As it stands in the document.")
    high: float = Field(title="High", description="The higher number.")
    costs_at_low: list[float] = Field(title="Costs at low", description="In the order of `bidders`.")
    costs_at_high: list[float] = Field(title="Costs at high", description="In the order of `bidders`.")
    winner_at_low: str = Field(title="Cheapest at low", description="Whose bid costs least then.")
    winner_at_high: str = Field(title="Cheapest at high", description="Whose bid costs least then.")


class BreakEvenFound(Output):
    """The value of a number at which another bid becomes the cheapest."""

    bidder: str | None = Field(title="Bidder", description="Whose number it is; null for one of the tender.")
    field: str = Field(title="Field", description="Its path in the document.")
    label: str = Field(title="Label", description="What it is called.")
    stated: float = Field(title="Stated", description="As it stands in the document.")
    value: float = Field(title="Value", description="At which the cheapest bid changes.")
    winner: str = Field(title="Cheapest", description="Whose bid costs least from there.")


class ScenarioCosts(Output):
    """What bids cost in a scenario."""

    name: str = Field(title="Name", description="Of the scenario.")
    costs: list[float] = Field(title="Costs", description="In the order of `bidders`.")
    winner: str = Field(title="Cheapest", description="Whose bid costs least.")


class TwoNumbers(Output):
    """Two numbers that were tried together."""

    fields: list[str] = Field(title="Fields", description="The names of both.")
    values: list[float] = Field(title="Values", description="Of the first number.")
    other_values: list[float] = Field(title="Other values", description="Of the second number.")
    winners: list[list[str]] = Field(title="Cheapest", description="A row for each value of the first number.")
    lowest_costs: list[list[float]] = Field(title="Lowest costs", description="In the same order.")


class BidIfExtended(Output):
    """What a bid comes to if the contract is extended."""

    bidder: str = Field(title="Bidder", description="Whose bid it is.")
    rank: int | None = Field(title="Rank", description="As it is.")
    rank_then: int | None = Field(title="Rank then", description="Over the longer horizon.")
    cost: float = Field(title="Cost", description="As it is compared.")
    cost_then: float = Field(title="Cost then", description="Over the longer horizon.")
    extra_cash: float = Field(title="Extra cash", description="What is paid more, undiscounted.")
    of_which_bought: float = Field(title="Of which bought", description="For products bought anew.")
    bought_lasts_until: int | None = Field(title="Bought lasts until", description="The year.")
    extra_by_year: dict[str, float] = Field(title="Extra by year", description="By calendar year.")


class Extended(Output):
    """What if the contract is extended."""

    years: int = Field(title="Years", description="By how many.")
    first_now: list[str] = Field(title="First now", description="Who comes first.")
    first_then: list[str] = Field(title="First then", description="Who comes first over the longer horizon.")
    bids: list[BidIfExtended] = Field(title="Bids", description="Each of them.")


class AwardTurn(Output):
    """A value at which another bid is the first."""

    value: float = Field(title="Value", description="The nearest one.")
    first: list[str] = Field(title="First", description="Who comes first then.")


class NumberTurn(Output):
    """A number of the award rule, and where another bid is the first."""

    field: str = Field(title="Field", description="Its path in the tender.")
    label: str = Field(title="Label", description="What it is called.")
    stated: float = Field(title="Stated", description="As the tender has it.")
    tried_from: float = Field(title="Tried from", description="The lowest value that was tried.")
    tried_to: float = Field(title="Tried to", description="The highest value that was tried.")
    lower: AwardTurn | None = Field(
        title="Lower", description="The nearest value below; null where there is none."
    )
    higher: AwardTurn | None = Field(
        title="Higher", description="The nearest value above; null where there is none."
    )


class CostTurnFound(Output):
    """The cost of a bid, and where another bid is the first."""

    bid: str = Field(title="Bid", description="Whose cost it is.")
    is_first: bool = Field(title="Is first", description="Whether it comes first as it is.")
    stated: float = Field(title="Stated", description="What it costs.")
    at: AwardTurn | None = Field(title="At", description="The nearest cost with another outcome.")


class ScoreAsGiven(Output):
    """A score on a criterion."""

    share: float = Field(title="Share", description="Of what can be earned, 0 to 1.")
    score: float | str | None = Field(title="Score", description="As it is given on the scale.")


class ScoreTurned(ScoreAsGiven):
    """A score on a criterion at which another bid is the first."""

    first: list[str] = Field(title="First", description="Who comes first then.")


class ScoreTurnFound(Output):
    """The score of a bid on a criterion, and where another bid is the first."""

    bid: str = Field(title="Bid", description="Whose score it is.")
    criterion: str = Field(title="Criterion", description="By code.")
    is_first: bool = Field(title="Is first", description="Whether the bid comes first as it is.")
    stated: ScoreAsGiven = Field(title="Stated", description="As it was scored.")
    at: ScoreTurned | None = Field(title="At", description="The nearest score with another outcome.")


class AwardTurnsFound(Output):
    """By the award rule: what would make another bid the first."""

    sentences: list[str] = Field(title="In words", description="The outcome.")
    first: list[str] = Field(title="First", description="Who comes first as it is.")
    numbers: list[NumberTurn] = Field(title="Numbers", description="Of the rule.")
    costs: list[CostTurnFound] = Field(title="Costs", description="Of each bid.")
    scores: list[ScoreTurnFound] = Field(title="Scores", description="Of each bid on each criterion.")
    not_ranked: list[str] = Field(title="Not ranked", description="Bids that were left out.")


class SensitivityFound(OutputDocument):
    """What the comparison hangs on."""

    kind: Literal["lcc sensitivity"] = "lcc sensitivity"
    sentences: list[str] = Field(title="In words", description="The outcome.")
    bidders: list[str] = Field(title="Bidders", description="In the order of all costs below.")
    stated: list[float] = Field(title="Stated costs", description="What each bid costs as it is.")
    one_at_a_time: list[NumberTried] = Field(
        title="One at a time", description="The numbers that matter most first."
    )
    break_evens: list[BreakEvenFound] = Field(
        title="Break-evens", description="Where another bid becomes the cheapest."
    )
    scenarios: list[ScenarioCosts] = Field(title="Scenarios", description="Those that were named.")
    two_way: TwoNumbers | None = Field(title="Two numbers", description="If two were tried together.")
    extension: Extended | None = Field(title="Extension", description="If it was asked.")
    award: AwardTurnsFound | None = Field(title="Award", description="Null where fewer than two bids are ranked.")


class SimulatedBid(Output):
    """What a bid may come to."""

    bidder: str = Field(title="Bidder", description="Whose bid it is.")
    mean: float = Field(title="Mean", description="Of its cost.")
    deviation: float = Field(title="Deviation", description="The standard deviation of its cost.")
    probability_cheapest: float = Field(title="Probability of being cheapest", description="0 to 1.")
    expected_regret: float = Field(
        title="Expected regret", description="Above the cheapest in each draw, on average."
    )
    percentiles: list[float] = Field(title="Percentiles", description="Of its cost, from 0 to 100.")
    variance_shares: dict[str, float] = Field(
        title="Shares of the variance", description="By driver the share of the variance that goes with it."
    )


class HeldBack(Output):
    """A number that was kept within what it can be."""

    bidder: str | None = Field(title="Bidder", description="Whose number it is; null for one of the tender.")
    field: str = Field(title="Field", description="Its path in the document.")
    draws: int = Field(title="Draws", description="How often.")


class Simulated(OutputDocument):
    """What bids may come to where numbers are uncertain. The same seed gives the same numbers."""

    kind: Literal["lcc simulation"] = "lcc simulation"
    sentences: list[str] = Field(title="In words", description="The outcome.")
    draws: int = Field(title="Draws", description="How many.")
    seed: int = Field(title="Seed", description="Where the random numbers start.")
    bids: list[SimulatedBid] = Field(title="Bids", description="Each of them.")
    held_back: list[HeldBack] = Field(title="Held back", description="Numbers that were kept within their bounds.")


class LookedBackBid(Output):
    """How a bid would have done."""

    bidder: str = Field(title="Bidder", description="Whose bid it is.")
    cheapest: float = Field(title="Cheapest", description="In which share of the draws, 0 to 1.")
    life_cycle_cost: dict[str, float] = Field(title="Life-cycle cost", description="By percentile, as `p50`.")


class LookedBackOn(OutputDocument):
    """Whether the same bid would have won, had the whole life been asked."""

    kind: Literal["lcc look back"] = "lcc look back"
    tender: str = Field(title="Tender", description="The code of the tender.")
    awarded: str = Field(title="Awarded", description="Whose bid was awarded.")
    awarded_is_stated: bool = Field(
        title="Stated", description="Whether that was said; else it is who asked least."
    )
    same_winner: float = Field(title="Same winner", description="In which share of the draws, 0 to 1.")
    draws: int = Field(title="Draws", description="How many.")
    seed: int = Field(title="Seed", description="Where the random numbers start.")
    bids: list[LookedBackBid] = Field(title="Bids", description="Each of them.")
    assumptions: list[dict[str, Any]] = Field(
        title="Assumptions",
        description="Each range as it was stated (`lcc schema ranges`), with its sources, the bids it stands in for, "
        "how it is drawn and how much it weighs.",
    )
