"""Of settings that decide by themselves."""

from collections.abc import Mapping

from lcc.language import N_
from lcc.words.remark_texts.wording import Wording

OF_SETTINGS: Mapping[str, Wording] = {
    "use_not_asked": Wording(
        N_("What is used is not asked"),
        N_(
            "The tender prices {resources}, and does not ask for the phase of use: whoever leaves it out is cheaper by "
            "all of it. How much can't be said before bids are there."
        ),
        N_("Ask for phase use too: then each offer states how much it takes, or zero."),
    ),
    "residual_value_favours": Wording(
        N_("The residual value favours leasing"),
        N_(
            "By {residual}, a product that lasts {life} years costs {share} more bought than leased at the same value, "
            "over a horizon of {horizon} years; another horizon gives another difference."
        ),
        N_("Choose annuity as residual value, under which it makes no difference, or say why this is meant."),
    ),
    "bands_favour": Wording(
        N_("Rates by bands of years count"),
        N_(
            "The discount rate changes over the years: beside one rate that holds, the dearest way to offer a product "
            "of {life} years becomes another {share} dearer at equal value."
        ),
        N_("Look at the table to see which way that is, and say why the rates are as they are."),
    ),
    "yearly_moment_favours": Wording(
        N_("The moment within the year counts"),
        N_(
            "By '{field}', what is asked by the year falls at the {moment}; it is then {share} {direction} than the "
            "same asked by the month."
        ),
        N_("Set '{field}' to {best}, which comes nearest to what is paid over the year."),
    ),
    "life_unbounded": Wording(
        N_("Lives without a bound"),
        N_(
            "Of {items}, whoever says {longer} years instead of {life} is {share} cheaper at the same price, and "
            "nothing bounds what is said."
        ),
        N_("State the longest life of each item: a longer life counts as that one."),
    ),
    "return_rate_open": Wording(
        N_("Return rates are the bidder's"),
        N_(
            "Of {items}, whoever says that ten in a hundred more come back is {share} cheaper under a deposit, though "
            "the authority returns them."
        ),
        N_(
            "State the return rate of each item, by your own experience: the bidder's own counts if it pays "
            "the rest."
        ),
    ),
    "loss_open": Wording(
        N_("Losses are the bidder's"),
        N_(
            "Of {items}, whoever says that one in a hundred trips less loses a unit is {share} cheaper under a pool, "
            "where a lost unit costs what it is worth."
        ),
        N_(
            "State the loss per trip of each item, by your own experience: the bidder's own counts if it "
            "pays the rest."
        ),
    ),
    "indices_open": Wording(
        N_("Bidders choose the index"),
        N_(
            "In {phases}, the same cost a year counts {share} less by the index {flattest} than by {steepest}, and "
            "each bidder chooses."
        ),
        N_("State which indices a cost of each phase can follow."),
    ),
    "vat_rate_open": Wording(
        N_("Bidders choose the VAT rate"),
        N_(
            "In {phases}, a bid that names the lowest VAT rate is {share} cheaper than one that names the highest."
        ),
        N_("State which VAT rate holds for costs of each phase."),
    ),
    "resale_counts_whole": Wording(
        N_("Expected resale counts in full"),
        N_(
            "A resale of {resale_share} of the price that is only expected makes a purchase {share} cheaper, as if it "
            "were guaranteed."
        ),
        N_("Choose 100 % as haircut on expected resale value where only what is guaranteed is to count."),
    ),
    "options_not_stated": Wording(
        N_("Purchase options are left open"),
        N_(
            "The tender does not say whether options to buy are used. A lease that pays a product of {life} years off "
            "in {term} is {share} dearer where they are not."
        ),
        N_("State whether purchase options are used: yes if you keep such products, no if they go back."),
    ),
    "contract_end_not_stated": Wording(
        N_("What a lease asks after the horizon"),
        N_(
            "The tender does not say whether contracts end at the horizon. A lease of {life} years asks, after "
            "{horizon} years, another {share} of what counts."
        ),
        N_(
            "State whether contracts end at the horizon: yes if you stop then, so that the cost of an early "
            "end counts; no if you go on."
        ),
    ),
    "short_lives_skip_growth": Wording(
        N_("Short lives skip what grows"),
        N_(
            "Costs are compared by year over each offer's own life: what grows by {index} weighs {share} less over a "
            "life of {short} years than over one of {life}."
        ),
        N_("Compare over the horizon, with annuity as residual value."),
    ),
    "mki_discount_not_stated": Wording(
        N_("Later MKI weighs as much"),
        N_(
            "The MKI is not discounted while costs are: discounted, that of a product of {life} years would be {share} "
            "lower. What that is of the whole cost can't be said before bids are there."
        ),
        N_("State whether MKI is discounted: usually it is not."),
    ),
    "phases_not_asked": Wording(
        N_("Costs that nobody has to state"),
        N_(
            "The tender asks for no {phases}. An offer that includes it is {share} dearer than one that is silent, at "
            "{upkeep_share} of the price a year for upkeep and {end_share} at the end of life."
        ),
        N_("Ask for this phase too: then each offer prices it, states it as zero or names it as included."),
    ),
    "emissions_without_price": Wording(
        N_("Emissions that count nowhere"),
        N_(
            "The tender states emissions of {resources}, and nothing makes them count; at {central} per kg ({source}) "
            "they would come to {share} of what is paid for it."
        ),
        N_("State a price of CO2 or choose a published path, judge emissions, or leave the factors out."),
    ),
    "cost_decides_little": Wording(
        N_("The cost decides next to nothing"),
        N_(
            "With {weight} as weight of the cost, a bid that is {apart} dearer than another loses {lost} "
            "points, as much as {quality} of quality: between plausible bids the cost does not change the "
            "order."
        ),
        N_(
            "Raise the weight of the cost, or choose a rule or bounds under which points for cost fall "
            "faster: at {enough} such costs weigh as much as {equal} of quality. Or say so, and fix the "
            "budget: then most quality wins."
        ),
    ),
    "points_too_coarse": Wording(
        N_("Rounding makes ties"),
        N_(
            "Rounded to {decimals} decimals, of {points} points in all, bids that are {share} apart in cost, or "
            "{quality} in quality, can earn the same: the tie-break decides, and no longer cost or quality."
        ),
        N_("Set decimals: 2 or more, raise points, or leave decimals out."),
    ),
}
