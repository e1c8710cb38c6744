"""The second sheet of a book: what a template or last year's tender decided already."""

from collections.abc import Mapping
from typing import get_args

from lcc.excel.form.layout import ANSWER, LABEL, Question
from lcc.excel.tender_book.answers_index_paths import TABLE as INDEX_PATHS
from lcc.excel.tender_book.fields import BookColumn, TenderFields
from lcc.excel.tender_book.layout_front import ITEM, ask_whether
from lcc.excel.tender_book.shape import BEHIND, OF_EVERY_AWARD, part_of
from lcc.language import N_
from lcc.language.terms import model_name, term
from lcc.library.phases import PRICED_PHASES, IndexedPhase
from lcc.library.price_paths import PRICE_PATHS
from lcc.model.award import Rule
from lcc.model.business_models import BUSINESS_MODELS
from lcc.model.index_path import IndexPath
from lcc.model.tender import Discount, Item, Notice, Requirement, Resource, Tender

RULES_WIDTHS = (2, 38, 26, 18, 17, 15, 15, 13, 15, 13, 24)
_RULES = (
    "inflation", "indexation", "yearly_costs_fall", "yearly_fees_fall", "comparison", "residual_value",
    "contracts_end_at_horizon", "expected_resale_haircut", "purchase_options", "variants", "method",
)  # fmt: skip
_GENERAL = ("id", "department", "authority_id", "cpv", "currency", "own_figures")
_OF_LIFE = (
    "id", "use_unit", "longest_life_years", "shortest_life_years", "average_life_years", "return_rate", "loss_per_trip",
)  # fmt: skip
_OF_COUNTING = ("option_weight", "cost_weight", "revenue", "facts", "destinations", "cpv")

_ABOUT: Mapping[str, str] = {
    "own_figures": N_(
        "Only if it is asked for once this workbook is checked: names of published figures that you looked up in the "
        "source yourself. Otherwise leave it empty."
    ),
    "contracts_end_at_horizon": N_(
        "No: use goes on after the years that are compared. Yes: you stop then, and pay what ending a lease early "
        "costs."
    ),
}
"""What is said of some fields in place of what their record says: on this sheet the reader is no lawyer."""


def ask_rules(form: TenderFields) -> None:
    """Lay out rates, rules, phases, prices that the authority sets, and how the award is made."""
    _, fields = form._, Tender.model_fields
    form.title(
        _("Assumptions: filled in already"),
        _("Nothing here has to be changed. Change what you decide otherwise, before suppliers get their form."),
        _("Where a cell holds several codes or names, a semicolon stands between them."),
    )
    form.section(_("Tender"), Tender, (), _GENERAL, {name: _(text) for name, text in _ABOUT.items()})
    form.section(_("Discounting"), Discount, ("discount",), ("profile", "rate", "basis"))
    form.section(_("Rules"), Tender, (), _RULES, {name: _(text) for name, text in _ABOUT.items()})
    phases: dict[str, str] = {phase: term(phase, _) for phase in PRICED_PHASES}
    about = _("Each bid then prices this phase, states zero, or names it as included.")
    _yes_or_no(form, "asked_phases", phases, _("Phases asked for"), about)
    models = {kind: model_name(kind, _) for kind in BUSINESS_MODELS}
    info = fields["business_models"]
    _yes_or_no(form, "business_models", models, _(str(info.title)), _("Those that can be offered."))
    form.page_breaks.append(form.row)
    form.heading(_("What the authority sets of the items"))
    for fields_of_item in (_OF_LIFE, _OF_COUNTING):
        form.table("items", Item, fields_of_item, form.rows_of("items"), of="name", notes_below=True)
        form.next()
    form.heading(_("Resources"))
    counting = [name for name in Resource.model_fields if _counts(form, name)]
    form.table("resources", Resource, counting, form.rows_of("resources"), named=True, notes_below=True)
    form.next()
    form.named("indices", _("Index"), _("growth a year"), fields["indices"], "share")
    if INDEX_PATHS in form.shape.rows:
        _ask_index_paths(form)
    form.by_phase(("open_indices",), fields["open_indices"], get_args(IndexedPhase))
    form.page_breaks.append(form.row)
    of_tie = {"tie_break": _("In this order: quality; cost; the code of a criterion; drawing lots.")}
    form.section(_(str(fields["award"].title)), Rule, ("award",), OF_EVERY_AWARD, of_tie)
    form.heading(_(str(fields["requirements"].title)))
    form.table(
        "requirements", Requirement, ("text", "id", "evidence"), form.rows_of("requirements"), notes_beside=True
    )
    form.note(_(str(fields["requirements"].description)))
    form.next()
    form.heading(_(str(fields["notices"].title)))
    form.table("notices", Notice, ("text", "number", "date"), form.rows_of("notices"), notes_beside=True)
    form.note(_(str(fields["notices"].description)))
    form.next()
    form.heading(_("Seldom needed"))
    for part in BEHIND:
        ask_whether(form, part, ANSWER + 2)
    form.next()
    form.heading(_("More items"))
    first = form.shape.rows["items"]
    form.table("items", Item, ITEM, range(first, first + form.shape.rows["more_items"]))


def _ask_index_paths(form: TenderFields) -> None:
    """Ask what indices follow instead of growths: a published path, or levels by year."""
    _, fields = form._, IndexPath.model_fields
    bases = {term(basis, _): basis for basis in ("real", "nominal")}
    form.heading(_(str(Tender.model_fields["index_paths"].title)))
    form.rows(
        INDEX_PATHS,
        [
            BookColumn("name", _("Index")),
            BookColumn("path", _(str(fields["path"].title)), "choice", {name: name for name in PRICE_PATHS}),
            BookColumn("basis", _(str(fields["basis"].title)), "choice", bases),
            BookColumn("year", _("Year"), "whole"),
            BookColumn("level", _("Level"), "number"),
        ],
    )
    form.note(_("A published path takes one row, without a year. Levels of your own take a row for each year."))
    form.next()


def _counts(form: TenderFields, name: str) -> bool:
    """Whether a field of a resource counts in the tender."""
    part = part_of(("resources", 0, name))
    return part is None or form.has(part)


def _yes_or_no(form: TenderFields, at: str, called: Mapping[str, str], title: str, about: str) -> None:
    """Ask of each of these codes, by what it is called, whether it is in a field."""
    form.heading(title)
    for code, label in called.items():
        form.put(LABEL, label, "text")
        form.ask(ANSWER, Question((at, code), "choice", about, form.yes_no))
        form.next()
    form.note(about)
    form.next()
