"""What can be wrong with a price file, and with the earlier prices beside a tender, and how to mend it."""

from collections.abc import Mapping

from lcc.language import N_

PRICES: Mapping[str, tuple[str, str]] = {
    "prices_columns": (
        N_("a head with these columns, each once: {known}"),
        N_("Keep the head as `lcc prices remember` wrote it; only category, cpv and awarded can be left out."),
    ),
    "prices_no_awarded": (
        N_("the column awarded, as it says which offers fell away"),
        N_("Write awarded behind the head, and nothing behind the rows below it but the sign between columns."),
    ),
    "price_twice": (
        N_("each offer of a tender once: line {line} says otherwise of this offer of tender {tender}"),
        N_("Keep the row that is right, and take the other one out."),
    ),
    "unknown_model_kept": (
        N_("one of the business models: {known}"),
        N_("Write one of these codes."),
    ),
    "price_of_other_kind": (
        N_(
            "{per} under this business model: a purchase has a price of one unit, what is paid by use of one use, all "
            "else of a unit and year"
        ),
        N_("Correct the column per, or the business model."),
    ),
    "no_price_range": (
        N_("numbers that rise from the lowest to the highest, of at least as many offers as tenders"),
        N_("Name the price file itself (.csv) with --prices: the ranges are worked out from it."),
    ),
    "other_tender_prices": (
        N_("earlier prices beside tender {tender}"),
        N_("Name the price file itself (.csv) with --prices."),
    ),
    "prices_not_given": (
        N_("a price file: the tender says that prices are held against what was offered before"),
        N_("Name the file with --prices; `lcc prices remember` makes one of earlier tenders."),
    ),
    "other_price_file": (
        N_("the price file that the tender fixed beforehand, with checksum {sha256}"),
        N_(
            "Name the file as it was when the tender was published: what was added to it or saved anew since, makes it "
            "another one."
        ),
    ),
    "other_price_index": (
        N_("the index that the tender fixed beforehand, with checksum {sha256}"),
        N_("Name that file with --price-index, as it was when the tender was published."),
    ),
    "price_index_not_fixed": (
        N_("no index: the tender fixed its price file beforehand, and none with it"),
        N_("Leave the index out: prices go at the inflation of their own tenders then."),
    ),
    "price_index_alone": (
        N_("a price file (.csv) beside it, whose prices it brings to the level of this tender"),
        N_("Name the price file with --prices too, or leave the index out."),
    ),
    "fixed_unused": (
        N_("{needed} too, as {fixed} says which file goes with it"),
        N_("State {needed}, or leave {fixed} out."),
    ),
    "prices_no_offers": (
        N_("offers that were made: a market consultation asks for none"),
        N_("Leave this one out."),
    ),
    "prices_too_many": (
        N_("at most {limit} offers in one price file"),
        N_("Keep what is oldest in a file of its own, and start a new one."),
    ),
}
