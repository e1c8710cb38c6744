"""Of one field or one record."""

from collections.abc import Mapping

from lcc.language import N_

RECORDS: Mapping[str, tuple[str, str]] = {
    # one field
    "missing": (N_("a value for {field}"), N_("Add {field}.")),
    "extra_forbidden": (N_("one of: {known}"), N_("Correct the name or remove it.{suggestion}")),
    "float_type": (N_("a number"), N_("Write a plain number, with a point for decimals: 1234.56.")),
    "int_type": (N_("a whole number"), N_("Write a whole number.")),
    "int_from_float": (N_("a whole number"), N_("Write a whole number.")),
    "int_parsing": (N_("a whole number"), N_("Write a whole number.")),
    "int_parsing_size": (N_("a whole number that is not that large"), N_("Write the number that is meant.")),
    "finite_number": (N_("a number that is not infinite"), N_("Write the number that is meant.")),
    "greater_than": (N_("a number above {gt}"), N_("Correct the number.{hint}")),
    "greater_than_equal": (N_("a number of at least {ge}"), N_("Correct the number.{hint}")),
    "less_than": (N_("a number below {lt}"), N_("Correct the number.{hint}")),
    "less_than_equal": (N_("a number of at most {le}"), N_("Correct the number.{hint}")),
    "string_type": (N_("text"), N_("Put the text in quotes, with any zeros in front.")),
    "string_too_long": (N_("at most {max_length} characters"), N_("Shorten the text.")),
    "string_pattern_mismatch": (N_("a currency code of three capitals"), N_("Write for example EUR.")),
    "bool_type": (N_("true or false"), N_("Write true or false, without quotes.")),
    "literal_error": (N_("one of: {choices}"), N_("Choose one of them.")),
    "date_type": (N_("a date"), N_("Write it as 2027-01-31.")),
    "list_type": (N_("a list"), N_("Put a dash before each entry, or square brackets around them.")),
    "dict_type": (N_("a group of fields"), N_("Write name: value, one a line.")),
    "model_attributes_type": (N_("a group of fields"), N_("Write name: value, one a line.")),
    "model_type": (N_("a group of fields"), N_("Write name: value, one a line.")),
    "too_short": (N_("at least {min_length} entry"), N_("Add an entry.")),
    "too_long": (N_("at most {max_length} entries"), N_("Remove entries.")),
    "union_tag_not_found": (N_("kind, one of: {choices}"), N_("Add kind: followed by one of them.")),
    "union_tag_invalid": (N_("one of: {choices}"), N_("Choose one of them.")),
    "line_of_text": (N_("one line of text that is not empty"), N_("Write a name on one line.")),
    "visible_text": (
        N_("text that is what it looks like; here stands {characters}"),
        N_("Type the text again: it holds characters that can't be seen or that turn the direction."),
    ),
    "whole_months": (N_("years that make a whole number of months"), N_("Write for example 7.5 for 90 months.")),
    "one_month": (N_("at least one month"), N_("Write the years that are meant; one month is 1/12 of a year.")),
    "tender_method": (
        N_("method 2: the rules of the calculation have changed since the method that this tender names"),
        N_("Read what changed in the method statement, write method: 2, and send suppliers the new forms."),
    ),
    "other": (N_("another value ({message})"), N_("Correct the value.")),
    # one record
    "item_twice": (N_("each item code once"), N_("Give the items different codes: {name} stands there twice.")),
    "requirement_twice": (
        N_("each requirement code once"),
        N_("Give the requirements different codes: {name} stands there twice."),
    ),
    "reserved_index": (
        N_("an index name other than general, fixed and carbon_price"),
        N_("Rename {name}. `general` follows inflation and `fixed` does not grow: both are always there."),
    ),
    "unknown_index_of_resource": (
        N_("one of the tender's indices: {known}"),
        N_("Add the index {found} to indices, or let resource {name} follow one of them."),
    ),
    "steps_rise": (N_("steps in rising order of age"), N_("Sort the steps by after_years, each age once.")),
    "steps_fall": (
        N_("shares that stay the same or become less with age"),
        N_("Correct the shares: what is older is worth no more than what is younger."),
    ),
    "residual_of_tender": (
        N_("no residual in a bid: since method 2 the tender says how a life is settled at the horizon"),
        N_("Leave residual out. The authority states residual_value in the tender."),
    ),
    "each_life_once": (
        N_("at_year beside with_each_life"),
        N_("Say in which year of each life the cost falls, or leave with_each_life out."),
    ),
    "whole_periods": (
        N_("a length that is a whole number of payment periods of {every} months"),
        N_("Correct the length or the months between payments."),
    ),
    "unknown_vat_of_phase": (
        N_("one of the tender's VAT rates: {known}"),
        N_("Add it to rates, or name another."),
    ),
    "unknown_open_index": (
        N_("one of the tender's indices: {known}"),
        N_("Add it to indices, or name another."),
    ),
    "one_moment": (N_("one of yearly, every_years and at_year"), N_("Remove the others.")),
    "not_published": (N_("one of: {known}"), N_("Choose one of them; `lcc constants` says what they are.")),
    "shortest_above_longest": (
        N_("a shortest life of at most {longest} years, the longest life of the item"),
        N_("Correct one of the two."),
    ),
    "path_outside": (
        N_("a base date in {first} to {last}, the years of {name}"),
        N_("State levels from the year of the base date on, or growths, or name another path."),
    ),
    "unknown_fact": (N_("one of: {known}"), N_("Name one of them; `lcc facts --search WORD` finds others.")),
    "unknown_category": (N_("one of: {known}"), N_("Choose one of them.")),
    "fact_of_other_measure": (
        N_("a fact that measures one of: {measures}"),
        N_("Name one of these, or leave it out and state the numbers yourself."),
    ),
    "fact_not_read": (
        N_(
            "a fact that was read in its source; this is from memory or a planning figure, and bidders would rely on it"
        ),
        N_("Name a fact with a source, or state a number that you answer for yourself."),
    ),
    "fact_of_more_numbers": (
        N_("a fact of one number; its sources go from {low} to {high}"),
        N_("Choose one source, by its code after an @, or state a number that you answer for yourself."),
    ),
    "fact_of_one_number": (
        N_("a fact that lies between two numbers; this one is {number}"),
        N_("Leave fact out and state a distribution."),
    ),
    "facts_in_two_units": (
        N_("facts about what is measured in one unit"),
        N_("Name only the fact in the unit of the item."),
    ),
    "beside_published": (
        N_("no {name} of your own beside {field}"),
        N_("Leave {name} out, or leave out {field} and state everything yourself."),
    ),
    "bands_rise": (
        N_("bands of years in rising order, the last one without until_year"),
        N_("Sort the bands by until_year and leave it out in the last one."),
    ),
    "vat_rates": (
        N_("VAT rates, with one that is called standard"),
        N_("Write for example rates: {{standard: 0.21, reduced: 0.09}}."),
    ),
    "unknown_vat_of_resource": (
        N_("one of the tender's VAT rates: {known}"),
        N_("Add the rate {found} to vat, or let resource {name} fall under one of them."),
    ),
    "mki_index": (
        N_("no index for environmental costs that are not discounted"),
        N_("Leave index out, or add discounted: true."),
    ),
    "mki_in_euro": (
        N_("EUR as the currency, because MKI is in euro"),
        N_("Leave mki out, or change the currency."),
    ),
    "unknown_index_of_mki": (N_("one of the tender's indices: {known}"), N_("Choose one of them.")),
    "co2_and_mki": (
        N_("carbon_price or mki, not both: MKI contains the cost of CO2"),
        N_("Leave one of the two out."),
    ),
    "instalment_after_life": (
        N_("an instalment before the end of the service life of {life} months"),
        N_("Correct the month, or the service life."),
    ),
    "instalments_rise": (
        N_("instalments in rising order"),
        N_("Sort the instalments by after_months, each moment once."),
    ),
    "instalments_whole": (N_("instalments whose shares add up to 1"), N_("Correct the shares.")),
    "option_after_life": (
        N_("a service life that is longer than the lease with its renewals"),
        N_("Correct the service life, or leave the purchase option out."),
    ),
    "one_fee": (
        N_("one of fee_per_use, tiers and fee_by_quality"),
        N_("State a fee per use, a table of tiers or a fee for each quality class: one of the three."),
    ),
    "tier_gap": (
        N_("a last tier without a bound, and all others with one"),
        N_("Leave up_to out in the last tier only, so that no use is without a fee."),
    ),
    "tiers_rise": (N_("tiers in rising order"), N_("Sort the tiers by up_to, each bound once.")),
    "one_mki": (
        N_("one of per_life and impacts"),
        N_("State the MKI of one life or the impacts: one of the two."),
    ),
}
