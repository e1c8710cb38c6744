"""Pictures of what was asked and bought: the way to the goal, product groups, business models and competition."""

from collections.abc import Iterator

from lcc.language import N_, Translate
from lcc.language.terms import MODEL_NAMES, model_name
from lcc.words.blocks import Chart
from lcc.year.found import YearFound
from lcc.year.picture import ByYear, Picture, YearRow, ahead_of, by_year
from lcc.year.table import NOTHING, Over, Where, YearCell, YearTable, said, spend_where

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


def progress(found: YearFound, _: Translate) -> Iterator[Picture]:
    """Yield the shares by number and by spend over the years, with the line to the goal where there is one."""
    for column, (title, text, needed) in _SHARES.items():
        tables = [_progress(found, column, currency, _) for currency in found.currencies]
        yield Picture(f"{column}_share", _(title), _(text), tuple(one for one in tables if one), _(needed))


def _progress(found: YearFound, column: str, currency: str, _: Translate) -> YearTable | None:
    number, spend = _of_number_and_spend(column)
    by_number = {year: found.value(number, year) for year in found.years}
    by_spend = {year: found.value(spend, year, currency) for year in found.years}
    if all(one is None for one in (*by_number.values(), *by_spend.values())):
        return None
    paths = [one for one in found.goals if one.indicator in (number, spend)]
    names = [_("Share of awards"), _("Share of spend"), *(_goal_name(one.indicator == spend, _) for one in paths)]
    years = sorted({*found.years, *(year for path in paths for year in path.points)})
    lines = []
    for year in years:
        where: Where = (("year", year),)
        cells = [
            YearCell(year, "year"),
            YearCell(_known(found, number, year), "count", Over(number, where, "known")),
            YearCell(found.shown(number, year), "share", Over(number, where, "mean")),
            YearCell(
                found.shown(spend, year, currency), "share", spend_where(number, (*where, ("currency", currency)))
            ),
        ]
        for path in paths:
            place = 3 if path.indicator == spend else 2
            ahead = found.of(path.indicator, year, currency if path.indicator == spend else None)
            cells += [
                YearCell(NOTHING if (level := path.level(year)) is None else level, "share"),
                ahead_of(ahead, place, len(cells)),
            ]
        lines.append(tuple(cells))
    heads = [_("Year"), _("Awards of which it is known"), *names[:2]]
    for name in names[2:]:
        heads += [name, _("Ahead of it, or behind (percentage points)")]
    draws = (2, 3, *(place for place in range(4, len(heads), 2)))
    every = range(years[0], years[-1] + 1)
    series = [[values.get(year) for year in every] for values in (by_number, by_spend)]
    series += [[path.level(year) for year in every] for path in paths]
    chart = Chart(
        "lines", tuple(names), tuple(map(str, every)), tuple(map(tuple, series)), "share",
        said=_("Last year with awards, {year}: {number} of awards and {spend} of spend.").format(
            year=found.years[-1],
            number=said(YearCell(by_number[found.years[-1]], "share"), _),
            spend=said(YearCell(by_spend[found.years[-1]], "share"), _),
        ),
    )  # fmt: skip
    caption = {
        "life_cycle_cost": _("Awarded on life-cycle cost, by year; spend in {currency}"),
        "circular": _("Circular awards, by year; spend in {currency}"),
    }[column].format(currency=currency)
    return YearTable(f"{column}_{currency}", caption, tuple(heads), tuple(lines), chart, draws=draws)


def drawn_with_goal() -> frozenset[str]:
    """Return the indicators whose target for all awards is a line of a picture here."""
    return frozenset(one for column in _SHARES for one in _of_number_and_spend(column))


def _of_number_and_spend(column: str) -> tuple[str, str]:
    return f"{column}_share", f"{column}_spend"


def _goal_name(is_of_spend: bool, _: Translate) -> str:
    return _("Target, share of spend") if is_of_spend else _("Target, share of awards")


def _known(found: YearFound, indicator: str, year: int) -> int:
    one = found.of(indicator, year)
    return one.known if one else 0


def business_models(found: YearFound, _: Translate) -> Picture:
    """Return how often, and for how much, what was awarded is bought, hired or paid by its use."""
    kinds = [kind for kind in MODEL_NAMES if kind in found.parts("business_models")]
    rows = [YearRow(model_name(kind, _), {"part": kind}, f"business_models {kind}") for kind in kinds]
    of_spend = [one._replace(column=one.column.replace("business_models", "business_model_spend")) for one in rows]
    number = ByYear(
        "models", "business_models", _("Awards by business model; one with several counts for each"),
        _("Business model"), "count",
    )  # fmt: skip
    tables = [*by_year(found, number, rows, found.years, _)]
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
        tables.extend(by_year(found, spend, of_spend, found.years, _))
    text = _("Whoever hires, returns or pays by use leaves the product with who made it.")
    return Picture("business_models", _("Business models"), text, tuple(tables),
                   _("bids that are awarded"))  # fmt: skip


def competition(found: YearFound, _: Translate) -> Picture:
    """Return how many bidders there were, and how often only one was left."""
    lines = []
    for year in found.years:
        where: Where = (("year", year),)
        bids, alone = found.of("bids", year), found.of("single_bid_share", year)
        lines.append(
            (
                YearCell(year, "year"),
                YearCell(bids.known if bids else 0, "count", Over("bids", where, "known")),
                YearCell(bids.unknown if bids else 0, "count", Over("bids", where, "unknown")),
                YearCell(bids.value if bids else None, "number", Over("bids", where, "mean")),
                YearCell(alone.value if alone else None, "share", Over("single_bid_share", where, "mean")),
            )
        )
    known = [line for line in lines if line[3].value is not None]
    tables: list[YearTable] = []
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
