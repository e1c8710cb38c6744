"""What comes out: the object that `lcc score --json` prints."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal

from pydantic import Field

from lcc.library.indicators import Bound
from lcc.library.payers import Payer
from lcc.library.phases import Phase
from lcc.model.bid import Bid
from lcc.model.draw import Draw, Draws
from lcc.model.quality import Scores
from lcc.model.received import Received
from lcc.model.tender import Tender
from lcc.record.place import InputFile, Origin
from lcc.record.record import Output, OutputDocument, Record, empty_list

if TYPE_CHECKING:
    from lcc.model.bid_decision import BidDecisions
    from lcc.model.bid_history import BidHistory
    from lcc.model.price_memory import EarlierPrices


class LineResult(Output):
    """One cash-flow line and its value at the base date."""

    phase: Phase
    label: str
    item: str
    source: Origin
    amount: float = Field(description="Each payment, at prices of the base date.")
    unit: str = Field(description="The currency, or kg CO2-eq where the carbon price turns it into money.")
    first_month: int
    every_months: int
    payments: int
    index: str
    price_lag_months: int = Field(description="The price is of this many months before the payment.")
    settled_month: int | None = Field(
        default=None,
        description="In which all payments are settled as one amount, in place of each on its own day.",
    )
    settled_by: Literal["price", "value"] | None = Field(
        default=None,
        description="Each at the price of its own month, as it was paid; or for its present value on its own day.",
    )
    reason: Literal["", "credited", "owed", "to_come", "instalment", "interval"] = Field(
        default="", description="Why it is there, where the horizon cuts something off; empty for all else."
    )
    settles: Phase | None = Field(
        default=None, description="The phase of the cost that is settled, where that is another one than its own."
    )
    payer: Payer = Field(
        default="authority", description="Whose money it is: external costs are paid by nobody, so by society."
    )
    counts: bool = Field(default=True, description="Whether it weighs in the comparison, or is only shown.")
    present_value: float = Field(description="As it counts: 0 for what is only shown.")


class NotRankedResult(Output):
    """Why a bid is not ranked; the criterion, indicator or item where it is about one."""

    reason: str
    criterion: str | None = None
    item: str | None = None
    ground: str | None = Field(default=None, description="Where it was decided that the bid falls away.")
    article: str | None = Field(
        default=None, description="Of the law or the tender documents, where it was decided."
    )
    explanation: str | None = Field(
        default=None, description="The reason as the bidder is told it, where it was decided."
    )


class AwardResult(Output):
    """What the award rule made of the bid. Quality is a share: 1 for everything that can be earned."""

    method: str
    cost: float = Field(description="What the rule starts from: life-cycle cost, cost a year, or price; in cents.")
    assessed_cost: float = Field(description="After fictive discounts, in cents.")
    quality: float | None = None
    criteria: dict[str, float] = Field(default_factory=dict, description="The share earned on each criterion.")
    cost_by_item: dict[str, float] = Field(
        default_factory=dict,
        description="What each item costs, in cents, where each earns points for its own cost.",
    )
    cost_points: float | None = None
    quality_points: float | None = None
    score: float | None = Field(default=None, description="Money, points or a ratio, as the rule has it.")
    not_ranked: list[NotRankedResult] = Field(default_factory=empty_list)
    decided_by: Literal["draw"] | None = Field(
        default=None,
        description="Draw where lots were drawn between this bid and equal ones; null where rules decide.",
    )


class ImpliedInterestResult(Output):
    """What a lease, deposit or buy-back implies against the cash price that is stated beside it."""

    item: str
    cash_price: float
    yearly_rate: float | None = Field(
        description="At prices of the base date; null where no rate explains the offer."
    )
    break_even_months: int | None = Field(
        description="After which the offer has cost as much; null if it never does."
    )


class CheckResult(Output):
    """Something to look at before the award is announced; it excludes no bid and changes no score."""

    kind: str
    bids: list[str]
    field: str | None = Field(description="Of the first bid, where it is about one.")
    words: dict[str, str | float | list[str] | list[float]] = Field(
        description="What was found, in codes and numbers."
    )


class ProductResult(Output):
    """What was worked out of one offer, by name; masses are kg of one unit."""

    item: str
    figures: dict[str, float]


class TargetResult(Output):
    """A target beside the bid. The gap is in the unit of the indicator, 0 where the target is reached."""

    indicator: str
    bound: Bound
    level: float
    year: int | None
    required: bool
    value: float | None = Field(description="Null where the bid does not state what it takes.")
    gap: float | None
    met: bool | None


class TenderTargetResult(Output):
    """A target beside the tender as a whole: who reaches it, and how far the bid that comes first is from it."""

    indicator: str
    bound: Bound
    level: float
    year: int | None
    reached_by: list[str] = Field(description="Bidders, best first.")
    not_known_of: list[str] = Field(description="Bidders that do not state what it takes.")
    gap_of_first: float | None = Field(description="Null where nobody comes first, or it is not known.")


class CircularityResult(Output):
    """Indicators of the bid and of each of its products; empty where the tender does not measure circularity."""

    indicators: dict[str, float] = Field(default_factory=dict)
    products: list[ProductResult] = Field(default_factory=empty_list)
    targets: list[TargetResult] = Field(default_factory=empty_list)
    reference_bid: str | None = None
    efficient: bool | None = Field(
        default=None,
        description="No other bid costs no more and is no less circular, and is better in one of the two.",
    )
    cost_per_tonne_co2: float | None = Field(
        default=None,
        description="What is paid more than for the reference bid for each tonne less; null if no less.",
    )
    cost_per_kg_virgin: float | None = Field(
        default=None, description="What is paid more than for the reference bid for each kg less; null if no less."
    )


class StressResult(Output):
    """A bid without what it only promises: what is to come back, or is credited at the horizon."""

    promised: float = Field(description="Present value of what is only promised.")
    secured: float = Field(description="The part of it that the security offered covers.")
    cost: float = Field(description="What the rule would start from, without what is promised and not secured.")
    rank: int | None = Field(description="The rank then; null for a bid that is not ranked, or too many bids.")
    security: float = Field(description="What more security would keep its rank; 0 where it keeps it without.")


class BudgetResult(Output):
    """What is paid and received by calendar year: nominal, without external costs and before settlement.

    VAT that is a cost is in it. Each list has an amount for each of `years`; costs are above zero.
    """

    years: list[int]
    investment: list[float] = Field(description="Purchase, replacements, and what contracts ask at their start.")
    running: dict[Phase, list[float]] = Field(description="All else that is paid, by phase.")
    receipts: list[float] = Field(description="What comes in, below zero.")
    total: list[float]
    vat_to_reclaim: list[float] | None = Field(
        default=None, description="VAT that is no cost; null where none is, or a rate is not known."
    )
    cost_centres: dict[str, list[float]] = Field(
        default_factory=dict, description="The part of the total that each bears."
    )
    settlement: float = Field(
        description="Settled at the horizon as value, and not paid: with the total it is the nominal cost."
    )


class EarlierPriceResult(Output):
    """What a bid asks for an item, beside what was asked before for a like one at the price level of the tender.

    A price is without VAT: of a unit that is bought for good, of one use, or else of a unit and year. Null, and no
    offers, where nothing like it was offered before under that business model.
    """

    item: str
    business_model: str
    per: Literal["unit", "unit_year", "one_use"]
    asked: float
    offers: int = Field(description="How many earlier offers there are.")
    tenders: int = Field(description="In how many earlier tenders.")
    oldest: int | None = Field(description="The year of the oldest base date among them.")
    lowest: float | None
    lower_quartile: float | None
    median: float | None
    upper_quartile: float | None
    highest: float | None


class BidResult(Output):
    """One bid, compared."""

    bidder: str
    rank: int | None = Field(description="1 is best; null for a bid that is not ranked.")
    life_cycle_cost: float
    equivalent_annual_cost: float
    price: float = Field(description="What is asked under the business model, as present value.")
    users_pay: float = Field(
        default=0.0, description="What users pay, as present value, whether it counts or is only shown."
    )
    nominal_cost: float
    phases: dict[Phase, float]
    yearly: list[float] = Field(
        description="Nominal cash by year; 0 is the base date. Of the authority alone. It goes on past the horizon "
        "only where something is received later."
    )
    lines: list[LineResult]
    award: AwardResult
    implied_interest: list[ImpliedInterestResult] = Field(default_factory=empty_list)
    circularity: CircularityResult = Field(default_factory=CircularityResult)
    without_promises: StressResult | None = None
    budget: BudgetResult | None = None
    above_reference: float | None = Field(
        default=None, description="Its cost as compared less that of the reference; null where there is none."
    )
    earlier_prices: list[EarlierPriceResult] = Field(
        default_factory=empty_list,
        description="What was offered before, of each offer; empty where no price file was given.",
    )


class ReferenceResult(Output):
    """What keeping what the authority has comes to: beside the bids, and without a rank."""

    name: str
    life_cycle_cost: float
    equivalent_annual_cost: float
    nominal_cost: float
    phases: dict[Phase, float]
    yearly: list[float] = Field(description="As of a bid.")
    lines: list[LineResult]
    budget: BudgetResult


class Documents(Output):
    """What was scored, as it was read: enough to compute the result again without its files."""

    tender: dict[str, Any]
    bids: list[dict[str, Any]]
    scores: dict[str, Any] | None = None
    draws: dict[str, Any] | None = None
    reference: dict[str, Any] | None = None
    decisions: dict[str, Any] | None = None
    history: dict[str, Any] | None = None
    prices: dict[str, Any] | None = None


def documents_of(
    tender: Tender,
    bids: Sequence[Bid],
    scores: Scores | None,
    draws: Sequence[Draw] = (),
    reference: Bid | None = None,
    decisions: "BidDecisions | None" = None,
    history: "BidHistory | None" = None,
    prices: "EarlierPrices | None" = None,
) -> Documents:
    """Return what was scored, as it was stated: enough to evaluate it again."""
    return Documents(
        tender=_as_stated(tender),
        bids=[_as_stated(bid) for bid in bids],
        scores=_as_stated(scores) if scores else None,
        draws=_as_stated(Draws(tender=tender.id, draws=list(draws))) if draws else None,
        reference=_as_stated(reference) if reference else None,
        decisions=_as_stated(decisions) if decisions else None,
        history=_as_stated(history) if history else None,
        prices=_as_stated(prices) if prices else None,
    )


def _as_stated(record: Record) -> dict[str, Any]:
    return record.model_dump(mode="json", exclude_unset=True)


class FieldChangeResult(Output):
    """A field that a bid states otherwise than in the round before; null where one of the two does not state it."""

    field: str
    before: str | float | bool | None
    after: str | float | bool | None


class BidVersionResult(Output):
    """What a bidder offered in one round, and what that changed."""

    bidder: str
    round: int | None = Field(description="1 is the first; null for the bid that is scored.")
    file: str | None = Field(default=None, description="Of an earlier round.")
    sha256: str | None = None
    cost: float = Field(description="What it would be compared by, in cents.")
    changes: list[FieldChangeResult] = Field(description="Beside the version before it.")


class Result(OutputDocument):
    """A tender and its bids, best first, with all that it takes to check it years later."""

    kind: Literal["lcc result"] = "lcc result"
    tender: str
    lcc_version: str
    versions: dict[str, str] = Field(
        default_factory=dict,
        exclude=True,
        description="Of Python and of libraries, in results of before: what decides is the version of the program.",
    )
    method: Literal[2] = Field(description="The version of the rules by which costs were worked out.")
    rules: str = Field(default="", description="A proof of the rules in words, as the method statement has it.")
    currency: str
    inputs: list[InputFile]
    files: Received | None = Field(
        default=None, description="What became of the files that were handed in; null where no files were."
    )
    bids: list[BidResult]
    warnings: list[str]
    checks: list[CheckResult] = Field(default_factory=empty_list)
    targets: list[TenderTargetResult] = Field(
        default_factory=empty_list, description="Those of the tender, in its order."
    )
    reference: ReferenceResult | None = Field(
        default=None, description="What the authority has already; null where that was not given."
    )
    history: list[BidVersionResult] = Field(
        default_factory=empty_list,
        description="What was offered in earlier rounds, by bid, up to what is scored; empty without such rounds.",
    )
    documents: Documents | None = None


LotReason = Literal["best_rank", "limit", "combination", "no_bid", "limit_of_all", "tie", "hangs_on_draw"]
"""The best in rank; the best whose bidder is below the limit; part of the best combination; no bid is
ranked; every bidder that is ranked has reached the limit; bids are equal, and lots have to be drawn; that hangs on the
drawing of lots for another lot."""


class LotResult(Output):
    """One lot, as a tender of its own."""

    lot: str
    title: str
    result: Result | None = Field(description="Null where nobody bid.")


class LotAwardResult(Output):
    """Who is awarded a lot, and why."""

    lot: str
    bidder: str | None = Field(description="Null where nobody is awarded the lot.")
    rank: int | None
    score: float | None = Field(description="Before discounts for combined lots.")
    reason: LotReason
    is_tie: bool = Field(
        description="More than one bid can still be awarded the lot: nobody is before lots are drawn."
    )
    tied: list[str] = Field(
        default_factory=empty_list, description="The bids that can still be awarded the lot, by name."
    )
    hangs_on: list[str] = Field(
        default_factory=empty_list, description="The lots for which lots have to be drawn first, by code."
    )
    decided_by: Literal["draw"] | None = Field(
        default=None, description="Draw where lots were drawn between bids that the rule leaves equal."
    )


class CombinedResult(Output):
    """A discount that counts because one bid is awarded all of these lots."""

    bidder: str
    lots: list[str]
    discount: float
    points: float | None = Field(
        default=None, description="How many points more its lots earn by it; null where scores are money."
    )


class LotsResult(OutputDocument):
    """A tender that is divided into lots, each of them compared, and who is awarded which."""

    kind: Literal["lcc lots result"] = "lcc lots result"
    tender: str
    lcc_version: str
    method: Literal[2] = Field(description="The version of the rules by which costs were worked out.")
    currency: str
    inputs: list[InputFile]
    files: Received | None = Field(
        default=None, description="What became of the files that were handed in; null where no files were."
    )
    lots: list[LotResult]
    awards: list[LotAwardResult]
    combined: list[CombinedResult]
    total: float | None = Field(
        description="Of the scores, with what the discounts change in them; null where it hangs on a draw, or where "
        "lots are awarded in order and scores are no money."
    )
    warnings: list[str]
    documents: Documents | None = None
