"""The one pipeline: tender + bids + scores -> result. Every way in calls this and nothing below it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from lcc.award.drawn import DrawsDisagreeError, draw_disagreements, equals, is_drawn, places
from lcc.award.fallen import (
    DecisionsDisagreeError,
    Fallen,
    decided_before,
    decision_disagreements,
    fallen,
    need_no_scores,
)
from lcc.award.outcome import Contender, Standing, rank_bids, seen_of_all
from lcc.award.quality import judged
from lcc.award.rule_input import OfAll
from lcc.cashflow.compile import compile_bid
from lcc.cashflow.line import Line
from lcc.checks.agreement import BidDisagreesError, clashing, disagreements
from lcc.checks.lives import horizon_months
from lcc.checks.scoring import ScoresDisagreeError, is_scored, what_stops_scoring
from lcc.circularity.avoided import BidComparison, Compared, beside_each_other
from lcc.circularity.of_bid import BidCircularity, circularity_of
from lcc.circularity.targets import Tested, target_tests
from lcc.engine.curves import Floats
from lcc.engine.implied_interest import ImpliedInterest, implied_interest
from lcc.engine.rates import equivalent_annual_cost
from lcc.engine.valuation import (
    Terms,
    by_bid,
    by_phase,
    columns,
    counted,
    nominal_by_year,
    shown_values,
    terms_of,
)
from lcc.evaluation.budget import Budget, budget, reclaims_vat, years_of_budget
from lcc.figure.rounding import sum_of, sums_of
from lcc.library.phases import PHASES
from lcc.model.bid import Bid
from lcc.model.draw import Draw
from lcc.model.lot import offers_of
from lcc.model.lot_outcome import LotOutcome
from lcc.model.quality import Scores
from lcc.model.received import Received
from lcc.model.reference import by_cost_alone
from lcc.model.tender import Tender
from lcc.record.message import Message
from lcc.record.progress import steps
from lcc.record.record import revalidated
from lcc.scrutiny.combined_discount import low_together
from lcc.scrutiny.fell_away import lot_moved
from lcc.scrutiny.outcome_remarks import checks
from lcc.scrutiny.stress import Stress, stress

if TYPE_CHECKING:
    from lcc.model.bid_decision import BidDecisions
    from lcc.model.bid_history import BidHistory
    from lcc.model.price_memory import EarlierPrices


class UndividedLotsError(ValueError):
    """A tender with lots was to be evaluated as if it had none."""

    def __init__(self, tender: str) -> None:
        super().__init__(f"tender {tender} has lots: see lcc.evaluation.lots.evaluate_lots")


@dataclass(frozen=True, slots=True)
class ValuedBid:
    """A bid, its lines, and what they come to, by itself.

    `present_value` has the shape (lines,), `nominal` (lines, years + 1), `yearly` (years + 1,). Costs are above 0.
    `compared` is the cost by which bids are compared: over the whole horizon, or by year; `price` is the part of it
    that is asked under the business model itself. `by_users` has the shape (lines,): what each line is worth that users
    pay, also where it is only shown. Where the tender measures circularity, `paid` is what is paid for each offer,
    without external costs, as costs are compared, and `circularity` and `targets` are there.
    """

    bid: Bid
    lines: tuple[Line, ...]
    present_value: Floats
    nominal: Floats
    phases: Mapping[str, float]
    yearly: Floats
    life_cycle_cost: float
    equivalent_annual_cost: float
    compared: float
    price: float
    by_users: Floats
    nominal_cost: float
    paid: tuple[float, ...]
    circularity: BidCircularity | None
    targets: tuple[Tested, ...]

    @property
    def users_pay(self) -> float:
        """The present value of what users pay [money]."""
        return sum_of(self.by_users)


@dataclass(frozen=True, slots=True)
class BidEvaluation(ValuedBid):
    """A bid beside the others: `standing` is what the award rule makes of it.

    `beside` is there where the tender measures circularity.
    """

    standing: Standing
    beside: BidComparison | None
    implied_interest: tuple[ImpliedInterest, ...]

    @property
    def rank(self) -> int | None:
        """The rank, 1 the best; None for a bid that is not ranked."""
        return self.standing.rank


@dataclass(frozen=True)
class Evaluation:
    """A tender, the rules that it sets, and its bids: best first, equals by name, those not ranked last.

    `draws` are the drawings of lots that settled a tie. Of one lot of a tender, `lot_outcome` says who is awarded it
    beside the other lots, where that is known. `received` says what became of the files that were handed in.
    `reference` is what keeping what the authority has comes to: it is not among the bids, and has no rank. `decisions`
    says which bids fell away, and `history` what was offered in rounds before the last. `prices` are the ranges of what
    was offered before for like items: they change no cost and no rank.
    """

    tender: Tender
    terms: Terms
    bids: tuple[BidEvaluation, ...]
    scores: Scores | None = None
    draws: tuple[Draw, ...] = ()
    lot_outcome: LotOutcome | None = None
    received: Received | None = None
    reference: BidEvaluation | None = None
    decisions: "BidDecisions | None" = None
    history: "BidHistory | None" = None
    prices: "EarlierPrices | None" = None

    @cached_property
    def checks(self) -> list[Message]:
        """What to look at before the award is announced."""
        found = checks(self.tender, self.bids, self.scores, self.draws, self.decisions, self.prices)
        return [*lot_moved(self.lot_outcome), *low_together(self.tender, self.lot_outcome), *found]

    @cached_property
    def of_all(self) -> OfAll | None:
        """What the award rule sees of all bids, from which the score of each follows; None where nobody counts."""
        return seen_of_all([one.standing for one in self.bids])

    @property
    def is_by_cost_alone(self) -> bool:
        """Whether the cheapest of all bids comes first: by a rule of cost alone, and none fell away."""
        return self.tender.awards_by_cost_alone and self.there == self.bids

    @property
    def there(self) -> tuple[BidEvaluation, ...]:
        """The bids that did not fall away."""
        return tuple(one for one in self.bids if one.standing.contender.fallen is None)

    @property
    def next_tie(self) -> tuple[str, ...]:
        """The best bids, by name, between which lots are still to be drawn; empty where there are none."""
        ties = equals(one.standing for one in self.bids)
        return next((tie for tie in ties if not is_drawn(tie, self.draws)), ())

    @cached_property
    def budget_years(self) -> range:
        """The calendar years that budgets have a column for."""
        return years_of_budget(self.tender, [one.lines for one in self.with_reference])

    @cached_property
    def reclaims_vat(self) -> bool:
        """Whether budgets say how much VAT is to be claimed back."""
        return reclaims_vat(self.tender, [one.lines for one in self.with_reference])

    @property
    def with_reference(self) -> tuple[BidEvaluation, ...]:
        """The bids, and after them what the authority has, where that is known."""
        return (*self.bids, *([self.reference] if self.reference else []))

    @cached_property
    def budgets(self) -> list[Budget]:
        """The budget of each bid, in the order of the bids."""
        return [self._budget(one) for one in self.bids]

    @cached_property
    def reference_budget(self) -> Budget | None:
        """The budget of what the authority has, where that is known."""
        return None if self.reference is None else self._budget(self.reference)

    def _budget(self, one: BidEvaluation) -> Budget:
        return budget(self.tender, self.terms, one.bid, one.lines, self.budget_years, reclaims=self.reclaims_vat)

    @cached_property
    def stress(self) -> list[Stress]:
        """Each bid without what it only promises, in the order of the bids."""
        return stress(self.tender, self.bids)


def evaluate(
    tender: Tender,
    bids: Sequence[Bid],
    scores: Scores | None = None,
    *,
    draws: Sequence[Draw] = (),
    reference: Bid | None = None,
    decisions: "BidDecisions | None" = None,
) -> Evaluation:
    """Compile, value and rank the bids; quality is what assessors scored, where the tender has criteria for it.

    Whatever files would be refused for is refused here too. Without bids the ranking is empty. Each of `draws` puts the
    bids of one tie, that the award rule leaves, in the order in which lots were drawn. `reference` is an offer of the
    authority itself, to keep what it has: its cost is worked out, and it changes nothing for the bids. Of `decisions`
    a bid that falls away is not ranked; lots that were drawn before that are held to who was equal then.

    Raises
    ------
    ValidationError, ChangedRecordError
        A record is not what its model allows, or was changed past its validation.
    BidDisagreesError
        A bid does not answer the tender, or its bidder has another one.
    ScoresDisagreeError
        The scores do not fit the criteria and the bids, were changed since they were locked, or are not locked yet
        while the tender holds prices back until they are.
    UndividedLotsError
        The tender has lots, and bids for some of them can't be ranked against bids for others.
    DecisionsDisagreeError
        A decision is about no bid, or came after the award under a relative rule that does not say what then.
    DrawsDisagreeError
        Lots were drawn between bids that the rule does not leave equal, or not between all of those.

    Examples
    --------
    >>> tender = Tender.model_validate({
    ...     "id": "desks", "title": "Desks", "authority": "Voorbeeld", "base_date": "2027-01-01",
    ...     "horizon_years": 10, "discount": {"rate": 0.0}, "asked_phases": [],
    ...     "items": [{"id": "desk", "name": "Desk", "quantity": 2, "unit": "piece"}]})
    >>> def offer(name, **model):
    ...     return Bid.model_validate({"tender": "desks", "bidder": {"name": name},
    ...                                "offers": [{"item": "desk", "business_model": model}]})
    >>> outcome = evaluate(tender, [
    ...     offer("Koop BV", kind="purchase", price=500.0, service_life_years=10),
    ...     offer("Lease BV", kind="lease", payment=45.0, every_months=12, term_months=60)])
    >>> [(bid.bid.name, bid.life_cycle_cost) for bid in outcome.bids]
    [('Lease BV', 900.0), ('Koop BV', 1000.0)]
    """
    if tender.lots is not None:
        raise UndividedLotsError(tender.id)
    tender, bids, scores = checked(tender, bids, scores, decisions)
    kept = None if reference is None else evaluate(by_cost_alone(tender), [reference]).bids[0]
    compiled = [compile_bid(tender, bid) for bid in bids]
    terms = terms_of(tender, years_of_cash(tender, [*compiled, *([kept.lines] if kept else [])]))
    valued, drawn = _valued(tender, bids, compiled, terms), places(draws)

    def ranked(decided: "BidDecisions | None") -> list[Standing]:
        gone = fallen(tender.award, decided)
        return rank_bids(
            tender,
            [
                _contender(tender, one, scores, drawn.get(one.bid.name, 0), gone.get(one.bid.name))
                for one in valued
            ],
        )

    standings = ranked(decisions)
    ties_at = [
        equals(standings if decisions is None else ranked(decided_before(decisions, draw))) for draw in draws
    ]
    if wrong := [*draw_disagreements(draws, [bid.name for bid in bids], ties_at)]:
        raise DrawsDisagreeError(wrong)
    evaluations = [
        BidEvaluation(
            **{field.name: getattr(one, field.name) for field in fields(one)},
            standing=standing,
            beside=beside,
            implied_interest=tuple(implied_interest(tender, one.bid)),
        )
        for one, standing, beside in zip(valued, standings, _beside(tender, valued, standings), strict=True)
    ]
    return Evaluation(
        tender,
        terms,
        tuple(sorted(evaluations, key=_place)),
        scores,
        tuple(draws),
        reference=kept and _unranked(kept, terms),
        decisions=decisions,
    )


def contender(tender: Tender, bid: Bid, scores: Scores | None, drawn: int = 0) -> Contender:
    """Return a bid as the award takes it, whatever others bid; `drawn` as a contender has it."""
    lines = compile_bid(tender, bid)
    [valued] = _valued(tender, [bid], [lines], terms_of(tender, years_of_cash(tender, [lines])))
    return _contender(tender, valued, scores, drawn)


def _valued(
    tender: Tender, bids: Sequence[Bid], compiled: Sequence[Sequence[Line]], terms: Terms
) -> list[ValuedBid]:
    """Return what each bid comes to: all of them in one valuation."""
    lines = columns(compiled, terms.index_names)
    shown, nominal = shown_values(lines, terms), nominal_by_year(lines, terms)
    values = counted(lines, shown)
    phases, yearly = by_phase(lines, values, len(bids)), by_bid(lines, nominal, len(bids))
    return [
        _valued_bid(tender, bid, compiled[i], values[of_bid], shown[of_bid], nominal[of_bid], phases[i], yearly[i])
        for i, bid in enumerate(steps("comparison", bids))
        for of_bid in [lines.bid == i]
    ]


def _valued_bid(
    tender: Tender,
    bid: Bid,
    lines: Sequence[Line],
    values: Floats,
    shown: Floats,
    nominal: Floats,
    phases: Floats,
    yearly: Floats,
) -> ValuedBid:
    cost, annual = sum_of(phases), _annual(tender, bid, lines, values)
    is_measured = tender.measures_circularity
    paid = _paid(tender, bid, lines, values) if is_measured else []
    found = circularity_of(tender, bid) if is_measured else None
    return ValuedBid(
        bid=bid,
        lines=tuple(lines),
        present_value=values,
        nominal=nominal,
        phases=dict(zip(PHASES, phases.tolist(), strict=True)),
        yearly=yearly,
        life_cycle_cost=cost,
        equivalent_annual_cost=annual,
        compared=cost if tender.comparison == "common_horizon" else annual,
        price=_price(tender, bid, lines, values),
        by_users=np.where([line.payer == "users" for line in lines], shown, 0.0),
        nominal_cost=sum_of(yearly),
        paid=tuple(paid),
        circularity=found,
        targets=_targets(tender, found, paid),
    )


def _contender(
    tender: Tender, one: ValuedBid, scores: Scores | None, drawn: int, gone: Fallen | None = None
) -> Contender:
    bid, award, quality = one.bid, tender.award, tender.quality
    is_judged = quality is not None and (gone is None or is_scored(quality, bid.name, scores))
    mki = one.phases["externalities"] if award.takes_mki else 0.0
    return Contender(
        name=bid.name,
        cost=one.price if award.basis == "price" else one.compared - mki,
        mki=mki,
        level=bid.co2_ladder.level if bid.co2_ladder and award.co2_ladder else 0,
        quality=judged(tender, quality, bid, scores, one.circularity) if quality and is_judged else None,
        targets=one.targets,
        drawn=drawn,
        fallen=gone,
        by_item=_by_item(tender, one) if award.counts_items else (),
    )


def _by_item(tender: Tender, one: ValuedBid) -> tuple[float, ...]:
    """Return what each item of the tender costs, as costs count by its award rule [money]."""
    offers = one.bid.offers
    counts = np.array([line.is_price or tender.award.basis != "price" for line in one.lines])
    items = np.array([offers[line.offer].item for line in one.lines])
    return tuple(sum_of(one.present_value[counts & (items == item.id)]) for item in tender.items)


def _unranked(kept: BidEvaluation, terms: Terms) -> BidEvaluation:
    """Return what the authority has as it stands beside the bids: with the years that these have, and no rank."""
    nominal = nominal_by_year(columns([kept.lines], terms.index_names), terms)
    return replace(kept, nominal=nominal, yearly=sums_of(nominal), standing=replace(kept.standing, rank=None))


def years_of_cash(tender: Tender, compiled: Sequence[Sequence[Line]]) -> int:
    """Return the year up to which there is cash: the horizon, or a later one in which something is received."""
    paid = (line.last_paid for lines in compiled for line in lines if line.payer == "authority")
    return max(tender.horizon_years, -(-max(paid, default=0) // 12))


def checked(
    tender: Tender, bids: Sequence[Bid], scores: Scores | None = None, decisions: "BidDecisions | None" = None
) -> tuple[Tender, list[Bid], Scores | None]:
    """Return tender, bids and scores, validated anew and held beside each other; errors as of `evaluate`."""
    tender, bids = revalidated(tender), [revalidated(bid) for bid in bids]
    scores = None if scores is None else revalidated(scores)
    for bid in bids:
        if findings := disagreements(tender, bid):
            raise BidDisagreesError(bid.name, findings)
    for position, finding in clashing(bids, [bid.name for bid in bids]):
        raise BidDisagreesError(bids[position].name, [finding])
    names = [bid.name for bid in bids]
    in_lots = {
        lot.id: [bid.name for bid in bids if offers_of(bid, lot)]
        for lot in (tender.lots.parts if tender.lots else ())
    }
    if decisions and (wrong := [*decision_disagreements(tender, revalidated(decisions), names, in_lots)]):
        raise DecisionsDisagreeError(wrong)
    if wrong := what_stops_scoring(tender, bids, scores, need_no_scores(tender.award, decisions)):
        raise ScoresDisagreeError(wrong)
    return tender, bids, scores


def _place(one: BidEvaluation) -> tuple[bool, int, str]:
    return one.rank is None, one.rank or 0, one.bid.name


def _price(tender: Tender, bid: Bid, lines: Sequence[Line], values: Floats) -> float:
    """Return what the bid asks under its business models, over the horizon or by year as costs are compared."""
    asked = np.where([line.is_price for line in lines], values, 0.0)
    return float(asked.sum()) if tender.comparison == "common_horizon" else _annual(tender, bid, lines, asked)


def _paid(tender: Tender, bid: Bid, lines: Sequence[Line], values: Floats) -> list[float]:
    """Return what is paid for each offer, without external costs: over the horizon or by year, as costs compare."""
    is_paid = np.where([line.payer != "society" for line in lines], values, 0.0)
    by_offer = _by_offer(bid, lines, is_paid)
    return by_offer if tender.comparison == "common_horizon" else _annual_by_offer(tender, bid, by_offer)


def _targets(tender: Tender, found: BidCircularity | None, paid: Sequence[float]) -> tuple[Tested, ...]:
    if tender.circularity is None or found is None:
        return ()
    return tuple(target_tests(tender.circularity, found, paid))


def _beside(
    tender: Tender, valued: Sequence[ValuedBid], standings: Sequence[Standing]
) -> list[BidComparison | None]:
    if tender.circularity is None:
        return [None] * len(valued)
    compared = [
        Compared(one.bid.name, standing.rank is not None, one.compared, sum_of(one.paid), one.circularity)
        for one, standing in zip(valued, standings, strict=True)
        if one.circularity is not None
    ]
    return [*beside_each_other(tender.circularity, compared)]


def _annual(tender: Tender, bid: Bid, lines: Sequence[Line], values: Floats) -> float:
    """Return the cost a year: each offer over the years in which it is valued."""
    years = years_valued(tender, bid)
    if len(set(years)) == 1:
        return equivalent_annual_cost(sum_of(values), tender.discount.bands, years[0])
    return sum_of(_annual_by_offer(tender, bid, _by_offer(bid, lines, values)))


def _by_offer(bid: Bid, lines: Sequence[Line], values: Floats) -> list[float]:
    summed: list[float] = np.bincount(
        [line.offer for line in lines], weights=values, minlength=len(bid.offers)
    ).tolist()
    return summed


def _annual_by_offer(tender: Tender, bid: Bid, costs: Sequence[float]) -> list[float]:
    bands = tender.discount.bands
    return [
        equivalent_annual_cost(cost, bands, n) for cost, n in zip(costs, years_valued(tender, bid), strict=True)
    ]


def years_valued(tender: Tender, bid: Bid) -> list[int]:
    """Return the whole years over which each offer of a bid is valued."""
    return [horizon_months(tender, offer) // 12 for offer in bid.offers]
