"""Assumptions: what the tender sets, in cells that can be changed."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lcc.award.outcome import general_formula
from lcc.cashflow.context import NOMINAL_RATE
from lcc.checks.fields import field_at, once_stated
from lcc.checks.lives import horizon_months
from lcc.engine.rates import annuity_factor
from lcc.evaluation.evaluate import Evaluation
from lcc.excel.cells.sheet_writer import Page
from lcc.excel.cells.values import label_of
from lcc.excel.comparison.changes import ChangeColumns, Changes, changes_on, write_changed
from lcc.language import Translate
from lcc.language.numbers import local_date
from lcc.language.terms import common_name, term, yes_or_no
from lcc.library.indicators import is_share
from lcc.library.published import CARBON_PRICE_PATHS, DISCOUNT_PROFILES, WEIGHTING_SETS
from lcc.model.business_models import offered_for
from lcc.model.index_path import IndexPath
from lcc.model.tender import Item, Mki, Tender, nominal_bands
from lcc.record.path import Path, name_of
from lcc.record.record import unit_of, value_at
from lcc.words.circularity_figures import figure_unit
from lcc.words.field_titles import field_title
from lcc.words.followed_path import followed_source, price_label
from lcc.words.units import money_per, use_per_year

PLAIN = {"input_money": "amount", "input_number": "number", "input_share": "share"}
"""By the style of an input cell, that of a cell with its original value."""

_BOUNDS = {"input_money": (-1e12, 1e12), "input_number": (0.0, 1e12), "input_share": (-0.99, 0.99)}

Submitted = Mapping[tuple[str, Path], Any]
"""What was stated before a purchaser changed it, by bidder and path; the bidder is `TENDER` for the tender."""

TENDER = ""
LABEL, VALUE, UNIT, PUBLISHED, CHANGED, NOTE, KEY, SCORED = range(8)
FIRST_ROW = 4
_LONGEST_NAME = 200


COLUMNS = ChangeColumns(VALUE, PUBLISHED, CHANGED, SCORED)


@dataclass(frozen=True, slots=True)
class Assumption:
    """One row: a number of the tender, or one of a few choices; one that comes with a published set stays as it is."""

    path: Path
    label: str
    value: float | str
    unit: str
    style: str = "input_money"
    note: str = ""
    choices: tuple[str, ...] = ()
    bounds: tuple[float, float] | None = None
    is_published: bool = False


@dataclass(frozen=True, slots=True)
class AssumptionCells:
    """Where the assumptions stand, for the formulas that need them."""

    by_path: dict[Path, str]
    nominal_rates: tuple[str, ...]
    annuities: dict[int, str]
    changes: Changes

    def at(self, *path: str | int) -> str:
        """Return the cell of a field of the tender."""
        return self.by_path[path]


def write(page: Page, evaluation: Evaluation, submitted: Submitted) -> AssumptionCells:
    """Write the sheet, and return where everything stands."""
    _, tender = page._, evaluation.tender
    page.known_by = (LABEL, KEY)
    page.widths(48, 15, 22, 14, 10, 64)
    page.widths(26, 12, first=KEY, is_hidden=True)
    page.note(_("Change a coloured cell: ranking, costs and charts in this workbook follow."))
    page.heads(
        3, 0,
        _("Assumption"), _("Value"), _("Unit"), _("As published"), _("Changed"), _("Note"), _("Key"), _("As scored"),
    )  # fmt: skip
    page.keep_heads(3, columns=1, height=28)
    row, by_path = FIRST_ROW, {}
    groups = [(title, found) for title, found in (*_groups(tender, _), *_award(evaluation, _)) if found]
    names = _cell_names(tender, [one.path for _title, assumptions in groups for one in assumptions])
    for title, assumptions in groups:
        page.heading(row, title, KEY)
        row += 1
        for assumption in assumptions:
            _write_row(page, row, assumption, submitted.get((TENDER, assumption.path), assumption.value))
            by_path[assumption.path] = page.name_cell(names[assumption.path], row, VALUE)
            row += 1
    page.heading(row, _("Follows from these"), KEY)
    nominal_rates, annuities = _write_derived(page, row + 1, evaluation, by_path)
    by_path |= {(NOMINAL_RATE, k): cell for k, cell in enumerate(nominal_rates)}
    row += 1 + len(nominal_rates) + len(annuities)
    last = _write_fixed(page, row, tender)
    page.sheet.print_area(0, 0, last, NOTE)
    page.finish()
    return AssumptionCells(by_path, nominal_rates, annuities, changes_on(page, FIRST_ROW, row, COLUMNS))


def _cell_names(tender: Tender, paths: Sequence[Path]) -> dict[Path, str]:
    """Return a name for the cell of each assumption: indices_labour, items_bench_quantity."""
    names: dict[Path, str] = {}
    taken: set[str] = set()
    for path in paths:
        steps = path if path[0] != "items" else ("items", tender.items[int(path[1])].id, *path[2:])
        plain = name = "_".join(re.sub(r"\W+", "_", str(step).casefold()) for step in steps)[:_LONGEST_NAME]
        while name in taken:
            name = f"{plain}_{len(taken)}"
        taken.add(name)
        names[path] = name
    return names


def _write_derived(
    page: Page, row: int, evaluation: Evaluation, by_path: dict[Path, str]
) -> tuple[tuple[str, ...], dict[int, str]]:
    """Write the nominal rates and the annuity factors, and return where they stand."""
    _, tender = page._, evaluation.tender
    stated = [by_path[path] for path in _rate_paths(tender)]
    basis, inflation, nominal_rates = by_path["discount", "basis"], by_path["inflation",], []
    for (start, rate), cell in zip(nominal_bands(tender), stated, strict=True):
        label = _("Nominal discount rate after year {year}").format(year=start)
        page.text(row, LABEL, label if start else _("Nominal discount rate"), "wrapped_middle")
        formula = f'=IF({basis}="{term("real", _)}",(1+{cell})*(1+{inflation})-1,{cell})'
        page.formula(row, VALUE, formula, rate, "rate")
        page.text(row, UNIT, _("per year"), "unit")
        page.text(row, NOTE, _("(1 + real rate) x (1 + inflation) - 1"), "note")
        name = f"nominal_discount_rate_{start}" if start else "nominal_discount_rate"
        nominal_rates.append(page.name_cell(name, row, VALUE))
        row += 1
    starts, annuities = [start for start, _rate in tender.discount.bands], {}
    for years in sorted(
        {horizon_months(tender, offer) // 12 for one in evaluation.with_reference for offer in one.bid.offers}
    ):
        page.text(row, LABEL, _("Annuity factor over {years} years").format(years=years))
        formula = "=" + _annuity_formula(list(zip(starts, stated, strict=True)), years)
        page.formula(row, VALUE, formula, annuity_factor(tender.discount.bands, years), "factor")
        page.text(row, NOTE, _("Present value of 1 a year, at the discount rate as stated."), "note")
        annuities[years] = page.name_cell(f"annuity_factor_{years}", row, VALUE)
        row += 1
    return tuple(nominal_rates), annuities


def _annuity_formula(bands: list[tuple[int, str]], years: int) -> str:
    """Return the annuity of the first rate, plus that of the later ones from where they start."""
    (start, rate), *later = bands
    length = min(later[0][0] if later else years, years) - start
    here = f"PV({rate},{length},-1)"
    if not later or later[0][0] >= years:
        return here
    return f"{here}+POWER(1+{rate},-{length})*({_annuity_formula(later, years)})"


def _rate_paths(tender: Tender) -> list[Path]:
    if isinstance(tender.discount.rate, list):
        return [("discount", "rate", k, "rate") for k in range(len(tender.discount.rate))]
    return [("discount", "rate")]


def _write_row(page: Page, row: int, assumption: Assumption, published: Any) -> None:
    page.text(row, LABEL, assumption.label, "wrapped_middle")
    if isinstance(assumption.value, str):
        choices = [term(choice, page._) for choice in assumption.choices]
        page.choice(row, VALUE, term(assumption.value, page._), choices)
        page.text(row, PUBLISHED, term(str(published), page._))
    else:
        page.number(
            row, VALUE, assumption.value, PLAIN[assumption.style] if assumption.is_published else assumption.style
        )
        page.bounds(row, VALUE, *(assumption.bounds or _BOUNDS[assumption.style]))
        page.number(row, PUBLISHED, published, PLAIN[assumption.style])
    write_changed(page, row, COLUMNS)
    page.text(row, UNIT, assumption.unit, "wrapped_unit")
    page.text(row, NOTE, assumption.note, "wrapped_note")
    page.text(row, KEY, name_of(assumption.path), "key")
    page.grow(row)


def _write_fixed(page: Page, row: int, tender: Tender) -> int:
    """Write what can't be changed here, and return the last row."""
    _ = page._
    page.heading(row, _("Fixed in this workbook: change the tender, and score again"), KEY)
    facts: list[tuple[str, str, str | float]] = [
        ("method", _("Method"), str(tender.method)),
        ("base_date", _("Base date"), local_date(tender.base_date, _)),
        ("horizon_years", _("Horizon"), tender.horizon_years),
        ("yearly_costs_fall", _("Yearly costs fall at"), term(tender.yearly_costs_fall, _)),
        ("yearly_fees_fall", _("Yearly fees fall at"), term(tender.fees_fall, _)),
        ("comparison", _("Comparison"), term(tender.comparison, _)),
        ("residual_value", _("Residual value"), term(tender.residual_value, _)),
        ("contracts_end", _("Contracts end at the horizon"), yes_or_no(tender.contracts_end_at_horizon, _)),
        ("purchase_options", _("Purchase options"), term(tender.purchase_options, _)),
    ]
    for k, item in enumerate(tender.items, start=1):
        if item.longest_life_years is not None:
            label = _("Longest life of {item}").format(item=item.name)
            facts.append((f"longest_life_{k}", label, item.longest_life_years))
        if item.fees_paid_by == "users":
            label = _("Fees for use of {item} are paid by").format(item=item.name)
            facts.append((f"fees_paid_by_{k}", label, term(item.fees_paid_by, _)))
        if item.revenue:
            label = _("Prices below zero are allowed for {item}").format(item=item.name)
            facts.append((f"revenue_{k}", label, yes_or_no(item.revenue, _)))
    if "vat" in tender.model_fields_set:
        facts.append(("vat_treatment", _("VAT"), term(tender.vat.treatment, _)))
    for phase, rate in tender.vat.by_phase.items() if tender.vat.is_cost else ():
        label = _("VAT rate of {phase}").format(phase=term(phase, _).lower())
        facts.append((f"vat_of_{phase}", label, common_name(rate, _)))
    for offset, (name, label, fact) in enumerate(facts, start=1):
        page.text(row + offset, LABEL, label, "wrapped_middle")
        page.name_cell(name, row + offset, VALUE)
        is_years = not isinstance(fact, str)
        page.value(row + offset, VALUE, fact, "number" if is_years else "text")
        if is_years:
            page.text(row + offset, UNIT, _("years"), "unit")
        page.grow(row + offset)
    page.text(row + 1 + len(facts), LABEL, _("Award rule"))
    page.text(row + 1 + len(facts), VALUE, term(tender.award.method, _))
    return row + 1 + len(facts)


def _groups(tender: Tender, _: Translate) -> Iterator[tuple[str, list[Assumption]]]:
    yield _("Rates"), list(_rates(tender, _))
    yield _("VAT"), list(_vat(tender, _))
    yield _("Indices"), list(_indices(tender, _))
    yield _("Resources"), list(_resources(tender, _))
    yield _("Carbon price"), list(_carbon_prices(tender, _))
    yield _("Environmental costs (MKI)"), list(_mki(tender, tender.mki, _)) if tender.mki else []
    yield _("Quantities"), list(_quantities(tender, _))
    yield _("Cost centres"), list(_cost_centres(tender, _))


_IN_ORDER = ("material_prices", "ladder")
"""What stands in the order of the tender, used or not: what is read back is the same tender then."""


def _award(evaluation: Evaluation, _: Translate) -> Iterator[tuple[str, list[Assumption]]]:
    """Yield the numbers of the award rule, weights of criteria and what circularity is measured and tested by."""
    tender = evaluation.tender
    figures = [figure for one in evaluation.bids for figure in one.standing.figures()]
    figures += [figure for one in evaluation.bids if one.circularity for figure in one.circularity.figures()]
    tests = [test for one in evaluation.bids for test in one.targets]
    figures += [figure for test in tests for figure in (test.value, test.missed) if figure]
    figures.append(general_formula(tender.award).score)
    paths = dict.fromkeys(
        given.path for figure in figures for given in figure.given() if given.document == "tender"
    )
    stated = [path for path in paths if path[0] in ("award", "quality")]
    yield _("Award"), [_of_the_award(tender, path, _) for path in sorted(stated, key=str)]
    named: list[Path] = [
        ("circularity", table, name)
        for table in _IN_ORDER
        for name in (getattr(tender.circularity, table) if tender.circularity else ())
    ]
    others = [path for path in paths if path[0] == "circularity" and path[1] not in _IN_ORDER]
    measured = [*sorted(others, key=str), *named]
    yield _("Circularity"), [_of_circularity(tender, path, _) for path in measured]


def _of_circularity(tender: Tender, path: Path, _: Translate) -> Assumption:
    """Return a level of a target, what a material is worth, or another number of how circularity is measured."""
    label, level = label_of(Tender, path, {}, _), float(value_at(tender, path))
    if path[1] == "targets":
        indicator = value_at(tender, path[:3]).indicator
        label = _("Target for {indicator}: {bound}").format(
            indicator=term(indicator, _), bound=term(str(path[-1]), _)
        )
        style = "input_share" if is_share(indicator) else "input_number"
        unit = figure_unit(indicator, tender.currency, _)
        return Assumption(path, label, level, unit, style, bounds=(-1e12, 1e12))
    field = field_at(Tender, path, {})
    unit = unit_of(field.json_schema_extra) if field else ""
    if path[1] == "material_prices":
        return Assumption(path, label, level, _("{currency} per kg").format(currency=tender.currency))
    if path[1] == "ladder":
        return Assumption(path, label, level, _("index"), "input_number", bounds=(0.0, 1.0))
    return Assumption(path, label, level, _(unit) if unit else "", "input_number")


def _of_the_award(tender: Tender, path: Path, _: Translate) -> Assumption:
    kinds: dict[Path, str] = {("award",): tender.award.method}
    field = field_at(Tender, path, kinds)
    unit = unit_of(once_stated(field).json_schema_extra) if field else ""
    label = label_of(Tender, path, kinds, _)
    if path[:2] == ("quality", "criteria"):
        named = _("Points for {criterion}") if path[-1] == "points" else _("Weight of {criterion}")
        label = named.format(criterion=value_at(tender, path[:-1]).name)
    is_share = unit == "share" or "shares" in path
    units = {"money": tender.currency, "": "", "points": _("points")}
    return Assumption(
        path,
        label,
        float(value_at(tender, path)),
        _("share") if is_share else units.get(unit, ""),
        "input_share" if is_share else "input_money",
        bounds=(0.0, 1.0) if is_share else None,
    )


def _rates(tender: Tender, _: Translate) -> Iterator[Assumption]:
    per_year = _("per year")
    note = ""
    if tender.discount.profile:
        profile = DISCOUNT_PROFILES[tender.discount.profile]
        note = f"{tender.discount.profile}, {term(profile.certainty, _)}: {_(profile.source)}"
    for path, (start, rate) in zip(_rate_paths(tender), tender.discount.bands, strict=True):
        label = _("Discount rate after year {year}").format(year=start) if start else _("Discount rate")
        yield Assumption(path, label, rate, per_year, "input_share", note)
    basis, bases = tender.discount.basis, ("real", "nominal")
    yield Assumption(("discount", "basis"), _("Basis of the discount rate"), basis, "", choices=bases)
    yield Assumption(
        ("inflation",), _("Inflation"), tender.inflation, per_year, "input_share", _("The general index.")
    )
    rhythms = ("yearly", "continuous")
    yield Assumption(("indexation",), _("Prices rise"), tender.indexation, "", choices=rhythms)
    if tender.expected_resale_haircut:
        label, haircut = _("Haircut on expected resale value"), tender.expected_resale_haircut
        yield Assumption(("expected_resale_haircut",), label, haircut, _("share"), "input_share")
    if tender.has_users_fees and tender.users_cost:
        label, ways = _(str(Tender.model_fields["users_cost"].title)), ("counts", "shown")
        yield Assumption(("users_cost",), label, tender.users_cost, "", choices=ways)


def _vat(tender: Tender, _: Translate) -> Iterator[Assumption]:
    if tender.vat.is_cost:
        label, share = _("Share of VAT that is a cost"), tender.vat.cost_share
        yield Assumption(("vat", "cost_share"), label, share, _("share"), "input_share")
    for name, rate in tender.vat.rates.items():
        label = _("VAT rate {name}").format(name=common_name(name, _))
        yield Assumption(("vat", "rates", name), label, rate, _("share"), "input_share")


def _cost_centres(tender: Tender, _: Translate) -> Iterator[Assumption]:
    note = _("Of the budget; together 100 %. It changes no comparison.")
    for name, share in tender.cost_centres.items():
        label = _("Share of {name}").format(name=name)
        yield Assumption(("cost_centres", name), label, share, _("share"), "input_share", note, bounds=(0.0, 1.0))
    for i, item in enumerate(tender.items):
        for name, share in item.cost_centres.items():
            label = _("Share of {name} in {item}").format(name=name, item=item.name)
            at: Path = ("items", i, "cost_centres", name)
            yield Assumption(at, label, share, _("share"), "input_share", note, bounds=(0.0, 1.0))


def _carbon_prices(tender: Tender, _: Translate) -> Iterator[Assumption]:
    per_kg = _("{currency} per kg CO2-eq").format(currency=tender.currency)
    note = _("Prices of the base date; linear between the years, flat outside, growing with inflation.")
    if tender.carbon_price_path:
        path = CARBON_PRICE_PATHS[tender.carbon_price_path.name]
        note = f"{tender.carbon_price_path.name}, {term(path.certainty, _)}: {_(path.source)}"
    for year, price in sorted(tender.carbon_price.items()):
        label = _("Carbon price in {year}").format(year=year)
        yield Assumption(("carbon_price", year), label, price, per_kg, note=note)


def _mki(tender: Tender, mki: Mki, _: Translate) -> Iterator[Assumption]:
    surcharge = _("Surcharge on category 3")
    yield Assumption(
        ("mki", "category_3_surcharge"), surcharge, mki.category_3_surcharge, _("share"), "input_share"
    )
    published = WEIGHTING_SETS[mki.weighting_set]
    for name, weight in published.weights.items():
        unit = _("{currency} per {unit}").format(currency=tender.currency, unit=weight.unit)
        note = f"{mki.weighting_set}, {term(weight.certainty, _)}: {_(published.source)}"
        yield Assumption(("mki", "weights", name), name, mki.weights[name], unit, note=note, is_published=True)


def _indices(tender: Tender, _: Translate) -> Iterator[Assumption]:
    for name, growth in tender.indices.items():
        note, path = _("Nominal growth."), tender.index_paths.get(name)
        label = _("Index {index}").format(index=common_name(name, _))
        if isinstance(growth, list):
            for k, rate in enumerate(growth):
                in_year = _("{label}, year {year}").format(label=label, year=k + 1)
                said = note if path is None else "" if k else _path_note(path, tender, _)
                yield Assumption(("indices", name, k), in_year, rate, _("per year"), "input_share", said)
        else:
            yield Assumption(("indices", name), label, growth, _("per year"), "input_share", note)


def _path_note(path: IndexPath, tender: Tender, _: Translate) -> str:
    """Return from what the growths of an index were worked out: they stay what they are if inflation changes."""
    worked_out = _("Nominal growth, from levels by year; real levels at the inflation of the tender.")
    if path.source is None:
        return worked_out
    return f"{path.source}: {followed_source(path.source, tender).say(_)}. {worked_out}"


def _resources(tender: Tender, _: Translate) -> Iterator[Assumption]:
    for name, resource in tender.resources.items():
        at = ("resources", name)
        per = money_per(resource.unit, tender, _)
        follows = _("Follows index {index}.").format(index=common_name(resource.index, _))
        yield Assumption(
            (*at, "price"),
            price_label(name, tender).say(_),
            resource.price,
            per,
            note=follows,
        )
        if tender.mki and "mki" in resource.model_fields_set:
            label = _("MKI of {resource}").format(resource=common_name(name, _))
            yield Assumption((*at, "mki"), label, resource.mki, per)
        if "co2_kg" in resource.model_fields_set:
            kg = _("kg CO2-eq per {unit}").format(unit=resource.unit)
            label = _("Emission factor of {resource}").format(resource=common_name(name, _))
            yield Assumption((*at, "co2_kg"), label, resource.co2_kg, kg)


def _quantities(tender: Tender, _: Translate) -> Iterator[Assumption]:
    for i, item in enumerate(tender.items):
        label = _("Quantity of {item}").format(item=item.name)
        yield Assumption(("items", i, "quantity"), label, item.quantity, item.unit, "input_number")
        if item.option_weight is not None:
            label = _("Weight of option {item}").format(item=item.name)
            yield Assumption(("items", i, "option_weight"), label, item.option_weight, _("share"), "input_share")
        if item.cost_weight is not None:
            label = _("Weight of {item} in the points for cost").format(item=item.name)
            note = _("The weights of all items are 100 % together.")
            yield Assumption(("items", i, "cost_weight"), label, item.cost_weight, _("share"), "input_share", note)
        lost = {model.loss for model in offered_for([item], tender.business_models).values()}
        for name, what in (
            ("return_rate", _("Return rate of {item}")),
            ("loss_per_trip", _("Loss per trip of {item}")),
        ):
            if name in lost and (rate := getattr(item, name)) is not None:
                path: Path = ("items", i, name)
                label = what.format(item=item.name)
                yield Assumption(path, label, rate, _("share"), "input_share", bounds=(0.0, 1.0))
        for name, share in item.qualities.items():
            label = _("Share of {quality} in the use of {item}").format(quality=name, item=item.name)
            note = _("The shares of an item are 100 % together.")
            yield Assumption(
                ("items", i, "qualities", name), label, share, _("share"), "input_share", note, bounds=(0.0, 1.0)
            )
        if item.average_life_years is not None:
            label = _("Average life of {item} in the sector").format(item=item.name)
            at_life: Path = ("items", i, "average_life_years")
            yield Assumption(at_life, label, item.average_life_years, _("years"), "input_number")
        called = field_title(Item.model_fields["use_per_year"], tender, item).say(_)
        label = _("{field} of {item}").format(field=called, item=item.name)
        unit = use_per_year(item, _)
        at: Path = ("items", i, "use_per_year")
        if isinstance(item.use_per_year, list):
            for k, uses in enumerate(item.use_per_year):
                in_year = _("{label}, year {year}").format(label=label, year=k + 1)
                yield Assumption((*at, k), in_year, uses, unit, "input_number")
        elif item.use_per_year is not None:
            yield Assumption(at, label, item.use_per_year, unit, "input_number")
