"""What the figures of circularity are called that are no indicators themselves, and their units."""

from lcc.language import N_, Translate
from lcc.language.terms import term
from lcc.library.indicators import COUNTED_IN
from lcc.words.indicators import unit_of_indicator

FIGURES: dict[str, tuple[str, str]] = {
    "units": (N_("Units"), N_("units")),
    "years": (N_("Years that are compared"), N_("years")),
    "lives": (N_("Lives in those years"), N_("lives")),
    "paid": (N_("Paid for it, without external costs"), "{currency}"),
    "mass": (N_("Mass"), N_("kg per unit")),
    "virgin": (N_("Virgin"), N_("kg per unit")),
    "recycled": (N_("Recycled"), N_("kg per unit")),
    "reused": (N_("Reused"), N_("kg per unit")),
    "biobased": (N_("Biobased"), N_("kg per unit")),
    "reusable": (N_("Reusable"), N_("kg per unit")),
    "recyclable": (N_("Recyclable"), N_("kg per unit")),
    "lost": (N_("Lost"), N_("kg per unit")),
    "waste_of_feedstock": (N_("Waste of making recycled material"), N_("kg per unit")),
    "waste_of_recycling": (N_("Waste of recycling"), N_("kg per unit")),
    "detachable": (N_("Detachable"), N_("kg per unit")),
    "unrecoverable": (N_("Unrecoverable waste"), N_("kg per unit")),
    "linear_flow_index": (N_("Linear flow index"), N_("index")),
    "utility": (N_("Utility"), N_("factor")),
    "virgin_total": (N_("Virgin material of all units and lives"), "kg"),
    "co2_total": (N_("Emissions of all units and years"), "kg CO2-eq"),
    "used": (N_("Use of all units over the years"), N_("uses")),
    "mki_total": (N_("MKI of all units and years"), "{currency}"),
}


def figure_name(name: str, _: Translate) -> str:
    """Return what a figure is called: an indicator by its own name, with a capital."""
    title = _(FIGURES[name][0]) if name in FIGURES else term(name, _)
    return title[:1].upper() + title[1:]


def figure_unit(name: str, currency: str, _: Translate) -> str:
    """Return the unit of a figure in the reader's words."""
    if name in FIGURES:
        return _(FIGURES[name][1]).format(currency=currency)
    return unit_of_indicator(name, currency, _)


def figure_title(name: str, currency: str, _: Translate) -> str:
    """Return what a figure is called, with its unit where it is counted in something."""
    plain = COUNTED_IN.get(name) in ("share", "index")
    return figure_name(name, _) if plain else f"{figure_name(name, _)}, {figure_unit(name, currency, _)}"
