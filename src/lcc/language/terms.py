"""What the codes in files are called when people read them."""

from lcc.language import N_, Translate

TERMS: dict[str, str] = {
    # phases
    "purchase": N_("Purchase"),
    "management": N_("Management"),
    "use": N_("Use"),
    "maintenance": N_("Maintenance"),
    "demolition": N_("Demolition"),
    "disposal": N_("Disposal"),
    "residual_value": N_("Residual value and returns"),
    "externalities": N_("External costs"),
    # where yearly costs fall, indexation, basis, residual value, award
    "start": N_("start of the year"),
    "middle": N_("middle of the year"),
    "end": N_("end of the year"),
    "yearly": N_("once a year"),
    "continuous": N_("every month"),
    "real": N_("real"),
    "nominal": N_("nominal"),
    "straight_line": N_("straight line"),
    "none": N_("none"),
    "lowest_lcc": N_("lowest life-cycle cost"),
    # costs
    "unit": N_("per unit"),
    "bid": N_("for the whole bid"),
    "every_year": N_("every year"),
    "every_years": N_("every ... years"),
    "at_year": N_("once, in year ..."),
    # answers and indices
    "yes": N_("yes"),
    "no": N_("no"),
    "general": N_("general"),
    "fixed": N_("fixed"),
    "carbon_price": N_("carbon price"),
}

MODEL_NAMES: dict[str, str] = {
    "purchase": N_("Buy"),
    "buy_back": N_("Buy with buy-back"),
    "lease": N_("Lease"),
    "deposit": N_("Deposit"),
    "pay_per_use": N_("Pay per use"),
}


def term(code: str, _: Translate) -> str:
    """Return what a code is called; a name that somebody chose is itself."""
    return _(TERMS[code]) if code in TERMS else code


def model_name(kind: str, _: Translate) -> str:
    """Return what a business model is called."""
    return _(MODEL_NAMES[kind])
