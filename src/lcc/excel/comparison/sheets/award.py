"""Award: from the cost and the quality of each bid to its score and its rank, by the rule of the tender."""

from collections.abc import Iterator
from dataclasses import dataclass

from xlsxwriter.utility import xl_rowcol_to_cell

from lcc.award.by_item import cost_share
from lcc.award.conditions import Condition
from lcc.award.outcome import general_formula
from lcc.award.ranking import POINT_DECIMALS
from lcc.award.rule_input import (
    ASSESSED,
    BEST_QUALITY,
    BEST_RATIO,
    COST_SHARE,
    HIGHEST,
    ITEM_COST,
    ITEM_LOWEST,
    LOWEST,
    MKI,
    OWN_COST,
    QUALITY,
)
from lcc.evaluation.evaluate import BidEvaluation, Evaluation
from lcc.excel.cells.charts import axis, bars, for_the_lowest, place_chart
from lcc.excel.cells.formula import Reference, formula, quoted, rounded_formula
from lcc.excel.cells.sheet_writer import Page
from lcc.excel.comparison.sheets.assumptions import AssumptionCells
from lcc.excel.comparison.sheets.cash_flows import PHASE, PRICE, CashFlowCells
from lcc.excel.comparison.sheets.circularity import CircularityCells
from lcc.excel.comparison.sheets.quality import QualityCells
from lcc.figure.figure import MONEY_DECIMALS, Given
from lcc.language import Translate
from lcc.language.terms import reason, term
from lcc.model.award import Points
from lcc.model.tender import Tender
from lcc.model.tie import BY_COST, BY_QUALITY
from lcc.words.draw import draw_text
from lcc.words.requirements import requirements_text
from lcc.words.units import score_head, unit_of_score

BIDDER, FIRST = 0, 1
LOWEST_ROW, HIGHEST_ROW, BEST_ROW, HEAD_ROW = 2, 3, 4, 6
_MOST_IN_CHART = 20
_NOT_RANKED_KEY, NOTHING = "1E+99", "-"
"""What stands in for numbers of bids that are not ranked: last in order, and nothing to show."""

SEEN = "seen_of_quality"
"""What others are measured by: the quality of those that are ranked, or their quality for their cost."""
ITEM_COUNTED = "item_counted"
"""The cost of an item, of the bids that can have the lowest one: above it stands the lowest of all."""
UNROUNDED, COST_POINTS, QUALITY_POINTS, SCORE, WHY, COUNTED, RANK, PLACE, KEY, REQUIREMENTS = (
    "unrounded", "cost_points", "quality_points", "score", "why", "counted", "rank", "place", "key", "requirements"
)  # fmt: skip


_WIDTHS = {UNROUNDED: 20, OWN_COST: 20, ASSESSED: 20, WHY: 44, REQUIREMENTS: 24, RANK: 8, PLACE: 10}


@dataclass(frozen=True, slots=True)
class AwardCells:
    """Where the outcome stands, by the name of a column."""

    page: Page
    columns: dict[str, int]
    bids: int

    def cell(self, name: str, number: int) -> str:
        """Return the cell of a bid as other sheets refer to it."""
        return self.page.cell(HEAD_ROW + 1 + number, self.columns[name])

    def column(self, name: str) -> str:
        """Return the cells of all bids as other sheets refer to them."""
        column = self.columns[name]
        return self.page.range(HEAD_ROW + 1, column, HEAD_ROW + self.bids, column)


def write(
    page: Page,
    evaluation: Evaluation,
    assumptions: AssumptionCells,
    cash_flows: CashFlowCells,
    quality: QualityCells | None,
    circularity: CircularityCells | None,
) -> AwardCells:
    """Write the sheet, and return where the outcome stands."""
    _, tender = page._, evaluation.tender
    has_conditions = any(one.standing.conditions for one in evaluation.bids)
    titles = _columns(tender, _, has_conditions=has_conditions, has_draws=bool(evaluation.draws))
    if any(one.standing.contender.is_counted_still for one in evaluation.bids):
        titles[COUNTED] = _("Cost that counts for others")
    cells = AwardCells(page, {name: FIRST + k for k, name in enumerate(titles)}, len(evaluation.bids))
    sheet = _Award(cells, evaluation, assumptions, cash_flows, quality, circularity)
    page.known_by = (BIDDER,)
    page.widths(36, *(_WIDTHS.get(name, 15) for name in titles))
    rule = _("Award rule: {rule}. Every column follows from those before it.")
    said = [rule.format(rule=term(tender.award.method, _)), *(draw_text(draw).say(_) for draw in evaluation.draws)]
    page.note(" ".join(said))
    sheet.write_lowest_and_highest()
    sheet.write_lowest_of_items()
    page.heading(HEAD_ROW - 1, _("From cost to rank"), FIRST + len(titles) - 1)
    page.heads(HEAD_ROW, BIDDER, _("Bidder"))
    page.heads(HEAD_ROW, FIRST, *titles.values(), style="number_column")
    for name in (WHY, REQUIREMENTS):
        if name in titles:
            page.text(HEAD_ROW, cells.columns[name], titles[name], "column")
    page.keep_heads(HEAD_ROW, columns=1, height=42)
    page.sheet.repeat_columns(BIDDER)
    for number in range(len(evaluation.bids)):
        sheet.write_bid(number)
    page.finish()
    is_positive = all((one.standing.score or 0) >= 0 for one in evaluation.bids)
    _chart(cells, tender, is_positive=is_positive)
    return cells


def _columns(tender: Tender, _: Translate, *, has_conditions: bool, has_draws: bool) -> dict[str, str]:
    """Return the titles of the columns that this tender needs, in the order in which they follow from each other."""
    rule, currency = tender.award, tender.currency
    basis = term(rule.basis, _)
    if rule.basis == "life_cycle_cost" and tender.comparison == "equivalent_annual_cost":
        basis = _("Equivalent annual cost")
    titles = {UNROUNDED: f"{basis[:1].upper()}{basis[1:]}, {currency}"}
    if rule.takes_mki:
        titles[UNROUNDED] = _("{cost} without MKI, {currency}").format(cost=basis, currency=currency)
    titles[OWN_COST] = _("Cost in cents, {currency}").format(currency=currency)
    if rule.takes_mki:
        titles[MKI] = f"MKI, {currency}"
    titles[ASSESSED] = _("Cost after fictive discounts and additions, {currency}").format(currency=currency)
    if tender.quality is not None:
        titles[QUALITY] = _("Quality")
    if rule.counts_items:
        for k, item in enumerate(tender.items):
            titles[of_item(ITEM_COST, k)] = _("Cost of {item}, {currency}").format(
                item=item.name, currency=currency
            )
    if has_conditions:
        titles[WHY], titles[COUNTED] = _("Why not ranked"), _("Cost of those that are ranked")
    if BEST_QUALITY in rule.bounds_of_all:
        titles[SEEN] = _("Quality of those that are ranked")
    if BEST_RATIO in rule.bounds_of_all:
        titles[SEEN] = _("Quality for each {currency}").format(currency=currency)
    if rule.counts_items:
        for k, item in enumerate(tender.items):
            titles[of_item(ITEM_COUNTED, k)] = _("Cost of {item}, of those that are ranked").format(item=item.name)
        titles[COST_SHARE] = _("Share of the points for cost")
    if isinstance(rule, Points):
        titles |= {COST_POINTS: _("Points for cost"), QUALITY_POINTS: _("Points for quality")}
    titles[SCORE] = score_head(tender, _)
    if tender.requirements:
        titles[REQUIREMENTS] = _("Requirements, as the bid says")
    titles |= {
        f"{KEY}{k}": _("Order {number}: {name}").format(number=k + 1, name=name)
        for k, name in enumerate([*_ordered_by(tender, _), *([_("lots drawn")] if has_draws else [])])
    }
    return titles | {RANK: _("Rank"), PLACE: _("Place")}


def of_item(name: str, place: int) -> str:
    """Return the name of a column about an item, by its place in the tender."""
    return f"{name}{place}"


def score_styles(tender: Tender) -> tuple[str, str]:
    """Return the styles of a score, and of the best one: an amount, or a number with more digits."""
    is_money = tender.award.is_in_money
    return ("money", "best") if is_money else ("amount", "best_amount")


def _ordered_by(tender: Tender, _: Translate) -> list[str]:
    criteria = (
        {leaf.criterion.id: leaf.criterion.name for leaf in tender.quality.leaves()} if tender.quality else {}
    )
    named = {BY_COST: _("cost"), BY_QUALITY: _("quality"), **criteria}
    return [_("score"), *(named[name] for name in tender.award.broken_by)]


@dataclass(frozen=True, slots=True)
class _Award:
    """The sheet while it is written."""

    cells: AwardCells
    evaluation: Evaluation
    assumptions: AssumptionCells
    cash_flows: CashFlowCells
    quality: QualityCells | None
    circularity: CircularityCells | None

    def write_lowest_and_highest(self) -> None:
        page, bids = self.cells.page, self.evaluation.bids
        costs = [one.standing.assessed_cost.value for one in bids if one.standing.sets_bounds] or [0.0]
        lowest, highest = (
            page._("Lowest cost of those that are ranked"),
            page._("Highest cost of those that are ranked"),
        )
        if any(one.standing.contender.is_counted_still for one in bids):
            lowest, highest = page._("Lowest cost, at the award"), page._("Highest cost, at the award")
        for row, title, function, value in (
            (LOWEST_ROW, lowest, "MIN", min(costs)), (HIGHEST_ROW, highest, "MAX", max(costs)),
        ):  # fmt: skip
            page.text(row, BIDDER, title)
            counted = self._local(COUNTED if COUNTED in self.cells.columns else ASSESSED)
            page.formula(row, FIRST, f"={function}({counted})", value, "money")
        if SEEN in self.cells.columns:
            is_ratio = BEST_RATIO in self.evaluation.tender.award.bounds_of_all
            ratio, quality = (
                page._("Best ratio of quality to cost"),
                page._("Best quality of those that are ranked"),
            )
            page.text(BEST_ROW, BIDDER, ratio if is_ratio else quality)
            seen = self.evaluation.of_all
            best = (seen.best_ratio if is_ratio else seen.best_quality) if seen else 0.0
            style = "amount" if is_ratio else "share"
            page.formula(BEST_ROW, FIRST, f"=MAX({self._local(SEEN)})", best, style)

    def write_lowest_of_items(self) -> None:
        """Write the lowest cost of each item above the column of those that count."""
        tender = self.evaluation.tender
        seen = self.evaluation.of_all
        for k in range(len(tender.items) if tender.award.counts_items else 0):
            column = self.cells.columns[of_item(ITEM_COUNTED, k)]
            self.cells.page.text(LOWEST_ROW - 1, column, self.cells.page._("Lowest"), "number_column")
            lowest = seen.lowest_by_item[k] if seen else 0.0
            counted = self._local(of_item(ITEM_COUNTED, k))
            self.cells.page.formula(LOWEST_ROW, column, f"=MIN({counted})", lowest, "money")

    def _write_items(self, number: int) -> None:
        """Write what each item costs, that again where it counts for the lowest, and what the items earn together."""
        tender, standing = self.evaluation.tender, self.evaluation.bids[number].standing
        if not tender.award.counts_items:
            return
        only_price = tender.award.basis == "price"
        for k, item in enumerate(tender.items):
            cost, name = standing.contender.by_item[k], of_item(ITEM_COST, k)
            unrounded = self.cash_flows.of_item(self.evaluation, number, item.id, only_price=only_price)
            self._put(number, name, f"={rounded_formula(f'({unrounded})')}", cost, "money")
            counted = self._if_counted(number, self._own(number, name))
            self._put(
                number, of_item(ITEM_COUNTED, k), counted, cost if standing.sets_bounds else NOTHING, "money"
            )
        if (seen := self.evaluation.of_all) is None:
            return
        share = standing.cost_share or cost_share(tender, [1.0] * len(tender.items), seen.lowest_by_item)
        written = self._if_ranked(number, formula(share, self._reference(number))[1:])
        self._put(number, COST_SHARE, written, share.value if standing.cost_share else NOTHING, "share")

    def write_bid(self, number: int) -> None:
        outcome = self.evaluation.bids[number]
        standing, page = outcome.standing, self.cells.page
        page.text(HEAD_ROW + 1 + number, BIDDER, outcome.bid.name)
        contender = standing.contender
        self._put(number, UNROUNDED, f"={self._cost(number)}", self._unrounded(outcome), "money")
        in_cents = rounded_formula(self._own(number, UNROUNDED))
        self._put(number, OWN_COST, f"={in_cents}", contender.cost, "money")
        self._put(number, MKI, f"={rounded_formula(self._externalities(number))}", contender.mki, "money")
        assessed = formula(standing.assessed_cost, self._reference(number))
        self._put(number, ASSESSED, assessed, standing.assessed_cost.value, "money")
        if self.quality is not None and contender.quality is not None:
            self._put(number, QUALITY, f"={self.quality.totals[number]}", contender.quality.total.value, "share")
        elif QUALITY in self.cells.columns:  # it fell away before it was scored
            page.text(HEAD_ROW + 1 + number, self.cells.columns[QUALITY], NOTHING, "centred")
        self._put(number, WHY, self._why_formula(number), self._why(outcome), "indented")
        ranked = standing.rank is not None
        assessed_cell = self._own(number, ASSESSED)
        counted = standing.assessed_cost.value if standing.sets_bounds else NOTHING
        self._put(number, COUNTED, self._if_counted(number, assessed_cell), counted, "money")
        self._write_seen(number)
        self._write_items(number)
        self._write_scores(number)
        if REQUIREMENTS in self.cells.columns:
            met = requirements_text(self.evaluation.tender, outcome.bid).say(page._)
            page.text(HEAD_ROW + 1 + number, self.cells.columns[REQUIREMENTS], met, "indented")
        for k, (key, value) in enumerate(self._keys(number)):
            ordered = self._if_ranked(number, key, _NOT_RANKED_KEY)
            self._put(number, f"{KEY}{k}", ordered, value if ranked else float(_NOT_RANKED_KEY), "amount")
        self._put(number, RANK, self._if_ranked(number, self._rank(number)), standing.rank or NOTHING, "number")
        self._put(number, PLACE, self._place(number), number + 1, "number")

    def _write_seen(self, number: int) -> None:
        """Write what of the quality of a bid others are measured by, if the rule does so and the bid counts."""
        if SEEN not in self.cells.columns:
            return
        standing, is_ratio = (
            self.evaluation.bids[number].standing,
            BEST_RATIO in self.evaluation.tender.award.bounds_of_all,
        )
        quality = self._own(number, QUALITY) if QUALITY in self.cells.columns else "0"
        written = f"{quality}/{self._own(number, ASSESSED)}" if is_ratio else quality
        earned = standing.contender.earned
        seen = earned / standing.assessed_cost.value if is_ratio and standing.sets_bounds else earned
        value = seen if standing.sets_bounds else NOTHING
        self._put(number, SEEN, self._if_counted(number, written), value, "amount" if is_ratio else "share")

    def _write_scores(self, number: int) -> None:
        standing = self.evaluation.bids[number].standing
        plain, best = score_styles(self.evaluation.tender)
        scored, style = general_formula(self.evaluation.tender.award), best if standing.rank == 1 else plain
        for name in (COST_POINTS, QUALITY_POINTS, SCORE):
            figure = getattr(scored, name)
            if figure is None or name not in self.cells.columns:
                continue
            written = formula(figure, self._reference(number))[1:]
            value = getattr(standing.scored, name).value if standing.scored else NOTHING
            self._put(number, name, self._if_ranked(number, written), value, style if name == SCORE else plain)

    def _cost(self, number: int) -> str:
        tender = self.evaluation.tender
        priced = ((PRICE, self.cells.page._("yes")),) if tender.award.basis == "price" else ()
        if tender.comparison == "equivalent_annual_cost":
            return self.cash_flows.by_year(self.evaluation, number, self.assumptions.annuities, *priced)
        total = self.cash_flows.total(number, *priced)
        is_without = tender.award.takes_mki and tender.award.basis == "life_cycle_cost"
        return f"{total}-{self._externalities(number)}" if is_without else total

    def _unrounded(self, outcome: BidEvaluation) -> float:
        award = self.evaluation.tender.award
        if award.basis == "price":
            return outcome.price
        return outcome.compared - (outcome.phases["externalities"] if award.takes_mki else 0.0)

    def _externalities(self, number: int) -> str:
        return self.cash_flows.total(number, (PHASE, term("externalities", self.cells.page._)))

    def _reference(self, number: int) -> Reference:
        def reference(given: Given) -> str:
            if given.document == "tender":
                return self.assumptions.by_path[given.path]
            name = str(given.path[0])
            if given.document == "circularity" and self.circularity is not None:
                return self.circularity.indicator(number, name)
            if name in (LOWEST, HIGHEST):
                row = LOWEST_ROW if name == LOWEST else HIGHEST_ROW
                return str(xl_rowcol_to_cell(row, FIRST, row_abs=True, col_abs=True))
            if name in (BEST_QUALITY, BEST_RATIO):
                return str(xl_rowcol_to_cell(BEST_ROW, FIRST, row_abs=True, col_abs=True))
            if name == ITEM_COST:
                return self._own(number, of_item(name, int(given.path[1])))
            if name == ITEM_LOWEST:
                column = self.cells.columns[of_item(ITEM_COUNTED, int(given.path[1]))]
                return str(xl_rowcol_to_cell(LOWEST_ROW, column, row_abs=True, col_abs=True))
            if name == "criteria" and self.quality is not None:
                return self.quality.criteria[number, str(given.path[1])]
            if name == QUALITY and self.quality is None:
                return "0"  # all points are for cost, and no quality is asked
            return self._own(number, name)

        return reference

    def _why_formula(self, number: int) -> str:
        reference, holds, words = self._reference(number), [], []
        for condition in self.evaluation.bids[number].standing.conditions:
            holds.append(f"({formula(condition.holds, reference)[1:]})")
            said = self._said(condition)
            words.append(f'IF({holds[-1]}>0,{quoted(f"{said}; ")},"")')
        return f'=IF({"+".join(holds)}=0,"{NOTHING}",{"&".join(words)})' if holds else f'="{NOTHING}"'

    def _why(self, outcome: BidEvaluation) -> str:
        found = outcome.standing.not_ranked
        return "".join(f"{self._said(condition)}; " for condition in found) or NOTHING

    def _said(self, condition: Condition) -> str:
        return reason(condition.why.code, condition.name_in(self.evaluation.tender), self.cells.page._)

    def _keys(self, number: int) -> Iterator[tuple[str, float]]:
        """Yield what a bid is ordered by, as a formula and its value."""
        key, rule = self.evaluation.bids[number].standing.key or (), self.evaluation.tender.award
        decimals = MONEY_DECIMALS if rule.is_in_money else POINT_DECIMALS
        formulas = [("" if rule.lowest_wins else "-") + rounded_formula(self._own(number, SCORE), decimals)]
        for name in rule.broken_by:
            if name == BY_COST:
                formulas.append(self._own(number, OWN_COST))
            elif self.quality is not None:
                share = self.quality.criteria.get((number, name), self.quality.totals.get(number, "0"))
                formulas.append("-" + rounded_formula(share, POINT_DECIMALS))
        for k, written in enumerate(formulas):
            yield written, key[k] if key else 0.0
        if self.evaluation.draws:
            drawn = self.evaluation.bids[number].standing.contender.drawn
            yield str(drawn), float(drawn)

    def _rank(self, number: int) -> str:
        """Return how many bids are better: on the first thing that bids differ in, from the score on."""
        better, equal = [], ""
        for k in range(1 + len(self.evaluation.tender.award.broken_by) + bool(self.evaluation.draws)):
            keys, own = self._local(f"{KEY}{k}"), self._own(number, f"{KEY}{k}")
            better.append(f"SUMPRODUCT({equal or '--'}({keys}<{own}))")
            equal += f"({keys}={own})*"
        return "1+" + "+".join(better)

    def _place(self, number: int) -> str:
        """Return the place in the list: by rank, then in the order of the rows; those that are not ranked last."""
        own, ranks = self._own(number, RANK), self._local(RANK)
        first = xl_rowcol_to_cell(HEAD_ROW + 1, self.cells.columns[RANK], row_abs=True, col_abs=True)
        ranked = own if WHY not in self.cells.columns else f"IF(ISNUMBER({own}),{own},1+COUNT({ranks}))"
        return f"={ranked}+COUNTIF({first}:{own},{own})-1"

    def _if_ranked(self, number: int, written: str, otherwise: str = f'"{NOTHING}"') -> str:
        if WHY not in self.cells.columns:
            return f"={written}"
        return f'=IF({self._own(number, WHY)}="{NOTHING}",{written},{otherwise})'

    def _if_counted(self, number: int, written: str) -> str:
        """Return a cost where it can be the lowest or highest: of a bid that fell away after the award too."""
        standing = self.evaluation.bids[number].standing
        if not standing.contender.is_counted_still:
            return self._if_ranked(number, written)
        others = [one.holds for one in standing.conditions if not one.is_decided]
        holds = [f"({formula(one, self._reference(number))[1:]})" for one in others]
        return f'=IF({"+".join(holds)}=0,{written},"{NOTHING}")' if holds else f"={written}"

    def _own(self, number: int, name: str) -> str:
        return str(xl_rowcol_to_cell(HEAD_ROW + 1 + number, self.cells.columns[name]))

    def _local(self, name: str) -> str:
        return self.cells.column(name).rpartition("!")[2]

    def _put(self, number: int, name: str, written: str, value: float | str, style: str) -> None:
        if name in self.cells.columns:
            self.cells.page.formula(HEAD_ROW + 1 + number, self.cells.columns[name], written, value, style)


def _chart(cells: AwardCells, tender: Tender, *, is_positive: bool) -> None:
    """Add a chart of the score by bid, in its parts where it has them."""
    page, _ = cells.page, cells.page._
    names = (COST_POINTS, QUALITY_POINTS) if COST_POINTS in cells.columns else (SCORE,)
    kind, last = "stacked" if len(names) > 1 else "clustered", HEAD_ROW + min(cells.bids, _MOST_IN_CHART)
    chart = bars(page, kind, HEAD_ROW, last, BIDDER, [cells.columns[name] for name in names])
    unit = unit_of_score(tender, _)
    # Bars that do not start at zero mislead.
    chart.set_y_axis(axis(unit) | ({"min": 0} if is_positive else {}))
    title = for_the_lowest(_("Score by the award rule"), cells.bids, _MOST_IN_CHART, _)
    place_chart(page, HEAD_ROW + cells.bids + 2, 0, chart, title)
