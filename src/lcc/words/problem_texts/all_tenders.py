"""What can be wrong with files that hold all tenders of an authority, and how to mend it."""

from collections.abc import Mapping

from lcc.language import N_

ALL_TENDERS: Mapping[str, tuple[str, str]] = {
    "all_tenders_file": (
        N_("a file with all tenders, of one of these kinds: {known}"),
        N_("Take the open data of the platform on which you publish, as JSON or Excel, or save a sheet as CSV."),
    ),
    "all_tenders_mixed": (
        N_("files of one kind: releases in JSON, or else tables"),
        N_("Give the JSON files alone: they say of each award what it is worth."),
    ),
    "all_tenders_columns": (
        N_("a table with these columns in one row at the top: {known}"),
        N_("Take the sheet with the data as TenderNed publishes it, with its own names of columns."),
    ),
    "no_releases": (
        N_("open data about tenders: releases or records of OCDS"),
        N_("Take the JSON that the platform publishes as OCDS, whole and as it is."),
    ),
    "authority_not_published": (
        N_("an authority with tenders in these files, such as: {known}"),
        N_("Give the name or number by which the authority publishes its tenders there."),
    ),
    "authority_without_tenders": (
        N_("the authority of the tenders that were read: {known}"),
        N_("Write the authority in the answers as the tenders do, or name the tenders of this one."),
    ),
    "zero_or_one": (
        N_("0 or 1: it is there, or it is not"),
        N_("Write 1 if there is one, and 0 if there is none."),
    ),
    "cpv_division": (
        N_("the first two digits of a CPV code, in quotes"),
        N_("Write '39' for furniture, and not the whole code."),
    ),
    "division_twice": (
        N_("each CPV division in one group"),
        N_("Take it out of one of the groups: else it would count twice."),
    ),
}
