"""The rules of the calculation, in words: what a purchaser publishes, and what the workbook prints.

Each rule is what `cashflow`, `engine` or `award` does, with the tender's own numbers filled in.
"""

from collections.abc import Iterator

from lcc.language import N_, Text
from lcc.language.terms import TERMS
from lcc.model.tender import Tender

Rule = tuple[Text, Text]


def rules(tender: Tender) -> list[Rule]:
    """Return title and text of every rule that applies to the tender."""
    return [*_time_and_rates(tender), *_business_models(), *_other_costs(tender), *_outcome(tender)]


def _rule(title: str, text: str, **values: object) -> Rule:
    return Text(title), Text(text, values)


def _percent(share: float) -> str:
    return f"{100 * share:.6g} %"


def _time_and_rates(tender: Tender) -> Iterator[Rule]:
    yield _rule(
        N_("Horizon"),
        N_(
            "Costs are compared over {years} years from {date}, in whole months m = 0 .. {months}. Amounts exclude VAT."
        ),
        years=tender.horizon_years,
        date=tender.base_date.isoformat(),
        months=tender.horizon_months,
    )
    yield _rule(
        N_("Discounting"),
        N_(
            "A payment in month m counts for (1 + r)^(-m/12), with r the nominal rate a year. The tender sets a "
            "{basis} rate of {rate} and inflation of {inflation}. A real rate becomes nominal as "
            "(1 + real rate) x (1 + inflation) - 1."
        ),
        basis=Text(TERMS[tender.discount.basis]),
        rate=_percent(tender.discount.rate),
        inflation=_percent(tender.inflation),
    )
    yield _rule(
        N_("Indexation"),
        N_(
            "Prices are of the base date and follow an index with nominal growth g a year; they rise {rhythm}. Once "
            "a year: factor (1 + g)^(whole years since the base date). Every month: (1 + g)^(m/12). The index "
            "general grows with inflation, the index fixed does not grow. Of a table of growth by year the last "
            "growth goes on."
        ),
        rhythm=Text(TERMS[tender.indexation]),
    )
    yield _rule(
        N_("Moment of yearly costs"),
        N_(
            "Yearly costs fall at the {moment}. A cost every n years falls after n, 2n, ... years, strictly before "
            "the horizon. A cost that falls once, falls at the stated year."
        ),
        moment=Text(TERMS[tender.yearly_costs_fall]),
    )
    yield _rule(
        N_("Replacement"),
        N_(
            "What is bought, leased or put on deposit starts in month 0, and again each time that its life, term or "
            "cycle ends before the horizon, at the price as then indexed."
        ),
    )
    yield _rule(
        N_("Share of life"),
        N_(
            "If the horizon cuts off the last life, term or cycle, only the share s of it inside the horizon is "
            "charged: (1 - s) times what was paid at its start is credited at the horizon, and its end-of-life cost, "
            "return cost and emissions count s times. In a straight line s is the share of its months; as an annuity "
            "s = (1 - v^u) / (1 - v^L) with v = 1 / (1 + r), u the years inside the horizon and L those of a full "
            "life. With residual value none, s = 1."
        ),
    )


def _business_models() -> Iterator[Rule]:
    yield _rule(
        N_("Buy"),
        N_(
            "The price is paid at the start of each life. Demolition and disposal are paid at its end. A resale "
            "value is received at the end of each full life, indexed as the price."
        ),
    )
    yield _rule(
        N_("Buy with buy-back"),
        N_(
            "As buying, but at the end of use the supplier pays back a share of the price that was paid: that of "
            "the first step of the table at or after the age reached, and nothing past the last step. This "
            "replaces the share of life: the last life counts whole."
        ),
    )
    yield _rule(
        N_("Lease"),
        N_(
            "A payment each period, at its start if paid in advance and otherwise at its end. An upfront payment "
            "falls at the start and the return cost at the end of each term. The last term stops at the horizon, "
            "where a payment at the end of a period may still fall."
        ),
    )
    yield _rule(
        N_("Deposit"),
        N_(
            "Deposit and price are paid at the start of each cycle. At its end, or at the horizon, the return rate "
            "times the deposit as it was paid comes back, and the return cost is paid."
        ),
    )
    yield _rule(
        N_("Pay per use"),
        N_(
            "Each year a fixed fee, and the fee per use times the use that the tender states or, if that is more, "
            "the minimum use of the bid."
        ),
    )


def _other_costs(tender: Tender) -> Iterator[Rule]:
    yield _rule(
        N_("Consumption"),
        N_("The bid states how much of a resource is used; the tender sets its price, index and emission factor."),
    )
    phases = ", ".join("{" + phase + "}" for phase in tender.asked_phases) or "-"
    yield (
        Text(N_("No silent zero")),
        Text(
            N_("Each offer prices each of these phases, states it as zero or names it as included: {phases}."),
            {"phases": Text(phases, {phase: Text(TERMS[phase]) for phase in tender.asked_phases})},
        ),
    )
    if tender.carbon_price:
        path = ", ".join(f"{year}: {price:g}" for year, price in sorted(tender.carbon_price.items()))
        yield _rule(
            N_("External costs"),
            N_(
                "Emissions in kg CO2-eq times the carbon price of the year in which they fall, in {currency} per kg "
                "at prices of the base date: {path}; linear between these years, flat outside, growing with "
                "inflation. Emissions of production fall at each start, those of the end of life at each end, those "
                "of consumption with the yearly costs."
            ),
            currency=tender.currency,
            path=path,
        )
    else:
        yield _rule(N_("External costs"), N_("This tender puts no price on emissions."))


def _outcome(tender: Tender) -> Iterator[Rule]:
    yield _rule(
        N_("Life-cycle cost"),
        N_(
            "The sum of the present values of all payments, less what comes back, and of external costs. Lease "
            "payments and fees for use count as use, what is paid at the start as purchase, and what comes back as "
            "residual value."
        ),
    )
    yield _rule(
        N_("Equivalent annual cost"),
        N_(
            "Life-cycle cost x r / (1 - (1 + r)^(-{years})), with r the {basis} rate of {rate} that the tender states."
        ),
        years=tender.horizon_years,
        basis=Text(TERMS[tender.discount.basis]),
        rate=_percent(tender.discount.rate),
    )
    yield _rule(
        N_("Cash by year"),
        N_("What is paid and received in money of the day, without external costs. Year 0 is the base date."),
    )
    yield _rule(
        N_("Ranking"),
        N_(
            "The lowest life-cycle cost wins. Nothing is rounded on the way; life-cycle costs that are equal to the "
            "cent are a tie."
        ),
    )
