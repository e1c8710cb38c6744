"""What the authority says on a bid form: what a bidder prices on, and beside it by what bids are compared."""

from typing import Any

from lcc.excel.form.award_facts import award_facts
from lcc.excel.form.layout import LABEL, LayoutBuilder
from lcc.language import N_
from lcc.language.numbers import local_date, local_share
from lcc.language.terms import common_name, distinct_names, term, yes_or_no
from lcc.model.business_models import offered_for
from lcc.model.tender import Discount, Item, Tender
from lcc.words.field_titles import field_title
from lcc.words.followed_path import price_label
from lcc.words.units import money_per, use_per_year


def facts_of_prices(form: LayoutBuilder, tender: Tender) -> None:
    """Lay out what a bidder needs for its prices: when they hold, what else is paid, and by which rates."""
    _ = form._
    form.heading(_("What you price on"))
    form.fact(_("Tender code"), tender.id)
    form.fact(_("Years compared"), tender.horizon_years, _("years"))
    form.fact_beside(_("Prices of"), local_date(tender.base_date, _))
    form.fact(_("Yearly costs fall at"), term(tender.yearly_costs_fall, _))
    if tender.fees_fall != tender.yearly_costs_fall:
        form.fact(_("Yearly fees fall at"), term(tender.fees_fall, _))
    if tender.contracts_end_at_horizon:
        form.fact(_("Contracts end at the horizon"), yes_or_no(tender.contracts_end_at_horizon, _))
    if tender.expected_resale_haircut:
        expected = (
            N_("Haircut on a yield that is expected")
            if tender.asks_destinations
            else N_("Haircut on expected resale value")
        )
        form.fact(_(expected), tender.expected_resale_haircut, _("share"), "share")
    if tender.vat.is_cost:
        form.fact(_("Share of VAT that is a cost"), tender.vat.cost_share, _("share"), "share")
        for name, rate in tender.vat.rates.items():
            form.fact(_("VAT rate {name}").format(name=common_name(name, _)), rate, _("share"), "share")
        for phase, name in tender.vat.by_phase.items():
            form.fact(_("VAT rate of {phase}").format(phase=term(phase, _).lower()), common_name(name, _))
    for name, resource in tender.resources.items():
        per = money_per(resource.unit, tender, _)
        form.fact(price_label(name, tender).say(_), resource.price, per, "amount")
    if tender.mki:
        form.fact(_("Weighting set of the MKI"), tender.mki.weighting_set)
    models = offered_for(tender.items, tender.business_models).values()
    asked = {*tender.asked_phases, *(model.paid_in for model in models)}
    for indexed, names in tender.open_indices.items():
        if indexed == "use" and indexed not in asked:
            continue  # no price on the form follows it
        label = _("Indices open to {phase}").format(phase=term(indexed, _).lower())
        form.fact(label, ", ".join(common_name(name, _) for name in names))
    form.next()


def facts_beside(form: LayoutBuilder, tender: Tender) -> None:
    """Lay out what bidders were told since, and by which rates and rules bids are compared: nothing is asked there."""
    _ = form._
    if tender.notices:
        form.heading(_("Information notices"))
        for notice in tender.notices:
            said = _("Notice {number} of {date}").format(number=notice.number, date=local_date(notice.date, _))
            form.put(LABEL, said, "column")
            form.next()
            for line in notice.text.split("\n"):
                form.lines(line)
        form.next()
    form.heading(_("How bids are compared"))
    form.fact(_("Contracting authority"), tender.authority)
    _rates(form, tender.discount)
    form.fact(_("Comparison"), term(tender.comparison, _))
    form.fact(_("Residual value"), term(tender.residual_value, _))
    if tender.has_users_fees and tender.users_cost:
        form.fact(_("What users pay"), term(tender.users_cost, _))
    form.fact(_("Method"), tender.method)
    for name, resource in tender.resources.items():
        if tender.carbon_price:
            label = _("Emission factor of {resource}").format(resource=common_name(name, _))
            form.fact(label, resource.co2_kg, _("kg CO2-eq per {unit}").format(unit=resource.unit), "amount")
    for year, price in sorted(tender.carbon_price.items()):
        per_kg = _("{currency} per kg CO2-eq").format(currency=tender.currency)
        form.fact(_("Carbon price in {year}").format(year=year), price, per_kg, "amount")
    for called, name in distinct_names(tender.index_names, _).items():
        label = _("Index {index}").format(index=called)
        growth = dict.get(tender.indices, name, tender.inflation if name == "general" else 0.0)
        if isinstance(growth, list):
            rates = "; ".join(local_share(rate, _) for rate in growth)
            form.fact(label, _("{rates} in year 1, 2, ...").format(rates=rates))
        else:
            form.fact(label, growth, _("per year"), "share")
    form.next()
    award_facts(form, tender)


def _rates(form: LayoutBuilder, discount: Discount) -> None:
    _ = form._
    basis = f"{_('per year')}, {term(discount.basis, _)}"
    for year, rate in discount.bands:
        after = _("Discount rate after year {year}").format(year=year)
        form.fact(after if year else _("Discount rate"), rate, basis, "share")


def facts_of_item(form: LayoutBuilder, item: Item, tender: Tender) -> None:
    """Lay out how much of an item is bought, and what the tender sets of it for the business models that it takes."""
    _ = form._
    form.fact(_("Quantity"), item.quantity, item.unit)
    if item.use_per_year is not None:
        uses: Any = item.use_per_year
        label = field_title(Item.model_fields["use_per_year"], tender, item).say(_)
        if isinstance(uses, list):
            uses = _("{uses} in year 1, 2, ...").format(uses="; ".join(f"{use:g}" for use in uses))
        form.fact(label, uses, "" if isinstance(uses, str) else use_per_year(item, _))
    for name, share in item.qualities.items():
        form.fact(_("Share of quality class {quality}").format(quality=name), share, _("of the use"), "share")
    if item.fees_paid_by == "users":
        form.fact(_(str(Item.model_fields["fees_paid_by"].title)), term(item.fees_paid_by, _))
    if item.shortest_life_years is not None:
        form.fact(_(str(Item.model_fields["shortest_life_years"].title)), item.shortest_life_years, _("years"))
    if item.longest_life_years is not None:
        form.fact(_("Longest life"), item.longest_life_years, _("years"))
    lost = {model.loss for model in offered_for([item], tender.business_models).values()}
    for name in ("return_rate", "loss_per_trip"):
        if name in lost and (share := getattr(item, name)) is not None:
            form.fact(_(str(Item.model_fields[name].title)), share, _("share"), "share")
    if item.revenue:
        form.fact(_(str(Item.model_fields["revenue"].title)), _("yes: then you pay us"))
    if item.average_life_years is not None:
        form.fact(_("Average life in the sector"), item.average_life_years, _("years"))
    if item.option_weight is not None:
        form.fact(_("Weight of the option"), item.option_weight, _("share"), "share")
    if item.cost_weight is not None:
        form.fact(_(str(Item.model_fields["cost_weight"].title)), item.cost_weight, _("share"), "share")
