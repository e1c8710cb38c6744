"""What procurement documents have to say, by code: what it is about, what it is called, and what is said of it."""

from collections.abc import Mapping
from typing import NamedTuple

from lcc.language import N_


class PointWords(NamedTuple):
    """The topic of a point, what it is called, and what the tender says of it or what is to be written elsewhere."""

    topic: str
    title: str
    text: str


_PROCEDURE, _STANDSTILL, _REASONS = (
    N_("Procedure"),
    N_("Standstill before the contract"),
    N_("What bidders are told"),
)
_FILE = N_("What is kept in the file")

CHECKLIST: Mapping[str, PointWords] = {
    "procedure": PointWords("procedure", _PROCEDURE, "{procedure}."),
    "procedure_missing": PointWords(
        "procedure",
        _PROCEDURE,
        N_("Say by which procedure the contract is put out: what the law asks follows it."),
    ),
    "standstill_european": PointWords(
        "standstill",
        _STANDSTILL,
        N_(
            "At least 20 calendar days from the day after the award decision is sent (article 2.127 of the "
            "Aanbestedingswet 2012); none if only one bidder is concerned."
        ),
    ),
    "standstill_own": PointWords(
        "standstill",
        _STANDSTILL,
        N_(
            "The law sets none: that of article 2.127 of the Aanbestedingswet 2012 is for contracts that have to be "
            "published European. Say in the documents which term you keep."
        ),
    ),
    "standstill_framework": PointWords(
        "standstill",
        _STANDSTILL,
        N_(
            "The law sets none for an order under a framework agreement (article 2.127, paragraph 4, of the "
            "Aanbestedingswet 2012); the framework agreement may."
        ),
    ),
    "reasons_european": PointWords(
        "reasons",
        _REASONS,
        N_(
            "To every bidder concerned the relevant reasons, among them the characteristics and relative advantages of "
            "the bid that wins, its bidder's name, and an exact description of the standstill (article 2.130 of the "
            "Aanbestedingswet 2012)."
        ),
    ),
    "reasons_own": PointWords(
        "reasons",
        _REASONS,
        N_(
            "Say in the documents how and when bidders hear the outcome and its reasons; give each its own figures."
        ),
    ),
    "criteria_inherited": PointWords(
        "framework_criteria",
        N_("Criteria of the framework agreement"),
        N_(
            "All parties that can carry it out are asked, in writing and with enough time, and the award is made by "
            "the criteria of the framework agreement: made more precise, not replaced (articles 2.139 to 2.143 of the "
            "Aanbestedingswet 2012)."
        ),
    ),
    "file_european": PointWords(
        "file",
        _FILE,
        N_(
            "The course of the procedure, so that each decision can be given with its reasons, for at least 3 years "
            "after the award (articles 2.55 and 2.56 of the Aanbestedingswet 2012); a report of the award (article "
            "2.132), and its notice within 30 days (article 2.134)."
        ),
    ),
    "file_own": PointWords(
        "file",
        _FILE,
        N_("Keep the tender, the bids and the comparison: with these anybody can work it out again."),
    ),
    "no_award": PointWords(
        "award_rule",
        N_("From cost to award"),
        N_(
            "A market consultation has no award: what comes in is information. Nothing is awarded from it, and what "
            "bidders learn is told to all of them in the tender that follows."
        ),
    ),
    "functional_unit": PointWords("functional_unit", N_("Functional unit and quantity"), "{items}."),
    "analysis_period": PointWords("analysis_period", N_("Period that is compared"), N_("{years} years.")),
    "other_lives": PointWords(
        "other_lives",
        N_("Offers with a shorter or longer life"),
        N_("Compared {comparison}; residual value of what the horizon cuts off: {residual}."),
    ),
    "base_date": PointWords("base_date", N_("Base date and price level"), N_("Prices of {date}.")),
    "discount_rate": PointWords("discount_rate", N_("Discount rate"), N_("{rate} a year, {basis}.")),
    "timing": PointWords(
        "timing", N_("Moment of payments within a year"), N_("Yearly costs fall at the {moment}.")
    ),
    "escalation": PointWords(
        "escalation",
        N_("Price rises"),
        N_("Inflation {inflation} a year, indices of its own: {indices}; {rhythm}."),
    ),
    "vat": PointWords("vat", N_("VAT"), N_("VAT is {treatment}; amounts exclude it.")),
    "who_supplies": PointWords(
        "who_supplies",
        N_("Who supplies which figure, and in which unit"),
        N_("Tenderers price, by the bid form, each of these phases: {phases}; all else is set by the tender."),
    ),
    "evidence": PointWords(
        "evidence",
        N_("Evidence for figures of tenderers"),
        N_("Say for each figure which evidence is asked: a test report, a declaration, a reference."),
    ),
    "fixed_values": PointWords(
        "fixed_values",
        N_("Values that the authority sets"),
        N_("Prices of: {resources}; use of: {items}; life, return or loss of: {lasting}."),
    ),
    "external_costs_by_mki": PointWords(
        "externalities", N_("External costs, their prices and growth"), N_("MKI by weighting set {set}.")
    ),
    "external_costs_by_carbon": PointWords(
        "externalities",
        N_("External costs, their prices and growth"),
        N_("CO2 per kg, growing with inflation: {years}."),
    ),
    "no_external_costs": PointWords(
        "externalities", N_("External costs, their prices and growth"), N_("None: no price on emissions.")
    ),
    "emission_factors": PointWords(
        "emission_factors",
        N_("Source of emission factors"),
        N_("Say by which database, in which version, tenderers calculate, and where your own factors come from."),
    ),
    "circularity_not_measured": PointWords(
        "circularity", N_("Circularity: passport, indicators and targets"), N_("Not measured.")
    ),
    "circularity_measured": PointWords(
        "circularity",
        N_("Circularity: passport, indicators and targets"),
        N_("Material passport: {passport}. Indicators: {indicators}. Targets: {targets}."),
    ),
    "promises": PointWords("promises", N_("Bonus and malus on promised circularity"), N_("On: {indicators}.")),
    "promises_elsewhere": PointWords(
        "promises",
        N_("Bonus and malus on promised circularity"),
        N_("Say in the contract what follows if what is measured is not what was promised."),
    ),
    "residual_value": PointWords(
        "residual_value",
        N_("Residual value, buy-back and deposits"),
        N_("Expected resale less {haircut}; purchase options are {options}; what else counts is in the method."),
    ),
    "security": PointWords(
        "security",
        N_("Security behind what comes back"),
        N_("Say what guarantees buy-back, resale and deposits: a bank guarantee, an escrow, a parent company."),
    ),
    "variants": PointWords("variants", N_("Variants"), N_("Variants are {variants}.")),
    "lots": PointWords("lots", N_("Lots"), N_("Lots: {lots}.")),
    "options": PointWords(
        "options",
        N_("Options and renewals"),
        N_("Options count for their weight: {options}; renewals of a lease count as the bid states them."),
    ),
    "rounding": PointWords(
        "rounding",
        N_("Rounding"),
        N_(
            "Costs count in cents, as they are shown; points are rounded if the rule says so. Equal ones are a tie."
        ),
    ),
    "award_rule": PointWords("award_rule", N_("From cost to award"), N_("Rule: {method}.")),
    "criteria": PointWords("criteria", N_("Quality criteria and their weights"), "{criteria}."),
    "motivation_missing": PointWords(
        "motivation",
        N_("Why cost or price alone decides"),
        N_("Article 2.114 of the Aanbestedingswet 2012 asks for it."),
    ),
    "motivation": PointWords("motivation", N_("Why cost or price alone decides"), "{motivation}"),
    "tie_break": PointWords("tie_break", N_("What happens to equal scores"), N_("In this order: {names}.")),
    "tie_break_missing": PointWords(
        "tie_break", N_("What happens to equal scores"), N_("Announce what breaks a tie.")
    ),
    "contract": PointWords(
        "contract",
        N_("Contract clause that makes promises binding"),
        N_("Say in the contract what follows where a promised cost, life or share is not met: bonus and malus."),
    ),
    "abnormally_low_missing": PointWords(
        "abnormally_low", N_("Abnormally low bids"), N_("Say when a bid is asked to explain its cost, and how.")
    ),
    "abnormally_low_asked": PointWords(
        "abnormally_low",
        N_("Abnormally low bids"),
        N_(
            "An explanation is asked at: {signs}. None of these excludes a bid by itself (article 69 of Directive "
            "2014/24/EU, article 2.116 of the Aanbestedingswet 2012): describe how you ask, hear and weigh the answer."
        ),
    ),
}
