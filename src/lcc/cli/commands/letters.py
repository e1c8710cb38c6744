"""`lcc letters`: the award decision, explained to each bidder, or as proofs that each can check."""

from pathlib import Path

import click

from lcc.cli.awarded import announced, awards_of, print_once, refuse_unknown
from lcc.cli.group import what_it_does
from lcc.cli.options import Files, of_a_tender, writing
from lcc.cli.output import refuse_existing, write_whole
from lcc.cli.terminal import say
from lcc.documents.formats import FORMATS
from lcc.language import N_, Text, Translate, preferred, translator

_ = translator(preferred())


@click.command(help=what_it_does("letters"))
@of_a_tender
@click.option(
    "-o", "--output", "folder", type=click.Path(path_type=Path, file_okay=False), required=True,
    metavar="FOLDER", help=_("The folder for the documents, one for each bid; lots have a folder each."),
)  # fmt: skip
@click.option(
    "--format", "kind", type=click.Choice(FORMATS), default=FORMATS[0], show_default=True,
    help=_("What the documents are."),
)  # fmt: skip
@click.option("--bidder", metavar="NAME", help=_("Only this bidder."))
@click.option("--others-prices", is_flag=True, help=_("Show the costs and scores of other bidders too."))
@click.option(
    "--scores-of-winner/--no-scores-of-winner", default=True, show_default=True,
    help=_("Give what the winner earns on each criterion; in proofs its score too."),
)  # fmt: skip
@click.option(
    "--proof", "as_proofs", is_flag=True,
    help=_("Write proofs in place of letters: `lcc verify` checks them without the bids of others."),
)  # fmt: skip
@click.option(
    "--cost-bounds/--no-cost-bounds", default=True, show_default=True,
    help=_("In proofs: the lowest cost, and the highest, where the award rule goes by them."),
)  # fmt: skip
@click.option(
    "--award-file", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
    help=_("With --proof: the confidential file that opens the proofs, written once; in the folder if left out."),
)  # fmt: skip
@writing
def letters(
    files: Files,
    folder: Path,
    kind: str,
    bidder: str | None,
    others_prices: bool,
    scores_of_winner: bool,
    as_proofs: bool,
    cost_bounds: bool,
    award_file: Path | None,
    language: str,
    force: bool,
) -> None:
    """Read, evaluate, and write a document for each bid."""
    from lcc.cli.proofs import write_proofs

    _ = translator(language)
    if as_proofs:
        told = {"scores_of_winner": scores_of_winner, "cost_bounds": cost_bounds, "all_bids": others_prices}
        withheld = {name for name, is_told in told.items() if not is_told}
        write_proofs(files, folder, award_file, bidder, withheld, _, force=force)
        return
    _write_letters(files, folder, kind, bidder, language, _, others_prices, scores_of_winner, force=force)


def _write_letters(
    files: Files,
    folder: Path,
    kind: str,
    bidder: str | None,
    language: str,
    _: Translate,
    others_prices: bool,
    scores_of_winner: bool,
    *,
    force: bool,
) -> None:
    from lcc.documents.bid_outcome import gives_away_others
    from lcc.documents.file_names import file_stems
    from lcc.documents.formats import as_file
    from lcc.documents.justification import justification
    from lcc.documents.record_of_letters import Letter, record_of_letters
    from lcc.proofs.given_away import given_away_by_letter
    from lcc.words.received import holds_more, remarks_on_files

    submissions = announced(files, _)
    awarded = [(one.award, one.evaluation) for one in awards_of(submissions, files, _)]
    names = list(dict.fromkeys(one.bid.name for _lot, evaluation in awarded for one in evaluation.bids))
    stems = file_stems(names, _("justification"))
    refuse_unknown(bidder, names, _)
    folders = file_stems([lot.award.lot for lot, _evaluation in awarded if lot], _("lot"))
    wanted = {
        folder / (folders[lot.award.lot] if lot else "") / f"{stems[one.bid.name]}.{kind}": (lot, evaluation, one)
        for lot, evaluation in awarded
        for one in evaluation.bids
        if bidder in (None, one.bid.name)
    }
    is_recorded = bidder is None and holds_more(submissions.received)
    record = folder / f"{_('record')}.{kind}" if is_recorded else None
    refuse_existing((*wanted, record), _, force=force, inputs=files.all)
    if scores_of_winner:
        told = (given_away_by_letter(evaluation, one, lot) for lot, evaluation, one in wanted.values())
        print_once((text for texts in told for text in texts), _)
    if not others_prices and any(gives_away_others(evaluation, one) for _lot, evaluation, one in wanted.values()):
        left_out = N_(
            "Points for cost and scores are left out where the cost of another bidder could be worked out from "
            "them; --others-prices gives them."
        )
        print_once([Text(left_out)], _)
    written = {
        file: as_file(
            justification(
                evaluation, one, language,
                others_prices=others_prices, scores_of_winner=scores_of_winner, lot=lot,
            ),
            kind,
        )
        for file, (lot, evaluation, one) in wanted.items()
    }  # fmt: skip
    if record is not None:
        letters = [
            Letter(one.bid.name, lot.award.lot if lot else "", one.rank, str(file.relative_to(folder)))
            for file, (lot, _evaluation, one) in wanted.items()
        ]
        document = record_of_letters(
            submissions.tender, letters, submissions.received, submissions.inputs, submissions.remarks, language
        )
        written[record] = as_file(document, kind)
    print_once(remarks_on_files(submissions.received), _)
    write_whole(written, _)
    for file in written:
        if file != record:
            say(_("Written: {file}").format(file=file))
    if record is not None:
        say(_("Written, for your own file and not for bidders: {file}").format(file=record))
