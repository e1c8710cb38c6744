"""Pictures of the time after the award: claims that fall due, what was paid of what was promised, and waste."""

from collections.abc import Sequence

from lcc.indicators.figures import ContractRecord
from lcc.language import Translate
from lcc.words.blocks import Chart
from lcc.year.found import YearFound
from lcc.year.picture import Picture
from lcc.year.table import InRow, YearCell, YearTable, in_parts, said

_MOST_DOTS = 30
"""How many contracts and years a picture of dots has; the table has all of them."""


def claims(found: YearFound, _: Translate) -> Picture:
    """Return what suppliers owe by the year in which it falls due."""
    contracts = found.indicators.contracts
    tables = [
        _claims([one for one in contracts if one.currency == currency and any(one.claims.values())], currency, _)
        for currency in sorted({one.currency for one in contracts})
    ]
    text = _(
        "What suppliers owe under contracts that were recorded: buy-back, deposits, guaranteed resale. A claim that "
        "nobody makes in time can lapse."
    )
    needed = _("contract files of awards with buy-back, deposits or guaranteed resale")
    return Picture("claims", _("Claims by year"), text, tuple(one for one in tables if one), needed)


def _claims(contracts: Sequence[ContractRecord], currency: str, _: Translate) -> YearTable | None:
    owed = [
        (year, one.supplier, one.title, amount)
        for one in contracts for year, amount in one.claims.items() if amount
    ]  # fmt: skip
    if not owed:
        return None
    lines = tuple(
        (YearCell(year, "year"), YearCell(supplier), YearCell(title), YearCell(amount, "money"))
        for year, supplier, title, amount in sorted(owed)
    )
    years = tuple(range(min(owed)[0], max(owed)[0] + 1))
    suppliers = list(dict.fromkeys(supplier for _year, supplier, _title, _amount in sorted(owed)))
    values = [
        [sum(line[3] for line in owed if line[:2] == (year, supplier)) or None for year in years]
        for supplier in suppliers
    ]
    names, parts = in_parts(suppliers, values, _("others"))
    total = said(YearCell(sum(line[3] for line in owed), "money"), _)
    chart = Chart(
        "bars", names, tuple(map(str, years)), tuple(tuple(one or 0.0 for one in row) for row in parts),
        said=_("From {first} to {last}, {amount} falls due in all.").format(
            first=years[0], last=years[-1], amount=total
        ),
    )  # fmt: skip
    heads = (_("Falls due in"), _("Supplier"), _("Tender"), _("Amount"))
    caption = _("Claims by the year in which they fall due, {currency}").format(currency=currency)
    return YearTable(f"claims_{currency}", caption, heads, lines, chart, draws=(3,), named_to=1)


def promised(found: YearFound, _: Translate) -> Picture:
    """Return for each contract and year what was paid, as a part of what was promised for the same."""
    lines = [
        (one, year, one.promised[year], one.paid[year])
        for one in found.indicators.contracts for year in sorted(one.paid) if one.promised.get(year)
    ]  # fmt: skip
    rows = tuple(
        (YearCell(one.title), YearCell(one.supplier), YearCell(year, "year"), YearCell(one.currency),
         YearCell(promise, "money"), YearCell(paid, "money"), YearCell(paid / promise, "share", InRow(5, 4, "divided")))
        for one, year, promise, paid in lines
    )  # fmt: skip
    text = _("Of lines with a payment on record. Above 100 % more was paid than the bid promised.")
    title, needed = (
        _("Promised and realised"),
        _("contract files in which payments are recorded"),
    )
    if not rows:
        return Picture("promised", title, text, (), needed)
    drawn = rows[:_MOST_DOTS]
    ratios = tuple(float(row[-1].value or 0.0) for row in drawn)
    chart = Chart(
        "dots", (_("Paid of what was promised"),), tuple(f"{row[2].value} {row[0].value}" for row in drawn), (ratios,),
        "share", goal=1.0,
        said=_("{above} of {number} above 100 %.").format(above=sum(one > 1 for one in ratios), number=len(ratios)),
    )  # fmt: skip
    heads = (
        _("Tender"), _("Supplier"), _("Year"), _("Currency"), _("Promised"), _("Paid"), _("Paid of what was promised"),
    )  # fmt: skip
    table = YearTable(
        "promised", _("Paid of what was promised, by contract and year"), heads, rows, chart, len(drawn), (6,), 2
    )
    return Picture("promised", title, text, (table,), needed)


def waste(found: YearFound, _: Translate) -> Picture:
    """Return what part of household waste is separated, by region and year, with the amounts of the source."""
    records = sorted(found.indicators.waste, key=lambda one: (one.region, one.year))
    text = _(
        "Household waste as the statistical office publishes it. * is provisional, ** revised and provisional."
    )
    title, needed = _("Household waste"), _("a data file of the statistical office")
    if not records:
        return Picture("waste", title, text, (), needed)
    names = list(dict.fromkeys(name for one in records for name in one.amounts))
    rows = tuple(
        (YearCell(one.region), YearCell(f"{one.year}{one.mark}"), YearCell(one.separated, "share"),
         *(YearCell(one.amounts.get(name), "number") for name in names))
        for one in records
    )  # fmt: skip
    years = range(min(one.year for one in records), max(one.year for one in records) + 1)
    regions = list(dict.fromkeys(one.region for one in records))
    shares = {(one.region, one.year): one.separated for one in records}
    chart = None
    if any(one is not None for one in shares.values()):
        chart = Chart(
            "lines", tuple(regions[:_MOST_REGIONS]), tuple(map(str, years)),
            tuple(tuple(shares.get((region, year)) for year in years) for region in regions[:_MOST_REGIONS]), "share",
            said=_("What part of household waste was collected separately, from {first} to {last}.").format(
                first=years[0], last=years[-1]
            ),
        )  # fmt: skip
    heads = (_("Region"), _("Year"), _("Collected separately"), *names)
    table = YearTable("waste", _("Household waste, in the units of the source"), heads, rows, chart, 0, (2,), 1)
    return Picture("waste", title, text, (table,), needed)


_MOST_REGIONS = 8
"""How many lines are told from each other; the table has all regions."""
