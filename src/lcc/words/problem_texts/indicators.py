"""What is wrong with targets for indicators, contracts beside each other, and data files on waste."""

from collections.abc import Mapping

from lcc.language import N_

ON_INDICATORS: Mapping[str, tuple[str, str]] = {
    "target_group": (
        N_("a group, and by what awards are taken together; neither for all awards"),
        N_("State both by and group, or leave both out."),
    ),
    "target_twice": (
        N_("each target once, by its indicator, part and group"),
        N_("Put all years of a path in the points of one target."),
    ),
    "target_indicator": (N_("the code of an indicator: {known}"), N_("Take a code from this list.")),
    "target_part": (
        N_("the code of a part of the indicator: {known}"), N_("Take a code from this list; this one has no whole.")
    ),
    "target_no_part": (N_("no part: the indicator is not split"), N_("Leave the part out.")),
    "target_share": (N_("a share from 0 to 1"), N_("Write 50 % as 0.5.")),
    "contract_without_award": (
        N_("a contract of an award that was read: there is none of {authority} with this code"),
        N_("Name the tender with its bids too, or leave the contract out."),
    ),
    "contract_with_other": (
        N_("a contract with who was awarded it: {awarded}, and not {supplier}"),
        N_("Leave this contract out, or read the award as it became."),
    ),
    "contract_twice": (
        N_("each contract with a supplier once: {other} has that with {supplier} too"),
        N_("Leave the older one of the two out."),
    ),
    "waste_no_table": (
        N_("a region (Regiokenmerken) and a period (Perioden)"),
        N_("Download the data of the table as it is: CSV with semicolons, or JSON."),
    ),
    "waste_period": (N_("a year, written as 2021JJ00 or 2021"), N_("Download years, and no months or quarters.")),
    "waste_twice": (N_("each region and year once: there is another row of {year}"), N_("Leave one of the two out.")),
    "waste_column_twice": (N_("the column {column} once"), N_("Leave one of the two out.")),
    "waste_number": (
        N_("a number with a point before its decimals, or nothing"),
        N_("Download the data again, and do not save it from a spreadsheet."),
    ),
}  # fmt: skip
