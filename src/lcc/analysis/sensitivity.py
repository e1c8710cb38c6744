"""What the comparison of costs hangs on: every number tried on its own, where the cheapest bid changes, scenarios.

It is about cost alone: where the award rule weighs quality or fictive discounts too, `only_costs` says so, and `award`
says what the award hangs on.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from lcc.analysis import award_turn_words, extension
from lcc.analysis.award_turns import AwardTurns
from lcc.analysis.extension import Extension
from lcc.checks.fields import bounds_at, number_at, numbers_in
from lcc.engine.scenarios import CostsByScenario, VariedField
from lcc.engine.sensitivity import BreakEven, Range, Swing, break_evens, lead, one_at_a_time, two_at_a_time
from lcc.evaluation.evaluate import Evaluation
from lcc.figure.figure import cents
from lcc.figure.rounding import half_up
from lcc.language import N_, Percent, Text, Translate
from lcc.model.bid import Bid
from lcc.model.tender import Tender
from lcc.model.uncertainty import Scenarios
from lcc.record.path import Path, name_of, path_of
from lcc.record.problem import InputRefusedError, problem_in
from lcc.record.progress import steps
from lcc.words.number_names import NumberName, number_name

_RATE_STEP = 0.01
_LOWEST_RATE, HIGHEST_RATE = 0.0, 0.1
"""Between these a rate a year is looked at: another winner at a rate that nobody expects tells nothing."""
_NOT_TRIED = {"method", "every_months", "cash_price", "until_year", "price_level", "after_months"}
"""Numbers that no one expects to turn out otherwise, or that go together with others."""

_GRID = 5

_MOVES_LINES = 50
"""How much longer it takes to try a life or a term than a price: every line is made anew."""

MOST_TRIED = 5_000_000
"""Numbers times cash flows of one bid: some ten seconds."""


_MOST_SENTENCES = 5

_IF = {
    (True, False): N_("If '{number}' is above {value} (now {stated})"),
    (False, False): N_("If '{number}' is below {value} (now {stated})"),
    (True, True): N_("If '{number}' is {value} or more (now {stated})"),
    (False, True): N_("If '{number}' is {value} or less (now {stated})"),
}
"""By whether the number rises, and whether it goes by whole months, years or pieces."""
_THEN = {
    True: N_("{condition}, {winner} becomes first."),
    False: N_("{condition}, {winner} becomes the cheapest."),
}
"""By whether the award goes by cost alone."""
_STAYS = {
    True: N_("{bidder} stays first, whichever single number turns out otherwise, up to ten times as much."),
    False: N_(
        "{bidder} stays the cheapest, whichever single number turns out otherwise, up to ten times as much."
    ),
}


@dataclass(frozen=True, slots=True)
class ScenarioOutcome:
    """What each bid is compared by in a scenario, and who wins it."""

    name: str
    costs: tuple[float, ...]
    winner: int


@dataclass(frozen=True, slots=True)
class TwoWay:
    """Two numbers tried together; `winners` and their `costs` have a row for each value of the first one."""

    one: VariedField
    other: VariedField
    values: tuple[float, ...]
    other_values: tuple[float, ...]
    winners: tuple[tuple[int, ...], ...]
    costs: tuple[tuple[float, ...], ...]


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """The whole of it; bids are numbered as in `bidders`, the winner at the stated numbers first.

    `names` has what each number is called; `sentences` say all of it in words, what matters most first. `award` is what
    the award hangs on, by its own rule.
    """

    bidders: tuple[str, ...]
    stated: tuple[float, ...]
    swings: tuple[Swing, ...]
    break_evens: tuple[BreakEven, ...]
    scenarios: tuple[ScenarioOutcome, ...]
    two_way: TwoWay | None
    names: Mapping[VariedField, NumberName]
    sentences: tuple[Text, ...] = ()
    extension: Extension | None = None
    award: AwardTurns | None = None

    @property
    def steady_rates(self) -> list[Swing]:
        """The rates a year that make a difference, and with which no other bid becomes the cheapest."""
        changing = {one.input for one in self.break_evens}
        rates = [swing for swing in self.swings if _is_rate(swing.range.input)]
        return [swing for swing in rates if self.has_a_next_bid and swing.range.input not in changing]

    def called(self, one: VariedField) -> Text:
        """Return what a number is called, as bid sheets say it."""
        return self.names[one].text

    @property
    def has_a_next_bid(self) -> bool:
        """Whether there is a lead to speak of; the cost itself is shown where there is not."""
        return len(self.bidders) > 1

    @property
    def lead(self) -> float:
        """How far the winner is below the next bid, or what the only bid costs, at the stated numbers [money]."""
        return lead(self.stated) if self.has_a_next_bid else self.stated[0]

    def leads(self, swing: Swing) -> tuple[float, float]:
        """Return the same at the low and at the high value of a number [money]."""
        if self.has_a_next_bid:
            return swing.low_margin, swing.high_margin
        return float(swing.low_costs[0]), float(swing.high_costs[0])


def _refuse_too_many(evaluation: Evaluation, tried: Sequence[VariedField], costs_of: CostsByScenario) -> None:
    """Raise InputRefusedError if a bid has so many numbers and cash flows that trying them all takes minutes."""
    problems = []
    for one in evaluation.bids:
        own = [field for field in tried if field.bidder == one.bid.name]
        trials = sum(1 if costs_of.is_live(field) else _MOVES_LINES for field in own)
        if trials * len(one.lines) > MOST_TRIED:
            problems.append(problem_in(one.bid.name, "too_many_trials", len(own), cash_flows=len(one.lines)))
    if problems:
        raise InputRefusedError(problems)


def analyse(
    evaluation: Evaluation,
    *,
    inputs: Sequence[VariedField] = (),
    share: float = 0.1,
    scenarios: Scenarios | None = None,
    two_way: tuple[VariedField, VariedField] | None = None,
) -> Sensitivity:
    """Return how the comparison hangs on its numbers.

    Parameters
    ----------
    evaluation
        What `lcc.evaluation.evaluate.evaluate` returned.
    inputs
        The numbers to try; every number of the tender and the bids if none are named.
    share
        How far to go down and up: this share of a number; a percentage point for rates a year.
    scenarios
        Named scenarios.
    two_way
        Two numbers to try together.

    Raises
    ------
    InputRefusedError
        A bid has too many numbers and cash flows to try them all; `inputs` says which ones to try.
    ValueError
        A scenario makes a tender or bid that can't be (ValidationError, BidDisagreesError).
    """
    cheapest_first = sorted(
        evaluation.there or evaluation.bids, key=lambda one: (cents(one.compared), one.bid.name)
    )
    tender, bids = evaluation.tender, [one.bid for one in cheapest_first]
    costs_of = CostsByScenario(tender, bids)
    tried = list(inputs or _all_inputs(tender, bids))
    _refuse_too_many(evaluation, tried, costs_of)
    ranges = [_range(tender, bids, one, share) for one in tried]
    by_scenario = tuple(_scenarios(costs_of, scenarios)) if scenarios else ()
    swings = one_at_a_time(costs_of, [one for one in ranges if one.low < one.high])
    tried_further = [_search(swing.range) for swing in swings] if len(bids) > 1 else []
    changing = tuple(one for within in steps("numbers", tried_further) for one in break_evens(costs_of, within))
    shown = [*(swing.range.input for swing in swings), *(two_way or ())]
    found = Sensitivity(
        bidders=tuple(bid.name for bid in bids),
        stated=tuple(one.compared for one in cheapest_first),
        swings=tuple(swings),
        break_evens=changing,
        scenarios=by_scenario,
        two_way=_two_way(tender, bids, costs_of, two_way, share) if two_way else None,
        names={one: number_name(tender, bids, one.bidder, one.path) for one in shown},
    )
    return replace(found, sentences=tuple(_sentences(found, tender)))


def _distance(one: BreakEven) -> float:
    """Return how far off another bid comes first [share of the number], in digits that any computer finds."""
    return half_up(abs(one.value - one.stated) / (abs(one.stated) or 1.0), 9)


def _sentences(found: Sensitivity, tender: Tender) -> Iterator[Text]:
    """Yield what the comparison hangs on: the numbers that are nearest to where another bid comes first, scenarios."""
    if not found.has_a_next_bid:
        return
    first, by_cost = found.bidders[0], tender.awards_by_cost_alone
    steps = {swing.range.input for swing in found.swings if swing.range.bounds.step}
    nearest = sorted(found.break_evens, key=_distance)
    of_each: dict[VariedField, BreakEven] = {}
    for one in nearest:
        of_each.setdefault(one.input, one)
    for one in list(of_each.values())[:_MOST_SENTENCES]:
        name, goes_by_steps = found.names[one.input], one.input in steps
        words = {"number": name.text, "value": name.value(one.value), "stated": name.value(one.stated)}
        condition = Text(_IF[one.value > one.stated, goes_by_steps], words)
        yield Text(_THEN[by_cost], {"condition": condition, "winner": found.bidders[one.winner]})
    if not nearest:
        yield Text(_STAYS[by_cost], {"bidder": first})
    is_one = len(found.scenarios) == 1
    changed = [one for one in found.scenarios if one.winner or is_one]
    if found.scenarios and not is_one:
        same = len(found.scenarios) - len(changed)
        told: dict[str, object] = {"same": same, "number": len(found.scenarios), "bidder": first}
        yield Text(N_("{bidder} has the lowest cost in {same} of {number} scenarios."), told)
    for scenario in changed:
        who = {"scenario": scenario.name, "winner": found.bidders[scenario.winner]}
        yield Text(N_("In scenario '{scenario}' {winner} has the lowest cost."), who)


def only_costs(tender: Tender) -> list[Text]:
    """Return a remark where the cheapest bid need not be the winner."""
    if tender.awards_by_cost_alone:
        return []
    return [
        Text(
            N_(
                "This is about costs alone. The award goes by the rule of the tender: the bid with the lowest cost "
                "need not win."
            )
        )
    ]


def nowhere() -> Text:
    """Return what stands for the value at which the winner changes, of a rate that was looked at in vain."""
    between = N_("nowhere between {low} and {high}")
    return Text(between, {"low": Percent(_LOWEST_RATE), "high": Percent(HIGHEST_RATE)})


def called(one: VariedField) -> str:
    """Return the name of a number as people read and write it.

    >>> called(VariedField("Hardhout BV", ("offers", 0, "business_model", "price")))
    'Hardhout BV: offers[0].business_model.price'
    """
    return name_of(one.path) if one.bidder is None else f"{one.bidder}: {name_of(one.path)}"


def numbers_called(tender: Tender, bids: Sequence[Bid]) -> dict[VariedField, Text]:
    """Return what every number of a tender and its bids is called, as bid sheets say it."""
    return {one: number_name(tender, bids, *one).text for one in _all_inputs(tender, bids)}


def one_at_a_time_title(found: Sensitivity, currency: str, _: Translate) -> str:
    """Return what the table of one number at a time shows."""
    title = _("One number at a time: what {bidder} costs ({currency})")
    if found.has_a_next_bid:
        title = _("One number at a time: how far {bidder} is below the next bid ({currency})")
    return title.format(bidder=found.bidders[0], currency=currency)


def is_tried(path: Path) -> bool:
    """Whether a number can be tried by itself: shares of quality classes are 100 % together."""
    return path[-1] not in _NOT_TRIED and path[2:3] != ("qualities",)


def _all_inputs(tender: Tender, bids: Sequence[Bid]) -> Iterator[VariedField]:
    for bidder, record in ((None, tender), *((bid.name, bid) for bid in bids)):
        for path in numbers_in(record):
            if is_tried(path):
                yield VariedField(bidder, path)


def _range(tender: Tender, bids: Sequence[Bid], one: VariedField, share: float) -> Range:
    record = _record(tender, bids, one)
    stated, bounds = number_at(record, one.path) or 0.0, bounds_at(record, one.path)
    reach = _RATE_STEP if _is_rate(one) else abs(stated) * share
    low, high = max(stated - reach, bounds.low), min(stated + reach, bounds.high)
    if bounds.step:
        reach = max(round(reach / bounds.step), 1) * bounds.step
        low, high = max(stated - reach, bounds.low), min(stated + reach, bounds.high)
    return Range(one, low, stated, high, bounds)


def _is_rate(one: VariedField) -> bool:
    return one.bidder is None and one.path[0] in ("discount", "inflation", "indices")


def _search(tried: Range) -> Range:
    """Return how far to look for a change of winner: ten times a number, a rate from 0 to 10 %, any life."""
    low, high = (
        (_LOWEST_RATE, HIGHEST_RATE)
        if _is_rate(tried.input)
        else (min(0.0, 10 * tried.stated), max(0.0, 10 * tried.stated))
    )
    low, high = max(low, tried.bounds.low), min(high, tried.bounds.high)
    return Range(tried.input, min(low, tried.stated), tried.stated, max(high, tried.stated), tried.bounds)


def _record(tender: Tender, bids: Sequence[Bid], one: VariedField) -> Tender | Bid:
    return tender if one.bidder is None else next(bid for bid in bids if bid.name == one.bidder)


def _scenarios(costs_of: CostsByScenario, scenarios: Scenarios) -> Iterator[ScenarioOutcome]:
    for scenario in scenarios.scenarios:
        changes = {
            VariedField(change.bidder, path_of(change.field)): np.array([change.value])
            for change in scenario.changes
        }
        [costs] = costs_of(changes)
        yield ScenarioOutcome(scenario.name, tuple(costs.tolist()), int(costs.argmin()))


def _two_way(
    tender: Tender,
    bids: Sequence[Bid],
    costs_of: CostsByScenario,
    pair: tuple[VariedField, VariedField],
    share: float,
) -> TwoWay:
    axes = []
    for one in pair:
        tried = _range(tender, bids, one, 2 * share)
        values = np.linspace(tried.low, tried.high, _GRID)
        if tried.bounds.step:
            values = np.unique(np.round(values / tried.bounds.step) * tried.bounds.step)
        axes.append(tuple(values.tolist()))
    costs = two_at_a_time(costs_of, pair[0], axes[0], pair[1], axes[1])
    return TwoWay(
        pair[0],
        pair[1],
        axes[0],
        axes[1],
        tuple(tuple(row) for row in costs.argmin(axis=2).tolist()),
        tuple(tuple(row) for row in costs.min(axis=2).tolist()),
    )


def as_json(found: Sensitivity, _: Translate) -> dict[str, Any]:
    """Return it as plain values, and in the words of a language."""
    return {
        "sentences": [sentence.say(_) for sentence in found.sentences],
        "bidders": list(found.bidders),
        "stated": list(found.stated),
        "one_at_a_time": [
            {
                "bidder": swing.range.input.bidder,
                "field": name_of(swing.range.input.path),
                "label": found.called(swing.range.input).say(_),
                "low": swing.range.low,
                "stated": swing.range.stated,
                "high": swing.range.high,
                "costs_at_low": swing.low_costs.tolist(),
                "costs_at_high": swing.high_costs.tolist(),
                "winner_at_low": found.bidders[swing.low_winner],
                "winner_at_high": found.bidders[swing.high_winner],
            }
            for swing in found.swings
        ],
        "break_evens": [
            {
                "bidder": one.input.bidder,
                "field": name_of(one.input.path),
                "label": found.called(one.input).say(_),
                "stated": one.stated,
                "value": one.value,
                "winner": found.bidders[one.winner],
            }
            for one in found.break_evens
        ],
        "scenarios": [
            {"name": one.name, "costs": list(one.costs), "winner": found.bidders[one.winner]}
            for one in found.scenarios
        ],
        "two_way": _two_way_json(found, found.two_way) if found.two_way else None,
        "extension": extension.as_json(found.extension) if found.extension else None,
        "award": award_turn_words.as_json(found.award, _) if found.award else None,
    }


def _two_way_json(found: Sensitivity, pair: TwoWay) -> dict[str, Any]:
    return {
        "fields": [called(pair.one), called(pair.other)],
        "values": list(pair.values),
        "other_values": list(pair.other_values),
        "winners": [[found.bidders[winner] for winner in row] for row in pair.winners],
        "lowest_costs": [list(row) for row in pair.costs],
    }
