"""How VAT counts in the costs that are shown, in one sentence."""

from collections.abc import Iterable

from lcc.cashflow.line import Line
from lcc.language import N_, Percent, Text, listed
from lcc.language.terms import named
from lcc.model.tender import Tender


def vat_in_costs(tender: Tender, lines: Iterable[Line]) -> Text:
    """Return whether costs include VAT, for which share and at which rates: those that the lines fall under."""
    if not tender.vat.is_cost:
        return Text(N_("These costs exclude VAT."))
    used = {line.vat for line in lines}
    rates = [
        Text("{name} {rate}", {"name": named([name]), "rate": Percent(rate)})
        for name, rate in tender.vat.rates.items()
        if name in used
    ]
    if not rates:
        return Text(N_("VAT counts as a cost, but there is none on these costs."))
    values = {"rates": listed(rates), "share": Percent(tender.vat.cost_share)}
    if tender.vat.cost_share == 1:
        return Text(N_("These costs include VAT ({rates}), which is a cost to the authority."), values)
    return Text(
        N_("These costs include {share} of the VAT ({rates}): for that share it is a cost to the authority."),
        values,
    )
