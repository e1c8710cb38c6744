"""Pictures of the time after the award: claims that fall due, what was paid of what was promised, and waste."""

from collections.abc import Mapping, Sequence
from typing import Literal

from lcc.indicators.figures import ContractRecord, WasteRecord
from lcc.indicators.waste import PER_HEAD, REST, TOTAL
from lcc.indicators.words import part_of
from lcc.language import N_, Translate
from lcc.language.numbers import local_date
from lcc.record.visible import one_line
from lcc.words.blocks import Chart
from lcc.year.found import YearFound
from lcc.year.picture import Picture
from lcc.year.table import InRow, Kind, Over, YearCell, YearTable, in_parts, said

_MOST_DOTS = 30
"""How many contracts and years a picture of dots has; the table has all of them."""


def claims(found: YearFound, _: Translate) -> Picture:
    """Return what suppliers owe by the year in which it falls due."""
    contracts = found.indicators.contracts
    tables = [_claims(contracts, currency, _) for currency in sorted({one.currency for one in contracts})]
    text = _(
        "What suppliers owe under contracts that were recorded: buy-back, deposits, guaranteed resale. A claim that "
        "nobody makes in time can lapse."
    )
    needed = _("contract files of awards with buy-back, deposits or guaranteed resale")
    nothing = _(
        "Under the contracts that were read nothing falls due any more; what a supplier in default still owed is no "
        "claim that comes in."
    )
    shown = tuple(one for one in tables if one)
    return Picture("claims", _("Claims by year"), text, shown, needed, nothing if contracts else "")


def _claims(contracts: Sequence[ContractRecord], currency: str, _: Translate) -> YearTable | None:
    owed = sorted(
        (year, one.supplier, one.title, amount, number)
        for number, one in enumerate(contracts, start=1) if one.currency == currency
        for year, amount in one.claims.items() if amount
    )  # fmt: skip
    if not owed:
        return None
    lines = tuple(
        (YearCell(year, "year"), YearCell(supplier), YearCell(title),
         YearCell(amount, "money", _of_contract("claims", number, year)))
        for year, supplier, title, amount, number in owed
    )  # fmt: skip
    years = tuple(range(owed[0][0], owed[-1][0] + 1))
    suppliers = list(dict.fromkeys(line[1] for line in owed))
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


def _of_contract(column: str, number: int, year: int) -> Over:
    return Over(column, (("contract", number), ("year", year)), rows="contract_years")


def defaults(found: YearFound, _: Translate) -> Picture:
    """Return what a supplier in default owed, what of that is secured, and what is lost."""
    text = _(
        "Of contracts in which a default was recorded: what the supplier owed after that day, less the securities of "
        "that day that still stand and what came in since. What another supplier asks to take over is not in it."
    )
    contracts = found.indicators.contracts
    nothing = _("In the contracts that were read no default was recorded.") if contracts else ""
    rows = tuple(
        (YearCell(one.title), YearCell(one.supplier), YearCell(local_date(one.defaulted, _)), YearCell(one.currency),
         YearCell(one.lost_claims, "money", _of_contract("lost_claims", number, one.defaulted.year)),
         YearCell(one.lost_secured, "money", _of_contract("lost_secured", number, one.defaulted.year)),
         YearCell(one.lost, "money", InRow(4, 5, "beyond")),
         YearCell(one_line(one.default_evidence or "-")))
        for number, one in enumerate(contracts, start=1) if one.defaulted is not None
    )  # fmt: skip
    heads = (
        _("Tender"), _("Supplier"), _("In default since"), _("Currency"), _("Claims that are not received"),
        _("Secured or received since"), _("Lost"), _("How the default is known"),
    )  # fmt: skip
    tables = (YearTable("defaults", _("What defaults cost, by contract"), heads, rows),) if rows else ()
    return Picture(
        "defaults", _("Defaults"), text, tables, _("contract files in which defaults are recorded"), nothing
    )


def promised(found: YearFound, _: Translate) -> Picture:
    """Return for each contract and year what was paid, as a part of what was promised for the same."""
    lines = [
        (number, one, year)
        for number, one in enumerate(found.indicators.contracts, start=1)
        for year in sorted(one.paid) if one.promised.get(year)
    ]  # fmt: skip
    rows = tuple(
        (YearCell(one.title), YearCell(one.supplier), YearCell(year, "year"), YearCell(one.currency),
         YearCell(one.promised[year], "money", _of_contract("promised", number, year)),
         YearCell(one.paid[year], "money", _of_contract("paid", number, year)),
         YearCell(one.paid[year] / one.promised[year], "share", InRow(5, 4, "divided")))
        for number, one, year in lines
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


def social_return(found: YearFound, _: Translate) -> Picture:
    """Return what was given of the social return that was agreed, by contract."""
    text = _(
        "Work and training for who is far from work, in money as the authority values it: what contracts ask over "
        "their whole term, and what was recorded as given until now."
    )
    title, needed = _("Social return"), _("contract files in which social return is agreed")
    lines = [
        (number, one, sum(one.social_return.values()) if one.social_return else None)
        for number, one in enumerate(found.indicators.contracts, start=1) if one.social_return_agreed
    ]  # fmt: skip
    if not lines:
        return Picture("social_return", title, text, (), needed)
    rows = tuple(
        (YearCell(one.title), YearCell(one.supplier), YearCell(one.currency),
         YearCell(one.social_return_agreed, "money", _of_all_years(AGREED, number, "mean")),
         YearCell(given, "money", _of_all_years("social_return", number)),
         YearCell(None if given is None else given / float(one.social_return_agreed or 0.0), "share",
                  None if given is None else InRow(4, 3, "divided")))
        for number, one, given in lines
    )  # fmt: skip
    drawn = rows[:_MOST_DOTS]
    ratios = tuple(row[-1].number for row in drawn)
    known = [one for one in ratios if one is not None]
    heads = (
        _("Tender"), _("Supplier"), _("Currency"), _("Social return agreed"), _("Social return given"),
        _("Given of what was agreed"),
    )  # fmt: skip
    chart = Chart(
        "dots", heads[-1:], tuple(str(row[0].value) for row in drawn), (ratios,), "share", goal=1.0,
        said=_("{above} of {number} have given all that was agreed.").format(
            above=sum(one >= 1 for one in known), number=len(ratios)
        ),
    )  # fmt: skip
    table = YearTable("social_return", _("Social return, by contract"), heads, rows, chart, len(drawn), (5,), 1)
    return Picture("social_return", title, text, (table,), needed)


def _of_all_years(column: str, number: int, how: Literal["sum", "mean"] = "sum") -> Over:
    return Over(column, (("contract", number),), how, "contract_years")


def waste(found: YearFound, _: Translate) -> Picture:
    """Return household waste by region and year: what part is separated, and kilograms by inhabitant by kind."""
    records = sorted(found.indicators.waste, key=lambda one: (one.region, one.year))
    text = _(
        "Household waste as the statistical office publishes it. * is provisional, ** revised and provisional."
    )
    title, needed = _("Household waste"), _("a data file of the statistical office")
    if not records:
        return Picture("waste", title, text, (), needed)
    numbers = numbered_regions(found)
    by_inhabitant = _per_head([one for one in records if one.unit == "kg_per_inhabitant"], numbers, _)
    if by_inhabitant is None:
        more = _("Kilograms by inhabitant are not in what was read: that takes a table by inhabitant.")
        text = f"{text} {more}"
    tables = (by_inhabitant, _separated(records, numbers, _))
    return Picture("waste", title, text, tuple(one for one in tables if one), needed)


def kinds_of_waste(found: YearFound) -> list[str]:
    """Return the columns of waste, as the source names them."""
    return list(dict.fromkeys(name for one in found.indicators.waste for name in one.amounts))


def numbered_regions(found: YearFound) -> Mapping[str, int]:
    """Return by which number a region is known."""
    regions = dict.fromkeys(one.region for one in found.indicators.waste)
    return {region: number for number, region in enumerate(regions, start=1)}


def amount_column(kind: str) -> str:
    """Return the name of the column of a kind of waste in the records: no other column has it."""
    return f"amount {kind}"


def _separated(records: Sequence[WasteRecord], numbers: Mapping[str, int], _: Translate) -> YearTable:
    """Return what part is separated, and what that is worked out from."""
    kinds = [kind for kind in _OF_SEPARATION if any(kind in one.amounts for one in records)]
    rows = tuple(
        (*_named(one), _amount(one, SEPARATED, one.separated, numbers, "share"),
         *(_amount(one, amount_column(kind), one.amounts.get(kind), numbers) for kind in kinds))
        for one in records
    )  # fmt: skip
    years = range(min(one.year for one in records), max(one.year for one in records) + 1)
    names = {one.region: one.called for one in records}
    regions = list(names)
    shares = {(one.region, one.year): one.separated for one in records}
    chart = None
    if any(one is not None for one in shares.values()):
        chart = Chart(
            "lines", tuple(names[region] for region in regions[:_MOST_REGIONS]), tuple(map(str, years)),
            tuple(tuple(shares.get((region, year)) for year in years) for region in regions[:_MOST_REGIONS]), "share",
            said=_("What part of household waste was collected separately, from {first} to {last}.").format(
                first=years[0], last=years[-1]
            ),
        )  # fmt: skip
    heads = (_("Region"), _("Year"), _("Collected separately"), *(_(_OF_SEPARATION[kind]) for kind in kinds))
    return YearTable("waste", _("Household waste, in the units of the source"), heads, rows, chart, 0, (2,), 1)


def _per_head(records: Sequence[WasteRecord], numbers: Mapping[str, int], _: Translate) -> YearTable | None:
    """Return kilograms by inhabitant: residual waste, what is collected apart by kind, and what else there is.

    The last years of every region are drawn, as many as there is room for. None where no total is known.
    """
    if all(one.amounts.get(TOTAL) is None for one in records):
        return None
    kinds = [kind for kind in PER_HEAD if kind != TOTAL and any(kind in one.amounts for one in records)]
    regions = len({one.region for one in records})
    shown = sorted({one.year for one in records})[-max(_MOST_BARS // regions, 1) :]
    ordered = sorted(records, key=lambda one: (one.year not in shown, one.region, one.year))
    last = 3 + len(kinds)
    rows = tuple(
        (*_named(one), *(_amount(one, amount_column(kind), one.amounts.get(kind), numbers) for kind in kinds),
         YearCell(_else(one, kinds), "number", InRow(last, 2, "left")),
         _amount(one, amount_column(TOTAL), one.amounts.get(TOTAL), numbers))
        for one in ordered
    )  # fmt: skip
    drawn = rows[: min(sum(one.year in shown for one in records), _MOST_BARS)]
    names = (*(part_of(*PER_HEAD[kind], _) for kind in kinds), _("everything else"))
    chart = Chart(
        "bars", names, tuple(f"{row[0].value} {row[1].value}" for row in drawn),
        tuple(tuple(row[k].number for row in drawn) for k in range(2, last)),
        said=_("{region}, {year}: {total} kg by inhabitant in all.").format(
            region=drawn[-1][0].value, year=drawn[-1][1].value, total=said(drawn[-1][last], _)
        ),
    )  # fmt: skip
    heads = (_("Region"), _("Year"), *names, _("Total"))
    return YearTable(
        "waste_per_head", _("Household waste by inhabitant, kg"), heads, rows, chart, len(drawn),
        tuple(range(2, last)), 1,
    )  # fmt: skip


def _named(one: WasteRecord) -> tuple[YearCell, YearCell]:
    return YearCell(one.called), YearCell(f"{one.year}{one.mark}")


def _amount(
    one: WasteRecord, column: str, value: float | None, numbers: Mapping[str, int], kind: Kind = "number"
) -> YearCell:
    where = (("region", numbers[one.region]), ("year", one.year))
    return YearCell(value, kind, Over(column, where, rows="waste"))


def _else(one: WasteRecord, kinds: Sequence[str]) -> float | None:
    """Return what is left of all waste after the kinds of which it is known; None where the whole is not."""
    whole = one.amounts.get(TOTAL)
    return None if whole is None else whole - sum(one.amounts.get(kind) or 0.0 for kind in kinds)


AGREED = "social_return_agreed"
"""The column of the records of contracts with the social return of the whole contract, the same in each row of one."""
_OF_SEPARATION: Mapping[str, str] = dict(
    zip(
        (TOTAL, *REST),
        (
            N_("all household waste"),
            N_("residual waste"),
            N_("bulky residual waste"),
            N_("residual waste of building"),
        ),
        strict=True,
    )
)
"""What the part that is separated is worked out from, by its column."""
SEPARATED = "separated"
"""The column of the records of waste with what part is separated."""
_MOST_REGIONS, _MOST_BARS = 8, 24
"""How many lines are told from each other, and how many bars a picture has; the table has all regions and years."""
