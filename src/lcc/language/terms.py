"""What the codes in files are called when people read them."""

from collections.abc import Collection, Iterable

from lcc.language import N_, Text, Translate, listed
from lcc.language.award_words import RULES
from lcc.language.indicator_words import INDICATORS

TERMS: dict[str, str] = {
    # who pays, and whether what users pay counts
    "authority": N_("the authority"),
    "users": N_("users"),
    "society": N_("nobody"),
    "counts": N_("counts in the comparison"),
    "shown": N_("is only shown"),
    # phases
    "purchase": N_("Purchase"),
    "management": N_("Management"),
    "use": N_("Use"),
    "maintenance": N_("Maintenance"),
    "demolition": N_("Demolition"),
    "disposal": N_("Disposal"),
    "residual_value": N_("Residual value and returns"),
    "externalities": N_("External costs"),
    # procedures
    "european": N_("European procedure"),
    "national": N_("national procedure"),
    "three_quotes": N_("three quotes"),
    "mini_competition": N_("mini-competition under a framework agreement"),
    "market_consultation": N_("market consultation"),
    # budget
    "investment": N_("Investment"),
    "running": N_("Running costs"),
    "receipts": N_("Receipts"),
    "settlement": N_("Settlement"),
    # where yearly costs fall, indexation, basis, residual value, award
    "start": N_("start of the year"),
    "middle": N_("middle of the year"),
    "end": N_("end of the year"),
    "yearly": N_("once a year"),
    "continuous": N_("every month"),
    "real": N_("real"),
    "nominal": N_("nominal"),
    "straight_line": N_("straight line"),
    "annuity": N_("annuity"),
    "none": N_("none"),
    "common_horizon": N_("over the horizon"),
    "equivalent_annual_cost": N_("by year, each offer over its own full life"),
    "guaranteed": N_("guaranteed"),
    "expected": N_("expected"),
    "exercised": N_("used"),
    "not_exercised": N_("not used"),
    "each_tier": N_("the uses within each tier"),
    "whole_volume": N_("all uses"),
    "compensable": N_("compensated by the BCF"),
    "deductible": N_("deducted"),
    "cost": N_("a cost"),
    "mixed": N_("a cost for a share"),
    "sourced": N_("read in the source"),
    "recalled": N_("recalled, not held against the source"),
    "planning": N_("planning figure"),
    "own_figure": N_("stated by the contracting authority as its own"),
    "own": N_("a definition of this program"),
    "A1": N_("A1"),
    "A2": N_("A2"),
    # award rules and what they are made of
    **{method: words.name for method, words in RULES.items()},
    "life_cycle_cost": N_("life-cycle cost"),
    "price": N_("price"),
    "held": N_("earn what the bound earns"),
    "extrapolated": N_("go on in the straight line"),
    "not_ranked": N_("are not ranked"),
    "no_discount": N_("earns no discount"),
    "quality": N_("quality"),
    "assessed_cost": N_("cost after fictive discounts and additions"),
    "cost_points": N_("points for cost"),
    "quality_points": N_("points for quality"),
    "score": N_("score"),
    "earned": N_("earned"),
    "share": N_("share earned"),
    "drawing_lots": N_("drawing lots"),
    # quality
    "points": N_("points"),
    "words": N_("words"),
    "money": N_("money"),
    "measured": N_("measured from the bid"),
    "in_steps": N_("what the step below earns"),
    "average": N_("average of the assessors"),
    # rounds of bids
    "first_bids": N_("first bids"),
    "clarification": N_("clarification"),
    "negotiation": N_("negotiation"),
    "median": N_("median of the assessors"),
    "drop_extremes": N_("average without the lowest and the highest"),
    # bids that fall away, and on what
    "excluded": N_("bidder excluded"),
    "invalid": N_("invalid"),
    "withdrawn": N_("withdrawn"),
    "not_accepted": N_("not accepted"),
    "exclusion_ground": N_("ground for exclusion"),
    "suitability": N_("requirement of suitability not met"),
    "late": N_("too late"),
    "incomplete": N_("not complete"),
    "requirement_not_met": N_("requirement not met"),
    "variant_not_allowed": N_("variant that is not allowed"),
    "abnormally_low": N_("abnormally low price"),
    "manipulative": N_("manipulative bid"),
    "proof_missing": N_("proof not given"),
    "validity_ended": N_("no longer valid, and not extended"),
    "of_the_bidder": N_("by the bidder"),
    "keep_order": N_("the others keep their order"),
    "recalculate": N_("the others are ranked again"),
    "works": N_("works"),
    "fraud_sensitive_services": N_("services in a fraud-sensitive sector"),
    "open_procedure": N_("open procedure"),
    "restricted_procedure": N_("restricted procedure"),
    "consensus": N_("one score on which they agree"),
    "clock": N_("by the clock of the computer"),
    "stated": N_("time stated, not measured"),
    # circularity
    **{indicator: words.name for indicator, words in INDICATORS.items()},
    "required": N_("required"),
    "optional": N_("optional"),
    "not_asked": N_("not asked"),
    "weakest": N_("the weakest counts"),
    "mean": N_("the mean of all counts"),
    "dwelling": N_("dwelling"),
    "office": N_("office"),
    "at_least": N_("at least"),
    "at_most": N_("at most"),
    # material passport
    "R0": N_("R0 refuse"),
    "R1": N_("R1 rethink"),
    "R2": N_("R2 reduce"),
    "R3": N_("R3 reuse"),
    "R4": N_("R4 repair"),
    "R5": N_("R5 refurbish"),
    "R6": N_("R6 remanufacture"),
    "R7": N_("R7 repurpose"),
    "R8": N_("R8 recycle"),
    "R9": N_("R9 recover"),
    "dry": N_("dry: loose, click, velcro, magnet"),
    "added_elements": N_("with added elements: bolt, screw, spring, corner"),
    "direct_integral": N_("direct and integral: pin, nail"),
    "soft_chemical": N_("soft chemical: sealant, foam"),
    "hard_chemical": N_("hard chemical: glue, weld, cement, cast"),
    "free": N_("free, without extra actions"),
    "extra_no_damage": N_("extra actions without damage"),
    "extra_fully_repairable": N_("extra actions with damage that can be fully repaired"),
    "extra_partly_repairable": N_("extra actions with damage that can be partly repaired"),
    "inaccessible": N_("not accessible without damage beyond repair"),
    "occasional": N_("occasional crossings"),
    "full_integration": N_("full integration"),
    "open": N_("open"),
    "overlap": N_("overlap: partly closed in"),
    "closed": N_("closed in"),
    "epd": N_("EPD"),
    "certificate": N_("certificate"),
    "declaration": N_("declaration"),
    "test_report": N_("test report"),
    "3.1": N_("3.1"),
    "4.0": N_("4.0"),
    # lots and variants
    "in_order": N_("lot after lot, in the order stated"),
    "best_combination": N_("the best combination"),
    "cost_share": N_("share of the points for cost"),
    "allowed": N_("allowed"),
    "not_allowed": N_("not allowed"),
    # costs
    "unit": N_("per unit"),
    "unit_year": N_("per unit and year"),
    "one_use": N_("per use"),
    "bid": N_("for the whole bid"),
    "every_year": N_("every year"),
    "every_years": N_("every ... years"),
    "at_year": N_("once, in year ..."),
    "each_life": N_("once in each life, in year ..."),
    "cheaper": N_("cheaper"),
    "dearer": N_("dearer"),
    "yes": N_("yes"),
    "no": N_("no"),
}

REASONS: dict[str, str] = {
    "below_minimum": N_("below the minimum of {criterion}"),
    "below_quality": N_("below the minimum quality"),
    "mki_above_worst": N_("MKI above the highest that is allowed"),
    "over_budget": N_("above the budget"),
    "no_cost": N_("no cost above zero"),
    "item_no_cost": N_("no cost above zero for {item}"),
    **{code: TERMS[code] for code in ("excluded", "invalid", "withdrawn", "not_accepted")},
    "below_bounds": N_("cost below the lowest bound"),
    "above_bounds": N_("cost above the highest bound"),
    "no_quality": N_("no quality above zero, and no score without"),
    "misses_target": N_("misses the target for {criterion}"),
}

COMMON_NAMES: dict[str, str] = {
    # indices that are always there, and names of indices and resources that many tenders use
    "general": N_("general"),
    "fixed": N_("fixed"),
    "carbon_price": N_("carbon price"),
    "mki": N_("MKI"),
    "standard": N_("standard"),
    "reduced": N_("reduced"),
    "zero": N_("zero"),
    "labour": N_("labour"),
    "energy": N_("energy"),
    "electricity": N_("electricity"),
    "water": N_("water"),
    "washing": N_("washing"),
    "transport": N_("transport"),
    "levy": N_("CO2 levy"),
}

MODEL_NAMES: dict[str, str] = {
    "purchase": N_("Buy"),
    "buy_back": N_("Buy with buy-back"),
    "lease": N_("Lease"),
    "deposit": N_("Deposit"),
    "pool": N_("Deposit pool"),
    "pay_per_use": N_("Pay per use"),
}

OF_CONTRACTS: dict[str, str] = {
    # what is bought
    "supplies": N_("supplies"),
    "services": N_("services"),
    "works": N_("works"),
    # which figures of an index are held beside each other
    "weighted_indices": N_("the weighted sums of the indices"),
    "weighted_ratios": N_("the weighted sum of the changes of each"),
    "month": N_("one month"),
    "year_mean": N_("the mean of a year"),
    "twelve_months": N_("the mean of twelve months"),
    "first": N_("as first published"),
    "final": N_("the final figure"),
    # what stands behind claims
    "bank_guarantee": N_("bank guarantee"),
    "parent_guarantee": N_("guarantee of the parent company"),
    "pledge": N_("pledge"),
    "deposit": N_("deposit"),
    # what expires
    "warranty": N_("warranty"),
    "certificate": N_("certificate"),
    "declaration": N_("declaration"),
    "other": N_("something else"),
    # what is recorded
    "paid": N_("paid"),
    "measured": N_("measured"),
    "amended": N_("amended"),
    "social_return": N_("social return"),
    "secured": N_("secured"),
    "released": N_("released"),
    "defaulted": N_("defaulted"),
    "resumed": N_("resumed"),
}
"""What the codes in contract files are called: some of them mean something else in tenders and bids."""

CHOICES: dict[str, str] = {
    **TERMS,
    # distributions, and what a drawn number does
    "uniform": N_("uniform: each number as likely"),
    "triangular": N_("triangular"),
    "pert": N_("PERT"),
    "normal": N_("normal"),
    "lognormal": N_("lognormal"),
    "discrete": N_("one of a few values"),
    "sets": N_("takes the place of the number"),
    "multiplies": N_("is multiplied by the number"),
    "adds": N_("is added to the number"),
    # what a tender on price did not ask
    "life": N_("how long it lasts"),
    "consumption": N_("what it consumes"),
    "emissions": N_("emissions"),
    # what a result says of a line, a lot, and what is told of others
    "value": N_("for its present value"),
    "": N_("of its own"),
    "credited": N_("credited at the horizon"),
    "owed": N_("still owed at the horizon"),
    "to_come": N_("still to come after the horizon"),
    "instalment": N_("an instalment"),
    "interval": N_("an interval that the horizon cuts off"),
    "best_rank": N_("the best in rank"),
    "limit": N_("the best whose bidder is below the limit"),
    "combination": N_("part of the best combination"),
    "no_bid": N_("no bid is ranked"),
    "limit_of_all": N_("every bidder that is ranked has reached the limit"),
    "tie": N_("bids are equal"),
    "hangs_on_draw": N_("hangs on a draw for another lot"),
    "scores_of_winner": N_("the scores of the winner"),
    "cost_bounds": N_("the lowest and the highest cost"),
    "all_bids": N_("all bids"),
}
"""What is chosen in files and said in results: all that a schema names."""


def term(code: str, _: Translate) -> str:
    """Return what a code of ours is called."""
    return _(TERMS[code])


def yes_or_no(holds: bool | None, _: Translate) -> str:
    """Return yes or no, and a dash where it is not known."""
    return "-" if holds is None else term("yes" if holds else "no", _)


def common_name(name: str, _: Translate) -> str:
    """Return what an index or resource is called: a common one in the reader's language, another as it is."""
    return _(COMMON_NAMES[name]) if name in COMMON_NAMES else name


def named(names: Iterable[str]) -> Text:
    """Return what indices or resources are called, one after the other: common ones in the reader's language."""
    return listed(Text(COMMON_NAMES[name]) if name in COMMON_NAMES else name for name in names)


def line_label(labels: Iterable[str], name: str, _: Translate) -> str:
    """Return what a line is about: our labels translated, a name that somebody chose as it is."""
    return ": ".join(part for part in (*(_(label) for label in labels if label), name) if part)


def distinct_names(names: Collection[str], _: Translate) -> dict[str, str]:
    """Return the names of indices by what they are called; one that would be called as another stays as it is.

    >>> distinct_names(["general", "algemeen"], {"general": "algemeen"}.__getitem__)
    {'general': 'general', 'algemeen': 'algemeen'}
    """
    called: dict[str, str] = {}
    taken = [name.casefold() for name in names]
    for name in names:
        label = common_name(name, _)
        called[name if label != name and label.casefold() in taken else label] = name
    return called


def model_name(kind: str, _: Translate) -> str:
    """Return what a business model is called."""
    return _(MODEL_NAMES[kind])


def model_names(kinds: Iterable[str], _: Translate) -> str:
    """Return what business models are called, one after the other."""
    return ", ".join(model_name(kind, _) for kind in kinds)


def reason(code: str, criterion: str, _: Translate) -> str:
    """Return why a bid is not ranked, with the name of the criterion, indicator or item where it is about one."""
    about = term(criterion, _) if code == "misses_target" else criterion
    return _(REASONS[code]).format(criterion=about, item=about)
