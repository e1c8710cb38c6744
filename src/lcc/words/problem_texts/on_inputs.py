"""What is remarked on what was handed in, and stops nothing."""

from collections.abc import Mapping

from lcc.language import N_

ON_INPUTS: Mapping[str, str] = {
    "answer_left_out": N_("Sheet {sheet}: '{field}'{of_item} said {answer}, and has no place any more."),
    "notices_left_out": N_("Information notices of the tender that this starts from, left out: {number}."),
    "lots_differ": N_(
        "The lots of the release do not have the same criteria or method, and a tender has one for all its lots: "
        "taken from {lot}."
    ),
    "base_date_of_period": N_(
        "The base date is the last day of the tender period in the release; see whether it is."
    ),
    "currencies_differ": N_("The values in the release are in several currencies; left open: {names}."),
    "policies_differ": N_(
        "The lots of the release do not all say the same of variants, and a tender has one rule for all; it is left "
        "open."
    ),
    "quantity_not_read": N_(
        "Item {item}: the quantity in the release can't be read, or can be two numbers: {said}."
    ),
    "criteria_not_read": N_(
        "Criteria in the release that are not of type quality, cost or price are not taken, and so the weights are "
        "left open: {names}."
    ),
    "weights_not_whole": N_(
        "The weights of the criteria in the release add up to {total} in place of {whole}; they are left out."
    ),
    "weights_not_read": N_(
        "The weights of the criteria in the release are not all shares of one kind; they are left out: {kinds}."
    ),
    "part_not_counted": N_(
        "{part}: the workbook says no, so what is answered on sheet {sheet} does not count (answers: {number}). "
        "Choose yes if it has to."
    ),
    "unreadable_left_out": N_("Sheet {sheet}, cell {cell} said {answer}, which can't be read there: left out."),
    "words_beside": N_(
        "{bidder}: {file} has {what} that was not there when it was sent ({where}). It says: '{text}'. "
        "None of it is read; ask whether it is a reservation."
    ),
    "notices_since": N_(
        "{bidder}: {file} is a form of before information notice {numbers}, which asks nothing else of it. See whether "
        "the bidder knew the notice."
    ),
    "told_otherwise": N_(
        "{bidder}: {file} was made when the tender said otherwise of what a form does not ask: {changes}."
    ),
    "told_by_hand": N_(
        "{bidder}: in {file} was changed what the authority says there: {changes}. The tender counts; ask the bidder "
        "what is meant."
    ),
    "told_otherwise_and_by_hand": N_(
        "{bidder}: {file} was made when the tender said otherwise, and what it says was changed since: {changes}. See "
        "which of these the bidder changed."
    ),
    "more_words_beside": N_(
        "{bidder}: {file} has notes, texts and pictures that were not in it, more than are shown: {number}."
    ),
    "cells_not_read": N_(
        "{bidder}: {file} holds what the mapping does not read, and what counts for nothing: {text}. See whether it is "
        "a price or a reservation."
    ),
    "priced_and_included": N_(
        "{bidder}: {phase} of {item} is named as included and priced too; the price counts."
    ),
    "offered_twice": N_("{bidder}: {item} is offered more than once; all of it counts."),
    "never_falls": N_("{bidder}: '{cost}' of {item} would fall when its life is over, and is never paid."),
    "one_off_not_repeated": N_(
        "{bidder}: '{cost}' of {item} ({amount}) is paid once, while the product starts {times} times within the "
        "horizon. Ask whether the cost comes again with each life."
    ),
    "warranty_restarts": N_(
        "{bidder}: the warranty on '{cost}' of {item} starts anew with each term of {months} months. "
        "Ask for the life of the product itself, and whether the warranty runs with it."
    ),
    "life_above_longest": N_(
        "{bidder}: {item} lasts {life} years by the bid; the tender counts at most {longest} years."
    ),
    "contract_above_longest": N_(
        "{bidder}: the contract for {item} takes {months} months, and by the tender such a thing lasts at most "
        "{longest} years: what is paid late in it, or comes back at its end, counts for little."
    ),
    "renewal_after_horizon": N_(
        "{bidder}: a renewal of {item} starts at or after the horizon and does not count: {payment} each period "
        "(in months: {months})."
    ),
    "option_at_horizon": N_(
        "{bidder}: the option to buy {item} is used at or after the horizon; of its price of {price} the share of use "
        "inside the horizon counts."
    ),
    "end_of_life_not_counted": N_(
        "{bidder}: {phase} of {item} ({amount}) does not count: the product is not the authority's at the end. "
        "If the authority has to pay it, it belongs in the return cost."
    ),
    "take_back_not_counted": N_(
        "{bidder}: what is paid for {material} of {item} does not count: the product is not the authority's at the end."
    ),
    "relief_not_counted": N_(
        "{bidder}: relief of {amount} {unit} for {item} (emissions or MKI below zero) counts as zero, and pays for "
        "nothing else."
    ),
    "product_life_not_stated": N_(
        "{bidder}: the bid does not say how long {item} itself lasts; {months} months of the contract stand for it in "
        "emissions, MKI and circularity. Ask for the life of the product."
    ),
    "negative_cost": N_("{bidder}: '{cost}' of {item} is negative, and lowers the life-cycle cost."),
    "out_of_proportion": N_(
        "{bidder}: '{field}' of {item} comes to {currency} {amount} at a time, out of all proportion. Ask whether that "
        "is meant."
    ),
    "paid_in_more_ways": N_(
        "{bidder}: the authority is paid for {item} in more than one way: {ways}. See whether each is money beside the "
        "others."
    ),
    "mass_back_unknown": N_(
        "{bidder}: {taken} kg of each unit of {item} is taken back at a price, and the bid does not say what a unit "
        "weighs. Ask for it."
    ),
    "changed_in_workbook": N_("{bidder}: {field} was changed in the workbook from {before} to {now}."),
    "locked_before_input": N_(
        "Scores are said to be locked on {at}, and {file} was last changed after that, on {changed}. See whether it "
        "was changed, or only copied: a copy can have the time of copying."
    ),
    "no_use_at_all": N_(
        "{bidder}: the tender states a use of 0 for {item}, so that what is paid for its use counts only as far as a "
        "minimum is agreed."
    ),
    "short_use": N_("Use of {item}: the list stops after year {years}; its last use goes on."),
    "not_in_force": N_("The tender names {name}, which does not hold at its base date: {why}. {instead}"),
    "not_known_to_hold": N_(
        "The tender names {name}, which is known to hold until {until}. It was not found whether it does at the base "
        "date: look up what holds then, and state that yourself."
    ),
    "figure_recalled": N_("{name} is recalled, not held against its source: {source}."),
    "planning_figure": N_(
        "{name} is a planning figure: nobody published it. Choose a figure with a source, or say why you expect this."
    ),
    "path_proposed": N_("{name} rests on a proposal: it was not found whether that was adopted. Look it up."),
    "path_old": N_(
        "{name} is what its source said in {vintage}, more than {years} years before the base date. Look for a later "
        "one."
    ),
    "real_levels_end": N_(
        "Index {index}: its levels end in {year}. After that the last one stays, and rises with inflation."
    ),
    "nominal_levels_end": N_(
        "Index {index}: its levels end in {year}. After that the last one stays, whatever inflation is."
    ),
    "real_level_of_one_year": N_(
        "Index {index}: there is a level of one year only, {year}. What follows it rises with inflation alone."
    ),
    "nominal_level_of_one_year": N_(
        "Index {index}: there is a level of one year only, {year}. What follows it never rises or falls."
    ),
    "ladder_unused": N_(
        "The ladder of high-grade use counts nowhere: no criterion, target, bonus or chart goes by it. Name "
        "high-grade use in one of them, or leave the ladder out."
    ),
    "ladder_of_one_grade": N_("The ladder of high-grade use has one grade, {grade}: it tells no bids apart."),
    "weights_recalled": N_("Of MKI set {set} these weights are recalled, not held against the source: {impacts}."),
    "building_horizon": N_(
        "The environmental performance is worked out over {horizon} years; for this building the method takes {years}."
    ),
    "outlives_passport": N_(
        "{bidder}: {item} is said to serve {life} years, and its passport says that it lasts {technical}."
    ),
    "passport_of_bidder": N_(
        "{bidder}: the material passport for {item} says that {supplier} supplies the product, which is a bidder too. "
        "Ask whose it is."
    ),
    "short_table": N_("Index {index}: the table stops after year {years}; its last growth goes on."),
}
