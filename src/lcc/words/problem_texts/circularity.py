"""Of circularity: what is asked, measured and promised."""

from collections.abc import Mapping

from lcc.language import N_

CIRCULARITY: Mapping[str, tuple[str, str]] = {
    # circularity
    "shares_whole": (
        N_("shares that add up to 1; these add up to {total}"),
        N_("Correct the shares: 100 % is written as 1, and a share that is left out is 0."),
    ),
    "no_cost_centres": (
        N_("cost centres for item {item} too, as other items have them"),
        N_("Add them to the item, or to the tender for all items that have none of their own."),
    ),
    "mass_balance": (
        N_("materials that together weigh {mass} kg, as the product does; these weigh {total} kg"),
        N_("Correct the mass of the product or of its materials, or add what is missing."),
    ),
    "connection_twice": (
        N_("each connection once"),
        N_("Give the connections different names: {name} stands there twice."),
    ),
    "unknown_connection": (
        N_("a connection of this passport: {known}"),
        N_("Correct the name, or add the connection."),
    ),
    "mass_needed": (N_("the mass of the product"), N_("Add mass_kg, or a passport.")),
    "stated_in_passport": (
        N_("no {name} beside a passport: it follows from the passport"),
        N_("Leave {name} out."),
    ),
    "aim_not_measured": (
        N_("a target that an indicator measures; {found} is an aim that no bid shows anything of"),
        N_("Follow the aim yourself, and choose a target; the documentation lists both."),
    ),
    "one_bound": (N_("one of at_least and at_most"), N_("State the one that is meant.")),
    "required_spending": (
        N_("a target that is not required: what is spent follows from costs that are not known yet"),
        N_("Leave required out."),
    ),
    "promised_twice": (N_("each indicator once"), N_("Keep one bonus and malus for {name}.")),
    "promise_of_nothing": (
        N_("a bonus, a malus, or both"),
        N_("Add what is paid or withheld for each step, or leave this promise out."),
    ),
    "circular_from_needed": (
        N_("circular_from: the material circularity from which spending counts as circular"),
        N_("Add circular_from, for example 0.5: it is a choice of the authority."),
    ),
    "building_needed": (
        N_("the building that its environmental performance (MPG) is about"),
        N_("Add circularity with building: function and floor_area."),
    ),
    "passport_for_indicator": (
        N_("a passport that is asked for: {name} is worked out of it, and every bid has to show that"),
        N_("Choose required or optional for passport, or ask for nothing that is worked out of it."),
    ),
    "off_indicator": (
        N_("values that {name} can have: from 0 to {highest}"),
        N_("Correct the number: 100 % is written as 1, and 50 % as 0.5."),
    ),
    "mki_for_indicator": (
        N_("mki: indicator {name} is worked out of it"),
        N_("Add mki with a weighting_set; with is_cost: false it is no part of the cost."),
    ),
    "ladder_needed": (
        N_("a ladder of high-grade use in circularity"),
        N_("Add circularity with ladder: each destination with its grade, from 0 to 1."),
    ),
    "destinations_whole": (
        N_("shares that add up to 1"),
        N_("State where all of it goes: the shares of the destinations add up to 1."),
    ),
    "material_prices_needed": (
        N_("what a kilogram of each material is worth at the end of life"),
        N_("Add circularity with material_prices."),
    ),
    "limit_of_other_building": (
        N_("a limit for this building and weighting set; {name} is for a {function} and set {set}"),
        N_("Choose another published target, or state at_most yourself."),
    ),
}
