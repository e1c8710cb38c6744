"""What a book asks about lots, quality and award, and about letters of it."""

from lcc.checks.fields import once_stated
from lcc.excel.form.award_facts import own_fields
from lcc.excel.form.layout import ANSWER, LABEL, NOTE, UNIT, Question, QuestionBlock, bounds_of
from lcc.excel.tender_book.fields import BookColumn, TenderFields
from lcc.excel.tender_book.layout_rules import RULES_WIDTHS
from lcc.language import Translate
from lcc.language.terms import term
from lcc.library.indicators import INDICATORS
from lcc.library.published import QUALITY_SCALES
from lcc.model.award import AWARD_RULES, BelgianLowPrice, Co2LadderDiscount, MkiDiscount, Rule
from lcc.model.letters import Letters
from lcc.model.quality import SCALES, Criterion, MeasuredScale, PointsScale, Quality
from lcc.model.tender import Lot, LotLimit, Lots, Tender

LEVELS = range(1, 6)
"""The levels of the CO2-Prestatieladder that the sheet has a row for."""

_SETTINGS = ("minimum", "points", "assessment", "assessors", "least_scores", "hide_bidders", "hold_back_prices")

AWARD_WIDTHS = (*RULES_WIDTHS[:8], sum(RULES_WIDTHS[8:]))
"""The last column has the rest of the page: what is judged on a criterion is told in sentences."""


def ask_lots(form: TenderFields) -> None:
    """Lay out how the tender is divided."""
    form.heading(form._(str(Tender.model_fields["lots"].title)))
    form.table("lot", Lot, ("title", "id", "items"), form.rows_of("lot"), notes_beside=True)
    form.note(
        form._("A code is made of the name where you leave it empty; where a code is asked, a name will do.")
    )
    form.next()
    for name in ("most_per_bidder", "allocation", "combined_bids"):
        form.field(("lots", name), Lots.model_fields[name])
    form.next()
    form.heading(form._(str(Lots.model_fields["limits"].title)), "subheading")
    form.table("lot_limits", LotLimit, ("lots", "most"), form.rows_of("lot_limits"), notes_beside=True)
    form.next()


def ask_quality(form: TenderFields) -> None:
    """Lay out what is judged beside cost: criteria, and the scale of each."""
    _ = form._
    form.section(_(str(Tender.model_fields["quality"].title)), Quality, ("quality",), _SETTINGS)
    title = {name: _(str(info.title)) for name, info in Criterion.model_fields.items()}
    form.heading(_(str(Quality.model_fields["criteria"].title)))
    ambition = once_stated(Criterion.model_fields["ambition"])
    criteria = [
        BookColumn("name", title["name"]),
        BookColumn("id", title["id"]),
        BookColumn("below", _("Below criterion")),
        BookColumn("weight", title["weight"], "share"),
        BookColumn("points", title["points"], "number"),
        BookColumn("minimum", title["minimum"]),
        BookColumn("ambition", title["ambition"], "whole", bounds=bounds_of(ambition)),
        BookColumn("description", title["description"]),
    ]
    form.rows("criteria", criteria)
    form.note(_("Weights of criteria side by side add up to 100 %."))
    form.note(f"{title['ambition']}: {_(str(ambition.description))}")
    form.note(
        _("Where all of quality has points, criteria have points in place of a weight, and these add up to those.")
    )
    form.note(_("A code is made of the name where you leave it empty; where a code is asked, a name will do."))
    form.next()
    form.heading(_("Scales"))
    points, between = PointsScale.model_fields, MeasuredScale.model_fields["between"]
    scales = [
        BookColumn("kind", title["scale"], "choice", scale_names(_)),
        BookColumn("criterion", _("Criterion")),
        BookColumn("between", _(str(between.title)), "choice", form.choices_for(("between",), between)),
        BookColumn("earns", _("Words or values")),  # goes on over the next two, which words and values leave empty
        BookColumn("lowest", _(str(points["lowest"].title)), "number"),
        BookColumn("highest", _(str(points["highest"].title)), "number"),
    ]
    form.rows("scales", scales)
    form.note(_("A criterion that has no scale here, and none below it, is scored with points from 0 to 10."))
    form.note(_("Words, or measured values, stand with what they earn: weak = 0 %; good = 100 %."))
    form.next()


def scale_names(_: Translate) -> dict[str, str]:
    """Return what scales are called: by kind, by name if published, or by the indicator that is measured."""
    kinds = {term(kind, _): kind for kind in SCALES if kind != "measured"}
    kinds |= {f"{name} ({term('words', _)})": name for name in QUALITY_SCALES}
    return kinds | {f"{term(name, _)} ({term('measured', _)})": name for name in INDICATORS}


def ask_award(form: TenderFields) -> None:
    """Lay out the award rule: what all rules have, discounts, and a block for each rule that has more."""
    _, fields = form._, Rule.model_fields
    form.heading(_(str(Tender.model_fields["award"].title)))
    methods = {term(one, _): one for one, rule in AWARD_RULES.items() if "method" in form.fields_of(rule)}
    form.put(LABEL, _(str(AWARD_RULES["lowest_lcc"].model_fields["method"].title)), "text")
    help_ = _("If left empty: {default}.").format(default=term("lowest_lcc", _))
    form.ask(ANSWER, Question(("award", "method"), "choice", help_, methods))
    form.put(NOTE, help_, "note")
    asked_in = (form.row, ANSWER)
    form.next()
    form.field(("award", "basis"), fields["basis"])
    form.field(("award", "after_withdrawal"), fields["after_withdrawal"])
    for name in ("below_earlier_offers", "price_file", "price_index"):
        form.field(("award", name), fields[name])
    for label, method in methods.items():
        rule = AWARD_RULES[method]
        if names := own_fields(rule):
            first_row = form.row + 1
            form.next()
            form.heading(_("Only if you chose: {model}").format(model=label), "subheading")
            for name in names:
                form.field(("award", method, name), rule.model_fields[name])
            form.blocks.append(QuestionBlock(first_row, form.row - 1, asked_in, label))
    form.next()
    if form.has("environment"):
        form.field(("award", "mki_factor"), fields["mki_factor"])
        form.next()
        mki_discount = tuple(MkiDiscount.model_fields)
        form.section(_(str(fields["mki_discount"].title)), MkiDiscount, ("award", "mki_discount"), mki_discount)
    title = _(str(fields["belgian_low_price"].title))
    form.section(title, BelgianLowPrice, ("award", "belgian_low_price"), tuple(BelgianLowPrice.model_fields))
    ladder, help_ = Co2LadderDiscount.model_fields, _(str(Co2LadderDiscount.model_fields["shares"].description))
    form.heading(_(str(fields["co2_ladder"].title)))
    for name in ("scale", "version"):
        form.field(("award", "co2_ladder", name), ladder[name])
    form.note(_("Or, instead of a published scale, the discount at each level:"))
    for level in LEVELS:
        form.put(LABEL, _("Level {level}").format(level=level), "text")
        form.ask(ANSWER, Question(("award", "co2_ladder", "shares", level), "share", help_, {}, 0, 1))
        form.put(UNIT, _("share"), "unit")
        form.next()
    form.next()


def ask_letters(form: TenderFields) -> None:
    """Lay out what letters about the award say beside the outcome."""
    title = form._(str(Tender.model_fields["letters"].title))
    form.section(title, Letters, ("letters",), tuple(Letters.model_fields))
