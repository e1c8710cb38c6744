"""`lcc annex`: what the awarded bid promises on circularity, as an annex to the contract."""

from pathlib import Path

import click

from lcc.cli.awarded import announced, award_of, bid_asked
from lcc.cli.group import what_it_does
from lcc.cli.options import Files, of_a_tender, output, writing
from lcc.cli.output import asked, deliver, kind_of, refuse_existing, refusing
from lcc.cli.printed.ranking import print_remarks
from lcc.documents.formats import FORMATS
from lcc.language import N_, Text, preferred, translator

_ = translator(preferred())

WORKBOOK = "xlsx"


@click.command(help=what_it_does("annex"))
@of_a_tender
@output(True, _("The annex, .docx, .pdf, .html or .xlsx: a workbook has cells for what was measured."))
@click.option("--bid", "name", metavar=_("NAME"), help=_("This bid, and not the one that wins."))
@writing
def annex(files: Files, output_file: Path, name: str | None, language: str, force: bool) -> None:
    """Read, evaluate, and write the annex with the bid that wins, or with another one."""
    from lcc.api.award import annex_file, promised

    _ = translator(language)
    kind = kind_of(output_file, (*FORMATS, WORKBOOK), _)
    refuse_existing((output_file,), _, force=force, inputs=files.all)
    found = award_of(announced(files, _), files, _)
    with refusing(_), bid_asked(name, found.evaluation, _):
        one = promised(found.submissions, found.evaluation, found.award, name)

    def beside() -> None:
        if one.rank is None:
            remark = N_("{bid} is not ranked: this annex is not one to a contract that follows from this award.")
            print_remarks([Text(remark, {"bid": one.bid.name})], _)

    deliver(asked({output_file: lambda: annex_file(found.evaluation, one, kind, language)}, _), _, beside)
