"""Pictures of what buying changed: emissions, MKI and cost beside what else would have been, and materials."""

from collections.abc import Iterator

from lcc.indicators.figures import INDICATORS
from lcc.language import N_, Translate
from lcc.year.found import YearFound
from lcc.year.groups import rows_of_divisions
from lcc.year.picture import ByYear, Picture, Row, by_year
from lcc.year.table import YearTable

_REFERENCE = N_(
    "Beside the reference that was fixed before opening: what the authority has already, or a bid that the tender "
    "names."
)
_NEEDS_REFERENCE = N_("a reference that is fixed before opening, with emissions or MKI in it and in the bids")
_PASSPORTS = N_("a material passport for each offer that is awarded")


def avoided(found: YearFound, _: Translate) -> Iterator[Picture]:
    """Yield emissions, MKI by weighting set, and virgin material avoided, by product group and year."""
    group = _("Product group")
    rows = rows_of_divisions(found.records, "co2_avoided", _)
    co2 = ByYear("co2", "co2_avoided", _("Emissions avoided, kg CO2-eq a year"), group, "number", "co2_avoided")
    tables = [*by_year(found, co2, rows, found.years, _)]
    for code, caption in (
        ("mki_avoided_a1", N_("MKI avoided, set A1, {currency} a year")),
        ("mki_avoided_a2", N_("MKI avoided, set A2, {currency} a year")),
    ):
        for currency in found.currencies:
            mki = ByYear(
                f"{code}_{currency}", code, _(caption).format(currency=currency), group, "number", code, currency
            )
            tables.extend(by_year(found, mki, rows_of_divisions(found.records, code, _), found.years, _))
    yield Picture(
        "avoided", _("Emissions and MKI avoided"), _(_REFERENCE), tuple(tables),
        _(_NEEDS_REFERENCE),
    )  # fmt: skip


def saving(found: YearFound, _: Translate) -> Picture:
    """Return what was saved over the whole life beside the bids with the lowest purchase price."""
    tables: list[YearTable] = []
    for currency in found.currencies:
        wanted = ByYear(
            f"saving_{currency}", "life_cycle_saving",
            _("Saving over the whole life, {currency} a year").format(currency=currency), _("Product group"), "money",
            "life_cycle_saving", currency,
        )  # fmt: skip
        rows = rows_of_divisions(found.records, "life_cycle_saving", _)
        tables.extend(by_year(found, wanted, rows, found.years, _))
    text = _(
        "What the bids with the lowest purchase price would have cost more, as an equal amount a year. Below zero what "
        "was awarded costs more."
    )
    return Picture("saving", _("Saving over the whole life"), text, tuple(tables),
                   _("two bids or more that are bought and paid at delivery"))  # fmt: skip


def materials(found: YearFound, _: Translate) -> Picture:
    """Return the masses that come in by origin and go out by destination, a year."""
    tables: list[YearTable] = []
    for code, caption, head in (
        ("material_in", N_("Material in by origin, kg a year"), N_("Origin")),
        ("material_out", N_("Material out by destination, kg a year"), N_("Destination")),
    ):
        wanted = ByYear(code, code, _(caption), _(head), "number", code)
        rows = [Row(_(name), {"part": part}, f"{code} {part}") for part, name in INDICATORS[code].parts.items()]
        tables.extend(by_year(found, wanted, rows, found.years, _))
    tables = tables[:3]  # of what is known of the one, the other is known too
    text = _("Of what is awarded, over its lives: where the material comes from, and where it goes at the end.")
    return Picture("materials", _("Material"), text, tuple(tables), _(_PASSPORTS))
