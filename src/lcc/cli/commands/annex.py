"""`lcc annex`: what the awarded bid promises on circularity, as an annex to the contract."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from lcc.cli.awarded import awards
from lcc.cli.group import what_it_does
from lcc.cli.loading import stop_if
from lcc.cli.options import Files, force, help_option, in_language, of_a_tender, output
from lcc.cli.output import deliver, refuse_existing
from lcc.cli.ranking import print_remarks
from lcc.documents.formats import FORMATS
from lcc.language import N_, Text, Translate, preferred, translator

if TYPE_CHECKING:
    from lcc.documents.awarded_lot import AwardedLot
    from lcc.evaluation.evaluate import BidEvaluation, Evaluation

_ = translator(preferred())

WORKBOOK = "xlsx"


@click.command(help=what_it_does("annex"))
@of_a_tender
@output(True, _("The annex, .docx, .html or .xlsx: a workbook has cells for what was measured."))
@click.option("--bid", "name", metavar="NAME", help=_("This bid, and not the one that wins."))
@in_language
@force
@help_option
def annex(files: Files, output_file: Path, name: str | None, language: str, force: bool) -> None:
    """Read, evaluate, and write the annex with the bid that wins, or with another one."""
    _ = translator(language)
    kind = output_file.suffix.lower().removeprefix(".")
    if kind not in (*FORMATS, WORKBOOK):
        raise click.UsageError(
            _("The annex is a Word file, a page or a workbook: end its name in .docx, .html or .xlsx.")
        )
    refuse_existing((output_file,), _, force=force, inputs=files.all)
    awarded = list(awards(files, _))
    if files.lot is None and any(lot for lot, _evaluation in awarded):
        known = ", ".join(lot.award.lot for lot, _evaluation in awarded if lot)
        raise click.UsageError(_("This tender has lots; name one with --lot: {known}.").format(known=known))
    [(lot, evaluation)] = awarded
    stop_if("nothing_promised", not evaluation.tender.measures_circularity, files.tender, _)
    one = _winner(evaluation, lot, files.tender, _) if name is None else _named(evaluation, name, _)

    def beside() -> None:
        if one.rank is None:
            remark = N_("{bid} is not ranked: this annex is not one to a contract that follows from this award.")
            print_remarks([Text(remark, {"bid": one.bid.name})], _)

    deliver({output_file: _as_file(evaluation, one, kind, language)}, beside, _)


def _winner(evaluation: "Evaluation", lot: "AwardedLot | None", file: Path, _: Translate) -> "BidEvaluation":
    """Return the bid that wins; stop where there is none, or where more than one can."""
    from lcc.documents.justification import winners_of

    best = winners_of(evaluation, lot)
    stop_if("nobody_wins", not best, file, _)
    is_tie = len(best) > 1 or bool(lot and lot.award.is_tie)
    stop_if("winner_open", is_tie, file, _, bids=", ".join(one.bid.name for one in best))
    return best[0]


def _named(evaluation: "Evaluation", name: str, _: Translate) -> "BidEvaluation":
    bids = {one.bid.name: one for one in evaluation.bids}
    if name not in bids:
        raise click.UsageError(
            _("There is no bid {bid}; there are: {known}.").format(bid=name, known=", ".join(bids))
        )
    return bids[name]


def _as_file(evaluation: "Evaluation", one: "BidEvaluation", kind: str, language: str) -> bytes:
    if kind == WORKBOOK:
        from lcc.excel.comparison.annex import write_annex

        return write_annex(evaluation, one, language)
    from lcc.documents.annex import contract_annex
    from lcc.documents.formats import as_file

    return as_file(contract_annex(evaluation, one, language), kind)
