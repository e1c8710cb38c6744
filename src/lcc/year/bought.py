"""Pictures of what was asked and bought: the way to the goal, product groups, business models and competition."""

from collections.abc import Iterator, Sequence

from lcc.language import N_, Translate
from lcc.language.terms import MODEL_NAMES, model_name
from lcc.words.blocks import Chart
from lcc.year.found import Found
from lcc.year.goals import Goal
from lcc.year.groups import division_name, divisions
from lcc.year.picture import ByYear, Picture, Row, by_year
from lcc.year.table import SPEND_COUNTED, UNKNOWN, Cell, InRow, Over, Part, Where, YearTable, said

_SHARES = {
    "life_cycle_cost": (
        N_("Awarded on life-cycle cost"),
        N_(
            "Of how many awards, and of how much of the spend, the cost over the whole life counted and not only the "
            "price."
        ),
        N_("tenders with bids"),
    ),
    "circular": (
        N_("Circular awards"),
        N_(
            "An award is circular with a target or a quality criterion on circularity, or with another business model "
            "than plain purchase."
        ),
        N_("tenders with bids"),
    ),
}


def progress(found: Found, goals: Sequence[Goal], _: Translate) -> Iterator[Picture]:
    """Yield the shares by number and by spend over the years, with the line to the goal where there is one."""
    for column, (title, text, needed) in _SHARES.items():
        tables = [_progress(found, column, currency, goals, _) for currency in found.currencies]
        yield Picture(f"{column}_share", _(title), _(text), tuple(one for one in tables if one), _(needed))


def _progress(found: Found, column: str, currency: str, goals: Sequence[Goal], _: Translate) -> YearTable | None:
    number, spend = f"{column}_share", f"{column}_spend"
    by_number = {year: found.value(number, year) for year in found.years}
    by_spend = {year: found.value(spend, year, currency) for year in found.years}
    if all(one is None for one in (*by_number.values(), *by_spend.values())):
        return None
    paths = [one for one in goals if one.indicator in (number, spend)]
    names = [_("Share of awards"), _("Share of spend"), *(_goal_name(one.indicator == spend, _) for one in paths)]
    years = sorted({*found.years, *(year for path in paths for year in path.points)})
    lines = []
    for year in years:
        where: Where = (("year", year),)
        cells = [
            Cell(year, "year"),
            Cell(_known(found, number, year), "count", Over(number, where, "known")),
            Cell(by_number.get(year), "share", Over(number, where, "mean")),
            Cell(by_spend.get(year), "share", spend_where(number, (*where, ("currency", currency)))),
        ]
        for path in paths:
            place = 3 if path.indicator == spend else 2
            ahead = found.of(path.indicator, year, currency if path.indicator == spend else None)
            cells += [
                Cell(path.at(year), "share"),
                Cell(ahead.ahead if ahead else None, "share", InRow(place, len(cells), "less")),
            ]
        lines.append(tuple(cells))
    heads = [_("Year"), _("Awards of which it is known"), *names[:2]]
    for name in names[2:]:
        heads += [name, _("Ahead of it, or behind")]
    draws = (2, 3, *(place for place in range(4, len(heads), 2)))
    every = range(years[0], years[-1] + 1)
    series = [[values.get(year) for year in every] for values in (by_number, by_spend)]
    series += [[path.at(year) for year in every] for path in paths]
    chart = Chart(
        "lines", tuple(names), tuple(map(str, every)), tuple(map(tuple, series)), "share",
        said=_("Last year with awards, {year}: {number} of awards and {spend} of spend.").format(
            year=found.years[-1],
            number=said(Cell(by_number[found.years[-1]], "share"), _),
            spend=said(Cell(by_spend[found.years[-1]], "share"), _),
        ),
    )  # fmt: skip
    caption = {
        "life_cycle_cost": _("Awarded on life-cycle cost, by year; spend in {currency}"),
        "circular": _("Circular awards, by year; spend in {currency}"),
    }[column].format(currency=currency)
    return YearTable(f"{column}_{currency}", caption, tuple(heads), tuple(lines), chart, draws=draws)


def _goal_name(is_of_spend: bool, _: Translate) -> str:
    return _("Goal, share of spend") if is_of_spend else _("Goal, share of awards")


def _known(found: Found, indicator: str, year: int) -> int:
    one = found.of(indicator, year)
    return one.known if one else 0


def spend_where(column: str, where: Where) -> Part:
    """Return the spend of awards of which a column says yes, as a part of the spend of those of which it says."""
    return Part(Over(SPEND_COUNTED, (*where, (column, 1))), Over(SPEND_COUNTED, (*where, (column, ">=0"))))


def product_groups(found: Found, year: int, _: Translate) -> Picture:
    """Return what was spent on each product group in the year, how much of it circular, and what quality weighed."""
    tables = [one for currency in found.currencies for one in _groups(found, year, currency, _)]
    return Picture(
        "product_groups", _("Product groups"),
        _("What was spent in {year}, by the division of the CPV code, and what quality weighed there.").format(
            year=year
        ),
        tuple(tables), _("bids that are awarded, and CPV codes in the tenders"),
    )  # fmt: skip


def _groups(found: Found, year: int, currency: str, _: Translate) -> Iterator[YearTable]:
    records = [one for one in found.of_year(year) if one.currency == currency]
    codes = divisions(records)
    circular: tuple[str | int, ...] = (1, 0, UNKNOWN)
    spent: dict[str, list[float | None]] = {}
    weights: dict[str, list[float]] = {code: [] for code in codes}
    lines, weighed = [], []
    for code in codes:
        where: Where = (("year", year), ("currency", currency), ("cpv_division", code or None))
        of_group = [one for one in records if (one.cpv_division or "") == code]
        spent[code] = [
            _sum([one.spend_per_year for one in of_group if one.circular is wanted])
            for wanted in (True, False, None)
        ]
        spend = [
            Cell(value, "money", Over("spend", (*where, ("circular_share", wanted))))
            for value, wanted in zip(spent[code], circular, strict=True)
        ]
        whole = _sum([one.spend_per_year for one in of_group])
        known = sum(one.spend_per_year is not None for one in of_group)
        lines.append(
            (Cell(division_name(code, _)), Cell(known, "count", Over("spend", where, "known")),
             *spend, Cell(whole, "money", Over("spend", where)))
        )  # fmt: skip
        weights[code] = [one.quality_weight for one in of_group if one.quality_weight is not None]
        mean = sum(weights[code]) / len(weights[code]) if weights[code] else None
        weighed.append(
            (Cell(division_name(code, _)), Cell(len(weights[code]), "count", Over("quality_weight", where, "known")),
             Cell(mean, "share", Over("quality_weight", where, "mean")))
        )  # fmt: skip
    if all(line[-1].value is None for line in lines):
        return
    order = sorted(range(len(codes)), key=lambda k: -float(lines[k][-1].value or 0.0))
    lines, weighed = [lines[k] for k in order], [weighed[k] for k in order]
    drawn = order[:MOST_GROUPS]
    names = (_("Circular"), _("Not circular"), _("Not known whether it is"))
    chart = Chart(
        "bars", names, tuple(division_name(codes[k], _) for k in drawn),
        tuple(tuple(spent[codes[k]][part] for k in drawn) for part in range(3)), unknown=frozenset({2}),
        said=_("Most was spent on {group}: {amount}.").format(
            group=lines[0][0].value, amount=said(lines[0][-1], _)
        ),
    )  # fmt: skip
    heads = (_("Product group"), _("Awards of which it is known"), *names, _("Spend a year"))
    caption = _("Spend a year by product group, {year}, {currency}").format(year=year, currency=currency)
    yield YearTable(f"groups_{currency}", caption, heads, tuple(lines), chart, len(drawn), (2, 3, 4))
    means = [weighed[k][-1].value for k in range(len(drawn))]
    if any(one is not None for one in means):
        dots = Chart(
            "dots", (_("Weight of quality"),), tuple(division_name(codes[k], _) for k in drawn),
            (tuple(None if one is None else float(one) for one in means),), "share",
            said=_("By product group in the order of the spend, the mean of what quality weighed."),
        )  # fmt: skip
        of_weights = (_("Product group"), _("Awards of which it is known"), _("Weight of quality"))
        caption = _("Weight of quality by product group, {year}; mean of the awards in {currency}")
        yield YearTable(
            f"weights_{currency}",
            caption.format(year=year, currency=currency),
            of_weights,
            tuple(weighed),
            dots,
            len(drawn),
            (2,),
        )


MOST_GROUPS = 15
"""How many groups a picture has; the table has all of them."""


def _sum(values: Sequence[float | None]) -> float | None:
    known = [one for one in values if one is not None]
    return sum(known) if known else None


def business_models(found: Found, _: Translate) -> Picture:
    """Return how often, and for how much, what was awarded is bought, hired or paid by its use."""
    kinds = [kind for kind in MODEL_NAMES if kind in found.parts("business_models")]
    rows = [Row(model_name(kind, _), {"part": kind}, f"business_models {kind}") for kind in kinds]
    of_spend = [one._replace(column=one.column.replace("business_models", "business_model_spend")) for one in rows]
    number = ByYear(
        "models", "business_models", _("Awards by business model; one with several counts for each"),
        _("Business model"), "count",
    )  # fmt: skip
    tables = [by_year(found, number, rows, found.years, _)]
    for currency in found.currencies:
        caption = _("Spend a year by business model, {currency}").format(currency=currency)
        spend = ByYear(
            f"model_spend_{currency}",
            "business_model_spend",
            caption,
            _("Business model"),
            "money",
            None,
            currency,
        )
        tables.append(by_year(found, spend, of_spend, found.years, _))
    text = _("Whoever hires, returns or pays by use leaves the product with who made it.")
    return Picture("business_models", _("Business models"), text, tuple(one for one in tables if one),
                   _("bids that are awarded"))  # fmt: skip


def competition(found: Found, _: Translate) -> Picture:
    """Return how many bidders there were, and how often only one was left."""
    lines = []
    for year in found.years:
        where: Where = (("year", year),)
        bids, alone = found.of("bids", year), found.of("single_bid_share", year)
        lines.append(
            (
                Cell(year, "year"),
                Cell(bids.known if bids else 0, "count", Over("bids", where, "known")),
                Cell(bids.unknown if bids else 0, "count", Over("bids", where, "unknown")),
                Cell(bids.value if bids else None, "number", Over("bids", where, "mean")),
                Cell(alone.value if alone else None, "share", Over("single_bid_share", where, "mean")),
            )
        )
    known = [line for line in lines if line[3].value is not None]
    tables = []
    if known:
        heads = (
            _("Year"), _("Awards of which it is known"), _("Awards of which it is not known"), _("Bids per award"),
            _("Share with one bidder"),
        )  # fmt: skip
        chart = Chart(
            "bars", (_("Bids per award"),), tuple(str(line[0].value) for line in lines),
            (tuple(None if line[3].value is None else float(line[3].value) for line in lines),),
            said=_("Bids per award in {year}: {number}.").format(
                year=known[-1][0].value, number=said(known[-1][3], _)
            ),
        )  # fmt: skip
        tables.append(YearTable("bids", _("Bids per award, by year"), heads, tuple(lines), chart, draws=(3,)))
    text = _(
        "Where only one bidder is left, there is nothing to compare with: a sign that the market did not answer."
    )
    return Picture("bids", _("Competition"), text, tuple(tables), _("the bids beside the tenders"))
