"""How a tender is awarded, as its bid form says it: the rule with its numbers, the criteria, the lots."""

from collections.abc import Sequence
from itertools import zip_longest
from textwrap import wrap

from lcc.checks.fields import once_stated
from lcc.excel.cells.scales import scale_text
from lcc.excel.form.layout import ANSWER, LABEL, NOTE, UNIT, LayoutBuilder
from lcc.language import Translate
from lcc.language.numbers import local_share
from lcc.language.terms import term
from lcc.model.award import AnyAward, Co2LadderDiscount, FixedBudget, LowestLcc, LowestPrice, Points, Rule
from lcc.model.quality import Criterion, Quality
from lcc.model.tender import Tender
from lcc.model.tie import BY_COST, BY_LOT, BY_QUALITY
from lcc.record.record import Record, unit_of
from lcc.words.rule import score_text

_LABEL_WIDTH = 28
"""In characters: what fits beside an answer."""
_INDENT = "    "


def own_fields(rule: type[Rule]) -> list[str]:
    """Return the names of the fields that a rule has and not every rule has."""
    return [name for name in rule.model_fields if name not in ("method", *Rule.model_fields)]


def award_facts(form: LayoutBuilder, tender: Tender) -> None:
    """Lay out how the tender is awarded; nothing where the lowest life-cycle cost wins and that is all."""
    award = tender.award
    is_more = award.has_fictive_amounts or award.tie_break or tender.quality or tender.lots
    if isinstance(award, LowestLcc) and not is_more:
        return
    form.heading(form._("How the tender is awarded"))
    _rule(form, tender, award)
    if tender.lots:
        _fields(form, tender, tender.lots, ("most_per_bidder", "allocation"))
        for limit in tender.lots.limits:
            lots = ", ".join(tender.lot_titles[lot] for lot in limit.lots)
            _fact(form, form._("Most of {lots} for one bidder").format(lots=lots), limit.most)
    if tender.quality:
        _quality(form, tender, tender.quality)
    _discounts(form, tender, award)
    form.next()


def counts_for_nothing(tender: Tender, _: Translate) -> tuple[str, str]:
    """Return what a form says where it asks other costs, and where it asks what is never part of a price.

    Both are empty where all of it counts: a bidder sees before it fills in a cost that the award does not look at it.
    """
    award = tender.award
    if award.basis == "price":
        return (
            _(
                "The award is by price. Of these costs only those of phase purchase count for it; costs of other "
                "phases do not count for the award."
            ),
            _("The award is by price: this does not count for it."),
        )
    if isinstance(award, FixedBudget):
        budget = _("Costs count for the award only as far as the budget: within it they make no difference.")
        return budget, ""
    if isinstance(award, Points) and award.price_weight == 0:
        return _("Costs do not count for the award: their weight is 0."), ""
    return "", ""


def _rule(form: LayoutBuilder, tender: Tender, award: AnyAward) -> None:
    _ = form._
    _fact(form, _title(form, type(award), "method"), term(award.method, _))
    if not isinstance(award, LowestLcc | LowestPrice):
        _fact(form, _title(form, Rule, "basis"), term(award.basis, _))
    _fields(form, tender, award, own_fields(type(award)))
    if award.is_relative:
        _fields(form, tender, award, ["after_withdrawal"])
    if award.tie_break:
        called = {
            **tender.criterion_names,
            BY_COST: term(award.basis, _),
            BY_QUALITY: term(BY_QUALITY, _),
            BY_LOT: term(BY_LOT, _),
        }
        _fact(form, _title(form, Rule, "tie_break"), ", ".join(called[name] for name in award.tie_break))


def _discounts(form: LayoutBuilder, tender: Tender, award: AnyAward) -> None:
    if award.mki_factor is not None:
        _fields(form, tender, award, ["mki_factor"])
    if award.mki_discount:
        form.heading(_title(form, Rule, "mki_discount"), "subheading")
        _fields(form, tender, award.mki_discount, list(type(award.mki_discount).model_fields))
    if award.co2_ladder:
        form.heading(_title(form, Rule, "co2_ladder"), "subheading")
        shares = (
            f"{level}: {local_share(share, form._)}" for level, share in sorted(award.co2_ladder.shares.items())
        )
        _fact(form, _title(form, Co2LadderDiscount, "shares"), "; ".join(shares))


def _fields(form: LayoutBuilder, tender: Tender, record: Record, names: Sequence[str]) -> None:
    """Lay out the fields of a record that are stated, each in a row."""
    _, asked = form._, form.fields_of(type(record))
    for name in names:
        value = getattr(record, name)
        if value is None or name not in asked:
            continue
        info = once_stated(asked[name])
        label, unit = _(str(info.title)), unit_of(info.json_schema_extra)
        if isinstance(value, str):
            _fact(form, label, term(value, _))
        elif unit == "money":
            _fact(form, label, value, tender.currency, "amount")
        else:
            _fact(form, label, value, _(unit) if unit else "", "share" if unit == "share" else "number")


def _title(form: LayoutBuilder, record: type[Record], name: str) -> str:
    return form._(str(record.model_fields[name].title))


def _fact(form: LayoutBuilder, label: str, value: str | float, unit: str = "", style: str = "number") -> None:
    first, *more = wrap(label, _LABEL_WIDTH)
    form.fact(first, value, unit, style)
    for line in more:
        form.put(LABEL, line, "text")
        form.next()


def _quality(form: LayoutBuilder, tender: Tender, quality: Quality) -> None:
    _ = form._
    _fields(form, tender, quality, ("minimum", "points"))
    share = "weight" if quality.points is None else "points"
    heads = {LABEL: "name", ANSWER: share, UNIT: "minimum", NOTE: "scale"}
    form.heads({column: _title(form, Criterion, name) for column, name in heads.items()})
    for criterion, above in quality.walk():
        scale = "" if criterion.criteria else scale_text(criterion.scale_used, tender.currency, _)
        indent = _INDENT * len(above)
        names = wrap(criterion.name, _LABEL_WIDTH, initial_indent=indent, subsequent_indent=indent)
        for k, (name, line) in enumerate(zip_longest(names, _lines(scale, form.note_width), fillvalue="")):
            form.put(LABEL, name, "text")
            if k == 0:
                form.put(ANSWER, getattr(criterion, share), "share" if share == "weight" else "number")
                form.put(UNIT, _minimum(criterion, tender.currency, _), "unit")
            form.put(NOTE, line, "text")
            form.next()


def _lines(scale: str, width: int) -> list[str]:
    """Return a scale in lines that fit, with what each word earns beside it."""
    kept = scale.replace(" = ", "\u00a0=\u00a0").replace(" %", "\u00a0%")
    return [line.replace("\u00a0", " ") for line in wrap(kept, width)]


def _minimum(criterion: Criterion, currency: str, _: Translate) -> str:
    least = criterion.minimum
    return "" if least is None else score_text(least, criterion.scale_used, currency).say(_)
