"""What can be wrong with a table of many tenders, or with what holds all of an authority, and how to mend it."""

from collections.abc import Mapping

from lcc.language import N_

PORTFOLIO: Mapping[str, tuple[str, str]] = {
    "extra_portfolio": (
        N_("an installation that works on many tenders: this library comes with the extra portfolio"),
        N_(
            'Run: pip install "circular-lcc[portfolio]". Without it the table is written as .csv or .xlsx, without '
            "--parts and by one process."
        ),
    ),
    "portfolio_no_tender": (
        N_("a tender with its bids in one folder, an award file, a result, a comparison or an archive"),
        N_(
            "Call the file of the tender tender.yaml, with its bids in the folder bids beside it; or leave this out."
        ),
    ),
    "portfolio_link": (
        N_("a file or folder, and no link to one elsewhere: links are not followed"),
        N_("Name the place that it leads to, beside this one, or put the files themselves here."),
    ),
    "portfolio_no_award": (
        N_("a result of `lcc score --json` or an award file of `lcc letters --proof`"),
        N_("Leave the file out, or put the tender of this name in a folder of its own."),
    ),
    "portfolio_empty_archive": (
        N_("an archive with a tender in it: a folder with tender.yaml and the bids"),
        N_("Put the tender in the archive too, in the folder of its bids; or leave the archive out."),
    ),
    "portfolio_two_tenders": (
        N_("one file of a tender in each folder"),
        N_("Keep the one that was published, and move the others away."),
    ),
    "portfolio_other_outcome": (
        N_("the costs and ranks that come out of the documents in the file"),
        N_("See with `lcc verify` what differs, and score the tender again from its own files."),
    ),
    "portfolio_tender_twice": (
        N_("each tender of an authority once: {other} has this code too, and is in the table"),
        N_("Leave one of the two out; of two tenders, give each a code of its own."),
    ),
    "portfolio_changed_meanwhile": (
        N_("files that stay as they are while they are read"),
        N_("Run the command again when nobody is working in them."),
    ),
    "portfolio_worker_died": (
        N_("a source that can be read in the memory of a worker: those that read this one ended"),
        N_("Look at it with `lcc score`, or give the workers more memory."),
    ),
    "portfolio_mistake": (
        N_("a tender that the program can work out: this is a mistake in lcc, not in your files"),
        N_("Please report it, with the file; `lcc score` of this tender shows the details."),
    ),
    "portfolio_no_cluster": (
        N_("a Dask scheduler that answers at this address"),
        N_("Start it with: dask scheduler. Name its address with --cluster, or use --workers."),
    ),
    "portfolio_cluster_gone": (
        N_("a Dask scheduler that stays there until the work is done"),
        N_("Start it and run the same command again: what is in --parts is not worked out again."),
    ),
    "portfolio_no_processes": (
        N_("processes that start, and go on to work"),
        N_("Run the same command again, with fewer --workers, or with more memory: what is in --parts is kept."),
    ),
    "portfolio_nobody_works": (
        N_("a process that works, within so many seconds"),
        N_(
            "See why the processes of the cluster ended, and run the same command again: what is in --parts is kept."
        ),
    ),
    "portfolio_other_version": (
        N_("workers with the version of lcc that asks for the work: {version}"),
        N_("Install the same version on every computer of the cluster."),
    ),
    "ocid_twice": (
        N_("an ocid for each tender: {other} has this one too, and is in the file"),
        N_("Leave one of the two out; of two tenders, give each a code of its own."),
    ),
    "nothing_released": (
        N_("at least one tender with bids on which an award was announced"),
        N_("Name the folders of tenders with their bids, or award files, and mend what is wrong in these."),
    ),
    "publisher_unnamed": (
        N_("one publisher of a package with tenders of several authorities"),
        N_("Say who publishes it with --publisher, or write .jsonl: a package of each tender on a line."),
    ),
    "portfolio_rows_of_sheet": (
        N_("at most {limit} rows, which is what a sheet of Excel has"),
        N_("Write the table as .parquet or .csv, or name fewer tenders."),
    ),
    "query_refused": (
        N_("a question in SQL about the columns of the table portfolio; DuckDB says: {said}"),
        N_(
            "Correct it; the question DESCRIBE portfolio lists the columns. Other files and settings are out of reach."
        ),
    ),
    "query_not_one": (
        N_("one question, such as: SELECT count(*) FROM portfolio"),
        N_("Ask one question at a time; it changes nothing, it only looks."),
    ),
    "query_large": (
        N_("an answer that takes at most {limit} seconds and {megabytes} megabytes of memory"),
        N_("Ask for less, or ask DuckDB itself about the table as .parquet."),
    ),
    "query_long": (
        N_("a question of at most {limit} characters"),
        N_("Ask a shorter one, or ask DuckDB itself about the table as .parquet."),
    ),
    "query_column_twice": (
        N_("columns of an answer that each have a name of their own"),
        N_("Give each a name in the question, with AS."),
    ),
    "query_sheet": (
        N_(
            "an answer for which a sheet of Excel has room: {rows} rows, {columns} columns, {characters} characters "
            "in a cell"
        ),
        N_("Write it as .csv or .parquet, or ask for less."),
    ),
    "query_whole_number": (
        N_("whole numbers of at most 64 bits, which is what Parquet has"),
        N_("Make it a number with decimals in the question, with CAST(... AS DOUBLE), or write it as .csv."),
    ),
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
