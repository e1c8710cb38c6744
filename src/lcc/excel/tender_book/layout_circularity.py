"""What the sheet of a tender asks about circularity."""

from lcc.excel.tender_book.fields import BookColumn, TenderFields
from lcc.language.terms import term
from lcc.library.indicators import INDICATORS
from lcc.library.published import TARGETS
from lcc.model.circularity import BonusMalus, Building, CircularityRules, Target
from lcc.model.tender import Tender

SETTINGS = (
    "passport", "connections", "detachable_from", "circular_from", "reference_bid", "shown_against_cost",
)  # fmt: skip
"""The fields that have a row of their own."""


def ask_circularity(form: TenderFields) -> None:
    """Lay out how circularity is measured, targets, and what a promise that is not kept costs."""
    _, fields = form._, CircularityRules.model_fields
    form.section(_(str(Tender.model_fields["circularity"].title)), CircularityRules, ("circularity",), SETTINGS)
    form.section(
        _(str(fields["building"].title)), Building, ("circularity", "building"), ("function", "floor_area")
    )
    form.named("material_prices", _("Material"), _("money per kg"), fields["material_prices"], "number")
    form.named("ladder", _("Destination"), _("grade, from 0 to 1"), fields["ladder"], "number")
    indicators = {term(name, _): name for name in INDICATORS}
    title = {name: _(str(info.title)) for name, info in {**BonusMalus.model_fields, **Target.model_fields}.items()}
    form.heading(_(str(fields["targets"].title)))
    spending = {term("circular_spending", _): "circular_spending"}
    form.rows(
        "targets",
        [
            BookColumn("indicator", title["indicator"], "choice", indicators | spending),
            BookColumn("published", title["published"], "choice", {name: name for name in TARGETS}),
            BookColumn("at_least", title["at_least"], "number"),
            BookColumn("at_most", title["at_most"], "number"),
            BookColumn("year", title["year"], "whole"),
            BookColumn("required", title["required"], "choice", form.yes_no),
        ],
    )
    form.note(_("Choose a published target, or an indicator with what it has to be at least or at most."))
    form.next()
    form.heading(_(str(fields["bonus_malus"].title)))
    promised = [BookColumn("indicator", _(str(BonusMalus.model_fields["indicator"].title)), "choice", indicators)]
    promised += [BookColumn(name, title[name], "number") for name in ("step", "bonus", "malus", "most")]
    form.rows("bonus_malus", [*promised, BookColumn("shown_by", title["shown_by"])])
    form.next()
