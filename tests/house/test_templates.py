"""The standard that every tender template is held to; what a draft still lacks, a documented case has."""

import json
import re
from collections import Counter
from itertools import groupby
from typing import Any

import pytest

import make
from command_line import run
from lcc.documents.statement.method_statement import method_statement
from lcc.excel.bid_form.layout import form_layout
from lcc.excel.bid_form.meant import filled_in_from_start
from lcc.intake.submissions import read, read_tender
from lcc.intake.template_about import InBoth, TemplateAbout, heading, is_draft, templates_about
from lcc.intake.templates import OWN, sources
from lcc.language import LANGUAGES
from lcc.library import shipped
from lcc.library.facts.chosen import chosen
from lcc.model import Tender
from lcc.model.business_models import BUSINESS_MODELS
from lcc.words.problem_texts import EXPECTED_AND_MEND
from lcc.words.remark_texts import WORDING
from said import texts as texts_of

MOST = 25
OF_THEIRS = sorted({*shipped.templates()} - {OWN})
CHOICE_OR_SOURCE = {
    "nl": re.compile(r"illustratief|planningsgetal|uw keuze|\b(19|20)\d\d|robtv\.be", re.IGNORECASE),
    "en": re.compile(r"illustrative|planning figure|your choice|\b(19|20)\d\d|robtv\.be", re.IGNORECASE),
}
"""What a remark beside a number says: that nobody published it, or a publication with its year or address."""
MADE_UP = re.compile(r"illustrati|verzonnen", re.IGNORECASE)
ABOUT = templates_about()
each = pytest.mark.parametrize("name", sorted(shipped.templates()))
each_but_own = pytest.mark.parametrize("name", OF_THEIRS)
each_language = pytest.mark.parametrize("language", LANGUAGES)


def tender_of(name: str, language: str = "nl") -> Tender:
    return read_tender(shipped.template_file(name, language))


@each
def test_it_says_what_to_know_before_it(name: str) -> None:
    said = ABOUT[name]
    assert min(len(said.requirements), len(said.criteria), len(said.traps)) > 0
    assert name == OWN or (said.cpv and tender_of(name).cpv in said.cpv)
    for language in LANGUAGES:
        assert name == OWN or said.title.say(language) == tender_of(name, language).title
    for text in texts(said):
        assert min(len(text.nl), len(text.en)) > 0
        assert numbers_in(text.nl) == numbers_in(text.en), text


def texts(said: TemplateAbout) -> list[InBoth]:
    """Return each text of a record that is there in both languages."""
    found: list[InBoth] = []
    for value in dict(said).values():
        parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else [value]
        found += [part for part in parts if isinstance(part, InBoth)]
    return found


def numbers_in(text: str) -> list[str]:
    """Return the numbers in a text, whichever sign its language has between their digits."""
    return sorted(re.findall(r"\d+", re.sub(r"(?<=\d)[.,](?=\d)", "", text)))


@each
def test_each_check_that_it_names_is_one(name: str) -> None:
    named = {one.check for one in ABOUT[name].traps if one.check}
    assert named <= {*WORDING, *EXPECTED_AND_MEND}


@each
def test_it_names_a_published_target_or_says_why_not(name: str) -> None:
    tender, why_not = tender_of(name), ABOUT[name].targets
    named = tender.circularity is not None and any(one.published for one in tender.circularity.targets)
    assert named == (why_not is None)


@each
def test_its_footprint_is_of_facts_in_co2(name: str) -> None:
    assert all("CO2" in chosen(fact).unit.en.split(" per ")[0] for fact in ABOUT[name].footprint)


@each_language
def test_passport_detachability_footprint_and_targets_are_shown(language: str) -> None:
    """Two sources differ on the emissions of a laptop, and both are there."""
    shown = " ".join(run("start", "show", "ict", language=language).output.split())
    assert ABOUT["ict"].passport.say(language) in shown
    assert ABOUT["ict"].detachability.say(language) in shown
    assert all(part in shown for part in ("182", "236", "ADEME", "Boavizta"))
    assert {"nl": "grondstoffenpaspoort: niet gevraagd", "en": "material passport: not asked"}[language] in shown
    paving = " ".join(run("start", "show", "street-paving", language=language).output.split())
    assert "NL-2030-secondary: " in paving


@each
def test_it_says_the_same_in_both_languages(name: str) -> None:
    assert plain(tender_of(name, "nl").model_dump()) == plain(tender_of(name, "en").model_dump())


WORDS = {"title", "authority", "name", "unit", "use_unit", "description", "motivation", "shown_by"}


def plain(value: Any, key: str = "") -> Any:
    """Return the plain values of a tender without its words; names of scores and assessors go by their place."""
    if isinstance(value, dict):
        parts = {name: plain(part, name) for name, part in value.items()}
        return [*parts.values()] if key in ("words", "ladder") else parts
    if isinstance(value, list):
        return len(value) if key in ("assessors", "destinations") else [plain(part) for part in value]
    return "" if key in WORDS else value


@each
@each_language
def test_each_number_says_where_it_comes_from(name: str, language: str) -> None:
    found = list(sources(shipped.template_file(name, language).read_text("utf-8")))
    assert {path[0] for path, _value, _remark in found} >= {
        "horizon_years",
        "discount",
        "inflation",
        "items",
        "award",
    }
    assert [path for path, _value, remark in found if not CHOICE_OR_SOURCE[language].search(remark)] == []


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_levels_of_an_index_are_shown_with_where_they_come_from(language: str) -> None:
    shown = " ".join(run("template", "show", "household-waste", language=language).output.split())
    [said] = [line for line in shown.split(" - ") if "2030 295" in line]
    assert all(part in said for part in ("2027 171", "2034 295", "Belastingplan 2026"))


@each
@each_language
def test_a_price_of_emissions_is_of_one_publication_and_its_level_is_the_authoritys(
    name: str, language: str
) -> None:
    tender = tender_of(name, language)
    if not tender.carbon_price:
        return
    assert tender.carbon_price_path is not None
    said = texts_of(method_statement(tender, "en"))
    assert f"Carbon price per tonne: {tender.carbon_price_path.name}" in said
    assert "prices of 2021 times 1, which the contracting authority sets" in said


@pytest.mark.parametrize(
    ("name", "fact"),
    [("green-waste", "green_waste.grass.gate_fee"), ("dismantling", "demolition.circular.yield")],
)
def test_an_item_names_the_fact_that_is_about_it(name: str, fact: str) -> None:
    for tender in (
        tender_of(name, "nl"),
        tender_of(name, "en"),
        read_tender(shipped.examples()[name] / "tender.yaml"),
    ):
        assert fact in tender.items[0].facts


@each
def test_our_own_checks_are_silent(name: str) -> None:
    file = str(shipped.template_file(name, "nl"))
    assert "! " not in run("check", file).output
    found = json.loads(run("award", "check", file, "--json", "-").stdout)
    assert not found["checks"]
    for one in found["neutrality"]:
        costs = {model: cost for model, cost in one["above_cheapest"][1].items() if model != "horizon_years"}
        assert max(costs.values()) < 0.01


@each
def test_a_supplier_fills_in_at_most_25_cells_at_first_sight(name: str) -> None:
    tender = tender_of(name)
    form = form_layout(tender, "nl")
    asked = [cell.input for cell in form.first.inputs if cell.input]
    already = filled_in_from_start(asked)
    seen = [one.key for one in asked if one.key not in already]
    of_bid = sum(key[0] != "offers" for key in seen)
    for item in range(len(tender.items)):
        parts = Counter(
            "any" if key[2] not in BUSINESS_MODELS else key[2] for key in seen if key[:2] == ("offers", item)
        )
        for kind in tender.business_models or BUSINESS_MODELS:
            assert of_bid + parts["any"] + parts[kind] <= MOST, (item, kind)


@each_but_own
def test_its_example_is_scored_and_made_up_bids_say_so(name: str) -> None:
    """A draft has one bid beside it; what a documented case stands behind, three in an example of its own."""
    template, draft = tender_of(name), shipped.templates()[name] / "bid.yaml"
    example = read(shipped.template_file(name, "nl"), [draft]) if draft.exists() else make.example(name)
    kinds = {offer.business_model.kind for one in example.bids for offer in one.bid.offers}
    assert [item.id for item in example.tender.items] == [item.id for item in template.items]
    assert kinds <= {*(template.business_models or BUSINESS_MODELS)}
    assert all(outcome.rank for outcome in make.compared(example).bids)
    if draft.exists():
        assert is_draft(name)
        assert name not in shipped.examples()
    else:
        assert len(example.bids) >= 3
        assert len(kinds) >= min(2, len(template.business_models or BUSINESS_MODELS))
    for file in [draft] if draft.exists() else (shipped.examples()[name] / "bids-as-yaml").glob("*.yaml"):
        assert MADE_UP.search(file.read_text("utf-8").partition("\nbidder")[0]), file


def test_the_list_goes_by_theme_with_drafts_apart_and_what_is_about_nothing_last() -> None:
    headings = [said for said, _same in groupby(heading(*entry) for entry in ABOUT.items())]
    assert len(headings) == len({*headings})
    assert [*ABOUT][-1] == OWN
    _tested, drafts = run("template", "list", language="en").output.split("Without a tested case")
    assert {name for name in OF_THEIRS if name in drafts} == {name for name in OF_THEIRS if is_draft(name)}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("bank", {"street-furniture"}),
        ("benches", {"street-furniture"}),
        ("39113", {"street-furniture"}),
        ("39113600-3", {"street-furniture"}),
        ("30200000", {"ict", "printing"}),
        ("laptops gereviseerd", {"ict"}),
        ("no such thing", set()),
        ("groen", {"green-waste"}),
        ("greens", {"green-waste"}),
        ("green-waste", {"green-waste"}),
        ("snoei", {"green-waste"}),
        ("groenafval", {"green-waste"}),
        ("bermmaaisel", {"green-waste"}),
        ("meubels", {"office-furniture", "street-furniture"}),
        ("demolish", {"dismantling"}),
        ("dismantle", {"dismantling"}),
        ("uniform", {"workwear"}),
        ("toner", {"printing"}),
        ("pc", {"ict"}),
        ("speeltuin", {"playground"}),
        ("playgrounds", {"playground"}),
        ("tegels", {"street-paving", "carpet-tiles"}),
        ("lantaarn", {"street-lighting"}),
        ("lantaarnpalen", {"street-lighting"}),
        ("straatlantaarns", {"street-lighting"}),
        ("lamp posts", {"street-lighting"}),
        ("laadpaal", {"depot-charging"}),
        ("bureaustoelen", {"office-furniture"}),
        ("fietsbrug", {"footbridge"}),
        ("zonnestroom", {"solar-panels"}),
    ],
)
def test_it_is_found_in_both_languages_and_by_cpv(words: str, expected: set[str]) -> None:
    assert {name for name, one in ABOUT.items() if one.is_found_by(words.split(), name)} == expected


def test_what_is_found_is_listed_and_nothing_is_said_to_be_nothing() -> None:
    listed = run("template", "list", "--search", "benches", language="nl").output
    assert listed == "Openbare ruimte\n  street-furniture  Straatmeubilair\n"
    assert run("template", "list", "--search", "no such thing").output.startswith("No template is about that.")


@each
def test_what_it_decides_is_shown(name: str) -> None:
    shown = " ".join(run("template", "show", name, language="en").output.split())
    tender, said = tender_of(name, "en"), ABOUT[name]
    assert f"horizon: {tender.horizon_years} years" in shown
    assert said.keep_first.en in shown
    assert "source: Rapport Werkgroep discontovoet 2025" in shown
    assert ("without a tested case" in shown) == is_draft(name)
    for leaf in tender.quality.leaves() if tender.quality else []:
        assert leaf.criterion.name in shown
